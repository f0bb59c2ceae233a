"""What is done to numbers is recognised alike in arrays, lists of arrays and tuples, whatever the constants.

Each submission is a task's solution with something done to what it returns, or to what it keeps on the way.
A usual run tries each mistake on a task or two, a way each; EVERY_VARIANT=1 tries all that can show it.
"""

from __future__ import annotations

import os

import numpy as np
import pytest
from grader_tasks import loaded
from test_other_tasks import TASKS, graded

from graders import Report, grade
from graders.author import canonical
from graders.diagnosis.mistakes import alike
from graders.diagnosis.values import flat
from graders.sandbox.model import Outcome

EVERY = bool(os.environ.get("EVERY_VARIANT"))
PAIRS = ("linear-regression-descent", "logistic-regression-descent", "early-stopping")
DONE = {
    "float32-precision": ("np.float32", "lambda part: np.float32(part).astype(float)"),
    "rounds-result": (
        *("lambda part: np.round(part, 2)", "lambda part: np.round(part, 6)"),
        "np.vectorize(lambda part: float('%.5g' % part), otypes=[float])",
    ),
    "integer-truncation": ("np.trunc", "lambda part: np.array(part).astype(int)"),
    "clamps-result": ("lambda part: np.clip(part, -0.3, 0.3)", "lambda part: np.minimum(part, 0.25)"),
    "shape-1-result": (
        *("lambda part: np.reshape(part, (-1, 1))", "lambda part: np.array(part)[None]"),
        *("np.ravel", "np.transpose"),
    ),
    "drops-an-entry": ("lambda part: part[:-1]", "lambda part: part[1:]"),
    "sign-flipped": ("lambda part: -part",),
}
SHOWN_BY = {
    "float32-precision": ("momentum-updates", "clip-by-global-norm", "linear-regression-descent"),
    "rounds-result": ("adam-updates", "logistic-regression-descent", "warmup-cosine"),
    "integer-truncation": ("adagrad-updates", "clip-by-global-norm"),
    "clamps-result": ("nesterov-updates", "clip-by-global-norm", "step-decay"),
    "shape-1-result": ("softmax-cross-entropy-gradient",),
    "drops-an-entry": ("accumulated-gradient", "adamw-updates"),
    "sign-flipped": ("accumulated-gradient", "clip-by-global-norm"),
}
# Other names that the tasks' own files give to the same, and that win.
ALSO = {
    "shape-1-result": {"bias-as-an-array", "weights-as-a-column", "flattens-the-arrays"},
    # A number has no entries; the first step left out is a mistake of the warm-up's own.
    "drops-an-entry": {"one-iteration-too-few", "type-error", "warm-up-counts-from-one"},
    "clamps-result": {"stops-at-a-smallest-rate"},
    "sign-flipped": {"wrong-sign-of-target"},
}


def names(report: Report) -> list[str]:
    return [found.mistake for found in report.diagnoses]


def done(tried: dict[str, tuple[str, ...]]) -> list[tuple[str, str, str]]:
    """Mistake, task and way; in a usual run one way a task, the next one another."""
    return [
        (slug, task, way)
        for slug, tasks in tried.items()
        for at, task in enumerate(tasks)
        for number, way in enumerate(DONE[slug])
        if EVERY or number == at % len(DONE[slug])
    ]


@pytest.mark.parametrize(("slug", "task", "way"), done(SHOWN_BY))
def test_what_is_done_to_each_number_is_told(slug: str, task: str, way: str) -> None:
    report = graded(task, f"_each({way}, right)")
    assert names(report) in ([slug], *([also] for also in ALSO.get(slug, ())))


@pytest.mark.parametrize(
    ("slug", "task", "way"), done(dict.fromkeys(DONE, tuple(TASKS if EVERY else TASKS[:1])))
)
def test_no_task_gives_it_another_name(slug: str, task: str, way: str) -> None:
    report = graded(task, f"_each({way}, right)")
    assert set(names(report)) <= {slug, *ALSO.get(slug, ())}


