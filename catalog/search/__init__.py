"""Finding entries: the query language, the index that the website reads, and the same in memory."""

from catalog.search.find import Hits, find
from catalog.search.ink import IndexFile
from catalog.search.scripts import script_files
from catalog.search.write import index_files

__all__ = ["Hits", "IndexFile", "find", "index_files", "script_files"]
