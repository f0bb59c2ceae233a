"""pydantic's errors in an author's words."""

from __future__ import annotations

import re
import types
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from graders.documents.faults import did_you_mean, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pydantic_core import ErrorDetails

__all__ = ["explain"]

# What a value should have been, by the error it made.
_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "set_type": "a list",
    "frozen_set_type": "a list",
    "dict_type": "a map of keys (`key: value`)",
    "model_type": "a map of keys (`key: value`)",
    "model_attributes_type": "a map of keys (`key: value`)",
    "dataclass_type": "a map of keys (`key: value`)",
    "none_required": "nothing",
    "path_type": "a path",
}
# Patterns in words; another pattern is shown as it is.
_PATTERNS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": (
        "small letters and digits, with single hyphens between them, such as `plateau-trap`"
    ),
    "^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[A-Za-z0-9_]+)*$": (
        "a task's id, a slash and a mistake of that task, such as `descend-together/climbs`"
    ),
}
_PERCENT = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,6})?) ?%")
# What older YAML takes for true and false.
_ONCE_BOOLEAN = {"yes": "true", "y": "true", "on": "true", "no": "false", "n": "false", "off": "false"}
_NUMBERS = {
    "greater_than": ("gt", "over"),
    "greater_than_equal": ("ge", "at least"),
    "less_than": ("lt", "under"),
    "less_than_equal": ("le", "at most"),
}


def explain(
    errors: Sequence[ErrorDetails], model: type[BaseModel], data: Any, way: Sequence[str | int]
) -> tuple[str, str, str]:
    """What is wrong with one value and what would be right.

    Args:
        errors: what pydantic says of it; several where it fits no member of a union.
        model: what `data` is held against.
        data: the whole.
        way: the keys and indices that lead to the value.

    Returns:
        what is wrong; the remedy; the fault's code, `unknown-key` where the key is meant and not its value.
    """
    error = errors[0]
    kind = error["type"]
    if kind == "missing":
        return _missing(str(way[-1]), model, way[:-1], data)
    if kind == "extra_forbidden":
        return _unknown(str(way[-1]), model, data, way[:-1])
    name = _name(way)
    value = _value(data, way)
    wanted = list(dict.fromkeys(_WANTED[each["type"]] for each in errors if each["type"] in _WANTED))
    if wanted and (kind in _WANTED or len(wanted) > 1):
        return _of_another_type(name, value, wanted)
    context = error.get("ctx", {})
    by_kind = _BY_KIND.get(kind)
    if by_kind is not None:
        what, remedy = by_kind(name, value, context)
        return what, remedy, _code(kind)
    if kind in _NUMBERS:
        bound, words = _NUMBERS[kind]
        return f"{name} is {quoted(value)}", f"it has to be {words} {context[bound]:g}", "wrong-value"
    return f"{name}: {error['msg'][:1].lower()}{error['msg'][1:]}", "mend it", "wrong-value"


def _code(kind: str) -> str:
    """The fault's code, by pydantic's kind of error."""
    if kind == "union_tag_not_found":
        return "missing-key"
    return "wrong-length" if kind.startswith("too_") else "wrong-value"


def _missing(key: str, model: type[BaseModel], way: Sequence[str | int], data: Any) -> tuple[str, str, str]:
    whose = _whose(way)
    wanted = _field(_model_at(model, data, way), key)
    example = f"write `{key}: …`" if wanted is None else f"write `{key}:` {wanted}"
    return f"{whose}{quoted(key)} is missing", example, "missing-key"


def _field(model: type[BaseModel] | None, key: str) -> str | None:
    """The field's own description, where the model gives one."""
    field = model.model_fields.get(key) if model else None
    return f"({field.description})" if field is not None and field.description else None


