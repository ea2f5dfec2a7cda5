"""What an address leads to: told by the words of its label, by its host and by its path."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal
from urllib.parse import urlsplit

from catalog.text.identifiers import identify
from catalog.text.urls import host_of

Kind = Literal[
    "paper", "pdf", "code", "project", "video", "slides", "poster", "blog", "dataset", "demo",
    "supplement", "other",
]  # fmt: skip

FRAMEWORKS = {
    "pytorch": "PyTorch", "torch": "Torch", "pytoch": "PyTorch", "tensorflow": "TensorFlow",
    "tensorflow2": "TensorFlow", "tf": "TensorFlow", "tf2": "TensorFlow", "keras": "Keras",
    "caffe": "Caffe", "caffe2": "Caffe2", "chainer": "Chainer", "mxnet": "MXNet", "gluon": "MXNet",
    "jax": "JAX", "flax": "JAX", "theano": "Theano", "lasagne": "Theano", "matlab": "MATLAB",
    "matconvnet": "MATLAB", "mindspore": "MindSpore", "paddle": "PaddlePaddle",
    "paddlepaddle": "PaddlePaddle", "julia": "Julia", "darknet": "Darknet", "detectron": "Caffe2",
}  # fmt: skip
"""How frameworks are written in labels, folded, and their proper names."""

_WORDS: dict[str, Kind] = {}
for _kind, _list in {
    "paper": "paper papers arxiv abs abstract openreview acl anthology doi ieee acm springer "
    "elsevier article journal publication preprint manuscript link html ieeexplore "
    "biorxiv medrxiv hal cvf pmlr nips neurips "
    "论文 文章 原文 期刊 论文地址 论文链接 论文网址 论文下载",
    "pdf": "pdf epdf download",
    "code": "code codes github git gitlab repo repository implementation implementations source "
    "star stars python cpp c++ scala go r reimplementation unofficial bitbucket gitee 代码 "
    "代码地址 代码链接 "
    "源码 开源代码 开源 weights model models checkpoint checkpoints",
    "project": "project website web webpage page homepage home site projectpage 主页 项目 项目主页 "
    "项目地址 项目链接 网站 首页 官网",
    "video": "video videos youtube talk talks presentation bilibili recording vimeo "
    "视频 解读视频 演讲",
    "slides": "slides slide ppt pptx keynote 幻灯片",
    "poster": "poster posters 海报",
    "blog": "blog post blogpost medium tutorial news explanation "
    "博客 解读 中文解读 知乎 公众号 粗解",
    "dataset": "dataset datasets data benchmark 数据集 数据",
    "demo": "demo demos colab notebook huggingface hf spaces space gradio app playground replicate "
    "演示 在线演示",
    "supplement": "supplement supplementary supp appendix material materials suppl 补充材料 附录",
    "other": "bibtex bibtext bib cite citation scholar semantic twitter tweet x review reviews "
    "引用 wiki "
    "documentation docs doc notes note",
}.items():
    for _word in _list.split():
        _WORDS[_word] = _kind  # type: ignore[assignment]
_FILLERS_WORDS = (
    "official the of author authors s by in new for and or with our my their full version ver "
    "available here link links on at open offical unoffical original reference alternative "
    "online main camera ready long short pre print view download 3rd third party old page "
    "pages latest tech technical report 官方 非官方 hugging face"
)
_FILLERS = frozenset(_FILLERS_WORDS.split())
_ORDER: tuple[Kind, ...] = (
    "supplement", "slides", "poster", "video", "demo", "dataset", "blog", "code", "pdf", "project",
    "paper", "other",
)  # fmt: skip
"""Which word decides where a label holds several: "project video" is a video."""
_LABEL_WORD = re.compile(r"[^\W\d_]+\+*|[一-鿿]+")
_NOT_LETTERS = re.compile(r"[^\w\s\-+&/.’']")

_CODE_HOSTS_WORDS = (
    "github.com gitlab.com bitbucket.org gitee.com codeberg.org sourceforge.net "
    "gist.github.com code.google.com git.io codeocean.com paperswithcode.com"
)
_CODE_HOSTS = frozenset(_CODE_HOSTS_WORDS.split())
_PAPER_HOSTS_WORDS = (
    "arxiv.org export.arxiv.org ar5iv.org ar5iv.labs.arxiv.org alphaxiv.org browse.arxiv.org "
    "openreview.net aclanthology.org aclweb.org anthology.aclweb.org openaccess.thecvf.com "
    "thecvf.com cv-foundation.org ecva.net papers.nips.cc proceedings.neurips.cc neurips.cc "
    "nips.cc proceedings.mlr.press jmlr.org jmlr.csail.mit.edu ijcai.org aaai.org "
    "ojs.aaai.org doi.org dx.doi.org ieeexplore.ieee.org computer.org dl.acm.org acm.org "
    "link.springer.com springer.com sciencedirect.com linkinghub.elsevier.com nature.com "
    "science.org sciencemag.org science.sciencemag.org pnas.org mdpi.com frontiersin.org "
    "onlinelibrary.wiley.com tandfonline.com academic.oup.com journals.sagepub.com "
    "biorxiv.org medrxiv.org chemrxiv.org hal.science hal.archives-ouvertes.fr hal.inria.fr "
    "semanticscholar.org api.semanticscholar.org pdfs.semanticscholar.org researchgate.net "
    "citeseerx.ist.psu.edu isca-speech.org usenix.org bmvc2018.org bmva.org bmva- "
    "archive.org.uk eccv.ecva.net roboticsproceedings.org vldb.org proceedings.allerton.org "
    "direct.mit.edu mitpressjournals.org spiedigitallibrary.org osapublishing.org "
    "opg.optica.org pubmed.ncbi.nlm.nih.gov ncbi.nlm.nih.gov journals.plos.org "
    "iopscience.iop.org epubs.siam.org pubsonline.informs.org journals.aps.org pubs.acs.org "
    "pubs.rsc.org hindawi.com ssrn.com papers.ssrn.com techrxiv.org preprints.org ceur-ws.org "
    "ndss-symposium.org ebooks.iospress.nl worldscientific.com emerald.com cell.com "
    "thelancet.com jair.org journal-of-machine-learning.org papers.cool scholarpedia.org "
    "eprint.iacr.org transacl.org elifesciences.org royalsocietypublishing.org "
    "projecteuclid.org jstor.org dspace.mit.edu europepmc.org ascelibrary.org "
    "pmc.ncbi.nlm.nih.gov diglib.eg.org scitepress.org drops.dagstuhl.de osf.io psyarxiv.com "
    "eprints.soton.ac.uk zenodo.org.paper"
)
_PAPER_HOSTS = frozenset(_PAPER_HOSTS_WORDS.split())
_HOST_KINDS: dict[str, Kind] = {
    "youtube.com": "video", "youtu.be": "video", "vimeo.com": "video", "bilibili.com": "video",
    "techtalks.tv": "video", "videolectures.net": "video", "slideslive.com": "video",
    "m.youtube.com": "video", "slideshare.net": "slides", "speakerdeck.com": "slides",
    "medium.com": "blog", "towardsdatascience.com": "blog", "zhihu.com": "blog",
    "zhuanlan.zhihu.com": "blog", "mp.weixin.qq.com": "blog", "blog.csdn.net": "blog",
    "cnblogs.com": "blog", "jianshu.com": "blog", "substack.com": "blog", "openai.com": "blog",
    "colab.research.google.com": "demo", "huggingface.co": "demo", "replicate.com": "demo",
    "kaggle.com": "dataset", "zenodo.org": "dataset", "twitter.com": "other", "x.com": "other",
    "scholar.google.com": "other", "scholar.google.ca": "other", "wikipedia.org": "other",
}  # fmt: skip
_BADGE_HOSTS_WORDS = (
    "img.shields.io shields.io badge.fury.io travis-ci.org travis-ci.com awesome.re "
    "badges.pufler.dev visitor-badge.glitch.me visitor-badge.laobi.icu api.star-history.com "
    "star-history.com hits.seeyoufarm.com komarev.com badgen.net codecov.io coveralls.io "
    "hits.sh visitor-badge.lithub.cc zenodo.org/badge starchart.cc contrib.rocks "
    "api.netlify.com app.codacy.com codeclimate.com readthedocs.org/projects badges.gitter.im "
    "badges.frapsoft.com views.whatilearened.today profile-counter.glitch.me img.badgesize.io "
    "camo.githubusercontent.com reporoster.com nodei.co isitmaintained.com "
    "hitcounter.pythonanywhere.com open.vscode.dev repobeats.axiom.co sindresorhus.com "
    "cdn.rawgit.com"
)
_BADGE_HOSTS = frozenset(_BADGE_HOSTS_WORDS.split())
_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|bmp|ico)\Z", re.IGNORECASE)


def label_text(text: str) -> str:
    """A label without its brackets, backticks, emoji and counting digits."""
    return " ".join(_NOT_LETTERS.sub(" ", text).split())


@lru_cache(maxsize=8192)
def label_kind(text: str) -> Kind | None:
    """The kind that a label names, or None where it is no label but says something of its own.

    Args:
        text: "[Paper]", "code (official)", "Pytorch1", "论文", "GitHub Repo stars".
    """
    folded = label_text(text).casefold()
    if not folded or len(folded) > 45:
        return None
    words = [w for w in _LABEL_WORD.findall(folded) if w not in _FILLERS]
    if not words:
        only_filler = any(
            w in ("link", "links", "here", "page", "download") for w in folded.split()
        )
        return "paper" if only_filler and len(folded.split()) <= 2 else None
    if len(words) > 3:
        return None
    kinds: set[Kind] = set()
    for word in words:
        kind = _WORDS.get(word) or ("code" if word in FRAMEWORKS else None)
        if kind is None:
            return None
        kinds.add(kind)
    return next(kind for kind in _ORDER if kind in kinds)


def framework_of(text: str) -> str:
    """The framework that a label names: "PyTorch" for "[Pytorch2]"; empty where it names none."""
    for word in _LABEL_WORD.findall(label_text(text).casefold()):
        if word in FRAMEWORKS:
            return FRAMEWORKS[word]
    return ""


def is_badge(url: str) -> bool:
    """Whether an image is a badge: drawn by a service that makes nothing else."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    host = (parts.hostname or "").removeprefix("www.")
    return (
        host in _BADGE_HOSTS
        or f"{host}/{parts.path.strip('/').split('/')[0]}" in _BADGE_HOSTS
        or "badge" in parts.path.casefold()
        or "badge" in host
    )


