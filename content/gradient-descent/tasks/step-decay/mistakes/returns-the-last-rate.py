"""You return one rate, that of the last step. The caller wants all of them,
step by step: collect the rates in an array and return that.
"""


def step_decay(learning_rate, gamma, step_size, num_steps):
    rate = learning_rate
    for t in range(num_steps):
        rate = learning_rate * gamma ** (t // step_size)
    return rate
