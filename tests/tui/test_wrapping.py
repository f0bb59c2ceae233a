"""Where lines may be broken, and where not."""

from __future__ import annotations

import pytest
from textual.content import Content

from trainer.tui.wrapping import fold, fold_phrases


def lines(folded: list[Content]) -> list[str]:
    return [line.plain.rstrip() for line in folded]


def test_a_percentage_stays_whole() -> None:
    words = Content("90 % of 270 reviews (predicted 89 %)")
    assert lines(fold(words, 34)) == ["90 % of 270 reviews (predicted", "89 %)"]


@pytest.mark.parametrize(
    ("words", "width", "broken"),
    [
        (
            "13 today, 61 within 7 days, 142 within 30",
            36,
            ["13 today, 61 within 7 days,", "142 within 30"],
        ),
        (
            "-- everything 89 %  o Writing it in code 79 %",
            35,
            ["-- everything 89 %", "o Writing it in code 79 %"],
        ),
        ("+ none   ## 1-9   == 10-19   %% 20-39", 33, ["+ none   ## 1-9   == 10-19", "%% 20-39"]),
        ("one phrase that is too long, and another", 20, ["one phrase that is", "too long,", "and another"]),
    ],
)
def test_phrases_stay_whole_where_they_fit(words: str, width: int, broken: list[str]) -> None:
    folded = fold_phrases(Content(words), width)
    assert lines(folded) == broken
    assert " ".join(" ".join(lines(folded)).split()) == " ".join(words.split())
