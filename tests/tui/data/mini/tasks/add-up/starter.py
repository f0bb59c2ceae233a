def add_up(count):
    """The sum of 1 to count."""
