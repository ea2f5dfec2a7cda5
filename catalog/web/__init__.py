"""The website: hand-written pages through mkdocs, one page an entry through our own templates."""

from catalog.web.build import Building, SiteReport, building

__all__ = ["Building", "SiteReport", "building"]
