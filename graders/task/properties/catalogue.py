"""The properties there are: one table, which is the only place that knows their names.

An `A` in a name stands for an argument: a task writes `permutation-of-X-changes-nothing`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graders.task.properties import rules

__all__ = ["ARGUMENT", "PROPERTIES", "Property"]

ARGUMENT = "A"
ROWS = ("array", "int-array", "[array]", "[int-array]")
NUMBERS = ("array", "float", "[array]")
SEQUENCES = (*ROWS, "int")


@dataclass(frozen=True, slots=True)
class Property:
    """One property of the table.

    Attributes:
        name: as a task writes it, `A` standing for an argument.
        says: what it asks, as a sentence for authors.
        example: an entry of `properties`, as YAML in one line.
        law: what must hold, for whoever broke it; names of roles in braces are filled in.
        remedy: what would be right.
        derive: the arguments of the call it adds.
        expect: what that call must give.
        needs: the roles without which it can't be asked.
        options: what an entry may say of it, by name.
        of: the types the argument in its name may have; empty where there is none.
        takes: the cases it is asked on, of those that can show it.
        by: the number it works with, where the entry gives none.
        partners: arguments with these names go along with `of` without being asked for.
    """

    name: str
    says: str
    example: str
    law: str
    remedy: str
    derive: rules.Derive
    expect: rules.Expect
    needs: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    takes: Literal["first", "last", "both"] = "both"
    by: float | None = None
    partners: tuple[str, ...] = ()


_LABELS = ("y", "labels", "targets")

_ALL = (
    Property(
        name="zero-iterations-return-the-start",
        says="Without a single iteration the answer is the start.",
        example="zero-iterations-return-the-start",
        law="without a single iteration the answer must be the start",
        remedy="return {start} where the loop never runs",
        derive=rules.without_iterations,
        expect=rules.the_start,
        needs=("count", "start"),
        options=("start",),
    ),
    Property(
        name="zero-rate-returns-the-start",
        says="At a learning rate of 0 nothing moves.",
        example="{name: zero-rate-returns-the-start, rate: step_size, start: x0}",
        law="at a rate of 0 nothing may move",
        remedy="each step is {rate} times something: look for a part that is not, or for `{rate} or …`",
        derive=rules.without_rate,
        expect=rules.the_start,
        needs=("rate", "start"),
        options=("rate", "start"),
    ),
    Property(
        name="zero-gradients-return-the-start",
        says="Where every gradient is 0 nothing moves, and 0/0 is avoided.",
        example="zero-gradients-return-the-start",
        law="where every gradient is 0 nothing may move",
        remedy="look for 0/0, and for a part of the step that is not made of gradients",
        derive=rules.without_gradients,
        expect=rules.the_start,
        needs=("gradients", "start"),
        options=("gradients", "start"),
    ),
    Property(
        name="argument-not-mutated",
        says="The caller's arrays and lists stay as they are, but for those in may_change.",
        example="argument-not-mutated",
        law="the arguments must stay as they are",
        remedy="work on a copy, x = x.copy(), and write x = x - … for x -= …",
        derive=rules.repeated_with_data,
        expect=rules.untouched,
        takes="last",
    ),
    Property(
        name="deterministic",
        says="The same call gives the same answer, whatever was called before.",
        example="deterministic",
        law="the same call once more must give the same",
        remedy="keep nothing between calls (globals, default arguments) and draw nothing at random",
        derive=rules.repeated,
        expect=rules.as_before,
        takes="first",
    ),
    Property(
        name="permutation-of-A-changes-nothing",
        says="The order of A's rows does not matter; y, labels or targets go along, indices are kept right.",
        example="{name: permutation-of-X-changes-nothing, with: [y], indices: [batches]}",
        law="the rows of {of} in reverse order{along} must change nothing",
        remedy="let no row depend on its place",
        derive=rules.reversed_rows,
        expect=rules.as_before,
        options=("with", "indices"),
        of=ROWS,
        partners=_LABELS,
    ),
    Property(
        name="duplication-of-A-changes-nothing",
        says="Every row of A twice changes nothing: it is a mean that counts. y, labels or targets go along.",
        example="{name: duplication-of-X-changes-nothing, with: [y]}",
        law="{of} given twice over{along} must change nothing",
        remedy="take the mean over the rows, not their sum",
        derive=rules.duplicated,
        expect=rules.as_before,
        options=("with",),
        of=ROWS,
        partners=_LABELS,
    ),
    Property(
        name="scaling-of-A-scales-the-result",
        says="A times 2 gives 2 times the answer; `with` names what is measured in the same unit.",
        example="{name: scaling-of-gradients-scales-the-result, with: [max_norm]}",
        law="{of} times {by}{along} must give {by} times the answer",
        remedy="look for a constant of your own, or for {of} to another power",
        derive=rules.scaled,
        expect=rules.scaled_answer,
        options=("with", "by"),
        of=NUMBERS,
        by=2.0,
    ),
    Property(
        name="shift-of-A-changes-nothing",
        says="Adding a number (1, or `by`) to all of A changes nothing: only differences count.",
        example="{name: shift-of-logits-changes-nothing, by: 1000}",
        law="{of} plus {by} must change nothing",
        remedy="let only differences within {of} count, and let nothing overflow",
        derive=rules.shifted,
        expect=rules.as_before,
        options=("by",),
        of=NUMBERS,
        by=1.0,
    ),
    Property(
        name="prefix-of-A-gives-the-prefix",
        says="The first half of A gives the first values of the answer: nothing looks ahead.",
        example="prefix-of-losses-gives-the-prefix",
        law="a shorter {of} must give the same first values",
        remedy="use nothing that comes later, and not the length",
        derive=rules.shorter,
        expect=rules.shorter_answer,
        of=SEQUENCES,
    ),
    Property(
        name="split-run-equals-whole-run",
        says="Half the iterations, and the rest from there, end where the whole run ends: no memory.",
        example="split-run-equals-whole-run",
        law="a run that goes on from half-way must end where the whole run ends",
        remedy="carry nothing but {start} from step to step",
        derive=rules.from_half_way,
        expect=rules.as_before,
        needs=("count", "start"),
        options=("start",),
    ),
    Property(
        name="finite-for-large-A",
        says="With A scaled up to 1000 (or `by`) every number of the answer is finite.",
        example="finite-for-large-logits",
        law="with {of} up to {by} the answer must stay finite",
        remedy="something overflows on the way, often exp: keep its argument from growing large",
        derive=rules.large,
        expect=rules.finite,
        options=("by",),
        of=NUMBERS,
        by=1000.0,
    ),
)

PROPERTIES = {entry.name: entry for entry in _ALL}
