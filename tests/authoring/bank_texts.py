"""Bank files as people write them, made by hypothesis: every style of YAML that a bank may be written in."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

WORDS = st.lists(
    st.sampled_from(
        ["step", "∇L", "a: b", "# no comment", "it's", '"said"', "{{1}}", "[x]", "- dash", "100 %"]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)


@dataclass(frozen=True)
class Bank:
    """A bank's text, and how many questions are in it."""

    text: str
    count: int

    @property
    def raw(self) -> bytes:
        return self.text.encode("utf-8")


@st.composite
def scalars(draw: st.DrawFn, indent: int) -> str:
    """A text in one of YAML's styles, as it stands behind its key; ends without a line end."""
    words, margin = draw(WORDS), " " * (indent + draw(st.integers(1, 4)))
    style = draw(st.sampled_from(["quoted", "double", "|", "|-", "|+", ">", ">+", "lines", "commented"]))
    if style == "quoted":
        return " '" + words.replace("'", "''") + "'"
    if style == "double":
        return ' "' + words.replace('"', '\\"') + '"'
    if style == "lines":
        return f' "{words.replace(chr(34), "")}\n\n{margin}  # within\n{margin}on"'
    if style == "commented":
        return f" plain words  # {words}"
    tail = "\n" * draw(st.integers(0, 2)) if "+" in style else ""
    return f" {style}\n{margin}{words.lstrip()}\n\n{margin}second line{tail}"


@st.composite
def comments(draw: st.DrawFn, most: int) -> list[str]:
    """Lines of comments and empty lines, at any indentation."""
    made = draw(st.lists(st.tuples(st.integers(0, most), WORDS), max_size=2))
    lines = [" " * indent + "# " + words for indent, words in made]
    return [line for each in lines for line in (draw(st.sampled_from([[each], ["", each], [each, ""]])))]


@st.composite
def questions(draw: st.DrawFn, number: int, dash: int, gap: int) -> list[str]:
    """One question; not what `check` would pass, for insertion reads YAML only."""
    margin = " " * (dash + gap)
    texts = draw(st.permutations(["prompt", "explanation", "say"]))
    keys = [f"id: q-{number}", "kind: open", *(f"{key}:{draw(scalars(dash + gap))}" for key in texts)]
    nested = draw(st.sampled_from([None, "flow", "block", "flush"]))
    if nested == "flow":
        keys.append(f"options: [{{text: a, why: 'b'}},\n{margin}  {{text: c,\n{margin}   why: d}}]")
    elif nested == "block":
        keys.append(f"steps:\n{margin}  - a\n{margin}  - |\n{margin}    b")
    elif nested == "flush":
        keys.append(f"steps:\n{margin}- a\n{margin}- b")
    first, *rest = keys
    lead = " " * dash + "-"
    alone = draw(st.booleans()) and draw(st.booleans())
    opening = [lead, margin + first] if alone else [lead + " " * (gap - 1) + first]
    return [*opening, *(margin + key for key in rest)]


@st.composite
def banks(draw: st.DrawFn) -> Bank:
    """A bank in one consistent indentation, with comments anywhere."""
    dash, gap, count = draw(st.integers(0, 4)), draw(st.integers(2, 4)), draw(st.integers(0, 3))
    apart = [""] if draw(st.booleans()) else []
    entries: list[str] = []
    for number in range(count):
        entries += [*(apart if number else []), *draw(questions(number, dash, gap))]
        entries += draw(comments(dash + gap)) if number < count - 1 else []
    empty = draw(st.sampled_from(["questions:", "questions: []", "questions:  [ ]  # none yet"]))
    listed = ["questions:", *entries] if count else [empty]
    blocks = [["topic: basics  # of all"], [*listed, *draw(comments(dash + gap))]]
    if draw(st.booleans()):
        blocks.reverse()
    start = draw(st.sampled_from([[], ["---"], ["# yaml-language-server: $schema=x.json"], ["", "# top"]]))
    text = "\n".join([*start, *(line for block in blocks for line in block)])
    text += draw(st.sampled_from(["", "\n", "\n\n\n", "\n# last words\n", "\n...\n"]))
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    bom = draw(st.sampled_from(["", "\ufeff"]))
    return Bank(bom + text.replace("\n", newline), count)
