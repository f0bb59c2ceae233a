"""The statistics in words and letters, a line each: what `trainer stats` prints and the screen exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graders.text import counted, one_line
from trainer.progress.charts import HEAT_FROM, WEEKDAYS, calendar_blocks, sparkline, thinned_to
from trainer.progress.standing import standing
from trainer.progress.wording import (
    brier_words,
    calibration_words,
    change,
    claim_words,
    coming_words,
    day_name,
    pace_words,
    recall_words,
    waiting_lines,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.bank import Catalogue
    from trainer.progress.log import Progress
    from trainer.progress.mastery import Mastery
    from trainer.progress.mastery_history import LearningCurve
    from trainer.progress.standing import Standing
    from trainer.progress.statistics import Summary, TaskStanding

__all__ = ["due_text", "standing_lines", "stats_lines"]

WIDTH = 76
_BAR_CELLS = 16
_LONGEST_BAR = 30
_DAYS_SHOWN = 8
_PERIODS_SHOWN = 14
_OBJECTIVES_SHOWN = 10
_SPARKS = "_.-=*#"
_SPARK_CELLS = 8
_HEAT = ".-+*#"


def stats_lines(progress: Progress, catalogue: Catalogue, days: int | None = None) -> list[str]:
    """What `trainer stats` prints.

    Args:
        progress: the log.
        catalogue: the bank.
        days: the span; None for the usual one.
    """
    found = standing(progress, catalogue) if days is None else standing(progress, catalogue, days=days)
    lines = standing_lines(found)
    if not found.enough:
        waiting = waiting_lines(found, progress.states().values(), progress.now(), told=True)
        column = max(len(name) for name, _ in waiting)
        lines += ["", "Still to come", *(f"  {name.ljust(column)}  {when}" for name, when in waiting)]
    return lines


def standing_lines(found: Standing) -> list[str]:
    """Everything there is to say."""
    summary = found.summary
    figures, says = recall_words(found.recall)
    lines = [
        f"Due now       {due_text(summary)}",
        f"New           {counted(summary.new_today, 'question')} for today, {summary.unseen} unseen in all",
        f"Streak        {counted(summary.streak_days, 'day')}, longest {summary.longest_streak}",
        f"Today         {counted(summary.answered_today, 'answer')}, {summary.right_today} right",
        f"Answers       {_answers_text(summary)}",
        f"Kept in mind  {figures}",
        f"              {says}",
        "",
        "Topics",
        *_topic_lines(summary.topics, found.mastery.topics if found.enough else ()),
    ]
    if found.enough:
        lines += _plots(found)
    if any(task.last is not None for task in summary.tasks):
        lines += ["", "Coding", *_task_lines(summary.tasks)]
    if found.mistakes:
        lines += ["", "Mistakes in code", *_mistake_lines(found.mistakes)]
    if found.calibration:
        lines += ["", f"Sure of it: {calibration_words(found.calibration)}"]
        lines += [f"  {claim_words(claim)}" for claim in found.calibration]
        lines += [f"  {brier_words(found.brier)}"] if found.brier is not None else []
    if summary.flagged:
        lines += ["", "Flagged as wrong", *(f"  {one_line(key)}" for key in summary.flagged)]
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


def _plots(found: Standing) -> list[str]:
    lines = _objective_lines(found)
    lines += ["", f"Coming due: {coming_words(found)}", *_coming_lines(found)]
    if len(found.recalls) > 1:
        lines += ["", "Kept in mind, by the week's last day", *_recall_lines(found)]
    lines += ["", f"Answers and minutes: {pace_words(found)}", *_pace_lines(found)]
    return [*lines, "", *_calendar_lines(found)]


def _topic_lines(topics: Sequence[Mastery], curves: Sequence[LearningCurve]) -> list[str]:
    titles = [one_line(topic.title) for topic in topics]
    width = max(map(len, titles), default=0)
    by_id = {(curve.track, curve.id): curve.mastery for curve in curves}
    lines = []
    for topic, title in zip(topics, titles, strict=True):
        curve = by_id.get((topic.track, topic.id), ())
        lines.append(f"  {title.ljust(width)}  {_bar(topic.mastery)}  {_standing(topic, curve)}")
    return lines


def _standing(topic: Mastery, curve: Sequence[float]) -> str:
    if not topic.seen:
        return f" new   {counted(topic.cards, 'card')}"
    due = f", {topic.due} due" if topic.due else ""
    trend = f"  {_trend(curve)}" if curve else ""
    return f"{round(100 * topic.mastery):3d} %{trend}  {topic.seen} of {topic.cards} seen{due}"


def _trend(curve: Sequence[float]) -> str:
    return f"{sparkline(thinned_to(curve, _SPARK_CELLS), _SPARKS)} {change(curve[0], curve[-1]):>4}"


def _objective_lines(found: Standing) -> list[str]:
    curves = {(curve.track, curve.id): curve.mastery for curve in found.mastery.objectives}
    begun = sorted((item for item in found.summary.objectives if item.seen), key=lambda item: item.mastery)
    if not begun:
        return []
    lines = ["", "Objectives begun, weakest first"]
    for item in begun[:_OBJECTIVES_SHOWN]:
        trend = _trend(curves[item.track, item.id])
        lines.append(f"  {round(100 * item.mastery):3d} %  {trend}  {one_line(item.title, WIDTH - 24)}")
    more = len(begun) - _OBJECTIVES_SHOWN
    return [*lines, f"  and {more} more; --json has them all"] if more > 0 else lines


def _coming_lines(found: Standing) -> list[str]:
    days = found.coming[:_DAYS_SHOWN]
    most = max(count for _, count in days)
    return [f"  {day_name(day):<10}  {count:4d}  {_blocks(count, most)}".rstrip() for day, count in days]


def _recall_lines(found: Standing) -> list[str]:
    return [
        f"  {day_name(day):<10}  {round(100 * recall.measured):3d} % of {counted(recall.reviews, 'review')}"
        f" (predicted {round(100 * recall.predicted)} %)"
        for day, recall in found.recalls
    ]


def _pace_lines(found: Standing) -> list[str]:
    periods = found.pace[-_PERIODS_SHOWN:]
    most = max(period.answers for period in periods)
    weeks = any(period.first != period.last for period in periods)
    lines = [f"  {'week to' if weeks else 'day':<10}  answers  minutes{' a day' if weeks else ''}"]
    for period in periods:
        figures = f"{period.answers:7.0f}  {period.minutes:7.0f}"
        bar = _blocks(period.answers, most)
        lines.append(f"  {day_name(period.last):<10}  {figures}  {bar}".rstrip())
    return lines


def _calendar_lines(found: Standing) -> list[str]:
    counts = {day.day: day.answers for day in found.days}
    steps = [*HEAT_FROM, None]
    parts = [f"{_HEAT[0]} none"]
    for number, least in enumerate(HEAT_FROM, 1):
        above = steps[number]
        parts.append(f"{_HEAT[number]} {least}" + ("+" if above is None else f"-{above - 1}"))
    lines = [f"Calendar    {'   '.join(parts)}"]
    for block in calendar_blocks(counts, found.first, found.summary.day, (WIDTH - 6) // 2):
        lines.append(("      " + _months(block.months)).rstrip())
        for name, row in zip(WEEKDAYS, block.rows, strict=True):
            cells = "".join("  " if degree is None else f"{_HEAT[degree]} " for degree in row)
            lines.append(f"  {name} {cells}".rstrip())
    return lines


def _months(names: Sequence[str]) -> str:
    """The names over their weeks, two cells a week; a name runs on over the next one."""
    row = ""
    for number, name in enumerate(names):
        row = row.ljust(2 * number) + name if name else row
    return row


def _bar(share: float) -> str:
    full = round(share * _BAR_CELLS)
    return "=" * full + "-" * (_BAR_CELLS - full)


def _blocks(count: float, most: float) -> str:
    return "#" * max(round(_LONGEST_BAR * count / max(most, _LONGEST_BAR)), 1 if count else 0)


def _task_lines(tasks: Sequence[TaskStanding]) -> list[str]:
    """The tasks tried; of the others how many."""
    tried = [task for task in tasks if task.last is not None]
    width = max(len(task.id) for task in tried)
    lines = [f"  {task.id.ljust(width)}  {_task_text(task)}" for task in tried]
    rest = len(tasks) - len(tried)
    return [*lines, f"  {counted(rest, 'task')} not tried yet"] if rest else lines


def _task_text(task: TaskStanding) -> str:
    state = "passed" if task.passed else "given up" if task.gave_up else "not passed yet"
    made = [_mistake(slug, times) for slug, times in task.mistakes]
    tries = [counted(task.attempts, "attempt")] if task.attempts else []
    return "; ".join([state, *tries, *(["mistakes: " + ", ".join(made)] if made else [])])


def _mistake(slug: str, times: int) -> str:
    name = one_line(slug).replace("-", " ")
    return f"{name} ({times} times)" if times > 1 else name


def _mistake_lines(mistakes: Sequence[tuple[str, int]]) -> list[str]:
    return [f"  {times:3d}  {one_line(slug).replace('-', ' ')}" for slug, times in mistakes]
