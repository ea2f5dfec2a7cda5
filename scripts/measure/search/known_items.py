"""Queries that people would find a certain paper by, made from a corpus."""

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from catalog.model.entry import Paper
from catalog.search.tokens import STOP_WORDS, asked, bare, fold

LETTERS = "abcdefghijklmnopqrstuvwxyz"
CJK_METHODS = (
    "对比学习 超图网络 知识蒸馏 扩散模型 强化学习 因果推断 联邦学习 图神经网络 自监督预训练 元学习"
)
CJK_TASKS = "行人重识别 图像检索 机器翻译 情感分析 语音识别 目标跟踪 推荐系统 蛋白质折叠"
KINDS = (
    "two words and the author",
    "one typo",
    "short name",
    "accent dropped",
    "CJK word",
    "prefix",
)


def with_cjk(papers: Sequence[Paper]) -> tuple[Paper, ...]:
    """The papers, some of them with titles in Chinese where the corpus has none."""
    pairs = [(one, other) for one in CJK_METHODS.split() for other in CJK_TASKS.split()]
    titles = [f"基于{method}的{task}研究" for method, task in pairs]
    step = max(1, len(papers) // len(titles))
    changed = dict(zip(range(0, len(papers), step), titles, strict=False))
    return tuple(
        paper.model_copy(update={"title": changed[number]}) if number in changed else paper
        for number, paper in enumerate(papers)
    )


def queries(papers: Sequence[Paper], count: int = 200, seed: int = 7) -> list[dict[str, str]]:
    """Make `{kind, query, id}`, the kinds in turn.

    Words are such as people remember a paper by: in one title of a hundred at the most. A kind
    of which these papers have none is left out.
    """
    chance = random.Random(seed)
    common = Counter(word for paper in papers for word in set(title_words(paper)))
    rare = {word for word, number in common.items() if number <= max(2, len(papers) // 100)}
    names = Counter(filter(None, map(short_name, papers)))
    made: list[dict[str, str]] = []
    kinds = list(KINDS)
    while kinds and len(made) < count:
        kind = kinds[len(made) % len(kinds)]
        paper, query = next(_found(kind, papers, rare, names, chance), (None, ""))
        if paper:
            made.append({"kind": kind, "query": query, "id": paper.id})
        else:
            kinds.remove(kind)
    return made


def _found(
    kind: str, papers: Sequence[Paper], rare: set[str], names: Counter[str], chance: random.Random
) -> Iterator[tuple[Paper, str]]:
    """Papers drawn at random that have a query of a kind; few have one of the rarer kinds."""
    for _ in range(20 * len(papers)):
        paper = chance.choice(papers)
        query = _query(kind, paper, rare, names, chance)
        if query:
            yield paper, query


def title_words(paper: Paper) -> list[str]:
    """Words of a title, of four letters and more."""
    found = re.findall(r"[A-Za-z]{4,}", bare(paper.title))
    return [word.lower() for word in found if word.lower() not in STOP_WORDS]


def short_name(paper: Paper) -> str:
    """What stands before the colon of a title, if it is one word."""
    found = re.match(r"([A-Z][\w-]*[A-Za-z][\w-]*):", paper.title)
    return found[1] if found and fold(found[1]).isascii() else ""


def _query(
    kind: str, paper: Paper, rare: set[str], names: Counter[str], chance: random.Random
) -> str:
    words = list(dict.fromkeys(word for word in title_words(paper) if word in rare))
    family = paper.authors[0].family if paper.authors else ""
    if kind == "short name":
        name = short_name(paper)
        return name if names[name] == 1 else ""
    if kind == "CJK word":
        found = re.match(r"基于(.*)的(.*)研究", paper.title)
        return f"{found[1]} {found[2]}" if found else ""
    if len(words) < 2 or not family or not asked(family):
        return ""
    one, other = chance.sample(words, 2)
    if kind == "accent dropped":
        return f"{fold(family)} {one} {other}" if fold(family) != family.lower() else ""
    if not family.isascii():
        return ""
    if kind == "one typo":
        return f"{misspelt(one, chance)} {other} {family}"
    if kind == "prefix":
        return f"{family} {one} {other[: max(3, len(other) * 3 // 5)]}"
    return f"{one} {other} {family}"


def misspelt(word: str, chance: random.Random) -> str:
    """A word with one letter wrong, missing, too many, or in its neighbour's place."""
    at = chance.randrange(len(word))
    letter = chance.choice(LETTERS.replace(word[at], ""))
    swapped = word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
    ways = (
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
    )
    return chance.choice([*ways, swapped] if swapped != word else ways)
