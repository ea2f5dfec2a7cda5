"""What is said of two records, and why."""

from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    """The three answers."""

    SAME = "same"
    LOOK = "look"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of two records.

    Attributes:
        answer: same work, look at it, or different.
        score: points, for ranking.
        reasons: what was weighed, each a short text: "title 0.97", "3 of 3 authors".
        relation: how the two are versions of one work ("preprint of", "journal version of"),
            read from the first to the second; empty for duplicates and strangers.
        veto: something excludes that the two are one, whatever else agrees.
        apart: year, place and pages say that the two were printed apart.
        doubt: something leaves the answer to a person, however many points there are.
    """

    answer: Answer
    score: float
    reasons: tuple[str, ...]
    relation: str = ""
    veto: bool = False
    doubt: bool = False
    apart: bool = False

    @property
    def duplicate(self) -> bool:
        """Whether the two are one work in one version."""
        return self.answer is Answer.SAME and not self.relation

    def explain(self) -> str:
        """The reasons on one line."""
        parts = (*self.reasons, self.relation) if self.relation else self.reasons
        return ", ".join(parts)
