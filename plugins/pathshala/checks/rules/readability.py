"""LP215 and LP216: texts that are hard to follow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from ...model.document import Passage
from ...model.finding import Severity
from ...model.glossary import Glossary
from ...sources.glossary import folded
from ..context import Article, Checked
from ..passage_text import OBJECT, passage_text
from ..registry import Hit, check
from ..sentences import EASE, Ease, sentences
from ..shouting import shouted

LEAST_EASE: Mapping[str, int] = MappingProxyType({"beginner": 50, "intermediate": 40, "advanced": 30})
"""Flesch: 50 to 60 is fairly difficult, 30 to 50 difficult, under 30 very difficult."""
LEAST_WORDS = 100
"""A shorter text says too little about how it reads."""
LEAST_WORDS_OF_A_PASSAGE = 30
"""In a passage as short as this, only what lies below the whole scale says something."""
_RUNNING = frozenset({"paragraph", "list item", "quiz feedback", "quote", "definition"})

# Small letters in it stand for small words: RfC is a request for comment.
_SHORT = r"[A-Z](?:[A-Z0-9]{1,5}|[a-z]{1,2}[A-Z]{1,3})"
_ABBREVIATION = re.compile(
    rf"(?<![A-Za-z0-9.&/_#-]){_SHORT}(?=s?(?![A-Za-z0-9_&]|-[A-Za-z0-9]|[./][A-Za-z0-9]))")
_KNOWN = frozenset("""
    A4 A5 AI ALL ALWAYS AM AND ANY BC BCE BY CC CC0 CD CE CEO CM CPU CSS CSV DIY DNA DO DOI DVD EU FAQ FIXME FM
    GB GIF GNU GPS HIV HTML HTTP HTTPS ID II III IP IQ ISBN ISO ISSN IT IV IX JPEG JPG JSON KB KG KM LED MAY MB MIT
    MM MP3 MP4 MUST NASA NATO NEVER NEW NGO NO NOT NOTE OK ONE ONLY OR OS PC PDF PHD PIN PM PNG PR QR RAM ROM RTF SA SIM
    SMS STOP SVG TB TBA TBD TIP TODO TV UK UN UNESCO UNICEF URI URL US USA USB UTC VI VII VIII VIP VPN WIFI WWW XI
    XII XIII XIV XIX XML XV XVI XVII XVIII XX XXI XXX YAML YES ZIP
""".split())
"""What everybody knows, what stands in capitals for its weight, and Roman numbers."""
_CAPITALS = re.compile("[A-Z](?:[A-Z0-9]|[a-z]{1,2}[A-Z])")
_EXPANDED = re.compile(
    rf"\(({_SHORT})s?[),;:]|\b({_SHORT})s? ?[(（]|^\*\[([^\]\n]{{1,20}})\]:", re.MULTILINE)


@check("LP215", severity=Severity.INFO)
def hard_to_read(site: Checked) -> Iterator[Hit]:
    """## What it does
    Tells of a lesson whose sentences and words are long for its level. It asks a measure that was made for the
    language: Flesch Reading Ease in English (1948), Fernández Huerta in Spanish (1959), Kandel and Moles in
    French (1958), Amstad in German (1978), Martins and others in Portuguese (1996), Gulpease in Italian
    (1988). All go from about 0 to 100, and a beginner's lesson should reach 50, an intermediate one 40, an
    advanced one 30. In a lesson that does, it tells of a single passage of 30 words or more that scores less than
    0, which no level has use for, and which the rest hides. For other languages it tells nothing: no
    measure that we know of was held against readers of them.

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
        running = [(one, passage_text(one.text).prose.replace(OBJECT, "x")) for one in article.facts.passages
                   if one.role in _RUNNING]
        score, length = ease.score(" ".join(prose for _, prose in running),
                                   sum(len(sentences(prose)) for _, prose in running))
        if length >= LEAST_WORDS and score < LEAST_EASE[level]:
            yield Hit(article.path, article.text.source.at(), f"the lesson scores {score:.0f} on {ease.name}, where "
                      f"one for {level}s should reach {LEAST_EASE[level]}",
                      ("part long sentences, and take shorter words where there are any",))
            continue
        for passage, prose in running:
            if len(prose) > LEAST_WORDS_OF_A_PASSAGE * 5:
                yield from _below_the_scale(article, passage, prose, ease)


def _below_the_scale(article: Article, passage: Passage, prose: str, ease: Ease) -> Iterator[Hit]:
    score, length = ease.score(prose, len(sentences(prose)))
    if length >= LEAST_WORDS_OF_A_PASSAGE and score < 0:
        yield Hit(article.path, passage.span,
                  f"the {passage.role} scores {score:.0f} on {ease.name}, of which 0 is the hardest end",
                  ("say it with shorter words, and name who does what",))


@check("LP216", severity=Severity.INFO)
def unexplained_abbreviation(site: Checked) -> Iterator[Hit]:
    """## What it does
    Tells of an abbreviation in Latin capitals, such as NPOV, RfC or APIs, that a lesson uses without saying what
    it stands for. It is explained where it stands in brackets behind the words, or has the words in brackets behind
    it; where the text has a line `*[NPOV]: neutral point of view`; where the glossary of the language has it; where
    an earlier lesson of the pack explained it; or where everybody knows it, such as PDF or UN. In a row of words in
    capitals, no abbreviation can be told.

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
    rows = tuple(shouted(prose))
    for found in _ABBREVIATION.finditer(prose):
        name = found.group()
        if name in told or name.upper() in _KNOWN or any(start <= found.start() < end for start, end in rows):
            continue
        told.add(name)
        if glossary is None or name.upper() not in _explained_by(glossary):
            yield Hit(article.path, article.place(*found.span()), f'"{name}" is not explained',
                      (f"write the words, and ({name}) behind them, where it first stands",
                       f"or put *[{name}]: with the words on a line of its own"))


@lru_cache(maxsize=16)
def _explained_by(glossary: Glossary) -> frozenset[str]:
    """What a glossary explains, in capitals."""
    return frozenset(folded(form).upper() for term in glossary.terms for form in term.forms)
