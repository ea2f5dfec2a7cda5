"""One small document for every way in which lists write an entry down.

Every document below holds the same work, so that every test asks for the same facts.
"""

from pathlib import Path

import pytest

from tests.importers.reading import entries_of

TITLE = "Learning Distances: A First Look"
PAPER = "https://arxiv.org/abs/1503.01234"
CODE = "https://github.com/doe/first"

MARKDOWN = {
    "bullet with labels": f"""
        # A list
        ## Losses
        - {TITLE} (CVPR 2015) [[Paper]]({PAPER}) [[PyTorch]]({CODE})
        """,
    "title is the link": f"""
        # A list
        ## Losses
        * [{TITLE}]({PAPER}). CVPR 2015. [[code]]({CODE})
        """,
    "link first": f"""
        # A list
        ## Losses
        - [[CVPR 2015]]({PAPER}) {TITLE} [[github]]({CODE})
        """,
    "venue in front": f"""
        # A list
        ## Losses
        - [CVPR'15] **{TITLE}** [[pdf]]({PAPER}) [[code]]({CODE})
        """,
    "short name in front": f"""
        # A list
        ## Losses
        - **LeaD**: "{TITLE}", CVPR, 2015. [[Paper]({PAPER})][[Code]({CODE})]
        """,
    "numbered": f"""
        # A list
        ## Losses
        1. {TITLE}. *CVPR 2015*. [paper]({PAPER}), [code]({CODE})
        2. Another Work That Stands Here. *ICML 2016*. [paper](https://arxiv.org/abs/1601.00001)
        """,
    "checkbox": f"""
        # A list
        ## Losses
        - [ ] {TITLE} (CVPR 2015) [paper]({PAPER}) [code]({CODE})
        """,
    "nested details": f"""
        # A list
        ## Losses
        - **{TITLE} (CVPR 2015)**
          - Jane Doe, Richard Roe
          - [[Paper]]({PAPER})
          - [[Python Reference]]({CODE})
        """,
    "wrapped onto unindented lines": f"""
        # A list
        ## Losses
        - Learning Distances: A
        First Look (CVPR 2015) [[Paper]]({PAPER})
        [[Code]]({CODE})
        """,
    "bold paragraph": f"""
        # A list
        ## Losses
        **{TITLE}** \\
        *Jane Doe, Richard Roe, Zoë Müller* \\
        CVPR 2015. [[Paper]({PAPER})] [[Github]({CODE})] \\
        12 Jun 2015
        """,
    "title over a list of details": f"""
        # A list
        ## Losses
        **{TITLE}**

        - intro: CVPR 2015
        - arxiv: <{PAPER}>
        - github(PyTorch): <{CODE}>
        """,
    "entry as heading": f"""
        # A list
        ## Losses
        ### [{TITLE}]({PAPER}) (CVPR 2015)
        - code: {CODE}
        ### [Another Work That Stands Here](https://arxiv.org/abs/1601.00001) (ICML 2016)
        - code: https://github.com/roe/other
        """,
    "break instead of items": f"""
        # A list
        ## Losses
        {TITLE}, CVPR 2015 [[Paper]]({PAPER}) [[Code]]({CODE})<br>
        Another Work That Stands Here, ICML 2016 [[Paper]](https://arxiv.org/abs/1601.00001)<br>
        """,
    "folded": f"""
        # A list
        <details>
        <summary>Losses</summary>

        - {TITLE} (CVPR 2015) [[Paper]]({PAPER}) [[Code]]({CODE})

        </details>
        """,
    "reference links": f"""
        # A list
        ## Losses
        - [{TITLE}][1] (CVPR 2015) [[code]][2]

        [1]: {PAPER}
        [2]: {CODE}
        """,
    "pipe table": f"""
        # A list
        ## Losses
        | Title | Venue | Year | Links |
        |---|---|---|---|
        | {TITLE} | CVPR | 2015 | [paper]({PAPER}) [code]({CODE}) |
        """,
    "pipe table without outer pipes": f"""
        # A list
        ## Losses
        Year | Pub. | Title | Links
        --- | --- | --- | ---
        2015 | **CVPR** | {TITLE} | [Paper]({PAPER})/[Code]({CODE})
        """,
    "pipe table with a short divider": f"""
        # A list
        ## Losses
        | Title | Authors | Year | Conference | PDF | Code |
        | --- | --- | --- |
        | {TITLE} | Doe, J. et al. | 2015 | CVPR | [PDF]({PAPER}) | [Code]({CODE}) |
        """,
    "HTML table": f"""
        # A list
        ## Losses
        <table>
        <tr><th>Title</th><th>Venue</th><th colspan="2">Links</th></tr>

        <tr><td>{TITLE}</td><td rowspan="2">CVPR 2015</td>
        <td><a href="{PAPER}">Paper</a></td><td><a href="{CODE}">Code</a></td></tr>
        <tr><td>Another Work That Stands Here</td>
        <td><a href="https://arxiv.org/abs/1601.00001">Paper</a></td><td></td></tr>
        </table>
        """,
    "HTML list": f"""
        # A list
        ## Losses
        <ul>
        <li><b>{TITLE}</b> (CVPR 2015) <a href="{PAPER}">[paper]</a> <a href="{CODE}">[code]</a>
        </ul>
        """,
    "Chinese and English": f"""
        # 列表
        ## Losses
        - {TITLE}（CVPR 2015）【论文：{PAPER}】【代码：{CODE}】
        """,
    "keys on lines of their own": f"""
        # A list
        ## Losses
        **{TITLE}**

        - 论文：{PAPER}
        - 代码：{CODE}
        - 会议：CVPR 2015
        """,
    "bibliography": f"""
        # A list
        ## Losses
        - Jane Doe, Richard Roe, and Zoë Müller. [{TITLE}]({PAPER}). In CVPR, 2015. ([code]({CODE}))
        """,
    "venue as heading": f"""
        # A list
        ## Losses
        ### CVPR 2015
        - {TITLE} [[Paper]]({PAPER}) [[Code]]({CODE})
        """,
    "badges instead of labels": f"""
        # A list
        ## Losses
        - {TITLE} (CVPR 2015)
          [![arXiv](https://img.shields.io/badge/arXiv-b31b1b.svg)]({PAPER})
          [![Star](https://img.shields.io/github/stars/doe/first.svg)]({CODE})
        """,
    "no space behind the marks of a heading": f"""
        # A list
        ##Losses
        - {TITLE} (CVPR 2015) [[Paper]]({PAPER}) [[Code]]({CODE})
        """,
}
RST = {
    "bullets": f"""
        A list
        ======

        Losses
        ------

        - `{TITLE} <{PAPER}>`_. CVPR 2015. `[code] <{CODE}>`__
        """,
    "roles": f"""
        A list
        ======

        Losses
        ------

        `{TITLE}
        <{PAPER}>`_
            | :authors:`Jane Doe, Richard Roe`
            | :venue:`CVPR 2015`
            | `code <{CODE}>`__
        """,
    "grid table": f"""
        A list
        ======

        Losses
        ------

        +----------------------------------+-----------+------------------------------------------+
        | Title                            | Venue     | Materials                                |
        +==================================+===========+==========================================+
        | {TITLE} | CVPR 2015 | `[PDF] <{PAPER}>`__, |
        |                                  |           | `[Code] <{CODE}>`__      |
        +----------------------------------+-----------+------------------------------------------+
        """,
    "simple table": f"""
        A list
        ======

        Losses
        ------

        =================================  =====  =====  ==========================================
        Paper Title                        Venue  Year   Materials
        =================================  =====  =====  ==========================================
        {TITLE}   CVPR   2015   `[PDF] <{PAPER}>`__
        =================================  =====  =====  ==========================================
        """,
}
BIBTEX = f"""
    @string{{cvpr = "IEEE Conference on Computer Vision and Pattern Recognition"}}
    @inproceedings{{doe2015,
      author = {{Doe, Jane and M{{\\"u}}ller, Zo{{\\"e}} and others}},
      title = {{{{Learning Distances}}: A First Look}},
      booktitle = cvpr,
      year = 2015,
      pages = {{815--823}},
      url = {{{PAPER}}},
      code = {{{CODE}}},
    }}
    """


