"""`trainer preview` without a terminal, and `trainer schema --out`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_preview_wants_a_terminal(trainer: Callable[..., object], tmp_path: Path) -> None:
    result = trainer("preview", tmp_path)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert "needs a terminal" in result.err


def test_preview_is_never_too_narrow(trainer: Callable[..., object], tmp_path: Path) -> None:
    assert trainer("preview", tmp_path, "--width", "12").code == 2


def test_schemas_are_written_over_older_ones(trainer: Callable[..., object], tmp_path: Path) -> None:
    folder = tmp_path / "a" / "schemas"
    assert trainer("schema", "--out", folder).code == 0
    (folder / "bank.schema.json").write_text("{}")
    result = trainer("schema", "--out", folder)
    assert (result.code, len(result.out.splitlines())) == (0, 4)
    names = sorted(path.name for path in folder.iterdir())
    assert names == [f"{name}.schema.json" for name in ("bank", "presets", "task", "track")]
    assert json.loads((folder / "bank.schema.json").read_text())["title"] == "A question bank"
