"""
also_known_as: [difference-reversed]

Your step goes with the gradient, so it climbs and the loss grows. The
gradient points uphill; to go down, subtract it: x ← x − η·gradient. Look
for a + that should be a −, or for a difference written the wrong way round.
"""


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        x = x + learning_rate * 2 * (x - 2)
    return x
