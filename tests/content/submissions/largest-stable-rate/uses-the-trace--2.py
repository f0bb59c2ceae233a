def largest_stable_rate(H):
    total = 0.0
    for i in range(len(H)):
        total += H[i][i]
    return 2.0 / total
