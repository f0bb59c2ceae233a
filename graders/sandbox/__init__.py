"""Runs a function of untrusted source on data; knows nothing of tasks."""

from __future__ import annotations

from graders.sandbox.conversation import Cancelled
from graders.sandbox.isolation import describe_isolation
from graders.sandbox.model import Limits, Outcome, OutcomeKind, Program, Run, Walls
from graders.sandbox.sandbox import Sandbox, shared_sandbox

__all__ = [
    "Cancelled",
    "Limits",
    "Outcome",
    "OutcomeKind",
    "Program",
    "Run",
    "Sandbox",
    "Walls",
    "describe_isolation",
    "shared_sandbox",
]
