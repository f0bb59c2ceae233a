"""Consoles without our letters: formulas are spelled out, and stay true."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from harness import NORMAL, House, ask, screen_text

from trainer.tui.spelling import Spelling
from trainer.tui.texts import one_line, plain, use_console

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def ascii_console() -> Iterator[None]:
    use_console("ascii")
    yield
    use_console(None)


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("f(x) = (x − 2)²", "f(x) = (x - 2)^2"),
        ("w ← w − η · ∇L(w)", "w <- w - eta * grad L(w)"),
        ("Σ (w − xᵢ)²", "sum (w - x_i)^2"),
        ("0 ≤ β ≥ λ ≈ 1 × ∞", "0 <= beta >= lambda ~ 1 x inf"),
        ("√2, ∂θ, σ…", "sqrt 2, d theta, sigma..."),
        ("1 − 2nη, λmax", "1 - 2n eta, lambda max"),
        ("½·xᵀHx, 10⁻¹², x₀", "1/2*x^THx, 10^-12, x_0"),
        ("a → b", "a -> b"),
        ("x ∈ R, x∈R, ΣΣ xᵢ", "x in R, x in R, sum sum x_i"),
        ("漢 é", "漢 é"),
    ],
)
def test_maths_is_spelled_out(text: str, spelled: str) -> None:
    assert Spelling("ascii")(text) == spelled


def test_what_a_console_has_it_keeps() -> None:
    assert Spelling("cp1252")("x² · η") == "x² · eta"
    assert Spelling(None)("x² · η") == "x² · η"


@pytest.mark.usefixtures("ascii_console")
def test_texts_are_spelled_before_they_are_cut() -> None:
    assert plain("η²") == "eta^2"
    assert one_line("ηη is long", 9) == "eta et..."
    assert len(one_line("η" * 40, 20)) <= 20


async def test_a_formula_on_a_screen_without_its_letters(house: House) -> None:
    bank = house.places.content[0] / "mini" / "basics.yaml"
    text = bank.read_text(encoding="utf-8")
    bank.write_text(text.replace("Which way does a step go?", "Is (w − x)² ≥ 0?"), encoding="utf-8")
    async with house.open(size=NORMAL, encoding="ascii") as pilot:
        await ask(pilot, "which-way")
        assert "Is (w - x)^2 >= 0?" in screen_text(pilot)
        assert screen_text(pilot).isascii()
