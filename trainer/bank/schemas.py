"""The file formats as JSON Schema, for editors that complete and underline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import BaseModel

__all__ = ["DIALECT", "json_schemas"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schemas() -> dict[str, dict[str, Any]]:
    """The schemas of `track.yaml`, of a bank, of `task.yaml` and of the lab's presets.

    By the names "track", "bank", "task" and "presets".
    """
    from graders.task import TaskSpec  # noqa: PLC0415 - pydantic, 63 ms
    from trainer.bank.model import Bank, Track  # noqa: PLC0415
    from trainer.bank.presets import Presets  # noqa: PLC0415

    models: dict[str, tuple[str, type[BaseModel]]] = {
        "track": ("A track", Track),
        "bank": ("A question bank", Bank),
        "task": ("A coding task", TaskSpec),
        "presets": ("Presets of the lab", Presets),
    }
    return {
        name: {"$schema": DIALECT, **model.model_json_schema(), "title": title}
        for name, (title, model) in models.items()
    }
