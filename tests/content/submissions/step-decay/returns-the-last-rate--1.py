def step_decay(learning_rate, gamma, step_size, num_steps):
    lr = learning_rate
    for t in range(1, num_steps):
        if t % step_size == 0:
            lr *= gamma
    return lr
