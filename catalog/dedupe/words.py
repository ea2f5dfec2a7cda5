"""Lists of words of a place of print."""

from catalog.text.alike.words import listed

STARTS_PRINTED = listed(
    "proceedings proc proceeding inproc inproceedings proceedingsof unpublished thesis "
    "dissertation submitted http https ftp www techreport"
)
"""Words that begin a place of print, wherever they stand behind a title."""

PRINTED = listed(
    "in the of on and at pp pages page vol volume no number tech technical report rep tr memo "
    "university dept department institute press conference conf symposium workshop journal int "
    "intl international annual acm ieee springer elsevier verlag ed eds editor editors edition "
    "appear manuscript preprint available online draft version extended abstract th st nd rd "
    "january february march april may june july august september october november december cited "
    "a b c d e f g h i j k l m n o p r s t v w y z"
)
"""Words of a place of print behind a title."""

NO_VENUE_WORDS = listed(
    "proceedings conference international journal annual national symposium workshop workshops "
    "ieee acm cvf usenix press springer elsevier verlag edition volume vol number no pp pages "
    "page meeting editors eds ed published online first inc ltd lecture notes world european "
    "american appear submitted th st nd rd january february march april june july august "
    "september october november december san new"
)
"""Words that do not tell one venue from another."""
