"""The lab on the screen: a descent drawn step by step, turned by knobs, guessed before it shows."""
