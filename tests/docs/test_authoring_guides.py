"""docs/authoring.md and docs/content.md, tried: each file is written, each command run, each key shown."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graders.documents import examine
from trainer.bank import json_schemas
from trainer.bank.loading import load_task_file
from trainer.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).resolve().parents[2] / "docs"
AUTHORING = (DOCS / "authoring.md").read_text(encoding="utf-8")
REFERENCE = (DOCS / "content.md").read_text(encoding="utf-8")
FILE = re.compile(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```\n", re.DOTALL)
CONSOLE = re.compile(r"```console\n(.*?)```\n", re.DOTALL)


def written_files() -> dict[str, str]:
    """The guide's files by their paths."""
    return dict(FILE.findall(AUTHORING))


def commands() -> list[tuple[str, str]]:
    """The guide's commands, each with what it says they print, in the guide's order."""
    found = []
    for session in CONSOLE.findall(AUTHORING):
        for call in session.split("$ ")[1:]:
            line, _, printed = call.partition("\n")
            found.append((line, printed))
    return found


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds the guide's files."""
    monkeypatch.chdir(tmp_path)
    for name, text in written_files().items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_the_guide_runs_as_it_is_written(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    calls = commands()
    assert len(calls) == 5
    first = here / "my-track" / "tasks"
    aside = first.rename(here / "later")  # the question is checked before there is a task
    for number, (line, printed) in enumerate(calls):
        if number == 1:
            aside.rename(first)
        program, *arguments = shlex.split(line)
        assert program == "trainer"
        code = main(arguments)
        captured = capsys.readouterr()
        assert (code, captured.err, captured.out) == (0, "", printed), line


def test_a_question_takes_ten_lines_and_a_task_thirty() -> None:
    lines = {name: text.count("\n") for name, text in written_files().items()}
    assert lines["my-track/basics.yaml"] == 10
    assert sum(count for name, count in lines.items() if "/tasks/" in name) <= 30


def test_strict_has_nothing_to_add(here: Path) -> None:
    assert main(["check", "--strict", "my-track"]) == 0


def test_the_schema_line_is_the_one_that_is_written(here: Path) -> None:
    line = re.search(r"^# yaml-language-server: .*$", AUTHORING, re.MULTILINE)
    assert line is not None
    assert main(["new", "track", "--title", "Third"]) == 0
    assert (here / "third" / "basics.yaml").read_text(encoding="utf-8").startswith(line[0] + "\n")


def yaml_examples() -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", REFERENCE, re.DOTALL)


def test_the_example_of_a_task_is_one(tmp_path: Path) -> None:
    (example,) = (text for text in yaml_examples() if "\nfunction: " in text)
    (tmp_path / "task.yaml").write_text(example, encoding="utf-8")
    assert load_task_file(tmp_path).faults == ()


@pytest.mark.parametrize("kind", ["track", "bank", "task"])
def test_every_key_has_an_example(kind: str) -> None:
    shown = {key for text in [*yaml_examples(), *table_entries()] for key in keys_in(text)}
    wanted = set(keys_of(json_schemas()[kind]))
    assert wanted - shown == set()


def table_entries() -> list[str]:
    """Entries in braces, as the table of properties has them."""
    return [" ".join(entry.split()) for entry in re.findall(r"`(\{name: .*?\})`", REFERENCE, re.DOTALL)]


def keys_in(text: str) -> Iterator[str]:
    document, _ = examine(Path("example.yaml"), text.encode())
    assert document is not None, text
    pending: list[Any] = [document.data]
    while pending:
        data = pending.pop()
        if isinstance(data, dict):
            yield from data
            pending += data.values()
        elif isinstance(data, list):
            pending += data


def keys_of(schema: Any) -> Iterator[str]:
    """Every key that a schema knows."""
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict) and "type" in schema:
            yield from schema["properties"]
        for inner in schema.values():
            yield from keys_of(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from keys_of(inner)
