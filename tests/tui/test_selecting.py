"""Text is selected with the mouse and copied on every screen; with the mouse off, it is the terminal's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harness import House, press, screen_lines, until, until_shown
from textual import events

from trainer.tui.app import TrainerApp
from trainer.tui.destinations import PLACES
from trainer.tui.screens.question import QuestionScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from trainer.tui.destinations import Place

LETTERS = 6
"""How far is dragged."""


async def gone_to(pilot: Pilot[None], place: Place) -> None:
    app = pilot.app
    assert isinstance(app, TrainerApp)
    wanted = QuestionScreen.__name__ if place.screen is None else place.screen[1]
    app.go_to(place.to)
    await until(pilot, lambda: type(app.screen).__name__ == wanted, f"{place.title} is open")
    await until_shown(pilot, "esc ")
    await app.workers.wait_for_complete()  # a list that is filled anew drops what was selected of it
    await pilot.pause()


async def until_words(pilot: Pilot[None]) -> tuple[int, int]:
    """Wait until the body says something; the row and column where its first long word begins."""
    found: list[tuple[int, int]] = []

    def look() -> bool:
        for row, line in enumerate(screen_lines(pilot)[1:-2], 1):
            word = next((word for word in line.split() if len(word) >= LETTERS and word.isalpha()), "")
            if word:
                found.append((row, line.index(word)))
                return True
        return False

    await until(pilot, look, "the body says something")
    return found[-1]


async def dragged(pilot: Pilot[None], row: int, column: int) -> None:
    """A drag over some letters, as the terminal's driver hands it to the app."""
    steps = (
        (events.MouseDown, 0),
        (events.MouseMove, 2),
        (events.MouseMove, LETTERS),
        (events.MouseUp, LETTERS),
    )
    for kind, right in steps:
        x = column + right
        pilot.app.post_message(kind(None, x, row, 1, 0, 1, False, False, False, screen_x=x, screen_y=row))
        await pilot.pause()


async def test_on_every_screen_what_is_dragged_over_is_selected_and_copied(house: House) -> None:
    async with house.open() as pilot:
        app = pilot.app
        assert isinstance(app, TrainerApp)
        for place in (None, *PLACES):
            if place is not None:
                await gone_to(pilot, place)
            name = "Home" if place is None else place.title
            row, column = await until_words(pilot)
            there = screen_lines(pilot)[row][column : column + LETTERS]
            screen = app.screen
            app.copy_to_clipboard("")
            await dragged(pilot, row, column)
            assert app.screen is screen, f"{name} takes a drag for a click"
            selected = app.screen.get_selected_text()
            assert selected, f"nothing is selected in {name}"
            assert there in selected, name
            await press(pilot, "ctrl+c")
            assert app.clipboard == selected, f"{name} does not copy {selected!r}"
            assert "Copied" in "".join(screen_lines(pilot)), name
            assert app.screen is screen, f"{name} takes a drag for a click"


async def test_on_no_screen_the_mouse_does_anything_where_it_is_off(house: House) -> None:
    async with house.open() as pilot:
        app = pilot.app
        assert isinstance(app, TrainerApp)
        app.change_setting("mouse", False)
        app.change_setting("copy_on_select", True)
        for place in (None, *PLACES):
            if place is not None:
                await gone_to(pilot, place)
            row, column = await until_words(pilot)
            screen = app.screen
            await dragged(pilot, row, column)
            await dragged(pilot, row, column - LETTERS)
            assert app.screen is screen
            assert not app.screen.get_selected_text()
        assert app.clipboard == ""
