"""The constants of the score, in points. `site/docs/duplicates.md` says what chose them.

Points add up like the logarithm of odds: each field says how much more often it looks like this
for two descriptions of one work than for two works that somebody could take for one.
"""

SAME = 8.5
"""From here on two records are one work."""
LOOK = 5.0
"""From here on a person should look."""

RELIEF = 2.0
"""Taken off `SAME` in a collection where half of the records or more are certain duplicates: there
a near match is likelier to be one. Nothing is taken off below a tenth."""
RELIEF_FROM, RELIEF_TO = 0.1, 0.5
SCRAPED = 4.5
"""The same in a collection where three records in ten lack year, venue or authors: their titles and
names are as careless, and what is missing can neither confirm nor exclude. Nothing is taken off
where fewer than one in twenty lack them. The larger of the two counts."""
SCRAPED_FROM, SCRAPED_TO = 0.05, 0.3
SCRAPED_FILLED = 0.25
"""Share of the records that must have a field for its lack to say that they are careless."""
RELIEF_SIZE = 100
"""Records that a collection needs for its share of duplicates to say something."""

IDENTIFIER_EQUAL = 7.0
ADDRESS_EQUAL = 7.0
"""An address that is the work's own, or with an equal title any address or the citation key."""
DOI_DIFFERENT = -6.0
ARXIV_DIFFERENT = -6.0
ACL_DIFFERENT = -5.0
OPENREVIEW_DIFFERENT = -3.0

TITLE_SLIP = 0.5
"""Taken off for each word that differs by a slip of the pen."""
TITLE_REORDERED = 1.5
TITLE_GREW = (0.75, 0.5)
"""Share of the weight, and what is taken off, where one title has a subtitle more."""
TITLE_CUT = (0.6, 0.5)
"""The same where one title is only the beginning of the other."""
TITLE_CUT_LATE = 45
"""Letters from which the beginning of a title says as much as a title without its subtitle."""
TITLE_SIMILAR = (0.6, -4.0, 0.95, 3.0)
"""From similarity 0.6 at -4 points in a line to 0.95 at 3 points."""
TITLE_ENOUGH = 0.75
"""Similarity that two titles with an exchanged word need to be one work without an identifier."""
TITLE_DIFFERENT = -7.0

AUTHORS_ALL = 4.0
"""Three authors or more, all matched; 3.5 for two and 3 for one."""
AUTHORS_MANY = 0.2
"""Added for each of the fourth to the eighth author."""
AUTHORS_MISSING = 2.5
"""Taken off for the share of the longer list that the other lacks without saying "et al."."""
AUTHORS_LEADING = 1.0
"""The same where the shorter list is how the longer one begins."""
AUTHORS_MOST = 0.8
AUTHORS_HALF = 0.5
AUTHORS_FEW = -3.0
AUTHORS_NONE = -8.0
AUTHORS_GARBLED = -3.0
"""The same for one long title in a careless collection, where names are often no names."""
LONG_TITLE = 6.0
"""Weight from which a title is long enough for that."""

YEAR_EQUAL = 1.0
YEAR_NEXT = -0.25
YEAR_NEXT_ELSEWHERE = -2.25
"""The same where the venues are not known to be one."""
YEAR_NEXT_SAME_CONFERENCE = -2.0
"""A conference does not print a paper twice in two years."""
YEAR_FAR = -1.5
YEAR_FAR_ELSEWHERE = -3.5
"""The same where the venues are not known to be one."""
YEAR_FURTHER = -0.5
YEAR_WORST = -5.5
YEAR_OF_VERSION = -0.25
"""Taken off for each year between two versions of one work."""
REPRINTED = -3.0
"""Other pages in another year: printed twice."""

VENUE_SAME = 1.0
VENUE_LIKELY = 0.5
VENUE_UNLIKE = -0.5
VENUE_DIFFERENT = -1.5

PAGES_EQUAL = 3.0
PAGE_EQUAL = 2.0
PAGES_DIFFERENT = -2.0
VOLUME_EQUAL = 0.5
VOLUME_DIFFERENT = -1.0
VOLUME_ELSEWHERE = -2.0
"""Other volumes of what seem to be two journals."""

VERSION_YEARS = 6
"""Years that may lie between two versions of one work."""
