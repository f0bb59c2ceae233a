"""Advice that only a look at several questions or files can give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graders.documents import DocumentProblem, Fault, quoted, read_text
from trainer.bank.advice import raw_latex
from trainer.bank.files import notes_file
from trainer.bank.giveaways import habits
from trainer.bank.setting import references

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from graders.documents import Document
    from graders.documents.validation import Way
    from trainer.bank.model import Question
    from trainer.bank.setting import Setting

__all__ = ["across_files", "whole_track"]

# So many ids of a circle are shown.
LONGEST_CIRCLE = 6
# Where a question stands.
_Place = tuple["Document", "Way"]


def across_files(setting: Setting) -> Iterator[Fault]:
    """Advice on single files, for which the others have to be looked at too."""
    for bank in setting.banks:
        for habit in habits(list(bank.well_formed.values())):
            yield Fault.about(bank.path, habit.what, habit.remedy, code=habit.code, advice=True)
    yield from _circles(list(_placed(setting)))
    topics = setting.track.track.topics if setting.track.track else ()
    for topic in topics:
        page = notes_file(setting.files.folder, topic.notes) if topic.notes else None
        if page is not None:
            yield from _page(page)
    for task in setting.tasks:
        yield from _page(task.folder / "statement.md")


def whole_track(setting: Setting) -> Iterator[Fault]:
    """What only the track as a whole has or lacks: a habit of all banks, an objective nobody practises."""
    if len(setting.banks) > 1:
        for habit in habits([question for _, question in _placed(setting)]):
            yield Fault.about(setting.files.track, habit.what, habit.remedy, code=habit.code, advice=True)
    if _all_practice_told(setting):
        yield from _unpractised(setting)


def _all_practice_told(setting: Setting) -> bool:
    """Whether each question and task says what it practises: what a broken one would say, nobody knows."""
    if not (setting.all_questions_read and setting.all_tasks_read):
        return False
    practising = [each for bank in setting.banks if bank.document for each in bank.document.data["questions"]]
    # A task that is sound may practise none.
    practising += [task.document.data for task in setting.tasks if task.document and task.spec is None]
    return all(isinstance(each, dict) and isinstance(each.get("objectives"), list) for each in practising)


def _unpractised(setting: Setting) -> Iterator[Fault]:
    """Objectives without question and task, unless one that is misspelled could be meant for them."""
    practised = {
        name
        for bank in setting.banks
        for _, name in references(bank.document, ("questions", "*", "objectives", "*"))
    }
    practised |= {
        name for task in setting.tasks for _, name in references(task.document, ("objectives", "*"))
    }
    document = setting.track.document
    if not practised <= set(setting.objectives or ()):
        return
    for way, name in references(document, ("objectives", "*", "id")):
        if name not in practised and document is not None:
            what = f"nothing practises the objective {quoted(name)}"
            yield document.fault(way, what, "write a question for it", code="unpractised", advice=True)


def _placed(setting: Setting) -> Iterator[tuple[_Place, Question]]:
    """Every well-formed question and where it stands."""
    for bank in setting.banks:
        for index, question in bank.well_formed.items():
            if bank.document is not None:
                yield (bank.document, ("questions", index)), question


def _circles(placed: list[tuple[_Place, Question]]) -> Iterator[Fault]:
    """Follow-ups that lead back to where they came from: an interview that goes round."""
    questions = {question.id: question for _, question in placed}
    places = {question.id: place for place, question in placed}
    for name, index, circle in _back_edges({name: each.follow_ups for name, each in questions.items()}):
        if len(circle) == 1:  # a question that follows itself up is a fault of its own
            continue
        document, way = places[name]
        shown = circle if len(circle) <= LONGEST_CIRCLE else (*circle[: LONGEST_CIRCLE - 1], "…")
        what = f"the follow-ups go round: {' → '.join((*shown, circle[0]))}"
        at = (*way, "follow_ups", index)
        yield document.fault(at, what, "take one of them out", code="follow-up", advice=True)


def _back_edges(graph: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, int, list[str]]]:
    """Each reference that closes a circle: who makes it, which of theirs it is, and the circle.

    A depth-first search with a stack of its own: a chain may be longer than Python recurses.
    """
    done: set[str] = set()
    for start in graph:
        path: dict[str, int] = {start: 0} if start not in done else {}
        while path:
            name, at = next(reversed(path.items()))
            if at == len(graph[name]):
                done.add(name)
                del path[name]
                continue
            path[name] = at + 1
            following = graph[name][at]
            if following in path:
                names = list(path)
                yield name, at, names[names.index(following) :]
            elif following in graph and following not in done:
                path[following] = 0


def _page(path: Path) -> Iterator[Fault]:
    """A formula in a page of text that a terminal can't set."""
    try:
        text = read_text(path).decode("utf-8")
    except (DocumentProblem, UnicodeDecodeError):
        return  # told where the page is looked for
    found = raw_latex(text)
    if found is not None:
        before = text[: found.start()]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        what = f"raw LaTeX, {quoted(found.group())}, which a terminal can't set"
        remedy = "write the formula in Unicode: ∇L, θ ← θ − η·g, ½, ²"
        yield Fault(path, line, column, what, remedy, advice=True, code="latex")
