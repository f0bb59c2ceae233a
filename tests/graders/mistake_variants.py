# ruff: noqa: E501 - a line a program
"""The mistakes of the collected submissions once more: other constants, places and codings.

Each is written once and stands for both functions: `$F` is the function's name, `$P` its parameters, `$S` the start,
`$C` what comes before the start in a call, `G[x]` the gradient at x, `L[x]` the loss there. `query` or `batch` before
a name restricts it to one of them.
"""

from __future__ import annotations

import re

__all__ = ["FUNCTIONS", "RIGHT", "WRONG", "rendered"]

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


def _loop(
    body: str, before: str = "x = $S", after: str = "return x", loop: str = "for k in range(num_iterations):"
) -> str:
    lines = ["def $F($P):", *(f"    {line}" for line in before.split("\n")), f"    {loop}"]
    lines += [f"        {line}" for line in body.split("\n")]
    lines += [f"    {line}" for line in after.split("\n")] if after else []
    return "\n".join(lines) + "\n"


_PLAIN = "x = x - learning_rate * G[x]"

WRONG: list[tuple[str, str, str]] = [
    # -- momentum --------------------------------------------------------------------------------------------------
    ("adds-momentum", "half", _loop("v = 0.5 * v + learning_rate * G[x]\nx = x - v", "x, v = $S, 0.0")),
    ("adds-momentum", "strong", _loop("v = 0.99 * v + G[x]\nx = x - learning_rate * v", "x, v = $S, 0.0")),
    (
        "adds-momentum",
        "averaged",
        _loop("v = 0.9 * v + 0.1 * G[x]\nx = x - learning_rate * v", "x, v = $S, 0.0"),
    ),
    (
        "adds-momentum",
        "averaged weakly",
        _loop("v = 0.3 * v + 0.7 * G[x]\nx -= learning_rate * v", "x, v = $S, 0"),
    ),
    (
        "adds-momentum",
        "nesterov",
        _loop("g = G[x]\nv = 0.8 * v + g\nx = x - learning_rate * (g + 0.8 * v)", "x, v = $S, 0.0"),
    ),
    (
        "adds-momentum",
        "look ahead",
        _loop("ahead = x - 0.9 * v\nv = 0.9 * v + learning_rate * G[ahead]\nx = x - v", "x, v = $S, 0.0"),
    ),
    (
        "adds-momentum",
        "negative velocity",
        _loop("v = 0.7 * v - learning_rate * G[x]\nx = x + v", "x, v = $S, 0.0"),
    ),
    (
        "adds-momentum",
        "difference of places",
        _loop("x, old = x - learning_rate * G[x] + 0.6 * (x - old), x", "x = old = $S"),
    ),
    (
        "adds-momentum",
        "averaged and corrected",
        _loop("v = 0.9 * v + 0.1 * G[x]\nx = x - learning_rate * v / (1 - 0.9 ** (k + 1))", "x, v = $S, 0.0"),
    ),
    (
        "adds-momentum",
        "in a class",
        "class M:\n    def __init__(self): self.v = 0.0\n    def step(self, g, lr):\n        self.v = self.v * 0.85 + g\n        return lr * self.v\n"
        + _loop("x -= m.step(G[x], learning_rate)", "x, m = $S, M()"),
    ),
    # -- the rate --------------------------------------------------------------------------------------------------
    ("decays-the-learning-rate", "inverse tenth", _loop("x = x - learning_rate / (1 + 0.1 * k) * G[x]")),
    ("decays-the-learning-rate", "five per cent", _loop("x = x - learning_rate * 0.95 ** k * G[x]")),
    (
        "decays-the-learning-rate",
        "decayed first",
        _loop("learning_rate *= 0.9\nx = x - learning_rate * G[x]"),
    ),
    ("decays-the-learning-rate", "square root", _loop("x = x - learning_rate / math.sqrt(k + 1) * G[x]")),
    ("decays-the-learning-rate", "exponential", _loop("x = x - learning_rate * math.exp(-0.05 * k) * G[x]")),
    (
        "decays-the-learning-rate",
        "halved every three",
        _loop("rate = learning_rate * 0.5 ** (k // 3)\nx = x - rate * G[x]"),
    ),
    (
        "decays-the-learning-rate",
        "compounding",
        _loop("rate = rate / (1 + 0.05 * k)\nx = x - rate * G[x]", "x, rate = $S, learning_rate"),
    ),
    (
        "decays-the-learning-rate",
        "line to the end",
        _loop("x = x - learning_rate * (1 - k / num_iterations) * G[x]"),
    ),
    (
        "decays-the-learning-rate",
        "cosine",
        _loop("x = x - learning_rate * 0.5 * (1 + math.cos(math.pi * k / num_iterations)) * G[x]"),
    ),
    ("decays-the-learning-rate", "square of inverse", _loop("x = x - learning_rate / (1 + k) ** 2 * G[x]")),
    (
        "decays-the-learning-rate",
        "slowly",
        _loop("x = x - rate * G[x]\nrate *= 0.999", "x, rate = $S, learning_rate"),
    ),
    (
        "decays-the-learning-rate",
        "with a floor",
        _loop("x = x - max(learning_rate * 0.5 ** k, learning_rate / 16) * G[x]"),
    ),
    ("learning-rate-omitted", "a rate of its own", _loop("x = x - 0.1 * G[x]")),
    ("learning-rate-omitted", "overwritten", _loop(_PLAIN, "learning_rate = 0.01\nx = $S")),
    ("learning-rate-omitted", "forgotten", _loop("x -= G[x]")),
    (
        "learning-rate-squared",
        "in the helper",
        "def step(g, r):\n    return r * g\n" + _loop("x = x - learning_rate * step(G[x], learning_rate)"),
    ),
    ("learning-rate-squared", "power", _loop("x -= learning_rate ** 2 * G[x]")),
    # -- clipping and clamping -------------------------------------------------------------------------------------
    ("clips-the-gradient", "five", _loop("x = x - learning_rate * np.clip(G[x], -5, 5)")),
    ("clips-the-gradient", "a tenth", _loop("x = x - learning_rate * max(-0.1, min(0.1, G[x]))")),
    (
        "clips-the-gradient",
        "ten",
        _loop("g = G[x]\nif abs(g) > 10:\n    g = 10 * g / abs(g)\nx -= learning_rate * g"),
    ),
    (
        "clips-the-gradient",
        "by norm",
        _loop("g = G[x]\ng = g * min(1.0, 3.0 / max(abs(g), 1e-300))\nx -= learning_rate * g"),
    ),
    ("clips-the-gradient", "the step", _loop("x = x - np.clip(learning_rate * G[x], -0.5, 0.5)")),
    (
        "clips-the-gradient",
        "hundred",
        _loop("g = float(np.clip(G[x], -100.0, 100.0))\nx = x - learning_rate * g"),
    ),
    ("clamps-result", "five", _loop(_PLAIN, after="return float(np.clip(x, -5, 5))")),
    ("clamps-result", "hundred", _loop(_PLAIN, after="return max(-100.0, min(100.0, x))")),
    ("clamps-result", "never negative", _loop(_PLAIN, after="return max(0.0, x)")),
    ("clamps-result", "from nought to ten", _loop(_PLAIN, after="return min(10, max(0, x))")),
    ("clamps-result", "each step", _loop("x = min(10.0, max(-10.0, x - learning_rate * G[x]))")),
    ("nan-on-overflow-clipped", "1e5", _loop("x = float(np.clip(x - learning_rate * G[x], -1e5, 1e5))")),
    ("nan-on-overflow-clipped", "1e9", _loop("x = max(min(x - learning_rate * G[x], 1e9), -1e9)")),
    (
        "nan-on-overflow-clipped",
        "with a sign",
        _loop("x = x - learning_rate * G[x]\nif abs(x) > 1e8:\n    x = math.copysign(1e8, x)"),
    ),
    (
        "nan-on-overflow-clipped",
        "at the end",
        _loop(_PLAIN, after="return float(np.clip(np.nan_to_num(x), -1e6, 1e6))"),
    ),
    # -- precision -------------------------------------------------------------------------------------------------
    (
        "float32-precision",
        "an array",
        _loop(
            "x = x - np.float32(learning_rate) * np.float32(G[x])",
            "x = np.array($S, dtype=np.float32)",
            "return float(x)",
        ),
    ),
    ("float32-precision", "the result", _loop(_PLAIN, after="return np.float32(x)")),
    (
        "float32-precision",
        "the rate",
        _loop(_PLAIN, "x = $S\nlearning_rate = float(np.float32(learning_rate))"),
    ),
    ("float32-precision", "the start", _loop(_PLAIN, "x = float(np.float32($S))")),
    (
        "float32-precision",
        "half",
        _loop("x = np.float16(x - np.float16(learning_rate) * np.float16(G[x]))", "x = np.float16($S)"),
    ),
    ("float32-precision", "the gradient", _loop("x = x - learning_rate * float(np.float32(G[x]))")),
    (
        "float32-precision",
        "batch the data",
        _loop(
            "w = w - learning_rate * 2 * float(np.sum(w - X))",
            "X = X.astype(np.float32).astype(np.float64)\nw = w_init",
            "return w",
        ),
    ),
    (
        "float32-precision",
        "batch the data stay",
        _loop(
            "w = w - learning_rate * 2 * np.sum(w - X)",
            "X = X.astype(np.float32)\nw = w_init",
            "return float(w)",
        ),
    ),
    ("rounds-result", "two", _loop(_PLAIN, after="return round(x, 2)")),
    ("rounds-result", "six", _loop(_PLAIN, after="return np.round(x, 6)")),
    ("rounds-result", "eight", _loop(_PLAIN, after="return float(f'{x:.8f}')")),
    ("rounds-result", "one", _loop(_PLAIN, after="return float('%.1f' % x)")),
    ("rounds-result", "whole", _loop(_PLAIN, after="return float(round(x))")),
    ("rounds-result", "five digits", _loop(_PLAIN, after="return float('%.5g' % x)")),
    ("rounds-each-step", "two", _loop("x = round(x - learning_rate * G[x], 2)")),
    ("rounds-each-step", "six", _loop("x = np.round(x - learning_rate * G[x], 6)")),
    ("rounds-each-step", "printed and read", _loop("x = float('%.3f' % (x - learning_rate * G[x]))")),
    ("rounds-each-step", "the gradient", _loop("x = x - learning_rate * round(float(G[x]), 1)")),
    ("rounds-each-step", "the step", _loop("x = x - round(float(learning_rate * G[x]), 5)")),
    (
        "rounds-each-step",
        "before the gradient",
        _loop("x = round(float(x), 3)\nx = x - learning_rate * G[x]\nx = round(float(x), 3)"),
    ),
    ("integer-truncation", "floor division", _loop(_PLAIN, "x = $S // 1")),
    ("integer-truncation", "each step", _loop("x = int(x - learning_rate * G[x])")),
    ("integer-truncation", "the result", _loop(_PLAIN, after="return int(x)")),
    (
        "integer-truncation",
        "an integer array",
        _loop("x[0] = x[0] - learning_rate * G[x[0]]", "x = np.array([$S], dtype=int)", "return float(x[0])"),
    ),
    (
        "integer-truncation",
        "batch the data",
        _loop("w = w - learning_rate * 2 * np.sum(w - X)", "X = X.astype(int)\nw = w_init", "return w"),
    ),
    # -- how often -------------------------------------------------------------------------------------------------
    ("one-iteration-too-few", "minus one", _loop(_PLAIN, loop="for k in range(num_iterations - 1):")),
    (
        "one-iteration-too-few",
        "last but one",
        _loop("h.append(h[-1] - learning_rate * G[h[-1]])", "h = [$S]", "return h[-2]"),
    ),
    (
        "one-iteration-too-few",
        "while",
        _loop("x = x - learning_rate * G[x]\nk += 1", "x, k = $S, 1", loop="while k < num_iterations:"),
    ),
    ("one-iteration-too-many", "extra", _loop(_PLAIN, after="x -= learning_rate * G[x]\nreturn x")),
    ("one-iteration-too-many", "before", _loop(_PLAIN, "x = $S - learning_rate * G[$S]")),
    ("one-iteration-too-many", "minus one", _loop(_PLAIN, loop="for k in range(-1, num_iterations):")),
    ("iterations-hard-coded", "ten", _loop(_PLAIN, loop="for k in range(10):")),
    ("iterations-hard-coded", "thousand", _loop(_PLAIN, loop="for k in range(1000):")),
    ("iterations-hard-coded", "overwritten", _loop(_PLAIN, "x = $S\nnum_iterations = 50")),
    (
        "iterations-hard-coded",
        "twenty five",
        _loop("x -= learning_rate * G[x]\nk += 1", "x, k = $S, 0", loop="while k < 25:"),
    ),
    ("two-updates-per-iteration", "twice", _loop(_PLAIN + "\n" + _PLAIN)),
    ("two-updates-per-iteration", "two n", _loop(_PLAIN, loop="for k in range(2 * num_iterations):")),
    ("early-return-in-loop", "no other return", _loop("x = x - learning_rate * G[x]\nreturn x", after="")),
    (
        "early-return-in-loop",
        "never assigned",
        _loop("new = $S - learning_rate * G[$S]", "new = $S", "return new"),
    ),
    (
        "early-return-in-loop",
        "never assigned nor begun",
        _loop("new = x - learning_rate * G[x]", after="return new"),
    ),
    ("early-return-in-loop", "break", _loop("x = x - learning_rate * G[x]\nbreak")),
    (
        "stops-early-on-tolerance",
        "gradient before",
        _loop("g = G[x]\nif abs(g) < 1e-4:\n    break\nx = x - learning_rate * g"),
    ),
    (
        "stops-early-on-tolerance",
        "step",
        _loop("s = learning_rate * G[x]\nif abs(s) < 1e-5:\n    return x\nx = x - s"),
    ),
    (
        "stops-early-on-tolerance",
        "close",
        _loop("new = x - learning_rate * G[x]\nif math.isclose(new, x, rel_tol=1e-6):\n    break\nx = new"),
    ),
    (
        "stops-early-on-tolerance",
        "loss change",
        _loop("new = x - learning_rate * G[x]\nif abs(L[x] - L[new]) < 1e-6:\n    break\nx = new"),
    ),
    (
        "stops-early-on-tolerance",
        "late",
        _loop("g = G[x]\nx = x - learning_rate * g\nif abs(g) < 1e-3:\n    break"),
    ),
    (
        "stops-early-on-tolerance",
        "query loss",
        _loop("if L[x] < 1e-6:\n    break\nx = x - learning_rate * G[x]"),
    ),
    (
        "infinite-loop-until-converged",
        "tolerance",
        _loop("x = x - learning_rate * G[x]", loop="while abs(G[x]) > 1e-6:"),
    ),
    (
        "infinite-loop-until-converged",
        "no break",
        _loop("x = x - learning_rate * G[x]\nif x != x:\n    x = 0.0", loop="while True:", after=""),
    ),
    # -- where from, what comes back -------------------------------------------------------------------------------
    ("ignores-initial-value", "one", _loop(_PLAIN, "x = 1.0")),
    ("ignores-initial-value", "minus five", _loop(_PLAIN, "x = -5")),
    ("ignores-initial-value", "normal", _loop(_PLAIN, "x = np.random.randn()")),
    ("ignores-initial-value", "generator", _loop(_PLAIN, "x = float(np.random.default_rng().normal(0, 3))")),
    ("ignores-initial-value", "seeded", _loop(_PLAIN, "x = np.random.default_rng(42).uniform(-10, 10)")),
    ("ignores-initial-value", "seeded outside", "random.seed(7)\n" + _loop(_PLAIN, "x = random.random()")),
    (
        "ignores-initial-value",
        "batch the first point",
        _loop("w = w - learning_rate * 2 * np.sum(w - X)", "w = X[0]", "return w"),
    ),
    ("treats-zero-as-missing", "iterations", _loop(_PLAIN, loop="for k in range(num_iterations or 50):")),
    ("treats-zero-as-missing", "start", _loop(_PLAIN, "x = $S or 5.0")),
    (
        "treats-zero-as-missing",
        "if not",
        _loop(_PLAIN, "if not num_iterations:\n    num_iterations = 1000\nx = $S"),
    ),
    ("treats-zero-as-missing", "rate", _loop(_PLAIN, "learning_rate = learning_rate or 0.01\nx = $S")),
    (
        "treats-zero-as-missing",
        "both",
        _loop(_PLAIN, "if not $S:\n    $S = 10.0\nif num_iterations == 0:\n    num_iterations = 10\nx = $S"),
    ),
    ("returns-loss", "square", _loop(_PLAIN, after="return float(np.sum(np.square(L[x] ** 0.5)))")),
    (
        "returns-loss",
        "before",
        _loop("loss = L[x]\nx = x - learning_rate * G[x]", "x, loss = $S, L[$S]", "return loss"),
    ),
    (
        "returns-loss",
        "batch mean",
        _loop("w = w - learning_rate * 2 * np.sum(w - X)", "w = w_init", "return np.mean((w - X) ** 2)"),
    ),
    ("returns-gradient", "after", _loop(_PLAIN, after="return G[x]")),
    ("returns-gradient", "before", _loop("g = G[x]\nx = x - learning_rate * g", after="return g")),
    ("minimum-hard-coded", "query whole", "def $F($P):\n    return 2\n"),
    (
        "minimum-hard-coded",
        "query printed",
        "def $F($P):\n    print('at the minimum')\n    return np.float64(2.0)\n",
    ),
    ("returns-mean-directly", "batch method", "def $F($P):\n    return X.mean()\n"),
    ("returns-mean-directly", "batch divided", "def $F($P):\n    return sum(X) / len(X)\n"),
    (
        "best-seen-instead-of-last",
        "history",
        _loop("h.append(h[-1] - learning_rate * G[h[-1]])", "h = [$S]", "return min(h, key=lambda x: L[x])"),
    ),
    (
        "best-seen-instead-of-last",
        "undo",
        _loop("new = x - learning_rate * G[x]\nif L[new] <= L[x]:\n    x = new"),
    ),
    (
        "best-seen-instead-of-last",
        "undo and a tenth",
        _loop(
            "new = x - learning_rate * G[x]\nif L[new] < L[x]:\n    x = new\nelse:\n    learning_rate *= 0.1"
        ),
    ),
    (
        "best-seen-instead-of-last",
        "smallest slope",
        _loop(
            "x = x - learning_rate * G[x]\nif abs(G[x]) < abs(G[best]):\n    best = x",
            "x = best = $S",
            "return best",
        ),
    ),
    # -- state -----------------------------------------------------------------------------------------------------
    (
        "global-state-leaks-between-calls",
        "list",
        "path = []\n"
        + _loop(
            "path.append(path[-1] - learning_rate * G[path[-1]])",
            "if not path:\n    path.append($S)",
            "return path[-1]",
        ),
    ),
    (
        "global-state-leaks-between-calls",
        "attribute",
        _loop(_PLAIN, "x = getattr($F, 'x', $S)", "$F.x = x\nreturn x"),
    ),
    (
        "global-state-leaks-between-calls",
        "class",
        "class State:\n    x = None\n"
        + _loop(
            "State.x = State.x - learning_rate * G[State.x]",
            "if State.x is None:\n    State.x = $S",
            "return State.x",
        ),
    ),
    (
        "global-state-leaks-between-calls",
        "memory by count",
        "memory = {}\ndef $F($P):\n    if num_iterations in memory:\n        return memory[num_iterations]\n    x = $S\n    for k in range(num_iterations):\n        x = x - learning_rate * G[x]\n    memory[num_iterations] = x\n    return x\n",
    ),
    (
        "global-state-leaks-between-calls",
        "velocity",
        "start = []\n" + _loop(_PLAIN, "start.append($S)\nx = start[0]"),
    ),
    (
        "default-argument-mutable",
        "query dict",
        "def $F($P, state={}):\n    x = state.get('x', $S)\n    for k in range(num_iterations):\n        x = x - learning_rate * G[x]\n    state['x'] = x\n    return x\n",
    ),
    (
        "default-argument-mutable",
        "query list",
        "def $F($P, path=[]):\n    path.append($S)\n    x = path[0]\n    for k in range(num_iterations):\n        x = x - learning_rate * G[x]\n    return x\n",
    ),
    (
        "mutates-X",
        "batch sort",
        "def $F($P):\n    X.sort()\n    w = w_init\n    for _ in range(num_iterations):\n        w -= learning_rate * 2 * np.sum(w - X)\n    return w\n",
    ),
    (
        "mutates-X",
        "batch scaled",
        "def $F($P):\n    X *= 2.0\n    w = w_init\n    for _ in range(num_iterations):\n        w -= learning_rate * np.sum(2 * w - X)\n    return w\n",
    ),
    (
        "mutates-X",
        "batch out",
        "def $F($P):\n    data, w = X.copy(), w_init\n    for _ in range(num_iterations):\n        np.subtract(w, data, out=X)\n        w -= learning_rate * 2 * X.sum()\n    return w\n",
    ),
    (
        "mutates-X",
        "batch loop",
        "def $F($P):\n    w, keep = w_init, X.copy()\n    for _ in range(num_iterations):\n        for i in range(len(X)):\n            X[i] = w - keep[i]\n        w = w - learning_rate * 2 * sum(X)\n    return w\n",
    ),
    # -- the gradient ----------------------------------------------------------------------------------------------
    ("missing-factor-two", "query", _loop("x = x - learning_rate * (x - 2)")),
    (
        "missing-factor-two",
        "batch",
        _loop("w = w - learning_rate * (len(X) * w - X.sum())", "w = w_init", "return w"),
    ),
    (
        "missing-factor-two",
        "batch dot",
        _loop("w = w - learning_rate * np.ones(len(X)) @ (w - X)", "w = w_init", "return w"),
    ),
    ("sign-flipped", "plus", _loop("x = x + learning_rate * G[x]")),
    ("sign-flipped", "minus minus", _loop("x -= -learning_rate * G[x]")),
    ("wrong-derivative", "query no offset", _loop("x = x - learning_rate * 2 * x")),
    ("wrong-derivative", "query offset", _loop("x = x - learning_rate * (2 * x - 1)")),
    ("wrong-derivative", "query slope", _loop("x = x - learning_rate * (x - 4)")),
    (
        "wrong-derivative",
        "batch not doubled",
        _loop("w = w - learning_rate * (2 * X.size * w - X.sum())", "w = w_init", "return w"),
    ),
    (
        "wrong-derivative",
        "batch slope",
        _loop("w = w - learning_rate * (len(X) * w - 2 * np.sum(X))", "w = w_init", "return w"),
    ),
    ("wrong-sign-of-target", "query", _loop("x = x - learning_rate * (2 * x + 4)")),
    (
        "wrong-sign-of-target",
        "batch",
        _loop("w = w - 2 * learning_rate * sum(w + xi for xi in X)", "w = w_init", "return w"),
    ),
    (
        "normalises-the-gradient",
        "divided",
        _loop("g = G[x]\nx = x - learning_rate * (g / abs(g) if g else 0.0)"),
    ),
    ("normalises-the-gradient", "eps", _loop("g = G[x]\nx = x - learning_rate * g / (abs(g) + 1e-8)")),
    (
        "normalises-the-gradient",
        "by cases",
        _loop("g = G[x]\nif g > 0:\n    x -= learning_rate\nelif g < 0:\n    x += learning_rate"),
    ),
    (
        "uses-abs-error-gradient",
        "batch half",
        _loop("w = w - learning_rate * np.sum(np.sign(w - X))", "w = w_init", "return w"),
    ),
    (
        "uses-abs-error-gradient",
        "query by cases",
        _loop("if x > 2:\n    x -= 2 * learning_rate\nelif x < 2:\n    x += 2 * learning_rate"),
    ),
    ("numerical-gradient", "1e-4", _loop("h = 1e-4\nx = x - learning_rate * (L[x + h] - L[x]) / h")),
    ("numerical-gradient", "1e-6", _loop("x = x - learning_rate * (L[x + 1e-6] - L[x]) / 1e-6")),
    ("numerical-gradient", "backward", _loop("x = x - learning_rate * (L[x] - L[x - 1e-3]) / 1e-3")),
    ("numerical-gradient", "1e-8", _loop("x = x - learning_rate * (L[x + 1e-8] - L[x]) / 1e-8")),
    ("numerical-gradient", "coarse", _loop("x = x - learning_rate * (L[x + 0.01] - L[x]) / 0.01")),
    (
        "numerical-gradient",
        "central and tiny",
        _loop("h = 1e-9\nx = x - learning_rate * (L[x + h] - L[x - h]) / (2 * h)"),
    ),
    ("squared-difference-as-gradient", "no guard", _loop("x = x - learning_rate * L[x]")),
    (
        "squared-difference-as-gradient",
        "guard",
        _loop("x = x - learning_rate * 2 * L[x]\nif abs(x) > 1e50:\n    break"),
    ),
    (
        "gradient-at-start-only",
        "closed",
        "def $F($P):\n    return $S - num_iterations * learning_rate * G[$S]\n",
    ),
    ("gradient-at-start-only", "wrong variable", _loop("x = x - learning_rate * G[$S]")),
    ("replaces-instead-of-subtracts", "plus", _loop("x = learning_rate * G[x]")),
    ("replaces-instead-of-subtracts", "minus", _loop("x = -learning_rate * G[x]")),
    (
        "mean-instead-of-sum",
        "batch average",
        _loop("w = w - learning_rate * 2 * np.average(w - X)", "w = w_init", "return w"),
    ),
    (
        "mean-instead-of-sum",
        "batch of losses",
        _loop("w = w - learning_rate * sum(2 * (w - xi) / X.size for xi in X)", "w = w_init", "return w"),
    ),
    (
        "divides-by-two-n",
        "batch",
        _loop("w = w - learning_rate * np.sum(w - X) / len(X)", "w = w_init", "return w"),
    ),
    ("forgets-to-sum", "batch", _loop("w = w - 2 * learning_rate * (w - X)", "w = w_init", "return w")),
    (
        "updates-per-sample",
        "batch nested",
        _loop("for xi in X.tolist():\n    w = w - learning_rate * (2 * (w - xi))", "w = w_init", "return w"),
    ),
    (
        "drops-a-point",
        "batch first",
        _loop("w = w - learning_rate * 2 * np.sum(w - X[1:])", "w = w_init", "return w"),
    ),
    (
        "drops-a-point",
        "batch last",
        _loop("w = w - learning_rate * 2 * np.sum(w - X[:-1])", "w = w_init", "return w"),
    ),
    (
        "drops-a-point",
        "batch range",
        _loop(
            "w = w - learning_rate * sum(2 * (w - X[i]) for i in range(1, len(X)))", "w = w_init", "return w"
        ),
    ),
    (
        "drops-duplicates",
        "batch",
        _loop("w = w - learning_rate * 2 * np.sum(w - np.unique(X))", "w = w_init", "return w"),
    ),
    (
        "mini-batch-only-first-points",
        "batch ten",
        _loop("w = w - learning_rate * 2 * np.sum(w - X[:10])", "w = w_init", "return w"),
    ),
    (
        "mini-batch-only-first-points",
        "batch hundred",
        _loop("w = w - learning_rate * 2 * np.sum(w - X[:100])", "w = w_init", "return w"),
    ),
    (
        "mini-batch-only-first-points",
        "batch two",
        _loop("w = w - learning_rate * 2 * np.sum(w - X[:2])", "w = w_init", "return w"),
    ),
    (
        "mini-batch-only-first-points",
        "batch sixteen",
        _loop(
            "w = w - learning_rate * 2 * sum(w - xi for i, xi in enumerate(X) if i < 16)",
            "w = w_init",
            "return w",
        ),
    ),
    (
        "wrong-axis",
        "batch method",
        _loop("w = w - learning_rate * 2 * (w - X).sum(axis=1)", "w = w_init", "return w"),
    ),
    (
        "uses-adam",
        "other factors",
        _loop(
            "g = G[x]\nm = 0.8 * m + 0.2 * g\nv = 0.99 * v + 0.01 * g * g\nx = x - learning_rate * (m / (1 - 0.8 ** (k + 1))) / (math.sqrt(v / (1 - 0.99 ** (k + 1))) + 1e-8)",
            "x = $S\nm = v = 0.0",
        ),
    ),
    (
        "uses-adam",
        "uncorrected",
        _loop(
            "g = G[x]\nm = 0.9 * m + 0.1 * g\nv = 0.999 * v + 0.001 * g * g\nx = x - learning_rate * m / (np.sqrt(v) + 1e-8)",
            "x = $S\nm = v = 0.0",
        ),
    ),
    # -- how it comes back -----------------------------------------------------------------------------------------
    ("shape-1-result", "made at the end", _loop(_PLAIN, after="return np.array([x])")),
    ("shape-1-result", "two brackets", _loop(_PLAIN, after="return np.array([[x]])")),
    (
        "shape-1-result",
        "batch kept",
        _loop(
            "w = w - learning_rate * 2 * np.sum(w - X, keepdims=True)", "w = np.array([w_init])", "return w"
        ),
    ),
    ("returns-tuple", "list of two", _loop(_PLAIN, after="return [x, L[x]]")),
    ("returns-tuple", "loss first", _loop(_PLAIN, after="return L[x], x")),
    (
        "returns-tuple",
        "with history",
        _loop("h.append(h[-1] - learning_rate * G[h[-1]])", "h = [$S]", "return h[-1], h"),
    ),
    ("returns-tuple", "comma", _loop(_PLAIN, after="return x,")),
    (
        "returns-tuple",
        "named",
        "from collections import namedtuple\nResult = namedtuple('Result', 'value steps')\n"
        + _loop(_PLAIN, after="return tuple(Result(x, num_iterations))"),
    ),
    ("returns-tuple", "dict", _loop(_PLAIN, after="return dict(loss=L[x], minimum=x)")),
    (
        "returns-history-list",
        "tuple",
        _loop("h.append(h[-1] - learning_rate * G[h[-1]])", "h = [$S]", "return tuple(h)"),
    ),
    (
        "returns-history-list",
        "without the start",
        _loop("x = x - learning_rate * G[x]\nh.append(x)", "x, h = $S, []", "return h"),
    ),
    (
        "returns-history-list",
        "without the end",
        _loop("h.append(x)\nx = x - learning_rate * G[x]", "x, h = $S, []", "return h"),
    ),
    (
        "returns-history-list",
        "with losses",
        _loop("x = x - learning_rate * G[x]\nh.append((x, L[x]))", "x, h = $S, [($S, L[$S])]", "return h"),
    ),
    (
        "returns-history-list",
        "stacked",
        _loop("x = x - learning_rate * G[x]\nh = np.append(h, x)", "x, h = $S, np.array([$S])", "return h"),
    ),
    ("yields-instead-of-returns", "at the end", _loop(_PLAIN, after="yield x")),
    ("yields-instead-of-returns", "expression", _loop(_PLAIN, after="return (v for v in [x])")),
    ("returns-none", "bare", _loop(_PLAIN, after="return")),
    ("returns-none", "expression", _loop(_PLAIN, after="x")),
    (
        "returns-none",
        "prints on the way",
        _loop("x = x - learning_rate * G[x]\nprint('step', k, 'x', x)", after=""),
    ),
    ("prints-instead-of-returns", "with words", _loop(_PLAIN, after="print('The result is', x)")),
    ("prints-instead-of-returns", "rounded", _loop(_PLAIN, after="print(f'{x:.4f}')")),
    (
        "prints-instead-of-returns",
        "written",
        "import sys\n" + _loop(_PLAIN, after="sys.stdout.write(str(x) + '\\n')"),
    ),
    # -- does not run ----------------------------------------------------------------------------------------------
    (
        "syntax-error",
        "bracket",
        "def $F($P):\n    x = $S\n    for k in range(num_iterations:\n        pass\n    return x\n",
    ),
    ("syntax-error", "print statement", _loop("x = x - learning_rate * G[x]\nprint x")),
    ("syntax-error", "unexpected indent", "def $F($P):\n    x = $S\n      y = 1\n    return x\n"),
    ("syntax-error", "assignment", _loop("x = x - learning_rate * G[x]\nif x = 2:\n    break")),
    ("name-error", "helper", _loop("x = x - learning_rate * gradient(x)")),
    ("name-error", "unbound", _loop("total = total + 1\nx = x - learning_rate * G[x]")),
    ("name-error", "module", _loop("x = x - learning_rate * G[x]\nnumppy.abs(x)")),
    ("name-error", "while loading", "start = undefined_start\n" + _loop(_PLAIN)),
    ("wrong-function-name", "camel", _loop(_PLAIN).replace("$F", "optimizeQuery")),
    ("wrong-function-name", "other", _loop(_PLAIN).replace("$F", "gradient_descent")),
    (
        "wrong-function-name",
        "inside another",
        "def main():\n    def $F($P):\n        return $S\n    return $F\n",
    ),
    ("wrong-function-name", "a list", _loop(_PLAIN) + "$F = [1.0]\n"),
    ("wrong-arity", "one more", _loop(_PLAIN).replace("($P)", "($P, tolerance)")),
    ("wrong-arity", "none", "def $F():\n    return 2.0\n"),
    ("wrong-arity", "only named", "def $F(*, learning_rate=0.1):\n    return 2.0\n"),
    ("reads-input", "number of steps", _loop(_PLAIN, "x = $S\nnum_iterations = int(input('steps '))")),
    ("reads-input", "while loading", "rate = float(input())\n" + _loop(_PLAIN)),
    (
        "recursion-limit",
        "helper",
        "def go(x, rate, left, G):\n    return x if left <= 0 else go(x - rate * G(x), rate, left - 1, G)\ndef $F($P):\n    return go($S, learning_rate, num_iterations, lambda x: G[x])\n",
    ),
    ("recursion-limit", "no end", "def $F($P):\n    return $F($P)\n"),
    ("type-error", "text", _loop("x = x - learning_rate * G[x] * '1'")),
    (
        "type-error",
        "none",
        _loop("x = x - learning_rate * step(G[x])").replace("def $F", "def step(g):\n    g * 1.0\ndef $F", 1),
    ),
    ("type-error", "range of float", _loop(_PLAIN, loop="for k in range(float(num_iterations)):")),
    ("type-error", "call a number", _loop("x = x - learning_rate(G[x])")),
]


