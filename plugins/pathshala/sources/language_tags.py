"""Language tags (BCP 47, https://www.rfc-editor.org/info/bcp47) in their canonical form."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from babel import Locale
from babel.core import get_global

LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
)
_LOOSE = re.compile(
    r"(?P<language>[a-z]{2,3})(-(?P<script>[a-z]{4}))?(-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<variants>(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)", re.IGNORECASE,
)
# The two-letter codes of ISO 639-1. A tag of two letters that is none of them is a slip.
_TWO_LETTER_CODES = """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en
    eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv
    ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne
    ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss
    st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
_TWO_LETTERS = frozenset(_TWO_LETTER_CODES.split())
_NICKNAMES = {"bangla": "bn", "farsi": "fa", "mandarin": "zh", "filipino": "fil", "kiswahili": "sw"}


def language_meant(text: str) -> str:
    """The canonical tag for what somebody wrote: the text itself where it is canonical.

    Mends case and underscores, replaces withdrawn and three-letter codes by today's (`iw` by
    `he`, `eng` by `en`), and knows languages by their English names and their own. Empty
    where the text cannot be understood.
    """
    match = _LOOSE.fullmatch(text.strip().replace("_", "-"))
    if match and len(text) <= 35:
        language = match["language"].lower()
        known = _replacement(language) or (language if len(language) == 3 or language in _TWO_LETTERS else "")
        if known:
            parts = [known, (match["script"] or "").title(), (match["region"] or "").upper()]
            return "-".join(part for part in parts if part) + match["variants"].lower()
    return _by_name().get(_folded(text), "") if len(text) <= 60 else ""


def _replacement(language: str) -> str:
    """Today's code for a withdrawn one or for a three-letter code that has a shorter form."""
    found = get_global("language_aliases").get(language, "")
    # CLDR also replaces a macrolanguage's members and the like; only plain codes are meant here.
    return found if re.fullmatch(r"[a-z]{2,3}", found) and language not in _TWO_LETTERS else ""


@cache
def _by_name() -> dict[str, str]:
    names = {_folded(name): tag.replace("_", "-") for tag, name in Locale("en").languages.items()}
    for tag in _TWO_LETTERS:
        try:
            own = Locale(tag).get_language_name(tag)
        except Exception:  # Babel raises several kinds for languages that CLDR lacks
            continue
        if own:
            names.setdefault(_folded(own), tag)
    return names | _NICKNAMES


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().strip()
