"""The warm interpreter inside the system's bubblewrap: for kernels without Landlock."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from graders.errors import GraderProblem
from graders.sandbox.processes import WarmInterpreter, interpreter_command

__all__ = ["BUBBLEWRAP", "in_bubblewrap"]

BUBBLEWRAP = "bubblewrap"
_INSIDE = "/sandbox/zygote.py"


def bubblewrap_prefix(program: str, interpreter: str, numpy_folder: Path, library: Path) -> list[str]:
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
    for path in (numpy_folder, numpy_folder.parent / "numpy.libs", library):
        if path.is_dir():
            command += ["--ro-bind", str(path), str(path)]
    script = str(Path(__file__).resolve().with_name("zygote.py"))
    return [*command, "--ro-bind", script, _INSIDE, "--chdir", "/", "--"]


def in_bubblewrap(without: frozenset[str]) -> WarmInterpreter | None:
    """The warm interpreter inside the system's bubblewrap; None where that isn't there or doesn't work."""
    program = shutil.which("bwrap")
    if program is None or BUBBLEWRAP in without or sys.platform != "linux":
        return None
    command = interpreter_command(linked_by="-", without=without)
    numpy_folder, library = Path(command[-3]), Path(command[-2])
    prefix = bubblewrap_prefix(program, command[0], numpy_folder, library)
    try:
        warm = WarmInterpreter(without=without, prefix=prefix, script=_INSIDE)
        warm.await_start()
    except GraderProblem:
        return None
    return warm
