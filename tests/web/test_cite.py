"""References in the forms of APA and MLA, and plainly."""

import pytest

from catalog.model.author import Author
from catalog.model.catalog import Catalog
from catalog.model.config import Config
from catalog.model.entry import Paper, Resource
from catalog.web.cite import apa, cite_as, mla, plain
from catalog.web.contents import Contents, EntryView

DOI = "https://doi.org/10.1/x"


def view(**fields: object) -> EntryView:
    known = {"id": "x", "title": "Near and Far", "year": 2019, "categories": ("c",)}
    paper = Paper.model_validate({**known, **fields})
    return Contents.of(Catalog(Config(title="List"), (paper,))).entries[0]


CONFERENCE = {"authors": ("Jane Mary Doe", "Laurens van der Maaten"), "venue": "cvpr"}
JOURNAL = {
    "authors": ("Jean-Paul Roe",),
    "venue": "tpami",
    "volume": "41",
    "number": "2",
    "pages": "1--9",
}


def test_apa_of_a_conference_paper() -> None:
    assert apa(view(**CONFERENCE, pages="815-823"), DOI) == (
        "Doe, J. M., & van der Maaten, L. (2019). Near and Far. In IEEE/CVF Conference on Computer "
        "Vision and Pattern Recognition (pp. 815–823). https://doi.org/10.1/x"
    )


def test_apa_of_an_article() -> None:
    assert apa(view(**JOURNAL), "") == (
        "Roe, J.-P. (2019). Near and Far. IEEE Transactions on Pattern Analysis and Machine "
        "Intelligence, 41(2), 1–9."
    )


def test_apa_of_many_authors_names_the_first_nineteen_and_the_last() -> None:
    text = apa(view(authors=tuple(f"Ann Name{number}" for number in range(25))), "")
    assert "Name18, A., … Name24, A. (2019)" in text
    assert "Name19" not in text


def test_apa_without_authors_or_year() -> None:
    assert apa(view(title="Who Knows?", year=None), "") == "Who Knows? (n.d.)."


def test_mla_has_single_quotes_inside_its_own() -> None:
    assert "“Using a ‘Siamese’ Net.”" in mla(view(title='Using a "Siamese" Net'), "")
    assert '“‘Near’ and 5" Far.”' in mla(view(title='“Near” and 5" Far'), "")


def test_mla_of_two_authors_and_of_an_article() -> None:
    assert mla(view(**CONFERENCE), DOI) == (
        "Doe, Jane Mary, and Laurens van der Maaten. “Near and Far.” IEEE/CVF Conference on "
        "Computer Vision and Pattern Recognition, 2019, https://doi.org/10.1/x."
    )
    assert "Intelligence, vol. 41, no. 2, 2019, pp. 1–9." in mla(view(**JOURNAL), "")


@pytest.mark.parametrize(("count", "names"), [(1, "Name, A0."), (3, "Name, A0, et al.")])
def test_mla_names_one_author_or_says_that_there_are_others(count: int, names: str) -> None:
    authors = tuple(f"A{number} Name" for number in range(count))
    assert mla(view(authors=authors), "").startswith(f"{names} “Near")


def test_plain_is_three_sentences() -> None:
    assert plain(view(**CONFERENCE)) == (
        "Jane Mary Doe, Laurens van der Maaten. Near and Far. CVPR 2019."
    )


def test_a_resource_can_be_cited() -> None:
    tool = Resource(
        id="x",
        type="library",
        title="A Tool!",
        authors=(Author(family="Group"),),
        categories=("c",),
    )
    (found,) = Contents.of(Catalog(Config(title="List"), (tool,))).entries
    assert [text for _, text in cite_as(found, ())] == [
        "Group. (n.d.). A Tool!",
        "Group. “A Tool!”",
        "Group. A Tool! Library.",
    ]


def test_what_became_of_a_paper_stands_behind_its_title() -> None:
    paper = view(**CONFERENCE, status="retracted")
    assert "(2019). Near and Far [Retracted]. In IEEE" in apa(paper, DOI)
    assert "“Near and Far.” [Retracted]. IEEE" in mla(paper, DOI)
    assert "Near and Far [Retracted]. CVPR 2019." in plain(paper)
    asked = view(title="Who Knows?", status="withdrawn")
    assert [text for _, text in cite_as(asked, ())] == [
        "Who Knows? [Withdrawn] (2019).",
        "“Who Knows?” [Withdrawn]. 2019.",
        "Who Knows? [Withdrawn]. Report 2019.",
    ]


def test_a_workshop_paper_is_cited_with_the_workshops() -> None:
    paper = view(**CONFERENCE, track="workshop")
    assert "In IEEE/CVF Conference on Computer Vision and Pattern Recognition Workshops." in (
        apa(paper, "")
    )
    assert "Pattern Recognition Workshops, 2019" in mla(paper, "")


@pytest.mark.parametrize(
    ("pages", "in_apa", "in_mla"),
    [
        ("12", "Recognition (p. 12).", "2019, p. 12."),
        ("1--20", "Recognition (pp. 1–20).", "2019, pp. 1–20."),
        ("e1001", "Recognition (Article e1001).", "2019, e1001."),
    ],
)
def test_a_page_an_article_and_a_range_are_told_apart(pages: str, in_apa: str, in_mla: str) -> None:
    paper = view(**CONFERENCE, pages=pages)
    assert apa(paper, "").endswith(in_apa)
    assert mla(paper, "").endswith(in_mla)


def test_an_article_of_a_journal_has_its_number() -> None:
    assert apa(view(**{**JOURNAL, "pages": "e1001"}), "").endswith("41(2), Article e1001.")


def test_a_suffix_stands_behind_the_given_name() -> None:
    junior = {"family": "van der Maaten", "given": "Laurens", "suffix": "Jr."}
    paper = view(authors=(junior,))
    assert mla(paper, "").startswith("van der Maaten, Laurens, Jr. “Near")
    assert apa(paper, "").startswith("van der Maaten, L., Jr. (2019)")


def test_names_that_begin_with_the_family_keep_their_order() -> None:
    paper = view(authors=("王 小明", {"family": "山田", "given": "太郎"}))
    assert apa(paper, "").startswith("王 小明, & 山田 太郎. (2019)")
    assert mla(paper, "").startswith("王 小明, and 山田 太郎. “Near")
    assert plain(paper).startswith("王 小明, 山田 太郎. Near")
