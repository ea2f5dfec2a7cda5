"""Python's collector of garbage, kept from walking what is no garbage."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection(*, for_good: bool = False) -> Iterator[None]:
    """Collect nothing while the block makes many objects and drops few.

    Collecting would walk them again and again.

    Args:
        for_good: what the block made lives on: later collections need not look at it either.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if for_good:
            gc.freeze()
        if was_on:
            gc.enable()
