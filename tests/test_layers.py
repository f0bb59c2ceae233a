"""A layer is a promise: what importing one really loads, seen from a process of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {"textual", "trainer", "click", "fsrs", "textual_plot", "watchfiles"}


@pytest.mark.parametrize(
    ("imported", "forbidden"),
    [
        ("graders", HEAVY | {"numpy", "pydantic", "yaml"}),
        ("graders.reference", HEAVY | {"pydantic", "yaml"}),
        ("graders.documents", HEAVY | {"numpy", "pydantic"}),
        ("graders.sandbox", HEAVY | {"pydantic", "yaml"}),
        ("graders.grading", HEAVY),
        ("graders.proof", HEAVY),
        ("trainer.bank", {"textual", "click", "fsrs", "numpy", "pydantic", "yaml"}),
        ("trainer.progress", {"textual", "click", "fsrs", "numpy", "pydantic", "yaml"}),
        ("trainer.practice", {"textual", "click", "fsrs", "numpy", "yaml"}),
        ("trainer.cli.main", {"textual", "fsrs", "numpy", "pydantic", "yaml"}),
        ("trainer.tui.app", {"fsrs", "numpy", "pydantic", "yaml", "textual_plot", "tree_sitter"}),
    ],
)
def test_what_an_import_loads(imported: str, forbidden: set[str]) -> None:
    code = f"import sys, {imported}; print(*sys.modules, sep='\\n')"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert forbidden & set(loaded.split()) == set()
