def clip_by_global_norm(gradients, max_norm):
    return [1.0 * g for g in gradients]
