"""`references.bib`: what BibTeX reads is what the data says."""

import re
import unicodedata
from typing import Any

import bibtexparser
import pytest
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts
from hypothesis import given, settings
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text

from catalog.exporters.bibtex import entry_text, export
from catalog.exporters.bibtex_text import author_name, protected
from catalog.model.author import Author
from catalog.model.entry import Entry
from catalog.text.escape import one_line
from tests.exporters.catalogs import catalog, paper, resource, templates

FIRST = paper(
    title="FaceNet & Friends: 100% of the N-pair Loss",
    authors=["Jane Doe", {"given": "Ludwig", "family": "van Beethoven", "suffix": "Jr."}],
    year=2015,
    venue="cvpr",
    doi="10.1109/CVPR.2015.1",
    arxiv="1503.01234",
    pages="815-823",
    volume="1",
    number="2",
    tags=["faces"],
    aliases=["doe2014first"],
    links=[{"kind": "paper", "url": "https://example.org/first_steps?a=1&b=50%25"}],
)


def text(entry: Entry) -> str:
    return entry_text(entry, catalog(entry))


def fields(entry: Entry) -> dict[str, Any]:
    """The fields as bibtexparser reads them, still escaped."""
    library = bibtexparser.parse_string(text(entry))
    assert not library.failed_blocks
    (read,) = library.entries
    assert read.key == entry.id
    return {name: field.value for name, field in read.fields_dict.items()}


def plain(escaped: str) -> str:
    """The text that LaTeX would print, near enough; quotes and spaces are levelled."""
    return levelled(LatexNodes2Text(keep_comments=True).latex_to_text(escaped))


def levelled(text: str) -> str:
    folded = unicodedata.normalize("NFC", one_line(text))
    for written, level in (("”", '"'), ("“", '"'), ("’", "'"), ("‘", "'"), ("''", '"'), ("ˆ", "^")):
        folded = folded.replace(written, level)
    return folded


def test_an_entry_in_full() -> None:
    assert text(FIRST) == (
        "@inproceedings{doe2015first,\n"
        "  author = {Doe, Jane and van Beethoven, Jr., Ludwig},\n"
        "  title = {{FaceNet} {\\&} Friends: 100{\\%} of the {N}-pair Loss},\n"
        "  year = {2015},\n"
        "  booktitle = {IEEE/CVF Conference on Computer Vision and Pattern Recognition},\n"
        "  volume = {1},\n"
        "  number = {2},\n"
        "  pages = {815--823},\n"
        "  doi = {10.1109/CVPR.2015.1},\n"
        "  eprint = {1503.01234},\n"
        "  archivePrefix = {arXiv},\n"
        "  url = {https://example.org/first_steps?a=1&b=50%25},\n"
        "  keywords = {pairs, faces},\n"
        "  ids = {doe2014first},\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("entry", "kind", "field"),
    [
        (paper(venue="cvpr"), "inproceedings", "booktitle"),
        (paper(venue="cvpr", track="workshop"), "inproceedings", "booktitle"),
        (paper(venue="tpami"), "article", "journal"),
        (paper(venue="arxiv", arxiv="1503.01234"), "misc", "howpublished"),
        (paper(venue="mit-press"), "book", "publisher"),
        (paper(venue="cvpr", type="thesis"), "phdthesis", "school"),
        (paper(venue="cvpr", type="report"), "techreport", "institution"),
        (paper(), "misc", None),
        (resource(), "misc", "howpublished"),
    ],
)
def test_the_type_follows_from_the_venue(entry: Entry, kind: str, field: str | None) -> None:
    assert text(entry).startswith(f"@{kind}{{{entry.id},\n")
    venue_fields = {"booktitle", "journal", "howpublished", "publisher", "school", "institution"}
    assert fields(entry).keys() & venue_fields == ({field} if field else set())


@pytest.mark.parametrize(
    ("track", "name"),
    [
        ("", "International Conference on Learning Representations"),
        ("workshop", "International Conference on Learning Representations Workshops"),
        ("tiny papers", "International Conference on Learning Representations (tiny papers)"),
    ],
)
def test_a_track_shows_in_the_book_title(track: str, name: str) -> None:
    assert fields(paper(venue="iclr", track=track))["booktitle"] == name


def test_old_arxiv_identifiers_say_their_class() -> None:
    found = fields(paper(arxiv="cs/0112017"))
    assert (found["eprint"], found["archivePrefix"], found["primaryClass"]) == (
        "cs/0112017",
        "arXiv",
        "cs",
    )


def test_a_preprint_among_the_versions_gives_the_eprint() -> None:
    versions = [
        {"type": "journal", "venue": "tpami", "arxiv": "1801.00001"},
        {"type": "preprint", "arxiv": "1701.00001"},
    ]
    assert fields(paper(venue="cvpr", versions=versions))["eprint"] == "1701.00001"


def test_empty_fields_are_left_out() -> None:
    assert text(paper()) == "@misc{doe2015first,\n  title = {First},\n  keywords = {pairs},\n}\n"


@pytest.mark.parametrize("pages", ["815-823", "815--823", "815 – 823", "815\u2014823"])
def test_pages_take_two_hyphens(pages: str) -> None:
    assert fields(paper(pages=pages))["pages"] == "815--823"


