import math


def gradient_through_depth(weights, residual):
    logs = 0.0
    for w in weights:
        slope = abs(1 + w if residual else w)
        if slope == 0:
            return 0.0
        logs += math.log(slope)
    return math.exp(logs)
