"""The update is right, but you always make the same number of them, whatever
num_iterations says. A number you tried the code with is still in the loop:
write range(num_iterations).
"""


def optimize_query(initial_x, learning_rate, num_iterations):
    x = initial_x
    for _ in range(100):
        x = x - learning_rate * 2 * (x - 2)
    return x
