def nesterov_updates(params, gradients, learning_rate, momentum):
    return params - learning_rate * (1 + momentum) * gradients.sum(axis=0)