def test_a_retraction_is_noted() -> None:
    assert fields(paper(status="retracted"))["note"] == "Retracted"


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Deep Metric Learning", "Deep Metric Learning"),
        ("FaceNet: A Unified Embedding", "{FaceNet}: A Unified Embedding"),
        ("CNN and 3D GmbH", "{CNN} and {3D} {GmbH}"),
        ("N-pair and Hard-Negative Mining", "{N}-pair and Hard-Negative Mining"),
        ("A Bier for R&D", "A {Bier} for {R}{\\&}{D}"),
        ("École des ÉTS", "{\\'E}cole des {{\\'E}TS}"),
        ("A TITLE IN CAPITALS", "A TITLE IN CAPITALS"),
        ("CLIP", "{CLIP}"),
        ("", ""),
    ],
)
def test_only_words_that_need_it_keep_their_capitals(title: str, written: str) -> None:
    assert protected(title, ["Bier", "Deep Metric", "loss"]) == written


@pytest.mark.parametrize(
    ("author", "written"),
    [
        (Author(family="Schroff", given="Florian"), "Schroff, Florian"),
        (Author(family="van der Maaten", given="Laurens"), "van der Maaten, Laurens"),
        (Author(family="King", given="Martin", suffix="Jr."), "King, Jr., Martin"),
        (Author(family="Aristotle"), "Aristotle"),
        (Author(family="King", suffix="Jr."), "{King Jr.}"),
        (Author(family="The Example Consortium"), "{The Example Consortium}"),
        (Author(family="Research and Development", given="Lab"), "{Research and Development}, Lab"),
        (Author(family="Doe, Inc.", given="A"), "{Doe, Inc.}, A"),
        (Author(family="Ōe", given="Kenzaburō"), "{\\=O}e, Kenzabur{\\=o}"),
        (Author(family="Anderson", given="Sandy"), "Anderson, Sandy"),
    ],
)
def test_names(author: Author, written: str) -> None:
    assert author_name(author) == written


def test_the_file_is_sorted_and_parses() -> None:
    listed = catalog(FIRST, resource(), paper("b"), paper("a"))
    (artifact,) = export(listed, templates())
    library = bibtexparser.parse_string(artifact.text)
    assert artifact.path == "build/references.bib"
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == ["a", "b", "birds", "doe2015first"]


HOSTILE = st.text(
    st.one_of(
        st.sampled_from("{}%$\\\"'#&_~^@,=`-<>|[] \n\taZ0é深"),
        st.characters(codec="utf-8", max_codepoint=0x24F, exclude_categories=["Cc", "Cf", "Cs"]),
    ),
    min_size=1,
    max_size=30,
).filter(lambda value: bool(one_line(value)))


@given(title=HOSTILE, summary=HOSTILE, url=HOSTILE)
@settings(max_examples=150, deadline=None)
def test_any_title_parses_back_as_one_entry(title: str, summary: str, url: str) -> None:
    links = [{"kind": "paper", "url": f"https://example.org/{url}"}]
    found = fields(paper(title=title, aka=[summary], links=links, year=2015))
    assert found["year"] == "2015"
    assert balanced(found["title"])
    assert balanced(found["url"])


def balanced(value: str) -> bool:
    """Whether braces balance as BibTeX counts them, escaped or not."""
    depth = 0
    for char in value:
        depth += {"{": 1, "}": -1}.get(char, 0)
        if depth < 0:
            return False
    return depth == 0


PRINTED = st.text(
    st.sampled_from("{}%$\\\"'#&_~@,=- aBcXYZ019éöŁşñÅ<>|[]"), min_size=1, max_size=30
).filter(lambda value: bool(one_line(value)))


@given(title=PRINTED)
@settings(max_examples=150, deadline=None)
def test_any_title_comes_back(title: str) -> None:
    assert plain(fields(paper(title=title))["title"]) == levelled(title)


NAME = st.text(st.sampled_from("abcDEF éöŁ-'.,&%"), min_size=1, max_size=12).filter(
    lambda name: bool(re.search(r"\w", name))
)


@given(names=st.lists(st.tuples(NAME, NAME), min_size=1, max_size=4))
@settings(max_examples=100, deadline=None)
def test_any_names_come_back(names: list[tuple[str, str]]) -> None:
    authors = [{"given": given, "family": family} for given, family in names]
    library = bibtexparser.parse_string(
        text(paper(authors=authors)), append_middleware=[SeparateCoAuthors(), SplitNameParts()]
    )
    assert not library.failed_blocks
    parts = library.entries[0]["author"]
    read = [(" ".join(part.first), " ".join((*part.von, *part.last))) for part in parts]
    assert [(plain(given), plain(family)) for given, family in read] == [
        (levelled(given), levelled(family)) for given, family in names
    ]


def test_an_acronym_in_a_script_without_case_keeps_its_capitals() -> None:
    assert "{BERT}" in protected("تمثيل الجمل العربية (BERT)")


def test_one_page_of_a_volume_is_no_range() -> None:
    assert fields(paper(pages="IV-1234"))["pages"] == "IV-1234"
