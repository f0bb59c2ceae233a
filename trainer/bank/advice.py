"""What could be better about a bank: nothing breaks, but a learner or an author would mind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graders.documents import Fault, quoted
from graders.text import columns
from trainer.bank.expressions import parse
from trainer.bank.giveaways import alone_without_absolute, article_mismatch
from trainer.bank.model import Choice, Cloze, Match, Numeric, Open, Order, Trap
from trainer.bank.rendering import format_number, placeholders
from trainer.bank.semantics import blanks_in, versions
from trainer.bank.wording import found_key_points

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from graders.documents import Document
    from graders.documents.validation import Way
    from trainer.bank.loading import LoadedBank
    from trainer.bank.model import Question

__all__ = ["WIDEST", "bank_advice", "raw_latex"]

# A prompt in a terminal of 80 columns, with the app's margins.
WIDEST = 76
# What can be said in 30 seconds; past this it is a lecture.
MOST_WORDS = 90
# An answer a tenth off is another answer, were it a rate or a loss.
WIDEST_TOLERANCE = 0.1

_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`", re.DOTALL)
_LATEX = re.compile(
    r"\\(?:frac|nabla|partial|sum|prod|int|sqrt|alpha|beta|gamma|delta|epsilon|eta|theta|lambda|mu|sigma|cdot|times"
    r"|leq?|geq?|neq|approx|infty|left|right|mathbf|mathrm|mathbb|text|begin|end|hat|bar|vec)(?![A-Za-z])"
    r"|\\[\[(]|\$\$|\$[^$\n\\^_{]*+[\\^_{][^$\n]*+\$"
)
_OF_THE_ABOVE = re.compile(
    r"\b(?:all|none|both|neither|any|some)\s+of\s+(?:the\s+)?(?:above|these|options|answers)\b", re.I
)
_PLACEHOLDER = re.compile(r"\{\{(?:(?!\{\{).)*?\}\}")
_FENCE = re.compile(r"^ {0,3}```", re.MULTILINE)


def bank_advice(bank: LoadedBank) -> Iterator[Fault]:
    """Advice on the well-formed questions of a bank."""
    if bank.document is None:
        return
    for index, question in bank.well_formed.items():
        advisor = _Advisor(bank.document, ("questions", index), sound=index in bank.questions)
        yield from advisor.of_any(question)
        match question:
            case Choice() | Trap():
                yield from advisor.of_options(question)
            case Numeric():
                yield from advisor.of_numbers(question)
            case Open():
                yield from advisor.of_phrases(question)
            case Cloze():
                yield from advisor.of_blanks(question)
            case _:
                pass


def raw_latex(text: str) -> re.Match[str] | None:
    """The first formula outside code that a terminal can't set."""
    return _LATEX.search(_CODE.sub(lambda code: re.sub(r"[^\n]", " ", code.group()), text))


