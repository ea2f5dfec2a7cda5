"""The browser's modules give the answers that Python gives."""

import random
from pathlib import Path

from catalog.model.catalog import Catalog
from catalog.search import find
from catalog.search.cards import Cards
from catalog.search.conditions import conditions
from catalog.search.facets import facets
from catalog.search.query import parse, year_range
from catalog.search.tokens import asked, fold, key, sequence, stem, words
from tests.search.conftest import Ask
from tests.search.lists import EMOJI, HOSTILE, LONG, PAPERS, RIGHT_TO_LEFT, TEX, bibtex

TEXTS = [
    *("", " ", "Zoë MÜLLER", "Straße ΣΊΣΥΦΟΣ İstanbul ıssız", "N-pair's", "l’apprentissage--x"),
    *(
        "ArcFace CosFace",
        "AI技術と機械学習が",
        "한국어 학습",
        "हिन्दी",
        "ﬁ ½ x² Ⅳ",
        "naı̈ve",
        "a\u00adb",
    ),
    *(EMOJI, HOSTILE, LONG, RIGHT_TO_LEFT, TEX, "x" * 90, "\U00020000\U00020001学"),
]
_STEMS = (
    "embeddings categories losses mapping making biases string analysis class caches axes fully"
)
STEMS = _STEMS.split()
QUERIES = [
    *("", "deep metric", '"metric learning"', '-"a b" c', "author:song,wang", "unifeid embeding"),
    *(
        'author:"jian wang"',
        "year:2015..2016 has:code",
        "category mapping",
        "venue:cvpr -survey",
        "FaceNet: A",
        "n-pair",
    ),
    *(
        "npair",
        "pre-training",
        "face net",
        "category:losses -category:losses-pair",
        "度量学习",
        "for",
    ),
    *(
        "angular qqqqqqqq",
        "qqqqqqqq",
        "nips pair",
        "song 2016",
        "metr",
        "mapping ",
        "listed:survey,table",
    ),
    *(
        "id:li2020cjk,rtl2021",
        "-id:rtl2021",
        "id:gone2020,rtl2021 -id:lost2021",
        "tag:geom",
        'venue:"neural information"',
        "constructor:x",
    ),
    *(
        "zoe",
        "facets aka:facenet",
        "a - b",
        "venue:",
        "author:",
        'summary:"triplets"',
        "type:thesis",
    ),
    *("schroff2015unified", "Schroff2015Unified facenet", "-rtl2021 year:2021", "rtl2021 qqqqqqqq"),
    *("schroff2015facenet", "id:schroff2015facenet,1503.03832,rtl2021", "-id:p19-1234 pretraining"),
    *("1503.03832", "arXiv:1503.03832v2", "https://arxiv.org/pdf/cs/0112017v1.pdf", "1503.038321"),
    *("doi:10.1109/CVPR.2015.7298682", "https://doi.org/10.48550/arXiv.1503.03832", "10.1109/cvpr"),
    *(
        "(10.1109/CVPR.2015.7298682).",
        "aclanthology.org/P19-1234/",
        "openreview.net/?id=rJxbJeHFPS",
    ),
    # Scores far above those of a few words.
    *("deep metric learning " * 20, "facenet unified embedding faces " * 500),
    *("year:2015-2016", "year:2016–2015", "year:abc,2015 -venue:cvrp", "author:rtl2021"),
]


def shuffled_texts() -> list[str]:
    chance = random.Random(3)
    letters = "abcXYZ sgeiny-'’ .:0123äßŁøﬁ度量学習が한\u0301\u093f𠀀🎓ש"
    return ["".join(chance.choices(letters, k=chance.randrange(30))) for _ in range(400)]


def test_words(javascript: Ask) -> None:
    texts = [*TEXTS, *shuffled_texts()]
    answers = javascript(texts=texts)["texts"]
    for text, answer in zip(texts, answers, strict=True):
        expected = {
            "fold": fold(text),
            "key": key(text),
            "words": [list(pair) for pair in words(text)],
            "asked": [list(parts) for parts in asked(text)],
            "sequence": [list(pair) for pair in sequence(text)],
        }
        assert answer == expected, text


def test_stems(javascript: Ask) -> None:
    chance = random.Random(5)
    made = [
        "".join(chance.choices("abeglnsyi", k=chance.randrange(9))) + "ings"[: chance.randrange(5)]
        for _ in range(300)
    ]
    assert javascript(stems=[*STEMS, *made])["stems"] == [stem(word) for word in (*STEMS, *made)]


