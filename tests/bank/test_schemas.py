"""The JSON Schemas that editors use: they take what the reader takes, and name what it refuses."""

from __future__ import annotations

import json
from typing import Any

from graders.task import TaskSpec
from trainer.bank import json_schemas
from trainer.bank.model import KINDS, Bank, Track


def test_there_is_a_schema_for_each_kind_of_file() -> None:
    schemas = json_schemas()
    assert list(schemas) == ["track", "bank", "task", "presets"]
    for schema in schemas.values():
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert schema["additionalProperties"] is False
        json.dumps(schema)


def test_they_name_every_key() -> None:
    schemas = json_schemas()
    for name, model in (("track", Track), ("bank", Bank), ("task", TaskSpec)):
        assert set(schemas[name]["properties"]) == set(model.model_fields)


def test_the_schema_of_a_bank_tells_the_kinds_apart() -> None:
    bank = json_schemas()["bank"]
    items: dict[str, Any] = bank["properties"]["questions"]["items"]
    assert set(items["discriminator"]["mapping"]) == set(KINDS)
    for reference in items["discriminator"]["mapping"].values():
        definition = bank["$defs"][reference.rsplit("/", 1)[1]]
        assert definition["additionalProperties"] is False
        assert {"id", "kind", "level", "objectives", "prompt", "explanation"} <= set(definition["required"])
