"""Files that a program or an accident wrote: whatever they hold, they are told about, never a traceback."""

from __future__ import annotations

import os
import random
import shutil
import socket
import tempfile
import time
from functools import partial
from pathlib import Path

import pytest
from bank_samples import FIRST, SECOND, TASK, TASK_FILES, TRACK
from hypothesis import given, settings
from hypothesis import strategies as st

from graders.documents import excerpt
from graders.text import columns, escaped
from trainer.bank import check, open_catalogue
from trainer.bank.advice import bank_advice
from trainer.bank.files import TrackFiles, track_files
from trainer.bank.loading import load_bank, load_track_file
from trainer.places import shipped_content

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


@given(broken((shipped_content() / "gradient-descent" / "momentum.yaml").read_text(encoding="utf-8")))
@settings(max_examples=15, deadline=None)
def test_a_shipped_bank_broken_is_told_in_lines_with_their_source(text: str) -> None:
    raw = text.encode("utf-8", "surrogatepass")
    bank = load_bank(Path("bank.yaml"), raw)
    shown = raw.decode("utf-8", "replace")
    for fault in (*bank.faults, *bank_advice(bank)):
        assert str(fault).isprintable()
        assert fault.code != "content"
        lines = excerpt(fault, shown) or ("", "")
        assert columns(lines[0]) <= 80
        assert lines[0] == escaped(lines[0])


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


FILES = ["track.yaml", "first.yaml", "notes/first.md", *(f"tasks/add-one/{name}" for name in TASK_FILES)]
ODD_ENTRIES = ["gone", "folder", "pipe", "socket", "circle", "dangling", "device", "outside", "secret"]


@pytest.mark.parametrize("kind", ODD_ENTRIES)
@pytest.mark.parametrize("name", FILES)
def test_what_stands_where_a_file_should_is_told_and_never_waited_for(
    track: Path, name: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(track / name, kind, monkeypatch)
    task = name.startswith("tasks/")
    report = check([track / "tasks" / "add-one"] if task else [track], [], prove=task)
    if (name, kind) == ("tasks/add-one/mistakes/adds-two.py", "gone"):  # nobody misses it
        assert report.sound
        return
    assert report.faults or report.advice
    for fault in (*report.faults, *report.advice):
        assert str(fault).isprintable()
        assert fault.code != "content"


def put(path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put something else where a file was."""
    if kind == "secret":  # root may read everything, so the system's answer is played
        really = os.open

        def refuse(name: str, *arguments: int) -> int:
            if os.fspath(name) == str(path):
                raise PermissionError(13, "Permission denied", name)
            return really(name, *arguments)

        monkeypatch.setattr("os.open", refuse)
        monkeypatch.setattr("io.open", partial(open, opener=refuse))
        return
    path.unlink()
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        monkeypatch.chdir(path.parent)  # a socket's name is short
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(path.name)
    elif kind != "gone":
        targets = {"circle": path, "dangling": "nowhere", "device": "/dev/zero", "outside": "/etc/hostname"}
        path.symlink_to(targets[kind])


def test_files_that_go_while_they_are_checked(track: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def listed_then_gone(folder: Path) -> TrackFiles:
        files = track_files(folder)
        for path in files.banks:
            path.unlink()
        for task in files.tasks:
            shutil.rmtree(task)
        return files

    monkeypatch.setattr("trainer.bank.setting.track_files", listed_then_gone)
    report = check([track], [])
    assert [(fault.path.name, fault.code) for fault in report.faults] == [
        ("first.yaml", "unreadable"),
        ("second.yaml", "unreadable"),
        ("add-one", "no-content"),
    ]


VALUES = [
    # what is written for a level, and what is said of it
    ("1e999", "5:12: this number is too large to hold"),
    ("9" * 5_000, "5:12: a number of 5000 digits is too long"),
    ("012", "5:12: `level` is `12`"),
    ("0o2", ""),
    ("no", "5:12: `level` is `no`"),
    ("2020-01-01", "5:12: `level` is `2020-01-01`"),
    ("12:30:45", "5:12: `level` is `12:30:45`"),
    ("1_0", "5:12: `level` is `1_0`"),
    ("~", "5:12: `level` is"),
    ("[1]", "5:12: `level` is a list; it has to be 1, 2 or 3"),
    ("{1: 2}", "5:13: the key `1` is not a word"),
    ("{<<: {a: b}}", "5:12: `level` is a map of keys; it has to be 1, 2 or 3"),
    ("!!int 1", "5:12: the tag `!!int`"),
    ("&a 1", "5:12: the anchor `&a`"),
    ("*a", "5:12: the alias `*a`"),
    ('"\\ud800"', "5:15: an escape that stands for no character"),
    ('"\\x00"', "5:12: an escape that stands for the control character U+0000"),
    ("1 # one", ""),
    ("1\n---\na: b", "6:1: a second document begins here"),
    ("|\n      1", "5:12: `level` is"),
    ("1\n    <<: {level: 2}", "6:5: item 1 of `questions`: unknown key `<<`"),
    ("1\n    options: [{text: a, why: b, why: c}]", "6:33: the key `why` is given twice"),
]


@pytest.mark.parametrize(("value", "said"), VALUES, ids=[value[:20] for value, _ in VALUES])
def test_values_as_yaml_1_2_has_them(track: Path, value: str, said: str) -> None:
    (track / "first.yaml").write_text(FIRST.replace("level: 1", f"level: {value}", 1))
    faults = [str(fault) for fault in check([track / "first.yaml"], []).faults]
    assert bool(faults) == bool(said)
    assert not said or any(fault.startswith(f"{track}/first.yaml:{said}") for fault in faults), faults


@pytest.mark.parametrize(
    "raw",
    [
        FIRST.encode("utf-8-sig"),
        FIRST.replace("\n", "\r\n").encode(),
        FIRST.replace("\n", "\r").encode(),
        f"---\n{FIRST}...\n".encode(),
        f"%YAML 1.2\n---\n{FIRST}".encode(),
    ],
    ids=["mark", "crlf", "cr", "document", "directive"],
)
def test_what_means_the_same_is_sound(track: Path, raw: bytes) -> None:
    (track / "first.yaml").write_bytes(raw)
    assert check([track], [], prove=False).faults == ()
