"""The lab: a guess before the picture, recorded once; stepping, playing, knobs, two runs; at every size."""

from __future__ import annotations

import re
import shutil
import threading
from typing import TYPE_CHECKING, Any

import pytest
from harness import (
    NARROW,
    WIDE,
    House,
    click_text,
    press,
    row_of,
    screen_lines,
    screen_text,
    until,
    until_shown,
)
from textual import events

from graders.errors import Problem
from trainer.places import Places, shipped_content
from trainer.tui.lab import screen as lab_screen
from trainer.tui.lab.screen import LabScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from trainer.progress import AnswerRow

TASK = shipped_content() / "gradient-descent" / "tasks" / "optimize-batch-query"
KEY = "tiny/task/optimize-batch-query"
BRAILLE = {chr(code) for code in range(0x2801, 0x2900)}
OVERSHOOT, SLOW, DIVERGENCE, RAVINE = "1", "2", "3", "4"

TRACK = """\
id: tiny
title: A tiny track with a lab
summary: Four descents.
topics:
  - {id: learning-rate, title: The rate}
  - {id: implementation, title: In code}
  - {id: around-the-lesson, title: Around it}
objectives:
  - {id: rates, topic: learning-rate, text: Tells rates apart.}
"""
BANK = """\
topic: learning-rate
questions:
  - id: overshoot
    kind: trap
    level: 2
    objectives: [rates]
    prompt: At a rate of 0.8, w jumps across in every step. Does it converge?
    options:
      - {text: "No: it overshoots each step", bait: true, why: Overshoot is about the sign of the factor.}
      - {text: "Yes: each jump is 0.6 of the one before", correct: true, why: The factor is −0.6.}
    explanation: The size of the factor decides.
    say: It changes side each step and still converges.
  - id: slow
    kind: choice
    level: 1
    objectives: [rates]
    prompt: At a rate of 0.01, where is w after 40 steps?
    options:
      - {text: Nearly half way, correct: true, why: 0.98 to the power of 40 is 0.45.}
      - {text: There, why: That takes hundreds of steps.}
    explanation: Each step leaves 0.98 of the error.
"""
# The last two name no question of the bank: they are shown at once.
PRESETS = """\
presets:
  - id: overshoot
    title: Overshoot
    question: overshoot
    claim: At 0.8 every step lands on the other side, 0.6 times as far off.
    setup: {loss: quadratic, optimizer: sgd, rate: 0.8, steps: 20}
    beside: {rate: 0.1}
  - id: too-slow
    title: Too slow
    question: slow
    claim: Each step leaves 0.98 of the error.
    setup: {loss: quadratic, optimizer: sgd, rate: 0.01, steps: 40}
  - id: divergence
    title: Divergence
    question: none-of-the-bank
    claim: Past 1 the error grows.
    setup: {loss: quadratic, optimizer: sgd, rate: 1.05, steps: 40}
  - id: ravine
    title: Ravine
    question: none-of-the-bank
    claim: Momentum damps the zigzag.
    setup: {loss: ill-conditioned-bowl, optimizer: sgd, rate: 0.11, steps: 40}
    beside: {optimizer: momentum, momentum: 0.5}
"""


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A tiny track with a lab and nothing else."""
    track = tmp_path / "content" / "tiny"
    (track / "lab").mkdir(parents=True)
    (track / "track.yaml").write_text(TRACK, encoding="utf-8")
    (track / "rates.yaml").write_text(BANK, encoding="utf-8")
    (track / "lab" / "presets.yaml").write_text(PRESETS, encoding="utf-8")
    return Places(content=(track,), data=tmp_path / "data", cache=tmp_path / "cache")


@pytest.fixture
def presets(places: Places) -> Path:
    return places.content[0] / "lab" / "presets.yaml"


@pytest.fixture
def put_draft(places: Places) -> Callable[[str], None]:
    """Puts a task into the track, with a draft as the coding screen would have left it."""

    def put(source: str) -> None:
        kept = shutil.ignore_patterns("mistakes", "accepted")
        shutil.copytree(TASK, places.content[0] / "tasks" / TASK.name, ignore=kept)
        path = places.data / "drafts" / "tiny" / f"{TASK.name}.py"
        path.parent.mkdir(parents=True)
        path.write_text(source, encoding="utf-8")

    return put


def log(pilot: Pilot[None]) -> list[AnswerRow]:
    return pilot.app.library.progress.answers()  # type: ignore[attr-defined]


async def begun(pilot: Pilot[None]) -> None:
    """Wait until the picture plays, or has done so on a busy machine, and stop it at its start."""
    await until(pilot, lambda: re.search("space (stop|play)", screen_text(pilot)) is not None, "it plays")
    await press(pilot, "r")


async def show(pilot: Pilot[None], number: str) -> None:
    """Show a preset without a guess, at its start."""
    await until_shown(pilot, "your guess first")
    if number != OVERSHOOT:  # with which the lab opens
        await press(pilot, "s")
        await begun(pilot)
        await press(pilot, number)
    if number in (OVERSHOOT, SLOW):
        await until_shown(pilot, "your guess first")
        await press(pilot, "s")
    await until_shown(pilot, f"{number}/4")
    await begun(pilot)


async def choose(pilot: Pilot[None], knob: str) -> None:
    """Put the cursor on a knob."""
    await press(pilot, *["up"] * 9)
    for _ in range(9):
        if f"› {knob}" in screen_text(pilot):
            return
        await press(pilot, "down")
    pytest.fail(f"no knob {knob}:\n{screen_text(pilot)}")


def knob_row(pilot: Pilot[None], knob: str) -> str:
    return screen_lines(pilot)[row_of(pilot, f" {knob} ")]


async def ended(pilot: Pilot[None], steps: int) -> None:
    """Play to the end, fast."""
    await press(pilot, "plus", "plus", "space")
    await until_shown(pilot, f"step {steps} of {steps}")
    await until_shown(pilot, "space play")


async def test_the_guess_comes_before_the_picture_and_is_recorded_once(house: House) -> None:
    async with house.open(LabScreen) as pilot:
        await until_shown(pilot, "your guess first")
        before = screen_text(pilot)
        assert "At a rate of 0.8, w jumps" in before
        assert not BRAILLE & set(before)
        assert "step 0" not in before
        await press(pilot, "enter")
        assert "Choose first" in screen_text(pilot)
        assert log(pilot) == []
        house.clock.forward(seconds=7)
        right = next(line.split()[0] for line in screen_lines(pilot) if "each jump is 0.6" in line)
        await press(pilot, right, "enter")
        await begun(pilot)
        row = log(pilot)[0]
        assert (row.mode, row.correct, row.seconds) == ("lab", True, 7.0)
        assert row.card.endswith("/question/overshoot")
        after = screen_text(pilot)
        assert BRAILLE & set(after)
        assert "✓ Right" in after
        await press(pilot, "enter", "enter", "space", "space", SLOW)
        await until_shown(pilot, "where is w after 40")
        await press(pilot, "s")
        await begun(pilot)
        await press(pilot, OVERSHOOT)
        await until_shown(pilot, "1/4")
        await begun(pilot)
        assert len(log(pilot)) == 1, "the same day the picture shows at once, and a skipped guess is none"


async def test_a_wrong_guess_says_what_is_right_and_n_tells_why(house: House) -> None:
    async with house.open(LabScreen) as pilot:
        await until_shown(pilot, "your guess first")
        bait = next(line.split()[0] for line in screen_lines(pilot) if "overshoots each step" in line)
        await press(pilot, bait, "enter")
        await begun(pilot)
        assert "✗ The bait. You said" in screen_text(pilot)
        assert "each jump is 0.6 of the one" in screen_text(pilot)
        assert log(pilot)[0].correct is False
        await press(pilot, "n")
        assert "What this shows" in screen_text(pilot)
        assert "Overshoot is about the sign" in screen_text(pilot)
        await pilot.resize_terminal(*NARROW)
        await pilot.resize_terminal(*WIDE)
        await press(pilot, "escape")
        assert "step 0 of 20" in screen_text(pilot)
        await until(
            pilot, lambda: max(map(len, screen_lines(pilot)[6:12])) > 75, "it is drawn for the window"
        )


async def test_the_reasons_scroll_by_the_arrows(house: House) -> None:
    async with house.open(LabScreen, size=NARROW) as pilot:
        await until_shown(pilot, "your guess first")
        await press(pilot, "1", "enter")
        await until_shown(pilot, "step 1/20")
        await press(pilot, "n")
        assert "The size of the factor" not in screen_text(pilot)
        await press(pilot, *["down"] * 8, "pagedown")
        assert "The size of the factor" in screen_text(pilot)


async def test_the_next_visit_begins_with_the_next_guess(house: House) -> None:
    async with house.open(LabScreen) as pilot:
        await until_shown(pilot, "1/4")
        await press(pilot, "1", "enter")
        await begun(pilot)
    async with house.open(LabScreen) as pilot:
        await until_shown(pilot, "2/4")
        assert "your guess first" in screen_text(pilot)


def type_ahead(pilot: Pilot[None], keys: str) -> None:
    """Send keys without waiting for what they do."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key))


