"""What the tool can do: one function a verb. The public Python API.

Rooms are imported inside the functions, so that importing this package costs little and a verb
loads only what it needs.
"""

from catalog.api.additions import Added, add, added_report
from catalog.api.duplicates import (
    carry_out,
    compare,
    dedupe,
    dedupe_records,
    dedupe_report,
    listed,
    mark_distinct,
    match,
    match_report,
    plan_merges,
)
from catalog.api.imports import Import, import_files, import_report
from catalog.api.links import LinkReport, link_report, links, repair_links
from catalog.api.lists import (
    Report,
    load,
    repair,
    report,
    rules,
    schema,
    schema_drift,
    stats,
    validate,
)
from catalog.api.outputs import Build, build, check_folder, export, save
from catalog.api.preview import serve
from catalog.api.search import find, find_notes, find_report
from catalog.api.starting import Begun, init

__all__ = [
    "Added",
    "Begun",
    "Build",
    "Import",
    "LinkReport",
    "Report",
    "add",
    "added_report",
    "build",
    "carry_out",
    "check_folder",
    "compare",
    "dedupe",
    "dedupe_records",
    "dedupe_report",
    "export",
    "find",
    "find_notes",
    "find_report",
    "import_files",
    "import_report",
    "init",
    "link_report",
    "links",
    "listed",
    "load",
    "mark_distinct",
    "match",
    "match_report",
    "plan_merges",
    "repair",
    "repair_links",
    "report",
    "rules",
    "save",
    "schema",
    "schema_drift",
    "serve",
    "stats",
    "validate",
]
