"""Korean: particles and endings, as `rules` has them for other languages.

An ending may be the last consonant of a syllable (가다, 갑니다), so the rules are written for its letters
(`syllables.hangul`).

Which form of a particle stands tells whether the word before ends in a vowel (는 를 가 와) or a consonant
(은 을 이 과), so 마을 (village) keeps its end. Those that also end many nouns (도 만 의 고 지 다) go only where
a longer word stays.
"""

from __future__ import annotations

from .endings import Rules
from .syllables import hangul as jamo

VOWEL, FINAL = "[\u1161-\u1175]", "[\u11a8-\u11c2]"
"""The letters that a syllable ends with: a vowel, or a consonant below it."""


def _one_of(endings: str) -> str:
    """A pattern of endings that are written with spaces between them."""
    return f"(?:{'|'.join(jamo(endings).split())})"


def _after(left: int, end: str, endings: str) -> tuple[str, str]:
    """The rule that takes one of these endings away where so many letters stay, the last of them an `end`."""
    return f"^(.{{{left - 1},}}{end}){_one_of(endings)}$", "$1"


_PARTICLES = (
    _after(2, ".", "에서는 에서도 에서의 에서 에게서 에게 에는 에도 한테 께서 까지 부터 마다 처럼 보다 하고 에"),
    _after(3, FINAL, "으로는 으로서 으로써 으로 이라는 이라고 이란 이나 은 을 이"),
    _after(2, VOWEL, "라는 라고 는 를"),
    _after(4, f"(?:{VOWEL}|\u11af)", "로서 로써 로"),
    _after(4, VOWEL, "가 와"),
    _after(4, FINAL, "과"),
    _after(4, ".", "의 들"),
    _after(5, ".", "도 만"),
    _after(4, ".", "들"),
)
# The past first, with what follows it; then what follows the bare stem; then what follows 아 and 어, which join the
# vowel before them: 마시어 is 마셔, 배우어 배워, 보아 봐, 되어 돼. Last, what makes a verb of a noun: 하다, 되다.
_VERBS = (
    (f"^(.{{2,}}?){_one_of('아 어 여')}?\u11bb"
     f"{_one_of('습니다 습니까 어요 는데 지만 으며 으니 으면 던 을 고 기 음 네 다')}$", "$1"),
    (f"^(.+{VOWEL})(?:\u11b8{_one_of('니다 니까')}|\u11ab{jamo('다')}|\u11af{jamo('수록')})$", "$1"),
    _after(3, FINAL, "습니다 습니까 으십시오 으세요 으려면 으려고 으면서 으니까 을수록 으면 으며 는다 는데 은데 도록"
                     " 거나 지만 는 기 다 고"),
    _after(2, VOWEL, "십시오 세요 려면 려고 면서 니까 는데 도록 거나 지만"),
    _after(4, VOWEL, "면 며 기 다 고 지 게"),
    _after(5, ".", "고 지 게 자"),
    (f"^(.{{2,}}{FINAL}){_one_of('아 어')}{_one_of('서 요 도 야 라')}$", "$1"),
    _after(2, "[\u1162\u1165\u1167\u116a\u116b\u116f]", "서 요 야"),
    ("\u1167$", "\u1175"), ("\u116f$", "\u116e"), ("\u116a$", "\u1169"), ("\u116b$", "\u116c"),
    (f"^(.{{4,}}?){_one_of('하 해 한 할 함 되 된 될 됨')}$", "$1"),
)

KOREAN: Rules = {"after": (*_PARTICLES, *_VERBS)}

# What sounds alike, and what the same key gives with shift; a consonant below a syllable and at the start of the next.
ALIKE_LETTERS = " ".join((
    "\u1162\u1166\u1164\u1168", "\u116b\u116c\u1170", "\u1174\u1175\u1173", "\u1161\u1163", "\u1165\u1169\u1167",
    "\u1169\u116d", "\u116e\u1172\u1173",
    "\u1100\u1101\u110f\u11a8\u11a9\u11bf", "\u1103\u1104\u1110\u11ae\u11c0\u11ba\u11bd\u11be",
    "\u1107\u1108\u1111\u11b8\u11c1",
    "\u110c\u110d\u110e", "\u1109\u110a\u11ba\u11bb", "\u11ab\u11bc\u11b7",
))
"""Groups of letters as `sounds.ALIKE` has them."""
