"""Every rule finds what it is for, at the right line and column, and repairs what is certain."""

from pathlib import Path

import pytest

from catalog import api
from catalog.finding import RuleInfo, Severity
from catalog.reports.interface import Located, locate
from catalog.rules import ALL_RULES
from tests.lists import FILES, make_list
from tests.rules import cases_of_links, cases_of_works
from tests.rules.case import Case

CASES = (*cases_of_works.CASES, *cases_of_links.CASES)


def found_in(root: Path) -> tuple[Located, ...]:
    return locate(root, api.validate(root).findings)


def name(case: Case) -> str:
    return f"{case.rule}-{case.bad[:30]!r}".replace("‸", "")


def test_the_small_list_is_clean(tmp_path: Path) -> None:
    assert api.validate(make_list(tmp_path)).findings == ()


@pytest.mark.parametrize("case", CASES, ids=name)
def test_a_broken_list_gives_one_finding_at_its_place(case: Case, tmp_path: Path) -> None:
    root = make_list(tmp_path, {case.file: case.broken})

    places = [(at.finding.rule, at.finding.where.file, at.line, at.column) for at in found_in(root)]

    assert places == [(case.rule, case.file, *case.place)]


@pytest.mark.parametrize("case", [case for case in CASES if case.says], ids=name)
def test_the_message_says_what_to_do(case: Case, tmp_path: Path) -> None:
    root = make_list(tmp_path, {case.file: case.broken})
    assert case.says in found_in(root)[0].finding.message


@pytest.mark.parametrize("case", CASES, ids=name)
def test_repair_changes_what_is_certain_and_no_other_byte(case: Case, tmp_path: Path) -> None:
    root = make_list(tmp_path, {case.file: case.broken})

    report = api.repair(root)

    expected = case.broken if case.fixed is None else case.text(case.fixed)
    assert (root / case.file).read_bytes() == expected.encode()
    assert report.clean is (case.fixed is not None) or case.rule == "empty-category"
    for file, content in FILES.items():
        assert file == case.file or (root / file).read_bytes() == content.encode()


def test_every_rule_is_broken_once() -> None:
    assert {case.rule for case in CASES} == {info.id for info in ALL_RULES}


def test_rules_have_ids_of_their_own() -> None:
    ids = [info.id for info in ALL_RULES]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("info", ALL_RULES, ids=lambda info: info.id)
def test_a_summary_is_one_sentence(info: RuleInfo) -> None:
    summary = info.summary
    assert summary.endswith(".") and "\n" not in summary and len(summary) < 80


SECOND = "data/papers/roe2020second.yaml"
BROKEN_TITLE = FILES[SECOND].replace("Second Thoughts", "SECOND THOUGHTS ABOUT DISTANCES")


@pytest.mark.parametrize(
    ("override", "severities"),
    [("error", [Severity.ERROR]), ("info", [Severity.INFO]), ("off", [])],
)
def test_the_list_sets_severities(
    override: str, severities: list[Severity], tmp_path: Path
) -> None:
    config = FILES["data/catalog.yaml"] + f"rules:\n  title-capitals: {override}\n"
    root = make_list(tmp_path, {SECOND: BROKEN_TITLE, "data/catalog.yaml": config})
    assert [finding.severity for finding in api.validate(root).findings] == severities


@pytest.mark.parametrize(
    ("place", "comment", "count"),
    [
        ("DISTANCES", "DISTANCES  # catalog: ignore title-capitals", 0),
        ("DISTANCES", "DISTANCES  # catalog: ignore title-full-stop, title-capitals", 0),
        ("DISTANCES", "DISTANCES  # catalog: ignore title-full-stop", 1),
        ("year:", "# catalog: ignore title-capitals\nyear:", 0),
        ("year: 2020", "year: 2020  # catalog: ignore title-capitals", 1),
    ],
)
def test_a_comment_silences_a_rule(place: str, comment: str, count: int, tmp_path: Path) -> None:
    root = make_list(tmp_path, {SECOND: BROKEN_TITLE.replace(place, comment, 1)})
    assert len(api.validate(root).findings) == count


def test_a_comment_cannot_silence_the_schema(tmp_path: Path) -> None:
    text = FILES[SECOND].replace("year: 2020", "year: soon  # catalog: ignore schema")
    root = make_list(tmp_path, {SECOND: text})
    assert [finding.rule for finding in api.validate(root).findings] == ["schema"]


def test_a_file_that_cannot_be_read_does_not_make_others_wrong(tmp_path: Path) -> None:
    root = make_list(tmp_path, {"data/categories.yaml": "categories: {"})
    assert [finding.rule for finding in api.validate(root).findings] == ["yaml-syntax"]


def test_a_finding_does_not_hide_those_of_other_files(tmp_path: Path) -> None:
    root = make_list(tmp_path, {SECOND: BROKEN_TITLE, "data/resources/birds.yaml": "title: ["})
    assert {finding.rule for finding in api.validate(root).findings} >= {
        "title-capitals",
        "yaml-syntax",
    }


def test_a_repair_of_a_remembered_finding(tmp_path: Path) -> None:
    """Findings come from the cache when nothing has changed, and so must their repairs."""
    broken = FILES[SECOND].replace("https://aclanthology", "http://aclanthology")
    root = make_list(tmp_path, {SECOND: broken})
    assert api.validate(root) == api.validate(root)
    api.repair(root)
    assert (root / SECOND).read_text("utf-8") == FILES[SECOND]


def test_two_papers_that_say_so_may_share_a_link(tmp_path: Path) -> None:
    shared = FILES[SECOND].replace(
        "https://aclanthology.org/2020.acl-main.5/", "https://arxiv.org/pdf/1503.01234v2"
    )
    root = make_list(tmp_path, {SECOND: shared + "distinct_from: [doe2015first]\n"})
    assert api.validate(root).findings == ()
