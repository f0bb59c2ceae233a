"""The sandbox over time: threads share it, it is called off at once, it comes back, nothing stays behind."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import graders
from graders.errors import GraderProblem
from graders.sandbox import Cancelled, Limits, Program, Sandbox, shared_sandbox
from graders.sandbox import zygote as wire

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import RunCode

    from graders.sandbox.warm import WarmInterpreter

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the warm interpreter is Linux's")

ECHO = Program(b"def f(x): return x", "f")
LOOP = Program(b"def f(x):\n    while True: pass\n", "f")
CHECKOUT = Path(graders.__file__).parents[1]


def until(happened: object, seconds: float = 30) -> None:
    """Wait for a condition, with a limit."""
    assert callable(happened)
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "waited too long"
        threading.Event().wait(0.005)


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def open_files() -> int:
    gc.collect()
    return len(list(Path("/proc/self/fd").iterdir()))


def test_threads_share_one_sandbox(sandbox: Sandbox) -> None:
    with ThreadPoolExecutor(8) as pool:
        runs = list(pool.map(lambda x: sandbox.run(ECHO, [(x,)] * 3, Limits()), range(40)))
    assert [[o.value for o in run.outcomes] for run in runs] == [[x] * 3 for x in range(40)]


def test_a_run_is_called_off_at_once(sandbox: Sandbox) -> None:
    """Within 50 ms at best; a busy machine may need several tries to show it."""
    limits = Limits(case_seconds=30, total_seconds=30)
    source = b"def f(x):\n    while x: pass\n"
    waited = []
    for _ in range(5):
        cancel, seen = threading.Event(), threading.Event()
        with ThreadPoolExecutor(1) as pool:
            calls = [(0,), (1,)]
            run = pool.submit(
                sandbox.run,
                Program(source, "f"),
                calls,
                limits,
                cancel=cancel,
                on_outcome=lambda *_, seen=seen: seen.set(),
            )
            assert seen.wait(30)
            start = time.monotonic()
            cancel.set()
            with pytest.raises(Cancelled):
                run.result(30)
            waited.append(time.monotonic() - start)
    assert min(waited) < 0.05
    assert sandbox.run(ECHO, [(1,)], Limits()).outcomes[0].value == 1


def test_a_run_that_waits_for_another_is_called_off_too(sandbox: Sandbox) -> None:
    both = threading.Event(), threading.Event()
    limits = Limits(case_seconds=30, total_seconds=30)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(sandbox.run, LOOP, [(1,)], limits, cancel=both[0])
        until(sandbox._lock.locked)
        second = pool.submit(sandbox.run, ECHO, [(1,)], limits, cancel=both[1])
        both[1].set()
        with pytest.raises(Cancelled):
            second.result(30)
        both[0].set()
        with pytest.raises(Cancelled):
            first.result(30)


def test_it_comes_back_after_its_interpreter_died() -> None:
    with Sandbox() as sandbox:
        sandbox.warm()
        first = sandbox._warm
        assert first is not None
        os.kill(first.process.pid, signal.SIGKILL)
        first.process.wait(30)
        assert sandbox.run(ECHO, [(1,)], Limits()).outcomes[0].value == 1
        assert sandbox._warm is not first


def test_the_interpreter_dying_in_the_middle_is_an_outcome_and_the_next_run_is_right() -> None:
    with Sandbox() as sandbox:
        sandbox.warm()
        warm = sandbox._warm
        assert warm is not None
        with ThreadPoolExecutor(1) as pool:
            limits = Limits(case_seconds=30, total_seconds=30)
            seen = threading.Event()
            source = b"def f(x):\n    while x: pass\n"
            run = pool.submit(
                sandbox.run, Program(source, "f"), [(0,), (1,)], limits, on_outcome=lambda *_: seen.set()
            )
            assert seen.wait(30)
            os.kill(warm.process.pid, signal.SIGKILL)
            assert [o.kind for o in run.result(30).outcomes] == ["returned", "killed"]
        assert sandbox.run(ECHO, [(1,)], Limits()).outcomes[0].value == 1


def test_closing_it_ends_a_run_and_forbids_the_next() -> None:
    sandbox = Sandbox()
    sandbox.warm()
    with ThreadPoolExecutor(1) as pool:
        run = pool.submit(sandbox.run, LOOP, [(1,)], Limits(case_seconds=30, total_seconds=30))
        until(sandbox._lock.locked)
        sandbox.close()
        with pytest.raises((Cancelled, GraderProblem)):
            run.result(30)
    with pytest.raises(GraderProblem, match="closed"):
        sandbox.run(ECHO, [(1,)], Limits())


def test_a_child_left_behind_by_an_interrupted_run_is_ended_by_the_next() -> None:
    with Sandbox() as sandbox:
        sandbox.warm()
        warm = sandbox._warm
        assert warm is not None
        forgotten = warm.fork(wire.Order(30, 30, 1024, 64))
        assert forgotten.receive(10)
        for x in (1, 2):
            assert sandbox.run(ECHO, [(x,)], Limits()).outcomes[0].value == x
        assert sandbox._warm is warm
        forgotten._link.close()


def test_a_listener_that_runs_something_is_told_so(sandbox: Sandbox) -> None:
    with pytest.raises(RuntimeError, match="listener"):
        sandbox.run(
            ECHO, [(1,)], Limits(), on_outcome=lambda *_: sandbox.run(ECHO, [(1,)], Limits()) and None
        )
    assert sandbox.run(ECHO, [(1,)], Limits()).outcomes[0].value == 1


def test_no_descriptor_is_left_open() -> None:
    with Sandbox() as sandbox:
        sandbox.run(ECHO, [(1,)], Limits())
        before = open_files()
        for source in (ECHO, LOOP, Program(b"import os; os._exit(1)", "f"), Program(b"def f(:", "f")):
            sandbox.run(source, [(1,)], Limits(case_seconds=0.05))
        assert open_files() == before
    with Sandbox(without=frozenset({"warm"})) as fresh:
        before = open_files()
        fresh.run(ECHO, [(1,)], Limits())
        assert open_files() == before


def children_of(warm: WarmInterpreter) -> list[int]:
    pid = warm.process.pid
    children = Path(f"/proc/{pid}/task/{pid}/children")
    if not children.exists():
        pytest.skip("this kernel does not tell whose child a process is")
    return [int(child) for child in children.read_text().split()]


def waiting_in(sandbox: Sandbox) -> list[int]:
    """The children of its interpreter once the one that waits is forked, which only the filter allows."""
    warm = sandbox._warm
    assert warm is not None
    if wire.SECCOMP not in warm.names:
        pytest.skip("without the filter none waits")
    until(lambda: children_of(warm))
    return children_of(warm)


def test_a_program_that_breaks_every_builtin_is_still_told_of(run_code: RunCode) -> None:
    """All that its own process does for it after it has run, in each part, looks names up in a copy."""
    source = """
        import builtins
        def f(x):
            print("text")
            space = vars(builtins)
            for name in [name for name in space if name[0] != "_"]:
                space[name] = None
            if x:
                return {"a": [x, (1, 2.5)]}, [1.5]
            1 / 0
    """
    returned, raised = run_code(source, (3,)).outcomes[0], run_code(source, (0,)).outcomes[0]
    assert (returned.value, returned.output) == (({"a": [3, (1, 2.5)]}, [1.5]), "text\n")
    assert (raised.exception, raised.output) == ("ZeroDivisionError", "text\n")


def test_the_zygote_reaps_every_child_but_the_one_that_waits(sandbox: Sandbox) -> None:
    for _ in range(5):
        sandbox.run(ECHO, [(1,)], Limits())
    assert len(waiting_in(sandbox)) == 1


def test_each_run_has_the_process_that_waited_for_it(sandbox: Sandbox) -> None:
    program = Program(b"import os\ndef f(): return os.getpid()", "f")
    sandbox.run(program, [()], Limits())
    for _ in range(3):
        waiting = waiting_in(sandbox)
        (outcome,) = sandbox.run(program, [()], Limits()).outcomes
        assert waiting == [outcome.value]
        assert not is_alive(outcome.value)


def test_the_process_that_waits_is_gone_when_the_sandbox_is_closed() -> None:
    with Sandbox() as sandbox:
        sandbox.run(ECHO, [(1,)], Limits())
        waiting = waiting_in(sandbox)
        assert all(map(is_alive, waiting))
    until(lambda: not any(map(is_alive, waiting)))


def test_a_process_that_was_killed_while_it_waited_is_replaced() -> None:
    with Sandbox() as sandbox:
        sandbox.run(ECHO, [(1,)], Limits())
        for pid in waiting_in(sandbox):
            os.kill(pid, signal.SIGKILL)
        assert sandbox.run(ECHO, [(2,)], Limits()).outcomes[0].value == 2


def test_without_the_filter_no_process_waits_beside_another() -> None:
    with Sandbox(without=frozenset({wire.SECCOMP})) as sandbox:
        for _ in range(2):
            sandbox.run(ECHO, [(1,)], Limits())
        if sandbox._warm is not None:
            assert children_of(sandbox._warm) == []


SELF = Program(
    b"""
