def optimize_query(initial_x, learning_rate, num_iterations):
    hoard = {}
    number = 0
    while True:
        hoard[number] = [number, (hoard, str(number)), {number}]
        number += 1
