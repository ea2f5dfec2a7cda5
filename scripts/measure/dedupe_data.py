"""Labelled records made by damaging clean ones, in the ways that sources really damage them.

Each maker takes clean records (`title`, `authors`, `venue`, `year`) and gives records with `id` and
the groups that are one work. Look-alikes that are other works stand among them: parts, errata,
yearly reports, the next paper of the same authors. A seed gives the same data every time.
"""

import random
import re
from collections.abc import Callable, Sequence

Record = dict[str, object]
Labelled = tuple[list[Record], list[list[str]]]

JOURNALS = (
    ("Journal of Clinical Examples", "J Clin Ex", "J. Clin. Ex."),
    ("European Heart Examples", "Eur Heart Ex", "Eur. Heart Ex."),
    ("Annals of Internal Samples", "Ann Intern Sampl", "Ann. Intern. Sampl."),
    ("The Example Lancet", "Example Lancet", "Ex. Lancet"),
    ("Diabetes and Its Examples", "Diabetes Ex", "Diabetes Ex."),
    ("American Journal of Sample Medicine", "Am J Sample Med", "Am. J. Sample Med."),
    ("Neuroimaging Samples", "Neuroimaging Sampl", "Neuroimaging Sampl."),
    (
        "International Journal of Epidemic Samples",
        "Int J Epidemic Sampl",
        "Int. J. Epidemic Sampl.",
    ),
)
NEXT_WORDS = ("online", "robust", "sparse", "deep", "fast", "joint", "causal", "private", "dynamic")


def typo(text: str, rng: random.Random) -> str:
    """One slip: two letters swapped, one lost, doubled or taken for a look-alike."""
    at = rng.randrange(1, max(2, len(text) - 1))
    kind = rng.randrange(4)
    if kind == 0:
        return text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]
    if kind == 1:
        return text[:at] + text[at + 1 :]
    if kind == 2:
        return text[:at] + text[at : at + 1] + text[at:]
    return text[:at] + text[at:].translate(str.maketrans("lmoe", "1nuc", ""))[:1] + text[at + 1 :]


def initials(name: str) -> tuple[str, str]:
    """`Jane A. Doe` as `("J. A.", "Doe")`."""
    *given, family = name.split()
    return " ".join(f"{word[0]}." for word in given), family


def author_text(authors: Sequence[str], rng: random.Random) -> str:
    """All authors in one string, in one of the forms of reference lists."""
    pairs = [initials(name) for name in authors]
    form = rng.randrange(6)
    if form == 0:
        return ", ".join(f"{given} {family}" for given, family in pairs)
    if form == 1:
        return " and ".join(f"{family}, {given}" for given, family in pairs)
    if form == 2:
        return "; ".join(f"{family}, {given}" for given, family in pairs)
    if form == 3:
        names = [f"{family}, {given}" for given, family in pairs]
        return " & ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    if form == 4 and len(pairs) > 2:
        return f"{pairs[0][0]} {pairs[0][1]} et al."
    return " and ".join(authors)


def relatives(record: Record, rng: random.Random) -> list[Record]:
    """Other works that look like one."""
    title = str(record["title"])
    kind = rng.randrange(5)
    if kind == 0:
        return [{**record, "title": f"{title}. Part {part}"} for part in ("I", "II")]
    if kind == 1:
        return [{**record, "title": f"Erratum to: {title}"}]
    if kind == 2:
        return [
            {**record, "title": f"{title}: Report {year}", "year": year} for year in (2011, 2012)
        ]
    words = title.split()
    at = max(range(len(words)), key=lambda index: len(words[index]))
    follow = [*words[:at], rng.choice(NEXT_WORDS), rng.choice(NEXT_WORDS), *words[at + 1 :]]
    return [{**record, "title": " ".join(follow), "year": int(str(record["year"])) + kind - 3}]


