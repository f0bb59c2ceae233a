"""A document against a model: what does not fit is told in words, at its place, all at once."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, create_model, field_validator

from graders.documents import DocumentProblem, parse_document, validate, violations
from trainer.bank import json_schemas


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Reply(Strict):
    text: Annotated[str, Field(min_length=1)]
    correct: bool = False


class Pick(Strict):
    kind: Literal["pick"]
    replies: tuple[Reply, ...] = Field(min_length=2, max_length=3)


class Number(Strict):
    kind: Literal["number"]
    answer: str | float
    tolerance: float = Field(default=0.1, gt=0, lt=1)
    pick: int = 0


class Book(Strict):
    name: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=12)]
    level: Literal[1, 2, 3] = 1
    limits: dict[str, tuple[float, ...]] = Field(default_factory=dict)
    items: tuple[Annotated[Pick | Number, Field(discriminator="kind")], ...] = ()

    @field_validator("limits")
    @classmethod
    def _few(cls, value: dict[str, tuple[float, ...]]) -> dict[str, tuple[float, ...]]:
        if len(value) > 2:
            raise ValueError("too many limits; keep two")
        return value


HERE = Path("book.yaml")
# Beginnings of books whose first item is being written.
NUMBER = "name: a\nitems: [{kind: number, answer: 1, "
PICK = "name: a\nitems: [{kind: pick, replies: "


def told(text: str) -> list[str]:
    with pytest.raises(DocumentProblem) as caught:
        validate(parse_document(text, HERE), Book)
    return [fault.removeprefix("book.yaml:") for fault in caught.value.faults]


def test_what_fits_is_given_as_the_model() -> None:
    text = "name: a-b\nlimits: {x: [1, .5]}\nitems:\n  - {kind: number, answer: 1}\n"
    book = validate(parse_document(text, HERE), Book)
    assert book == Book(name="a-b", limits={"x": (1.0, 0.5)}, items=(Number(kind="number", answer=1.0),))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[]", "1:1: this is a list; it has to be a map of keys (`key: value`)"),
        ("name: a\nlevl: 1", "2:1: unknown key `levl`; did you mean `level`?"),
        ("name: a\nzzz: 1", "2:1: unknown key `zzz`; known here: name, level, limits, items"),
        ("level: 1", "1:1: `name` is missing; write `name: …`"),
        ("name: 1", '1:7: `name` is the number `1`; it has to be text: put it in quotes, "1"'),
        ("name: true", '1:7: `name` is `true`; it has to be text: put it in quotes, "true"'),
        ("name:\nlevel: 1", "1:6: `name` is empty; it has to be text"),
        (
            "name: {a: b}",
            "1:7: `name` is a map of keys; it has to be text: a text that holds `: ` wants quotes",
        ),
        ("name: A b", "1:7: `name` is `A b`; it has to be small letters and digits"),
        ("name: a-long-long-name", "1:7: `name` has 16 characters; it may have 12 at most"),
        ("name: a\nlevel: 7", "2:8: `level` is `7`; it has to be 1, 2 or 3"),
        ('name: a\nlevel: "2"', "2:8: `level` is the text `2`; write it without quotes: 2"),
        ("name: a\nlimits: [1]", "2:9: `limits` is a list; it has to be a map of keys"),
        ("name: a\nlimits: {x: 3}", "2:13: `x` is the number `3`; it has to be a list: [3]"),
        ("name: a\nlimits: {x: [1, no]}", "2:17: item 2 of `x` is the text `no`; it has to be a number"),
        ("name: a\nlimits: {a: [], b: [], c: []}", "2:9: `limits`: too many limits; keep two"),
        ("name: a\nitems: 3", "2:8: `items` is the number `3`; it has to be a list: [3]"),
        ("name: a\nitems: [3]", "2:9: item 1 of `items` is the number `3`; it has to be a map of keys"),
        ("name: a\nitems: [{}]", "2:9: item 1 of `items`: `kind` is missing; write `kind: …`"),
        ("name: a\nitems: [{kind: pikc}]", "2:16: no kind is called `pikc`; did you mean `pick`?"),
        ("name: a\nitems: [{kind: [a]}]", "2:16: `kind` is a list; it has to be one of pick, number"),
        ("name: a\nlevel: {a: b}", "2:8: `level` is a map of keys; it has to be 1, 2 or 3"),
        ("name: a\nlevel:", "2:7: `level` is empty; it has to be 1, 2 or 3"),
        ("name: a\nitems: [{kind: 3}]", "2:16: no kind is called `3`; it has to be one of pick, number"),
        ("name: a\nitems:\n  - kind: number", "3:5: item 1 of `items`: `answer` is missing"),
        (
            "name: a\nitems: [{kind: number, answer: [1]}]",
            "2:32: `answer` is a list; it has to be text or a number",
        ),
        (NUMBER + "tolerance: 1}]", "2:46: `tolerance` is `1`; it has to be under 1"),
        (
            NUMBER + "tolerance: 2.5%}]",
            "2:46: `tolerance` is the text `2.5%`; it has to be a number: 0.025",
        ),
        (
            NUMBER + "tolrance: 1}]",
            "2:35: item 1 of `items`: unknown key `tolrance`; did you mean `tolerance`?",
        ),
        (NUMBER + "number: 1}]", "2:35: item 1 of `items`: unknown key `number`"),
        (NUMBER + "pick: x}]", "2:41: `pick` is the text `x`; it has to be a whole number"),
        (NUMBER + "pick: 1.5}]", "2:41: `pick` is the number `1.5`; it has to be a whole number"),
        (PICK + "[]}]", "2:31: `replies` is empty; it needs at least 2"),
        (PICK + "[{text: a}]}]", "2:31: `replies` has 1; it needs at least 2"),
        (
            PICK + "[{text: a}, {text: b}, {text: c}, {text: d}]}]",
            "2:31: `replies` has 4; it may have 3 at most",
        ),
        (PICK + "[{text: a}, {text: ''}]}]", "2:50: `text` is empty; write its text"),
        (
            PICK + "[{text: a}, {text: b, correct: yes}]}]",
            "2:62: `correct` is the text `yes`; it has to be true or false: true",
        ),
        (
            PICK + "[{text: a}, {text: b, correct: maybe}]}]",
            "2:62: `correct` is the text `maybe`; it has to be true or false",
        ),
    ],
)
def test_a_misfit_is_told_in_words_at_its_place(text: str, fault: str) -> None:
    faults = told(text)
    assert len(faults) == 1, faults
    assert faults[0].startswith(fault), faults[0]


def test_all_misfits_are_told_at_once_in_the_order_of_the_file() -> None:
    text = """\
