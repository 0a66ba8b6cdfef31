"""LP740 to LP742: what tells strangers how to find a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.finding import Severity, Span
from ...model.source import Source
from ...safety.places import Places
from ..context import Checked
from ..registry import Hit, check
from ..translated_files import BETWEEN
from ..wording import languages, phrase_pattern, words

_EMAIL = re.compile(r"(?<![\w.+@/-])([\w.+-]{1,64}+)@((?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}|localhost)(?![\w@])")
_RESERVED = re.compile(r"(?:.*\.)?(?:example(?:\.(?:org|com|net))?|test|invalid|localhost|local)", re.IGNORECASE)
_ROLES = frozenset("""
    abuse admin administrator board committee contact contacto enquiries events feedback hello help hola info
    information jobs legal mail members newsletter no-reply noreply office oficina outreach permissions
    postmaster press privacy sales security soporte support team webmaster you your-name yourname user
    username name someone git education
""".split())
_INTERNATIONAL = re.compile(r"(?<![\w+.,/=-])\+[1-9]\d{0,2}+(?:[ .()/\u00a0\u2011-]{0,2}\d){6,12}+(?![\w]|[.,]\d)")
_NATIONAL = re.compile(r"\d(?:[ ./()\u00a0\u2011-]{0,2}\d){7,13}+(?!\w|[.,]\d)")
_FAR = 60
"""Characters before a number in which it stands what it is."""
# Dates, years from and to, a number of people or of bytes, and the numbers of books.
_NO_TELEPHONE = re.compile(r"""
    \d{4}[./-]\d\d?[./-]\d\d? (?!\d).* | \d\d?[./-]\d\d?[./-](?:19|20)\d\d (?!\d).*
    | (?:1[5-9]|20)\d\d [ ]?[/\u2011-][ ]? (?:1[5-9]|20)\d\d
    | [1-9]\d?([ .\u00a0])\d{3}\1\d{3} | [1-9]\d{7} | 97[89]\D?\d.{8,}
""", re.VERBOSE)
# Kept free for films and examples: 555-01xx in North America, Ofcom's numbers in the United Kingdom.
_INVENTED = re.compile(r"555\W{0,2}01\d\d|1632\W{0,2}960|7700\W{0,2}900|(?:0{5,}|1234567|0123456)")
_DECIMAL = re.compile(r"(?<![\w.,-])(-?\d{1,2}\.\d{4,15})°?\s?[NS]?\s?[,;/ ]\s{0,3}"
                      r"(-?\d{1,3}\.\d{4,15})°?\s?[EWO]?(?!\w|\.\w)")
_DECIMALS = re.compile(r"\.\d{4}")
_SEXAGESIMAL = re.compile(r"\d{1,2}\s?°\s?\d{1,2}\s?[′'’]\s?\d{1,2}(?:[.,]\d{1,4})?\s?[″\"”]\s?[NS]\b")


def _texts(site: Checked) -> Iterator[Source]:
    """Every file that readers see, with its front matter: packs and the records of their reviews, lessons, pages."""
    for pack in site.site.packs:
        yield from (pack.source, *(review.source for review in pack.reviews))
    yield from (article.text.source for article in site.articles)


def _found(source: Source, *patterns: re.Pattern[str]) -> Iterator[tuple[Span, re.Match[str]]]:
    """What some patterns find in a file, each with its place where it first stands."""
    places, told = Places(source.text), set[str]()
    for pattern in patterns:
        for found in pattern.finditer(source.text):
            if found.group() in told:
                continue
            told.add(found.group())
            yield places.span(found.start(), found.end()), found


@check("LP740", severity=Severity.WARNING)
def email_address(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds an e-mail address that may be a person's. Addresses of a role (`info@`, `support@`) are left alone, and
    those that are kept for examples: at `example.org`, `example.com` and under `.test`. It looks at lessons, pages,
    `pack.yml`, records of reviews, and translations.

    ## Why is this bad?
    A page is copied and printed for years, and read by machines that send unwanted mail. People change their
    address, and their mind.

    ## Bad
    ```markdown
    Write to asha.rahman@wikimail.net when you are stuck.
    ```

    ## Good
    ```markdown
    Ask on the [talk page](talk-with-editors.md) when you are stuck.
    ```
    """
    for source in _texts(site):
        for span, found in _found(source, _EMAIL) if "@" in source.text else ():
            if _is_personal(found):
                yield _email(source.path, span, found.group())
    for file in site.translated_files:
        for pair in file.pairs:
            for found in _EMAIL.finditer(pair.target.text) if "@" in pair.target.text else ():
                if _is_personal(found) and found.group() not in pair.source.text:
                    yield _email(file.path, pair.span, found.group())


