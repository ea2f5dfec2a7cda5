"""Ways to break the small list: reading, identity, titles, people, venues, years."""

from tests.lists import FILES
from tests.rules.case import BIRDS, CATALOG, FIRST, LISTED, SECOND, Case

CASES = (
    # Reading
    Case("yaml-syntax", FIRST, "[losses-pair]", "losses‸: pair", says="needs quotation marks"),
    Case("yaml-syntax", FIRST, "year: 2015", "year: 2015\n‸year: 2016", says="stands twice"),
    Case("schema", FIRST, "year: 2015", "year: ‸twenty", says="'year' must be a whole number"),
    Case("schema", FIRST, "added:", "‸addded:", says="Did you mean 'added'?"),
    Case("schema", FIRST, 'arxiv: "1503.01234"', "arxiv: ‸1503.01234", 'arxiv: "1503.01234"'),
    Case("schema", SECOND, "Second Thoughts", "‸null", says="must be text, not empty"),
    Case("schema", SECOND, "Second Thoughts", "‸~", says="must be text, not empty"),
    Case("schema", SECOND, "Second Thoughts", '‸"  "', says="It says nothing: write it"),
    Case("schema", FIRST, "kind: code", "kind: ‸kode", says="Did you mean 'code'?"),
    Case("schema", FIRST, "[survey]", "‸survey", says="must be a list"),
    Case("schema", CATALOG, "title: A small list", "‸titel: A small list\ntitle: x"),
    Case(
        "duplicate-id",
        "data/resources/second.yaml",
        "",
        "id: ‸roe2020second\n" + "".join(FILES[BIRDS].splitlines(keepends=True)[2:]),
    ),
    Case("stray-file", "data/papers/notes.txt", "", "‸Not an entry.\n"),
    Case("stray-file", "data/papers/x.yml", "", "‸id: x\n", says="Rename it to x.yaml"),
    # Identity
    Case("id-filename", FIRST, "id: doe2015first", "id: ‸doe2015", says="to doe2015.yaml"),
    Case("alias-clash", FIRST, LISTED, LISTED + "\naliases: [old-name, ‸roe2020second]"),
    Case(
        "equal-titles",
        SECOND,
        "title: Second Thoughts",
        'title: ‸"First steps: learning distances"',
        says="catalog dedupe --merge doe2015first roe2020second",
    ),
    Case("needless-distinct", FIRST, LISTED, LISTED + "\ndistinct_from: [‸roe2020second]"),
    Case(
        "shared-identifier", SECOND, "acl: 2", 'arxiv: ‸"1503.01234"\nacl: 2', says="doe2015first"
    ),
    Case(
        "shared-identifier",
        SECOND,
        "acl: 2",
        "versions:\n  - {type: preprint, doi: ‸10.1109/cvpr.2015.1234567}\nacl: 2",
    ),
    Case(
        "shared-link",
        SECOND,
        "https://aclanthology.org/2020.acl-main.5/",
        "‸https://www.openaccess.thecvf.com/content_cvpr_2015/papers/Doe.pdf",
        says="data/papers/doe2015first.yaml",
    ),
    Case(
        "shared-link",
        "data/resources/fowl.yaml",
        "",
        FILES[BIRDS].replace("id: birds", "id: fowl").replace('"https', '‸"https'),
    ),
    # Titles and authors
    Case("title-capitals", SECOND, "Second Thoughts", "‸SECOND THOUGHTS ABOUT DISTANCES"),
    Case(
        "title-full-stop",
        FIRST,
        '"First Steps: Learning Distances"',
        '‸"First Steps: Learning Distances."',
        '"First Steps: Learning Distances"',
    ),
    Case(
        "title-full-stop",
        SECOND,
        "Second Thoughts\n",
        "‸Second Thoughts.  # sic\n",
        "Second Thoughts  # sic\n",
    ),
    Case("author-twice", FIRST, "  - Zoë Müller", "  - Zoë Müller\n  - ‸Jane Doe", says="author 3"),
    Case("author-et-al", FIRST, "Zoë Müller", "‸et al.", says="Name all authors"),
    Case("author-et-al", FIRST, "Zoë Müller", "‸Doe et al."),
    Case("author-et-al", SECOND, "Richard Roe", "‸Richard Roe and Jane Doe", says="several people"),
    Case("mojibake", FIRST, "Zoë Müller", "‸ZoÃ« MÃ¼ller", "Zoë Müller", says="'Zoë Müller'"),
    Case(
        "mojibake",
        FIRST,
        ">-\n  Learns a distance in which the café",
        "‸>-\n  Learns a distance in which the cafÃ©",
        ">-\n  Learns a distance in which the café",
    ),
    Case("mojibake", SECOND, "Second Thoughts", "‸Second \ufffdThoughts", says="U+FFFD"),
    Case(
        "invisible-characters",
        SECOND,
        "Second Thoughts",
        "‸Second \u202eThou\u200bghts",
        "Second Thoughts",
        says="U+200B, U+202E in 'Second Thoughts' cannot be seen",
    ),
    Case(
        "invisible-characters",
        SECOND,
        "Second Thoughts",
        '‸"Second \\x07\\eThoughts"',
        '"Second Thoughts"',
        says="U+0007, U+001B in",
    ),
    Case("invisible-characters", FIRST, "Zoë Müller", "‸Zoë\ufeff Mül\u00adler", "Zoë Müller"),
    Case(
        "invisible-characters",
        SECOND,
        "  - Richard Roe",
        "  - ‸{family: Ro\u200be, given: Richard}",
    ),
    # Venue and year
    Case("unknown-venue", FIRST, "venue: cvpr", "venue: ‸cvprr", says="Did you mean 'cvpr'"),
    Case("unknown-venue", FIRST, "venue: cvpr", "venue: ‸CVPR", "venue: cvpr"),
    Case("unknown-venue", FIRST, "venue: cvpr", "venue: ‸CVPR 2015  # text", "venue: cvpr  # text"),
    Case(
        "unknown-venue",
        FIRST,
        "venue: cvpr",
        "venue: ‸ICLR 2015 workshop",
        says="`venue: iclr`, `track: workshop`, `year: 2015`",
    ),
    Case(
        "year-against-venue", FIRST, "year: 2015\ndate: 2015-06-12", "year: ‸2014", says="the DOI"
    ),
    Case("year-against-venue", SECOND, "year: 2020", "year: ‸2021", says="the ACL id"),
    Case("year-against-venue", SECOND, "year: 2020", "year: ‸2020\ntrack: workshop 2019"),
    Case(
        "year-against-venue",
        FIRST,
        "year: 2015\ndate: 2015-06-12\nvenue: cvpr\ndoi: 10.1109/CVPR.2015.1234567",
        "year: ‸2014\nvenue: cvpr",
        says="the address",
    ),
    Case("year-against-date", FIRST, "date: 2015-06-12", "date: ‸2016-06-12"),
    Case("year-against-arxiv", FIRST, 'arxiv: "1503.01234"', 'arxiv: ‸"1903.01234"', says="2019"),
    Case(
        "year-against-arxiv",
        FIRST,
        "year: 2015\ndate: 2015-06-12\nvenue: cvpr\ndoi: 10.1109/CVPR.2015.1234567",
        "year: ‸2016\nvenue: arxiv",
    ),
    Case(
        "year-after-added",
        SECOND,
        "year: 2020\nvenue: acl\nopenreview: r1lOTeBtDS\nacl: 2020.acl-main.5",
        "year: ‸2022\nvenue: cvpr",
    ),
)
