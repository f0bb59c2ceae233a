"""hashcards' and text2qti's Markdown."""

from __future__ import annotations

import pytest
from exchange_bench import bring, questions_in, told

CARDS = """---
name = "Learning rate"
---
<!-- a comment
of two lines -->
Lost

Q: What is `x[0]`?
A: It is
A thing ![pic](a.png)
C: An [epoch] is \\[one\\] pass, $v[1]$ `a[i]`,
![alt](b.png) over [the data].

---

Q: No answer
C: no blank
A: no question
"""


def test_hashcards() -> None:
    imported = bring(CARDS)
    first, second = questions_in(imported)
    assert (first["kind"], first["prompt"], first["model_answer"]) == (
        "open",
        "What is `x[0]`?",
        "It is\nA thing",
    )
    assert second["prompt"] == "An {{1}} is [one] pass, $v[1]$ `a[i]`,\n over {{2}}."
    assert second["blanks"] == [["epoch"], ["the data"]]
    assert imported.banks[0].topic == "learning-rate"
    assert sorted(told(imported)) == [
        "quiz:11: an image or a sound is not kept: alt",
        'quiz:16: left out "No answer": no answer follows it',
        'quiz:17: left out "no blank": it has no blank',
        'quiz:18: left out "no question": an answer without a question before it',
        "quiz:6: a line outside of cards is not kept: Lost",
        "quiz:8: an image or a sound is not kept: pic",
    ]


QUIZ = """Quiz title: Rates
shuffle answers: true
Title: The first
Points: 2
1.  What is it,

    and where?
... In general. ![a plot](p.png)
+   Well done
*a) This
... Why so.
b)  That

GROUP
2.  Which?
[*] a
[ ] b
END_GROUP
3.  Number?
= 2 +- 1%
4.  Name?
*   one
*   uno
5.  Write.
! A model answer.
____
% a comment
COMMENT
6. Hidden
*a) x
END_COMMENT
Text: Just a text
7. File?
^^^^
8. Nothing
9. Mixed
*a) x
= 2
"""


def test_text2qti() -> None:
    imported = bring(QUIZ)
    choice, ticked, number, name, essay = questions_in(imported)
    assert (choice["id"], choice["prompt"]) == ("the-first", "What is it,\n\nand where?")
    assert choice["options"][0] == {"text": "This", "correct": True, "why": "Why so."}
    assert choice["explanation"] == "In general."
    assert [option.get("correct") for option in ticked["options"]] == [True, None]
    assert (number["answer"], number["tolerance"]) == (2, 0.01)
    assert (name["prompt"], name["blanks"]) == ("Name? {{1}}", [["one", "uno"]])
    assert (essay["model_answer"], essay["explanation"]) == ("A model answer.", None)
    assert imported.banks[0].topic == "rates"
    assert sorted(told(imported)) == [
        "quiz:14: picking questions from a group is not kept",
        "quiz:18: picking questions from a group is not kept",
        "quiz:2: a setting of the quiz is not kept: shuffle answers: true",
        'quiz:32: left out "Just a text": a text, which asks nothing',
        'quiz:33: left out "File?": uploading a file has no counterpart',
        'quiz:35: left out "Nothing": it has no answers',
        'quiz:36: left out "Mixed": its answers are of several sorts',
        "quiz:5: feedback when right as such is not kept: Well done",
        "quiz:5: its points are not kept: 2",
        "quiz:8: an image or a sound is not kept: a plot",
    ]


@pytest.mark.parametrize(
    ("answer", "value", "tolerance"), [("5", 5, 1e-9), ("1.5 +- 0.15", 1.5, 0.1), ("[1, 3]", 2, 0.5)]
)
def test_text2qti_numbers(answer: str, value: float, tolerance: float) -> None:
    (question,) = questions_in(bring(f"1. How much?\n= {answer}\n", "text2qti"))
    assert (question["answer"], question["tolerance"]) == (value, tolerance)