name: Not a slug
items:
  - {kind: pick, replies: [{text: 1}, {txet: b}, {zzz: c}]}
  - {kind: numbr}
  - {kind: number, answer: {}, tolerance: 0}
extra: 1
"""
    places = [fault.split(": ")[0] for fault in told(text)]
    assert places == ["1:7", "3:35", "3:40", "3:50", "3:51", "4:12", "5:28", "5:43", "6:1"]


def test_a_list_whose_items_are_broken_is_not_called_empty() -> None:
    assert told(PICK + "[{text: 1}]}]")[0] == "2:31: `replies` has 1; it needs at least 2"


def test_a_key_that_is_called_as_the_kind_is_told_apart_from_it() -> None:
    faults = told("name: a\nitems: [{kind: number, number: {answer: 1}}]")
    assert [fault.split(";")[0] for fault in faults] == [
        "2:9: item 1 of `items`: `answer` is missing",
        "2:24: item 1 of `items`: unknown key `number`",
    ]


def test_a_part_of_a_document_can_be_validated_by_itself() -> None:
    document = parse_document("books:\n  - name: a\n  - name: B\n", HERE)
    good, faults = violations(document, Book, at=("books", 0))
    assert (good, faults) == (Book(name="a"), [])
    bad, faults = violations(document, Book, at=("books", 1))
    assert bad is None
    assert [(way, fault.line, fault.column) for way, fault in faults] == [(("books", 1, "name"), 3, 11)]


def test_misfits_are_told_up_to_a_hundred() -> None:
    text = "name: a\nitems: [" + "1, " * 5_000 + "]"
    faults = told(text)
    assert len(faults) == 101
    assert faults[-1] == "2:309: 4,900 more faults of this sort from here on; mend those above first"


@pytest.mark.parametrize("number", ["9" * 299, ".inf", "-.inf", ".nan", "0x" + "f" * 250])
def test_huge_numbers_and_infinities_are_no_traceback(number: str) -> None:
    item = f"{{kind: number, answer: {number}, pick: {number}}}"
    text = f"name: a\nlevel: {number}\nlimits: {{x: [{number}]}}\nitems: [{item}]"
    assert told(text)


# Those of tasks' properties serve editors only; what is no property is told otherwise.
SCHEMAS = json.dumps([json_schemas()[name] for name in ("track", "bank")])
PATTERNS = sorted(set(re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', SCHEMAS)))


@pytest.mark.parametrize("pattern", [json.loads(each) for each in PATTERNS])
def test_every_pattern_of_a_content_file_is_told_in_words(pattern: str) -> None:
    model = create_model("Named", name=(Annotated[str, Field(pattern=pattern)], ...))
    _, ((_, fault),) = violations(parse_document("name: '?!'", HERE), model)
    assert "such as `" in fault.remedy
    assert pattern not in fault.remedy
