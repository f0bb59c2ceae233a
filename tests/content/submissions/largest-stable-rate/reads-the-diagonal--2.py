def largest_stable_rate(H):
    return 2 / float(H.max())
