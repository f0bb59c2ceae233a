"""What puts a submission's endless forms plainly, before its loops are watched in its own sandbox.

A `for` loop over a counter of itertools that never ends, whose count nobody reads, is a `while True`; how
deep calls may go decides nothing where no error is caught. So those two imports, which could hide a state,
need not be there any more. Where anything else is done with them the source is left as it is, and not judged.
"""

from __future__ import annotations

__all__ = ["ENDLESS_FORMS_SHIM"]

ENDLESS_FORMS_SHIM = b'''
import ast
import collections

KNOWN = {"itertools.count", "itertools.cycle", "itertools.repeat", "sys.setrecursionlimit"}


def plainly(tree):
    """The source with its endless for loops as while loops, and the limit of its calls left out."""
    known, nodes = imported(tree), list(ast.walk(tree))
    read = {node.id for node in nodes if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Store)}
    read |= {getattr(node.target, "id", None) for node in nodes if isinstance(node, ast.AugAssign)}
    loops = {
        node for node in nodes
        if isinstance(node, ast.For) and isinstance(node.target, ast.Name)
        and node.target.id not in read and is_without_end(node.iter, known)
    }
    limits = {
        node for node in nodes
        if isinstance(node, ast.Expr) and called(node.value, known) == "sys.setrecursionlimit"
        and all(isinstance(one, NUMBERS) for part in node.value.args for one in ast.walk(part))
    }
    if limits and catches(nodes):
        return tree
    used = collections.Counter(home(node.iter) for node in loops) + collections.Counter(
        home(node.value) for node in limits
    )
    said = mentions(nodes)
    if any(said[name] != 1 + used[name] for name in known):
        return tree
    return Plainly(known, loops, limits).visit(tree)


NUMBERS = (ast.Constant, ast.BinOp, ast.operator)


def catches(nodes):
    return any(isinstance(node, (ast.Try, ast.TryStar)) for node in nodes)


def imported(tree):
    """By name in the source what is known by it: a module, or a function of one."""
    found = {}
    for node in tree.body:
        if isinstance(node, ast.Import):
            found.update({one.asname or one.name: one.name for one in node.names if is_home(one.name)})
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = {one.asname or one.name: f"{node.module}.{one.name}" for one in node.names}
            found.update({name: full for name, full in names.items() if full in KNOWN})
    return found


def is_home(name):
    return name in {full.partition(".")[0] for full in KNOWN}


def home(call):
    """The name by which a call gets at what it calls."""
    function = call.func
    return function.id if isinstance(function, ast.Name) else function.value.id


def called(node, known):
    """What a call by plain arguments calls, in full; None where it is nothing known."""
    if not isinstance(node, ast.Call) or node.keywords:
        return None
    full = None
    if isinstance(node.func, ast.Name):
        full = known.get(node.func.id)
    elif isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
        full = f"{known.get(node.func.value.id)}.{node.func.attr}"
    return full if full in KNOWN else None


def is_without_end(node, known):
    """Whether something is gone through for ever: a counter made of plain numbers."""
    full = called(node, known)
    if full == "itertools.count":
        return len(node.args) <= 2 and all(map(is_number, node.args))
    if full == "itertools.repeat":
        return len(node.args) == 1 and isinstance(node.args[0], ast.Constant)
    if full == "itertools.cycle" and len(node.args) == 1 and isinstance(node.args[0], (ast.List, ast.Tuple)):
        items = node.args[0].elts
        return bool(items) and all(isinstance(one, ast.Constant) for one in items)
    return False


def is_number(node):
    return isinstance(node, ast.Constant) and type(node.value) in (int, float)


def mentions(nodes):
    """How often each name stands in the source, whatever for."""
    counted = collections.Counter()
    for node in nodes:
        names = [getattr(node, kind, None) for kind in ("id", "name", "arg", "asname", "rest")]
        counted.update(name for name in (*names, *getattr(node, "names", ())) if isinstance(name, str))
    return counted


class Plainly(ast.NodeTransformer):
    """Puts the loops and the limits found otherwise, and takes the names off the imports."""

    def __init__(self, known, loops, limits):
        self.known, self.loops, self.limits = known, loops, limits

    def visit_For(self, node):
        self.generic_visit(node)
        if node not in self.loops:
            return node
        return ast.copy_location(ast.While(ast.Constant(True), node.body, node.orelse), node)

    def visit_Expr(self, node):
        return ast.copy_location(ast.Pass(), node) if node in self.limits else self.generic_visit(node)

    def visit_Import(self, node):
        node.names = [one for one in node.names if (one.asname or one.name) not in self.known]
        return node if node.names else ast.copy_location(ast.Pass(), node)

    visit_ImportFrom = visit_Import
'''
