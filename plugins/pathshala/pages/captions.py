"""Captions in a language that has none of its own: those of the source with their texts translated."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..model.captions import Captions
from ..model.pack import Pack
from ..sources.captions import captions_document, captions_of
from ..sources.links import media_address
from ..sources.variants import named_after, variant_name
from ..sources.webvtt import cue_text, translation_problems, write_webvtt
from .edition import Edition, Library
from .view import Phrase


def caption_files(library: Library) -> Iterator[tuple[str, bytes]]:
    """The captions that are made from translations: the address of each from the site's root, and its bytes."""
    for edition in library.editions:
        made: set[str] = set()
        for pack in library.site.packs:
            for lesson in pack.lessons:
                for _, captions in captions_of(pack, lesson):
                    address = captions_address(edition, pack, captions)
                    if address and address not in made:
                        made.add(address)
                        data = write_webvtt(captions, _cues(edition, pack, captions)).encode("utf-8")
                        yield address, data
                        yield captions_script(address, data)


def captions_script(address: str, captions: bytes) -> tuple[str, bytes]:
    """Captions as a script beside them, its address and its bytes, for pages that are opened from a disk:
    browsers load no `track` there (assets/captions.js)."""
    text = json.dumps(captions.decode("utf-8-sig", "replace"), ensure_ascii=False)
    # Older browsers take these for the end of a line, inside a string too.
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"{address}.js", f"pathshala.captions({text});\n".encode("utf-8", "replace")


def captions_address(edition: Edition, pack: Pack, captions: Captions) -> str:
    """The address of the captions that an edition's translations make; empty where nothing of them is
    translated, or the language has a file of its own."""
    if pack.meta is None or not _cues(edition, pack, captions):
        return ""
    name = variant_name(named_after(captions.name, pack.meta.source_language, pack.media), edition.language.tag)
    return "" if name in pack.media else media_address(pack.id, name)


def _cues(edition: Edition, pack: Pack, captions: Captions) -> tuple[str, ...]:
    """The texts of all cues in an edition's language; none where nothing of them is translated."""
    return edition.once(("captions", pack.id, captions.name), lambda: _translated(edition, pack, captions))


def _translated(edition: Edition, pack: Pack, captions: Captions) -> tuple[str, ...]:
    document = edition.texts.document(pack.id, captions_document(captions))
    if document is None or document.document.language == edition.language.tag:
        return ()
    source = edition.site.language(document.document.language)
    direction = source.direction if source else "ltr"
    phrases = []
    for number, cue in enumerate(captions.cues):
        phrase = document.phrase("cues", number)
        if any(translation_problems(cue.text, phrase.text)):  # Browsers guess where markup is broken.
            phrase = Phrase(cue.text, document.document.language, direction, "untranslated")
        phrases.append(phrase)
    if all(one.state == "untranslated" or not one.text for one in phrases):
        return ()
    return tuple(_cue(one) if one.text else cue.text for one, cue in zip(phrases, captions.cues, strict=True))


def _cue(phrase: Phrase) -> str:
    """A cue's text; what is not in the language of the captions says so."""
    text = cue_text(phrase.text)
    if phrase.state == "current":
        return text
    # The tag of a speaker may be left open only where nothing stands around it.
    closed = f"{text}</v>" if text.startswith("<v") and "</v>" not in text else text
    return f"<lang {phrase.lang}>{closed}</lang>" if phrase.lang else f"<c.outdated>{closed}</c>"
