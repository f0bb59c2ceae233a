def optimize_query(initial_x, learning_rate, num_iterations):
    marks = [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200B, 0x200F, 0x2028, 0x2029, 0xFEFF, 0xE0041]
    print("".join(map(chr, marks)) + "passed" + chr(0x9B) + "2J" + chr(0x85))
    x = initial_x
    for _ in range(num_iterations):
        x -= learning_rate * 2 * (x - 2)
    return x
