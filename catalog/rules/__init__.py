"""What is checked: one function a rule, in files by subject, named in one tuple.

A rule is a function under `@entry_rule` (one entry at a time) or `@catalog_rule` (all at once).
To add one: write it in the file of its subject, name it in `RULES`, give it a heading in
`site/docs/rules.md` and a broken example in `tests/rules/cases_of_works.py` or
`tests/rules/cases_of_links.py`. Packages outside this one offer rules through the entry-point
group `catalog.rules`.
"""

from catalog import plugins
from catalog.errors import CatalogError
from catalog.finding import RuleInfo
from catalog.rules import (
    authors,
    config,
    encoding,
    identifiers,
    identity,
    invisible,
    links,
    references,
    titles,
    urls,
    venues,
    years,
)
from catalog.rules.interface import CatalogRule, EntryRule, Rule
from catalog.store import problems

RULES: tuple[Rule, ...] = (
    identity.id_filename,
    identity.alias_clash,
    identity.shared_identifier,
    identity.shared_link,
    identity.equal_titles,
    identity.needless_distinct,
    titles.title_capitals,
    titles.title_full_stop,
    authors.author_twice,
    authors.author_et_al,
    encoding.mojibake,
    invisible.invisible_characters,
    venues.unknown_venue,
    years.year_against_venue,
    years.year_against_date,
    years.year_against_arxiv,
    years.year_after_added,
    identifiers.malformed_doi,
    identifiers.malformed_arxiv,
    identifiers.malformed_openreview,
    identifiers.malformed_acl,
    urls.malformed_url,
    urls.malformed_config_url,
    urls.insecure_link,
    links.duplicate_link,
    links.code_link_host,
    references.unknown_category,
    references.empty_category,
    references.duplicate_key,
    references.unknown_list,
    references.unknown_entry,
    references.unknown_resource,
    references.unknown_dataset,
    config.unknown_rule,
)
"""Every rule of this package, in the order in which `catalog rules` shows them."""

ALL_RULES: tuple[RuleInfo, ...] = (*problems.INFOS, *(rule.info for rule in RULES))
"""The cards of all rules, those included that reading the files itself applies."""


def installed_rules() -> tuple[Rule, ...]:
    """The rules of this package, then those that other installed packages offer, by name.

    Raises:
        CatalogError: one of another package cannot be loaded, is no rule or has an id that is
            taken.
    """
    found: dict[str, Rule] = {rule.info.id: rule for rule in RULES}
    for rule in plugins.offered(plugins.RULES, EntryRule, CatalogRule):
        if rule.info.id in found:
            raise CatalogError(
                f"two rules are called {rule.info.id!r}.", "Uninstall the package of one of them."
            )
        found[rule.info.id] = rule
    return tuple(found.values())


def rule_infos() -> tuple[RuleInfo, ...]:
    """The cards of all rules, those of other installed packages included."""
    return (*problems.INFOS, *(rule.info for rule in installed_rules()))
