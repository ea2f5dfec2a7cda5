"""The website: hand-written pages through mkdocs, one page an entry through our own templates."""

from catalog.web.build import SiteReport, build_site

__all__ = ["SiteReport", "build_site"]
