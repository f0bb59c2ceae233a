"""The interpreter comes up beside the program that started it, from byte code that fits its file."""

from __future__ import annotations

import os
import py_compile
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graders.errors import GraderProblem
from graders.sandbox import Limits, Program, Sandbox, launching, warm, zygote

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the warm interpreter is Linux's")

START = Path(zygote.__file__).with_name("start.py")
PROGRAM = Program(b"def f(x):\n    return x + 1\n", "f")


def started(sandbox: Sandbox) -> warm.WarmInterpreter:
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

    monkeypatch.setattr(warm, "interpreter_command", broken)
    with Sandbox() as sandbox:
        sandbox.start()
        with pytest.raises(GraderProblem, match="there is no interpreter"):
            sandbox.run(PROGRAM, [(1,)], Limits())


def test_fresh_processes_need_no_start() -> None:
    with Sandbox(without=frozenset({"warm"})) as sandbox:
        sandbox.start()
        assert sandbox._starting is None


@pytest.mark.parametrize("where", [None, "kept"])
def test_only_fitting_byte_code_is_run(
    where: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "zygote"
    folder.mkdir()
    shutil.copy(START, folder)
    (folder / "__init__.py").write_text("")
    entry = folder / "entry.py"
    monkeypatch.setattr("sys.pycache_prefix", where and str(tmp_path / where))
    command = launching.interpreter_command(
        linked_by="-", without=frozenset(), script=str(folder / "start.py")
    )

    def said() -> str:
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def write(text: str, at: int) -> None:
        entry.write_text(f"def main(_):\n    print({text!r})\n")
        os.utime(entry, (at, at))

    write("first", 1_000_000_000)
    assert said() == "first"
    assert list(tmp_path.rglob("*.pyc")) == []
    py_compile.compile(str(entry))
    write("other", 1_000_000_000)  # as long, and as old by its stamp: nobody could tell
    assert said() == "first"
    write("other", 1_000_000_005)
    assert said() == "other"
    py_compile.compile(str(entry), invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)
    write("third", 1_000_000_005)
    assert said() == "third"


@pytest.mark.parametrize("without", ["", "warm"])
def test_byte_code_of_all_it_runs_is_kept(without: str, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    code = (
        "from graders.sandbox import Limits, Program, Sandbox\n"
        f"with Sandbox(without=frozenset({without.split()!r})) as sandbox:\n"
        "    sandbox.run(Program(b'def f(): pass', 'f'), [()], Limits())\n"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        env=environment | {"PYTHONPYCACHEPREFIX": str(kept)},
        cwd=START.parents[3],
    )
    parts = {path.stem for path in START.parent.glob("*.py")} - {"start"}
    assert {path.name.partition(".")[0] for path in kept.rglob("zygote/*.pyc")} == parts


def test_arguments_that_cannot_cross_leave_no_child() -> None:
    with Sandbox() as sandbox:
        sandbox.warm()
        assert sandbox._warm is not None
        with pytest.raises(GraderProblem, match="argument 1"):
            sandbox.run(PROGRAM, [(object(),)], Limits())
        assert children_of(sandbox._warm.process.pid) == []


def children_of(pid: int) -> list[str]:
    """The living children of a process."""
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
