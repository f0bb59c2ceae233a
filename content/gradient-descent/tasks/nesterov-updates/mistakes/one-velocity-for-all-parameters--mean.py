# A variant: of the mean gradient.
def nesterov_updates(params, gradients, learning_rate, momentum):
    velocity = 0.0
    for gradient in gradients:
        velocity = momentum * velocity + gradient.mean()
        params = params - learning_rate * (gradient + momentum * velocity)
    return params
