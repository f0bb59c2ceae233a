from __future__ import annotations

from pathlib import Path

import pytest

from trainer.practice.starters import end_of, opened, written

STARTERS = sorted((Path(__file__).parents[2] / "content").glob("*/tasks/*/starter.py"))


@pytest.mark.parametrize(
    ("starter", "text", "place"),
    [
        (
            "def f(x):\n    y = x\n    # Your code: a\n    # line more.\n    return y\n",
            "def f(x):\n    y = x\n    # Your code: a\n    # line more.\n    \n    return y\n",
            (4, 4),
        ),
        (
            "def f(x):\n    for y in x:\n        # your code\n        pass\n",
            "def f(x):\n    for y in x:\n        # your code\n        \n        pass\n",
            (3, 8),
        ),
        (
            "def f(x):\n    for y in x:  # your code\n        pass\n",
            "def f(x):\n    for y in x:  # your code\n        \n        pass\n",
            (2, 8),
        ),
        ("def f(x):\n    # Your code\n", "def f(x):\n    # Your code\n    ", (2, 4)),
        ("def f(x):\n    # Your code\n\n    pass\n", "def f(x):\n    # Your code\n    \n    pass\n", (2, 4)),
        ('def f(x):\n    """F."""\n    return x\n', 'def f(x):\n    """F."""\n    \n    return x\n', (2, 4)),
        ("def f(x):\n\n    return x\n", "def f(x):\n    \n    return x\n", (1, 4)),
        ("def f(x): ...\n", "def f(x): ...\n", (1, 0)),
        ("", "", (0, 0)),
    ],
    ids=["before the return", "in a loop", "behind a loop's head", "at the end", "room is there",
         "no comment", "no comment, room is there", "a line alone", "nothing"],
)  # fmt: skip
def test_there_is_an_empty_line_to_write_on(starter: str, text: str, place: tuple[int, int]) -> None:
    made = opened(starter)
    assert made.text == text
    assert (made.row, made.column) == place
    assert opened(text) == made, "room is made once"
    assert written(text) == written(starter)


@pytest.mark.parametrize(
    ("text", "place"), [("", (0, 0)), ("a\n  bc", (1, 4)), ("a\n  bc \n\n", (1, 4)), ("\n\n", (0, 0))]
)
def test_a_draft_is_gone_on_with_behind_what_was_written(text: str, place: tuple[int, int]) -> None:
    assert end_of(text) == place


@pytest.mark.parametrize("path", STARTERS, ids=lambda path: path.parent.name)
def test_every_starter_has_its_place(path: Path) -> None:
    starter = path.read_text(encoding="utf-8")
    made = opened(starter)
    lines = made.text.split("\n")
    assert not lines[made.row].strip()
    assert len(lines[made.row]) == made.column > 0
    assert "your code" in "\n".join(lines[max(made.row - 3, 0) : made.row]).lower()
    compile(made.text, path.name, "exec")
