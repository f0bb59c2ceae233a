"""Holds a task folder against what a task must be, and names every fault."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graders.documents import DocumentProblem, Fault, read_document, validate
from graders.folder import outside
from graders.task.model import Case, Claim, Task, slug_of
from graders.task.properties.binding import Misfit, bound
from graders.task.schema import SLUG, PropertySpec, TaskSpec
from graders.task.values import article, convert, type_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graders.documents import Document

__all__ = ["checked_task", "read_spec"]

_REQUIRED = {
    "statement.md": "what the interviewer asks",
    "starter.py": "what the editor opens with",
    "solution.py": "the model solution",
}


def read_spec(folder: str | Path) -> TaskSpec:
    """What `task.yaml` says, nothing else of the folder being read.

    Raises:
        ContentProblem: with every fault found, as `path:line:column: what; what would be right`.
    """
    return _read(Path(folder))[0]


def checked_task(folder: Path, files: Mapping[str, bytes], faults: Sequence[Fault]) -> Task:
    """The task these files of a folder make.

    Args:
        folder: where it lies.
        files: what was read of it.
        faults: of files that could not be read.

    Raises:
        ContentProblem: with every fault found, as `path:line:column: what; what would be right`.
    """
    spec, document = _read(folder)
    cases, wrong = _cases(spec, document)
    claims, unfit = _claims(spec, document)
    _raise([*faults, *_missing(folder, spec, files), *wrong, *unfit])
    return Task(folder, spec.plain(claims), files, cases)


def _raise(faults: Sequence[Fault]) -> None:
    if faults:
        raise DocumentProblem(faults)


def _read(folder: Path) -> tuple[TaskSpec, Document]:
    path = folder / "task.yaml"
    if not folder.is_dir():
        what = "there is no such task folder"
        _raise([Fault.about(folder, what, "name a folder that holds task.yaml", code="no-content")])
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
                document.fault(place, what, f"take one of {', '.join(spec.arguments)}", code="argument")
            )
    if spec.iterations in spec.arguments and type_name(spec.arguments[spec.iterations]) in (
        "float",
        "bool",
        "text",
    ):
        what = f"'{spec.iterations}' can't count iterations"
        remedy = "name an int argument, an array or a list"
        faults.append(document.fault(("iterations",), what, remedy, code="argument"))
    _raise(faults)
    return spec, document


def _missing(folder: Path, spec: TaskSpec, files: Mapping[str, bytes]) -> list[Fault]:
    faults = [
        Fault.about(folder / name, "the file is missing", f"write {what}", code="missing-file")
        for name, what in _REQUIRED.items()
        if name not in files
    ]
    if "cases.py" not in files and not spec.cases:
        remedy = "write cases.py with def cases(rng), or cases in task.yaml"
        faults.append(Fault.about(folder / "cases.py", "the task has no case", remedy, code="case"))
    for name in ("statement.md", "starter.py", "solution.py"):
        try:
            files.get(name, b"").decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = files[name].count(b"\n", 0, error.start) + 1
            faults.append(
                Fault(folder / name, line, 1, "the text is not UTF-8", "save it as UTF-8", code="encoding")
            )
    for path in files:
        if path.startswith("mistakes/") and not re.match(SLUG, slug_of(path)):
            remedy = "use lower-case words joined by hyphens, a variant after two hyphens"
            what = f"'{slug_of(path)}' can't name a mistake"
            faults.append(Fault.about(folder / path, what, remedy, code="mistake-name"))
    return faults


def _cases(spec: TaskSpec, document: Document) -> tuple[tuple[Case, ...], list[Fault]]:
    cases: list[Case] = []
    faults: list[Fault] = []
    names: set[str] = set()

    def fault(place: tuple[str | int, ...], what: str, remedy: str) -> None:
        faults.append(document.fault(place, what, remedy, code="case"))

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
                        f"write {article(type_name(kind) or '')}",
                    )
        cases.append(Case(given.name, arguments, given.visible))
    return tuple(cases), faults


def _claims(spec: TaskSpec, document: Document) -> tuple[tuple[Claim, ...], list[Fault]]:
    """The task's properties, each part of them played by an argument."""
    kinds = {name: type_name(kind) or "" for name, kind in spec.arguments.items()}
    claims: list[Claim] = []
    faults: list[Fault] = []
    for index, entry in enumerate(spec.properties):
        place: tuple[str | int, ...] = ("properties", index)
        try:
            claim = bound(_said(entry), kinds, spec.iterations)
            if claim.name in (other.name for other in claims):
                raise Misfit(f"'{claim.name}' stands here twice", "ask it once")
        except Misfit as misfit:
            at = (*place, misfit.key) if misfit.key else place
            faults.append(document.fault(at, misfit.what, misfit.remedy, code="property"))
        else:
            claims.append(claim)
    return tuple(claims), faults


def _said(entry: str | PropertySpec) -> str | dict[str, Any]:
    """An entry as it was written."""
    return entry if isinstance(entry, str) else entry.model_dump(by_alias=True, exclude_none=True)
