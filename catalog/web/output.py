"""The new site beside the old one, until all of it is there."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from catalog.store.files import unwritable


class Output:
    """Collects the files of a site; only those that differ from the old site are written.

    They wait in a folder beside it, flat and numbered, and are moved into their places when
    everything went well: a build that fails leaves the old site as it was, and one that changes
    little costs little.

    Args:
        site: the site's folder, which may not exist yet.
        waiting: an empty folder on the same disk.
    """

    def __init__(self, site: Path, waiting: Path) -> None:
        self._site = site
        self._waiting = waiting
        self._changed: dict[str, Path] = {}
        self._paths: set[str] = set()

    def add(self, path: str, content: bytes) -> None:
        """Take a file in.

        Args:
            path: relative to the site, with forward slashes.
            content: all of its bytes; of two files of one path the later counts.
        """
        self._paths.add(path)
        if path not in self._changed and _holds(self._site / path, content):
            return
        file = self._changed.setdefault(path, self._waiting / str(len(self._changed)))
        file.write_bytes(content)

    def commit(self) -> None:
        """Move every changed file into its place and take away what the new site lacks.

        A first site is put together under another name, so that it is there whole or not at all.
        """
        first = not self._site.exists()
        site = self._waiting / "site" if first else self._site
        site.mkdir(exist_ok=True)
        if not first:
            self._take_away()
        made = {site}
        for path, file in self._changed.items():
            target = site / path
            if target.parent not in made:
                target.parent.mkdir(parents=True, exist_ok=True)
                made.add(target.parent)
            file.replace(target)
        if first:
            site.rename(self._site)

    def _take_away(self) -> None:
        """Remove the old site's files that the new one lacks, and the folders left empty."""
        old = (Path(folder, name) for folder, _, names in os.walk(self._site) for name in names)
        gone = [file for file in old if file.relative_to(self._site).as_posix() not in self._paths]
        for file in gone:
            file.unlink()
            for folder in file.relative_to(self._site).parents[:-1]:
                with suppress(OSError):  # not empty
                    (self._site / folder).rmdir()


def _holds(file: Path, content: bytes) -> bool:
    try:
        return file.stat().st_size == len(content) and file.read_bytes() == content
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False


@contextmanager
def output(site: Path) -> Iterator[Output]:
    """Give a place for the files of a new site, which takes the place of the old one at the end.

    Raises:
        CatalogError: a file cannot be read, written or moved.
    """
    waiting = site.with_name(f"{site.name}.new")
    try:
        shutil.rmtree(waiting, ignore_errors=True)
        waiting.mkdir(parents=True)
        made = Output(site, waiting)
        yield made
        made.commit()
    except OSError as error:
        raise unwritable(Path(error.filename or site), error) from None
    finally:
        shutil.rmtree(waiting, ignore_errors=True)
