"""Files: read as text, written whole or not at all."""

import os
import tempfile
from pathlib import Path

from catalog.errors import CatalogError


def write_atomic(path: Path, content: bytes) -> bool:
    """Write a file through a temporary name beside it, so that it is never half-written.

    Args:
        path: the file; its folder is made where it is missing.
        content: all of its bytes.

    Returns:
        Whether anything changed: a file that already holds these bytes is left alone.

    Raises:
        CatalogError: the folder or the file cannot be written.
    """
    try:
        if path.is_file() and path.read_bytes() == content:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise unwritable(path, error) from None
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise unwritable(path, error) from None
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return True


def text_of(path: Path, hint: str) -> str:
    """The text of a file, with or without a byte order mark; bytes that are no UTF-8 are marked.

    Args:
        path: the file.
        hint: what to name in its place.

    Raises:
        CatalogError: it cannot be read.
    """
    try:
        return path.read_bytes().decode("utf-8-sig", "replace")
    except OSError as error:
        raise CatalogError(f"{path}: cannot be read: {error.strerror or error}.", hint) from None


def unwritable(path: Path, error: OSError) -> CatalogError:
    """The error to raise where the system refuses a write."""
    advice = "Check the permissions of the folder and the free space of the disk."
    if path.is_dir():
        advice = "A folder stands where a file belongs. Rename or move it."
    return CatalogError(f"{path}: cannot be written: {error.strerror or error}.", advice)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
