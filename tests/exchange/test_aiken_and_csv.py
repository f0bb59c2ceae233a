"""Aiken and CSV, ours and other people's."""

from __future__ import annotations

import pytest
from exchange_bench import bring, questions_in, told

from graders.errors import Problem


def test_aiken_good_and_broken() -> None:
    text = """Too few
A) Only
ANSWER: A

B) Nothing asked
ANSWER: B

A good one, *really* *so*
goes on
A) Right < &
B. Wrong
ANSWER: A

Never finished
A) a
B) b

Two letters
A) a
A) b
ANSWER: A

No such option
A) a
B) b
ANSWER: C

Last
A)a
B)b
ANSWER: B"""
    imported = bring(text)
    assert [question["prompt"] for question in questions_in(imported)] == [
        "A good one, \\*really\\* \\*so\\*\ngoes on",
        "Last",
    ]
    assert questions_in(imported)[0]["options"][0] == {"text": "Right < &", "correct": True, "why": None}
    assert sorted(told(imported)) == [
        'quiz:14: left out "Never finished": no `ANSWER:` follows its options',
        'quiz:18: left out "Two letters": two of its options have one letter',
        'quiz:1: left out "Too few": it has fewer than two options',
        'quiz:23: left out "No such option": its answer names none of its options: C',
        'quiz:5: left out "B) Nothing asked": options without a question before them',
    ]


@pytest.mark.parametrize("key", ["B", "b", "2", "second"])
def test_a_header_by_others(key: str) -> None:
    imported = bring(f"Question;Option A;Option B;Correct Answer;Points\nWhich?;first;second;{key};3\n")
    (question,) = questions_in(imported)
    assert [option.get("correct") for option in question["options"]] == [None, True]
    assert told(imported) == ["quiz:1: the column Points is not kept"]
    assert imported.guess.sure


@pytest.mark.parametrize(
    ("table", "lost"),
    [
        ("question,correct_answer,wrong_1,Mistake 2\nWhich?,a,b,c\n", ["wrong_1", "Mistake 2"]),
        ("kind,prompt,answer,wrong_6,mistake_6,wrong_7\nnumeric,What?,1,2,Twice.,3\n", ["wrong_7"]),
    ],
)
def test_a_column_of_mistakes_that_can_not_be_kept_is_told(table: str, lost: list[str]) -> None:
    assert told(bring(table)) == [f"quiz:1: the column {name} is not kept" for name in lost]


def test_what_is_amiss_in_a_row_is_told_and_nothing_is_lost_in_silence() -> None:
    head = "kind,prompt,answer,wrong_1,mistake_1,step_1,option_1,option_2\n"
    rows = "numeric,A?,,,,,,\nnumeric,B?,1,2,,,,\nnumeric,C?,1,,Twice.,,,\nchoice,D?,1,,,First,a,b\n"
    imported = bring(head + rows)
    assert [question["prompt"] for question in questions_in(imported)] == ["B?", "C?", "D?"]
    assert told(imported) == [
        "quiz:3: half of a known mistake is not kept: 2",
        "quiz:4: half of a known mistake is not kept: Twice.",
        "quiz:5: a column that no choice question has is not kept: step_1",
        'quiz:2: left out "A?": it says no answer',
    ]


@pytest.mark.parametrize("column", ["answer", "correct_answer"])
def test_front_and_back(column: str) -> None:
    (question,) = questions_in(bring(f"question,{column}\nWhat is *it*?,That\n"))
    assert (question["kind"], question["model_answer"]) == ("open", "That")


def test_a_row_that_does_not_fit() -> None:
    imported = bring('Q1,a,b,A\n"Q\n2",a,b,B\nQ3,a,b,c,A\nQ4,a,b,Z\n', "csv")
    assert [question["prompt"] for question in questions_in(imported)] == ["Q1", "Q\n2"]
    assert told(imported) == [
        'quiz:4: left out "Q3": its row has 5 cells, the others have 4',
        'quiz:5: left out "Q4": its key names none of its options: Z',
    ]


def test_columns_that_can_not_be_told() -> None:
    with pytest.raises(Problem, match="it has no header; write one"):
        bring("a,b,c\nd,e,f\n", "csv")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("named", [True, False])
def test_every_delimiter_there_is(delimiter: str, named: bool) -> None:
    rows = (
        ["question", "option A", "option B", "correct"],
        ['"Which\none?"', "a", "b", "B"],
        ["Whose?", "a", "b", "Z"],
    )
    head = f"sep={delimiter}\r\n" if named else ""
    imported = bring(head + "\r\n".join(delimiter.join(row) for row in rows))
    (question,) = questions_in(imported)
    assert (question["prompt"], imported.guess.format.name) == ("Which\none?", "csv")
    assert told(imported) == [f'quiz:{4 + named}: left out "Whose?": its key names none of its options: Z']


def test_a_delimiter_that_only_a_line_names() -> None:
    imported = bring("sep=^\nquestion^answer\nWhat, is; it?^That\n")
    assert questions_in(imported)[0]["prompt"] == "What, is; it?"


def test_a_quote_that_is_never_closed_swallows_no_rows() -> None:
    with pytest.raises(Problem, match="a quote opened in this row is never closed") as caught:
        bring('question,answer\nA?,a\n"B?,b\nC?,c\n')
    assert caught.value.where == "quiz:3"


def test_a_table_with_a_character_that_is_no_text() -> None:
    with pytest.raises(Problem, match=r"it holds the character U\+0000") as caught:
        bring("question,answer\nA?,a\nB\0?,b\n")
    assert caught.value.where == "quiz:3"
