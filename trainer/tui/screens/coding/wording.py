"""A report as lines on the screen: the mistake in words, the case that proves it, its numbers last."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.content import Content

from graders.text import printable
from trainer.tui.prose import blocks, laid_out, wrapped
from trainer.tui.screens.coding.values import call_text, pair, value_text, written_arguments
from trainer.tui.texts import counted, one_line, plain
from trainer.tui.themes import BOLD, GOOD, MUTED, WARN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graders.report import CaseReport, Diagnosis, Report
    from graders.sandbox.model import Outcome
    from trainer.tui.glyphs import Glyphs
    from trainer.tui.screens.coding.session import Taken

__all__ = [
    "Passing",
    "case_as_text",
    "case_lines",
    "failure_lines",
    "mistake_title",
    "outcome_lines",
    "pass_count",
    "passing_lines",
    "verdict",
    "with_count",
]

PRINTED_LINES = 8
BRIEF_LINES = 3
# A sentence ends before a space and a capital: not after "1.5" or "e.g. the".
SENTENCE = re.compile(r".+?[.:!?](?= +[A-Z`\"“]|$)")
TRACEBACK_LINES = 12
INDENT = "  "
FRAME = 'File "'
ROOMY_REVIEW = 60
"""Cells from which what comes back is told in a whole sentence; below, its prompt needs the room."""
ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth")


def mistake_title(found: Diagnosis) -> str:
    """The mistake in words, as a headline."""
    words = found.title or found.mistake.replace("-", " ")
    return words[:1].upper() + words[1:]


def verdict(report: Report, glyphs: Glyphs) -> Content:
    """The one line that says what became of it; `pass_count` stands behind it."""
    if report.status == "passed":
        return Content.assemble(
            (f"{glyphs.right} ", f"{BOLD} {GOOD}"), (f"Passed, {report.total} of {report.total}", BOLD)
        )
    words = mistake_title(report.diagnoses[0]) if report.diagnoses else report.message
    return Content.assemble((f"{glyphs.wrong} ", f"{BOLD} {WARN}"), (one_line(words), BOLD))


def pass_count(report: Report) -> Content:
    """How many cases pass; nothing where all do, which the verdict says."""
    if report.status == "passed" or not report.total:
        return Content("")
    return Content.styled(f"{report.passed} of {report.total} pass", WARN)


def with_count(line: Content, count: Content, width: int) -> list[Content]:
    """Both on one line where they fit, else the count on its own."""
    joined = line + Content("   ") + count
    if not count or joined.cell_length <= width:
        return wrapped(joined if count else line, width)
    return [*wrapped(line, width), *wrapped(count, width, INDENT)]


# The failing case


def failure_lines(
    report: Report,
    source: str,
    glyphs: Glyphs,
    width: int,
    *,
    brief: bool = False,
    coming_back: Sequence[str] = (),
) -> list[Content]:
    """What stands under the verdict of a submission that did not pass.

    Args:
        report: the verdict.
        source: the submission as it was graded, for the line that raised.
        glyphs: the console's signs.
        width: cells to fill.
        brief: there are few rows: a long explanation begins with its first sentence and ends below the case.
        coming_back: the prompts of the questions that this attempt brought forward.
    """
    says, rest = _explained(report, width, brief=brief)
    others = [mistake_title(found) for found in report.diagnoses[1:3]]
    if others:
        says += wrapped(Content.styled(f"And: {', '.join(others)}.", MUTED), width)
    lines = [*says, Content("")] if says else []
    case = report.first_failure
    if case is not None:
        lines += _case_block(report, case, source, glyphs, width)
    if rest:
        lines += [Content(""), *rest]
    lines += _printed_in(report, width) + _remarks(report, width)
    # The proof comes first: few rows are in sight.
    return [*lines, Content(""), _coming_back(coming_back, width)] if coming_back else lines


def _coming_back(prompts: Sequence[str], width: int) -> Content:
    """The first question that comes back, cut to one line, and how many others."""
    more = f" (and {len(prompts) - 1} more)" if len(prompts) > 1 else ""
    lead = "Comes back in your next review: " if width >= ROOMY_REVIEW else "In your next review: "
    prompt = one_line(prompts[0], max(width - len(lead) - len(more), 0))
    return Content.styled(one_line(f"{lead}{prompt}{more}", width), MUTED)


def _explained(report: Report, width: int, *, brief: bool) -> tuple[list[Content], list[Content]]:
    """The first mistake's explanation: what stands above the case, and what below it."""
    if not report.diagnoses:
        return [], []
    says = report.diagnoses[0].says
    whole = laid_out(blocks(says), width)
    # White space stands as it is in a fence, so only a single paragraph is taken apart.
    paragraph = "" if "\n\n" in says.strip() or "```" in says else " ".join(says.split())
    first = SENTENCE.match(paragraph)
    if not brief or len(whole) <= BRIEF_LINES or first is None:
        return whole, []
    return laid_out(blocks(first[0]), width), laid_out(blocks(paragraph[first.end() :]), width)


