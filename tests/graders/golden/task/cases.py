"""Every case is written by hand."""


def cases(rng):
    """Draw none."""
    return iter(())


def loss(arguments, result):
    """f(x) = (x - 2)²."""
    return (result - 2) ** 2