import gc, linecache, resource, signal, sys

def f():
    names = [name for name in dir(resource) if name.startswith("RLIMIT_")]
    limits = {name: list(resource.getrlimit(getattr(resource, name))) for name in sorted(names)}
    limits.pop("RLIMIT_AS")
    return [
        limits, sorted(sys.modules), sorted(linecache.cache), sys.argv, sys.path,
        gc.isenabled(), gc.get_threshold(), len(gc.garbage), sys.getrecursionlimit(),
        sorted(vars(sys.modules["submission"])), sorted(vars(sys.modules["builtins"])),
        str(signal.getsignal(signal.SIGINT)),
    ]
""",
    "f",
)


def test_what_waited_is_as_what_is_new() -> None:
    """The first run of a sandbox is in a process of its own moment, the second in one that waited."""
    with Sandbox() as sandbox:
        new, waited = (sandbox.run(SELF, [()], Limits()).outcomes[0] for _ in range(2))
    assert new.kind == waited.kind == "returned", new.message
    assert new.value == waited.value


def test_time_and_memory_count_from_the_order_on() -> None:
    """A process that waited has used some of both; the limits are its program's alone."""
    source = b"""
def f(mb):
    kept = bytearray(mb << 20)
    return len(kept) >> 20
"""
    with Sandbox() as sandbox:
        for _ in range(2):
            run = sandbox.run(Program(source, "f"), [(60,), (100,)], Limits(memory_mb=80))
            assert [outcome.kind for outcome in run.outcomes] == ["returned", "memory"]


