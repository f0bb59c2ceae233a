"""The statistics in words, a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graders.text import counted
from trainer.progress.statistics import summary

if TYPE_CHECKING:
    from trainer.bank import Catalogue
    from trainer.progress.log import Progress
    from trainer.progress.mastery import Mastery
    from trainer.progress.statistics import Summary, TaskStanding

__all__ = ["due_text", "stats_lines", "summary_lines"]

_BAR_CELLS = 16


def stats_lines(progress: Progress, catalogue: Catalogue) -> list[str]:
    """What `trainer stats` prints."""
    return summary_lines(summary(progress, catalogue))


def summary_lines(found: Summary) -> list[str]:
    """Everything `trainer stats` says."""
    lines = [
        f"Due now       {due_text(found)}",
        f"New           {counted(found.new_today, 'question')} for today, {found.unseen} unseen in all",
        f"Streak        {counted(found.streak_days, 'day')}, longest {found.longest_streak}",
        f"Today         {counted(found.answered_today, 'answer')}, {found.right_today} right",
        f"Answers       {_answers_text(found)}",
        f"Kept in mind  {_retention_text(found)}",
        "",
        "Topics",
        *_topic_lines(found.topics),
    ]
    if found.tasks:
        lines += ["", "Coding", *_task_lines(found.tasks)]
    if found.flagged:
        lines += ["", "Flagged as wrong", *(f"  {key}" for key in found.flagged)]
    return lines


def due_text(found: Summary) -> str:
    """What is due, by kind, and how long it will take: "3 questions, 1 trap, 1 task, about 4 minutes"."""
    if not found.due:
        return "nothing"
    kinds = found.due_by_kind
    questions = found.due - kinds.get("trap", 0) - kinds.get("task", 0)
    parts = [(questions, "question"), (kinds.get("trap", 0), "trap"), (kinds.get("task", 0), "task")]
    words = [counted(number, word) for number, word in parts if number]
    return ", ".join([*words, f"about {counted(found.minutes, 'minute')}"])


def _answers_text(found: Summary) -> str:
    if found.since is None:
        return "none yet"
    share = round(100 * found.right / found.answers)
    return f"{found.answers} since {found.since.isoformat()}, {share} % right"


def _retention_text(found: Summary) -> str:
    if found.retention is None:
        return "nothing to tell before the first review of a learnt card"
    kept = found.retention
    reviews = counted(kept.reviews, "review")
    return f"{kept.measured:.0%} of {reviews} (predicted {kept.predicted:.0%})".replace("%", " %")


def _topic_lines(topics: tuple[Mastery, ...]) -> list[str]:
    width = max((len(topic.title) for topic in topics), default=0)
    return [f"  {topic.title.ljust(width)}  {_bar(topic.mastery)}  {_standing(topic)}" for topic in topics]


def _standing(topic: Mastery) -> str:
    if not topic.seen:
        return f" new   {counted(topic.cards, 'card')}"
    due = f", {topic.due} due" if topic.due else ""
    return f"{round(100 * topic.mastery):3d} %  {topic.seen} of {topic.cards} seen{due}"


def _bar(share: float) -> str:
    full = round(share * _BAR_CELLS)
    return "=" * full + "-" * (_BAR_CELLS - full)


def _task_lines(tasks: tuple[TaskStanding, ...]) -> list[str]:
    width = max(len(task.id) for task in tasks)
    return [f"  {task.id.ljust(width)}  {_task_text(task)}" for task in tasks]


def _task_text(task: TaskStanding) -> str:
    if task.last is None:
        return "not tried"
    state = "passed" if task.passed else "given up" if task.gave_up else "not passed yet"
    made = [
        f"{slug.replace('-', ' ')}{f' ({times} times)' if times > 1 else ''}" for slug, times in task.mistakes
    ]
    tries = [counted(task.attempts, "attempt")] if task.attempts else []
    parts = [state, *tries, *(["mistakes: " + ", ".join(made)] if made else [])]
    return "; ".join(parts)
