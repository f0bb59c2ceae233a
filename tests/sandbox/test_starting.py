"""The interpreter comes up beside the program that started it, from byte code that fits its file."""

from __future__ import annotations

import os
import py_compile
import sys
from pathlib import Path

import pytest

from graders.errors import GraderProblem
from graders.sandbox import Limits, Program, Sandbox, processes

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the warm interpreter is Linux's")

PROGRAM = Program(b"def f(x):\n    return x + 1\n", "f")


def started(sandbox: Sandbox) -> processes.WarmInterpreter:
    """What `start` left coming up."""
    assert sandbox._starting is not None
    return sandbox._starting


def test_what_was_started_early_serves() -> None:
    with Sandbox() as sandbox:
        sandbox.start()
        early = started(sandbox).process.pid
        assert sandbox.run(PROGRAM, [(1,)], Limits()).outcomes[0].value == 2
        assert sandbox._warm is not None
        assert sandbox._warm.process.pid == early


def test_starting_twice_starts_one() -> None:
    with Sandbox() as sandbox:
        sandbox.start()
        early = started(sandbox)
        sandbox.start()
        assert started(sandbox) is early
        sandbox.warm()
        sandbox.start()
        assert sandbox._starting is None


def test_one_that_is_not_up_yet_is_ended_at_once() -> None:
    sandbox = Sandbox()
    sandbox.start()
    process = started(sandbox).process
    sandbox.close()
    assert process.returncode == -9


def test_a_start_that_fails_shows_at_the_first_use(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: object) -> list[str]:
        raise GraderProblem("there is no interpreter")

    monkeypatch.setattr(processes, "interpreter_command", broken)
    with Sandbox() as sandbox:
        sandbox.start()
        with pytest.raises(GraderProblem, match="there is no interpreter"):
            sandbox.run(PROGRAM, [(1,)], Limits())


def test_fresh_processes_need_no_start() -> None:
    with Sandbox(without=frozenset({"warm"})) as sandbox:
        sandbox.start()
        assert sandbox._starting is None


def test_only_fitting_byte_code_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.pycache_prefix", str(tmp_path / "kept"))
    source = tmp_path / "zygote.py"
    source.write_text("first = 1\n")
    assert processes._compiled(source) == str(source)
    kept = py_compile.compile(str(source))
    assert processes._compiled(source) == kept
    source.write_text("second = 22\n")
    assert processes._compiled(source) == str(source)
    py_compile.compile(str(source))
    assert processes._compiled(source) == kept
    about = source.stat()
    os.utime(source, (about.st_atime, about.st_mtime + 5))
    assert processes._compiled(source) == str(source)
    py_compile.compile(str(source), invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
    assert processes._compiled(source) == str(source)


def test_arguments_that_cannot_cross_leave_no_child() -> None:
    with Sandbox() as sandbox:
        with pytest.raises(GraderProblem, match="argument 1"):
            sandbox.run(PROGRAM, [(object(),)], Limits())
        assert sandbox._warm is not None
        assert children_of(sandbox._warm.process.pid) == []


def children_of(pid: int) -> list[str]:
    """The living children of a process."""
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
