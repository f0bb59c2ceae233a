"""The update is right, but the last one is missing. range(1, num_iterations)
is one turn short; or you return the value from before the last update. Loop
with range(num_iterations) and return what the last turn computed.
"""


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(1, num_iterations):
        x = x - learning_rate * 2 * (x - 2)
    return x
