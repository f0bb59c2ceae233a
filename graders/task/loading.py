"""Reads a task folder; what was read without a fault is remembered by its bytes.

A folder that has not changed is had again without PyYAML and pydantic, which take longer to import than a
grade takes.
"""

from __future__ import annotations

import hashlib
import re
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graders.cache import code_digest, load, store
from graders.documents import DocumentProblem, Fault
from graders.folder import read_files
from graders.sandbox.model import Limits
from graders.task.model import Case, Claim, Nearness, Spec, Task, digest_of

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["load_task"]


def load_task(folder: str | Path) -> Task:
    """Read a task folder.

    Raises:
        ContentProblem: with every fault found, as `path:line:column: what; what would be right`.
    """
    folder = Path(folder)
    if not folder.is_dir():
        what = "there is no such task folder"
        fault = Fault.about(folder, what, "name a folder that holds task.yaml", code="no-content")
        raise DocumentProblem([fault])
    files, faults = read_files(folder)
    name = _entry_name(folder, files)
    remembered = None if faults else load(name)
    if remembered is not None:
        return Task(folder, *_restored(remembered, files))
    from graders.task.checking import checked_task  # noqa: PLC0415 - PyYAML and pydantic, 90 ms

    task = checked_task(folder, files, faults)
    store(name, _kept(task))
    return task


def _entry_name(folder: Path, files: Mapping[str, bytes]) -> str:
    """Changes with any byte of the folder and with any of the code that reads it."""
    parts = (sys.version, code_digest("task"), code_digest("documents"), digest_of(files))
    key = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
    plain = re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", folder.name)
    return f"{folder.name if plain else 'task'}--read-{key}"


def _kept(task: Task) -> dict[str, Any]:
    cases = [[case.name, list(case.arguments.values()), case.visible] for case in task.cases]
    return {"spec": asdict(task.spec), "cases": cases}


def _restored(
    entry: dict[str, Any], files: Mapping[str, bytes]
) -> tuple[Spec, Mapping[str, bytes], tuple[Case, ...]]:
    said = entry["spec"]
    compare, limits = Nearness(**said.pop("compare")), Limits(**said.pop("limits"))
    claims = tuple(Claim(**claim) for claim in said.pop("properties"))
    spec = Spec(**said, compare=compare, limits=limits, properties=claims)
    cases = tuple(
        Case(name, dict(zip(spec.arguments, values, strict=True)), visible)
        for name, values, visible in entry["cases"]
    )
    return spec, files, cases
