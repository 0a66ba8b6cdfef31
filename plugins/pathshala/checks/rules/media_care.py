"""LP430 to LP436: drawings, captions and recordings that not everybody can follow."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.pack import Media
from ..context import Article, Checked
from ..listed import items
from ..registry import Hit, check


def _recordings(site: Checked, *kinds: str) -> Iterator[tuple[Article, int, Media]]:
    for article in site.lessons:
        for index, media in items(article.text.source, ("media",), article.lesson.media if article.lesson else ()):
            if media.kind in kinds:
                yield article, index, media


@check("LP430", severity=Severity.WARNING)
def low_contrast_text(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds text in a drawing (SVG) whose colour is too near to that of the rectangle, circle or ellipse that it stands
    on. The contrast has to be 4.5 to 1, or 3 to 1 for large text, as the Web Content Accessibility Guidelines
    2.2 want it (success criterion 1.4.3). What is partly transparent is mixed with what is under it. Where a path, a
    picture or a gradient may lie under the text, it tells nothing.

    ## Why is this bad?
    In the sun, on an old screen, or with eyes that see less, nobody can read it.

    ## Bad
    ```xml
    <rect width="200" height="80" fill="#ffffff"/><text x="20" y="40" fill="#9fa8da">Source</text>
    ```

    ## Good
    ```xml
    <rect width="200" height="80" fill="#ffffff"/><text x="20" y="40" fill="#303f9f">Source</text>
    ```
    """
    yield from site.faults("low-contrast-text")


@check("LP431", severity=Severity.WARNING)
def vtt_overlap(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a caption that begins before the one above it ends, where neither has a place of its own on the screen
    (`line:`, `position:`, `region:`).

    ## Why is this bad?
    Players stack the two, or show one over the other, and readers look for where to go on.

    ## Bad
    ```text
    00:01.000 --> 00:05.000
    This is the talk page.

    00:04.000 --> 00:08.000
    Here people discuss.
    ```

    ## Good
    ```text
    00:01.000 --> 00:04.000
    This is the talk page.

    00:04.000 --> 00:08.000
    Here people discuss.
    ```
    """
    yield from site.faults("vtt-overlap")


@check("LP432", severity=Severity.WARNING)
def vtt_fast(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a caption that asks for more than 21 characters a second, the limit that TED gives its translators. A
    full-width character, as in Chinese, counts as two; marks on letters do not count.

    ## Why is this bad?
    It is gone before it is read, above all for those who read in a second language.

    ## Bad
    ```text
    00:01.000 --> 00:02.000
    Behind every article there is a talk page, where people discuss.
    ```

    ## Good
    ```text
    00:01.000 --> 00:04.500
    Behind every article there is a talk page, where people discuss.
    ```
    """
    yield from site.faults("vtt-fast")


@check("LP433", severity=Severity.INFO)
def missing_transcript(site: Checked) -> Iterator[Hit]:
    """## What it does
    Tells of a video without a transcript. That a recording of sound needs one is another check, and an error.

    ## Why is this bad?
    Captions help who cannot hear. Who cannot see, has no data left, or looks for one sentence needs the
    text, with what is shown said in words (Web Content Accessibility Guidelines 2.2, success criterion
    1.2.3).

    ## Bad
    ```yaml
    media:
      - {file: tour.webm, kind: video, title: A tour, captions: {en: tour.en.vtt}}
    ```

    ## Good
    ```yaml
    media:
      - {file: tour.webm, kind: video, title: A tour, captions: {en: tour.en.vtt}, transcript: {en: tour.en.txt}}
    ```
    """
    for article, index, media in _recordings(site, "video"):
        if not media.transcript:
            yield Hit(article.path, article.text.source.at("media", index),
                      f'the video "{media.file}" has no transcript', ("add transcript: {language: file}",))


@check("LP434", severity=Severity.WARNING)
def captions_in_other_languages(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a recording that has captions or a transcript, but none in the language of the pack.

    ## Why is this bad?
    Readers of the pack's own language get none, and translations are made from the captions in that
    language.

    ## Bad
    ```yaml
    source_language: en
    media:
      - {file: tour.webm, kind: video, title: A tour, captions: {es: tour.es.vtt}}
    ```

    ## Good
    ```yaml
    source_language: en
    media:
      - {file: tour.webm, kind: video, title: A tour, captions: {en: tour.en.vtt, es: tour.es.vtt}}
    ```
    """
    for article, index, media in _recordings(site, "video", "audio"):
        language = site.language_of(article)
        for key, held in (("captions", media.captions), ("transcript", media.transcript)):
            if language and held and language not in held:
                yield Hit(article.path, article.text.source.at("media", index, key),
                          f'{key}: "{media.file}" has {", ".join(sorted(held))}, and not {language}, the language of '
                          "the text", (f"add {language}: and the file's name",))


@check("LP435", severity=Severity.WARNING)
def heavy_medium(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a file in `media/` with more bytes than one of its kind should have: 100 kB for a drawing, 300 kB for a
    picture, 6 MB for sound or a PDF, 30 MB for a film. At 400 kilobits a second, which is what Chromium's tools
    call slow 3G, a picture of 300 kB takes six seconds.

    ## Why is this bad?
    Readers pay for every megabyte, or wait and leave. The whole site shall fit on a small USB stick.

    ## Bad
    ```text
    media/meeting.jpg    4,210 kB
    ```

    ## Good
    ```text
    media/meeting.webp   180 kB
    ```
    """
    yield from site.faults("heavy-medium")


@check("LP436", severity=Severity.WARNING)
def empty_captions(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a caption without text, and a file of captions or a transcript in which nothing stands.

    ## Why is this bad?
    The site says that there are captions, so nobody writes them, and who needs them sees nothing.

    ## Bad
    ```text
    00:11.000 --> 00:15.000

    00:16.000 --> 00:20.000
    Thank you.
    ```

    ## Good
    ```text
    00:11.000 --> 00:15.000
    [A bell rings.]

    00:16.000 --> 00:20.000
    Thank you.
    ```
    """
    yield from site.faults("empty-captions")
