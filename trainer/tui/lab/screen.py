"""The lab: a guess first, then the picture, then knobs to turn."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding

from trainer.tui.lab.board import BoardScreen
from trainer.tui.lab.guessing import UNREADABLE, Guess, find_guess
from trainer.tui.lab.knobrows import KnobRows
from trainer.tui.lab.messages import Opened
from trainer.tui.screens.base import DIGITS, digit_bindings
from trainer.tui.screens.frame import key_display
from trainer.tui.widgets.laid import Prose

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.message import Message

    from trainer.bank.presets import OfferedPreset
    from trainer.lab.knobs import Knob
    from trainer.tui.host import Library
    from trainer.tui.lab.messages import Entrant
    from trainer.tui.widgets.keyrow import KeyHint

__all__ = ["LabScreen"]

_OF_PICTURE = frozenset({"turn", "reset", "other", "faster", "back"})
CHOOSING = "preset"
ARROWS = "↑↓←→"
OF_ARROWS = "Go up or down; turn the chosen knob"
FREE = "of your own"
RACING_RATE = 0.1
"""Of a race whose loss has no limit known."""


class LabScreen(BoardScreen):
    """See descent happen.

    Args:
        race: the key of a task whose draft is raced against the reference; empty for none.
    """

    CSS_PATH = "lab.tcss"
    ABOUT = (
        "Guess first, then see: each preset asks what a descent will do before it shows it, and the guess"
        " counts as an answer. Then turn any knob, by arrows or clicks, and watch what changes; the last"
        " knob sets a second optimizer beside the first. Over contours, × is where the loss is least."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "proceed", "step"),
        Binding("space", "play", "play", tooltip="Play the run, or stop it"),
        Binding("up", "move(-1)", "knob", key_display="↑↓", tooltip=OF_ARROWS),
        Binding("down", "move(1)", "knob", key_display="↑↓", show=False, tooltip=OF_ARROWS),
        Binding("left", "turn(-1)", "knob", show=False, tooltip=OF_ARROWS),
        Binding("right", "turn(1)", "knob", show=False, tooltip=OF_ARROWS),
        *digit_bindings("take", "preset"),
        Binding("n", "reasons", "why", tooltip="What this shows, and the question with all reasons"),
        Binding("b", "other", "other run", tooltip="Turn the knobs of the run beside"),
        Binding("r", "reset", "reset", tooltip="Back to the start of the run"),
        Binding("tab", "pane", "loss", tooltip="Path or loss, where there is no room for both"),
        Binding("pageup", "page(-1)", "page up", show=False),
        Binding("pagedown", "page(1)", "page down", show=False),
        Binding("backspace", "back", "back", show=False, tooltip="One step back"),
        Binding("plus,equals_sign", "faster(1)", "faster", show=False, tooltip="Play faster"),
        Binding("minus", "faster(-1)", "slower", show=False, tooltip="Play more slowly"),
        Binding("s", "skip", "skip", tooltip="Show it without a guess; nothing is counted"),
    ]

    def __init__(self, race: str = "") -> None:
        super().__init__()
        self._racer = race
        self._presets: list[OfferedPreset] = []
        self._at: int | None = None
        self._changed = False
        self._not_asked = ""
        """Why the preset's question was not asked; empty where it was, or where there is none."""

    # Opening

    def on_mount(self) -> None:
        """Read the presets as soon as the content is open."""
        self.top.show("Lab", "opening…")
        if self.house.library is None:
            self.watch(self.house, "library", self._begin)
        else:  # without a watcher, which the app would keep, and the screen with it
            self._begin(self.house.library)

    def _begin(self, library: Library | None) -> None:
        if library is not None:
            # As `aside` would: keys wait for the presets, and then for the question of the first.
            self.run_worker(partial(self._open, library), thread=True, group="filling")

    def _open(self, library: Library) -> None:
        # NumPy and pydantic, 150 ms: never on the event loop.
        from trainer.bank import loading  # noqa: F401, PLC0415 - what reads the question to guess
        from trainer.tui.lab import bench  # noqa: F401, PLC0415
        from trainer.tui.lab.drawing import open_in_thread  # noqa: PLC0415

        places, now = self.house.places, self.house.now()

        def post(message: Message) -> None:
            self.post_message(message)

        open_in_thread(library, places.data, self._racer, now, post)

    @on(Opened)
    def _opened(self, message: Opened) -> None:
        self._presets = message.presets
        if message.entrant is not None:
            self._open_race(message.entrant)
        elif self._presets:
            self._choose(message.first)
        else:
            self._open_free()
        if message.refusal:
            self.say(f"No race. {message.refusal}")
        elif message.faults:
            self.say(message.faults[0])

    def _open_free(self) -> None:
        from trainer.lab.descents import Setup  # noqa: PLC0415 - NumPy; loaded with the presets
        from trainer.lab.landscapes import LANDSCAPES  # noqa: PLC0415
        from trainer.tui.lab.bench import Bench  # noqa: PLC0415

        first = next(iter(LANDSCAPES.values()))
        self._bench = Bench(Setup(first.id, "sgd", 0.1, start=first.start))
        self._show_picture()

    def _open_race(self, entrant: Entrant) -> None:
        from trainer.lab.descents import Setup  # noqa: PLC0415 - NumPy; loaded with the presets
        from trainer.lab.racing import racing_setup  # noqa: PLC0415
        from trainer.lab.reading import stability_limit  # noqa: PLC0415
        from trainer.tui.lab.bench import Bench  # noqa: PLC0415

        self._entrant = entrant
        setup = racing_setup(entrant.function, Setup("ill-conditioned-bowl", "sgd", RACING_RATE, steps=40))
        if (limit := stability_limit(setup)) is not None:
            setup = replace(setup, rate=round(limit / 5, 4))
        self._bench = Bench(setup, setup)
        self._show_picture()

    # Presets

    def _choose(self, at: int) -> None:
        """Turn to a preset; of several asked for in a row the last one shows."""
        self.hush()
        self._at = at
        self.aside("filling", self._open_preset, at)

    async def _open_preset(self, at: int) -> None:
        """Ask the preset's question, then show it; it is shown at once where the question was answered."""
        from trainer.bank.presets import setups_of  # noqa: PLC0415 - pydantic; loaded with the presets
        from trainer.tui.lab.bench import Bench  # noqa: PLC0415

        offered = self._presets[at]
        guess = await self.found_aside(partial(find_guess, key=offered.question, rng=self.house.rng))
        if not self.is_there:
            return
        self._clear()
        self._changed, self._entrant = False, None
        self._claim = offered.preset.claim
        self._bench = Bench(*setups_of(offered.preset))
        self._verdict = self._round = None
        self._not_asked = ""
        self.remove_class("-picture", "-reasons")
        self.add_class("-guessing")
        await self._guess_place.remove_children()
        if not isinstance(guess, Guess):
            self._not_asked = UNREADABLE if guess is None else guess
            self._show_picture()
            return
        await self._ask(guess)
        self._show_top()
        self.refresh_bindings()

    def _show_picture(self) -> None:
        self.remove_class("-guessing", "-reasons")
        self.add_class("-picture")
        self._show_top()
        self.call_after_refresh(self._draw, play=True)

    def _show_top(self) -> None:
        if self._entrant is not None:
            self.top.show("Lab", self._entrant.title, beside="race: yours against the reference")
            return
        if self._at is None:
            self.top.show("Lab", FREE)
            return
        title = self._presets[self._at].preset.title
        words = f"{title}, changed" if self._changed else title
        beside = "your guess first" if self.has_class("-guessing") else ""
        self.top.show("Lab", f"{self._at + 1}/{len(self._presets)}  {words}", beside=beside)

    def _knobs(self) -> list[Knob]:
        """The preset as the first knob, where there are presets."""
        from trainer.lab.knobs import Knob  # noqa: PLC0415 - NumPy; loaded with the presets

        if not self._presets or self._entrant is not None:
            return super()._knobs()
        title = FREE if self._at is None else self._presets[self._at].preset.title
        count = f"{(self._at or 0) + 1} of {len(self._presets)}"
        return [Knob(CHOOSING, CHOOSING, title, note=count), *super()._knobs()]

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what makes sense now acts, and is listed."""
        picture = self._shows_picture and not self.has_class("-reasons")
        guessing = self.has_class("-guessing")
        panel = self._panel
        conditions = {
            "proceed": picture or guessing or self.has_class("-reasons"),
            "move": not guessing or (panel is not None and panel.numbers > 0),
            "page": not picture,
            "take": self._can_take(parameters, picture=picture, guessing=guessing),
            "skip": guessing and self.focused is None,
            "play": picture or (guessing and panel is not None and panel.can_tick),
            "other": picture
            and self._bench is not None
            and self._bench.second is not None
            and not self._entrant,
            "pane": picture and self.columns == "narrow",
            "reasons": bool(self._claim) and not guessing,
        }
        return conditions.get(action, action not in _OF_PICTURE or picture)

    def _can_take(self, parameters: tuple[object, ...], *, picture: bool, guessing: bool) -> bool:
        number = parameters[0] if parameters else 0
        assert isinstance(number, int)  # noqa: S101 - the bindings give a digit
        panel = self._panel
        if guessing:
            return panel is not None and self.focused is None and number <= panel.numbers
        return picture and number <= len(self._presets)

    def key_hints(self) -> list[KeyHint]:
        """As everywhere; but the key to the other picture stays where there is room for one picture."""
        return [replace(hint, kept=hint.kept or hint.key == "tab") for hint in super().key_hints()]

    def describe(self, binding: Binding) -> tuple[str, str] | None:
        """The row's words for what is going on."""
        guessing, panel = self.has_class("-guessing"), self._panel
        action = binding.action.partition("(")[0]
        if action == "reasons" and not self._shows_picture:
            return None
        count = panel.numbers if guessing and panel is not None else len(self._presets)
        step = "close" if self.has_class("-reasons") else "step"
        words = {
            "proceed": ("enter", "check" if guessing else step),
            "play": ("space", "tick" if guessing else "stop" if self.is_playing else "play"),
            "take": (f"1-{min(count, 9)}", "choose" if guessing else "preset"),
            "pane": ("tab", "path" if self.has_class("-loss") else "loss"),
        }
        if action in ("move", "turn"):
            return (ARROWS, binding.description) if self._shows_picture else None
        return words.get(action, (key_display(binding), binding.description))

    async def action_proceed(self) -> None:
        """Check the guess; then one step."""
        if self.has_class("-guessing"):
            await self._check_guess()
        elif self.has_class("-reasons"):
            await self.action_reasons()
        else:
            self.action_step(1)

    def action_back(self) -> None:
        """One step back."""
        self.action_step(-1)

    async def action_skip(self) -> None:
        """Show it without a guess."""
        await self._pass_over_guess()

    def action_take(self, number: int) -> None:
        """A digit: an option of the guess, else a preset."""
        if self.has_class("-guessing"):
            super().action_take(number)
        else:
            self._choose(number - 1)

    def action_play(self) -> None:
        """Tick an option of the guess; else play, or stop."""
        if self.has_class("-guessing"):
            self.action_tick()
        else:
            super().action_play()

    def action_move(self, delta: int) -> None:
        """Among the options of the guess or among the knobs; up and down the reasons."""
        panel, view = self._panel, self._view
        if self.has_class("-guessing") and panel is not None:
            panel.move(delta)
        elif self._shows_picture:
            self._rows.move(delta)
        elif view is not None:
            view.scroll_relative(y=delta, animate=False)

    def action_turn(self, by: int) -> None:
        """Turn the chosen knob; the first of them turns to another preset."""
        knob = self._rows.current
        if self._bench is None or knob is None:
            return
        if knob.name == CHOOSING:
            at = ((self._at if self._at is not None else -1 if by > 0 else 0) + by) % len(self._presets)
            self._choose(at)
            return
        self._turn(knob.name, by)

    @on(KnobRows.Turned)
    def _turned_by_click(self, message: KnobRows.Turned) -> None:
        self.action_turn(message.by)

    def _turn(self, name: str, by: int) -> None:
        bench = self._bench
        assert bench is not None  # noqa: S101 - there are knobs only then
        self.hush()
        if self._entrant is None:
            turned = bench.turned(name, by)
        else:
            from trainer.lab.racing import racing_setup  # noqa: PLC0415 - NumPy; loaded with the presets

            setup = racing_setup(self._entrant.function, replace(bench, second=None).turned(name, by).first)
            turned = replace(bench, first=setup, second=setup)
        if turned == bench:
            return
        self._bench, self._changed, self._claim, self._verdict = turned, True, "", None
        self._show_top()
        self._draw()

    def action_other(self) -> None:
        """Turn the knobs of the other run."""
        if self._bench is not None:
            self._bench = self._bench.other_turned()
            self._rows.show(self._knobs())
            self._show_turning()

    def action_pane(self) -> None:
        """Path or loss, where there is room for one."""
        self.toggle_class("-loss")
        self.refresh_bindings()

    async def action_reasons(self) -> None:
        """What the picture shows, and the question with its reasons, over it; again closes it."""
        self._stop()
        self.say("" if self.has_class("-reasons") else self._why_no_question)
        place = self._guess_place
        if not self.has_class("-reasons") and not place.query("#claim"):
            await place.mount(Prose(self._claim, heading="What this shows", id="claim"), before=0)
        self.set_class(not self.has_class("-reasons"), "-reasons")
        self.set_class(not self.has_class("-reasons"), "-picture")
        if self._shows_picture:  # the window may have another size by now
            self.call_after_refresh(self._fit if self._job is not None else partial(self._draw, play=True))
        self.refresh_bindings()

    @property
    def _why_no_question(self) -> str:
        """Why the page of reasons has no question, where the preset has one."""
        if self._at is not None and self._view is None and self._passed_over:
            again = f"{self._at + 1} asks" if self._at < len(DIGITS) else "turning to the preset again asks"
            return f"You skipped the guess, so its reasons stay hidden; {again} it again."
        return self._not_asked

    async def action_step_out(self) -> None:  # type: ignore[override]
        """Close the reasons, leave a field, or go back."""
        if self.has_class("-reasons"):
            await self.action_reasons()
        elif self.focused is not None:
            self.set_focus(None)
            self.refresh_bindings()
        else:
            self.dismiss()
