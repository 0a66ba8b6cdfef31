"""Apply all checks to a site: to each portion by itself, then to what the portions say of each other.

`look.look` does the first and may run anywhere; `conclude` does the second, once. `run` is both, in
one process.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from ..model.finding import Fault, Finding, in_order
from ..model.site import Site
from .allow import allowed
from .context import Checked
from .look import look, portions
from .looked import Looked
from .registry import Hit, Rule, Scope, all_rules, rules_of
from .whole import Whole


def run(checked: Checked, paths: Sequence[str] = (), today: date | None = None) -> list[Finding]:
    """Every finding of a site, sorted by place, each once; those that a file allows carry the reason.

    `paths` narrows the answer to these files and folders (relative to the site's root, forward
    slashes). The whole site is looked at all the same, since files speak of one another. Without `today`
    nothing is said that depends on the day.
    """
    found = conclude(checked.site, (), [look(portion) for portion in portions(checked)], today)
    return [finding for finding in found if selected(finding.path, paths)]


def conclude(
    site: Site, faults: Iterable[Fault], looked: Iterable[Looked], today: date | None = None
) -> list[Finding]:
    """Every finding of a site whose portions were looked at, as `run` gives them.

    `site` needs no texts, but the places in `pack.yml`, `skills.yml` and `roles.yml`. `faults` are
    those that came up after the portions were looked at, or for a portion that could not be.
    """
    late = Checked.of(Site(site.settings, ()), faults, catalogues={})
    whole = Whole(site, (*looked, Looked(hits=look(late).hits)), today=today)
    rules = {rule.code: rule for rule in all_rules()}
    found, spent = allowed(_first(whole, rules), whole.allows, rules)
    return in_order([*found, *_of_the_site(replace(whole, spent=spent), Scope.LAST)])


def run_alone(portion: Checked) -> list[Finding]:
    """Every finding of a portion that can be told without the rest of its site, in the same order."""
    rules = rules_of(Scope.PORTION)
    found = (_finding(rule, hit) for rule in rules for hit in rule.find(portion))
    return in_order(allowed(found, portion.allows, {rule.code: rule for rule in rules})[0])


def selected(path: str, paths: Sequence[str]) -> bool:
    """Whether a file is one of the files, or lies in one of the folders; true where none are named."""
    names = [one.rstrip("/") for one in paths]
    return not paths or any(name in ("", ".") or path == name or path.startswith(f"{name}/") for name in names)


def files(checked: Checked, paths: Sequence[str] = ()) -> tuple[str, ...]:
    """The text files that were looked at, sorted, narrowed like `run`."""
    glossaries = (one.path for one in checked.site.glossaries)
    return _narrowed({*checked.texts, *checked.po_files, *glossaries}, paths)


def files_of(looked: Iterable[Looked], paths: Sequence[str] = ()) -> tuple[str, ...]:
    """The same, of portions that were looked at."""
    return _narrowed({path for one in looked for path in one.paths}, paths)


def _narrowed(every: Iterable[str], paths: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(path for path in every if selected(path, paths)))


def _first(whole: Whole, rules: dict[str, Rule]) -> Iterator[Finding]:
    for one in whole.looked:
        for code, hit in one.hits:
            yield _finding(rules[code], hit)
    yield from _of_the_site(whole, Scope.SITE)


def _of_the_site(whole: Whole, scope: Scope) -> Iterator[Finding]:
    for rule in rules_of(scope):
        for hit in rule.find(whole):
            yield _finding(rule, hit)


def _finding(rule: Rule, hit: Hit) -> Finding:
    return Finding(
        hit.path, hit.span, rule.severity, rule.code, hit.name or rule.name, hit.message, tuple(hit.help), hit.fix
    )