def _is_personal(found: re.Match[str]) -> bool:
    return found[1].lower() not in _ROLES and not _RESERVED.fullmatch(found[2])


def _email(path: str, span: Span, address: str) -> Hit:
    return Hit(path, span, f'"{address}" may be the address of a person',
               ("name a page or a role to write to", "in an example, write name@example.org"))


@check("LP741", severity=Severity.WARNING)
def telephone_number(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a telephone number: an international one with its plus sign, or a national one behind "phone", "text me
    at" or what people say before one. A national number has eight digits or more, and there are lists of what is
    said before it for Arabic, Bengali, English, French, German, Portuguese, Spanish and Swahili. It looks at
    lessons, pages, `pack.yml`, records of reviews, and translations. Numbers that are kept for examples are left
    alone, such as those with 555-01.

    ## Why is this bad?
    Strangers call it for years. A person can be found, and bothered, by it.

    ## Bad
    ```markdown
    Call Asha on +880 1711 345678.
    ```

    ## Good
    ```markdown
    Ask the person who leads your group how to reach them.
    ```
    """
    for source in _texts(site):
        for span, found in _found(source, *_patterns(source.text)):
            if _is_telephone(found):
                yield _telephone(source.path, span, found)
    for file in site.translated_files:
        for pattern in _patterns(file.prose):
            for pair, found in file.found(pattern):
                if _is_telephone(found) and found.group() not in pair.source.text:
                    yield _telephone(file.path, pair.span, found)


def _telephone(path: str, span: Span, found: re.Match[str]) -> Hit:
    opening = "(" if ")" in found.group().partition("(")[0] else ""
    return Hit(path, span, f'"{opening}{" ".join(found.group().split())}" looks like a telephone number',
               ("leave it out, or tell it in the room and not on the page", "in an example, write +1 202 555 0143"))


def _patterns(text: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of numbers of which a text may hold some."""
    return (_INTERNATIONAL, _NATIONAL) if "+" in text else (_NATIONAL,)


def _is_telephone(found: re.Match[str]) -> bool:
    number = found.group()
    if _INVENTED.search(number) or _NO_TELEPHONE.fullmatch(number) or len(set(filter(str.isdigit, number))) <= 2:
        return False
    before = found.string[max(0, found.start() - _FAR):found.start()].rpartition(BETWEEN)[2]
    return found.re is _INTERNATIONAL or _said().search(before) is not None


@cache
def _said() -> re.Pattern[str]:
    """The words that are said before a number, at the end of a text, in any language that there is a list for."""
    names = sorted({name for language in languages("telephone") for name in words(language, "telephone").instead})
    said = "|".join(phrase_pattern(name).pattern for name in names)
    return re.compile(rf"(?<!\w)(?:{said})\.?[ :\u00a0]{{0,3}}\(?\Z", re.IGNORECASE)


@check("LP742", severity=Severity.WARNING)
def precise_coordinates(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds coordinates that name a place to a few metres: degrees with four or more decimals (0.0001 degrees of
    latitude are 11 metres), or with seconds.

    ## Why is this bad?
    Photos and examples tell where somebody lives or works more often than their authors notice.

    ## Bad
    ```markdown
    We met at 23.72889, 90.39472.
    ```

    ## Good
    ```markdown
    We met in Dhaka (23.7, 90.4).
    ```
    """
    for source in _texts(site):
        patterns = [_DECIMAL] if _DECIMALS.search(source.text) else []
        patterns += [_SEXAGESIMAL] if "°" in source.text else []
        for span, found in _found(source, *patterns):
            if found.re is _SEXAGESIMAL or (abs(float(found[1])) <= 90 and abs(float(found[2])) <= 180):
                yield Hit(source.path, span, f'"{found.group().strip()}" names a place to a few metres',
                          ("name the town, or round to two decimals, which is about a kilometre",))
