"""Links of any file."""

from pathlib import Path

import pytest

from catalog.errors import CatalogError
from catalog.links.files import bare_urls, file_places
from catalog.links.targets import Place

MARKDOWN = """\
# List

- [First](https://example.org/first "title") and <https://example.org/auto>.
- A bare https://example.org/bare_(1), and `https://example.org/code`.
- [relative](other.md), [script](javascript:alert(1)), [mail](mailto:jane@example.org)

<a href="https://example.org/html">x</a>

| a | b |
|---|---|
| [t](https://example.org/table) | ![i](https://example.org/i.png) |

    https://example.org/indented-code
"""
BIBTEX = """\
@inproceedings{doe2015first,
  title = {First {S}teps},
  author = {Doe, Jane and M{\\"u}ller, Zo{\\"e}},
  year = {2015},
  doi = {10.1000/X},
  eprint = {1503.01234},
  archivePrefix = {arXiv},
  url = {https://example.org/first\\_steps},
}
"""


def places(tmp_path: Path, name: str, content: str) -> tuple[Place, ...]:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return file_places(path, name)


def test_markdown(tmp_path: Path) -> None:
    found = [(p.url.rpartition("/")[2], p.where.line) for p in places(tmp_path, "a.md", MARKDOWN)]
    assert found == [
        ("first", 3), ("auto", 3), ("bare_(1)", 4), ("html", 7), ("table", 11), ("i.png", 11),
    ]  # fmt: skip


def test_bibtex_counts_no_others_among_the_authors(tmp_path: Path) -> None:
    entry = BIBTEX.replace('and M{\\"u}ller, Zo{\\"e}', "and others")
    assert "others" in entry
    expected = places(tmp_path, "a.bib", entry)[0].expected
    assert expected is not None
    assert expected.authors == ("Jane Doe",)


def test_bibtex(tmp_path: Path) -> None:
    found = places(tmp_path, "a.bib", BIBTEX)
    assert {(p.url, p.where.line) for p in found} == {
        ("https://doi.org/10.1000/X", 5),
        ("https://arxiv.org/abs/1503.01234", 6),
        ("https://example.org/first_steps", 8),
    }
    expected = found[0].expected
    assert expected is not None
    assert expected.titles == ("First Steps",)
    assert expected.authors == ("Jane Doe", "Zoë Müller")


@pytest.mark.parametrize(
    ("field", "url"),
    [
        (r"doi = {10.1007/978-3\_28}", "https://doi.org/10.1007/978-3_28"),
        (r"doi = {10.1007/978-3{\_}28.}", "https://doi.org/10.1007/978-3_28"),
        ("doi = {DOI 10.1000/x}", "https://doi.org/10.1000/x"),
        ("doi = {https://www.doi.org/10.1000/x}", "https://doi.org/10.1000/x"),
        (r"doi = {\url{https://doi.org/10.1000/x}}", "https://doi.org/10.1000/x"),
        ("doi = {{10.1000/x<1::a>2}}", "https://doi.org/10.1000/x%3C1::a%3E2"),
        ("eprint = {2101.00001v2 [cs.LG]}", "https://arxiv.org/abs/2101.00001"),
        ("eprint = {https://arxiv.org/pdf/2101.00001.pdf}", "https://arxiv.org/abs/2101.00001"),
        ("eprint = {arXiv:math.GT/0309136}", "https://arxiv.org/abs/math.GT/0309136"),
        ("eprint = {nonsense}", "https://arxiv.org/abs/nonsense"),
        (r"url = {https://example.org/{\~{}}jane/a\#b}", "https://example.org/~jane/a#b"),
        (r"url = {https://example.org/$\sim$jane}", "https://example.org/~jane"),
        (r"note = {\href{https://example.org/a\%20b}{there}}", "https://example.org/a%20b"),
    ],
)
def test_a_field_of_bibtex_is_read_as_it_is_printed(tmp_path: Path, field: str, url: str) -> None:
    (place,) = places(tmp_path, "a.bib", f"@misc{{a,\n  {field},\n}}\n")
    assert place.url == url


def test_text(tmp_path: Path) -> None:
    (place,) = places(tmp_path, "a.txt", "\nsee (https://example.org/a).\n")
    assert (place.url, place.where.line, place.where.column) == ("https://example.org/a", 2, 6)


def test_brackets_that_belong_to_an_address_stay() -> None:
    text = "https://example.org/a_(b) (https://example.org/c) https://example.org/d..."
    assert [url.rpartition("/")[2] for url in bare_urls(text)] == ["a_(b)", "c", "d"]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="cannot be read"):
        file_places(tmp_path / "none.md", "none.md")
