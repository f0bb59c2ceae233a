"""A new coding task: the whole folder, from the name of a function and the types of its arguments."""

from __future__ import annotations

import keyword
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graders.documents import quoted
from graders.errors import Problem
from graders.task.values import ARRAYS, SCALARS
from trainer.authoring.adding import track_objectives, track_topics
from trainer.authoring.naming import known, unused_id
from trainer.authoring.scalars import flow_list, scalar
from trainer.authoring.schemas import schema_folder, schema_line
from trainer.authoring.writing import write_tree
from trainer.bank.unfilled import MARK

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from trainer.bank.setting import Setting

__all__ = ["TaskDraft", "argument_of", "function_name", "task_ids", "write_task"]

# For each type: a small value as YAML has it, and one drawn from a generator.
_EXAMPLES = {
    "float": ("1.5", "round(float(rng.uniform(-10, 10)), 3)"),
    "int": ("3", "int(rng.integers(0, 10))"),
    "bool": ("true", "bool(rng.integers(0, 2))"),
    "text": ('"abc"', '"".join(rng.choice(list("abc"), size=5))'),
    "array": ("[1, 2.5]", "rng.uniform(-10, 10, size=5).round(3)"),
    "int-array": ("[0, 2]", "rng.integers(0, 10, size=5)"),
}
# Names of an `int` that say it counts steps.
_COUNTS = re.compile(r"(num_|n_)?(iterations|steps|epochs|updates)")
DRAWN_CASES = 20


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """What is known of a task before it is written.

    Attributes:
        id: unique in its track; the name of its folder.
        title: for people.
        topic: one of the track's.
        level: 1 warm-up, 2 core, 3 deep.
        objectives: ids of the track's objectives.
        function: what the learner has to write.
        arguments: names and types, in the order of the call; `[array]` is a list of arrays.
    """

    id: str
    title: str
    topic: str
    level: int
    objectives: tuple[str, ...]
    function: str
    arguments: tuple[tuple[str, str], ...]


def function_name(text: str) -> str:
    """The name, if a Python function or argument may have it.

    Raises:
        Problem: none may.
    """
    if not text.isidentifier() or keyword.iskeyword(text):
        raise Problem(f"{quoted(text)} is no name in Python", remedy="use letters, digits and _")
    return text


def argument_of(text: str) -> tuple[str, str]:
    """Name and type of an argument written `name: type`.

    Raises:
        Problem: it is not written so, or there is no such type.
    """
    name, colon, kind = (part.strip() for part in text.partition(":"))
    if not colon:
        raise Problem(f"the argument {quoted(text)} has no type", remedy=f"write {name or 'x'}:float")
    kinds = [*ARRAYS, *SCALARS]
    kind = kind.replace(" ", "")
    inner = kind.strip("[]")
    depth = len(kind) - len(kind.lstrip("["))
    known(inner, kinds, "type")
    word = "[" * depth + inner + "]" * depth
    if word != kind:
        raise Problem(f"{quoted(kind)} is no type", remedy=f"write one of {', '.join(kinds)}, or [array]")
    return function_name(name), word


def task_ids(setting: Setting) -> list[str]:
    """The ids of the track's tasks, and the names of their folders."""
    return [
        name for task in setting.tasks for name in {task.folder.name, *([task.spec.id] if task.spec else [])}
    ]


def write_task(draft: TaskDraft, setting: Setting) -> Path:
    """Write a task's folder; every file of it or none.

    Returns:
        The folder.

    Raises:
        Problem: id, topic or an objective is not to be had, or the folder is there already.
        OSError: it can't be written.
    """
    unused_id(draft.id, task_ids(setting))
    known(draft.topic, list(track_topics(setting)), "topic")
    for objective in draft.objectives:
        known(objective, list(track_objectives(setting)), "objective")
    folder = setting.files.folder / "tasks" / draft.id
    call = f"{draft.function}({', '.join(name for name, _ in draft.arguments)})"
    unwritten = f'raise NotImplementedError("{MARK} {{}}")'
    right = "a right solution coded otherwise than solution.py and the other one here"
    files = {
        "task.yaml": _task_yaml(draft, folder / "task.yaml", schema_folder(setting.files.folder)),
        "statement.md": _statement(draft, call),
        "starter.py": _starter(draft, call),
        "solution.py": _program(f"{MARK} the idea in one line", call, unwritten.format("the model solution")),
        "cases.py": _cases(draft.arguments),
        "accepted/one_way.py": _program(f"{MARK} what is different here", call, unwritten.format(right)),
        "accepted/another_way.py": _program(f"{MARK} what is different here", call, unwritten.format(right)),
        "mistakes/rename-me.py": _program(
            f"{MARK} what to tell whoever makes this mistake; name the file after it, one for each mistake",
            call,
            unwritten.format("the wrong solution"),
        ),
    }
    write_tree(folder, files)
    return folder


