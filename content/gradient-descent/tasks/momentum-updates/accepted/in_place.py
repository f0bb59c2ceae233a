# In place, on copies of its own.
import numpy as np


def momentum_updates(params, gradients, learning_rate, momentum):
    place, velocity = params.copy(), np.zeros(params.shape)
    for row in range(len(gradients)):
        velocity *= momentum
        velocity += gradients[row]
        place -= learning_rate * velocity
    return place