@lru_cache(maxsize=65536)
def address_kind(url: str) -> Kind | None:
    """What host and path say about an address, or None where they say nothing.

    Args:
        url: an http(s) address.
    """
    host = host_of(url)
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    lower = path.casefold()
    if lower.endswith((".pdf", "/pdf")) or "/pdf/" in lower:
        return "pdf"
    if host in _CODE_HOSTS or host.startswith(("gitlab.", "gitee.")):
        return "code" if lower.strip("/") else None
    if (_is_scholarly(host) and (len(path) > 1 or "?" in url)) or identify(url) is not None:
        return "paper"
    if host == "huggingface.co":
        return (
            "paper"
            if lower.startswith("/papers/")
            else "dataset"
            if lower.startswith("/datasets")
            else "demo"
        )
    if host in _HOST_KINDS:
        return _HOST_KINDS[host]
    if host.endswith(
        (".github.io", ".gitlab.io", ".netlify.app", ".vercel.app")
    ) or host.startswith("sites.google."):
        return "project"
    if lower.endswith((".ppt", ".pptx", ".key")):
        return "slides"
    if lower.endswith((".mp4", ".mov", ".avi", ".webm")):
        return "video"
    if lower.endswith((".ps", ".ps.gz", ".ps.z", ".djvu")):
        return "paper"
    if lower.endswith((".zip", ".tar.gz", ".tgz", ".rar", ".7z")):
        return "supplement"
    if (
        host.startswith(("blog.", "blogs."))
        or "/blog" in lower
        or host.endswith(
            (".medium.com", ".substack.com", ".wordpress.com", ".blogspot.com", ".hatenablog.com")
        )
    ):
        return "blog"
    return "other" if _IMAGE.search(lower) else None


