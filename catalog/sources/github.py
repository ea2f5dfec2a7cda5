"""GitHub's GraphQL API (https://docs.github.com/graphql): renamed, archived and gone repositories.

It answers nobody without a token; without one, repositories are fetched as pages.
"""

import json
from collections.abc import Sequence

from catalog.net.manners import HostLimits
from catalog.net.message import Answer, Request
from catalog.net.registry import REGISTRY_BYTES, Access, BadAnswer, Identifier, Record, Registry
from catalog.sources.answers import items, json_of, mapping, text

BATCH = 100
_LIMITS = frozenset({"RATE_LIMITED", "RATE_LIMIT"})
"""Types of errors with status 200: the points of this hour are spent."""
_NAMES = {"markdown": "README.md", "lower": "readme.md", "rst": "README.rst", "plain": "README"}
_READMES = " ".join(
    f'{alias}: object(expression: "HEAD:{name}") {{ ... on Blob {{ text }} }}'
    for alias, name in _NAMES.items()
)
"""GitHub's API does not say which file it shows as the README; these are nearly all."""


def match(identifier: Identifier) -> bool:
    """Whether an identifier names a repository at GitHub."""
    return identifier.scheme == "github"


def request(access: Access, identifiers: Sequence[Identifier]) -> Request:
    """The question for up to 100 repositories, one alias each."""
    parts = []
    for number, identifier in enumerate(identifiers):
        owner, _, name = identifier.value.partition("/")
        parts.append(
            f"r{number}: repository(owner: {json.dumps(owner)}, name: {json.dumps(name)}) "
            "{ nameWithOwner isArchived " + _READMES + "}"
        )
    return Request(
        f"{access.base}/graphql",
        method="POST",
        headers={"Content-Type": "application/json"},
        secrets={"Authorization": f"Bearer {access.token}"},
        body=json.dumps({"query": "query { " + " ".join(parts) + " }"}).encode(),
        max_bytes=REGISTRY_BYTES,
    )


def parse(answer: Answer, identifiers: Sequence[Identifier]) -> tuple[Record, ...]:
    """The records of the repositories that exist.

    Raises:
        BadAnswer: the answer is none of GitHub's, or says nothing about some repositories (a
            query that was too heavy, a secondary limit), where half a batch may do; or nothing
            is left of the limit of the hour, or it says when to come back, where nothing does.
    """
    if answer.status in (403, 429) and _says_when(answer):
        raise BadAnswer("its limit on requests is reached", limited=True)
    reply = mapping(json_of(answer))
    data = mapping(reply.get("data"))
    missing = set()
    for error in items(reply.get("errors")):
        if text(error.get("type")) in _LIMITS:
            raise BadAnswer(text(error.get("message")) or "its limit is reached", limited=True)
        path = error.get("path")
        if text(error.get("type")) != "NOT_FOUND" or not isinstance(path, list) or not path:
            raise BadAnswer(text(error.get("message")) or "an error without words", smaller=True)
        missing.add(path[0])
    found = []
    for number, identifier in enumerate(identifiers):
        alias = f"r{number}"
        repository = data.get(alias)
        if isinstance(repository, dict):
            found.append(_record(identifier, repository))
        elif alias not in missing:
            raise BadAnswer("the answer leaves repositories out", smaller=True)
    return tuple(found)


def _says_when(answer: Answer) -> bool:
    """Whether an answer says that it takes time, not smaller questions.

    https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api
    """
    spent = answer.headers.get("x-ratelimit-remaining") == "0"
    return spent or "retry-after" in answer.headers


def _record(identifier: Identifier, repository: dict[str, object]) -> Record:
    name = text(repository.get("nameWithOwner"))
    renamed = bool(name) and name.lower() != identifier.value
    return Record(
        identifier,
        state="archived" if repository.get("isArchived") is True else "",
        url=f"https://github.com/{name}" if renamed else "",
        text="\n".join(
            filter(None, (text(mapping(one).get("text")) for one in repository.values()))
        ),
    )


REGISTRY = Registry(
    id="github",
    title="GitHub",
    base="https://api.github.com",
    schemes=frozenset({"github"}),
    batch=BATCH,
    limits=HostLimits(at_once=1, spacing=1.0),
    request=request,
    parse=parse,
    complete=frozenset({"github"}),
    needs_token=True,
)
