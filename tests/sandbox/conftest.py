"""One warm sandbox for all tests of the sandbox, and a short way to run a few lines in it."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from hypothesis import HealthCheck, settings

from graders.sandbox import Limits, Outcome, Program, Run, Sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator

# How long an example takes says more of the machine than of the code.
settings.register_profile("sandbox", suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("sandbox")
# What comes back by itself is not made to hurry: a busy machine may need a second for a millisecond's work.
PATIENT = Limits(case_seconds=5, total_seconds=10, memory_mb=256)


class RunCode(Protocol):
    """Runs `f` of some lines of source."""

    def __call__(self, source: str | bytes, *calls: tuple[Any, ...], **options: Any) -> Run: ...


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as shared:
        yield shared


@pytest.fixture
def run_code(sandbox: Sandbox) -> RunCode:
    def run(source: str | bytes, *calls: tuple[Any, ...], **options: Any) -> Run:
        text = source if isinstance(source, bytes) else textwrap.dedent(source).encode()
        limits = options.pop("limits", PATIENT)
        trusted = options.pop("trusted_library", False)
        program = Program(text, options.pop("function", "f"), trusted_library=trusted)
        where = options.pop("sandbox", sandbox)
        return where.run(program, calls or [()], limits, **options)

    return run


@pytest.fixture
def outcome_of(run_code: RunCode) -> Any:
    """The outcome of one call."""

    def outcome(source: str | bytes, *arguments: Any, **options: Any) -> Outcome:
        return run_code(source, arguments, **options).outcomes[0]

    return outcome
