"""What the pages of checks are made of: every check with its page. A site may leave them out (`check_pages`)."""

from __future__ import annotations

from ..checks.registry import all_rules
from ..model.site import Settings
from ..pages.edition import RuleInfo
from ..translate.extract import RulePage


def rule_pages(settings: Settings) -> tuple[RulePage, ...]:
    """The pages of all checks that a site has."""
    return tuple(RulePage(one.code, one.title, one.doc) for one in all_rules()) if settings.check_pages else ()


def rule_infos(settings: Settings) -> tuple[RuleInfo, ...]:
    """All checks that a site has pages of, as these show them."""
    pages = {page.code: page for page in rule_pages(settings)}
    return tuple(
        RuleInfo(pages[one.code], one.name, one.severity, one.code[:3], one.summary.replace("`", ""))
        for one in all_rules() if one.code in pages
    )


def rule_codes() -> frozenset[str]:
    """The codes of all checks."""
    return frozenset(one.code for one in all_rules())
