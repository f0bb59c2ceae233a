"""Random peaks with warm-ups of every share."""


def cases(rng):
    """Yield arguments: from short runs with much warm-up to long ones with little."""
    for total in (4, 7, 13, 20, 31, 50, 77, 120, 300):
        yield {
            "peak": round(float(rng.uniform(0.01, 3.0)), 4),
            "warmup_steps": int(rng.integers(2, max(3, total // 2))),
            "total_steps": total,
        }
    yield {
        "peak": round(float(rng.uniform(10, 50)), 3),
        "warmup_steps": int(rng.integers(25, 39)),
        "total_steps": 40,
    }
