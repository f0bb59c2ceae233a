"""Where a wall is missing: bubblewrap for Landlock, a fresh process for want of both; and it is said."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import graders
from graders.errors import GraderProblem
from graders.sandbox import Limits, Program, Sandbox, describe_isolation, isolation, launching

if TYPE_CHECKING:
    from collections.abc import Iterator

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the walls are Linux's")
READS = Program(b"def f(path): return open(path).read()", "f")
GRADERS = str(Path(graders.__file__).parent / "errors.py")
REFERENCE = str(Path(graders.__file__).parent / "reference" / "__init__.py")
PROBE = Program(b"import os, numpy.ma\ndef f(x):\n    print('hi')\n    return [x, len(os.environ)]\n", "f")


def bubblewrapped() -> Sandbox:
    return Sandbox(without=frozenset({"landlock"}))


def works(sandbox: Sandbox) -> bool:
    return "bubblewrap" in sandbox.walls.names


@pytest.fixture(scope="module")
def inside() -> Iterator[Sandbox]:
    if shutil.which("bwrap") is None or sys.platform != "linux":
        pytest.skip("bubblewrap is not installed")
    with bubblewrapped() as sandbox:
        if not works(sandbox):
            pytest.skip("bubblewrap does not work here")
        yield sandbox


@pytest.fixture(scope="module")
def fresh() -> Iterator[Sandbox]:
    with Sandbox(without=frozenset({"landlock", "bubblewrap"})) as sandbox:
        yield sandbox


def test_bubblewrap_stands_in_for_landlock(inside: Sandbox) -> None:
    assert inside.walls.names == ("limits", "seccomp", "capabilities", "bubblewrap")
    assert inside.walls.strong
    outcome = inside.run(PROBE, [(1,)], Limits()).outcomes[0]
    assert (outcome.value, outcome.output) == ([1, 0], "hi\n")


@pytest.mark.parametrize("hidden", [GRADERS, REFERENCE, "/etc/passwd", "/etc/hostname"])
def test_in_bubblewrap_files_are_absent(hidden: str, inside: Sandbox) -> None:
    outcome = inside.run(READS, [(hidden,)], Limits()).outcomes[0]
    assert outcome.exception in ("FileNotFoundError", "PermissionError")


def test_in_bubblewrap_no_installed_package_but_numpy_is_there(inside: Sandbox) -> None:
    source = b"import os, sys\ndef f(path):\n    return sorted(os.listdir(path))\n"
    numpy_parent = str(Path(sys.modules["numpy"].__file__ or "").parents[1])
    outcome = inside.run(Program(source, "f"), [(numpy_parent,)], Limits()).outcomes[0]
    assert set(outcome.value) <= {"numpy", "numpy.libs"}


def test_in_bubblewrap_the_authors_side_finds_the_reference(inside: Sandbox) -> None:
    source = b"import graders.reference\ndef f(): return graders.reference.__name__\n"
    program = Program(source, "f", trusted_library=True)
    for _ in range(2):
        assert inside.run(program, [()], Limits()).outcomes[0].value == "graders.reference"
        learners = inside.run(READS, [(REFERENCE,)], Limits()).outcomes[0]
        assert learners.exception == "FileNotFoundError"


def test_in_bubblewrap_it_comes_back(inside: Sandbox) -> None:
    warm = inside._warm
    assert warm is not None
    warm.process.kill()
    warm.process.wait(5)
    assert inside.run(PROBE, [(2,)], Limits()).outcomes[0].value == [2, 0]
    assert works(inside)


@LINUX
def test_without_either_a_fresh_process_serves_and_is_called_weak(fresh: Sandbox) -> None:
    assert fresh.walls.names == ("limits", "seccomp", "capabilities")
    assert not fresh.walls.strong
    run = fresh.run(PROBE, [(1,), (2,)], Limits())
    assert [(outcome.value, outcome.output) for outcome in run.outcomes] == [
        ([1, 0], "hi\n"),
        ([2, 0], "hi\n"),
    ]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("while True: pass", "timeout"),
        ("import time; time.sleep(60)", "timeout"),
        ("hoard = [bytearray(1 << 20) for _ in range(4000)]", "memory"),
        ("import os; os._exit(0)", "vanished"),
        ("import os; os.abort()", "killed"),
        ("import sys; sys.exit()", "raised"),
        ("import os; os.closerange(0, 64)", "vanished"),
    ],
)
def test_a_fresh_process_ends_as_a_forked_one(body: str, kind: str, fresh: Sandbox) -> None:
    source = f"def f(x):\n    if x:\n        {body}\n    return x\n".encode()
    limits = Limits(case_seconds=0.3 if kind == "timeout" else 5, memory_mb=256)
    assert [o.kind for o in fresh.run(Program(source, "f"), [(0,), (1,)], limits).outcomes] == [
        "returned",
        kind,
    ]
    assert fresh.run(PROBE, [(3,)], Limits()).outcomes[0].value == [3, 0]


@LINUX
def test_a_fresh_process_still_can_not_write_or_start_others(fresh: Sandbox, tmp_path: Path) -> None:
    for body in (
        f"open({str(tmp_path / 'x')!r}, 'w')",
        "import os; os.fork()",
        "import socket; socket.socket()",
    ):
        outcome = fresh.run(Program(f"def f():\n    {body}\n".encode(), "f"), [()], Limits()).outcomes[0]
        assert outcome.exception == "PermissionError"
    assert list(tmp_path.iterdir()) == []


@LINUX
@pytest.mark.parametrize("wall", ["seccomp", "capabilities", "limits"])
def test_a_missing_wall_is_not_claimed(wall: str) -> None:
    with Sandbox(without=frozenset({wall})) as sandbox:
        assert wall not in sandbox.walls.names
        assert sandbox.walls.strong == (wall == "capabilities")
        assert sandbox.run(PROBE, [(1,)], Limits()).outcomes[0].value == [1, 0]


@LINUX
def test_without_the_filter_what_a_program_starts_is_ended_with_it() -> None:
    source = b"""
