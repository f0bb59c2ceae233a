"""Moodle XML: what a question there becomes here."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from exchange_bench import bring, questions_in, told
from lxml import etree

from graders.errors import Problem
from trainer.bank.model import Order
from trainer.exchange.exporting import export_questions
from trainer.exchange.model import Entry, Where
from trainer.exchange.registry import format_called


def quiz(kind: str, inner: str, text: str = "<p>What?</p>", written: str = "html") -> str:
    return (
        f'<?xml version="1.0"?>\n<quiz>\n<question type="{kind}">\n<name><text>A name</text></name>\n'
        f'<questiontext format="{written}"><text><![CDATA[{text}]]></text></questiontext>\n'
        f"{inner}\n</question>\n</quiz>"
    )


def answer(fraction: str, text: str, feedback: str = "", inner: str = "") -> str:
    said = f"<feedback><text>{feedback}</text></feedback>" if feedback else ""
    return f'<answer fraction="{fraction}"><text>{text}</text>{said}{inner}</answer>'


def test_a_choice_with_everything_around_it() -> None:
    inner = (
        "<generalfeedback><text>In general</text></generalfeedback><defaultgrade>3</defaultgrade>"
        "<penalty>0.3333333</penalty><correctfeedback><text>Your answer is correct.</text></correctfeedback>"
        "<incorrectfeedback><text>Shame!</text></incorrectfeedback>\n<hint><text>Think</text></hint>"
        "<tags><tag><text>level-3</text></tag><tag><text>hard</text></tag></tags><idnumber>my-id</idnumber>"
        + answer("100", "&lt;b&gt;yes&lt;/b&gt;", "Right")
        + answer("-50", "no")
    )
    imported = bring(quiz("multichoice", inner, "<p>Is it <img src='x.png' alt='this'/> <em>so</em>?</p>"))
    (question,) = questions_in(imported)
    assert question == {
        "id": "my-id",
        "kind": "choice",
        "level": 3,
        "objectives": [],
        "prompt": "Is it *so*?",
        "options": [{"text": "**yes**", "correct": True, "why": "Right"}, {"text": "no", "why": None}],
        "explanation": "In general",
    }
    assert sorted(told(imported)) == [
        "quiz:3: a tag is not kept: hard",
        "quiz:3: its marks are not kept: 3",
        "quiz:5: an image is not kept: this",
        "quiz:6: the incorrectfeedback is not kept: Shame!",
        "quiz:7: a hint is not kept: Think",
        "quiz:7: marks taken away (-50 % of the marks) are not kept: no",
    ]


def test_embedded_answers() -> None:
    text = "<p>{1:SHORTANSWER:=a~%50%b~=\\}&amp;c} and {2:NM:=5:0.1#near} or {1:MC:=x~y}</p>"
    imported = bring(quiz("cloze", "", text))
    (question,) = questions_in(imported)
    assert question["prompt"] == "{{1}} and {{2}} or {{3}}"
    assert question["blanks"] == [["a", "}&c"], ["5"], ["x"]]
    assert question["explanation"] == "near"
    assert told(imported) == [
        "quiz:5: partial marks are not kept, the answer counts as wrong: b",
        "quiz:5: a blank accepts words, no tolerance: 5 ± 0.1",
        "quiz:5: a blank is typed, not picked; a reply offered is not kept: y",
        "quiz:3: unequal marks are not kept, all blanks count the same",
    ]


def test_a_share_in_an_embedded_answer_may_have_a_comma() -> None:
    imported = bring(quiz("cloze", "", "{1:SA:=a~%33,3%b}"))
    assert questions_in(imported)[0]["blanks"] == [["a"]]
    assert told(imported) == ["quiz:5: partial marks are not kept, the answer counts as wrong: b"]


def test_a_character_reference_in_an_embedded_answer_begins_no_feedback() -> None:
    text = "{1:SA:=don&#039;t#yes}"
    (question,) = questions_in(bring(quiz("cloze", "", text)))
    assert question["blanks"] == [["don't"]]
    assert question["explanation"] == "yes"


def test_one_embedded_choice_is_a_choice() -> None:
    (question,) = questions_in(bring(quiz("cloze", "", "Select {1:MULTICHOICE:=hit#Yes~miss#No}.")))
    assert question["prompt"] == "Select _____."
    assert question["options"] == [
        {"text": "hit", "correct": True, "why": "Yes"},
        {"text": "miss", "why": "No"},
    ]


def test_words_to_drag_keep_their_order() -> None:
    inner = "".join(f"<selectoption><text>{word}</text></selectoption>" for word in ("a", "b", "c"))
    imported = bring(quiz("gapselect", inner, "[[2]] then [[1]] then [[2]]"))
    (question,) = questions_in(imported)
    assert (question["prompt"], question["blanks"]) == ("{{1}} then {{2}} then {{1}}", [["b"], ["a"]])
    assert told(imported) == ["quiz:6: a blank is typed, not picked; a reply offered is not kept: c"]


@pytest.mark.parametrize(
    ("options", "lost"),
    [
        ("", False),
        ("<selecttype>ALL</selecttype><selectcount>2</selectcount>", False),
        ("<selecttype>RANDOM</selecttype><selectcount>3</selectcount>", False),
        ("<selecttype>RANDOM</selecttype><selectcount>2</selectcount>", True),
        ("<logical>2</logical><studentsee>2</studentsee>", True),
    ],
)
def test_steps_stand_in_their_order_whatever_their_shares(options: str, lost: bool) -> None:
    imported = bring(quiz("ordering", options + answer("1", "a") + answer("0", "b") + answer("1", "c")))
    assert questions_in(imported)[0]["steps"] == ["a", "b", "c"]
    assert told(imported) == ["quiz:3: showing only some of the steps is not kept"] * lost


def test_an_order_is_exported_with_all_its_steps_and_all_or_no_marks() -> None:
    """The words are those that `set_options_for_import` of Moodle's `qtype_ordering` looks for."""
    question = Order(
        kind="order", id="q", level=1, objectives=("a",), prompt="?", steps=("a", "b"), explanation="So."
    )
    data = export_questions(
        [Entry(question, "t", Where("bank.yaml", 1))],
        format_called("moodlexml", to_read=False),
        datetime(2026, 1, 2, tzinfo=UTC),
    ).data
    element = etree.fromstring(data).find("question[@type='ordering']")
    assert element is not None
    assert (element.findtext("selecttype"), element.findtext("gradingtype")) == ("ALL", "ALL_OR_NOTHING")


