# A variant: as an array, without the start.
import numpy as np


def nesterov_updates(params, gradients, learning_rate, momentum):
    places = []
    velocity = np.zeros_like(params)
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params = params - learning_rate * (gradient + momentum * velocity)
        places.append(params)
    return np.array(places)
