"""Files that a program or an accident wrote: whatever they hold, they are told about, never a traceback."""

from __future__ import annotations

import random
import tempfile
import time
from pathlib import Path

import pytest
from bank_samples import FIRST, SECOND, TASK, TRACK
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.bank import check, open_catalogue
from trainer.bank.loading import load_bank, load_track_file

ODD = [
    "", "null", "[]", "{}", "[[]]", "{a: {b: c}}", "1", "-1", "1e400", ".nan", "true", "no", "'",
    '"', "- x", "&a", "*a", "!!int 3", "{{x}}", "{{= 1/0}}", "9**9**9", "é\u0301漢", "x" * 5_000, "|", ">-",
    "? ", ": ", "\t", "# ", "---", "...", "0", "pick-one", "Not A Slug", "../../etc/passwd", "'\\e[31m'",
    '"\\e[31m"',
]  # fmt: skip


@st.composite
def broken(draw: st.DrawFn, text: str) -> str:
    """The text with a few values, lines or characters replaced, repeated, swapped or taken out."""
    lines = text.split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["value", "drop", "repeat", "indent", "swap", "cut"])):
            case "value":
                key, colon, _ = lines[at].partition(": ")
                lines[at] = f"{key}{colon}{draw(st.sampled_from(ODD))}"
            case "drop":
                lines[at] = ""
            case "repeat":
                lines.insert(at, lines[at])
            case "indent":
                lines[at] = "  " + lines[at]
            case "swap":
                other = draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
            case "cut":
                lines[at] = lines[at][: draw(st.integers(0, 30))]
    return "\n".join(lines)


@given(st.one_of(broken(FIRST), broken(SECOND)))
@settings(max_examples=300, deadline=None)
def test_a_broken_bank_is_told_in_lines(text: str) -> None:
    bank = load_bank(Path("bank.yaml"), text.encode("utf-8", "surrogatepass"))
    for fault in bank.faults:
        assert str(fault).startswith("bank.yaml:")
        assert str(fault).isprintable()
    assert bank.faults or bank.usable
    assert set(bank.questions) <= set(bank.well_formed)


@given(broken(TRACK))
@settings(max_examples=200, deadline=None)
def test_a_broken_track_is_told_in_lines(text: str) -> None:
    track = load_track_file(Path("track.yaml"), text.encode("utf-8", "surrogatepass"))
    assert (track.track is None) == bool(track.faults)
    assert all(str(fault).isprintable() for fault in track.faults)


@given(broken(TRACK), broken(FIRST), broken(SECOND), broken(TASK))
@settings(max_examples=60, deadline=None)
def test_a_broken_folder_can_be_checked_and_opened(track: str, first: str, second: str, task: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        (content / "tiny" / "tasks" / "add-one").mkdir(parents=True)
        for name, text in (
            ("track.yaml", track),
            ("first.yaml", first),
            ("second.yaml", second),
            ("tasks/add-one/task.yaml", task),
        ):
            (content / "tiny" / name).write_text(text, encoding="utf-8")
        report = check([content], [], prove=False)
        assert all(str(fault).isprintable() for fault in (*report.faults, *report.advice))
        catalogue = open_catalogue([content], Path(folder) / "cache")
        for question in catalogue.questions:
            assert catalogue.question(question.key).id == question.id
        assert open_catalogue([content], Path(folder) / "cache") == catalogue
        assert report.faults or not catalogue.faults


@pytest.mark.parametrize("seed", range(5))
def test_random_bytes_in_every_file(content: Path, tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    for path in sorted(content.rglob("*")):
        if path.is_file():
            path.write_bytes(rng.randbytes(200))
    report = check([content], [])
    assert {fault.path.name for fault in report.faults} >= {
        "track.yaml",
        "first.yaml",
        "second.yaml",
        "task.yaml",
    }
    assert open_catalogue([content], tmp_path / "cache").questions == ()


@pytest.mark.parametrize(
    "text", ["$" + 100_000 * "^", 100_000 * "{{", "{{" + 20_000 * " "], ids=lambda text: text[:3]
)
def test_a_long_text_is_checked_at_once(content: Path, text: str) -> None:
    bank = content / "tiny" / "first.yaml"
    changed = FIRST.replace("prompt: What is one?", f"prompt: '{text}.'", 1)
    assert changed != FIRST
    bank.write_text(changed, encoding="utf-8")
    begun = time.monotonic()
    check([content], [], prove=False)
    assert time.monotonic() - begun < 5
