"""The parsers over recorded answers of the real registries, where a collection is at hand."""

import base64
import json
import os
from pathlib import Path
from typing import Any

import pytest

from catalog.net.message import Answer
from catalog.net.registry import BadAnswer, Identifier
from catalog.sources import arxiv, crossref, datacite, openalex, semantic_scholar

FOLDER = Path(os.environ.get("CATALOG_RECORDED", Path(__file__).parents[3] / "shared" / "api"))
INDEX = FOLDER / "index.json"
pytestmark = pytest.mark.skipif(not INDEX.is_file(), reason="no recorded answers here")


def recorded(part: str) -> list[tuple[dict[str, Any], Answer]]:
    kept = {row["file"]: row for row in json.loads(INDEX.read_text()) if part in row["uri"]}
    found = []
    for file, row in sorted(kept.items()):
        body = (FOLDER / file).read_bytes()
        found.append((row, Answer(row["uri"], int(row["status"]), body=body)))
    return found


def feeds(status: str) -> list[Answer]:
    """arXiv's answers carry their status in their file's name and stand in no index."""
    paths = sorted((FOLDER / "arxiv").glob(f"{status}_*.xml"))
    return [Answer(path.name, int(status), body=path.read_bytes()) for path in paths]


def test_arxiv() -> None:
    records = [record for feed in feeds("200") for record in arxiv.records(feed)]
    assert len(records) > 150
    assert all(record.titles and record.authors for record in records)


def test_arxiv_errors_are_no_absence() -> None:
    for feed in feeds("400"):
        with pytest.raises(BadAnswer):
            arxiv.records(feed)


def test_crossref() -> None:
    works = 0
    for row, one in recorded("api.crossref.org/works"):
        path = row["uri"].split("?")[0]
        if one.status != 200 or not row["file"].endswith(".json"):
            continue
        if "/transform" in path or "/agency" in path or b'"message-type":"work' not in one.body:
            continue
        found = crossref.records(one)
        works += len(found)
        assert all(record.draft and record.titles for record in found)
    assert works > 50


def test_datacite() -> None:
    for _, one in recorded("api.datacite.org/dois"):
        body = base64.b64decode(one.body)
        ids = [item["id"] for item in json.loads(body)["data"]]
        asked = [Identifier("doi", name.lower()) for name in ids]
        answer = Answer(one.url, 200, body=body)
        assert [record.identifier for record in datacite.parse(answer, asked)] == asked


def test_openalex() -> None:
    full = [a for _, a in recorded("api.openalex.org/works") if b'"authorships"' in a.body]
    records = [record for one in full for record in openalex.records(one)]
    assert len(records) > 7
    assert sum(bool(record.authors) for record in records) > 7


def test_semantic_scholar() -> None:
    batches = [a for row, a in recorded("/paper/batch") if a.status == 200 and b"title" in a.body]
    for one in batches:
        items = json.loads(one.body)
        asked = [Identifier("s2", f"{number:040d}") for number in range(len(items))]
        found = semantic_scholar.parse(one, asked)
        assert len(found) == sum(item is not None for item in items)
    searches = [a for _, a in recorded("/paper/search/match") if a.status in (200, 404)]
    assert any(semantic_scholar.records(one) for one in searches)
