"""A mock interview: what is asked next depends on the answers, the clock runs, the report comes at the end.

    begin → next → answer → next → … → end → mark → report

Everything is a step in the log, so an interview that was broken off is resumed or closed with what it has.
"""

from __future__ import annotations

from trainer.practice.interview.course import Course, course_of, courses
from trainer.practice.interview.exporting import as_html, as_markdown, write_report
from trainer.practice.interview.heartbeat import BEAT_SECONDS, Heartbeat
from trainer.practice.interview.interview import Interview, unfinished
from trainer.practice.interview.lessons import Lesson, lessons
from trainer.practice.interview.looking_back import Reviewed, look_back
from trainer.practice.interview.marking import mark
from trainer.practice.interview.model import (
    CODING_MINUTES,
    CONFIDENCES,
    LENGTHS,
    LEVELS,
    Asked,
    Given,
    Plan,
    Role,
)
from trainer.practice.interview.report import Mistake, Report, Step, Study
from trainer.practice.interview.summing import report_of, report_on
from trainer.practice.interview.unsent import Unsent, interview_folder

__all__ = [
    "BEAT_SECONDS",
    "CODING_MINUTES",
    "CONFIDENCES",
    "LENGTHS",
    "LEVELS",
    "Asked",
    "Course",
    "Given",
    "Heartbeat",
    "Interview",
    "Lesson",
    "Mistake",
    "Plan",
    "Report",
    "Reviewed",
    "Role",
    "Step",
    "Study",
    "Unsent",
    "as_html",
    "as_markdown",
    "course_of",
    "courses",
    "interview_folder",
    "lessons",
    "look_back",
    "mark",
    "report_of",
    "report_on",
    "unfinished",
    "write_report",
]
