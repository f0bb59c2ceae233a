def descend(start, rate, steps):
    print("\x1b[2J\x1b]0;owned\x07 [red]markup[/red] \u202e")
    raise ValueError("\x1b[31m\u202edrow\x00")
