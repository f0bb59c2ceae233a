"""What a task folder holds: `task.yaml`, the statement, the starter, the solution, the cases, the mistakes.

Nothing here runs any of the folder's Python: that happens in the author's side of the sandbox
(`graders.author`).
"""

from __future__ import annotations

import ast
import hashlib
import keyword
import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from graders.documents import DocumentProblem, Fault, read_document, validate
from graders.folder import outside, read_files
from graders.sandbox.model import Limits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graders.documents import Document

__all__ = [
    "Case",
    "CaseSpec",
    "CompareSpec",
    "LimitsSpec",
    "Mistake",
    "Task",
    "TaskSpec",
    "convert",
    "load_task",
    "read_spec",
    "slug_of",
    "task_faults",
]

SCALARS = ("float", "int", "bool", "text")
ARRAYS = ("array", "int-array")
_SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_MOST = 2**63  # whole numbers from here on are none of NumPy's
_REQUIRED = {
    "statement.md": "what the interviewer asks",
    "starter.py": "what the editor opens with",
    "solution.py": "the model solution",
}


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class CaseSpec(_Strict):
    """A case written by hand."""

    name: Annotated[str, Field(min_length=1, max_length=120)]
    arguments: dict[str, Any]
    visible: bool = Field(default=False, description="shown as an example before the first attempt")


class CompareSpec(_Strict):
    """How near an answer must be: |got - expected| <= atol + rtol * |expected|."""

    rtol: Annotated[float, Field(ge=0, lt=0.1)] = 1.0e-9
    atol: Annotated[float, Field(ge=0)] = 1.0e-12


class LimitsSpec(_Strict):
    """How much one submission may take."""

    case_seconds: Annotated[float, Field(gt=0, le=60)] = 1.0
    total_seconds: Annotated[float, Field(gt=0, le=600)] = 10.0
    memory_mb: Annotated[int, Field(ge=128, le=8192)] = 1024
    output_kb: Annotated[int, Field(ge=1, le=1024)] = 64

    def limits(self) -> Limits:
        """The same as the sandbox takes it."""
        return Limits(self.case_seconds, self.total_seconds, self.memory_mb, self.output_kb)


class TaskSpec(_Strict):
    """The content of `task.yaml`."""

    id: Annotated[str, Field(pattern=_SLUG, description="unique in its track, never reused")]
    title: Annotated[str, Field(min_length=1, max_length=120)]
    topic: Annotated[str, Field(pattern=_SLUG)]
    level: Literal[1, 2, 3] = Field(description="1 warm-up, 2 core, 3 deep")
    objectives: list[str] = Field(default_factory=list)
    function: str = Field(description="the name the submission must define")
    arguments: dict[str, str | list[Any]] = Field(
        description="name -> array, int-array, float, int, bool, text, or a list of one: [array]; as called",
        min_length=1,
    )
    iterations: str | None = Field(
        default=None, description="the argument that says how often: an int, or a sequence cut to its first k"
    )
    conventions: dict[str, str] = Field(default_factory=dict, description="printed with the statement")
    compare: CompareSpec = CompareSpec()
    limits: LimitsSpec = LimitsSpec()
    hints: list[str] = Field(default_factory=list)
    cases: list[CaseSpec] = Field(default_factory=list)
    may_change: list[str] = Field(default_factory=list, description="arguments that may be changed in place")
    may_be_infinite: bool = Field(default=False, description="an expected value may be infinite")

    @field_validator("arguments")
    @classmethod
    def _known_types(cls, value: dict[str, str | list[Any]]) -> dict[str, str | list[Any]]:
        for name, kind in value.items():
            if not name.isidentifier() or keyword.iskeyword(name):
                raise ValueError(f"'{name}' is no name a Python parameter could have")
            if type_name(kind) is None:
                raise ValueError(
                    f"the type of '{name}' is none of {', '.join((*ARRAYS, *SCALARS))}, or a list of one"
                )
        return value

    @field_validator("function")
    @classmethod
    def _an_identifier(cls, value: str) -> str:
        if not value.isidentifier() or keyword.iskeyword(value):
            raise ValueError(f"'{value}' is no name a Python function could have")
        return value

    @field_validator("conventions", mode="before")
    @classmethod
    def _words(cls, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: str(item) if isinstance(item, int | float) else item for key, item in value.items()}
        return value


def type_name(kind: str | Sequence[Any]) -> str | None:
    """The type in one word, `[array]` for a list of arrays; None where there is no such type."""
    if isinstance(kind, str):
        return kind if kind in SCALARS or kind in ARRAYS else None
    if len(kind) != 1:
        return None
    inner = type_name(kind[0])
    return None if inner is None else f"[{inner}]"


