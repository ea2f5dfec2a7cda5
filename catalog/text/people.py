"""Lists of people as running text writes them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from catalog.text.letters import UPPER
from catalog.text.names import PARTICLES, SUFFIXES

_ET_AL = re.compile(
    r"(?:[,;]?\s*(?:and\s+)?\b(?:et\.?\s*al(?:ii)?\b\.?|others\b\.?|so on\b\.?)|[,;，"
    r"]?\s*(?:等人?|\.\.\.|…))+",
    re.I,
)
_MARKS = re.compile(r"[*†‡§¶#^∗⋆✉📧]+|(?<=[a-z.])\d+(?=[\s,;]|$)|\{[^{}]*\}")
_AND = re.compile(r"\s+and\s+|\s*;\s*", re.I)
_SPLIT = re.compile(r"\s*[;；、，]\s*|\s*,\s*(?:and|&)\s+|\s+(?:and|&)\s+|\s*,\s*", re.I)
_NAME_WORD = re.compile(
    rf"(?:[{UPPER}](?:[^\W\d_]|[?\ufffd](?=\w))*(?:[’'`´.\-‐–][^\W\d_]*)*\.?|[^\W\d_]\.)\Z",
    re.UNICODE,
)
_INITIAL = re.compile(rf"\b[{UPPER}]\.")
_GIVEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?\Z")
_INITIALS = re.compile(rf"(?:[{UPPER}]\.?[\s-]*){{1,4}}\Z")
_CAMEL = re.compile(
    r"(?<!Mac)(?<!Mc)(?<!De)(?<!La)(?<!Le)(?<!Di)(?<!Van)(?<!Du)(?<!Al)(?<!El)(?<!Fitz)(?<!Ben)(?<!Da)(?<!Von)(?<=[a-z])[A-Z]"
)
_BEHIND = re.compile(
    r"((?:(?:[Dd]e|[Vv]an|[Vv]on|[Dd]er|"
    r"[Ll]a) )*[^\W\d_][^\W\d_’'-]+(?:-[^\W\d_]+)?) ((?:[" + UPPER + r"](?:\.|\b)[ -]?){1,3})"
)
_CJK_NAME = re.compile(r"[一-鿿]{2,4}\Z")
_COMBINING = {"¨": "\u0308", "´": "\u0301", "ˆ": "\u0302", "˜": "\u0303", "`": "\u0300"}
_APART = re.compile(r"([¨´ˆ˜])\s?([A-Za-z])")
_LONE_INITIAL = re.compile(rf"(?<![\w.])([{UPPER}])(?=\s|$)")
_ORDINARY_WORDS = (
    "for the of with how why what are not its their our your beyond without between through "
    "under over into when does "
    "learning network networks deep neural model models based image images video data vision "
    "language detection recognition analysis survey review from with using via towards toward "
    "graph graphs generation training attention transformer transformers system systems "
    "generative adversarial optimization supervised unsupervised self semantic segmentation "
    "object tracking retrieval representation representations embedding embeddings multi "
    "algorithm algorithms framework approach method methods study evaluation benchmark "
    "dataset human large scale fast efficient robust adaptive dynamic prediction estimation "
    "reinforcement policy agents agent search knowledge question answering machine "
    "convolutional recurrent hierarchical contrastive diffusion conditional visual feature "
    "features domain adaptation transfer classification clustering regression paper code "
    "project university institute lab labs research google microsoft facebook inc corporation "
    "department section chapter appendix figure table best award college school oral "
    "spotlight poster conference workshop journal international proceedings transactions link "
    "links github page website keywords keyword"
)
_BARE_IN = re.compile(r"\sin\s(?!['’‘`]?t\s|den\s|der\s|het\s)")
"""The word of titles ("Actions in Context"), not the particle of "in 't Veld"."""
_ORDINARY = frozenset(_ORDINARY_WORDS.split())


@lru_cache(maxsize=32768)
def read_people(text: str) -> tuple[tuple[str, ...], bool] | None:
    """Read a list of people, or tell that a text is none.

    Understands "A. Author, B. C. Writer and D. Poet", "Author, Anna, Bert Writer, et al.",
    "Author, A.; Writer, B.", marks of affiliation and full-width commas. Names come out in
    reading order.

    Args:
        text: a phrase, with or without a closing full stop.

    Returns:
        The names and whether others are left out, or None where some part is no name.
    """
    text = _MARKS.sub("", _whole_letters(text)).strip(' \t\n.,;:-–—|"“”{}')
    text = re.sub(r"^(?:by|authors?|作者)\b\s*[:：]?\s*", "", text, flags=re.I)
    text = re.sub(
        r"\((?!(?:19|20)\d\d\))(?:[^()\d]*|(?:\d{1,2}|[\s,&]|and)*)\)",
        " ",
        re.sub(r"\(\s*\(.*$", "", text),
    )
    bare, cut = _ET_AL.subn(", ", text)
    bare = " ".join(bare.split()).strip(" ,;:-–.")
    if not bare or len(bare) > 6000:
        return None
    parts = [part.strip(" .") if len(part) > 3 else part.strip() for part in _SPLIT.split(bare)]
    parts = [part for part in parts if part]
    names = _as_bibtex(bare) or _inverted(parts) or _straight(parts)
    if not names:
        return None
    names = _initials_first(names)
    return tuple(_LONE_INITIAL.sub(r"\1.", name) for name in names), cut > 0


def _initials_first(names: list[str]) -> list[str]:
    """Names that put initials behind the family ("Masi I, Rawls S") in reading order."""
    behind = [_BEHIND.fullmatch(name) for name in names]
    if len(names) < 2 or sum(map(bool, behind)) * 2 <= len(names):
        return names
    return [f"{m[2]} {m[1]}" if m else name for m, name in zip(behind, names, strict=True)]


def _whole_letters(text: str) -> str:
    """Letters with the accents that PDF readers copy apart ("Kr¨ahenb¨uhl") put together."""
    if text.isascii():
        return text
    text = _APART.sub(lambda m: unicodedata.normalize("NFC", m[2] + _COMBINING[m[1]]), text)
    return "".join(char for char in text if unicodedata.category(char) != "Cf")


def people_score(text: str) -> float:
    """How much a text looks like a list of people, from 0 to 1.

    One name alone proves little ("Deep Learning" could be one); several, initials and "et al." do.
    """
    found = read_people(text)
    if found is None:
        return 0.0
    names, et_al = found
    score = 0.35 + 0.2 * min(len(names) - 1, 3)
    if et_al:
        score += 0.4
    if any(_INITIAL.search(name) for name in names):
        score += 0.3
    if len(names) == 1 and not et_al and len(names[0].split()) not in (2, 3):
        score -= 0.2
    if not et_al and sum(" " not in name for name in names) * 2 > len(names):
        score -= 0.5 if text.isascii() else 0.0
    return max(0.0, min(score, 1.0))


def _as_bibtex(text: str) -> list[str] | None:
    """Names as bibliographies hold them: "Li, Dong and Hung, Wei-Chih and Wang, Shengjin"."""
    pairs = [[part.strip() for part in one.split(",")] for one in _AND.split(text)]
    if len(pairs) < 2 or any(len(pair) != 2 for pair in pairs):
        return None
    single = all(
        " " not in family or family.split()[0].casefold() in PARTICLES for family, _ in pairs
    )
    named = all(_family(family) and is_name(f"{given} {family}") for family, given in pairs)
    return [f"{given} {family}" for family, given in pairs] if single and named else None


def _straight(parts: list[str], among: int = 0) -> list[str] | None:
    """Given names first; a doubtful name counts in a list of three, `among` beside these parts."""
    names: list[str] = []
    for part in parts:
        if part.casefold().strip(".") in {s.strip(".") for s in SUFFIXES} and names:
            names[-1] = f"{names[-1]} {part}"
            continue
        if _INITIALS.match(part) and len(parts) > 1:
            continue  # the initials of an unfinished "Family, I."
        if not is_name(part) and not (len(parts) + among >= 3 and is_name(_lowered(part))):
            return None
        names.append(part)
    return names or None


def _lowered(name: str) -> str:
    """A name with capitals inside ("Ying WEI", "XiaoHui Liu") written as other names are."""
    words = name.split()
    if len(words) < 2:
        return name
    odd = [
        w.isalpha() and len(w) > 2 and w[0].isupper() and (w.isupper() or bool(_CAMEL.search(w)))
        for w in words
    ]
    return " ".join(w.capitalize() if o else w for w, o in zip(words, odd, strict=True))


def _inverted(parts: list[str]) -> list[str] | None:
    """Families before given names: all pairs, or only the first ("Bengio, Yoshua, Ian Good")."""
    if len(parts) < 2:
        return None
    pairs = list(zip(parts[::2], parts[1::2], strict=False))
    initials = sum(1 for _, b in pairs if _INITIALS.match(b))
    if (
        len(parts) % 2 == 0
        and initials * 2 >= len(pairs)
        and initials
        and all(_family(a) and (_INITIALS.match(b) or _GIVEN.match(b)) for a, b in pairs)
    ):
        return [f"{b} {a}" for a, b in pairs]
    if len(parts) >= 6 and len(parts) % 2 == 0 and not any(" " in part for part in parts):
        return [f"{b} {a}" for a, b in pairs] if all(map(is_name, parts)) else None
    first, second = parts[0], parts[1]
    lone = " " not in first.strip() or _family(first)
    if not lone or not _family(first):
        return None
    if _INITIALS.match(second) and not _INITIALS.match(first):
        rest = _inverted(parts[2:]) if len(parts) > 3 else None
        rest = rest or (_straight(parts[2:]) if len(parts) > 2 else [])
        return None if rest is None else [f"{second} {first}", *rest]
    given_like = len(second.split()) <= 2 and all(map(_NAME_WORD.match, second.split()))
    others = parts[2:]
    single = " " not in first or first.split()[0].casefold() in PARTICLES
    if single and given_like and re.fullmatch(r"\S+(?: (?:[A-Z]\.?\s*)+)?", second):
        if not others:
            return [f"{second} {first}"]
        rest = _straight(others, among=1)
        if rest is not None and all(" " in name for name in rest):
            return [f"{second} {first}", *rest]
    return None


def _family(text: str) -> bool:
    words = text.split()
    return (
        0 < len(words) <= 3
        and all(_NAME_WORD.match(w) or w.casefold() in PARTICLES for w in words)
        and not any(_INITIALS.match(w) for w in words)
        and not any(w.casefold() in _ORDINARY for w in words)
    )


def is_name(text: str) -> bool:
    """Whether a text can be one person's name."""
    words = text.split()
    if len(words) == 1 and _CJK_NAME.match(text):
        return True
    if not 1 <= len(words) <= 5 or any(c.isdigit() for c in text):
        return False
    capital = 0
    if _BARE_IN.search(text):
        return False
    for word in words:
        folded = word.casefold().strip(".,'’")
        if folded in _ORDINARY:
            return False
        if _NAME_WORD.match(word):
            capital += 1
            if _CAMEL.search(word) or (
                word.isupper() and 3 <= len(word) <= 5 and "." not in word and not text.isupper()
            ):
                return False  # "FaceNet", "Wasserstein GAN"
            if len(word) > 3 and word.isupper() and len(words) == 1:
                return False
        elif folded not in PARTICLES and folded not in ("jr", "sr"):
            return False
    return capital >= 1
