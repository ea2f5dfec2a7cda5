"""One way to break the small list."""

from dataclasses import dataclass

from tests.lists import FILES

CATALOG = "data/catalog.yaml"
CATEGORIES = "data/categories.yaml"
DATASETS = "data/datasets.yaml"
FIRST = "data/papers/doe2015first.yaml"
SECOND = "data/papers/roe2020second.yaml"
BIRDS = "data/resources/birds.yaml"


@dataclass(frozen=True)
class Case:
    """One thing wrong.

    Attributes:
        rule: id of the rule that must find it.
        file: the file that is broken.
        good: a part of the file as it is, found once.
        bad: what takes its place; `‸` marks the place of the finding and is taken out.
        fixed: what a repair leaves there; None where no repair is certain.
        says: a part of the message.
    """

    rule: str
    file: str
    good: str
    bad: str
    fixed: str | None = None
    says: str = ""

    def text(self, part: str) -> str:
        """The file with `part` in the place of what was good."""
        whole = FILES.get(self.file, "")
        assert whole.count(self.good) == 1 or not whole
        return whole.replace(self.good, part) if whole else part

    @property
    def broken(self) -> str:
        return self.text(self.bad.replace("‸", ""))

    @property
    def place(self) -> tuple[int, int]:
        before = self.text(self.bad).partition("‸")[0]
        return before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1


PDF = '"https://openaccess.thecvf.com/content_cvpr_2015/papers/Doe.pdf"'
LISTED = "listed_in: [survey]\nadded: 2020-01-31"
