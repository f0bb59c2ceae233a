# The textbook's θ: the x of this task is where θ looks ahead to.
import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    theta, velocity = params.copy(), np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        theta = theta - learning_rate * velocity
    return theta - learning_rate * momentum * velocity
