"""The rules that `data/catalog.yaml` speaks of."""

from collections.abc import Iterator

from catalog.finding import Finding, Severity, Where
from catalog.model.catalog import Catalog
from catalog.rules.interface import catalog_rule
from catalog.store import layout
from catalog.store.link_rules import LINK_RULES
from catalog.store.problems import FIXED
from catalog.text.suggest import did_you_mean


@catalog_rule("unknown-rule", Severity.WARNING, "Only rules that exist are given a severity.")
def unknown_rule(catalog: Catalog) -> Iterator[Finding]:
    """Report a severity for a rule that does not exist, or that cannot have another."""
    from catalog.rules import rule_infos  # the registry of which this rule is a part

    known = {info.id for info in (*rule_infos(), *LINK_RULES)}
    for name in catalog.config.rules:
        if name not in known:
            near = did_you_mean(name, known)
            message = f"there is no rule {name!r}.{near} `catalog rules` lists all of them."
        elif name in FIXED:
            message = f"{name!r} is always an error: what cannot be read is left out. Take it out."
        else:
            continue
        where = Where(layout.CONFIG, field=("rules", name), on_key=True)
        yield Finding("", Severity.WARNING, message, where)
