"""Properties as data: what each asks of a function, what breaks it, and what is told then."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from grader_tasks import FILES, write_task

from graders import author, grade, load_task, prove
from graders.author import expected_outputs
from graders.documents import DocumentProblem
from graders.sandbox import shared_sandbox
from graders.task import TaskSpec
from graders.task.properties import PROPERTIES

if TYPE_CHECKING:
    from graders import Report, Task
    from graders.sandbox import Sandbox

HEAD = """\
id: {id}
title: A task with properties
topic: implementation
level: 1
function: f
arguments: {arguments}
{iterations}
properties:
  - {entry}
cases:
  - {{name: plain, arguments: {case}}}
"""
DESCENT = "{X: array, y: array, params: array, gradients: array, learning_rate: float, num_iterations: int}"
CASE = (
    "{X: [[1, 2], [3, 5], [-1, 4]], y: [1, 2, -3], params: [0.5, -0.25], gradients: [[1, 2], [3, -1]], "
    "learning_rate: 0.1, num_iterations: 4}"
)
SCALE = FILES["task.yaml"]
SIGNATURE = "def f(X, y, params, gradients, learning_rate, num_iterations):\n    "
MEAN = "return 2 * X.T @ (X @ params - y) / len(y)"
STEPS = "x = params\n    for _ in range(num_iterations):\n        x = x - learning_rate * {}\n    return x"
ROWS = "x = params\n    for row in gradients:\n        x = x - learning_rate * row\n    return x"
# By property: an entry, a body that has it, a body that breaks it, and words of what is told.
BROKEN: dict[str, tuple[str, str, str, str]] = {
    "zero-iterations-return-the-start": (
        "zero-iterations-return-the-start",
        STEPS.format("x"),
        STEPS.format("x").replace("num_iterations", "max(1, num_iterations)"),
        "without a single iteration the answer must be the start: at [0]: expected 0.5, got 0.45",
    ),
    "zero-rate-returns-the-start": (
        "zero-rate-returns-the-start",
        ROWS,
        "learning_rate = learning_rate or 0.01\n    " + ROWS,
        "at a rate of 0 nothing may move",
    ),
    "zero-gradients-return-the-start": (
        "zero-gradients-return-the-start",
        "s = (gradients**2).sum(0)\n    return params - learning_rate * gradients.sum(0) / (s**0.5 + 1e-8)",
        "s = (gradients**2).sum(0)\n    return params - learning_rate * gradients.sum(0) / s**0.5",
        "where every gradient is 0 nothing may move: at [0]: expected 0.5, got nan (2 of 2 differ); look",
    ),
    "argument-not-mutated": (
        "argument-not-mutated",
        ROWS,
        ROWS.replace("x = x -", "x -="),
        "the arguments must stay as they are: changed params in place",
    ),
    "deterministic": (
        "deterministic",
        "return learning_rate * X.sum()",
        "seen.append(1)\n    return learning_rate * X.sum() * (1 if len(seen) == 1 else 2)",
        "the same call once more must give the same: expected 1.4, got 2.8; keep nothing between calls",
    ),
    "permutation-of-A-changes-nothing": (
        "permutation-of-X-changes-nothing",
        MEAN,
        MEAN.replace("params - y", "params - np.sort(y)[::-1]"),
        "the rows of X in reverse order, y with it, must change nothing",
    ),
    "duplication-of-A-changes-nothing": (
        "duplication-of-X-changes-nothing",
        MEAN,
        MEAN.replace(" / len(y)", ""),
        "X given twice over, y with it, must change nothing",
    ),
    "scaling-of-A-scales-the-result": (
        "{name: scaling-of-gradients-scales-the-result, with: [params], by: 4}",
        ROWS,
        ROWS.replace("* row", "* (row + 1)"),
        "gradients times 4, params with it, must give 4 times the answer",
    ),
    "shift-of-A-changes-nothing": (
        "{name: shift-of-y-changes-nothing, by: 1000}",
        "p = np.exp(y - y.max())\n    return p / p.sum()",
        "p = np.exp(y)\n    return p / p.sum()",
        "y plus 1000 must change nothing",
    ),
    "prefix-of-A-gives-the-prefix": (
        "prefix-of-y-gives-the-prefix",
        "return np.minimum.accumulate(y)",
        "return np.full(len(y), len(y) + 0.5)",
        "a shorter y must give the same first values: at [0]: expected 3.5, got 1.5",
    ),
    "split-run-equals-whole-run": (
        "split-run-equals-whole-run",
        STEPS.format("x"),
        "v = 0\n    " + STEPS.format("v").replace("        x", "        v = 0.9 * v + x\n        x"),
        "a run that goes on from half-way must end where the whole run ends",
    ),
    "finite-for-large-A": (
        "finite-for-large-y",
        "p = np.exp(y - y.max())\n    return p / p.sum()",
        "p = np.exp(y)\n    return p / p.sum()",
        "with y up to 1000 the answer must stay finite: at [2]: expected 1, got nan",
    ),
}


MANUAL = (Path(__file__).parents[2] / "docs" / "content.md").read_text(encoding="utf-8")


def described(entry: str, **changes: str) -> str:
    keys = {"id": "t", "arguments": DESCENT, "iterations": "iterations: num_iterations", "case": CASE}
    return HEAD.format(entry=entry, **{**keys, **changes})


def written(folder: Path, entry: str, body: str, **changes: str) -> Task:
    solution = f"import numpy as np\nseen = []\n{SIGNATURE}{body}\n"
    return load_task(
        write_task(
            folder,
            **{"task.yaml": described(entry, **changes), "solution.py": solution, "cases.py": None},
        )
    )


def graded(task: Task, body: str) -> Report:
    return grade(task, f"import numpy as np\nseen = []\n{SIGNATURE}{body}\n")


def test_every_property_is_tried_here() -> None:
    assert set(BROKEN) == set(PROPERTIES)


@pytest.mark.parametrize("name", BROKEN)
class TestEach:
    def test_who_has_it_passes_and_who_breaks_it_is_told(self, tmp_path: Path, name: str) -> None:
        entry, right, wrong, told = BROKEN[name]
        task = written(tmp_path / "t", entry, right)
        assert graded(task, right).status == "passed"
        report = graded(task, wrong)
        broken = [case for case in report.cases if case.status != "passed" and told in case.note]
        assert [case.name.endswith(": plain") for case in broken] == [True]
        assert "\n" not in broken[0].note

    def test_a_solution_without_it_is_a_fault_of_the_task(self, tmp_path: Path, name: str) -> None:
        entry, _, wrong, _ = BROKEN[name]
        task = written(tmp_path / "t", entry, wrong)
        told = [str(fault) for fault in prove(task).faults]
        # A solution that changes an argument, keeps something or gives NaN is refuted as such.
        line = "task.yaml:9:5: solution.py does not have" if "cases.py" not in name else ""
        other = ("solution.py:1:1: does not pass", "is NaN", "does not pass")
        assert any(line in fault or any(word in fault for word in other) for fault in told), told

    def test_the_schema_says_it(self, name: str) -> None:
        known = TaskSpec.model_json_schema()["properties"]["properties"]["items"]["oneOf"][0]["anyOf"]
        (found,) = [entry for entry in known if entry["title"] == name]
        assert found["description"] == f"{PROPERTIES[name].says} Such as: {PROPERTIES[name].example}"
        assert found["pattern"].startswith("^")

    def test_the_manual_shows_it(self, name: str) -> None:
        assert f"| `{PROPERTIES[name].example}` | {PROPERTIES[name].says} |" in MANUAL


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("zero-iteration-return-the-start", "did you mean 'zero-iterations-return-the-start'?"),
        ("permutation-of-X-change-nothing", "did you mean 'permutation-of-X-changes-nothing'?"),
        ("quite-another-thing-altogether", "there are: zero-iterations-return-the-start, "),
        (
            "permutation-of-Z-changes-nothing",
            "9:5: 'Z' is no argument of this task; take one of X, y, params",
        ),
        ("permutation-of-learning_rate-changes-nothing", "'learning_rate' is of type float; name one of"),
        ("{name: deterministic, by: 3}", "9:31: 'by' says nothing to deterministic; leave it out"),
        (
            "{name: zero-rate-returns-the-start, rate: X}",
            "9:47: 'X' is of type array; name one of type float",
        ),
        ("{name: zero-rate-returns-the-start, start: w}", "'w' is no argument of this task"),
        ("{name: permutation-of-X-changes-nothing, indices: [y]}", "'y' is of type array"),
        ("{name: shift-of-X-changes-nothing, bye: 3}", "unknown key `bye`; did you mean `by`?"),
        ("{start: X}", "name"),
        ("deterministic\n  - deterministic", "10:5: 'deterministic' stands here twice; ask it once"),
    ],
)
def test_an_entry_that_fits_nothing_is_told_with_its_place(tmp_path: Path, entry: str, told: str) -> None:
    with pytest.raises(DocumentProblem) as caught:
        written(tmp_path / "t", entry, STEPS.format("x"))
    assert told in str(caught.value)


def test_a_role_nobody_plays_is_asked_for(tmp_path: Path) -> None:
    few = {"arguments": "{a: array, num_iterations: int}", "case": "{a: [1], num_iterations: 1}"}
    with pytest.raises(
        DocumentProblem, match=r"which argument is the start\?.*start: ARGUMENT.*start: zeros"
    ):
        written(tmp_path / "t", "zero-iterations-return-the-start", "return a", **few)
    with pytest.raises(DocumentProblem, match="needs `iterations`; name the argument that counts them"):
        written(tmp_path / "u", "zero-iterations-return-the-start", "return a", iterations="")


def test_zeros_stand_for_a_start_that_is_no_argument(tmp_path: Path) -> None:
    right = STEPS.format("1").replace("x = params", "x = params * 0")
    entry = "{name: zero-iterations-return-the-start, start: zeros}"
    report = graded(written(tmp_path / "t", entry, right), right.replace(" * 0", " * 0 + 1"))
    assert report.cases[-1].note.endswith("return the zeros it starts from where the loop never runs")


def test_indices_mean_the_same_rows_after_a_permutation(tmp_path: Path) -> None:
    changes = {
        "arguments": "{X: array, y: array, batches: [int-array]}",
        "case": "{X: [1, 2, 5], y: [1, 0, 1], batches: [[0, 1], [2]]}",
        "iterations": "",
    }
    body = "return sum(np.sum(X[b] * y[b]) for b in batches)"
    solution = f"import numpy as np\ndef f(X, y, batches):\n    {body}\n"
    text = described("{name: permutation-of-X-changes-nothing, indices: [batches]}", **changes)
    files: dict[str, Any] = {"task.yaml": text, "solution.py": solution, "cases.py": None}
    task = load_task(write_task(tmp_path / "t", **files))
    case = expected_outputs(task, shared_sandbox()).cases[-1]
    assert case.arguments["X"].tolist() == [5, 2, 1]
    assert case.arguments["y"].tolist() == [1, 0, 1]
    assert [batch.tolist() for batch in case.arguments["batches"]] == [[2, 1], [0]]
    assert grade(task, solution).status == "passed"


def test_a_case_without_iterations_shows_no_property(tmp_path: Path) -> None:
    none = CASE.replace("num_iterations: 4", "num_iterations: 0")
    case = f"{none}}}\n  - {{name: second, arguments: {CASE}"
    task = written(tmp_path / "t", "permutation-of-X-changes-nothing", MEAN, case=case)
    asked = [case.name for case in expected_outputs(task, shared_sandbox()).cases if case.asked]
    assert asked == ["permutation-of-X-changes-nothing: second"]


def test_a_property_no_case_can_show_is_a_fault(tmp_path: Path) -> None:
    one_row = CASE.replace("[[1, 2], [3, 5], [-1, 4]]", "[[1, 2]]").replace("y: [1, 2, -3]", "y: [1]")
    task = written(tmp_path / "t", "permutation-of-X-changes-nothing", MEAN, case=one_row)
    assert "9:5: no case can show 'permutation-of-X-changes-nothing'; add a small case" in str(
        prove(task).faults[0]
    )


def test_a_wrong_answer_that_has_the_property_is_not_blamed_on_it(tmp_path: Path) -> None:
    report = graded(
        written(tmp_path / "t", "permutation-of-X-changes-nothing", MEAN), MEAN.replace("2 *", "3 *")
    )
    assert report.cases[-1].status == "failed"
    assert report.cases[-1].note.startswith("at [0]: expected ")


def test_without_an_answer_before_nothing_is_said_of_the_property(tmp_path: Path) -> None:
    task = written(tmp_path / "t", "deterministic", MEAN)
    for body in ("return 1 / 0", "return None", "return np.full(2, np.nan)", "return 'text'"):
        notes = [case.note for case in graded(task, body).cases if ": plain" in case.name]
        assert [note for note in notes if "once more" in note] == []


def test_the_cases_asked_change_with_the_seed_and_stay_small(tmp_path: Path) -> None:
    task = load_task(
        write_task(
            tmp_path / "t",
            **{
                "cases.py": "def cases(rng):\n    yield {'X': rng.normal(size=5), 'factor': 2.0}\n"
                "    yield {'X': rng.normal(size=900), 'factor': 2.0}\n",
                "task.yaml": SCALE.replace("hints:", "properties: [scaling-of-X-scales-the-result]\nhints:"),
            },
        )
    )
    first, other = (
        [case for case in expected_outputs(task, shared_sandbox(), seed).cases if case.asked]
        for seed in (1, 2)
    )
    assert [len(case.arguments["X"]) for case in first] == [2, 5]
    assert first[1].arguments["X"].tolist() != other[1].arguments["X"].tolist()


def test_the_manuals_example_can_be_copied(tmp_path: Path) -> None:
    (block,) = re.findall(r"```yaml\nproperties:\n  - (.*?)\n```", MANUAL, re.DOTALL)
    task = written(tmp_path / "t", block, STEPS.format("x"))
    assert [claim.property for claim in task.spec.properties] == [
        "zero-iterations-return-the-start",
        "argument-not-mutated",
        "permutation-of-A-changes-nothing",
    ]


def test_a_change_of_what_a_property_asks_is_no_stale_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cases are cached with their answers: other code derives other cases."""
    folder = tmp_path / "t"
    written(folder, "deterministic", f"{MEAN}  # a task that no other test has")
    computed: list[str] = []
    compute = author._compute_expected

    def counted(task: Task, sandbox: Sandbox, seed: int) -> Any:
        computed.append(task.id)
        return compute(task, sandbox, seed)

    monkeypatch.setattr(author, "_compute_expected", counted)
    for _ in range(2):
        expected_outputs(load_task(folder), shared_sandbox())
    assert computed == ["t"]
    monkeypatch.setattr(author, "code_digest", lambda part: f"another {part}")
    expected_outputs(load_task(folder), shared_sandbox())
    assert computed == ["t", "t"]


def test_the_items_of_a_ragged_list_can_be_permuted(tmp_path: Path) -> None:
    changes = {"arguments": "{batches: [int-array]}", "case": "{batches: [[0, 1], [2]]}", "iterations": ""}
    body = "return float(sum(len(b) for b in batches))"
    files: dict[str, Any] = {
        "task.yaml": described("permutation-of-batches-changes-nothing", **changes),
        "solution.py": f"def f(batches):\n    {body}\n",
        "cases.py": None,
    }
    task = load_task(write_task(tmp_path / "t", **files))
    case = expected_outputs(task, shared_sandbox()).cases[-1]
    assert [batch.tolist() for batch in case.arguments["batches"]] == [[2], [0, 1]]


def test_an_answer_that_can_be_no_start_is_a_fault(tmp_path: Path) -> None:
    task = written(tmp_path / "t", "split-run-equals-whole-run", "return str(X.sum())")
    told = "'split-run-equals-whole-run' can't be asked: params: text where numbers in brackets"
    assert told in str(prove(task).faults[0])
