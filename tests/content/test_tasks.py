"""The coding tasks as they ship: their shape, and every number that their texts give.

A usual run proves a few of them; `trainer check --strict` proves them all, and so does EVERY_VARIANT=1 here.
"""

from __future__ import annotations

import ast
import os
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from graders import grade
from graders.documents import read_document
from graders.proof import prove
from graders.reference import batch_descent, gradient_descent, minibatch_descent
from graders.task import Task, load_task, slug_of

TRACK = Path(__file__).parents[2] / "content" / "gradient-descent"
TASKS = {folder.name: load_task(folder) for folder in sorted((TRACK / "tasks").iterdir()) if folder.is_dir()}
OBJECTIVES = {row["id"]: row["topic"] for row in read_document(TRACK / "track.yaml").data["objectives"]}
COLUMNS = 76
NARROW = 72  # what is left of a terminal of 80 columns beside line numbers and a border
every_task = pytest.mark.parametrize("task", TASKS.values(), ids=TASKS)
EVERY = bool(os.environ.get("EVERY_VARIANT"))
SOME = list(TASKS) if EVERY else ["backtracking-step", "epoch-batches", "minibatch-descent", "warmup-cosine"]


def squares(w: Any, points: Any) -> Any:
    return 2 * np.sum(w - points)


def values(path: Any) -> list[float]:
    return [float(place) for place in path]


def plain(text: str) -> str:
    """The text in one line, so that a number may stand behind a line break."""
    return " ".join(text.split())


def drawn(task: Task, seed: int) -> list[dict[str, Any]]:
    namespace: dict[str, Any] = {}
    exec(task.files["cases.py"], namespace)  # our own content
    return list(namespace["cases"](np.random.default_rng(seed)))


def test_the_three_first_tasks_are_there() -> None:
    assert set(TASKS) >= {"optimize-query", "optimize-batch-query", "minibatch-descent"}


@every_task
class TestShape:
    def test_the_folder_is_the_id_and_the_function(self, task: Task) -> None:
        assert task.folder.name == task.id == task.function.replace("_", "-")

    def test_what_it_practises_exists(self, task: Task) -> None:
        assert task.objectives
        assert set(task.objectives) <= set(OBJECTIVES)
        assert task.topic in OBJECTIVES.values()

    def test_there_is_enough_of_everything(self, task: Task) -> None:
        assert len(task.cases) + len(drawn(task, 0)) >= 25
        assert 2 <= len(task.visible_cases) <= 5
        assert len(task.under("accepted")) >= 2
        assert len(task.mistakes) >= 6
        assert len(task.hints) == 3
        assert task.conventions

    def test_the_examples_come_first(self, task: Task) -> None:
        assert task.cases[: len(task.visible_cases)] == task.visible_cases

    def test_starter_and_statement_name_the_function(self, task: Task) -> None:
        (function,) = [
            node
            for node in ast.parse(task.starter).body
            if isinstance(node, ast.FunctionDef) and node.name == task.function
        ]
        assert [argument.arg for argument in function.args.args] == list(task.arguments)
        assert f"{task.function}({', '.join(task.arguments)})" in plain(task.statement)

    def test_starter_and_statement_fit_beside_the_line_numbers(self, task: Task) -> None:
        lines = [*task.starter.splitlines(), *task.statement.splitlines()]
        assert [line for line in lines if len(line) > NARROW] == []

    def test_the_statement_reads_in_a_terminal(self, task: Task) -> None:
        assert not re.search(r"\$|\\[a-z(\[]", task.statement)
        for heading in ("## Conventions", "## Example", "## What the interviewer asks next"):
            assert heading in task.statement

    def test_every_mistake_tells_the_learner_something(self, task: Task) -> None:
        for mistake in task.mistakes.values():
            assert 60 < len(mistake.says) < 400, mistake.slug
            assert max(map(len, mistake.says.splitlines())) <= COLUMNS, mistake.slug
            assert mistake.says.endswith((".", ")")), mistake.slug

    def test_a_variant_leaves_the_words_to_the_first(self, task: Task) -> None:
        for path in task.under("mistakes"):
            documented = ast.get_docstring(ast.parse(task.files[path])) is not None
            assert documented == ("--" not in path), path
            assert f"mistakes/{slug_of(path)}.py" in task.files, path

    def test_the_cases_are_drawn_the_same_from_one_seed(self, task: Task) -> None:
        first, second = drawn(task, 7), drawn(task, 7)
        assert [sorted(case) for case in first] == [sorted(task.arguments)] * len(first)
        assert str(first) == str(second)
        assert str(first) != str(drawn(task, 8))