@dataclass(frozen=True)
class Case:
    """One call to make.

    Attributes:
        name: unique in its task.
        arguments: by name, in the order of the call, already of the declared types.
        visible: shown as an example before the first attempt.
    """

    name: str
    arguments: Mapping[str, Any]
    visible: bool = False


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
        spec: what `task.yaml` says.
        files: every file's bytes by its path in the folder.
        cases: the cases written by hand; those of `cases.py` come from `graders.author`.
        memory: what was computed for this task in this process, by whoever computed it.
    """

    folder: Path
    spec: TaskSpec
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
        return tuple(self.spec.objectives)

    @property
    def function(self) -> str:
        """The name the submission must define."""
        return self.spec.function

    @property
    def arguments(self) -> dict[str, str]:
        """Each argument's type, in the order of the call; `[array]` is a list of arrays."""
        return {name: type_name(kind) or "" for name, kind in self.spec.arguments.items()}

    @property
    def hints(self) -> tuple[str, ...]:
        """Hints, from a nudge to nearly the answer."""
        return tuple(self.spec.hints)

    @property
    def conventions(self) -> dict[str, str]:
        """What the answer has to hold to, such as `gradient: sum`."""
        return dict(self.spec.conventions)

    @property
    def limits(self) -> Limits:
        """How much one submission may take."""
        return self.spec.limits.limits()

    @property
    def compare(self) -> CompareSpec:
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
        summed = hashlib.sha256()
        for path in sorted(self.files):
            summed.update(f"{path}\0{len(self.files[path])}\0".encode())
            summed.update(self.files[path])
        return summed.hexdigest()

    def under(self, folder: str) -> tuple[str, ...]:
        """The Python files in a folder of the task, such as `accepted`."""
        return tuple(sorted(path for path in self.files if path.startswith(f"{folder}/")))


def slug_of(path: str) -> str:
    """The mistake a file makes: `mistakes/decays-the-rate--exponential.py` makes `decays-the-rate`."""
    return path.rsplit("/", 1)[-1].removesuffix(".py").split("--", 1)[0]


