"""The mistakes of the collected submissions once more: other constants, places and codings.

They stand in `codings/*.txt`, a family a file: a line `=== mistake | note`, then the program; those of
`right.txt` are no mistakes. Each stands for both functions: `$F` is the function's name, `$P` its parameters,
`$S` the start, `$C` what comes before the start in a call, `G[x]` the gradient at x, `L[x]` the loss there.
`query` or `batch` before a note restricts it to one of them.
"""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["FUNCTIONS", "RIGHT", "WRONG", "rendered"]

CODINGS = Path(__file__).with_name("codings")
FUNCTIONS = ("optimize_query", "optimize_batch_query")
_PARTS = {
    "optimize_query": {
        "$F": "optimize_query",
        "$P": "initial_x, learning_rate, num_iterations",
        "$S": "initial_x",
        "$C": "",
        "G": "(2 * (# - 2))",
        "L": "((# - 2) ** 2)",
    },
    "optimize_batch_query": {
        "$F": "optimize_batch_query",
        "$P": "X, w_init, learning_rate, num_iterations",
        "$S": "w_init",
        "$C": "X, ",
        "G": "(2 * np.sum(# - X))",
        "L": "np.sum((# - X) ** 2)",
    },
}


def rendered(source: str, function: str) -> bytes:
    """The source for one of the two functions."""
    parts = _PARTS[function]
    for letter in "GL":
        source = re.sub(
            rf"\b{letter}\[([^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]",
            lambda match, letter=letter: parts[letter].replace("#", match[1]),
            source,
        )
    for mark in ("$F", "$P", "$S", "$C"):
        source = source.replace(mark, parts[mark])
    return ("import numpy as np\nimport math, random, functools, itertools\n" + source.lstrip("\n")).encode()


def _read(path: Path) -> list[tuple[str, str, str]]:
    """The programs of a file: mistake, note, source."""
    found = []
    for part in path.read_text(encoding="utf-8").split("\n=== ")[1:]:
        head, source = part.split("\n", 1)
        mistake, note = head.split(" | ")
        found.append((mistake, note, source.rstrip("\n") + "\n"))
    return found


WRONG = [row for path in sorted(CODINGS.glob("*.txt")) for row in _read(path) if path.stem != "right"]
RIGHT = [(note, source) for _, note, source in _read(CODINGS / "right.txt")]
