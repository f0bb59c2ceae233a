"""Files made to do harm: one clear line, quickly, and nothing written."""

from __future__ import annotations

import io
import random
import stat
import zipfile
from typing import TYPE_CHECKING

import pytest
from exchange_bench import DATA, bring

from graders.errors import Problem
from trainer.exchange.html_tree import MOST_UNFINISHED
from trainer.exchange.hypertext import to_markdown
from trainer.exchange.registry import FORMATS
from trainer.exchange.source import MOST_FILES, Source, read_source

if TYPE_CHECKING:
    from pathlib import Path

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
ITEM = b'<questestinterop><item title="x"/></questestinterop>'


def zipped(*members: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return file.getvalue()


def link(name: str, target: bytes) -> tuple[zipfile.ZipInfo, bytes]:
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info, target


@pytest.mark.parametrize("name", ["moodlexml", "qti"])
@pytest.mark.parametrize(
    "text",
    [
        f"<!DOCTYPE quiz [{LAUGHS}]><quiz><question type='essay'>&l9;</question></quiz>",
        '<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>',
        '<!DOCTYPE quiz [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]><quiz/>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(name: str, text: str, encoding: str) -> None:
    with pytest.raises(Problem, match="declares XML entities"):
        bring(text.encode(encoding), name)


def test_a_document_type_elsewhere_is_not_fetched() -> None:
    imported = bring('<!DOCTYPE quiz SYSTEM "http://127.0.0.1:9/quiz.dtd"><quiz/>', "moodlexml")
    assert not imported.questions


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (zipped(("bomb.xml", b"\0" * 60_000_000), ("a.xml", ITEM)), "a zip bomb"),
        (zipped(("../../a.xml", ITEM)), "leads out of the archive"),
        (zipped(("/etc/a.xml", ITEM)), "leads out of the archive"),
        (zipped(("C:\\a.xml", ITEM)), "leads out of the archive"),
        (zipped(("..\\a.xml", ITEM)), "leads out of the archive"),
        (zipped(link("a.xml", b"/etc/passwd")), "is a link"),
        (
            zipped(*[(f"{n}.xml", b"") for n in range(MOST_FILES + 1)], method=zipfile.ZIP_STORED),
            "10,000 at most",
        ),
        (zipped(("a.xml", ITEM))[:-30], "the archive is broken"),
        (zipped(("a.xml", ITEM)).replace(ITEM[:9], ITEM[:9]), ""),
    ],
)
def test_archives(data: bytes, says: str) -> None:
    if not says:
        assert bring(data, "qti").notes.refusals
        return
    for name in ("qti", "apkg"):
        with pytest.raises(Problem, match=says):
            bring(data, name)
    with pytest.raises(Problem, match=says):
        bring(data)


def test_an_archive_of_nothing() -> None:
    with pytest.raises(Problem, match="the archive is empty"):
        bring(zipped())


def test_a_member_that_lies_about_its_size() -> None:
    data = bytearray(zipped(("a.xml", ITEM * 100)))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (10).to_bytes(4, "little")
    with pytest.raises(Problem, match=r"can't be unpacked|larger than"):
        bring(bytes(data), "qti")


@pytest.mark.parametrize("each", [each.name for each in FORMATS if each.reads])
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0" * 1000,
        b"\xff\xfe\x00",
        b"\xef\xbb\xbf",
        b"a\0b,c\n",
        "\ud800".encode("utf-8", "surrogatepass"),
        b"{" * 100_000,
        b"::" * 50_000,
        b"A) x\n" * 20_000,
        b"Q: a\n" * 20_000,
        b"[" * 100_000,
        b"C: " + b"[" * 50_000,
        b"1. x\n" * 20_000,
        b"<" * 100_000,
        b'"' * 100_001,
        b"PK\x03\x04" + b"x" * 100,
        b"SQLite format 3\0" + b"x" * 4000,
        b"{{c1::" * 20_000,
        b"#separator:\n" + b"x\t" * 50_000,
    ],
    ids=lambda data: repr(data[:12]),
)
def test_nonsense_is_a_problem_or_no_question(each: str, data: bytes) -> None:
    try:
        bring(data, each)
    except Problem as problem:
        where = problem.where
    else:
        where = "quiz"
    assert where.startswith("quiz")