@pytest.mark.parametrize("name", SOME)
def test_the_task_is_proved(name: str) -> None:
    """Starter fails, solution and accepted files pass, every mistake fails, no two slugs are one."""
    proof = prove(TASKS[name])
    assert proof.faults == ()
    assert proof.advice == ()
    assert len(proof.margins) == 2


@every_task
@pytest.mark.parametrize("seed", range(4 if EVERY else 1))
def test_the_solution_passes_on_other_cases_too(task: Task, seed: int) -> None:
    assert grade(task, task.solution, seed=seed).status == "passed"


class TestNumbersInTheTexts:
    def test_optimize_query(self) -> None:
        task = TASKS["optimize-query"]
        path = values(gradient_descent(lambda x: 2 * (x - 2), 10.0, 0.1, 5))
        np.testing.assert_allclose(path[1:], [8.4, 7.12, 6.096, 5.2768, 4.62144], rtol=1e-12)
        assert "visits 8.4, 7.12, 6.096, 5.2768 and returns 4.62144" in plain(task.statement)
        assert "From 10 with rate 0.1 the first two values are 8.4 and 7.12" in plain(task.hints[2])

    @pytest.mark.parametrize(
        ("rate", "what"), [(0.01, 0.98), (0.5, 0.0), (0.8, -0.6), (1.0, -1.0), (1.1, -1.2)]
    )
    def test_the_distance_is_multiplied_by_one_minus_twice_the_rate(self, rate: float, what: float) -> None:
        path = values(gradient_descent(lambda x: 2 * (x - 2), 10.0, rate, 3))
        np.testing.assert_allclose(np.array(path) - 2, 8 * what ** np.arange(4), rtol=1e-12, atol=1e-14)

    def test_optimize_batch_query(self) -> None:
        task = TASKS["optimize-batch-query"]
        path = values(batch_descent(squares, 0.0, 0.1, 5, [1.0, 3.0]))
        np.testing.assert_allclose(path[1:], [0.8, 1.28, 1.568, 1.7408, 1.84448], rtol=1e-12)
        assert "visits 0.8, 1.28, 1.568, 1.7408 and returns 1.84448" in plain(task.statement)
        assert "the first two values are 0.8 and 1.28" in plain(task.hints[2])

    @pytest.mark.parametrize("n", [1, 2, 5])
    def test_the_sum_is_stable_below_one_over_n(self, n: int) -> None:
        points = np.arange(float(n))
        for share, grows in [(0.99, False), (1.01, True)]:
            path = np.array(values(batch_descent(squares, 50.0, share / n, 300, points))) - points.mean()
            assert (abs(path[-1]) > abs(path[0])) == grows
            np.testing.assert_allclose(path[1], path[0] * (1 - 2 * share), rtol=1e-12)

    def test_the_mean_is_stable_below_one(self) -> None:
        points = np.array([1.0, 4.0, 7.0])
        for rate, grows in [(0.99, False), (1.01, True)]:
            path = values(batch_descent(lambda w, rows: 2 * np.mean(w - rows), 50.0, rate, 300, points))
            assert (abs(path[-1] - 4) > abs(path[0] - 4)) == grows

    def test_minibatch_descent(self) -> None:
        task = TASKS["minibatch-descent"]
        path = values(minibatch_descent(squares, 0.0, 0.1, [[0, 1], [2, 3], [4]], [1.0, 2, 3, 4, 10]))
        np.testing.assert_allclose(path[1:], [0.6, 1.76, 3.408], rtol=1e-12)
        assert "visits 0.6, 1.76 and returns 3.408" in plain(task.statement)
        assert "the values are 0.6, 1.76 and 3.408" in plain(task.hints[2])


