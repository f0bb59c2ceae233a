def nesterov_updates(params, gradients, learning_rate, momentum):
    for g in gradients:
        v = g
        params = params - learning_rate * (g + momentum * v)
    return params