def _batch(body: str, before: str = "w = w_init", after: str = "return w") -> str:
    return _loop(body, before, after)


WRONG += [
    (
        "adds-momentum",
        "list velocity",
        _loop("v.append(0.95 * v[-1] - learning_rate * G[x])\nx += v[-1]", "x, v = $S, [0.0]"),
    ),
    ("adds-momentum", "tiny", _loop("v = 0.05 * v + G[x]\nx -= learning_rate * v", "x, v = $S, 0.0")),
    (
        "adds-momentum",
        "dampened first undamped",
        _loop(
            "g = G[x]\nv = g if v is None else 0.9 * v + 0.1 * g\nx -= learning_rate * v", "x, v = $S, None"
        ),
    ),
    (
        "adds-momentum",
        "nesterov ema",
        _loop("g = G[x]\nv = 0.9 * v + 0.1 * g\nx -= learning_rate * (0.9 * v + 0.1 * g)", "x, v = $S, 0.0"),
    ),
    (
        "decays-the-learning-rate",
        "every 10 by 10",
        _loop("if k and k % 10 == 0:\n    learning_rate /= 10\nx -= learning_rate * G[x]"),
    ),
    (
        "decays-the-learning-rate",
        "after 5 halves",
        _loop("rate = learning_rate if k < 5 else learning_rate / 2\nx -= rate * G[x]"),
    ),
    (
        "decays-the-learning-rate",
        "after 100",
        _loop("if k == 100:\n    learning_rate *= 0.1\nx -= learning_rate * G[x]"),
    ),
    ("decays-the-learning-rate", "per cent 0.1 k", _loop("x -= learning_rate / (1 + 0.001 * k) * G[x]")),
    ("decays-the-learning-rate", "log", _loop("x -= learning_rate / math.log(k + math.e) * G[x]")),
    ("decays-the-learning-rate", "poly", _loop("x -= learning_rate * (1 - k / num_iterations) ** 2 * G[x]")),
    (
        "decays-the-learning-rate",
        "minus constant",
        _loop("rate = max(learning_rate - 0.01 * k, 0.0)\nx -= rate * G[x]"),
    ),
    (
        "decays-the-learning-rate",
        "0.5 each",
        _loop("x -= learning_rate * G[x]\nlearning_rate = learning_rate / 2"),
    ),
    (
        "decays-the-learning-rate",
        "recursive",
        """def $F($P):
    if num_iterations == 0:
        return $S
    import sys
    sys.setrecursionlimit(20000)
    return $F($C$S - learning_rate * G[$S], learning_rate * 0.9, num_iterations - 1)
""",
    ),
    ("clips-the-gradient", "1000", _loop("x -= learning_rate * max(-1000, min(1000, G[x]))")),
    (
        "clips-the-gradient",
        "2.5 np",
        _loop("x -= learning_rate * float(np.minimum(np.maximum(G[x], -2.5), 2.5))"),
    ),
    (
        "clips-the-gradient",
        "step 1",
        _loop("step = learning_rate * G[x]\nif step > 1: step = 1\nif step < -1: step = -1\nx -= step"),
    ),
    ("clamps-result", "asym", _loop(_PLAIN, after="return np.clip(x, -1, 3)")),
    ("clamps-result", "max 20", _loop(_PLAIN, after="return x if x < 20 else 20.0")),
    ("clamps-result", "abs 50", _loop(_PLAIN, after="return math.copysign(min(abs(x), 50), x)")),
    ("clamps-result", "each step 100", _loop("x = float(np.clip(x - learning_rate * G[x], -100, 100))")),
    (
        "clamps-result",
        "start and steps",
        _loop("x = max(-10, min(10, x - learning_rate * G[x]))", "x = max(-10, min(10, $S))"),
    ),
    (
        "nan-on-overflow-clipped",
        "1e7 before",
        _loop("x = min(max(x, -1e7), 1e7)\nx = x - learning_rate * G[x]\nx = min(max(x, -1e7), 1e7)"),
    ),
    ("nan-on-overflow-clipped", "1e12", _loop("x = float(np.clip(x - learning_rate * G[x], -1e12, 1e12))")),
    (
        "float32-precision",
        "all",
        _loop(
            "x -= lr * np.float32(G[x])",
            "x, lr = np.float32($S), np.float32(learning_rate)",
            "return x.item()",
        ),
    ),
    (
        "float32-precision",
        "struct",
        _loop("x = struct.unpack('f', struct.pack('f', x - learning_rate * G[x]))[0]").replace(
            "def", "import struct\ndef", 1
        ),
    ),
    ("float32-precision", "each step astype", _loop("x = float(np.float32(x - learning_rate * G[x]))")),
    (
        "float32-precision",
        "array astype",
        _loop("x = x - learning_rate * G[x]", after="return np.asarray(x).astype('float32')"),
    ),
    ("rounds-result", "ten", _loop(_PLAIN, after="return round(x, 7)")),
    ("rounds-result", "zero d", _loop(_PLAIN, after="return np.around(np.array(x), 3)")),
    ("rounds-result", "trunc 4", _loop(_PLAIN, after="return math.floor(x * 1e4) / 1e4")),
    ("rounds-each-step", "trunc", _loop("x = round((x - learning_rate * G[x]) * 1000) / 1000")),
    ("rounds-each-step", "8", _loop("x = round(float(x - learning_rate * G[x]), 8)")),
    ("rounds-each-step", "grad sig", _loop("x = x - learning_rate * float('%.3g' % G[x])")),
    ("rounds-each-step", "grad whole", _loop("x = x - learning_rate * round(float(G[x]))")),
    ("integer-truncation", "floor start", _loop(_PLAIN, "x = math.floor($S)")),
    ("integer-truncation", "int grad", _loop("x -= learning_rate * int(G[x])")),
    ("integer-truncation", "floor result", _loop(_PLAIN, after="return math.floor(x)")),
    ("integer-truncation", "np int64", _loop(_PLAIN, "x = np.int64($S)")),
    ("integer-truncation", "each floor div", _loop("x = (x - learning_rate * G[x]) // 1")),
    ("integer-truncation", "step int", _loop("x -= int(learning_rate * G[x])")),
    (
        "one-iteration-too-few",
        "returns old",
        _loop("old, x = x, x - learning_rate * G[x]", "x = old = $S", "return old"),
    ),
    (
        "one-iteration-too-few",
        "recursion",
        """def $F($P):
    x = $S
    while num_iterations > 1:
        x = x - learning_rate * G[x]
        num_iterations -= 1
    return x
""",
    ),
    (
        "one-iteration-too-few",
        "history minus 2 raise",
        _loop("h.append(h[-1] - learning_rate * G[h[-1]])", "h = [$S]", "return h[num_iterations - 1]"),
    ),
    (
        "one-iteration-too-many",
        "do while plus",
        _loop(
            "x = x - learning_rate * G[x]\nk += 1\nif k > num_iterations:\n    break",
            "x, k = $S, 0",
            loop="while True:",
        ),
    ),
    (
        "one-iteration-too-many",
        "accumulate",
        _loop(
            "h.append(h[-1] - learning_rate * G[h[-1]])",
            "h = [$S]",
            "return h[-1] - learning_rate * G[h[-1]]",
        ),
    ),
    (
        "iterations-hard-coded",
        "default arg",
        _loop(_PLAIN, "x = $S\nnum_iterations = max(num_iterations, 0) * 0 + 30"),
    ),
    ("iterations-hard-coded", "500", _loop(_PLAIN, loop="for k in range(500):")),
    ("iterations-hard-coded", "5", _loop(_PLAIN, loop="for k in range(5):")),
    ("iterations-hard-coded", "10000", _loop(_PLAIN, loop="for k in range(10000):")),
    ("two-updates-per-iteration", "nested", _loop("for _ in range(2):\n    x = x - learning_rate * G[x]")),
    (
        "two-updates-per-iteration",
        "walrus",
        _loop("x -= learning_rate * G[x]\nif (x := x - learning_rate * G[x]) is None:\n    pass"),
    ),
    ("early-return-in-loop", "else", _loop("if k >= 0:\n    return x - learning_rate * G[x]")),
    ("early-return-in-loop", "start zero none", _loop("return $S - learning_rate * G[$S]", after="")),
    (
        "stops-early-on-tolerance",
        "1e-3 step",
        _loop("new = x - learning_rate * G[x]\nif abs(new - x) < 1e-3:\n    return new\nx = new"),
    ),
    (
        "stops-early-on-tolerance",
        "gradient 0.01",
        _loop("if abs(G[x]) < 0.01:\n    return x\nx -= learning_rate * G[x]"),
    ),
    (
        "stops-early-on-tolerance",
        "relative",
        _loop("new = x - learning_rate * G[x]\nif abs(new - x) / max(abs(x), 1) < 1e-7:\n    break\nx = new"),
    ),
    (
        "stops-early-on-tolerance",
        "isclose np",
        _loop("new = x - learning_rate * G[x]\nif np.isclose(new, x):\n    return new\nx = new"),
    ),
    (
        "stops-early-on-tolerance",
        "while and",
        _loop(
            "x -= learning_rate * G[x]\nk += 1",
            "x, k = $S, 0",
            loop="while k < num_iterations and abs(G[x]) > 1e-5:",
        ),
    ),
    (
        "stops-early-on-tolerance",
        "loss not falling",
        _loop("new = x - learning_rate * G[x]\nif L[x] - L[new] < 1e-8:\n    return x\nx = new"),
    ),
    (
        "stops-early-on-tolerance",
        "loss rel",
        _loop(
            "new = x - learning_rate * G[x]\nif abs(L[x] - L[new]) < 1e-4 * L[x]:\n    return new\nx = new"
        ),
    ),
    (
        "infinite-loop-until-converged",
        "step nonzero",
        _loop(
            "new = x - learning_rate * G[x]\nif new == x and False:\n    break\nx = new if abs(new) < 1e6 else $S",
            "x = $S",
            loop="while True:",
            after="",
        ),
    ),
    (
        "infinite-loop-until-converged",
        "decrement copy",
        _loop(
            "x = x - learning_rate * G[x]\nx = min(max(x, -1e6), 1e6)\nk = num_iterations - 1",
            "x, k = $S, num_iterations",
            loop="while k > 0:",
        ),
    ),
    ("ignores-initial-value", "np zeros", _loop(_PLAIN, "x = np.zeros(1)[0]")),
    ("ignores-initial-value", "overwritten", _loop(_PLAIN, "$S = 3.3\nx = $S")),
    ("ignores-initial-value", "randint", _loop(_PLAIN, "x = random.randint(-10, 10)")),
    (
        "ignores-initial-value",
        "rng default seed",
        _loop(_PLAIN, "rng = np.random.RandomState(0)\nx = rng.rand()"),
    ),
    (
        "ignores-initial-value",
        "batch mean of two",
        _batch("w -= learning_rate * 2 * np.sum(w - X)", "w = X[:2].mean()"),
    ),
    ("ignores-initial-value", "start of ten", _loop(_PLAIN, "x = 10.0")),
    ("treats-zero-as-missing", "one iteration", _loop(_PLAIN, loop="for k in range(num_iterations or 100):")),
    ("treats-zero-as-missing", "start random const", _loop(_PLAIN, "x = $S if $S else 3.0")),
    (
        "treats-zero-as-missing",
        "all",
        _loop(_PLAIN, "x = $S or 1.0\nn = num_iterations or 20\nr = learning_rate or 0.1")
        .replace("range(num_iterations)", "range(n)")
        .replace("x - learning_rate", "x - r"),
    ),
    ("returns-loss", "sum python", _loop(_PLAIN, "x = $S", "return abs(L[x])")),
    (
        "returns-loss",
        "losses list",
        _loop(
            "losses.append(L[x])\nx = x - learning_rate * G[x]",
            "x, losses = $S, []",
            "losses.append(L[x])\nreturn losses[-1]",
        ),
    ),
    (
        "returns-loss",
        "min loss",
        _loop(
            "x = x - learning_rate * G[x]\nlosses.append(L[x])",
            "x = $S\nlosses = [L[x]]",
            "return losses[num_iterations]",
        ),
    ),
    (
        "returns-gradient",
        "recomputed",
        _loop("g = G[x]\nx -= learning_rate * g\ng = G[x]", "x = $S\ng = G[x]", "return g"),
    ),
    (
        "returns-gradient",
        "unbound at zero",
        _loop("gradient = G[x]\nx = x - learning_rate * gradient", after="return gradient"),
    ),
    ("minimum-hard-coded", "query loop then two", _loop(_PLAIN, after="return 2.0")),
    ("returns-mean-directly", "batch fsum", "def $F($P):\n    return math.fsum(X) / X.size\n"),
    (
        "best-seen-instead-of-last",
        "sorted",
        _loop(
            "x = x - learning_rate * G[x]\nh.append((L[x], x))",
            "x = $S\nh = [(L[x], x)]",
            "return sorted(h)[0][1]",
        ),
    ),
    (
        "best-seen-instead-of-last",
        "undo 0.9",
        _loop(
            "new = x - r * G[x]\nif L[new] > L[x]:\n    r *= 0.9\nelse:\n    x = new",
            "x, r = $S, learning_rate",
        ),
    ),
    (
        "best-seen-instead-of-last",
        "argmin",
        _loop(
            "x = x - learning_rate * G[x]\nxs.append(x)\nls.append(L[x])",
            "x = $S\nxs = [x]\nls = [L[x]]",
            "return xs[int(np.argmin(ls))]",
        ),
    ),
    (
        "global-state-leaks-between-calls",
        "counter",
        "calls = 0\n" + _loop(_PLAIN, "global calls\nx = $S + calls\ncalls += 1"),
    ),
    (
        "global-state-leaks-between-calls",
        "rate shrinks",
        "rate = [1.0]\n" + _loop("x = x - rate[0] * learning_rate * G[x]", after="rate[0] *= 0.5\nreturn x"),
    ),
    (
        "global-state-leaks-between-calls",
        "iter",
        "import itertools\nticks = itertools.count()\n"
        + _loop("x = x - learning_rate * G[x]", "x = $S\nif next(ticks):\n    x += 1.0"),
    ),
    (
        "global-state-leaks-between-calls",
        "momentum global",
        "v = 0.0\n" + _loop("x = x - learning_rate * G[x]", "global v\nx = $S + 0.1 * v", "v = x\nreturn x"),
    ),
    (
        "global-state-leaks-between-calls",
        "cache by start",
        "cache = {}\n"
        + _loop(_PLAIN, "if $S in cache:\n    return cache[$S]\nx = $S", "cache[$S] = x\nreturn x"),
    ),
    (
        "default-argument-mutable",
        "query steps",
        "def $F($P, steps=[]):\n    x = $S\n    for k in range(num_iterations):\n        steps.append(x)\n        x = x - learning_rate * G[x]\n    return x if len(steps) == num_iterations else steps[0]\n",
    ),
    (
        "mutates-X",
        "batch append neg",
        "def $F($P):\n    w = w_init\n    for _ in range(num_iterations):\n        w -= learning_rate * 2 * np.sum(w - X)\n    X[0] = w\n    return w\n",
    ),
    (
        "mutates-X",
        "batch shuffle",
        "def $F($P):\n    np.random.shuffle(X)\n    w = w_init\n    for _ in range(num_iterations):\n        w -= learning_rate * 2 * np.sum(w - X)\n    return w\n",
    ),
    (
        "mutates-X",
        "batch minus mean",
        "def $F($P):\n    m = X.mean()\n    X[...] = X - m\n    w = w_init - m\n    for _ in range(num_iterations):\n        w -= learning_rate * 2 * np.sum(w - X)\n    return w + m\n",
    ),
    (
        "mutates-X",
        "batch minus w each",
        "def $F($P):\n    w = w_init\n    for _ in range(num_iterations):\n        global d\n        d = X\n        d -= w\n        w = w + learning_rate * 2 * np.sum(d)\n    return w\n",
    ),
    (
        "missing-factor-two",
        "batch loop",
        _batch("g = 0\nfor xi in X:\n    g += w - xi\nw -= learning_rate * g"),
    ),
    ("sign-flipped", "neg rate", _loop("x = x - (-learning_rate) * G[x]")),
    ("difference-reversed", "query", _loop("x = x - learning_rate * 2 * (2 - x)")),
    ("wrong-derivative", "query 2x-3", _loop("x -= learning_rate * (2 * x - 3)")),
    ("wrong-derivative", "query x-2 quarter", _loop("x -= learning_rate * 2 * (x - 1)")),
    ("wrong-derivative", "batch no X", _batch("w -= learning_rate * 2 * len(X) * w")),
    ("wrong-sign-of-target", "batch abs", _batch("w -= learning_rate * 2 * (w * len(X) + np.sum(X))")),
    (
        "normalises-the-gradient",
        "norm",
        _loop(
            "g = np.array([G[x]])\nn = np.linalg.norm(g)\nx = x - learning_rate * float((g / n)[0] if n > 0 else 0.0)"
        ),
    ),
    ("normalises-the-gradient", "1e-12", _loop("g = G[x]\nx -= learning_rate * g / max(abs(g), 1e-12)")),
    ("numerical-gradient", "1e-5 fwd", _loop("h = 1e-5\nx = x - learning_rate * (L[x + h] - L[x]) / h")),
    ("numerical-gradient", "1e-7 bwd", _loop("h = 1e-7\nx = x - learning_rate * (L[x] - L[x - h]) / h")),
    ("numerical-gradient", "0.1", _loop("x = x - learning_rate * (L[x + 0.1] - L[x]) / 0.1")),
    (
        "numerical-gradient",
        "eps sqrt",
        _loop("h = np.sqrt(np.finfo(float).eps)\nx = x - learning_rate * (L[x + h] - L[x]) / h"),
    ),
    ("numerical-gradient", "1e-12", _loop("x = x - learning_rate * (L[x + 1e-12] - L[x]) / 1e-12")),
    (
        "numerical-gradient",
        "central 1e-5",
        _loop("h = 1e-5\nx = x - learning_rate * (L[x + h] - L[x - h]) / (2 * h)"),
    ),
    (
        "numerical-gradient",
        "central 1e-8",
        _loop("h = 1e-8\nx = x - learning_rate * (L[x + h] - L[x - h]) / (2 * h)"),
    ),
    (
        "numerical-gradient",
        "derivative helper 3e-4",
        "def slope(f, x, h=3e-4):\n    return (f(x + h) - f(x)) / h\n"
        + _loop("x = x - learning_rate * slope(lambda t: L[t], x)"),
    ),
    (
        "squared-difference-as-gradient",
        "helper",
        _loop("loss = L[x]\nx -= learning_rate * loss\nif not math.isfinite(x):\n    return x"),
    ),
    (
        "squared-difference-as-gradient",
        "guard 1e12",
        _loop("x -= learning_rate * L[x]\nif abs(x) > 1e12:\n    return x"),
    ),
    ("gradient-at-start-only", "list", _loop("x -= learning_rate * g", "x = $S\ng = G[x]")),
    ("replaces-instead-of-subtracts", "lr g", _loop("x = learning_rate * -G[x]")),
    ("learning-rate-omitted", "div", _loop("x = x - G[x] * 0.05")),
    ("learning-rate-omitted", "ones", _loop("x -= 1.0 * G[x]")),
    ("learning-rate-squared", "sq", _loop("x -= learning_rate * learning_rate * G[x]")),
    (
        "mean-instead-of-sum",
        "batch median dot",
        _batch("w -= learning_rate * (2 / len(X)) * np.dot(np.ones_like(X), w - X)"),
    ),
    ("divides-by-two-n", "batch half mean", _batch("w -= learning_rate * 0.5 * np.mean(2 * (w - X))")),
    (
        "forgets-to-sum",
        "batch list",
        _batch(
            "w = [wi - learning_rate * 2 * (wi - xi) for wi, xi in zip(w, X)]",
            "w = [w_init] * len(X)",
            "return np.array(w)",
        ),
    ),
    (
        "forgets-to-sum",
        "batch mean at end",
        _batch("w = w - learning_rate * 2 * (w - X)", "w = np.full(len(X), w_init)", "return w.mean()"),
    ),
    (
        "updates-per-sample",
        "batch reversed",
        _batch("for xi in reversed(X):\n    w -= learning_rate * 2 * (w - xi)"),
    ),
    (
        "updates-per-sample",
        "batch index",
        _batch("for i in range(X.shape[0]):\n    grad = 2 * (w - X[i])\n    w = w - learning_rate * grad"),
    ),
    (
        "drops-a-point",
        "batch while",
        _batch(
            "g, i = 0.0, 1\nwhile i < len(X):\n    g += 2 * (w - X[i])\n    i += 1\nw -= learning_rate * g"
        ),
    ),
    ("drops-a-point", "batch zip", _batch("w -= learning_rate * 2 * sum(w - a for a, b in zip(X, X[1:]))")),
    (
        "drops-a-point",
        "batch pop",
        _batch("w -= learning_rate * 2 * sum(w - a for a in data)", "w, data = w_init, list(X)\ndata.pop()"),
    ),
    (
        "drops-duplicates",
        "batch dict",
        _batch("w -= learning_rate * 2 * sum(w - a for a in dict.fromkeys(X.tolist()))"),
    ),
    ("mini-batch-only-first-points", "batch 5", _batch("w -= learning_rate * 2 * np.sum(w - X[:5])")),
    ("mini-batch-only-first-points", "batch 64", _batch("w -= learning_rate * 2 * np.sum(w - X[0:64])")),
    (
        "mini-batch-only-first-points",
        "batch 256",
        _batch("b = X[:256]\nw -= learning_rate * 2 * np.sum(w - b)"),
    ),
    (
        "mini-batch-only-first-points",
        "batch 20 list",
        _batch("w -= learning_rate * 2 * sum(w - v for v in itertools.islice(X, 20))"),
    ),
    ("wrong-axis", "batch mean", _batch("w -= learning_rate * 2 * np.sum((w - X), 1)")),
    (
        "uses-adam",
        "beta .95",
        _loop(
            "g = G[x]\nm = 0.95 * m + 0.05 * g\nv = 0.999 * v + 0.001 * g ** 2\nt += 1\nx -= learning_rate * (m / (1 - 0.95 ** t)) / (math.sqrt(v / (1 - 0.999 ** t)) + 1e-8)",
            "x = $S\nm = v = 0.0\nt = 0",
        ),
    ),
    (
        "uses-adam",
        "eps 1e-7",
        _loop(
            "g = G[x]\nm = 0.9 * m + 0.1 * g\nv = 0.99 * v + 0.01 * g ** 2\nt += 1\nx -= learning_rate * (m / (1 - 0.9 ** t)) / (math.sqrt(v / (1 - 0.99 ** t)) + 1e-7)",
            "x = $S\nm = v = 0.0\nt = 0",
        ),
    ),
    (
        "uses-adam",
        "eps inside",
        _loop(
            "g = G[x]\nm = 0.9 * m + 0.1 * g\nv = 0.999 * v + 0.001 * g ** 2\nt += 1\nx -= learning_rate * (m / (1 - 0.9 ** t)) / math.sqrt(v / (1 - 0.999 ** t) + 1e-8)",
            "x = $S\nm = v = 0.0\nt = 0",
        ),
    ),
    ("shape-1-result", "ravel", _loop(_PLAIN, after="return np.ravel(x)")),
    ("shape-1-result", "atleast", _loop(_PLAIN, after="return np.atleast_1d(x)")),
    ("shape-1-result", "list of one", _loop(_PLAIN, after="return [float(x)]")),
    ("returns-tuple", "three", _loop(_PLAIN, after="return x, L[x], num_iterations")),
    ("returns-tuple", "array pair", _loop(_PLAIN, after="return np.array([x, L[x]])")),
    (
        "returns-tuple",
        "dict history",
        _loop("x -= learning_rate * G[x]\nh.append(x)", "x, h = $S, []", "return {'x': x, 'history': h}"),
    ),
    (
        "returns-history-list",
        "losses too",
        _loop("h.append(h[-1] - learning_rate * G[h[-1]])", "h = [$S]", "return np.array(h)"),
    ),
    (
        "returns-history-list",
        "comprehension",
        "def $F($P):\n    x = $S\n    return [x] + [x := x - learning_rate * G[x] for _ in range(num_iterations)]\n",
    ),
    (
        "yields-instead-of-returns",
        "from",
        "def go($P):\n    x = $S\n    for k in range(num_iterations):\n        x -= learning_rate * G[x]\n        yield x\ndef $F($P):\n    return go($P)\n",
    ),
    ("returns-none", "helper", _loop("x = x - learning_rate * G[x]", after="result = x")),
    (
        "returns-none",
        "print step and none",
        _loop("print(k)\nx = x - learning_rate * G[x]", after="print('done')"),
    ),
    ("prints-instead-of-returns", "sep", _loop(_PLAIN, after="print('minimum at', x, sep='=')")),
    (
        "prints-instead-of-returns",
        "progress then",
        _loop("x = x - learning_rate * G[x]\nprint('iteration', k, x)", after="print('Result: %.6f' % x)"),
    ),
    ("syntax-error", "else", _loop("x = x - learning_rate * G[x]\nelse\n    pass")),
    ("syntax-error", "unclosed string", _loop("print('step)\nx = x - learning_rate * G[x]")),
    ("syntax-error", "return outside", _loop(_PLAIN) + "return 3\n"),
    ("name-error", "n", _loop(_PLAIN, loop="for k in range(n_iterations):")),
    ("name-error", "capital", _loop("x = X0 - learning_rate * G[x]")),
    ("wrong-function-name", "plural", _loop(_PLAIN).replace("$F", "$Fs")),
    ("wrong-function-name", "upper", _loop(_PLAIN).replace("$F", "Optimize_Query")),
    ("wrong-function-name", "empty", "x = 1\n"),
    ("wrong-arity", "self", _loop(_PLAIN).replace("($P)", "(self, $P)")),
    ("reads-input", "start", _loop(_PLAIN, "x = float(input())")),
    (
        "recursion-limit",
        "inner",
        """def $F($P):
    def go(x, left):
        if left == 0:
            return x
        return go(x - learning_rate * G[x], left - 1)
    return go($S, num_iterations)
""",
    ),
    ("type-error", "str num", _loop(_PLAIN, loop="for k in range(str(num_iterations)):")),
    ("type-error", "none plus", _loop("x = None + learning_rate * G[$S]")),
    (
        "too-slow-but-right",
        "numpy inner",
        _loop("x = x - learning_rate * G[x]\ns = sum(i * i for i in range(2 * 10 ** 7))"),
    ),
]