@pytest.mark.parametrize("task", PAIRS)
@pytest.mark.parametrize(
    ("returned", "expected"),
    [
        ("right[1]", {"returns-one-of-the-two"}),
        ("right[::-1]", {"swaps-the-results", "bias-before-weights"}),
        ("(*right, 7.5)", {"returns-tuple"}),
    ],
)
def test_what_becomes_of_a_pair_is_told(task: str, returned: str, expected: set[str]) -> None:
    assert set(names(graded(task, returned))) & expected


MOMENTUM = """
import numpy as np
def momentum_updates(params, gradients, learning_rate, momentum):
    velocity = np.zeros_like(params)
    for gradient in gradients:
        {body}
    return {result}
"""
ADAM = """
import numpy as np
def adam_updates(params, gradients, learning_rate, beta1, beta2, eps):
    {head}
    m = v = np.zeros_like(params)
    for t, g in enumerate(gradients, 1):
        m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g * g
        params = params - learning_rate * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps)
    return params
"""
PLAIN = "velocity = momentum * velocity + gradient; params = params - learning_rate * velocity"


def momenta(body: str = PLAIN, result: str = "params") -> Report:
    task = loaded("momentum-updates")
    return grade(task, MOMENTUM.format(body=body, result=result))


def adam(head: str) -> Report:
    return grade(loaded("adam-updates"), ADAM.format(head=head))


@pytest.mark.parametrize(
    ("done_each_step", "slug"),
    [
        ("np.round({}, 2)", "rounds-each-step"),
        ("np.round({}, 5)", "rounds-each-step"),
        ("np.clip({}, -0.7, 0.7)", "clamps-result"),
        ("np.maximum({}, 0)", "clamps-result"),
        ("np.trunc({})", "integer-truncation"),
    ],
)
def test_what_is_done_in_every_step_is_told(done_each_step: str, slug: str) -> None:
    step = done_each_step.format("params - learning_rate * velocity")
    assert names(momenta(f"velocity = momentum * velocity + gradient; params = {step}")) == [slug]


@pytest.mark.parametrize(
    ("count_from", "share"),
    [("0", "1 / (1 + k / 7)"), ("0", "0.63 ** k"), ("1", "k ** (-1 / 3)"), ("0", "np.exp(-0.3 * k)")],
)
def test_a_rate_that_shrinks_by_whatever_law_is_told(count_from: str, share: str) -> None:
    step = "velocity = momentum * velocity + gradient; params = params - learning_rate * share * velocity"
    loop = f"k = 0 if velocity is zero else k + 1; share = (lambda k: {share})(k + {count_from}); {step}"
    source = MOMENTUM.replace("np.zeros_like(params)", "zero = np.zeros_like(params)")
    report = grade(loaded("momentum-updates"), source.format(body=loop, result="params"))
    assert names(report) == ["decays-the-learning-rate"]


@pytest.mark.parametrize("bound", ["4", "0.37"])
def test_a_gradient_clipped_at_a_bound_no_file_has_is_told(bound: str) -> None:
    report = momenta(f"gradient = np.clip(gradient, -{bound}, {bound}); {PLAIN}")
    assert names(report) == ["clips-the-gradient"]


@pytest.mark.parametrize("constant", ["0.73", "0.08", "1 - 0.27"])
def test_a_constant_that_no_file_has_is_told_all_the_same(constant: str) -> None:
    assert names(momenta(f"momentum = {constant}; {PLAIN}")) == ["momentum-hard-coded"]
    assert names(adam(f"beta1 = {constant}")) == ["betas-hard-coded"]


def test_two_constants_at_once_are_told() -> None:
    assert names(adam("beta1, beta2 = 0.83, 0.97")) == ["betas-hard-coded"]


def test_numbers_that_any_odd_constant_comes_to_are_no_evidence() -> None:
    for returned in ("right * 1e300 + 1e300", "right * 5e-324", "len(5)"):
        assert set(names(graded("numeric-gradient", returned))) <= {"type-error"}


