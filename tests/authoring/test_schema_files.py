"""The schemas for editors: up to date in the tree, right for the shipped content, and telling."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from graders.documents import read_document
from trainer.authoring.schemas import schema_files, schema_line
from trainer.bank import json_schemas
from trainer.bank.files import TRACK_FILE
from trainer.places import shipped_content

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CONTENT = shipped_content()
FILES = [
    (path, "track" if path.name == TRACK_FILE else "bank")
    for path in sorted((CONTENT / "gradient-descent").glob("*.yaml"))
]
FILES += [(path, "presets") for path in sorted(CONTENT.glob("*/lab/presets.yaml"))]
TASKS = [(path, "task") for path in sorted(CONTENT.glob("*/tasks/*/task.yaml"))]


def test_those_in_the_tree_are_up_to_date() -> None:
    kept = {path.name: path.read_text(encoding="utf-8") for path in (CONTENT / "schemas").iterdir()}
    assert kept == schema_files(), "run `trainer schema --out content/schemas`"


@pytest.mark.parametrize(("path", "kind"), [*FILES, *TASKS], ids=lambda each: getattr(each, "parent", each))
def test_shipped_files_fit(path: Path, kind: str) -> None:
    jsonschema.Draft202012Validator(json_schemas()[kind]).validate(read_document(path).data)


@pytest.mark.parametrize(("path", "kind"), FILES, ids=lambda each: getattr(each, "name", each))
def test_shipped_banks_name_theirs(path: Path, kind: str) -> None:
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    lead, _, named = first.partition("$schema=")
    assert lead == "# yaml-language-server: "
    assert (path.parent / named).resolve() == (CONTENT / "schemas" / f"{kind}.schema.json").resolve()


@pytest.mark.parametrize("kind", ["track", "bank", "task", "presets"])
def test_each_is_a_schema(kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json_schemas()[kind])


@pytest.mark.parametrize("kind", ["track", "bank", "task", "presets"])
def test_every_key_is_described(kind: str) -> None:
    undescribed = [way for way, schema in properties(json_schemas()[kind]) if "description" not in schema]
    assert undescribed == []


def properties(schema: Any, way: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property of a schema and of what it defines."""
    if isinstance(schema, dict):
        for name, inner in schema.get("properties", {}).items() if "type" in schema else ():
            yield f"{way}.{name}", inner
        for key, inner in schema.items():
            yield from properties(inner, f"{way}/{key}")
    elif isinstance(schema, list):
        for inner in schema:
            yield from properties(inner, way)


QUESTION = {
    "id": "one", "kind": "numeric", "level": 1, "objectives": ["one"], "prompt": "How many?", "answer": 1,
    "explanation": "One.",
}  # fmt: skip
TASK = {
    "id": "one", "title": "One", "topic": "a", "level": 1, "function": "one", "arguments": {"x": ["array"]},
}  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        {"level": 4},
        {"kind": "quiz"},
        {"tolerance": 2},
        {"answr": 2},
        {"objectives": []},
        {"id": "One"},
        {"prompt": ""},
    ],
    ids=str,
)
def test_what_check_refuses_is_underlined(change: dict[str, Any]) -> None:
    validator = jsonschema.Draft202012Validator(json_schemas()["bank"])
    assert validator.is_valid({"topic": "a", "questions": [QUESTION]})
    assert not validator.is_valid({"topic": "a", "questions": [QUESTION | change]})


@pytest.mark.parametrize("kind", ["real", ["array", "array"], [], {"a": 1}], ids=str)
def test_argument_types_are_offered(kind: Any) -> None:
    validator = jsonschema.Draft202012Validator(json_schemas()["task"])
    assert validator.is_valid(TASK)
    assert not validator.is_valid(TASK | {"arguments": {"x": kind}})


def test_the_way_to_the_schema_is_relative(tmp_path: Path) -> None:
    task = tmp_path / "tasks" / "one" / "task.yaml"
    line = schema_line(task, "task", tmp_path / "schemas")
    assert line == "# yaml-language-server: $schema=../../schemas/task.schema.json\n"
    assert schema_line(task, "task", None) == ""
