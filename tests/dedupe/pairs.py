"""All pairs of the tests."""

from tests.dedupe.pairs_alike import NAMES, PLACES, WRITTEN_OTHERWISE
from tests.dedupe.pairs_apart import IDENTIFIERS, OTHER_WORKS, VERSIONS

CASES = (*WRITTEN_OTHERWISE, *NAMES, *PLACES, *IDENTIFIERS, *OTHER_WORKS, *VERSIONS)