def _case_block(report: Report, case: CaseReport, source: str, glyphs: Glyphs, width: int) -> list[Content]:
    lines = _named_case(report, case, width) if report.loaded else []
    # Where the value was right the fault is another one, and the note says which.
    if case.status == "failed" and (
        report.divergence or value_text(case.expected, 9) != value_text(case.got, 9)
    ):
        lines += _numbers(report, case, glyphs, width)
    if case.note and case.note not in _said(report) and not _in_the_table(case):
        lines += wrapped(Content(plain(case.note)), width, INDENT)
    if case.line is not None:
        lines += _own_line(case.line, source, glyphs, width)
    # One frame of the learner's own is the line just shown; a longer way there is worth its rows.
    if case.traceback and (case.line is None or case.traceback.count(FRAME) > 1):
        lines += _block(case.traceback, TRACEBACK_LINES, width)
    return lines


def _named_case(report: Report, case: CaseReport, width: int) -> list[Content]:
    failing = sum(other.status != "passed" for other in report.cases)
    which = f"first of {failing} that fail" if failing > 1 else "the only one that fails"
    lines = wrapped(Content.assemble((one_line(case.name), BOLD), (f"  {which}", MUTED)), width)
    return lines + wrapped(Content(call_text(case.arguments)), width, INDENT)


def _in_the_table(case: CaseReport) -> bool:
    """The note only says what the numbers above it say."""
    return case.status == "failed" and re.fullmatch(r"expected \S+, got \S+", case.note) is not None


def _said(report: Report) -> str:
    """What the headline says already."""
    return "" if report.diagnoses else report.message


def _numbers(report: Report, case: CaseReport, glyphs: Glyphs, width: int) -> list[Content]:
    rows: list[tuple[str, str, str, str]] = []
    apart = report.divergence
    if apart is not None:
        rows.append((f"step {apart.iteration}", *pair(apart.expected, apart.got), f"{glyphs.mark} differs"))
    rows.append(("returns", *pair(case.expected, case.got), ""))
    name_cells = max(len(row[0]) for row in rows) + 2
    value_cells = max(len("expected"), *(len(row[1]) for row in rows)) + 2
    last_cells = max(len("got"), *(len(row[2]) + (len(row[3]) + 2 if row[3] else 0) for row in rows))
    if len(INDENT) + name_cells + value_cells + last_cells > width:
        return _numbers_stacked(rows, width)
    head = f"{INDENT}{'':{name_cells}}{'expected':{value_cells}}got"
    lines = [Content.styled(head, MUTED)]
    for name, expected, got, mark in rows:
        line = Content.assemble(
            (f"{INDENT}{name:{name_cells}}", MUTED), (f"{expected:{value_cells}}", ""), (got, BOLD)
        )
        lines.append(line + Content.styled(f"  {mark}", WARN) if mark else line)
    return lines


def _numbers_stacked(rows: Sequence[tuple[str, str, str, str]], width: int) -> list[Content]:
    lines = []
    for name, expected, got, mark in rows:
        lines.append(Content.assemble((INDENT + name, MUTED), (f"  {mark}" if mark else "", WARN)))
        lines += wrapped(Content(expected), width, INDENT + "  expected  ")
        lines += wrapped(Content.styled(got, BOLD), width, INDENT + "  got       ")
    return lines


