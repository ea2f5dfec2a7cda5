"""The base of every model and the field types that several of them share."""

from collections.abc import Iterator
from typing import Annotated, Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")

Many = Annotated[tuple[T, ...], Field(strict=False)]
"""A YAML list, kept as a tuple; its items are checked strictly (a number is no text)."""

SOMETHING = r"\S"
Text = Annotated[str, Field(min_length=1, pattern=SOMETHING)]
"""Text that says something."""

Key = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:[-.][a-z0-9]+)*$", max_length=100)]
"""An id: lowercase ASCII letters and digits, joined by single `-` or `.`."""

Year = Annotated[int, Field(ge=1600, le=2100)]
"""A calendar year."""


class Model(BaseModel):
    """A frozen record that refuses keys it does not know and values of another type."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that a type names, in its order."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from models_in(argument)
