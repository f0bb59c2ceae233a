"""The real program in a real pseudo-terminal, its screen read by a terminal emulator."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

import pexpect
import pyte
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# A loaded machine may take long; a screen that never comes is told after this many seconds.
PATIENCE = 30.0
MOST_ROWS = 100
LEAVES_FULL_SCREEN = b"\x1b[?1049l"


class Terminal:
    """`trainer` as a person has it: keys go in, the screen comes out."""

    def __init__(self, data: Path, columns: int, rows: int, *arguments: str) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.is_restored = False
        environment = {
            **os.environ,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            "TRAINER_DATA": str(data),
        }
        self._program = pexpect.spawn(
            sys.executable,
            ["-m", "trainer", *arguments],
            env=environment,
            dimensions=(rows, columns),
            timeout=PATIENCE,
        )

    @property
    def text(self) -> str:
        """The screen as lines of text."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def press(self, keys: str) -> None:
        """Send keys as a keyboard would."""
        self._program.send(keys)

    def wait_for(self, *texts: str, absent: str | None = None) -> None:
        """Read until the screen shows every text, and not `absent`; fails with the screen as it stands."""

        def shown() -> bool:
            text = self.text
            return all(part in text for part in texts) and (absent is None or absent not in text)

        self._read_until(shown, f"{texts} (without {absent!r})")

    def wait_for_any(self, *texts: str) -> str:
        """Read until the screen shows one of the texts; the first of them that it shows."""
        self._read_until(lambda: any(text in self.text for text in texts), f"one of {texts}")
        return next(text for text in texts if text in self.text)

    def open_task(self, name: str) -> None:
        """From Home into the editor of a task, wherever in the list it stands."""
        self.press("3")
        self.wait_for("Coding tasks", "enter code")
        for _ in range(MOST_ROWS):
            marked = self._marked_row
            if f" {name} " in f"{marked} ":
                break
            self.press("\x1b[B")
            self._read_until(lambda: self._marked_row not in ("", marked), "the mark to move")  # noqa: B023
        self.press("\r")
        self.wait_for(name, "draft saved", "ctrl+r grade")

    @property
    def _marked_row(self) -> str:
        return next((line for line in self.text.splitlines() if line.lstrip().startswith("›")), "")

    def _read_until(self, shown: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not shown():
            if time.monotonic() > deadline:
                pytest.fail(f"waited {PATIENCE:.0f} s for {what}; the screen:\n{self.text}")
            try:
                self._stream.feed(self._program.read_nonblocking(65536, timeout=0.2))
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                pytest.fail(f"the program ended while waiting for {what}; the screen:\n{self.text}")

    def wait_for_end(self) -> int:
        """Read until the program has ended; its exit code."""
        try:
            self._program.expect(pexpect.EOF)
        except pexpect.TIMEOUT:
            pytest.fail(f"the program did not end; the screen:\n{self.text}")
        last = self._program.before or b""
        self._stream.feed(last)
        self.is_restored = LEAVES_FULL_SCREEN in last
        self._program.close()
        return int(self._program.exitstatus if self._program.exitstatus is not None else -1)

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        self._program.kill(number)

    def kill(self) -> None:
        """End the program at once, as a power cut would."""
        self._program.close(force=True)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    """Open `trainer` at a size; every one opened in a test shares its data folder."""
    opened: list[Terminal] = []

    def open_one(columns: int, rows: int, *arguments: str) -> Terminal:
        opened.append(Terminal(tmp_path / "data", columns, rows, *arguments))
        return opened[-1]

    yield open_one
    for one in opened:
        one.kill()
