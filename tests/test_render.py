"""Templates: who escapes, and whose template is taken."""

from pathlib import Path

import pytest

from catalog.render import escapes_itself, render


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("page.html", "&lt;b&gt;"),
        ("page.html.j2", "&lt;b&gt;"),
        ("feed.xml", "&lt;b&gt;"),
        ("list.md.j2", "<b>"),
        ("refs.bib.j2", "<b>"),
    ],
)
def test_pages_escape_by_themselves(name: str, shown: str, tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / name).write_text("{{ value }}")
    assert render(tmp_path, name, value="<b>") == shown


def test_a_template_without_a_name_does_not() -> None:
    assert not escapes_itself(None)


def test_filters_escape_for_the_other_targets(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "x.txt").write_text("{{ v | markdown }} {{ v | latex }} {{ v | html_text }}")
    assert render(tmp_path, "x.txt", v="a_&") == r"a\_&amp; a{\_}{\&} a_&amp;"
