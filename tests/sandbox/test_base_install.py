"""The project installed into the base interpreter, where `site-packages` lies inside the standard library."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import numpy as np
import pytest

import graders
import trainer

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the walls are Linux's")

LEFT_OUT = {
    "site-packages", "dist-packages", "test", "idlelib", "ensurepip", "tkinter", "turtledemo", "lib2to3",
    "pydoc_data", "config-3.11-x86_64-linux-gnu",
}  # fmt: skip
PROBE = """
import json, os, sys
from graders.sandbox import Limits, Program, Sandbox
import graders
ATTEMPTS = {
    "import graders": "import graders",
    "import graders.reference": "import graders.reference",
    "import trainer": "import trainer",
    "by its path": "import sys; sys.path.append(place); import graders",
    "read it": "open(place + '/graders/errors.py').read()",
    "list site-packages": "import os; os.listdir(place)",
    "list the standard library": "import os; os.listdir(os.path.dirname(place))",
    "import a neighbour": "import sys; sys.path.append(place); import neighbour",
    "import json": "import json, wave, sqlite3.dbapi2",
    "import numpy.ma": "import numpy.ma",
}
found = {"graders lies in": graders.__file__}
with Sandbox() as sandbox:
    found["walls"] = [sandbox.walls.names, sandbox.walls.strong]
    for name, attempt in ATTEMPTS.items():
        source = f"place = {sys.argv[1]!r}\\ndef f():\\n    {attempt}\\n    return 'succeeded'\\n"
        outcome = sandbox.run(Program(source.encode(), "f"), [()], Limits()).outcomes[0]
        found[name] = outcome.value or outcome.exception
    program = Program(b"import graders.reference\\ndef f(): return graders.reference.__name__\\n", "f",
                      trusted_library=True)
    # The zygote knows the folder by now; it changes, as it does when something is installed meanwhile.
    stdlib = os.path.dirname(os.__file__)
    open(os.path.join(stdlib, "a_new_module.py"), "w").close()
    program_after = Program(b"import poplib\\ndef f(): return poplib.__name__\\n", "f")
    found["after the standard library changed"] = sandbox.run(program_after, [()], Limits()).outcomes[0].value
    found["the author's side"] = sandbox.run(program, [()], Limits()).outcomes[0].value
print(json.dumps(found))
"""


def linked(source: Path, target: Path, left_out: frozenset[str] = frozenset()) -> None:
    """A tree of its own: hard links where the file system allows them, copies elsewhere."""

    def take(one: str, other: str) -> str:
        try:
            os.link(one, other)
        except OSError:
            shutil.copy2(one, other)
        return other

    def ignored(folder: str, names: list[str]) -> list[str]:
        return [
            name for name in names if name == "__pycache__" or (Path(folder) == source and name in left_out)
        ]

    shutil.copytree(source, target, copy_function=take, ignore=ignored)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python with everything in its own site-packages; gives its executable."""
    prefix = tmp_path_factory.mktemp("base")
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    stdlib = prefix / "lib" / version
    linked(Path(sysconfig.get_path("stdlib")), stdlib, frozenset(LEFT_OUT))
    site_packages = stdlib / "site-packages"
    numpy_folder = Path(np.__file__).parent
    linked(numpy_folder, site_packages / "numpy", frozenset({"tests", "f2py"}))
    if (numpy_folder.parent / "numpy.libs").exists():
        linked(numpy_folder.parent / "numpy.libs", site_packages / "numpy.libs")
    for package in (graders, trainer):
        folder = Path(package.__file__).parent
        shutil.copytree(folder, site_packages / folder.name, ignore=shutil.ignore_patterns("__pycache__"))
    (site_packages / "neighbour.py").write_text("ANSWER = 42\n")
    executable = prefix / "bin" / version
    executable.parent.mkdir()
    shutil.copy2(Path(sys.base_prefix) / "bin" / version, executable)
    return executable


def test_nothing_of_site_packages_but_numpy_can_be_reached(base: Path) -> None:
    site_packages = base.parents[1] / "lib" / base.name / "site-packages"
    done = subprocess.run(
        [str(base), "-I", "-c", PROBE, str(site_packages)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "graders lies in": str(site_packages / "graders" / "__init__.py"),
        "walls": [["limits", "landlock", "seccomp", "capabilities"], True],
        "import graders": "ModuleNotFoundError",
        "import graders.reference": "ModuleNotFoundError",
        "import trainer": "ModuleNotFoundError",
        "by its path": "ModuleNotFoundError",
        "read it": "PermissionError",
        "list site-packages": "PermissionError",
        "list the standard library": "PermissionError",
        "import a neighbour": "ModuleNotFoundError",
        "import json": "succeeded",
        "import numpy.ma": "succeeded",
        "after the standard library changed": "poplib",
        "the author's side": "graders.reference",
    }