def _task_yaml(draft: TaskDraft, path: Path, schemas: Path | None) -> str:
    arguments = ", ".join(f"{name}: {kind}" for name, kind in draft.arguments)
    values = ", ".join(f"{name}: {_example(kind)[0]}" for name, kind in draft.arguments)
    counter = next((n for n, kind in draft.arguments if kind == "int" and _COUNTS.fullmatch(n)), None)
    iterations = (
        f"iterations: {counter}  # so that the grader can say in which one a submission departs"
        if counter
        else "# iterations: the argument that says how often; take the # away if there is one"
    )
    return (
        schema_line(path, "task", schemas)
        + f"""\
id: {draft.id}  # never changed: progress hangs on it
title: {scalar(draft.title, path)}
topic: {draft.topic}
level: {draft.level}  # 1 warm-up, 2 core, 3 deep
objectives: {flow_list(draft.objectives, path)}
function: {draft.function}
arguments: {{{arguments}}}  # in the order of the call
{iterations}
# What an answer has to hold to, printed with the statement.
# conventions: {{gradient: sum}}
# How near an answer must be: |got − expected| ≤ atol + rtol · |expected|.
compare: {{rtol: 1.0e-9, atol: 1.0e-12}}
# What holds whatever the numbers; docs/content.md lists what can be said.
# properties: [deterministic]
# From a nudge to nearly the answer.
# hints: []
# Cases by hand, simple to hard; cases.py draws more. Those with `visible: true`
# are shown as examples before the first attempt.
cases:
  - {{name: an example, arguments: {{{values}}}, visible: true}}
"""
    )


def _statement(draft: TaskDraft, call: str) -> str:
    rows = [(f"`{name}`", kind, f"{MARK} what {name} is") for name, kind in draft.arguments]
    widths = [max(len(row[at]) for row in [*rows, _HEAD]) for at in range(3)]
    lines = [_row(_HEAD, widths), f"|{'|'.join('-' * (width + 2) for width in widths)}|"]
    table = "\n".join([*lines, *(_row(row, widths) for row in rows)])
    return f"""\
# {draft.title}

{MARK} what the interviewer asks, in their words.

Write

    {call}

which {MARK} what it computes and returns.

{table}

## Conventions

- {MARK} what one could do otherwise and how it is done here; one a line.
"""


_HEAD = ("argument", "type", "meaning")


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    return f"| {' | '.join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))} |"


def _starter(draft: TaskDraft, call: str) -> str:
    described = "\n".join(f"        {name}: {MARK} what it is ({kind})." for name, kind in draft.arguments)
    return f'''\
def {call}:
    """{MARK} what it computes, in one line.

    Args:
{described}

    Returns:
        {MARK} what comes back.
    """
    # Your code.
'''


def _program(docstring: str, call: str, body: str) -> str:
    return f'"""{docstring}."""\n\n\ndef {call}:\n    {body}\n'


def _cases(arguments: Sequence[tuple[str, str]]) -> str:
    drawn = "\n".join(f'            "{name}": {_example(kind)[1]},' for name, kind in arguments)
    return f'''\
"""Random cases, besides those written by hand in task.yaml."""


def cases(rng):
    """Yield arguments, simple to hard; `rng` is a numpy Generator, and the only source of chance."""
    for _ in range({DRAWN_CASES}):
        yield {{
{drawn}
        }}
'''


def _example(kind: str) -> tuple[str, str]:
    """A small value of a type as YAML has it, and how to draw one; a list holds one of each."""
    if kind.startswith("["):
        written, drawn = _example(kind[1:-1])
        return f"[{written}]", f"[{drawn} for _ in range(3)]"
    return _EXAMPLES[kind]
