"""What runs a submission in its own sandbox to see a while loop, or a recursion, that can never end.

A loop that begins a turn with exactly the values of an earlier turn goes round for ever, if nothing but
those values decides what it does. So only plain values are taken, only modules without a state, and no name
by which a state could hide. Two turns are compared at the very same place: a call that is put in as the first
statement of the loop's body. As in Brent's search for a cycle one earlier turn is kept, a later one each time
the way from it has doubled.

A function that calls itself is looked at in the same way, at each call: one that begins with exactly the
values of a call still under way calls itself for ever. That is only said where no error is caught, since the
error in which Python gives up might be.
"""

from __future__ import annotations

__all__ = ["ENDLESS_SHIM"]

ENDLESS_SHIM = b'''
import ast
import struct
import sys
import types

import numpy

STATELESS = {"numpy", "math", "cmath", "statistics", "builtins", "operator", "__future__"}
# What answers otherwise when asked again, reaches what is not looked at here, or changes NumPy itself.
MOVING = {
    "attrgetter", "compile", "datetime64", "delattr", "empty", "empty_like", "eval", "exec", "frompyfunc",
    "getattr", "globals", "id", "input", "iter", "locals", "methodcaller", "next", "object", "open", "random",
    "samples", "set_printoptions", "setattr", "setbufsize", "seterr", "seterrcall", "vars", "where",
}
FUNCTIONS = (types.FunctionType, types.BuiltinFunctionType, type)
FILE = "<watched>"
DEEP = 3000  # calls in each other that are watched


class Enough(BaseException):
    """The submission need not run on."""


class Unknown(Exception):
    """A value of which not everything can be seen."""


def endless(*arguments):
    """What of the submission's function goes on for ever: "loop", "call", or nothing that is seen."""
    tree = plainly(ast.parse(SOURCE))
    nodes = list(ast.walk(tree))
    if not all(map(open_to_sight, nodes)):
        return ""
    within = not catches(nodes)
    for node in nodes:
        if isinstance(node, ast.FunctionDef) and not any(
            isinstance(one, (ast.Yield, ast.YieldFrom)) for one in ast.walk(node)
        ):
            node.body = watched(node.body)
            if within and calls_itself(node):
                node.body = [*ast.parse("trainer_call()").body, *node.body]
    made = {
        "__name__": __name__, "__builtins__": __builtins__, "trainer_loop": Loop, "trainer_call": called_now,
    }
    Loop.names, Loop.hidden, Loop.found = made, {*made}, ""
    if within:
        sys.setrecursionlimit(DEEP)
    try:
        exec(compile(ast.fix_missing_locations(tree), FILE, "exec", dont_inherit=True), made)
        made[FUNCTION](*arguments)
    except (Exception, Enough):
        pass
    return Loop.found


def open_to_sight(node):
    """Whether a piece of the source can't keep a state where nobody looks."""
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        homes = [node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names]
        parts = {part for home in homes for part in home.split(".")}
        if not {home.partition(".")[0] for home in homes} <= STATELESS or parts & MOVING:
            return False
    if isinstance(node, ast.Attribute) and (not isinstance(node.ctx, ast.Load) or node.attr == "base"):
        return False  # the array behind a view has entries that the view does not show
    if isinstance(node, ast.Compare):
        for operation, other in zip(node.ops, node.comparators):
            if isinstance(operation, (ast.Is, ast.IsNot)) and not is_one_object(other):
                return False
    names = {getattr(node, kind, None) for kind in ("id", "attr", "name", "arg", "asname")}
    if isinstance(node, ast.Name) and node.id == "__name__" and isinstance(node.ctx, ast.Load):
        return True
    return not any(
        isinstance(name, str) and (name in MOVING or name.startswith(("__", "trainer_")))
        for name in names
    )


def is_one_object(node):
    """Whether a constant's value is one object, wherever it comes from: as None is, and a small number."""
    if not isinstance(node, ast.Constant):
        return False
    return node.value is None or type(node.value) is bool or type(node.value) is int and node.value < 257


def watched(body):
    """Statements of a function with its while loops watched; a function inside is left as it is."""
    seen = []
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            seen.append(node)
            continue
        filled = sorted(only_filled(node)) if isinstance(node, ast.While) else None
        for part in ("body", "orelse", "finalbody"):
            if isinstance(inner := getattr(node, part, None), list):
                setattr(node, part, watched(inner))
        for branch in (*getattr(node, "handlers", ()), *getattr(node, "cases", ())):
            branch.body = watched(branch.body)
        if filled is not None:
            name = f"trainer_{node.lineno}_{node.col_offset}"
            seen += ast.parse(f"{name} = trainer_loop({filled})").body
            node.body = [*ast.parse(f"{name}.turn()").body, *node.body]
        seen.append(node)
    return seen


def only_filled(loop):
    """The lists that a loop appends to and never looks at: they may grow, and decide nothing."""
    appended = {
        node.value.func.value
        for node in ast.walk(loop)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Attribute) and node.value.func.attr == "append"
    }
    named = [node for node in ast.walk(loop) if isinstance(node, ast.Name)]
    used = {node.id for node in named if node not in appended}
    return {node.id for node in named} - used


class Loop:
    """One run of a while loop, from its first turn on."""

    def __init__(self, filled):
        self.filled, self.kept, self.since, self.power = filled, None, 0, 1

    def turn(self):
        try:
            now = Values().state(sys._getframe(1).f_locals, self.filled)
        except (Unknown, RecursionError, ValueError):
            raise Enough from None
        if now == self.kept:
            Loop.found = "loop"
            raise Enough
        self.since += 1
        if self.since >= self.power:
            self.kept, self.since, self.power = now, 0, 2 * self.power


def calls_itself(function):
    return any(isinstance(node, ast.Name) and node.id == function.name for node in ast.walk(function))


def called_now():
    """Look at a call of a function that calls itself, which has just begun."""
    frame = sys._getframe(1)
    try:
        now = Values().state(frame.f_locals, ())
    except (Unknown, RecursionError, ValueError):
        raise Enough from None
    call = Call.under_way(frame)
    if call.kept == now:
        Loop.found = "call"
        raise Enough
    call.since += 1
    if call.since >= call.power:
        call.frame, call.kept, call.since, call.power = frame, now, 0, 2 * call.power


class Call:
    """An earlier call of a function, still under way, to which later ones are compared."""

    last = {}  # by the function's code

    def __init__(self):
        self.frame, self.kept, self.since, self.power = None, None, 0, 1

    @classmethod
    def under_way(cls, frame):
        call = cls.last.get(frame.f_code)
        above = frame.f_back
        while call is not None and above is not None and above is not call.frame:
            above = above.f_back
        if call is None or above is None:
            call = cls.last[frame.f_code] = cls()
        return call


class Values:
    """All values a turn begins with, told so that two tellings are equal only where nothing could differ."""

    def __init__(self):
        self.met, self.arrays = {}, []

    def state(self, own, filled):
        seen = {
            name: value for name, value in own.items()
            if type(value) is not Loop and (name not in filled or type(value) is not list)
        }
        names = [name for name in Loop.names if name not in Loop.hidden]
        return self.plain([seen, {name: Loop.names[name] for name in names}])

    def plain(self, value):
        kind = type(value)
        if value is None or kind in (bool, str, bytes):
            return (kind.__name__, value)
        if kind is int:
            return ("int", hex(value))
        if kind is complex or kind is float and value == value:
            return (kind.__name__, struct.pack("<dd", value.real, value.imag))
        if kind is tuple:
            return ("tuple", *map(self.plain, value))
        if isinstance(value, numpy.generic) and kind.__module__ == "numpy" and value.dtype.kind in "biufc":
            return (kind.__name__, value.tobytes())
        if kind is types.ModuleType and value.__name__.partition(".")[0] in STATELESS:
            return ("module", value.__name__)
        # One list under two names is something else than two equal lists; so is one nan.
        if id(value) in self.met:
            return ("again", self.met[id(value)][0])
        self.met[id(value)] = (len(self.met), value)
        return self.once(kind, value)

    def once(self, kind, value):
        if kind is float:
            return ("nan", struct.pack("<d", value))
        if kind is list:
            return ("list", *map(self.plain, value))
        if kind is dict:
            return ("dict", *((self.plain(key), self.plain(one)) for key, one in value.items()))
        if kind is numpy.ndarray and value.dtype.kind in "biufc":
            return self.array(value)
        if isinstance(value, FUNCTIONS) or kind.__name__ in ("ufunc", "_ArrayFunctionDispatcher"):
            return self.function(value)
        raise Unknown

    def array(self, value):
        place = value.__array_interface__["data"][0]
        shared = tuple(
            (at, place - where)
            for at, (other, where) in enumerate(self.arrays) if numpy.may_share_memory(value, other)
        )
        self.arrays.append((value, place))
        form = (value.dtype.str, value.shape, value.strides, value.flags.writeable)
        return ("array", form, shared, value.tobytes())

    def function(self, value):
        home = (getattr(value, "__module__", None) or "builtins").partition(".")[0]
        bound = getattr(value, "__self__", None)
        if home in STATELESS and (bound is None or type(bound) is types.ModuleType):
            return ("function", id(value))
        if isinstance(value, types.FunctionType) and value.__code__.co_filename == FILE:
            cells = [cell.cell_contents for cell in value.__closure__ or ()]
            kept = (value.__defaults__, value.__kwdefaults__, vars(value), *cells)
            return ("own function", id(value.__code__), self.plain(kept))
        raise Unknown
'''
