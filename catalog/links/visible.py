"""What of a page's source a reader sees, and what is a comment."""

import html
import re

_UNSEEN = re.compile(r"<(?:(script|style|template|svg)\b|!--)")
_HIDING = "st!"
"""First letters of tags that hide what they hold."""
_MOST = 4000
"""Characters of text that are looked at: a page that shows more is there to be read."""


def visible(source: str) -> str:
    """The beginning of the text that a reader sees, a line for what stands between two tags.

    Args:
        source: a page in lower case.
    """
    lines: list[str] = []
    at = length = 0
    while length <= _MOST:
        tag = source.find("<", at)
        line = " ".join((source[at:] if tag < 0 else source[at:tag]).split())
        if line:
            lines.append(line)
            length += len(line)
        if tag < 0:
            break
        if source[tag + 1 : tag + 2] in _HIDING:
            at = _behind(source, tag)
        else:
            at = source.find(">", tag) + 1 or len(source)
    text = "\n".join(lines).replace("’", "'")
    return html.unescape(text).replace("\xa0", " ").replace("’", "'") if "&" in text else text


def _behind(source: str, tag: int) -> int:
    """Where text may go on behind a tag, or behind what a tag hides."""
    hides = _UNSEEN.match(source, tag)
    if hides is None:
        end = source.find(">", tag)
    elif hides[1]:
        closed = source.find(f"</{hides[1]}", tag)
        end = source.find(">", closed) if closed >= 0 else -1
    else:
        end = _end_of_comment(source, tag)
    return end + 1 if end >= 0 else len(source)


def is_comment(source: str, at: int) -> bool:
    """Whether something in a page's source stands within a comment.

    Args:
        source: in lower case.
        at: where it stands.
    """
    start = source.rfind("<!--", 0, at)
    if start < 0 or 0 <= _end_of_comment(source, start) < at:
        return False
    # Within a script it opens none.
    return source.rfind("<script", 0, start) <= source.rfind("</script", 0, start)


def _end_of_comment(source: str, start: int) -> int:
    """The last character of a comment, or -1; `<!-->` is one too."""
    end = source.find("-->", start + 2)
    other = source.find("--!>", start + 4, end if end >= 0 else len(source))
    if other >= 0:
        return other + 3
    return end + 2 if end >= 0 else -1
