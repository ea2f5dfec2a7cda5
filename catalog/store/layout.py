"""Where the files of a list stand below its root."""

from pathlib import Path

DATA = "data"
CONFIG = "data/catalog.yaml"
CATEGORIES = "data/categories.yaml"
VENUES = "data/venues.yaml"
DATASETS = "data/datasets.yaml"
PAPERS = "data/papers"
RESOURCES = "data/resources"
SCHEMA = "data/schema"
SITE = "site"
MKDOCS = "mkdocs.yml"
BUILD = "build"
WEBSITE = "build/site"
CACHE = ".cache/catalog"
WORDS = ".cache/catalog/words.bin"
LIST = "LIST.md"


def find_root(start: Path) -> Path | None:
    """The nearest folder, from `start` upwards, that holds `data/catalog.yaml`."""
    for folder in (start, *start.parents):
        if (folder / CONFIG).is_file():
            return folder
    return None
