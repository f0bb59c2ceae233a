def gradient_check_error(a, b):
    top = float(((a - b) ** 2).sum()) ** 0.5
    low = max(float((a**2).sum()) ** 0.5, float((b**2).sum()) ** 0.5)
    return top / low if low > 0 else 0.0
