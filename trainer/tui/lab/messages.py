"""What the lab's screen asks of its threads, and what they tell it; loads no NumPy."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.bank.presets import OfferedPreset
    from trainer.lab.descents import Descent, Setup
    from trainer.tui.lab.scenes import Scene

__all__ = ["Drawn", "Entrant", "Job", "Opened", "RaceEnded", "Racing"]


@dataclass
class Opened(Message):
    """The presets are read.

    Attributes:
        presets: in their order.
        first: the number of the one to begin with, from 0: the first that was never guessed.
        faults: one line for each that can't be used.
        entrant: the learner's program that is to be raced, if one is.
        refusal: why it can't be raced; empty where nothing is to be said.
    """

    presets: list[OfferedPreset]
    first: int
    faults: list[str]
    entrant: Entrant | None = None
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Entrant:
    """A learner's own program, to be raced.

    Attributes:
        folder: its task's.
        function: what the task asks for.
        title: the task's.
        source: the program.
    """

    folder: Path
    function: str
    title: str
    source: str


@dataclass(frozen=True, eq=False)
class Job:
    """What is to be drawn.

    Attributes:
        setups: one run, or two.
        sizes: cells and rows of the path's picture and of the loss's.
        ascii_only: the console has no Braille.
        entrant: walks the last run in place of the reference.
        walked: the runs, where they are known already and only the size is another.
        cancel: set once nobody waits for it any more.
    """

    setups: tuple[Setup, ...]
    sizes: tuple[tuple[int, int], tuple[int, int]]
    ascii_only: bool
    entrant: Entrant | None = None
    walked: tuple[Descent, ...] = ()
    cancel: threading.Event = field(default_factory=threading.Event)


@dataclass
class Drawn(Message):
    """The pictures are there."""

    job: Job
    descents: tuple[Descent, ...]
    path: Scene
    loss: Scene


@dataclass
class Racing(Message):
    """The program has walked so many steps."""

    job: Job
    step: int


@dataclass
class RaceEnded(Message):
    """The program could not go on; in words."""

    job: Job
    words: str
