"""The digits after the point get lost: the start is turned into a whole
number. Keep it a float; int() cuts, and an integer array cuts whatever is
stored into it.
"""


def optimize_query(initial_x, learning_rate, num_iterations):
    x = int(initial_x)
    for _ in range(num_iterations):
        x = x - learning_rate * 2 * (x - 2)
    return x
