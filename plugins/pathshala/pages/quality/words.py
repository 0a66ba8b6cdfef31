"""The words of the pages of quality: statuses, steps, kinds of review, and a sentence for each reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ...quality.status import Reason
from ..edition import Edition
from ..labels import N_, label
from ..translating.dates import day_text
from ..view import Phrase

STATUSES: Mapping[str, str] = {
    "draft": N_("Draft"), "in_review": N_("In review"), "expired": N_("Review expired"),
    "needs_update": N_("Needs an update"), "pilot": N_("Being tried out"), "stable": N_("Stable"),
    "retired": N_("No longer kept up"),
}
LANGUAGES: Mapping[str, str] = {
    "missing": N_("Missing"), "draft": N_("Draft"), "outdated": N_("Outdated"), "in_review": N_("In review"),
    "reviewed": N_("Reviewed"),
}
SIGNS: Mapping[str, str] = {
    "missing": "○", "draft": "◔", "outdated": "↻", "in_review": "◐", "reviewed": "✓",
    "expired": "⌛\ufe0e", "needs_update": "↻", "pilot": "◕", "stable": "✓", "retired": "–",
}
"""The sign of each status: colour alone says nothing to many eyes."""
MEANINGS: Mapping[str, str] = {
    "missing": N_("Nothing is translated yet."),
    "draft": N_("Somebody is still writing or translating it."),
    "outdated": N_("The original has changed since, or what was reviewed has."),
    "in_review": N_("All of it is there; others have not read all of it yet."),
    "reviewed": N_("Others than its makers have read all of it as it is now."),
}
KINDS: Mapping[str, str] = {
    "self_check": N_("Self-check"), "editor_triage": N_("Editor's first look"), "content": N_("Review of the content"),
    "pedagogy": N_("Review of the teaching"), "accessibility": N_("Review of the accessibility"),
    "pilot": N_("Try-out with learners"), "translation": N_("Second reader"),
    "checks": N_("Automatic checks without errors"), "rubric": N_("Enough points under the rubric"),
    "declare": N_("Declared stable by its owners"), "translate": N_("Translation"),
}
DECISIONS: Mapping[str, str] = {"pass": N_("Passed"), "revise": N_("To be revised"), "reject": N_("Rejected")}
WORTHS: Mapping[str, str] = {
    "valid": N_("Counts"), "changed": N_("Counts for what is as it was read"), "expiring": N_("Expires soon"),
    "expired": N_("Expired"), "void": N_("Does not count"), "not come": N_("Its day has not come"),
    "taken": N_("Does not count: the same person has done the other review"),
}
SCORES: Mapping[str, str] = {
    "checks": N_("Automatic checks"), "rubric": N_("Rubric"), "freshness": N_("Freshness"),
    "translation": N_("Translation"),
}
PARTS: Mapping[str, str] = {
    "errors": N_("Errors"), "warnings": N_("Warnings"), "passages": N_("Passages"), "points": N_("Points of all"),
    "days_left": N_("The first review expires"), "as_reviewed": N_("Passages as they were reviewed"),
    "dependencies": N_("Things outside that were looked at in time"), "words": N_("Words translated"),
    "read": N_("Passages that a second reader has approved"), "outdated": N_("Outdated passages"),
}
FAULTS: Mapping[str, str] = {
    "unreadable": N_("it cannot be read as it is written"), "future": N_("its day has not come"),
    "unknown_language": N_("the site does not have its language"),
    "misplaced_kind": N_("it stands in the folder of another language"),
    "unknown_reviewer": N_("the site's list of reviewers does not name its reviewer for that"),
    "hash_mismatch": N_("its hash is not that of what it lists"),
    "score_without_evidence": N_("a score rests on nothing"),
    "evidence_nowhere": N_("its evidence names a place that does not exist"),
    "evidence_not_read": N_("its evidence names a passage that it has not read there"),
    "document_gone": N_("it has read a lesson that is gone"),
    "own_work": N_("its reviewer has made the text"),
    "unknown_criterion": N_("it scores something that the rubric does not have"),
    "missing_criterion": N_("it leaves out a criterion that it has to score"),
    "decision_against_scores": N_("it passes with scores that do not"),
    "too_small_pilot": N_("too few learners took part"),
}
SENTENCES: Mapping[str, str] = {
    "retired": N_("Its owners no longer keep it up."),
    "declared_lower": N_("The reviews would allow “%(computed)s”; its owners declare “%(declared)s”, which is lower."),
    "declared_higher": N_("Its owners declare “%(declared)s”; what is known allows only “%(computed)s”."),
    "errors_found": N_("Errors that the checks find: %(count)s."),
    "step_missing": N_("Still missing: %(kind)s."),
    "step_expired": N_("%(kind)s by %(who)s, of %(day)s, expired on %(on)s."),
    "passages_changed": N_("%(kind)s: %(kept)s of %(of)s passages are as they were reviewed."),
    "objection": N_("%(kind)s: %(who)s decided “%(decision)s” on %(day)s, and nothing has answered that yet."),
    "one_person": N_("%(who)s has done “%(earlier)s” already: somebody else has to do “%(kind)s”."),
    "no_rubric": N_("This site has no rubric, so nothing can be scored."),
    "criterion_unscored": N_("Nobody has scored “%(criterion)s” yet."),
    "starred_low": N_("“%(criterion)s” is scored lower than %(needed)s, which is needed."),
    "rubric_failed": N_("The rubric gives %(percent)s%%; %(needed)s%% are needed."),
    "owners_missing": N_("It has %(found)s owners; %(needed)s are needed, so that somebody is always there."),
    "dependency_stale": N_("“%(title)s”, which it speaks of, was last looked at on %(checked)s."),
    "not_counted": N_("The review in %(path)s does not count: %(faults)s."),
    "untranslated": N_("%(count)s of %(of)s passages are not translated."),
    "outdated": N_("%(count)s of %(of)s translations are of an older text."),
    "unread": N_("%(count)s of %(of)s translations have had no second reader."),
    "machine": N_("%(count)s of %(of)s translations are as a machine made them."),
}
"""The sentence for each code of `quality.status.REASONS`."""

_STATUS_VALUES = frozenset({"declared", "computed"})
_KIND_VALUES = frozenset({"kind", "earlier"})
_DAY_VALUES = frozenset({"day", "on", "checked"})


def sentence(edition: Edition, reason: Reason) -> str:
    """What a reason says in the edition's language."""
    values = {name: _value(edition, name, value) for name, value in reason.values.items()}
    return edition.interface.gettext(SENTENCES[reason.code], **values)


def _value(edition: Edition, name: str, value: str | int) -> str:
    say = edition.interface
    if isinstance(value, int):
        return say.number(value)
    if name in _STATUS_VALUES:
        return label(say, STATUSES, value)
    if name in _KIND_VALUES:
        return label(say, KINDS, value)
    if name in _DAY_VALUES:
        return day_text(say, date.fromisoformat(value))
    if name == "criterion":
        return criterion_title(edition, value).text
    if name == "decision":
        return label(say, DECISIONS, value)
    if name == "faults":
        return say.listed(label(say, FAULTS, one) for one in value.split(", "))
    return value


def criterion_title(edition: Edition, criterion: str) -> Phrase:
    """What a criterion of the rubric is called, in the language that the rubric is written in; its id where
    the rubric does not have it."""
    rubric = edition.site.rubric
    held = rubric.criterion(criterion) if rubric else None
    return in_site_language(edition, held.title) if held else Phrase(criterion)


def in_site_language(edition: Edition, text: str) -> Phrase:
    """A text of the site's default language, as it stands on a page of the edition."""
    default = edition.site.settings.default_language
    if edition.language.tag == default:
        return Phrase(text)
    language = edition.site.language(default)
    return Phrase(text, default, language.direction if language else "ltr")
