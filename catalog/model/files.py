"""What the files of a list hold beside its settings and its entries."""

from typing import Annotated

from pydantic import Field

from catalog.model.config import Category, Dataset
from catalog.model.types import Model
from catalog.model.venue import Venue


class Categories(Model):
    """`data/categories.yaml`.

    Attributes:
        categories: the roots of the tree, in the order of pages and lists.
    """

    categories: Annotated[tuple[Category, ...], Field(strict=False)] = ()


class Venues(Model):
    """`data/venues.yaml`.

    Attributes:
        venues: venues that this list adds to the registry, or overrides by their id.
    """

    venues: Annotated[tuple[Venue, ...], Field(strict=False)] = ()


class Datasets(Model):
    """`data/datasets.yaml`.

    Attributes:
        datasets: what results refer to.
    """

    datasets: Annotated[tuple[Dataset, ...], Field(strict=False)] = ()
