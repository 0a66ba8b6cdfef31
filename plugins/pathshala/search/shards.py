"""The files of an index: scripts, because a page opened from a disk may not read anything else.

Each calls `pathshala.shard(name, stamp, data)`. The stamp is the same in all files of one index: where a browser
still holds a file of an older one, it notices, and asks again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from .coding import front_coded, separator

TERMS_BYTES, WORDS_BYTES, PAGES_BYTES = 2_000, 3_000, 4_500
"""What a shard of terms, of the word list and of pages holds at most, before compression, unless one entry is more."""
TERMS_SHARDS = 1_600
"""Shards of terms above which they grow instead: each has its place in the manifest, which every reader loads."""
FOLDER = "search"
_CALL = "pathshala.shard("


def address(name: str) -> str:
    """Where the file of a shard lies, from the root of the site: "en/t0" is in search/en/t0.js."""
    return f"{FOLDER}/{name}.js"


def script(name: str, stamp: str, data: str) -> bytes:
    """The file of a shard; `data` is JSON."""
    # These two end a line in JavaScript before ES2019, even within a string.
    safe = data.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"{_CALL}{json.dumps(name)},{json.dumps(stamp)},{safe});\n".encode("utf-8", "replace")


def read(content: bytes) -> tuple[str, str, Any]:
    """Name, stamp and data of such a file. Raises ValueError for any other."""
    text = content.decode("utf-8")
    if not text.startswith(_CALL) or not text.endswith(");\n"):
        raise ValueError("not a shard of a search index")
    name, stamp, data = json.loads(f"[{text[len(_CALL):-3]}]")
    return name, stamp, data


def compact(data: Any) -> str:
    """JSON without spaces."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def divided(sizes: Sequence[int], limit: int) -> Iterator[slice]:
    """Consecutive entries that go together into a shard, by their sizes."""
    start, total = 0, 0
    for place, size in enumerate(sizes):
        if total and total + size > limit:
            yield slice(start, place)
            start, total = place, 0
        total += size
    if start < len(sizes):
        yield slice(start, len(sizes))


def separators(words: Sequence[str], parts: Sequence[slice]) -> str:
    """What the manifest says of sorted shards: for each after the first, a string that parts it from the one before.

    A word is in the last shard whose string does not come after it.
    """
    return front_coded([separator(words[part.start - 1], words[part.start]) for part in parts[1:]])
