"""What is told of a call: its value or exception, its lines, what it printed and changed, how it ended."""

from __future__ import annotations

import asyncio
import sys
import time
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from graders.errors import GraderProblem
from graders.sandbox import Limits, Program
from graders.sandbox.zygote.output import output_kinds

if TYPE_CHECKING:
    from conftest import RunCode

QUICK = Limits(case_seconds=0.3, total_seconds=5, memory_mb=256)
PATIENT = Limits(case_seconds=5, total_seconds=10, memory_mb=256)
"""For what takes memory: a busy machine is slow to hand it out."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="timed for the warm interpreter")


@pytest.mark.parametrize(
    ("expression", "kind"),
    [
        ("1.5", float),
        ("np.float64(1.5)", np.float64),
        ("np.float32(1.5)", np.float32),
        ("np.array(1.5)", np.ndarray),
        ("[1.5, 2]", list),
        ("(1, None)", tuple),
        ("{'a': [True]}", dict),
        ("1.5j", complex),
        ("'text'", str),
        ("None", type(None)),
    ],
)
def test_values_keep_their_type(expression: str, kind: type, outcome_of: Any) -> None:
    outcome = outcome_of(f"import numpy as np\ndef f():\n    return {expression}\n")
    assert (outcome.kind, type(outcome.value), outcome.unsupported) == ("returned", kind, None)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("yield 1", "generator"),
        ("return {1}", "set"),
        ("return print", "builtin_function_or_method"),
        ("return [iter([])]", "container of list_iterator"),
        ("return np", "module"),
        ("return type('Liar', (), {'__class__': float})()", "Liar"),
    ],
)
def test_what_is_no_plain_value_is_named(body: str, name: str, outcome_of: Any) -> None:
    outcome = outcome_of(f"import numpy as np\ndef f():\n    {body}\n")
    assert (outcome.kind, outcome.value, outcome.unsupported) == ("returned", None, name)


def test_a_coroutine_is_named_and_its_warning_is_no_outcome(outcome_of: Any) -> None:
    assert asyncio.iscoroutinefunction(lambda: None) is False
    assert outcome_of("async def f():\n    return 1\n").unsupported == "coroutine"


def test_an_exception_is_told_with_the_programs_own_lines_only(outcome_of: Any) -> None:
    outcome = outcome_of("""
        import json
        def g(text):
            return json.loads(text)
        def f():
            return g("{")
    """)
    assert (outcome.kind, outcome.exception) == ("raised", "JSONDecodeError")
    assert outcome.message == "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"
    assert outcome.line == 4
    assert not outcome.own_line
    assert outcome.traceback.splitlines() == [
        "Traceback (most recent call last):",
        '  File "submission.py", line 6, in f',
        '    return g("{")',
        '  File "submission.py", line 4, in g',
        "    return json.loads(text)",
        "JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
    ]


@pytest.mark.parametrize(
    ("body", "exception", "message"),
    [
        ("1 / 0", "ZeroDivisionError", "division by zero"),
        ("{}['key']", "KeyError", "'key'"),
        ("open('/nowhere')", "FileNotFoundError", "[Errno 2] No such file or directory: '/nowhere'"),
        ("np.zeros(2) @ np.zeros(3)", "ValueError", None),
        ("np.zeros(2).sum(axis=7)", "AxisError", "axis 7 is out of bounds for array of dimension 1"),
        ("raise SystemExit(3)", "SystemExit", "3"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt", ""),
        ("raise ValueError(1, [2])", "ValueError", "1, <list>"),
        ("raise ExceptionGroup('both', [ValueError()])", "ExceptionGroup", "both (1 sub-exception)"),
        ("input('name? ')", "EOFError", "EOF when reading a line"),
        ("raise Own('told')", "Own", "told"),
        ("raise Loud('told')", "Loud", "told"),
        ("raise ValueError('x' * 10_000)", "ValueError", "x" * 2000),
        ("import threading; threading.Thread(target=f).start()", "RuntimeError", "can't start new thread"),
    ],
)
def test_exceptions(body: str, exception: str, message: str | None, outcome_of: Any) -> None:
    outcome = outcome_of(f"""
import numpy as np
class Own(Exception):
    pass
class Loud(Exception):
    def __str__(self):
        raise SystemExit("never run")
def f():
    {body}
