"""The new site beside the old one, until all of it is there."""

import os
import shutil
from collections.abc import Iterator, Mapping, Set
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from catalog.errors import CatalogError
from catalog.store.files import unwritable, write_atomic

_HEAD = "catalog site 1"


class Made(NamedTuple):
    """What a file of the site was made from.

    Attributes:
        fingerprint: a digest of everything that its content depends on.
        size: of the file in bytes.
    """

    fingerprint: str
    size: int


def fingerprint(*parts: bytes) -> str:
    """A digest of parts, which are told from each other by their lengths."""
    lengths = " ".join([str(len(part)) for part in parts])
    return blake2b(b"".join((lengths.encode(), b"\n", *parts)), digest_size=16).hexdigest()


@dataclass
class Output:
    """Collects the files of a site; only those that differ from the old site are written.

    They wait in a folder beside it and are moved into their places when everything went well: a
    build that fails leaves the old site as it was, and one that changes little costs little.

    Attributes:
        site: the site's folder, which may not exist yet.
        waiting: an empty folder on the same disk.
        memory: the file that remembers what the site's files were made from, if any does.
        known: what the files of the old site were made from; empty where nobody knows.
        made: what the files of the new site are made from.
        changed: those of them that wait.
        absent: files of the old site that are not there as they were made, as `missing` gives
            them; None where each is looked at when it is asked for.
    """

    site: Path
    waiting: Path
    memory: Path | None = None
    known: Mapping[str, Made] = field(default_factory=dict)
    made: dict[str, Made] = field(default_factory=dict)
    changed: list[str] = field(default_factory=list)
    absent: Set[str] | None = None
    _folders: set[str] = field(default_factory=set)
    _folder: str = field(init=False)

    def __post_init__(self) -> None:
        self._folder = str(self.site)  # once: a site has a hundred thousand files

    def keeps(self, path: str, made_from: str) -> bool:
        """Take the old site's file over if it was made from the same.

        Args:
            path: relative to the site, with forward slashes.
            made_from: a fingerprint of what the new file would be made from.

        Returns:
            Whether there is such a file; if not, it has to be made and given to `write`.
        """
        old = self.known.get(path)
        if old is None or old.fingerprint != made_from:
            return False
        if path in self.absent if self.absent is not None else not self._stands(path, old):
            return False
        self.made[path] = old
        return True

    def missing(self) -> Set[str]:
        """The files of the old site that are not there as they were made."""
        return {path for path, old in self.known.items() if not self._stands(path, old)}

    def _stands(self, path: str, old: Made) -> bool:
        try:
            # A Path for each of many files takes longer than the system's answer.
            return os.stat(f"{self._folder}/{path}").st_size == old.size  # noqa: PTH116
        except OSError:
            return False

    def write(self, path: str, content: bytes, made_from: str) -> None:
        """Take a file in that is to be kept as long as it would be made from the same.

        Args:
            path: relative to the site, with forward slashes.
            content: all of its bytes; of two files of one path the later counts.
            made_from: a fingerprint of what it was made from.
        """
        again = path in self.made
        self.made[path] = Made(made_from, len(content))
        if not again and self._holds(path, content):
            return
        target = f"{self.waiting}/{path}"
        folder = target.rpartition("/")[0]
        if folder not in self._folders:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        file = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        try:
            left = memoryview(content)
            while left:  # A disk that fills up takes a part, and fails on the next.
                left = left[os.write(file, left) :]
        finally:
            os.close(file)
        self.changed.append(path)

    def add(self, path: str, content: bytes) -> None:
        """Take a file in that was made anyway.

        Args:
            path: relative to the site, with forward slashes.
            content: all of its bytes; of two files of one path the later counts.
        """
        made_from = fingerprint(content)
        if path in self.made or not self.keeps(path, made_from):
            self.write(path, content, made_from)

    def _holds(self, path: str, content: bytes) -> bool:
        file = self.site / path
        try:
            return file.stat().st_size == len(content) and file.read_bytes() == content
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return False

    def commit(self) -> None:
        """Put the new site in the place of the old one, and remember what it was made from."""
        # From here on the site is neither the old nor the new one, until it is whole.
        if self.memory:
            self.memory.unlink(missing_ok=True)
        self._move()
        if self.memory:
            _remember(self.memory, self.made)

    def _move(self) -> None:
        """Move every changed file into its place and take away what the new site lacks."""
        if not self.site.exists():
            self.waiting.rename(self.site)
            return
        self._take_away()
        folders: set[str] = set()
        for path in dict.fromkeys(self.changed):
            target = f"{self.site}/{path}"
            folder = target.rpartition("/")[0]
            if folder not in folders:
                Path(folder).mkdir(parents=True, exist_ok=True)
                folders.add(folder)
            Path(f"{self.waiting}/{path}").replace(target)

    def _take_away(self) -> None:
        """Remove the old site's files that the new one lacks, and the folders left empty."""
        for path in self.known or _files_below(self.site):
            if path in self.made:
                continue
            with suppress(FileNotFoundError, NotADirectoryError):
                (self.site / path).unlink()
            for folder in Path(path).parents[:-1]:
                with suppress(OSError):  # not empty
                    (self.site / folder).rmdir()


def _files_below(site: Path) -> list[str]:
    return [
        Path(folder, name).relative_to(site).as_posix()
        for folder, _, names in os.walk(site)
        for name in names
    ]


@contextmanager
def output(site: Path, memory: Path | None = None) -> Iterator[Output]:
    """Give a place for the files of a new site; without a `commit` the old one stays as it was.

    Args:
        site: the site's folder.
        memory: the file that remembers what the site's files were made from.

    Raises:
        CatalogError: a file cannot be read, written or moved.
    """
    waiting = site.with_name(f"{site.name}.new")
    try:
        shutil.rmtree(waiting, ignore_errors=True)
        waiting.mkdir(parents=True)
        yield Output(site, waiting, memory, _recalled(memory) if memory and site.is_dir() else {})
    except OSError as error:
        raise unwritable(Path(error.filename or site), error) from None
    finally:
        shutil.rmtree(waiting, ignore_errors=True)


def _recalled(memory: Path) -> dict[str, Made]:
    known = {}
    with suppress(OSError, ValueError):
        head, *lines = memory.read_bytes().decode().split("\n")
        if head == _HEAD:
            for line in lines[:-1]:
                made_from, size, path = line.split("\t", 2)
                known[path] = Made(made_from, int(size))
    return known


def _remember(memory: Path, made: Mapping[str, Made]) -> None:
    lines = (f"{item.fingerprint}\t{item.size}\t{path}" for path, item in made.items())
    write_atomic(memory, "\n".join((_HEAD, *lines, "")).encode())


@contextmanager
def alone(lock: Path, what: str) -> Iterator[None]:
    """Keep other programs from doing the same in one folder while the block runs.

    Args:
        lock: a file that holds nothing; the system forgets the lock when the program ends, however
            it ends.
        what: what is locked, for the message.

    Raises:
        CatalogError: another program is at it.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise CatalogError(
                f"{what}: another build is writing there.",
                "Wait until it has ended; `catalog serve` builds on every change by itself.",
            ) from None
        yield
