"""The text of a page's bytes, in whatever encoding it says or shows.

Labels and their meaning are those of https://encoding.spec.whatwg.org/#names-and-labels: browsers
read `iso-8859-1` as windows-1252 and `gb2312` as GB 18030, and so does everybody who writes pages.
"""

import codecs
import re

_NEAR = 1024
"""Bytes within which HTML wants its charset declared (https://html.spec.whatwg.org/#charset)."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I | re.ASCII)
_IN_PAGE = re.compile(
    rb"<meta\s[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml\s[^>]*?encoding\s*=\s*[\"']([\w.:-]+)",
    re.I,
)
_DENSE = re.compile(rb"[\x80-\xff]{4}")
"""What text in a script of its own has, and Western text in a single-byte encoding has not."""
_WESTERN = "cp1252"
_SPARE = 4
"""Letters beyond ASCII for one broken one that a page in damaged UTF-8 has at the least."""

_LABELS = {
    "utf-8": "utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf8mb4",
    "utf-16-le": "utf-16 utf-16le utf16 unicode unicodefeff csunicode iso-10646-ucs-2 ucs-2",
    "utf-16-be": "utf-16be unicodefffe",
    "gb18030": "gb2312 gbk x-gbk cp936 windows-936 chinese csgb2312 csiso58gb231280 gb_2312 "
    "gb_2312-80 iso-ir-58 euc-cn hz-gb-2312",
    "big5hkscs": "big5 big5-hkscs cn-big5 csbig5 x-x-big5 cp950",
    "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji ms932 windows-31j csshiftjis",
    "euc_jp": "euc-jp x-euc-jp eucjp cseucpkdfmtjapanese",
    "iso2022_jp": "iso-2022-jp csiso2022jp",
    "cp949": "euc-kr euckr ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 korean cseuckr "
    "csksc56011987 iso-ir-149 windows-949 uhc",
    "cp1250": "windows-1250 x-cp1250 win-1250",
    "cp1251": "windows-1251 x-cp1251 win-1251",
    _WESTERN: "windows-1252 x-cp1252 win-1252 iso-8859-1 iso8859-1 iso88591 iso_8859-1 "
    "iso_8859-1:1987 iso-ir-100 latin1 latin-1 l1 ascii us-ascii ansi_x3.4-1968 csisolatin1 "
    "ibm819 cp819",
    "cp1253": "windows-1253 x-cp1253",
    "cp1254": "windows-1254 x-cp1254 iso-8859-9 iso8859-9 iso88599 iso_8859-9 latin5 l5 "
    "csisolatin5 iso-ir-148 iso_8859-9:1989",
    "cp1255": "windows-1255 x-cp1255",
    "cp1256": "windows-1256 x-cp1256",
    "cp1257": "windows-1257 x-cp1257",
    "cp1258": "windows-1258 x-cp1258",
    "cp874": "windows-874 dos-874 tis-620 iso-8859-11 iso8859-11 iso885911",
    "cp866": "ibm866 866 csibm866",
    "koi8-r": "koi8 koi8_r koi cskoi8r",
    "koi8-u": "koi8-ru",
    "mac-roman": "macintosh mac x-mac-roman csmacintosh",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "iso-8859-2": "latin2 l2 csisolatin2 iso-ir-101 iso_8859-2:1987",
    "iso-8859-3": "latin3 l3 csisolatin3 iso-ir-109 iso_8859-3:1988",
    "iso-8859-4": "latin4 l4 csisolatin4 iso-ir-110 iso_8859-4:1988",
    "iso-8859-5": "cyrillic csisolatincyrillic iso-ir-144 iso_8859-5:1988",
    "iso-8859-6": "arabic asmo-708 ecma-114 csisolatinarabic iso-ir-127 iso-8859-6-e "
    "iso-8859-6-i csiso88596e csiso88596i iso_8859-6:1987",
    "iso-8859-7": "greek greek8 ecma-118 elot_928 csisolatingreek sun_eu_greek iso-ir-126 "
    "iso_8859-7:1987",
    "iso-8859-8": "hebrew visual logical csisolatinhebrew csiso88598e csiso88598i iso-ir-138 "
    "iso-8859-8-e iso-8859-8-i iso_8859-8:1988",
    "iso-8859-10": "latin6 l6 csisolatin6 iso-ir-157",
    "iso-8859-13": "",
    "iso-8859-14": "",
    "iso-8859-15": "l9 csisolatin9",
    "iso-8859-16": "",
}
"""Python's name of an encoding, and the labels that pages give it."""


def _spellings(codec: str) -> tuple[str, ...]:
    short = codec.replace("iso-8859-", "iso8859-")
    return codec, short, short.replace("-", ""), codec.replace("iso-", "iso_")


_CODECS = {label: codec for codec in _LABELS for label in _spellings(codec)} | {
    label: codec for codec, labels in _LABELS.items() for label in labels.split()
}


def decode(body: bytes, content_type: str) -> str:
    """The text of a page's first bytes; what cannot be read becomes U+FFFD.

    A byte order mark counts before the header, the header before the page. Bytes beyond ASCII
    that are UTF-8 throughout are no accident, whatever Western encoding is declared; where they
    are none and nothing fits, the declaration is looked for in the whole of the page.

    Args:
        body: first bytes; may end within a letter.
        content_type: the header.
    """
    for mark, codec in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(codec, "replace")
    declared = _declared(content_type) or _declared_in(body[:_NEAR])
    if declared not in ("", "utf-8", _WESTERN):
        return body.decode(declared, "replace")
    if body.isascii():
        return body.decode("ascii")
    text = _strictly(body, "utf-8")
    if text is not None:
        return text
    return _foreign(body, declared)


def _foreign(body: bytes, declared: str) -> str:
    """The text of bytes that are no UTF-8."""
    if declared == _WESTERN:
        return body.decode(_WESTERN, "replace")
    late = _declared_in(body)
    text = _strictly(body, late) if late else None
    if text is not None:
        return text
    damaged = body.decode("utf-8", "replace")
    beyond = sum(map("\x7f".__lt__, damaged))
    western = not (late or declared or _DENSE.search(body))
    if western and damaged.count("\ufffd") * _SPARE > beyond:
        return body.decode(_WESTERN, "replace")
    return body.decode(late, "replace") if late else damaged


def _strictly(body: bytes, codec: str) -> str | None:
    """Text that is whole but for a letter that the end cuts; None where it is not."""
    try:
        return codecs.getincrementaldecoder(codec)("strict").decode(body)
    except UnicodeError:
        return None


def _declared(content_type: str) -> str:
    match = _HEADER.search(content_type)
    return _CODECS.get(match[1].lower(), "") if match else ""


def _declared_in(body: bytes) -> str:
    """What a page declares; a page that could be read so far is in no encoding of 16 bits."""
    match = _IN_PAGE.search(body)
    if match is None:
        return ""
    codec = _CODECS.get((match[1] or match[2]).decode("ascii", "replace").lower(), "")
    return "utf-8" if codec.startswith("utf-16") else codec
