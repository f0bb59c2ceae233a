"""Mistakes coded otherwise, right solutions in odd styles, two mistakes at once: what may be named, what not.

The sources stand in `variants/*.txt`, as templates for the three tasks; `combined` joins two mistakes.
A usual run takes a part of them; EVERY_VARIANT=1 runs them all, endless loops included.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from grader_tasks import loaded

from graders import grade

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graders import Report

HERE = Path(__file__).parent
WHERE = {
    "query": ("optimize-query",),
    "batch": ("optimize-batch-query",),
    "mini": ("minibatch-descent",),
    "both": ("optimize-query", "optimize-batch-query"),
    "all": ("optimize-query", "optimize-batch-query", "minibatch-descent"),
}
_FOR = "for k in range(n)"
MARKS = {
    "optimize-query": {
        "@N": "optimize_query", "@P0": "x0, lr", "@P": "x0, lr, n", "@Q0": "x0", "@Q": "x0, lr, n",
        "@A": "x0, lr, n", "@FOR": _FOR, "@KS": "range(n)", "@X": "[2]", "@B": "",
        "@G": "2 * ((#) - 2)", "@g": "2 * (# - 2)", "@H": "((#) - 2)", "@L": "((#) - 2) ** 2",
    },
    "optimize-batch-query": {
        "@N": "optimize_batch_query", "@P0": "X, x0, lr", "@P": "X, x0, lr, n", "@Q0": "X, x0",
        "@Q": "X, x0, lr, n",
        "@A": "X, x0, lr, n", "@FOR": _FOR, "@KS": "range(n)", "@X": "X", "@B": "", "@IS": "range(len(X))",
        "@G": "2 * np.sum((#) - X)", "@g": "2 * np.sum(# - X)", "@H": "np.sum((#) - X)",
        "@L": "np.sum(((#) - X) ** 2)",
    },
    "minibatch-descent": {
        "@N": "minibatch_descent", "@P0": "X, x0, lr", "@P": "X, x0, lr, B", "@Q0": "X, x0",
        "@Q": "X, x0, lr, B",
        "@A": "X, x0, lr, B", "@FOR": "for k, b in enumerate(B)", "@KS": "B", "@X": "X[b]",
        "@B": "[b]", "@IS": "b",
        "@G": "2 * np.sum((#) - X[b])", "@g": "2 * np.sum(# - X[k])", "@H": "np.sum((#) - X[b])",
        "@L": "np.sum(((#) - X[b]) ** 2)",
    },
}  # fmt: skip
# Names that stand for one behaviour, in all tasks.
SAME = (
    {"sign-flipped", "difference-reversed"},
    {"early-return-in-loop", "result-never-assigned"},
    {"divides-by-two-n", "newton-step", "divides-by-two-b"},
    {"default-argument-mutable", "global-state-leaks-between-calls"},
    {"one-iteration-too-few", "drops-the-last-batch"},
)


@dataclass(frozen=True)
class Variant:
    """One submission: its task, its source, the names that are true of it, and whether it must get one."""

    kind: str
    task: str
    note: str
    names: frozenset[str]
    must: bool
    source: str

    def __str__(self) -> str:
        names = "" if self.kind in {"right", "combined"} else f"{' '.join(sorted(self.names)) or self.kind}: "
        return f"{self.task}: {names}{self.note}".replace("[", "(").replace("]", ")")


def render(template: str, task: str) -> str:
    """The source for one task: @N name, @P parameters, @FOR loop, @G{x} gradient, @L{x} loss there.

    @H{x} is half the gradient, @X are the update's points, @B the index that picks them, @IS their indices.
    """
    marks = MARKS[task]
    source = re.sub(r"(@[GgHL])\{([^{}]*)\}", lambda found: _put(marks[found[1]], found[2]), template)
    for mark in sorted((mark for mark in marks if mark[1:] not in "GgHL"), key=len, reverse=True):
        source = source.replace(mark, marks[mark])
    needs_numpy = "np." in source and "import numpy" not in source
    return ("import numpy as np\n" if needs_numpy else "") + source


def _put(form: str, place: str) -> str:
    simple = re.fullmatch(r"[\w.\[\]\"-]+", place) is not None
    return (form.replace("(#)", place) if simple else form).replace("#", place)


def with_names(names: set[str]) -> frozenset[str]:
    """The names and those that stand for the same behaviour."""
    return frozenset(names.union(*(same for same in SAME if same & names)))


def read_table(name: str) -> Iterator[Variant]:
    """The blocks of a table: a line `=== names | where | note`, then the template.

    Any of the names is right; `?` says that none at all is right as well, `none` stands for no name.
    """
    for block in (HERE / "variants" / f"{name}.txt").read_text("utf-8").split("\n=== ")[1:]:
        head, template = block.split("\n", 1)
        names, where, note = (part.strip() for part in head.split("|"))
        known = set(names.split())
        for task in dict.fromkeys(task for word in where.split() for task in WHERE[word]):
            yield Variant(
                kind=name,
                task=task,
                note=note,
                names=with_names(known - {"?", "none", "right"}),
                must=not known & {"?", "none"},
                source=render(template.rstrip() + "\n", task),
            )


# -- Two mistakes at once: each of one list with each of another ---------------------------------------------

# How the gradient is computed.
GRADIENTS = {
    "sign-flipped": "-@G{x}",
    "missing-factor-two": "@H{x}",
    "mean-instead-of-sum": "@G{x} / len(X)",
    "wrong-sign-of-target": "@T",
    "clips-the-gradient": "max(-1.0, min(1.0, @G{x}))",
    "normalises-the-gradient": "float(np.sign(@G{x}))",
    "learning-rate-squared": "lr * @G{x}",
    "rounds-each-step": "round(float(@G{x}), 3)",
    "gradient-at-start-only": "@G{x0}",
}
# What the loop does with it: g is the gradient, spelt as above.
LOOPS = {
    "": "@FOR:\n    x -= lr * (g)",
    "early-return-in-loop": "@FOR:\n    x -= lr * (g)\n    break",
    "one-iteration-too-many": "for k in range(n + 1):\n    x -= lr * (g)",
    "one-iteration-too-few": "for k in range(1, n):\n    x -= lr * (g)",
    "iterations-hard-coded": "for k in range(20):\n    x -= lr * (g)",
    "adds-momentum": "v = 0.0\n@FOR:\n    v = 0.9 * v + lr * (g)\n    x -= v",
    "decays-the-learning-rate": "@FOR:\n    x -= lr / (1 + k) * (g)",
    "two-updates-per-iteration": "@FOR:\n    x -= lr * (g)\n    x -= lr * (g)",
    "learning-rate-omitted": "@FOR:\n    x -= g",
    "replaces-instead-of-subtracts": "@FOR:\n    x = lr * (g)",
    "stops-early-on-tolerance": "@FOR:\n    if abs(lr * (g)) < 1e-4:\n        break\n    x -= lr * (g)",
}
TWO_IN_THE_LOOP = {
    "adds-momentum one-iteration-too-many": (
        "v = 0.0\nfor k in range(n + 1):\n    v = 0.9 * v + lr * (g)\n    x -= v"
    ),
    "adds-momentum one-iteration-too-few": (
        "v = 0.0\nfor k in range(n - 1):\n    v = 0.5 * v + lr * (g)\n    x -= v"
    ),
    "adds-momentum early-return-in-loop": (
        "v = 0.0\n@FOR:\n    v = 0.9 * v + lr * (g)\n    x -= v\n    return x"
    ),
    "adds-momentum decays-the-learning-rate": (
        "v = 0.0\n@FOR:\n    v = 0.9 * v + lr * 0.9 ** k * (g)\n    x -= v"
    ),
    "adds-momentum iterations-hard-coded": (
        "v = 0.0\nfor k in range(30):\n    v = 0.9 * v + lr * (g)\n    x -= v"
    ),
    "adds-momentum learning-rate-omitted": "v = 0.0\n@FOR:\n    v = 0.5 * v + (g)\n    x -= v",
    "decays-the-learning-rate one-iteration-too-many": "for k in range(n + 1):\n    x -= lr / (k + 1) * (g)",
    "decays-the-learning-rate one-iteration-too-few": "for k in range(1, n):\n    x -= lr / k * (g)",
    "decays-the-learning-rate iterations-hard-coded": "for k in range(25):\n    x -= lr * 0.95 ** k * (g)",
    "decays-the-learning-rate learning-rate-omitted": "@FOR:\n    x -= (g) / (k + 1)",
    "two-updates-per-iteration one-iteration-too-many": (
        "for k in range(n + 1):\n    x -= lr * (g)\n    x -= lr * (g)"
    ),
    "two-updates-per-iteration early-return-in-loop": (
        "@FOR:\n    x -= lr * (g)\n    x -= lr * (g)\n    break"
    ),
    "one-iteration-too-many stops-early-on-tolerance": (
        "for k in range(n + 1):\n    if abs(lr * (g)) < 1e-6:\n        break\n    x -= lr * (g)"
    ),
    "replaces-instead-of-subtracts one-iteration-too-many": "for k in range(n + 1):\n    x = lr * (g)",
    "replaces-instead-of-subtracts early-return-in-loop": "@FOR:\n    x = lr * (g)\n    break",
    "learning-rate-omitted early-return-in-loop": "@FOR:\n    x -= g\n    break",
    "learning-rate-omitted one-iteration-too-few": "for k in range(1, n):\n    x -= g",
}
STARTS = {
    "": "x0",
    "ignores-initial-value": "0.0",
    "integer-truncation": "int(x0)",
    "treats-zero-as-missing": "x0 or 1.0",
    "float32-precision": "np.float32(x0)",
}
RESULTS = {
    "": "x",
    "rounds-result": "round(float(x), 4)",
    "clamps-result": "max(-10.0, min(10.0, x))",
    "returns-gradient": "@G{x}",
    "returns-loss": "@L{x}",
    "returns-tuple": "x, n",
    "shape-1-result": "[x]",
    "best-seen-instead-of-last": "min([x0, x], key=lambda x: @L{x})",
}
TARGETS = {"optimize-query": "2 * (x + 2)", "optimize-batch-query": "2 * np.sum(x + X)"}


# What two mistakes come to together where nobody could tell it from something else.
COME_TO = {
    ("missing-factor-two", "mean-instead-of-sum"): {"divides-by-two-n"},
    ("missing-factor-two", "learning-rate-omitted"): {"minimum-hard-coded"},
    ("sign-flipped", "best-seen-instead-of-last"): {"never-updates"},
    ("learning-rate-omitted", "best-seen-instead-of-last"): {"never-updates"},
}
# One takes the other back.
NO_MISTAKES = {("learning-rate-squared", "learning-rate-omitted")}


def combined() -> Iterator[Variant]:
    """Gradients, loops, starts and results with a mistake each, two and two."""
    pairs = [
        *((gradient, loop, "", "") for gradient in GRADIENTS for loop in LOOPS if loop),
        *((gradient, "", start, "") for gradient in GRADIENTS for start in STARTS if start),
        *((gradient, "", "", result) for gradient in GRADIENTS for result in RESULTS if result),
        *(("", loop, start, "") for loop in LOOPS for start in STARTS if loop and start),
        *(("", loop, "", result) for loop in LOOPS for result in RESULTS if loop and result),
        *(("", "", start, result) for start in STARTS for result in RESULTS if start and result),
        *(("", loop, "", "") for loop in TWO_IN_THE_LOOP),
        *((f"{one} {two}", "", "", "") for one in GRADIENTS for two in GRADIENTS if one != two),
    ]
    for parts in pairs:
        for task in WHERE["both"]:
            per_points = "mean-instead-of-sum" in parts[0]
            if (
                not (per_points and task == "optimize-query")
                and tuple(filter(None, parts)) not in NO_MISTAKES
            ):
                yield _combination(task, *parts)


def _combination(task: str, gradient: str, loop: str, start: str, result: str) -> Variant:
    slope = "@G{x}"
    for name in gradient.split():
        slope = GRADIENTS[name].replace("@G{x}", slope if slope == "@G{x}" else f"({slope})")
    slope = slope.replace("@T", TARGETS[task])
    body = re.sub(r"\bg\b", lambda _: slope, {**LOOPS, **TWO_IN_THE_LOOP}[loop])
    lines = [f"x = {STARTS[start]}", *body.split("\n"), f"return {RESULTS[result]}"]
    template = "def @N(@P):\n" + "".join(f"    {line}\n" for line in lines)
    parts = [name for part in (gradient, loop, start, result) for name in part.split()]
    names = set(parts).union(*(also for pair, also in COME_TO.items() if set(pair) <= set(parts)))
    return Variant(
        kind="combined", task=task, note=" and ".join(parts), names=with_names(names), must=False,
        source=render(template, task),
    )  # fmt: skip


# -- The tests -----------------------------------------------------------------------------------------------


def chosen(variants: Iterator[Variant], *, every: int = 1) -> list[Variant]:
    """Without doubles; in a usual run each so-many-th, in one task."""
    kept = {(variant.task, variant.source): variant for variant in variants}
    if os.environ.get("EVERY_VARIANT"):
        return list(kept.values())
    notes: dict[tuple[frozenset[str], str], list[Variant]] = {}
    for variant in kept.values():
        notes.setdefault((variant.names, variant.note), []).append(variant)
    return [
        group[number // every % len(group)]
        for number, group in enumerate(notes.values())
        if not group[0].names & ENDLESS and number % every == 0
    ]


ENDLESS = {"infinite-loop-until-converged"}
RIGHT = chosen(read_table("right"))
MISTAKES = chosen(read_table("mistakes"), every=3)
OTHERS = chosen(read_table("others"), every=2)
COMBINED = chosen(combined(), every=13)


@cache
def graded(variant: Variant) -> Report:
    """What the grader says."""
    return grade(loaded(variant.task), variant.source.encode())


def named(variant: Variant) -> set[str]:
    """The mistakes that the grader names."""
    return {found.mistake for found in graded(variant).diagnoses}


def test_there_are_enough() -> None:
    assert len({variant.note for variant in RIGHT}) >= 60
    assert len({variant.note for variant in MISTAKES}) >= 60
    assert len(COMBINED) >= 30
    assert len({variant.note for variant in OTHERS}) >= 20


@pytest.mark.parametrize("variant", RIGHT, ids=str)
def test_a_right_solution_passes(variant: Variant) -> None:
    report = graded(variant)
    assert report.status == "passed", f"{report.message}\n{variant.source}"
    assert not report.diagnoses


@pytest.mark.parametrize("variant", MISTAKES, ids=str)
def test_a_mistake_gets_no_other_name(variant: Variant) -> None:
    assert graded(variant).status != "passed", variant.source
    assert named(variant) <= variant.names, f"{graded(variant).message}\n{variant.source}"


def test_nearly_all_mistakes_are_named() -> None:
    due = [variant for variant in MISTAKES if variant.must]
    missed = [variant for variant in due if not named(variant) & variant.names]
    listing = "\n".join(f"{variant}: {graded(variant).message}" for variant in missed)
    assert len(missed) <= 0.05 * len(due), f"{len(missed)} of {len(due)} have no name:\n{listing}"


@pytest.mark.parametrize("variant", COMBINED, ids=str)
def test_two_mistakes_get_the_name_of_neither_or_theirs(variant: Variant) -> None:
    assert graded(variant).status != "passed", variant.source
    assert named(variant) <= variant.names, f"{graded(variant).message}\n{variant.source}"


@pytest.mark.parametrize("variant", OTHERS, ids=str)
def test_what_is_no_known_mistake_gets_no_name_that_is_not_true(variant: Variant) -> None:
    assert graded(variant).status != "passed", variant.source
    assert named(variant) <= variant.names, f"{graded(variant).message}\n{variant.source}"
