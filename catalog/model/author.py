"""People, as papers name them."""

from functools import cached_property, lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from catalog.model.types import Model, Text
from catalog.text.names import PARTICLES, family_comes_first, in_reading_order, split_name


class Author(Model):
    """One author.

    Written in YAML as a plain `Florian Schroff`, or as a mapping where a plain name cannot say
    which part is the family name.

    Attributes:
        family: family name with its particles: `van der Maaten`.
        given: given names or initials, possibly empty (`Aristotle`, or an organisation).
        suffix: `Jr.`, `III`.
        orcid: the bare iD, `0000-0002-1825-0097` (https://orcid.org).
    """

    family: Text
    given: str = ""
    suffix: str = ""
    orcid: Annotated[str, Field(pattern=r"^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$")] | None = None

    @cached_property
    def name(self) -> str:
        """The name in reading order: `Laurens van der Maaten`, `山田 太郎`."""
        return in_reading_order(self.given, self.family, self.suffix)

    @property
    def sort_name(self) -> str:
        """The name as bibliographies sort it and BibTeX reads it: `Family, Suffix, Given`."""
        return ", ".join(part for part in (self.family, self.suffix, self.given) if part)

    @property
    def family_first(self) -> bool:
        """Whether the family name comes first, as in Chinese, Japanese and Korean script."""
        return bool(self.given) and family_comes_first(self.family + self.given)

    @property
    def is_organisation(self) -> bool:
        """Whether it is no person: a name of several words that is all family name.

        `{family: Open Graph Group}`; a particle and a word (`{family: van Gogh}`) are a person's.
        """
        words = self.family.split()
        return (
            not (self.given or self.suffix or self.orcid)
            and len(words) > 1
            and not all(word in PARTICLES for word in words[:-1])
        )

    @classmethod
    def parse(cls, text: str) -> "Author":
        """Read `Given Family` or `Family, Given`; `王 小明` with the family name first."""
        given, family, suffix = split_name(text)
        return cls(given=given, family=family, suffix=suffix)


def _from_text(value: Any) -> Any:
    return _named(value) if isinstance(value, str) and value.strip() else value


@lru_cache(maxsize=200_000)
def _named(text: str) -> Author | dict[str, str]:
    """The author of a plain name, made once for all papers; its parts where they make none."""
    given, family, suffix = split_name(text)
    parts = {"given": given, "family": family, "suffix": suffix}
    return Author(**parts) if family else parts


AuthorField = Annotated[Author, BeforeValidator(_from_text, json_schema_input_type=Text | Author)]
"""An author as YAML writes one: a plain name or a mapping."""
