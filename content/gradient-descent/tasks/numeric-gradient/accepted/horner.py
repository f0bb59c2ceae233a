# The polynomial after Horner, from the highest coefficient down.
def numeric_gradient(coefficients, x, h):
    ahead = behind = 0.0
    for c in coefficients.tolist()[::-1]:
        ahead = ahead * (x + h) + c
        behind = behind * (x - h) + c
    return (ahead - behind) / (h + h)
