"""What needs whom now: what somebody can do next for a pack, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from markupsafe import Markup, escape

from ...quality.steps import By, Step, next_steps
from ...sources.links import quality_address
from ..edition import Edition, relative
from ..labels import N_, NN_, label
from ..pieces import shown
from ..translating.work import NEARLY
from .common import day_view
from .facts import LanguageStanding, PackStanding
from .view import TurnView
from .words import KINDS

MOST = 10
_EARLIEST, _LATEST = date.min, date.max

_STEPS = {
    "self_check": N_("Go through your own pack “%(title)s” with the rubric."),
    "checks": N_("Mend the errors in “%(title)s”."),
    "editor_triage": N_("Take a first look at “%(title)s”: is it ready for reviewers?"),
    "content": N_("Review “%(title)s”: is what it says true and complete?"),
    "pedagogy": N_("Review “%(title)s”: does it teach well?"),
    "accessibility": N_("Review “%(title)s”: can everybody use it?"),
    "rubric": N_("Improve “%(title)s” where reviewers gave few points."),
    "pilot": N_("Try out “%(title)s” with at least three learners."),
    "declare": N_("Decide whether “%(title)s” is stable now."),
}
_EXPIRING = N_("%(kind)s of “%(title)s” expires soon: do it again in time.")
_AGAIN = NN_(
    "Read again what changed in “%(title)s” since it was reviewed: %(num)s passage.",
    "Read again what changed in “%(title)s” since it was reviewed: %(num)s passages.",
)
_READ = NN_(
    "Read “%(title)s” in %(language)s: %(num)s passage awaits a second reader.",
    "Read “%(title)s” in %(language)s: %(num)s passages await a second reader.",
)
_TRANSLATE = NN_(
    "Translate into %(language)s what is left of “%(title)s”: %(num)s passage.",
    "Translate into %(language)s what is left of “%(title)s”: %(num)s passages.",
)
_MEND = NN_(
    "Look at what the checks found in “%(title)s” (%(language)s): %(num)s place.",
    "Look at what the checks found in “%(title)s” (%(language)s): %(num)s places.",
)
_ANYBODY = {
    By.AUTHORS: N_("an author of the pack"), By.OWNERS: N_("an owner of the pack"),
    By.REVIEWERS: N_("any reviewer who has not made it"),
    By.TRANSLATORS: N_("anybody who reads both languages"),
}
_SECOND = N_("anybody who reads both languages and has not translated it")


@dataclass(frozen=True)
class _Turn:
    """Something to do in a pack and language; `order` puts those of its kind in order, the lowest first."""

    kind: str
    pack: PackStanding
    one: LanguageStanding
    order: tuple[object, ...]
    step: Step | None = None
    day: date | None = None
    count: int = 0


def turns(edition: Edition, page: str, standings: Sequence[PackStanding]) -> tuple[tuple[TurnView, ...], int]:
    """The first of what there is to do, and how much more there is. Kinds take turns, so that no kind hides
    the others; translations into the page's language come before others."""
    kinds = [sorted(found, key=lambda one: one.order) for found in (
        list(_expiring(standings)), list(_steps(standings)), list(_unread(edition, standings)),
        list(_nearly(edition, standings)), list(_found(edition, standings)))]
    every = [one for round_ in zip_longest(*kinds) for one in round_ if one is not None]
    return tuple(_view(edition, page, one) for one in every[:MOST]), max(0, len(every) - MOST)


def _expiring(standings: Sequence[PackStanding]) -> Iterator[_Turn]:
    for pack in standings:
        for one in pack.languages.values():
            end = one.status.expires
            if one.expiring and end and pack.status.shown != "retired":
                by = By.AUTHORS if one.expiring == "self_check" else By.REVIEWERS
                step = next((step for step in one.steps if step.kind == one.expiring), None)
                yield _Turn("expiring", pack, one, (end, pack.pack), replace(step, by=by) if step else None, end)