PARENT = """
    import sys, threading
    sys.path.insert(0, {checkout!r})
    from graders.sandbox import Limits, Program, shared_sandbox
    box = shared_sandbox()
    box.warm()
    def tell(index, outcome):
        print(box._warm.process.pid, outcome.value, flush=True)
    source = b"import os\\ndef f(x):\\n    while x: pass\\n    return os.getpid()\\n"
    limits = Limits(case_seconds=60, total_seconds=60)
    box.run(Program(source, "f"), [(0,), ({loops},)], limits, on_outcome=tell)
"""


def started(*, loops: int) -> tuple[subprocess.Popen[str], list[int]]:
    source = textwrap.dedent(PARENT).format(checkout=str(CHECKOUT), loops=loops)
    parent = subprocess.Popen([sys.executable, "-c", source], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    return parent, [int(word) for word in parent.stdout.readline().split()]


def test_nothing_outlives_a_killed_parent() -> None:
    parent, pids = started(loops=1)
    assert all(map(is_alive, pids))
    parent.kill()
    parent.communicate()
    until(lambda: not any(map(is_alive, pids)))


def test_nothing_outlives_a_parent_that_ends() -> None:
    parent, pids = started(loops=0)
    parent.communicate(timeout=30)
    assert parent.returncode == 0
    until(lambda: not any(map(is_alive, pids)))


def test_a_forked_copy_of_the_parent_has_a_sandbox_of_its_own() -> None:
    with Sandbox() as sandbox:
        sandbox.warm()
        warm = sandbox._warm
        assert warm is not None
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                value = sandbox.run(ECHO, [(7,)], Limits()).outcomes[0].value
                code = 0 if value == 7 and sandbox._warm is not warm else 2
                sandbox.close()
            finally:
                os._exit(code)
        assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
        assert sandbox.run(ECHO, [(1,)], Limits()).outcomes[0].value == 1
        assert sandbox._warm is warm


def test_there_is_one_shared_sandbox() -> None:
    assert shared_sandbox() is shared_sandbox()


def test_a_warm_run_of_thirty_calls_is_quick(sandbox: Sandbox) -> None:
    """A tenth of what a cold interpreter with NumPy takes; half is asked for, on a busy machine."""

    def seconds(work: Callable[[], object]) -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    sandbox.run(ECHO, [(1,)], Limits())
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-c", "import numpy"]
    cold = min(seconds(lambda: subprocess.run(command, check=True, env=environment)) for _ in range(3))
    assert min(seconds(lambda: sandbox.run(ECHO, [(1.0,)] * 30, Limits())) for _ in range(10)) < cold / 2
