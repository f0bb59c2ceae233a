"""Random schedules whose ends lie at, before and after a boundary."""


def cases(rng):
    """Yield arguments: stairs short and long, mild and steep."""
    for size, stairs, offset in [(3, 2, -1), (3, 4, 0), (5, 3, 1), (8, 3, 2), (10, 6, -1), (13, 2, 5), (25, 4, 1), (50, 9, 3), (1, 30, 0)]:
        yield {
            "learning_rate": round(float(rng.uniform(0.05, 2.0)), 4),
            "gamma": round(float(rng.uniform(0.3, 0.9)), 3),
            "step_size": size,
            "num_steps": size * stairs + offset,
        }
