"""From what each file says to one catalogue: ids kept unique, references held against each other.

Works on the plain values the index keeps (a `body` a file), so that nothing is read or parsed here.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from graders.documents.faults import Fault, did_you_mean, quoted
from trainer.bank.catalogue import (
    Catalogue,
    ObjectiveSummary,
    QuestionSummary,
    TaskSummary,
    TopicSummary,
    TrackSummary,
    question_key,
    task_key,
)
from trainer.bank.files import notes_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from trainer.bank.files import TrackFiles
    from trainer.bank.model import Question

__all__ = ["assemble"]

Body = dict[str, Any]


@dataclass
class _Shelf:
    """What has been put together so far."""

    tracks: list[TrackSummary] = field(default_factory=list)
    questions: list[QuestionSummary] = field(default_factory=list)
    tasks: list[TaskSummary] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def assemble(
    tracks: Sequence[TrackFiles],
    bodies: Mapping[Path, Body],
    barren: Iterable[Path],
    read: Callable[[QuestionSummary], Question],
    texts: Callable[[], Mapping[tuple[Path, str], str]],
) -> Catalogue:
    """The catalogue.

    Args:
        tracks: the files of each track, in the order of the content folders.
        bodies: what the index says of each file; of a task, by its folder.
        barren: content folders in which there is no track.
        read: gives a question of the catalogue whole.
        texts: gives the JSON of all questions, by file and id.
    """
    shelf = _Shelf()
    for folder in barren:
        what = "there is no track in this folder" if folder.is_dir() else "there is no such content folder"
        remedy = "name a folder that holds track.yaml, or folders with one"
        shelf.faults.append(str(Fault(folder, 1, 1, what, remedy)))
    for files in tracks:
        body = bodies[files.track]
        shelf.faults += body["faults"]
        if "id" in body and _alone(shelf, files, body):
            _put_track(shelf, files, body, bodies)
    return Catalogue(
        tuple(shelf.tracks), tuple(shelf.questions), tuple(shelf.tasks), tuple(shelf.faults), read, texts
    )


def _at(path: Path, at: Sequence[int], what: str, remedy: str) -> Fault:
    line, column = at
    return Fault(path, line, column, what, remedy)


def _alone(shelf: _Shelf, files: TrackFiles, body: Body) -> bool:
    """Whether no track before it has this track's id."""
    for track in shelf.tracks:
        if track.id == body["id"]:
            what = f"the track {quoted(track.id)} is there already, in {track.folder}"
            remedy = "give this one another id, or leave one of them out (--only-content)"
            shelf.faults.append(str(_at(files.track, body["id_at"], what, remedy)))
            return False
    return True


def _put_track(shelf: _Shelf, files: TrackFiles, body: Body, bodies: Mapping[Path, Body]) -> None:
    track = TrackSummary(
        id=body["id"],
        title=body["title"],
        summary=body["summary"],
        folder=files.folder,
        topics=tuple(
            TopicSummary(topic["id"], topic["title"], notes_file(files.folder, topic["notes"]))
            for topic in body["topics"]
        ),
        objectives=tuple(ObjectiveSummary(**objective) for objective in body["objectives"]),
    )
    shelf.tracks.append(track)
    _put_questions(shelf, track, [(path, bodies[path]) for path in files.banks])
    _put_tasks(shelf, track, [(folder, bodies[folder]) for folder in files.tasks])


def _put_questions(shelf: _Shelf, track: TrackSummary, banks: Sequence[tuple[Path, Body]]) -> None:
    rank = {topic.id: place for place, topic in enumerate(track.topics)}
    objectives = {objective.id for objective in track.objectives}
    seen: dict[str, Path] = {}
    found: list[QuestionSummary] = []
    for path, body in banks:
        shelf.faults += body["faults"]
        topic = body.get("topic")
        if topic is None or not body["questions"]:
            continue
        if topic not in rank:
            shelf.faults.append(str(_unknown_topic(path, body["topic_at"], topic, list(rank))))
            continue
        for each in body["questions"]:
            if each["id"] in seen:
                what = f"the id {quoted(each['id'])} is used already, in {seen[each['id']].name}"
                fault = _at(path, each["at"], what, "give this question an id of its own")
                shelf.faults.append(str(fault))
                continue
            seen[each["id"]] = path
            found.append(_question(track.id, topic, path, each, objectives))
    found = [_with_known_follow_ups(question, seen) for question in found]
    shelf.questions += sorted(found, key=lambda question: rank[question.topic])


def _unknown_topic(path: Path, at: Sequence[int], topic: str, known: list[str]) -> Fault:
    hint = did_you_mean(topic, known) or f"the track has {', '.join(known)}"
    return _at(path, at, f"the track has no topic {quoted(topic)}", hint)


def _question(track: str, topic: str, path: Path, body: Body, objectives: set[str]) -> QuestionSummary:
    return QuestionSummary(
        key=question_key(track, body["id"]),
        track=track,
        id=body["id"],
        kind=body["kind"],
        level=body["level"],
        topic=topic,
        objectives=tuple(each for each in body["objectives"] if each in objectives),
        prompt_line=body["prompt_line"],
        path=path,
        line=body["line"],
        content_hash=body["content_hash"],
        follow_ups=tuple(body["follow_ups"]),
        mistakes=tuple(body["mistakes"]),
    )


def _with_known_follow_ups(question: QuestionSummary, known: Mapping[str, Path]) -> QuestionSummary:
    """Its follow-ups as keys; those that nobody has written are left out."""
    if not question.follow_ups:
        return question
    keys = tuple(question_key(question.track, each) for each in question.follow_ups if each in known)
    return replace(question, follow_ups=keys)


def _put_tasks(shelf: _Shelf, track: TrackSummary, tasks: Sequence[tuple[Path, Body]]) -> None:
    topics = [topic.id for topic in track.topics]
    objectives = {objective.id for objective in track.objectives}
    seen: dict[str, Path] = {}
    found: list[TaskSummary] = []
    for folder, body in tasks:
        shelf.faults += body["faults"]
        if "id" not in body:
            continue
        if body["topic"] not in topics:
            path = folder / "task.yaml"
            shelf.faults.append(str(_unknown_topic(path, body["topic_at"], body["topic"], topics)))
            continue
        if body["id"] in seen:
            what = f"the id {quoted(body['id'])} is used already, in {seen[body['id']].name}"
            fault = _at(folder / "task.yaml", body["id_at"], what, "give this task an id of its own")
            shelf.faults.append(str(fault))
            continue
        seen[body["id"]] = folder
        found.append(
            TaskSummary(
                key=task_key(track.id, body["id"]),
                track=track.id,
                id=body["id"],
                title=body["title"],
                topic=body["topic"],
                level=body["level"],
                objectives=tuple(each for each in body["objectives"] if each in objectives),
                function=body["function"],
                folder=folder,
                content_hash=body["content_hash"],
            )
        )
    shelf.tasks += sorted(found, key=lambda task: (task.level, task.id))
