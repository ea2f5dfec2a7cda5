"""Small answers in the shape of each registry, written by hand."""

import json
from typing import Any

from catalog.net.message import Answer

ATOM = """\
<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"
      xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/abc</id>
  <opensearch:itemsPerPage>{count}</opensearch:itemsPerPage>
  <opensearch:totalResults>{total}</opensearch:totalResults>
  <opensearch:startIndex>0</opensearch:startIndex>
{entries}</feed>
"""
ATOM_ENTRY = """\
  <entry>
    <id>http://arxiv.org/abs/{id}</id>
    <title>{title}</title>
    <summary>{summary}</summary>
    <published>2015-03-12T20:40:43Z</published>
    <arxiv:comment>{comment}</arxiv:comment>
    <author><name>Jane Doe</name></author>
    <author><name>Zoë Müller</name></author>
    {more}
  </entry>
"""


def answer(body: str | bytes | Any, status: int = 200, **options: Any) -> Answer:
    """An answer with a text, bytes or a JSON value as its body."""
    if not isinstance(body, str | bytes):
        body = json.dumps(body)
    raw = body.encode() if isinstance(body, str) else body
    return Answer("https://registry.example/", status, body=raw, **options)


def atom(*entries: dict[str, str], total: int | None = None) -> Answer:
    """A feed of arXiv's API."""
    blank = {"title": "First Steps", "summary": "We step.", "comment": "8 pages", "more": ""}
    texts = [ATOM_ENTRY.format(**{**blank, **entry}) for entry in entries]
    count = len(texts)
    total = count if total is None else total
    return answer(ATOM.format(count=count, total=total, entries="".join(texts)))


CROSSREF_WORK: dict[str, Any] = {
    "DOI": "10.1109/CVPR.2015.1234567",
    "type": "proceedings-article",
    "title": ["First Steps &amp; More"],
    "subtitle": ["Learning <i>k</i> Distances"],
    "author": [
        {"given": "Jane", "family": "Doe", "sequence": "first"},
        {"given": "Zoë", "family": "Müller", "suffix": "Jr."},
        {"name": "The Distance Consortium"},
    ],
    "container-title": ["2015 IEEE Conference on Computer Vision and Pattern Recognition (CVPR)"],
    "published-print": {"date-parts": [[2015, 6]]},
    "issued": {"date-parts": [[2015, 6]]},
    "page": "815-823",
    "volume": "3",
    "issue": "2",
    "relation": {"has-preprint": [{"id-type": "doi", "id": "10.48550/arXiv.1503.01234"}]},
}


def crossref(*works: dict[str, Any]) -> Answer:
    """A list of works of Crossref's API."""
    message = {"items": list(works), "total-results": len(works)}
    return answer({"status": "ok", "message-type": "work-list", "message": message})


DATACITE_WORK: dict[str, Any] = {
    "id": "10.5281/zenodo.42",
    "type": "dois",
    "attributes": {
        "doi": "10.5281/zenodo.42",
        "titles": [{"title": "Birds"}, {"title": "Aves", "titleType": "TranslatedTitle"}],
        "creators": [
            {"name": "Doe, Jane", "nameType": "Personal", "givenName": "Jane", "familyName": "Doe"},
            {"name": "Roe, Richard", "nameType": "Personal"},
            {"name": "Institute of Birds, Department of Nests", "nameType": "Organizational"},
        ],
        "publisher": "Zenodo",
        "publicationYear": 2020,
        "container": {},
        "types": {"resourceTypeGeneral": "Dataset"},
        "dates": [{"date": "2020-01-31", "dateType": "Issued"}],
        "relatedIdentifiers": [
            {
                "relationType": "IsVersionOf",
                "relatedIdentifier": "10.5281/zenodo.41",
                "relatedIdentifierType": "DOI",
            },
            {
                "relationType": "Cites",
                "relatedIdentifier": "10.1000/other",
                "relatedIdentifierType": "DOI",
            },
        ],
    },
}
OPENALEX_WORK: dict[str, Any] = {
    "id": "https://openalex.org/W42",
    "doi": "https://doi.org/10.1109/cvpr.2015.1234567",
    "title": "First Steps",
    "publication_year": 2015,
    "publication_date": "2015-06-01",
    "type_crossref": "proceedings-article",
    "is_retracted": False,
    "authorships": [
        {"author_position": "first", "author": {"display_name": "Jane Doe"}},
        {"author_position": "last", "author": {"display_name": "Zoë Müller"}},
    ],
    "biblio": {"volume": "3", "issue": None, "first_page": "815", "last_page": "823"},
    "primary_location": {"source": {"display_name": "CVPR"}},
    "locations": [{"landing_page_url": "http://arxiv.org/abs/1503.01234"}],
}
S2_PAPER: dict[str, Any] = {
    "paperId": "a" * 40,
    "externalIds": {"DOI": "10.1109/CVPR.2015.1234567", "ArXiv": "1503.01234", "CorpusId": 42},
    "title": "First Steps",
    "venue": "Computer Vision and Pattern Recognition",
    "year": 2015,
    "publicationTypes": ["JournalArticle", "Conference"],
    "publicationDate": "2015-03-12",
    "journal": {"pages": "815-823"},
    "authors": [{"authorId": "1", "name": "Jane Doe"}, {"authorId": "2", "name": "Zoë Müller"}],
}
