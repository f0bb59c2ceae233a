"""What a change of content does to what learners did before it: ids gone, questions that became others."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

from graders.documents import Fault, quoted
from graders.errors import Problem
from trainer.bank.files import TRACK_FILE, find_tracks, track_above
from trainer.bank.loading import content_hash
from trainer.bank.meaning import changed, likeness, may_be_like
from trainer.bank.pieces import Piece, Pieces, files_then, pieces_now, pieces_then, track_id
from trainer.bank.revisions import Revision
from trainer.bank.setting import Setting
from trainer.bank.wording import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["SORTS", "Difference", "DifferenceReport", "compare"]

Sort = Literal["gone", "changed", "mended", "new"]
SORTS: tuple[Sort, ...] = ("gone", "changed", "mended", "new")

# So like the prompt of a question gone, a new one is taken for the same under another id.
BECAME = 0.6
# What of `task.yaml` a submission is written for; more cases only show more of the same.
_ASKED = ("function", "arguments", "conventions")


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of one question or task.

    Attributes:
        sort: gone and changed cost learners their history, mended and new do not.
        key: `track/question/id` or `track/task/id`.
        fault: where and what, in words; advice for what costs a history.
        became: the id that one gone seems to have now.
    """

    sort: Sort
    key: str
    fault: Fault
    became: str | None = None


@dataclass(frozen=True, slots=True)
class DifferenceReport:
    """What a change does.

    Attributes:
        revision: what was compared with, as it was called.
        differences: sorted by file and position.
        faults: what keeps content from being compared, sorted likewise.
        kept: questions and tasks that ask what they asked.
    """

    revision: str
    differences: tuple[Difference, ...]
    faults: tuple[Fault, ...]
    kept: int

    def of(self, sort: Sort) -> tuple[Difference, ...]:
        """The differences of one sort."""
        return tuple(each for each in self.differences if each.sort == sort)

    @property
    def costly(self) -> bool:
        """Whether any learner's history is lost or says something else now."""
        return any(each.fault.advice for each in self.differences)


def compare(paths: Sequence[Path], content: Sequence[Path], revision: str) -> DifferenceReport:
    """Compare tracks as they lie on disk with what git has of them at a revision.

    Args:
        paths: tracks, folders of tracks, or something in a track; all of `content` where none is named.
        content: the content folders in use.
        revision: a commit, a branch or a tag.

    Raises:
        Problem: there is no track, no repository or no such revision.
    """
    report = DifferenceReport(revision, (), (), 0)
    seen: set[str] = set()
    for path in paths or content:
        target = Path(os.path.abspath(path))  # noqa: PTH100 - links stay as they are
        tracks = _tracks(target)
        lost = _lost_tracks(target, tracks, revision)
        if not tracks and not lost.differences:
            remedy = "name a folder with track.yaml, or a folder of such folders"
            raise Problem("there is no track to compare", where=str(target), remedy=remedy)
        report = _joined(report, lost, relative=not path.is_absolute())
        for folder in tracks:
            if (real := os.path.realpath(folder)) not in seen:
                seen.add(real)
                report = _joined(report, _of_track(folder, revision), relative=not path.is_absolute())
    return report


def _tracks(target: Path) -> list[Path]:
    above = track_above(target) if os.path.lexists(target) else None
    return [above] if above is not None else find_tracks([target])[0]


def _lost_tracks(target: Path, tracks: Sequence[Path], name: str) -> DifferenceReport:
    """What was in tracks that a folder of tracks had and has no longer, under any name.

    A track that is gone may be named itself: it is looked for in the folder it lay in.
    """
    report = DifferenceReport(name, (), (), 0)
    above = target if os.path.lexists(target) else target.parent
    if tracks == [target] or not above.is_dir() or track_above(above) is not None:
        return report
    try:
        revision = Revision.of(above, name)
    except Problem:
        if above == target:
            raise
        return report  # nothing is there, and nothing tells of what was
    blobs = revision.blobs()
    had = [path for path in blobs if path.name == TRACK_FILE and path.parent.parent == revision.prefix]
    left = tracks if above == target else find_tracks([above])[0]
    known = {track_id(PurePosixPath(folder / TRACK_FILE)) for folder in left}
    for path, text in revision.read({path: blobs[path] for path in had}).items():
        id_then, folder = track_id(path, text), above / path.parent.name
        if target in (above, folder) and folder not in left and id_then not in known:
            then = pieces_then(folder, files_then(revision, blobs, path.parent))[1]
            gone = tuple(_compared(id_then or folder.name, then, {}, set()))
            report = replace(report, differences=(*report.differences, *gone))
    return report


