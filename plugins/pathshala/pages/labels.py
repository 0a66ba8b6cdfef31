"""The words for the values that packs may hold, marked for the interface's catalogue."""

from __future__ import annotations

from collections.abc import Mapping

from .interface import Interface


def N_(message: str) -> str:  # noqa: N802 - the mark that gettext's tools know
    """Mark a message for extraction; it is translated where it is shown."""
    return message


def NN_(singular: str, plural: str) -> tuple[str, str]:  # noqa: N802
    """The same for a message with a number, in both forms that its source has."""
    return singular, plural


LEVELS: Mapping[str, str] = {
    "beginner": N_("Beginner"), "intermediate": N_("Intermediate"), "advanced": N_("Advanced"),
}
AUDIENCES: Mapping[str, str] = {
    "newcomer": N_("Newcomers"), "contributor": N_("Contributors"), "organizer": N_("Organizers"),
    "trainer": N_("Trainers"), "translator": N_("Translators"), "leader": N_("Leaders"),
}
STATUSES: Mapping[str, str] = {
    "draft": N_("Draft"), "in_review": N_("In review"), "pilot": N_("Being tried out"),
    "stable": N_("Stable"), "retired": N_("No longer kept up"),
}
AUTHOR_ROLES: Mapping[str, str] = {
    "author": N_("Author"), "editor": N_("Editor"), "illustrator": N_("Illustrator"),
    "translator": N_("Translator"), "contributor": N_("Contributor"),
}
SKILL_LEVELS: tuple[str, ...] = (
    N_("Not yet"), N_("With help"), N_("On my own"), N_("In new situations"), N_("Teaching others"),
)
SEVERITIES: Mapping[str, str] = {"error": N_("Error"), "warning": N_("Warning"), "info": N_("Hint")}
FAMILIES: Mapping[str, str] = {
    "LP1": N_("Structure"), "LP2": N_("Pedagogy"), "LP3": N_("Quizzes"), "LP4": N_("Accessibility and media"),
    "LP5": N_("Translation"), "LP6": N_("Review"), "LP7": N_("Licence, links and privacy"), "LP8": N_("Safety"),
}
FILTERS: Mapping[str, str] = {
    "language": N_("Language"), "level": N_("Level"), "audience": N_("For whom"), "skill": N_("Skill"),
    "time": N_("Time"),
}


def label(interface: Interface, words: Mapping[str, str], value: str) -> str:
    """The word for a value in the interface's language; the value itself where there is none."""
    return interface.gettext(words[value]) if value in words else value
