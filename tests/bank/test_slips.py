"""What YAML reads otherwise than its author wrote it is told in `check`, with what would be right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bank_samples import changed

from trainer.bank import CheckReport, check

if TYPE_CHECKING:
    from graders.documents import Fault


def of_code(faults: tuple[Fault, ...], code: str) -> list[str]:
    return [f"{each.line}:{each.column} {each.what}; {each.remedy}" for each in faults if each.code == code]


IN_BLOCK = "      - text: smooth #1 is best\n        why: So it is.\n"
CUT_SHORT = [
    # file, old, new, place, what is lost
    ("first.yaml", '      - {text: "2", why: It is not.}\n', IN_BLOCK, "10:22", "#1 is best"),
    ("first.yaml", "prompt: What is one?", "prompt: What is the # of ones?", "7:25", "# of ones?"),
    ("first.yaml", "explanation: One is one.", "explanation: One is one. #1 is two.", "11:30", "#1 is two."),
    ("first.yaml", "say: One is one.", "say: One\n      is\n      one #1", "14:11", "#1"),
    (
        "second.yaml",
        "steps: [one, two, three]",
        "steps:\n    - one\n    - two #2\n    - three",
        "31:11",
        "#2",
    ),
    ("second.yaml", '[[two, "2"], [three]]', "\n    - - two #2\n    - - three", "48:13", "#2"),
    ("track.yaml", "title: A tiny track", "title: A tiny track #1", "2:21", "#1"),
    ("tasks/add-one/task.yaml", "title: Add one", "title: Add one #1", "2:16", "#1"),
]


@pytest.mark.parametrize(("file", "old", "new", "place", "lost"), CUT_SHORT)
def test_a_text_that_a_comment_cuts_short(
    track: Path, file: str, old: str, new: str, place: str, lost: str
) -> None:
    changed(track, file, old, new)
    report = check([track], [], prove=False)
    assert report.faults == ()
    (advice,) = of_code(report.advice, "comment")
    assert advice == (
        f"{place} YAML takes `{lost}` for a comment, so that the text ends before it; "
        "put the text in quotes, or the comment on a line of its own"
    )


@pytest.mark.parametrize(
    ("moved", "file", "text"),
    [
        ("first.yaml", "first.yaml", "say: One is one"),
        ("tasks/add-one", "tasks/add-one/task.yaml", "title: Add"),
    ],
)
def test_a_file_checked_by_itself_is_told_of_them_too(
    track: Path, tmp_path: Path, moved: str, file: str, text: str
) -> None:
    changed(track, file, text, f"{text} #1")
    alone = (track / moved).rename(tmp_path / f"alone-{Path(moved).name}")
    assert len(of_code(check([alone], [], prove=False).advice, "comment")) == 1


@pytest.mark.parametrize(
    ("file", "old", "new", "lost"),
    [
        ("track.yaml", "title: A tiny track", "title: #1 track", "#1 track"),
        ("tasks/add-one/task.yaml", "title: Add one", "title: #1 more", "#1 more"),
    ],
)
def test_a_title_that_is_a_comment_from_its_first_sign_on(
    track: Path, file: str, old: str, new: str, lost: str
) -> None:
    changed(track, file, old, new)
    (told,) = of_code(check([track], [], prove=False).faults, "wrong-type")
    assert told.endswith(f"`title` is empty: YAML takes `{lost}` for a comment; put the text in quotes")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: pick-one", "id: pick-one #1"),
        ("level: 1", "level: 1 #2"),
        ("kind: choice", "kind: choice # or a trap"),
        ("prompt: What is one?", "prompt: What is one? # an easy one"),
        ("prompt: What is one?", "prompt: (What is one?) # an easy one"),
        ("prompt: What is one?", "prompt: Tell “One.” # an easy one"),
        ("prompt: What is one?", "prompt: One is … # an easy one"),
        ("prompt: What is one?", "prompt: What is the one   # an easy one"),
        ("prompt: What is one?", "prompt: 'What is one?' #1"),
        ("prompt: What is one?", 'prompt: "What is #1?" #2'),
        ("prompt: What is one?", "prompt: |  # a block\n      What is #1?"),
        ("prompt: What is one?", "prompt: What is C#, or one#?"),
        ("why: It is not.}", "why: It is not.} #1"),
        ("objectives: [one]", "objectives: [one] #1"),
        ("follow_ups: [half]", "follow_ups:\n    - half #1"),
    ],
)
def test_a_comment_that_is_meant_is_left_alone(track: Path, old: str, new: str) -> None:
    changed(track, "first.yaml", old, new)
    assert check([track], [], prove=False) == CheckReport()


def test_a_text_that_is_a_comment_from_its_first_sign_on(track: Path) -> None:
    changed(track, "first.yaml", "prompt: What is one?", "prompt: #1 is what?")
    (told,) = of_code(check([track], [], prove=False).faults, "wrong-type")
    assert told == ("7:12 `prompt` is empty: YAML takes `#1 is what?` for a comment; put the text in quotes")


ESCAPED = [
    (r"\theta falls", r"`\theta` for a tab and `heta`"),
    (r"The angle \theta falls", r"`\theta` for a tab and `heta`"),
    (r"x \to 0", r"`\to` for a tab and `o`"),
    (r"(\top)", r"`\top` for a tab and `op`"),
    (r"x \ne 0", r"`\ne` for a new line and `e`"),
    (r"So \nabla falls", r"`\nabla` for a new line and `abla`"),
    (r"So \\alpha and \nu", r"`\nu` for a new line and `u`"),
    (r"So \frac{1}{2}", r"`\frac` for a form feed and `rac`"),
    (r"So \beta", r"`\beta` for a backspace and `eta`"),
    (r"So \alpha", r"`\alpha` for a bell and `lpha`"),
    (r"So \rho", r"`\rho` for a carriage return and `ho`"),
    (r"So \vec", r"`\vec` for a vertical tab and `ec`"),
    (r"So \eta", r"`\eta` for an escape character and `ta`"),
    (r"So \Pi", r"`\Pi` for a paragraph separator and `i`"),
]


@pytest.mark.parametrize(("text", "words"), ESCAPED)
def test_a_formula_that_an_escape_eats(track: Path, text: str, words: str) -> None:
    changed(track, "first.yaml", "explanation: One is one.", f'explanation: "{text}"')
    report = check([track], [], prove=False)
    (told,) = (*of_code(report.faults, "character"), *of_code(report.advice, "escape"))
    name = words.split("`")[1]
    assert told == (
        f"11:{19 + text.index(name)} in double quotes YAML takes {words}; "
        "write the sign itself (θ, ∇L), or put the text in single quotes"
    )


@pytest.mark.parametrize(
    "text",
    [
        '"One line\\nand another."',
        '"```python\\nfor x in y:\\n\\treturn x\\n```"',
        '"\\treturn x"',
        '"So \\\\theta"',
        '"One\\t1 and\\t2"',
        '"name:\\tvalue and a\\tb"',
        '"col\\to, col\\top"',
        '"Compare:\\ne.g. one, that is,\\ni.e. one"',
        '"Let\\nu = 3."',
        '"```python\\ni = 0\\nwhile i < 3:\\n\\ttotal += 1\\n```"',
        "'So \\theta'",
    ],
)
def test_an_escape_that_is_meant_is_left_alone(track: Path, text: str) -> None:
    changed(track, "first.yaml", "explanation: One is one.", f"explanation: {text}")
    report = check([track], [], prove=False)
    assert report.faults == ()
    assert of_code(report.advice, "escape") == []


def test_a_formula_on_a_later_line_of_a_text_in_quotes(track: Path) -> None:
    text = 'explanation: "So it\n      is that \\theta falls"'
    changed(track, "first.yaml", "explanation: One is one.", text)
    (told,) = of_code(check([track], [], prove=False).advice, "escape")
    assert told.startswith("12:15 in double quotes YAML takes `\\theta`")


@pytest.mark.parametrize(
    ("option", "place", "what", "remedy"),
    [
        (
            "{text: a step, then another, why: So.}",
            "10:24",
            "unknown key `then another`",
            "a comma ends a text here: put the text in quotes",
        ),
        (
            "{text: two kinds, namely: these, why: So.}",
            "10:27",
            "unknown key `namely`",
            "known here: text, why, correct, bait. If it goes on with the text before it, put that in quotes",
        ),
        (
            "{text: a step, why: So, correc}",
            "10:33",
            "unknown key `correc`",
            "did you mean `correct`? If it goes on with the text before it, put that in quotes",
        ),
        (
            "{text: a step,\n         then another, why: So.}",
            "11:10",
            "unknown key `then another`",
            "a comma ends a text here: put the text in quotes",
        ),
        (
            "{text: it is true, or false, why: So.}",
            "10:28",
            "unknown key `or false`",
            "a comma ends a text here: put the text in quotes",
        ),
        (
            "{text: a step, correct: false, or so}",
            "10:40",
            "unknown key `or so`",
            "known here: text, why, correct, bait",
        ),
        (
            '{text: "2", why: "So.", when: 1}',
            "10:33",
            "unknown key `when`",
            "known here: text, why, correct, bait",
        ),
        (
            "{text: a step, wy: So.}",
            "10:24",
            "unknown key `wy`",
            "did you mean `why`?",
        ),
    ],
)
def test_a_comma_in_a_text_of_a_map_in_one_line(
    track: Path, option: str, place: str, what: str, remedy: str
) -> None:
    changed(track, "first.yaml", '{text: "2", why: It is not.}', option)
    (told,) = of_code(check([track], [], prove=False).faults, "unknown-key")
    assert told.startswith(f"{place} ")
    assert told.endswith(f"{what}; {remedy}")


def test_an_unknown_key_of_a_block_wants_no_quotes(track: Path) -> None:
    changed(track, "first.yaml", "say: One is one.", "say: One,\n    xyzzy: 1")
    (told,) = of_code(check([track], [], prove=False).faults, "unknown-key")
    assert "known here: " in told
