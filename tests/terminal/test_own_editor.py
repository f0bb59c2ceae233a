"""The learner's own editor takes the terminal over and gives it back whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Terminal

# Speaks on the terminal it was given, waits for a key there, then adds a line to the file.
EDITOR = """\
#!/bin/sh
printf 'editing here\\n'
read answer
printf '# said %s\\n' "$answer" >> "$1"
"""

pytestmark = pytest.mark.terminal


def test_the_terminal_is_lent_and_restored(
    terminal: Callable[..., Terminal], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor"
    script.write_text(EDITOR)
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(script))
    app = terminal(120, 40)
    app.wait_for("Coding tasks", " passed")
    app.open_task("optimize-query")
    app.wait_for("# Your code", "draft saved")
    app.press("\x1b")
    app.wait_for("enter edit")
    app.press("o")
    app.wait_for("editing here")
    app.press("yes\r")
    app.wait_for("# Your code", "Taken in from your editor", absent="editing here")
    draft = tmp_path / "data" / "drafts" / "gradient-descent" / "optimize-query.py"
    assert draft.read_text().endswith("# said yes\n")
    app.press("\r")
    app.wait_for("ctrl+r grade", "F2 task")
    app.press("# typed after\r")
    app.press("\x11")
    assert app.wait_for_end() == 0
    assert "# typed after" in draft.read_text()
    assert not (draft.parent / "old").exists()
