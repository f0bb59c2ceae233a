"""An interview's report to keep or to show: as Markdown, and as one HTML page that needs nothing else."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from graders.errors import Problem
from graders.text import one_line, printable
from trainer.practice.files import reason, write_whole
from trainer.practice.interview.wording import (
    LINE_HEAD,
    SHARE_HEAD,
    STEP_HEAD,
    calibration_words,
    heading,
    line_cells,
    mistake_words,
    share_cells,
    step_cells,
    when,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from trainer.practice.interview.lessons import Lesson
    from trainer.practice.interview.report import Report, Share

__all__ = ["as_html", "as_markdown", "write_report"]


def write_report(report: Report, folder: Path, found: Sequence[Lesson] = ()) -> tuple[Path, Path]:
    """Write the report as Markdown and as a page, under names that say when the interview began.

    Args:
        report: what to write; written before, it takes its own place again.
        folder: where; made if it is not there.
        found: what went wrong, to be told at the end.

    Returns:
        Both files, the Markdown first.

    Raises:
        Problem: they can't be written.
    """
    stem = folder / f"interview-{report.began:%Y-%m-%d-%H%M}-{report.id[:6]}"
    files = stem.with_suffix(".md"), stem.with_suffix(".html")
    for path, text in zip(files, (as_markdown(report, found), as_html(report, found)), strict=True):
        try:
            write_whole(path, text)
        except OSError as error:
            remedy = "make room or choose another data folder"
            raise Problem(f"can't be written: {reason(error)}", where=str(path), remedy=remedy) from error
    return files


def as_markdown(report: Report, found: Sequence[Lesson] = ()) -> str:
    """The report as Markdown; texts of the content are shown as they are written there.

    Args:
        report: what to tell.
        found: what went wrong, told at the end with what is right.
    """
    blocks = [f"# {heading(report)}", when(report), report.headline]
    blocks += _markdown_table("By topic", LINE_HEAD, map(line_cells, report.topics))
    blocks += _markdown_table("By objective", LINE_HEAD, map(line_cells, report.objectives))
    if report.traps:
        blocks += ["## Traps taken", _markdown_list(map(one_line, report.traps))]
    if report.mistakes:
        blocks += ["## Mistakes in code", _markdown_list(map(mistake_words, report.mistakes))]
    blocks += _markdown_table("Sure of it, and right", SHARE_HEAD, map(share_cells, report.calibration))
    if report.calibration:
        blocks.append(calibration_words(report))
    if report.study:
        lines = []
        for number, study in enumerate(report.study, 1):
            lines.append(f"{number}. {one_line(study.objective)}")
            lines += [f"   - {one_line(card.title)}" for card in study.cards]
        blocks += ["## Study next", "\n".join(lines)]
    blocks += _markdown_table("Question by question", STEP_HEAD, map(step_cells, report.steps))
    if found:
        blocks.append("## What went wrong")
    for lesson in found:
        blocks.append(f"### Question {lesson.number}")
        blocks += [f"**{name}**\n\n{_quoted(text)}" for name, text in _told(lesson)]
    return "\n\n".join(blocks) + "\n"


def as_html(report: Report, found: Sequence[Lesson] = ()) -> str:
    """The report as a page of its own: style and plot are in it, nothing is fetched, no script runs.

    Args:
        report: what to tell.
        found: what went wrong, told at the end with what is right.
    """
    parts = [f"<h1>{escape(heading(report))}</h1>", f"<p class=when>{escape(when(report))}</p>"]
    parts.append(f"<p class=headline>{escape(report.headline)}</p>")
    parts += _html_table("By topic", LINE_HEAD, map(line_cells, report.topics))
    parts += _html_table("By objective", LINE_HEAD, map(line_cells, report.objectives))
    if report.traps:
        parts += ["<h2>Traps taken</h2>", _html_list(map(one_line, report.traps))]
    if report.mistakes:
        parts += ["<h2>Mistakes in code</h2>", _html_list(map(mistake_words, report.mistakes))]
    if report.calibration:
        parts += _html_table("Sure of it, and right", SHARE_HEAD, map(share_cells, report.calibration))
        parts += [f"<p>{escape(calibration_words(report))}</p>", _plot(report.calibration)]
    if report.study:
        parts.append("<h2>Study next</h2><ol>")
        for study in report.study:
            titles = _html_list(one_line(card.title) for card in study.cards)
            parts.append(f"<li>{escape(one_line(study.objective))}{titles}</li>")
        parts.append("</ol>")
    parts += _html_table("Question by question", STEP_HEAD, map(step_cells, report.steps))
    parts += ["<h2>What went wrong</h2>"] if found else []
    for lesson in found:
        parts.append(f"<h3>Question {lesson.number}</h3><dl>")
        parts += [f"<dt>{name}</dt><dd>{escape(printable(text))}</dd>" for name, text in _told(lesson)]
        parts.append("</dl>")
    body = "\n".join(parts)
    return _PAGE.format(title=escape(heading(report)), style=_STYLE, body=body)


def _told(lesson: Lesson) -> list[tuple[str, str]]:
    """The parts of a lesson by their names; what is empty is left out."""
    parts = [("Asked", lesson.asked), ("Yours", lesson.said), ("Mistake", lesson.mistake)]
    parts += [("Right", lesson.right), ("Why", lesson.why)]
    return [(name, text.strip()) for name, text in parts if text.strip()]


# Markdown


def _markdown_table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [_markdown_row(row) for row in rows]
    if not lines:
        return []
    rule = "|" + " --- |" * len(head)
    return [f"## {title}", "\n".join([_markdown_row(head), rule, *lines])]


def _markdown_row(cells: Sequence[str]) -> str:
    """A row of a table: a bar in a text would end its cell."""
    return "| " + " | ".join(re.sub(r"(?<!\\)\|", r"\\|", cell) for cell in cells) + " |"


def _quoted(text: str) -> str:
    """Several lines as a quotation, so that no line of them begins a heading or a list of the report."""
    return "\n".join(f"> {line}".rstrip() for line in printable(text).splitlines())


def _markdown_list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


# HTML


def _html_table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [_html_row("td", row) for row in rows]
    if not lines:
        return []
    return [f"<h2>{title}</h2>", "<table>", _html_row("th", head), *lines, "</table>"]


def _html_row(tag: str, cells: Sequence[str]) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"


def _html_list(items: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>"


def _plot(shares: Sequence[Share]) -> str:
    """Confidence against being right, in per cent, with the diagonal of who judges themselves rightly."""
    points = "".join(map(_point, shares))
    marks = "".join(
        f'<text x="34" y="{214 - 2 * mark}" text-anchor="end">{mark}</text>'
        f'<text x="{40 + 2 * mark}" y="226" text-anchor="middle">{mark}</text>'
        for mark in (0, 50, 100)
    )
    return (
        '<svg viewBox="0 0 260 246" role="img" aria-label="How sure, against how often right, in per cent">'
        '<path class=axis d="M40 10V210H240"/><path class=even d="M40 210L240 10"/>'
        f'{points}{marks}<text x="140" y="242" text-anchor="middle">sure, in per cent; up: right</text></svg>'
    )


def _point(share: Share) -> str:
    x, y, radius = 40 + 2 * share.claimed, 210 - 2 * share.share, 4 + min(share.count, 12) / 2
    said = f"<title>{escape(share.word)}: {share.right} of {share.count}</title>"
    return f'<circle cx="{x}" cy="{y:.1f}" r="{radius}">{said}</circle>'


_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin-bottom: 0; } h2 { font-size: 1.1rem; margin-top: 2rem; }
.when { opacity: .7; margin-top: .2rem; } .headline { font-size: 1.15rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .25rem .8rem .25rem 0; }
dt { opacity: .7; margin-top: .4rem; } dd { margin: 0 0 0 1rem; white-space: pre-line; }
tr { border-bottom: 1px solid #8884; }
svg { width: 16rem; } svg text { font-size: 11px; fill: currentColor; }
svg path { fill: none; stroke: currentColor; } svg .even { stroke-dasharray: 3 4; opacity: .6; }
svg circle { fill: #4a90d9; stroke: currentColor; }
"""

_PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><style>{style}</style></head>
<body>
{body}
</body>
</html>
"""
