"""What the new interpreter does: prepare the walls, then serve, or live one child's life."""

from __future__ import annotations

import _socket  # `socket` would be 2 ms of the start
import contextlib
import os
import sys
from typing import NoReturn

from graders.sandbox.zygote.child import Child
from graders.sandbox.zygote.fence import Fence
from graders.sandbox.zygote.link import LINK_AT, Link
from graders.sandbox.zygote.loading import load_numpy
from graders.sandbox.zygote.serving import Zygote


def main(arguments: list[str]) -> None:
    """`zygote.py CONTROL_FD NUMPY LIBRARY WITHOUT`; `-` as descriptor: one child, by stdin and stdout."""
    control_fd, numpy_folder, library, without = arguments
    numpy = load_numpy(numpy_folder)
    for name in ("warnings", "traceback", "random", "encodings.utf_8_sig"):
        __import__(name)
    os.environ.clear()
    sys.argv[:] = sys.orig_argv[:] = [""]
    fence = Fence(numpy_folder, library, frozenset(without.split(",")))
    child = Child(numpy, fence, library)
    if control_fd == "-":
        live_once(child, fence)
    fence.guard_zygote()
    os.chdir("/")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    # Where the parent is gone, the child goes with this process.
    gone = contextlib.suppress(BrokenPipeError, ConnectionResetError)
    with contextlib.closing(_socket.socket(fileno=int(control_fd))) as control, gone:
        Zygote(control, child, fence).serve()
    os._exit(0)  # the parent waits for the end; to take NumPy apart would take 20 ms


def live_once(child: Child, fence: Fence) -> NoReturn:
    """The child where nothing is warm: it talks by what was stdin and stdout; then these lead nowhere."""
    fence.die_with(os.getppid())
    link = Link(os.dup2(0, LINK_AT - 1, inheritable=False), os.dup2(1, LINK_AT, inheritable=False))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    os.close(nowhere)
    trusted = link.receive(1) != b"\0"
    fence.prepare(trusted=trusted)
    child.live(link, trusted=trusted)
