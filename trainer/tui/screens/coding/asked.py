"""What is asked, as lines on the screen: the statement, what it takes for granted, cases to try."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from textual.content import Content

from trainer.tui.prose import blocks, laid_out, wrapped
from trainer.tui.screens.coding.values import call_text, value_text, written_arguments
from trainer.tui.texts import one_line, plain
from trainer.tui.themes import BOLD, MUTED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graders.task import Case, Task

__all__ = ["fenced", "task_lines"]

INDENT = "  "
CODE = re.compile(r" {4,}(?![-*+] |\d+[.)] )\S")


def task_lines(task: Task, answers: Mapping[str, Any], arrow: str, width: int) -> list[Content]:
    """The statement, what it takes for granted, and the examples.

    Args:
        task: the task.
        answers: the right answers by case name, as far as they are known.
        arrow: the console's sign for "gives".
        width: cells to fill.
    """
    lines = (
        []
        if task.statement.lstrip().startswith("#")
        else [Content.styled(plain(task.title), BOLD), Content("")]
    )
    lines += laid_out(blocks(fenced(task.statement)), width)
    if task.conventions:
        lines += [Content(""), Content.styled("In short", BOLD)]
        for name, what in task.conventions.items():
            lines += wrapped(
                Content(one_line(what)), width, Content.styled(f"{INDENT}{one_line(name)}  ", MUTED)
            )
    if task.visible_cases:
        lines += [Content(""), Content.styled("Cases to try", BOLD)]
        for case in task.visible_cases:
            lines += _example(task.function, case, answers, arrow, width)
    return lines


def fenced(text: str) -> str:
    """Markdown with its indented code in fences: lines four cells in, behind a blank line."""
    made: list[str] = []
    inside = False
    for line in text.split("\n"):
        starts = not inside and CODE.match(line) is not None and (not made or not made[-1].strip())
        ends = inside and bool(line.strip()) and CODE.match(line) is None
        if starts or ends:
            # A fence closes before the blank lines that follow the code.
            at = len(made)
            while ends and at and not made[at - 1].strip():
                at -= 1
            made.insert(at, "```")
            inside = starts
        made.append(line[4:] if inside and line.startswith("    ") else line)
    return "\n".join([*made, "```"] if inside else made)


def _example(function: str, case: Case, answers: Mapping[str, Any], arrow: str, width: int) -> list[Content]:
    call = f"{function}({written_arguments(case.arguments) or call_text(case.arguments)})"
    gives = f"  {arrow} {value_text(answers[case.name])}" if case.name in answers else ""
    lines = wrapped(Content.styled(one_line(case.name), MUTED), width, INDENT)
    return lines + wrapped(Content.assemble(plain(call), (gives, BOLD)), width, INDENT + INDENT)
