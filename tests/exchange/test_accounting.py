"""What was not carried: a line each, and a line for many of one sort."""

from __future__ import annotations

from trainer.exchange.accounting import account
from trainer.exchange.model import Notes, Where


def noted(*lines: int, file: str = "quiz") -> Notes:
    notes = Notes()
    for line in lines:
        notes.lost(Where(file, line), f"follow-ups are not kept: q{line}, r")
    return notes


def test_few_of_a_sort_have_a_line_each() -> None:
    assert account(noted(9, 4, 12)) == [
        "quiz:4: follow-ups are not kept: q4, r",
        "quiz:9: follow-ups are not kept: q9, r",
        "quiz:12: follow-ups are not kept: q12, r",
    ]


def test_many_of_a_sort_are_counted_and_the_next_places_named() -> None:
    notes = noted(*range(1, 2_001))
    notes.lost(Where("quiz", 3), "a hint is not kept: look")
    assert account(notes) == [
        "quiz:1: follow-ups are not kept: q1, r (and 1,999 more: line 2, line 3, line 4 …)",
        "quiz:3: a hint is not kept: look",
    ]
    assert len(account(notes, every=True)) == 2_001


def test_what_is_lost_and_what_is_left_out_for_the_same_reason_are_told_apart() -> None:
    notes = Notes()
    for number in range(4):
        item = f"note {number}"
        notes.refused(Where("deck", item=item), f"Q{number}", f"a picture ({number} kB) is all")
        notes.lost(Where("deck" if number else "a", item=item), f"a picture ({number} kB) is all")
    assert account(notes) == [
        "a: note 0: a picture (0 kB) is all (and 3 more: deck: note 1, deck: note 2, deck: note 3)",
        'deck: note 0: left out "Q0": a picture (0 kB) is all (and 3 more: note 1, note 2, note 3)',
    ]


def test_a_line_is_one_line_whatever_the_file_holds() -> None:
    notes = Notes()
    notes.lost(Where("quiz", 1), "a hint is not kept: \x1b[31m\nred")
    assert account(notes) == [r"quiz:1: a hint is not kept: \x1b[31m\nred"]
