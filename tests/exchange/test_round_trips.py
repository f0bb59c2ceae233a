"""Exported, then imported: the same questions, for what the format can hold."""

from __future__ import annotations

import csv
import html
import io
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from exchange_bench import bring, faults_of, questions_in
from hypothesis import HealthCheck, given, settings
from strategies import questions

from trainer.bank.model import Cloze, Numeric, Open, Order
from trainer.exchange.exporting import export_questions, find_questions
from trainer.exchange.hypertext import to_markdown
from trainer.exchange.markdown import escaped, to_html
from trainer.exchange.model import Entry, Where
from trainer.exchange.registry import format_called, guess
from trainer.exchange.source import Source

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.bank.model import Question

NOW = datetime(2026, 1, 2, tzinfo=UTC)
HERE = Where("bank.yaml", 1)


def there_and_back(question: Question, name: str) -> dict[str, Any] | None:
    """The question after the trip; None where the format can't hold it, which has to be said."""
    exported = export_questions([Entry(question, "a-topic", HERE)], format_called(name, to_read=False), NOW)
    if exported.written == 0:
        assert exported.notes.refusals
        return None
    source = Source("there", exported.data)
    assert guess(source).format.name == name
    imported = bring(exported.data, name)
    assert not imported.notes.refusals, exported.data.decode()
    assert not imported.notes.losses, exported.data.decode()
    assert imported.banks[0].topic == "a-topic"
    assert not imported.to_fill_in
    assert not faults_of(imported)
    (back,) = questions_in(imported)
    return back


def expected(question: Question, *, keeps_all: bool) -> dict[str, Any]:
    """The question as plain values, less what formats other than CSV can't hold."""
    data = question.model_dump(mode="json", exclude_defaults=True) | {"kind": question.kind}
    if question.kind == "trap" and not keeps_all:
        data["kind"] = "choice"
        for option in data["options"]:
            option.pop("bait", None)
    return data


def same(back: dict[str, Any], wanted: dict[str, Any]) -> None:
    if wanted["kind"] == "numeric":
        wanted.setdefault("tolerance", 0.01)
        # Around 0 a relative tolerance accepts nothing but 0, whatever it is.
        tolerances = back.pop("tolerance"), wanted.pop("tolerance")
        if wanted["answer"]:
            assert tolerances[0] == pytest.approx(tolerances[1], rel=1e-9)
    assert {**back, "prompt": spaced(back)} == {**wanted, "prompt": spaced(wanted)}


def spaced(question: dict[str, Any]) -> str:
    """The prompt, a space before a blank in any case: where braces end a text, GIFT has none."""
    return re.sub(r"(?<=\S)\{\{", " {{", question["prompt"])


@pytest.mark.parametrize("name", ["csv", "gift", "moodlexml"])
@given(question=questions())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_question_survives(question: Question, name: str) -> None:
    back = there_and_back(question, name)
    if back is not None:
        same(back, expected(question, keeps_all=name == "csv"))


def test_what_leads_on_from_a_question_survives_in_csv_and_is_told_elsewhere() -> None:
    question = Numeric(
        kind="numeric",
        id="one-step",
        level=1,
        objectives=("do-it",),
        prompt="What is w?",
        answer=2,
        explanation="It is 2.",
        follow_ups=("next", "after"),
        mistakes=("a-task/sign-flipped", "a-task/mutates-X"),
    )
    back = there_and_back(question, "csv")
    assert back is not None
    assert back["follow_ups"] == ["next", "after"]
    assert back["mistakes"] == ["a-task/sign-flipped", "a-task/mutates-X"]
    for name in ("gift", "moodlexml", "anki"):
        entries = [Entry(question, "a-topic", HERE)]
        losses = export_questions(entries, format_called(name, to_read=False), NOW).notes.losses
        assert any("a-task/sign-flipped, a-task/mutates-X" in str(loss) for loss in losses), name


def test_a_rule_in_an_option_parts_no_cards() -> None:
    question = Order(
        kind="order", id="q", level=1, objectives=("a",), prompt="?", steps=("a\n---", "b"), explanation="So."
    )
    markdown = format_called("markdown", to_read=False)
    imported = bring(export_questions([Entry(question, "t", HERE)], markdown, NOW).data, "hashcards")
    assert not imported.notes.refusals
    assert "1. a\n   ---\n2. b" in questions_in(imported)[0]["model_answer"]


def shown(text: str) -> str:
    """What a reader sees of a Markdown text, blanks folded: HTML may write the same in another way."""
    # Nobody sees a blank at code's ends.
    made = re.sub(r"(?<=<code>)\s+|\s+(?=</code>)", "", to_html(text))
    without_marks = re.sub(r"</?(?:em|strong|code)[^>]*>", "", made)
    return " ".join(re.sub(r"<[^>]*>", " ", without_marks).split())


def test_a_letters_name_that_was_written_out_stays_written_out() -> None:
    assert shown(escaped("&lt; &#60; & x")) == "&amp;lt; &amp;#60; &amp; x"


@pytest.mark.parametrize(
    "text",
    [
        r"\(a\) and \frac{1}{2}",
        r"[html]\(a\)",
        "[html](a)",
        "![x](y)",
        "_u_ and __init__",
        "&lt;",
        "<https://x.org>",
    ],
)
def test_what_is_text_in_the_app_stays_text(text: str) -> None:
    """A formula keeps its backslashes, a name its underscores; nothing becomes a link."""
    shown_html = f"<p>{html.escape(text, quote=False)}</p>"
    assert to_html(text) == shown_html
    assert to_html(to_markdown(shown_html)[0]) == shown_html


