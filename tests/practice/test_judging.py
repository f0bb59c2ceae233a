from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pydantic import TypeAdapter

from trainer.bank.model import Question
from trainer.practice import NotJudged, OpenAnswer, Verdict, judge, present, rating_for, suggested_rating
from trainer.progress import Rating

if TYPE_CHECKING:
    from trainer.practice import Presentation

BASE = {"id": "q", "level": 1, "objectives": ["o"], "prompt": "What?", "explanation": "Because."}


def shown(kind: str, order: tuple[int, ...] | None = None, **more: Any) -> Presentation:
    """The question as some seed shows it: in this order, if it matters."""
    adapter: TypeAdapter[Question] = TypeAdapter(Question)
    question = adapter.validate_python(BASE | {"kind": kind} | more)
    every = (present(question, seed) for seed in range(10_000))
    return next(found for found in every if order in (None, found.order))


def judged(presentation: Presentation, response: Any) -> Verdict:
    verdict = judge(presentation, response)
    assert isinstance(verdict, Verdict)
    return verdict


def refused(presentation: Presentation, response: Any) -> str:
    verdict = judge(presentation, response)
    assert isinstance(verdict, NotJudged)
    return verdict.message


# Choice and trap


@pytest.fixture
def trap() -> Presentation:
    """Shown as 1 later, 2 raise (the bait), 3 look (right)."""
    presentation = shown(
        "trap",
        order=(2, 1, 0),
        say="I would look first.",
        options=[
            {"text": "look", "why": "The gradient tells.", "correct": True},
            {"text": "raise", "why": "It sometimes works.", "bait": True},
            {"text": "later", "why": "It will not."},
        ],
    )
    assert [option.text for option in presentation.options] == ["later", "raise", "look"]
    return presentation


def test_the_bait_taken(trap: Presentation) -> None:
    verdict = judged(trap, {1})
    assert (verdict.correct, verdict.score, verdict.baited) == (False, 0.0, True)
    assert verdict.headline == "The bait. You said 2, right is 3."
    assert verdict.tempting == "The tempting answer is 2: raise"
    assert verdict.tempting_why == "It sometimes works."
    assert (verdict.given_text, verdict.expected_text) == ("raise", "look")
    assert [(row.number, row.text, row.why, row.chosen, row.right, row.bait) for row in verdict.rows] == [
        (1, "later", "It will not.", False, False, False),
        (2, "raise", "It sometimes works.", True, False, True),
        (3, "look", "The gradient tells.", False, True, False),
    ]
    assert verdict.response == {"chosen": [1], "order": [2, 1, 0]}


def test_the_trap_seen_through_still_says_what_tempts(trap: Presentation) -> None:
    verdict = judged(trap, [2])
    assert (verdict.correct, verdict.baited, verdict.headline) == (True, False, "Right: 3.")
    assert verdict.tempting == "The tempting answer is 2: raise"


def test_wrong_without_the_bait(trap: Presentation) -> None:
    verdict = judged(trap, {0})
    assert (verdict.headline, verdict.baited) == ("You said 1, right is 3.", False)


def test_nothing_chosen_is_no_answer(trap: Presentation) -> None:
    assert refused(trap, set()) == "Choose an option first"


def test_an_option_that_was_not_shown_is_our_fault(trap: Presentation) -> None:
    with pytest.raises(ValueError, match="3 to choose from"):
        judge(trap, {3})


@pytest.fixture
def several() -> Presentation:
    """Shown as 1 d, 2 a (right), 3 c (right), 4 b (right)."""
    presentation = shown(
        "choice",
        order=(3, 0, 2, 1),
        options=[{"text": name, "why": f"why {name}", "correct": name != "d"} for name in "abcd"],
    )
    assert [option.text for option in presentation.options] == list("dacb")
    assert presentation.several
    return presentation


@pytest.mark.parametrize(
    ("chosen", "score", "headline", "note"),
    [
        ({1, 2, 3}, 1.0, "Right: 2, 3 and 4.", ""),
        (
            {1, 2},
            2 / 3,
            "You said 2 and 3, right is 2, 3 and 4.",
            "2 of 3 right ones chosen; missing 4",
        ),
        (
            {0, 1, 2, 3},
            2 / 3,
            "You said 1, 2, 3 and 4, right is 2, 3 and 4.",
            "3 of 3 right ones chosen; 1 is not right",
        ),
        (
            {0, 1},
            0.0,
            "You said 1 and 2, right is 2, 3 and 4.",
            "1 of 3 right ones chosen; missing 3 and 4; 1 is not right",
        ),
        (
            {0},
            0.0,
            "You said 1, right is 2, 3 and 4.",
            "0 of 3 right ones chosen; missing 2, 3 and 4; 1 is not right",
        ),
    ],
)
def test_several_right_ones(
    several: Presentation, chosen: set[int], score: float, headline: str, note: str
) -> None:
    verdict = judged(several, chosen)
    assert (verdict.correct, verdict.headline, verdict.note) == (score == 1.0, headline, note)
    assert verdict.score == pytest.approx(score)


