"""`trainer new`: by options, and as a dialogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import pytest

from trainer.cli import writing
from trainer.cli.commands import new
from trainer.places import shipped_content

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRAINER_DATA", str(tmp_path / ".data"))
    return tmp_path


@pytest.fixture
def track(here: Path, trainer: Callable[..., object]) -> Path:
    """A new track with two objectives."""
    assert trainer("new", "track", "--title", "My track").code == 0
    path = here / "my-track" / "track.yaml"
    more = "objectives:\n  - {id: second, topic: basics, text: say two}\n"
    path.write_text(path.read_text().replace("objectives:\n", more))
    return here / "my-track"


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Somebody at the terminal, who types these lines and then ctrl+c."""

    def typed(*lines: str) -> list[str]:
        left = list(lines)

        def read(prompt: str = "") -> str:
            click.echo(prompt)
            if not left:
                raise KeyboardInterrupt
            return left.pop(0)

        monkeypatch.setattr(new, "at_terminal", lambda: True)
        monkeypatch.setattr("click.termui.visible_prompt_func", read)
        return left

    return typed


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".data" not in path.parts
    }


def test_everything_by_options(trainer: Callable[..., object], track: Path) -> None:
    result = trainer(
        "new", "question", "--to", "my-track/basics.yaml", "--kind", "trap", "--id", "my-trap",
        "--level", "3", "--objective", "second", "--objective", "first-objective", "--prompt", "Really?",
    )  # fmt: skip
    assert (result.code, result.err) == (0, "")
    text = (track / "basics.yaml").read_text()
    line = text.splitlines().index("  - id: my-trap") + 1
    assert result.out.splitlines() == [
        f"my-track/basics.yaml:{line}  trap my-trap, to be filled in there",
        "next: trainer preview my-track/basics.yaml",
        "      trainer check my-track/basics.yaml",
    ]
    assert "objectives: [second, first-objective]" in text
    assert "level: 3" in text


def test_the_id_is_made_of_the_prompt(trainer: Callable[..., object], track: Path) -> None:
    command = ["new", "question", "--to", "my-track/basics.yaml", "--kind", "open", "--objective", "second"]
    for expected in ("why-not-one", "why-not-one-2"):
        assert trainer(*command, "--prompt", "Why not: one?").code == 0
        assert f"- id: {expected}\n" in (track / "basics.yaml").read_text()


def test_a_near_id_is_named(trainer: Callable[..., object], track: Path) -> None:
    command = ["new", "question", "--to", "my-track/basics.yaml", "--kind", "open", "--objective", "second"]
    result = trainer(*command, "--id", "first-questions")
    assert result.code == 0
    assert result.err.startswith("trainer: there is a question first-question already")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["question"], "--to is needed"),
        (["question", "--to", "my-track/basics.yaml"], "--kind is needed"),
        (["question", "--to", "my-track/basics.yaml", "--kind", "open"], "--id is needed"),
        (
            ["question", "--to", "my-track/basics.yaml", "--kind", "open", "--id", "x"],
            "--objective is needed",
        ),
        (["question", "--to", "my-track/basics.yaml", "--kind", "opne"], "did you mean `open`?"),
        (["question", "--to", "my-track/basics.yaml", "--kind", "open", "--id", "X"], "`X` is no id"),
        (["question", "--to", "my-track/basics.yaml", "--topic", "basic"], "did you mean `basics`?"),
        (["question", "--to", "nowhere.yaml"], "lies in no track"),
        (["question", "--to", "my-track/track.yaml"], "is no bank"),
        (["task"], "--to is needed"),
        (["task", "--to", "my-track"], "--function is needed"),
        (["task", "--to", "my-track", "--function", "f"], "--argument is needed"),
        (["task", "--to", "my-track", "--function", "f", "--argument", "x:real"], "there is no type `real`"),
        (["task", "--to", "my-track", "--function", "f", "--argument", "x"], "write x:float"),
        (["track"], "--title is needed"),
        (["track", "--title", "My track", "--id", "my-track"], "never overwritten"),
        (["track", "--title", "Gradient descent", "--id", "gradient-descent"], "is used already"),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, list) else "",
)
def test_without_a_terminal_one_line_says_what_is_missing(
    trainer: Callable[..., object], track: Path, here: Path, arguments: list[str], told: str
) -> None:
    before = files(here)
    result = trainer("new", *arguments)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert told in result.err
    assert files(here) == before


