"""What the lab says beside its pictures, at the widths that there are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from trainer.lab.descents import Setup, descent_of
from trainer.lab.reading import standing
from trainer.tui.lab.words import Standing, heading, turning

BOWL = Setup("ill-conditioned-bowl", "sgd", 0.2, steps=40)


@pytest.mark.parametrize("width", [36, 76, 116])
@pytest.mark.parametrize("labels", [["rate 0.11", "rate 0.09"], ["gradient descent", "momentum"]], ids=str)
def test_whose_knobs_these_are_is_never_cut(labels: list[str], width: int) -> None:
    words = turning(labels, second=False, at=2, every=9, shown_rows=3, width=width)
    assert len(words) <= width
    assert labels[0] in words
    assert "(b" in words
    assert words.endswith("knob 3 of 9" if width > 36 else "3/9")
    assert "..." not in words


def test_the_step_above_a_narrow_picture_is_never_cut() -> None:
    assert heading("L(w) = w^2", 20, 20, 36).plain == "L(w) = w^2  step 20/20"
    assert heading("L(w) = mean (w - x_i)^2", 200, 200, 36).plain == "L(w) = mean (w - x_i)^2  200/200"


def test_where_all_knobs_are_in_sight_they_are_not_counted() -> None:
    assert turning([], second=False, at=2, every=9, shown_rows=9, width=76).strip() == ""
    words = turning(["one", "other"], second=True, at=2, every=9, shown_rows=9, width=76)
    assert words.strip() == "The knobs of: other   (b turns one)"


@pytest.mark.parametrize("width", [36, 76, 116])
def test_of_a_run_that_goes_out_of_view_no_figure_is_cut(width: int) -> None:
    runs = [descent_of(BOWL), descent_of(replace(BOWL, optimizer="momentum"))]
    narrow = width < 76
    look = Standing(width, narrow=narrow, ascii_only=False)
    assert any("outside" in standing(runs[0], step) for step in range(runs[0].steps))
    for step in range(runs[0].steps):
        rows = look.told(runs, ["gradient descent", "momentum"], step).plain.splitlines()
        assert all(len(row) <= width for row in rows)
        for run, row in zip(runs, rows[1::2] if narrow else rows, strict=True):
            parts = standing(run, step)
            loss = next(part for part in parts if part.startswith("loss"))
            assert parts[0] in row
            assert loss in row or (narrow and "loss" not in row)
