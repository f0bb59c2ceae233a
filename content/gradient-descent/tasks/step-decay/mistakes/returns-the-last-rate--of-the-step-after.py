# A variant: the rate of step num_steps, which is no longer asked for.


def step_decay(learning_rate, gamma, step_size, num_steps):
    return learning_rate * gamma ** (num_steps // step_size)
