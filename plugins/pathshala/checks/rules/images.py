"""LP410 to LP419: pictures, recordings and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from ...model.document import Image
from ...model.finding import Severity
from ...model.source import YamlPath
from ..context import Article, Checked
from ..hints import Known
from ..listed import items
from ..phrases import SAYS_IMAGE
from ..registry import Hit, check

MAX_ALT = 250
_FILE_NAME = re.compile(r"\S+\.(?:svg|png|jpe?g|gif|webp|avif)", re.IGNORECASE)
_EMPTY_HEADER = re.compile(
    r"^[ \t>]*\|(?:[ \t]*\|)+[ \t]*\n[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$", re.MULTILINE
)


def _images(site: Checked) -> Iterator[tuple[Article, Image]]:
    for article in site.articles:
        for image in article.facts.images:
            yield article, image


@check("LP410", severity=Severity.ERROR)
def missing_alt_text(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a picture without alternative text.

    ## Why is this bad?
    Who cannot see the picture, or has not loaded it to save data, learns nothing from it. If a
    picture adds nothing to the text, leave it out.

    ## Bad
    ```markdown
    ![](../media/source-chain.svg)
    ```

    ## Good
    ```markdown
    ![A line of an article leads to a book, and the book to the reader.](../media/source-chain.svg)
    ```
    """
    for article, image in _images(site):
        if not image.alt.strip():
            yield Hit(article.path, image.span, f'the picture "{image.target}" has no alternative text',
                      ("say in one sentence what it shows: ![…](…)",))


@check("LP411", severity=Severity.WARNING)
def file_name_as_alt(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds alternative text that is the picture's file name.

    ## Why is this bad?
    A screen reader spells it out, and nobody learns what the picture shows.

    ## Bad
    ```markdown
    ![source-chain.svg](../media/source-chain.svg)
    ```

    ## Good
    ```markdown
    ![A line of an article leads to a book, and the book to the reader.](../media/source-chain.svg)
    ```
    """
    for article, image in _images(site):
        alt = image.alt.strip()
        stem = PurePosixPath(image.target).stem
        # "Blog" for blog.png may be meant; "blog" and "Blog-2" are taken from the file.
        as_file = alt == stem or (alt.casefold() == stem.casefold() and not alt.isalpha())
        if alt and (_FILE_NAME.fullmatch(alt) or as_file):
            yield Hit(article.path, image.span, f'the alternative text "{alt}" is a file name',
                      ("say in one sentence what the picture shows",))


@check("LP412", severity=Severity.WARNING)
def alt_says_image(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds alternative text that begins with "image of", "picture of" or the like.

    ## Why is this bad?
    A screen reader says that already. The words cost time and tell nothing.

    ## Bad
    ```markdown
    ![Picture of four people around a page](../media/many-hands.svg)
    ```

    ## Good
    ```markdown
    ![Four people stand around one page](../media/many-hands.svg)
    ```
    """
    for article, image in _images(site):
        if SAYS_IMAGE.match(image.alt):
            yield Hit(article.path, image.span, f'the alternative text "{image.alt[:40]}…" says that it is a picture',
                      ("begin with what it shows",))


@check("LP413", severity=Severity.WARNING)
def long_alt_text(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds alternative text of more than 250 characters.

    ## Why is this bad?
    A screen reader reads it without a pause and without a way to go back. Details belong into the
    text beside the picture, where all readers have them.

    ## Bad
    ```markdown
    ![(a whole paragraph about the picture)](../media/source-chain.svg)
    ```

    ## Good
    ```markdown
    ![A line of an article leads to a book, and the book to the reader.](../media/source-chain.svg)
    ```
    """
    for article, image in _images(site):
        if len(image.alt) > MAX_ALT:
            yield Hit(article.path, image.span, f"the alternative text has {len(image.alt)} characters, "
                      f"more than {MAX_ALT}", ("keep one sentence, and put the rest beside the picture",))


@check("LP414", severity=Severity.WARNING)
def table_without_header(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a table whose header row is empty.

    ## Why is this bad?
    A screen reader reads the column's header before each cell. Without one, a table is a heap of
    words.

    ## Bad
    ```markdown
    | | |
    |---|---|
    | Diary | Primary |
    ```

    ## Good
    ```markdown
    | Source | Kind |
    |---|---|
    | Diary | Primary |
    ```
    """
    for article in site.articles:
        for found in _EMPTY_HEADER.finditer(article.outside_code):
            yield Hit(article.path, article.place(*found.span()), "the table's header row is empty",
                      ("say what each column holds",))


@check("LP415", severity=Severity.ERROR)
def missing_media_file(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a recording, caption or transcript that a lesson's front matter names and that is not in
    `media/`.

    ## Why is this bad?
    The lesson offers something that cannot be opened.

    ## Bad
    ```yaml
    media:
      - {file: tuor.webm, kind: video, title: A tour, captions: {en: tour.en.vtt}}
    ```

    ## Good
    ```yaml
    media:
      - {file: tour.webm, kind: video, title: A tour, captions: {en: tour.en.vtt}}
    ```
    """
    for article in site.lessons:
        held = Known(article.pack.media if article.pack else ())
        for index, media in items(article.text.source, ("media",), article.lesson.media if article.lesson else ()):
            named: list[tuple[YamlPath, str]] = [(("media", index, "file"), media.file)]
            for key, files in (("captions", media.captions), ("transcript", media.transcript)):
                named += [(("media", index, key, tag), name) for tag, name in (files or {}).items()]
            for path, name in named:
                if name not in held:
                    yield Hit(article.path, article.text.source.at(*path), f'there is no file "media/{name}"',
                              held.did_you_mean(name))


@check("LP416", severity=Severity.ERROR)
def missing_captions(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a video without captions, and a recording of sound without a transcript.

    ## Why is this bad?
    Deaf people, people in a noisy bus and people without headphones get nothing. Captions are also
    what gets translated.

    ## Bad
    ```yaml
    media:
      - {file: tour.webm, kind: video, title: A tour}
    ```

    ## Good
    ```yaml
    media:
      - {file: tour.webm, kind: video, title: A tour, captions: {en: tour.en.vtt}}
    ```
    """
    wanted = {"video": "captions", "audio": "transcript"}
    for article in site.lessons:
        for index, media in items(article.text.source, ("media",), article.lesson.media if article.lesson else ()):
            key = wanted.get(media.kind)
            if key and not getattr(media, key):
                yield Hit(article.path, article.text.source.at("media", index),
                          f'the {media.kind} "{media.file}" has no {key}', (f"add {key}: {{language: file}}",))
