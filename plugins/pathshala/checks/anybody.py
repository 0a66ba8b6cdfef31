"""English: "he" for a person of whom nothing is known but that there is one, as in "every editor … his"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .wording import is_quoted

PRONOUNS = frozenset({"he", "him", "his", "himself"})

_PEOPLE = """
    administrator admin author beginner child client colleague contributor customer developer driver editor engineer
    expert facilitator guest helper historian human individual journalist leader lawyer learner librarian listener
    maintainer member mentor moderator newcomer novice officer organiser organizer owner parent participant patient
    patroller person photographer politician professor programmer publisher pupil reader researcher reviewer scholar
    scientist speaker stranger student teacher translator tutor user viewer visitor volunteer voter worker writer
""".split()
_NAMED = rf"(?:(?:good|new|young|experienced|registered|single|other|careful)\s++)?(?:{'|'.join(_PEOPLE)})"
_ALL = rf"(?:every|each|any)\s++(?:one\s++of\s++(?:us|you|them)|{_NAMED})|each\s++of\s++(?:us|you|them)|whoever"
# "Everybody knows his songs" speaks of somebody else; what somebody may or must do, of everybody.
_ONE = rf"(?:an?|the|no)\s++{_NAMED}|every(?:one|body)|any(?:one|body)|some(?:one|body)|no(?:body|\s++one)"
_IS_TO_DO = r"\s++(?:who|that|can|could|may|might|must|should|shall|will|would|ought|has\s++to|needs\s++to)\s"
_ANYBODYS = re.compile(
    rf"(?<![\w-])(?P<person>{_ALL}|(?:{_ONE})(?={_IS_TO_DO}))(?!['’\w-])"
    r"(?P<between>(?:[,;:]?\s++[\w'’-]++){0,14}?)[,;:]?\s++(?P<pronoun>he|him|his|himself)(?![\w-]|['’]\w)",
    re.IGNORECASE,
)
# Then the pronoun has somebody to stand for: a man, or a name.
_A_MAN = re.compile(
    r"\b(?:he|him|his|her|she|they|their|man|men|boys?|father|brother|son|husband|king|prince|uncle|monk|priest|mr|sir"
    r"|lord)\b",
    re.IGNORECASE,
)
_A_NAME = re.compile(r"(?<=[\w,;] )(?!I\b)[A-Z][\w’'-]+")
_BEFORE = 300
_BOTH = re.compile(r"\s{0,3}(?:/|or\s|and\s)\s{0,3}(?:her|she|their)\b", re.IGNORECASE)


def anybodys(text: str) -> Iterator[re.Match[str]]:
    """Each `pronoun` that stands for `person`, in one sentence, with no man and no name before it."""
    for found in _ANYBODYS.finditer(text):
        begin = max(0, found.start() - _BEFORE, text.rfind("\n\n", 0, found.start()))
        before = text[begin:found.start()] + found["between"]
        of_somebody = _A_MAN.search(before) or _A_NAME.search(before) or "\n\n" in found.group()
        if not (of_somebody or _BOTH.match(text, found.end()) or is_quoted(text, *found.span("pronoun"))):
            yield found
