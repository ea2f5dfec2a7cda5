"""BibTeX: addresses letter for letter, names with their braces, and nothing that vanishes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog import api
from catalog.api.lists import read_list
from catalog.importers.bibtex_addresses import addresses
from catalog.importers.bibtex_latex import decoded
from catalog.importers.bibtex_people import organisations, read_names
from catalog.importers.bibtex_records import joined, read_records
from catalog.search.records import csl_item
from tests.importers.reading import entries_of, take_text
from tests.lists import make_list


def entry(fields: str, kind: str = "inproceedings") -> str:
    return f"@{kind}{{doe2015,\n  title = {{A Title of a Work}},\n  {fields}\n}}\n"


def urls(folder: Path, fields: str) -> list[str]:
    (found,) = entries_of(folder, entry(fields), "refs.bib")
    return [link["url"] for link in found["links"]]


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("http://example.org/~joe/paper.pdf", "http://example.org/~joe/paper.pdf"),
        ("https://example.org/x?a=1&b=2", "https://example.org/x?a=1&b=2"),
        (r"https://example.org/x?a=1\&b=2", "https://example.org/x?a=1&b=2"),
        ("https://example.org/a%20b.pdf", "https://example.org/a%20b.pdf"),
        (r"https://example.org/a\%20b\_c.pdf\#page=2", "https://example.org/a%20b_c.pdf#page=2"),
        ("https://example.org/forum?id=a---b--c", "https://example.org/forum?id=a---b--c"),
        (r"http://example.org/\~{}joe/", "http://example.org/~joe/"),
        (r"http://example.org/{\~}joe/", "http://example.org/~joe/"),
        (r"http://example.org/\textasciitilde{}joe/", "http://example.org/~joe/"),
        (r"http://example.org/{\textasciitilde}joe/", "http://example.org/~joe/"),
        (r"http://example.org/$\sim$joe/", "http://example.org/~joe/"),
        (r"\url{http://example.org/~joe/a_b.pdf}", "http://example.org/~joe/a_b.pdf"),
        (r"{http://example.org/a}", "http://example.org/a"),
        ("http://example.org/(SICI)1<1::A>3.0;2-2", "http://example.org/(SICI)1<1::A>3.0;2-2"),
    ],
)
def test_an_address_comes_whole(tmp_path: Path, written: str, url: str) -> None:
    assert urls(tmp_path, f"url = {{{written}}},") == [url]


def test_addresses_in_running_text_end_before_its_punctuation(tmp_path: Path) -> None:
    text = r"howpublished = {See \url{http://example.org/~joe/a} (and http://example.org/b(1)).},"
    assert urls(tmp_path, text) == ["http://example.org/~joe/a", "http://example.org/b(1)"]


@given(st.text("abc012~%&#_-+=.,;:()/?@!$'*", min_size=1, max_size=30))
def test_a_bare_address_is_never_cut(path: str) -> None:
    assert addresses(f"https://example.org/{path}") == (f"https://example.org/{path}",)


def test_the_addresses_of_an_export_come_back(tmp_path: Path) -> None:
    root = make_list(tmp_path / "list")
    signs = "http://example.org/~joe/a%20b_c.pdf?x=1&y=--2#p"
    path = root / "data/papers/roe2020second.yaml"
    path.write_text(
        "id: roe2020second\ntitle: Second Thoughts\nauthors: [Richard Roe]\nyear: 2020\n"
        f'categories: [losses-pair]\nlinks:\n  - {{kind: paper, url: "{signs}"}}\n',
        "utf-8",
    )
    api.build(root, only=["bibtex"])
    found = entries_of(tmp_path, (root / "build/references.bib").read_text("utf-8"), "refs.bib")
    assert signs in [link["url"] for one in found for link in one["links"]]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ('"A" # " b " # "c"', "A b c"),
        ('cvpr # ", 2015"', "CVPR, 2015"),
        ("{A # B}", "A # B"),
        ('"C# and {"}quotes{"}"', 'C# and {"}quotes{"}'),
        ("2015", "2015"),
        ("jan", "jan"),
    ],
)
def test_a_value_is_put_together_of_its_parts(value: str, text: str) -> None:
    assert joined(value, {"cvpr": "CVPR"}) == text


def test_strings_are_put_together_of_strings() -> None:
    text = '@string{a = "Some"}\n@string{b = a # " Venue"}\n@article{k, title = b # { 2}}\n'
    (record,) = read_records(text).records
    assert record.text("title") == "Some Venue 2"


def test_signs_that_latex_reads_as_its_own_stay_in_a_title(tmp_path: Path) -> None:
    text = r"@misc{k, title = {Q\&A at 95% with A & B, \"Uber C#}}"
    assert entries_of(tmp_path, text, "a.bib")[0]["title"] == "Q&A at 95% with A & B, Über C#"


@pytest.mark.parametrize(
    ("written", "names"),
    [
        (r"Doe, Jane and M{\"u}ller, Zo{\"e}", ("Jane Doe", "Zoë Müller")),
        ("van der Maaten, Laurens", ("Laurens van der Maaten",)),
        ("Doe, Jr., John", ("John Doe Jr.",)),
        ("张, 三 and {李, 四}", ("张 三", "李 四")),
        ("{Doe, Jane and Roe, Richard}", ("Jane Doe", "Richard Roe")),
        ("Jane Doe, Ann Roe, Max Poe and Tom Foe", ("Jane Doe", "Ann Roe", "Max Poe", "Tom Foe")),
        ("{Jane Doe, Ann Roe and Max Poe}", ("Jane Doe", "Ann Roe", "Max Poe")),
        ("{Research and Group Ltd}", ("Research and Group Ltd",)),
        ("{Example, Inc.} and Doe, Jane", ("Example Inc.", "Jane Doe")),
        ("{Jane Doe and Richard Roe}", ("Jane Doe", "Richard Roe")),
        ("{Food and Drug Administration}", ("Food and Drug Administration",)),
    ],
)
def test_names(written: str, names: tuple[str, ...]) -> None:
    assert read_names(written)[0] == names


@pytest.mark.parametrize(
    ("written", "names"),
    [
        (
            "{Centers for Health and Prevention} and Doe, Jane",
            {"Centers for Health and Prevention"},
        ),
        ("{U.S. Food and Drug Administration}", {"U.S. Food and Drug Administration"}),
        ("{Doe}, Jane and Roe, {Richard}", set()),
        ("{Jane Doe and Richard Roe}", set()),
        ("{Jane Doe, † RichardRoe, Max Poe and Tom Foe}", set()),
    ],
)
def test_braces_make_an_organisation_of_a_whole_name(written: str, names: set[str]) -> None:
    assert organisations(written) == names


def test_an_organisation_is_imported_whole_and_once(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_text("@misc{k, title = {A Title}, author = {{Centre for This and That}}}", "utf-8")
    first = api.import_files([path], tmp_path / "list")
    assert first.written
    text = (tmp_path / "list" / first.written[0]).read_text("utf-8")
    assert "- {family: Centre for This and That}" in text
    assert api.import_files([path], tmp_path / "list").written == ()


@pytest.mark.parametrize(
    "written",
    [
        "Doe, Jane and others",
        "Doe, Jane and {others}",
        "Doe, Jane and et al.",
        "Doe, Jane et al.",
        "Doe, Jane, et~al.",
        r"Doe, Jane \emph{et al.}",
        "Doe, Jane and {et al.}",
    ],
)
def test_others_are_told(written: str) -> None:
    assert read_names(written) == (("Jane Doe",), True)


def test_a_repeated_key_is_noted_and_both_entries_are_read(tmp_path: Path) -> None:
    text = '@misc{k, title = "One Title"}\n@misc{k, title = "Other " # {Title}}\n'
    taken = take_text(tmp_path, text, "a.bib")
    assert [d.title.value for d in taken.outcome.drafts] == ["One Title", "Other Title"]
    assert not taken.outcome.unparsed
    assert taken.outcome.notes == (
        "lines 1 and 2: two entries have the key 'k'; both are read",
    )  # fmt: skip


def test_of_a_field_that_stands_twice_the_first_is_read(tmp_path: Path) -> None:
    taken = take_text(tmp_path, "@misc{k,\n title = {One},\n title = {Two}\n}\n", "a.bib")
    assert [d.title.value for d in taken.outcome.drafts] == ["One"]
    assert "line 3: the field 'title' stands twice" in taken.outcome.notes[0]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("@misc{a, title={Open\n\n@misc{b, title={Two}}\n", "not closed before the next entry"),
        ("@misc{b, title={Two}}\n@misc{a, title={Open\n", "not closed before the end of the file"),
    ],
)
def test_what_is_broken_is_told_in_plain_words(tmp_path: Path, text: str, reason: str) -> None:
    taken = take_text(tmp_path, text, "a.bib")
    assert [d.title.value for d in taken.outcome.drafts] == ["Two"]
    (place,) = taken.outcome.unparsed
    assert reason in place.reason
    assert "Exception" not in place.reason


def test_editors_and_a_year_that_is_none_become_notes(tmp_path: Path) -> None:
    text = entry("editor = {Doe, Jane and Roe, Richard},\n year = {in press}", "book")
    (found,) = entries_of(tmp_path, text, "a.bib")
    assert found["note"] == "edited by Jane Doe, Richard Roe\nyear: in press"


def test_the_editors_of_proceedings_are_not_those_of_a_paper(tmp_path: Path) -> None:
    text = entry("author = {Doe, Jane},\n editor = {Roe, Richard}")
    assert entries_of(tmp_path, text, "a.bib")[0]["note"] is None


def test_a_work_without_a_latin_letter_is_named_by_its_citation_key(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_text(
        "@misc{Zhang_2020, title = {度量学习}, author = {张, 三}, year = 2020}", "utf-8"
    )
    found = api.import_files([path], tmp_path / "list")
    assert found.written == ("data/papers/zhang-2020.yaml",)


@pytest.mark.parametrize(
    ("fields", "year", "date"),
    [
        ("year = 1938", 1938, None),
        ("year = {1687}", 1687, None),
        ("date = {1905-06-30}", 1905, "1905-06-30"),
        ("date = {1936-02/1938}", 1936, "1936-02"),
        ("year = {1066}", None, None),
        ("year = {2101}", None, None),
    ],
)
def test_every_year_that_an_entry_may_have_is_read(
    tmp_path: Path, fields: str, year: int | None, date: str | None
) -> None:
    (found,) = entries_of(tmp_path, entry(fields), "a.bib")
    assert (found["year"], found["date"]) == (year, date)


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ("eprint={0101001}, archiveprefix={arXiv}, primaryclass={hep-th}", "hep-th/0101001"),
        ("eprint={0101001v2}, eprinttype={arxiv}, eprintclass={math.AG}", "math/0101001"),
        ("eprint={hep-th/0101001}, archiveprefix={arXiv}, primaryclass={hep-th}", "hep-th/0101001"),
        ("eprint={1503.03832}, archiveprefix={arXiv}, primaryclass={cs.CV}", "1503.03832"),
        ("eprint={0101001}, eprinttype={jstor}", None),
    ],
)
def test_an_old_arxiv_number_gets_its_archive(
    tmp_path: Path, fields: str, number: str | None
) -> None:
    (found,) = entries_of(tmp_path, entry(fields), "a.bib")
    assert found["arxiv"] == number


def title_of(folder: Path, written: str) -> str:
    text = f"@misc{{k, title = {{{written}}}}}"
    return str(entries_of(folder, text, "a.bib")[0]["title"])


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (r"{\TeX}: The Program", "TeX: The Program"),
        (r"The {\LaTeX}\ Companion for \BibTeX users", "The LaTeX Companion for BibTeX users"),
        (r"Self\hyphen Made", "Self-Made"),
        (r"{\em Some} \foo{Bar} \textbf{Baz}", "Some Bar Baz"),
        (r"\mkbibquote{A} and \enquote{B}", "“A” and “B”"),
        (r"\href{http://example.org/a}{A Text}", "A Text"),
        (r"{\noopsort{1973c}}1981", "1981"),
    ],
)
def test_commands_give_what_they_print(tmp_path: Path, written: str, title: str) -> None:
    assert title_of(tmp_path, written) == title


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (r"$\alpha$-decay at $90^\circ$", "α-decay at 90°"),
        (r"{$\Lambda$}CDM and $\mu$m", "ΛCDM and μm"),
        ("$k$-NN, $^2$H, H$_2$O, $1^{st}$", "k-NN, ²H, H₂O, 1st"),
        (r"$\mathbf{x}$ in $\mathbb{R}^n$, $O(n\log n)$", "x in ℝⁿ, O(n log n)"),
        (r"\(x_{ij}^{-1}\) and \ensuremath{\beta}", "xᵢⱼ⁻¹ and β"),
        (r"$\frac{a}{b}$ and $L_\infty$", r"$\frac{a}{b}$ and $L_\infty$"),
        (r"$\xyz{a}$ of {GANs}", r"$\xyz{a}$ of GANs"),
        ("From $5 to more and $10", "From $5 to more and $10"),
        (r"\$5 and \$10", "$5 and $10"),
    ],
)
def test_simple_formulas_become_text_and_others_stay(
    tmp_path: Path, written: str, title: str
) -> None:
    assert title_of(tmp_path, written) == title


def test_a_command_that_nobody_knows_is_told(tmp_path: Path) -> None:
    text = r"@misc{k, title = {The \acme\ Road and \foo{Bar} {\bf x} \TeX{} $\xyz$}}"
    (found,) = entries_of(tmp_path, text, "a.bib")
    assert found["title"] == r"The Road and Bar x TeX $\xyz$"
    assert found["note"] == r"title: nobody knows what \acme prints; it was left out"


@given(st.lists(st.sampled_from(["a", "bc ", " ", "$", r"\foo ", "{", "}", "^", "_", "1", "α"])))
def test_no_letter_of_a_value_is_lost(parts: list[str]) -> None:
    text = decoded("".join(parts))
    assert text == " ".join(text.split())
    assert text.count("α") == parts.count("α")


PARENT = """
@book{bk, title={The Book}, subtitle={All of It}, editor={Doe, Jane}, publisher={Springer},
  year=2001, doi={10.1000/whole}, pages={1--300}, url={http://example.org/whole}}
"""
ORPHAN = "@inbook{a, title={A Chapter},\n crossref={none}}\n"
CHILD = "@incollection{c1, title={A Chapter}, author={Roe, R.}, crossref={BK}, pages={5-9}}"


@pytest.mark.parametrize("text", [f"{CHILD}{PARENT}", f"{PARENT}{CHILD}"])
def test_a_chapter_takes_what_it_lacks_from_its_book(tmp_path: Path, text: str) -> None:
    found = {one["title"]: one for one in entries_of(tmp_path, text, "a.bib")}
    assert found.keys() == {"A Chapter", "The Book: All of It"}
    chapter = found["A Chapter"]
    assert chapter["authors"] == ["R. Roe"]
    assert (chapter["year"], chapter["pages"], chapter["type"]) == (2001, "5-9", "book")
    assert chapter["venue_text"] == "The Book: All of It"
    assert (chapter["doi"], chapter["links"]) == (None, [])


def test_a_child_keeps_what_it_says_itself(tmp_path: Path) -> None:
    text = """
    @inproceedings{b, title={Another Paper}, crossref={q}}
    @proceedings{q, booktitle={Proceedings without a Title}, year=2002}
    @inproceedings{a, title={A Paper}, crossref={p}, booktitle={Elsewhere}, date={1999-05}}
    @proceedings{p, title={Proceedings of Things}, year=2001, volume=3}
    """
    other, paper, _ = entries_of(tmp_path, text, "a.bib")
    assert (other["venue_text"], other["year"]) == ("Proceedings without a Title", 2002)
    facts = [paper[name] for name in ("venue_text", "year", "volume")]
    assert facts == ["Elsewhere", 1999, "3"]


def test_data_for_others_are_no_entry_and_their_links_are_counted(tmp_path: Path) -> None:
    text = """
    @article{a, title={A Paper}, xdata={one, two}}
    @xdata{one, journal={Nature}, url={http://example.org/a}}
    @xdata{two, xdata={three}, volume=7}
    @xdata{three, year=1999, xdata={two}}
    @xdata{unused, url={http://example.org/b}}
    """
    taken = take_text(tmp_path, text, "a.bib")
    (draft,) = taken.outcome.drafts
    assert (draft.venue and draft.venue.value, draft.year and draft.year.value) == ("nature", 1999)
    assert not taken.outcome.unparsed
    assert (taken.balance.entries, taken.balance.closes) == (1, True)


def test_a_parent_that_is_not_there_is_told(tmp_path: Path) -> None:
    taken = take_text(tmp_path, f"{ORPHAN}{ORPHAN}", "a.bib")
    assert "line 2: crossref names 'none', which is not in the file (2 entries)" in (
        taken.outcome.notes
    )


@pytest.mark.parametrize(
    ("kind", "fields", "type_"),
    [
        ("article", "journal = {Annals of Nowhere}", "journal"),
        ("article", "", "journal"),
        ("article", "journal = {Nature}", None),
        ("article", "journal = {OddRxiv preprint}", "preprint"),
        ("article", "eprint = {1503.03832}", "preprint"),
        ("inproceedings", "booktitle = {Nowhere Meeting}", "conference"),
        ("inproceedings", "booktitle = {Workshop on Nothing}", "workshop"),
        ("inproceedings", "publisher = {Springer}", "conference"),
        ("incollection", "booktitle = {Proceedings of the Nowhere Meeting}", "conference"),
        ("incollection", "booktitle = {A Handbook}", "book"),
        ("inbook", "publisher = {Nobody}", "book"),
        ("phdthesis", "school = {Nowhere University}", "thesis"),
        ("techreport", "institution = {Nowhere University}", "report"),
        ("book", "publisher = {Nobody}", "book"),
        ("misc", "howpublished = {Somewhere}", None),
    ],
)
def test_the_entry_type_speaks_where_the_registry_has_no_venue(
    tmp_path: Path, kind: str, fields: str, type_: str | None
) -> None:
    (found,) = entries_of(tmp_path, entry(fields, kind), "a.bib")
    assert found["type"] == type_


def test_an_article_of_an_unknown_journal_is_an_article_everywhere(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_text(entry("journal = {Annals of Nowhere}, year = 1938", "article"), "utf-8")
    root = tmp_path / "list"
    found = api.import_files([path], root)
    assert "type: journal" in (root / found.written[0]).read_text("utf-8")
    assert not [finding for finding in found.findings if finding.rule != "missing-link"]
    api.build(root, only=["bibtex"])
    assert "@article{" in (root / "build/references.bib").read_text("utf-8")
    catalog = read_list(root)
    item = csl_item(catalog, catalog.entries[0], "")
    assert (item["type"], item["issued"]) == ("article-journal", {"date-parts": [[1938]]})


def test_a_resource_of_an_export_is_one_again(tmp_path: Path) -> None:
    (found,) = entries_of(tmp_path, entry("howpublished = {Dataset}", "misc"), "a.bib")
    assert (found["paper"], found["type"], found["venue_text"]) == (False, "dataset", None)
