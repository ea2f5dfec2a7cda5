"""Ways to break the small list: identifiers, addresses and keys."""

from tests.rules.case import CATALOG, CATEGORIES, DATASETS, FIRST, LISTED, PDF, SECOND, Case

CASES = (
    # Identifiers
    Case("malformed-doi", FIRST, "doi: 10", "doi: ‸https://doi.org/10", "doi: 10"),
    Case(
        "malformed-doi",
        FIRST,
        "doi: 10.1109/CVPR.2015.1234567",
        "doi: ‸CVPR.2015.1234567",
        says="is not a DOI",
    ),
    Case("malformed-arxiv", FIRST, '"1503.01234"\n', '‸"1503.01234v2"\n', '"1503.01234"\n'),
    Case(
        "malformed-arxiv",
        FIRST,
        'arxiv: "1503.01234"',
        "arxiv: ‸arXiv:1503.01234",
        'arxiv: "1503.01234"',
    ),
    Case("malformed-arxiv", FIRST, 'arxiv: "1503.01234"', 'arxiv: ‸"1513.01234"'),
    Case(
        "malformed-openreview",
        SECOND,
        "r1lOTeBtDS",
        '‸"https://openreview.net/forum?id=r1lOTeBtDS"',
        '"r1lOTeBtDS"',
    ),
    Case("malformed-openreview", SECOND, "r1lOTeBtDS", "‸r1 lOTeBtDS"),
    Case(
        "malformed-acl",
        SECOND,
        "acl: 2020.acl-main.5",
        "acl: ‸https://aclanthology.org/2020.acl-main.5/",
        "acl: 2020.acl-main.5",
    ),
    Case("malformed-acl", SECOND, "acl: 2020.acl-main.5", "acl: ‸ACL 2020"),
    # Links
    Case("malformed-url", FIRST, PDF, "‸Deep Metric Learning in PyTorch"),
    Case("malformed-url", FIRST, PDF, '‸"https://example.org/a b"'),
    Case("malformed-url", SECOND, "https://roe.example.org/second", "‸https://roe/second"),
    Case("malformed-url", SECOND, "https://roe.example.org/second", "‸https://roe.xn--/second"),
    Case("malformed-url", SECOND, "https://roe.example.org/second", "‸https://a.org:99999/second"),
    Case(
        "malformed-url",
        FIRST,
        '"https://github.com/doe/first"',
        '‸"github.com/doe/first"',
        '"https://github.com/doe/first"',
    ),
    Case(
        "malformed-config-url",
        CATALOG,
        "url: https://example.org/list/",
        'url: ‸" https://example.org/list/"',
        'url: "https://example.org/list/"',
    ),
    Case(
        "malformed-config-url", CATALOG, "url: https://example.org/list/", "url: ‸example.org/list"
    ),
    Case("insecure-link", FIRST, '"https://arxiv.org', '‸"http://arxiv.org', '"https://arxiv.org'),
    Case(
        "insecure-link",
        SECOND,
        "https://aclanthology.org",
        "‸http://aclanthology.org",
        "https://aclanthology.org",
    ),
    Case(
        "duplicate-link",
        FIRST,
        "\nlisted_in",
        '\n  - ‸{kind: pdf, url: "https://www.openaccess.thecvf.com/content_cvpr_2015/papers/Doe.pdf"}\nlisted_in',
        "\nlisted_in",
    ),
    Case(
        "duplicate-link",
        SECOND,
        "    url: https://roe.example.org/second\n",
        "    url: https://roe.example.org/second\n  - ‸kind: project\n    url: https://roe.example.org/second/\n",
        "    url: https://roe.example.org/second\n",
    ),
    Case(
        "duplicate-link",
        SECOND,
        "https://roe.example.org/second",
        "https://roe.example.org/second\n  - ‸{kind: blog, url: https://roe.example.org/second}",
    ),
    Case(
        "code-link-host",
        FIRST,
        '"https://github.com/doe/first"',
        '‸"https://example.org/code"',
        says="'example.org' is not known",
    ),
    Case(
        "code-link-host",
        FIRST,
        '"https://github.com/doe/first"',
        '‸"https://github.com/doe"',
        says="no repository",
    ),
    # References
    Case("unknown-category", FIRST, "[losses-pair]", "[losses-pair, ‸loses]", says="'losses'"),
    Case(
        "empty-category",
        CATEGORIES,
        "  - id: data\n",
        "  - id: ‸empty\n    title: Empty\n    description: Nothing.\n  - id: data\n",
    ),
    Case(
        "duplicate-key",
        CATEGORIES,
        "  - id: data\n",
        "  - id: ‸losses\n    title: Again\n    description: Again.\n  - id: data\n",
    ),
    Case(
        "duplicate-key",
        DATASETS,
        "    resource: birds\n",
        "    resource: birds\n  - id: ‸birds\n    name: Again\n",
    ),
    Case("unknown-list", FIRST, "[survey]", "[‸surevy]", says="'survey'"),
    Case(
        "unknown-list",
        FIRST,
        LISTED,
        LISTED + "\ncorrections:\n  - field: year\n    says: {‸blog: x}",
    ),
    Case(
        "unknown-entry",
        FIRST,
        LISTED,
        LISTED + "\ndistinct_from: [‸roe2020secnd]",
        says="roe2020second",
    ),
    Case(
        "unknown-entry", FIRST, LISTED, LISTED + "\ndistinct_from: [‸doe2015first]", says="itself"
    ),
    Case("unknown-resource", DATASETS, "resource: birds", "resource: ‸bird", says="'birds'"),
    Case(
        "unknown-resource", DATASETS, "resource: birds", "resource: ‸doe2015first", says="a paper"
    ),
    Case("unknown-dataset", SECOND, "dataset: birds", "dataset: ‸brids", says="'birds'"),
    Case(
        "unknown-rule",
        CATALOG,
        "lists:",
        "rules:\n  ‸title-capital: off\nlists:",
        says="title-capitals",
    ),
    Case(
        "unknown-rule",
        CATALOG,
        "lists:",
        "rules:\n  ‸schema: warning\nlists:",
        says="always an error",
    ),
)
