from __future__ import annotations

import math

import pytest
from textual.app import App, ComposeResult

from trainer.tui.themes import DARK, LIGHT
from trainer.tui.widgets.plot import LossPlot
from trainer.tui.widgets.plot_scale import (
    MOST_TICKS,
    curve_in_words,
    figure,
    scale_for,
    step_ticks,
    thinned,
)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.0, "0"), (2.0, "2"), (1.84448, "1.844"), (0.8, "0.8"), (12345.0, "1.2e4"), (9999.6, "1e4"),
     (9999.0, "9999"), (1e9, "1e9"), (2.5e-7, "2.5e-7"),
     (-1e100, "-1e100"), (math.nan, "nan"), (math.inf, "inf"), (-math.inf, "-inf")],
)  # fmt: skip
def test_figures_are_short(value: float, shown: str) -> None:
    assert figure(value) == shown


@pytest.mark.parametrize(
    ("values", "logarithmic"),
    [([10, 2.1], False), ([0, 0, 0], False), ([1, 1e9], True), ([10, 0.5, 1e-5], True), ([-5, 1e9], False),
     ([3, 3], False), ([], False), ([math.nan, math.inf], False), ([1e100, 1], True), ([1e-300, 0], False),
     ([1.0, 1e-30], False)],
)  # fmt: skip
def test_the_axis_suits_the_values(values: list[float], logarithmic: bool) -> None:
    scale = scale_for(values)
    assert scale.logarithmic is logarithmic
    assert scale.low < scale.high
    assert 1 <= len(scale.ticks) <= MOST_TICKS
    assert all(scale.low - 1e-12 <= tick <= scale.high * (1 + 1e-9) + 1e-12 for tick in scale.ticks)
    for value in values:
        assert math.isnan(scale.height(value)) or scale.low <= scale.height(value) <= scale.high


@pytest.mark.parametrize("last", [0, 1, 2, 3, 4, 5, 10, 64, 100, 1500, 12345])
def test_steps_have_few_whole_ticks(last: int) -> None:
    ticks = step_ticks(last)
    assert ticks[0] == 0
    assert 1 <= len(ticks) <= MOST_TICKS
    assert ticks[-1] <= last
    assert len(ticks) >= 2 or last < 1


@pytest.mark.parametrize(("count", "room"), [(0, 5), (1, 5), (5, 5), (64, 12), (1000, 2)])
def test_marks_are_thinned_evenly_and_keep_both_ends(count: int, room: int) -> None:
    kept = thinned(count, room)
    assert len(kept) == min(count, room)
    if count:
        assert kept[0] == 0
        assert kept[-1] == count - 1


def test_the_numbers_stand_in_for_the_plot() -> None:
    assert curve_in_words([10, 5, 2.0], [10, 6, 2.1]) == "loss 10 → 2.1, right 2"
    assert curve_in_words([10, 2.0], [10, math.inf], "->") == "loss 10 -> inf, right 2"
    assert curve_in_words([], []) == ""


class Bench(App[None]):
    CSS = "LossPlot { width: 36; height: 10; }"

    def __init__(self, *, ascii_only: bool = False) -> None:
        super().__init__()
        self._ascii_only = ascii_only

    def compose(self) -> ComposeResult:
        yield LossPlot(ascii_only=self._ascii_only)


def drawn(app: App[None]) -> list[str]:
    return ["".join(part.text for part in strip).rstrip() for strip in app.screen._compositor.render_strips()]


async def drawing(app: Bench, expected: list[float], got: list[float]) -> list[str]:
    async with app.run_test(size=(40, 11)) as pilot:
        app.query_one(LossPlot).show(range(len(expected)), expected, got)
        await pilot.pause()
        await pilot.pause()
        return drawn(app)


RIGHT = [10 * 0.7**k + 2 for k in range(11)]
WRONG = [10 * 0.85**k + 2 for k in range(11)]


async def test_two_curves_two_axes_and_no_frame() -> None:
    rows = await drawing(Bench(), RIGHT, WRONG)
    text = "\n".join(rows)
    assert text.count("o") == 11
    assert "⠢" in text or "⠤" in text
    assert not set(text) & set("┏┓┛┗━┃┳┻┣┫╋")
    assert text.count("┤") <= MOST_TICKS
    assert rows[8].lstrip().startswith("└─")
    assert rows[9].split() == ["0", "5", "10"]


async def test_a_diverging_curve_gets_powers_of_ten() -> None:
    rows = await drawing(Bench(), [10 * 0.5**k for k in range(41)], [10 * 2.0**k for k in range(41)])
    labels = [row.split()[0] for row in rows if "┤" in row or "└" in row]
    assert labels == ["1e6", "0.001", "1e-12"]


async def test_values_that_are_not_finite_leave_the_rest_standing() -> None:
    rows = await drawing(Bench(), RIGHT, [10.0, 11.0, math.inf, *[math.nan] * 8])
    assert "\n".join(rows).count("o") == 2


async def test_a_console_without_braille_gets_one_mark_a_cell() -> None:
    text = "\n".join(await drawing(Bench(ascii_only=True), RIGHT, WRONG))
    assert text.isascii()
    assert "+---" in text
    assert text.count(".") > 3


async def test_without_colour_the_plot_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    text = "\n".join(await drawing(Bench(), RIGHT, WRONG))
    assert text.count("o") == 11


async def test_the_plot_takes_neither_focus_nor_keys() -> None:
    app = Bench()
    async with app.run_test(size=(40, 11)) as pilot:
        await pilot.press("tab")
        assert app.focused is None
        assert not app.query_one(LossPlot)._bindings.key_to_bindings


async def test_it_is_drawn_again_in_the_colours_of_another_theme() -> None:
    app = Bench()
    async with app.run_test(size=(40, 11)) as pilot:
        app.register_theme(DARK)
        app.register_theme(LIGHT)
        app.theme = DARK.name
        app.query_one(LossPlot).show(range(11), RIGHT, WRONG)
        seen = []
        for theme in (DARK, LIGHT):
            app.theme = theme.name
            await pilot.pause()
            await pilot.pause()
            strips = app.screen._compositor.render_strips()
            marks = [part.style for strip in strips for part in strip if "o" in part.text]
            assert marks
            seen.append(
                {style.color.name for style in marks if style is not None and style.color is not None}
            )
        assert not seen[0] & seen[1]
