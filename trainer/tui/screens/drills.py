"""The drills: each practises one thing on purpose, and says how much of it there is now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.practice import drill_round
from trainer.practice.drills import drill_counts
from trainer.progress.mastery import objective_mastery, topic_mastery
from trainer.tui.screens.listing import ListingScreen
from trainer.tui.screens.practising import begin
from trainer.tui.texts import counted
from trainer.tui.widgets.rows import RowList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.binding import Binding

    from trainer.practice.drills import DrillCount
    from trainer.progress.mastery import Mastery
    from trainer.tui.host import Library

__all__ = ["DrillsScreen"]


class DrillsScreen(ListingScreen):
    """What can be practised on purpose, without the daily limit; a topic or an objective has its own list."""

    ABOUT = (
        "Practise one thing on purpose, as long as you like: new questions here don't wait for the daily "
        "limit. Enter begins a drill, or opens the list of topics or objectives."
    )
    VERB = "practise"
    NOTES_HANG = True

    def __init__(self) -> None:
        super().__init__()
        self._counts: list[DrillCount] = []
        self._topics: Sequence[Mastery] = ()
        self._objectives: Sequence[Mastery] = ()

    async def fill(self) -> None:
        """Count behind the screen, then show the rows."""
        found = await self.found_aside(_counted)
        if found is None:
            return
        self._counts, self._topics, self._objectives = found
        await super().fill()

    def entries(self) -> Sequence[tuple[str, str]]:
        """The lists, then each drill with what is in it."""
        self.top.show("Drills", "one thing at a time")
        return [
            ("By topic", _list_words(self._topics, "topic")),
            ("By objective", _list_words(self._objectives, "objective")),
            *((found.drill.title, _drill_words(found)) for found in self._counts),
        ]

    def headings(self) -> Mapping[int, str]:
        """Lists to choose from first, then what begins at once."""
        return {0: "Choose what", len(_LISTS): "Begin at once"}

    def remarks(self) -> Mapping[int, str]:
        """What each drill asks; why there is nothing in it is its note."""
        return {at: found.drill.says for at, found in enumerate(self._counts, len(_LISTS)) if found.cards}

    def empty_words(self) -> str:
        """Never shown: there are always the drills."""
        return ""

    def describe(self, binding: Binding) -> tuple[str, str] | None:
        """Enter begins a drill, or opens a list."""
        cursor = self.query_one("#listing", RowList).cursor if self._counts else None
        if binding.action == "enter" and cursor is not None and cursor < len(_LISTS):
            return "enter", "choose"
        return super().describe(binding)

    def action_move(self, delta: int) -> None:
        """Go to another row, which enter may do something else with."""
        super().action_move(delta)
        self.refresh_bindings()

    def open_row(self, index: int) -> None:
        """Open a list, or begin."""
        if index < len(_LISTS):
            self._open_list(_LISTS[index])
            return
        found = self._counts[index - len(_LISTS)]
        if not found.cards:
            self.say(f"{found.drill.title}: {found.drill.none}.")
            return
        rng, drill = self.house.rng, found.drill.id
        begin(self, lambda library: drill_round(drill, library.progress, library.catalogue, rng))

    def _open_list(self, which: str) -> None:
        from trainer.tui.screens.topics import ObjectivesScreen, TopicsScreen  # noqa: PLC0415 - when opened

        self.hush()
        self.app.push_screen(TopicsScreen() if which == "topics" else ObjectivesScreen())


_LISTS = ("topics", "objectives")


def _counted(library: Library) -> tuple[list[DrillCount], Sequence[Mastery], Sequence[Mastery]]:
    progress, catalogue = library.progress, library.catalogue
    states, now, policy = progress.states(), progress.now(), progress.policy()
    return (
        drill_counts(progress, catalogue),
        [found for found in topic_mastery(catalogue, states, now, policy) if found.cards],
        [found for found in objective_mastery(catalogue, states, now, policy) if found.cards],
    )


def _list_words(found: Sequence[Mastery], called: str) -> str:
    if not found:
        return f"none: the content has no {called}s with questions"
    due = sum(bool(each.due) for each in found)
    return counted(len(found), called) + (f", {due} with something due" if due else "")


def _drill_words(found: DrillCount) -> str:
    if not found.cards:
        return f"none: {found.drill.none}"
    return f"{found.cards}, {found.due} due" if found.due else str(found.cards)
