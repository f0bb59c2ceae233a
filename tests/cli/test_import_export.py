"""`trainer import` and `trainer export`, as they are called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from graders.documents import parse_document
from trainer.exchange import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Trainer = Callable[..., Any]

TRACK = """\
id: tiny
title: A tiny track
summary: For tests.
topics: [{id: first, title: First}]
objectives: [{id: one, topic: first, text: say one}]
"""
BANK = """\
topic: first
questions:
  - id: pick
    kind: trap
    level: 1
    objectives: [one]
    prompt: Surely two?
    options:
      - {text: "Yes", bait: true, why: It is not.}
      - {text: "No", correct: true, why: It is.}
    explanation: One is one.
    say: One is one.
  - id: half
    kind: numeric
    level: 2
    objectives: [one]
    prompt: What is half of {{x}}?
    variables: {x: [2, 4]}
    answer: x / 2
    explanation: It is {{= x / 2}}.
"""


@pytest.fixture
def track(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "tiny"
    folder.mkdir(parents=True)
    (folder / "track.yaml").write_text(TRACK)
    (folder / "first.yaml").write_text(BANK)
    return folder


def test_import_says_what_is_lost_and_what_to_fill_in(trainer: Trainer, track: Path, tmp_path: Path) -> None:
    quiz = tmp_path / "quiz.txt"
    quiz.write_text("::Pick::A?{~%50%a =b}\n\nJust words.\n")
    target = track / "more.yaml"
    result = trainer("import", quiz, "--to", target, "--topic", "first", "--objective", "one", "--level", "2")
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines() == [
        f"{quiz}:1: partial marks (50 % of the marks) are not kept, the answer counts as wrong: a",
        f'{quiz}:3: left out "Just words.": a description, which asks nothing',
        f"1 question imported, 1 left out, 1 lost in part: {target}",
        f"to fill in: `why` of 2 options, `explanation` of 1 question; `trainer check {target}` says where",
    ]
    # `pick` is another bank's already.
    assert parse_document(target.read_text(), target).data["questions"][0]["id"] == "pick-2"
    checked = trainer("check", target)
    assert checked.code == 1
    assert [line.rsplit(": ", 1)[1] for line in checked.out.splitlines() if "empty" in line] == [
        "`why` is empty; it has to be text",
        "`why` is empty; it has to be text",
        "`explanation` is empty; it has to be text",
    ]


def test_an_import_with_nothing_to_fill_in_passes_check(
    trainer: Trainer, track: Path, tmp_path: Path
) -> None:
    quiz = tmp_path / "quiz.gift"
    quiz.write_text("A?{~a#No. =b#Yes.\n####Because.}\n")
    target = track / "more.yaml"
    trainer("import", quiz, "--to", target, "--topic", "first", "--objective", "one", "--level", "2")
    assert trainer("check", target).code == 0
    again = target.read_bytes()
    assert trainer("import", quiz, "--to", target, "--topic", "first").code == 2
    assert target.read_bytes() == again
    arguments = ("--topic", "first", "--objective", "one", "--level", "2", "--force")
    assert trainer("import", quiz, "--to", target, *arguments).code == 0
    assert target.read_bytes() == again


CATEGORIES = """\
// A question in no category.
::Loose:: Loose? {T}

$CATEGORY: $course$/top/course/First

::Pick:: A? {~a =b}

$CATEGORY: $course$/top/course/Learning rate

::Rate:: B? {~a =b}

$CATEGORY: $course$/top/other/First

C? {T}

$CATEGORY: $course$/top/Track

