"""What keeps a submission in on this machine, in words."""

from __future__ import annotations

import platform
import sys
from typing import TYPE_CHECKING

from graders.errors import GraderProblem
from graders.sandbox.sandbox import Sandbox
from graders.sandbox.zygote import SECCOMP

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["describe_isolation"]

_SAYS = {
    "limits": "limits: time, memory, open files; no file can grow",
    "landlock": "landlock: no files but NumPy's and the standard library's, and those only to be read",
    "seccomp": "seccomp: no network, no new process or thread, no signal to others",
    "capabilities": "capabilities: given up, also when started by root",
    "bubblewrap": "bubblewrap: no files but NumPy's and the standard library's, no network, own processes",
}


def describe_isolation() -> Iterator[str]:
    """What stands between a submission and this machine, a line a wall; the first line is the verdict."""
    with Sandbox() as sandbox:
        try:
            walls = sandbox.walls
        except GraderProblem as problem:
            yield f"none: {problem}"
            return
    if walls.strong:
        yield "strong: files and network are closed, nothing outlives a submission"
    else:
        yield f"weak on this machine ({platform.system()} {platform.machine()}): run only code you trust"
        if sys.platform == "linux" and SECCOMP not in walls.names:
            yield "a kernel with seccomp, on x86-64 or 64-bit ARM, would make it strong"
        elif sys.platform == "linux":
            yield "a kernel with Landlock (5.13 or later), or bubblewrap, would make it strong"
        else:
            yield "Linux (a virtual machine or container will do) would make it strong"
    for name in walls.names:
        yield _SAYS.get(name, name)
