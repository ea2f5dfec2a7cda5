"""What the list says about itself: `catalog.yaml`, `categories.yaml`, `datasets.yaml`."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field

from catalog.model.types import Key, Many, Model, Text


class SourceList(Model):
    """A list that entries were taken from and that `listed_in` names.

    Attributes:
        title: its name as readers know it.
        url: its address; empty where it has none.
        description: one sentence.
        notes: what was wrong with the list as a whole (encoding, broken rows), one line each.
    """

    title: Text
    url: str = ""
    description: str = ""
    notes: Many[Text] = ()


class HostOptions(Model):
    """What one host is asked at the most.

    Attributes:
        at_once: requests under way at one time.
        spacing: seconds between the starts of two requests.
    """

    at_once: Annotated[int, Field(ge=1, le=64)] = 2
    spacing: Annotated[float, Field(ge=0, le=3600)] = 0.02


class LinkOptions(HostOptions):
    """How links are judged.

    Attributes:
        https_hosts: hosts that are known to serve https, besides the tool's own.
        code_hosts: hosts whose addresses count as repositories, besides the tool's own.
        at_once: requests under way at one time to one host.
        spacing: seconds between the starts of two requests to one host.
        hosts: the same two for single hosts, by name.
        skip: hosts that are never asked.
        accept: addresses that are right although they look wrong.
        rewrite: beginnings of addresses, and what is asked in their place (a mirror).
        mailto: address that registries may write to (their polite pools); may be empty.
        allow_private: allow addresses in private networks (tests and intranets).
    """

    https_hosts: Many[Text] = ()
    code_hosts: Many[Text] = ()
    hosts: Mapping[Text, HostOptions] = {}
    skip: Many[Text] = ()
    accept: Many[Text] = ()
    rewrite: Mapping[Text, Text] = {}
    mailto: str = ""
    allow_private: bool = False


class SiteOptions(Model):
    """How the website is made.

    Attributes:
        engine: the program that builds the hand-written pages and draws the frame of all others.
        per_page: how many entries a page of a list shows; the next ones stand on the page after.
        author_pages: at most so many authors have a page of their own, those with the most
            entries; the names of the others lead into the search.
        map_papers: at most so many papers stand on the map, the newest.
    """

    engine: Literal["mkdocs", "properdocs"] = "mkdocs"
    per_page: Annotated[int, Field(ge=10, le=2000)] = 200
    author_pages: Annotated[int, Field(ge=0)] = 10_000
    map_papers: Annotated[int, Field(ge=0)] = 10_000


class Config(Model):
    """`data/catalog.yaml`.

    Attributes:
        title: the list's name.
        description: one or two sentences for the top of the list and the website.
        url: address of the website; empty until it has one.
        repository: address of the repository; empty until it has one. What needs it hides itself.
        branch: branch that edit links point to.
        license: licence of the data, an SPDX identifier.
        lists: the lists that `listed_in` may name.
        rules: severity of a rule for this list.
        links: how links are judged.
        site: how the website is made.
    """

    title: Text
    description: str = ""
    url: str = ""
    repository: str = ""
    branch: str = "main"
    license: str = "CC0-1.0"
    lists: Mapping[Key, SourceList] = {}
    rules: Mapping[Key, Literal["error", "warning", "info", "off"]] = {}
    links: LinkOptions = LinkOptions()
    site: SiteOptions = SiteOptions()


class Category(Model):
    """A node of the category tree.

    Attributes:
        id: key, unique in the whole tree.
        title: heading.
        description: a sentence of its own.
        children: narrower categories.
    """

    id: Key
    title: Text
    description: Text
    children: Annotated[tuple["Category", ...], Field(strict=False)] = ()

    def walk(self, depth: int = 0) -> Iterator[tuple["Category", int]]:
        """This category and all below it, parents first, with their depth."""
        yield self, depth
        for child in self.children:
            yield from child.walk(depth + 1)


class Dataset(Model):
    """A dataset that results refer to.

    Attributes:
        id: key.
        name: short name in tables.
        resource: id of the resource entry that describes it, or None.
        aliases: other names.
    """

    id: Key
    name: Text
    resource: Key | None = None
    aliases: Many[Text] = ()
