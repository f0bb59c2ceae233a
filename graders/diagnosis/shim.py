"""What is appended to a solution in the author's side of the sandbox, to learn how the reference descends.

`__trainer_oracle` finds by behaviour which argument is the start (what no iteration gives back) and which the
learning rate (at zero nothing moves), walks the reference's path, and looks whether the gradient is a
straight line in the parameter. It knows nothing of any task.
"""

from __future__ import annotations

__all__ = ["SHIM"]

SHIM = b"""

def __trainer_oracle(function, names, iterations, values, longest):
    import math
    import numpy as np

    f = globals()[function]
    at = names.index(iterations)
    sequence = not isinstance(values[0][at], int)
    big = 2.0 ** 30  # a huge rate: the gradient shows without losing digits to the start

    def call(arguments):
        try:
            return f(*arguments)
        except (ArithmeticError, ValueError, IndexError, TypeError, RecursionError):
            return None

    def put(arguments, **changes):
        return [changes.get(name, value) for name, value in zip(names, arguments)]

    def row(value):
        if isinstance(value, (tuple, list)):
            return np.concatenate([row(part) for part in value]) if value else np.zeros(0)
        return np.ravel(np.asarray(value, dtype=float))

    def same(a, b):
        return a is not None and row(a).shape == row(b).shape and bool(np.all(row(a) == row(b)))

    def near(a, b):
        if a is None or b is None or row(a).shape != row(b).shape:
            return False
        with np.errstate(all="ignore"):
            return bool(np.allclose(row(a), row(b), rtol=1e-9, atol=1e-10))

    def count(arguments):
        return len(arguments[at]) if sequence else arguments[at]

    def cut(arguments, first, last):
        return put(arguments, **{iterations: arguments[at][first:last] if sequence else last - first})

    def number(value):
        return isinstance(value, float) or getattr(getattr(value, "dtype", None), "kind", "") == "f"

    still = [call(cut(v, 0, 0)) for v in values]
    start = next((n for i, n in enumerate(names) if number(values[0][i])
                  and all(same(s, v[i]) for s, v in zip(still, values))), None)
    rate = None
    for i, n in enumerate(names):
        if n != start and isinstance(values[0][i], float):
            if all(v is not None and same(call(put(w, **{n: 0.0})), v) for v, w in zip(still, values)):
                rate = n
                break

    paths, slopes, offsets = [], [], []
    memoryless = start is not None
    for v in values:
        n = count(v)
        reach = n if sequence else max(2 * n + 2, longest)
        path = []
        if memoryless:
            x = v[names.index(start)]
            path.append(x)
            for k in range(reach):
                one = cut(v, k, k + 1) if sequence else put(v, **{iterations: 1})
                x = call(put(one, **{start: x}))
                if x is None:
                    break
                path.append(x)
            for k in {1, 2, 3, n}:
                if k <= n and k < len(path) and not near(call(cut(v, 0, k)), path[k]):
                    memoryless = False
        paths.append(path)
    if not memoryless:
        paths = []
        for v in values:
            n = count(v)
            reach = min(n if sequence else n + 1, 320)  # each is asked for anew
            paths.append([call(cut(v, 0, k)) for k in range(reach + 1)])

    affine = memoryless and rate is not None and not np.shape(values[0][names.index(start)])

    def gradient(v, k, x):
        one = cut(v, k, k + 1) if sequence else put(v, **{iterations: 1})
        y = call(put(one, **{start: float(x), rate: big}))
        return None if y is None else (float(x) - float(y)) / big

    for v, path in zip(values, paths):
        line, level = [], []
        for k in range(count(v) if sequence else 1):
            if not affine:
                break
            x0, lr = float(v[names.index(start)]), v[names.index(rate)]
            span = 1.0 + abs(x0)
            low, high, middle = (gradient(v, k, x) for x in (x0 - span, x0 + span, x0 + 0.375 * span))
            if None in (low, high, middle):
                affine = False
                break
            a = (high - low) / (2 * span)
            b = (high + low) / 2 - a * x0
            scale = abs(a) * (abs(x0) + span) + abs(b) + 1e-300
            if abs(a * (x0 + 0.375 * span) + b - middle) > 1e-9 * scale:
                affine = False
            one = cut(v, k, k + 1) if sequence else put(v, **{iterations: 1})
            here = call(put(one, **{start: x0}))
            if here is None or abs(x0 - lr * (a * x0 + b) - float(here)) > 1e-9 * (abs(x0) + abs(lr) * scale):
                affine = False
            line.append(a)
            level.append(b)
        slopes.append(line)
        offsets.append(level)

    def packed(path):
        path = path[: next((k for k, p in enumerate(path) if p is None), len(path))]
        kinds = {np.shape(p) for p in path if not isinstance(p, (tuple, list, dict))}
        if len(kinds) == 1 and not any(isinstance(p, (tuple, list, dict)) for p in path):
            return np.asarray(path, dtype=float)
        return path

    return {
        "start": start, "rate": rate, "sequence": sequence, "memoryless": memoryless,
        "paths": [packed(path) for path in paths],
        "slopes": [np.asarray(x, dtype=float) for x in slopes] if affine else None,
        "offsets": [np.asarray(x, dtype=float) for x in offsets] if affine else None,
    }
"""
