"""A wheel built from the tree works in an empty environment, away from the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

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
    environment = tmp_path_factory.mktemp("wheel") / "environment"
    # Neither a pip of its own nor compiled files of what is never imported: five seconds.
    venv.create(environment, with_pip=False)
    programs = environment / ("Scripts" if os.name == "nt" else "bin")
    options = ("--quiet", "--disable-pip-version-check", "--no-compile")
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", programs / "python", "install", *options, ROOT],
        check=True, capture_output=True, cwd=environment.parent,
    )  # fmt: skip
    return programs


def _run(installed: Path, *arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [installed / "trainer", *arguments],
        capture_output=True, text=True, check=False, cwd=installed.parent, env=environment, **options,
    )  # fmt: skip


def _track(installed: Path) -> dict[str, Any]:
    listed = _run(installed, "list", "--json")
    assert listed.returncode == 0, listed.stderr
    (track,) = json.loads(listed.stdout)["tracks"]
    return dict(track)


@pytest.mark.install
def test_list(installed: Path) -> None:
    track = _track(installed)
    assert track["id"] == "gradient-descent"
    assert str(ROOT) not in track["folder"], "the wheel must carry its own content"
    assert len(track["tasks"]) >= 3


@pytest.mark.install
def test_check(installed: Path) -> None:
    """The content is that of the tree, byte for byte, which is checked there; here a task and a bank are."""
    content = Path(_track(installed)["folder"]).parent
    carried, tree = _files(content), _files(ROOT / "content")
    assert carried.keys() == tree.keys()
    assert [name for name in tree if carried[name] != tree[name]] == []
    task = content / "gradient-descent" / "tasks" / "optimize-query"
    checked = _run(
        installed, "check", "--strict", str(task), str(content / "gradient-descent" / "momentum.yaml")
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def _files(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.install
@pytest.mark.parametrize(("sign", "code"), [("-", 0), ("+", 1)])
def test_grade(installed: Path, sign: str, code: int) -> None:
    graded = _run(installed, "grade", "optimize-query", "-", "--json", input=RIGHT.replace("-=", f"{sign}="))
    assert graded.returncode == code, graded.stderr
    assert json.loads(graded.stdout)["isolation"]["walls"]
