"""Skeletons filled in as an author would: what stands empty gets a text, and nothing else is touched."""

from __future__ import annotations

import re

TEXT = "Words of thirty characters here."
LISTS = ("questions", "options", "key_points", "pairs", "steps", "blanks")


def filled(skeleton: str, **answers: str) -> str:
    """A bank's skeletons with every empty key and block filled in.

    Args:
        skeleton: the bank's text.
        answers: what to write behind some keys; the others get a text that is theirs alone.
    """
    lines: list[str] = []
    source = skeleton.split("\n")
    for number, (line, following) in enumerate(zip(source, [*source[1:], ""], strict=True)):
        empty = re.fullmatch(r"(\s*)(?:- )?([a-z_]+):( \|)?", line)
        if re.fullmatch(r"\s*-", line):
            lines.append(f"{line} {answers.get('items', f'item {number}')}")
        elif empty is None or empty[2] in LISTS:
            lines.append(line)
        elif not empty[3]:
            lines.append(f"{line} {answers.get(empty[2], f'text {number}')}")
        elif following.startswith(f"{empty[1]}  "):
            lines.append(line)  # a block that holds a text already
        else:
            lines += [line, f"{empty[1]}  {answers.get(empty[2], f'{TEXT} {number}')}"]
    return "\n".join(lines)
