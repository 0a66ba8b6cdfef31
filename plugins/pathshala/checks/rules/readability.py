"""LP215 to LP219: texts that are hard to follow, or not done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from ...model.finding import Severity
from ...model.glossary import Glossary
from ...sources.glossary import folded
from ..context import Article, Checked
from ..passage_text import OBJECT, passage_text
from ..registry import Hit, Scope, check
from ..sentences import EASE, sentences
from ..whole import Whole

LEAST_EASE: Mapping[str, int] = MappingProxyType({"beginner": 50, "intermediate": 40, "advanced": 30})
"""Flesch: 50 to 60 is fairly difficult, 30 to 50 difficult, under 30 very difficult."""
LEAST_WORDS = 100
"""A shorter text says too little about how it reads."""
_RUNNING = frozenset({"paragraph", "list item", "quiz feedback", "quote", "definition"})

_ABBREVIATION = re.compile(
    r"(?<![A-Za-z0-9.&/_#-])[A-Z][A-Z0-9]{1,5}(?=s?(?![A-Za-z0-9_&]|-[A-Za-z0-9]|[./][A-Za-z0-9]))")
_KNOWN = frozenset("""
    A4 A5 AI ALL ALWAYS AM AND ANY API BC BCE BY CC CC0 CD CE CEO CM CPU CSS CSV DIY DNA DO DOI DVD EU FAQ FIXME FM
    GB GIF GNU GPS HIV HTML HTTP HTTPS ID II III IP IQ ISBN ISO ISSN IT IV IX JPEG JPG JSON KB KG KM LED MAY MB MIT
    MM MP3 MP4 MUST NASA NATO NEVER NEW NGO NO NOT NOTE OK ONE ONLY OR OS PC PDF PIN PM PNG PR QR RAM ROM RTF SA SIM
    SMS STOP SVG TB TBA TBD TIP TODO TV UK UN UNESCO UNICEF URI URL US USA USB UTC VI VII VIII VIP VPN WIFI WWW XI
    XII XIII XIV XIX XML XV XVI XVII XVIII XX XXI XXX YAML YES ZIP
