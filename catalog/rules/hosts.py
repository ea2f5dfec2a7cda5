"""What is known of hosts: which serve https, and which keep repositories."""

from functools import lru_cache

from catalog.text.urls import host_of

_HTTPS_TABLE = """
aaai.org aclanthology.org aclweb.org ar5iv.org arxiv.org auai.org bitbucket.org cambridge.org
codeberg.org colab.research.google.com cv-foundation.org dblp.org dblp.uni-trier.de
diglib.eg.org direct.mit.edu dl.acm.org docs.google.com doi.org drive.google.com dx.doi.org
ecva.net eprint.iacr.org export.arxiv.org gist.github.com github.com gitlab.com hal.science
huggingface.co iclr.cc icml.cc ieeexplore.ieee.org ijcai.org isca-archive.org isca-speech.org
jmlr.org kaggle.com keras.io link.springer.com medium.com mitpressjournals.org mlr.press
nature.com ndss-symposium.org neurips.cc nips.cc onlinelibrary.wiley.com openaccess.thecvf.com
openreview.net osf.io papers.neurips.cc papers.nips.cc papers.ssrn.com paperswithcode.com
pnas.org proceedings.mlr.press proceedings.neurips.cc pubmed.ncbi.nlm.nih.gov
pytorch.org readthedocs.io royalsocietypublishing.org science.org sciencedirect.com
semanticscholar.org siam.org slideshare.net springer.com tandfonline.com tensorflow.org
thecvf.com towardsdatascience.com twitter.com usenix.org vimeo.com wikidata.org wikipedia.org
x.com youtu.be youtube.com zenodo.org zhihu.com zhuanlan.zhihu.com
"""
_HTTPS = frozenset(_HTTPS_TABLE.split())
_HTTPS_BELOW = (".github.io", ".gitlab.io", ".readthedocs.io", ".wikipedia.org", ".hf.space")
"""Hosts that serve https on every name below them."""

_CODE_TABLE = """
bitbucket.org code.google.com codeberg.org codeocean.com colab.research.google.com dagshub.com
gist.github.com git.sr.ht gitee.com github.com gitlab.com huggingface.co kaggle.com
launchpad.net mathworks.com modelscope.cn notabug.org pagure.io replicate.com savannah.gnu.org
sourceforge.net sr.ht zenodo.org
"""
_CODE = frozenset(_CODE_TABLE.split())
_CODE_FIRST = ("git.", "gitlab.", "gitea.", "code.", "hg.", "svn.")
"""First labels of the names under which institutes keep their own."""

TWO_STEPS = frozenset({"github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "gitee.com"})
"""Hosts on which a repository is `owner/name`."""
NO_OWNER = frozenset({"collections", "explore", "marketplace", "orgs", "search", "topics"})
"""First steps of a path on those hosts that are no owner of repositories."""


@lru_cache(maxsize=8)
def _bare(hosts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(host.lower().removeprefix("www.") for host in hosts)


def serves_https(url: str, own: tuple[str, ...] = ()) -> bool:
    """Whether the host of an address is known to serve https.

    Args:
        url: the address, with or without a scheme.
        own: hosts that the list adds.
    """
    host = host_of(url if "://" in url else f"//{url}")
    return host in _HTTPS or host in _bare(own) or host.endswith(_HTTPS_BELOW)


def keeps_code(url: str, own: tuple[str, ...] = ()) -> bool:
    """Whether the host of an address is known to keep repositories."""
    host = host_of(url)
    return host in _CODE or host in _bare(own) or host.startswith(_CODE_FIRST)
