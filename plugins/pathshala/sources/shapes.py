"""The named forms that a text of the model may have to have (`model.fields.Key.shape`).

Each shape judges a text and says, where it can, what was meant; and each has a regular
expression or a list of values for the JSON Schema.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from ..safety.urls import classify
from .durations import DURATION, duration_meant
from .durations import minutes as minutes
from .durations import months as months
from .language_tags import LANGUAGE, language_meant
from .licences import OPEN_LICENCES, closed_reason, licence_meant

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_STEM = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SEMVER = re.compile(  # https://semver.org/#is-there-a-suggested-regular-expression-regex-to-check-a-semver-string
    r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)"
    r"(-((0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)(\.(0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*))*))?"
    r"(\+([0-9a-zA-Z-]+(\.[0-9a-zA-Z-]+)*))?"
)
_HTTPS = re.compile(r"https://[^\s/?#@]+([/?#]\S*)?")
MAX_ID = 60


@dataclass(frozen=True)
class Misshapen:
    """Why a text does not have a shape; `meant` is what its author probably meant, or empty."""

    message: str
    meant: str = ""
    fault: str = "bad-shape"


@dataclass(frozen=True)
class Shape:
    """A form: in words, an example, how it is judged, and what JSON Schema says of it.

    `usable` tells whether a text of another form can still be shown; an id, a file stem or a
    language becomes part of a path, so it cannot.
    """

    words: str
    example: str
    judge: Callable[[str], Misshapen | None]
    pattern: str = ""
    values: tuple[str, ...] = ()
    usable: bool = True


def misshapen(shape: str, text: str) -> Misshapen | None:
    """What is wrong with a text that should have the named shape; None if nothing is."""
    return SHAPES[shape].judge(text)


def slug(text: str) -> str:
    """The id that is nearest to a text: ASCII letters, digits and single hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MAX_ID].strip("-")


def _judge_id(text: str) -> Misshapen | None:
    if _ID.fullmatch(text) and len(text) <= MAX_ID:
        return None
    meant = slug(text)
    return Misshapen("is no id: small letters a to z, digits and single hyphens, beginning with a letter, "
                     f"at most {MAX_ID} characters", meant if _ID.fullmatch(meant) else "")


def _judge_stem(text: str) -> Misshapen | None:
    if _STEM.fullmatch(text) and len(text) <= MAX_ID:
        return None
    meant = slug(text.removesuffix(".md").rpartition("/")[2])
    return Misshapen("is no file name without .md: small letters a to z, digits and single hyphens, "
                     f"at most {MAX_ID} characters", meant)


def _judge_language(text: str) -> Misshapen | None:
    meant = language_meant(text)
    if text and meant == text:
        return None
    return Misshapen("is no language tag (BCP 47)", meant)


def _judge_semver(text: str) -> Misshapen | None:
    if _SEMVER.fullmatch(text) and len(text) <= 64:
        return None
    numbers = re.fullmatch(r"[vV]?(\d{1,6})(?:\.(\d{1,6}))?(?:\.(\d{1,6}))?", text.strip())
    meant = ".".join(str(int(number or 0)) for number in numbers.groups()) if numbers else ""
    return Misshapen("is no version of three numbers (SemVer)", meant)


def _judge_duration(text: str) -> Misshapen | None:
    if DURATION.fullmatch(text):
        return None if minutes(text) else Misshapen("is no time at all")
    return Misshapen("is no duration (ISO 8601)", duration_meant(text))


def _judge_date(text: str) -> Misshapen | None:
    numbers = re.fullmatch(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})", text.strip())
    meant = f"{numbers[1]}-{numbers[2]:0>2}-{numbers[3]:0>2}" if numbers else ""
    try:
        date.fromisoformat(meant)
    except ValueError:
        return Misshapen("is no day of the calendar (ISO 8601)")
    return None if text == meant else Misshapen("is no date as ISO 8601 writes it", meant)


def _judge_licence(text: str) -> Misshapen | None:
    if text in OPEN_LICENCES:
        return None
    reason = closed_reason(text)
    if reason:
        return Misshapen(reason, fault="not-an-open-licence")
    return Misshapen("is no open licence that this site knows by its SPDX identifier", licence_meant(text),
                     fault="not-an-open-licence")


def _judge_https(text: str) -> Misshapen | None:
    address = classify(text)
    if address.scheme == "https" and address.safe:
        return None
    if address.problems and address.scheme != "http":
        return Misshapen(f"is no safe https address: {address.problems[0].message}")
    if address.scheme == "http":
        return Misshapen("uses http, which anybody on the way can change", f"https{text.strip()[4:]}")
    meant = f"https://{text}" if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", text) else ""
    return Misshapen("is no https address", meant if meant and classify(meant).safe else "")


SHAPES: Mapping[str, Shape] = MappingProxyType({
    "id": Shape("an id", "cite-sources", _judge_id, _ID.pattern, usable=False),
    "stem": Shape("a file name without .md", "why-sources", _judge_stem, _STEM.pattern, usable=False),
    "language": Shape("a language tag", "pt-BR", _judge_language, LANGUAGE.pattern, usable=False),
    "semver": Shape("a version", "1.0.0", _judge_semver, _SEMVER.pattern),
    "duration": Shape("a duration", "PT15M", _judge_duration, DURATION.pattern),
    "date": Shape("a date", "2026-06-01", _judge_date, r"[0-9]{4}-[0-9]{2}-[0-9]{2}", usable=False),
    "licence": Shape("an open licence", "CC-BY-SA-4.0", _judge_licence, values=tuple(sorted(OPEN_LICENCES))),
    "https": Shape("an https address", "https://meta.wikimedia.org/", _judge_https, _HTTPS.pattern, usable=False),
})
