"""The one root of every error that a person is meant to read.

    Problem                what went wrong, where, what to do; the command line exits with 2
    ├── GraderProblem      the grader itself failed, which is never the learner's fault; exits with 3
    └── ContentProblem     a content file can't be used as it is; carries every fault found

`trainer check` tells faults and exits with 1. `trainer grade` makes a `GraderProblem` of one: 1 would say
that the submission did not pass.

A learner's failure is a value (a report), never an exception.
"""

from __future__ import annotations

from typing import ClassVar

__all__ = ["ContentProblem", "GraderProblem", "Problem"]


class Problem(Exception):  # noqa: N818 - what a person meets is a problem, and it is told as one
    """Something a person can read in one line and act upon.

    Args:
        what: what went wrong, without a full stop.
        where: the file, task or option it concerns; empty where `what` already says it.
        remedy: what to do about it, as an imperative.
    """

    exit_code: ClassVar[int] = 2

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        """The one line: `where: what; remedy`."""
        line = f"{self.where}: {self.what}" if self.where else self.what
        line = f"{line}; {self.remedy}" if self.remedy else line
        return " ".join(line.split())


class GraderProblem(Problem):
    """The grader could not do its work: no verdict on the submission follows from it."""

    exit_code = 3


class ContentProblem(Problem):
    """A content file is broken.

    Args:
        what: the first fault in words.
        where: `path:line:column` of the first fault.
        remedy: what would be right.
        faults: every fault found, each already worded as one line.
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "", faults: tuple[str, ...] = ()) -> None:
        super().__init__(what, where=where, remedy=remedy)
        self.faults = faults or (str(self),)
