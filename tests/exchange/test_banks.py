"""The bank file an import writes: what is text there is text to every reader of YAML 1.2."""

from __future__ import annotations

from pathlib import Path

import pytest
from exchange_bench import bring, faults_of, questions_in
from hypothesis import given, settings
from hypothesis import strategies as st

from graders.documents import parse_document
from trainer.bank.advice import bank_advice
from trainer.bank.loading import load_bank
from trainer.exchange.admission import Admitted
from trainer.exchange.banks import bank_text
from trainer.exchange.formats.gift_text import escape, unescape
from trainer.exchange.model import Where

# What may stand in no content file.
REFUSED = "\ufeff\ufffe\uffff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

AMBIGUOUS = [
    "1e-3",
    "07",
    "0o17",
    "0x1F",
    "12",
    ".5",
    "1_000",
    "no",
    "Yes",
    "true",
    "null",
    "~",
    ".nan",
    "-.inf",
    "2026-01-02",
]
MARKS = [
    "- x",
    "a: b",
    "a #b",
    "#b",
    "? x",
    "[a",
    "{a",
    "&a",
    "*a",
    "!a",
    "|",
    ">",
    "%a",
    "@a",
    "`a`",
    "'a'",
    '"a"',
    "---",
    "...",
]


@pytest.mark.parametrize("text", [*AMBIGUOUS, *MARKS, "two\nlines", "a\tb", "x" * 300, "日本 語 " * 60])
def test_a_text_stays_the_text_it_is(text: str) -> None:
    cells = '","'.join(text.strip().replace('"', '""') for _ in range(2))
    csv = (
        f'kind,level,objectives,topic,prompt,explanation,step_1,step_2\norder,1,o,t,"{cells}",one,"{text}"\n'
    )
    csv = csv.replace(f'one,"{text}"', 'one,"' + text.replace('"', '""') + '"')
    imported = bring(csv)
    (question,) = questions_in(imported)
    assert not faults_of(imported)
    assert (question["prompt"], question["explanation"]) == (text.strip(), text.strip())
    assert question["steps"] == ["one", text.strip()]


def test_lines_are_no_wider_than_a_terminal() -> None:
    imported = bring("Why does " + "the derivative fall " * 30 + "?{T}", "gift")
    advice = [
        str(each) for each in bank_advice(load_bank(Path("bank.yaml"), imported.banks[0].text.encode()))
    ]
    assert not [each for each in advice if "columns wide" in each]


def test_gift_escapes_as_moodle_does() -> None:
    assert escape("~=#{}:\\\n<%") == "\\~\\=\\#\\{\\}\\:\\\\\\n<%"
    assert unescape("\\~\\=\\#\\{\\}\\:\\\\\\n\\alpha \\%") == "~=#{}:\\\n\\alpha \\%"


TEXTS = st.text(
    st.one_of(
        st.sampled_from("ab 1:#-,[]{}&*!|>'\"%@`?~=.\\\n\t"),
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters=REFUSED),
    ),
    max_size=120,
)
LONG = st.builds(" ".join, st.lists(TEXTS, min_size=1, max_size=9))
VALUES = st.one_of(
    TEXTS, LONG, st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False)
)


@given(
    prompt=LONG, steps=st.lists(VALUES, max_size=4), blanks=st.lists(st.lists(TEXTS, max_size=3), max_size=3)
)
@settings(max_examples=200)
def test_whatever_the_values_the_file_holds_them(
    prompt: str, steps: list[object], blanks: list[list[str]]
) -> None:
    data = {"id": "x", "prompt": prompt, "steps": steps, "blanks": blanks, "variables": {prompt[:9]: [1e-5]}}
    option = {"text": prompt, "why": None}
    data["options"] = [option, option]
    text = bank_text("t", [Admitted(data, (), Where("quiz"), "")] * 2)
    assert parse_document(text.encode(), Path("bank.yaml")).data == {"topic": "t", "questions": [data, data]}


def test_a_bank_reads_as_an_author_would_write_it() -> None:
    data = {
        "id": "one", "level": 1, "objectives": ["a", "b"],
        "prompt": "What is " + "so very " * 9 + "long: this?",
        "blanks": [["rate", "step, size"], ["loss"]], "answer": 1e-07, "say": "Two\n\nparts.",
        "explanation": None, "options": [{"text": "No", "correct": True, "why": "A: b."}], "steps": [],
    }  # fmt: skip
    assert (
        bank_text("t", [Admitted(data, (), Where("quiz"), "")], ["Imported."])
        == """\
# Imported.
topic: t
questions:
  - id: one
    level: 1
    objectives: [a, b]
    prompt: >-
      What is so very so very so very so very so very so very so very so
      very so very long: this?
    blanks:
      - [rate, 'step, size']
      - [loss]
    answer: 1.0e-07
    say: |-
      Two

      parts.
    explanation:
    options:
      - text: "No"
        correct: true
        why: 'A: b.'
    steps: []
"""
    )
