"""Lists of words that the comparison knows, and nothing else."""


def listed(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


SMALL = listed(
    "a an the on of for in to with and by from at as is are via using into over under its their "
    "und der die das de la le el los les des du"
)
"""Words of a title that do not count."""

COUNTED = listed(
    "part pt volume vol chapter section session paper phase study episode report lecture no number "
    "day week issue edition version book article topic track stage step case"
)
"""Words that a number follows."""

GENERIC = listed(
    "abstract abstracts acknowledgements acknowledgment announcement announcements annual appendix "
    "art article articles author authors back book books call calls career centers chair chairs "
    "column comment commentary comments committee community conclusion conclusions conference "
    "contents correspondence corrigendum course courses cover demo demos director discussion "
    "distinguished editor editorial editorials editors epilogue errata erratum exhibit foreword "
    "forum front gallery guest index influential information international interview introduction "
    "issue journal keynote letter letters list matter message messages minitrack news none note "
    "notes obituary opinion organization organizers our overview panel paper papers perspective "
    "perspectives poster posters preface president press principles proceedings profile profiles "
    "program prologue reminiscences reply report reports research response review reviewers "
    "reviews secretary section session special standards summary table talk talks tba this "
    "thoughts track trade treasurer tutorial untitled video videos viewpoint volume welcome "
    "workshop workshops a an and for from in of on s the to"
)
"""A title of these words alone is borne by many works."""

PREFIXES = listed(
    "un non in im ir il dis anti semi multi bi sub super self hyper hypo inter intra macro micro "
    "maxi mini pre post pro re de co counter endo exo ecto fe over under mono poly uni tri "
    "a an mid meta para trans cis iso hetero homo ultra infra out up down fore ex"
)
"""Beginnings that turn a word into another: `unsupervised`, `hypotension`."""

NO_NAME = listed(
    "phd msc bsc md dr prof professor mr mrs ms jr sr ii iii iv ieee acm member fellow student the "
    "corporate senior editor editors ed eds unknown anonymous none"
)
"""Words in an author's field that belong to no name."""

SHORT_FORMS = frozenset(
    tuple(pair.split("/"))
    for pair in listed(
        "abraham/avi robert/bob robert/rob william/bill william/will richard/dick james/jim "
        "john/jack edward/ted edward/ed elizabeth/liz elizabeth/beth margaret/peggy anthony/tony "
        "charles/chuck henry/hank joseph/joe katherine/kate catherine/cathy lawrence/larry "
        "leonard/len michael/mike thomas/tom alexander/sasha albert/bert gerald/jerry eugene/gene "
        "deborah/debbie patricia/pat alexander/alex andrew/andy stephen/steve steven/steve "
        "david/dave kenneth/ken theodore/ted yevgeny/eugene mikhail/michael dimitri/dmitry "
        "aleksandr/alexander"
    )
)
"""Short forms of given names that do not begin like the name."""
