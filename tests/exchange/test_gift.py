"""GIFT as Moodle reads and writes it."""

from __future__ import annotations

import pytest
from exchange_bench import bring, questions_in, told


def only(text: str) -> dict[str, object]:
    (question,) = questions_in(bring(text, "gift"))
    return question


def test_a_choice_with_feedback() -> None:
    question = only("::tomb:: Who's buried\\: here?{~Grant#No. =no one#Yes.\n####In general.}")
    assert question["id"] == "tomb"
    assert question["prompt"] == "Who's buried: here?"
    assert question["options"] == [
        {"text": "Grant", "why": "No."},
        {"text": "no one", "correct": True, "why": "Yes."},
    ]
    assert question["explanation"] == "In general."


def test_a_missing_word_is_a_choice_with_its_gap() -> None:
    assert only("Grant is {~buried =entombed} in it.")["prompt"] == "Grant is _____ in it."


@pytest.mark.parametrize(
    ("answer", "value", "tolerance"),
    [
        ("3:0.3", 3, 0.1),
        ("=3:0.3", 3, 0.1),
        ("1..3", 2, 0.5),
        ("=%100%-7:0", -7, 1e-9),
        ("1e-3", 0.001, 1e-9),
    ],
)
def test_numbers(answer: str, value: float, tolerance: float) -> None:
    question = only(f"How much? {{#{answer}}}")
    assert (question["answer"], question["tolerance"]) == (value, tolerance)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Just words.", "a description, which asks nothing"),
        ("Never closed {=a ~b", "its brace `{` is never closed"),
        ("What? {#=1 =2}", "it accepts several numbers"),
        ("What? {#1:2}", "under 100 %"),
        ("What? {#0:0.5}", "around 0"),
        ("What? {#x}", "its answer is no number"),
        ("What? {~a ~b}", "no option is right"),
        ("What? {=a ~a}", "option 2 repeats option 1"),
        ("What? {=only~}", "an option is empty"),
        ("What? {" + "~x{0}".replace("{0}", "") + "=1~2~3~4~5~6~7~8~9}", "nine at most"),
        ("What? {=a -> b =c -> b}", "right 2 repeats right 1"),
        ("What? {nonsense}", "no answer"),
        ("{T}", "it asks nothing"),
    ],
)
def test_refusals_say_why(text: str, reason: str) -> None:
    imported = bring(text, "gift")
    assert not imported.questions
    (line,) = told(imported)
    assert line.startswith("quiz:1: left out")
    assert reason in line


def test_an_open_brace_does_not_swallow_what_follows() -> None:
    imported = bring("Broken {=a\n\nSound? {=a ~b}\n\nLaid out {\n=a\n\n~b\n}", "gift")
    assert [question["prompt"] for question in questions_in(imported)] == ["Sound?", "Laid out"]
    assert told(imported) == ['quiz:1: left out "Broken {=a": its brace `{` is never closed']


def test_what_is_lost_stands_where_it_stood() -> None:
    text = """// [tag:hard] [tag:level-3] [tag:objective-loss]
::q::[html]<p>Pick <u>one</u> <img src\\="a.png"></p>{
~%50%half
=whole
~%-25%wrong
}"""
    imported = bring(text, "gift")
    assert told(imported) == [
        "quiz:2: a tag is not kept: hard",
        "quiz:3: partial marks (50 % of the marks) are not kept, the answer counts as wrong: half",
        "quiz:5: marks taken away (-25 % of the marks) are not kept: wrong",
        "quiz:2: underlining is not kept: one",
        "quiz:2: an image is not kept: a.png",
    ]
    (question,) = questions_in(imported)
    assert (question["level"], question["objectives"]) == (3, ["loss"])


def test_short_answers_become_a_blank() -> None:
    question = only("Two plus two is {=four =4 =%50%five}, I think.")
    assert question["prompt"] == "Two plus two is {{1}}, I think."
    assert question["blanks"] == [["four", "4"]]
    assert only("Capital of France?{=Paris}")["prompt"] == "Capital of France? {{1}}"


def test_true_false_feedback_is_for_the_wrong_reply_first() -> None:
    question = only("It is.{FALSE#wrong#right}")
    assert question["options"] == [
        {"text": "True", "why": "wrong"},
        {"text": "False", "correct": True, "why": "right"},
    ]


def test_plain_text_is_not_read_as_markdown_nor_as_html() -> None:
    question = only("[plain]# A * b*c <b>&lt;</b> `x` {=a ~b}")
    assert question["prompt"] == "\\# A * b\\*c <b>&lt;</b> \\`x\\`"
    assert only("A <b>bold</b> &lt; b {=a ~b}")["prompt"] == "A **bold** < b"


def test_the_one_category_is_the_topic() -> None:
    assert bring("$CATEGORY: $course$/top/Learning rate\n\nA?{T}", "gift").banks[0].topic == "learning-rate"
    imported = bring("$CATEGORY: $course$/a\n\nA?{T}\n\n$CATEGORY: top/b/c\n\nB?{T}", "gift")
    assert imported.banks[0].topic is None
    assert told(imported) == [
        "quiz:3: the category is not kept: a",
        "quiz:7: the category is not kept: b/c",
    ]


def test_a_wrong_option_that_takes_all_marks_away_is_as_wrong_as_here() -> None:
    imported = bring("Q? {~%50%a ~%50%b ~%-100%c ~%-50%d}", "gift")
    assert told(imported) == ["quiz:1: marks taken away (-50 % of the marks) are not kept: d"]
    imported = bring("Q? {=a ~%-100%c}", "gift")
    assert told(imported) == ["quiz:1: marks taken away (-100 % of the marks) are not kept: c"]


def test_ids_are_those_of_the_next_import_too() -> None:
    text = "::Same::A?{T}\n\n::Same::B?{T}\n\nWas ist das für 1 Größe?{T}\n\n什么是梯度?{T}"
    first = [question["id"] for question in questions_in(bring(text, "gift"))]
    assert first[:3] == ["same", "same-2", "was-ist-das-fur-1-grosse"]
    assert first[3].startswith("question-")
    assert [question["id"] for question in questions_in(bring(text, "gift"))] == first
    assert (
        questions_in(bring(text, "gift", beside={"other.yaml": {"same"}, "bank.yaml": {"same-2"}}))[0]["id"]
        == "same-2"
    )
