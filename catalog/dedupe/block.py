"""Which pairs are worth a look: cheap keys that two descriptions of one work share.

A typo spoils some keys of a record and never all of them: identifiers, the whole title, its
beginning and end, its main part, pairs of its rarest words (a word that stands nowhere else, such
as a misspelt one, makes no key), a rare word with an author, and volume with pages.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import combinations, pairwise

from rapidfuzz.fuzz import ratio

from catalog.dedupe.prepare import Prepared
from catalog.text.alike.titles import stem
from catalog.text.alike.words import SMALL

MOST_IN_BLOCK = 40
"""Records under one key of which every pair is looked at."""
MOST_WITH_TITLE = 120
"""The same where the key is the title or an identifier."""
WINDOW = 8
"""Neighbours by title that are looked at in a larger block."""
RAREST = 5
"""Words of a title that make keys."""
RARE_WITH_AUTHOR = 5
"""Of them, how many make a key with an author."""
EDGE = 22
"""Letters of a title's beginning or end that make a key."""

GLANCE = 60.0
"""Similarity (0-100) of the letters of two titles that deserve a look whatever their words."""

KeyMaker = Callable[[Prepared], Iterable[str]]


def tokens(prepared: Prepared) -> tuple[str, ...]:
    """The words of a title that can make keys, each once."""
    words = prepared.title.words
    found = dict.fromkeys(stem(word) for word in words if word not in SMALL)
    if any(len(word) == 1 and word > "\u3040" for word in found):
        found.update(dict.fromkeys(a + b for a, b in pairwise(words)))
    return tuple(found)


def word_counts(records: Iterable[Prepared]) -> Counter[str]:
    """In how many titles each word stands."""
    counts: Counter[str] = Counter()
    for prepared in records:
        counts.update(tokens(prepared))
    return counts


def candidates(records: Sequence[Prepared], counts: Counter[str]) -> list[tuple[int, int]]:
    """The pairs of positions that share a key and pass a glance, each once, sorted.

    Args:
        records: what is compared.
        counts: `word_counts` of them.
    """
    size = len(records)
    found: set[int] = set()
    for make in (identifier_keys, place_keys):
        found.update(_pairs(records, make, MOST_WITH_TITLE))
    words = [frozenset(tokens(prepared)) for prepared in records]
    compact = [prepared.title.compact for prepared in records]
    seen: set[int] = set()
    word_keys = partial(_word_keys, counts=counts)
    for make, most in ((title_keys, MOST_WITH_TITLE), (word_keys, MOST_IN_BLOCK)):
        for pair in _pairs(records, make, most):
            if pair in found or pair in seen:
                continue
            i, j = divmod(pair, size)
            if _glance(compact[i], compact[j], words[i], words[j]):
                found.add(pair)
            else:
                seen.add(pair)
        seen.clear()
    return [divmod(pair, size) for pair in sorted(found)]


def _glance(a: str, b: str, words_a: frozenset[str], words_b: frozenset[str]) -> bool:
    """Whether two titles have so much in common that they deserve a look."""
    common = len(words_a & words_b)
    if common * 2 >= min(len(words_a), len(words_b)):
        return common > 2 or a[:5] == b[:5] or a[-5:] == b[-5:] or ratio(a, b) >= GLANCE
    return ratio(a, b, score_cutoff=GLANCE) > 0


def _pairs(records: Sequence[Prepared], make: KeyMaker, most: int = MOST_IN_BLOCK) -> Iterator[int]:
    size = len(records)
    blocks: dict[int, list[int]] = defaultdict(list)
    for at, prepared in enumerate(records):
        for key in make(prepared):
            blocks[hash(key)].append(at)
    for block in blocks.values():
        if len(block) < 2:
            continue
        if len(block) <= most:
            for i, j in combinations(block, 2):
                if i != j:
                    yield i * size + j
            continue
        block.sort(key=lambda at: (records[at].title.compact, at))
        for start, i in enumerate(block):
            for j in block[start + 1 : start + 1 + WINDOW]:
                if i != j:
                    yield min(i, j) * size + max(i, j)


def identifier_keys(prepared: Prepared) -> Iterator[str]:
    """Keys of identifiers, those of other versions included."""
    record = prepared.record
    for kind, value in record.identifiers:
        yield f"{kind}:{value}"
    if prepared.doi and prepared.doi != record.doi:
        yield f"doi:{prepared.doi}"
    for kind, value in record.versions:
        yield f"{kind}:{value}"


def title_keys(prepared: Prepared) -> Iterator[str]:
    """Keys of the title as a whole, its parts and its ends."""
    title = prepared.title
    if not title.compact:
        return
    yield title.compact
    if title.tail:
        if len(title.main) >= 8:
            yield title.main
        if len(title.tail) >= 12:
            yield title.tail
    if len(title.compact) > EDGE:
        yield "^" + title.compact[:EDGE]
        yield "$" + title.compact[-EDGE:]
    elif len(title.compact) >= 6:
        yield "^" + title.compact[:6] + (prepared.authors[0].last if prepared.authors else "")
    if title.words[0] > "\u3040" and len(title.compact) >= 8:
        yield "^" + title.compact[:8]


def place_keys(prepared: Prepared) -> Iterator[str]:
    """Keys of where it is printed: for titles that stand in two languages."""
    if not prepared.first or not prepared.last:
        return
    for where in (prepared.volume, prepared.year):
        if where:
            yield f"{where}/{prepared.first}-{prepared.last}"


def _word_keys(prepared: Prepared, counts: Counter[str]) -> Iterator[str]:
    shared = [word for word in tokens(prepared) if counts[word] > 1]
    rare = sorted(shared, key=lambda word: (counts[word], word))[:RAREST]
    for a, b in combinations(sorted(rare), 2):
        yield f"{a} {b}"
    lasts = {person.last for person in (*prepared.authors[:2], *prepared.authors[-1:])}
    for word in rare[:RARE_WITH_AUTHOR]:
        for last in lasts:
            yield f"{word}@{last}"
