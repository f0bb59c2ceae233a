"""
also_known_as: [result-never-assigned]

Only one update is made, however many are asked for. The return stands
inside the loop, or each turn starts again from the first value: move the
return out to the left, below the loop, and assign the new value to x
itself.
"""


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(num_iterations):
        x = x - learning_rate * 2 * (x - 2)
        return x
    return x
