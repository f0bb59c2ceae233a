"""A QTI 2.1 or 2.2 item: declarations of right responses, and a body with interactions."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graders.text import one_line
from trainer.bank.rendering import parse_number
from trainer.exchange.formats.qti_xml import Refused, inner_html, name_of, place, replaced, shown
from trainer.exchange.marking import EXACT, OutOfRange, relative_tolerance
from trainer.exchange.model import Draft, DraftOption
from trainer.exchange.texts import markdown_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from trainer.exchange.model import Notes, Where
    from trainer.exchange.source import Source

__all__ = ["drafts_of"]

_FEEDBACK = ("feedbackInline", "feedbackBlock")
# Blanks within a text, of which an item may have several.
_INLINE = {"textEntryInteraction", "inlineChoiceInteraction"}


def drafts_of(item: _Element, source: Source, notes: Notes) -> Iterator[Draft]:
    """The question of an item, if it can be carried."""
    where = place(item, source)
    title = name_of(item.get("title"))
    try:
        draft = _Item(item, notes, where, title).draft()
    except Refused as refused:
        body = item.find("itemBody")
        begins = "" if body is None else " ".join("".join(body.itertext()).split())
        notes.refused(where, title or begins, str(refused))
        return
    yield draft


@dataclass(frozen=True, slots=True)
class _Declared:
    """What a response has to be: the right values, the marks of each, the type of the values."""

    correct: tuple[str, ...]
    mapped: dict[str, float]
    base: str

    @property
    def right(self) -> tuple[str, ...]:
        """The right values; where none are declared, those that give marks."""
        return self.correct or tuple(key for key, marks in self.mapped.items() if marks > 0)


def _declared(item: _Element) -> dict[str, _Declared]:
    found = {}
    for element in item.iterchildren("responseDeclaration"):
        values = tuple((value.text or "").strip() for value in element.iterfind("correctResponse/value"))
        mapped = {
            entry.get("mapKey", ""): parse_number(entry.get("mappedValue", "")) or 0.0
            for entry in element.iterfind("mapping/mapEntry")
        }
        found[element.get("identifier", "")] = _Declared(values, mapped, element.get("baseType", ""))
    return found


class _Item:
    """One item, read."""

    def __init__(self, item: _Element, notes: Notes, where: Where, title: str) -> None:
        self._item = item
        self._notes = notes
        self._where = where
        self._title = title
        self._declared = _declared(item)
        body = item.find("itemBody")
        if body is None:
            raise Refused("it has no body")
        # Interactions are cut out of the text; the file's own tree stays as it is.
        self._body = deepcopy(body)

    def draft(self) -> Draft:
        """The question.

        Raises:
            Refused: it has no counterpart.
        """
        found = [each for each in self._body.iter() if str(each.tag).endswith("Interaction")]
        if not found:
            raise Refused("a text, which asks nothing")
        if self._item.get("adaptive") == "true":
            raise Refused("it is adaptive: what it asks depends on the answers")
        names = {str(each.tag) for each in found}
        if len(found) > 1 and not names <= _INLINE:
            raise Refused(f"it has {len(found)} interactions, and a question here asks one thing")
        self._note_marks_and_feedback()
        for block in list(self._body.iter("rubricBlock")):
            replaced(block, "")
        makers = {
            "choiceInteraction": self._choice,
            "orderInteraction": self._order,
            "extendedTextInteraction": self._essay,
            "gapMatchInteraction": self._gaps,
            "matchInteraction": self._match,
            "associateInteraction": self._associate,
        }
        if names <= _INLINE:
            return self._inline(found)
        maker = makers.get(str(found[0].tag))
        if maker is None:
            raise Refused(f"the interaction {one_line(str(found[0].tag), 40)} has no counterpart")
        return maker(found[0])

    def _note_marks_and_feedback(self) -> None:
        for declared in self._declared.values():
            given = {marks for marks in declared.mapped.values() if marks > 0}
            partial = any(key not in declared.right for key, marks in declared.mapped.items() if marks > 0)
            if len(given) > 1 or partial or any(marks < 0 for marks in declared.mapped.values()):
                marks = ", ".join(f"{key} {value:g}" for key, value in declared.mapped.items())
                self._notes.lost(
                    self._where, f"the marks of each response are not kept: {one_line(marks, 80)}"
                )
        for said in self._item.iterchildren("modalFeedback"):
            text = one_line("".join(said.itertext()), 60)
            if text:
                self._notes.lost(self._where, f"feedback on the answer as a whole is not kept: {text}")

    def _right(self, interaction: _Element) -> tuple[str, ...]:
        name = interaction.get("responseIdentifier", "")
        return self._declared[name].right if name in self._declared else ()

    def _made(self, kind: str, prompt: str, **body: object) -> Draft:
        return Draft(kind=kind, prompt=prompt, where=self._where, name=self._title, **body)  # type: ignore[arg-type]

    def _markdown(self, html: str) -> str:
        return markdown_of(html, "html", self._notes, self._where)

    def _prompt_without(self, interaction: _Element) -> str:
        """The text around an interaction, and its own prompt."""
        own = interaction.find("prompt")
        html = "" if own is None else f"<p>{inner_html(own)}</p>"
        replaced(interaction, "")
        return "\n\n".join(
            part for part in (shown(self._body, self._notes, self._where), self._markdown(html)) if part
        )

    def _option(self, choice: _Element, right: tuple[str, ...]) -> DraftOption:
        why = [shown(said, self._notes, self._where) for name in _FEEDBACK for said in choice.iter(name)]
        for name in _FEEDBACK:
            for said in list(choice.iter(name)):
                replaced(said, "")
        text = shown(choice, self._notes, self._where)
        return DraftOption(
            text, choice.get("identifier", "") in right, "\n\n".join(filter(None, why)) or None
        )

    def _choice(self, interaction: _Element) -> Draft:
        right = self._right(interaction)
        options = [self._option(choice, right) for choice in interaction.iter("simpleChoice")]
        return self._made("choice", self._prompt_without(interaction), options=options)

    def _order(self, interaction: _Element) -> Draft:
        right = self._right(interaction)
        texts = self._texts(interaction, "simpleChoice")
        if set(right) != set(texts):
            raise Refused("it does not say the place of each step")
        return self._made("order", self._prompt_without(interaction), steps=[texts[name] for name in right])

    def _texts(self, interaction: _Element, tag: str) -> dict[str, str]:
        return {
            each.get("identifier", ""): shown(each, self._notes, self._where)
            for each in interaction.iter(tag)
        }

    def _essay(self, interaction: _Element) -> Draft:
        scorers = [each for each in self._item.iter("rubricBlock") if "scorer" in (each.get("view") or "")]
        model = "\n\n".join(shown(each, self._notes, self._where) for each in scorers) or None
        return self._made("open", self._prompt_without(interaction), model_answer=model)

    def _pairs(self, interaction: _Element) -> list[tuple[str, str]]:
        pairs = [tuple(value.split()) for value in self._right(interaction)]
        if not pairs or any(len(pair) != 2 for pair in pairs):
            raise Refused("it does not say what belongs together")
        return [(pair[0], pair[1]) for pair in pairs]

    def _match(self, interaction: _Element) -> Draft:
        return self._matched(interaction, "simpleAssociableChoice", alone="an answer that belongs to nothing")

    def _associate(self, interaction: _Element) -> Draft:
        return self._matched(interaction, "simpleAssociableChoice", alone="a choice that belongs to nothing")

    def _matched(self, interaction: _Element, tag: str, alone: str) -> Draft:
        pairs, texts = self._pairs(interaction), self._texts(interaction, tag)
        if any(name not in texts for pair in pairs for name in pair):
            raise Refused("it names choices that are not there")
        used = {name for pair in pairs for name in pair}
        for name, text in texts.items():
            if name not in used:
                self._notes.lost(self._where, f"{alone} is not kept: {text}")
        prompt = self._prompt_without(interaction)
        return self._made("match", prompt, pairs=[(texts[left], texts[right]) for left, right in pairs])

    def _gaps(self, interaction: _Element) -> Draft:
        words = self._texts(interaction, "gapText")
        answers = {gap: words.get(word, "") for word, gap in self._pairs(interaction)}
        gaps = list(interaction.iter("gap"))
        blanks = [[answers.get(gap.get("identifier", ""), "")] for gap in gaps]
        self._offered(words.values(), {blank[0] for blank in blanks})
        for number, gap in enumerate(gaps, 1):
            replaced(gap, f"{{{{{number}}}}}")
        for tag in ("gapText", "gapImg"):
            for word in list(interaction.iter(tag)):
                replaced(word, "")
        own = interaction.find("prompt")
        if own is not None:
            own.tag = "p"
        interaction.tag = "div"
        return self._made("cloze", shown(self._body, self._notes, self._where), blanks=blanks)

    def _offered(self, words: object, right: set[str]) -> None:
        for word in words:  # type: ignore[attr-defined]
            if word not in right:
                what = f"a blank is typed, not picked; a reply offered is not kept: {one_line(word, 60)}"
                self._notes.lost(self._where, what)

    def _inline(self, found: list[_Element]) -> Draft:
        if len(found) == 1 and found[0].tag == "inlineChoiceInteraction":
            right = self._right(found[0])
            options = [self._option(choice, right) for choice in found[0].iter("inlineChoice")]
            replaced(found[0], "_____")
            return self._made("choice", shown(self._body, self._notes, self._where), options=options)
        number = self._number(found)
        if number is not None:
            return number
        blanks = [self._accepted(interaction) for interaction in found]
        for index, interaction in enumerate(found, 1):
            replaced(interaction, f"{{{{{index}}}}}")
        return self._made("cloze", shown(self._body, self._notes, self._where), blanks=blanks)

    def _accepted(self, interaction: _Element) -> list[str]:
        right = self._right(interaction)
        if interaction.tag == "inlineChoiceInteraction":
            texts = self._texts(interaction, "inlineChoice")
            accepted = [texts[name] for name in right if name in texts]
            self._offered(texts.values(), set(accepted))
        else:
            accepted = list(right)
        if not any(accepted):
            raise Refused("a blank of it accepts no answer")
        return accepted

    def _number(self, found: list[_Element]) -> Draft | None:
        """A single blank for a number; None where it is none."""
        declared = self._declared.get(found[0].get("responseIdentifier", ""))
        if len(found) > 1 or declared is None or declared.base not in ("float", "integer"):
            return None
        values = [parse_number(value) for value in declared.right]
        if len(values) != 1 or values[0] is None:
            raise Refused("it accepts several numbers" if len(values) > 1 else "its answer is no number")
        equal = next(self._item.iter("equal"), None)
        tolerance = EXACT
        if equal is not None and equal.get("toleranceMode", "exact") != "exact":
            off = parse_number((equal.get("tolerance") or "").split(" ")[0]) or 0.0
            absolute = off if equal.get("toleranceMode") == "absolute" else abs(values[0]) * off / 100
            try:
                tolerance = relative_tolerance(values[0], absolute)
            except OutOfRange as problem:
                raise Refused(str(problem)) from None
        replaced(found[0], "_____")
        prompt = shown(self._body, self._notes, self._where)
        return self._made("numeric", prompt, answer=values[0], tolerance=tolerance)
