"""A list in a default argument is made once, when the function is defined, and
every call adds to the same one. Write history=None and make a new list
inside the function.
"""


def optimize_query(initial_x, learning_rate, num_iterations, history=[]):
    history.append(initial_x)
    while len(history) <= num_iterations:
        x = history[-1]
        history.append(x - learning_rate * 2 * (x - 2))
    return history[-1]
