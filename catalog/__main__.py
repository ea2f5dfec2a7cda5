"""`python -m catalog` is the same program as the console script `catalog`."""

from catalog.cli import main

main()
