"""Draw every screen at every size in every look, a sheet for each size and look, to be looked at.

    python docs/pictures/sheets.py FOLDER [LOOK or PART ...]

The real app is walked through once a look and part, and resized at each stop. The parts interview, lab,
standing and finding (`coach` is all four) have months of answers in the log. Writes
`FOLDER/<part>-<look>-<size>.svg`, and `.txt` with the same as text; nothing of it is kept in the repository.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

import coach
from textual.containers import VerticalScroll
from walking import RIGHT, WRONG, Clock, filled, press, shown, standalone, until, until_true

from trainer.places import Places, shipped_content
from trainer.practice import round_of
from trainer.tui.app import TrainerApp
from trainer.tui.destinations import PLACES
from trainer.tui.screens.question import QuestionScreen
from trainer.tui.settings.screen import SettingsScreen
from trainer.tui.themes import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot

    from trainer.tui.screens.coding import CodingScreen

SIZES = ((40, 20), (80, 24), (120, 40), (200, 60))
LOOKS = ("dark", "light", "no-color", "ascii")
KINDS = ("trap", "choice", "several", "numeric", "cloze", "order", "match", "open")
COLUMNS = 4
SETTLED_SECONDS = 0.15
"""Until what is drawn in a thread is there for another size."""
GAP = 24

TASK = "gradient-descent/task/optimize-batch-query"


async def places(pilot: Pilot[None], clock: Clock) -> AsyncIterator[str]:  # noqa: ARG001 - as every walk
    """Home, its keys, the palette, and each screen that Home leads to."""
    app = pilot.app
    assert isinstance(app, TrainerApp)  # noqa: S101 - ours
    yield "home, the first time"
    await press(pilot, "question_mark")
    yield "keys"
    await press(pilot, "escape", "ctrl+p")
    await until(pilot, "What is due, then")
    yield "palette"
    await press(pilot, *"adam")
    await until(pilot, "Task: Adam")
    yield "palette, a task"
    await press(pilot, "escape")
    for place in PLACES:
        if place.screen is not None:
            app.go_to(place.to)
            while type(app.screen).__name__ != place.screen[1]:
                await pilot.pause(0.02)
            await until(pilot, "esc ")
            await pilot.pause(0.5)
            yield place.title.lower()
            app._go_home()  # noqa: SLF001
            await until(pilot, "3  Coding")
    await app.push_screen(SettingsScreen("retention"))
    await press(pilot, "right")
    await until(pilot, "92 % instead of 90 %")
    yield "settings, another retention"
    await press(pilot, "5", "enter")
    yield "settings, typing"
    await press(pilot, "escape", "escape")


async def questions(pilot: Pilot[None], clock: Clock) -> AsyncIterator[str]:  # noqa: ARG001 - as every walk
    """One question of each kind, asked and answered."""
    app = pilot.app
    assert isinstance(app, TrainerApp)  # noqa: S101 - ours
    library = app.library
    assert library is not None  # noqa: S101 - Home has counted it
    cards = {kind: [card.key for card in library.catalogue.questions if card.kind == kind] for kind in KINDS}
    several = next(key for key in cards["choice"] if _several(library.catalogue.question(key)))
    cards["several"], cards["choice"] = [several], [key for key in cards["choice"] if key != several]
    keys = [cards[kind][0] for kind in KINDS]
    round_ = round_of(library.progress, library.catalogue, Random(3), keys, name="Review", mode="review")  # noqa: S311
    app.push_screen(QuestionScreen(round_))
    for number, kind in enumerate(KINDS, 1):
        await until(pilot, f"Review  {number} of ")
        yield f"{kind}, asked"
        if kind in ("numeric", "cloze"):
            for _ in range(9):
                if "enter next" in shown(pilot):
                    break
                await press(pilot, "1", "enter")
        elif kind == "open":
            await press(pilot, *"the gradient", "ctrl+r")
        else:
            await press(pilot, *"123456789", "enter")
        await pilot.pause(0.1)
        yield f"{kind}, answered"
        if kind == "trap":
            await press(pilot, "n")
            yield "notes"
            await press(pilot, "n")
        await press(pilot, "enter")
    for _ in range(40):  # what was wrong comes again
        if "round is over" in shown(pilot):
            break
        await press(pilot, "escape" if "leave the field" in shown(pilot) else "s")
    yield "the end of a round"
    await press(pilot, "enter")
    await pilot.pause(0.1)


def _several(question: object) -> bool:
    return sum(bool(option.correct) for option in getattr(question, "options", ())) > 1


async def coding(pilot: Pilot[None], clock: Clock) -> AsyncIterator[str]:  # noqa: ARG001 - as every walk
    """A task with its panes."""
    from trainer.tui.screens.coding import CodingScreen  # noqa: PLC0415 - as the app does

    app = pilot.app
    assert isinstance(app, TrainerApp)  # noqa: S101 - ours
    draft = app.places.data / "drafts" / "gradient-descent" / "optimize-batch-query.py"
    screen = CodingScreen(TASK)
    app.push_screen(screen)
    await until_true(pilot, lambda: screen.is_ready)
    await pilot.pause(0.5)
    yield "coding, opened"
    draft.write_text(WRONG, encoding="utf-8")
    await _graded(pilot, screen, "failed")
    yield "coding, failing"
    await press(pilot, "escape")
    yield "coding, out of the editor"
    for key, name in (
        ("n", "the task"),
        ("a", "every case"),
        ("h", "a hint asked for"),
        ("f3", "a hint"),
        ("f8", "the failing case written"),
    ):
        await press(pilot, key)
        yield f"coding, {name}"
    await press(pilot, "m")
    yield "coding, giving up"
    await press(pilot, "escape", "v")
    yield "coding, trying"
    await press(pilot, "enter")
    await pilot.pause(0.5)
    yield "coding, tried"
    draft.write_text(RIGHT, encoding="utf-8")
    await _graded(pilot, screen, "passed")
    yield "coding, passing"
    await press(pilot, "m")
    yield "coding, the solution"
    while pilot.app.screen is screen:
        await press(pilot, "escape")
    again = CodingScreen(TASK)
    pilot.app.push_screen(again)
    await until_true(pilot, lambda: again.is_ready and again._races)  # noqa: SLF001 - nothing tells it in words
    yield "coding, opened again"
    await press(pilot, "escape")
    yield "coding, opened again, out of the editor"
    await press(pilot, "escape")


async def _graded(pilot: Pilot[None], screen: CodingScreen, status: str) -> None:
    await until_true(pilot, lambda: getattr(screen.report, "status", "") == status and not screen.is_judging)
    await pilot.pause(0.5)


PARTS: Final = {
    "places": places,
    "questions": questions,
    "coding": coding,
    "interview": coach.interview,
    "lab": coach.lab,
    "standing": coach.standing,
    "finding": coach.finding,
}
COACH: Final = frozenset({"interview", "lab", "standing", "finding"})


def nested(svg: str, name: str, x: float, y: float) -> tuple[str, float, float]:
    """A picture as a part of a sheet: its text, width and height."""
    svg = standalone(svg)
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert found is not None  # noqa: S101 - every export has one
    width, height = float(found[1]), float(found[2])
    svg = re.sub(r"<svg ", f'<svg x="{x}" y="{y}" width="{width}" height="{height}" ', svg, count=1)
    label = f'<text x="{x + 8}" y="{y - 6}" font-size="18" font-family="sans-serif">{name}</text>'
    return label + svg, width, height


def sheet(pictures: list[tuple[str, str]]) -> str:
    """All pictures of a size in rows of four."""
    parts, y, widest = [], GAP * 1.5, 0.0
    for start in range(0, len(pictures), COLUMNS):
        x, tallest = float(GAP), 0.0
        for name, svg in pictures[start : start + COLUMNS]:
            part, width, height = nested(svg, name, x, y)
            parts.append(part)
            x, tallest = x + width + GAP, max(tallest, height)
        widest, y = max(widest, x), y + tallest + 2 * GAP
    body = f'<rect width="100%" height="100%" fill="#808080"/>{"".join(parts)}'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {widest} {y}">{body}</svg>'


async def draw(look: str, part: str, folder: Path) -> None:
    """Walk through a part once, and write the sheet of each size."""
    os.environ.pop("NO_COLOR", None)
    if look == "no-color":
        os.environ["NO_COLOR"] = "1"
    pictures: dict[tuple[int, int], list[tuple[str, str, str]]] = {size: [] for size in SIZES}
    clock = Clock()
    with tempfile.TemporaryDirectory() as scratch:
        folders = Places(
            content=(shipped_content(),), data=Path(scratch, "data"), cache=Path(scratch, "cache")
        )
        if part in COACH:
            filled(folders, clock)
        encoding = "ascii" if look == "ascii" else "utf-8"
        app = TrainerApp(folders, now=clock, rng=Random(3), encoding=encoding)  # noqa: S311 - orders to show
        app.change_setting("theme", LIGHT.name if look == "light" else DARK.name)
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, *(["Topics"] if part in COACH else ["Welcome", "easy questions"]))
            async for stop in PARTS[part](pilot, clock):
                name, keys = (stop, ()) if isinstance(stop, str) else stop
                for size in SIZES:
                    await pilot.resize_terminal(*size)
                    if keys:
                        for page in app.screen.query(VerticalScroll):
                            page.scroll_home(animate=False)
                        await press(pilot, *keys)
                    await pilot.pause(SETTLED_SECONDS if part in COACH else 0)
                    pictures[size].append((name, app.export_screenshot(title=name), shown(pilot)))
                await pilot.resize_terminal(80, 24)
                await pilot.pause()
    for (columns, rows), drawn in pictures.items():
        file = folder / f"{part}-{look}-{columns}x{rows}.svg"
        file.write_text(sheet([(name, svg) for name, svg, _ in drawn]), encoding="utf-8")
        text = "\n".join(f"{f' {name} ':=^{columns}}\n{text}" for name, _, text in drawn)
        file.with_suffix(".txt").write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Draw all looks and parts, or those named."""
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    folder, named = Path(sys.argv[1]), set(sys.argv[2:])
    if "coach" in named:
        named |= COACH
    if unknown := named - {*LOOKS, *PARTS, "coach"}:
        sys.exit(f"No look or part: {', '.join(sorted(unknown))}")
    folder.mkdir(parents=True, exist_ok=True)
    for look in [look for look in LOOKS if look in named] or LOOKS:
        for part in [part for part in PARTS if part in named] or PARTS:
            asyncio.run(draw(look, part, folder))


if __name__ == "__main__":
    main()
