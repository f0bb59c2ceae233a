"""A stylesheet that parses each of its sources once.

Textual's own parses all of them anew whenever a screen with a file of its own is first opened, and once there
are more than 64, whenever a new kind of widget is: 40 ms of the loop for sixty sources.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["ParsedOnce"]

SOURCES = 1024
"""More than there are kinds of widgets and files of styles together."""


class ParsedOnce(Stylesheet):
    """A stylesheet that keeps what it parsed, for each set of variables, which is for each theme."""

    def __init__(self, *, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._parsed = {_key(variables): self._cache()}
        self._parse_cache = self._parsed[_key(variables)]

    @staticmethod
    def _cache() -> LRUCache[tuple, list]:  # type: ignore[type-arg]
        return LRUCache(SOURCES)

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take the variables of another theme; what was parsed for this one stays."""
        self._parse_cache = self._cache()  # the one that is emptied now
        super().set_variables(variables)
        self._parse_cache = self._parsed.setdefault(_key(variables), self._cache())

    def reparse(self) -> None:
        """Parse what was not parsed with these variables yet."""
        self.parse()

    async def parse_ahead(self, paths: Iterable[Path]) -> None:
        """Read files of styles that will be wanted, the loop free between any two."""
        for path in paths:
            if not self.has_source(str(path)):
                self.read(path)
                self.parse()
            await asyncio.sleep(0)

    async def parse_for(self, variables: dict[str, str]) -> None:
        """Parse every source with the variables of a theme, the loop free between any two."""
        self.set_variables(variables)
        for read_from, source in list(self.source.items()):
            self._parse_rules(source.content, read_from, source.is_defaults, source.tie_breaker, source.scope)
            await asyncio.sleep(0)


def _key(variables: dict[str, str]) -> frozenset[tuple[str, str]]:
    return frozenset(variables.items())
