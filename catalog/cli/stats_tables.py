"""The tables of `catalog stats`, within 80 columns."""

from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from catalog.model.stats import Count, Stats

WIDTH = 80
_BAR = 20
_SHOWN = 15


def show_stats(numbers: Stats) -> None:
    """Print all tables."""
    console = Console(soft_wrap=False)
    console.width = min(console.width, WIDTH) if console.is_terminal else WIDTH
    console.print(Group(*_parts(numbers)))


def _parts(numbers: Stats) -> Iterator[RenderableType]:
    coverage = _percent(numbers.papers_with_code, numbers.papers)
    yield Text(
        f"{_number(numbers.entries, 'entry', 'entries')}: "
        f"{_number(numbers.papers, 'paper', 'papers')} "
        f"({numbers.papers_with_code:,} with code, {coverage}), "
        f"{_number(numbers.resources, 'resource', 'resources')}; "
        f"{_number(numbers.links, 'link', 'links')}."
    )
    kinds = [Count(kind, kind, count, 0) for kind, count in numbers.links_by_kind]
    tables = (
        ("Papers by year", numbers.by_year, len(numbers.by_year), True),
        ("Papers by venue", numbers.by_venue, _SHOWN, True),
        ("Entries by category", numbers.by_category, len(numbers.by_category), True),
        ("Entries by type", numbers.by_type, _SHOWN, True),
        ("Entries by framework", numbers.by_framework, _SHOWN, False),
        ("Links by kind", kinds, len(kinds), False),
        ("Entries by source list", numbers.by_list, len(numbers.by_list), True),
    )
    for title, rows, limit, code in tables:
        if rows:
            yield Text()
            yield _table(title, rows[:limit], code=code)
            if len(rows) > limit:
                yield Text(f"and {len(rows) - limit:,} more; --json has them all", style="dim")


def _table(title: str, rows: Sequence[Count], *, code: bool) -> Table:
    """A table of counts with bars; `code` adds how many of them have a code link."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    table.add_column(title, max_width=WIDTH // 2, overflow="fold")
    table.add_column("count", justify="right")
    if code:
        table.add_column("with code", justify="right")
    table.add_column("")
    most = max(row.entries for row in rows) or 1
    for row in rows:
        share = f"{row.with_code:,} {_percent(row.with_code, row.entries):>4}"
        bar = "█" * round(_BAR * row.entries / most) or ("▏" if row.entries else "")
        label = Text("  " * row.depth + row.label)
        table.add_row(label, f"{row.entries:,}", *([share] if code else []), Text(bar, style="dim"))
    return table


def _number(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%" if whole else "-"
