"""From bytes to documents: positions, and every kind of file that is none."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from graders.documents import Document, DocumentProblem, Fault, examine, parse_document, read_document
from graders.errors import ContentProblem

HERE = Path("bank.yaml")
NESTED = """\
topic: first   # a comment
questions:
  - id: one
    prompt: |
      Two lines
      of text.
    options:
      - {text: "é λ", why: x, correct: true}
      - text: b
    say: >-
      folded
      text
  - id: two
"""


def faults_of(text: str | bytes) -> list[str]:
    with pytest.raises(DocumentProblem) as caught:
        parse_document(text, HERE)
    return list(caught.value.faults)


def test_data_and_positions() -> None:
    document = parse_document(NESTED, HERE)
    assert document.data == yaml.safe_load(NESTED)
    first = ("questions", 0)
    assert document.position(("topic",)) == (1, 8)
    assert document.key_position(("topic",)) == (1, 1)
    assert document.position(first) == (3, 5)
    assert document.position((*first, "prompt")) == (4, 13)
    assert document.position((*first, "options", 0)) == (8, 9)
    assert document.position((*first, "options", 0, "why")) == (8, 28)
    assert document.key_position((*first, "options", 0, "why")) == (8, 23)
    assert document.position(("questions", 1, "id")) == (13, 9)


@pytest.mark.parametrize(
    ("loc", "nearest"),
    [
        (("questions", 0, "missing"), (3, 5)),
        (("questions", 9, "id"), (3, 3)),
        (("questions", 0, "options", 1, "why", 3), (9, 9)),
        (("nothing", "at", "all"), (1, 1)),
        (("topic", "deeper"), (1, 8)),
        (("questions", -1), (3, 3)),
        (("questions", "0"), (3, 3)),
    ],
)
def test_the_position_of_what_is_not_there_is_that_of_its_nearest_ancestor(
    loc: tuple[str | int, ...], nearest: tuple[int, int]
) -> None:
    assert parse_document(NESTED, HERE).position(loc) == nearest


def test_source_lines_span_the_value() -> None:
    document = parse_document(NESTED, HERE)
    lines = document.source_lines(("questions", 0, "prompt"))
    assert [number for number, _ in lines] == [4, 5, 6]
    assert lines[-1][1] == "      of text."
    assert document.source_lines(("topic",)) == [(1, "topic: first   # a comment")]
    assert [number for number, _ in document.source_lines(("questions", 0, "say"))] == [10, 11, 12]


@pytest.mark.parametrize(
    "text", [NESTED.replace("\n", "\r\n"), "\ufeff" + NESTED, NESTED.replace("\n", "\r")]
)
def test_line_ends_and_byte_order_marks_change_nothing(text: str) -> None:
    document = parse_document(text.encode(), HERE)
    assert document.data == yaml.safe_load(NESTED)
    assert document.position(("topic",)) == (1, 8)
    assert document.position(("questions", 1, "id")) == (13, 9)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        (b"", "1:1", "holds nothing"),
        (b"# only a comment\n", "1:1", "holds nothing"),
        (b"\xef\xbb\xbf", "1:1", "holds nothing"),
        (b"a: 1\n\tb: 2\n", "2:1", "use spaces"),
        (b"a:\n\t- b\n", "2:1", "use spaces"),
        (b"a: \0", "1:4", "U+0000"),
        (b"a: 1\nb: \x1b[31mred", "2:4", "U+001B"),
        (b"a: \xff", "1:4", "UTF-8"),
        (b"a: 1\nbc: \xe2\x82", "2:5", "UTF-8"),
        ("a: é\xe9".encode() + b"\xe2", "1:6", "UTF-8"),
        (b"a: \xed\xa0\x80", "1:4", "UTF-8"),
        ("a: 1".encode("utf-16"), "1:1", "UTF-16"),
        ("a: x\u2028b", "1:5", "U+2028"),
        ("a: x\u202ey", "1:5", "U+202E"),
        ("a: \ud800", "1:4", "U+D800"),
        (rb'a: "\ud800"', "1:7", "character"),
        (rb'a: "\e[31m"', "1:4", "U+001B"),
        (rb'a: "\u202E"', "1:4", "U+202E"),
        (b'a: "\\d"', "1:5", "escape"),
        (b"a: &x 1\n", "1:4", "anchor"),
        (b"a: [*x]\n", "1:5", "alias"),
        (b"a: !!python/object/apply:os.system [ls]\n", "1:4", "!!python/object"),
        (b"a: ! x\n", "1:4", "tag"),
        (b"a: !<x y\n", "1:7", "tag"),
        (b"a: 1\nb: 2\na: 3\n", "3:1", "`a` is given twice, first on line 1"),
        (b"a: {b: 1, b: 2}\n", "1:11", "`b` is given twice"),
        (b"1: a\n", "1:1", "quotes"),
        (b"true: a\n", "1:1", "quotes"),
        (b"[a]: b\n", "1:1", "key"),
        (b"? {a: b}\n: c\n", "1:3", "key"),
        (b"a: 1\n---\nb: 2\n", "2:1", "second document"),
        (b"a: [1, 2", "1:4", "`]`"),
        (b"a: {b: [1]\n\n\n", "1:4", "`}`"),
        (b"a: 'it's'\n", "1:8", "twice ('')"),
        (b'a: "he said "no" twice"\n', "1:14", "a backslash before it"),
        (b'a: "open\nb: 1\nc: "d"\n', "1:4", "goes on to line 3, where text follows it; close it"),
        (rb'a: "\alpha"', "1:4", "write `\\\\` for a backslash"),
        ("a: 1\nb:\u00a0c\nd: 2\n", "2:3", "space U+00A0 where a plain one is due"),
        ("a:\n  - b: 1\n\u00a0   c: 2\n    d: 3\n", "3:1", "space U+00A0"),
        (b"a: !x 'b' c\n", "1:4", "tag"),
        ("- a\n-\u3000b: 1\n c: 2", "2:2", "space U+3000"),
        (b"a: 'x\nb: 2\n", "1:4", "never closed"),
        (b"a: [b #1, c]\nd: 2\n", "1:7", "so that the bracket of line 1 stays open; put the text in"),
        (b"a: [it's b #1, c]\nd: 2\n", "1:12", "put the text in quotes"),
        (b"a: ['b #1, c]\nd: 2\n", "1:5", "the quote opened here is never closed"),
        (b"a: {t: 'b #1', u: c #2}\n", "1:21", "a comment, so that the bracket of line 1"),
        (b"a: [b, c,\n  d #2]\ne: 1\n", "2:5", "a comment, so that the bracket of line 1"),
        (b"a: [b, # as [c]\n  d\ne: 1\n", "3:2", "the list opened on line 1 goes on here"),
        (b"a: @x\n", "1:4", "`@`"),
        (b"a: b: c\n", "1:5", "quotes"),
        (b"a: - b\n", "1:4", "list"),
        (b"- a\nb: 1\n", "2:1", "- "),
        (b"a: 1\n...\nb\n", "3:1", "end of the document"),
        (b"%FOO\n---\na: 1\n", "1:5", "directive"),
    ],
)  # fmt: skip
def test_faults_have_a_place_and_a_remedy(text: str | bytes, place: str, words: str) -> None:
    first = faults_of(text)[0]
    assert first.startswith(f"bank.yaml:{place}: "), first
    assert words in first
    assert "; " in first
    assert first.isprintable()


@pytest.mark.parametrize(
    "text", [r'a: "\ud800"', r'a: "\UFFFFFFFF"', "a: [", "a: @x", "a: 1\n\tb: 2", "[" * 5_000]
)
def test_without_libyaml_files_are_read_and_refused_all_the_same(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr("graders.documents.parsing._Parser", yaml.SafeLoader)
    assert parse_document(NESTED, HERE).position(("questions", 0, "prompt")) == (4, 13)
    assert faults_of(text)[0].isprintable()


def test_all_faults_are_told_in_one_run() -> None:
    text = "a: &x 1\nb: *x\nc: !!str 3\na: 2\n1: 3\nd: 'open"
    assert [fault.split(":")[1] for fault in faults_of(text)] == ["1", "2", "3", "4", "5", "6"]


def test_a_document_with_faults_can_still_be_looked_at() -> None:
    document, faults = examine(HERE, b"a: 1\nb: {c: 2}\na: 3\n")
    assert document is not None
    assert document.data == {"a": 1, "b": {"c": 2}}
    assert len(faults) == 1


@pytest.mark.parametrize(
    "text",
    [
        b"[" * 10_000_000, b"{" * 10_000_000, b"[a," * 3_000_000, b"- " * 5_000, b"? " * 5_000,
        b"[" * 5_000 + b"]" * 5_000, "".join(" " * level + "a:\n" for level in range(5_000)).encode(),
        b"]" * 10_000_000, b'"' * 10_000_000,
        b"{a: " * 5_000 + b"}" * 5_000, b"&a " * 1_000_000, b"!" * 1_000_000, b"a: 1\n" + b"-" * 1_000_000,
    ],
)  # fmt: skip
def test_what_only_a_machine_writes_is_refused(text: bytes) -> None:
    assert faults_of(text)


def test_a_file_of_too_many_values_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graders.documents.parsing.MOST_VALUES", 1_000)
    assert parse_document(b"-\n" * 900, HERE).data == [None] * 900
    assert "over 1,000 values" in faults_of(b"-\n" * 1_100)[-1]


def test_faults_of_one_file_are_told_up_to_a_hundred() -> None:
    doubled = faults_of("a: 1\n" * 1_001)
    assert len(doubled) == 101
    assert doubled[-1] == "bank.yaml:102:1: 900 more faults of this sort from here on; mend those above first"
    unprintable = faults_of(b"a: \0\n" * 101)
    assert (
        unprintable[-1] == "bank.yaml:101:4: 1 more fault of this sort from here on; mend those above first"
    )
    assert len(faults_of("a: 1\n" * 101)) == 100


def test_what_ends_the_reading_is_told_whatever_stood_before_it() -> None:
    assert faults_of("a: 1\n" * 1_000 + "b: [")[-1] == (
        "bank.yaml:1001:4: the bracket opened here is never closed; write `]` where it ends"
    )


@pytest.mark.parametrize(
    ("text", "loc", "end"),
    [
        ("a: one two  # three", ("a",), (1, 11)),
        ("a: 'it''s'", ("a",), (1, 11)),
        ("a: [1,\n  {b: 2}]", ("a",), (2, 10)),
        ("a: [1, {b: é漢}]", ("a", 1, "b"), (1, 14)),
        ("a: |\n  text\n", ("a",), None),
        ("a:\n  b: 1\n", ("a",), None),
        ("a:\nb: 1", ("a",), None),
    ],
)
def test_where_a_value_ends(text: str, loc: tuple[str | int, ...], end: tuple[int, int] | None) -> None:
    document = parse_document(text, HERE)
    assert document.fault(loc, "x", code="x").end == end
    assert document.fault(loc, "x", code="x", on_key=len(loc) == 1).column == (1 if len(loc) == 1 else 12)


@given(st.binary(max_size=200))
@settings(max_examples=300)
def test_whatever_the_bytes_there_is_a_document_or_a_problem(text: bytes) -> None:
    _document_or_problem(text)


@given(st.text(alphabet="ab:-?[]{}#&*!|>'\"%@` \n\t,~\x00\u2028é\ud800", max_size=80))
@settings(max_examples=500)
def test_whatever_the_characters_there_is_a_document_or_a_problem(text: str) -> None:
    _document_or_problem(text)


def _document_or_problem(text: str | bytes) -> None:
    try:
        document: Document | None = parse_document(text, HERE)
        faults: tuple[str, ...] = ()
    except ContentProblem as problem:
        document, faults = None, problem.faults
    assert (document is None) == bool(faults)
    json.dumps(document and document.data)
    for fault in faults:
        assert fault.startswith("bank.yaml:")
        assert fault.isprintable()


WORDS = st.from_regex("[a-z]{1,8}", fullmatch=True)
REFUSED = "\ufeff\ufffe\uffff\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters=REFUSED))
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
PLAIN = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(WORDS, PLAIN, min_size=1, max_size=5))
def test_json_is_yaml_and_means_the_same(data: dict[str, object]) -> None:
    assert parse_document(json.dumps(data, ensure_ascii=False), HERE).data == data


# --- files that are none ---


def problem_of(path: Path) -> str:
    with pytest.raises(DocumentProblem) as caught:
        read_document(path)
    assert len(caught.value.faults) == 1
    return str(caught.value)


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: 1\n")
    assert read_document(path).data == {"a": 1}
    assert read_document(path).path == path


def test_a_folder_named_like_a_file(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").mkdir()
    assert "is a folder" in problem_of(tmp_path / "x.yaml")


def test_a_missing_file_and_a_dangling_link(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").symlink_to(tmp_path / "nowhere.yaml")
    assert "link to nothing" in problem_of(tmp_path / "x.yaml")
    assert "no such file" in problem_of(tmp_path / "y.yaml")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")
    assert "ordinary file" in problem_of(tmp_path / "x.yaml")


def test_links_in_a_circle_and_names_with_nul(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").symlink_to(tmp_path / "x.yaml")
    assert "can't be read" in problem_of(tmp_path / "x.yaml")
    assert "can't be read" in problem_of(Path("a\0b.yaml"))


def test_a_file_without_read_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: 1")
    if os.geteuid() == 0:  # root reads everything, so the system's answer is played

        def refuse(name: str, *_flags: object) -> int:
            raise PermissionError(13, "Permission denied", name)

        monkeypatch.setattr("os.open", refuse)
    else:
        path.chmod(0)
    assert "permission denied" in problem_of(path)


def test_a_fault_is_one_printable_line_whatever_its_parts_hold() -> None:
    fault = Fault(Path("a\nb\x1b[31m\udcff.yaml"), 3, 7, "tab\there\u202e", "mend\r\nit")
    assert str(fault) == r"a\nb\x1b[31m\udcff.yaml:3:7: tab\there\u202e; mend\r\nit"
    assert str(DocumentProblem([fault])) == str(fault)
