"""Characters that hide: what they are, and where each is honest.

The rules follow what writers of each script need:

- The marks LRM, RLM and ALM nudge punctuation in right-to-left prose, so they are honest in a
  paragraph that holds a right-to-left letter.
- Isolates (LRI, RLI, FSI … PDI) keep a foreign word from disturbing its surroundings; closed on
  their own line they reach no other text. An open one reorders what follows it.
- Overrides (LRO, RLO) show letters in another order than they are stored, which no prose needs
  (Trojan Source, https://trojansource.codes). Embeddings (LRE, RLE) leak into their
  surroundings; Unicode advises isolates instead (UAX 9, section 2.1).
- ZWJ and ZWNJ shape letters in Arabic, Indic and other joining scripts and glue emoji (UAX 31,
  section 2.3). A zero width space parts words in scripts that write none.
- Tag characters spell hidden ASCII; only the flags of regions use them (UTS 51).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from ..model.finding import Edit, Fault, Span

MAX_FAULTS = 50

_Judgement = tuple[str, str, tuple[str, ...], Edit | None]
PlaceOf = Callable[[int, int], Span]

# All that Unicode calls Default_Ignorable or Bidi_Control (DerivedCoreProperties.txt, PropList.txt),
# control characters, noncharacters beside them, and the private use areas: first and last.
_HIDDEN_RANGES = (
    "\x00\x08", "\x0b\x1f", "\x7f\x9f", "\xad\xad", "\u034f\u034f", "\u061c\u061c", "\u115f\u1160", "\u17b4\u17b5",
    "\u180b\u180f", "\u200b\u200f", "\u2028\u202e", "\u2060\u206f", "\u3164\u3164", "\ue000\uf8ff", "\ufdd0\ufdef",
    "\ufe00\ufe0f", "\ufeff\ufeff", "\uffa0\uffa0", "\ufff0\ufffb", "\ufffe\uffff", "\U0001bca0\U0001bca3",
    "\U0001d173\U0001d17a", "\U000e0000\U000e0fff", "\U000f0000\U0010ffff",
)
_HIDDEN = re.compile("[\U000e0000-\U000e007f]+|[" + "".join(f"{pair[0]}-{pair[1]}" for pair in _HIDDEN_RANGES) + "]")
# The same by what is left: a class that nearly every character is in is searched four times as fast.
_SHOWN_RANGES = zip(("\0", *(chr(ord(pair[1]) + 1) for pair in _HIDDEN_RANGES[:-1])), _HIDDEN_RANGES, strict=True)
_HIDES = re.compile("[^" + "".join(
    f"{re.escape(first)}-{re.escape(chr(ord(pair[0]) - 1))}" for first, pair in _SHOWN_RANGES if first < pair[0]
) + "]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u05ff\u0600-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff"
                            "\U0001e800-\U0001efff]")
_JOINING = re.compile(
    "[\u0600-\u07ff\u0840-\u08ff\u0900-\u0dff\u0f00-\u109f\u1700-\u18af\u1900-\u1aaf\u1b00-\u1c4f\u1cd0-\u1cff"
    "\ua800-\uaaff\uabc0-\uabff\ufb50-\ufdff\ufe70-\ufefc\U00010a00-\U00010a5f\U00010d00-\U00010d3f"
    "\U00011000-\U00011fff\U0001e900-\U0001e95f]"
)
_UNSPACED = re.compile("[\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u1b00-\u1bff"
                       "\u3005-\u30ff\u3400-\u9fff\ua980-\ua9ff\uaa60-\uaa7f\U00020000-\U0003ffff]")
# What a selector of a form stands behind in StandardizedVariants.txt and emoji-variation-sequences.txt,
# Han and symbols aside: Burmese, Mongolian, Phags-pa, Manichaean, Egyptian, and the sign for information.
_VARYING = re.compile("[\u1000-\u109f\u1800-\u18af\u2139\ua840-\ua87f\uaa60-\uaa7f\U00010ac0-\U00010aff"
                      "\U00013000-\U0001345f]")
_MONGOLIAN = re.compile("[\u1800-\u180a\u1810-\u18af\U00011660-\U0001167f]")
_SHORTHAND = re.compile("[\U0001bc00-\U0001bc9f]")
_MUSIC = re.compile("[\U0001d100-\U0001d172\U0001d17b-\U0001d1ff]")
_HANGUL = re.compile("[\u1100-\u115e\u1161-\u11ff\u3130-\u3163\u3165-\u318f\uac00-\ud7ff\uffa1-\uffdc]")
_FLAG = re.compile("[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

_REFERENCE = re.compile(r"&#(?:[xX]0*(?P<hex>[0-9A-Fa-f]{1,8})|0*(?P<decimal>[0-9]{1,9}));?")
_NEVER_BY_REFERENCE = {
    "bidi-control": re.compile("[\u202a-\u202e\u2066-\u2069]"),
    "tag-character": re.compile("[\U000e0000-\U000e007f]"),
    "private-use-character": re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]"),
}

_MARKS = "\u200e\u200f\u061c"
_EMBEDDINGS = "\u202a\u202b"
_OVERRIDES = "\u202d\u202e"
_ISOLATES = "\u2066\u2067\u2068"
_POP, _POP_ISOLATE = "\u202c", "\u2069"
_PAIRED = re.compile(f"[\n{_EMBEDDINGS}{_OVERRIDES}{_ISOLATES}{_POP}{_POP_ISOLATE}]")
_BIDI = _MARKS + _EMBEDDINGS + _OVERRIDES + _ISOLATES + _POP + _POP_ISOLATE
_JOINERS = "\u200c\u200d"
_FILLERS = "\u115f\u1160\u3164\uffa0"
# What shapes the letters or notes of one script.
_CONTROLS_OF = (
    (_FILLERS, _HANGUL), ("\u180b\u180c\u180d\u180e\u180f", _MONGOLIAN),
    ("\U0001bca0\U0001bca1\U0001bca2\U0001bca3", _SHORTHAND), ("".join(map(chr, range(0x1D173, 0x1D17B))), _MUSIC),
)


def reference_faults(text: str, shown: str, place: PlaceOf) -> Iterator[Fault]:
    """HTML character references (`&#x202e;`) to what may not stand in the text itself, at most
    `MAX_FAULTS` of them.

    References to marks and joiners are fine: who reads the source sees them.
    """
    found = 0
    for match in _REFERENCE.finditer(text) if "&#" in text else ():
        code = int(match["hex"], 16) if match["hex"] else int(match["decimal"])
        char = chr(code) if code <= 0x10FFFF else ""
        name = next((name for name, pattern in _NEVER_BY_REFERENCE.items() if pattern.match(char)), "")
        if not name or found == MAX_FAULTS:
            continue
        found += 1
        yield Fault(name, shown, place(match.start(), match.end()), f"{match.group()} stands for {name_of(char)}",
                    ("delete it",), Edit(match.start(), match.end(), ""))


def hidden_faults(text: str, shown: str, place: PlaceOf) -> Iterator[Fault]:
    """One fault for each hidden character of a text that has no honest work there.

    `place` turns a start and an end offset into a place. At most `MAX_FAULTS` come, the last
    of which says how many more there are.
    """
    found = 0
    order: _Bidi | None = None
    last: Fault | None = None
    for match in _hidden(text):
        if match.group() in _BIDI:
            order = order or _Bidi(text)
            judged = order.judge(match.start())
        else:
            judged = _judge(text, match)
        if judged is None:
            continue
        found += 1
        if found <= MAX_FAULTS:
            if last:
                yield last
            name, message, ways_out, fix = judged
            last = Fault(name, shown, place(match.start(), match.end()), message, ways_out, fix)
    if last:
        rest = f" (and {found - MAX_FAULTS} more hidden characters after it)" if found > MAX_FAULTS else ""
        yield Fault(last.name, last.path, last.span, last.message + rest, last.help, last.fix)


def _hidden(text: str) -> Iterator[re.Match[str]]:
    """The matches of `_HIDDEN` in a text, most of which hold none."""
    start = _HIDES.search(text)
    while start and (match := _HIDDEN.match(text, start.start())):
        yield match
        start = _HIDES.search(text, match.end())


def _judge(text: str, match: re.Match[str]) -> _Judgement | None:
    """What is wrong with the hidden character (or run of tags) of a match; None if honest."""
    start, char = match.start(), match.group()
    delete = Edit(start, match.end(), "")
    if "\U000e0000" <= char[0] <= "\U000e007f":
        return _tags(text, match, delete)
    if char == "\0":
        return "nul-character", "U+0000 NUL stands in the text", ("delete it",), delete
    if unicodedata.category(char) in ("Cc", "Zl", "Zp") or "\ufff9" <= char <= "\ufffb":
        # A line separator may stand for a line end, so deleting it could join two words.
        fix = None if char in "\x0b\x0c\x85\u2028\u2029" else delete
        return "control-character", f"{name_of(char)} stands in the text", ("delete it, or start a new line",), fix
    if unicodedata.category(char) == "Co":
        return ("private-use-character", f"{name_of(char)} looks different, or like nothing, on other devices",
                ("write it with characters that Unicode names",), None)
    if unicodedata.category(char) == "Cn":
        return "control-character", f"{name_of(char)} is no character", ("delete it",), delete
    if _honest(text, start, char):
        return None
    return "zero-width-character", f"{name_of(char)} cannot be seen and does nothing here", ("delete it",), delete


def name_of(char: str) -> str:
    """`U+202E RIGHT-TO-LEFT OVERRIDE`: a character's code point and name."""
    category = unicodedata.category(char)
    fallback = {"Cc": "CONTROL CHARACTER", "Co": "PRIVATE USE CHARACTER"}.get(category, "UNASSIGNED")
    special = {"\0": "NUL", "\ufeff": "ZERO WIDTH NO-BREAK SPACE"}.get(char)
    return f"U+{ord(char):04X} {special or unicodedata.name(char, fallback)}"


