"""No module imports itself by a detour: not at the top, not in a function, not for its types alone."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("graders", "trainer")


def modules(root: Path) -> dict[str, Path]:
    """Every module of the packages, by its dotted name."""
    found = {}
    for package in PACKAGES:
        for path in (root / package).rglob("*.py"):
            parts = path.relative_to(root).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported(source: str, known: set[str]) -> set[str]:
    """Which of the known modules a source imports, wherever in it the statement stands."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute here"
            parts = {f"{node.module}.{alias.name}" for alias in node.names} & known
            names |= parts if len(parts) == len(node.names) else {*parts, str(node.module)}
    return names & known


def circle(root: Path) -> list[str] | None:
    """Modules of which each imports the next and the last the first; None where there is no such circle."""
    paths = modules(root)
    graph = {
        name: imported(path.read_text(encoding="utf-8"), set(paths)) - {name} for name, path in paths.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return None


def test_no_imports_go_in_a_circle() -> None:
    assert circle(ROOT) is None


def test_a_circle_behind_a_function_is_seen(tmp_path: Path) -> None:
    package = tmp_path / "trainer"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "base.py").write_text("def keys():\n    from trainer.help import page\n")
    (package / "help.py").write_text("from trainer.base import keys\n")
    assert set(circle(tmp_path) or ()) == {"trainer.base", "trainer.help"}
