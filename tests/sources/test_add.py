"""From what a curator has in hand to an entry of the list."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from catalog import api
from catalog.cli.app import app
from catalog.errors import CatalogError
from catalog.sources import DESCRIBERS, REGISTRIES, SEARCHES
from catalog.store.yamlfile import parse
from tests.lists import CATALOG, make_list
from tests.net.loopback import Asked, Reply, Web, web
from tests.sources.answers import CROSSREF_WORK, atom, crossref

IDS = sorted({one.id for one in (*REGISTRIES, *DESCRIBERS, *(s[0] for s in SEARCHES))})
HTML = (("Content-Type", "text/html"),)
PREPRINT = {"id": "1503.00042v2", "title": "New Steps", "comment": "8 pages", "summary": "We."}
PUBLISHED = {
    **CROSSREF_WORK,
    "DOI": "10.1109/CVPR.2020.0000042",
    "title": ["New Steps"],
    "subtitle": [],
    "container-title": [
        "2020 IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)"
    ],
    "published-print": {"date-parts": [[2020, 6]]},
    "issued": {"date-parts": [[2020, 6]]},
    "relation": {},
}
PAGE = """<html><head><title>New Steps | Host</title>
<meta name="citation_title" content="New Steps">
<meta name="citation_author" content="Doe, Jane"><meta name="citation_author" content="Zoë Müller">
<meta name="citation_publication_date" content="2020/06/14">
<meta name="citation_conference_title" content="International Conference on Machine Learning">
<meta name="citation_pdf_url" content="https://host.example/new-steps.pdf">
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_list(tmp_path, {"data/catalog.yaml": CATALOG + "links: {allow_private: true}\n"})


@pytest.fixture
def pages() -> dict[str, Reply]:
    return {}