class TestCasesCoverTheGround:
    """What has to be in the cases for the real mistakes to show."""

    @pytest.mark.parametrize("seed", range(3))
    def test_every_regime_of_the_rate_occurs_on_the_parabola(self, seed: int) -> None:
        task = TASKS["optimize-query"]
        cases = [dict(case.arguments) for case in task.cases] + drawn(task, seed)
        rates = {case["learning_rate"] for case in cases}
        assert {0.0, 0.5, 0.8, 1.0} <= rates
        assert any(rate < 0.005 for rate in rates)
        assert any(1 < rate < 1.5 for rate in rates)
        counts = {case["num_iterations"] for case in cases}
        assert {0, 1, 1500} <= counts
        ends = [values(gradient_descent(lambda x: 2 * (x - 2), *case.values()))[-1] for case in cases]
        assert max(map(abs, ends)) < 1e100
        assert sum(abs(end) > 1e6 for end in ends) >= 3
        assert min(ends[: len(task.cases)]) < -100
        assert any(case["initial_x"] == 2 for case in cases)

    @pytest.mark.parametrize("seed", range(3))
    def test_every_regime_and_size_occurs_on_the_sum(self, seed: int) -> None:
        task = TASKS["optimize-batch-query"]
        cases = [dict(case.arguments) for case in task.cases] + drawn(task, seed)
        shares = [case["learning_rate"] * len(case["X"]) for case in cases]
        for share in (0.0, 0.5, 0.8, 1.0):
            assert any(abs(found - share) < 1e-9 for found in shares)
        assert any(found > 1 for found in shares)
        sizes = {len(case["X"]) for case in cases}
        assert {1, 2, 33, 1000} <= sizes
        assert any((case["X"] < 0).all() for case in cases)
        assert any(len(set(case["X"].tolist())) < len(case["X"]) for case in cases)
        assert any(not (case["X"] % 1).any() for case in cases)
        assert {0, 1, 1100} <= {case["num_iterations"] for case in cases}  # 1,000 calls deep Python gives up
        ends = [
            values(
                batch_descent(
                    squares, case["w_init"], case["learning_rate"], case["num_iterations"], case["X"]
                )
            )[-1]
            for case in cases
        ]
        assert max(map(abs, ends)) < 1e100
        assert sum(abs(end) > 1e6 for end in ends) >= 2

    @pytest.mark.parametrize("seed", range(3))
    def test_batches_are_ragged_repeated_unordered_and_none_is_empty(self, seed: int) -> None:
        task = TASKS["minibatch-descent"]
        cases = [dict(case.arguments) for case in task.cases] + drawn(task, seed)
        batches = [[np.asarray(batch) for batch in case["batches"]] for case in cases]
        assert all(len(batch) for case in batches for batch in case)
        assert any(not case for case in batches)
        assert any(case and len(case[-1]) < len(case[0]) for case in batches)
        assert any(len(set(batch.tolist())) < len(batch) for case in batches for batch in case)
        assert any((np.diff(batch) < 0).any() for case in batches for batch in case)
        assert any(len(case) == 1500 for case in batches)
        assert all(
            batch.max() < len(case["X"])
            for case, found in zip(cases, batches, strict=True)
            for batch in found
        )
        ends = [
            values(
                minibatch_descent(squares, case["w_init"], case["learning_rate"], case["batches"], case["X"])
            )[-1]
            for case in cases
        ]
        assert 1e6 < max(map(abs, ends)) < 1e100
