"""A reader's signature under a translation: who, when, and of exactly which texts.

It stands in the header of the PO file, `X-Pathshala-Review: reviewed by NAME, 2026-06-01, 1f2e3d4c`.
The eight hexadecimal digits are a hash of all translations as they were read: when one of them
changes, the signature is void, and the site shows the file as a draft again.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date

from .catalogue import Catalogue, header_value, with_header_value
from .template import REVIEW_FIELD

_SIGNED = re.compile(r"reviewed by (?P<name>.+), (?P<day>\d{4}-\d\d-\d\d), (?P<digest>[0-9a-f]{8})")


def digest(catalogue: Catalogue) -> str:
    """The hash of what a reader of the file has read: context, source and translation of every
    entry that is translated and not fuzzy."""
    result = hashlib.blake2b(digest_size=4)
    for entry in catalogue.messages:
        if entry.translated and not entry.fuzzy:
            result.update("\0".join((entry.context or "", entry.msgid, *entry.msgstr, "")).encode("utf-8", "replace"))
    return result.hexdigest()


def signer(catalogue: Catalogue) -> str:
    """Who has signed the file as it is now; empty where nobody has, or it was changed since."""
    signed = _SIGNED.fullmatch(header_value(catalogue, REVIEW_FIELD))
    return signed["name"] if signed and signed["digest"] == digest(catalogue) else ""


def sign(catalogue: Catalogue, name: str, day: date) -> Catalogue:
    """The file with a signature. Raises ValueError where the name is that of the translator:
    nobody reviews their own work."""
    name = " ".join(name.split())
    if not name or name.casefold() in header_value(catalogue, "Last-Translator").casefold():
        raise ValueError("a translation is signed by somebody else than its translator")
    return with_header_value(catalogue, REVIEW_FIELD, f"reviewed by {name}, {day.isoformat()}, {digest(catalogue)}")
