"""What is computed depends on the log alone: not on when, where or in which order it was written."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graders.errors import Problem
from trainer.progress import Answer, Progress, Rating, Submission, export_lines, merge_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Clock

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
QUESTIONS = st.sampled_from(["gd/question/a", "gd/question/b"])
TASK = "gd/task/t"

steps = st.lists(
    st.one_of(
        st.tuples(st.just("answer"), QUESTIONS, st.integers(1, 4)),
        st.tuples(
            st.just("submission"),
            st.sampled_from(["passed", "failed"]),
            st.sampled_from(["key", "typing", "gave-up", "command"]),
            st.lists(QUESTIONS, max_size=2),
        ),
        st.tuples(st.just("undo")),
        st.tuples(st.sampled_from(["suspend", "unsuspend", "bury", "flag", "unflag"]), QUESTIONS),
        st.tuples(st.just("retention"), st.sampled_from([0.8, 0.9, 0.95, None])),
        st.tuples(st.just("wait"), st.integers(0, 60 * 24 * 40), st.integers(-12, 12)),
    ),
    max_size=14,
)


class Learner:
    """Does what it is told with a log, at its own time."""

    def __init__(self, folder: Path, start: datetime = START) -> None:
        self.moment = start
        self.progress = Progress.open(folder, now=lambda: self.moment)

    def do(self, step: tuple[Any, ...]) -> None:
        what, *how = step
        if what == "answer":
            card, rating = how
            self.progress.record_answer(Answer(card, "h", Rating(rating), rating > 1, None, 5.0, 1, "review"))
        elif what == "submission":
            status, trigger, forward = how
            submission = Submission(TASK, "h", status, 1, 2, ("m",), trigger, 0, 9.0)
            self.progress.record_submission(submission, forward=forward)
        elif what == "undo":
            self.progress.undo()
        elif what == "retention":
            self.progress.set_setting("retention", how[0])
        elif what == "wait":
            minutes, hours = how
            self.moment = (self.moment + timedelta(minutes=minutes)).astimezone(
                timezone(timedelta(hours=hours))
            )
        else:
            getattr(self.progress, what)(how[0])

    def computed(self) -> tuple[Any, Any]:
        return self.progress.states(), self.progress.answers()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps)
def test_computed_anew_is_the_same_as_step_by_step(done: list[tuple[Any, ...]]) -> None:
    with TemporaryDirectory() as folder:
        learner = Learner(Path(folder))
        with learner.progress:
            for step in done:
                learner.do(step)
            before = learner.computed()
            learner.progress.rebuild()
            assert learner.computed() == before


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps, steps, steps)
def test_two_logs_merged_either_way_give_the_same_cards(
    common: list[tuple[Any, ...]], here: list[tuple[Any, ...]], there: list[tuple[Any, ...]]
) -> None:
    with TemporaryDirectory() as folder:
        one = Learner(Path(folder) / "one")
        for step in common:
            one.do(step)
        two = Learner(Path(folder) / "two", one.moment + timedelta(seconds=7))
        with one.progress, two.progress:
            merge_lines(two.progress, export_lines(one.progress))
            for step in here:
                one.do(step)
            for step in there:
                two.do(step)
            from_one, from_two = list(export_lines(one.progress)), list(export_lines(two.progress))
            # the lines arrive in any order; only the first says what they are
            merge_lines(one.progress, [from_two[0], *reversed(from_two[1:])])
            merge_lines(two.progress, from_one)
            assert one.computed() == two.computed()
            assert list(export_lines(one.progress)) == list(export_lines(two.progress))


@pytest.fixture
def filled(progress: Progress, answer: Callable[..., Answer], clock: Clock) -> Progress:
    progress.record_answer(answer())
    clock.forward(minutes=1)
    progress.record_answer(answer(rating=1))
    progress.undo()
    progress.flag("gd/question/why", "déjà vu")
    return progress


def test_merging_twice_changes_nothing(filled: Progress, open_progress: Callable[..., Progress]) -> None:
    other = open_progress("other")
    lines = list(export_lines(filled))
    first, second = merge_lines(other, lines), merge_lines(other, lines)
    assert (first.added, first.known) == (4, 0)
    assert (second.added, second.known) == (0, 4)
    assert other.states() == filled.states()


def test_a_line_is_readable_and_keeps_the_local_time(filled: Progress) -> None:
    header, first, *_ = map(json.loads, export_lines(filled))
    assert header == {"is": "ml-interview-trainer progress", "format": 1}
    assert first["time"] == "2026-03-02T10:00:00.000000+02:00"
    assert (first["kind"], first["card"], first["payload"]["rating"]) == ("answer", "gd/question/why", 3)


def test_an_undo_that_arrives_first_waits_for_its_answer(
    filled: Progress, open_progress: Callable[..., Progress]
) -> None:
    other = open_progress("other")
    header, *lines = export_lines(filled)
    undo = next(line for line in lines if '"undo"' in line)
    merge_lines(other, [header, undo])
    assert other.answers() == []
    merge_lines(other, [header, *lines])
    assert other.answers() == filled.answers()


def test_what_a_newer_trainer_wrote_is_kept_and_means_nothing(progress: Progress) -> None:
    header = next(iter(export_lines(progress)))
    line = {
        "id": "a" * 32,
        "time": "2026-03-02T10:00:00+02:00",
        "kind": "dream",
        "card": "x",
        "payload": {"deep": [1]},
    }
    merge_lines(progress, [header, json.dumps(line)])
    assert progress.state("x").status == "new"
    assert json.loads(list(export_lines(progress))[1])["payload"] == {"deep": [1]}


GOOD = {
    "id": "a" * 32,
    "time": "2026-03-02T10:00:00+02:00",
    "kind": "answer",
    "card": "x",
    "payload": {"rating": 3, "correct": True, "seconds": 1, "mode": "review", "content_hash": ""},
}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"id": "short"}, "no id"),
        ({"id": None}, "no id"),
        ({"time": "yesterday"}, "'yesterday' is not a time"),
        ({"time": "2026-03-02T10:00:00"}, "without its offset"),
        ({"time": "1969-01-01T00:00:00+00:00"}, "before 1970"),
        ({"time": "2300-01-01T00:00:00+00:00"}, "after 2200"),
        ({"time": 7}, "not an entry"),
        ({"kind": ""}, "not an entry"),
        ({"card": ""}, "names no card"),
        ({"payload": []}, "not an entry"),
        ({"payload": GOOD["payload"] | {"rating": 5}}, "no usable rating"),
        ({"payload": GOOD["payload"] | {"rating": True}}, "no usable rating"),
        ({"payload": GOOD["payload"] | {"correct": "yes"}}, "no usable correct"),
        ({"payload": GOOD["payload"] | {"seconds": -1}}, "no usable seconds"),
        ({"payload": GOOD["payload"] | {"response": float("inf")}}, "a number that is none"),
        ({"payload": GOOD["payload"] | {"mode": "\ud800"}}, "no usable mode"),
        ({"payload": GOOD["payload"] | {"confidence": "sure"}}, "no usable confidence"),
        ({"card": "\udfff"}, "not an entry"),
        ({"kind": "flag", "payload": {"note": 7}}, "no usable note"),
        ({"kind": "submission"}, "no usable status"),
        ({"kind": "undo"}, "no usable event"),
        ({"kind": "setting", "payload": {}}, "no usable name"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_taken(
    progress: Progress, changes: dict[str, Any], said: str
) -> None:
    header = next(iter(export_lines(progress)))
    good = json.dumps(GOOD | {"id": "b" * 32})
    with pytest.raises(Problem) as caught:
        merge_lines(progress, [header, good, "", json.dumps(GOOD | changes)], where="log.jsonl")
    assert str(caught.value).startswith("log.jsonl:4: ")
    assert said in str(caught.value)
    assert progress.events() == []


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([], "is empty"),
        (["{}"], "is not a progress log"),
        (["[" * 100_000], "is not a line of JSON"),
        (['{"is": "ml-interview-trainer progress", "format": 9}'], "is of format 9, this trainer reads 1"),
        (['{"is": "ml-interview-trainer progress", "format": 1}', "{"], "is not a line of JSON"),
        (['{"is": "ml-interview-trainer progress", "format": 1}', '"x" ' * 300_000], "over a million"),
    ],
)
def test_a_file_of_something_else_is_refused(progress: Progress, lines: list[str], said: str) -> None:
    with pytest.raises(Problem, match=said):
        merge_lines(progress, lines)


def test_the_same_id_for_another_entry_is_refused(progress: Progress) -> None:
    header = next(iter(export_lines(progress)))
    merge_lines(progress, [header, json.dumps(GOOD)])
    with pytest.raises(Problem, match="another entry under an id known already"):
        merge_lines(progress, [header, json.dumps(GOOD | {"card": "y"})])


def test_settings_of_another_log_that_can_not_be_used_are_left_alone(progress: Progress) -> None:
    header = next(iter(export_lines(progress)))
    for number, value in enumerate(["high", 7, [1.0], True]):
        for name in ("retention", "parameters"):
            event = {"id": f"{number}{len(name):031d}", "kind": "setting", "card": ""}
            line = GOOD | event | {"payload": {"name": name, "value": value}}
            merge_lines(progress, [header, json.dumps(line)])
    assert progress.setting("retention") == 0.9
    assert progress.setting("parameters", ()) == ()
