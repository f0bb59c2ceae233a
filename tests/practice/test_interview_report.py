"""What an interview came to: its report, and the report as Markdown and as a page."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from interviewing import bank, begin, give

from trainer.bank import model
from trainer.practice.interview import LEVELS, Mistake, Report, as_html, as_markdown, report_of
from trainer.practice.interview.report import Share

if TYPE_CHECKING:
    from conftest import Clock

    from trainer.bank.catalogue import Catalogue
    from trainer.progress import Progress


@pytest.fixture
def catalogue() -> Catalogue:
    return bank()


@pytest.fixture
def report(progress: Progress, catalogue: Catalogue, clock: Clock) -> Report:
    interview = begin(progress, catalogue)
    give(interview, clock, correct=False, seconds=100, confidence=95)  # rate-open
    give(interview, clock, correct=False, seconds=20, confidence=95)  # rate-trap, taken
    give(interview, clock, correct=True, seconds=30, confidence=40)
    give(interview, clock, correct=True, seconds=30, confidence=70)
    interview.next()
    interview.skip()
    interview.end()
    return report_of(progress, catalogue, interview.id)


def test_the_report_in_one_sentence(report: Report) -> None:
    assert report.headline == "2 of 5 right, fell for 1 trap, passed over 1, certain and wrong twice."


def test_the_report_by_topic_and_objective(report: Report) -> None:
    by_topic = {line.id: (line.right, line.asked, line.seconds) for line in report.topics}
    assert sum(asked for _, asked, _ in by_topic.values()) == 5
    assert by_topic["rate"][1] == 2  # two wrong in a row end the thread
    assert report.objectives[0].title == "Say how a rate overshoots"
    assert report.objectives[0].right / report.objectives[0].asked < 0.5


def test_the_report_names_traps_and_calibration(report: Report) -> None:
    assert report.traps == ("rate-trap?",)
    said = {share.word: (share.right, share.count) for share in report.calibration}
    assert said == {"guessing": (1, 1), "likely": (1, 1), "certain": (0, 2)}


def test_ten_answers_are_wanted_before_confidence_is_judged(report: Report) -> None:
    few = replace(report, calibration=(Share("certain", 95, 2, 9),))
    assert "95 % sure on the mean, 22 % right, over 9 answers: too few to judge by." in as_markdown(few)
    enough = replace(report, calibration=(Share("certain", 95, 2, 10),))
    assert "95 % sure on the mean, 20 % right, over 10 answers: more sure than right." in as_html(enough)
    for written in (as_html, as_markdown):
        assert "Brier score" not in written(few)
        assert "Brier score 0.72 (0 is best, always saying 20 % gives 0.16)" in written(enough)


def test_what_to_study_next_leads_into_the_bank(report: Report, catalogue: Catalogue) -> None:
    assert 1 <= len(report.study) <= 3
    first = report.study[0]
    assert (first.objective, first.topic) == ("Say how a rate overshoots", "rate")
    assert [card.title for card in first.cards[:2]] == ["rate-open?", "rate-trap?"]
    assert all(card.key in catalogue.cards for study in report.study for card in study.cards)


def test_the_report_as_markdown(report: Report) -> None:
    text = as_markdown(report)
    assert text.startswith(
        "# Mock interview, 20 minutes, core\n\n"
        "2026-03-02 10:00, 3:00 of 20:00 used, coding not reached\n\n2 of 5 right, "
    )
    assert "## Traps taken\n\n- rate-trap?\n" in text
    assert "| certain | 0 of 2, 0 % | 95 % |" in text
    assert "1. Say how a rate overshoots\n   - rate-open?\n   - rate-trap?\n" in text
    assert "| ✗ | rate-trap? | after a wrong answer | took the bait | 0:20 |" in text
    heads = [line for line in text.splitlines() if line.startswith("#")]
    assert len(heads) == len(set(heads)) == 7


class Page(HTMLParser):
    """Keeps the tags, the attributes and the text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_report_as_a_page_that_needs_nothing_else(report: Report) -> None:
    page = Page(as_html(report))
    assert "Say how a rate overshoots" in page.text
    assert page.tags.count("circle") == 3
    assert not {"script", "link", "img", "iframe"} & set(page.tags)
    assert not {"src", "href", "onload"} & {name for name, _ in page.attributes}


def test_texts_of_the_content_are_data_in_both(report: Report) -> None:
    hostile = replace(report, traps=("<script>alert(1)</script> | \x1b[2J a\nb \u202e",))
    page = Page(as_html(hostile))
    assert "script" not in page.tags
    assert "<script>alert(1)</script>" in page.text
    for text in (as_html(hostile), as_markdown(hostile)):
        assert not {"\x1b", "\u202e"} & set(text)
    row = replace(report.steps[0], title="a | b")
    assert "| a \\| b |" in as_markdown(replace(report, steps=(row,)))


def test_mistakes_in_the_code_are_told_once_each(
    progress: Progress, catalogue: Catalogue, clock: Clock
) -> None:
    interview = begin(progress, catalogue)
    clock.forward(minutes=9)
    asked = interview.next()
    assert asked is not None
    assert asked.is_task
    interview.answer_task(
        passed=False, seconds=90, attempts=3, mistakes=["sign-flipped", "sign-flipped", "other"]
    )
    report = report_of(progress, catalogue, interview.id)
    assert report.mistakes == (Mistake("sign-flipped", "Descend", None), Mistake("other", "Descend", None))
    assert (report.steps[0].kind, report.steps[0].given.attempts) == ("coding", 3)


def test_levels_are_called_as_the_bank_calls_them() -> None:
    assert model.LEVELS == LEVELS
