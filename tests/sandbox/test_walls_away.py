"""Each wall taken away in turn: what then is open, what still holds, and that nobody is told otherwise.

The attempts, and their proof that each would succeed with no wall at all, are those of `test_walls`. What the
page on security says of a missing wall is what these tables say.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from test_walls import ATTEMPTS, FOR_X86, attempt, place

from graders.sandbox import Limits, Program, Sandbox, describe_isolation, isolation

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the walls are Linux's")
__all__ = ["place"]  # the fixture

READS = {
    "import the graders", "import the trainer", "read the graders' source",
    "read its own interpreter's source", "read the content",
    "import another installed package", "list the installed packages",
    "list the home folder", "read a file at home", "read /etc/passwd", "read its own environment",
}  # fmt: skip
"""Landlock's part alone. Its own environment is empty."""
CALLS = {
    "send by UDP", "connect to a socket file", "change a file's permissions", "change a file's times", "fork",
    "start a thread", "signal everybody", "have its parent signalled", "read its parent's processor time",
    "take an address from the kernel's keyring", "share memory with others",
}  # fmt: skip
"""The filter's part alone; there is no right of Landlock for these."""
VARY = {"connect to an abstract socket", "signal its parent", "connect by TCP", "listen by TCP"}
"""Closed by the filter, and by Landlock too where the kernel's version has the right for it."""

# The walls taken away, those that then stand, whether that is called strong, and which attempts succeed.
AWAY = {
    "landlock": (("limits", "seccomp", "capabilities", "bubblewrap"), True,
                 {"list the installed packages", "read its own environment"}),  # of which NumPy is all
    "landlock,bubblewrap": (("limits", "seccomp", "capabilities"), False, READS),
    "seccomp": (("limits", "landlock", "capabilities"), False, CALLS),
    "capabilities": (("limits", "landlock", "seccomp"), True, set()),
    "limits": (("landlock", "seccomp", "capabilities"), False,
               {"raise its own limits", "use up what signals its user may have queued"}),
    "bubblewrap": (("limits", "landlock", "seccomp", "capabilities"), True, set()),
}  # fmt: skip


@pytest.fixture(scope="module", params=AWAY)
def away(request: pytest.FixtureRequest) -> Iterator[tuple[str, Sandbox]]:
    without = frozenset(request.param.split(","))
    with Sandbox(without=without) as sandbox:
        if "landlock" in without and "bubblewrap" not in (*without, *sandbox.walls.names):
            pytest.skip("bubblewrap does not work here")
        yield request.param, sandbox


def test_what_stands_is_said(away: tuple[str, Sandbox]) -> None:
    names, strong, _ = AWAY[away[0]]
    assert away[1].walls.names == names
    assert away[1].walls.strong == strong
    report = away[1].run(Program(b"def f(): return 1", "f"), [()], Limits())
    assert report.walls == away[1].walls


@pytest.mark.parametrize("name", [name for name in ATTEMPTS if name not in VARY])
def test_what_is_open_and_what_holds(
    name: str, away: tuple[str, Sandbox], place: dict[str, str | int]
) -> None:
    if name in FOR_X86 and os.uname().machine != "x86_64":
        pytest.skip("the attempt is written for x86_64")
    if (away[0], name) == ("capabilities", "raise its own limits"):
        pytest.skip("root may, where the machine leaves it that power; nobody else may")
    came_of_it = attempt(away[1], name, place)
    assert (came_of_it == "succeeded") == (name in AWAY[away[0]][2])


def test_the_filter_or_landlock_closes_the_network_and_signals(
    away: tuple[str, Sandbox], place: dict[str, str | int]
) -> None:
    if away[0] == "seccomp":
        pytest.skip("how far Landlock closes these is a matter of its version")
    assert not [name for name in VARY if attempt(away[1], name, place) == "succeeded"]


def test_in_words_what_would_make_it_strong(
    away: tuple[str, Sandbox], monkeypatch: pytest.MonkeyPatch
) -> None:
    wall, sandbox = away
    monkeypatch.setattr(isolation, "Sandbox", lambda: Sandbox(without=frozenset(wall.split(","))))
    lines = list(describe_isolation())
    names = [line.split(":")[0] for line in lines[1:] if ": " in line]
    assert names == list(sandbox.walls.names)
    if sandbox.walls.strong:
        assert lines[0].startswith("strong: ")
    else:
        assert lines[0].startswith("weak on this machine")
    if wall == "seccomp":
        assert "seccomp" in lines[1]
        assert "Landlock" not in lines[1]
    if wall == "landlock,bubblewrap":
        assert "Landlock" in lines[1]


HOSTILE = Path(__file__).with_name("data") / "hostile_more"


KINDS = {
    "forged_nan": "returned", "stops_itself": "timeout", "ctypes_wild_jump": "killed",
    "memory_in_mappings": "memory",
}  # fmt: skip


@pytest.mark.parametrize("name", KINDS)
def test_the_verdict_and_the_next_run_do_not_hang_on_one_wall(name: str, away: tuple[str, Sandbox]) -> None:
    wall, sandbox = away
    if (wall, name) == ("limits", "memory_in_mappings"):
        pytest.skip("no memory is refused without limits")
    program = Program((HOSTILE / f"{name}.py").read_bytes(), "optimize_query")
    limits = Limits(case_seconds=0.3 if KINDS[name] == "timeout" else 5, memory_mb=64)
    assert sandbox.run(program, [(3.0, 0.1, 5)], limits).outcomes[0].kind == KINDS[name]
    after = sandbox.run(Program(b"def f(x): return x", "f"), [(7,)], Limits()).outcomes[0]
    assert after.value == 7
