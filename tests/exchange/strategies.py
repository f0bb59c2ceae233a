"""Questions of every kind, made of what breaks parsers."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from trainer.bank.mistaken import apart
from trainer.bank.model import Choice, Cloze, KeyPoint, Match, Numeric, Open, Option, Order, Pair, Trap, Wrong

PIECES = [
    "= ~ # { } :", "\\", "\\n", "\\\\", "\n", "\n\n", "=", "~", "#", "####", "{", "}", ":", "::",
    "->", "%50%", "%", "[html]", "[markdown]", "//", "$CATEGORY: x", "ANSWER: A", "A) ", "Q: ",
    "A: ", "C: ", "---", "1. ", "*a) ", "\"", "'", "\"\"", ",", ";", "\t", " ", "  ", "|", "<b>",
    "</text>", "<br>", "&lt;", "&amp;", "]]>", "<![CDATA[", "```python\nx = {1: 2}\n```", "`a ~ b`",
    "**bold**", "*i*", "_u_", "∇L", "θ ← θ − η·g", "½", "日本語", "🎉", "é", "$x^2$", "\\(a\\)",
    "\\frac{1}{2}", "-", "@", "+1", "=1+1", "{1:SA:=a}", "word", "Word.", "no", "1e-3", "07",
]  # fmt: skip


def texts(without: str = "") -> st.SearchStrategy[str]:
    """Texts that survive being stripped, as all texts of a bank are."""
    pieces = [piece for piece in PIECES if not any(sign in piece for sign in without)]
    joined = st.lists(st.sampled_from(pieces), min_size=1, max_size=6).map("".join)
    return joined.map(str.strip).filter(lambda text: bool(text) and "{{" not in text and "}}" not in text)


def line() -> st.SearchStrategy[str]:
    """A text of one line, without runs of blanks: an accepted wording, a key point."""
    return texts().map(lambda text: " ".join(text.split()))


def distinct(items: st.SearchStrategy[Any], least: int, most: int) -> st.SearchStrategy[list[Any]]:
    """Lists in which no two texts are the same when blanks are folded."""
    return st.lists(items, min_size=least, max_size=most, unique_by=lambda text: " ".join(text.split()))


ids = st.from_regex(r"[a-z][a-z0-9]{0,4}(-[a-z0-9]{1,4}){0,3}", fullmatch=True)
numbers = st.floats(-1e9, 1e9, allow_nan=False).filter(lambda value: value == 0 or abs(value) > 1e-9)


@st.composite
def heads(draw: st.DrawFn) -> dict[str, Any]:
    """What every kind has."""
    return {
        "id": draw(ids),
        "level": draw(st.sampled_from([1, 2, 3])),
        "objectives": tuple(draw(st.lists(ids, min_size=1, max_size=2, unique=True))),
        "prompt": draw(texts()),
        "explanation": draw(texts()),
        "say": draw(st.none() | texts()),
    }


@st.composite
def choices(draw: st.DrawFn, kind: str = "choice") -> Choice | Trap:
    said = draw(distinct(texts(), 2, 4))
    right = draw(st.integers(1, len(said) - 1))
    head = draw(heads())
    options = [
        Option(text=text, why=draw(texts()), correct=at < right, bait=kind == "trap" and at == right)
        for at, text in enumerate(said)
    ]
    if kind == "trap":
        return Trap(**{**head, "say": head["say"] or "Say it."}, kind="trap", options=tuple(options))
    return Choice(**head, kind="choice", options=tuple(options))


@st.composite
def numerics(draw: st.DrawFn) -> Numeric:
    tolerance = draw(st.sampled_from([1e-6, 0.001, 0.01, 0.25]))
    answer = draw(numbers)
    wrong: list[Wrong] = []
    for value in draw(st.lists(numbers, max_size=3)):
        if all(apart(value, float(other), tolerance) for other in (answer, *(each.answer for each in wrong))):
            wrong.append(Wrong(answer=value, why=draw(texts())))
    return Numeric(**draw(heads()), kind="numeric", answer=answer, tolerance=tolerance, wrong=tuple(wrong))


@st.composite
def opens(draw: st.DrawFn) -> Open:
    points = tuple(KeyPoint(text=text) for text in draw(distinct(line(), 1, 3)))
    return Open(**draw(heads()), kind="open", model_answer=draw(texts()), key_points=points)


@st.composite
def orders(draw: st.DrawFn) -> Order:
    return Order(**draw(heads()), kind="order", steps=tuple(draw(distinct(texts(), 2, 4))))


@st.composite
def matches(draw: st.DrawFn) -> Match:
    lefts, rights = draw(distinct(texts(), 3, 3)), draw(distinct(texts(), 3, 3))
    pairs = tuple(Pair(left=left, right=right) for left, right in zip(lefts, rights, strict=True))
    return Match(**draw(heads()), kind="match", pairs=pairs)


@st.composite
def clozes(draw: st.DrawFn, most: int = 3) -> Cloze:
    count = draw(st.integers(1, most))
    prompt = draw(texts())
    for number in range(1, count + 1):
        prompt = f"{prompt} {{{{{number}}}}}{draw(st.sampled_from(['', ' ', '. ', ', ']))}{draw(texts())}"
    blanks = tuple(tuple(draw(distinct(line(), 1, 3))) for _ in range(count))
    return Cloze(**{**draw(heads()), "prompt": prompt}, kind="cloze", blanks=blanks)


def questions() -> st.SearchStrategy[Any]:
    """A question of any kind."""
    return st.one_of(choices(), choices("trap"), numerics(), opens(), orders(), matches(), clozes())
