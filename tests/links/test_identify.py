"""What an address leads to, told from the address alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.links.identify import identifier, sibling

KNOWN = [
    ("https://arxiv.org/abs/1503.03832", "arxiv", "1503.03832"),
    ("http://www.arxiv.org/pdf/1503.03832v3.pdf", "arxiv", "1503.03832"),
    ("https://doi.org/10.48550/arXiv.1503.03832", "arxiv", "1503.03832"),
    ("https://dx.doi.org/10.1109/CVPR.2015.7298682", "doi", "10.1109/cvpr.2015.7298682"),
    ("https://dl.acm.org/doi/abs/10.1145/3292500", "doi", "10.1145/3292500"),
    ("https://openreview.net/pdf?id=xm6YD62D1Ub", "openreview", "xm6YD62D1Ub"),
    ("https://aclanthology.org/2020.acl-main.5.pdf", "acl", "2020.acl-main.5"),
    ("https://github.com/Doe/First.git", "github", "doe/first"),
    ("https://github.com/doe/first/", "github", "doe/first"),
    ("https://gitlab.com/Group/Sub/First.git", "gitlab", "group/sub/first"),
    ("https://huggingface.co/doe/First", "huggingface", "doe/First"),
    ("https://huggingface.co/datasets/doe/birds", "huggingface", "datasets/doe/birds"),
    ("https://huggingface.co/papers/1503.03832", "arxiv", "1503.03832"),
    ("https://youtu.be/abcdefghijk?t=3", "youtube", "abcdefghijk"),
    ("https://www.youtube.com/watch?v=abcdefghijk&list=x", "youtube", "abcdefghijk"),
    ("https://www.youtube.com/embed/abcdefghijk", "youtube", "abcdefghijk"),
    ("https://zenodo.org/records/42", "zenodo", "42"),
    ("https://www.semanticscholar.org/paper/First-Steps/" + "a" * 40, "s2", "a" * 40),
]
PAGES = [
    "https://example.org/",
    "https://github.com/doe",
    "https://github.com/doe/first/tree/main/code",
    "https://github.com/topics/metric-learning",
    *(
        f"https://github.com/{path}"
        for path in (
            "apps/first",
            "collections/machine-learning",
            "trending/python",
            "stars/doe",
            "users/doe",
            "login/oauth",
            "Settings/profile",
            "orgs/doe",
            "sponsors/doe",
            ".well-known/first",
        )
    ),
    "https://gitlab.com/doe/first/-/tree/main",
    "https://huggingface.co/docs/hub",
    "https://huggingface.co/papers/trending",
    "https://www.youtube.com/@somebody",
    "https://zenodo.org/communities/birds",
    "http://[bad",
]


@pytest.mark.parametrize(("url", "scheme", "value"), KNOWN)
def test_what_a_registry_keeps(url: str, scheme: str, value: str) -> None:
    assert identifier(url) == (scheme, value)


@pytest.mark.parametrize("url", PAGES)
def test_everything_else_is_a_page(url: str) -> None:
    assert identifier(url) == ("page", url)


@given(st.text(max_size=50))
def test_any_text_has_an_identifier(text: str) -> None:
    assert identifier("https://" + text).value


@pytest.mark.parametrize(
    ("pdf", "page"),
    [
        (
            "https://openaccess.thecvf.com/content_CVPR_2020/papers/Kim_Proxy_CVPR_2020_paper.pdf",
            "https://openaccess.thecvf.com/content_CVPR_2020/html/Kim_Proxy_CVPR_2020_paper.html",
        ),
        (
            "https://proceedings.neurips.cc/paper_files/paper/2022/file/0abc-Paper-Conference.pdf",
            "https://proceedings.neurips.cc/paper_files/paper/2022/hash/0abc-Abstract-Conference.html",
        ),
        (
            "https://papers.nips.cc/paper/2016/file/6b18-Paper.pdf".replace("6b18", "6b180037"),
            "https://papers.nips.cc/paper/2016/hash/6b180037-Abstract.html",
        ),
        (
            "http://proceedings.mlr.press/v97/doe19a/doe19a.pdf",
            "http://proceedings.mlr.press/v97/doe19a.html",
        ),
        (
            "https://openreview.net/pdf?id=xm6YD62D1Ub",
            "https://openreview.net/forum?id=xm6YD62D1Ub",
        ),
        ("https://aclanthology.org/P19-1001.pdf", "https://aclanthology.org/P19-1001/"),
        (
            "https://www.jmlr.org/papers/volume10/doe09a/doe09a.pdf",
            "https://www.jmlr.org/papers/v10/doe09a.html",
        ),
    ],
)
def test_the_page_about_a_pdf(pdf: str, page: str) -> None:
    assert sibling(pdf) == page


@pytest.mark.parametrize("url", ["https://example.org/a.pdf", "https://example.org/"])
def test_other_addresses_have_none(url: str) -> None:
    assert sibling(url) == url