D? {T}
"""


def test_a_folder_gets_a_bank_for_each_category(trainer: Trainer, track: Path, tmp_path: Path) -> None:
    quiz = tmp_path / "My quiz.gift"
    quiz.write_text(CATEGORIES)
    (track / "first.yaml").rename(track / "old.yaml")
    result = trainer("import", quiz, "--to", track)
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines()[:-1] == [
        f"5 questions imported, 0 left out, 0 lost in part: {track}",
        f"  {track}/my-quiz.yaml: 1 question",
        f"  {track}/course-first.yaml: 1 question",
        f"  {track}/learning-rate.yaml: 1 question",
        f"  {track}/other-first.yaml: 1 question",
        f"  {track}/track-bank.yaml: 1 question",
    ]
    rates = parse_document((track / "learning-rate.yaml").read_text(), track).data
    assert (rates["topic"], [each["id"] for each in rates["questions"]]) == ("learning-rate", ["rate"])
    # `pick` is another bank's already.
    first = parse_document((track / "course-first.yaml").read_text(), track).data
    assert (first["topic"], first["questions"][0]["id"]) == ("course-first", "pick-2")
    files = {path: path.read_bytes() for path in track.iterdir()}
    again = trainer("import", quiz, "--to", track)
    assert again.code == 2
    assert "is already there" in again.err
    assert trainer("import", quiz, "--to", track, "--force").code == 0
    assert {path: path.read_bytes() for path in track.iterdir()} == files
    assert "--topic names one" in trainer("import", quiz, "--to", track, "--topic", "first").err


@pytest.mark.parametrize("stem", ["first", "track"])
def test_no_two_banks_of_a_folder_have_one_name(
    trainer: Trainer, track: Path, tmp_path: Path, stem: str
) -> None:
    quiz = tmp_path / f"{stem}.gift"
    quiz.write_text(CATEGORIES.replace("other/First", "Track bank"))
    before = (track / "track.yaml").read_bytes()
    assert trainer("import", quiz, "--to", track, "--force").code == 0
    assert (track / "track.yaml").read_bytes() == before
    topics = {
        path.name: parse_document(path.read_text(), path).data["topic"]
        for path in track.iterdir()
        if path.name != "track.yaml"
    }
    rest = "first-bank.yaml" if stem == "first" else "track-bank-3.yaml"
    assert topics == {
        "first.yaml": "first",
        "learning-rate.yaml": "learning-rate",
        "track-bank.yaml": "track-bank",
        "track-bank-2.yaml": "track",
        rest: None,
    }


def test_several_categories_in_one_bank_are_told_with_what_would_part_them(
    trainer: Trainer, track: Path, tmp_path: Path
) -> None:
    quiz = tmp_path / "quiz.gift"
    quiz.write_text(CATEGORIES)
    result = trainer("import", quiz, "--to", track / "all.yaml", "--topic", "first")
    assert "the category is not kept: course/Learning rate" in result.out
    assert f"4 categories in one bank; `--to {track}` makes one of each" in result.out


def test_many_losses_of_one_sort_are_one_line_but_with_all(trainer: Trainer, tmp_path: Path) -> None:
    quiz = tmp_path / "quiz.gift"
    quiz.write_text("\n\n".join(f"Q{number}? {{~%50%a{number} =b}}" for number in range(9)))
    result = trainer("import", quiz, "--to", tmp_path / "bank.yaml")
    assert result.out.splitlines()[1] == (
        f"{quiz}:1: partial marks (50 % of the marks) are not kept, the answer counts as wrong: a0"
        " (and 8 more: line 3, line 5, line 7 …)"
    )
    told = trainer("import", quiz, "--to", tmp_path / "bank.yaml", "--force", "--all").out
    assert told.count("partial marks") == 9


@pytest.mark.parametrize(
    ("text", "options", "code", "says"),
    [
        ("A?{~%50%a =b}", ["--strict"], 1, "nothing was written"),
        ("Just {words", ["--from", "gift"], 1, "0 questions could be imported"),
        ("Just words", [], 2, "is in none of the formats"),
        ("A?{T}", ["--from", "gft"], 2, "there is no format `gft`; did you mean `gift`?"),
        ("a;b\nc;d\n", [], 0, "taken for CSV; --from FORMAT says otherwise"),
        ("A?{T}", ["--to", "elsewhere/bank.yaml"], 2, "there is no such folder"),
        ("A?{T}", ["--to", "bank.txt"], 2, "does not end with .yaml"),
        ("A?{T}", ["--to", "track.yaml", "--force"], 2, "is the track itself"),
    ],
)
def test_exits(
    trainer: Trainer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    options: list[str],
    code: int,
    says: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "quiz").write_text(text)
    target = [] if "--to" in options else ["--to", "bank.yaml"]
    result = trainer("import", "quiz", *target, *options)
    assert result.code == code
    assert says in result.out + result.err
    assert (tmp_path / "bank.yaml").exists() == (code == 0)


def test_export_to_a_file_and_to_stdout(trainer: Trainer, track: Path, tmp_path: Path) -> None:
    printed = trainer("export", track / "first.yaml", "--as", "gift")
    assert printed.code == 0
    whole = trainer("export", track, "--as", "csv")
    assert trainer("export", track / "track.yaml", "--as", "csv").out == whole.out != ""
    assert printed.out.startswith(
        "$CATEGORY: $course$/tiny/first\n\n// [id:pick] [tag:level-1] [tag:objective-one]\n"
    )
    assert "What is half of 2?" in printed.out
    assert printed.err.splitlines()[-1] == "2 questions exported, 0 left out, 2 lost in part"
    target = tmp_path / "out.gift"
    written = trainer("export", "--content", track, "tiny", "--as", "gift", "--to", target)
    assert (written.code, written.err) == (0, "")
    assert target.read_text() == printed.out
    assert written.out.splitlines()[-1] == f"2 questions exported, 0 left out, 2 lost in part: {target}"
    assert trainer("export", track, "--as", "gift", "--to", target).code == 2
    assert trainer("export", track, "--as", "gift", "--to", target, "--force", "--strict").code == 1
    assert target.read_text() == printed.out
    every = trainer("export", track, "--as", "gift", "--every-version")
    assert "// [id:half-1]" in every.out
    assert "What is half of 4?" in every.out


def test_export_tells_broken_questions(trainer: Trainer, track: Path) -> None:
    (track / "first.yaml").write_text(BANK.replace("explanation: One is one.", "explanation:"))
    result = trainer("export", track, "--as", "csv")
    assert result.code == 1
    assert "`explanation` is empty" in result.err
    assert "1 question exported" in result.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nowhere", "--as", "gift"], "there is no such file, folder or track"),
        (["--as", "aiken"], "aiken can't be exported"),
        (["--as", "gift", "--topic", "nothing"], "no question belongs to nothing"),
    ],
)
def test_wrong_exports(trainer: Trainer, arguments: list[str], says: str) -> None:
    result = trainer("export", *arguments)
    assert result.code == 2
    assert says in result.err


def test_help_names_every_format(trainer: Trainer) -> None:
    for command, names in (
        ("import", {each.name for each in FORMATS if each.reads}),
        ("export", {each.name for each in FORMATS if each.writes}),
    ):
        said = trainer(command, "--help").out
        listed = said.split("FORMAT is ")[1].split(".")[0]
        assert set(re.findall(r"[a-z0-9]+", listed)) - {"or"} == names


def test_a_package_is_not_printed_at_a_terminal(
    trainer: Trainer, track: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert trainer("export", track, "--as", "apkg").code == 2
