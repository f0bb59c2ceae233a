import sys


def optimize_query(initial_x, learning_rate, num_iterations):
    text = "x" * (1 << 20)
    for _ in range(100):
        sys.stdout.write(text)
        print(text, file=sys.stderr)
    x = initial_x
    for _ in range(num_iterations):
        x -= learning_rate * 2 * (x - 2)
    return x
