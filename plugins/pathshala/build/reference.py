"""What the pages of checks are made of: every check with its page."""

from __future__ import annotations

from ..checks.registry import all_rules
from ..pages.edition import RuleInfo
from ..translate.extract import RulePage


def rule_pages() -> tuple[RulePage, ...]:
    """The pages of all checks."""
    return tuple(RulePage(one.code, one.title, one.doc) for one in all_rules())


def rule_infos() -> tuple[RuleInfo, ...]:
    """All checks, as their pages show them."""
    return tuple(
        RuleInfo(page, one.name, one.severity, one.code[:3], one.summary.replace("`", ""))
        for one, page in zip(all_rules(), rule_pages(), strict=True)
    )


def rule_codes() -> frozenset[str]:
    """The codes of all checks."""
    return frozenset(one.code for one in all_rules())