def test_real_files_cut_off_and_changed() -> None:
    """Whatever is left of a file: questions, refusals or one problem, never another error."""
    rng = random.Random(7)
    for path in sorted(path for path in DATA.rglob("*.*") if path.is_file()):
        if path.suffix in (".json", ".md") and path.parent.name != "hashcards":
            continue
        data = bytearray(read_source(path).data[:20_000])
        for _ in range(3):
            changed = bytearray(data[: rng.randrange(len(data) + 1)])
            for _ in range(min(5, len(changed))):
                changed[rng.randrange(len(changed))] = rng.randrange(256)
            try:
                bring(bytes(changed))
            except Problem:
                continue


def moodle(kind: str, text: str) -> str:
    body = f'<questiontext format="html"><text><![CDATA[{text}]]></text></questiontext>'
    return f'<quiz><question type="{kind}">{body}</question></quiz>'


# So many that looking for an end anew at each beginning would take an hour.
MANY = 100_000
BEGINNINGS = {
    "blank lines before GIFT": (None, "\n" * MANY + "Q {=a ~b}", 1),
    "texts of hashcards": (None, "C:\n" * MANY + "C: [a]", 1),
    "brackets of hashcards": (None, "C:[\n" * MANY + "C: [a]", 1),
    "comments": ("hashcards", "Q: a\nA: b\n" + "<!--" * MANY, 1),
    "images": ("hashcards", "Q: a\nA: b" + "![" * MANY, 1),
    "images with a name": ("hashcards", "Q: a\nA: b" + "![](" * MANY, 1),
    "indented lines": ("text2qti", "1. Q\n*a) b\nb) c\n\n" + "   c\n" * MANY, 1),
    "tags of GIFT": ("gift", "// " + "[tag:" * MANY + "[id:" * MANY + "\nQ {=a ~b}", 1),
    "blanks of Moodle": ("moodlexml", moodle("cloze", "{1:SA:" * MANY), 0),
    "comments in HTML": ("moodlexml", moodle("essay", "<!--" * MANY), 1),
    "tags in HTML": ("moodlexml", moodle("essay", "<a " * MANY), 1),
    "attributes in HTML": ("moodlexml", moodle("essay", "<a b='" * MANY), 1),
    "formulas of Anki": ("anki", "#html:true\nfront\t" + "[latex]" * MANY, 1),
    "sounds of Anki": ("anki", "#html:true\nfront\t" + "[sound:" * MANY, 1),
    "tags in blanks of Anki": ("anki", "#html:true\n{{c1::" + "<" * MANY + "}}\tb", 1),
}


@pytest.mark.parametrize(("name", "text", "count"), BEGINNINGS.values(), ids=BEGINNINGS)
def test_a_beginning_without_an_end_costs_no_quadratic_time(name: str | None, text: str, count: int) -> None:
    assert len(bring(text, name).questions) == count


def test_tags_without_an_end_are_text() -> None:
    html = f"a {'<b ' * (MOST_UNFINISHED + 5)}&amp; c"
    assert to_markdown(html)[0] == f"a {'<b ' * (MOST_UNFINISHED + 5)}& c"
    assert to_markdown("i < 3 &amp;")[0] == "i < 3 &"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \n", "is empty"),
        ("Caf\xe9 {=a ~b}\n".encode("cp1252"), "quiz:1: the byte 0xe9 is not UTF-8; save the file as UTF-8"),
        ("Q {=a ~b}\n".encode("utf-16-le"), "UTF-16 without a byte order mark; save the file as UTF-8"),
        ("Q {=a ~b}\n".encode("utf-32"), "UTF-32; save the file as UTF-8"),
    ],
)
def test_text_in_another_encoding_is_told_as_that(data: bytes, says: str) -> None:
    with pytest.raises(Problem) as caught:
        bring(data)
    assert says in str(caught.value)


def test_fifty_megabytes_of_one_line() -> None:
    with pytest.raises(Problem):
        bring(b"x" * 50_000_000)
    imported = bring(b"What? {" + b"~x" * 20_000 + b"}", "gift")
    assert not imported.questions


def test_names_and_texts_that_would_drive_a_terminal() -> None:
    imported = bring("::a\x1b[31m::What\u202e? {=a\x07 ~b}", "gift")
    assert "\x1b" not in imported.banks[0].text
    assert [str(loss) for loss in imported.notes.losses] == ["quiz:1: control characters are not kept"]


def test_what_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="is a folder"):
        read_source(tmp_path)
    with pytest.raises(Problem, match="there is no such file"):
        read_source(tmp_path / "none")
    assert str(Source("a\x1b[31m", b"").where(3)) == "a\\x1b[31m:3"
