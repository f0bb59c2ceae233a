"""Which argument of a task plays which part in a property."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from graders.documents.faults import nearest
from graders.task.model import Claim
from graders.task.properties.catalogue import ARGUMENT, PROPERTIES, Property

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Misfit", "bound", "patterns"]

# Arguments with these names play a part without being told to.
_USUAL = {
    "start": ("params", "initial_x", "w_init", "x0", "w0", "weights", "theta", "x", "w"),
    "rate": ("learning_rate", "rate", "lr", "eta"),
    "gradients": ("gradients", "grads"),
}
_TYPES = {
    "start": ("float", "array"),
    "rate": ("float",),
    "gradients": ("array", "[array]"),
    "with": ("float", "array", "int-array", "[array]", "[int-array]"),
    "indices": ("int-array", "[int-array]"),
}
ZEROS = "zeros"


class Misfit(Exception):  # noqa: N818 - a fault in the making: what is wrong, where in the entry, and a remedy
    """An entry of `properties` that fits no property, or not this task."""

    def __init__(self, what: str, remedy: str, key: str = "") -> None:
        super().__init__(what)
        self.what, self.remedy, self.key = what, remedy, key


def patterns() -> Iterator[tuple[Property, str]]:
    """Each property with the pattern its name has to match."""
    for entry in PROPERTIES.values():
        yield entry, "^" + entry.name.replace(f"-{ARGUMENT}", r"-([A-Za-z_]\w*)") + "$"


def bound(entry: str | Mapping[str, Any], arguments: Mapping[str, str], iterations: str | None) -> Claim:
    """An entry of `properties` with every part played by an argument.

    Args:
        entry: a name, or a mapping of `name` and options.
        arguments: the task's arguments with their types.
        iterations: the argument that counts.

    Raises:
        Misfit: it fits no property, or not this task.
    """
    options = {"name": entry} if isinstance(entry, str) else dict(entry)
    name = options.pop("name")
    found, of = _named(name, arguments)
    for key in options:
        if key not in found.options:
            takes = f"it takes {', '.join(found.options)}" if found.options else "leave it out"
            raise Misfit(f"'{key}' says nothing to {found.name}", takes, key)
    roles: dict[str, Any] = {}
    if of is not None:
        _fits(of, arguments, found.of, "")
        roles["of"] = of
    for role in found.needs:
        roles[role] = iterations if role == "count" else _role(role, options, arguments, found)
        if roles[role] is None:
            raise Misfit(f"{name} needs `iterations`", "name the argument that counts them")
    roles |= _partners(options, arguments, found, of)
    if found.by is not None:
        roles["by"] = options.get("by", found.by)
    return Claim(name, found.name, roles)


def _named(name: str, arguments: Mapping[str, str]) -> tuple[Property, str | None]:
    """The property of that name, and the argument in it."""
    for entry, pattern in patterns():
        if (match := re.match(pattern, name)) is not None:
            of = match[1] if match.groups() else None
            if of is not None and of not in arguments:
                raise Misfit(f"'{of}' is no argument of this task", f"take one of {', '.join(arguments)}")
            return entry, of
    offered = [
        entry.name.replace(f"-{ARGUMENT}", f"-{argument}")
        for entry in PROPERTIES.values()
        for argument in (arguments if entry.of else [""])
    ]
    near = nearest(name, offered)
    remedy = f"did you mean '{near}'?" if near else f"there are: {', '.join(PROPERTIES)}"
    raise Misfit(f"no property is called '{name}'", remedy)


def _role(role: str, options: Mapping[str, Any], arguments: Mapping[str, str], found: Property) -> str:
    given = options.get(role)
    if given is None:
        given = next((name for name in _USUAL[role] if arguments.get(name) in _TYPES[role]), None)
        if given is None:
            remedy = f"write {{name: {found.name}, {role}: ARGUMENT}}"
            zeros = f", or {role}: {ZEROS}" if role == "start" else ""
            raise Misfit(f"which argument is the {role}?", remedy + zeros)
    if role == "start" and given == ZEROS:
        return ZEROS
    _fits(given, arguments, _TYPES[role], role)
    return str(given)


def _partners(
    options: Mapping[str, Any], arguments: Mapping[str, str], found: Property, of: str | None
) -> dict[str, list[str]]:
    partners: dict[str, list[str]] = {}
    for role in ("with", "indices"):
        if role not in found.options:
            continue
        usual = [name for name in found.partners if name in arguments and name != of]
        names = options.get(role)
        partners[role] = (usual if role == "with" else []) if names is None else list(names)
        for name in partners[role]:
            _fits(name, arguments, _TYPES[role], role)
    return partners


def _fits(name: str, arguments: Mapping[str, str], types: Sequence[str], key: str) -> None:
    if name not in arguments:
        raise Misfit(f"'{name}' is no argument of this task", f"take one of {', '.join(arguments)}", key)
    if arguments[name] not in types:
        raise Misfit(f"'{name}' is of type {arguments[name]}", f"name one of type {', '.join(types)}", key)