class _Advisor:
    """Advice on one question, which stands at a place of a document."""

    def __init__(self, document: Document, at: Way, *, sound: bool) -> None:
        self.document = document
        self.at = at
        self.sound = sound

    def _advice(self, way: Way, what: str, remedy: str, code: str, *, on_key: bool = False) -> Fault:
        way = (*self.at, *way)
        return self.document.fault(way, what, remedy, code=code, advice=True, on_key=on_key)

    def of_any(self, question: Question) -> Iterator[Fault]:
        """What holds for every kind of question."""
        yield from self._wide()
        for way, text in _all_texts(question):
            yield from self._text(way, text, question)
        if question.say is None:
            yield self._advice((), "nothing is said to `say` in the interview", "write 50 to 90 words", "say")
        elif (words := len(question.say.split())) > MOST_WORDS:
            what = f"`say` has {words} words, which take over 30 seconds"
            yield self._advice(("say",), what, "say it in 50 to 90 words", "say")
        yield from self._repeated(question.objectives, ("objectives",), "objective")
        yield from self._repeated(question.follow_ups, ("follow_ups",), "follow-up")
        yield from self._repeated(question.mistakes, ("mistakes",), "mistake")

    def _repeated(self, values: Sequence[Hashable], way: Way, called: str) -> Iterator[Fault]:
        for index, value in enumerate(values):
            if value in values[:index]:
                what = f"the {called} {quoted(value)} is listed twice"
                yield self._advice((*way, index), what, "list it once", "repeated")

    def _wide(self) -> Iterator[Fault]:
        """Lines of the file that are too wide without the indentation of the text."""
        way = (*self.at, "prompt")
        place = self.document.place(way)
        lines = self.document.source_lines(way)
        number, first = lines[0]
        first = first[place.column - 1 :]
        rest = lines[1:]
        indents = [len(line) - len(line.lstrip()) for _, line in rest if line.strip()]
        margin = min(indents, default=0)
        texts = [
            (number, place.column, first),
            *((number, margin + 1, line[margin:]) for number, line in rest),
        ]
        for number, column, text in texts:
            wide = columns(text.rstrip())
            if wide > WIDEST:
                end = (number, column + len(text.rstrip()))
                what, remedy = f"a line of the prompt is {wide} columns wide", f"break it at {WIDEST}"
                at = (self.document.path, number, column)
                yield Fault(*at, what, remedy, advice=True, code="wide-line", end=end)

    def _text(self, way: Way, text: str, question: Question) -> Iterator[Fault]:
        prose = _CODE.sub("", text)
        if found := raw_latex(text):
            what = f"raw LaTeX, {quoted(found.group())}, which a terminal can't set"
            yield self._advice(way, what, "write the formula in Unicode: ∇L, θ ← θ − η·g, ½, ²", "latex")
        if len(_FENCE.findall(text)) % 2:
            what = "a fence of code is opened and never closed"
            yield self._advice(way, what, "write ``` on a line of its own after the code", "fence")
        marks = _PLACEHOLDER.findall(prose)
        if isinstance(question, Numeric) or (isinstance(question, Cloze) and way == ("prompt",)):
            yield from self._half_a_mark(way, _PLACEHOLDER.sub("", prose))
        if isinstance(question, Cloze) and way == ("prompt",):
            strange = [mark for mark in marks if not blanks_in(mark)]
            if strange:
                what = f"{quoted(strange[0])} is no blank"
                yield self._advice(way, what, "number the blanks {{1}}, {{2}} …", "placeholder")
        elif marks and not isinstance(question, Numeric):
            what = f"{quoted(marks[0])} is filled in in numeric questions only"
            yield self._advice(way, what, "write what is meant", "placeholder")

    def _half_a_mark(self, way: Way, rest: str) -> Iterator[Fault]:
        """One half of a `{{…}}`, shown as it is, in what is left of a text without the whole ones."""
        if rest.count("{") == rest.count("}"):
            return  # nested braces, which are the text's own
        if "{{" in rest:
            what = "a `{{` is never closed, so that nothing is filled in there"
            yield self._advice(way, what, "write `}}` after the name or the calculation", "placeholder")
        elif "}}" in rest:
            what = "a `}}` closes nothing, so that nothing is filled in there"
            yield self._advice(way, what, "write `{{` before the name or the calculation", "placeholder")

    def of_options(self, question: Choice | Trap) -> Iterator[Fault]:
        """Options that give the right one away, or have nothing to tell apart."""
        for index, option in enumerate(question.options):
            if _OF_THE_ABOVE.search(option.text):
                what = "options are shuffled, so that none is above another"
                way: Way = ("options", index, "text")
                yield self._advice(way, what, "say what is meant in full", "of-the-above")
        if all(option.correct for option in question.options):
            what = "every option is right, so that there is nothing to tell apart"
            yield self._advice(("options",), what, "add a wrong one", "all-right")
        if alone_without_absolute(question.options):
            what = "the right option is the only one without an absolute (always, never, only, all)"
            yield self._advice(("options",), what, "word a wrong one more modestly", "absolutes")
        if article := article_mismatch(question.prompt, question.options):
            what = f"the prompt ends with {quoted(article)}, which does not fit all of its options"
            yield self._advice(("prompt",), what, "end it before the article", "article")

    def of_numbers(self, question: Numeric) -> Iterator[Fault]:
        """Variables that nothing uses or nobody tells, answers that are always the same, a wide tolerance."""
        if question.tolerance > WIDEST_TOLERANCE:
            what = f"an answer that is {question.tolerance:.0%} off counts as right"
            yield self._advice(("tolerance",), what, "ask for 0.1 or less", "tolerance")
        for name, values in question.variables.items():
            yield from self._repeated(values, ("variables", name), "value")
        if self.sound:
            yield from self._variables(question)
            yield from self._one_answer(question)

    def _variables(self, question: Numeric) -> Iterator[Fault]:
        told = _names(question.prompt)
        answered = set(parse(str(question.answer)).names)
        for name in question.variables:
            if name in answered and name not in told:
                what = f"the answer depends on {quoted(name)}, which the prompt does not tell"
                yield self._advice(
                    ("variables", name), what, f"write {{{{{name}}}}} in it", "variable", on_key=True
                )
            elif name not in answered | told | _names(question.explanation) | _names(question.say or ""):
                what = f"the variable {quoted(name)} is not used"
                yield self._advice(("variables", name), what, "use it or remove it", "variable", on_key=True)

    def _one_answer(self, question: Numeric) -> Iterator[Fault]:
        expression = parse(str(question.answer))
        answers = [expression.value(version) for version in versions(question)]
        if len(answers) > 1 and max(answers) - min(answers) <= 1e-9 * max(map(abs, answers)):
            what = f"all {len(answers)} versions have the answer {format_number(answers[0])}"
            yield self._advice(("variables",), what, "choose values that change it", "versions")

    def of_phrases(self, question: Open) -> Iterator[Fault]:
        """Key points that no phrase shows, or that the model answer itself does not make."""
        made = found_key_points(question, question.model_answer)
        for index, point in enumerate(question.key_points):
            way: Way = ("key_points", index)
            if not point.phrases:
                what = "no phrase shows that this key point was said"
                yield self._advice(way, what, "write `phrases: [...]`", "phrases")
            elif index not in made:
                what = "the model answer does not make this key point: none of its phrases is in it"
                yield self._advice(way, what, "add a phrase of the answer, or the point to it", "phrases")

    def of_blanks(self, question: Cloze) -> Iterator[Fault]:
        """Wordings that are accepted twice."""
        for number, accepted in enumerate(question.blanks):
            yield from self._repeated(accepted, ("blanks", number), "wording")


def _names(text: str) -> set[str]:
    """The variables that a text tells."""
    return {name for expression in placeholders(text) for name in expression.names}


def _all_texts(question: Question) -> Iterator[tuple[Way, str]]:
    yield ("prompt",), question.prompt
    yield ("explanation",), question.explanation
    if question.say is not None:
        yield ("say",), question.say
    match question:
        case Choice() | Trap():
            for index, option in enumerate(question.options):
                yield ("options", index, "text"), option.text
                yield ("options", index, "why"), option.why
        case Open():
            yield ("model_answer",), question.model_answer
            for index, point in enumerate(question.key_points):
                yield ("key_points", index, "text"), point.text
        case Order():
            for index, step in enumerate(question.steps):
                yield ("steps", index), step
        case Numeric():
            for index, each in enumerate(question.wrong):
                yield ("wrong", index, "why"), each.why
        case Match():
            for index, pair in enumerate(question.pairs):
                yield ("pairs", index, "left"), pair.left
                yield ("pairs", index, "right"), pair.right
        case _:
            pass
