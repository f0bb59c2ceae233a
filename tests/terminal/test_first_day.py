"""The main job as a person does it: first run, a trap, wrong and right code, quit, come back."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest
import yaml

from trainer.places import shipped_content

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.terminal.conftest import Terminal

pytestmark = pytest.mark.terminal

TRACK = shipped_content() / "gradient-descent"
# Every screen of a test is seen at one of them in one start, and most at the other in another.
SMALL, LARGE = (80, 24), (120, 40)

ENTER, ESCAPE, BACKSPACE = "\r", "\x1b", "\x7f"
CTRL_Q, CTRL_R, SELECT_ALL = "\x11", "\x12", "\x1b[18~"

TOPICS = f"{len(yaml.safe_load((TRACK / 'track.yaml').read_text(encoding='utf-8'))['topics'])} topics"
MOST_QUESTIONS = 40
IN_A_FIELD = "leave the field"


def typed(sign: str) -> str:
    """The function as fingers type it: the editor indents, a backspace goes a level back."""
    return ENTER.join(
        (
            "def optimize_query(initial_x, learning_rate, num_iterations):",
            "x = initial_x",
            "for _ in range(num_iterations):",
            f"x = x {sign} learning_rate * 2 * (x - 2)",
            f"{BACKSPACE}return x",
        )
    )


def skip_to_a_trap(screen: Terminal) -> None:
    """Skip the questions of the round until a trap is asked; a field has to be left first."""
    for number in range(1, MOST_QUESTIONS):
        here, following = f"The learning rate  {number} of ", f"The learning rate  {number + 1} of "
        screen.wait_for(here)
        if "· trap ·" in screen.text:
            return
        screen.press("s")
        if screen.wait_for_any(following, IN_A_FIELD) == IN_A_FIELD:
            screen.press(ESCAPE)
            screen.wait_for("skip", absent=IN_A_FIELD)
            screen.press("s")
    pytest.fail("no trap was asked")


def open_topics(screen: Terminal) -> None:
    screen.press("5")
    screen.wait_for("Drills", "By topic")
    screen.press("1")
    screen.wait_for(TOPICS, "The learning rate")


def answer_a_trap(screen: Terminal) -> None:
    open_topics(screen)
    screen.press("4")
    skip_to_a_trap(screen)
    screen.press("1")
    screen.press(ENTER)
    screen.wait_for("‹ yours", "enter next")
    screen.press(ESCAPE)
    screen.wait_for("left before its end", "1 answer on disk")
    screen.press(ESCAPE)
    screen.wait_for(TOPICS)
    screen.press(ESCAPE)
    screen.wait_for("Drills", "By topic")
    screen.press(ESCAPE)
    screen.wait_for("Coding tasks", "Mock interview")


def solve(screen: Terminal) -> None:
    screen.open_task("optimize-query")
    screen.press(SELECT_ALL)
    screen.press(typed("+"))
    screen.press(CTRL_R)
    screen.wait_for("Sign flipped", " pass")
    screen.press(SELECT_ALL)
    screen.press(typed("-"))
    screen.press(CTRL_R)
    screen.wait_for("Passed")


def test_first_day_and_the_next_start(terminal: Callable[..., Terminal]) -> None:
    screen = terminal(*SMALL)
    screen.wait_for("Welcome", "Begin", "esc", "ctrl+q")
    answer_a_trap(screen)
    solve(screen)
    screen.press(CTRL_Q)
    assert screen.wait_for_end() == 0

    again = terminal(*LARGE)
    again.wait_for("1 of ", "passed", absent="Welcome")
    again.open_task("optimize-query")
    again.wait_for("x = x - learning_rate")
    again.press(CTRL_Q)
    assert again.wait_for_end() == 0


def test_an_answer_survives_a_killed_terminal(terminal: Callable[..., Terminal]) -> None:
    screen = terminal(*LARGE)
    screen.wait_for("Welcome")
    answer_a_trap(screen)
    screen.kill()

    again = terminal(*SMALL)
    again.wait_for("Home", "Topics", absent="Welcome")
    open_topics(again)
    line = next(line for line in again.text.splitlines() if "The learning rate" in line)
    assert "new" not in line


@pytest.mark.parametrize(("name", "size"), [("SIGTERM", SMALL), ("SIGHUP", LARGE)])
def test_a_polite_end_keeps_the_last_key_and_restores_the_terminal(
    terminal: Callable[..., Terminal], tmp_path: Path, name: str, size: tuple[int, int]
) -> None:
    screen = terminal(*size)
    screen.wait_for("Welcome")
    screen.open_task("optimize-query")
    screen.press("zebra")
    screen.wait_for("zebra")
    screen.signal(getattr(signal, name))
    assert screen.wait_for_end() == 128 + getattr(signal, name)
    assert screen.is_restored
    draft = tmp_path / "data" / "drafts" / "gradient-descent" / "optimize-query.py"
    assert "zebra" in draft.read_text(encoding="utf-8")
