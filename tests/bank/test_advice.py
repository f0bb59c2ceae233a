"""What `check` advises: nothing breaks, but a learner or an author would mind."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from trainer.bank import CheckReport, check

if TYPE_CHECKING:
    from pathlib import Path


def told(report: CheckReport, base: Path) -> list[str]:
    return [str(fault).removeprefix(f"{base}/") for fault in report.advice]


ABSOLUTES = """\
      - {text: never, why: It is not.}
      - {text: only 3, why: It is not.}"""
ADVICE = [
    ("first", "    say: One is one.\n", "", "3:5", "in the interview"),
    ("first", "say: One is one.", "say: " + "one " * 120, "12:10", "120 words"),
    ("first", "prompt: What is one?", "prompt: What is " + "one " * 20 + "?", "7:13", "columns wide"),
    (
        "first",
        "prompt: What is one?",
        "prompt: |\n      What is\n      " + "x" * 77,
        "9:7",
        "77 columns wide",
    ),
    (
        "first",
        "prompt: What is one?",
        "prompt: |\n      What is\n      " + "漢" * 39,
        "9:7",
        "78 columns wide",
    ),
    ("first", "explanation: One is one.", r"explanation: So \frac{1}{1} is one.", "11:18", "LaTeX"),
    ("first", "explanation: One is one.", "explanation: So $x^2$ is one.", "11:18", "LaTeX"),
    ("first", "why: It is not.", r"why: Since \nabla L is two.", "10:26", "LaTeX"),
    ("first", 'text: "2"', "text: All of the above", "10:16", "shuffled"),
    ("first", '{text: "2",', '{text: "2", correct: true,', "9:7", "every option is right"),
    ("first", "prompt: What is one?", 'prompt: "What is {{one}}?"', "7:13", "numeric questions only"),
    ("second", "lr: [0.1, 0.25]", "lr: [0.1, 0.25], m: [1]", "9:34", "`m` is not used"),
    ("second", ", phrases: [after one]", "", "21:9", "key point"),
    ("second", "phrases: [after one]", "phrases: [before one]", "21:9", "does not make this key point"),
    ("first", "objectives: [one]", "objectives: [one, one]", "6:23", "objective `one` is listed twice"),
    ("first", "follow_ups: [half]", "follow_ups: [half, half]", "13:24", "follow-up `half` is listed twice"),
    ("first", "why: It is.", 'why: "```python one"', "9:41", "never closed"),
    ("first", '      - {text: "2", why: It is not.}', ABSOLUTES, "9:7", "only one without an absolute"),
    ("second", "tolerance: 1e-3", "tolerance: 0.25", "11:16", "25% off counts as right"),
    ("second", "lr: [0.1, 0.25]", "lr: [0.1, 0.25, 0.1]", "9:33", "value `0.1` is listed twice"),
    ("second", "η = {{lr}}", "η", "9:17", "depends on `lr`, which the prompt does not tell"),
    ("second", "answer: 1 - 2*lr", "answer: 1 - 0*lr", "9:16", "all 2 versions have the answer 1"),
    ("second", "answer: 1 - 2*lr", "answer: 0*lr", "9:16", "all 2 versions have the answer 0"),
    ("second", "One, {{1}}, {{2}}.", "One, {{1}}, {{2}}, {{lr}}.", "46:13", "`{{lr}}` is no blank"),
    ("second", "It is {{= 1 - 2*lr}}.", "It is {{= 1 - 2*lr}}, {{lr.", "12:18", "a `{{` is never closed"),
    ("second", "It is {{= 1 - 2*lr}}.", "It is {{= 1 - 2*lr}}, {lr}}.", "12:18", "a `}}` closes nothing"),
    ("second", "It is {{= 1 - 2*lr}}.", "It is {{= 1 - 2*lr}, {lr}.", "12:18", "a `{{` is never closed"),
    ("second", "One, {{1}}, {{2}}.", "One, {{1}}, {{2}}, {{3.", "46:13", "a `{{` is never closed"),
    ("second", '[two, "2"]', "[two, three, two]", "47:27", "wording `two` is listed twice"),
]


@pytest.mark.parametrize(("file", "old", "new", "place", "words"), ADVICE)
def test_advice_on_a_question(track: Path, file: str, old: str, new: str, place: str, words: str) -> None:
    path = track / f"{file}.yaml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    report = check([track], [], prove=False)
    assert report.faults == ()
    advice = told(report, track)
    assert len(advice) == 1, advice
    assert advice[0].startswith(f"{file}.yaml:{place}: "), advice[0]
    assert words in advice[0]


@pytest.mark.parametrize(
    "text",
    [
        "prompt: |\n      What is\n      " + "x" * 76,
        "prompt: >\n      " + "What is this,\n      " * 12 + "one?",
        "prompt: What is $5, and 3$?",
        "prompt: |\n      ```\n      print('\\frac')  # $x_1$\n      ```",
        "prompt: Is `\\nabla` LaTeX?",
        "prompt: Is a set of one {{1} a set?",
        "prompt: Which of the above-mentioned rates is it?",
    ],
)
def test_no_advice_on_what_is_fine(track: Path, text: str) -> None:
    path = track / "first.yaml"
    path.write_text(path.read_text().replace("prompt: What is one?", text))
    assert check([track], [], prove=False) == CheckReport()


def test_no_advice_on_nested_braces_that_are_the_texts_own(track: Path) -> None:
    path = track / "second.yaml"
    text = path.read_text()
    path.write_text(text.replace("It is {{= 1 - 2*lr}}.", "It is {{= 1 - 2*lr}}, in {a, {b}}.", 1))
    assert check([track], [], prove=False) == CheckReport()


def test_objectives_that_nothing_practises(track: Path) -> None:
    path = track / "track.yaml"
    path.write_text(path.read_text() + "  - {id: three, topic: second, text: say three}\n")
    advice = told(check([track], [], prove=False), track)
    assert advice == ["track.yaml:10:10: nothing practises the objective `three`; write a question for it"]
    assert check([track / "first.yaml"], []) == CheckReport()


def test_stray_files_are_told_and_what_belongs_is_not(track: Path) -> None:
    task = track / "tasks" / "add-one"
    for belongs in ("README.md", "LICENSE", ".hidden", "old.yaml~", "tasks/.keep", "tasks/add-one/README.md"):
        (track / belongs).write_text("")
    (task / "__pycache__").mkdir()
    (task / "__pycache__" / "solution.pyc").write_text("")
    strays = [
        "extra.yml", "notes/draft.md", "notes/picture.png", "old/bank.yaml", "stray.txt",
        "tasks/add-one/helper.py", "tasks/add-one/mistakes/notes.txt", "tasks/note.txt",
        "tasks/unfinished/solution.py",
    ]  # fmt: skip
    for stray in strays:
        (track / stray).parent.mkdir(exist_ok=True)
        (track / stray).write_text("")
    report = check([track], [], prove=False)
    assert report.faults == ()
    assert [advice.split(":")[0] for advice in told(report, track)] == [
        "extra.yml", "notes/draft.md", "notes/picture.png", "old", "stray.txt", "tasks/add-one/helper.py",
        "tasks/add-one/mistakes/notes.txt", "tasks/note.txt", "tasks/unfinished",
    ]  # fmt: skip
    remedies = {str(advice.path.relative_to(track)): advice.remedy for advice in report.advice}
    assert remedies["tasks/note.txt"] == "remove it: tasks/ holds a folder for each task"
    assert remedies["tasks/unfinished"] == "write it, or remove the folder"


@pytest.mark.parametrize(
    ("holds", "stray", "remedy"),
    [
        ("moved/task.yaml", "moved", "it is a task: move it into tasks/"),
        ("coding/moved/task.yaml", "coding", "it holds tasks: call it tasks"),
        ("banks/more.yaml", "banks", "move its banks up: they lie directly in the track"),
        ("pages/first.md", "pages", "name its pages as `notes` of topics, or remove it"),
    ],
)
def test_a_folder_with_somebodys_work_is_told_where_it_belongs(
    track: Path, holds: str, stray: str, remedy: str
) -> None:
    (track / holds).parent.mkdir(parents=True)
    (track / holds).write_text("")
    (advice,) = [each for each in check([track], [], prove=False).advice if each.code == "stray"]
    assert (advice.path.name, advice.remedy) == (stray, remedy)


def test_what_lies_in_a_content_folder_but_in_no_track(content: Path) -> None:
    for name in ("unread/bank.yaml", "half/tasks/x/task.yaml", "docs/page.md", "bank.yaml", "README.md"):
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text("")
    report = check([content], [], prove=False)
    assert report.faults == ()
    assert [advice.split(":")[0] for advice in told(report, content)] == ["bank.yaml", "half", "unread"]


def test_a_stray_file_can_be_named_itself(track: Path) -> None:
    (track / "stray.txt").write_text("")
    assert len(check([track / "stray.txt"], []).advice) == 1


def test_formulas_in_notes_and_statements(track: Path) -> None:
    (track / "notes" / "first.md").write_text("# One\n\n```\n\\frac\n```\nSo `\\nabla` is\nonly $x_1$.\n")
    (track / "tasks" / "add-one" / "statement.md").write_text("Add \\frac{2}{2}.\n")
    report = check([track], [], prove=False)
    assert report.faults == ()
    assert [advice.split("; ")[0] for advice in told(report, track)] == [
        "notes/first.md:7:6: raw LaTeX, `$x_1$`, which a terminal can't set",
        "tasks/add-one/statement.md:1:5: raw LaTeX, `\\frac`, which a terminal can't set",
    ]


@pytest.mark.parametrize(
    ("prompt", "options", "told_of"),
    [
        ("One is an", ("apple", "pear"), True),
        ("One is a …", ("apple", "pear"), True),
        ("One is a", ("plum", "pear"), False),
        ("One is an", ("apple", "1"), False),
        ("What is a pear?", ("apple", "pear"), False),
    ],
)
def test_an_article_that_gives_the_option_away(
    track: Path, prompt: str, options: tuple[str, str], told_of: bool
) -> None:
    path = track / "first.yaml"
    text = path.read_text().replace("prompt: What is one?", f"prompt: {prompt}")
    for old, new in zip(('"1"', '"2"'), options, strict=True):
        text = text.replace(f"text: {old}", f"text: '{new}'")
    path.write_text(text)
    advice = [each.split(", which")[0] for each in told(check([track], [], prove=False), track)]
    article = "a" if "an" not in prompt.split() else "an"
    assert advice == ([f"first.yaml:7:13: the prompt ends with `{article}`"] if told_of else [])


def test_follow_ups_that_go_round(track: Path) -> None:
    path = track / "second.yaml"
    path.write_text(
        path.read_text()
        .replace("say: It is {{= 1 - 2*lr}}.", "say: It is.\n    follow_ups: [tell, gaps]")
        .replace("say: Two comes after one.", "say: Two.\n    follow_ups: [pick-one]")
    )
    advice = told(check([track], [], prove=False), track)
    assert advice == [
        "second.yaml:25:18: the follow-ups go round: pick-one → half → tell → pick-one; take one of them out"
    ]
    assert told(check([track / "first.yaml"], [], prove=False), track) == []


def test_a_chain_of_follow_ups_may_be_longer_than_python_recurses(track: Path) -> None:
    questions = [
        f"  - {{id: q{number}, kind: order, level: 1, objectives: [one], prompt: Count., steps: [a, b],"
        f" explanation: x, say: x, follow_ups: [q{(number + 1) % 3_000}]}}\n"
        for number in range(3_000)
    ]
    (track / "third.yaml").write_text("topic: first\nquestions:\n" + "".join(questions))
    (advice,) = check([track / "third.yaml"], [], prove=False).advice
    assert (advice.line, advice.code) == (3_002, "follow-up")
    assert advice.what == "the follow-ups go round: q0 → q1 → q2 → q3 → q4 → … → q0"


def choices(count: int, *, longest_right: int) -> str:
    return written(
        ["the right and longest" if number < longest_right else "right" for number in range(count)],
        ["wrong one"] * count,
    )


def written(right: list[str], wrong: list[str], kind: str = "choice", prompt: str = "Which?") -> str:
    questions = ["topic: first", "questions:"]
    for number, (good, bad) in enumerate(zip(right, wrong, strict=True)):
        bait = "bait: true, " if kind == "trap" else ""
        questions += [
            f"  - id: {kind}-{number}", f"    kind: {kind}", "    level: 1", "    objectives: [one]",
            f"    prompt: {prompt}", "    options:", f'      - {{text: "{good}", correct: true, why: x}}',
            f'      - {{text: "{bad}", {bait}why: x}}', "    explanation: x", "    say: x",
        ]  # fmt: skip
    return "\n".join(questions) + "\n"


MANY = [
    ("absolutes", ["never less"] * 4 + ["one more"] * 16, ["it always is"] * 10 + ["more of it"] * 10,
     "an absolute (always, never, only, all) stands in 10 of 20 wrong options and in 4 of 20 right ones"),
    ("absolutes", ["`never`"] * 20, ["it always is"] * 10 + ["more of it"] * 10,
     "an absolute (always, never, only, all) stands in 10 of 20 wrong options and in 0 of 20 right ones"),
    (None, ["never less"] * 6 + ["one more"] * 14, ["it always is"] * 10 + ["more of it"] * 10, ""),
    (None, ["one more"] * 20, ["it always is"] * 9 + ["more of it"] * 11, ""),
    ("hedges", ["most do"] * 10 + ["one more"] * 10, ["one more thing"] * 20,
     "a hedge (usually, may, can, most) stands in 10 of 20 right options and in 0 of 20 wrong ones"),
    ("echo", ["flat plateaus"] * 9 + ["one more"] * 11, ["one more thing"] * 20,
     "the right option alone takes up the prompt's words in 9 of 20 choices"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "right", "wrong", "what"), MANY)
def test_habits_that_give_right_options_away(
    track: Path, code: str | None, right: list[str], wrong: list[str], what: str
) -> None:
    (track / "third.yaml").write_text(written(right, wrong, prompt="Which plateaus?"))
    found = check([track / "third.yaml"], [], prove=False).advice
    assert [(each.code, each.what, each.place[1:]) for each in found] == (
        [(code, what, (1, 1))] if code else []
    )
    over_all = [each for each in check([track], [], prove=False).advice if each.path.name == "track.yaml"]
    assert [each.code for each in over_all] == ([code] if code else [])


def test_traps_whose_right_reply_begins_alike(track: Path) -> None:
    replies = ["No, it grows"] * 11 + ["It does"] * 9
    (track / "third.yaml").write_text(written(replies, ["This is surely so"] * 20, kind="trap"))
    (advice,) = told(check([track / "third.yaml"], [], prove=False), track)
    assert advice.startswith("third.yaml:1:1: the right reply begins with `No` in 11 of 20 traps; ")


@pytest.mark.parametrize(("count", "longest", "told_of"), [(20, 9, True), (20, 8, False), (19, 19, False)])
def test_right_options_given_away_by_their_length(
    track: Path, count: int, longest: int, told_of: bool
) -> None:
    (track / "third.yaml").write_text(choices(count, longest_right=longest))
    advice = told(check([track / "third.yaml"], [], prove=False), track)
    expected = f"third.yaml:1:1: the right option is the longest in {longest} of {count} choices"
    assert [each.split(";")[0] for each in advice] == ([expected] if told_of else [])


def test_a_hundred_questions_are_checked_well_under_a_tenth_of_a_second(track: Path) -> None:
    (track / "third.yaml").write_text(choices(100, longest_right=0))
    check([track], [], prove=False)
    fastest = min(timed(track / "third.yaml") for _ in range(5))
    assert (
        fastest < 0.3
    )  # measured: 0.05 s, the rest of the track included; shared machines are slow at times


def timed(path: Path) -> float:
    start = time.perf_counter()
    check([path], [], prove=False)
    return time.perf_counter() - start
