"""A track that somebody keeps elsewhere, beside the shipped one, in every command."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from trainer.bank import check, open_catalogue
from trainer.cli.main import main
from trainer.places import shipped_content

if TYPE_CHECKING:
    from pathlib import Path

TASK = shipped_content() / "gradient-descent" / "tasks" / "clip-by-global-norm"


@pytest.fixture
def outside(track: Path) -> Path:
    """A track with a question and a task, as somebody's repository."""
    (track / ".git").mkdir()
    (track / ".git" / "config").write_text("[core]\n")
    (track / "README.md").write_text("# Mine\n")
    (track / "basics.yaml").write_text(
        "topic: basics\nquestions:\n  - id: sorted\n    kind: order\n    level: 1\n"
        "    objectives: [first-step]\n    prompt: Sort.\n    steps: [one, two]\n"
        "    explanation: By size.\n    say: One, two.\n"
    )
    task = track / "tasks" / "mine"
    shutil.copytree(TASK, task)
    text = (task / "task.yaml").read_text()
    for key, value in {"id": "mine", "topic": "basics", "objectives": "[first-step]"}.items():
        text = re.sub(f"^{key}:.*$", f"{key}: {value}", text, count=1, flags=re.MULTILINE)
    (task / "task.yaml").write_text(text)
    return track


def as_format(track: Path, wanted: str) -> None:
    path = track / "track.yaml"
    path.write_text(path.read_text().replace("format: 1", f"format: {wanted}"))


def test_every_command_takes_it(
    outside: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    content = ["--content", str(outside)]
    assert main(["list", "--json", *content]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [track["id"] for track in listed["tracks"]] == ["gradient-descent", "my-track"]
    for call in (
        ["check", "--strict", str(outside)],
        ["start", "mine", *content],
        ["grade", "mine", str(outside / "tasks" / "mine" / "solution.py"), *content],
        ["stats", *content],
        ["new", "question", "--to", str(outside / "basics.yaml"), "--kind", "open", "--id", "more"],
    ):
        assert main(call) == 0, (call, capsys.readouterr())
        assert capsys.readouterr().err == ""


def test_of_two_tracks_with_one_id_the_first_is_used(outside: Path, tmp_path: Path) -> None:
    second = tmp_path / "second"
    shutil.copytree(outside, second)
    (second / "basics.yaml").write_text("topic: [\n")
    catalogue = open_catalogue([shipped_content(), outside, second], tmp_path / "cache")
    assert [track.folder for track in catalogue.tracks][1:] == [outside]
    (told,) = catalogue.faults
    assert told.startswith(
        f"{second / 'track.yaml'}:2:5: the track `my-track` is there already, in {outside}"
    )
    assert "give this one another id" in told


@pytest.mark.parametrize("wanted", ["2", "17"])
def test_a_track_for_a_newer_program_is_told_and_nothing_else_of_it(
    outside: Path, tmp_path: Path, wanted: str
) -> None:
    as_format(outside, wanted)
    (outside / "basics.yaml").write_text("topic: basics\nquestions: [{kind: hologram}]\n")
    (outside / "tasks" / "mine" / "task.yaml").write_text("id: mine\nnew_key: 1\n")
    told = f"written in format {wanted}, this program reads format 1; update the program"
    for target in (outside, outside / "basics.yaml", outside / "tasks" / "mine"):
        report = check([target], [])
        assert [told in str(fault) for fault in (*report.faults, *report.advice)] == [True]
    catalogue = open_catalogue([shipped_content(), outside], tmp_path / "cache")
    assert [track.id for track in catalogue.tracks] == ["gradient-descent"]
    assert [told in fault for fault in catalogue.faults] == [True]


@pytest.mark.parametrize("wanted", ["two", '"1"', "1.5", "0", "[1]"])
def test_a_format_that_is_none_is_a_fault(outside: Path, wanted: str) -> None:
    as_format(outside, wanted)
    report = check([outside / "track.yaml"], [])
    assert ["`format`" in fault.what for fault in report.faults] == [True]


def test_no_format_means_the_first(outside: Path, tmp_path: Path) -> None:
    path = outside / "track.yaml"
    path.write_text(path.read_text().replace("format: 1\n", ""))
    assert open_catalogue([outside], tmp_path / "cache").faults == ()
