"""Right, wrong and hostile submissions one after another leave nothing behind: the long run, made short."""

from __future__ import annotations

import importlib.util
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graders.sandbox import Sandbox
from graders.sandbox.zygote import codec

if TYPE_CHECKING:
    from types import ModuleType

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


def script(name: str) -> ModuleType:
    """One of the scripts that are run by hand."""
    spec = importlib.util.spec_from_file_location(f"benchmark_{name}", BENCHMARKS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(sys.platform != "linux", reason="counts in /proc")
def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Sandbox() as sandbox:
        before, after, wrong = script("soak").soak(60, sandbox, seed=3)
    assert wrong == []
    assert (after.processes, after.descriptors, after.sockets) == (
        before.processes,
        before.descriptors,
        before.sockets,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="counts in /proc")
def test_what_is_left_behind_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    soak = script("soak")
    monkeypatch.setattr(soak, "SETTLE_SECONDS", 0.0)  # nothing was run, so no child waits
    with Sandbox() as sandbox, Sandbox() as another:
        sandbox.warm()
        before = soak.figures(sandbox)
        another.warm()  # a process and a socket more
        (tmp_path / "left").touch()
        hoard = b"x" * (64 << 20)
        grown = soak.figures(sandbox).grown(before)
        del hoard
    assert [line.split(":")[0] for line in grown] == [
        "processes",
        "descriptors",
        "sockets",
        "temporary files",
        "parent kb",
    ]


def test_a_short_fuzz_of_the_wire_finds_nothing() -> None:
    fuzz = script("fuzz_wire")
    tried = [0]
    found = list(fuzz.finds(20, seconds=20, cases=3000, real=True, tried=tried))
    assert found == []
    assert tried == [3000]


def test_the_fuzz_sees_what_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    fuzz = script("fuzz_wire")
    monkeypatch.setitem(codec._SIMPLE, b"T", lambda reader: False)
    monkeypatch.setattr("graders.sandbox.conversation.printable", str)
    found = list(fuzz.finds(20, seconds=20, cases=500, real=False, tried=[0]))
    reasons = " ".join(why for _, _, _, why in found)
    assert "drives a terminal" in reasons
    assert "not what went out" in reasons
