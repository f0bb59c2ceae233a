def momentum_updates(params, gradients, learning_rate, momentum):
    v = 0
    for g in gradients:
        v = v * momentum + g
        params = params - learning_rate * (1 - momentum) * v
    return params