# Numeric


def number(answer: float | str = 3.6, tolerance: float = 0.01) -> Presentation:
    return shown("numeric", answer=answer, tolerance=tolerance)


@pytest.mark.parametrize(
    ("typed", "answer", "headline", "note"),
    [
        ("3.6", 3.6, "Right: 3.6.", ""),
        (" 3.60 ", 3.6, "Right: 3.6.", ""),
        ("3.61", 3.6, "Right: 3.6, and 3.61 is within 1 %.", ""),
        ("18/5", 3.6, "Right: 3.6.", "18/5 was read as 3.6"),
        ("36e-1", 3.6, "Right: 3.6.", "36e-1 was read as 3.6"),
        ("50%", 0.5, "Right: 0.5.", "50% was read as 0.5"),
        ("−0.5", -0.5, "Right: −0.5.", ""),
        ("-0.5", -0.5, "Right: −0.5.", ""),
        ("0", 0, "Right: 0.", ""),
        ("1e-13", 0, "Right: 0, and 1e-13 is within 1 %.", "1e-13 was read as 1e-13"),
        ("0.333", "1/3", "Right: 0.3333, and 0.333 is within 1 %.", ""),
        ("4.4", 3.6, "You said 4.4, right is 3.6 (within 1 %).", ""),
        ("3.64", 3.6, "You said 3.64, right is 3.6 (within 1 %).", ""),
        ("-3.6", 3.6, "You said -3.6, right is 3.6 (within 1 %).", "the right size with the other sign"),
        ("7.2", 3.6, "You said 7.2, right is 3.6 (within 1 %).", "twice the right number"),
        (
            "9/5",
            3.6,
            "You said 9/5, right is 3.6 (within 1 %).",
            "9/5 was read as 1.8; half the right number",
        ),
        ("360", 3.6, "You said 360, right is 3.6 (within 1 %).", "a hundred times the right number"),
        ("1e-9", 0, "You said 1e-9, right is 0 (within 1 %).", "1e-9 was read as 1e-9"),
    ],
)
def test_numbers(typed: str, answer: float | str, headline: str, note: str) -> None:
    verdict = judged(number(answer), typed)
    assert (verdict.headline, verdict.note) == (headline, note)
    assert verdict.correct == headline.startswith("Right")
    assert verdict.score == float(verdict.correct)


MISTAKES = [
    {"answer": "3 + 0.1 * 6", "why": "You went uphill. The step of {{s}} is subtracted."},
    {"answer": "3 - 0.1 * 3", "why": "The factor 2 is missing."},
    {"answer": 2.41, "why": "So near that it can't be told."},
]


@pytest.mark.parametrize(
    ("typed", "mistake", "note"),
    [
        ("3.6", "You went uphill. The step of −0.6 is subtracted.", ""),
        ("18/5", "You went uphill. The step of −0.6 is subtracted.", "18/5 was read as 3.6"),
        ("270%", "The factor 2 is missing.", "270% was read as 2.7"),
        ("2.4", "", ""),
        ("2.41", "", ""),
        ("-2.4", "", "the right size with the other sign"),
        ("2", "", ""),
    ],
)
def test_a_number_that_a_known_mistake_gives_says_which(typed: str, mistake: str, note: str) -> None:
    question = shown(
        "numeric", variables={"s": [-0.6]}, answer="3 - 0.1 * 6", tolerance=0.002, wrong=MISTAKES
    )
    verdict = judged(question, typed)
    assert (verdict.mistake, verdict.note) == (mistake, note)


def test_a_mistake_that_is_twice_the_right_number_is_told_once() -> None:
    question = shown("numeric", answer=3, wrong=[{"answer": 6, "why": "It is halved."}])
    assert (judged(question, "6").mistake, judged(question, "6").note) == ("It is halved.", "")


def test_the_right_number_rounded_too_far_is_told_so() -> None:
    question = shown("numeric", answer=0.1136, tolerance=0.001, wrong=[{"answer": 0.1102, "why": "So."}])
    assert judged(question, "0.11").note == "the right number with too few digits"
    assert not judged(question, "0.11").mistake
    assert judged(question, "0.1102").mistake == "So."


