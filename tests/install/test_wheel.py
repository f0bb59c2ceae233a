"""A wheel built from the tree works in an empty environment, away from the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

RIGHT = """\
def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        x -= learning_rate * 2 * (x - 2)
    return x
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment that holds the wheel and what it asks for, nothing else."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)],
        check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = folder.glob("*.whl")
    environment = folder / "environment"
    venv.create(environment, with_pip=True)
    programs = environment / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run(
        [programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel],
        check=True, capture_output=True, cwd=folder,
    )  # fmt: skip
    return programs


def _run(installed: Path, *arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [installed / "trainer", *arguments],
        capture_output=True, text=True, check=False, cwd=installed.parent, env=environment, **options,
    )  # fmt: skip


@pytest.mark.install
def test_list(installed: Path) -> None:
    listed = _run(installed, "list", "--json")
    assert listed.returncode == 0, listed.stderr
    (track,) = json.loads(listed.stdout)["tracks"]
    assert track["id"] == "gradient-descent"
    assert str(ROOT) not in track["folder"], "the wheel must carry its own content"
    assert len(track["tasks"]) >= 3


@pytest.mark.install
def test_check(installed: Path) -> None:
    checked = _run(installed, "check", "--strict")
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.install
@pytest.mark.parametrize(("sign", "code"), [("-", 0), ("+", 1)])
def test_grade(installed: Path, sign: str, code: int) -> None:
    graded = _run(installed, "grade", "optimize-query", "-", "--json", input=RIGHT.replace("-=", f"{sign}="))
    assert graded.returncode == code, graded.stderr
    assert json.loads(graded.stdout)["isolation"]["walls"]
