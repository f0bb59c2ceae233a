"""The same mistakes with many constants, in each of the three tasks: no constant is part of a name.

A usual run takes every fifth, another task and constant of each mistake; EVERY_VARIANT=1 takes them all.
"""

from __future__ import annotations

import os
import re
import textwrap
from typing import NamedTuple

import pytest
from test_tasks import TASKS

from graders import grade


class Form(NamedTuple):
    """How a task writes descent: what the templates below are filled with."""

    signature: str
    start: str
    loop: str
    gradient: str
    loss: str


FORMS = {
    "optimize-query": Form(
        "optimize_query(initial_x, learning_rate, num_iterations)",
        "initial_x",
        "for k in range(num_iterations):",
        "2 * (x - 2)",
        "(x - 2) ** 2",
    ),
    "optimize-batch-query": Form(
        "optimize_batch_query(X, w_init, learning_rate, num_iterations)",
        "w_init",
        "for k in range(num_iterations):",
        "2 * np.sum(x - X)",
        "np.sum((x - X) ** 2)",
    ),
    "minibatch-descent": Form(
        "minibatch_descent(X, w_init, learning_rate, batches)",
        "w_init",
        "for k, batch in enumerate(batches):",
        "2 * np.sum(x - X[batch])",
        "np.sum((x - X[batch]) ** 2)",
    ),
}
EVERY = tuple(FORMS)
FULL = ("optimize-query", "optimize-batch-query")
STEP = "x = x - learning_rate * GRADIENT"

# (mistake, tasks, what comes before the loop, the loop's body, what is returned, constants for C)
FAMILIES = [
    ("clamps-result", EVERY, "", STEP, "max(-C, min(C, x))", (5, 100)),
    ("clamps-result", EVERY, "", f"{STEP}\nx = max(-C, min(C, x))", "x", (7.5,)),
    ("nan-on-overflow-clipped", EVERY, "", f"{STEP}\nx = max(-C, min(C, x))", "x", (1e5, 1e9)),
    ("rounds-result", EVERY, "", STEP, "round(float(x), C)", (2, 6, 8)),
    ("rounds-each-step", EVERY, "", "x = round(float(x - learning_rate * GRADIENT), C)", "x", (2, 6)),
    ("rounds-each-step", EVERY, "", "x = x - learning_rate * round(float(GRADIENT), C)", "x", (3,)),
    (
        "stops-early-on-tolerance",
        FULL,
        "",
        "d = learning_rate * GRADIENT\nx = x - d\nif abs(d) < C: break",
        "x",
        (1e-3, 1e-8),
    ),
    (
        "stops-early-on-tolerance",
        FULL,
        "",
        "d = learning_rate * GRADIENT\nif abs(d) < C: break\nx = x - d",
        "x",
        (1e-3, 1e-8),
    ),
    (
        "stops-early-on-tolerance",
        FULL,
        "",
        "d = GRADIENT\nif abs(d) < C: break\nx = x - learning_rate * d",
        "x",
        (1e-3, 1e-8),
    ),
    ("adds-momentum", EVERY, "v = 0.0", "v = C * v + GRADIENT\nx = x - learning_rate * v", "x", (0.5, 0.95)),
    (
        "adds-momentum",
        EVERY,
        "v = 0.0",
        "v = C * v + (1 - C) * GRADIENT\nx = x - learning_rate * v",
        "x",
        (0.8,),
    ),
    (
        "decays-the-learning-rate",
        EVERY,
        "rate = learning_rate",
        "x = x - rate * GRADIENT\nrate *= C",
        "x",
        (0.95, 0.999),
    ),
    ("decays-the-learning-rate", EVERY, "", "x = x - learning_rate / (1 + C * k) * GRADIENT", "x", (0.05,)),
    ("clips-the-gradient", EVERY, "", "x = x - learning_rate * max(-C, min(C, GRADIENT))", "x", (0.5, 7)),
    ("ignores-initial-value", EVERY, "x = C", STEP, "x", (-4.5, 100.0)),
    (
        "numerical-gradient",
        FULL,
        "f = lambda x: LOSS",
        "x = x - learning_rate * (f(x + C) - f(x)) / C",
        "x",
        (1e-2, 1e-6, 1e-9),
    ),
    (
        "numerical-gradient",
        FULL,
        "f = lambda x: LOSS",
        "x = x - learning_rate * ((f(x) - f(x - C)) / C)",
        "x",
        (1e-2, 1e-6, 1e-9),
    ),
    ("float32-precision", EVERY, "", "x = np.float32(x - learning_rate * GRADIENT)", "x", (None,)),
]


