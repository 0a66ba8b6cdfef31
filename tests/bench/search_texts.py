"""Generated pages to measure search with, in any of several scripts, with words as frequent as in real texts.

Words are made of the letters of a language and of its endings; their frequencies follow Zipf's law with Mandelbrot's
shift, so that a site of 1,000 pages has about as many different words as a real one or more (33,000). The same
seed gives the same texts.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from pathshala.search.documents import Document, Section

VOCABULARY = 60_000
SECTIONS, SECTION_WORDS = 8, 94
_HAN = "的一是不了人我在有他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生自会那后能对着事其里所去行过家十用发天如然作方成者多日都三小军二无同么经法当起与好看学进种将还分此心前面又定见只主没公从"


@dataclass(frozen=True)
class Script:
    """How words of a language look: what a syllable begins and goes on with, and how words end."""

    heads: str
    tails: str
    endings: tuple[str, ...] = ("",)
    space: str = " "
    stop: str = "."


SCRIPTS = {
    "en": Script("b c d f g h l m n p r s t w st tr ch".replace(" ", "|"), "a|e|i|o|u|ea|ou", ("", "", "", "s", "ed", "ing", "er", "ly")),
    "de": Script("b|d|f|g|h|k|l|m|n|r|s|t|w|sch|st", "a|e|i|o|u|ä|ü|ei|au", ("", "", "en", "er", "es", "ung", "lich")),
    "bn": Script("ক|খ|গ|চ|জ|ত|দ|ন|প|ব|ভ|ম|র|ল|শ|স|হ|প্র|ত্র|ন্ত", "\u09be|\u09bf|\u09c0|\u09c1|\u09c7|\u09cb||", ("", "", "র", "ের", "কে", "টি", "গুলো"),
                 stop="।"),
    "ar": Script("ب|ت|ج|ح|خ|د|ر|س|ش|ص|ط|ع|ف|ق|ك|ل|م|ن|ه", "ا|و|ي|||", ("", "", "ة", "ات", "ين", "ها")),
    "zh": Script("", "", space="", stop="。"),
    "th": Script("ก|ข|ค|ง|จ|ช|ด|ต|ท|น|บ|ป|ม|ย|ร|ล|ว|ส|ห", "า|ิ|ี|ุ|ู|็|ะ|่า|้า", space="", stop=" "),
}


class Writer:
    """Writes texts in one language; words come by their rank, 0 the most frequent."""

    def __init__(self, language: str, seed: int = 1) -> None:
        self.script = SCRIPTS[language]
        self._chance = random.Random(f"{language} {seed}")
        chance = random.Random(f"words of {language}")
        found: dict[str, None] = {}
        while len(found) < VOCABULARY:
            # Frequent words are short.
            most = 1 + min(4, len(found).bit_length() // 4)
            found[self._word(chance, most)] = None
        self.words = tuple(found)
        self._weights = list(accumulate(1 / (rank + 2.7) ** 1.25 for rank in range(VOCABULARY)))

    def _word(self, chance: random.Random, most: int) -> str:
        if not self.script.heads:
            return "".join(self._han(chance) for _ in range(chance.choice((1, 2, 2, 2, 3)) if most > 2 else chance.randint(1, 2)))
        heads, tails = self.script.heads.split("|"), self.script.tails.split("|")
        stem = "".join(chance.choice(heads) + chance.choice(tails) for _ in range(chance.randint(max(1, most - 2), most)))
        return stem + (chance.choice(self.script.endings) if most > 1 else "")

    @staticmethod
    def _han(chance: random.Random) -> str:
        """A character: one of the hundred commonest, or of 3,000 others."""
        return chance.choice(_HAN) if chance.random() < 0.3 else chr(0x4E00 + int(3000 * chance.random() ** 1.5) * 6)

    def text(self, count: int) -> str:
        """So many words in sentences."""
        found, sentence = [], 0
        total = self._weights[-1]
        for _ in range(count):
            word = self.words[bisect(self._weights, self._chance.random() * total)]
            found.append(word if sentence else word.capitalize())
            sentence += 1
            if sentence >= self._chance.randint(7, 20):
                found[-1] += self.script.stop
                sentence = 0
        return self.script.space.join(found)


def lessons(language: str, count: int) -> Iterator[Document]:
    """Pages of about 750 words in 8 sections, 8 in a pack."""
    writer = Writer(language)
    for place in range(count):
        pack = f"pack-{place // 8:04}"
        sections = [Section("", "", writer.text(20), writer.text(SECTION_WORDS - 20))]
        sections += (Section(f"section-{number}", writer.text(3), "", writer.text(SECTION_WORDS)) for number in range(1, SECTIONS))
        yield Document(f"packs/{pack}/lesson-{place % 8}.html", writer.text(4), "lesson", tuple(sections), f"Pack {place // 8}",
                       (("pack", (pack,)), ("level", (("beginner", "intermediate", "advanced")[place % 3],))))


def notes(language: str, count: int) -> Iterator[Document]:
    """Short pages of about 40 words."""
    writer = Writer(language, 2)
    for place in range(count):
        pack = f"pack-{place // 100:04}"
        yield Document(f"packs/{pack}/note-{place % 100:02}.html", writer.text(4), "page",
                       (Section("", "", "", writer.text(36)),), f"Pack {place // 100}", (("pack", (pack,)),))


def queries(language: str, documents: list[Document]) -> dict[str, list[str]]:
    """Queries by kind, of words that stand in the pages; a mistyped word is one that none has."""
    chance = random.Random(f"queries in {language}")
    space = SCRIPTS[language].space
    held = [word for document in documents for section in document.sections[-1:] for word in _words(section.body, space)]
    ranked = list(dict.fromkeys(Writer(language).words))
    # In a script without spaces a typing error is a wrong character, which leaves the other pairs right.
    long = [word for word in held if len(word) > 5] or held
    return {
        "a common word": [ranked[rank] for rank in (60, 100, 150, 250)],
        "a word": [chance.choice(long) for _ in range(6)],
        "two words": [f"{chance.choice(held)} {ranked[chance.randrange(100, 600)]}" for _ in range(4)],
        "four words": [" ".join((*chance.sample(long, 2), ranked[chance.randrange(50, 300)], ranked[chance.randrange(300, 2000)]))
                       for _ in range(4)],
        "begun": [chance.choice(long)[:4] for _ in range(4)],
        "mistyped": [_mistyped(chance, chance.choice(long)) for _ in range(4)],
    }


def _words(text: str, space: str) -> list[str]:
    if space:
        return [word.strip(".।") for word in text.lower().split()]
    return [text[place:place + 4] for place in range(0, max(1, len(text) - 4), 4)]


def _mistyped(chance: random.Random, word: str) -> str:
    place = chance.randrange(1, len(word) - 1)
    return word[:place] + word[place + 1] + word[place] + word[place + 2:] + " "
