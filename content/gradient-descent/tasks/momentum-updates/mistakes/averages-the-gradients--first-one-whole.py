# A variant: the first gradient enters whole, as with dampening in PyTorch.
def momentum_updates(params, gradients, learning_rate, momentum):
    velocity = None
    for gradient in gradients:
        if velocity is None:
            velocity = gradient
        else:
            velocity = momentum * velocity + (1 - momentum) * gradient
        params = params - learning_rate * velocity
    return params
