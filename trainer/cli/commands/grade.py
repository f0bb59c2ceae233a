"""`trainer grade`: one submission, judged."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graders.errors import ContentProblem, GraderProblem, Problem
from graders.sandbox import shared_sandbox
from graders.text import escaped
from trainer.cli.options import places_of, shared_options
from trainer.cli.reports import report_lines, tell_notices
from trainer.cli.tasks import TASK, found_task, read_submission

if TYPE_CHECKING:
    from graders import Report
    from trainer.bank.index import TaskSummary
    from trainer.places import Places

__all__ = ["command"]


@click.command("grade")
@click.argument("task", type=TASK)
@click.argument("file", type=click.Path(allow_dash=True))
@click.option("--json", "as_json", is_flag=True, help="Print the whole report as JSON.")
@click.option("--all", "every_case", is_flag=True, help="Print every case, not only the first that fails.")
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    metavar="N",
    help="Draw other cases, against answers learnt by heart.",
)
@click.option("--record", is_flag=True, help="Count it as an attempt in your progress.")
@click.option(
    "--repro",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the first failing case there, as a program to run and step through.",
)
@shared_options
@click.pass_context
def command(
    context: click.Context,
    task: str,
    file: str,
    *,
    as_json: bool,
    every_case: bool,
    seed: int | None,
    record: bool,
    repro: Path | None,
) -> None:
    """Grade FILE (- reads standard input) as a submission of TASK.

    Leaves with 0 if it passed, 1 if not, 2 if the call was wrong, 3 if the grader itself failed.
    """
    if repro is not None and file == "-":
        raise click.UsageError("--repro needs a submission in a file, which the program can load; name it")
    shared_sandbox().start()  # it takes as long to come up as all that follows, and does so on another core
    places = places_of(context)
    found, report = _graded(places, task, read_submission(file), seed)
    if record:
        _record(places, found, report)
    if repro is not None:
        _write_repro(repro, found, report, Path(file))
    if as_json:
        click.echo(json.dumps(report.to_json(), allow_nan=False))
    else:
        click.echo("\n".join(report_lines(report, every_case=every_case)))
    context.exit(0 if report.status == "passed" else 1)


def _write_repro(target: Path, found: TaskSummary, report: Report, submission: Path) -> None:
    """Write the first failing case; over an older one of its kind, never over another file."""
    from graders import load_task
    from graders.repro import is_repro, repro_script

    case = report.first_failure
    if case is None:
        click.echo("trainer: every case passed, so there is no failing case to write", err=True)
        return
    if target.exists() and not is_repro(target):
        raise Problem(
            "is there already, and is no such program", where=str(target), remedy="name another file"
        )
    target.write_text(repro_script(load_task(found.folder), case, submission), encoding="utf-8")
    click.echo(f"trainer: wrote case {escaped(case.name)} to {target}", err=True)


def _graded(places: Places, name: str, source: bytes, seed: int | None) -> tuple[TaskSummary, Report]:
    """The task and the grade.

    Raises:
        GraderProblem: the task is broken, or the grader is: never read as a submission that did not pass.
        Problem: there is no such task.
    """
    from graders import grade, load_task

    try:
        found = found_task(places, name)
        return found, grade(load_task(found.folder), source, seed=seed)
    except ContentProblem as problem:
        raise GraderProblem(problem.what, where=problem.where, remedy=problem.remedy) from problem
    except (Problem, OSError):
        raise
    except Exception as error:  # the edge: Python's own exit code for it would say "not passed"
        from trainer.places import local_now
        from trainer.tui.crash import write_crash_log

        log = write_crash_log(error, places.data / "logs", local_now())
        remedy = f"report it with {log}" if log else "report it"
        raise GraderProblem(f"the grader failed ({type(error).__name__}: {error})", remedy=remedy) from error


def _record(places: Places, task: TaskSummary, report: Report) -> None:
    from trainer.bank import open_catalogue
    from trainer.places import local_now
    from trainer.practice.coding import submission_of
    from trainer.progress import Progress

    submission = submission_of(report, task, trigger="command")
    catalogue = open_catalogue(places.content, places.cache)
    forward = [question.key for question in catalogue.questions_teaching(task, submission.mistakes)]
    with Progress.open(places.data, now=local_now) as progress:
        tell_notices(progress)
        progress.record_submission(submission, forward=forward)
