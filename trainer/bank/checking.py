"""`check`: is the content sound? Every fault of what was named, in one go."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from graders.documents import DocumentProblem, Fault, quoted
from graders.errors import ContentProblem
from trainer.bank.advice import bank_advice
from trainer.bank.files import TASK_FILE, find_tracks, track_above
from trainer.bank.linking import link_faults
from trainer.bank.loading import load_bank, load_task_file
from trainer.bank.overview import across_files, whole_track
from trainer.bank.setting import Setting
from trainer.bank.slips import slips
from trainer.bank.strays import outside_tracks, stray_files
from trainer.bank.unfilled import unfilled_in_task, unfilled_notes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trainer.bank.loading import LoadedTask

__all__ = ["CheckReport", "check"]


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What `check` found.

    Attributes:
        faults: what has to be mended, sorted by file and position.
        advice: what could be better, sorted likewise.
        margins: of each task that was proved, how much room its tolerance leaves, in words.
    """

    faults: tuple[Fault, ...] = ()
    advice: tuple[Fault, ...] = ()
    margins: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing has to be mended."""
        return not self.faults


@dataclass
class _Findings:
    """What has been found so far; a fault found twice is kept once."""

    faults: dict[Fault, None] = field(default_factory=dict)
    margins: dict[str, None] = field(default_factory=dict)
    proved: set[Path] = field(default_factory=set)

    def add(self, faults: Iterable[Fault]) -> None:
        self.faults.update(dict.fromkeys(faults))


def check(paths: Sequence[Path], content: Sequence[Path], *, prove: bool = True) -> CheckReport:
    """Check content folders, tracks, bank files, notes and task folders.

    Each is checked in the setting of the nearest folder above it with `track.yaml`; faults elsewhere in that
    track are left out. Tasks are proved when they, or a track or folder they lie in, are named.

    Args:
        paths: what to check; everything in `content` where nothing is named.
        content: the content folders in use.
        prove: run the tasks' files too.
    """
    findings = _Findings()
    setting_of = cache(Setting.of)
    tracks: list[Setting] = []
    for path in paths or content:
        target = Path(os.path.abspath(path))  # noqa: PTH100 - links stay as they are
        faults: list[Fault] = []
        above = track_above(target) if os.path.lexists(target) else None
        if above is not None:
            setting = setting_of(above)
            if target == above:
                tracks.append(setting)
            _check_in(setting, target, findings, faults, prove=prove)
        elif target.is_dir() and (found := find_tracks([target])[0]):
            for folder in found:
                setting = setting_of(folder)
                tracks.append(setting)
                _check_in(setting, folder, findings, faults, prove=prove)
            faults += outside_tracks(target)
        else:
            _check_alone(target, findings, faults, prove=prove)
        findings.add(_shown(fault, path) for fault in faults)
    findings.add(_same_ids(tracks))
    ordered = sorted(findings.faults, key=lambda fault: fault.place)
    return CheckReport(
        tuple(fault for fault in ordered if not fault.advice),
        tuple(fault for fault in ordered if fault.advice),
        tuple(findings.margins),
    )


def _shown(fault: Fault, path: Path) -> Fault:
    """The fault with its file called as the caller called it: relative where they named a relative path."""
    if path.is_absolute():
        return fault
    return replace(fault, path=Path(os.path.relpath(fault.path)))


def _check_in(
    setting: Setting, target: Path, findings: _Findings, faults: list[Fault], *, prove: bool
) -> None:
    """Check what lies at or under the target, in the setting of its track."""
    if setting.track.newer:
        faults += setting.track.faults
        return
    tasks = [task for task in setting.tasks if _meet(task.folder, target)]
    scope = tasks[0].folder if len(tasks) == 1 and tasks[0].folder in target.parents else target
    found = list(_track_faults(setting))
    told = {fault.place for fault in found if not fault.advice}
    # Who reads that a name can't be one need not read that nobody has it.
    found += [
        fault
        for fault in link_faults(setting)
        if not (fault.code.startswith("unknown-") and fault.place in told)
    ]
    found += [*across_files(setting), *stray_files(setting), *unfilled_notes(setting)]
    if target == setting.files.folder:
        found += whole_track(setting)
    faults += [fault for fault in found if fault.path == scope or scope in fault.path.parents]
    for task in tasks:
        if prove:
            _prove(task, findings, faults)


def _meet(folder: Path, target: Path) -> bool:
    """Whether naming the target names the task folder, a folder it lies in, or something in it."""
    return folder == target or target in folder.parents or folder in target.parents


def _track_faults(setting: Setting) -> Iterator[Fault]:
    """What is wrong with each file by itself."""
    yield from setting.track.faults
    yield from slips(setting.track.document)
    for bank in setting.banks:
        yield from bank.faults
        yield from slips(bank.document)
        yield from bank_advice(bank)
    for task in setting.tasks:
        yield from task.faults
        yield from slips(task.document)
    if setting.presets is not None:
        yield from setting.presets.faults
        yield from slips(setting.presets.document)


def _same_ids(tracks: Sequence[Setting]) -> Iterator[Fault]:
    """Tracks named together that share an id: only the first could be used."""
    first: dict[str, Path] = {}
    for setting in dict.fromkeys(tracks):
        track, document = setting.track.track, setting.track.document
        if track is None or document is None:
            continue
        if track.id in first:
            what = f"the track {quoted(track.id)} is there already, in {first[track.id]}"
            remedy = "give this one another id, or leave one of them out"
            yield document.fault(("id",), what, remedy, code="duplicate-id")
        first.setdefault(track.id, setting.files.folder)


def _check_alone(target: Path, findings: _Findings, faults: list[Fault], *, prove: bool) -> None:
    """Check what lies in no track: a task folder, or a bank as far as it goes."""
    task = next((folder for folder in (target, target.parent) if os.path.lexists(folder / TASK_FILE)), None)
    lonely = "lies in no track, so that topics and objectives can't be checked"
    remedy = "put it into a folder with track.yaml"
    if task is not None:
        loaded = load_task_file(task)
        faults += [*loaded.faults, *slips(loaded.document)]
        faults.append(Fault.about(task / TASK_FILE, lonely, remedy, code="no-track", advice=True))
        if prove:
            _prove(loaded, findings, faults)
    elif target.suffix == ".yaml" and os.path.lexists(target):
        bank = load_bank(target)
        faults += [*bank.faults, *slips(bank.document), *bank_advice(bank)]
        faults.append(Fault.about(target, lonely, remedy, code="no-track", advice=True))
    elif not os.path.lexists(target):
        what = "there is no such file or folder"
        faults.append(Fault.about(target, what, "name content to check", code="no-content"))
    else:
        what = "there is no track in this folder" if target.is_dir() else "this is no content file"
        remedy = "name a folder with track.yaml, a folder of such folders, a bank file or a task folder"
        faults.append(Fault.about(target, what, remedy, code="no-content"))


def _prove(task: LoadedTask, findings: _Findings, faults: list[Fault]) -> None:
    """Prove a task, once however often it is named."""
    from graders import load_task  # noqa: PLC0415 - the grader is wanted only where a task is proved
    from graders.proof import prove as prove_task  # noqa: PLC0415

    if task.folder in findings.proved or task.spec is None:
        return
    findings.proved.add(task.folder)
    unfilled = list(unfilled_in_task(task.folder))
    if unfilled:  # a task half written proves nothing yet
        faults += unfilled
        return
    try:
        proof = prove_task(load_task(task.folder))
    except DocumentProblem as problem:
        faults += problem.found
    except ContentProblem as problem:
        faults.append(Fault.about(task.folder / TASK_FILE, problem.what, problem.remedy, code="task"))
    else:
        faults += [*proof.faults, *proof.advice]
        findings.margins.update(dict.fromkeys(f"{task.spec.id}: {margin}" for margin in proof.margins))