def test_queries(javascript: Ask) -> None:
    chance = random.Random(4)
    pieces = [
        "-",
        '"',
        "author:",
        "year:",
        "2015..2017",
        "venue:cvpr,",
        "loss",
        " ",
        " ",
        ",",
        "the",
        "N-pair",
        "id:a",
    ]
    made = ["".join(chance.choices(pieces, k=chance.randrange(9))) for _ in range(300)]
    queries = [*QUERIES, *made]
    for query, answer in zip(queries, javascript(queries=queries)["queries"], strict=True):
        for item, theirs in zip(parse(query), answer["items"], strict=True):
            assert list(item.values) == theirs["values"], query
            for name in ("field", "negative", "exact", "start", "end"):
                assert getattr(item, name) == theirs[name], query
        wanted, theirs = conditions(query), answer["conditions"]
        assert [[list(word.parts) for word in group] for group in wanted.text] == [
            [word["parts"] for word in group] for group in theirs["text"]
        ], query
        assert [[word.unfinished for word in group] for group in wanted.text] == [
            [word["unfinished"] for word in group] for group in theirs["text"]
        ], query
        assert wanted.words == theirs["words"], query


def test_years(javascript: Ask) -> None:
    years = [
        "2015",
        "2015..2018",
        "..",
        "2015..",
        "<2000",
        ">=1999",
        "x",
        "",
        "20155",
        "2015....2018",
        *("2015-2018", "2015–2018", "2018—2015", "2018..2015", "2015..20", "2015-18", "٢٠١٥"),
    ]
    expected = [list(found) if (found := year_range(year)) else None for year in years]
    assert javascript(years=years)["years"] == expected


def test_answers_and_their_order(javascript: Ask, catalog: Catalog, index: Path) -> None:
    answers = javascript(index, finds=[[query, ""] for query in QUERIES])["found"]
    for query, answer in zip(QUERIES, answers, strict=True):
        hits = find(catalog, query)
        assert answer["ids"] == [entry.id for entry in hits.entries], query
        assert answer["instead"] == [list(pair) for pair in hits.instead], query
        assert answer["partial"] == hits.partial, query
        assert answer["unknown"] == [[field, value] for field, value, _ in hits.unknown], query


def test_orders(javascript: Ask, catalog: Catalog, index: Path) -> None:
    orders = ["year", "title", "added", "lists"]
    found = javascript(index, finds=[["", order] for order in orders])["found"]
    by_year, by_title, by_added, by_lists = (
        [catalog.by_id[key] for key in answer["ids"]] for answer in found
    )
    assert [entry.year or 0 for entry in by_year] == sorted(
        (e.year or 0 for e in by_year), reverse=True
    )
    titles = [fold(entry.title).lstrip("<$\"'") for entry in by_title]
    assert titles == sorted(titles)
    assert [entry.added or "" for entry in by_added] == sorted(
        (e.added or "" for e in by_added), reverse=True
    )
    assert by_lists[0].id == "schroff2015unified"


def test_counts_are_those_of_the_result_that_each_value_would_give(
    javascript: Ask, catalog: Catalog, index: Path
) -> None:
    queries = ["", "venue:cvpr", "metric -venue:iccv year:2015..2017", "has:code venue:cvpr,iclr"]
    known = {facet.id: facet for facet in facets(catalog, Cards.of(catalog.entries, catalog))}
    for query, answer in zip(
        queries, javascript(index, finds=[[q, ""] for q in queries])["found"], strict=True
    ):
        for name, counts in answer["counts"].items():
            others = " ".join(p for p in query.split() if not p.lstrip("-").startswith(f"{name}:"))
            for value in known[name].values:
                left = find(catalog, f"{others} {name}:{quoted(value.id)}")
                assert counts.get(value.id, 0) == len(left.entries), (query, name, value.id)


def quoted(value: str) -> str:
    return f'"{value}"' if any(sign in value for sign in ' ,"') else value


def test_citations(javascript: Ask, index: Path, catalog: Catalog) -> None:
    ids = [paper["id"] for paper in PAPERS]
    cited = javascript(index, finds=[], cited=[*ids, "nobody2000"])["cited"]
    assert cited[-1] is None
    for key_, (item, text) in zip(ids, cited, strict=False):
        assert item["id"] == key_
        assert item["title"] == catalog.by_id[key_].title
        assert text == bibtex(catalog.by_id[key_])
    assert cited[0][0]["author"] == [
        {"family": "Schroff", "given": "Florian"},
        {"family": "Kalenichenko", "given": "Dmitry"},
    ]
    assert "URL" not in cited[ids.index("eve2021script")][0]


def test_one_letter(javascript: Ask) -> None:
    pairs = [["metric", "metrci"], ["metric", "etric"], ["metric", "mmetric"], ["metric", "nettic"]]
    pairs += [
        ["ab", "ba"],
        ["abc", "cba"],
        ["aab", "ab"],
        ["", "a"],
        ["same", "same"],
        ["abcd", "badc"],
    ]
    expected = [True, True, True, False, True, False, True, True, True, False]
    assert javascript(near=pairs)["near"] == expected
