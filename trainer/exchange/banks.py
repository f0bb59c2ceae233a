"""A bank file from admitted questions: YAML as an author would write it, gaps as keys without a value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from graders.documents.scalars import ScalarFault, resolve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.exchange.admission import Admitted

__all__ = ["bank_text"]

# PyYAML ends a line with the word that passes this; a prompt stands six columns in and should be within 76.
WIDTH = 70
_KEY = "questions"
# What is text in YAML 1.2, but not in the 1.1 of many other readers.
_OLD_WORDS = {"y", "yes", "n", "no", "on", "off"}


class _Dumper(yaml.SafeDumper):
    """PyYAML's emitter, with quotes where YAML 1.2 wants them, and lists indented under their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)  # noqa: FBT003 - the emitter's own signature

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        """Write a value out wherever it stands: a bank may hold no aliases."""
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    if "\n" in text:
        style = "|"
    elif len(text) > WIDTH and _foldable(text):
        style = ">"
    else:
        style = "" if _plain(text) else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _foldable(text: str) -> bool:
    """Whether a text of one line is put together again from a folded block as it was."""
    return not text.startswith((" ", "\t")) and not text.endswith((" ", "\t"))


def _plain(text: str) -> bool:
    """Whether a plain scalar of these characters is text to every reader of YAML."""
    if text.casefold() in _OLD_WORDS:
        return False
    try:
        return isinstance(resolve(text), str)
    except ScalarFault:
        return False


def _short_list(dumper: yaml.SafeDumper, values: list[Any]) -> yaml.Node:
    short = all(each is not None and not isinstance(each, dict | list) for each in values)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", values, flow_style=short)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(list, _short_list)
_Dumper.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", ""))


def bank_text(topic: str | None, admitted: Sequence[Admitted], head: Sequence[str] = ()) -> str:
    """The text of a bank file.

    Args:
        topic: the bank's topic; None leaves it to fill in.
        admitted: its questions.
        head: lines of a comment to begin with.
    """
    comment = "".join(f"# {line}\n" for line in head)
    questions = "\n".join(_dumped({_KEY: [each.data]}).removeprefix(f"{_KEY}:\n") for each in admitted)
    return f"{comment}{_dumped({'topic': topic})}{_KEY}:\n{questions}"


def _dumped(data: Any) -> str:
    return yaml.dump(
        data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH, default_flow_style=False
    )
