"""Joining two entries: a rule for every field."""

import pytest

from catalog.dedupe.merge import merge

KEEP = {
    "id": "doe2019learning",
    "title": "Learning Distances",
    "authors": ["Jane Doe", "Richard Roe"],
    "year": 2019,
    "venue": "cvpr",
    "categories": ["losses"],
    "links": [{"kind": "paper", "url": "https://example.org/a"}],
    "added": "2020-05-01",
}
PREPRINT = {
    "id": "doe2018learning",
    "title": "Learning Distances Early",
    "authors": ["Jane Doe", "Richard Roe"],
    "year": 2018,
    "venue": "arxiv",
    "arxiv": "1801.00001",
    "categories": ["losses"],
    "added": "2019-05-01",
}


def changed(**other: object) -> dict[str, object]:
    """What a merge with a twin changes, its new alias left out."""
    changes = dict(merge(KEEP, {**KEEP, "id": "twin", **other}).changes)
    assert changes.pop("aliases") == ["twin"]
    return changes


def test_a_twin_that_says_nothing_new_changes_only_the_aliases() -> None:
    assert changed() == {}


@pytest.mark.parametrize(
    ("field", "theirs", "merged"),
    [
        ("authors", [*KEEP["authors"], "Ann Other"], [*KEEP["authors"], "Ann Other"]),
        ("authors", ["Jane Doe"], None),
        ("authors", ["J. Doe", "R. Roe"], None),
        ("links", [{"kind": "pdf", "url": "https://example.org/b"}],
         [*KEEP["links"], {"kind": "pdf", "url": "https://example.org/b"}]),
        ("links", [{"kind": "paper", "url": "http://example.org/a"}], None),
        ("links", [{"kind": "paper", "url": "https://www.Example.org/a/"}], None),
        ("links", [{"kind": "paper", "url": "https://example.org/A"}],
         [*KEEP["links"], {"kind": "paper", "url": "https://example.org/A"}]),
        ("links", [{"kind": "paper", "url": "https://example.org/a", "label": "Journal"}],
         [{"kind": "paper", "url": "https://example.org/a", "label": "Journal"}]),
        ("categories", ["data", "losses"], ["losses", "data"]),
        ("tags", ["faces"], ["faces"]),
        ("aka", ["LD"], ["LD"]),
        ("listed_in", ["survey"], ["survey"]),
        ("summary", "One sentence.", "One sentence."),
        ("added", "2018-01-01", "2018-01-01"),
        ("added", "2021-01-01", None),
        ("doi", "10.1000/a", "10.1000/a"),
        ("arxiv", "1901.00001", "1901.00001"),
        ("pages", "1-9", "1-9"),
        ("year", 2020, None),
        ("title", "Learning distances", None),
        ("distinct_from", ["other"], ["other"]),
        ("aliases", ["older"], "aliases"),
    ],
)  # fmt: skip
def test_the_rule_of_a_field(field: str, theirs: object, merged: object) -> None:
    if field == "aliases":
        found = merge(KEEP, {**KEEP, "id": "twin", "aliases": theirs}).changes["aliases"]
        assert found == ["twin", "older"]
        return
    assert changed(**{field: theirs}) == ({} if merged is None else {field: merged})


def test_initials_give_way_to_names() -> None:
    keep = {**KEEP, "authors": ["J. Doe", "R. Roe"]}
    assert merge(keep, {**KEEP, "id": "twin"}).changes["authors"] == ["Jane Doe", "Richard Roe"]


def test_every_change_has_its_rule() -> None:
    joined = merge(KEEP, {**PREPRINT, "tags": ["faces"]}, as_version="preprint")
    assert set(joined.reasons) == set(joined.changes)


def test_a_preprint_that_is_only_a_number_gives_that_number() -> None:
    changes = merge(KEEP, PREPRINT, as_version="preprint").changes
    assert changes["arxiv"] == "1801.00001"
    assert "versions" not in changes
    assert "year" not in changes


def test_what_is_published_takes_the_place_of_the_preprint() -> None:
    changes = merge(PREPRINT, KEEP, as_version="preprint", other_is_newer=True).changes
    assert (changes["year"], changes["venue"]) == (2019, "cvpr")
    assert changes["title"] == "Learning Distances"
    assert changes["aliases"] == ["doe2019learning"]


def test_the_lesser_version_is_kept_with_its_own_place() -> None:
    workshop = {**KEEP, "id": "twin", "venue": "eccv", "track": "workshop", "year": 2018}
    (version,) = merge(KEEP, workshop, as_version="workshop").changes["versions"]
    assert version == {"type": "workshop", "venue": "eccv", "track": "workshop", "year": 2018}


def test_an_entry_that_was_told_apart_is_no_longer_named() -> None:
    keep = {**KEEP, "distinct_from": ["twin", "other"]}
    assert merge(keep, {**KEEP, "id": "twin"}).changes["distinct_from"] == ["other"]


def test_the_survivor_is_not_told_apart_from_itself() -> None:
    changes = merge(KEEP, {**KEEP, "id": "twin", "distinct_from": [KEEP["id"], "other"]}).changes
    assert changes["distinct_from"] == ["other"]


def test_an_id_is_no_former_id_of_itself() -> None:
    changes = merge(KEEP, {**KEEP, "id": "twin", "aliases": [KEEP["id"]]}).changes
    assert changes["aliases"] == ["twin"]


ORCID = "0000-0002-1825-0097"
PDF, PAGE = "https://arxiv.org/pdf/1801.00001", "https://arxiv.org/abs/1801.00001"
CODE = "https://github.com/doe/first"


