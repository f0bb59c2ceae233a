def momentum_updates(params, gradients, learning_rate, momentum):
    if len(gradients) == 0:
        return params
    return params - learning_rate * gradients[0]
