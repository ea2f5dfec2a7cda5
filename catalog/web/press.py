"""Making many pages: those that changed, on all processors."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from catalog.copies import Copy, processors
from catalog.web.output import Made, Output

if TYPE_CHECKING:
    from types import TracebackType

_PAGE = "index.html"
T = TypeVar("T")

_MOST_PROCESSES = 4
_WORTH_A_PROCESS = 1500


class Task(NamedTuple):
    """One page that is made from data.

    Attributes:
        path: its address below the site, ending in a slash.
        made_from: a fingerprint of what it is made from.
        make: gives the page.
        listed: whether the sitemap names it.
    """

    path: str
    made_from: str
    make: Callable[[], str]
    listed: bool = True


Job = Callable[[Output], None]
"""Something that adds files to a site and depends on nothing that others add."""


def press(tasks: Sequence[Task], site: Output) -> None:
    """Make the pages that changed.

    Args:
        tasks: the pages.
        site: where they go.
    """
    for task in tasks:
        file = task.path + _PAGE
        if not site.keeps(file, task.made_from):
            site.write(file, task.make().encode(), task.made_from)


class Crew:
    """Copies of this process (fork) that make a site together with it; they end with the block.

    They inherit what stands in its memory, so that nothing is read or sent again. Where there can
    be none, this process does everything itself.

    Args:
        site: where they and the block add files.
    """

    def __init__(self, site: Output) -> None:
        self._site = site
        self._jobs: list[Copy] = []
        self._others: list[Copy] = []
        self._waiting: list[Job] = []

    def give(self, job: Job) -> None:
        """Have a job done by a copy of this process, as it is now, or else at the end."""
        if processors() < 2:
            self._waiting.append(job)
        else:
            self._start(job)

    def work_out(self, make: Callable[[], T]) -> Callable[[], T]:
        """Have something worked out by a copy of this process, as it is now.

        Returns:
            What waits for it, to be called once; it raises what `make` raised.
        """
        if processors() < 2:
            return make
        copy = Copy(make)
        self._others.append(copy)
        return copy.result

    def press(self, tasks: Sequence[Task]) -> None:
        """Make the pages that changed, in this process and in others where it is worth it.

        Args:
            tasks: the pages; none depends on what another job does.
        """
        # Looking at what has changed costs less than a copy.
        keeps = self._site.keeps
        left = [task for task in tasks if not keeps(task.path + _PAGE, task.made_from)]
        shares = max(1, min(processors(), _MOST_PROCESSES, len(left) // _WORTH_A_PROCESS))
        for share in range(1, shares):
            self._start(partial(press, left[share::shares]))
        press(left[::shares], self._site)

    def _start(self, job: Job) -> None:
        self._jobs.append(Copy(partial(_added, job, self._site)))

    def join(self) -> None:
        """Wait for all jobs and take over what they made.

        Raises:
            CatalogError: what a job raised.
        """
        for job in self._waiting:
            job(self._site)
        self._waiting.clear()
        for copy in self._jobs:
            made, changed = copy.result()
            self._site.made.update(made)
            self._site.changed += changed
        self._jobs.clear()

    def __enter__(self) -> "Crew":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: "TracebackType | None",
    ) -> None:
        for copy in self._others:
            copy.kill()
        for copy in self._jobs:
            copy.end()


def _added(job: Job, site: Output) -> tuple[dict[str, Made], list[str]]:
    """Do a job; gives the files that it made, and those of them that changed."""
    before = set(site.made)
    site.changed = []
    job(site)
    return {path: item for path, item in site.made.items() if path not in before}, site.changed