@pytest.fixture
def host(pages: dict[str, Reply], monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """Registries and pages on loopback: what `pages` holds by the beginning of the path."""

    def answer(asked: Asked) -> Reply:
        found = (reply for path, reply in pages.items() if asked.path.startswith(path))
        return next(found, Reply(404, b"Resource not found."))

    with web(answer) as server:
        monkeypatch.setenv(
            "CATALOG_REGISTRIES", ",".join(f"{name}={server.url(f'/{name}')}" for name in IDS)
        )
        yield server


def feed(*entries: dict[str, str]) -> Reply:
    return Reply(200, atom(*entries).body)


def entry(root: Path, file: str) -> dict[str, object]:
    read = parse((root / file).read_bytes())
    assert isinstance(read, dict)
    return read


def test_an_arxiv_identifier(root: Path, host: Web, pages: dict[str, Reply]) -> None:
    pages["/arxiv"] = feed(PREPRINT)
    done = api.add(root, "https://arxiv.org/pdf/1503.00042v1", ["losses-pair"], added="2026-01-31")
    assert (done.written, done.file) == (True, "data/papers/doe2015new.yaml")
    written = entry(root, done.file)
    assert written["title"] == "New Steps"
    assert written["authors"] == ["Jane Doe", "Zoë Müller"]
    assert written["arxiv"] == "1503.00042"
    assert written["venue"] == "arxiv"
    assert written["categories"] == ["losses-pair"]
    assert written["links"] == [{"kind": "paper", "url": "https://arxiv.org/abs/1503.00042"}]
    assert written["added"] == "2026-01-31"
    assert "# https://arxiv.org/abs/1503.00042: 8 pages" in (root / done.file).read_text("utf-8")
    assert not api.validate(root).failed


@pytest.mark.parametrize("work", ["10.1109/CVPR.2020.0000042", "doi:10.1109/cvpr.2020.0000042"])
def test_a_doi(work: str, root: Path, host: Web, pages: dict[str, Reply]) -> None:
    message = {"status": "ok", "message": PUBLISHED}
    pages["/crossref/works/"] = Reply(200, json.dumps(message).encode())
    done = api.add(root, work, ["losses"])
    written = entry(root, done.file)
    assert (written["venue"], written["year"]) == ("cvpr", 2020)
    assert written["doi"] == "10.1109/cvpr.2020.0000042"
    assert written["pages"] == "815-823"
    assert "type" not in written
    assert written["links"] == [
        {"kind": "paper", "url": "https://doi.org/10.1109/cvpr.2020.0000042"}
    ]


@pytest.mark.parametrize("work", ["1503.00042", "arXiv:1503.00042v3", "arxiv.org/abs/1503.00042"])
def test_an_identifier_of_the_list_asks_nobody(
    work: str, root: Path, host: Web, pages: dict[str, Reply]
) -> None:
    pages["/arxiv"] = feed(PREPRINT)
    known = api.add(root, "1503.00042", ["losses"])
    asked = len(host.asked)
    again = api.add(root, work if "/" not in work else f"https://{work}", ["losses"])
    assert (again.refused, again.file) == (True, known.file)
    assert "same arXiv number" in str(again.like)
    assert len(host.asked) == asked


def test_no_work_is_refused(root: Path) -> None:
    with pytest.raises(CatalogError, match="no work was named"):
        api.add(root, " ", ["losses"])


def test_a_title(root: Path, host: Web, pages: dict[str, Reply]) -> None:
    pages["/crossref/works"] = Reply(200, crossref(PUBLISHED).body)
    done = api.add(root, "new steps", ["losses"])
    assert entry(root, done.file)["doi"] == "10.1109/cvpr.2020.0000042"


def test_a_page_with_citation_tags(root: Path, host: Web, pages: dict[str, Reply]) -> None:
    pages["/paper"] = Reply(200, PAGE.encode(), HTML)
    done = api.add(root, host.url("/paper/42"), ["losses"])
    written = entry(root, done.file)
    assert written["authors"] == ["Jane Doe", "Zoë Müller"]
    assert (written["venue"], written["date"]) == ("icml", "2020-06-14")
    assert written["links"] == [
        {"kind": "paper", "url": host.url("/paper/42")},
        {"kind": "pdf", "url": "https://host.example/new-steps.pdf"},
    ]


def test_a_page_that_names_its_preprint(root: Path, host: Web, pages: dict[str, Reply]) -> None:
    tag = '<meta name="citation_arxiv_id" content="1503.00042">'
    pages["/paper"] = Reply(200, (PAGE + tag).encode(), HTML)
    pages["/arxiv"] = feed(PREPRINT)
    done = api.add(root, host.url("/paper/42"), ["losses"])
    assert entry(root, done.file)["arxiv"] == "1503.00042"


def test_a_page_without_a_paper(root: Path, host: Web, pages: dict[str, Reply]) -> None:
    pages["/paper"] = Reply(200, b"<html><title>Hello</title>", HTML)
    with pytest.raises(CatalogError, match="nobody who answered knows"):
        api.add(root, host.url("/paper/42"), ["losses"])


def test_a_page_behind_a_wall(root: Path, host: Web, pages: dict[str, Reply]) -> None:
    pages["/paper"] = Reply(403, b"<html><title>Just a moment...</title>", HTML)
    with pytest.raises(CatalogError) as error:
        api.add(root, host.url("/paper/42"), ["losses"])
    assert "bot check" in error.value.message
    assert "the DOI" in error.value.hint


def doi_of_first(pages: dict[str, Reply]) -> str:
    message = {"status": "ok", "message": {**PUBLISHED, "DOI": "10.1109/cvpr.2015.1234567"}}
    pages["/crossref/works/"] = Reply(200, json.dumps(message).encode())
    return "10.1109/CVPR.2015.1234567"


def arxiv_of_first(pages: dict[str, Reply]) -> str:
    pages["/arxiv"] = feed({**PREPRINT, "id": "1503.01234v3"})
    return "1503.01234"


def title_of_first(pages: dict[str, Reply]) -> str:
    pages["/arxiv"] = feed({**PREPRINT, "title": "First steps: Learning distances."})
    return "1503.00042"


@pytest.mark.parametrize("known", [doi_of_first, arxiv_of_first, title_of_first])
def test_what_the_list_has_is_not_added(
    known: Callable[[dict[str, Reply]], str], root: Path, host: Web, pages: dict[str, Reply]
) -> None:
    done = api.add(root, known(pages), ["losses"])
    assert done.like is not None
    assert (done.like.entry, done.written, done.refused) == ("doe2015first", False, True)
    assert len(list((root / "data/papers").iterdir())) == 2


def test_a_dry_run_writes_nothing(root: Path, host: Web, pages: dict[str, Reply]) -> None:
    pages["/arxiv"] = feed(PREPRINT)
    done = api.add(root, "1503.00042", ["losses"], dry_run=True)
    assert (done.written, (root / done.file).exists()) == (False, False)
    assert "title: New Steps" in done.text


def test_a_key_that_is_taken_gets_a_letter(root: Path, host: Web, pages: dict[str, Reply]) -> None:
    pages["/arxiv"] = feed({**PREPRINT, "title": "First Thoughts"})
    assert api.add(root, "1503.00042", ["losses"]).file == "data/papers/doe2015firsta.yaml"


def test_a_venue_that_nobody_knows_is_remarked(
    root: Path, host: Web, pages: dict[str, Reply]
) -> None:
    work = {**PUBLISHED, "container-title": ["Proceedings of the Distance Society"]}
    message = {"status": "ok", "message": work}
    pages["/crossref/works/"] = Reply(200, json.dumps(message).encode())
    done = api.add(root, "10.1109/CVPR.2020.0000042", ["losses"])
    assert "venue" not in entry(root, done.file)
    assert "venue 'Proceedings of the Distance Society' is not in the registry" in done.text


@pytest.mark.parametrize(
    ("categories", "words"),
    [([], "has losses, losses-pair, data"), (["loses"], "Did you mean 'losses'")],
)
def test_a_category_is_needed(
    categories: list[str], words: str, root: Path, host: Web, pages: dict[str, Reply]
) -> None:
    pages["/arxiv"] = feed(PREPRINT)
    with pytest.raises(CatalogError) as error:
        api.add(root, "1503.00042", categories)
    assert words in error.value.message + error.value.hint


def test_without_a_network_nothing_is_written(
    root: Path, host: Web, pages: dict[str, Reply]
) -> None:
    pages["/"] = Reply(400)
    with pytest.raises(CatalogError, match="no registry answers"):
        api.add(root, "1503.00042", ["losses"])


def test_the_command(root: Path, host: Web, pages: dict[str, Reply]) -> None:
    pages["/arxiv"] = feed(PREPRINT)
    command = ["add", "1503.00042", "--category", "losses", "--root", str(root)]
    first = CliRunner().invoke(app, [*command, "--json", "--dry-run"])
    assert first.exit_code == 0
    told = json.loads(first.stdout)
    assert (told["id"], told["written"], told["entry"]["arxiv"]) == (
        "doe2015new",
        False,
        "1503.00042",
    )
    second = CliRunner().invoke(app, command)
    assert second.exit_code == 0
    assert second.stdout.startswith("wrote data/papers/doe2015new.yaml\n\n# yaml-language-server")
    third = CliRunner().invoke(app, command)
    assert third.exit_code == 1
    start = "data/papers/doe2015new.yaml: already listed as doe2015new (same arXiv number)"
    assert third.stdout.startswith(start)
