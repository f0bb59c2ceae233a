def momentum_updates(params, gradients, learning_rate, momentum):
    return params - learning_rate * gradients.sum(axis=0)
