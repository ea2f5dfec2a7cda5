"""The cards of what link checks find: below those who find and those who read their severities."""

from catalog.finding import RuleInfo, Severity

LINK_RULES: tuple[RuleInfo, ...] = (
    RuleInfo("link-gone", Severity.ERROR, "A link leads nowhere, and that is proven."),
    RuleInfo("link-wrong-paper", Severity.ERROR, "A link leads to another paper."),
    RuleInfo("link-withdrawn", Severity.WARNING, "A link leads to a work that was taken back."),
    RuleInfo("link-look", Severity.WARNING, "A link leads to what may be another paper."),
    RuleInfo("link-moved", Severity.WARNING, "A link leads to what has moved for good."),
    RuleInfo("link-insecure", Severity.INFO, "A page is served over https too."),
    RuleInfo("link-published", Severity.INFO, "A preprint has a published version."),
    RuleInfo("link-blocked", Severity.INFO, "A host lets no program look."),
    RuleInfo("link-rate-limited", Severity.INFO, "A host asked to come back later."),
    RuleInfo("link-timeout", Severity.INFO, "A host gave no answer in time."),
    RuleInfo("link-unknown", Severity.INFO, "What became of a link cannot be told."),
)
"""What `catalog links` may say. Only the first two ever fail a run."""