@pytest.mark.parametrize("name", ["anki", "apkg"])
@given(question=questions())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_card_survives(question: Question, name: str) -> None:
    """Open questions and blanks come back; the others as cards, which is said."""
    exported = export_questions([Entry(question, "a-topic", HERE)], format_called(name, to_read=False), NOW)
    assert guess(Source("there", exported.data)).format.name == name
    if exported.written == 0:
        assert [refusal.reason for refusal in exported.notes.refusals] == [
            "a blank stands where HTML shows nothing"
        ]
        return
    imported = bring(exported.data, name)
    assert not imported.notes.refusals
    (back,) = questions_in(imported)
    assert imported.banks[0].topic == "a-topic"
    assert (back["level"], tuple(back["objectives"])) == (question.level, question.objectives)
    if isinstance(question, Cloze):
        assert back["blanks"] == [[accepted[0]] for accepted in question.blanks]
    elif isinstance(question, Open):
        assert shown(back["model_answer"]) == shown(question.model_answer)
        # A point that is a rule, or a number without a word, shows nothing and may be none.
        points = [text for point in question.key_points if (text := shown(point.text))]
        assert [text for text in (shown(point["text"]) for point in back["key_points"]) if text] == points
    else:
        assert (back["kind"], exported.whole) == ("open", False)
        return
    for key in ("prompt", "explanation", "say"):
        wanted = getattr(question, key)
        assert shown(back.get(key) or "") == shown(wanted or "")


@given(question=questions())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_markdown_comes_back(question: Question) -> None:
    """Front and blanks, in the form of hashcards; where a blank can't be written, that is said."""
    exported = export_questions(
        [Entry(question, "a-topic", HERE)], format_called("markdown", to_read=False), NOW
    )
    if exported.written == 0:
        assert [refusal.reason for refusal in exported.notes.refusals] == [
            "a blank within code or a formula can't be written"
        ]
        return
    imported = bring(exported.data, "hashcards")
    assert not imported.notes.refusals
    assert imported.banks[0].topic == "a-topic"
    (back,) = questions_in(imported)
    if isinstance(question, Cloze):
        assert back["blanks"] == [[accepted[0]] for accepted in question.blanks]
        assert back["prompt"] == question.prompt
    elif isinstance(question, Open):
        wanted = (question.prompt, question.model_answer, question.explanation)
        assert (back["prompt"], back["model_answer"], back["explanation"]) == wanted
    else:
        assert back["kind"] == "open"


def test_a_question_found_knows_its_track(tmp_path: Path) -> None:
    (tmp_path / "track.yaml").write_text(
        "id: my-track\ntitle: A\nsummary: B\nformat: 1\ntopics:\n  - {id: basics, title: C}\n"
        "objectives:\n  - {id: do-it, topic: basics, text: D}\n"
    )
    bank = tmp_path / "basics.yaml"
    bank.write_text(
        "topic: basics\nquestions:\n  - id: q\n    kind: numeric\n    level: 1\n    objectives: [do-it]\n"
        "    prompt: What is 1?\n    answer: 1\n    explanation: It is.\n    say: One.\n"
    )
    (entry,) = find_questions([bank]).entries
    assert entry.folders == ("my-track", "basics")
    for name, category in (
        ("gift", b"$CATEGORY: $course$/my-track/basics"),
        ("moodlexml", b"$course$/top/my-track/basics<"),
        ("anki", b"\tmy-track::basics\t"),
    ):
        exported = export_questions([entry], format_called(name, to_read=False), NOW)
        assert category in exported.data
        assert bring(exported.data, name).banks[0].topic == "basics"


@pytest.mark.parametrize("text", ["=1+1", "-η·g", "'=x", "''-", "@a", "+1 more", "- a\n- b", "'tis", "-0.5"])
def test_a_spreadsheet_takes_no_cell_for_a_formula(text: str) -> None:
    question = Cloze(
        kind="cloze",
        id="q",
        level=1,
        objectives=("a",),
        prompt=f"{text} {{{{1}}}}",
        blanks=((text.split("\n", maxsplit=1)[0],),),
        explanation=text,
    )
    data = export_questions([Entry(question, "t", HERE)], format_called("csv", to_read=False), NOW).data
    (row,) = csv.DictReader(io.StringIO(data.decode(), newline=""))
    for cell in row.values():
        assert cell[0] not in "=+-@" or re.fullmatch(r"-?[0-9.]+", cell)
    (back,) = questions_in(bring(data, "csv"))
    same(back, expected(question, keeps_all=True))


@pytest.mark.parametrize("text", ["[0, 1]", r"\[html]", r"a\]b", r"`x[0]` \[", r"\alpha [b\]", r"\\[a\\\]"])
def test_brackets_come_back_as_they_were(text: str) -> None:
    prompt = f"{text} {{{{1}}}} {text}"
    question = Cloze(
        kind="cloze", id="a", level=1, objectives=("o",), prompt=prompt, blanks=((text,),), explanation="E"
    )
    exported = export_questions([Entry(question, "t", HERE)], format_called("markdown", to_read=False), NOW)
    (back,) = questions_in(bring(exported.data, "hashcards"))
    assert (back["prompt"], back["blanks"]) == (prompt, [[text]])
