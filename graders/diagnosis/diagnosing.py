"""The order in which explanations are tried: first what is cheap, further runs where nothing fits."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from graders.diagnosis.altered import altered_data, each_point_alone
from graders.diagnosis.constants import other_constant
from graders.diagnosis.couples import couple
from graders.diagnosis.each_step import each_step
from graders.diagnosis.evidence import Evidence
from graders.diagnosis.leaks import LEAKS, leaks, which_leak
from graders.diagnosis.lookups import LOOKUPS
from graders.diagnosis.mistakes import known_mistake
from graders.diagnosis.remembering import REMEMBERING
from graders.diagnosis.results import results
from graders.diagnosis.rules import RULES
from graders.diagnosis.slow import slow
from graders.diagnosis.starts import another_start
from graders.diagnosis.structure import last_resort, structural
from graders.diagnosis.trying import attempt, first_of
from graders.diagnosis.walk import walk_of
from graders.diagnosis.words import diagnosis_of, message_of
from graders.replay import agrees, departure, first_departure, iterations_of

if TYPE_CHECKING:
    import threading
    from collections.abc import Sequence

    from graders.author import Expected
    from graders.diagnosis.evidence import Finding
    from graders.report import Divergence, Report
    from graders.sandbox import Sandbox
    from graders.sandbox.model import Outcome, Program, Run
    from graders.task import Task

__all__ = ["diagnose"]


def diagnose(
    task: Task,
    program: Program,
    expected: Expected,
    run: Run,
    outcomes: Sequence[Outcome],
    report: Report,
    sandbox: Sandbox,
    cancel: threading.Event | None = None,
) -> Report:
    """A failed report with what went wrong: the mistake that explains every outcome, if there is one."""
    evidence = Evidence(task, program, expected, run, outcomes, report, sandbox, cancel)
    findings = _explanation(evidence)
    divergence = attempt(partial(_divergence, evidence, findings))
    if not findings:
        return replace(report, divergence=divergence)
    found = tuple(diagnosis_of(task, finding, alone=len(findings) == 1) for finding in findings)
    return replace(report, diagnoses=found, message=message_of(found), divergence=divergence)


def _explanation(evidence: Evidence) -> tuple[Finding, ...]:
    """One mistake that explains everything, or two that do so together."""
    finding = first_of([partial(known_mistake, evidence), partial(structural, evidence)])
    if finding is not None and finding.slug in LEAKS:
        finding = attempt(partial(which_leak, evidence)) or finding
    if finding is None and evidence.failing:
        finding = first_of(partial(look, evidence) for look in (slow, other_constant, _behaviour))
    if finding is not None:
        return (finding,)
    if evidence.failing and (both := attempt(partial(couple, evidence))):
        return both
    finding = attempt(partial(last_resort, evidence)) if evidence.failing else None
    return () if finding is None else (finding,)


def _behaviour(evidence: Evidence) -> Finding | None:
    """What the values say: first by looking up, then by running the submission again."""
    if not evidence.settled:
        return None
    if (finding := attempt(partial(each_point_alone, evidence))) is not None:
        return finding
    if not evidence.measured:
        return attempt(partial(leaks, evidence))
    oracle = evidence.oracle
    looks = [partial(look, evidence, oracle) for look in LOOKUPS] if oracle is not None else []
    looks += [
        partial(recognise, evidence) for recognise in (results, leaks, _replayed, each_step, altered_data)
    ]
    return first_of(looks)


def _replayed(evidence: Evidence) -> Finding | None:
    """What the submission's own path says, update by update."""
    oracle = evidence.oracle
    if oracle is None or not oracle.affine or not evidence.scalar:
        return None
    if (finding := first_of([partial(another_start, evidence, oracle)])) is not None:
        return finding
    walk = walk_of(evidence, oracle)
    if walk.leaps:
        return None
    looks = [partial(rule, walk) for rule in RULES]
    return first_of([*looks, *(partial(recognise, evidence, walk) for recognise in REMEMBERING)])


def _divergence(evidence: Evidence, findings: Sequence[Finding]) -> Divergence | None:
    """Where the first failing case departs; only for cases that came back with something."""
    failing = [at for at in evidence.failing if evidence.outcomes[at].kind in ("returned", "raised")]
    if not failing or evidence.outcomes[failing[0]].loading or failing[0] != evidence.failing[0]:
        return None
    task, at, oracle = evidence.task, failing[0], evidence.oracle
    counts = [iterations_of(task, case) for case in evidence.expected.cases]
    without = [each for each, count in enumerate(counts) if count == 0]
    # What was named explains every case, so a case without an iteration need not be made up and run.
    explained = bool(findings) and not any(finding.slug in LEAKS for finding in findings)
    if explained and counts[at] == 1 and without and all(map(evidence.passed, without)):
        expected, outcome = evidence.expected.outputs[at], evidence.outcomes[at]
        return None if agrees(task, expected, outcome) else departure(1, expected, outcome)

    def known(k: int) -> Any | None:
        return oracle.value(at, k) if oracle is not None else None

    case = evidence.expected.cases[at]
    # A task that never asks for no iterations need not say what they give.
    first = 0 if without else 1
    return first_departure(task, evidence.program, case, evidence.sandbox, evidence.cancel, known, first)