def _grid(text: str) -> str:
    """A grid table whose cells are as wide as their rules."""
    lines = []
    for line in text.splitlines():
        if line.lstrip().startswith("| ") and line.count("|") == 4:
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            widths = (32, 9, 60)
            row = " | ".join(c.ljust(w) for c, w in zip(cells, widths, strict=True))
            line = "        | " + row + " |"
        elif line.strip().startswith("+"):
            mark = "=" if "=" in line else "-"
            line = "        +" + "+".join(mark * (w + 2) for w in (32, 9, 60)) + "+"
        lines.append(line)
    return "\n".join(lines)


def _check(entry: dict[str, object], *, code: bool = True) -> None:
    assert entry["title"] == TITLE
    assert entry["year"] == 2015
    assert entry["venue"] == "CVPR"
    assert entry["section"][0] == "Losses"  # type: ignore[index]
    links = {link["url"]: link["kind"] for link in entry["links"]}  # type: ignore[attr-defined]
    assert links[PAPER] in ("paper", "pdf")
    if code:
        assert links[CODE] == "code"


@pytest.mark.parametrize("text", MARKDOWN.values(), ids=MARKDOWN.keys())
def test_markdown(tmp_path: Path, text: str) -> None:
    _check(entries_of(tmp_path, text)[0])