def written(value: Any) -> str:
    """A value as a learner could type it; long arrays are cut in the middle."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list):
        shown = [written(item) for item in (value if len(value) <= 8 else [*value[:4], ..., *value[-2:]])]
        return f"[{', '.join(shown)}]"
    return "..." if value is ... else repr(value)


def read_spec(folder: str | Path) -> TaskSpec:
    """What `task.yaml` says, nothing else of the folder being read.

    Raises:
        ContentProblem: with every fault found, as `path:line:column: what; what would be right`.
    """
    return _read(Path(folder))[0]


def load_task(folder: str | Path) -> Task:
    """Read a task folder.

    Raises:
        ContentProblem: with every fault found, as `path:line:column: what; what would be right`.
    """
    folder = Path(folder)
    spec, document = _read(folder)
    files, faults = read_files(folder)
    faults += _missing(folder, spec, files)
    cases, wrong = _cases(spec, document)
    _raise(faults + wrong)
    return Task(folder, spec, files, cases)


def task_faults(folder: str | Path) -> tuple[Fault, ...]:
    """Every fault that keeps a folder from being loaded; empty where there is none."""
    try:
        load_task(folder)
    except DocumentProblem as problem:
        return problem.found
    return ()


def _raise(faults: Sequence[Fault]) -> None:
    if faults:
        raise DocumentProblem(faults)


def _read(folder: Path) -> tuple[TaskSpec, Document]:
    path = folder / "task.yaml"
    if not folder.is_dir():
        _raise([Fault(folder, 1, 1, "there is no such task folder", "name a folder that holds task.yaml")])
    if path.is_symlink() and (fault := outside(folder, path)) is not None:
        _raise([fault])
    document = read_document(path)
    spec = validate(document, TaskSpec)
    assert isinstance(spec, TaskSpec)  # noqa: S101 - for the type checker
    faults = []
    for name in (*([spec.iterations] if spec.iterations else []), *spec.may_change):
        if name not in spec.arguments:
            place = ("iterations",) if name == spec.iterations else ("may_change",)
            what = f"'{name}' is no argument of this task"
            faults.append(
                Fault(path, *document.position(place), what, f"take one of {', '.join(spec.arguments)}")
            )
    if spec.iterations in spec.arguments and type_name(spec.arguments[spec.iterations]) in (
        "float",
        "bool",
        "text",
    ):
        what = f"'{spec.iterations}' can't count iterations"
        remedy = "name an int argument, an array or a list"
        faults.append(Fault(path, *document.position(("iterations",)), what, remedy))
    _raise(faults)
    return spec, document


def _missing(folder: Path, spec: TaskSpec, files: Mapping[str, bytes]) -> list[Fault]:
    faults = [
        Fault(folder / name, 1, 1, "the file is missing", f"write {what}")
        for name, what in _REQUIRED.items()
        if name not in files
    ]
    if "cases.py" not in files and not spec.cases:
        remedy = "write cases.py with def cases(rng), or cases in task.yaml"
        faults.append(Fault(folder / "cases.py", 1, 1, "the task has no case", remedy))
    for name in ("statement.md", "starter.py", "solution.py"):
        try:
            files.get(name, b"").decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = files[name].count(b"\n", 0, error.start) + 1
            faults.append(Fault(folder / name, line, 1, "the text is not UTF-8", "save it as UTF-8"))
    for path in files:
        if path.startswith("mistakes/") and not re.match(_SLUG, slug_of(path)):
            remedy = "use lower-case words joined by hyphens, a variant after two hyphens"
            faults.append(Fault(folder / path, 1, 1, f"'{slug_of(path)}' can't name a mistake", remedy))
    return faults


def _cases(spec: TaskSpec, document: Document) -> tuple[tuple[Case, ...], list[Fault]]:
    cases: list[Case] = []
    faults: list[Fault] = []
    names: set[str] = set()

    def fault(place: tuple[str | int, ...], what: str, remedy: str) -> None:
        faults.append(Fault(document.path, *document.position(place), what, remedy))

    for index, given in enumerate(spec.cases):
        place = ("cases", index)
        if given.name in names:
            fault(
                (*place, "name"),
                f"a case called '{given.name}' stands here twice",
                "give each case its own name",
            )
        names.add(given.name)
        if absent := [name for name in spec.arguments if name not in given.arguments]:
            fault((*place, "arguments"), f"the case gives no {', '.join(absent)}", "give every argument")
        if extra := [name for name in given.arguments if name not in spec.arguments]:
            remedy = f"the arguments are {', '.join(spec.arguments)}"
            fault((*place, "arguments", extra[0]), f"'{extra[0]}' is no argument of this task", remedy)
        arguments: dict[str, Any] = {}
        for name, kind in spec.arguments.items():
            if name in given.arguments:
                try:
                    arguments[name] = convert(given.arguments[name], type_name(kind) or "")
                except ValueError as error:
                    fault(
                        (*place, "arguments", name),
                        f"{name}: {error}",
                        f"write {_article(type_name(kind) or '')}",
                    )
        cases.append(Case(given.name, arguments, given.visible))
    return tuple(cases), faults


def _article(kind: str) -> str:
    words = {
        "array": "numbers in brackets, such as [1, 2.5]",
        "int-array": "whole numbers in brackets, such as [0, 2]",
    }
    words |= {"float": "a number", "int": "a whole number", "bool": "true or false", "text": "text in quotes"}
    return words.get(kind, f"a list of {kind.strip('[]')}s")


def convert(value: Any, kind: str) -> Any:
    """A value as its declared type: arrays are float64 or int64, scalars Python's own.

    Raises:
        ValueError: it is no such value; the message says what it is instead.
    """
    if kind.startswith("["):
        if not isinstance(value, list | tuple) and not getattr(value, "ndim", 0):
            raise ValueError(f"{_kind_of(value)} where a list of {kind[1:-1]}s is due")
        return [convert(item, kind[1:-1]) for item in value]
    if kind in ARRAYS:
        return _array(value, kind)
    if hasattr(value, "ndim") and value.ndim == 0:
        value = value.item()
    if kind == "bool" and isinstance(value, bool):
        return value
    if kind == "text" and isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool) and kind in ("float", "int"):
        return _scalar(value, kind)
    raise ValueError(f"{_kind_of(value)} where {_article(kind)} is due")


def _scalar(value: float, kind: str) -> float:
    try:
        number = float(value)
    except OverflowError:
        raise ValueError("the whole number is too large for a float") from None
    if kind == "float":
        return number
    if not number.is_integer():
        raise ValueError(f"{_kind_of(value)} where {_article(kind)} is due")
    if not -_MOST <= value < _MOST:
        raise ValueError("the whole number is too large: it has more than 63 bits")
    return int(value)


def _array(value: Any, kind: str) -> Any:
    import numpy as np  # noqa: PLC0415 - 70 ms, and the bank's index reads specs without it

    if not isinstance(value, list | tuple | np.ndarray):
        raise ValueError(f"{_kind_of(value)} where {_article(kind)} is due")
    try:
        array = np.asarray(value)
    except ValueError as error:
        raise ValueError("its rows differ in length") from error
    if array.size == 0:
        array = array.astype(np.float64)
    if array.dtype.kind not in "iuf":
        raise ValueError("not everything in it is a number")
    if kind == "int-array":
        if not np.array_equal(array, np.trunc(array)):
            raise ValueError("not everything in it is a whole number")
        if array.size and not (array.min() >= -_MOST and array.max() < _MOST):
            raise ValueError("a whole number in it is too large: it has more than 63 bits")
        return array.astype(np.int64)
    return array.astype(np.float64)


def _kind_of(value: Any) -> str:
    words = {
        bool: "a truth value",
        int: "a number",
        float: "a number",
        str: "text",
        list: "a list",
        dict: "a mapping",
    }
    return "nothing" if value is None else words.get(type(value), f"a {type(value).__name__}")


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
