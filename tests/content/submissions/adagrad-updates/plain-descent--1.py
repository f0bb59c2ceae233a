def adagrad_updates(params, gradients, learning_rate, eps):
    cache = 0
    for g in gradients:
        cache = cache + g ** 2
        scaled = g / (cache ** 0.5 + eps)
        params = params - learning_rate * g
    return params
