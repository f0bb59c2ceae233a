# Calls itself with the smaller rate.


def backtracking_step(H, b, x, learning_rate, shrink, slope):
    g = H.dot(x) - b
    new = x - learning_rate * g
    fall = (x.dot(H).dot(x) - new.dot(H).dot(new)) / 2 - b.dot(x - new)
    if fall < slope * learning_rate * g.dot(g):
        return backtracking_step(H, b, x, learning_rate * shrink, shrink, slope)
    return new
