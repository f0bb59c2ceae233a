def adagrad_updates(params, gradients, learning_rate, eps):
    for g in gradients:
        s = g ** 2
        params = params - learning_rate / (s ** 0.5 + eps) * g
    return params
