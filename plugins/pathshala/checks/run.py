"""Apply all checks to a site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..model.finding import Finding, in_order
from .allow import allowed
from .context import Checked
from .registry import Hit, Rule, all_rules


def run(checked: Checked, paths: Sequence[str] = ()) -> list[Finding]:
    """Every finding of a site, sorted by place, each once; those that a file allows carry the reason.

    `paths` narrows the answer to these files and folders (relative to the site's root, forward
    slashes). The whole site is looked at all the same, since files speak of one another.
    """
    rules = {rule.code: rule for rule in all_rules()}
    first = [rule for rule in rules.values() if not rule.last]
    found, spent = allowed(_findings(first, checked), checked.allows, rules)
    last = [rule for rule in rules.values() if rule.last]
    found += _findings(last, checked.knowing(spent))
    return in_order(finding for finding in found if selected(finding.path, paths))


def selected(path: str, paths: Sequence[str]) -> bool:
    """Whether a file is one of the files, or lies in one of the folders; true where none are named."""
    names = [one.rstrip("/") for one in paths]
    return not paths or any(name in ("", ".") or path == name or path.startswith(f"{name}/") for name in names)


def files(checked: Checked, paths: Sequence[str] = ()) -> tuple[str, ...]:
    """The text files that were looked at, sorted, narrowed like `run`."""
    every = {*checked.texts, *checked.po_files}
    return tuple(sorted(path for path in every if selected(path, paths)))


def _findings(rules: Iterable[Rule], checked: Checked) -> Iterator[Finding]:
    for rule in rules:
        for hit in rule.find(checked):
            yield _finding(rule, hit)


def _finding(rule: Rule, hit: Hit) -> Finding:
    return Finding(
        hit.path, hit.span, rule.severity, rule.code, hit.name or rule.name, hit.message, tuple(hit.help), hit.fix
    )
