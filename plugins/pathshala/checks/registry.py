"""What checks there are. The decorator registers; discovery is sorted, so order is never the disk's."""

from __future__ import annotations

import difflib
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, overload

from ..model.fault_names import FAULTS
from ..model.finding import Edit, Severity, Span

if TYPE_CHECKING:
    from .context import Checked
    from .whole import Whole

FAMILIES: Mapping[str, str] = MappingProxyType({
    "1": "structure", "2": "pedagogy", "3": "quiz", "4": "accessibility", "5": "translation",
    "6": "review", "7": "licence, links and privacy", "8": "safety",
})
PARTS = ("What it does", "Why is this bad?", "Bad", "Good")

_CODE = re.compile(r"LP[1-8]\d\d")
_PART = re.compile(rf"^## ({'|'.join(map(re.escape, PARTS))})\n+", re.MULTILINE)


@dataclass(frozen=True)
class Hit:
    """What a check yields: a place and what is wrong there.

    `help` holds the ways out, one line each. `name` is empty where the fault has the check's own
    name; a check that stands for several faults says which one it met.
    """

    path: str
    span: Span
    message: str
    help: tuple[str, ...] = ()
    fix: Edit | None = None
    name: str = ""


class Scope(Enum):
    """How much of a site a check speaks of.

    PORTION: one pack, or all that is in no pack. It is handed a `Checked` that holds nothing else of
    the site's texts, so portions can be looked at apart, anywhere, and be remembered.
    SITE: what portions say of each other. It is handed a `Whole`: the site without texts, and the few
    facts of every portion.
    LAST: like SITE, once it is known which findings the other checks have.
    """

    PORTION = "portion"
    SITE = "site"
    LAST = "last"


PortionCheck = Callable[["Checked"], Iterator[Hit]]
SiteCheck = Callable[["Whole"], Iterator[Hit]]
Find = Callable[[Any], Iterator[Hit]]
"""What a check is run with follows from its scope."""


@dataclass(frozen=True)
class Rule:
    """A check: its code, the name of its fault, what it weighs, and its page.

    `title` is the name in words, `doc` the page in Markdown under four headings (`PARTS`).
    `allowable` is False for one that no line in a file can switch off, since the site would not
    hold together.
    """

    code: str
    name: str
    severity: Severity
    title: str
    doc: str
    find: Find = field(compare=False, repr=False)
    scope: Scope = Scope.PORTION
    allowable: bool = True

    @property
    def family(self) -> str:
        return FAMILIES[self.code[2]]

    @property
    def summary(self) -> str:
        """The first sentence of what the check does."""
        text = " ".join(self.part(PARTS[0]).split())
        return text.partition(". ")[0].rstrip(".") + "."

    @property
    def can_be_allowed(self) -> bool:
        """Whether a line in a file may switch the check off: never where safety is at stake."""
        return self.allowable and not (self.code.startswith("LP8") and self.severity is Severity.ERROR)

    def part(self, heading: str) -> str:
        """The Markdown under one of the four headings; empty where it is missing."""
        _, *pieces = _PART.split(self.doc)
        return dict(zip(pieces[::2], pieces[1::2], strict=True)).get(heading, "").strip()


_RULES: dict[str, Rule] = {}


@overload
def check(
    code: str, *, severity: Severity, scope: Literal[Scope.PORTION] = ..., allowable: bool = ...
) -> Callable[[PortionCheck], PortionCheck]: ...


@overload
def check(
    code: str, *, severity: Severity, scope: Literal[Scope.SITE, Scope.LAST], allowable: bool = ...
) -> Callable[[SiteCheck], SiteCheck]: ...


def check(
    code: str, *, severity: Severity, scope: Scope = Scope.PORTION, allowable: bool = True
) -> Callable[[Find], Find]:
    """Register a generator function as the check of that code; its name names the fault.

    Raises ValueError where the code is malformed, or the code or the name is taken: both are
    mistakes of ours, seen at the first import.
    """

    def register(function: Find) -> Find:
        name = function.__name__.replace("_", "-")
        taken = next((rule for rule in _RULES.values() if code == rule.code or name == rule.name), None)
        if taken or not _CODE.fullmatch(code):
            raise ValueError(f"{code} {name}: malformed, or taken by {taken and taken.code} {taken and taken.name}")
        title = name.replace("-", " ").capitalize()
        _RULES[code] = Rule(code, name, severity, title, _page(function), function, scope, allowable)
        return function

    return register


def _page(function: Find) -> str:
    return _PART.sub(r"## \1\n\n", inspect.getdoc(function) or "")


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every check, sorted by code."""
    from . import rules

    for module in sorted(module.name for module in pkgutil.iter_modules(rules.__path__)):
        importlib.import_module(f"{rules.__name__}.{module}")
    return tuple(_RULES[code] for code in sorted(_RULES))


def rules_of(scope: Scope) -> tuple[Rule, ...]:
    """The checks of one scope, sorted by code."""
    return tuple(one for one in all_rules() if one.scope is scope)


def rule(code: str) -> Rule | None:
    """The check of a code (`LP112`, in any case) or of a name (`not-a-choice`), or None."""
    wanted = code.strip()
    return _by_word().get(wanted.upper()) or _by_word().get(wanted.lower())


@cache
def _by_word() -> Mapping[str, Rule]:
    return {word: one for one in all_rules() for word in (one.code, one.name)}


@cache
def known_names() -> frozenset[str]:
    """Every word that an allow line may name: codes, names of checks, and names of faults."""
    return frozenset(word for one in all_rules() for word in (one.code, one.name)) | frozenset(FAULTS)


def explain(code: str) -> str | None:
    """A check's page as Markdown, or None for a code or name that no check has."""
    found = rule(code)
    if found is None:
        return None
    return f"# {found.code} {found.name}\n\n{found.severity}, {found.family}\n\n{found.doc}\n"


def suggestions(code: str) -> tuple[str, ...]:
    """Up to three codes or names that an unknown one may have meant, best first."""
    wanted = code.strip()
    codes = {word: word for one in all_rules() for word in (one.code, one.name)}
    form = wanted.upper() if wanted[:2].upper() == "LP" else wanted.lower()
    return tuple(difflib.get_close_matches(form, codes, n=3, cutoff=0.6))
