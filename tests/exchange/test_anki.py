"""Anki's text and packages: what a note becomes, and what a stranger's database may not do."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from datetime import UTC, datetime
from typing import Any

import pytest
from exchange_bench import bring, questions_in, told

from graders.errors import Problem
from trainer.bank.model import Open
from trainer.exchange.exporting import export_questions
from trainer.exchange.model import Entry, Where
from trainer.exchange.registry import format_called

BASIC = {"type": 0, "flds": [{"name": "Front"}, {"name": "Back"}], "tmpls": [{"qfmt": "{{Front}}"}]}
CLOZE = {"type": 1, "flds": [{"name": "Text"}, {"name": "Extra"}], "tmpls": [{"qfmt": "{{cloze:Text}}"}]}
BOTH = {**BASIC, "tmpls": [{"qfmt": "{{Front}}"}, {"qfmt": "{{Back}}"}]}


def database(*notes: tuple[str, ...], models: Any = None, extra: str = "") -> bytes:
    """A collection with these notes: note type, tags, fields."""
    with sqlite3.connect(":memory:") as made:
        made.executescript(
            "CREATE TABLE col (models text, decks text); CREATE TABLE cards (nid int, did int);"
            "CREATE TABLE notes (id integer primary key, mid int, tags text, flds text);" + extra
        )
        types = {"1": BASIC, "2": CLOZE, "3": BOTH} if models is None else models
        decks = {"1": {"name": "Default"}, "7": {"name": "ML::Learning rate"}}
        made.execute("INSERT INTO col VALUES (?, ?)", (json.dumps(types), json.dumps(decks)))
        for number, (mid, tags, *fields) in enumerate(notes, 1):
            made.execute("INSERT INTO notes VALUES (?, ?, ?, ?)", (number, mid, tags, "\x1f".join(fields)))
            made.execute("INSERT INTO cards VALUES (?, 7)", (number,))
        made.commit()
        return made.serialize()


def package(collection: bytes, name: str = "collection.anki2") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, collection)
        archive.writestr("media", "{}")
    return file.getvalue()


def test_notes_of_each_type() -> None:
    data = database(
        ("1", " level-2 hard ", "What is <b>η</b>?[sound:a.mp3]", "The rate&nbsp;<img src='a.png'>"),
        ("2", "objective-loss", "It is {{c1::2::a number}} or {{c2::<i>so</i>}}", "More"),
        ("3", "", "There", "Back"),
    )
    imported = bring(package(data))
    first, second, third = questions_in(imported)
    assert (first["prompt"], first["model_answer"], first["level"]) == ("What is **η**?", "The rate", 2)
    assert first["key_points"] == []
    assert (second["kind"], second["prompt"]) == ("cloze", "It is {{1}} (a number) or {{2}}")
    assert (second["blanks"], second["explanation"]) == ([["2"], ["so"]], "More")
    assert second["objectives"] == ["loss"]
    assert third["prompt"] == "There"
    assert imported.banks[0].topic == "learning-rate"
    assert told(imported) == [
        "quiz: note 1: a sound is not kept: [sound:a.mp3]",
        "quiz: note 1: an image is not kept: a.png",
        "quiz: note 1: a tag is not kept: hard",
        "quiz: note 3: the card in the other direction is not kept",
    ]
    assert [question["id"] for question in questions_in(bring(data))] == [
        first["id"],
        second["id"],
        third["id"],
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (package(b"", "collection.anki21b"), 'export it again with "Support older Anki versions" ticked'),
        (package(b"", "other"), "is in none of the formats"),
        (package(b"not a database"), "is no .* that can be read"),
        (database()[:1500], "is no .* that can be read"),
        (database(models=[]), "is no collection that can be read"),
        (database(models={"1": {"flds": 3}}), "is no collection that can be read"),
        (b"SQLite format 3\x00" + b"\xff" * 5000, "is no .* that can be read"),
    ],
)
def test_broken_packages(data: bytes, says: str) -> None:
    with pytest.raises(Problem, match=says):
        bring(data)


ENDLESS = "WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n)"


@pytest.mark.parametrize(
    "trick",
    [
        f"DROP TABLE notes; CREATE VIEW notes AS {ENDLESS} SELECT id, 1 AS mid, '' AS tags, '' FROM n;",
        "DROP TABLE notes; CREATE VIRTUAL TABLE notes USING fts5(id, mid, tags, flds);",
        "DROP TABLE cards; CREATE VIEW cards AS SELECT 1 AS nid, 1 AS did;",
    ],
)
def test_tables_that_are_none(trick: str) -> None:
    with pytest.raises(Problem, match="it has no table"):
        bring(database(extra=trick))


def test_generated_columns_may_call_nothing() -> None:
    trick = (
        "DROP TABLE notes; CREATE TABLE notes (id integer primary key, mid int, tags text, x int,"
        " flds text AS (hex(zeroblob(20000000))));"
    )
    with pytest.raises(Problem, match="computes a column"):
        bring(database(extra=trick + "INSERT INTO notes (id, mid) VALUES (99, 1);"))


TEXT = """#separator:tab
#html:true
#notetype column:1
#deck column:2
#tags column:5
# a comment
Basic\tML\tWhat &lt; <b>it</b>?\t"One
\t""two""\"\tlevel-1
# another
Cloze\tML\tIs {{c1::it}}?\t\thard
Basic\tML\tlonely
"""


def test_text_with_headers() -> None:
    imported = bring(TEXT)
    first, second = questions_in(imported)
    assert (first["prompt"], first["model_answer"], first["level"]) == ("What < **it**?", 'One "two"', 1)
    assert (second["kind"], second["blanks"]) == ("cloze", [["it"]])
    assert imported.banks[0].topic == "ml"
    assert imported.guess.sure
    assert told(imported) == [
        "quiz:10: a tag is not kept: hard",
        'quiz:11: left out "lonely": it has a front and no back',
    ]


def test_text_without_headers() -> None:
    imported = bring("食べる\tto eat\n<i>a</i>\tb*c*d\tmore\n\tno front\nno back\t\n")
    questions = questions_in(imported)
    assert [question["prompt"] for question in questions] == ["食べる", "*a*", "no back"]
    assert questions[1]["model_answer"] == "b\\*c\\*d"
    assert questions[2]["model_answer"] is None
    assert told(imported) == [
        "quiz:2: the field in column 3 is not kept: more",
        "quiz:3: left out: it asks nothing",
    ]


def test_text_that_says_its_separator() -> None:
    imported = bring("#separator:Pipe\n#columns:Front|Back|Extra\n#tags:level-3\n#html:false\n<b>|b|c\n")
    (question,) = questions_in(imported)
    assert (question["prompt"], question["explanation"], question["level"]) == ("<b>", "c", 3)


def exported(*entries: Entry) -> sqlite3.Connection:
    """The collection in a package of these questions."""
    now = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    data = export_questions(entries, format_called("apkg", to_read=False), now).data
    collection = sqlite3.connect(":memory:")
    collection.deserialize(zipfile.ZipFile(io.BytesIO(data)).read("collection.anki2"))
    return collection


def asked(name: str, topic: str, track: str = "") -> Entry:
    """A question to write."""
    question = Open.model_validate(
        {
            "kind": "open",
            "id": name,
            "level": 1,
            "objectives": ("a",),
            "prompt": "Why?",
            "model_answer": "So.",
            "key_points": ({"text": "so"},),
            "explanation": "It is.",
        }
    )
    return Entry(question, topic, Where("bank.yaml", 1), track)


def test_a_package_has_a_deck_for_each_topic_in_that_of_its_track() -> None:
    collection = exported(asked("q", "basics", "one"), asked("q", "basics", "two"), asked("r", "", "two"))
    decks = json.loads(collection.execute("SELECT decks FROM col").fetchone()[0])
    names = {number: deck["name"] for number, deck in decks.items()}
    rows = collection.execute("SELECT did, due FROM cards ORDER BY due").fetchall()
    assert [(names[str(deck)], due) for deck, due in rows] == [
        ("one::basics", 1),
        ("two::basics", 2),
        ("two", 3),
    ]


def test_a_note_is_the_same_by_track_and_id_whatever_its_topic() -> None:
    entries = [asked("q", "basics", "one"), asked("q", "basics", "two"), asked("q", "other", "one")]
    guids = [exported(entry).execute("SELECT guid FROM notes").fetchone()[0] for entry in entries]
    assert guids[0] == guids[2] != guids[1]


def test_code_on_a_card_stands_at_the_left() -> None:
    models = json.loads(exported(asked("q", "basics")).execute("SELECT models FROM col").fetchone()[0])
    assert all("text-align: left" in model["css"] for model in models.values())
