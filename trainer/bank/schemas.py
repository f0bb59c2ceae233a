"""The file formats as JSON Schema, for editors that complete and underline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import BaseModel

__all__ = ["DIALECT", "json_schemas"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schemas() -> dict[str, dict[str, Any]]:
    """The schemas of `track.yaml`, of a bank file and of `task.yaml`, as "track", "bank" and "task"."""
    from graders.task import TaskSpec  # noqa: PLC0415 - pydantic, 63 ms
    from trainer.bank.model import Bank, Track  # noqa: PLC0415

    titles = {"track": "A track", "bank": "A question bank", "task": "A coding task"}
    models: dict[str, type[BaseModel]] = {"track": Track, "bank": Bank, "task": TaskSpec}
    return {
        name: {"$schema": DIALECT, **model.model_json_schema(), "title": titles[name]}
        for name, model in models.items()
    }