def _unknown(key: str, model: type[BaseModel], data: Any, way: Sequence[str | int]) -> tuple[str, str, str]:
    owner = _model_at(model, data, way)
    known = list(owner.model_fields) if owner else []
    hint = did_you_mean(key, known)
    if not hint:
        hint = f"known here: {', '.join(known)}" if known else "remove it"
    return f"{_whose(way)}unknown key {quoted(key)}", hint, "unknown-key"


def _of_another_type(name: str, value: Any, wanted: list[str]) -> tuple[str, str, str]:
    remedy = f"it has to be {' or '.join(wanted)}"
    if "text" in wanted and isinstance(value, bool | int | float):
        remedy = f'{remedy}: put it in quotes, "{value!r}"'.replace("True", "true").replace("False", "false")
    elif "text" in wanted and isinstance(value, dict):
        remedy = f"{remedy}: a text that holds `: ` wants quotes"
    elif "a list" in wanted and value is not None and not isinstance(value, dict):
        remedy = f"{remedy}: [{value}]" if len(str(value)) <= 30 else remedy
    elif wanted == ["a number"] and isinstance(value, str) and (percent := _PERCENT.fullmatch(value)):
        remedy = f"{remedy}: {float(percent[1]) / 100:g}"
    elif wanted == ["true or false"] and isinstance(value, str) and value.lower() in _ONCE_BOOLEAN:
        remedy = f"{remedy}: {_ONCE_BOOLEAN[value.lower()]}"
    return f"{name} is {_described(value)}", remedy, "wrong-type"


def _described(value: Any) -> str:
    match value:
        case None:
            return "empty"
        case bool():
            return quoted(value)
        case dict():
            return "a map of keys"
        case list():
            return "a list"
        case str():
            return f"the text {quoted(value)}"
        case _:
            return f"the number {quoted(value)}"


def _shown(value: Any) -> str:
    """A value as it is written, where that is one line."""
    return _described(value) if isinstance(value, list | dict | None) else quoted(value)


def _literal(name: str, value: Any, context: dict[str, Any]) -> tuple[str, str]:
    expected = str(context["expected"]).replace("'", "`")
    known = [word.strip("'") for part in str(context["expected"]).split(" or ") for word in part.split(", ")]
    if isinstance(value, str) and value in known:
        return f"{name} is {_described(value)}", f"write it without quotes: {value}"
    near = did_you_mean(value, known) if isinstance(value, str) else ""
    return f"{name} is {_shown(value)}", near or f"it has to be {expected}"


def _tag(_name: str, value: Any, context: dict[str, Any]) -> tuple[str, str]:
    key = str(context["discriminator"]).strip("'")
    tags = [tag.strip("' ") for tag in str(context["expected_tags"]).split(",")]
    remedy = did_you_mean(str(value), tags) or f"it has to be one of {', '.join(tags)}"
    if isinstance(value, list | dict):
        return f"{quoted(key)} is {_shown(value)}", remedy
    return f"no {key} is called {quoted(value)}", remedy


def _no_tag(name: str, _value: Any, context: dict[str, Any]) -> tuple[str, str]:
    key = str(context["discriminator"]).strip("'")
    whose = "" if name == "this" else f"{name}: "
    return f"{whose}{quoted(key)} is missing", f"write `{key}: …`"


def _too_short(name: str, value: Any, context: dict[str, Any]) -> tuple[str, str]:
    least, actual = context["min_length"], _length(value, context)
    if actual == 0:
        return f"{name} is empty", f"it needs at least {least}"
    return f"{name} has {actual}", f"it needs at least {least}"


def _too_long(name: str, value: Any, context: dict[str, Any]) -> tuple[str, str]:
    return f"{name} has {_length(value, context)}", f"it may have {context['max_length']} at most"


def _length(value: Any, context: dict[str, Any]) -> int:
    """How many items the value has: pydantic does not count those that are broken themselves."""
    return len(value) if isinstance(value, list | dict) else int(context["actual_length"])


