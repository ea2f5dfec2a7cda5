"""The venue registry: what it holds and how it is extended."""

import re
from itertools import chain

import pytest
from pydantic import ValidationError

from catalog.model.venue import Venue, VenueRegistry

REGISTRY = VenueRegistry.packaged()


def conference(venue_id: str, *aliases: str, parent: str | None = None) -> Venue:
    return Venue(
        id=venue_id,
        name=f"Conference on {venue_id}",
        short=venue_id.upper(),
        kind="conference",
        aliases=aliases,
        parent=parent,
    )


# The packaged registry


def test_holds_at_least_two_hundred_venues_sorted_by_id() -> None:
    ids = [venue.id for venue in REGISTRY]
    assert len(ids) >= 200
    assert ids == sorted(ids)


@pytest.mark.parametrize("kind", ["conference", "workshop", "journal", "preprint", "book"])
def test_holds_every_kind(kind: str) -> None:
    assert any(venue.kind == kind for venue in REGISTRY)


@pytest.mark.parametrize("venue", REGISTRY, ids=lambda venue: venue.id)
def test_a_packaged_venue_is_well_formed(venue: Venue) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", venue.id)
    assert all(name == name.strip() for name in venue.names)
    assert len(set(venue.aliases)) == len(venue.aliases)
    assert all(re.fullmatch(r"\d{4}-\d{3}[\dX]", issn) for issn in venue.issn)
    assert venue.parent is None or venue.parent in REGISTRY


@pytest.mark.parametrize("venue", REGISTRY, ids=lambda venue: venue.id)
def test_every_name_of_a_venue_resolves_to_it(venue: Venue) -> None:
    for name in (venue.short, venue.name, *venue.aliases):
        found = REGISTRY.resolve(name)
        assert found is not None, name
        assert (found.venue.id, found.track, found.rest) == (venue.id, None, ""), name


def test_every_issn_has_a_valid_check_digit_and_one_owner() -> None:
    numbers = list(chain.from_iterable(venue.issn for venue in REGISTRY))
    for number in numbers:
        digits = [10 if char == "X" else int(char) for char in number.replace("-", "")]
        weighted = sum(
            digit * weight for digit, weight in zip(digits, range(8, 0, -1), strict=True)
        )
        assert weighted % 11 == 0, number
    assert len(numbers) == len(set(numbers))


# The registry as a mapping


def test_looks_up_by_id() -> None:
    assert REGISTRY["cvpr"].short == "CVPR"
    assert "cvpr" in REGISTRY
    assert "CVPR" not in REGISTRY
    assert REGISTRY.get("nowhere") is None
    with pytest.raises(KeyError):
        REGISTRY["nowhere"]


def test_is_read_once() -> None:
    assert VenueRegistry.packaged() is REGISTRY


@pytest.mark.parametrize(
    ("text", "nearest"), [("CVRP", "cvpr"), ("neurisp", "neurips"), ("Sigraph", "siggraph")]
)
def test_names_the_nearest_venues(text: str, nearest: str) -> None:
    assert REGISTRY.nearest(text)[0] == nearest


def test_gives_as_many_near_ids_as_asked_and_none_for_noise() -> None:
    assert len(REGISTRY.nearest("ICM", limit=2)) == 2
    assert REGISTRY.nearest("qqqqqqqqqqqq") == ()


def test_an_extended_registry_adds_and_overrides_by_id() -> None:
    added = conference("gravity-school", "International Winter School on Gravity and Light")
    override = REGISTRY["cvpr"].model_copy(update={"short": "C.V.P.R."})

    extended = REGISTRY.extended([added, override])

    assert len(extended) == len(REGISTRY) + 1
    assert extended["cvpr"].short == "C.V.P.R."
    found = extended.resolve("International Winter School on Gravity and Light 2015")
    assert found is not None
    assert (found.venue.id, found.year) == ("gravity-school", 2015)
    assert "gravity-school" not in REGISTRY


def test_an_alias_of_two_venues_is_refused_and_both_are_named() -> None:
    with pytest.raises(ValueError, match=r"'one'.*'two'.*'Shared Name'"):
        VenueRegistry([conference("one", "Shared Name"), conference("two", "Shared Name")])


def test_an_alias_that_differs_in_case_and_punctuation_only_is_shared() -> None:
    with pytest.raises(ValueError, match="'cvpr' and 'my-venue'"):
        REGISTRY.extended([conference("my-venue", "c.v.p.r.")])


def test_two_venues_with_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="two venues have the id 'one'"):
        VenueRegistry([conference("one"), conference("one")])


def test_an_unknown_parent_is_refused() -> None:
    with pytest.raises(ValueError, match="'one' has the unknown parent 'nowhere'"):
        VenueRegistry([conference("one", parent="nowhere")])


@pytest.mark.parametrize("field", [{"kind": "seminar"}, {"id": "Not A Key"}, {"publisher": "ACM"}])
def test_a_malformed_venue_is_refused(field: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Venue.model_validate({"id": "x", "name": "X", "short": "X", "kind": "journal", **field})
