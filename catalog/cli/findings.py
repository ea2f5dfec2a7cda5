"""Printing findings: in colour on a terminal, plain elsewhere."""

import sys

_STYLES = {
    r"(?m)^(?P<place>\S+:\d+:\d+): (?=error|warning|info)": "bold",
    r"(?m)(?<=: )error (?=[a-z0-9-]+:)|\b\d[\d,]* errors?\b": "bold red",
    r"(?m)(?<=: )warning (?=[a-z0-9-]+:)|\b\d[\d,]* warnings?\b": "yellow",
    r"(?m)(?<=: )info (?=[a-z0-9-]+:)": "cyan",
    r"(?m)^ *\d* \|": "dim",
    r"(?m)(?<=\| ) *\^$": "bold red",
}


def show(text: str, *, styled: bool) -> None:
    """Print a report on stdout.

    Args:
        text: the report, with its last line break.
        styled: whether it is text for people, which a terminal gets in colour.
    """
    if not (styled and sys.stdout.isatty()):
        # Whatever the locale: names of authors are in many scripts, and a report must not fail.
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
        return
    from rich.console import Console
    from rich.text import Text

    coloured = Text(text)
    for pattern, style in _STYLES.items():
        coloured.highlight_regex(pattern, style)
    Console(soft_wrap=True).print(coloured, end="")
