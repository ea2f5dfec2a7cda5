"""What is right, however unusual, is not reported; what is strange never stops a rule."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.finding import Finding, Replace
from catalog.model.catalog import Catalog
from catalog.model.config import Category, Config, LinkOptions, SourceList
from catalog.model.entry import Paper, Resource
from catalog.rules import RULES
from catalog.rules.engine import check

CATEGORY = Category(id="all", title="All", description="All.")
OPTIONS = LinkOptions(https_hosts=("www.lab.example.org",), code_hosts=("lab.example.org",))
CONFIG = Config(title="List", lists={"survey": SourceList(title="Survey")}, links=OPTIONS)


def found(**fields: Any) -> list[Finding]:
    """What the rules find in one paper."""
    paper = Paper.model_validate({"id": "x", "title": "Title", "categories": ["all"], **fields})
    files = {"x": "data/papers/x.yaml"}
    return list(check(Catalog(CONFIG, (paper,), (CATEGORY,), files=files), RULES))


def link(url: str, kind: str = "paper", **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "url": url, **fields}


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "BIER"},
        {"title": "CIFAR-10 VS MNIST"},
        {"title": "深度度量学习"},
        {"title": "Learning in the U.S."},
        {"title": "Losses, Distances, etc."},
        {"title": "Notes by Smith et al."},
        {"title": "And then ..."},
        {"authors": ["Jane Doe", "J. Doe"]},
        {"authors": ["Al Gore", "Anders And", "Family Alander"]},
        {"authors": [{"family": "Centers for Disease Control and Prevention"}]},
        {"authors": [{"family": "Wang", "given": "Wei", "orcid": f"0000-0000-0000-000{n}"}
                     for n in (1, 2)]},
        {"authors": ["Jørgen Ångström", "Đorđe Ćirić", "José Ñandú", "Łukasz Żółć", "Ô Â"]},
        {"title": "Über Ähnlichkeit – “Maße” und Größen", "summary": "naïve café · 50 °C ± 1"},
        {"title": "Ørsted’s Æther: ÅÄÖ"},
        {"title": "می‌خواهم", "summary": "👩‍🔬 \u2067مرحبا 2020\u2069 by क्‍ष and ภาษา\u200bไทย"},
        {"year": 2016, "arxiv": "1503.01234"},
        {"year": 2015, "arxiv": "1601.01234", "venue": "cvpr"},
        {"year": 2015, "arxiv": "cs/0112017"},
        {"year": 2015, "arxiv": "1503.01234", "venue": "arxiv"},
        {"year": 2019, "date": "2018-11-02", "venue": "tpami"},
        {"year": 2020, "doi": "10.1109/TPAMI.2018.2833848", "venue": "tpami"},
        {"year": 2015, "venue": "acl", "acl": "P15-1001"},
        {"year": 1999, "venue": "acl", "acl": "P99-1001"},
        {"year": 2021, "added": "2020-12-01"},
        {"doi": "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"[:40]},
        {"links": [link("http://192.0.2.1/x.pdf", "pdf")]},
        {"links": [link("https://xn--e1afmkfd.xn--p1ai/")]},
        {"links": [link("http://host.example.org:8080/x")]},
        {"links": [link("https://例え.jp/頁?q=1#a")]},
        {"links": [link("https://example.org/a_(b)?c=[d]&e=%20")]},
        {"links": [link("http://unknown.example.org/")]},
        {"links": [link("http://arxiv.org:80/abs/1503.01234")]},
        {"links": [link("https://arxiv.org/abs/1503.01234"),
                   link("https://arxiv.org/pdf/1503.01234", "pdf")]},
        {"links": [link("https://github.com/a/b", "code", framework="PyTorch"),
                   link("https://github.com/a/b", "code", framework="TensorFlow")]},
        {"links": [link("https://example.org/x?id=1"), link("https://example.org/x?id=2")]},
        {"links": [link("https://github.com/a/b/tree/main/c", "code")]},
        {"links": [link("https://gitlab.inria.example.org/a/b", "code")]},
        {"links": [link("https://www.lab.example.org/code/", "code")]},
        {"links": [link("https://example.org/code.tar.gz", "code")]},
        {"links": [link("https://huggingface.co/a", "code")]},
        {"aliases": ["old-name"], "distinct_from": []},
    ],
    ids=str,
)  # fmt: skip
def test_nothing_to_report(fields: dict[str, Any]) -> None:
    assert found(**fields) == []


def test_the_list_names_hosts_of_its_own() -> None:
    [finding] = found(links=[link("http://lab.example.org/x")])
    assert finding.rule == "insecure-link"


@settings(max_examples=50)
@given(
    st.text(min_size=1, max_size=60).filter(str.strip), st.sampled_from(["code", "paper", "pdf"])
)
def test_no_text_for_an_address_stops_a_rule(text: str, kind: str) -> None:
    for url in (text, "http://" + text, "https://github.com/" + text):
        found(links=[link(url, kind), link(url + "/", kind)])


@settings(max_examples=50)
@given(st.text(min_size=1, max_size=40).filter(str.strip))
def test_no_text_for_a_field_stops_a_rule(text: str) -> None:
    found(
        title=text,
        authors=[{"family": text}, {"family": text, "given": text}],
        venue=text,
        track=text,
        year=2015,
        doi=text,
        arxiv=text,
        openreview=text,
        acl=text,
        summary=text,
    )


@given(st.text("äöüßéèçñø -", min_size=1, max_size=20), st.sampled_from(["latin-1", "cp1252"]))
def test_text_read_in_the_wrong_encoding_becomes_itself_or_stays(text: str, wrong: str) -> None:
    title = f"Ein {text} Wort"
    for finding in found(title=title.encode().decode(wrong, "replace")):
        if finding.fix is not None:
            assert finding.fix.edits == (Replace(("title",), title),)


def test_resources_are_looked_at_too() -> None:
    resource = Resource.model_validate(
        {
            "id": "tool",
            "title": "A tool",
            "type": "library",
            "categories": ["al"],
            "links": [link("http://github.com/a", "code")],
        }
    )
    catalog = Catalog(CONFIG, (resource,), (CATEGORY,), files={"tool": "data/resources/tool.yaml"})
    assert {finding.rule for finding in check(catalog, RULES)} == {
        "unknown-category",
        "empty-category",
        "insecure-link",
        "code-link-host",
    }
