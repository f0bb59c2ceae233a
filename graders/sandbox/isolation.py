"""What keeps a submission in on this machine, where Landlock is missing too; and how to say it in words."""

from __future__ import annotations

import platform
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from graders.errors import GraderProblem
from graders.sandbox.processes import WarmInterpreter, interpreter_command

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["bubblewrap_prefix", "describe_isolation", "in_bubblewrap"]

_INSIDE = "/sandbox/zygote.py"
_SAYS = {
    "limits": "limits: time, memory, open files; nothing can be written",
    "landlock": "landlock: no files but NumPy's and the standard library's, no TCP",
    "seccomp": "seccomp: no network, no new process or thread, no signal to others",
    "capabilities": "capabilities: given up, also when started by root",
    "bubblewrap": "bubblewrap: no files but NumPy's and the standard library's, no network, own processes",
}


def bubblewrap_prefix(program: str, interpreter: str, numpy_folder: Path, library: Path) -> list[str]:
    """The command that shows the interpreter its own files and hides all others.

    `site-packages` is covered by an empty folder wherever it lies inside a folder that is shown; NumPy is laid
    over it again.
    """
    stdlib = Path(shutil.__file__).resolve().parent
    here = Path(interpreter).resolve()
    shown = [Path(path) for path in ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib")]
    shown += [stdlib, here, here.parent.parent / "lib"]
    command = [program, "--unshare-all", "--new-session", "--dev", "/dev", "--proc", "/proc"]
    for path in dict.fromkeys(shown):
        command += ["--ro-bind-try", str(path), str(path)]
    hidden = {stdlib / "site-packages", stdlib / "dist-packages"}
    for path in shown:
        if path.is_dir() and not path.is_symlink():
            hidden.update(path.glob("python3*/*-packages"))
    for path in sorted(hidden):
        if path.is_dir():
            command += ["--tmpfs", str(path)]
    if Path(interpreter) != here:
        command += ["--ro-bind-try", str(interpreter), str(interpreter)]
    for path in (numpy_folder, numpy_folder.parent / "numpy.libs", library):
        if path.is_dir():
            command += ["--ro-bind", str(path), str(path)]
    command += ["--ro-bind", str(Path(__file__).resolve().with_name("zygote.py")), _INSIDE, "--chdir", "/", "--"]
    return command


def in_bubblewrap(without: frozenset[str]) -> WarmInterpreter | None:
    """The warm interpreter inside the system's bubblewrap; None where that isn't there or doesn't work."""
    program = shutil.which("bwrap")
    if program is None or "bubblewrap" in without or sys.platform != "linux":
        return None
    command = interpreter_command(linked_by="-", without=without)
    numpy_folder, library = Path(command[-3]), Path(command[-2])
    prefix = bubblewrap_prefix(program, command[0], numpy_folder, library)
    try:
        return WarmInterpreter(without=without, prefix=prefix, script=_INSIDE)
    except GraderProblem:
        return None


def describe_isolation() -> Iterator[str]:
    """What stands between a submission and this machine, a line a wall; the first line is the verdict."""
    from graders.sandbox.sandbox import Sandbox

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
        if sys.platform == "linux":
            yield "a kernel with Landlock (5.13 or later), or bubblewrap, would make it strong"
        else:
            yield "Linux (a virtual machine or container will do) would make it strong"
    for name in walls.names:
        yield _SAYS.get(name, name)
