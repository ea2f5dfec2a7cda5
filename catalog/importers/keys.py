"""Lines that say themselves what they hold: "Authors: ...", "- Paper: https://...", "关键词：…"."""

from __future__ import annotations

import re
from typing import Literal

from catalog.text.links import label_kind

Meaning = Literal["title", "people", "venue", "date", "links", "note", "tags"]

_MEANINGS: dict[str, Meaning] = {}
for _meaning, _words in {
    "title": "title|paper title|name of paper|题目|标题|论文标题|论文名称|论文题目|论文名|论文",
    "people": "author|authors|author(s)|by|作者|作者列表",
    "venue": "venue|conference|journal|publication|published|published in|published at|publisher|"
    "accepted by|accepted|accepted at|conf|source|会议|期刊|发表|来源|发表于|conference/journal|"
    "venue/journal|journal/conference|conference / journal|publication venue|venues|booktitle"
    "|pub|pub.",
    "date": "date|year|published on|submitted|submission date|publication date|time|month|"
    "release date|"
    "日期|时间|年份|发表时间|年|发布时间|release|published date|pub date|arxiv date|year/month",
    "tags": "keyword|keywords|tag|tags|key|key words|keywords/tags|关键词|关键字|标签|topics|topic|"
    "field|domain|category|categories|task|tasks|type|area|类别|领域|任务|task type|method type",
    "note": "abstract|summary|tldr|tl;dr|tl; dr|note|notes|comment|comments|description|desc|"
    "highlight|"
    "highlights|institution|institutions|affiliation|affiliations|organization|org|env|摘要|简介|描述|"
    "备注|说明|贡献|contribution|contributions|key idea|idea|main idea|takeaway|takeaways|"
    "motivation|"
    "method|methods|intro|introduction|remark|remarks|机构|单位|details|overview|insight|key "
    "contribution|"
    "backbone|datasets used|results|company|institute|affiliation(s)|lab|country|language|"
    "evaluation|metrics|status|公司|团队|内容|一句话总结|摘要总结|citations|citation|stars|scenario",
}.items():
    for _word in _words.split("|"):
        _MEANINGS[_word] = _meaning  # type: ignore[assignment]
_KEY = re.compile(
    r"^\W{0,8}([^\W\d_][^:：\n\x1f|()（）]{0,30}?)"
    r"(?P<more>\s*[(（][^()（）\n\x1f]{0,60}[)）])?\W{0,4}\s*[:：]\s*"
)


def meaning_of(word: str) -> Meaning | None:
    """What a field's name or a column's head stands for; "links" for the labels of links."""
    folded = " ".join(word.casefold().replace("_", " ").split()).strip(" .:*()[]-–")
    known = _MEANINGS.get(folded)
    if known is not None:
        return known
    return "links" if label_kind(word) is not None else None


def split_key(text: str) -> tuple[Meaning, str, str] | None:
    """The meaning of a line's key, the key, and the rest of the line; None without a known key.

    Args:
        text: a line, marks of links in it.
    """
    match = _KEY.match(text)
    if match is None:
        return None
    full = f"{match[1]}{match['more'] or ''}"
    meaning = meaning_of(full)
    if meaning is None and match["more"] and meaning_of(match[1]) in ("links", "people"):
        meaning = meaning_of(match[1])
    if meaning is None:
        return None
    if match[1] == "论文":
        meaning = "links"
    return meaning, full.strip(), text[match.end() :]