""")
    assert (outcome.kind, outcome.exception, outcome.line) == ("raised", exception, 9)
    if message is not None:
        assert outcome.message == message


def test_a_deep_recursion_is_told_short(outcome_of: Any) -> None:
    outcome = outcome_of("def f():\n    return f()\n")
    assert outcome.exception == "RecursionError"
    assert outcome.own_line
    lines = outcome.traceback.splitlines()
    assert len(lines) < 60
    assert any("more calls" in line for line in lines)


def test_one_argument_too_few_is_raised_on_no_line_of_the_program(run_code: RunCode) -> None:
    run = run_code("def f(a, b):\n    return a\n", (1,))
    assert (run.outcomes[0].exception, run.outcomes[0].line) == ("TypeError", None)
    assert run.signature == (2, 2)


@pytest.mark.parametrize(
    ("source", "signature"),
    [
        ("def f(a, b=1, *, c=2): pass", (1, 2)),
        ("def f(*args): pass", (0, None)),
        ("f = lambda x: x", (1, 1)),
        ("class C:\n    def __call__(self, x, y=1): pass\nf = C()", (1, 2)),
        ("class C:\n    def m(self, x): pass\nf = C().m", (1, 1)),
        ("import functools\ndef g(a, b): pass\nf = functools.partial(g, 1)", None),
        ("f = print", None),
        ("f = 3", None),
    ],
)
def test_signatures(source: str, signature: Any, run_code: RunCode) -> None:
    assert run_code(source, ()).signature == signature


def test_the_modules_names_are_told_without_its_imports(run_code: RunCode) -> None:
    run = run_code("import numpy as np\nfrom math import sqrt\nRATE = 1\ndef g(): pass\nclass C: pass\n", ())
    assert run.names == ("sqrt", "RATE", "g", "C")
    outcome = run.outcomes[0]
    assert (outcome.kind, outcome.exception, outcome.loading) == ("raised", "AttributeError", True)
    assert outcome.message == "the module defines no function 'f'"


@pytest.mark.parametrize(
    ("source", "exception", "line"),
    [
        (b"def f(:\n    pass\n", "SyntaxError", 1),
        (b"x = 1\n  y = 2\n", "IndentationError", 2),
        (b"if x:\n\ty = 1\n        z = 2\n", "TabError", 3),
        (b"# coding: nonsense\nx = 1\n", "SyntaxError", None),
        (b"x = '\xff'\n", "SyntaxError", None),
        (b"x = 1\0\n", "SyntaxError", None),
        (b"import nowhere_at_all\n", "ModuleNotFoundError", 1),
        (b"raise SystemExit('bye')\n", "SystemExit", 1),
    ],
)
def test_a_module_that_does_not_load_fails_every_call(
    source: bytes, exception: str, line: int | None, run_code: RunCode
) -> None:
    run = run_code(source, (), ())
    assert [(outcome.kind, outcome.loading) for outcome in run.outcomes] == [("raised", True)] * 2
    assert run.outcomes[0].exception == exception
    if line is not None:
        assert run.outcomes[0].line == line
        assert f'File "submission.py", line {line}' in run.outcomes[0].traceback


def test_what_is_printed_before_loading_fails_is_told_once(run_code: RunCode) -> None:
    run = run_code("print('hi')\n1 / 0\n", (), ())
    assert run.output == "hi\n"
    assert [outcome.output for outcome in run.outcomes] == ["", ""]


@pytest.mark.parametrize(
    "source",
    [
        b"\xef\xbb\xbfdef f():\r\n    return 'caf\xc3\xa9'\r\n",
        b"# -*- coding: latin-1 -*-\ndef f():\n    return 'caf\xe9'\n",
        b"def f():\r    return 'caf\xc3\xa9'\r",
        b"\x0cdef f():\n\treturn 'caf\xc3\xa9'",
    ],
)
def test_source_is_bytes_that_python_reads(source: bytes, outcome_of: Any) -> None:
    assert outcome_of(source).value == "café"


def test_the_module_has_a_name_and_stands_among_the_modules(outcome_of: Any) -> None:
    outcome = outcome_of("""
        import sys
        from dataclasses import dataclass
        @dataclass
        class Point:
            x: "int"
        if __name__ == "__main__":
            raise SystemExit("run as a script")
        def f():
            return [__name__, sys.modules[__name__].f is f, Point(3).x, __file__]
    """)
    assert outcome.value == ["submission", True, 3, "submission.py"]


def test_what_is_printed_belongs_to_its_call(run_code: RunCode) -> None:
    run = run_code(
        """
        import sys
        print("loading")
        def f(x):
            print("call", x)
            print("aside", file=sys.stderr, flush=True)
            sys.stdout.buffer.write(b"raw\\n")
            sys.__stdout__.write("dunder\\n")
            return x
        """,
        (1,),
        (2,),
    )
    assert run.output == "loading\n"
    assert [outcome.output for outcome in run.outcomes] == [f"call {x}\naside\nraw\ndunder\n" for x in (1, 2)]


def test_a_flood_of_lines_is_taken_in_large_pieces() -> None:
    kinds, writing, _ = output_kinds()
    pieces = 0

    class Counting(kinds):  # type: ignore[misc, valid-type]
        def write(self, data: bytes) -> int:
            nonlocal pieces
            pieces += 1
            return int(super().write(data))

    kept = Counting(1024)
    out = writing(kept)
    for _ in range(10_000):
        print("x" * 99, file=out)
    out.flush()
    assert (kept.printed, sum(map(len, kept.parts))) == (1_000_000, 1024)
    assert pieces < 1000


@pytest.mark.parametrize(
    "spoil",
    [
        "sys.stdout.close()",
        "sys.stdout.detach()",
        "sys.stdout = sys.stderr = None",
        "del sys.stdout, sys.__stdout__",
        "type(sys.stdout.buffer).flush = lambda self: 1 / 0",
        "type(sys.stdout.buffer).flush = lambda self: sys.exit()",
    ],
)
def test_a_program_that_spoils_its_output_has_its_value_all_the_same(spoil: str, run_code: RunCode) -> None:
    run = run_code(f"import sys\ndef f(x):\n    print(x)\n    {spoil}\n    return x\n", (1,), (2,))
    assert [outcome.value for outcome in run.outcomes] == [1, 2]


def test_too_much_output_is_cut_and_the_cut_is_said(outcome_of: Any) -> None:
    outcome = outcome_of("def f():\n    print('x' * 5000)\n", limits=Limits(output_kb=1))
    assert outcome.output == f"{'x' * 1024}\n… cut here: 5,001 bytes were printed, the first 1,024 are shown"


def test_warnings_are_printed_as_python_prints_them(outcome_of: Any) -> None:
    outcome = outcome_of("import numpy as np\ndef f():\n    return np.exp(np.float64(1000))\n")
    assert outcome.value == np.inf
    assert outcome.output.splitlines() == [
        "submission.py:3: RuntimeWarning: overflow encountered in exp",
        "  return np.exp(np.float64(1000))",
    ]


def test_arguments_are_fresh_each_call_and_changes_are_told(run_code: RunCode) -> None:
    source = """
        def f(X, numbers, table, x):
            before = [X.tolist(), list(numbers), dict(table)]
            if x == 1:
                X += 1
                table["new"] = 1
            if x == 2:
                numbers.append(object())
            X.sort()
            return before
    """
    call = (np.array([1.0, 2.0]), [1, 2], {"a": 1})
    run = run_code(source, (*call, 0), (*call, 1), (*call, 2), (*call, 0))
    assert [outcome.changed for outcome in run.outcomes] == [(), (0, 2), (1,), ()]
    assert all(outcome.value == [[1.0, 2.0], [1, 2], {"a": 1}] for outcome in run.outcomes)
    assert call[0].tolist() == [1.0, 2.0]


def test_a_change_is_told_also_where_the_call_raised(outcome_of: Any) -> None:
    outcome = outcome_of("def f(X):\n    X[0] = 9\n    raise ValueError\n", np.zeros(2))
    assert (outcome.kind, outcome.changed) == ("raised", (0,))


def test_state_is_kept_between_calls_but_not_with_a_child_each(run_code: RunCode) -> None:
    source = "count = 0\ndef f():\n    global count\n    count += 1\n    return count\n"
    assert [o.value for o in run_code(source, (), (), ()).outcomes] == [1, 2, 3]
    assert [o.value for o in run_code(source, (), (), (), fresh_child_each=True).outcomes] == [1, 1, 1]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("while True: pass", "timeout"),
        ("import time; time.sleep(60)", "timeout"),
        ("try:\n            while True: pass\n        except BaseException: pass", "timeout"),
        ("hoard = [bytearray(1 << 20) for _ in range(4000)]", "memory"),
        ("raise MemoryError('by hand')", "memory"),
        ("import os; os._exit(0)", "vanished"),
        ("import os; os.abort()", "killed"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "killed"),
        ("import os; os.closerange(0, 64)\n        while True: pass", "vanished"),
    ],
)
def test_a_lost_child_leaves_the_rest_unreached(body: str, kind: str, run_code: RunCode) -> None:
    source = f"def f(x):\n    if x == 1:\n        {body}\n    return x\n"
    limits = QUICK if kind == "timeout" else PATIENT
    run = run_code(source, (0,), (1,), (2,), (3,), limits=limits)
    assert [outcome.kind for outcome in run.outcomes] == ["returned", kind, "not-reached", "not-reached"]


LAST_FLOAT = """\
def f():
    kept = [None] * 2_000_000
    blocks, size = [], 1 << 20
    while size > 512:
        try:
            blocks.append(bytearray(size))
        except MemoryError:
            size //= 2
    at = 0
    while True:
        kept[at] = at * 1.5
        at += 1
