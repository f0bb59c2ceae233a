"""Full-text search: what is typed finds prompts, options, tasks and notes, whatever is typed."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.bank import open_catalogue
from trainer.bank.search import MARKS, Search, found_words
from trainer.places import shipped_content

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from trainer.bank import Catalogue

TRACK = """\
id: descent
title: Descent
summary: How models learn.
topics:
  - {id: rate, title: The rate, notes: rate.md}
  - {id: noise, title: Noise}
objectives:
  - {id: overshoot, topic: rate, text: Say how a rate overshoots}
"""
BANK = r"""
topic: rate
questions:
  - id: too-large
    kind: choice
    level: 1
    objectives: [overshoot]
    prompt: What does a rate beyond the limit do?
    options:
      - {text: The loss oscillates and grows, correct: true, why: Each jump is longer.}
      - {text: It converges slowly, why: No.}
    explanation: The curvature bounds the rate.
  - id: number
    kind: numeric
    level: 1
    objectives: [overshoot]
    prompt: Which factor does {{lr}} give?
    variables: {lr: [0.1, 0.2]}
    answer: 1 - 2*lr
    explanation: The factor is {{= 1 - 2*lr}}.
  - id: blank
    kind: cloze
    level: 1
    objectives: [overshoot]
    prompt: A naïve step of {{1}} overshoots.
    blanks: [[one]]
    explanation: Yes.
"""
NOTES = """\
Short answer first.

## Curvature

The \x02second\x03 derivative bounds it.
"""


@pytest.fixture
def track(tmp_path: Path) -> Path:
    folder = tmp_path / "descent"
    folder.mkdir()
    (folder / "track.yaml").write_text(TRACK)
    (folder / "rate.yaml").write_text(BANK)
    (folder / "rate.md").write_text(NOTES)
    return folder


@pytest.fixture
def search(track: Path, tmp_path: Path) -> Iterator[Search]:
    catalogue = open_catalogue((track,), tmp_path / "cache")
    assert catalogue.faults == ()
    with Search(catalogue) as search:
        yield search


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return open_catalogue((shipped_content(),), tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def every(shipped: Catalogue) -> Iterator[Search]:
    with Search(shipped) as search:
        yield search


def keys(search: Search, typed: str) -> list[str]:
    return [hit.key.split("/", 1)[1] for hit in search.find(typed)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("limit", ["question/too-large"]),
        ("OSCILL", ["question/too-large"]),
        ("naive", ["question/blank"]),
        ("grows rate", ["question/too-large"]),
        ("derivative", ["notes/rate"]),
        ("short answer", ["notes/rate"]),
        ("curvature", ["notes/rate", "question/too-large"]),
        ("converges", ["question/too-large"]),
        ("step nothing", []),
        ("", []),
        ("  ?!  ", []),
    ],
)
def test_what_is_typed_finds(search: Search, typed: str, found: list[str]) -> None:
    assert keys(search, typed) == found


def test_a_hit_says_where_and_marks_the_words(search: Search) -> None:
    (hit,) = search.find("derivative")
    assert (hit.title, hit.is_notes) == ("Curvature", True)
    # the page's own control characters are no marks
    told = f"The second {MARKS[0]}derivative{MARKS[1]} bounds it."
    assert search.excerpt("derivative", hit.place) == told
    assert search.text(hit.place).strip() == "The second derivative bounds it."
    assert search.excerpt("nothing", hit.place) == search.excerpt("", hit.place) == search.text(9999) == ""
    (hit,) = search.find("factor")
    assert hit.title == "Which factor does lr give?"
    assert not hit.is_notes
    assert search.find("overshoots")[0].title == "A naïve step of ____ overshoots."


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("curvatrue", "curvature"), ("limti rate", "limit rate"), ("zzzzzz", None), ("limit", None), ("", None)],
)
def test_nothing_found_names_what_may_have_been_meant(search: Search, typed: str, meant: str | None) -> None:
    assert search.nearest(typed) == meant


@pytest.mark.parametrize(
    ("typed", "marked"),
    [("rat", ["rates", "Rate"]), ("of r", ["of", "rates", "Rate"]), ("o", ["of"]), (".*", None), ("", None)],
)
def test_the_words_found_are_marked_where_they_begin_a_word(typed: str, marked: list[str] | None) -> None:
    pattern = found_words(typed)
    found = None if pattern is None else pattern.findall("A fear of rates; separate. Rate")
    assert found == marked


@given(st.text(max_size=60))
def test_whatever_is_typed_is_words_and_no_query(every: Search, typed: str) -> None:
    every.find(typed)
    every.nearest(typed)


@pytest.mark.parametrize("typed", ['"', "NEAR(a b)", "a OR b", "title:x", "a*", "(", "^a", "-a", "a" * 5000])
def test_the_words_of_the_query_language_are_words(every: Search, typed: str) -> None:
    every.find(typed)


def test_every_question_task_and_page_of_notes_is_found_by_its_own_title(
    shipped: Catalogue, every: Search
) -> None:
    for question in shipped.questions:
        assert question.key in {hit.key for hit in every.find(question.prompt_line)}
    for task in shipped.tasks:
        assert task.key in {hit.key for hit in every.find(task.function)}
    for track in shipped.tracks:
        for topic in track.topics:
            assert any(hit.key == f"{track.id}/notes/{topic.id}" for hit in every.find(topic.title))


def test_threads_share_it(every: Search) -> None:
    counts: list[int] = []
    threads = [threading.Thread(target=lambda: counts.append(len(every.find("rate")))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(counts)) == 1
    assert counts[0] > 10


def test_where_the_cache_cannot_be_written_everything_is_found_all_the_same(
    track: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    with Search(open_catalogue((track,), tmp_path / "file" / "cache")) as search:
        assert keys(search, "limit") == ["question/too-large"]