def _short_text(name: str, _value: Any, context: dict[str, Any]) -> tuple[str, str]:
    if context["min_length"] == 1:
        return f"{name} is empty", "write its text"
    return f"{name} is too short", f"it needs at least {context['min_length']} characters"


def _long_text(name: str, value: Any, context: dict[str, Any]) -> tuple[str, str]:
    return f"{name} has {len(str(value))} characters", f"it may have {context['max_length']} at most"


def _pattern(name: str, value: Any, context: dict[str, Any]) -> tuple[str, str]:
    pattern = str(context["pattern"])
    return f"{name} is {quoted(value)}", f"it has to be {_PATTERNS.get(pattern, f'like {pattern}')}"


def _value_error(name: str, _value: Any, context: dict[str, Any]) -> tuple[str, str]:
    says, _, remedy = str(context["error"]).partition("; ")
    return f"{name}: {says}" if name != "this" else says, remedy or "mend it"


def _not_finite(name: str, value: Any, _context: dict[str, Any]) -> tuple[str, str]:
    return f"{name} is {quoted(value)}", "it has to be a finite number"


_BY_KIND: dict[str, Callable[[str, Any, dict[str, Any]], tuple[str, str]]] = {
    "literal_error": _literal,
    "enum": _literal,
    "union_tag_invalid": _tag,
    "union_tag_not_found": _no_tag,
    "too_short": _too_short,
    "too_long": _too_long,
    "string_too_short": _short_text,
    "string_too_long": _long_text,
    "string_pattern_mismatch": _pattern,
    "value_error": _value_error,
    "assertion_error": _value_error,
    "finite_number": _not_finite,
}


def _name(way: Sequence[str | int]) -> str:
    """What to call the value: its key, or its number in the list it stands in."""
    match list(way):
        case []:
            return "this"
        case [*_, str(key)]:
            return quoted(key)
        case [*_, str(key), int(index)]:
            return f"item {index + 1} of {quoted(key)}"
        case [*_, index]:
            return f"item {int(index) + 1}"
    raise AssertionError(way)


def _whose(way: Sequence[str | int]) -> str:
    return f"{_name(way)}: " if way else ""


def _value(data: Any, way: Sequence[str | int]) -> Any:
    for step in way:
        data = data[step]
    return data


def _model_at(model: type[BaseModel], data: Any, way: Sequence[str | int]) -> type[BaseModel] | None:
    """The model that the map at `way` is held against; None where that can't be told."""
    kind: Any = model
    for step in way:
        owner = _narrowed(kind, data)
        if isinstance(step, str) and owner is not None:
            field = owner.model_fields.get(step)
            kind = field.annotation if field else None
        else:
            kind = _item_type(kind)
        data = data[step]
    return _narrowed(kind, data)


def _narrowed(kind: Any, data: Any) -> type[BaseModel] | None:
    """The one model among a type's members that the data means."""
    models = [each for each in _members(kind) if isinstance(each, type) and issubclass(each, BaseModel)]
    if len(models) > 1 and isinstance(data, dict):
        models = [each for each in models if _takes_kind(each, data.get("kind"))]
    return models[0] if len(models) == 1 else None


def _takes_kind(model: type[BaseModel], kind: Any) -> bool:
    field = model.model_fields.get("kind")
    return field is not None and kind in get_args(field.annotation)


def _members(kind: Any) -> list[Any]:
    """The members of a union, or the type itself; annotations are taken off."""
    origin = get_origin(kind)
    if origin is Annotated:
        return _members(get_args(kind)[0])
    if origin in {Union, types.UnionType}:
        return [inner for member in get_args(kind) for inner in _members(member)]
    return [kind]


def _item_type(kind: Any) -> Any:
    """What a list, a tuple or a map's values hold."""
    for member in _members(kind):
        arguments = [argument for argument in get_args(member) if argument is not Ellipsis]
        if arguments:
            return arguments[-1]
    return None
