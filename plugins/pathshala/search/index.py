"""The search index of one language: the pages' terms merged, sorted and written into shards.

The same pages give the same bytes, whatever process analysed them and in whatever order they come. What is written:

    index.js  the manifest: how many pages, where one shard ends and the next begins
    t<n>.js   terms with their postings        m<n>.js  all postings of the terms that have too many for a t shard
    w<n>.js   the word list, for typos         r<n>.js  the same words spelled backwards
    p<n>.js   what is shown of pages           s<n>.js  which foreign passages this edition's own pages show
    facets.js which pages have which value of a facet
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from .analysed import Analysed
from .analyzer import scripts
from .coding import front_coded, in_order, number, order, postings
from .documents import Edition
from .merged import FULL, Merged, merge, strongest
from .shards import (
    PAGES_BYTES,
    TERMS_BYTES,
    TERMS_SHARDS,
    WORDS_BYTES,
    address,
    compact,
    divided,
    script,
    separators,
)

_FORMAT = 1
Shown = frozenset[tuple[str, str, str]]


def index_files(
    edition: Edition, analysed: Iterable[Analysed], shown: Shown = frozenset(),
) -> Iterator[tuple[str, bytes]]:
    """The files of an edition's index, each with its address from the root of the site.

    `shown` says what the edition's pages show in other languages: (language, address of the page, anchor).
    """
    pages = sorted((page for page in analysed if page.words), key=lambda page: order(page.address))
    merged = merge(pages, edition.language)
    parts: dict[str, str] = {}
    manifest: dict[str, object] = {
        "v": _FORMAT, "n": len(pages), "x": edition.prefix, "d": edition.direction, "f": list(edition.fallbacks),
        "a": list(scripts(edition.language)),
    }
    terms = in_order(merged.postings)
    cut = _terms(terms, merged, parts)
    manifest["t"] = separators(terms, cut)
    weights = {word: 2 * len(merged.postings[word]).bit_length() + written for word, written in merged.words.items()}
    manifest["w"] = _words([[word for word in terms[part] if word in weights] for part in cut], weights, parts)
    manifest["r"] = _reversed_words({word[::-1]: weight for word, weight in weights.items()}, parts)
    manifest["p"] = _pages(pages, parts)
    manifest["s"] = _shown(shown, parts)
    parts["facets"] = _facets(pages)
    digest = hashlib.blake2b(compact(manifest).encode("utf-8", "replace"), digest_size=6)
    for name in sorted(parts):
        digest.update(parts[name].encode("utf-8", "replace"))
    stamp = digest.hexdigest()
    for name, data in (("index", compact(manifest)), *parts.items()):
        full = f"{edition.language}/{name}"
        yield address(full), script(full, stamp, data)


def _terms(terms: list[str], merged: Merged, parts: dict[str, str]) -> list[slice]:
    """The shards of sorted terms, and those of what does not fit into them; gives where they part."""
    full: list[str] = []
    tiers: dict[str, int] = {}
    pages: list[int] = []
    texts = []
    for term in terms:
        text = merged.postings[term].decode("ascii")
        if len(text) > FULL:
            tiers[term] = len(full)
            full.append(text)
            every = list(postings(text))
            pages.append(len(every))
            text = strongest(every)
        texts.append(text)
    places: dict[int, tuple[int, int]] = {}
    for shard, part in enumerate(divided([len(text) for text in full], 2 * TERMS_BYTES)):
        parts[f"m{shard}"] = compact(full[part])
        places |= {entry: (shard, entry - part.start) for entry in range(part.start, part.stop)}
    sizes = [len(text) + 6 for text in texts]
    cut = list(divided(sizes, max(TERMS_BYTES, sum(sizes) // TERMS_SHARDS)))
    for shard, part in enumerate(cut):
        held = terms[part]
        tiered = [[place, pages[tiers[term]], *places[tiers[term]]] for place, term in enumerate(held) if term in tiers]
        parts[f"t{shard}"] = compact([front_coded(held), " ".join(texts[part]), tiered])
    return cut


def _words(found: list[list[str]], weights: dict[str, int], parts: dict[str, str]) -> list[object]:
    """The shards of the word list, each word with its weight: twice the logarithm of what its postings take, and one
    more if a text has it. Each is of one or more shards of terms, whose words are `found`: so their separators are in
    the manifest already. Gives how many there are, and of how many shards of terms each is."""
    cut = list(divided([sum(map(_word_size, words)) for words in found], WORDS_BYTES)) if weights else []
    for shard, part in enumerate(cut):
        parts[f"w{shard}"] = _weighted([word for words in found[part] for word in words], weights)
    return [len(cut), "".join(number(part.stop - part.start) for part in cut)]


def _reversed_words(weights: dict[str, int], parts: dict[str, str]) -> list[object]:
    """The shards of the words spelled backwards. Gives how many there are and their separators."""
    found = in_order(weights)
    cut = list(divided(list(map(_word_size, found)), WORDS_BYTES))
    for shard, part in enumerate(cut):
        parts[f"r{shard}"] = _weighted(found[part], weights)
    return [len(cut), separators(found, cut)]


def _word_size(word: str) -> int:
    """About the bytes of a word in a front-coded list."""
    return len(word.encode("utf-8", "replace")) // 2 + 3


def _weighted(words: list[str], weights: dict[str, int]) -> str:
    return compact([front_coded(words), "".join(number(weights[word]) for word in words)])


def _pages(pages: list[Analysed], parts: dict[str, str]) -> int:
    """The shards of what is shown; gives how many pages each of them holds."""
    size = sum(len(page.record.encode("utf-8", "replace")) for page in pages)
    each = max(1, PAGES_BYTES * len(pages) // max(1, size))
    for shard, start in enumerate(range(0, len(pages), each)):
        parts[f"p{shard}"] = f"[{','.join(page.record for page in pages[start:start + each])}]"
    return each


def _shown(shown: Shown, parts: dict[str, str]) -> list[object]:
    """The shards of "language address" with the anchors shown there; gives how many there are and their separators."""
    held: dict[str, list[str]] = {}
    for language, page, anchor in sorted(shown):
        held.setdefault(f"{language}/{page}".replace(" ", "%20"), []).append(anchor)
    keys = in_order(held)
    cut = list(divided([len(key) // 2 + sum(map(len, held[key])) for key in keys], WORDS_BYTES))
    for shard, part in enumerate(cut):
        parts[f"s{shard}"] = compact([front_coded(keys[part]), [" ".join(held[key]) for key in keys[part]]])
    return [len(cut), separators(keys, cut)]


def _facets(pages: list[Analysed]) -> str:
    """For each facet and value its pages in runs: the gap to the run before, the length of the run."""
    runs: dict[str, dict[str, list[list[int]]]] = {}
    for place, page in enumerate(pages):
        for name, values in page.facets:
            for value in values:
                held = runs.setdefault(name, {}).setdefault(value, [])
                if held and held[-1][1] == place:
                    held[-1][1] = place + 1
                elif not held or held[-1][1] < place:
                    held.append([place, place + 1])
    return compact({
        name: {value: _run_text(held) for value, held in sorted(values.items())}
        for name, values in sorted(runs.items())
    })


def _run_text(runs: list[list[int]]) -> str:
    pieces: list[str] = []
    last = 0
    for start, end in runs:
        pieces += (number(start - last), number(end - start))
        last = end
    return "".join(pieces)
