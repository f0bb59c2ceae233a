"""Your velocity does not begin at rest: it starts as a copy of the parameters,
or as ones. Nothing has pushed yet: start it with zeros in the shape of
params, np.zeros_like(params).
"""


def momentum_updates(params, gradients, learning_rate, momentum):
    velocity = params.copy()
    for gradient in gradients:
        velocity = momentum * velocity + gradient
        params = params - learning_rate * velocity
    return params
