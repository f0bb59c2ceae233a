"""`trainer preview` in a real terminal: nothing is recorded, and the terminal is itself again."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pexpect
import pyte
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from trainer.places import Places

pytestmark = pytest.mark.terminal

PATIENCE = 30.0
LEAVES_FULL_SCREEN = b"\x1b[?1049l"


class Screen:
    """A program's terminal of 120 columns."""

    def __init__(self, data: Path, *arguments: str) -> None:
        self.screen = pyte.Screen(120, 30)
        self._stream = pyte.ByteStream(self.screen)
        self.sent = b""
        self.program = pexpect.spawn(
            sys.executable,
            ["-m", "trainer", *arguments],
            env={**os.environ, "LANG": "C.UTF-8", "TRAINER_DATA": str(data)},
            dimensions=(30, 120),
            timeout=PATIENCE,
        )

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display)

    def until(self, condition: Callable[[], bool]) -> None:
        """Read until it holds; a program that says nothing for too long fails with its screen."""
        while not condition():
            try:
                piece = self.program.read_nonblocking(65536, timeout=PATIENCE)
            except pexpect.TIMEOUT:
                pytest.fail(f"waited in vain; the screen shows:\n{self.text}")
            self.sent += piece
            self._stream.feed(piece)

    def end(self) -> int | None:
        """Read to the end; the exit code."""
        self.sent += self.program.read()
        self.program.close()
        return self.program.exitstatus


def test_answers_are_not_recorded(places: Places, tmp_path: Path) -> None:
    bank = places.content[0] / "mini" / "basics.yaml"
    data = tmp_path / "learner"
    shown = Screen(data, "preview", str(bank), "--width", "80")
    shown.until(lambda: "What do you do first?" in shown.text and "sound" in shown.text)
    shown.program.send("1\r")
    shown.until(lambda: "Tempting because it sometimes works." in shown.text)
    assert max(len(line) for line in shown.text.split("\n")) <= 80
    bank.write_text(bank.read_text().replace("What do you do first?", "What comes first?"))
    shown.until(lambda: "What comes first?" in shown.text)
    shown.program.send("\x1b")
    assert shown.end() == 0
    assert LEAVES_FULL_SCREEN in shown.sent
    assert not data.exists()


def test_what_can_not_be_shown_is_told_in_a_line(tmp_path: Path) -> None:
    shown = Screen(tmp_path / "learner", "preview", str(tmp_path / "nothing.yaml"))
    assert shown.end() == 2
    assert b"nothing.yaml: there is no such file or folder" in shown.sent
