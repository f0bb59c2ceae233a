"""Real files of other people: what is in them is imported, or refused for the right reason."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from exchange_bench import DATA, faults_of, questions_in

from graders.errors import Problem
from trainer.exchange.importing import import_questions
from trainer.exchange.registry import format_called, guess
from trainer.exchange.source import read_source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What a gap says in `trainer check`; a bank of an import has no other fault.
GAPS = ("is empty", "are empty", "is missing")


def counts() -> Iterator[Any]:
    for golden in sorted(DATA.glob("*/counts.json")):
        for name, wanted in json.loads(golden.read_text()).items():
            yield pytest.param(golden.parent / name, wanted, id=f"{golden.parent.name}/{name}")


@pytest.mark.parametrize(("path", "wanted"), list(counts()))
def test_counts(path: Path, wanted: dict[str, Any]) -> None:
    if "problem" in wanted:
        with pytest.raises(Problem, match=wanted["problem"]):
            import_questions(read_source(path))
        return
    named = format_called(wanted["named"], to_read=True) if "named" in wanted else None
    imported = import_questions(read_source(path), named)
    refused = Counter(refusal.reason for refusal in imported.notes.refusals)
    assert (len(imported.questions), dict(refused)) == (wanted["imported"], wanted["refused"])
    assert len(imported.questions) + refused.total() == wanted["questions"]
    assert imported.guess.format.name == path.relative_to(DATA).parts[0]


@pytest.mark.parametrize(("path", "wanted"), [each for each in counts() if each.values[1].get("imported")])
def test_check_asks_only_for_what_the_file_did_not_say(path: Path, wanted: dict[str, Any]) -> None:
    imported = import_questions(read_source(path), level=2, objectives=["o"], topic="t")
    gaps = sum(len(question.gaps) for question in imported.questions)
    faults = [fault for fault in faults_of(imported) if "more faults of this sort" not in fault]
    assert all(any(gap in fault for gap in GAPS) for fault in faults), faults
    assert len(faults) == min(gaps, 100)


def test_every_file_is_counted() -> None:
    counted = {each.values[0] for each in counts()}
    for folder in (each for each in DATA.iterdir() if each.is_dir()):
        for path in folder.rglob("*.*"):
            if path.is_dir():
                continue
            described = path.name in ("README.md", "counts.json") or path.with_suffix(".gift") in counted
            assert path in counted or described or path.name.startswith("LICENSE"), path


@pytest.mark.parametrize("path", sorted((DATA / "gift").glob("*.json")), ids=lambda path: path.stem)
def test_gift_as_another_parser_reads_it(path: Path) -> None:
    """Kinds, and the words of options, against the parse that its own source gives."""
    if path.name == "counts.json":
        return
    kinds = {"MC": "choice", "TF": "choice", "Short": "cloze", "Numerical": "numeric", "Matching": "match"}
    kinds["Essay"] = "open"
    parse = [each for each in json.loads(path.read_text()) if each["type"] in kinds]
    questions = questions_in(import_questions(read_source(path.with_suffix(".gift")))) if parse else []
    assert [question["kind"] for question in questions] == [kinds[each["type"]] for each in parse]
    for question, each in zip(questions, parse, strict=True):
        if each["type"] == "MC" and each["stem"]["format"] != "html":
            ours = [re.sub(r"\\([\\#>|])", r"\1", option["text"]) for option in question["options"]]
            assert ours == [choice["text"]["text"].strip() for choice in each["choices"]]


@pytest.mark.parametrize(("path", "wanted"), [each for each in counts() if "problem" not in each.values[1]])
def test_no_file_is_in_two_formats(path: Path, wanted: dict[str, Any]) -> None:
    if "named" in wanted:
        with pytest.raises(Problem, match="is in none of the formats"):
            guess(read_source(path))
    else:
        assert guess(read_source(path)).others == ()
