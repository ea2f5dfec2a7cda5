"""What a query finds, in what order."""

import pytest

from catalog.model.catalog import Catalog
from catalog.search import find
from catalog.search.report import notes


def ids(catalog: Catalog, query: str) -> list[str]:
    return [entry.id for entry in find(catalog, query).entries]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("unified embedding schroff", "schroff2015unified"),
        ("unifeid embedding", "schroff2015unified"),
        ("bngular loss", "wang2017angular"),
        ("anglar", "wang2017angular"),
        ("angullar", "wang2017angular"),
        ("facenet", "schroff2015unified"),
        ("face net", "schroff2015unified"),
        ("triplet loss", "schroff2015unified"),
        ("category mapping", "muller2018metrics"),
        ("category-mapping", "muller2018metrics"),
        ("category mapp", "wang2018mapping"),
        ("n-pair", "sohn2016npair"),
        ("npair", "sohn2016npair"),
        ("pre-training", "obrien2019pre"),
        ("obrien", "obrien2019pre"),
        ("kaiser lukasz", "obrien2019pre"),
        ("zoe muller", "muller2018metrics"),
        ("度量", "li2020cjk"),
        ("综述", "li2020cjk"),
        ("deep metric learning ang", "wang2017angular"),
        ("metric categories", "muller2018metrics"),
        ("תורה", "rtl2021"),
        ("godel", "tex2021"),
        ("song 2016", "song2016lifted"),
        ("cvpr lifted", "song2016lifted"),
        ("nips pair", "sohn2016npair"),
        ("script owned", "eve2021script"),
    ],
)
def test_a_known_paper_comes_first(catalog: Catalog, query: str, first: str) -> None:
    assert ids(catalog, query)[0] == first


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("author:song", {"song2016lifted"}),
        ('author:"jian wang"', {"wang2017angular"}),
        ("author:wang,song -author:feng", {"song2016lifted", "wang2018mapping"}),
        ("year:2015..2016", {"schroff2015unified", "song2016lifted", "sohn2016npair"}),
        ("venue:cvpr,iccv year:>2015", {"song2016lifted", "wang2017angular"}),
        ("venue:NIPS", {"sohn2016npair"}),
        ("category:losses has:code", {"schroff2015unified", "song2016lifted", "eve2021script"}),
        ("category:losses -category:losses-pair", {"song2016lifted", "eve2021script"}),
        ("framework:caffe", {"song2016lifted"}),
        ("type:thesis", {"muller2018metrics"}),
        ("listed:survey listed:table", {"schroff2015unified"}),
        ("tag:geometry -angular", {"tex2021"}),
        ('"metric learning with"', {"sohn2016npair", "wang2017angular"}),
        ('-"metric learning" metric', {"muller2018metrics"}),
        ("summary:triplets", {"schroff2015unified"}),
        ("title:facenet -id:schroff2015unified", set()),
        ("id:li2020cjk,rtl2021", {"li2020cjk", "rtl2021"}),
        ("year:2015-2016 has:code", {"schroff2015unified", "song2016lifted"}),
        ("rtl2021", {"rtl2021"}),
        ("Schroff2015Unified", {"schroff2015unified"}),
        ("metric -song2016lifted venue:cvpr", set()),
        ("title:rtl2021", set()),
        ("venue:nowhere", set()),
    ],
)
def test_conditions(catalog: Catalog, query: str, found: set[str]) -> None:
    assert set(ids(catalog, query)) == found


def test_without_words_the_newest_come_first(catalog: Catalog) -> None:
    years = [entry.year or 0 for entry in find(catalog, "").entries]
    assert len(years) == len(catalog.entries)
    assert years == sorted(years, reverse=True)


def test_a_misspelt_word_says_what_it_was_taken_for(catalog: Catalog) -> None:
    assert find(catalog, "angulat loss").instead == (("angulat", "angular"),)
    assert find(catalog, "angular loss").instead == ()


