"""What can be told of a submission's objects without running any code of them."""

from __future__ import annotations

from types import CodeType, FunctionType, MethodType, ModuleType
from typing import Any, Final

from graders.sandbox.zygote.messages import NAMES_TOLD

_type_name_of: Final = type.__dict__["__name__"].__get__
type_mro_of: Final = type.__dict__["__mro__"].__get__


def type_name(kind: type) -> str:
    """A type's name without asking the type (a metaclass may answer anything)."""
    return str(_type_name_of(kind))[:80]


def names_of(space: dict[str, Any]) -> tuple[str, ...]:
    """What the module defines, imported modules and Python's own names left out."""
    names = [
        name
        for name, value in dict.items(space)
        if type(name) is str and len(name) <= 100 and type(value) is not ModuleType
        if not (name.startswith("__") and name.endswith("__"))
    ]
    return tuple(names[:NAMES_TOLD])


def signature_of(function: Any) -> tuple[int, int | None] | None:
    """How many positional arguments it requires and takes at most (None: any number); None: unknown."""
    bound = 0
    if type(function) is MethodType:
        function, bound = function.__func__, 1
    elif type(function) is not FunctionType:
        for kind in type_mro_of(type(function)):
            method = type.__dict__["__dict__"].__get__(kind).get("__call__")
            if method is not None:
                function, bound = method, 1
                break
    if type(function) is not FunctionType:
        return None
    code: CodeType = function.__code__
    at_most = code.co_argcount - bound
    required = max(0, at_most - len(function.__defaults__ or ()))
    return required, None if code.co_flags & 0x04 else at_most
