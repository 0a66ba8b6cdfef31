"""LP571 to LP573: pictures and pages that a language has of its own."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity, Span
from ...model.pack import AdaptationMeta, Pack
from ...safety.quote import in_quotes
from ...sources.adaptations import content_hash, moved_on
from ...sources.language_tags import language_meant
from ...sources.languages import parents
from ...sources.variants import original_of, variant_language
from ..context import Checked
from ..hints import Known
from ..registry import Hit, Scope, check
from ..whole import Whole


@check("LP571", severity=Severity.WARNING, scope=Scope.SITE)
def unused_variant(site: Whole) -> Iterator[Hit]:
    """## What it does
    Finds a language's variant of a file in `media/` that no reader is ever shown. Either there is no file
    that it is the variant of, or the site does not have the language, or it is the language that the
    pack is written in.

    ## Why is this bad?
    Somebody drew a picture for readers of their language, and these still see the original.

    ## Bad
    ```text
    media/source-chain.svg
    media/sorce-chain.bn.svg
    ```

    ## Good
    ```text
    media/source-chain.svg
    media/source-chain.bn.svg
    ```
    """
    files = site.targets.files
    known = Known(files)
    read = {tag for language in site.site.languages for tag in parents(language.tag)}
    written = {f"{pack.folder}/": pack.meta.source_language for pack in site.site.packs if pack.meta}
    for path in files:
        tag = variant_language(path)
        if not tag or path in site.used:
            continue
        original = original_of(path)
        name = in_quotes(original.rpartition("/")[2])
        if original not in files:
            close = known.nearest(original).rpartition("/")[2]
            yield Hit(path, Span(), f"no page uses this file, and there is no {name} of which it could be "
                      f'the variant in "{tag}"', (f"name it after {in_quotes(close)}" if close else
                                                  "name it after the file that it stands for, or take it out",))
        elif tag not in read:
            yield Hit(path, Span(), f'this is {name} in "{tag}", which is no language of this site',
                      (f"make the folder translations/{tag}, or take the file out",))
        elif written.get(path.partition("media/")[0]) == tag:
            yield Hit(path, Span(), f'this is {name} in "{tag}", but the pack is written in that language, so '
                      "its readers see the original", (f"put it in the place of {name}, or take it out",))


@check("LP572", severity=Severity.WARNING)
def outdated_adaptation(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a lesson that was adapted for the readers of a language, and whose original has changed since.
    It also tells the hash of the original, for a lesson that is just being adapted.

    ## Why is this bad?
    Readers of that language miss what was mended or added. The page says so until somebody has looked.

    ## Bad
    ```yaml
    adapts: new     # in local/bn/lessons/judge-a-source.md
    ```

    ## Good
    ```yaml
    adapts: h3fa2c1b09d
    ```
    """
    for pack in site.site.packs:
        for one in pack.adaptations:
            lesson, meta = pack.lesson(one.text.stem), one.text.meta
            if lesson and isinstance(meta, AdaptationMeta) and moved_on(pack, one.text):
                yield Hit(one.text.source.path, one.text.source.at("adapts"),
                          f"adapts: {in_quotes(meta.adapts)} is not the original as it reads now",
                          (f"compare it with {lesson.source.path}, then write `adapts: {content_hash(lesson)}`",))


@check("LP573", severity=Severity.ERROR)
def stray_adaptation(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds an adapted lesson in `local/` that stands for no lesson of its pack, or for a language that the
    site does not have.

    ## Why is this bad?
    No reader ever sees it.

    ## Bad
    ```text
    local/bn/lessons/juge-a-source.md
    local/bangla/lessons/judge-a-source.md
    ```

    ## Good
    ```text
    local/bn/lessons/judge-a-source.md
    ```
    """
    tags = Known(language.tag for language in site.site.languages)
    for pack in site.site.packs:
        stems = Known(lesson.stem for lesson in pack.lessons)
        for one in pack.adaptations:
            path = one.text.source.path
            if one.text.stem not in stems:
                yield Hit(path, Span(), f"the pack has no lesson {in_quotes(one.text.stem)} that this could stand for",
                          stems.did_you_mean(one.text.stem))
            if one.language not in tags:
                yield Hit(path, Span(), f"the site has no language {in_quotes(one.language)}",
                          _language_ways_out(one.language, tags, site.site.settings.translations_dir))
            elif _is_source_language(pack, one.language):
                yield Hit(path, Span(), f'the pack is written in "{one.language}" itself',
                          (f"change lessons/{one.text.stem}.md",))


def _is_source_language(pack: Pack, language: str) -> bool:
    return pack.meta is not None and pack.meta.source_language == language


def _language_ways_out(found: str, tags: Known, folder: str) -> tuple[str, ...]:
    meant = language_meant(found)
    if meant and meant != found:
        return (f"did you mean local/{meant}/?",)
    new = (f"make the folder {folder}/{meant}",) if meant else ()
    return (*tags.did_you_mean(found), *new)