import os, time
def f():
    pids = []
    for _ in range(3):
        pid = os.fork()
        if pid == 0:
            os.setsid()
            time.sleep(60)
        pids.append(pid)
    return pids
"""
    with Sandbox(without=frozenset({"seccomp", "limits"})) as sandbox:
        pids = sandbox.run(Program(source, "f"), [()], Limits()).outcomes[0].value
        assert len(pids) == 3
        assert not [pid for pid in pids if Path(f"/proc/{pid}").exists()]


def test_another_platform_gets_fresh_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    with Sandbox() as sandbox:
        monkeypatch.undo()
        assert sandbox.run(PROBE, [(1,)], Limits()).outcomes[0].value == [1, 0]
        assert sandbox._warm is None


def test_an_interpreter_that_does_not_start_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_base_executable", "/nowhere/python", raising=False)
    with Sandbox() as sandbox, pytest.raises(GraderProblem, match="interpreter does not start: No such file"):
        sandbox.warm()
    monkeypatch.setattr(sys, "_base_executable", "/bin/false", raising=False)
    with (
        Sandbox() as sandbox,
        pytest.raises(GraderProblem, match="interpreter does not start: it said nothing"),
    ):
        sandbox.warm()


def test_no_numpy_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(launching.importlib.util, "find_spec", lambda name: None)
    with Sandbox() as sandbox, pytest.raises(GraderProblem, match="install NumPy for this Python"):
        sandbox.warm()


@LINUX
def test_isolation_in_words_strong() -> None:
    lines = list(describe_isolation())
    assert lines[0].startswith("strong: files and network are closed")
    assert any(line.startswith("landlock: ") for line in lines)


@pytest.mark.parametrize("system", ["linux", "darwin"])
def test_isolation_in_words_weak(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def weak() -> Sandbox:
        return Sandbox(without=frozenset({"landlock", "bubblewrap"}))

    monkeypatch.setattr(isolation, "Sandbox", weak)
    monkeypatch.setattr(isolation.sys, "platform", system)
    lines = list(describe_isolation())
    assert lines[0].startswith("weak on this machine")
    assert "would make it strong" in lines[1]


def test_isolation_in_words_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: Any, **options: Any) -> Any:
        raise GraderProblem("no interpreter")

    monkeypatch.setattr(Sandbox, "run", broken)
    assert list(describe_isolation()) == ["none: no interpreter"]
