"""You keep a single number as velocity, so all parameters are pushed alike.
Each has its own past: let v be an array in the shape of params.
"""


def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = 0.0
    for gradient in gradients:
        velocity = momentum * velocity + gradient.sum()
        params = params - learning_rate * (gradient + momentum * velocity)
    return params
