"""You return the best x seen, or take back steps that made the loss worse. The
task wants the last x, also when the rate was too high: an interviewer wants
to see the divergence, not have it hidden.
"""


def optimize_query(initial_x, learning_rate, num_iterations):
    x = best = initial_x
    for _ in range(num_iterations):
        x = x - learning_rate * 2 * (x - 2)
        if (x - 2) ** 2 < (best - 2) ** 2:
            best = x
    return best
