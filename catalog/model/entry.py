"""Entries: papers, and the resources that stand beside them."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from catalog.model.author import AuthorField
from catalog.model.link import Link
from catalog.model.types import Key, Many, Model, Text, Year

PaperType = Literal["conference", "workshop", "journal", "preprint", "book", "thesis", "report"]
ResourceType = Literal[
    "library", "dataset", "video", "post", "course", "application", "leaderboard", "other"
]
Day = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""A date as precise as it is known: `2015`, `2015-06` or `2015-06-12` (ISO 8601)."""


class Correction(Model):
    """A disagreement that was settled: what the lists say, what is right, who says so.

    Attributes:
        field: the field it is about: title, authors, year, venue, link, duplicate.
        says: for each source list that says something, what it writes, letter for letter.
        right: what is right; empty where nothing can be (a link that never was one).
        source: the address where that was read; empty where the file itself shows it.
        note: one sentence for readers.
    """

    field: Text
    says: Mapping[Key, str]
    right: str = ""
    source: str = ""
    note: str = ""


class Result(Model):
    """A number that the paper reports.

    Attributes:
        dataset: key of `data/datasets.yaml`.
        metric: name of the measure: "Recall@1".
        value: the number, in the metric's own unit (percent for recalls).
        setting: what must be equal to compare: backbone, dimension, image size.
    """

    dataset: Key
    metric: Text
    value: Annotated[float, Field(strict=False)]
    setting: str = ""


class Version(Model):
    """Another version of the same work: its preprint, workshop or journal form.

    Fields mean what they mean in `Paper`; an empty title is that of the entry.

    Attributes:
        note: one sentence for readers about how this version differs.
    """

    type: PaperType
    title: str = ""
    year: Year | None = None
    venue: Text | None = None
    track: str = ""
    doi: Text | None = None
    arxiv: Text | None = None
    openreview: Text | None = None
    pages: str = ""
    volume: str = ""
    number: str = ""
    links: Many[Link] = ()
    note: str = ""


class Entry(Model):
    """What papers and resources have in common.

    Attributes:
        id: the permanent name: file name, web address and citation key.
        title: in the words and capitals of its source, without a closing full stop.
        authors: all of them, in order.
        year: year of publication at the venue.
        links: every address, each once.
        categories: keys of `data/categories.yaml`, the main one first.
        tags: free kebab-case words.
        summary: one sentence by the curators.
        added: the day it entered this list (ISO 8601).
        listed_in: keys of the source lists (`lists:` in `data/catalog.yaml`) that name it.
        aliases: former ids, whose web addresses and keys go on working.
        corrections: disagreements between the source lists that were settled.
    """

    id: Key
    title: Text
    authors: Many[AuthorField] = ()
    year: Year | None = None
    categories: Annotated[Many[Key], Field(min_length=1)]
    tags: Many[Key] = ()
    summary: str = ""
    links: Many[Link] = ()
    listed_in: Many[Key] = ()
    added: Day | None = None
    aliases: Many[Key] = ()
    corrections: Many[Correction] = ()


class Paper(Entry):
    """A paper, survey, thesis, book or report.

    Attributes:
        date: day of publication, as precise as it is known.
        venue: key of the venue registry. Any text is taken, so that `unknown-venue` can name the
            key that was meant.
        track: part of the venue other than its main track: "workshop", "demo".
        type: only where the venue's kind does not say it.
        doi: the bare DOI, `10.1109/...`.
        arxiv: the bare identifier without version, `1503.03832` or `cs/0112017`, quoted.
        openreview: forum id.
        acl: ACL Anthology id.
        pages: `815-823`.
        volume: as printed.
        number: as printed.
        aka: the short names that people use: "FaceNet", "Triplet loss".
        versions: preprint, workshop or journal forms of the same work.
        results: numbers it reports.
        status: "retracted" or "withdrawn".
        distinct_from: ids that look like this entry and are not.
    """

    date: Day | None = None
    venue: Text | None = None
    track: str = ""
    type: PaperType | None = None
    doi: Text | None = None
    arxiv: Text | None = None
    openreview: Text | None = None
    acl: Text | None = None
    pages: str = ""
    volume: str = ""
    number: str = ""
    aka: Many[Text] = ()
    versions: Many[Version] = ()
    results: Many[Result] = ()
    status: Literal["retracted", "withdrawn"] | None = None
    distinct_from: Many[Key] = ()


class Resource(Entry):
    """Something that is no paper: a library, dataset, video, post, course, application.

    Attributes:
        type: which of these it is.
    """

    type: ResourceType
