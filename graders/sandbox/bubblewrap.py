"""The warm interpreter inside the system's bubblewrap: for kernels without Landlock."""

from __future__ import annotations

import functools
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from graders.errors import GraderProblem
from graders.sandbox.launching import interpreter_command
from graders.sandbox.warm import WarmInterpreter

if TYPE_CHECKING:
    from collections.abc import Callable

    from graders.sandbox.warm import ForkedChild
    from graders.sandbox.zygote import Order

__all__ = ["BUBBLEWRAP", "in_bubblewrap"]

BUBBLEWRAP = "bubblewrap"
_INSIDE = "/sandbox/zygote"
_SCRIPT = f"{_INSIDE}/start.py"


def bubblewrap_prefix(program: str, interpreter: str, numpy_folder: Path, library: Path | None) -> list[str]:
    """The command that shows the interpreter its own files and hides all others.

    `site-packages` is covered by an empty folder wherever it lies inside a folder that is shown; NumPy is
    laid over it again.
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
    packages = [numpy_folder, numpy_folder.parent / "numpy.libs"]
    for path in packages if library is None else [*packages, library]:
        if path.is_dir():
            command += ["--ro-bind", str(path), str(path)]
    zygote = str(Path(__file__).resolve().with_name("zygote"))
    return [*command, "--ro-bind", zygote, _INSIDE, "--chdir", "/", "--"]


class Bubblewrapped(WarmInterpreter):
    """The warm interpreter in there, and a second one for the author's side, which alone sees the library.

    What is shown to an interpreter is shown to all it forks: a submission must not come from that one.
    """

    def __init__(
        self, without: frozenset[str], shown: Callable[[Path | None], list[str]], library: Path
    ) -> None:
        self._for_authors: WarmInterpreter | None = None
        self._prefix_for_authors = shown(library)
        self._without = without
        super().__init__(without=without, prefix=shown(None), script=_SCRIPT)

    def fork(self, order: Order, *, trusted: bool = False, gathers: bool = True) -> ForkedChild:
        if not trusted:
            return super().fork(order, gathers=gathers)
        if self._for_authors is not None and self._for_authors.lost:
            self._for_authors.close()
            self._for_authors = None
        if self._for_authors is None:
            self._for_authors = WarmInterpreter(
                without=self._without, prefix=self._prefix_for_authors, script=_SCRIPT
            )
        return self._for_authors.fork(order, trusted=True, gathers=gathers)

    def close(self) -> None:
        super().close()
        if self._for_authors is not None:
            self._for_authors.close()

    def forget(self) -> None:
        super().forget()
        if self._for_authors is not None:
            self._for_authors.forget()


def in_bubblewrap(without: frozenset[str]) -> WarmInterpreter | None:
    """The warm interpreter inside the system's bubblewrap; None where that isn't there or doesn't work."""
    program = shutil.which("bwrap")
    if program is None or BUBBLEWRAP in without or sys.platform != "linux":
        return None
    command = interpreter_command(linked_by="-", without=without)
    shown = functools.partial(bubblewrap_prefix, program, command[0], Path(command[-3]))
    try:
        return Bubblewrapped(without, shown, Path(command[-2]))
    except GraderProblem:
        return None
