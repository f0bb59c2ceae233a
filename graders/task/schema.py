"""What `task.yaml` may say."""

from __future__ import annotations

import keyword
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from graders.sandbox.model import Limits
from graders.task.model import Nearness, Spec
from graders.task.values import ARRAYS, SCALARS, type_name

__all__ = ["SLUG", "CaseSpec", "CompareSpec", "LimitsSpec", "TaskSpec"]

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class CaseSpec(_Strict):
    """A case written by hand."""

    name: Annotated[str, Field(min_length=1, max_length=120)]
    arguments: dict[str, Any]
    visible: bool = Field(default=False, description="shown as an example before the first attempt")


class CompareSpec(_Strict):
    """How near an answer must be: |got - expected| <= atol + rtol * |expected|."""

    rtol: Annotated[float, Field(ge=0, lt=0.1)] = 1.0e-9
    atol: Annotated[float, Field(ge=0)] = 1.0e-12


class LimitsSpec(_Strict):
    """How much one submission may take."""

    case_seconds: Annotated[float, Field(gt=0, le=60)] = 1.0
    total_seconds: Annotated[float, Field(gt=0, le=600)] = 10.0
    memory_mb: Annotated[int, Field(ge=128, le=8192)] = 1024
    output_kb: Annotated[int, Field(ge=1, le=1024)] = 64

    def limits(self) -> Limits:
        """The same as the sandbox takes it."""
        return Limits(self.case_seconds, self.total_seconds, self.memory_mb, self.output_kb)


class TaskSpec(_Strict):
    """The content of `task.yaml`."""

    id: Annotated[str, Field(pattern=SLUG, description="unique in its track, never reused")]
    title: Annotated[str, Field(min_length=1, max_length=120)]
    topic: Annotated[str, Field(pattern=SLUG)]
    level: Literal[1, 2, 3] = Field(description="1 warm-up, 2 core, 3 deep")
    objectives: list[str] = Field(default_factory=list)
    function: str = Field(description="the name the submission must define")
    arguments: dict[str, str | list[Any]] = Field(
        description="name -> array, int-array, float, int, bool, text, or a list of one: [array]; as called",
        min_length=1,
    )
    iterations: str | None = Field(
        default=None, description="the argument that says how often: an int, or a sequence cut to its first k"
    )
    conventions: dict[str, str] = Field(default_factory=dict, description="printed with the statement")
    compare: CompareSpec = CompareSpec()
    limits: LimitsSpec = LimitsSpec()
    hints: list[str] = Field(default_factory=list)
    cases: list[CaseSpec] = Field(default_factory=list)
    may_change: list[str] = Field(default_factory=list, description="arguments that may be changed in place")
    may_be_infinite: bool = Field(default=False, description="an expected value may be infinite")

    @field_validator("arguments")
    @classmethod
    def _known_types(cls, value: dict[str, str | list[Any]]) -> dict[str, str | list[Any]]:
        for name, kind in value.items():
            if not name.isidentifier() or keyword.iskeyword(name):
                raise ValueError(f"'{name}' is no name a Python parameter could have")
            if type_name(kind) is None:
                raise ValueError(
                    f"the type of '{name}' is none of {', '.join((*ARRAYS, *SCALARS))}, or a list of one"
                )
        return value

    @field_validator("function")
    @classmethod
    def _an_identifier(cls, value: str) -> str:
        if not value.isidentifier() or keyword.iskeyword(value):
            raise ValueError(f"'{value}' is no name a Python function could have")
        return value

    @field_validator("conventions", mode="before")
    @classmethod
    def _words(cls, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: str(item) if isinstance(item, int | float) else item for key, item in value.items()}
        return value

    def plain(self) -> Spec:
        """The same without its cases, as a `Task` holds it."""
        return Spec(
            id=self.id,
            title=self.title,
            topic=self.topic,
            level=self.level,
            function=self.function,
            arguments={name: type_name(kind) or "" for name, kind in self.arguments.items()},
            objectives=tuple(self.objectives),
            iterations=self.iterations,
            conventions=dict(self.conventions),
            compare=Nearness(self.compare.rtol, self.compare.atol),
            limits=self.limits.limits(),
            hints=tuple(self.hints),
            may_change=tuple(self.may_change),
            may_be_infinite=self.may_be_infinite,
        )