@pytest.mark.parametrize(("name", "text"), RST.items(), ids=RST.keys())
def test_restructured_text(tmp_path: Path, name: str, text: str) -> None:
    text = _grid(text) if name == "grid table" else text
    _check(entries_of(tmp_path, text, "README.rst")[0], code=name != "simple table")


def test_bibtex(tmp_path: Path) -> None:
    (entry,) = entries_of(tmp_path, BIBTEX, "references.bib")
    assert (entry["title"], entry["year"], entry["venue"]) == (TITLE, 2015, "CVPR")
    assert (entry["authors"], entry["et_al"]) == (["Jane Doe", "Zoë Müller"], True)
    assert entry["pages"] == "815-823"
    assert {link["kind"] for link in entry["links"]} == {"paper", "code"}


def test_a_page_of_html(tmp_path: Path) -> None:
    text = f"""
        <!doctype html><html><body><h1>A list</h1><h2>Losses</h2>
        <ol><li><a href="{PAPER}">{TITLE}</a>, CVPR 2015. <a href="{CODE}">code</a></ol>
        """
    _check(entries_of(tmp_path, text, "list.html")[0])


def test_authors_are_told_from_the_venue_behind_them(tmp_path: Path) -> None:
    text = f"""
        # A list
        - **{TITLE}.** Jane Doe, Richard Roe, and Zoë Müller. CVPR 2015. [[pdf]]({PAPER})
        """
    (entry,) = entries_of(tmp_path, text)
    assert entry["authors"] == ["Jane Doe", "Richard Roe", "Zoë Müller"]


def test_a_citation_below_the_entry_gives_its_authors(tmp_path: Path) -> None:
    text = f"""
        # A list
        - {TITLE} [[Paper]]({PAPER})
          - Jane Doe, Richard Roe, Zoë Müller, {TITLE}, CVPR, 2015.
        """
    (entry,) = entries_of(tmp_path, text)
    assert entry["authors"] == ["Jane Doe", "Richard Roe", "Zoë Müller"]
    assert (entry["venue"], entry["year"]) == ("CVPR", 2015)


def test_footnotes_of_a_table_belong_to_its_rows(tmp_path: Path) -> None:
    text = f"""
        A list
        ======

        =================================  =====  ================
        Paper Title                        Year   Ref
        =================================  =====  ================
        {TITLE}   2015   [#Doe2015]_
        =================================  =====  ================

        .. [#Doe2015] Jane Doe, Richard Roe and Zoë Müller. "{TITLE}". In: *CVPR*.
        """
    (entry,) = entries_of(tmp_path, text, "README.rst")
    assert entry["authors"] == ["Jane Doe", "Richard Roe", "Zoë Müller"]
