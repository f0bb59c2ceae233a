"""The lab: what descent does on a loss that one can see, computed by the reference optimizers. No screen.

A `Setup` says all that a descent depends on; `descent_of` gives its path, losses and rates; `knobs_of` and
`turned` change it; `outcome`, `standing` and `rate_note` say in words what the picture shows; `race` walks
a learner's own program along.
"""
