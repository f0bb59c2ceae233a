"""A small task folder that a test may break; recognisers that trip over figures are faults here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from grader_tasks import write_task

from graders.diagnosis import trying

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _strict_recognisers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trying, "strict", True)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write_task(tmp_path / "scale-points")
