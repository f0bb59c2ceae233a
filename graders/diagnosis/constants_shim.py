"""What finds the free constants of mistakes' files and runs them with others, on the author's side."""

from __future__ import annotations

__all__ = ["CONSTANTS_SHIM"]

CONSTANTS_SHIM = b'''
import ast

EVERYWHERE = [-float("inf"), float("inf")]
DEGREES = (180, 360)  # of half a turn and a whole one, which nobody chooses
FREE, MADE = {}, {}  # by path: the source with its free constants; what was made of it


def is_number(node):
    return isinstance(node, ast.Constant) and type(node.value) in (int, float)


def numbers_of(tree):
    return [node for node in ast.walk(tree) if is_number(node)]


def skeleton(tree):
    kept = [(node, node.value) for node in numbers_of(tree)]
    for node, _ in kept:
        node.value = 0
    shape = ast.dump(tree)
    for node, value in kept:
        node.value = value
    return shape


def without_text(source):
    tree = ast.parse(source)
    if tree.body and isinstance(tree.body[0], ast.Expr) and isinstance(tree.body[0].value, ast.Constant):
        del tree.body[0]
    return tree


def in_place_of_arguments(tree, names):
    """Numbers assigned to an argument, or taken where an argument is zero."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target = node.targets[0]
            pairs = zip(target.elts, node.value.elts) if (
                isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple)
            ) else [(target, node.value)]
            found += [value for one, value in pairs if getattr(one, "id", None) in names]
        if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.Or):
            if getattr(node.values[0], "id", None) in names:
                found.append(node.values[-1])
    return [node for node in found if is_number(node)]


def of_its_own(node, right):
    """A number that no right solution has, and that is not there to halve or double: chosen freely."""
    value = node.value
    small = isinstance(value, float) and 0 < value < 1
    return value not in right and value not in (0.5, *DEGREES) and (value >= 5 or small)


def between(values):
    """Where a number may lie and still make the same mistake.

    A factor below one shrinks, one above grows; a bound from 10,000 on guards against overflow. What
    varies over powers of ten is a size and no factor.
    """
    if min(values) > 0 and max(values) > 100 * min(values):
        return [0.0, float("inf")]
    for low, high in ((0.0, 1.0), (1.0, 9_999.0), (9_999.0, float("inf"))):
        if all(low < value < high for value in values):
            return [low, high]
    return [0.0, float("inf")] if all(value > 0 for value in values) else EVERYWHERE


def free_constants(paths, sources, names, right):
    """By path the numbers that may be others: the value, its places, and between what it must lie.

    A place comes with whether one minus the number stands there.
    """
    trees = [without_text(source) for source in sources]
    known = {node.value for source in right for node in numbers_of(without_text(source))}
    groups = {}
    for path, tree in zip(paths, trees):
        slug = path.split("/")[-1].removesuffix(".py").split("--")[0]
        groups.setdefault((slug, skeleton(tree)), []).append((path, tree))
    found = {}
    for members in groups.values():
        columns = list(zip(*(numbers_of(tree) for _, tree in members)))
        for at, (path, tree) in enumerate(members):
            given = in_place_of_arguments(tree, names)
            free, bounds = {}, {}
            for place, column in enumerate(columns):
                node, values = column[at], {one.value for one in column}
                instead = any(node is one for one in given)
                if instead or len(values) > 1 or of_its_own(node, known):
                    free.setdefault(node.value, []).append([place, False])
                    bounds[node.value] = EVERYWHERE if instead and len(values) == 1 else between(values)
            # A number and what it leaves of one are the same constant.
            for value in sorted(free, reverse=True):
                for other in list(free):
                    if value in free and other < value and abs(value + other - 1) < 1e-12:
                        free[value] += [[place, True] for place, _ in free.pop(other)]
            if 1 <= len(free) <= 2:
                found[path] = [[value, places, *bounds[value]] for value, places in free.items()]
    return found


def made(path):
    if path not in MADE:
        source, free = FREE[path]
        tree = without_text(source)
        nodes = numbers_of(tree)
        for number, (_, places, *_) in enumerate(free):
            for place, left in places:
                put(tree, nodes[place], ("1 - " if left else "") + f"__constant_{number}")
        MADE[path] = compile(ast.fix_missing_locations(tree), path, "exec")
    return MADE[path]


def put(tree, node, text):
    new = ast.parse(text, mode="eval").body
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is node:
                setattr(parent, name, new)
            elif isinstance(value, list) and any(item is node for item in value):
                value[:] = [new if item is node else item for item in value]


def with_constants(path, constants, function, *arguments):
    space = {"__name__": "mistake"}
    for number, ((own, *_), value) in enumerate(zip(FREE[path][1], constants)):
        space[f"__constant_{number}"] = int(value) if isinstance(own, int) and value == int(value) else value
    exec(made(path), space)
    return space[function](*arguments)
'''
