"""The codes of faults are a promise to editors: docs/checking.md lists exactly those there are."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [*ROOT.glob("graders/**/*.py"), *ROOT.glob("trainer/bank/*.py")]
# Calls whose code stands without its name, and where.
POSITIONS = {"Finding": 3, "_advice": 3, "Habit": 0}


def documented() -> set[str]:
    text = (ROOT / "docs" / "checking.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`[^|]*`) \|", text[text.index("## Codes") :], re.MULTILINE)
    return {code for row in rows for code in re.findall(r"`([a-z-]+)`", row)}


def given() -> set[str]:
    found = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                at = POSITIONS.get(name, 99)
                values = [keyword.value for keyword in node.keywords if keyword.arg == "code"]
                values += node.args[at : at + 1]
                found |= {value.value for value in values if isinstance(value, ast.Constant)}
    return found


def literals() -> set[str]:
    return {
        node.value
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_code_is_documented() -> None:
    assert len(given()) > 30
    assert given() - documented() == set()


def test_every_documented_code_is_given_somewhere() -> None:
    made = {"unknown-topic", "unknown-objective", "unknown-question"}  # of the word for what is missing
    assert documented() - literals() - made == set()
