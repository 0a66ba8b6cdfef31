"""Language variants of files: `map.bn.svg` is `map.svg` in Bengali, and nothing has to say so.

A variant lies beside its original and has the same ending; what stands between is a language tag
(BCP 47) in its canonical form. Names here may be paths or addresses: only their last part counts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from .language_tags import language_meant
from .languages import parents


def variant_language(name: str) -> str:
    """The language that a file's name says it is in; empty where it says none (`chart.v2.svg`)."""
    before, _, tag = name.rpartition("/")[2].rpartition(".")[0].rpartition(".")
    return tag if before and tag and language_meant(tag) == tag else ""


def original_of(name: str) -> str:
    """The name of the file that a variant is of; empty where the name is no variant's."""
    tag = variant_language(name)
    if not tag:
        return ""
    stem, _, ending = name.rpartition(".")
    return f"{stem.removesuffix(f'.{tag}')}.{ending}"


def variant_name(name: str, language: str) -> str:
    """The name of a file's variant in a language."""
    stem, _, ending = name.rpartition(".")
    return f"{stem}.{language}.{ending}"


def variants_among(names: Iterable[str]) -> Iterator[str]:
    """Those of some names that are variants of others among them, in order."""
    every = list(names)
    known = frozenset(every)
    yield from (name for name in every if original_of(name) in known)


def nearest_variant(name: str, language: str, source_language: str, variants: Collection[str]) -> str:
    """The file to show a reader of a language in place of one that an author named: its variant in that
    language or in the nearest that it falls back to (CLDR), else the file itself.

    `source_language` is what the text was written in: its readers are shown what its author named.
    """
    for tag in parents(language):
        if tag == source_language:
            break
        if (found := variant_name(name, tag)) in variants:
            return found
    return name


def files_by_language(
    named: Mapping[str, str] | None, source_language: str, held: Collection[str]
) -> Mapping[str, str]:
    """Captions or transcripts by language: those that front matter names, and those that lie beside the
    one in the source's language and are named after it (`talk.bn.vtt` beside `talk.en.vtt` or `talk.vtt`).

    `held` are the names in `media/`. What is named but not there is left out.
    """
    found = {tag: name for tag, name in (named or {}).items() if name in held}
    if source_language in found:
        after = named_after(found[source_language], source_language, held)
        beside = ((variant_language(name), name) for name in sorted(held))
        found |= {tag: name for tag, name in beside
                  if tag and tag not in found and name == variant_name(after, tag)}
    return found


def named_after(name: str, source_language: str, held: Collection[str]) -> str:
    """The name that other languages' files are named after: without the source's own tag, unless there
    is another file of that name."""
    plain = original_of(name) if variant_language(name) == source_language else ""
    return plain if plain and plain not in held else name