""".split())
"""What everybody knows, what stands in capitals for its weight, and Roman numbers."""
_CAPITALS = re.compile("[A-Z][A-Z0-9]")
_EXPANDED = re.compile(
    r"\(([A-Z][A-Z0-9]{1,5})s?[),;:]|\b([A-Z][A-Z0-9]{1,5})s? ?[(（]|^\*\[([^\]\n]{1,20})\]:", re.MULTILINE)

_UNFINISHED = re.compile(r"[Ll]orem [Ii]psum|(?<![A-Za-z0-9_])(?:TODO|FIXME|TBD|TBA|XXX|TKTK)(?![A-Za-z0-9_])|\?{4,}+"
                         r"|\[(?:[Ii]nsert|[Aa]dd|[Tt]o be|[Pp]laceholder)\b[^\]\n]{0,60}\](?![(\[])")
_SIGNS = frozenset({"lorem", "todo", "fixme", "tbd", "tba", "xxx", "tktk", "insert", "add", "be", "placeholder"})
"""A text that is not done holds one of these words, or four question marks."""


@check("LP215", severity=Severity.INFO)
def hard_to_read(site: Checked) -> Iterator[Hit]:
    """## What it does
    Tells of a lesson whose sentences and words are long for its level. It asks a measure that was made for the
    language: Flesch Reading Ease in English (1948), Fernández Huerta in Spanish (1959), Kandel and Moles in
    French (1958), Amstad in German (1978), Martins and others in Portuguese (1996), Gulpease in Italian
    (1988). All go from about 0 to 100, and a beginner's lesson should reach 50, an intermediate one 40, an
    advanced one 30. For other languages it tells nothing: no measure that we know of was held against
    readers of them.

    ## Why is this bad?
    Many learn in a second language. A measure counts only syllables and full stops: it cannot see whether a text
    is clear, and it is a hint, not a judgement.

    ## Bad
    ```markdown
    The substantiation of encyclopaedic assertions necessitates the identification of authoritative publications.
    ```

    ## Good
    ```markdown
    A statement needs a source. Name one that readers can trust.
    ```
    """
    for article in site.lessons:
        ease = EASE.get(site.language_of(article).partition("-")[0])
        level = article.pack.meta.level if article.pack and article.pack.meta else ""
        if ease is None or level not in LEAST_EASE:
            continue
        running = [passage_text(one.text).prose.replace(OBJECT, "x") for one in article.facts.passages
                   if one.role in _RUNNING]
        score, length = ease.score(" ".join(running), sum(len(sentences(one)) for one in running))
        if length >= LEAST_WORDS and score < LEAST_EASE[level]:
            yield Hit(article.path, article.text.source.at(), f"the lesson scores {score:.0f} on {ease.name}, where "
                      f"one for {level}s should reach {LEAST_EASE[level]}",
                      ("part long sentences, and take shorter words where there are any",))


@check("LP216", severity=Severity.INFO)
def unexplained_abbreviation(site: Checked) -> Iterator[Hit]:
    """## What it does
    Tells of an abbreviation in Latin capitals that a lesson uses without saying what it stands for. It is
    explained where it stands in brackets behind the words, or has the words in brackets behind it; where the
    text has a line `*[NPOV]: neutral point of view`; where the glossary of the language has it; where an
    earlier lesson of the pack explained it; or where everybody knows it, such as PDF or UN.

    Terms that the glossary has need no explanation in the text: the site shows theirs on every page.

    ## Why is this bad?
    Newcomers feel shut out by a jargon that nobody told them, and a translator cannot guess it either.

    ## Bad
    ```markdown
    Mind the NPOV when you write.
    ```

    ## Good
    ```markdown
    Write from a neutral point of view (NPOV).
    ```
    """
    for pack in site.site.packs:
        explained: set[str] = set()
        for article in filter(_has_capitals, site.lessons_of(pack)):
            told = {name for found in _EXPANDED.findall(article.outside_code) for name in found if name}
            explained |= told
            yield from _abbreviations(article, explained, site.site.glossary(site.language_of(article)))


def _has_capitals(article: Article) -> bool:
    return _CAPITALS.search(article.outside_code) is not None


def _abbreviations(article: Article, explained: set[str], glossary: Glossary | None) -> Iterator[Hit]:
    told = set(explained)
    prose = article.prose if _ABBREVIATION.search(article.outside_code) else ""
    for found in _ABBREVIATION.finditer(prose):
        name = found.group()
        around = prose[max(0, found.start() - 20):found.end() + 20]
        if name not in _KNOWN and name not in told and not around.isupper():
            told.add(name)
            if glossary is not None and name in _explained_by(glossary):
                continue
            yield Hit(article.path, article.place(*found.span()), f'"{name}" is not explained',
                      (f"write the words, and ({name}) behind them, where it first stands",
                       f"or put *[{name}]: with the words on a line of its own"))


@lru_cache(maxsize=16)
def _explained_by(glossary: Glossary) -> frozenset[str]:
    """What a glossary explains, in capitals."""
    return frozenset(folded(form).upper() for term in glossary.terms for form in term.forms)


@check("LP217", severity=Severity.WARNING)
def unfinished_text(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds marks of a text that is not done: `TODO`, `FIXME`, `TBD`, `XXX`, "lorem ipsum", `????`, or a gap in square
    brackets such as "[insert name]". What stands as code is left alone.

    ## Why is this bad?
    Readers lose their trust in the rest, and translators translate it.

    ## Bad
    ```markdown
    TODO: say how to cite a book.
    ```

    ## Good
    ```markdown
    Name the author, the title, the year and the page.
    ```
    """
    for article in site.articles:
        if (article.vocabulary & _SIGNS or "????" in article.outside_code) and _UNFINISHED.search(article.outside_code):
            for found in _UNFINISHED.finditer(article.prose):
                yield Hit(article.path, article.place(*found.span()),
                          f'"{found.group()}" says that this is not done', ("finish the passage, or take it out",))


@check("LP218", severity=Severity.WARNING, scope=Scope.SITE)
def copied_passage(site: Whole) -> Iterator[Hit]:
    """## What it does
    Finds a passage of 40 words or more that another pack has word for word.

    ## Why is this bad?
    When one of the two is corrected, the other stays wrong. Readers of both packs read the same twice, and so
    do reviewers.

    ## Bad
    ```markdown
    (in two packs) A reliable source is one that … (40 words)
    ```

    ## Good
    ```markdown
    [What makes a source reliable](../../reliable-sources/lessons/judge-a-source.md) is a lesson of its own.
    ```
    """
    first: dict[int, str] = {}
    for looked in site.looked:
        for one in looked.long_passages:
            known = first.setdefault(one.digest, one.path)
            if _pack(known) != _pack(one.path):
                yield Hit(one.path, one.span, f'this passage stands word for word in "{known}"',
                          ("keep it in one pack, and link to it from the other",))


def _pack(path: str) -> str:
    return path.partition("/lessons/")[0]