def joined(field: str, mine: list, theirs: list) -> list:
    """A field of one entry merged with that of its twin."""
    keep = {**KEEP, field: mine}
    return {**keep, **merge(keep, {**keep, "id": "twin", field: theirs}).changes}[field]


def links(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    return [{"kind": kind, "url": url} for kind, url in pairs]


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        (links(("pdf", PDF)), links(("paper", PAGE)), links(("pdf", PDF), ("paper", PAGE))),
        (links(("paper", PAGE)), links(("pdf", PDF)), links(("paper", PAGE), ("pdf", PDF))),
        # What is called a paper and is its PDF gets its name, or the two would be one too many.
        (links(("paper", PDF)), links(("paper", PAGE)), links(("pdf", PDF), ("paper", PAGE))),
        (links(("paper", PDF)), links(("paper", PDF)), links(("paper", PDF))),
        (links(("paper", PAGE)), links(("paper", PAGE + "v2")),
         links(("paper", PAGE), ("paper", PAGE + "v2"))),
        (links(("code", CODE)), links(("code", CODE + ".git")), links(("code", CODE))),
    ],
)  # fmt: skip
def test_addresses_are_kept_unless_they_are_one(mine: list, theirs: list, both: list) -> None:
    assert joined("links", mine, theirs) == both


def test_one_repository_for_two_frameworks_stands_twice() -> None:
    mine, theirs = (
        [{"kind": "code", "url": CODE, "framework": name}] for name in ("PyTorch", "JAX")
    )
    assert joined("links", mine, theirs) == [*mine, *theirs]


@pytest.mark.parametrize(
    ("mine", "theirs", "people"),
    [
        # An ORCID iD is taken over, whichever spelling the kept list has.
        (["Jane Doe"], [{"given": "Jane", "family": "Doe", "orcid": ORCID}],
         [{"given": "Jane", "family": "Doe", "orcid": ORCID}]),
        (["Jane Doe"], [{"given": "J.", "family": "Doe", "orcid": ORCID}],
         [{"given": "Jane", "family": "Doe", "orcid": ORCID}]),
        # So is which part is the family name.
        (["Marco San Roe"], [{"given": "Marco", "family": "San Roe"}],
         [{"given": "Marco", "family": "San Roe"}]),
        (["Marco San Roe"], [{"given": "M.", "family": "San Roe"}],
         [{"given": "Marco", "family": "San Roe"}]),
        (["Li Wei"], [{"given": "Wei", "family": "Li"}], [{"given": "Wei", "family": "Li"}]),
        (["M. San Roe"], [{"given": "Marco", "family": "San Roe"}],
         [{"given": "Marco", "family": "San Roe"}]),
        ([{"given": "M.", "family": "San Roe"}], ["Marco San Roe"],
         [{"given": "Marco", "family": "San Roe"}]),
        # A mapping that says nothing more changes nothing.
        (["Jane Doe"], [{"given": "Jane", "family": "Doe"}], ["Jane Doe"]),
        # Of each person the fuller name.
        (["J. Doe", "Richard Roe", "Mary Major"], ["Jane Doe", "R. Roe", "M. Major"],
         ["Jane Doe", "Richard Roe", "Mary Major"]),
        (["J. Doe"], ["Doe"], ["J. Doe"]),
        # Also where the longer list is the other's.
        ([{"given": "Jane", "family": "Doe", "orcid": ORCID}], ["J. Doe", "R. Roe"],
         [{"given": "Jane", "family": "Doe", "orcid": ORCID}, "R. Roe"]),
        # Two people whom one name may mean are not told apart by guessing.
        (["Ann Other", "Jun Wang", "Jing Wang"],
         [{"given": "J.", "family": "Wang", "orcid": ORCID}],
         ["Ann Other", "Jun Wang", "Jing Wang"]),
        # Another order of the same people.
        (["Jane Doe", "Richard Roe"],
         ["Richard Roe", {"given": "Jane", "family": "Doe", "orcid": ORCID}],
         [{"given": "Jane", "family": "Doe", "orcid": ORCID}, "Richard Roe"]),
    ],
)  # fmt: skip
def test_a_person_keeps_what_either_list_knows(mine: list, theirs: list, people: list) -> None:
    assert joined("authors", mine, theirs) == people


@pytest.mark.parametrize(
    ("other", "lines"),
    [
        ({}, ()),
        ({"summary": "Another sentence."}, ("summary: Another sentence.",)),
        ({"title": "Learning distances"}, ("title: Learning distances",)),
        ({"year": 2018}, ("year: 2018",)),
        ({"doi": "10.1000/A"}, ()),
        ({"authors": ["Jane Doe", "Ann Other"]}, ("authors: Ann Other",)),
        ({"authors": [{"given": "Jane", "family": "Doe", "orcid": ORCID}, "Richard Roe"]}, ()),
        ({"authors": ["Z. Major", {"family": "Other", "orcid": ORCID}]},
         ("authors: Z. Major", "authors: Other", f"authors: orcid {ORCID} of Other")),
        ({"links": [{"kind": "pdf", "url": "https://example.org/a"}]},
         ("links: kind pdf of https://example.org/a",)),
        ({"links": [{"kind": "pdf", "url": "https://example.org/b"}]}, ()),
    ],
)  # fmt: skip
def test_what_is_left_out_is_told(other: dict[str, object], lines: tuple[str, ...]) -> None:
    keep = {**KEEP, "summary": "One sentence.", "doi": "10.1000/a"}
    assert merge(keep, {**keep, "id": "twin", **other}).left_out == lines


def test_what_goes_into_a_version_is_not_left_out() -> None:
    workshop = {**KEEP, "id": "twin", "venue": "eccv", "track": "workshop", "year": 2018}
    assert merge(KEEP, workshop, as_version="workshop").left_out == ()
