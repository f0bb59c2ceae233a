"""A small task folder that a test may break."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from grader_tasks import write_task

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write_task(tmp_path / "scale-points")