"""


def test_memory_that_is_gone_to_the_last_float_is_told(run_code: RunCode) -> None:
    limits = Limits(case_seconds=5, total_seconds=10, memory_mb=64)
    for _ in range(3):
        assert run_code(LAST_FLOAT, (), limits=limits).outcomes[0].kind == "memory"


def test_a_program_that_swallows_memory_errors_is_told_by_its_peak(run_code: RunCode) -> None:
    source = """
        def f(x):
            hoard = []
            for _ in range(40):
                try:
                    hoard.append(bytes(64 << 20))
                except MemoryError:
                    hoard.clear()
            return x
    """
    kinds = [outcome.kind for outcome in run_code(source, (1,), (2,), limits=PATIENT).outcomes]
    assert kinds == ["memory", "not-reached"]
    modest = run_code(source.replace("40", "2"), (1,), (2,), limits=PATIENT)
    assert [outcome.value for outcome in modest.outcomes] == [1, 2]


def test_a_single_request_that_is_refused_and_handled_is_no_offence(outcome_of: Any) -> None:
    source = """
        import numpy as np
        def f():
            try:
                np.ones(10 ** 11)
            except MemoryError as error:
                return "handled"
    """
    assert outcome_of(source).value == "handled"


def test_the_whole_runs_time_is_bounded_too(run_code: RunCode) -> None:
    limits = Limits(case_seconds=30, total_seconds=1)
    calls = [(0,), *[(0.3,)] * 9]  # no call is too long by itself, and the first one is over at once
    run = run_code("import time\ndef f(x):\n    time.sleep(x)\n", *calls, limits=limits)
    kinds = [outcome.kind for outcome in run.outcomes]
    assert kinds[0] == "returned"
    assert kinds.count("timeout") == 1
    assert kinds[-1] == "not-reached"


def test_outcomes_are_told_as_they_arrive_and_can_stop_the_run(run_code: RunCode) -> None:
    told: list[tuple[int, Any]] = []
    run = run_code(
        "def f(x): return x",
        *[(x,) for x in range(10)],
        on_outcome=lambda index, outcome: told.append((index, outcome.value)),
        stop_at=lambda index, outcome: outcome.value == 3,
    )
    assert told == [(0, 0), (1, 1), (2, 2), (3, 3)]
    assert [outcome.kind for outcome in run.outcomes[4:]] == ["not-reached"] * 6


def test_an_error_of_the_listener_is_the_callers_not_the_submissions(run_code: RunCode) -> None:
    def broken(index: int, outcome: object) -> None:
        raise TypeError("the listener's own")

    with pytest.raises(TypeError, match="the listener's own"):
        run_code("def f(): pass", (), on_outcome=broken)


def test_an_argument_that_can_not_cross_is_a_problem_of_the_grader(run_code: RunCode) -> None:
    with pytest.raises(GraderProblem, match="argument 2 can't be handed to a submission: a set"):
        run_code("def f(a, b): pass", (1, {2}))


def test_large_arguments_and_results_cross(outcome_of: Any) -> None:
    large = np.arange(900_000.0)
    outcome = outcome_of("def f(X): return X + 1", large)
    assert np.array_equal(outcome.value, large + 1)


def test_no_calls_still_load_the_module(run_code: RunCode, sandbox: Any) -> None:
    run = sandbox.run(Program(b"print('hi')\ndef f(x): pass\n", "f"), [], Limits())
    assert (run.outcomes, run.names, run.signature, run.output) == ((), ("f",), (1, 1), "hi\n")


def test_the_lines_of_a_file_are_cut_at_once_whatever_encoding_it_names(outcome_of: Any) -> None:
    # To Python a carriage return ends a line, so that the name of the encoding stands too far down.
    source = (
        b"# x\rdef f(): raise ValueError\r# coding: punycode\n#" + 400_000 * b"a" + b"-" + 200_000 * b"ab"
    )
    begun = time.monotonic()
    outcome = outcome_of(source)
    assert outcome.exception == "ValueError"
    assert time.monotonic() - begun < 5