def _steps(standings: Sequence[PackStanding]) -> Iterator[_Turn]:
    """The next step of each pack: what has come furthest first, and of that what has waited longest."""
    for pack in standings:
        own = pack.languages[pack.source_language]
        open_steps = next_steps(own.steps)
        if open_steps and pack.status.shown != "retired":
            step = open_steps[0]
            changed = [one for one in step.reasons if one.code == "passages_changed"]
            if changed:
                count = max(int(one.values["of"]) - int(one.values["kept"]) for one in changed)
                yield _Turn("again", pack, own, (-len(own.steps), _EARLIEST, pack.pack), step, count=count)
                continue
            done = sum(one.progress == "done" for one in own.steps)
            yield _Turn("step", pack, own, (-done, step.since or _LATEST, pack.pack), step, step.since)


def _translated(
    edition: Edition, standings: Sequence[PackStanding]
) -> Iterator[tuple[PackStanding, LanguageStanding, int]]:
    """The translations of packs that are kept up; 0 with those into the page's language, 1 with others."""
    for pack in standings:
        for one in pack.languages.values():
            if one.completeness is not None and pack.status.shown != "retired":
                yield pack, one, int(one.language != edition.language.tag)


def _unread(edition: Edition, standings: Sequence[PackStanding]) -> Iterator[_Turn]:
    for pack, one, far in _translated(edition, standings):
        if one.shown == "in_review":
            step = _step(one, "translation")
            count = one.status.passages - one.status.as_reviewed
            yield _Turn("read", pack, one, (far, count, pack.pack), step, step.since if step else None, count)


def _nearly(edition: Edition, standings: Sequence[PackStanding]) -> Iterator[_Turn]:
    for pack, one, far in _translated(edition, standings):
        share = one.completeness
        if share is not None and not share.complete and share.percent >= NEARLY:
            step, left = _step(one, "translate"), share.untranslated + share.outdated
            yield _Turn("translate", pack, one, (far, left, pack.pack), step, step.since if step else None, left)


def _step(one: LanguageStanding, kind: str) -> Step | None:
    return next((step for step in one.steps if step.kind == kind), None)


def _found(edition: Edition, standings: Sequence[PackStanding]) -> Iterator[_Turn]:
    for pack in standings:
        for one in pack.languages.values():
            if one.grave:
                yield _Turn("mend", pack, one, (-one.grave, pack.pack, one.language), count=one.grave)


def _view(edition: Edition, page: str, one: _Turn) -> TurnView:
    say, tag = edition.interface, one.one.language
    pack = edition.site.pack(one.pack.pack)
    home = edition.library.find(tag) or edition
    url = relative(edition.path(page), home.path(quality_address(one.pack.pack)))
    title = shown(say, edition.pack_title(pack)) if pack else escape(one.pack.pack)
    link = Markup('<a href="{}">{}</a>').format(url, title)
    language = say.language_name(tag)
    plural = {"read": _READ, "translate": _TRANSLATE, "mend": _MEND, "again": _AGAIN}.get(one.kind)
    if plural:
        text: Markup = escape(say.ngettext_raw(*plural, one.count)) % {
            "num": say.number(one.count), "title": link, "language": language}
    else:
        message = _EXPIRING if one.kind == "expiring" else _STEPS[one.step.kind if one.step else "self_check"]
        text = escape(say.gettext(message)) % {"title": link, "kind": label(say, KINDS, one.one.expiring)}
    names, who = whose(edition, one.step, one.kind)
    return TurnView(one.kind, text, who, names, day_view(say, one.day), one.kind == "expiring")


def whose(edition: Edition, step: Step | None, kind: str = "") -> tuple[bool, str]:
    """Whether people are named who can do a step, and they, or else what they have to be."""
    say = edition.interface
    if step is not None and step.who:
        return True, say.listed(step.who)
    if kind == "read" or (step is not None and step.kind == "translation"):
        return False, say.gettext(_SECOND)
    if kind == "mend":
        return False, say.gettext(N_("an author, or for a translation its translator"))
    return False, say.gettext(_ANYBODY[step.by if step else By.REVIEWERS])