def _joined(one: DifferenceReport, other: DifferenceReport, *, relative: bool) -> DifferenceReport:
    def shown(fault: Fault) -> Fault:
        return replace(fault, path=Path(os.path.relpath(fault.path))) if relative else fault

    found = [replace(each, fault=shown(each.fault)) for each in other.differences]
    return DifferenceReport(
        one.revision,
        tuple(sorted((*one.differences, *found), key=lambda each: each.fault.place)),
        tuple(sorted((*one.faults, *map(shown, other.faults)), key=lambda fault: fault.place)),
        one.kept + other.kept,
    )


def _of_track(folder: Path, name: str) -> DifferenceReport:
    revision = Revision.of(folder, name)
    setting = Setting.of(folder)
    faults = [*setting.track.faults, *(fault for bank in setting.banks for fault in bank.faults)]
    faults += [fault for task in setting.tasks for fault in task.faults]
    track, document = setting.track.track, setting.track.document
    texts = _texts_then(revision, track.id if track else None)
    id_then, then = pieces_then(folder, texts)
    now, there = pieces_now(setting)
    found = list(_compared(id_then or (track.id if track else folder.name), then, now, there))
    kept = len(then.keys() & now.keys()) - sum(each.sort in {"changed", "mended"} for each in found)
    if track is not None and document is not None and id_then not in {None, track.id}:
        what = f"the track was called {quoted(id_then)}; what learners did in it belongs to that name"
        lost = document.fault(("id",), what, "keep the id", code="gone", advice=True)
        found.append(Difference("gone", str(id_then), lost, track.id))
    return DifferenceReport(name, tuple(found), tuple(faults), kept)


def _texts_then(revision: Revision, track: str | None) -> dict[PurePosixPath, bytes]:
    """The track's files at the revision, by their path in the track; none where there was no such track."""
    blobs = revision.blobs()
    root = revision.prefix
    if root / TRACK_FILE not in blobs:  # it lay elsewhere, or is new
        files = revision.read({path: blob for path, blob in blobs.items() if path.name == TRACK_FILE})
        roots = [path.parent for path, text in files.items() if track_id(path, text) == track]
        if track is None or not roots:
            return {}
        root = roots[0]
    return files_then(revision, blobs, root)


def _compared(track: str, then: Pieces, now: Pieces, there: set[tuple[str, str]]) -> Iterator[Difference]:
    fresh = [piece for key, piece in now.items() if key not in then]
    for key, old in then.items():
        if key in now:
            yield from _both(f"{track}/{old.kind}/{old.id}", old, now[key])
        elif key not in there:
            yield _gone(f"{track}/{old.kind}/{old.id}", old, fresh)
    for piece in fresh:
        fault = piece.fault(f"the {piece.kind} {quoted(piece.id)} is new", "", "new", advice=False)
        yield Difference("new", f"{track}/{piece.kind}/{piece.id}", fault)


def _gone(key: str, old: Piece, fresh: Sequence[Piece]) -> Difference:
    """What is no longer there; the new one most like it, if one is, may be the same under another id."""
    rivals = [
        piece for piece in fresh if piece.kind == old.kind and may_be_like(old.text, piece.text, BECAME)
    ]
    scores = [(likeness(old.text, piece.text), piece) for piece in rivals]
    score, twin = max(scores, key=lambda pair: pair[0], default=(0.0, None))
    what = f"the {old.kind} {quoted(old.id)} is gone, and with it what learners did with it"
    if twin is not None and score >= BECAME:
        what += f"; it looks like it became {quoted(twin.id)}"
        fault = twin.fault(what, f"call that one {quoted(old.id)} again", "gone", advice=True)
        return Difference("gone", key, fault, twin.id)
    fault = Fault.about(
        old.document.path, what, "keep the id where the matter stays", code="gone", advice=True
    )
    return Difference("gone", key, fault)


def _both(key: str, old: Piece, new: Piece) -> Iterator[Difference]:
    called = f"the {new.kind} {quoted(new.id)}"
    if old.question is not None and new.question is not None:
        if content_hash(old.question) == content_hash(new.question):
            return
        why = changed(old.question, new.question)
    else:
        if old.task == new.task and fold(old.statement) == fold(new.statement):
            return
        other = [name for name in _ASKED if old.task.get(name) != new.task.get(name)]
        why = f"its {' and '.join(other)} changed" if other else None
    if why is None:
        fault = new.fault(f"{called} is mended; its history stays", "", "mended", advice=False)
        yield Difference("mended", key, fault)
    else:
        what = f"{called} is another one now: {why}; its history tells of the old one"
        fault = new.fault(
            what, "give it an id of its own if it asks for something else", "changed", advice=True
        )
        yield Difference("changed", key, fault)
