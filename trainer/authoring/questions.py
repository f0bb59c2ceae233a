"""Skeletons of questions, one for each kind: what is left to write stands empty, what it means beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.authoring.scalars import block, flow_list

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["KIND_WORDS", "QuestionDraft", "question_lines"]

KIND_WORDS = {
    "choice": "pick what is right; several options may be",
    "trap": "a leading question with one tempting wrong reply, the bait",
    "numeric": "a number, within a relative tolerance",
    "open": "answered in one's own words, held against key points",
    "order": "steps to put in their right order",
    "match": "pairs to bring together again",
    "cloze": "a text with blanks",
}


@dataclass(frozen=True, slots=True)
class QuestionDraft:
    """What is known of a question before it is written.

    Attributes:
        id: unique in its track.
        kind: one of `KIND_WORDS`.
        level: 1 warm-up, 2 core, 3 deep.
        objectives: ids of the track's objectives.
        prompt: what is asked, where that is known already.
    """

    id: str
    kind: str
    level: int
    objectives: tuple[str, ...]
    prompt: str = ""


def question_lines(draft: QuestionDraft, path: Path) -> list[str]:
    """The lines of the question's map, without indentation.

    Args:
        draft: what is known of it.
        path: the bank file, for messages.

    Raises:
        Problem: the prompt holds what no content file may.
    """
    about_prompt, answer = _ANSWERS[draft.kind]
    return [
        f"id: {draft.id}",
        f"kind: {draft.kind}  # {KIND_WORDS[draft.kind]}",
        f"level: {draft.level}  # 1 warm-up, 2 core, 3 deep",
        f"objectives: {flow_list(draft.objectives, path)}",
        "# What the interviewer asks: Markdown of 76 columns, no LaTeX but θ ← θ − η·∇L.",
        *about_prompt,
        *block("prompt", draft.prompt),
        *answer,
        "# What there is to know about it; shown after the answer.",
        "explanation: |",
        "# What to say in the interview: 50 to 90 words, which take 20 to 30 seconds.",
        "say: |",
        "# follow_ups: []  # ids of the questions an interviewer goes on with",
        "# mistakes: []  # task/mistake of each mistake in coding tasks that it teaches",
    ]


_CHOICE = """\
# Two to nine replies, shown shuffled. `correct: true` marks each that is
# right; `why` says of every reply why it is right or wrong.
options:
  - text:
    correct: true
    why:
  - text:
    why:
  - text:
    why:"""

_TRAP = """\
# Two to nine replies, shown shuffled. Exactly one is the `bait`: wrong, and
# what most candidates say. `correct: true` marks what is right. `why` says of
# every reply why it is right or wrong, of the bait also why it tempts.
options:
  - text:
    bait: true
    why:
  - text:
    correct: true
    why:
  - text:
    why:"""

_NUMERIC_PROMPT = """\
# {{lr}} stands for the value of a variable, {{= 1 - 2*lr}} for one worked
# out; here, in the explanation and in what to say."""

_NUMERIC = """\
# A number, or a calculation with the variables: + - * / ** ( ), pi, e and
# sqrt exp log sin cos abs min max round floor.
answer:
tolerance: 0.01  # relative: 0.01 takes what is 1 % off
# What known mistakes give, six at most: who answers that is told which.
# wrong:
#   - answer: 1 + 2*lr
#     why: |
#       The sign is flipped. Descent subtracts.
# Every combination of values is a version of the question; take the # away.
# variables: {lr: [0.1, 0.2], steps: [1, 2]}"""

_OPEN = """\
# An answer that makes every key point, as one would say it.
model_answer: |
# What a good answer says; a phrase found in an answer shows that it was said.
key_points:
  - text:
    phrases:
  - text:
    phrases:"""

_ORDER = """\
# Two to nine steps in their right order, which has to be the only one; they
# are shown shuffled.
steps:
  -
  -
  -"""

_MATCH = """\
# Two to nine pairs; the right-hand sides are shown shuffled. No text may
# stand twice on one side.
pairs:
  - left:
    right:
  - left:
    right:"""

_CLOZE_PROMPT = "# {{1}}, {{2}} … are the blanks."

_CLOZE = """\
# For each blank a list of every wording it accepts, the best one first, such
# as [against, opposite to].
blanks:
  -"""

# For each kind, comments above the prompt, and what holds the answer.
_ANSWERS: dict[str, tuple[list[str], list[str]]] = {
    kind: (about.splitlines(), answer.splitlines())
    for kind, about, answer in (
        ("choice", "", _CHOICE),
        ("trap", "", _TRAP),
        ("numeric", _NUMERIC_PROMPT, _NUMERIC),
        ("open", "", _OPEN),
        ("order", "", _ORDER),
        ("match", "", _MATCH),
        ("cloze", _CLOZE_PROMPT, _CLOZE),
    )
}
