"""Presets of the lab: every fault at its place, and what the lab is offered of the sound ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainer.bank import check, open_catalogue
from trainer.bank.presets import load_presets, offered_presets, setups_of

SOUND = """\
presets:
  - id: jump
    title: Jump
    question: pick-one
    claim: It jumps.
    setup: {loss: quadratic, optimizer: sgd, rate: 0.8}
    beside: {rate: 0.1}
  - id: noise
    title: Noise
    question: pick-one
    claim: It hovers.
    setup: {loss: mean-of-squares, optimizer: momentum, momentum: 0.5, rate: 0.1, batch: 64, steps: 9}
"""
FAULTS = [
    # old, new, place, words
    ("loss: quadratic", "loss: quadratc", "6:19", "no loss `quadratc`; did you mean `quadratic`?"),
    ("optimizer: sgd", "optimizer: adamm", "6:41", "no optimizer `adamm`; did you mean"),
    ("rate: 0.8}", "rate: 0.8, schedule: cosin}", "6:67", "no schedule `cosin`; did you mean `cosine`?"),
    ("rate: 0.8", "rate: 0", "6:52", "over 0"),
    ("rate: 0.8", 'rate: "0.8"', "6:52", "a number"),
    ("rate: 0.8}", "rate: 0.8, start: [1, 2]}", "6:64", "2 numbers, quadratic has 1"),
    ("rate: 0.8}", "rate: 0.8, start: [9]}", "6:64", "out of the picture; it shows −1.5 to 5.5"),
    ("rate: 0.8}", "rate: 0.8, batch: 2}", "6:57", "no data to draw batches from"),
    ("batch: 64", "batch: 65", "12:90", "more than the 64 points"),
    ("rate: 0.8}", "rate: 0.8, momentum: 0.9}", "6:57", "`sgd` has no momentum"),
    ("optimizer: momentum,", "optimizer: adagrad,", "12:56", "`adagrad` has no momentum"),
    ("beside: {rate: 0.1}", "beside: {rate: 0.8}", "7:5", "the first once more"),
    ("beside: {rate: 0.1}", "beside: {loss: saddle}", "7:14", "unknown key `loss`"),
    ("id: noise", "id: jump", "8:9", "used already, on line 2"),
    ("    claim: It jumps.\n", "", "2:5", "`claim` is missing"),
    ("question: pick-one", "question: pick-on", "4:15", "did you mean `pick-one`?"),
    ("{rate: 0.1}", "{rate: 0.1, or so}", "7:25", "unknown key `or so`; a comma ends a text here"),
    ("steps: 9", "steps: 9000", "12:101", "at most 1000"),
]


@pytest.fixture
def presets(content: Path) -> Path:
    """A file of sound presets in a sound track."""
    track = next(path.parent for path in content.rglob("track.yaml"))
    path = track / "lab" / "presets.yaml"
    path.parent.mkdir()
    path.write_text(SOUND, encoding="utf-8")
    return path


def told(path: Path, content: Path) -> list[str]:
    return [str(fault).removeprefix(f"{path}:") for fault in check([path], [content], prove=False).faults]


def test_sound_presets_have_neither_faults_nor_advice(presets: Path, content: Path) -> None:
    report = check([content], [content], prove=False)
    assert report.faults == ()
    assert report.advice == ()
    assert check([presets], [content], prove=False).sound


def test_a_claim_that_a_comment_cuts_short_is_told(presets: Path, content: Path) -> None:
    presets.write_text(SOUND.replace("claim: It jumps.", "claim: It jumps #1."), encoding="utf-8")
    (advice,) = check([content], [content], prove=False).advice
    assert advice.place[1:] == (5, 21)
    assert advice.code == "comment"


@pytest.mark.parametrize(("old", "new", "place", "words"), FAULTS, ids=[words for *_, words in FAULTS])
def test_a_fault_is_told_at_its_place(
    presets: Path, content: Path, old: str, new: str, place: str, words: str
) -> None:
    assert old in SOUND
    presets.write_text(SOUND.replace(old, new, 1), encoding="utf-8")
    found = told(presets, content)
    assert len(found) == 1, found
    assert found[0].startswith(f"{place}: ")
    assert words in found[0]
    assert "; " in found[0], "a remedy"


def test_the_guides_example_is_sound(tmp_path: Path) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "content.md").read_text(encoding="utf-8")
    example = next(block for block in guide.split("```yaml\n") if block.startswith("presets:"))
    path = tmp_path / "presets.yaml"
    path.write_text(example.partition("```")[0], encoding="utf-8")
    loaded = load_presets(path)
    assert loaded.faults == ()
    assert [preset.id for preset in loaded.presets] == ["overshoot"]


def test_an_open_question_is_no_guess(presets: Path, content: Path) -> None:
    bank = next(path for path in presets.parents[1].glob("*.yaml") if "kind: open" in path.read_text())
    lines = bank.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if "kind: open" in line)
    name = next(line.split("id: ")[1] for line in reversed(lines[:at]) if "id: " in line)
    presets.write_text(SOUND.replace("pick-one", name, 1), encoding="utf-8")
    assert [fault for fault in told(presets, content) if "is open" in fault]


def test_what_nothing_reads_in_the_lab_folder_is_told(presets: Path, content: Path) -> None:
    (presets.parent / "more.yaml").write_text("presets: []\n", encoding="utf-8")
    report = check([content], [content], prove=False)
    assert ["lab/ holds presets.yaml" in str(fault) for fault in report.advice] == [True]


def test_a_broken_preset_leaves_the_others_usable(presets: Path, content: Path, tmp_path: Path) -> None:
    presets.write_text(SOUND.replace("loss: quadratic", "loss: none"), encoding="utf-8")
    offered, faults = offered_presets(open_catalogue([content], tmp_path / "cache"))
    assert [each.preset.id for each in offered] == ["noise"]
    assert offered[0].question.endswith("/question/pick-one")
    assert len(faults) == 1
    assert "6:19" in faults[0]


def test_a_file_that_is_no_yaml_is_told_and_offers_nothing(presets: Path) -> None:
    presets.write_text("presets: [", encoding="utf-8")
    loaded = load_presets(presets)
    assert loaded.presets == ()
    assert loaded.faults


def test_the_second_descent_differs_in_what_is_said_alone(presets: Path) -> None:
    jump, noise = load_presets(presets).presets
    first, second = setups_of(jump)
    assert (first.rate, first.start, first.steps) == (0.8, (4.0,), 40)
    assert second is not None
    assert (second.rate, second.optimizer, second.start) == (0.1, "sgd", (4.0,))
    alone, nothing = setups_of(noise)
    assert nothing is None
    assert (alone.batch, alone.momentum, alone.steps) == (0, 0.5, 9), "all 64 points are all"
