"""Properties a task's function has, as data, such as `zero-iterations-return-the-start`.

A property adds calls derived from the task's own cases, so that an author need not write them, and has words
ready for whoever breaks it. `catalogue` says which there are, `rules` what each does to a case, `binding`
which argument plays which part, `deriving` which cases come of it.
"""

from __future__ import annotations

from graders.task.properties.catalogue import PROPERTIES, Property
from graders.task.properties.deriving import Broken, derived_cases, wanted, words
from graders.task.properties.rules import FINITE, UNTOUCHED

__all__ = ["FINITE", "PROPERTIES", "UNTOUCHED", "Broken", "Property", "derived_cases", "wanted", "words"]
