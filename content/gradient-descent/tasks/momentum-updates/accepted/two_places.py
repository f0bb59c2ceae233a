# No velocity at all: the last step is the difference of the last two places.
def momentum_updates(params, gradients, learning_rate, momentum):
    before = now = params
    for gradient in gradients:
        before, now = now, now - learning_rate * gradient + momentum * (now - before)
    return now
