def cases(rng):
    for count in (2, 3, 10):
        yield {"count": count}
