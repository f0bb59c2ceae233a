"""The lab's presets: descents that show a claim of the lesson, and the question asked before they do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path  # noqa: TC003 - a field's type, which readers of the class may resolve
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, ValidationError

from graders.documents import Fault, did_you_mean, examine, quoted, violations
from trainer.bank.files import presets_file
from trainer.bank.model import Frozen, Slug, Text
from trainer.bank.semantics import Finding
from trainer.bank.slips import explained
from trainer.lab.descents import MOMENTUM_OF, OPTIMIZER_TITLES, SCHEDULE_TITLES, Setup
from trainer.lab.landscapes import LANDSCAPES
from trainer.lab.reading import figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graders.documents import Document
    from trainer.bank.catalogue import Catalogue
    from trainer.lab.landscapes import Landscape

__all__ = [
    "MOST_STEPS",
    "Beside",
    "LoadedPresets",
    "OfferedPreset",
    "Preset",
    "PresetSetup",
    "Presets",
    "load_presets",
    "offered_presets",
    "setups_of",
]

MOST_STEPS = 1_000
"""A path of more steps can't be told apart on a screen."""


def _names(known: Mapping[str, object]) -> dict[str, Any]:
    """What a schema says of a name: an editor offers these."""
    return {"enum": list(known)}


Optimizer = Annotated[str, Field(json_schema_extra=_names(OPTIMIZER_TITLES))]
Schedule = Annotated[str, Field(json_schema_extra=_names(SCHEDULE_TITLES))]
Rate = Annotated[float, Field(gt=0, le=1000)]
Momentum = Annotated[float, Field(ge=0, lt=1)]
Batch = Annotated[int, Field(ge=1)]
Start = Annotated[tuple[float, ...], Field(min_length=1, max_length=2)]


class PresetSetup(Frozen):
    """What a preset sets."""

    loss: str = Field(json_schema_extra=_names(LANDSCAPES), description="a loss of the lab")
    optimizer: Optimizer = Field(description="an optimizer of the lab")
    rate: Rate = Field(description="the learning rate of step 0, or a warm-up's peak")
    momentum: Momentum = Field(default=0.9, description="β, or Adam's β₁; 0.9 if not said")
    schedule: Schedule = Field(default="constant", description="a schedule; `constant` if not said")
    batch: Batch | None = Field(default=None, description="data points an update sees; all if not said")
    start: Start | None = Field(
        default=None, description="one number a parameter; the loss's own if not said"
    )
    steps: int = Field(default=40, ge=1, le=MOST_STEPS, description="how many updates; 40 if not said")


class Beside(Frozen):
    """What the second descent sets otherwise, on the same loss and for as many steps."""

    optimizer: Optimizer | None = Field(default=None, description="another optimizer")
    rate: Rate | None = Field(default=None, description="another rate")
    momentum: Momentum | None = Field(default=None, description="another β or β₁")
    schedule: Schedule | None = Field(default=None, description="another schedule")
    batch: Batch | None = Field(default=None, description="another batch size")
    start: Start | None = Field(default=None, description="another start")


class Preset(Frozen):
    """A descent that shows one claim of the lesson."""

    id: Slug = Field(description="unique in the file")
    title: Annotated[Text, Field(max_length=40)] = Field(description="its name on the screen")
    claim: Annotated[Text, Field(max_length=300)] = Field(
        description="what the picture shows, told once it was seen"
    )
    question: Slug = Field(description="the track's question that is asked before anything shows")
    setup: PresetSetup = Field(description="what is descended, by what and how far")
    beside: Beside | None = Field(default=None, description="what a second descent sets otherwise")


class Presets(Frozen):
    """A file of presets."""

    presets: tuple[Preset, ...] = Field(min_length=1, description="in the order they are offered")