def citations(clean: Sequence[Record], rng: random.Random) -> Labelled:
    """Reference lists: few works, each cited up to sixty times, by hand and by OCR."""

    def cite(work: Record) -> Record:
        title, venue = str(work["title"]), str(work["venue"])
        names = names_of(work)
        year: object = work["year"]
        if rng.random() < 0.3:
            title = typo(title, rng)
        if rng.random() < 0.1:
            title = re.sub(r"(\w{4})(\w{4})", r"\1- \2", title, count=1)
        title = rng.choice((title, title.lower(), f"{title}.", f'"{title},"'))
        if rng.random() < 0.05:
            title, year = f"({year}). {title}", None
        if rng.random() < 0.05:
            title = f"{title} In Proceedings of {venue}"
        places = (
            f"In Proceedings of {venue}",
            f"Proc. {venue}",
            venue,
            f"{venue} {year}, pages 1-9",
        )
        return {
            "title": title,
            "authors": [author_text(names, rng)],
            "venue": "" if rng.random() < 0.1 else rng.choice(places),
            "year": None if rng.random() < 0.12 else year,
        }

    works = [*clean[: max(30, len(clean) // 12)]]
    others = [other for work in works[::5] for other in relatives(work, rng)]
    groups = [[cite(work) for _ in range(min(60, int(rng.paretovariate(0.9))))] for work in works]
    groups += [[cite(other)] for other in others]
    return labelled(groups)


def scraped(clean: Sequence[Record], rng: random.Random) -> Labelled:
    """A bibliography against what a search engine scraped: cut, mangled, half of it missing."""

    def scrape(work: Record) -> Record:
        title, venue = str(work["title"]).lower(), str(work["venue"])
        split = [initials(name) for name in names_of(work)]
        short = [f"{given.replace('.', '').replace(' ', '')} {family}" for given, family in split]
        chance = rng.random()
        if chance < 0.12:
            title = title[: max(25, len(title) * 2 // 3)] + "…"
        elif chance < 0.2:
            title = f"{short[-1].lower()}, {title}"
        elif chance < 0.28:
            title = f"{title}, {venue.lower()} {work['year']}"
        elif chance < 0.45:
            title = typo(title, rng)
        if rng.random() < 0.3:
            short = short[: max(1, len(short) // 2)]
        return {
            "title": title,
            "authors": short,
            "venue": rng.choice(("", venue, f"Proc. of the {venue} conf.", "… conference on")),
            "year": None if rng.random() < 0.45 else work["year"],
        }

    listed, others = clean[: len(clean) // 2], clean[len(clean) // 2 :]
    groups = [[dict(work), *(scrape(work) for _ in range(rng.randrange(4)))] for work in listed]
    groups += [[scrape(work)] for work in others]
    groups += [[scrape(other)] for work in listed[::9] for other in relatives(work, rng)]
    return labelled(groups)


def medical(clean: Sequence[Record], rng: random.Random) -> Labelled:
    """One search in three databases: journals abbreviated, pages shortened, DOIs in part."""
    works: list[Record] = []
    for number, work in enumerate(clean):
        home = rng.randrange(len(JOURNALS))
        works.append({**work, **place(rng, f"ex.{number}", home)})
        if number % 8 == 0:  # the abstract of a meeting, printed in another journal
            other = place(rng, f"abs.{number}", (home + 1) % len(JOURNALS))
            works.append({**work, **other, "meeting": True})
        if number % 11 == 0:
            for at, other in enumerate(relatives(work, rng)):
                works.append({**other, **place(rng, f"rel.{number}.{at}", home)})
    groups = []
    for work in works:
        bases = [base for base in range(3) if base == 0 or rng.random() < 0.6]
        groups.append([export(work, base, rng) for base in bases])
    return labelled(groups)


def place(rng: random.Random, name: str, journal: int) -> Record:
    """Where an article is printed."""
    return {
        "journal": journal,
        "volume": str(rng.randrange(3, 90)),
        "number": str(rng.randrange(1, 12)),
        "first": rng.randrange(100, 2000),
        "doi": f"10.1000/{name}",
        "meeting": False,
    }


def export(work: Record, database: int, rng: random.Random) -> Record:
    """An article as one of three databases exports it."""
    names = [initials(name) for name in names_of(work)]
    forms = (
        [f"{family} {given.replace('.', '').replace(' ', '')}" for given, family in names],
        [f"{family}, {given}" for given, family in names],
        ["; ".join(f"{family}, {given}" for given, family in names)],
    )
    title, doi, first = str(work["title"]), str(work["doi"]), int(str(work["first"]))
    titles = (title, f"{title}.", title.upper())
    meeting = ". Conference: 9th Example Congress" if work["meeting"] and database else ""
    last = (first + 8) % 10 if (first + 8) // 10 == first // 10 else first + 8
    return {
        "title": titles[database] if rng.random() < 0.8 else typo(title, rng),
        "authors": forms[database],
        "journal": JOURNALS[int(str(work["journal"]))][database] + meeting,
        "year": int(str(work["year"])) + (rng.random() < 0.03),
        "volume": work["volume"],
        "number": "" if database == 1 else work["number"],
        "pages": (f"{first}-{first + 8}", f"{first}-{last}", str(first))[database],
        "doi": ("", doi, f"https://doi.org/{doi}")[rng.randrange(3)],
    }


def names_of(record: Record) -> list[str]:
    """The authors of a clean record."""
    names = record["authors"]
    return [str(name) for name in names] if isinstance(names, list) else []


def labelled(groups: Sequence[Sequence[Record]]) -> Labelled:
    """Number the records of the groups."""
    records: list[Record] = []
    gold: list[list[str]] = []
    for group in groups:
        gold.append([str(len(records) + at) for at in range(len(group))])
        records += [{"id": key, **record} for key, record in zip(gold[-1], group, strict=True)]
    return records, gold


MAKERS: dict[str, Callable[[Sequence[Record], random.Random], Labelled]] = {
    "citations": citations,
    "scraped": scraped,
    "medical": medical,
}