def _own_line(number: int, source: str, glyphs: Glyphs, width: int) -> list[Content]:
    lines = source.splitlines()
    text = lines[number - 1].strip() if 0 < number <= len(lines) else ""
    lead = Content.styled(f"{INDENT}line {number}  ", MUTED)
    return wrapped(Content.assemble(one_line(text), (f"  {glyphs.mark} here", WARN)), width, lead)


def _block(text: str, most: int, width: int) -> list[Content]:
    """Text of the submission's own making, as it is, cut after so many lines."""
    rows = plain(text).rstrip("\n").split("\n")
    lines = []
    for row in rows[:most]:
        # Its own indentation says something: it hangs under itself.
        lead = INDENT + row[: len(row) - len(row.lstrip())]
        lines += [line.stylize(MUTED) for line in wrapped(Content(row.lstrip()), width, lead)]
    if len(rows) > most:
        lines.append(Content.styled(f"{INDENT}… {counted(len(rows) - most, 'more line')}", MUTED))
    return lines


def _printed_in(report: Report, width: int) -> list[Content]:
    """What one case printed: the failing one, else the first that printed a few lines."""
    spoken = [case for case in report.cases if case.output.strip()]
    failure = report.first_failure
    few = [case for case in spoken if 3 <= case.output.count("\n") <= PRINTED_LINES]
    case = failure if failure in spoken else next(iter(few or spoken), None) if failure is None else None
    if case is None:
        return _printed(report.output, width) if failure is not None and not spoken else []
    return _printed(case.output, width, f"  in {one_line(case.name)}" if failure is None else "")


def _printed(output: str, width: int, where: str = "") -> list[Content]:
    if not output.strip():
        return []
    heading = Content.assemble(("Printed", BOLD), (where, MUTED))
    return [Content(""), *wrapped(heading, width), *_block(output, PRINTED_LINES, width)]


def _remarks(report: Report, width: int) -> list[Content]:
    remarks = [plain(note) for note in report.notes]
    if not report.isolation.strong:
        walls = ", ".join(report.isolation.walls) or "none"
        remarks.append(f"Only weak walls stand between your code and this machine here ({walls}).")
    lines: list[Content] = []
    for remark in remarks:
        lines += wrapped(Content.styled(remark, MUTED), width)
    return [Content(""), *lines] if lines else []


# Passing


@dataclass(frozen=True, slots=True)
class Passing:
    """What the page after passing says of the attempt.

    Attributes:
        taken: what the pass took; None where this code passed in an earlier sitting.
        next_seen: when it comes again, in words; empty where it is not known.
        typing: it was graded while typing, so the editor still has the focus.
    """

    taken: Taken | None
    next_seen: str = ""
    typing: bool = False


def passing_lines(report: Report, passing: Passing, width: int) -> list[Content]:
    """What stands under the verdict of a submission that passed."""
    lines = wrapped(Content(_took(passing.taken)), width)
    if passing.next_seen:
        lines.append(Content(f"Next seen {passing.next_seen}."))
    # Right above the keys: what is told here is the one thing to learn from code that passed.
    lines += [*_remarks(report, width), Content("")]
    if passing.typing:
        lines += wrapped(Content.styled("esc leaves the editor, then enter goes on.", MUTED), width)
    else:
        lines += wrapped(
            Content.styled("enter goes on; m shows the model solution, to compare.", MUTED), width
        )
    return lines + _printed_in(report, width)


def _took(taken: Taken | None) -> str:
    if taken is None:
        return "This code passed before; graded again, it is no new attempt."
    at = taken.attempts - 1
    which = f"{ORDINALS[at]} attempt" if 0 <= at < len(ORDINALS) else f"Attempt {taken.attempts}"
    since = " since it passed before" if taken.since_pass else ""
    hints = counted(taken.hints, "hint") if taken.hints else "no hint"
    return f"{which}{since}, {hints}, {duration(taken.seconds)}."


