"""Where and when a paper appeared, read from the address of its proceedings.

Sources: the address schemes of CVF Open Access, ECVA, NeurIPS, PMLR (https://proceedings.mlr.press,
volume list), JMLR (volume 1 is 2000), ACL Anthology (https://aclanthology.org/info/ids/), IJCAI,
AAAI's former OCS, RSS and USENIX.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from catalog.text.urls import host_of

_PMLR = {
    9: ("AISTATS", 2010), 15: ("AISTATS", 2011), 22: ("AISTATS", 2012), 28: ("ICML", 2013),
    31: ("AISTATS", 2013), 32: ("ICML", 2014), 33: ("AISTATS", 2014), 37: ("ICML", 2015),
    38: ("AISTATS", 2015), 40: ("COLT", 2015), 48: ("ICML", 2016), 49: ("COLT", 2016),
    51: ("AISTATS", 2016), 54: ("AISTATS", 2017), 65: ("COLT", 2017), 70: ("ICML", 2017),
    75: ("COLT", 2018), 78: ("CoRL", 2017), 80: ("ICML", 2018), 84: ("AISTATS", 2018),
    87: ("CoRL", 2018), 89: ("AISTATS", 2019), 95: ("ACML", 2018), 97: ("ICML", 2019),
    99: ("COLT", 2019), 100: ("CoRL", 2019), 101: ("ACML", 2019), 102: ("MIDL", 2019),
    108: ("AISTATS", 2020), 115: ("UAI", 2019), 119: ("ICML", 2020), 121: ("MIDL", 2020),
    124: ("UAI", 2020), 125: ("COLT", 2020), 129: ("ACML", 2020), 130: ("AISTATS", 2021),
    134: ("COLT", 2021), 139: ("ICML", 2021), 143: ("MIDL", 2021), 151: ("AISTATS", 2022),
    155: ("CoRL", 2020), 157: ("ACML", 2021), 161: ("UAI", 2021), 162: ("ICML", 2022),
    164: ("CoRL", 2021), 172: ("MIDL", 2022), 178: ("COLT", 2022), 180: ("UAI", 2022),
    189: ("ACML", 2022), 195: ("COLT", 2023), 202: ("ICML", 2023), 205: ("CoRL", 2022),
    206: ("AISTATS", 2023), 216: ("UAI", 2023), 222: ("ACML", 2023), 227: ("MIDL", 2023),
    229: ("CoRL", 2023), 235: ("ICML", 2024), 238: ("AISTATS", 2024), 244: ("UAI", 2024),
    247: ("COLT", 2024), 258: ("AISTATS", 2025), 267: ("ICML", 2025), 270: ("CoRL", 2024),
}  # fmt: skip
_ACL_LETTER = {
    "P": "ACL", "D": "EMNLP", "N": "NAACL", "C": "COLING", "E": "EACL", "Q": "TACL",
    "J": "Computational Linguistics", "K": "CoNLL", "S": "SemEval", "L": "LREC", "I": "IJCNLP",
}  # fmt: skip
_CVF = re.compile(r"/content[_/](CVPR|ICCV|WACV|ECCV|ACCV)_?(\d{4})(W|_workshops)?", re.I)
_ECVA = re.compile(r"/papers/eccv_(\d{4})", re.I)
_NIPS_YEAR = re.compile(r"/paper(?:_files/paper)?/(\d{4})/")
_PMLR_VOLUME = re.compile(r"/(?:proceedings/papers/)?v(\d{1,3})(?:/|\Z)")
_JMLR_VOLUME = re.compile(r"/papers/(?:v|volume)(\d{1,2})/")
_ACL_NEW = re.compile(r"/(\d{4})\.([a-z]+)-([a-z0-9]+)\.\d+")
_ACL_OLD = re.compile(r"/([A-Z])(\d{2})-\d{4}")
_IJCAI = re.compile(r"/proceedings/(\d{4})/", re.I)
_OCS = re.compile(r"/ocs/index\.php/([A-Z]+)/\1(\d{2})/", re.I)
_RSS = re.compile(r"/rss(\d{2})/")
_USENIX = re.compile(r"/conference/([a-z]+?)(\d{2})/")
_ACL_NAMES = {
    "acl": "ACL", "emnlp": "EMNLP", "naacl": "NAACL", "eacl": "EACL", "aacl": "AACL",
    "coling": "COLING", "lrec": "LREC", "conll": "CoNLL", "tacl": "TACL",
    "cl": "Computational Linguistics",
}  # fmt: skip


@lru_cache(maxsize=16384)
def proceedings_of(url: str) -> tuple[str, int | None] | None:
    """The venue and the year that the address of a paper in its proceedings carries.

    Args:
        url: an http(s) address.

    Returns:
        A name that the venue registry knows, and the year or None; None where there is neither.
    """
    host = host_of(url)
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    if host.endswith(("thecvf.com", "cv-foundation.org")):
        match = _CVF.search(path)
        if match:
            return match[1].upper() + (" workshop" if match[3] else ""), int(match[2])
    elif host.endswith("ecva.net"):
        match = _ECVA.search(path)
        return ("ECCV", int(match[1])) if match else None
    elif host in ("papers.nips.cc", "proceedings.neurips.cc", "papers.neurips.cc"):
        match = _NIPS_YEAR.search(path)
        return "NeurIPS", int(match[1]) if match else None
    elif host == "proceedings.mlr.press" or "/proceedings/papers/v" in path:
        match = _PMLR_VOLUME.search(path)
        return _PMLR.get(int(match[1])) if match else None
    elif host in ("jmlr.org", "jmlr.csail.mit.edu"):
        match = _JMLR_VOLUME.search(path)
        return ("JMLR", 1999 + int(match[1])) if match else None
    elif host in ("aclanthology.org", "aclweb.org", "anthology.aclweb.org"):
        return _anthology(path)
    elif host == "ijcai.org":
        match = _IJCAI.search(path)
        return ("IJCAI", int(match[1])) if match else None
    elif host.endswith("aaai.org"):
        match = _OCS.search(path)
        return (match[1].upper(), 2000 + int(match[2])) if match else None
    elif host == "roboticsproceedings.org":
        match = _RSS.search(path)
        return ("RSS", 2004 + int(match[1])) if match else None
    elif host == "usenix.org":
        match = _USENIX.search(path)
        return (match[1].upper(), 2000 + int(match[2])) if match else None
    return None


def _anthology(path: str) -> tuple[str, int | None] | None:
    new = _ACL_NEW.search(path)
    if new:
        series = new[3] if new[2] == "findings" else new[2]
        name = _ACL_NAMES.get(series)
        if name is None:
            return None
        return (f"Findings of {name}" if new[2] == "findings" else name), int(new[1])
    old = _ACL_OLD.search(path)
    if old and old[1] in _ACL_LETTER:
        year = int(old[2])
        return _ACL_LETTER[old[1]], 2000 + year if year < 60 else 1900 + year
    return None
