"""A trainer for machine-learning interviews: questions, traps and graded NumPy code."""

__all__ = ["__version__"]

__version__ = "0.1.0"