def _is_scholarly(host: str) -> bool:
    if host in _PAPER_HOSTS:
        return True
    parent = host.partition(".")[2]
    return parent in _PAPER_HOSTS and parent not in ("springer.com", "acm.org", "aaai.org")


def is_publication(url: str) -> bool:
    """Whether an address leads to a publication for certain: a publisher, an archive, a PDF."""
    return address_kind(url) in ("paper", "pdf")


def link_kind(label: str, url: str) -> Kind:
    """The kind of a link.

    The label decides where it names one, but "Github" on a project's page and "Website" on a
    repository say only where the page lies, so there the address decides.

    Args:
        label: text of the link; may be empty or the title of the work.
        url: its address.
    """
    said, there = label_kind(label), address_kind(url)
    if said is None:
        return there or "other"
    if said == "code":
        if there in ("pdf", "paper") and framework_of(label) == "":
            return there if "code" not in label.casefold() else "code"
        words = set(label_text(label).casefold().split())
        if (
            there in ("project", None)
            and words & {"github", "git", "gitlab"}
            and "code" not in words
        ):
            return "project" if there == "project" else "code"
        return "dataset" if there == "dataset" else "code"
    if said == "project" and there in ("code", "paper", "pdf"):
        return there
    if said in ("paper", "pdf"):
        if there in ("pdf", "paper", None):
            return there or said
        if there in ("video", "code") and said == "paper" and _vague(label):
            return there
        return _vague_kind(label, said, there)
    if said == "other" and there in ("paper", "pdf") and "bib" not in label.casefold():
        return "paper"
    if said == "dataset" and there == "code":
        return "dataset"
    return said


def _vague(label: str) -> bool:
    words = set(label_text(label).casefold().split())
    return bool(words) and words <= {"link", "links", "here", "html", "download", "page"}


def _vague_kind(label: str, said: Kind, there: Kind | None) -> Kind:
    return there if there is not None and _vague(label) else said
