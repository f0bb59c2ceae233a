"""Your velocity begins as a copy of the parameters instead of at rest.
Nothing has pushed yet: start it with zeros in the shape of params,
np.zeros_like(params).
"""


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = params.copy()
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params = params - learning_rate * (gradient + momentum * velocity)
    return params
