"""Looking at processes, as Linux shows them."""

import time
from collections.abc import Callable
from pathlib import Path


def is_running(process: int) -> bool:
    """Whether a process is there and has not ended (one that nobody waited for is a zombie)."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] not in "ZX"


def until(happens: Callable[[], object], seconds: float = 10.0) -> bool:
    """Wait for something; whether it came."""
    end = time.monotonic() + seconds
    while not (came := bool(happens())) and time.monotonic() < end:
        time.sleep(0.01)
    return came
