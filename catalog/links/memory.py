"""What earlier runs saw, kept in SQLite and written as it comes."""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from types import TracebackType

from catalog.errors import CatalogError
from catalog.links.verdict import Observation, Verdict
from catalog.net.registry import Identifier

FILE = "links.sqlite"
_FORMAT = 1
_FIELDS = tuple(field.name for field in fields(Observation))
_SCHEMA = """
CREATE TABLE IF NOT EXISTS observations (
    key TEXT PRIMARY KEY, seen TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS failures (
    key TEXT NOT NULL, entry TEXT NOT NULL, verdict TEXT NOT NULL, since REAL NOT NULL,
    PRIMARY KEY (key, entry)
) WITHOUT ROWID;
"""

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class Memory:
    """Observations by target, and since when a link fails in an entry.

    They are committed as they come: a run that is stopped, even killed, loses only what is on
    its way. A damaged or foreign file is put aside and begun anew. Use it as a context manager.

    Args:
        path: the file; its folder is made where it is missing. None keeps nothing.

    Raises:
        CatalogError: the file cannot be written.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        try:
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._base = self._open()
            rows = self._base.execute("SELECT key, entry, verdict, since FROM failures")
            self._failing: dict[tuple[str, str], tuple[str, float]] = {
                (key, entry): (verdict, float(since)) for key, entry, verdict, since in rows
            }
        except (OSError, sqlite3.OperationalError) as error:
            raise CatalogError(
                f"{path}: the memory of link checks cannot be written: {error}.",
                "Check the permissions of the folder and that no other run is using it.",
            ) from None

    def _open(self) -> sqlite3.Connection:
        try:
            return _connect(self._path)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            assert self._path is not None
            self._path.replace(self._path.with_suffix(".damaged"))
            return _connect(self._path)

    def __enter__(self) -> "Memory":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.keep()
        self._base.close()

    def recall(self, keys: Iterable[str]) -> dict[str, Observation]:
        """What was last seen of some targets, however long ago."""
        wanted = set(keys)
        rows = self._base.execute("SELECT key, seen FROM observations")
        found: dict[str, Observation] = {}
        for key, seen in rows:
            if key in wanted:
                # A row of another version of the tool is as good as none.
                with suppress(ValueError, TypeError, KeyError):
                    found[key] = _observation(seen)
        return found

    def put(self, key: str, seen: Observation) -> None:
        """Remember what was seen of a target; `keep` makes it last."""
        if not self._base.in_transaction:
            self._base.execute("BEGIN")
        values = {name: value for name in _FIELDS if (value := getattr(seen, name))}
        text = _ENCODER.encode(values).encode("utf-8", "replace").decode()
        self._base.execute("INSERT OR REPLACE INTO observations VALUES (?, ?)", (key, text))

    def keep(self) -> None:
        """Commit what was put since the last time."""
        if self._base.in_transaction:
            self._base.execute("COMMIT")

    def failing_since(self, key: str, entry: str, verdict: Verdict, at: float) -> float:
        """Note that a link fails and give the time since when it has failed in this way.

        Args:
            key: the target.
            entry: the entry that links to it, or the file.
            verdict: `GONE` or `WRONG_PAPER`.
            at: when that was seen, seconds since 1970.
        """
        known, since = self._failing.get((key, entry), ("", at))
        if known == verdict.value:
            return min(since, at)
        self._failing[key, entry] = (verdict.value, at)
        self._base.execute(
            "INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?)", (key, entry, verdict.value, at)
        )
        return at

    def recovered(self, key: str, entry: str) -> None:
        """Note that a link does not fail."""
        if self._failing.pop((key, entry), None):
            self._base.execute("DELETE FROM failures WHERE key = ? AND entry = ?", (key, entry))


def _connect(path: Path | None) -> sqlite3.Connection:
    base = sqlite3.connect(path or ":memory:", isolation_level=None, timeout=5.0)
    try:
        # With a write-ahead log a commit is one append, and a killed process loses none.
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = NORMAL")
        (version,) = base.execute("PRAGMA user_version").fetchone()
        if version not in (0, _FORMAT):
            raise sqlite3.DatabaseError("another format")
        base.executescript(_SCHEMA)
        base.execute(f"PRAGMA user_version = {_FORMAT}")
    except BaseException:
        base.close()
        raise
    return base


def _observation(text: str) -> Observation:
    data = json.loads(text)
    data["verdict"] = Verdict(data["verdict"])
    data["also"] = tuple(Identifier(*pair) for pair in data.get("also", ()))
    for name in ("titles", "authors"):
        data[name] = tuple(data.get(name, ()))
    return Observation(**data)
