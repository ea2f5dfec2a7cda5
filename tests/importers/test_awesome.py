"""Awesome lists: a linked title, perhaps people and a place, and a sentence; resources by kind."""

from pathlib import Path

import pytest

from catalog.importers.genres import genre_of_heading, read_genre
from tests.importers.reading import entries_of, facts

SITE = "https://example.org/cards"
PAPERS = "\n\n## Papers\n\n- Learning Distances [[pdf]](https://example.org/a.pdf) (CVPR 2015)\n"
"""Without any paper a file is a list of other things, and nothing is taken over."""


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Datasets", "dataset"),
        ("Open-source toolboxes", "library"),
        ("Libraries and Tools", "library"),
        ("Video lectures", "video"),
        ("Tutorials", "course"),
        ("Blog posts", "post"),
        ("Leaderboards", "leaderboard"),
        ("Applications", ""),
        ("Videos, tutorials and blogs", ""),
        ("Toolboxes and foundation models", ""),
    ],
)
def test_a_heading_announces_a_kind(heading: str, kind: str) -> None:
    assert genre_of_heading(heading) == kind


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("dataset, 2007", ("dataset", "2007")),
        ("Library", ("library", "")),
        ("video (2018)", ("video", "2018")),
        ("A video of cats", None),
        ("CVPR 2015", None),
    ],
)
def test_a_phrase_tells_a_kind(text: str, told: tuple[str, str] | None) -> None:
    assert read_genre(text) == told


@pytest.mark.parametrize(
    "line",
    [
        f"- [Playing Cards]({SITE}) - Photos of cards.",
        f"- [Playing Cards]({SITE}): Photos of cards.",
        f"- [Playing Cards]({SITE}), *dataset, 2007*. Photos of cards.",
        f"- [Playing Cards]({SITE}), Jane Doe et al., *dataset*. "
        "[[paper](https://arxiv.org/abs/1503.01234)] Photos of cards.",
    ],
)
def test_a_dataset_is_an_entry_and_no_paper(tmp_path: Path, line: str) -> None:
    text = f"# Things\n\n## Datasets\n\nWhat is learned from.\n\n{line}{PAPERS}"
    entry, _paper = entries_of(tmp_path, text)
    assert facts(entry, "title", "paper", "type") == {
        "title": "Playing Cards", "paper": False, "type": "dataset",
    }  # fmt: skip
    assert entry["links"][0]["url"] == SITE
    assert "Photos of cards" in entry["note"]


def test_a_paper_below_a_heading_of_datasets_stays_one(tmp_path: Path) -> None:
    text = (
        "# Things\n\n## Datasets\n\n"
        "- [A Collection of Photos of Cards](https://arxiv.org/abs/1503.01234), CVPR 2015\n"
    )
    assert entries_of(tmp_path, text)[0]["paper"] is True


def test_the_description_of_a_category_is_no_title(tmp_path: Path) -> None:
    text = f"""
        # Things

        ## Tools

        Finding and sorting playing cards.

        - [Sorter]({SITE}), Jane Doe and Richard Roe. [[code](https://github.com/doe/sorter)] Sorts.

        ## Papers

        - Learning Distances [[pdf]](https://example.org/a.pdf) (CVPR 2015)
        """
    assert entries_of(tmp_path, text)[0]["title"] == "Sorter"


@pytest.mark.parametrize("behind", [", Jane Doe et al., *dataset, 2014*.", " - a set of cards."])
def test_a_name_that_ends_in_digits_is_a_title(tmp_path: Path, behind: str) -> None:
    text = (
        f"# Things\n\n## Datasets\n\n- [CARDS03]({SITE}){behind} Photos of cards by hand.{PAPERS}"
    )
    assert entries_of(tmp_path, text)[0]["title"] == "CARDS03"


def test_a_venue_with_two_digits_in_front_stays_one(tmp_path: Path) -> None:
    text = "- [CVPR15](https://example.org/a.pdf), Learning Distances from Many Pairs\n"
    (entry,) = entries_of(tmp_path, text)
    assert facts(entry, "title", "venue", "year") == {
        "title": "Learning Distances from Many Pairs", "venue": "CVPR", "year": 2015,
    }  # fmt: skip


def test_names_in_bold_behind_the_place_are_short_names(tmp_path: Path) -> None:
    text = (
        f"- [Learning Distances from Pairs]({SITE}), Jane Doe, *CVPR 2015*. **Pair loss**, "
        "**LeaD**."
        " [[code](https://github.com/doe/lead)] Learns from pairs.\n"
    )
    (entry,) = entries_of(tmp_path, text)
    assert entry["aka"] == ["Pair loss", "LeaD"]
    assert entry["authors"] == ["Jane Doe"]
    assert entry["note"] == "Learns from pairs"


def test_a_bracket_stays_in_a_title_whose_kind_stands_behind_it(tmp_path: Path) -> None:
    place = "(Winter School on Shapes 2015)"
    text = f"- [Shapes {place}]({SITE}), Jane Doe, *video, 2015*. Talk.\n"
    (entry,) = entries_of(tmp_path, text)
    assert facts(entry, "title", "type", "year") == {
        "title": "Shapes (Winter School on Shapes 2015)", "type": "video", "year": 2015,
    }  # fmt: skip
