"""Random starts under every kind of rate, and the loss for the curves."""


def cases(rng):
    """Yield arguments: rates that creep, converge, overshoot, diverge."""
    for low, high, most in [
        (0.002, 0.01, 30),
        (0.02, 0.2, 15),
        (0.2, 0.45, 6),
        (0.55, 0.7, 6),
        (0.75, 0.95, 9),
        (1.05, 1.3, 12),
    ]:
        yield {
            "initial_x": round(float(rng.uniform(20, 60) * rng.choice([-1, 1])), 3),
            "learning_rate": round(float(rng.uniform(low, high)), 4),
            "num_iterations": int(rng.integers(most // 2, most + 1)),
        }


def loss(arguments, result):
    """f(x) = (x − 2)² where the answer stands."""
    return (result - 2) ** 2
