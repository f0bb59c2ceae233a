"""Answers to what a command wants to know: from its options, else from whoever sits at the terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from graders.documents import did_you_mean, quoted
from graders.errors import Problem
from graders.text import escaped

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["Asker", "at_terminal"]


def at_terminal() -> bool:
    """Whether somebody sits there: what is typed and what is shown goes to a terminal."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


class Asker:
    """Asks for what no option said.

    An answer is held against its check at once: a person is asked again, an option is refused with one line.
    Without a terminal, what has a default takes it, and what has none is refused, its option named.

    Args:
        person: somebody sits at the terminal.
    """

    def __init__(self, *, person: bool) -> None:
        self.person = person

    def text(
        self,
        option: str,
        label: str,
        given: str | None,
        *,
        default: str | None = None,
        check: Callable[[str], str] = str,
    ) -> str:
        """One line of text.

        Args:
            option: the option that says it, such as `--id`.
            label: what a person is asked.
            given: what the option said.
            default: taken where nothing is answered; None where an answer is needed.
            check: gives the answer back, or raises a `Problem`.
        """
        if given is not None:
            return _checked(option, check, given)
        if not self.person:
            return _checked(option, check, _needed(option, default))
        while True:
            shown = click.style(label, bold=True)
            suffix = " " if label.endswith("?") else ": "
            answer = click.prompt(
                shown, default=default or "", show_default=bool(default), prompt_suffix=suffix
            ).strip()
            if not answer and default is None:
                click.echo("  An answer is needed here; ctrl+c leaves, and nothing is written.")
                continue
            try:
                return check(answer)
            except Problem as problem:
                _tell(problem)

    def choice(
        self,
        option: str,
        label: str,
        given: str | None,
        choices: Mapping[str, str],
        *,
        default: str | None = None,
    ) -> str:
        """One of some names, which a person may call by their number; a single one is taken unasked.

        Args:
            option: the option that says it.
            label: what a person is asked.
            given: what the option said.
            choices: the names, and what each means.
            default: taken where nothing is answered.
        """
        only = next(iter(choices)) if len(choices) == 1 else default
        if given is None and len(choices) > 1 and self.person:
            _list(label, choices)
            label = "Which"
        elif given is None and len(choices) == 1:
            return next(iter(choices))
        return self.text(option, label, given, default=only, check=lambda answer: _chosen(answer, choices))

    def several(
        self, option: str, label: str, given: Sequence[str], choices: Mapping[str, str]
    ) -> tuple[str, ...]:
        """One or more of some names."""

        def check(answer: str) -> str:
            words = answer.replace(",", " ").split()
            return " ".join(dict.fromkeys(_chosen(word, choices) for word in words))

        only = next(iter(choices)) if len(choices) == 1 else None
        if not given and self.person and len(choices) > 1:
            _list(label, choices)
            label = "Which, one or more"
        answer = self.text(option, label, " ".join(given) or None, default=only, check=check)
        return tuple(answer.split())

    def sure(self, question: str) -> bool:
        """Whether a person says yes; yes, where there is none."""
        return not self.person or click.confirm(question, default=True)


def _needed(option: str, default: str | None) -> str:
    if default is None:
        raise click.UsageError(f"{option} is needed where nobody can be asked; give it, or use a terminal")
    return default


def _checked(option: str, check: Callable[[str], str], answer: str) -> str:
    try:
        return check(answer)
    except Problem as problem:
        remedy = f"; {problem.remedy}" if problem.remedy else ""
        raise click.UsageError(f"{option}: {problem.what}{remedy}") from None


def _tell(problem: Problem) -> None:
    click.echo(f"  {escaped(str(problem))}.")


def _list(label: str, choices: Mapping[str, str]) -> None:
    click.secho(label, bold=True)
    width = max(len(name) for name in choices)
    for number, (name, words) in enumerate(choices.items(), 1):
        lead = "" if name == str(number) else f"{number:>2}  "
        click.echo(f"  {lead}{escaped(name):<{width}}  {escaped(words)}".rstrip())


def _chosen(answer: str, choices: Mapping[str, str]) -> str:
    """The name that was meant: by itself, by its number, or by its first letters.

    Raises:
        Problem: by none of them.
    """
    names = list(choices)
    if answer in names:
        return answer
    if answer.isdecimal() and 0 < int(answer) <= len(names):
        return names[int(answer) - 1]
    begun = [name for name in names if answer and name.startswith(answer)]
    if len(begun) == 1:
        return begun[0]
    hint = did_you_mean(answer, names) or f"it is one of {', '.join(names)}"
    raise Problem(f"{quoted(answer)} is none of them", remedy=hint)
