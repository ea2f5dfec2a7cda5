"""What each column of a table holds, told by its head and by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from catalog.importers.keys import meaning_of
from catalog.importers.links import MARK, take_links
from catalog.importers.tree import Spans, Table, plain
from catalog.text.dates import read_date

Kind = Literal["entries", "contents", "results", "datasets", "unknown"]
Column = Literal["title", "people", "venue", "date", "links", "note", "tags", "name", "any"]
_NAME_HEADS = re.compile(
    r"(?:(?:short|full|model|method|algorithm|tool|system|project|code|dataset|network|approach|framework|technique|work)?\s*"
    r"(?:names?|models?|methods?|algorithms?|abbreviations?|abbr\.?|acronyms?|alias|approach(?:es)?|tools?|systems?|frameworks?|works?|techniques?|nickname)|名称|模型|方法|简称)",
    re.I,
)
_DATASET_HEADS = re.compile(r"(?:dataset|data set|benchmark|数据集)s?(?: names?)?", re.I)
_OF_DATASETS = re.compile(
    r"(?:[\w-]+ )?(?:data|dbs?|databases?|data ?sets?|benchmarks?)(?:\(s\))?"
    r"(?: (?:used|links?|names?))?|数据集?",
    re.I,
)
_NUMBER = re.compile(
    r"[+\-−±~≈<>]?\s*[\d.,]+\s*(?:%|±\s*[\d.]+|[kKmMbB]|ms|fps|hz|gb)?(?:\s*[/(|±].{0,20})?[↑↓*†]*\Z",
    re.I,
)
EMPTY = frozenset(
    {"", "-", "--", "–", "—", "/", "n/a", "na", "none", "no", "x", "✗", "❌", "tbd", "nan", "?"}
)
_RESULT_HEADS = re.compile(
    r"\b(?:map|ap|ap50|mae|acc(?:uracy)?|top-?1|top-?5|f1|psnr|ssim|fid|lpips|iou|miou|rouge|bleu|recall|precision|auc|fps|params?|flops|score|rank|rare|full|auroc|success|eao)\b|@\d",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Plan:
    """How a table is read.

    Attributes:
        kind: what the table is.
        columns: what each column holds.
        heads: the heads as written.
    """

    kind: Kind
    columns: tuple[Column, ...] = ()
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Profile:
    words: float
    numbers: float
    filled: float
    links: float
    labels: float
    titled: float


def plan(table: Table, *, datasets: bool) -> Plan:
    """Tell what a table is and what its columns hold.

    Args:
        table: the table.
        datasets: whether it stands below a heading that announces datasets.
    """
    heads = tuple(plain(cell).strip(" *:") for cell in table.head.cells) if table.head else ()
    width = max((len(row.cells) for row in table.rows), default=0)
    if not table.rows or not width:
        return Plan("unknown", (), heads)
    urls = [s.url for row in table.rows for cell in row.cells for s in cell if s.url is not None]
    if urls and not any(url.lower().startswith("http") for url in urls):
        return Plan("contents", (), heads)
    profiles = [
        _profile([row.cells[i] for row in table.rows if i < len(row.cells)]) for i in range(width)
    ]
    columns: list[Column] = [_by_head(heads[i]) if i < len(heads) else "any" for i in range(width)]
    title = _title_column(columns, profiles, heads)
    numeric = sum(
        1
        for p, c in zip(profiles, columns, strict=True)
        if p.numbers > 0.6 and p.filled > 0.3 and c not in ("date", "venue")
    )
    telling = sum(bool(_RESULT_HEADS.search(head)) for head in heads)
    if title is None and numeric:
        return Plan("results", (), heads)
    short = title is not None and "title" not in columns and profiles[title].words < 4
    if (
        (short and numeric)
        or (numeric >= 3 and numeric >= 0.3 * width)
        or (numeric >= 2 and telling >= 2)
    ):
        return Plan("results", (), heads)
    named = title is not None and "title" in columns
    has_dataset = any(_DATASET_HEADS.fullmatch(head) for head in heads)
    if (datasets and not named) or (has_dataset and not named and _first_named(heads)):
        return Plan("datasets", (), heads)
    if title is None:
        return Plan("unknown", (), heads)
    columns = [c if c != "title" else "any" for c in columns]
    columns[title] = "title"
    for index, column in enumerate(columns):
        if column == "name" and not _tells_apart(table, index):
            columns[index] = "tags"
    return Plan("entries", tuple(columns), heads)


def names_datasets(head: str) -> bool:
    """Whether the links of a column lead to datasets, by its head."""
    return bool(_OF_DATASETS.fullmatch(head.strip()))


def _tells_apart(table: Table, index: int) -> bool:
    """Whether a column of names has another name in each row: names of works, not of classes."""
    names = [plain(row.cells[index]).casefold() for row in table.rows if index < len(row.cells)]
    filled = [name for name in names if name not in EMPTY]
    return len(set(filled)) >= 0.8 * len(filled)


def _first_named(heads: Sequence[str]) -> bool:
    """Whether the datasets are what the rows are about, not a remark on a method."""
    for head in heads:
        if _DATASET_HEADS.fullmatch(head):
            return True
        if meaning_of(head) in ("title", "people") or _NAME_HEADS.fullmatch(head):
            return False
    return False


def _by_head(head: str) -> Column:
    meaning = meaning_of(head)
    if meaning == "title":
        return "title"
    if meaning is not None:
        return meaning
    return "name" if _NAME_HEADS.fullmatch(head) else "any"


def _profile(cells: Sequence[Spans]) -> _Profile:
    words = numbers = filled = links = labels = titled = 0.0
    for cell in cells:
        text = (
            "".join(s.text for row in take_links(cell).rows for s in row)
            .replace(MARK, " ")
            .strip(" []()|*")
        )
        linked = any(s.url is not None for s in cell)
        links += linked
        if text.casefold() not in EMPTY:
            filled += 1
            count = len(text.split()) + sum("一" <= c <= "鿿" for c in text) / 3
            words += min(count, 25)
            titled += _like_title(text)
            numbers += bool(_NUMBER.match(text)) and read_date(text) is None
        elif linked:
            labels += 1
    total = len(cells)
    return _Profile(
        words / max(filled, 1),
        numbers / max(filled, 1),
        filled / total,
        links / total,
        labels / total,
        titled / max(filled, 1),
    )


def _like_title(text: str) -> bool:
    """Whether a text has the length and the capitals of an English title."""
    words = re.findall(r"[^\W\d_][\w-]*", text)
    long = [word for word in words if len(word) > 3]
    capital = sum(word[0].isupper() for word in long)
    return 3 <= len(words) <= 20 and capital >= 0.6 * max(len(long), 1) and not text.endswith(".")


def _title_column(
    columns: Sequence[Column], profiles: Sequence[_Profile], heads: Sequence[str]
) -> int | None:
    named = [
        i
        for i, c in enumerate(columns)
        if c == "title" and profiles[i].words >= 1 and profiles[i].filled > 0.3
    ]
    if named:
        return max(
            named,
            key=lambda i: (
                profiles[i].words + (6 if "title" in heads[i].casefold() or "题" in heads[i] else 0)
            ),
        )
    open_columns = [
        i for i, c in enumerate(columns)
        if c in ("any", "links", "name") and profiles[i].words >= 2.5 and profiles[i].filled > 0.5
    ]  # fmt: skip
    linked = [i for i in open_columns if profiles[i].links > 0.4 or columns[i] == "links"]
    if linked or open_columns:
        return max(
            linked or open_columns, key=lambda i: min(profiles[i].words, 12) + 3 * profiles[i].links
        )
    spoken = [i for i, c in enumerate(columns) if c == "note" and profiles[i].titled > 0.6]
    if spoken:
        return spoken[0]  # a "summary" that is the title of the work
    names = [i for i, c in enumerate(columns) if c == "name" and profiles[i].filled > 0.5]
    publications = any(c in ("links", "venue") for c in columns)
    if names and publications:
        return names[0]
    told = [
        i for i, c in enumerate(columns)
        if c == "note" and profiles[i].links > 0.6 and profiles[i].words >= 2.5
    ]  # fmt: skip
    return told[0] if told else None  # a "content" whose text is the link to the work
