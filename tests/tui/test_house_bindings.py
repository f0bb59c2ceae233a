"""One meaning a key, everywhere: every binding of every screen and widget against the house's table."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

import pytest
from harness import House, ask, press, screen_text, until, until_shown
from textual.binding import Binding
from textual.dom import DOMNode

import trainer.tui
from trainer.tui.destinations import PLACES, place
from trainer.tui.host import HouseApp
from trainer.tui.keys import VIM_KEYS
from trainer.tui.screens.base import HouseScreen
from trainer.tui.screens.help import HelpScreen, help_entries
from trainer.tui.screens.topics import TopicsScreen
from trainer.tui.settings.screen import SettingsScreen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.pilot import Pilot

    from trainer.tui.destinations import Destination


# A key, and the actions that are its one meaning. What can be pressed without a field and is not here is a
# letter that no screen may take before it has a line in this table.
MEANINGS = {
    "enter": None,  # the primary action, whatever it is
    "escape": {"step_out", "back", "answer"},  # of a question it is the "no"
    "0": {"go"},  # the tenth
    **{key: {"go", "take", "preset", "choose", "mark"} for key in "123456789"},
    "up": {"move", "scroll", "scroll_up", "choose"},
    "down": {"move", "scroll", "scroll_down", "choose"},
    "left": {"rate", "turn", "level", "topic", "change"},
    "right": {"rate", "turn", "level", "topic", "change"},
    "pageup": {"move", "page"},
    "pagedown": {"move", "page"},
    "home": {"edge", "end", "move"},
    "end": {"edge", "end", "move"},
    # Ticks; where nothing can be ticked it goes on by a page.
    "space": {"tick", "take", "play", "reveal", "page", "page_down"},
    "tab": {"write", "next_pane", "pane", "indent"},
    "shift+tab": {"next_pane", "outdent"},
    "backspace": {"take_back", "back"},
    "slash": {"search"},
    "question_mark": {"keys"},
    "f1": {"keys"},
    # Where letters are text these do what the letters do elsewhere.
    "f2": {"look"},
    "f3": {"hint"},
    "f4": {"try"},
    "f5": {"grade"},
    "f8": {"repro"},
    "f9": {"move_on"},
    "f10": {"outside"},
    "n": {"notes", "task", "reasons", "answer"},  # "no" where only yes and no can be said
    "y": {"answer"},
    "z": {"suspend"},
    "c": {"copy"},
    "u": {"undo", "back"},
    "s": {"skip", "move_on"},
    "h": {"hint"},
    "m": {"solution"},
    "o": {"outside", "open_file"},
    "l": {"race"},
    "r": {"reset"},
    "x": {"export", "clear"},  # among the filters of a search nothing can be exported
    "t": {"span"},
    "v": {"try", "version"},  # with other values
    "a": {"cases", "answers", "answer"},  # all of it
    "f": {"flag", "fit"},
    "b": {"other"},
    "w": {"while_typing"},
    "plus": {"faster"},
    "equals_sign": {"faster"},
    "minus": {"faster"},
    "p": {"repro"},
    "ctrl+r": {"grade", "hand_in", "practise_all"},
    "ctrl+s": {"grade", "hand_in", "practise_all"},
    "ctrl+t": {
        "try",
        "filter",
        "step_out",
    },  # beside a text: in the editor, in a search
    "ctrl+p": {"command_palette"},
    "ctrl+q": {"quit"},
    "ctrl+underscore": {"toggle_comment"},
    "ctrl+slash": {"toggle_comment"},
}
OF_THE_AUTHORS_PREVIEW = {"f": {"fault"}, "e": {"edit"}, "t": {"try_task"}}
"""A program of its own, which no learner opens."""


def below(kind: type) -> Iterator[type]:
    """Every class derived from it."""
    for child in kind.__subclasses__():
        yield child
        yield from below(child)


def classes() -> list[type[DOMNode]]:
    """Every app, screen and widget of ours that has bindings."""
    for found in pkgutil.walk_packages(trainer.tui.__path__, "trainer.tui."):
        importlib.import_module(found.name)

    ours = (kind for kind in below(DOMNode) if kind.__module__.startswith("trainer.tui"))
    return sorted({kind for kind in ours if "BINDINGS" in kind.__dict__}, key=lambda kind: kind.__qualname__)


def bindings() -> list[tuple[type[DOMNode], str, Binding]]:
    """Class, key and binding, one key each."""
    made = [
        (kind, binding if isinstance(binding, Binding) else Binding(*binding))
        for kind in classes()
        for binding in kind.__dict__["BINDINGS"]
    ]
    return [(kind, key.strip(), binding) for kind, binding in made for key in binding.key.split(",")]


def meant(binding: Binding) -> str:
    """The action's name; of a key that asks first, what it asks for."""
    name, _, argument = binding.action.partition("(")
    return argument.strip("')") if name == "ask" else name.rpartition(".")[2]


