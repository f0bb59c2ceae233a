"""The examples of docs/content.md, written to files and checked: a guide that lies is worse than none."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "content.md"


@pytest.fixture
def track(tmp_path: Path) -> Path:
    """A track made of the guide's own examples."""
    track_yaml, bank_yaml, *_ = re.findall(r"```yaml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    folder = tmp_path / "my-track"
    (folder / "notes").mkdir(parents=True)
    (folder / "track.yaml").write_text(track_yaml, encoding="utf-8")
    # The task that it names is another example, shown without its programs.
    bank = re.sub(r"^    mistakes: \[descend-together/climbs\].*\n", "", bank_yaml, flags=re.MULTILINE)
    assert bank != bank_yaml
    (folder / "basics.yaml").write_text(bank, encoding="utf-8")
    (folder / "notes" / "basics.md").write_text("# Basics\n", encoding="utf-8")
    return folder


def test_the_examples_are_sound(trainer: Callable[..., object], track: Path) -> None:
    result = trainer("check", track)
    assert (result.code, result.err) == (0, ""), result.out


def test_every_kind_has_an_example(track: Path) -> None:
    from trainer.bank.model import KINDS  # noqa: PLC0415 - pydantic

    kinds = re.findall(r"^    kind: (\w+)", (track / "basics.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(kinds) == sorted(KINDS)