def _tags(text: str, match: re.Match[str], delete: Edit) -> _Judgement | None:
    if text[match.start() - 1 : match.start()] == "\U0001f3f4" and _FLAG.fullmatch(match.group()):
        return None
    words = "".join(chr(ord(char) - 0xE0000) for char in match.group() if 0x20 <= ord(char) - 0xE0000 < 0x7F)
    hidden = f', which spell "{words[:60]}"' if words else ""
    return "tag-character", f"{name_of(match.group()[0])} begins invisible characters{hidden}", ("delete them",), delete


class _Bidi:
    """The order controls of one text: which pairs close each other, which paragraphs are RTL.

    Both are found in one pass over the text, so that a text made of nothing but controls costs
    no more than any other.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._partners: dict[int, int] = {}
        self._paragraph = (0, -1, False)
        open_at: dict[str, list[int]] = {_POP: [], _POP_ISOLATE: []}
        for match in _PAIRED.finditer(text):
            char, at = match.group(), match.start()
            if char == "\n":
                open_at = {_POP: [], _POP_ISOLATE: []}
            elif char in open_at:
                if open_at[char]:
                    opener = open_at[char].pop()
                    self._partners[at], self._partners[opener] = opener, at
            else:
                open_at[_POP_ISOLATE if char in _ISOLATES else _POP].append(at)

    def judge(self, at: int) -> _Judgement | None:
        """What is wrong with the control at an offset; None if it is honest."""
        char, delete = self._text[at], Edit(at, at + 1, "")
        if char in _MARKS:
            if self._in_right_to_left(at):
                return None
            return "bidi-control", f"{name_of(char)} does no work among left-to-right words", ("delete it",), delete
        partner = self._partners.get(at, -1)
        if char in _ISOLATES or char == _POP_ISOLATE:
            if partner >= 0:
                return None
            what = "is not closed on its line" if char in _ISOLATES else "closes nothing on its line"
            return "bidi-control", f"{name_of(char)} {what}", ("delete it, or write the pair on one line",), delete
        if partner >= 0 and self._text[min(at, partner)] in _EMBEDDINGS:
            return ("bidi-control", f"{name_of(char)} disturbs the order of the words around it",
                    ('use <bdi>…</bdi>, or a span with dir="ltr" or dir="rtl"',), None)
        return ("bidi-control", f"{name_of(char)} can show words in another order than they are read",
                ("delete it",), delete)

    def _in_right_to_left(self, at: int) -> bool:
        start, end, verdict = self._paragraph
        if not start <= at < end:
            start = max(self._text.rfind("\n\n", 0, at), 0)
            end = self._text.find("\n\n", at)
            end = end if end >= 0 else len(self._text)
            verdict = _RIGHT_TO_LEFT.search(self._text, start, end) is not None
            self._paragraph = (start, end, verdict)
        return verdict


def _honest(text: str, at: int, char: str) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if char in _JOINERS:
        if _JOINING.match(before) or _JOINING.match(after):
            return before not in _JOINERS or not before
        return char == "\u200d" and _emoji(before) and _emoji(after)
    if char == "\u200b":
        return bool(_UNSPACED.match(before) and _UNSPACED.match(after))
    if char == "\xad":
        return before.isalpha() and after.isalpha()
    if "\ufe00" <= char <= "\ufe0f":
        return bool(_HAN.match(before) or _VARYING.match(before)) or _symbol(before)
    if "\U000e0100" <= char <= "\U000e01ef":
        return bool(_HAN.match(before))
    if char == "\u034f":  # It keeps marks in an order of their own, as Hebrew needs.
        kinds = [unicodedata.category(one)[0] for one in before + after if not _HIDES.match(one)]
        return kinds in (["L", "M"], ["M", "M"])
    near = next((script for controls, script in _CONTROLS_OF if char in controls), None)
    return near is not None and bool(near.match(before) or near.match(after))


def _emoji(char: str) -> bool:
    """Whether a character can stand beside a joiner in an emoji: a symbol, skin tone or selector, and
    what later versions of Unicode may put among the pictographs."""
    return bool(char) and (
        unicodedata.category(char) in ("So", "Sm", "Sk") or char == "\ufe0f" or "\U0001f000" <= char <= "\U0001fbff"
    )


def _symbol(char: str) -> bool:
    """Whether a character can be told to look like an emoji or like text: a symbol, digit or sign."""
    return bool(char) and char != "\ufe0f" and (_emoji(char) or unicodedata.category(char) in ("Po", "Pd", "Nd"))