def test_most_of_the_words_will_do_where_none_has_all(catalog: Catalog) -> None:
    hits = find(catalog, "angular loss qqqqqqqq")
    assert hits.partial
    assert hits.entries[0].id == "wang2017angular"
    assert find(catalog, "qqqqqqqq wwwwwwww zzzzzzzz").entries == ()


def test_a_condition_that_means_nothing_is_told(catalog: Catalog) -> None:
    ((field, value, known),) = find(catalog, "venue:cvrp").unknown
    assert (field, value) == ("venue", "cvrp")
    assert "cvpr" in known
    assert find(catalog, "year:1800").unknown == ()


def test_an_id_that_nothing_has_is_told(catalog: Catalog) -> None:
    (note,) = notes(find(catalog, "id:wang2017angulr,wang2017angular"), 20)
    assert note.startswith("No entry has the id 'wang2017angulr'. Did you mean 'wang2017angular'")
    assert notes(find(catalog, "-id:gone2020 loss"), 20) == ("No entry has the id 'gone2020'.",)


def test_what_is_no_year_is_told_with_what_a_year_looks_like(catalog: Catalog) -> None:
    (note,) = notes(find(catalog, "year:abc"), 20)
    assert note == "'abc' is no year: write year:2017, year:2015..2018 or year:<2015."


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("schroff2015facenet", "schroff2015unified"),
        ("id:schroff2015facenet", "schroff2015unified"),
        ("id:1503.03832", "schroff2015unified"),
        ("10.1109/cvpr.2015.7298682", "schroff2015unified"),
        ("doi:10.1109/CVPR.2015.7298682", "schroff2015unified"),
        ("https://doi.org/10.1109/CVPR.2015.7298682.", "schroff2015unified"),
        ("https://ieee.example.org/doi/10.1109/CVPR.2015.7298682?x=1", "schroff2015unified"),
        ("1503.03832", "schroff2015unified"),
        ("arXiv:1503.03832v2", "schroff2015unified"),
        ("https://arxiv.org/pdf/1503.03832v1.pdf", "schroff2015unified"),
        ("https://doi.org/10.48550/arXiv.1503.03832", "schroff2015unified"),
        ("arxiv.org/abs/cs/0112017", "sohn2016npair"),
        ("https://openreview.net/forum?id=rJxbJeHFPS", "sohn2016npair"),
        ("P19-1234", "obrien2019pre"),
        ("https://aclanthology.org/P19-1234.pdf", "obrien2019pre"),
    ],
)
def test_a_former_id_and_an_identifier_as_people_paste_it_find_the_entry(
    catalog: Catalog, query: str, found: str
) -> None:
    assert ids(catalog, query) == [found]


@pytest.mark.parametrize("query", ["title:1503.03832", "id:10.1109", "1503.038321"])
def test_what_is_no_whole_identifier_finds_nothing(catalog: Catalog, query: str) -> None:
    assert ids(catalog, query) == []


def test_an_identifier_of_two_entries_finds_the_first(catalog: Catalog) -> None:
    doi = {"doi": "10.1109/CVPR.2015.7298682"}
    others = [entry.model_copy(update=doi) for entry in catalog.papers]
    shared = catalog.with_entries(others, {})
    assert len(ids(shared, "10.1109/CVPR.2015.7298682")) == 1


def test_an_id_goes_before_a_former_id(catalog: Catalog) -> None:
    entry = catalog.by_id["rtl2021"].model_copy(update={"aliases": ("tex2021",)})
    assert ids(catalog.with_entries([entry], {}), "id:tex2021") == ["tex2021"]


def test_an_id_is_found_whatever_it_looks_like(catalog: Catalog) -> None:
    entry = catalog.by_id["song2016lifted"]
    other = catalog.with_entries([entry.model_copy(update={"id": "deep-tool.js"})], {})
    assert ids(other, "deep-tool.js")[0] == "deep-tool.js"
