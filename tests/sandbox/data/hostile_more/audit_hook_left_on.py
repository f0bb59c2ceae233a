import sys


def optimize_query(initial_x, learning_rate, num_iterations):
    def refuse(event, args):
        raise PermissionError(event)

    sys.addaudithook(refuse)
    x = initial_x
    for _ in range(num_iterations):
        x -= learning_rate * 2 * (x - 2)
    return x