@pytest.mark.parametrize(
    ("body", "result", "both"),
    [
        (PLAIN.replace("- learning", "+ learning"), "np.round(params, 3)", ("sign-flipped", "rounds-result")),
        (
            PLAIN.replace("momentum *", "0.9 *"),
            "np.float32(params)",
            ("momentum-hard-coded", "float32-precision"),
        ),
        (
            PLAIN.replace("learning_rate *", ""),
            "(params, velocity)",
            ("learning-rate-omitted", "returns-tuple"),
        ),
        (PLAIN.replace("- learning", "+ learning"), "params[:, None]", ("sign-flipped", "shape-1-result")),
    ],
)
def test_two_mistakes_one_after_the_other_are_both_told(
    body: str, result: str, both: tuple[str, ...]
) -> None:
    report = momenta(body, result)
    assert names(report) == list(both)
    assert report.message.startswith("There are 2 mistakes in it: ")


@pytest.mark.parametrize("task", ["linear-regression-descent", "logistic-regression-descent"])
@pytest.mark.parametrize(
    ("change", "done"), [("np.round(part, 3)", "rounds-result"), ("np.float32(part)", "float32-precision")]
)
def test_a_pair_swapped_and_something_done_to_its_numbers_are_both_told(
    task: str, change: str, done: str
) -> None:
    swapped, second = names(graded(task, f"tuple(_each(lambda part: {change}, list(right)[::-1]))"))
    assert swapped in {"swaps-the-results", "bias-before-weights"}
    assert second == done
    assert names(graded(task, "tuple(_each(lambda part: 1.1 * part, list(right)[::-1]))")) == []


STOPPING = """
import numpy as np
def early_stopping(losses, patience, min_delta):
    best, at, waited = np.inf, 0, 0
    for epoch, loss in enumerate(losses):
        if loss < best - min_delta:
            best, at, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return {best}, epoch
    return {best}, {last}
"""


@pytest.mark.parametrize(
    ("best", "last", "expected"),
    [
        ("at", "len(losses) - 1", set()),
        ("at", "len(losses)", {"stop-past-the-last-epoch"}),
        (
            "int(np.argmin(losses[: epoch + 1]))",
            "len(losses)",
            {"lowest-loss-instead-of-the-best", "stop-past-the-last-epoch"},
        ),
        ("losses[at]", "len(losses)", {"returns-the-best-loss", "stop-past-the-last-epoch"}),
        ("at + 1", "len(losses)", set()),
        ("epoch - at + 3", "len(losses)", set()),
    ],
)
def test_each_value_of_a_pair_may_have_a_mistake_of_its_own(best: str, last: str, expected: set[str]) -> None:
    report = grade(loaded("early-stopping"), STOPPING.format(best=best, last=last))
    assert set(names(report)) == expected


def test_two_unknown_changes_get_no_name() -> None:
    assert names(momenta(result="np.round(params * 1.37 + 0.11, 3)")) == []
    assert names(momenta(result="(params * 1.37 + 0.11, velocity)")) == []


@pytest.mark.parametrize(
    "value", [np.array([1.0, np.inf]), np.array([1e200, 0.0]), (np.array([np.nan]), 1.0)], ids=str
)
def test_running_away_is_one_outcome_however_it_shows(value: object) -> None:
    returned = canonical(Outcome("returned", value))
    raised = canonical(Outcome("raised", exception="FloatingPointError"))
    other = canonical(Outcome("raised", exception="ValueError"))
    nearness = loaded("momentum-updates").compare
    right = np.array([1.0, 2.0])
    assert alike(returned, raised, right, nearness)
    assert alike(raised, returned, right, nearness)
    assert not alike(returned, other, right, nearness)


def test_a_value_is_taken_apart_into_its_form_and_its_numbers() -> None:
    taken = flat([np.ones((1, 2)), (3, 4.0)])
    assert taken is not None
    assert taken.numbers.tolist() == [1, 1, 3, 4]
    other = flat([np.ones(2), (3, 4.0)])
    assert other is not None
    assert taken.form != other.form
    assert flat([np.ones(2), None]) is None


@pytest.mark.parametrize("read", ["float(sys.stdin.readline())", "int(sys.stdin.read())"])
def test_reading_what_is_empty_is_told(read: str) -> None:
    assert names(momenta(f"import sys; momentum = {read}; {PLAIN}")) == ["reads-input"]
    assert names(momenta(f"momentum = float(''); {PLAIN}")) == []
