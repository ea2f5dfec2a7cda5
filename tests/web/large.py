"""A list with more entries than a page of a list holds, and a repository to edit it in."""

import json
from pathlib import Path

from tests.lists import CATALOG, make_list

PER_PAGE = 10
FEW = tuple(f"few2001x{number:02}" for number in range(25))
"""Papers of 2001, on three pages."""
MANY = tuple(f"many2002x{number:03}" for number in range(245))
"""Papers of 2002, on more pages than are named at once, and more than are cited at once."""
REPOSITORY = "https://codeberg.org/example/list"
BRANCH = "trunk"
SETTINGS = f"""\
repository: {REPOSITORY}
branch: {BRANCH}
site: {{per_page: {PER_PAGE}, author_pages: 0, map_papers: 0}}
"""
CODE = {
    "python": "    return distance(\n        anchor, 'a & <b>'\n    )",
    "wide": f"command {'--option ' * 60}end",
    "plain": "two\n\n  lines",
    "indented": "an\n  indented block",
    "numbered": "one()\ntwo()",
}
"""What a hand-written page shows as code, in the order of the page."""
PAGE = f"""\
# How to

Inline `code` has no button.

```python
{CODE["python"]}
```

```sh
{CODE["wide"]}
```

```
{CODE["plain"]}
```

    {CODE["indented"].replace(chr(10), chr(10) + "    ")}

```python linenums="1"
{CODE["numbered"]}
```
"""


def paper(key: str) -> str:
    """A paper with nothing but what it needs."""
    year, number = key.removeprefix("few").removeprefix("many").split("x")
    values = {
        "id": key,
        "title": f"Number {number} of {year}",
        "authors": ["Jane Doe"],
        "year": int(year),
        "categories": ["data"],
    }
    return json.dumps(values)


def make_large(root: Path) -> Path:
    """Write the list; give its root."""
    papers = {f"data/papers/{key}.yaml": paper(key) for key in (*FEW, *MANY)}
    own = {"data/catalog.yaml": CATALOG + SETTINGS, "site/how/to.md": PAGE}
    return make_list(root, {**own, **papers})
