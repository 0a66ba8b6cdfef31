"""LP410 to LP419: pictures, recordings and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from ...model.document import Image
from ...model.finding import Severity
from ...model.source import YamlPath
from ...safety.quote import in_quotes
from ..context import Article, Checked
from ..hints import Known
from ..listed import items
from ..phrases import SAYS_IMAGE, bare
from ..registry import Hit, check

MAX_ALT = 250
# What cameras, telephones and programs call a picture, with its number or time; and words for any picture.
_BY_CAMERA = (r"(?:IMG|DSC[NF]?|PXL|MVIMG|WP|WhatsApp Image|Signal|Screen ?-?shot|Captura de (?:pantalla|tela|ecrã)"
              r"|Capture d['’]écran|Bildschirmfoto|لقطة (?:ال)?شاشة)")
_TIME = r"(?:[\s\d_.,:()~-]|at|um|a las|às|à|copy|edited|[ap]\.?\s?m\.?)*+"
_ANY_PICTURE = (r"(?:image|picture|photo|pic|img|figure|screenshot|untitled|imagen|foto|fotografía|figura|captura"
                r"|imagem|bild|picha|ছবি|صورة)")
_GIVEN_NAME = re.compile(
    rf"{_BY_CAMERA}(?=\D*\d){_TIME}|{_ANY_PICTURE}[ _-]?\d*|[\d_-]{{6,}}|[0-9a-f]{{16,}}"
    r"|[0-9a-f]{8}-[0-9a-f-]{20,}",
    re.IGNORECASE)
_NAME_AT_END = re.compile(r"\.(?:svg|png|jpe?g|gif|webp|avif|tiff?|bmp|heic)", re.IGNORECASE)
_CAPTION_NEAR = 6
"""How many lines behind its picture a caption begins at most."""
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
    Finds alternative text that is a file's name, such as that of the picture, "IMG_2031" or "Screenshot 2026-05-01",
    or a word that any picture could have, such as "image" or "photo 1".

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
        named = _names_file(alt)
        if alt and (named or as_file or _GIVEN_NAME.fullmatch(alt)):
            file = named or as_file or any(map(str.isdecimal, alt))
            what = "is a file name" if file else "does not say what it shows"
            yield Hit(article.path, image.span, f"the alternative text {in_quotes(alt)} {what}",
                      ("say in one sentence what the picture shows",))


def _names_file(alt: str) -> bool:
    """Whether a text ends like a picture's file and is no sentence."""
    found = _NAME_AT_END.search(alt, max(len(alt) - 6, 0))
    if found is None or found.end() != len(alt):
        return False
    stem = alt[:found.start()]
    return " " not in stem or _GIVEN_NAME.fullmatch(stem) is not None


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


@check("LP419", severity=Severity.INFO)
def alt_repeats_caption(site: Checked) -> Iterator[Hit]:
    """## What it does
    Tells of alternative text that is the same as the caption under the picture.

    ## Why is this bad?
    A screen reader says it twice, and what is seen in the picture, which the caption does not tell to those who see
    it, is told to nobody.

    ## Bad
    ```markdown
    <figure markdown>
      ![The talk page](../media/talk-page.svg)
      <figcaption>The talk page</figcaption>
    </figure>
    ```

    ## Good
    ```markdown
    <figure markdown>
      ![Three people leave messages one below the other](../media/talk-page.svg)
      <figcaption>The talk page</figcaption>
    </figure>
    ```
    """
    for article in site.articles:
        captions = [one for one in article.facts.passages if one.role == "caption"] if article.facts.images else []
        for image in article.facts.images if captions else ():
            said = bare(" ".join(image.alt.split()))
            for caption in captions:
                near = 0 <= caption.span.line - image.span.line <= _CAPTION_NEAR
                if said and near and said == bare(" ".join(caption.text.split())):
                    yield Hit(article.path, image.span, "the alternative text is the same as the caption",
                              ("say in the alternative text what is seen, in the caption what it means",))