def test_a_number_leaves_what_was_typed_and_how_it_was_read() -> None:
    verdict = judged(number(), "9/5")
    assert verdict.response == {"typed": "9/5", "read": 1.8, "variables": {}}
    assert (verdict.given_text, verdict.expected_text) == ("1.8", "3.6")


@pytest.mark.parametrize(
    "typed", ["abc", "3.6.1", "1/0", "inf", "nan", "1e999", "3 6", "()", "__import__('os')", "9" * 999]
)
def test_what_is_no_number_is_not_judged_but_told_what_can_be(typed: str) -> None:
    message = refused(number(), typed)
    assert "is not a number; type one such as 3.6, 1/2, 5e-1 or 50%" in message
    assert len(message) < 120


def test_nothing_typed_is_no_answer() -> None:
    assert refused(number(), "  ") == "Type a number first, such as 3.6, 1/2, 5e-1 or 50%"


# Order


@pytest.fixture
def order() -> Presentation:
    """Shown as 1 log, 2 gradient, 3 update."""
    presentation = shown("order", order=(2, 0, 1), steps=["gradient", "update", "log"])
    assert presentation.steps == ("log", "gradient", "update")
    return presentation


def test_steps_in_order(order: Presentation) -> None:
    verdict = judged(order, [1, 2, 0])
    assert (verdict.correct, verdict.headline) == (True, "Right, every step in its place.")
    assert verdict.given_text == verdict.expected_text == "gradient → update → log"


def test_steps_out_of_order(order: Presentation) -> None:
    verdict = judged(order, [1, 0, 2])
    assert (verdict.correct, verdict.score) == (False, pytest.approx(1 / 3))
    assert verdict.headline == "1 of 3 steps in their place."
    assert [(row.number, row.text, row.expected, row.right) for row in verdict.rows] == [
        (1, "gradient", "gradient", True),
        (2, "log", "update", False),
        (3, "update", "log", False),
    ]
    assert verdict.response == {"placed": [0, 2, 1], "order": [2, 0, 1]}


def test_steps_that_read_the_same_may_change_places() -> None:
    presentation = shown("order", steps=["step", "log", "step"])
    first, last = (number for number, step in enumerate(presentation.steps) if step == "step")
    log = presentation.steps.index("log")
    assert judged(presentation, [first, log, last]).correct
    assert judged(presentation, [last, log, first]).correct


def test_an_unfinished_or_impossible_order(order: Presentation) -> None:
    assert refused(order, [1, 2]) == "Put all 3 steps in order first"
    with pytest.raises(ValueError, match="every step once"):
        judge(order, [1, 1, 2])


# Match


@pytest.fixture
def match() -> Presentation:
    """Lefts batch, sgd, mini; rights shown as 1 some, 2 all, 3 one."""
    pairs = [
        {"left": "batch", "right": "all"},
        {"left": "sgd", "right": "one"},
        {"left": "mini", "right": "some"},
    ]
    presentation = shown("match", order=(2, 0, 1), pairs=pairs)
    assert presentation.rights == ("some", "all", "one")
    return presentation


def test_pairs(match: Presentation) -> None:
    verdict = judged(match, {0: 1, 1: 2, 2: 0})
    assert (verdict.correct, verdict.headline) == (True, "Right, all 3 pairs.")
    verdict = judged(match, {0: 1, 1: 0, 2: 0})
    assert (verdict.correct, verdict.headline) == (False, "2 of 3 pairs right.")
    assert [(row.text, row.given, row.expected, row.right) for row in verdict.rows] == [
        ("batch", "all", "all", True),
        ("sgd", "some", "one", False),
        ("mini", "some", "some", True),
    ]
    assert verdict.response == {"pairs": [0, 2, 2], "order": [2, 0, 1]}


def test_two_rights_that_read_the_same_are_the_same() -> None:
    pairs = [{"left": "a", "right": "yes"}, {"left": "b", "right": "no"}, {"left": "c", "right": "yes"}]
    presentation = shown("match", pairs=pairs)
    yes, also_yes = (number for number, right in enumerate(presentation.rights) if right == "yes")
    no = presentation.rights.index("no")
    assert judged(presentation, {0: also_yes, 1: no, 2: yes}).correct
    assert judged(presentation, {0: yes, 1: no, 2: also_yes}).correct


def test_an_unfinished_or_impossible_match(match: Presentation) -> None:
    assert refused(match, {0: 1}) == "Match all 3 first"
    with pytest.raises(ValueError, match="what was shown"):
        judge(match, {0: 7, 1: 0, 2: 1})


# Cloze


