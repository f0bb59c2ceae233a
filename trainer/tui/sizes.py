"""The sizes of a window at which screens are laid out otherwise."""

from __future__ import annotations

__all__ = ["HUGE_COLUMNS", "LEAST_COLUMNS", "LEAST_ROWS", "NORMAL_COLUMNS", "TALL_ROWS", "WIDE_COLUMNS"]

LEAST_COLUMNS, LEAST_ROWS = 30, 10
"""In a smaller window nothing can be shown."""
NORMAL_COLUMNS = 64
"""Columns from which a line of the usual length stands whole."""
WIDE_COLUMNS = 110
"""Columns from which a second pane stands beside the first."""
HUGE_COLUMNS = 170
"""Columns from which task, editor and results stand beside each other."""
TALL_ROWS = 20
"""Rows from which blank lines set things apart, and two panes stand one above the other."""
