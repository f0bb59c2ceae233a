"""How the interpreter that runs programs is started: its command and its environment."""

from __future__ import annotations

import importlib.util
import os
import sys
from importlib import import_module
from pathlib import Path

from graders.errors import GraderProblem

__all__ = ["environment", "interpreter_command", "keep_byte_code"]


def interpreter_command(*, linked_by: str, without: frozenset[str], script: str | None = None) -> list[str]:
    """The command that starts the zygote, with what it must be told.

    It takes the byte code Python keeps of its parts where that fits their text, and writes none.

    Args:
        linked_by: the control socket's descriptor, or `-` for a single child on stdin and stdout.
        without: walls to leave out.
        script: where `start.py` lies for the new process, if elsewhere than here.
    """
    executable = getattr(sys, "_base_executable", None) or sys.executable
    found = importlib.util.find_spec("numpy")
    if not executable or found is None or not found.submodule_search_locations:
        raise GraderProblem(
            "the sandbox needs a Python interpreter with NumPy", remedy="install NumPy for this Python"
        )
    here = Path(__file__).resolve()
    return [
        executable,
        "-I",
        "-S",
        "-B",
        script or str(here.parent / "zygote" / "start.py"),
        str(Path(sys.pycache_prefix).absolute()) if sys.pycache_prefix else "-",
        linked_by,
        str(Path(found.submodule_search_locations[0]).resolve()),
        str(here.parent.parent / "reference"),
        ",".join(sorted(without)) or "-",
    ]


def keep_byte_code() -> None:
    """While the interpreter comes up, import what only it runs: Python keeps byte code for the next one."""
    import_module("graders.sandbox.zygote.entry")


def environment() -> dict[str, str]:
    """What the interpreter is started with: one thread, and what the platform needs to start it at all."""
    kept = ("OPENBLAS_CORETYPE", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "WINDIR")
    threads = ("OPENBLAS", "OMP", "MKL", "VECLIB_MAXIMUM", "NUMEXPR", "BLIS")
    return {name: os.environ[name] for name in kept if name in os.environ} | {
        f"{name}_NUM_THREADS": "1" for name in threads
    }
