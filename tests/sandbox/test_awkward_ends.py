"""What dies, fails or hangs at an awkward moment: no learner pays for it, nothing waits, nothing is left."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sys
import textwrap
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graders.errors import GraderProblem
from graders.sandbox import Limits, Program, Sandbox
from graders.sandbox import zygote as wire
from graders.sandbox.warm import WarmInterpreter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graders.sandbox import Outcome

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the warm interpreter is Linux's")

ECHO = Program(b"def f(x): return x", "f")
FORK_FAILS = """
import errno, os, runpy

fork, forks = os.fork, 0

def failing():
    global forks
    forks += 1
    if forks in {which!r}:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")
    return fork()

os.fork = failing
runpy.run_path({start!r}, run_name="__main__")
"""


@pytest.fixture
def failing_fork(tmp_path: Path) -> Iterator[Callable[..., Sandbox]]:
    """A sandbox whose interpreter finds no room for some of the processes it is told to fork."""
    with contextlib.ExitStack() as stack:
        start = Path(wire.__file__).with_name("start.py")

        def made(*which: int) -> Sandbox:
            script = tmp_path / "start.py"
            script.write_text(textwrap.dedent(FORK_FAILS).format(which=which, start=str(start)))
            sandbox = stack.enter_context(Sandbox())
            sandbox._warm = WarmInterpreter(without=frozenset(), script=str(script))
            sandbox._warm.await_start()
            if wire.SECCOMP not in sandbox._warm.names:
                pytest.skip("without the filter none is forked ahead")
            return sandbox

        yield made


def test_no_room_for_the_process_that_would_wait_costs_the_running_program_nothing(
    failing_fork: Callable[..., Sandbox],
) -> None:
    sandbox = failing_fork(2)
    warm = sandbox._warm
    slow = Program(b"import time\ndef f(x):\n    time.sleep(0.1)\n    return x\n", "f")
    for x in (1, 2, 3):
        run = sandbox.run(slow, [(x,), (x + 1,)], Limits())
        assert [(outcome.kind, outcome.value) for outcome in run.outcomes] == [
            ("returned", x),
            ("returned", x + 1),
        ]
    assert sandbox._warm is warm


def test_no_room_for_the_process_of_a_run_is_said(failing_fork: Callable[..., Sandbox]) -> None:
    sandbox = failing_fork(1)
    with pytest.raises(GraderProblem, match="Resource temporarily unavailable"):
        sandbox.run(ECHO, [(1,)], Limits())
    assert sandbox.run(ECHO, [(1,)], Limits()).outcomes[0].value == 1


def test_one_that_was_killed_while_it_waited_does_not_cost_the_interpreter(sandbox: Sandbox) -> None:
    sandbox.run(ECHO, [(1,)], Limits())
    warm = sandbox._warm
    if warm is None or warm._ahead is None:
        pytest.skip("none waits here")
    end = time.monotonic() + 10
    while not (waiting := alive_below(warm.process.pid) - {warm.process.pid}) and time.monotonic() < end:
        threading.Event().wait(0.005)
    for pid in waiting:
        os.kill(pid, signal.SIGKILL)
    assert gone(waiting)
    assert sandbox.run(ECHO, [(2,)], Limits()).outcomes[0].value == 2
    assert sandbox._warm is warm


def test_what_a_listener_raises_is_the_listeners_and_told_once(sandbox: Sandbox) -> None:
    """A command whose output was closed is no interpreter that died."""
    sandbox.run(ECHO, [(1,)], Limits())
    warm, heard = sandbox._warm, []

    def listener(index: int, outcome: Outcome) -> None:
        heard.append((index, outcome.value))
        raise BrokenPipeError("nobody reads what is told")

    with pytest.raises(BrokenPipeError, match="nobody reads"):
        sandbox.run(ECHO, [(7,)], Limits(), on_outcome=listener)
    assert heard == [(0, 7)]
    assert sandbox.run(ECHO, [(2,)], Limits()).outcomes[0].value == 2
    assert sandbox._warm is warm


def stat_of(pid: int) -> list[str]:
    """State, parent and so on of a process; nothing where it is gone."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return []


