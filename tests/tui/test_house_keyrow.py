"""The row of keys: what is dropped when it is narrow, and what never is."""

from __future__ import annotations

from trainer.tui.widgets.keyrow import KeyHint, fitting

HINTS = [
    KeyHint("enter", "enter", "check", kept=True),
    KeyHint("1", "1-4", "choose"),
    KeyHint("s", "s", "skip"),
    KeyHint("n", "n", "notes"),
    KeyHint("escape", "esc", "home", kept=True),
    KeyHint("question_mark", "?", "help", kept=True),
]


def keys(width: int) -> list[str]:
    return [hint.key for hint in fitting(HINTS, width)[0]]


def test_everything_where_there_is_room() -> None:
    assert keys(76) == [hint.key for hint in HINTS]


def test_it_drops_from_the_middle() -> None:
    assert keys(58) == ["enter", "1", "s", "escape", "question_mark"]
    assert keys(36) == ["enter", "escape", "question_mark"]


def test_the_gap_gives_way_before_the_words_do() -> None:
    shown, gap = fitting(HINTS, 28)
    assert [hint.label for hint in shown] == ["check", "home", "help"]
    assert gap < 3


def test_at_last_only_the_keys_are_left() -> None:
    shown, _ = fitting(HINTS, 16)
    assert [(hint.display, hint.label) for hint in shown] == [("enter", ""), ("esc", ""), ("?", "")]


def test_the_last_ones_lose_their_words_first() -> None:
    shown, _ = fitting(HINTS, 22)
    assert [(hint.display, hint.label) for hint in shown] == [("enter", "check"), ("esc", "home"), ("?", "")]
    assert all(sum(hint.width for hint in fitting(HINTS, width)[0]) <= width for width in range(11, 80))