def test_order_match_number_essay_and_markdown() -> None:
    steps = answer("1", "first") + answer("2", "second")
    assert questions_in(bring(quiz("ordering", steps)))[0]["steps"] == ["first", "second"]
    pairs = "".join(
        f"<subquestion format='html'><text>{left}</text><answer><text>{right}</text></answer></subquestion>"
        for left, right in (("η", "rate"), ("θ", "weights"), ("", "nothing"))
    )
    imported = bring(quiz("matching", pairs))
    assert questions_in(imported)[0]["pairs"] == [
        {"left": "η", "right": "rate"},
        {"left": "θ", "right": "weights"},
    ]
    assert told(imported) == ["quiz:6: an answer that belongs to nothing is not kept: nothing"]
    number = questions_in(bring(quiz("numerical", answer("100", "2", inner="<tolerance>0.5</tolerance>"))))[0]
    assert (number["answer"], number["tolerance"]) == (2, 0.25)
    info = "<graderinfo format='markdown'><text>Say *this*.</text></graderinfo>"
    essay = questions_in(bring(quiz("essay", info, "# Why *so*?", "markdown")))[0]
    assert (essay["prompt"], essay["model_answer"], essay["key_points"]) == ("# Why *so*?", "Say *this*.", [])


@pytest.mark.parametrize(
    ("kind", "inner", "reason"),
    [
        ("description", "", "a description, which asks nothing"),
        ("calculated", "", "questions of the type calculated have no counterpart"),
        ("numerical", answer("100", "many"), "its answer is no number: many"),
        ("numerical", answer("50", "1"), "it accepts no number in full"),
        ("numerical", answer("100", "1") + answer("100", "2"), "it accepts several numbers"),
        ("shortanswer", answer("50", "half"), "it accepts no answer in full"),
        ("cloze", "", "it has no blank"),
        ("gapselect", "", "it has no blank"),
        ("multichoice", answer("100", "only"), "it has fewer than two options"),
        ("multichoice", answer("100", "a") + answer("0", " "), "an option is empty"),
    ],
)
def test_refusals_say_why(kind: str, inner: str, reason: str) -> None:
    imported = bring(quiz(kind, inner))
    assert not imported.questions
    assert [refusal.reason for refusal in imported.notes.refusals] == [reason]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("<quiz><question></quiz>", "quiz:1: is not well-formed XML"),
        ("<!DOCTYPE quiz [<!ENTITY a 'b'>]><quiz>&a;</quiz>", "declares XML entities"),
        ("<other/>", "is no Moodle quiz but <other>"),
        ("<quiz>" + "<a>" * 5000, "is not well-formed XML"),
        ("<?xml version='1.0' encoding='klingon'?><quiz/>", "XML"),
        ("", "is not well-formed XML"),
    ],
)
def test_broken_files(data: str, says: str) -> None:
    with pytest.raises(Problem, match=says):
        bring(data, "moodlexml")
