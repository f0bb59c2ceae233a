"""Your function remembers: each call goes on where the call before ended.
Something outside the function, or a default value, is kept between calls.
Start from initial_x in every call.
"""


state = []


def optimize_query(initial_x, learning_rate, num_iterations):
    x = state.pop() if state else initial_x
    for _ in range(num_iterations):
        x = x - learning_rate * 2 * (x - 2)
    state.append(x)
    return x
