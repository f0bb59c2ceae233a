import gc


def optimize_query(initial_x, learning_rate, num_iterations):
    graves = []

    class Undead:
        def __init__(self):
            self.me = self
            self.mass = bytearray(1 << 20)

        def __del__(self):
            graves.append(bytearray(2 << 20))

    for _ in range(300):
        Undead()
        gc.collect()
    graves.clear()
    x = initial_x
    for _ in range(num_iterations):
        x -= learning_rate * 2 * (x - 2)
    return x
