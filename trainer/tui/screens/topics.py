"""The topics, and the objectives: how far each is, and practice of one at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from trainer.practice import objective_round, topic_round
from trainer.progress.mastery import objective_mastery, topic_mastery
from trainer.tui.screens.listing import ListingScreen
from trainer.tui.screens.practising import begin
from trainer.tui.texts import counted, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.binding import BindingType

    from trainer.practice import Round
    from trainer.progress.mastery import Mastery
    from trainer.tui.host import Library

__all__ = ["ObjectivesScreen", "TopicsScreen"]


class _StandingsScreen(ListingScreen):
    """Things with cards of which enter practises one. Subclasses say which."""

    VERB = "practise"
    NOTES_HANG = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "step_out", "back")]

    def __init__(self) -> None:
        super().__init__()
        self._found: list[Mastery] = []

    async def fill(self) -> None:
        """Compute behind the screen how each stands, then show the rows."""
        found = await self.found_aside(self.standings)
        if found is None:
            return
        self._found = [each for each in found if each.cards]
        await super().fill()

    def standings(self, library: Library) -> Sequence[Mastery]:
        """How each stands; called in a thread."""
        raise NotImplementedError

    def round_of(self, library: Library, chosen: Mastery) -> Round:
        """What is asked of one; called in a thread."""
        raise NotImplementedError

    def open_row(self, index: int) -> None:
        """Practise it."""
        chosen = self._found[index]
        begin(self, lambda library: self.round_of(library, chosen))


class TopicsScreen(_StandingsScreen):
    """Every topic with questions; enter asks all of one: what is due, then the rest, then what is new."""

    ABOUT = (
        "The topics. Enter practises one: what is due first, then what is best forgotten, then new questions."
    )

    def standings(self, library: Library) -> Sequence[Mastery]:
        """The topics that have questions: a round asks no others."""
        progress, catalogue = library.progress, library.catalogue
        asked = {(card.track, card.topic) for card in catalogue.questions}
        found = topic_mastery(catalogue, progress.states(), progress.now(), progress.policy())
        return [topic for topic in found if (topic.track, topic.id) in asked]

    def entries(self) -> Sequence[tuple[str, str]]:
        """Title, and how it stands."""
        self.top.show("Topics", counted(len(self._found), "topic"))
        return [(one_line(topic.title), _words(topic)) for topic in self._found]

    def empty_words(self) -> str:
        """Nothing to ask."""
        return "The content has no questions."

    def round_of(self, library: Library, chosen: Mastery) -> Round:
        """All questions of the topic."""
        return topic_round(library.progress, library.catalogue, self.house.rng, chosen.id, track=chosen.track)


class ObjectivesScreen(_StandingsScreen):
    """Every objective with questions or tasks, under its topic, and how it stands."""

    ABOUT = (
        "What you should be able to do, and how far you are with each. Enter practises one: questions and "
        "coding tasks, what is due first."
    )

    def standings(self, library: Library) -> Sequence[Mastery]:
        """The objectives, in the tracks' order."""
        progress = library.progress
        return objective_mastery(library.catalogue, progress.states(), progress.now(), progress.policy())

    def entries(self) -> Sequence[tuple[str, str]]:
        """The objective; how it stands hangs under it, since it is a sentence."""
        self.top.show("Objectives", counted(len(self._found), "objective"))
        return [(one_line(objective.title), "") for objective in self._found]

    def remarks(self) -> Mapping[int, str]:
        """How each stands."""
        return {at: _words(objective) for at, objective in enumerate(self._found)}

    def headings(self) -> Mapping[int, str]:
        """The topic above its first objective."""
        titles = {
            (track.id, objective.id): topic.title
            for track in self.library.catalogue.tracks
            for objective in track.objectives
            for topic in track.topics
            if topic.id == objective.topic
        }
        named = [titles.get((objective.track, objective.id), "") for objective in self._found]
        return {at: title for at, title in enumerate(named) if title and (not at or title != named[at - 1])}

    def empty_words(self) -> str:
        """Nothing to ask."""
        return "No question or task of the content practises an objective."

    def round_of(self, library: Library, chosen: Mastery) -> Round:
        """Everything of the objective."""
        return objective_round(
            library.progress, library.catalogue, self.house.rng, chosen.id, track=chosen.track
        )


def _words(standing: Mastery) -> str:
    if not standing.seen:
        return f"new, {counted(standing.cards, 'card')}"
    due = f", {standing.due} due" if standing.due else ""
    return f"{round(100 * standing.mastery)} %, {standing.seen} of {standing.cards} seen{due}"
