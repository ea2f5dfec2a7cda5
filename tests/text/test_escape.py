"""Escaping: what goes in is what a renderer of the target shows."""

import html
import re
import unicodedata
from urllib.parse import unquote

import markdown as python_markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from catalog.text.escape import (
    bibtex_verbatim,
    html_text,
    latex,
    latex_piece,
    markdown,
    markdown_url,
    one_line,
)

COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])
HOSTILE = st.text(
    st.one_of(
        st.sampled_from("\\`*_{}[]()<>#+-.!|~$&:;=?'\"%^@/ \n\t0123aZé深😀"),
        st.characters(codec="utf-8"),
    ),
    max_size=40,
)
EXAMPLES = (
    "a*b*c _d_ __e__",
    "[x](https://example.org) ![y](z)",
    "<script>alert(1)</script> & &amp; &#42;",
    "`code` ``more``",
    "1. first",
    "- item",
    "--- ",
    "=== tab",
    "!!! note",
    "# heading #",
    "~~gone~~ $x^2$ | cell",
    "{#id .class} {{ x }} {% y %}",
    "ends in a backslash\\",
    "C:\\*.* \\\\",
    ": definition",
    "> quote",
    "+ plus",
    "[^1]: note",
)


def shown(rendered: str) -> str:
    """The text that a reader sees."""
    return one_line(html.unescape(re.sub(r"<[^>]*>", "", rendered)))


def commonmark(text: str) -> str:
    return str(COMMONMARK.render(text))


def mkdocs(text: str) -> str:
    """As mkdocs renders it: with the extensions of the website."""
    extensions = ["tables", "attr_list", "admonition", "md_in_html", "def_list", "footnotes"]
    return python_markdown.markdown(text, extensions=extensions)


@pytest.mark.parametrize("render", [commonmark, mkdocs])
@pytest.mark.parametrize("text", EXAMPLES)
def test_markdown_shows_a_paragraph_as_it_is(text: str, render) -> None:
    rendered = render(markdown(text))
    assert shown(rendered) == one_line(text)
    assert re.fullmatch(r"<p>[^<]*</p>\s*", rendered)


@given(HOSTILE)
def test_commonmark_shows_any_text_as_it_is(text: str) -> None:
    rendered = commonmark(f"- x, *{markdown('a' + text + 'b')}*, y")
    assert shown(rendered) == one_line(f"x, a{text}b, y")
    assert len(re.findall("<em>", rendered)) == 1


@given(HOSTILE)
def test_commonmark_shows_any_paragraph_as_it_is(text: str) -> None:
    assert shown(commonmark(markdown(text))) == one_line(text)


@given(HOSTILE)
@settings(max_examples=50)
def test_mkdocs_shows_any_paragraph_as_it_is(text: str) -> None:
    assert shown(mkdocs(markdown(text))) == one_line(text)


@given(HOSTILE)
def test_a_link_keeps_its_text(text: str) -> None:
    rendered = commonmark(f"[{markdown('a' + text)}](https://example.org/x)")
    assert rendered.startswith('<p><a href="https://example.org/x">')
    assert shown(rendered) == one_line("a" + text)


def href(rendered: str) -> str:
    match = re.search(r'href="([^"]*)"', rendered)
    assert match is not None, rendered
    return html.unescape(match[1])


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://example.org/a(b)c", "https://example.org/a%28b%29c"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/x?a=1&b=2", "https://example.org/x?a=1&b=2"),
        ("https://example.org/x?a=1&copy;=2", "https://example.org/x?a=1&amp;copy;=2"),
        ("https://example.org/_a_*b*~c~", "https://example.org/_a_*b*~c~"),
        ("https://example.org/%28", "https://example.org/%28"),
    ],
)
def test_addresses_are_written_so(url: str, written: str) -> None:
    assert markdown_url(url) == written


@given(st.text(st.sampled_from("ab/()<>[]{}|\\`\"'*_~$&;=?#% \u00e9"), max_size=30))
def test_a_link_keeps_its_address(tail: str) -> None:
    url = f"https://example.org/{tail}".strip()
    rendered = commonmark(f"x [title]({markdown_url(url)}) y")
    assert decoded(href(rendered)) == decoded(url)


def decoded(url: str) -> str:
    """An address with all percent signs resolved, a lone one that was escaped included."""
    once = unquote(url)
    return once if once == url else decoded(once)


@given(HOSTILE)
def test_html_text_survives(text: str) -> None:
    escaped = html_text(text)
    assert html.unescape(escaped) == text
    assert not set('<>"') & set(escaped)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("50% & $5 #1 a_b", r"50{\%} {\&} {\$}5 {\#}1 a{\_}b"),
        ("{x}", r"{\ensuremath{\lbrace}}x{\ensuremath{\rbrace}}"),
        ("\\alpha", r"{\textbackslash}alpha"),
        ("Müller, Şakir, Łódź", r"M{\"u}ller, {\c{S}}akir, {\L}{\'o}d{\'z}"),
        ("naïve", r"na{\"{\i}}ve"),
        ("Nguyễn", r"Nguy{\~{\^e}}n"),
        ("m\u030c", r"{\v{m}}"),
        ("e\u0301", r"{\'e}"),
        ("a -- b --- c ''d''", "a -{}- b -{}-{}- c '{}'d'{}'"),
        ('"q" ("r") 5"', "{``}q{''} ({``}r{''}) 5{''}"),
        ("α ≤ ∞", r"{\ensuremath{\alpha}} {\ensuremath{\leq}} {\ensuremath{\infty}}"),
        ("深度学习 😀", "深度学习 😀"),
        ("zero\u200bwidth", "zerowidth"),
        ("two\n lines", "two lines"),
    ],
)
def test_latex_is_written_so(text: str, escaped: str) -> None:
    assert latex(text) == escaped


@given(HOSTILE)
def test_latex_braces_balance(text: str) -> None:
    depth = 0
    for char in latex(text):
        depth += {"{": 1, "}": -1}.get(char, 0)
        assert depth >= 0
    assert depth == 0


@given(HOSTILE)
def test_latex_leaves_no_bare_special(text: str) -> None:
    assert not re.search(r"(?<!\\)[#$%&_]|[~^](?![{\\A-Za-z])", latex(text))


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=20))
def test_a_word_is_escaped_alone_as_in_its_line(text: str) -> None:
    word = unicodedata.normalize("NFC", f"a{''.join(text.split())}b")
    assert latex_piece(f" {word} ").strip() == latex(word)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("10.1002/(SICI)1<1:X>2", "10.1002/(SICI)1<1:X>2"),
        ("https://example.org/a{b}\\c d", "https://example.org/a%7Bb%7D%5Cc%20d"),
    ],
)
def test_verbatim_fields(text: str, written: str) -> None:
    assert bibtex_verbatim(text) == written


def test_one_line_drops_controls() -> None:
    assert one_line(" a\x02b\r\n\tc\x7f ") == "ab c"