def alive_below(pid: int) -> set[int]:
    """A process and what comes from it."""
    found, size = {pid}, 0
    while len(found) > size:
        size = len(found)
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                stat = stat_of(int(entry.name))
                if stat and int(stat[1]) in found:
                    found.add(int(entry.name))
    return found


def is_python(pid: int) -> bool:
    return pid != os.getpid() and "python" in Path(f"/proc/{pid}/comm").read_text()


def gone(pids: set[int], seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while any(stat_of(pid)[:1] not in ([], ["Z"]) for pid in pids):
        if time.monotonic() > end:
            return False
        threading.Event().wait(0.01)
    return True


@pytest.mark.parametrize("without", ["", "seccomp", "landlock", "landlock,seccomp"])
def test_an_interpreter_that_hangs_is_ended_with_all_it_started(
    without: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In bubblewrap the process that was started is not the interpreter, and does not take it along."""
    if "landlock" in without and shutil.which("bwrap") is None:
        pytest.skip("bubblewrap is not installed")
    monkeypatch.setattr("graders.sandbox.warm.END_SECONDS", 0.3)
    drop = Sandbox._drop

    def patient_from_here_on(sandbox: Sandbox) -> None:
        monkeypatch.setattr("graders.sandbox.conversation.READY_SECONDS", 30)
        drop(sandbox)

    monkeypatch.setattr(Sandbox, "_drop", patient_from_here_on)
    with Sandbox(without=frozenset(filter(None, without.split(",")))) as sandbox:
        sandbox.run(ECHO, [(1,)], Limits())
        warm = sandbox._warm
        if warm is None:
            pytest.skip("bubblewrap does not work here")
        below = alive_below(warm.process.pid)
        (interpreter,) = (pid for pid in below if is_python(pid) and not is_python(int(stat_of(pid)[1])))
        os.kill(interpreter, signal.SIGSTOP)
        monkeypatch.setattr("graders.sandbox.conversation.READY_SECONDS", 0.5)
        sandbox.run(ECHO, [(2,)], Limits())
        assert sandbox.run(ECHO, [(3,)], Limits()).outcomes[0].value == 3
        assert sandbox._warm is not warm
        assert gone(below)


DAEMON = b"""
import os, time
def f():
    pid = os.fork()
    if pid == 0:
        os.setsid()
        time.sleep(600)
        os._exit(0)
    return pid
"""


def test_a_process_that_left_the_session_does_not_hold_up_the_parent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where nothing is warm and nothing filtered it lives on, with the ends it was forked with."""
    monkeypatch.setattr("graders.sandbox.fresh.END_SECONDS", 600)
    left: list[int] = []
    with Sandbox(without=frozenset({"warm", "seccomp", "limits"})) as sandbox, ThreadPoolExecutor(1) as pool:
        try:
            run = pool.submit(
                sandbox.run,
                Program(DAEMON, "f"),
                [()],
                Limits(),
                on_outcome=lambda _, o: left.append(o.value),
            )
            assert run.result(60).outcomes[0].kind == "returned"
            assert sandbox.run(ECHO, [(1,)], Limits()).outcomes[0].value == 1
        finally:
            for pid in left:
                os.kill(pid, signal.SIGKILL)


def test_an_answer_about_another_process_is_not_taken_for_its_own() -> None:
    """Who was interrupted between question and answer left the answer to be heard by the next."""
    order = wire.Order(30, 30, 1024, 64)
    with Sandbox() as sandbox:
        sandbox.warm()
        warm = sandbox._warm
        assert warm is not None
        gone_by_now = warm.fork(order)
        gone_by_now.end()
        warm.tell(wire.USAGE + wire.CHILD.pack(gone_by_now.number))
        child = warm.fork(order)
        assert child.receive(10)
        usage = child.usage()
        child.end()
    assert usage is not None
    assert usage.peak_kb > usage.resident_kb > 0
