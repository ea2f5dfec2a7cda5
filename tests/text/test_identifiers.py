import pytest

from catalog.text.identifiers import arxiv_year, identify, normal_arxiv, normal_doi


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://arxiv.org/abs/1503.03832", ("arxiv", "1503.03832")),
        ("https://arxiv.org/pdf/1503.03832v3.pdf", ("arxiv", "1503.03832")),
        ("https://www.arxiv.org/pdf/2104.13643", ("arxiv", "2104.13643")),
        ("https://arxiv.org/abs/cs/0112017v1", ("arxiv", "cs/0112017")),
        ("https://ar5iv.labs.arxiv.org/html/1503.03832", ("arxiv", "1503.03832")),
        ("https://arxiv.org/list/cs.CV/recent", None),
        ("https://doi.org/10.1109/CVPR.2015.7298682", ("doi", "10.1109/cvpr.2015.7298682")),
        ("https://dl.acm.org/doi/abs/10.1145/3447548", ("doi", "10.1145/3447548")),
        (
            "https://link.springer.com/chapter/10.1007/978-3-030-58",
            ("doi", "10.1007/978-3-030-58"),
        ),
        ("https://arxiv.org/abs/arXiv:1503.03832v2", ("arxiv", "1503.03832")),
        ("https://dl.acm.org/doi/fullHtml/10.1145/3447548", ("doi", "10.1145/3447548")),
        ("https://x.example/articles/10.3389/fnins.1/full", ("doi", "10.3389/fnins.1")),
        ("https://link.springer.com/content/pdf/10.1007/a-b.pdf", ("doi", "10.1007/a-b")),
        ("https://openreview.net/pdf?id=SJyEH91A-", ("openreview", "SJyEH91A-")),
        ("https://openreview.net/group?id=ICLR.cc", None),
        ("https://aclanthology.org/2021.naacl-main.1.pdf", ("acl", "2021.naacl-main.1")),
        ("https://www.aclweb.org/anthology/P19-1001/", ("acl", "P19-1001")),
        ("https://github.com/a/b", None),
        ("http://[::1", None),
    ],
)
def test_the_identifier_of_an_address(url: str, found: tuple[str, str] | None) -> None:
    assert identify(url) == found


@pytest.mark.parametrize(
    "text", ["10.1000/ABC", "https://doi.org/10.1000/abc", "doi: 10.1000/Abc.", "DOI:10.1000/abc"]
)
def test_a_doi_has_one_form(text: str) -> None:
    assert normal_doi(text) == "10.1000/abc"


@pytest.mark.parametrize(
    "text",
    ["1503.03832", "arXiv:1503.03832v2", "https://arxiv.org/pdf/1503.03832v1.pdf", "1503.03832v9"],
)
def test_an_arxiv_number_has_one_form(text: str) -> None:
    assert normal_arxiv(text) == "1503.03832"


@pytest.mark.parametrize(
    ("number", "year"),
    [("1503.03832", 2015), ("hep-th/9901001", 1999), ("cs/0112017", 2001), ("1513.03832", None)],
)
def test_an_arxiv_number_tells_its_year(number: str, year: int | None) -> None:
    assert arxiv_year(number) == year
