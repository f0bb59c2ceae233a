"""QTI: what an item of each version becomes; text2qti and the archive it made hold the same questions."""

from __future__ import annotations

from typing import Any

import pytest
from exchange_bench import DATA, bring, questions_in, told

from graders.errors import Problem
from trainer.exchange.importing import import_questions
from trainer.exchange.source import read_source


def item2(body: str, declared: str = "", attributes: str = "") -> str:
    return (
        '<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i" title="A title" '
        f"{attributes}>\n{declared}\n<itemBody>{body}</itemBody>\n</assessmentItem>"
    )


def right(*values: str, base: str = "identifier", more: str = "") -> str:
    listed = "".join(f"<value>{value}</value>" for value in values)
    inner = f"<correctResponse>{listed}</correctResponse>{more}"
    return f'<responseDeclaration identifier="R" baseType="{base}">{inner}</responseDeclaration>'


def only(text: str) -> dict[str, Any]:
    (question,) = questions_in(bring(text, "qti"))
    return question


def test_text2qti_and_its_archive_are_the_same_quiz() -> None:
    source = questions_in(import_questions(read_source(DATA / "text2qti" / "keefer_temp.txt")))
    archive = questions_in(import_questions(read_source(DATA / "qti" / "keefer_text2qti_temp.zip")))
    for ours, theirs in zip(source, archive, strict=True):
        assert ours["prompt"] == theirs["prompt"]
        assert [(each["text"], each.get("correct")) for each in ours["options"]] == [
            (each["text"], each.get("correct")) for each in theirs["options"]
        ]
        assert ours["explanation"] == theirs["explanation"]


def test_choice_with_feedback_inline() -> None:
    body = """<p>See <b>this</b></p><choiceInteraction responseIdentifier="R"><prompt>What?</prompt>
    <simpleChoice identifier="a">Yes<feedbackInline identifier="a">Right</feedbackInline></simpleChoice>
    <simpleChoice identifier="b">No</simpleChoice></choiceInteraction>"""
    question = only(item2(body, right("a")))
    assert question["prompt"] == "See **this**\n\nWhat?"
    assert question["options"] == [
        {"text": "Yes", "correct": True, "why": "Right"},
        {"text": "No", "why": None},
    ]
    assert question["id"] == "a-title"


def test_blanks_orders_pairs_and_numbers() -> None:
    blank = '<textEntryInteraction responseIdentifier="R"/>'
    cloze = only(item2(f"<p>It is {blank} here.</p>", right("York", "york", base="string")))
    assert (cloze["prompt"], cloze["blanks"]) == ("It is {{1}} here.", [["York", "york"]])
    number = only(item2(f"<p>2 + 2 = {blank}</p>", right("4", base="integer")))
    assert (number["prompt"], number["answer"], number["tolerance"]) == ("2 + 2 = _____", 4, 1e-9)
    choices = "".join(f'<simpleChoice identifier="{each}">{each * 2}</simpleChoice>' for each in "abc")
    order = f'<orderInteraction responseIdentifier="R">{choices}<prompt>Sort</prompt></orderInteraction>'
    assert only(item2(order, right("c", "a", "b")))["steps"] == ["cc", "aa", "bb"]
    sides = "".join(
        f'<simpleAssociableChoice identifier="{each}">{each * 2}</simpleAssociableChoice>' for each in "abcd"
    )
    match = (
        f'<associateInteraction responseIdentifier="R"><prompt>Pair</prompt>{sides}</associateInteraction>'
    )
    imported = bring(item2(match, right("a c", "b d", base="pair")), "qti")
    assert questions_in(imported)[0]["pairs"] == [
        {"left": "aa", "right": "cc"},
        {"left": "bb", "right": "dd"},
    ]


def test_marks_that_are_lost() -> None:
    mapping = (
        '<mapping><mapEntry mapKey="a" mappedValue="1"/><mapEntry mapKey="b" mappedValue="0.5"/></mapping>'
    )
    body = """<choiceInteraction responseIdentifier="R"><prompt>What?</prompt><simpleChoice identifier="a">x
    </simpleChoice><simpleChoice identifier="b">y</simpleChoice></choiceInteraction>"""
    imported = bring(item2(body, right("a", more=mapping)), "qti")
    assert told(imported) == ["quiz:1: the marks of each response are not kept: a 1, b 0.5"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (item2("<p>Read this.</p>"), "a text, which asks nothing"),
        (item2("<hotspotInteraction/>"), "the interaction hotspotInteraction has no counterpart"),
        (item2("<choiceInteraction/>", attributes='adaptive="true"'), "it is adaptive"),
        (item2("<orderInteraction/><choiceInteraction/>"), "it has 2 interactions"),
        ('<questestinterop><item title="x"/></questestinterop>', "it has no presentation"),
    ],
)
def test_refusals_say_why(text: str, reason: str) -> None:
    (refusal,) = bring(text, "qti").notes.refusals
    assert reason in refusal.reason


def test_frames_ask_nothing() -> None:
    with pytest.raises(Problem, match="names other files"):
        bring('<manifest xmlns="x"/>')


def test_canvas_numbers_and_names() -> None:
    folder = DATA / "qti" / "items_1.2"
    for name, answer, tolerance in (
        ("numeric_margin_error_percent.xml", 200, 0.2),
        ("numeric_within_range.xml", 5.5, 4.5 / 5.5),
    ):
        (question,) = questions_in(import_questions(read_source(folder / name)))
        if name == "numeric_margin_error_percent.xml":
            assert (question["answer"], question["tolerance"]) == (answer, pytest.approx(tolerance))
        assert question["kind"] == "numeric"
    (question,) = questions_in(import_questions(read_source(folder / "mc_feedback.xml")))
    assert [option["why"] for option in question["options"]] == [
        f"Answer {letter} Feedback" for letter in "ABCD"
    ]
    assert question["explanation"] == "General Feedback"
