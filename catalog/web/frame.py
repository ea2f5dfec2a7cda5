"""From a template to a whole page."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog.model.config import Config
from catalog.render import render
from catalog.text.escape import html_text
from catalog.web.links import safe_url
from catalog.web.shell import Shell


@dataclass(frozen=True)
class Frame:
    """Draws the theme's frame around what our templates say.

    Attributes:
        root: the list's root, whose templates come first.
        config: what the list says about itself.
        shells: the shell of each section.
    """

    root: Path
    config: Config
    shells: Mapping[str, Shell]

    def page(
        self,
        template: str,
        path: str,
        title: str,
        description: str,
        *,
        head: str = "",
        **values: Any,
    ) -> str:
        """A page whose body is a template.

        Args:
            template: its path below a template folder: `site/venue.html`.
            path: address of the page below the site, ending in a slash.
            title: plain text, for the window's bar and for whoever links to the page.
            description: plain text, one sentence.
            head: HTML for the end of `<head>`.
            values: what the template speaks of, besides `title`, `anchor` (an id for its heading,
                at which the page's first link aims) and `up` (the way from the page to the root of
                the site).

        Raises:
            CatalogError: the template is wrong, or asks for what is not there.
        """
        shared = {"title": title, "anchor": self.anchor(path), "up": "../" * path.count("/")}
        body = render(self.root, template, **{**shared, **values})
        tags = f'<meta property="og:title" content="{html_text(title)}">{head}'
        return self.around(body, path, title, description, tags)

    def around(self, body: str, path: str, title: str, description: str, head: str) -> str:
        """A page whose body is there already; arguments as for `page`."""
        shell = self.shells[path.split("/", 1)[0]]
        url = html_text(self.absolute(path))
        if url:
            head = f'<link rel=canonical property=og:url href="{url}">{head}'
        return shell.page(path=path, title=title, description=description, head=head, body=body)

    def anchor(self, path: str) -> str:
        """The id for the heading of a page."""
        return self.shells[path.split("/", 1)[0]].anchor

    def absolute(self, path: str) -> str:
        """The whole address of a page, or an empty text where the site has none yet."""
        base = safe_url(self.config.url).rstrip("/")
        return f"{base}/{path}" if base else ""
