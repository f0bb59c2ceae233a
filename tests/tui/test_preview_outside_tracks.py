"""The app with somebody's tracks beside its own: what can't be used is said, the rest is practised."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from harness import House, press, screen_text, until_shown

if TYPE_CHECKING:
    from harness import Clock

    from trainer.places import Places


async def test_what_can_not_be_used_is_told_and_the_rest_goes_on(places: Places, clock: Clock) -> None:
    mini = places.content[0] / "mini"
    twin, newer = mini.parents[1] / "twin", mini.parents[1] / "newer"
    for folder in (twin, newer):
        shutil.copytree(mini, folder)
    text = (newer / "track.yaml").read_text()
    (newer / "track.yaml").write_text(text.replace("id: mini", "id: newer\nformat: 2", 1))
    house = House(replace(places, content=(places.content[0], newer, twin)), clock)
    async with house.open(size=(120, 40)) as pilot:
        await until_shown(pilot, "written in format 2")
        assert "newer" in screen_text(pilot) or "track.yaml" in screen_text(pilot)
        await press(pilot, "enter")
        await until_shown(pilot, "1 of ")