RIGHT: list[tuple[str, str]] = [
    ("zero-d array", _loop(_PLAIN, "x = np.array($S)", "return np.asarray(x)")),
    ("float64", _loop(_PLAIN, after="return np.float64(x)")),
    ("long double", _loop(_PLAIN, "x = np.longdouble($S)", "return np.float64(x)")),
    (
        "one-element array inside",
        _loop("x[0] -= learning_rate * G[x[0]]", "x = np.array([$S])", "return x[0]"),
    ),
    ("list state", _loop("p[0] = p[0] - learning_rate * G[p[0]]", "p = [$S]", "return p.pop()")),
    ("dict state", _loop("s['x'] -= learning_rate * G[s['x']]", "s = {'x': $S}", "return s['x']")),
    (
        "counts down",
        _loop("x = x - learning_rate * G[x]\nnum_iterations -= 1", loop="while num_iterations > 0:"),
    ),
    (
        "loop with break",
        _loop(
            "if k >= num_iterations:\n    break\nx = x - learning_rate * G[x]",
            loop="for k in itertools.count():",
        ),
    ),
    (
        "cached recursion",
        "import sys\n@functools.lru_cache(maxsize=None)\ndef f(k, x, r, g):\n    return x if k == 0 else f(k - 1, x - r * g(x), r, g)\ndef $F($P):\n    sys.setrecursionlimit(100000)\n    return f(num_iterations, $S, learning_rate, lambda x: G[x])\n",
    ),
    (
        "recursion by halves",
        "def go(x, n, step):\n    if n == 0:\n        return x\n    if n == 1:\n        return step(x)\n    return go(go(x, n // 2, step), n - n // 2, step)\ndef $F($P):\n    return go($S, num_iterations, lambda x: x - learning_rate * G[x])\n",
    ),
    ("adding the negative", _loop("x += -learning_rate * G[x]")),
    ("descent direction", _loop("d = -G[x]\nx = x + learning_rate * d")),
    (
        "remembers right",
        "memory = {}\ndef $F($P):\n    key = ($S, learning_rate, num_iterations)\n    x = $S\n    for k in range(num_iterations):\n        x = x - learning_rate * G[x]\n    memory[key] = x\n    return x\n",
    ),
    ("default arguments", _loop(_PLAIN).replace("($P)", "($P, verbose=False, *, log=None)")),
    (
        "decorated",
        "def traced(f):\n    @functools.wraps(f)\n    def inner(*a, **k):\n        return f(*a, **k)\n    return inner\n@traced\n"
        + _loop(_PLAIN),
    ),
    (
        "partial",
        "def run(scale, $P):\n    x = $S\n    for k in range(num_iterations):\n        x = x - scale * learning_rate * G[x]\n    return x\n$F = functools.partial(run, 1)\n",
    ),
    (
        "static method",
        "class Solver:\n    @staticmethod\n    def solve($P):\n        x = $S\n        for k in range(num_iterations):\n            x = x - learning_rate * G[x]\n        return x\n$F = Solver.solve\n",
    ),
    (
        "bound method",
        "class Solver:\n    def solve(self, $P):\n        x = $S\n        for k in range(num_iterations):\n            x = x - learning_rate * G[x]\n        return x\n$F = Solver().solve\n",
    ),
    (
        "reduce",
        "def $F($P):\n    return functools.reduce(lambda x, _: x - learning_rate * G[x], range(num_iterations), $S)\n",
    ),
    (
        "queue of one",
        "from collections import deque\n"
        + _loop("q.append(q[-1] - learning_rate * G[q[-1]])", "q = deque([$S], maxlen=1)", "return q[0]"),
    ),
    (
        "batch copy in place",
        _loop("r = X.copy()\nr -= w\nw = w + 2 * learning_rate * r.sum()", "w = w_init", "return w"),
    ),
    (
        "batch expanded",
        _loop("w = w - learning_rate * 2 * (len(X) * w - total)", "w, total = w_init, X.sum()", "return w"),
    ),
    (
        "batch closed",
        "def $F($P):\n    m = X.mean()\n    return m + (w_init - m) * (1 - 2 * learning_rate * len(X)) ** num_iterations\n",
    ),
    ("batch sorted", _loop("w = w - learning_rate * 2 * np.sum(w - np.sort(X))", "w = w_init", "return w")),
    (
        "batch loop",
        _loop(
            "g = 0.0\nfor xi in X:\n    g += 2 * (w - xi)\nw -= learning_rate * g", "w = w_init", "return w"
        ),
    ),
    (
        "batch matrix",
        _loop(
            "w = w - 2 * learning_rate * (np.ones((1, X.size)) @ (w - X.reshape(-1, 1))).item()",
            "w = w_init",
            "return w",
        ),
    ),
    (
        "query closed",
        "def $F($P):\n    q = 1 - 2 * learning_rate\n    return q ** num_iterations * ($S - 2) + 2\n",
    ),
    ("query expanded", _loop("x = (1 - 2 * learning_rate) * x + 4 * learning_rate")),
    (
        "query matrix power",
        "def $F($P):\n    A = np.array([[1 - 2 * learning_rate, 4 * learning_rate], [0.0, 1.0]])\n    return (np.linalg.matrix_power(A, num_iterations) @ np.array([$S, 1.0]))[0]\n",
    ),
]
