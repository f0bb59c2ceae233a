class Clingy:
    def __del__(self):
        while True:
            pass


def optimize_query(initial_x, learning_rate, num_iterations):
    clingy = Clingy()
    x = initial_x
    for _ in range(num_iterations):
        x -= learning_rate * 2 * (x - 2)
    return x
