"""A task as plain values: nothing here reads a file, and no pydantic is needed."""

from __future__ import annotations

import ast
import hashlib
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graders.sandbox.model import Limits
from graders.task.values import written

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["Asked", "Case", "Claim", "Mistake", "Nearness", "Spec", "Task", "digest_of", "slug_of"]


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near an answer must be: |got - expected| <= atol + rtol * |expected|."""

    rtol: float = 1.0e-9
    atol: float = 1.0e-12


@dataclass(frozen=True, slots=True)
class Claim:
    """A property the task's function has.

    Attributes:
        name: as `task.yaml` writes it, such as `permutation-of-X-changes-nothing`.
        property: its name in the table, `permutation-of-A-changes-nothing`.
        roles: which argument plays which part in it.
    """

    name: str
    property: str
    roles: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Spec:
    """What `task.yaml` says, but for its cases; `TaskSpec` holds a file against the same fields.

    Attributes:
        arguments: each argument's type in one word, in the order of the call.
        iterations: the argument that says how often.
        may_change: arguments that may be changed in place.
        may_be_infinite: an expected value may be infinite.
        properties: what holds of the function besides the expected values.
        prints: what the statement asks to print; what is printed is never graded.
    """

    id: str
    title: str
    topic: str
    level: int
    function: str
    arguments: Mapping[str, str]
    objectives: tuple[str, ...] = ()
    iterations: str | None = None
    conventions: Mapping[str, str] = field(default_factory=dict)
    compare: Nearness = Nearness()
    limits: Limits = Limits()  # noqa: RUF009 - frozen
    hints: tuple[str, ...] = ()
    may_change: tuple[str, ...] = ()
    may_be_infinite: bool = False
    properties: tuple[Claim, ...] = ()
    prints: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """Where a derived case comes from.

    Attributes:
        claim: the index of the property in the task's.
        base: the index of the case it was derived from.
    """

    claim: int
    base: int


@dataclass(frozen=True)
class Case:
    """One call to make.

    Attributes:
        name: unique in its task.
        arguments: by name, in the order of the call, already of the declared types.
        visible: shown as an example before the first attempt.
        asked: the property it was derived for; None for a case of the author's own.
    """

    name: str
    arguments: Mapping[str, Any]
    visible: bool = False
    asked: Asked | None = None


@dataclass(frozen=True)
class Mistake:
    """A mistake the task knows.

    Attributes:
        slug: its name, the same for all variants.
        says: what to tell the learner.
        also_known_as: slugs of mistakes that can never be told from this one.
        files: the files that make it, the first one's docstring being `says`.
    """

    slug: str
    says: str
    also_known_as: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The slug in words."""
        return self.slug.replace("-", " ")


@dataclass(frozen=True, eq=False)
class Task:
    """A task folder, read once: later changes on disk don't show until it is loaded again.

    Attributes:
        folder: where it lies.
        spec: what `task.yaml` says of it.
        files: every file's bytes by its path in the folder.
        cases: the cases written by hand; those of `cases.py` come from `graders.author`.
        memory: what was computed for this task in this process, by whoever computed it.
    """

    folder: Path
    spec: Spec
    files: Mapping[str, bytes] = field(repr=False)
    cases: tuple[Case, ...] = field(repr=False)
    memory: dict[Any, Any] = field(default_factory=dict, repr=False)

    @property
    def id(self) -> str:
        """The task's name in its track."""
        return self.spec.id

    @property
    def title(self) -> str:
        """The task's name for people."""
        return self.spec.title

    @property
    def topic(self) -> str:
        """The topic it belongs to."""
        return self.spec.topic

    @property
    def level(self) -> int:
        """1 warm-up, 2 core, 3 deep."""
        return self.spec.level

    @property
    def objectives(self) -> tuple[str, ...]:
        """The objectives it practises."""
        return self.spec.objectives

    @property
    def function(self) -> str:
        """The name the submission must define."""
        return self.spec.function

    @property
    def arguments(self) -> dict[str, str]:
        """Each argument's type, in the order of the call; `[array]` is a list of arrays."""
        return dict(self.spec.arguments)

    @property
    def hints(self) -> tuple[str, ...]:
        """Hints, from a nudge to nearly the answer."""
        return self.spec.hints

    @property
    def conventions(self) -> dict[str, str]:
        """What the answer has to hold to, such as `gradient: sum`."""
        return dict(self.spec.conventions)

    @property
    def limits(self) -> Limits:
        """How much one submission may take."""
        return self.spec.limits

    @property
    def compare(self) -> Nearness:
        """How near an answer must be."""
        return self.spec.compare

    @property
    def visible_cases(self) -> tuple[Case, ...]:
        """The examples shown before the first attempt."""
        return tuple(case for case in self.cases if case.visible)

    @cached_property
    def statement(self) -> str:
        """What the interviewer asks, as Markdown."""
        return _text(self.files["statement.md"])

    @cached_property
    def starter(self) -> str:
        """What the editor opens with."""
        return _text(self.files["starter.py"])

    @cached_property
    def solution(self) -> str:
        """The model solution."""
        return _text(self.files["solution.py"])

    @cached_property
    def example_call(self) -> str:
        """One call as the learner could write it; empty where no case is written by hand."""
        shown = self.visible_cases or self.cases
        if not shown:
            return ""
        values = ", ".join(f"{name}={written(value)}" for name, value in shown[0].arguments.items())
        return f"{self.function}({values})"

    @cached_property
    def mistakes(self) -> dict[str, Mistake]:
        """The mistakes the task knows, by slug."""
        found: dict[str, Mistake] = {}
        for path in sorted(path for path in self.files if path.startswith("mistakes/")):
            slug = slug_of(path)
            before = found.get(slug)
            says, also = _docstring(self.files[path])
            found[slug] = Mistake(
                slug,
                (before.says if before else "") or says,
                tuple(dict.fromkeys((*(before.also_known_as if before else ()), *also))),
                (*(before.files if before else ()), path),
            )
        return found

    @cached_property
    def digest(self) -> str:
        """A name for exactly these bytes."""
        return digest_of(self.files)

    def under(self, folder: str) -> tuple[str, ...]:
        """The Python files in a folder of the task, such as `accepted`."""
        return tuple(sorted(path for path in self.files if path.startswith(f"{folder}/")))


def digest_of(files: Mapping[str, bytes]) -> str:
    """A name for exactly these files with these bytes."""
    summed = hashlib.sha256()
    for path in sorted(files):
        summed.update(f"{path}\0{len(files[path])}\0".encode())
        summed.update(files[path])
    return summed.hexdigest()


def slug_of(path: str) -> str:
    """The mistake a file makes: `mistakes/decays-the-rate--exponential.py` makes `decays-the-rate`."""
    return path.rsplit("/", 1)[-1].removesuffix(".py").split("--", 1)[0]


def _text(raw: bytes) -> str:
    return raw.decode("utf-8-sig").replace("\r\n", "\n")


def _docstring(source: bytes) -> tuple[str, tuple[str, ...]]:
    """What a mistake file tells the learner, and the slugs its header says it can't be told from."""
    try:
        text = ast.get_docstring(ast.parse(source)) or ""
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        text = ""
    also: list[str] = []
    lines = []
    for line in text.splitlines():
        if match := re.match(r"\s*also_known_as:\s*\[?([^\]]*)\]?\s*$", line):
            also += [slug.strip(" '\"") for slug in match[1].split(",") if slug.strip(" '\"")]
        else:
            lines.append(line)
    return "\n".join(lines).strip(), tuple(also)
