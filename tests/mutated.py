"""Files changed at random: what fuzz tests feed to every reader."""

from __future__ import annotations

import random

PIECES = (
    "\0", "\ufeff", "\u202e", "\u200b", "\t", "\r", "\n", "\n\n", "    ", "---\n", "```", "~~~", "<", ">", "<div markdown>", "</div>",
    "<script>", "<!--", "]]>", "<!DOCTYPE x [", "![", "](", "[^1]", "[^1]: ", "*[X]: ", "| a |", "!!! ", "??? ", "=== ", "{: ",
    "{ #x .quiz }", "- [ ] ", "- [x] ", "> ", "1. ", ":   ", "===", "***", "`", "$$", "&#x", "&a ", "*a", "!!x ", "<<: ", "[", "{", "'",
    '"', "\\", 'msgid "', 'msgstr "', "msgstr[9] ", "msgctxt ", "msgid_plural ", "#| ", "#~ ", "#, fuzzy", "#. pathshala: ", "\\x", "\\777",
    "%(a)s", "no", "~", "1.10", "2026-01-31", "\ud800", "𝒳", "\x85", "\u2028", "charset=EUC-JP", "charset=utf-16", "nplurals=0", "plural=n/0",
    "<!-- pathshala: allow LP701 because -->", "--8<-- ", "javascript:", "https://[", "wzxhzdk:1", "klzzwxh:1", "\x02", "\x03",
)


def mutated(data: bytes, moments: random.Random) -> bytes:
    """The data with one to four changes: pieces put in, bytes flipped, parts cut, doubled, swapped."""
    for _ in range(moments.randint(1, 4)):
        start = moments.randrange(len(data) + 1)
        end = min(len(data), start + moments.randint(0, 60))
        kind = moments.randrange(6)
        piece = moments.choice(PIECES).encode("utf-8", "surrogatepass")
        if kind == 0:
            data = data[:start] + piece * moments.choice((1, 1, 1, 3, 200)) + data[start:]
        elif kind == 1:
            data = data[:start] + bytes([moments.randrange(256)]) + data[start + 1:]
        elif kind == 2:
            data = data[:start] + data[end:]
        elif kind == 3:
            data = data[:end] + data[start:end] * moments.randint(1, 4) + data[end:]
        elif kind == 4:
            data = data[:start]
        else:
            data = data[end:] + data[:start] if moments.random() < 0.1 else data[:start] + piece + data[end:]
    return data