class Held:
    """Something a thread does, held up until it may go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> None:
        self.began, self.go_on = threading.Event(), threading.Event()
        self._does = getattr(module, name)
        monkeypatch.setattr("trainer.tui.keys.LONGEST_WAIT", 30.0)
        monkeypatch.setattr(module, name, self)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        self.began.set()
        self.go_on.wait(20)
        return self._does(*args, **kwargs)


async def test_a_key_typed_behind_a_preset_answers_its_guess(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house.open(LabScreen) as pilot:
        await show(pilot, DIVERGENCE)
        held = Held(monkeypatch, lab_screen, "find_guess")
        type_ahead(pilot, SLOW + "1")
        await until(pilot, held.began.is_set, "the guess is looked up")
        held.go_on.set()
        await until_shown(pilot, "› 1")
        assert "2/4 Too slow" in screen_text(pilot).replace("  ", " ")
        assert "where is w after 40" in screen_text(pilot)


async def test_esc_leaves_the_lab_while_a_preset_is_looked_up(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with house.open() as pilot:
        screen = LabScreen()
        await pilot.app.push_screen(screen)
        await show(pilot, DIVERGENCE)
        held = Held(monkeypatch, lab_screen, "find_guess")
        type_ahead(pilot, SLOW)
        await until(pilot, held.began.is_set, "the guess is looked up")
        pilot.app.post_message(events.Key("escape", None))
        await until(pilot, lambda: pilot.app.screen is not screen, "the lab is left")
        held.go_on.set()


async def test_a_key_typed_while_the_lab_opens_answers_the_first_guess(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    from trainer.tui.lab import drawing  # noqa: PLC0415 - NumPy

    async with house.open() as pilot:
        held = Held(monkeypatch, drawing, "open_in_thread")
        lab = next(line.split()[0] for line in screen_lines(pilot) if line.split()[1:2] == ["Lab"])
        type_ahead(pilot, lab + "1")
        await until(pilot, held.began.is_set, "the presets are read")
        held.go_on.set()
        await until_shown(pilot, "› 1")
        assert "your guess first" in screen_text(pilot)


async def test_n_says_why_a_guess_that_was_skipped_has_no_reasons(house: House) -> None:
    async with house.open(LabScreen) as pilot:
        await show(pilot, SLOW)
        await press(pilot, "n")
        assert "What this shows" in screen_text(pilot)
        assert "You skipped the guess, so its reasons stay hidden; 2 asks it again." in screen_text(pilot)
        await press(pilot, "n")
        assert "skipped" not in screen_text(pilot)
        await press(pilot, SLOW)
        await until_shown(pilot, "your guess first")
        await press(pilot, "1", "enter")
        await begun(pilot)
        await press(pilot, "n")
        assert "0.98 to the power of 40" in screen_text(pilot)
        assert "skipped" not in screen_text(pilot)


async def test_n_says_where_the_reasons_of_a_guess_made_before_are(house: House) -> None:
    async with house.open(LabScreen) as pilot:
        await until_shown(pilot, "your guess first")
        await press(pilot, "1", "enter")
        await begun(pilot)
        await press(pilot, DIVERGENCE)
        await until_shown(pilot, "3/4")
        await press(pilot, "n")
        assert "today" not in screen_text(pilot), "it has no question"
        await press(pilot, "n", OVERSHOOT)
        await until_shown(pilot, "1/4")
        await press(pilot, "n")
        assert "Its question is not asked again today; Browse has it with its reasons." in screen_text(pilot)


async def test_n_says_that_a_question_is_suspended(house: House) -> None:
    async with house.open() as pilot:
        pilot.app.library.progress.suspend("tiny/question/overshoot")  # type: ignore[attr-defined]
        await pilot.app.push_screen(LabScreen())
        await begun(pilot)
        await press(pilot, "n")
        assert "Its question is suspended, or buried for today" in screen_text(pilot)


async def test_n_says_that_a_question_could_not_be_read(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(*_: object, **__: object) -> None:
        raise Problem("The bank is broken.")

    monkeypatch.setattr(lab_screen, "find_guess", unreadable)
    async with house.open(LabScreen) as pilot:
        await until_shown(pilot, "The bank is broken.")
        await begun(pilot)
        await press(pilot, "n")
        assert "Its question could not be read." in screen_text(pilot)


async def test_of_presets_asked_for_in_a_row_the_last_one_shows_once(house: House) -> None:
    """Keys that arrive while the question of the preset before is still being looked up."""
    async with house.open(LabScreen) as pilot:
        await show(pilot, DIVERGENCE)
        await choose(pilot, "preset")
        screen = pilot.app.screen
        assert isinstance(screen, LabScreen)
        for _ in range(3):
            screen.action_turn(1)
        await until_shown(pilot, "where is w after 40")
        assert "2/4 Too slow" in screen_text(pilot).replace("  ", " ")
        assert len(screen.query("QuestionView")) == 1
        await press(pilot, "s")
        await begun(pilot)
        for number in (1, 4, 3):
            screen.action_take(number)
        await until_shown(pilot, "error × −1.1 a step")
        assert "your guess first" not in screen_text(pilot)
        assert len(screen.query("QuestionView")) == 0


async def test_two_clicks_on_a_key_press_no_other_that_came_to_stand_there(house: House) -> None:
    async with house.open(LabScreen, size=WIDE) as pilot:
        await show(pilot, DIVERGENCE)
        row = row_of(pilot, "1-4 preset")
        column = screen_lines(pilot)[row].index("-4 preset")
        await pilot.click(offset=(column, row), times=2)
        await until_shown(pilot, "your guess first")


async def test_a_click_chooses_a_knob_and_another_turns_it(house: House) -> None:
    async with house.open(LabScreen, size=WIDE) as pilot:
        await show(pilot, DIVERGENCE)
        await click_text(pilot, "rate  ")
        assert "› rate" in screen_text(pilot)
        assert "1.05" in knob_row(pilot, "rate")
        row = row_of(pilot, "› rate")
        await pilot.click(offset=(20, row))
        await until_shown(pilot, "error × −1.2 a step")
        await pilot.click(offset=(20, row), button=3)
        await until_shown(pilot, "error × −1.1 a step")
        row = row_of(pilot, "  preset ")
        await pilot.click(offset=(20, row), times=2)
        await pilot.pause()
        assert "3/4" in screen_text(pilot), "two clicks on another knob choose it and turn nothing"


async def test_step_back_play_to_the_end_and_reset(house: House) -> None:
    async with house.open(LabScreen) as pilot:
        await show(pilot, OVERSHOOT)
        assert "w 4   loss 4   next 4 − 0.8 × 4" in screen_text(pilot)
        await press(pilot, "enter")
        assert "step 1 of 20" in screen_text(pilot)
        assert "w 0.8   loss 1.44   next 0.8 − 0.8 × (−2.4)" in screen_text(pilot)
        await press(pilot, "enter", "backspace")
        assert "w 0.8   loss 1.44" in screen_text(pilot)
        await ended(pilot, 20)
        text = screen_text(pilot)
        assert "there from step 7 on" in text
        assert "lands on the other side" in text, "what it showed"
        await press(pilot, "r")
        assert "step 0 of 20" in screen_text(pilot)


async def test_a_picture_gone_back_to_is_the_picture_that_was(house: House) -> None:
    async with house.open(LabScreen) as pilot:
        await show(pilot, RAVINE)
        await press(pilot, "enter", "enter", "enter")
        there = screen_text(pilot)
        await press(pilot, "enter", "enter", "backspace", "backspace")
        assert screen_text(pilot) == there


async def test_turning_a_knob_computes_anew_and_keeps_the_other_run(house: House) -> None:
    async with house.open(LabScreen) as pilot:
        await show(pilot, OVERSHOOT)
        await choose(pilot, "rate")
        await press(pilot, "right")
        await until_shown(pilot, "next 4 − 0.9 × 4")
        text = screen_text(pilot)
        assert "next 4 − 0.1 × 4" in text
        assert "Overshoot, changed" in text
        assert "error × −0.8 a step" in text
        assert "step 0 of 20" in text
        await press(pilot, "b", "left")
        await until_shown(pilot, "next 4 − 0.09 × 4")
        assert "next 4 − 0.9 × 4" in screen_text(pilot)


async def test_a_knob_turned_while_it_plays_leaves_it_playing(house: House) -> None:
    async with house.open(LabScreen) as pilot:
        await show(pilot, SLOW)
        await choose(pilot, "rate")
        await press(pilot, "minus", "minus", "space", "right")
        await until_shown(pilot, "error × 0.978 a step")
        await until(pilot, lambda: "step 0 of 40" not in screen_text(pilot), "it plays on")
        assert "space stop" in screen_text(pilot)


async def test_a_knob_turned_at_the_end_of_a_run_shows_the_end(house: House) -> None:
    async with house.open(LabScreen) as pilot:
        await show(pilot, DIVERGENCE)
        await choose(pilot, "steps")
        await press(pilot, *["left"] * 3)
        await until_shown(pilot, "step 0 of 10")
        await press(pilot, *["enter"] * 10)
        assert "step 10 of 10" in screen_text(pilot)
        await press(pilot, "right")
        await until_shown(pilot, "step 20 of 20")


async def test_the_loss_is_both_runs_and_the_last_knob_sets_one_beside(house: House) -> None:
    async with house.open(LabScreen, size=WIDE) as pilot:
        await show(pilot, DIVERGENCE)
        assert "⠒•⠒  gradient descent" in screen_text(pilot)
        assert "o o  " not in screen_text(pilot)
        await choose(pilot, "beside it")
        await press(pilot, "right", "right")
        await until_shown(pilot, "o o  momentum")
        await choose(pilot, "loss")
        await press(pilot, "right")
        await until_shown(pilot, "w 5   loss 98.8   gradient 60")
        assert screen_text(pilot).count("w 5   loss 98.8") == 2


async def test_divergence_is_told_in_words_and_nothing_of_it_is_cut(house: House) -> None:
    async with house.open(LabScreen) as pilot:
        await show(pilot, DIVERGENCE)
        await press(pilot, *["enter"] * 6)
        assert "w 5.543   outside   loss 12.55" in screen_text(pilot)
        await ended(pilot, 40)
        text = screen_text(pilot)
        assert "left the picture at step 6, loss 8194 at step 40" in text
        assert all(len(line) <= 80 for line in text.splitlines())


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
async def test_at_80_columns_every_key_one_needs_is_told(house: House, encoding: str) -> None:
    async with house.open(LabScreen, encoding=encoding) as pilot:
        await show(pilot, RAVINE)
        text = screen_text(pilot)
        arrows = "↑↓←→" if encoding == "utf-8" else "^v<>"
        for key in (
            "enter step",
            "space play",
            f"{arrows} knob",
            "1-4 preset",
            "n why",
            "esc back",
            "? help",
        ):
            assert key in text.splitlines()[-1]
        assert "(b turns momentum)" in text
        assert "knob 1 of 8" in text
        await press(pilot, "down", "down")
        assert "knob 3 of 8" in screen_text(pilot)


async def test_two_runs_differ_by_stroke_and_the_minimum_is_marked(house: House) -> None:
    async with house.open(LabScreen, size=WIDE) as pilot:
        await show(pilot, RAVINE)
        await press(pilot, *["enter"] * 9)
        text = screen_text(pilot)
        assert "●" in text
        assert "◆" in text
        assert "⠒•⠒  gradient descent" in text
        assert "o o  momentum" in text
        await press(pilot, "r")
        assert any("×" in line for line in screen_lines(pilot)[7:25])
        assert "errors × 0.89 and −0.76: converges below 0.125" in screen_text(pilot)


async def test_in_a_narrow_window_tab_changes_path_and_loss(house: House) -> None:
    async with house.open(LabScreen, size=NARROW) as pilot:
        await until_shown(pilot, "your guess first")
        await press(pilot, "s")
        await until_shown(pilot, "step 1/20")
        await press(pilot, "r")
        assert "L(w) = (w − 2)²  step 0/20" in screen_text(pilot)
        assert "loss   step" not in screen_text(pilot)
        assert "tab loss" in screen_text(pilot)
        await press(pilot, "tab")
        assert "L(w) = (w − 2)²  step" not in screen_text(pilot)
        assert "loss   step 0 of 20" in screen_text(pilot)


async def test_a_console_without_braille_has_marks_alone(house: House) -> None:
    async with house.open(LabScreen, encoding="ascii") as pilot:
        await show(pilot, RAVINE)
        await press(pilot, *["enter"] * 5)
        text = screen_text(pilot)
        assert text.isascii()
        assert "@" in text
        assert "#" in text
        assert "?" not in text.rpartition("\n")[0], "nothing that the console lacks"


async def test_another_size_draws_anew_at_the_same_step(house: House) -> None:
    async with house.open(LabScreen) as pilot:
        await show(pilot, OVERSHOOT)
        await press(pilot, "enter", "enter")
        await pilot.resize_terminal(*WIDE)
        await until(pilot, lambda: max(map(len, screen_lines(pilot)[6:9])) > 75, "it is drawn for the window")
        assert "step 2 of 20" in screen_text(pilot)


async def test_a_late_picture_of_other_knobs_is_not_shown(house: House) -> None:
    from trainer.tui.lab.drawing import draw_in_thread  # noqa: PLC0415 - NumPy

    async with house.open(LabScreen) as pilot:
        await show(pilot, OVERSHOOT)
        screen = pilot.app.screen
        assert isinstance(screen, LabScreen)
        old = screen._job
        assert old is not None
        await choose(pilot, "rate")
        await press(pilot, "left")
        await until_shown(pilot, "next 4 − 0.7 × 4")
        assert old.cancel.is_set()
        old.cancel.clear()  # as if it had been done a moment before
        draw_in_thread(old, screen.post_message)
        await pilot.pause()
        assert "next 4 − 0.7 × 4" in screen_text(pilot)


async def test_a_track_without_presets_has_a_lab_all_the_same(house: House, presets: Path) -> None:
    presets.unlink()
    async with house.open(LabScreen) as pilot:
        await begun(pilot)
        assert "of your own" in screen_text(pilot)
        assert "w 4   loss 4" in screen_text(pilot)


async def test_a_broken_preset_is_said_and_the_others_are_there(house: House, presets: Path) -> None:
    presets.write_text(PRESETS.replace("loss: quadratic", "loss: cubic", 1), encoding="utf-8")
    async with house.open(LabScreen, size=WIDE) as pilot:
        await until_shown(pilot, "1/3")
        await until_shown(pilot, "cubic")


def race_losses(pilot: Pilot[None]) -> list[str]:
    """What is told of either run from its loss on."""
    rows = (row_of(pilot, name) for name in ("⠒•⠒  reference", "o o  yours"))
    return [screen_lines(pilot)[row].split("loss")[1] for row in rows]


async def test_a_passing_program_is_raced_and_walks_the_references_path(
    house: House, put_draft: Callable[[str], None]
) -> None:
    put_draft((TASK / "accepted" / "plain_python.py").read_text(encoding="utf-8"))
    async with house.open(lambda: LabScreen(race=KEY)) as pilot:
        await begun(pilot)
        assert "race: yours against the reference" in screen_text(pilot)
        await press(pilot, *["enter"] * 3)
        assert len(set(race_losses(pilot))) == 1
        await pilot.resize_terminal(*WIDE)
        await until(
            pilot, lambda: max(map(len, screen_lines(pilot)[6:12])) > 75, "it is drawn for the window"
        )
        assert "step 3 of 40" in screen_text(pilot), "another size is no other race"
        await choose(pilot, "rate")
        await press(pilot, "left")
        await until_shown(pilot, "− 0.015 ×")
        assert len(set(race_losses(pilot))) == 1


async def test_a_program_that_breaks_in_the_race_says_where(
    house: House, put_draft: Callable[[str], None]
) -> None:
    put_draft(
        "def optimize_batch_query(X, w_init, learning_rate, num_iterations):\n"
        "    if num_iterations > 3:\n        raise ValueError('tired')\n    return w_init\n",
    )
    async with house.open(lambda: LabScreen(race=KEY)) as pilot:
        await until_shown(pilot, "The race ends early.")
        assert "step 4" in screen_text(pilot)
        assert "tired" in screen_text(pilot)
        await until_shown(pilot, "after 3 steps")


async def test_what_takes_no_steps_can_not_be_raced(house: House, places: Places) -> None:
    tasks = shipped_content() / "gradient-descent" / "tasks"
    shutil.copytree(tasks / "numeric-gradient", places.content[0] / "tasks" / "numeric-gradient")
    async with house.open(lambda: LabScreen(race="tiny/task/numeric-gradient")) as pilot:
        await until_shown(pilot, "No race. numeric_gradient takes no steps")


async def test_l_on_a_passed_task_leads_to_the_race(house: House, put_draft: Callable[[str], None]) -> None:
    from trainer.tui.screens.coding import CodingScreen  # noqa: PLC0415 - the editor, for this test alone

    put_draft((TASK / "accepted" / "plain_python.py").read_text(encoding="utf-8"))
    async with house.open(lambda: CodingScreen(KEY)) as pilot:
        coding = pilot.app.screen
        assert isinstance(coding, CodingScreen)
        await until(pilot, lambda: coding.is_ready, "the task is there")
        assert coding.check_action("race", ()) is False, "not before it passed"
        await press(pilot, "ctrl+r")
        await until(pilot, lambda: coding.report is not None and not coding.is_judging, "it is graded")
        if coding.editor.has_focus:
            await press(pilot, "escape")
        await press(pilot, "l")
        await until_shown(pilot, "race: yours against the reference")
        await press(pilot, "escape")
        assert pilot.app.screen is coding
