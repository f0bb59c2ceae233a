"""A document held against a pydantic model; what does not fit is told in an author's words, with its place.

Validation is strict: `level: "2"` is text, not a number, for every program that reads the file. It goes
through JSON because that is where pydantic's strict mode takes a list for a tuple.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from graders.documents.explaining import explain
from graders.documents.faults import DocumentProblem, Fault, nearest, untold
from graders.documents.reading import MOST_FAULTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic_core import ErrorDetails

    from graders.documents.document import Document

__all__ = ["Way", "validate", "violations"]

# Keys and indices that lead from the whole to a value.
Way = tuple[str | int, ...]

Model = TypeVar("Model", bound=BaseModel)


def validate(document: Document, model: type[Model]) -> Model:
    """The document as the model has it.

    Raises:
        DocumentProblem: it does not fit; it carries every fault.
    """
    valid, faults = violations(document, model)
    if valid is None:
        raise DocumentProblem([fault for _, fault in faults])
    return valid


def violations(
    document: Document, model: type[Model], at: Sequence[str | int] = ()
) -> tuple[Model | None, list[tuple[Way, Fault]]]:
    """What `validate` would give, or where and how the document does not fit.

    Args:
        document: the document.
        model: what its data, or the part of it at `at`, has to be.
        at: the way to that part.

    Returns:
        the model's instance, or None; the faults in the file's order, each with the way to its value.
    """
    data = document.data
    for step in at:
        data = data[step]
    try:
        return model.model_validate_json(json.dumps(data), strict=True), []
    except ValidationError as error:
        errors = _without_misspelled(error.errors(include_url=False))
    faults = []
    groups = list(_grouped(errors, data).items())
    for way, group in groups[:MOST_FAULTS]:
        loc = (*at, *way)
        what, remedy, code = explain(group, model, data, way)
        fault = document.fault(loc, what, remedy, code=code, on_key=code == "unknown-key")
        faults.append((loc, fault))
    if rest := groups[MOST_FAULTS:]:
        loc = (*at, *rest[0][0])
        faults.append((loc, untold(len(rest), document.path, *document.position(loc))))
    return None, sorted(faults, key=lambda pair: pair[1].place)


def _grouped(errors: Sequence[ErrorDetails], data: Any) -> dict[Way, list[ErrorDetails]]:
    """The errors by the way to their value: one that fits no member of a union has an error a member."""
    groups: dict[Way, list[ErrorDetails]] = {}
    for error in errors:
        way = _way(error, data)
        if not _follows_from_others(error, data, way):
            groups.setdefault(way, []).append(error)
    return groups


def _without_misspelled(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """The errors, but a key that is missing because it is misspelled is told once: as misspelled."""
    missing: dict[tuple[str | int, ...], list[str]] = {}
    for error in errors:
        if error["type"] == "missing":
            missing.setdefault(error["loc"][:-1], []).append(str(error["loc"][-1]))
    meant: set[tuple[str | int, ...]] = set()
    for error in errors:
        owner = error["loc"][:-1]
        if error["type"] == "extra_forbidden" and owner in missing:
            near = nearest(str(error["loc"][-1]), missing[owner])
            meant |= {(*owner, near)} if near else set()
    return [error for error in errors if error["type"] != "missing" or error["loc"] not in meant]


def _follows_from_others(error: ErrorDetails, data: Any, way: Way) -> bool:
    """A list whose broken items pydantic did not count is not too short: the items are."""
    if error["type"] != "too_short":
        return False
    for step in way:
        data = data[step]
    return isinstance(data, list | dict) and len(data) >= error.get("ctx", {}).get("min_length", 0)


def _way(error: ErrorDetails, data: Any) -> Way:
    """Pydantic's `loc` without what is no key or index: the members of unions it tried."""
    way: list[str | int] = []
    loc = error["loc"]
    here, tagged = data, False
    for position, step in enumerate(loc):
        last = position == len(loc) - 1
        if isinstance(here, dict) and isinstance(step, str):
            if not tagged and not last and here.get("kind") == step:
                tagged = True  # the member of a union told apart by the map's own `kind: trap`
                continue
            if step in here:
                way.append(step)
                here, tagged = here[step], False
            elif last and error["type"] == "missing":
                way.append(step)
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            way.append(step)
            here, tagged = here[step], False
    if error["type"] == "union_tag_invalid":
        way.append(str(error["ctx"]["discriminator"]).strip("'"))
    return tuple(way)
