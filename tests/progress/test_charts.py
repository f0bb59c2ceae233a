from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.progress.charts import calendar_blocks, heat, sparkline, thinned_to

DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("answers", "degree"), [(0, 0), (1, 1), (9, 1), (10, 2), (20, 3), (39, 3), (40, 4), (999, 4)]
)
def test_more_answers_are_darker(answers: int, degree: int) -> None:
    assert heat(answers) == degree


@settings(deadline=None)
@given(DAYS, st.integers(0, 800), st.integers(1, 40))
def test_every_day_of_the_span_has_one_cell_in_its_place(last: date, back: int, weeks: int) -> None:
    first = last - timedelta(days=back)
    counts = {first + timedelta(days=number): 1 for number in range(0, back + 1, 3)}
    blocks = calendar_blocks(counts, first, last, weeks)
    assert all(len(row) == len(block.months) <= weeks for block in blocks for row in block.rows)
    columns = [column for block in blocks for column in zip(*block.rows, strict=True)]
    cells = [degree for column in columns for degree in column]
    # a column is a week from Monday: what lies outside the span is at the two ends
    start = first.weekday()
    assert cells[:start] == [None] * start
    within = cells[start : start + back + 1]
    assert within == [int((first + timedelta(days=number)) in counts) for number in range(back + 1)]
    assert not any(degree is not None for degree in cells[start + back + 1 :])


@settings(deadline=None)
@given(DAYS, st.integers(0, 800), st.integers(1, 40))
def test_names_of_months_never_run_into_each_other(last: date, back: int, weeks: int) -> None:
    for block in calendar_blocks({}, last - timedelta(days=back), last, weeks):
        named = [number for number, name in enumerate(block.months) if name]
        assert all(later - earlier >= 2 for earlier, later in pairwise(named))


def test_months_stand_over_the_week_their_first_day_is_in() -> None:
    (block,) = calendar_blocks({}, date(2026, 9, 7), date(2026, 11, 8), 30)
    assert block.months == ("Sep", "", "", "Oct", "", "", "", "Nov", "")


def test_a_line_of_levels() -> None:
    assert sparkline([0, 0.5, 1.0], "_-#") == "_-#"
    assert sparkline([-1, 2], "_-#") == "_#"
    assert thinned_to([1, 2, 3], 8) == [1, 2, 3]
    assert thinned_to(list(range(100)), 3)[0::2] == [0, 99]
    assert thinned_to([1, 2, 3], 1) == [3]