@dataclass(frozen=True, slots=True)
class LoadedPresets:
    """A file of presets, read as far as it can be.

    Attributes:
        path: the file.
        document: its data with positions, where it is YAML.
        presets: those without a fault, in the file's order.
        faults: what is wrong with the file itself.
    """

    path: Path
    document: Document | None
    presets: tuple[Preset, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class OfferedPreset:
    """A preset as the lab offers it.

    Attributes:
        preset: what the file says.
        question: the key of the question asked first; empty where the bank has none that can be used.
    """

    preset: Preset
    question: str


def load_presets(path: Path) -> LoadedPresets:
    """Read a file of presets; one that is broken leaves the others usable."""
    document, faults = examine(path)
    if document is None:
        return LoadedPresets(path, None, (), tuple(faults))
    _, found = violations(document, Presets)
    faults = [*faults, *(fault for _, fault in found)]
    broken = {way[1] for way, _ in found if len(way) > 1}
    listed = document.data.get("presets") if isinstance(document.data, dict) else None
    sound: list[Preset] = []
    seen: dict[str, int] = {}
    for index, data in enumerate(listed if isinstance(listed, list) else []):
        preset = None if index in broken else _preset(data)
        if preset is None:
            continue
        wrong = [_fault(document, index, finding) for finding in _findings(preset)]
        if preset.id in seen:
            line, _ = document.position(("presets", seen[preset.id], "id"))
            what = f"the id {quoted(preset.id)} is used already, on line {line}"
            remedy = "give this preset an id of its own"
            wrong.append(document.fault(("presets", index, "id"), what, remedy, code="duplicate-id"))
        seen.setdefault(preset.id, index)
        faults += wrong
        if not wrong:
            sound.append(preset)
    faults = sorted(explained(document, faults), key=lambda fault: fault.place)
    return LoadedPresets(path, document, tuple(sound), tuple(faults))


def _preset(data: Any) -> Preset | None:
    """One entry of the file; None where it is not sound, which has been told already."""
    import json  # noqa: PLC0415 - only strict JSON takes a list for a tuple

    try:
        return Preset.model_validate_json(json.dumps(data), strict=True)
    except ValidationError:
        return None


def _fault(document: Document, index: int, finding: Finding) -> Fault:
    way = ("presets", index, *finding.way)
    return document.fault(way, finding.what, finding.remedy, code=finding.code, on_key=finding.on_key)


def _findings(preset: Preset) -> Iterator[Finding]:
    """What keeps a well-formed preset from being a descent."""
    setup, beside = preset.setup, preset.beside
    yield from _unknown(("setup", "loss"), "loss", setup.loss, LANDSCAPES)
    yield from _names_of("setup", setup.optimizer, setup.schedule)
    landscape = LANDSCAPES.get(setup.loss)
    if landscape is not None:
        yield from _fits("setup", setup.start, setup.batch, landscape)
    yield from _of_no_effect("setup", setup.optimizer, has="momentum" in setup.model_fields_set)
    if beside is None:
        return
    yield from _names_of("beside", beside.optimizer, beside.schedule)
    if landscape is not None:
        yield from _fits("beside", beside.start, beside.batch, landscape)
        if _besides(setup, beside) == _setup(setup):
            what = "the second descent is the first once more"
            yield Finding(
                ("beside",), what, "set something otherwise, or take `beside` out", "preset", on_key=True
            )
    optimizer = beside.optimizer or setup.optimizer
    yield from _of_no_effect("beside", optimizer, has=beside.momentum is not None)


def _of_no_effect(part: str, optimizer: str, *, has: bool) -> Iterator[Finding]:
    if has and optimizer in OPTIMIZER_TITLES and optimizer not in MOMENTUM_OF:
        what = f"{quoted(optimizer)} has no momentum"
        remedy = f"take it out, or name one of {', '.join(MOMENTUM_OF)}"
        yield Finding((part, "momentum"), what, remedy, "preset", on_key=True)


def _names_of(part: str, optimizer: str | None, schedule: str | None) -> Iterator[Finding]:
    if optimizer is not None:
        yield from _unknown((part, "optimizer"), "optimizer", optimizer, OPTIMIZER_TITLES)
    if schedule is not None:
        yield from _unknown((part, "schedule"), "schedule", schedule, SCHEDULE_TITLES)


def _unknown(way: tuple[str, ...], called: str, name: str, known: Mapping[str, object]) -> Iterator[Finding]:
    if name not in known:
        remedy = did_you_mean(name, list(known)) or f"it has to be one of {', '.join(known)}"
        yield Finding(way, f"the lab has no {called} {quoted(name)}", remedy, "wrong-value")


def _fits(
    part: str, start: tuple[float, ...] | None, batch: int | None, landscape: Landscape
) -> Iterator[Finding]:
    """A start inside the picture, a batch there are points for."""
    import numpy as np  # noqa: PLC0415 - the landscapes have brought it already

    if start is not None and len(start) != landscape.dimension:
        what = f"the start has {len(start)} numbers, {landscape.id} has {landscape.dimension}"
        yield Finding((part, "start"), what, "give one number a parameter", "wrong-length")
    elif start is not None and not landscape.shows(np.array(start)):
        edges = zip(landscape.low, landscape.high, strict=True)
        shown = ", ".join(f"{figure(low)} to {figure(high)}" for low, high in edges)
        yield Finding((part, "start"), "the start is out of the picture", f"it shows {shown}", "preset")
    if batch is not None and not landscape.points:
        what = f"{landscape.id} has no data to draw batches from"
        yield Finding(
            (part, "batch"), what, "take `batch` out, or choose a loss with data", "preset", on_key=True
        )
    elif batch is not None and batch > landscape.points:
        what = f"a batch of {batch} is more than the {landscape.points} points of {landscape.id}"
        yield Finding((part, "batch"), what, "name fewer, or take `batch` out for all", "wrong-value")


def setups_of(preset: Preset) -> tuple[Setup, Setup | None]:
    """The descents of a preset: its own, and the second one beside it or None."""
    second = None if preset.beside is None else _besides(preset.setup, preset.beside)
    return _setup(preset.setup), second


def _setup(given: PresetSetup) -> Setup:
    landscape = LANDSCAPES[given.loss]
    batch = given.batch or 0
    return Setup(
        landscape=given.loss,
        optimizer=given.optimizer,
        rate=given.rate,
        momentum=given.momentum,
        schedule=given.schedule,
        # All points are told as 0: an update then sees them in their own order.
        batch=0 if batch == landscape.points else batch,
        start=given.start or landscape.start,
        steps=given.steps,
    )


def _besides(given: PresetSetup, beside: Beside) -> Setup:
    otherwise = {name: value for name in Beside.model_fields if (value := getattr(beside, name)) is not None}
    if otherwise.get("batch") == LANDSCAPES[given.loss].points:
        otherwise["batch"] = 0
    return replace(_setup(given), **otherwise)


def offered_presets(catalogue: Catalogue) -> tuple[list[OfferedPreset], list[str]]:
    """The presets of every track in their order, and one line for each that can't be used.

    Reads files: to be called from a thread where something waits for the screen.
    """
    offered: list[OfferedPreset] = []
    faults: list[str] = []
    for track in catalogue.tracks:
        path = presets_file(track.folder)
        if path is None:
            continue
        loaded = load_presets(path)
        faults += [str(fault) for fault in loaded.faults]
        by_id = {question.id: question for question in catalogue.questions_of(track.id)}
        for preset in loaded.presets:
            question = by_id.get(preset.question)
            usable = question is not None and question.kind != "open"
            offered.append(OfferedPreset(preset, question.key if question is not None and usable else ""))
    return offered, faults
