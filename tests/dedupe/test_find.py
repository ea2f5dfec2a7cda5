"""Whole collections: groups hold together, do not chain, and come out the same every time."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.dedupe.find import Found, find
from catalog.dedupe.record import Record, from_mapping
from tests.dedupe.records import DOE, JOURNAL

TITLE = "Learning Compact Embeddings from Noisy Triplets"
TITLES = (
    TITLE,
    TITLE.lower(),
    TITLE.upper(),
    f"{TITLE}.",
    f'"{TITLE},"',
    "Learning Compact Embedings from Noisy Triplets",
    "Learning Compact Embed- dings from Noisy Triplets",
    "Learning compact embeddings from noisy triplet",
    f"(2019). {TITLE}",
    f"Major. {TITLE}",
)
AUTHORS = (
    ["Jane Doe", "Richard Roe", "Mary Major"],
    ["J. Doe, R. Roe, and M. Major"],
    ["Doe, J., Roe, R., & Major, M."],
    ["Doe J", "Roe R", "Major M"],
    ["Jane Doe et al."],
)
VENUES = ("CVPR", "In Proc. CVPR", "IEEE Conf. on Computer Vision and Pattern Recognition", "")
LEXICON = """graph kernel margin tensor fusion anchor prompt token quasar turnip violin harbor
meadow copper walnut signal planet marble ribbon saddle velvet window yonder zephyr"""
WORDS = tuple(LEXICON.split())


def records(*fields: dict) -> list[Record]:
    return [from_mapping({**each, "id": str(at)}) for at, each in enumerate(fields)]


def groups(found: Found) -> list[set[str]]:
    return [set(group) for group in found.clusters]


def variants(count: int) -> list[dict]:
    """One work, written in `count` ways."""
    rng = random.Random(3)
    return [
        {
            "title": rng.choice(TITLES),
            "authors": rng.choice(AUTHORS),
            "venue": rng.choice(VENUES),
            "year": rng.choice((2019, 2019, 2019, None)),
        }
        for _ in range(count)
    ]


def strangers(count: int) -> list[dict]:
    rng = random.Random(4)
    return [
        {
            "title": " ".join(rng.sample(WORDS, 6)),
            "authors": [f"{rng.choice(WORDS)} {rng.choice(WORDS)}".title()],
            "venue": "CVPR",
            "year": 2019,
        }
        for _ in range(count)
    ]


def test_fifty_variants_of_one_work_are_one_group() -> None:
    found = find(records(*variants(50), *strangers(30)))
    assert groups(found) == [{str(at) for at in range(50)}]


def test_two_hundred_variants_are_one_group() -> None:
    assert [len(group) for group in groups(find(records(*variants(200))))] == [200]


def test_a_record_without_a_place_does_not_join_two_versions() -> None:
    bare = {**DOE, "venue": "", "year": None}
    found = find(records({**DOE, "venue": "ICCV", "year": 2015}, bare, {**DOE, "venue": "TPAMI"}))
    assert {"0", "2"} not in [group & {"0", "2"} for group in groups(found)]


def test_parts_are_not_joined_by_their_common_name() -> None:
    found = find(
        records(
            {**DOE, "title": "Graph Sampling for Large Networks, Part I"},
            {**DOE, "title": "Graph Sampling for Large Networks"},
            {**DOE, "title": "Graph Sampling for Large Networks, Part II"},
        )
    )
    assert found.clusters == ()


def test_a_recurring_title_needs_more_than_itself() -> None:
    names = ("Ann Other", "Bob Other", "Cid Stiles", "Dan Brook", "Eve Field", "Flo Mason")
    editorials = [
        {"title": "Message from the Chairs", "authors": [name], "venue": "ICML", "year": 2010 + at}
        for at, name in enumerate(names)
    ]
    found = find(records(*editorials, *editorials[:1]))
    assert found.clusters == ()
    assert [(pair.a, pair.b) for pair in found.review] == [("0", "6")]


def test_many_works_of_one_person_stay_apart() -> None:
    works = [{**each, "authors": ["Jane Doe"]} for each in strangers(60)]
    assert find(records(*works)).clusters == ()


def test_reports_of_one_series_stay_apart() -> None:
    series = [
        {**JOURNAL, "title": f"Sample Disease Surveillance: Annual Report {year}", "year": year + 1}
        for year in range(2000, 2012)
    ]
    assert find(records(*series)).clusters == ()


def test_what_was_marked_as_distinct_is_never_named() -> None:
    one = Record("a", TITLE, ("Jane Doe",), "CVPR", 2019, distinct_from=frozenset({"b"}))
    found = find([one, Record("b", TITLE, ("Jane Doe",), "CVPR", 2019)])
    assert (found.clusters, found.versions, found.review) == ((), (), ())


def test_nothing_is_found_in_nothing() -> None:
    assert find([]) == find([Record("a")])


def test_ids_need_not_be_unique() -> None:
    assert find([Record("a", TITLE, ("Jane Doe",)), Record("a", TITLE, ("Jane Doe",))]).clusters


def careless(count: int) -> list[dict]:
    """Strangers of which half lack the year."""
    return [{**each, "year": 2019 if at % 2 else None} for at, each in enumerate(strangers(count))]


def test_a_careless_collection_is_judged_more_kindly() -> None:
    doubtful = [
        {**DOE, "venue": "", "year": None},
        {**DOE, "title": "Learning Compact Embeddings from Noisy Image Triplets"},
    ]
    assert find(records(*doubtful)).clusters == ()
    assert find(records(*doubtful, *careless(150))).clusters == (("0", "1"),)


def test_a_field_that_no_record_has_does_not_make_a_collection_careless() -> None:
    doubtful = [
        DOE,
        {**DOE, "title": "Learning Compact Embeddings from Noisy Image Triplets"},
    ]
    bare = [{**each, "year": None} for each in (*doubtful, *strangers(150))]
    assert find(records(*bare)).clusters == ()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([*variants(8), *strangers(8)]), max_size=12), st.randoms())
def test_the_order_of_the_records_changes_nothing(chosen: list[dict], rng: random.Random) -> None:
    named = [from_mapping({**each, "id": f"{at:02}"}) for at, each in enumerate(chosen)]
    shuffled = named[:]
    rng.shuffle(shuffled)
    groups_of = [
        sorted(sorted(group) for group in find(each).clusters) for each in (named, shuffled)
    ]
    assert groups_of[0] == groups_of[1]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {},
            optional={
                "title": st.text(max_size=40),
                "authors": st.lists(st.text(max_size=20), max_size=4) | st.text(max_size=40),
                "venue": st.text(max_size=30),
                "year": st.integers() | st.none() | st.text(max_size=6),
                "doi": st.text(max_size=20),
                "pages": st.text(max_size=12),
                "volume": st.text(max_size=6) | st.integers(),
            },
        ),
        max_size=6,
    )
)
def test_any_record_is_read(fields: list[dict]) -> None:
    found = find(records(*fields))
    assert all(len(group) > 1 for group in found.clusters)