@pytest.mark.parametrize(
    ("accepted", "typed", "right"),
    [
        (["mean"], "  MEAN ", True),
        (["mini-batch"], "Mini batch", True),
        (["mini-batch"], "mini–batch", True),
        (["learning rate", "step size"], "step  size.", True),
        (["Nesterov's"], "nesterov’s", True),
        (["naïve"], "naive", True),
        (["2 * (w - x)"], "2*(w-x)", True),
        (["w - lr * grad"], "w-lr*grad", True),
        (["`np.sum`"], "np.sum", True),
        (["learning_rate"], "learning_rate", True),
        (["0.5"], "1/2", True),
        (["1/2"], ".5", True),
        (["1e-3"], "0.001", True),
        (["50%"], "0.5", True),
        (["0.5"], "0.51", False),
        (["mean"], "the mean", False),
        (["mean"], "sum", False),
        (["mean"], "", False),
        (["-1"], "1", False),
        (["w - x"], "w + x", False),
        (["..."], "...", True),
    ],
)
def test_blanks(accepted: list[str], typed: str, right: bool) -> None:
    presentation = shown("cloze", prompt="{{1}} {{2}}", blanks=[accepted, ["x"]])
    verdict = judged(presentation, [typed, "x"])
    assert verdict.rows[0].right is right
    assert verdict.correct is right
    assert (verdict.rows[0].expected, verdict.rows[1].right) == (accepted[0], True)
    assert verdict.headline == ("Right, all 2 blanks." if right else "1 of 2 blanks right.")


def test_one_blank() -> None:
    presentation = shown("cloze", prompt="{{1}}", blanks=[["sum"]])
    assert judged(presentation, ["sum"]).headline == "Right: sum."
    assert judged(presentation, ["mean"]).headline == "You said mean, right is sum."
    assert refused(presentation, [" "]) == "Fill the blank first"
    with pytest.raises(ValueError, match="1 blanks"):
        judge(presentation, ["a", "b"])


# Open


@pytest.fixture
def spoken() -> Presentation:
    points = [
        {"text": "the direction", "phrases": ["steepest ascent", "points up"]},
        {"text": "a small step"},
    ]
    return shown("open", model_answer="To first order …", key_points=points)


def test_the_learners_rating_decides_an_open_answer(spoken: Presentation) -> None:
    verdict = judged(spoken, OpenAnswer("The gradient points up.", {0}, 3))
    assert (verdict.correct, verdict.score, verdict.suggested) == (True, 0.5, Rating.GOOD)
    assert verdict.headline == "1 of 2 key points said."
    assert [(row.text, row.chosen, row.given) for row in verdict.rows] == [
        ("the direction", True, "points up"),
        ("a small step", False, ""),
    ]
    assert verdict.expected_text == "To first order …"
    assert verdict.response == {"text": "The gradient points up.", "ticked": [0], "rating": 3}
    assert not judged(spoken, ("", [0, 1], 1)).correct


def test_without_a_rating_the_suggested_one_is_taken(spoken: Presentation) -> None:
    assert judged(spoken, ("", {0, 1})).suggested is Rating.GOOD
    assert judged(spoken, ("", {1})).suggested is Rating.HARD
    assert judged(spoken, ("", ())).suggested is Rating.AGAIN


def test_a_key_point_that_is_not_there_is_our_fault(spoken: Presentation) -> None:
    with pytest.raises(ValueError, match="2 to choose from"):
        judge(spoken, ("", {2}))


# Ratings


@pytest.mark.parametrize(
    ("said", "points", "rating"),
    [(4, 4, 3), (3, 4, 2), (2, 4, 2), (1, 4, 1), (0, 4, 1), (1, 1, 3), (2, 5, 1)],
)
def test_suggested_ratings(said: int, points: int, rating: int) -> None:
    assert suggested_rating(said, points) == rating


@pytest.mark.parametrize(
    ("correct", "seconds", "kind", "rating"),
    [
        (True, 5.0, "choice", Rating.GOOD),
        (True, 91.0, "choice", Rating.HARD),
        (True, 91.0, "numeric", Rating.GOOD),
        (True, 500.0, "something", Rating.HARD),
        (False, 1.0, "choice", Rating.AGAIN),
        (False, 500.0, "choice", Rating.AGAIN),
    ],
)
def test_ratings(correct: bool, seconds: float, kind: str, rating: Rating) -> None:
    assert rating_for(Verdict(correct, 0.9, ""), seconds, kind) is rating


def test_a_rating_of_the_learners_own_is_kept() -> None:
    assert rating_for(Verdict(True, 1.0, "", suggested=Rating.EASY), 999.0, "open") is Rating.EASY