def test_a_dialogue(trainer: Callable[..., object], track: Path, answers: Callable[..., list[str]]) -> None:
    left = answers("my-track/basics.yaml", "9", "2", "Is it: so?", "No id", "", "9", "3", "2 second")
    result = trainer("new", "question", "--content", "my-track", "--only-content")
    assert (result.code, result.err, left) == (0, "", [])
    assert "`9` is none of them" in result.out
    assert "`No id` is no id" in result.out
    text = (track / "basics.yaml").read_text()
    assert "  - id: is-it-so\n    kind: trap" in text
    assert "objectives: [first-objective, second]" in text


def test_a_dialogue_for_a_bank_of_its_own(
    trainer: Callable[..., object], track: Path, answers: Callable[..., list[str]]
) -> None:
    answers("new", "more", "cloze", "", "fill-it", "1", "second")
    assert trainer("new", "question", "--content", "my-track", "--only-content").code == 0
    assert (track / "more.yaml").read_text().startswith("# yaml-language-server")


@pytest.mark.parametrize("command", ["question", "task"])
def test_nothing_is_written_where_the_next_installation_overwrites_it(
    trainer: Callable[..., object],
    here: Path,
    answers: Callable[..., list[str]],
    monkeypatch: pytest.MonkeyPatch,
    command: str,
) -> None:
    monkeypatch.setattr(writing, "installed_content", shipped_content)
    answers("1")
    result = trainer("new", command)
    assert (result.code, files(here)) == (2, {})
    assert result.err == (
        "trainer: there is no track of your own to write to; the installed ones are replaced by the next "
        "installation; make one with `trainer new track`\n"
    )


def test_a_track_in_this_folder_is_offered(
    trainer: Callable[..., object],
    track: Path,
    answers: Callable[..., list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(writing, "installed_content", shipped_content)
    answers("my-track/basics.yaml", "open", "", "said", "1", "second")
    assert trainer("new", "question").code == 0
    assert "- id: said\n" in (track / "basics.yaml").read_text()


@pytest.mark.parametrize("many", range(6))
def test_ctrl_c_leaves_nothing_behind(
    trainer: Callable[..., object], track: Path, here: Path, answers: Callable[..., list[str]], many: int
) -> None:
    before = files(here)
    answers(*["1", "trap", "Is it so?", "an-id", "2", "second"][:many])
    result = trainer("new", "question", "--content", "my-track", "--only-content")
    assert (result.code, files(here)) == (130, before)


def test_a_near_id_is_asked_about(
    trainer: Callable[..., object], track: Path, answers: Callable[..., list[str]]
) -> None:
    answers("1", "open", "", "first-questions", "n", "another", "1", "second")
    result = trainer("new", "question", "--content", "my-track", "--only-content")
    assert result.code == 0
    assert "there is a question first-question already. Is yours another one?" in result.out
    text = (track / "basics.yaml").read_text()
    assert "- id: another\n" in text
    assert "first-questions" not in text


def test_a_task_by_dialogue(
    trainer: Callable[..., object], track: Path, answers: Callable[..., list[str]]
) -> None:
    left = answers("add_up", "x:array, n:int, x:int", "x:array, n:int", "", "Add it up", "", "second")
    result = trainer("new", "task", "--content", "my-track", "--only-content")
    assert (result.code, left) == (0, [])
    assert "`x` is there twice" in result.out
    assert "def add_up(x, n):" in (track / "tasks" / "add-up" / "starter.py").read_text()


def test_a_track_by_dialogue(
    trainer: Callable[..., object], here: Path, answers: Callable[..., list[str]]
) -> None:
    left = answers("", "Trees, and more", "", "", "Splits", "Find the best split", "open")
    result = trainer("new", "track")
    assert (result.code, left) == (0, [])
    assert "An answer is needed here" in result.out
    assert sorted(files(here)) == [
        f"trees-and-more/{name}"
        for name in (
            "notes/splits.md",
            "schemas/bank.schema.json",
            "schemas/presets.schema.json",
            "schemas/task.schema.json",
            "schemas/track.schema.json",
            "splits.yaml",
            "track.yaml",
        )
    ]
    assert "find-the-best-split" in (here / "trees-and-more" / "track.yaml").read_text()
