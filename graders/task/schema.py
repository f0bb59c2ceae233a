"""What `task.yaml` may say."""

from __future__ import annotations

import keyword
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, field_validator

from graders.sandbox.model import Limits
from graders.task.model import Claim, Nearness, Spec
from graders.task.properties.binding import patterns
from graders.task.values import ARRAYS, SCALARS, type_name

__all__ = ["SLUG", "CaseSpec", "CompareSpec", "LimitsSpec", "PropertySpec", "TaskSpec"]

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"


# An argument's type as editors offer it; `_known_types` takes a list in a list too.
_TYPE: dict[str, Any] = {
    "anyOf": [
        {"enum": [*ARRAYS, *SCALARS]},
        {"type": "array", "minItems": 1, "maxItems": 1, "items": {"enum": [*ARRAYS, *SCALARS]}},
    ]
}


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class CaseSpec(_Strict):
    """A case written by hand."""

    name: Annotated[str, Field(min_length=1, max_length=120, description="what is special about it")]
    arguments: dict[str, Any] = Field(description="a value for each argument")
    visible: bool = Field(default=False, description="shown as an example before the first attempt")


class CompareSpec(_Strict):
    """How near an answer must be: |got - expected| <= atol + rtol * |expected|."""

    rtol: Annotated[float, Field(ge=0, lt=0.1, description="relative to what is expected")] = 1.0e-9
    atol: Annotated[float, Field(ge=0, description="whatever is expected")] = 1.0e-12


class LimitsSpec(_Strict):
    """How much one submission may take."""

    case_seconds: Annotated[float, Field(gt=0, le=60, description="for one case")] = 1.0
    total_seconds: Annotated[float, Field(gt=0, le=600, description="for all cases together")] = 10.0
    memory_mb: Annotated[int, Field(ge=128, le=8192, description="beyond the interpreter itself")] = 1024
    output_kb: Annotated[int, Field(ge=1, le=1024, description="of what it prints, for a case")] = 64

    def limits(self) -> Limits:
        """The same as the sandbox takes it."""
        return Limits(self.case_seconds, self.total_seconds, self.memory_mb, self.output_kb)


PropertyName = Annotated[
    str,
    Field(
        description="a property's name; A stands for an argument of the task",
        json_schema_extra={
            "anyOf": [
                {
                    "pattern": pattern,
                    "title": entry.name,
                    "description": f"{entry.says} Such as: {entry.example}",
                }
                for entry, pattern in patterns()
            ]
        },
    ),
]


class PropertySpec(_Strict):
    """A property of which more has to be said: which argument plays which part, or a number."""

    name: PropertyName
    start: str | None = Field(default=None, description="the argument it starts from, or zeros")
    rate: str | None = Field(default=None, description="the argument that is the learning rate")
    gradients: str | None = Field(default=None, description="the argument that holds the gradients")
    along: list[str] | None = Field(
        default=None, alias="with", description="arguments treated alike: rows that belong together, one unit"
    )
    indices: list[str] | None = Field(default=None, description="arguments that hold row numbers")
    by: Annotated[float, Field(gt=0)] | None = Field(
        default=None, description="the factor, the shift or the size it works with"
    )


# Told apart before they are validated, so that a fault in one is not told as a fault of the other kind.
_Property = Annotated[
    Annotated[PropertyName, Tag("name")] | Annotated[PropertySpec, Tag("more")],
    Discriminator(lambda entry: "more" if isinstance(entry, dict | PropertySpec) else "name"),
]


class TaskSpec(_Strict):
    """The content of `task.yaml`."""

    id: Annotated[str, Field(pattern=SLUG, description="unique in its track, never reused")]
    title: Annotated[str, Field(min_length=1, max_length=120, description="its name for people")]
    topic: Annotated[str, Field(pattern=SLUG, description="an id among the track's topics")]
    level: Literal[1, 2, 3] = Field(description="1 warm-up, 2 core, 3 deep")
    objectives: list[str] = Field(default_factory=list, description="the track's objectives it practises")
    function: str = Field(description="the name the submission must define")
    arguments: dict[str, str | list[Any]] = Field(
        description="name -> array, int-array, float, int, bool, text, or a list of one: [array]; as called",
        min_length=1,
        json_schema_extra={"additionalProperties": _TYPE},
    )
    iterations: str | None = Field(
        default=None, description="the argument that says how often: an int, or a sequence cut to its first k"
    )
    conventions: dict[str, str] = Field(default_factory=dict, description="printed with the statement")
    compare: CompareSpec = Field(default=CompareSpec(), description="how near an answer must be")
    limits: LimitsSpec = Field(default=LimitsSpec(), description="how much one submission may take")
    hints: list[str] = Field(default_factory=list, description="from a nudge to nearly the answer")
    cases: list[CaseSpec] = Field(default_factory=list, description="written by hand, simple to hard")
    may_change: list[str] = Field(default_factory=list, description="arguments that may be changed in place")
    may_be_infinite: bool = Field(default=False, description="an expected value may be infinite")
    properties: list[_Property] = Field(
        default_factory=list, description="what holds besides: each adds cases derived from the task's own"
    )
    prints: str = Field(
        default="",
        max_length=160,
        description="what the statement asks to print, as in `you print …`: said where nothing was printed",
    )

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

    def plain(self, properties: tuple[Claim, ...] = ()) -> Spec:
        """The same without its cases, as a `Task` holds it; its properties bound to the arguments."""
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
            properties=properties,
            prints=self.prints,
        )
