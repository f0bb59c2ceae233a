"""The topics: how far each is, and practice of one at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.practice import topic_round
from trainer.progress.statistics import summary
from trainer.tui.screens.listing import ListingScreen
from trainer.tui.screens.practising import practise
from trainer.tui.texts import counted, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.progress.mastery import Mastery

__all__ = ["TopicsScreen"]


class TopicsScreen(ListingScreen):
    """Every topic with questions; enter asks all of one: what is due, then the rest, then what is new."""

    ABOUT = (
        "The topics. Enter practises one: what is due first, then what is best forgotten, then new questions."
    )
    VERB = "practise"

    def entries(self) -> Sequence[tuple[str, str]]:
        """Title, and how it stands."""
        found = summary(self.library.progress, self.library.catalogue)
        asked = {(card.track, card.topic) for card in self.library.catalogue.questions}
        self._topics = [topic for topic in found.topics if (topic.track, topic.id) in asked]
        self.top.show("Topics", counted(len(self._topics), "topic"))
        return [(one_line(topic.title), _words(topic)) for topic in self._topics]

    def empty_words(self) -> str:
        """Nothing to ask."""
        return "The content has no questions."

    def open_row(self, index: int) -> None:
        """Practise the topic."""
        library = self.library
        practise(
            self, topic_round(library.progress, library.catalogue, self.house.rng, self._topics[index].id)
        )


def _words(topic: Mastery) -> str:
    if not topic.seen:
        return f"new, {counted(topic.cards, 'card')}"
    due = f", {topic.due} due" if topic.due else ""
    return f"{round(100 * topic.mastery)} %, {topic.seen} of {topic.cards} seen{due}"