def test_no_key_means_two_things() -> None:
    wrong = []
    for kind, key, binding in bindings():
        action = meant(binding)
        preview = OF_THE_AUTHORS_PREVIEW.get(key, set()) if "preview" in kind.__module__ else set()
        meanings = MEANINGS.get(key, set())
        if meanings is not None and action not in meanings | preview:
            wrong.append(f"{kind.__qualname__}: {key} does {action}")
    assert wrong == []


def test_every_binding_has_words_and_something_to_do() -> None:
    for kind, key, binding in bindings():
        assert binding.description, f"{kind.__qualname__}: {key} has no words"
        action = binding.action.partition("(")[0].rpartition(".")[2]
        able = [kind, *below(kind)]  # what only carries bindings leaves the doing to those built on it
        assert any(hasattr(one, f"action_{action}") for one in able), (
            f"{kind.__qualname__}: {key} does nothing"
        )


def test_no_screen_takes_the_vim_letters() -> None:
    """They stand for the keys beside them, where that is set, and are free where it is not."""
    assert [(kind, key) for kind, key, _ in bindings() if key in VIM_KEYS] == []


def test_every_letter_is_found_by_this_test() -> None:
    assert {"RoundEndScreen", "QuestionScreen", "Desk", "HelpScreen", "HouseApp"} <= {
        kind.__qualname__ for kind in classes()
    }


async def help_is_complete(pilot: Pilot[None]) -> None:
    """The page of keys names each that acts now, once, in words; c and ctrl+p are on it everywhere."""
    screen = pilot.app.screen
    assert isinstance(screen, HouseScreen)
    assert screen.ABOUT, type(screen)
    own = [active for active in screen.active_bindings.values() if active.node in (screen, pilot.app)]
    told = help_entries(screen.describe, screen.active_bindings.values())
    keys = [key for names, _ in told for key in names.split(", ")]
    assert len(keys) == len(set(keys)), f"{type(screen).__name__} names a key twice: {keys}"
    for active in own:
        described = screen.describe(active.binding)
        assert described is None or active.binding.description, active
        if active.binding.description and described is not None:
            assert described[0] in keys, f"{type(screen).__name__}: {active.binding} is not told"
    everywhere = {"ctrl+p", "ctrl+q", "esc"} | (set() if screen.focused is not None else {"c", "?"})
    assert everywhere <= set(keys), type(screen)
    await press(pilot, "f1")
    await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen), "the keys are shown")
    assert "Keys" in screen_text(pilot).splitlines()[0]
    await press(pilot, "escape")
    assert pilot.app.screen is screen


async def test_the_keys_of_home_and_of_a_question_are_told(house: House) -> None:
    async with house.open() as pilot:
        await help_is_complete(pilot)
        for name in ("flat-loss", "one-step", "why-it-works"):
            await ask(pilot, name)
            await help_is_complete(pilot)


@pytest.mark.parametrize("to", [place.to for place in PLACES if place.screen is not None])
async def test_every_place_opens_and_tells_its_keys(house: House, to: Destination) -> None:
    module, name = place(to).screen or ("", "")
    async with house.open() as pilot:
        await pilot.app.push_screen(getattr(importlib.import_module(module), name)())
        await until_shown(pilot, "? help")
        await help_is_complete(pilot)


async def test_vim_letters_are_told_where_they_are_set(house: House) -> None:
    async with house.open() as pilot:
        app = pilot.app
        assert isinstance(app, HouseApp)
        await app.push_screen(TopicsScreen())
        app.change_setting("vim_keys", True)
        await press(pilot, "question_mark")
        await until_shown(pilot, "down, j")
        assert "home, g" in screen_text(pilot)


async def test_what_is_selected_is_copied_by_c_everywhere(house: House) -> None:
    async with house.open() as pilot:
        app = pilot.app
        assert isinstance(app, HouseApp)
        for screen in (None, TopicsScreen(), SettingsScreen()):
            if screen is not None:
                await app.push_screen(screen)
                await pilot.pause()
            app.screen.text_select_all()
            selected = app.screen.get_selected_text()
            assert selected
            await press(pilot, "c")
            assert app.clipboard == selected
            assert "Copied through the terminal" in screen_text(pilot)
            app.screen.clear_selection()
            app.copy_to_clipboard("")
            await press(pilot, "ctrl+c")
            assert app.clipboard == "", "nothing is selected"
            await press(pilot, "c")
            assert app.clipboard.strip(), "the screen's words are copied"


async def test_selecting_copies_at_once_only_if_set(house: House) -> None:
    async with house.open() as pilot:
        app = pilot.app
        assert isinstance(app, HouseApp)
        await app.push_screen(SettingsScreen())
        await pilot.pause()
        for wanted in (False, True):
            app.copy_to_clipboard("")
            app.change_setting("copy_on_select", wanted)
            await pilot.mouse_down(offset=(6, 2))
            await pilot.hover(offset=(12, 2))
            await pilot.mouse_up(offset=(12, 2))
            await pilot.pause()
            assert bool(app.clipboard) is wanted
