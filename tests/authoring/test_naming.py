"""Ids made of what people write."""

from __future__ import annotations

import pytest

from trainer.authoring.naming import is_id, slug


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("What is a saddle?", "what-is-a-saddle"),
        ("Größe & Naïveté, don't!", "grosse-naivete-dont"),
        ("One two three four five six seven", "one-two-three-four-five-six"),
        ("x" * 100, "x" * 60),
        ("a" * 50 + " " + "b" * 50, "a" * 50),
        ("θ ← θ − η·∇L", ""),
        ("食べる 2", ""),
        ("η?", ""),
        ("—", ""),
    ],
)
def test_a_slug_is_an_id_or_nothing(text: str, made: str) -> None:
    assert slug(text) == made
    assert is_id(made) == bool(made)


def test_a_slug_may_have_all_the_words() -> None:
    assert slug("One two three four five six seven", most=None) == "one-two-three-four-five-six-seven"
