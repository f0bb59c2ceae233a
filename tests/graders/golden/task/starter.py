def descend(start, rate, steps):
    """Return the last x."""