def duration(seconds: float) -> str:
    """Minutes and seconds."""
    minutes, rest = divmod(round(max(seconds, 0)), 60)
    return f"{minutes}:{rest:02}"


# Every case, a run of one's own


def case_lines(report: Report, glyphs: Glyphs, width: int) -> list[Content]:
    """Every case in a line or two; where the file did not load, why, and that none was reached."""
    failure = report.first_failure
    if failure is not None and not report.loaded:
        sign = Content.styled(f"{glyphs.wrong} ", WARN)
        lines = wrapped(Content(one_line(failure.note, 400)), width, sign)
        unreached = Content.styled(f"All {counted(report.total, 'case')}: not reached", MUTED)
        return lines + wrapped(unreached, width, INDENT)
    lines = []
    for case in report.cases:
        right = case.status == "passed"
        sign = Content.styled(f"{glyphs.right if right else glyphs.wrong} ", GOOD if right else WARN)
        text = Content.assemble((one_line(case.name), "" if right else BOLD))
        if not right:
            what = "" if case.status == "failed" else case.status.replace("-", " ")
            told = "  ".join(part for part in (what, one_line(case.note, 120)) if part)
            text += Content.styled(f"  {told}", MUTED)
        lines += wrapped(text, width, sign)
    return lines


def outcome_lines(outcome: Outcome, source: str, glyphs: Glyphs, width: int) -> list[Content]:
    """What a call with the learner's own arguments came to; nothing in it is graded."""
    if outcome.kind == "returned":
        if outcome.unsupported:
            words = f"a {one_line(outcome.unsupported, 60)}, which is no number, text or array"
            lines = wrapped(Content(words), width, "returns  ")
        else:
            lines = wrapped(Content.styled(value_text(outcome.value), BOLD), width, "returns  ")
    elif outcome.kind == "raised":
        raised = f"{one_line(outcome.exception or 'an exception')}: {one_line(outcome.message, 400)}".rstrip(
            ": "
        )
        lines = wrapped(Content.styled(raised, BOLD), width, "raises   ")
        if outcome.line is not None:
            lines += _own_line(outcome.line, source, glyphs, width)
        if outcome.traceback and (outcome.line is None or outcome.traceback.count(FRAME) > 1):
            lines += _block(outcome.traceback, TRACEBACK_LINES, width)
    else:
        lines = wrapped(Content.styled(_ENDS[outcome.kind], BOLD), width)
    if outcome.changed:
        lines += wrapped(Content("It changed its arguments in place."), width)
    return lines + _printed(outcome.output, width)


_ENDS: Mapping[str, str] = {
    "timeout": "It took longer than a case may, and was stopped.",
    "memory": "It wanted more memory than it may have, and was stopped.",
    "killed": "It was killed by a signal.",
    "vanished": "It went away without an answer.",
    "not-reached": "It was not reached.",
}


# Copied


def case_as_text(report: Report, function: str, source: str) -> str:
    """The verdict and the failing case as plain text, to paste elsewhere: every digit of it."""
    lines = [f"{report.task}: {report.status}, {report.passed} of {report.total} pass", report.message]
    lines += [f"{found.mistake}: {found.says.strip()}" for found in report.diagnoses]
    case = report.first_failure
    if case is not None:
        if report.loaded:
            call = written_arguments(case.arguments, 20_000) or call_text(case.arguments)
            lines += ["", case.name, f"{function}({call})"]
        if case.status == "failed":
            lines += [f"expected {_full(case.expected)}", f"got      {_full(case.got)}"]
        lines += [case.note] if case.note and case.note != report.message else []
        lines += [case.traceback.rstrip()] if case.traceback else []
    if report.divergence is not None:
        apart = report.divergence
        lines.append(f"step {apart.iteration}: expected {_full(apart.expected)}, got {_full(apart.got)}")
    if report.output.strip():
        lines += ["", "Printed", report.output.rstrip()]
    # Not in the console's letters: it is pasted elsewhere.
    return printable("\n".join([*lines, "", source.rstrip(), ""]))


def _full(value: Any) -> str:
    return value_text(value, 17)
