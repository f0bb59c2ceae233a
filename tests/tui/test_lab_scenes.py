"""The lab's pictures as cells: cut at the frame, the same forwards and back, in letters every console has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.bank.presets import load_presets, setups_of
from trainer.lab.descents import Setup, descent_of
from trainer.lab.landscapes import LANDSCAPES
from trainer.places import shipped_content
from trainer.tui.lab.raster import Raster, clipped
from trainer.tui.lab.scenes import Scene, loss_scene, path_scene

PRESETS = load_presets(shipped_content() / "gradient-descent" / "lab" / "presets.yaml").presets
SIZES = ((36, 6), (44, 11), (64, 22))
FAR = 1e30

coordinates = st.floats(-FAR, FAR) | st.floats(-20, 20)


def cells(scene: Scene) -> list[str]:
    """The rows as they stand."""
    return ["".join(text for text, _ in scene.raster.row(row)) for row in range(scene.raster.height)]


def scenes(number: int, size: tuple[int, int], *, ascii_only: bool = False) -> list[Scene]:
    runs = [descent_of(setup) for setup in setups_of(PRESETS[number]) if setup is not None]
    return [make(runs, size, ascii_only=ascii_only) for make in (path_scene, loss_scene)]


@given(coordinates, coordinates, coordinates, coordinates)
def test_a_cut_line_lies_in_the_frame(x: float, y: float, to_x: float, to_y: float) -> None:
    part = clipped((x, y), (to_x, to_y), 10, 6)
    if part is None:
        assert not (0 <= x <= 10 and 0 <= y <= 6)
        return
    for at_x, at_y in part:
        assert 0 <= at_x <= 10
        assert 0 <= at_y <= 6


def test_a_line_is_cut_where_it_leaves() -> None:
    assert clipped((5, 3), (25, 3), 10, 6) == ((5, 3), (10, 3))
    assert clipped((5, -3), (5, 9), 10, 6) == ((5, 0), (5, 6))
    assert clipped((-1, -1), (-1, 9), 10, 6) is None
    assert clipped((12, 0), (12.5, 6), 10, 6) is None


def test_a_line_from_far_beyond_to_far_beyond_crosses_the_frame() -> None:
    """As of a run that diverges from wall to wall; cut less exactly, it had 10^14 dots."""
    assert clipped((5, -2.3e21), (5, 5.6e30), 10, 6) == ((5, 0), (5, 6))


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "nesterov"])
def test_a_run_that_diverges_over_contours_is_drawn_within_them(optimizer: str) -> None:
    descent = descent_of(Setup("ill-conditioned-bowl", optimizer, 0.2, steps=100))
    assert descent.left_at is not None
    scene = path_scene([descent], (44, 10), ascii_only=False)
    assert scene.go_to(100) <= set(range(10))


def test_dots_of_a_layer_add_up_and_lie_over_the_ground() -> None:
    raster = Raster(2, 1)
    raster.dot(0, 0, "ground")
    raster.dot(1, 0, "ground")
    assert raster.row(0) == [("⠉", "ground"), (" ", "")]
    raster.dot(0, 3, "first")
    assert raster.row(0) == [("⡀", "first"), (" ", "")]
    raster.mark(0, 0, "●", "second")
    assert raster.row(0)[0] == ("●", "second")
    raster.unmark(0, 0)
    raster.wipe(["first"])
    assert raster.row(0)[0] == ("⠉", "ground")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("number", range(len(PRESETS)), ids=[preset.id for preset in PRESETS])
def test_a_picture_is_the_same_however_one_came_to_it(number: int, size: tuple[int, int]) -> None:
    for stepped, jumped in zip(scenes(number, size), scenes(number, size), strict=True):
        last = PRESETS[number].setup.steps
        middle = last // 2
        for step in range(middle + 1):
            stepped.go_to(step)
        there = cells(stepped)
        jumped.go_to(last)
        jumped.go_to(middle)
        assert cells(jumped) == there
        assert {len(row) for row in there} == {size[0]}


@pytest.mark.parametrize("number", range(len(PRESETS)), ids=[preset.id for preset in PRESETS])
def test_what_changed_is_told_row_by_row(number: int) -> None:
    for scene in scenes(number, SIZES[1]):
        for step in range(min(PRESETS[number].setup.steps, 12) + 1):
            before = cells(scene)
            told = scene.go_to(step)
            changed = {
                row for row, (old, new) in enumerate(zip(before, cells(scene), strict=True)) if old != new
            }
            assert changed <= told


@pytest.mark.parametrize("number", range(len(PRESETS)), ids=[preset.id for preset in PRESETS])
def test_without_braille_every_cell_is_ascii(number: int) -> None:
    for scene in scenes(number, SIZES[1], ascii_only=True):
        scene.go_to(9)
        text = "\n".join(cells(scene)).replace("−", "-")
        assert text.isascii()
        assert set("*@+#") & set(text)


@pytest.mark.parametrize("landscape", ["ill-conditioned-bowl", "rosenbrock", "saddle"])
@pytest.mark.parametrize("ascii_only", [False, True])
def test_contours_leave_the_path_room_and_the_minimum_in_sight(landscape: str, *, ascii_only: bool) -> None:
    descent = descent_of(Setup(landscape, "sgd", 0.0001, steps=1))
    for size in SIZES:
        scene = path_scene([descent], size, ascii_only=ascii_only)
        rows = [scene.raster.row(row) for row in range(size[1])]
        ground = "".join(text for row in rows for text, style in row if style == "ground")
        share = len(ground) / (size[0] * size[1])
        assert 0 < share < (0.35 if ascii_only else 0.8)
        signs = "".join(text for row in rows for text, style in row if style == "label")
        assert signs.count("x" if ascii_only else "×") == len(LANDSCAPES[landscape].minima)
