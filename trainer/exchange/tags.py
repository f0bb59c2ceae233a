"""What our questions have and other systems have not, kept as tags: `level-2`, `objective-plateau-trap`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trainer.bank.model import Question

__all__ = ["level_and_objectives", "tags_of"]

_LEVEL = re.compile(r"level-([123])")
_OBJECTIVE = re.compile(r"objective-([a-z0-9]+(?:-[a-z0-9]+)*)")


def tags_of(question: Question) -> list[str]:
    """The tags that carry a question's level and objectives."""
    return [f"level-{question.level}", *(f"objective-{name}" for name in question.objectives)]


def level_and_objectives(tags: Iterable[str]) -> tuple[int | None, list[str], list[str]]:
    """Level and objectives from tags, and the tags that are neither."""
    level: int | None = None
    objectives: list[str] = []
    others: list[str] = []
    for tag in tags:
        if (found := _LEVEL.fullmatch(tag)) and level is None:
            level = int(found[1])
        elif found := _OBJECTIVE.fullmatch(tag):
            objectives += [found[1]] if found[1] not in objectives else []
        else:
            others.append(tag)
    return level, objectives, others
