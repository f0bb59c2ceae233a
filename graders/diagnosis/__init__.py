"""Which mistake was made: decided by how a submission behaves, never by its text.

`diagnose` completes a failed report: the named mistake, its words, and the first iteration that differs.
"""

from __future__ import annotations

from graders.diagnosis.diagnosing import diagnose

__all__ = ["diagnose"]
