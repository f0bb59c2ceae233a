"""The settings: what there is to set, and the screen that sets it."""
