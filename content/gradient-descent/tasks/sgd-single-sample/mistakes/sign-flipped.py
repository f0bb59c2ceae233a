"""
also_known_as: [difference-reversed]

Your step goes with the gradient, so it climbs and the loss grows. To go
down, subtract it: w ← w − η·gradient. Look for a + that should be a −, or
for a difference written the wrong way round.
"""


def sgd_single_sample(X, w_init, learning_rate, order):
    w = w_init
    for index in order:
        w = w + learning_rate * 2 * (w - X[index])
    return w
