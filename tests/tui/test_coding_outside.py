"""The draft in other hands: another program that saves it, the learner's own editor."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from coding_bench import RIGHT, SIZE, CodingApp, reached, ready, rewrite

from trainer.practice import drafts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    import pytest


async def test_a_change_from_outside_is_taken_in(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        rewrite(app.draft, RIGHT)
        await reached(pilot, lambda: screen.editor.text == RIGHT, "the change is taken in")
        assert "changed outside" in app.text()
        assert not (app.draft.parent / "old").exists()


async def test_where_both_changed_the_outside_wins_and_ours_is_kept(app: CodingApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("ctrl+a", "q")
        await reached(pilot, lambda: app.draft.read_text().startswith("qdef"), "ours is written")
        rewrite(app.draft, RIGHT)
        await reached(pilot, lambda: screen.editor.text == RIGHT, "theirs is taken in")
        (kept,) = (app.draft.parent / "old").iterdir()
        assert kept.read_text().startswith("qdef")
        await pilot.press("ctrl+z")
        assert screen.editor.text.startswith("qdef")


async def test_what_is_typed_while_the_file_changes_elsewhere_is_kept(
    app: CodingApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_look = threading.Event()
    at_it = threading.Event()
    look = drafts.Draft.taken_from_outside

    def slow(draft: drafts.Draft, mine: str, now: datetime) -> str | None:
        if threading.current_thread() is not threading.main_thread():
            at_it.set()
            assert may_look.wait(20)
        return look(draft, mine, now)

    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        monkeypatch.setattr(drafts.Draft, "taken_from_outside", slow)
        await pilot.press("a")
        await reached(pilot, at_it.is_set, "the draft is about to be written")
        rewrite(app.draft, RIGHT)
        await pilot.press("b")
        may_look.set()
        await reached(pilot, lambda: screen.editor.text == RIGHT, "theirs is taken in")
        kept = [path.read_text() for path in (app.draft.parent / "old").iterdir()]
        assert any(text.startswith("ab") for text in kept)


async def test_without_an_editor_set_the_path_is_named(app: CodingApp) -> None:
    async with app.run_test(size=(200, 40)) as pilot:
        await ready(pilot)
        await pilot.press("escape", "o")
        assert "No $VISUAL or $EDITOR is set" in app.text()
        assert str(app.draft)[-40:] in app.text().replace("\n", "").replace("  ", "")


async def test_where_the_terminal_cannot_be_lent_the_path_is_named(
    app: CodingApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    async with app.run_test(size=(200, 40)) as pilot:
        await ready(pilot)
        await pilot.press("escape", "o")
        assert "This terminal can't be lent to an editor" in app.text()


async def test_the_editor_of_the_environment_is_run_on_the_draft_and_its_text_taken_in(
    app: CodingApp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "my editor"
    script.write_text('#!/bin/sh\n[ "$1" = --wait ] && printf "# mine\\n" >> "$2"\n')
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", f"'{script}' --wait")
    monkeypatch.setenv("EDITOR", "false")
    lent: list[str] = []

    @contextmanager
    def lend() -> Iterator[None]:
        lent.append(app.draft.read_text())
        yield

    async with app.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        monkeypatch.setattr(app, "suspend", lend)
        await pilot.press("ctrl+a", "#", "space", "escape", "o")
        assert lent == [lent[0]]
        assert lent[0].startswith("# def"), "what was typed is in the file before it is opened"
        assert screen.editor.text.endswith("# mine\n")
        monkeypatch.setenv("VISUAL", "no-such-editor-anywhere")
        await pilot.press("o")
        assert "o-such-editor-anywhere: can't be started" in app.text()
