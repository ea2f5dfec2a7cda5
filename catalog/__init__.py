"""Keep a list of research papers as validated data and publish it.

The public Python API is `catalog.api`: one function a verb. Everything else is how the
verbs do their work; `site/contributing/architecture.md` says what stands where.
"""

__version__ = "0.1.0"
