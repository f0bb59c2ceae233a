"""The files of a small track, sound as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TRACK = """\
id: tiny
title: A tiny track
summary: For tests.
topics:
  - {id: first, title: First, notes: notes/first.md}
  - {id: second, title: Second}
objectives:
  - {id: one, topic: first, text: say one}
  - {id: two, topic: second, text: say two}
"""
FIRST = """\
topic: first
questions:
  - id: pick-one
    kind: choice
    level: 1
    objectives: [one]
    prompt: What is one?
    options:
      - {text: "1", correct: true, why: It is.}
      - {text: "2", why: It is not.}
    explanation: One is one.
    say: One is one.
    follow_ups: [half]
  - id: tempting
    kind: trap
    level: 2
    objectives: [one]
    prompt: Surely two?
    options:
      - {text: "Yes", bait: true, why: It is not.}
      - {text: "No", correct: true, why: It is.}
    explanation: One is not two.
    say: One is not two.
"""
SECOND = """\
topic: second
questions:
  - id: half
    kind: numeric
    level: 1
    objectives: [two]
    prompt: |
      What is 1 - 2η for η = {{lr}}?
    variables: {lr: [0.1, 0.25]}
    answer: 1 - 2*lr
    tolerance: 1e-3
    explanation: It is {{= 1 - 2*lr}}.
    say: It is {{= 1 - 2*lr}}.
  - id: tell
    kind: open
    level: 3
    objectives: [two]
    prompt: Tell me about two.
    model_answer: It comes after one.
    key_points:
      - {text: It comes after one, phrases: [after one]}
    explanation: That is all.
    say: Two comes after one.
  - id: in-order
    kind: order
    level: 1
    objectives: [two]
    prompt: Count.
    steps: [one, two, three]
    explanation: So one counts.
    say: One, two, three.
  - id: together
    kind: match
    level: 1
    objectives: [two]
    prompt: What belongs together?
    pairs:
      - {left: one, right: "1"}
      - {left: two, right: "2"}
    explanation: These do.
    say: These do.
  - id: gaps
    kind: cloze
    level: 1
    objectives: [two]
    prompt: One, {{1}}, {{2}}.
    blanks: [[two, "2"], [three]]
    explanation: So one counts.
    say: One, two, three.
"""
TASK = """\
id: add-one
title: Add one
topic: second
level: 1
objectives: [two]
function: add_one
arguments: {x: float}
cases:
  - {name: zero, arguments: {x: 0}}
  - {name: two, arguments: {x: 2}, visible: true}
"""
TASK_FILES = {
    "task.yaml": TASK,
    "statement.md": "Add one to x.\n",
    "starter.py": "def add_one(x):\n    pass\n",
    "solution.py": "def add_one(x):\n    return x + 1\n",
    "accepted/backwards.py": "def add_one(x):\n    return 1 + x\n",
    "accepted/twice.py": "def add_one(x):\n    return x + 0.5 + 0.5\n",
    "mistakes/adds-two.py": '"""You add two."""\ndef add_one(x):\n    return x + 2\n',
}


def changed(track: Path, name: str, old: str, new: str) -> None:
    """Write something else, once, into a file of the track."""
    path = track / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
