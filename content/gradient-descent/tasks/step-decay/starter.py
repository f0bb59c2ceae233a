import numpy as np


def step_decay(learning_rate, gamma, step_size, num_steps):
    """The rates of a schedule: times gamma every step_size steps.

    Args:
        learning_rate: the rate of step 0, a float.
        gamma: what each stair multiplies by, a float.
        step_size: how many steps a stair is long, an int, 1 or more.
        num_steps: how many rates to return, an int, 0 or more.

    Returns:
        A float64 array of shape (num_steps,).
    """
    rates = np.full(num_steps, learning_rate)
    # Your code: lower the rates stair by stair.
    return rates