def cases() -> list[tuple[str, str, str]]:
    found = []
    for mistake, tasks, before, body, value, constants in FAMILIES:
        for task in tasks:
            form = FORMS[task]
            for constant in constants:
                lines = [
                    f"x = {form.start}",
                    before,
                    form.loop,
                    textwrap.indent(body, "    "),
                    f"return {value}",
                ]
                text = "\n".join(line for line in lines if line)
                text = re.sub(r"\bC\b", repr(constant), text)
                text = text.replace("GRADIENT", form.gradient).replace("LOSS", form.loss)
                source = f"import numpy as np\n\n\ndef {form.signature}:\n{textwrap.indent(text, '    ')}\n"
                found.append((task, mistake, source))
    return found


CASES = list(enumerate(cases()))[:: 1 if os.environ.get("EVERY_VARIANT") else 5]


@pytest.mark.parametrize(
    ("task", "mistake", "source"),
    [case for _, case in CASES],
    ids=[f"{task}-{mistake}-{at}" for at, (task, mistake, _) in CASES],
)
def test_the_constant_is_no_part_of_the_name(task: str, mistake: str, source: str) -> None:
    report = grade(TASKS[task], source)
    assert report.status == "failed"
    assert [found.mistake for found in report.diagnoses] == [mistake]


@pytest.mark.parametrize("task", FULL)
@pytest.mark.parametrize("count", [7, 1000])
def test_a_hard_coded_number_of_iterations(task: str, count: int) -> None:
    form = FORMS[task]
    loop = f"for k in range({count}):\n    {STEP.replace('GRADIENT', form.gradient)}"
    body = textwrap.indent(f"x = {form.start}\n{loop}\nreturn x", "    ")
    report = grade(TASKS[task], f"import numpy as np\n\n\ndef {form.signature}:\n{body}\n")
    assert [found.mistake for found in report.diagnoses] == ["iterations-hard-coded"]


@pytest.mark.parametrize(
    ("task", "body"),
    [
        ("optimize-query", "x = x + learning_rate * (x - 2)"),
        ("optimize-query", "x = x - learning_rate * 3 * (x - 2)"),
        ("optimize-query", "x = round(x - learning_rate * (x - 2), 3)"),
        ("optimize-query", "x = x - 2 * (x - 2) * learning_rate / (1 + learning_rate)"),
        ("optimize-batch-query", "x = x - learning_rate * 2 * np.median(x - X)"),
        ("optimize-batch-query", "x = x - learning_rate * 2 * np.sum(x - X[:-1]) / len(X)"),
        ("optimize-batch-query", "x = x - learning_rate * 2 * np.sum(x - X) / np.sqrt(len(X))"),
        ("minibatch-descent", "x = x - learning_rate * 2 * np.sum(x - X[batch]) / np.sqrt(len(batch))"),
        ("minibatch-descent", "x = x - learning_rate * 2 * np.sum(x - X[len(X) - 1 - batch])"),
        ("minibatch-descent", "x = x - learning_rate * 2 * np.sum(x - X[batch]) * (len(batch) > 1)"),
    ],
)
def test_what_nobody_knows_gets_no_name(task: str, body: str) -> None:
    """Two mistakes at once, or one nobody thought of: no name rather than a wrong one."""
    form = FORMS[task]
    text = textwrap.indent(f"x = {form.start}\n{form.loop}\n    {body}\nreturn x", "    ")
    report = grade(TASKS[task], f"import numpy as np\n\n\ndef {form.signature}:\n{text}\n")
    assert report.status == "failed"
    assert report.diagnoses == ()
    assert report.divergence is not None
