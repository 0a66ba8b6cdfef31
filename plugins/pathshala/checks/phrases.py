"""Words that give a fault away, in the languages that packs are written in so far.

Every list is in lower case without punctuation, and may grow by a language at any time.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..translate.words import count_words

VAGUE_LINKS = frozenset({
    "here", "click here", "this", "this link", "this page", "link", "read more", "more", "learn more", "see here",
    "aquí", "haz clic aquí", "pulsa aquí", "clic aquí", "este enlace", "enlace", "leer más", "más", "ver más",
    "ici", "cliquez ici", "ce lien", "lien", "en savoir plus", "lire la suite", "plus",
    "aqui", "clique aqui", "este link", "saiba mais", "leia mais", "mais",
    "hier", "hier klicken", "dieser link", "mehr", "weiterlesen", "mehr erfahren",
    "hapa", "bonyeza hapa", "kiungo hiki", "zaidi", "soma zaidi",
    "এখানে", "এখানে ক্লিক করুন", "এই লিঙ্ক", "আরও", "আরও পড়ুন",
    "هنا", "اضغط هنا", "انقر هنا", "هذا الرابط", "رابط", "المزيد", "اقرأ المزيد",
})

_IMAGE_WORDS = (
    r"(?:an?|the)?\s*+(?:image|picture|photo|photograph|graphic)\s++(?:of|showing)\b",
    r"(?:una?|la|el)?\s*+(?:imagen|foto|fotografía|gráfico)\s++(?:de|del|que)\b",
    r"(?:une?|l')?\s*+(?:image|photo)\s++(?:de|du|qui)\b",
    r"(?:uma?|a|o)?\s*+(?:imagem|foto|fotografia)\s++(?:de|da|do|que)\b",
    r"(?:ein|eine|das|die)?\s*+(?:bild|foto|grafik|abbildung)\s++(?:von|vom|der|des|einer|eines)\b",
    r"picha ya\b", r"صورة\s", r"ছবি[:\s]",
)
# A screenshot, a map or a diagram may well be named: that tells how to read what follows.
SAYS_IMAGE = re.compile(rf"\s*+(?:{'|'.join(_IMAGE_WORDS)})", re.IGNORECASE)

ALL_OR_NONE = re.compile(
    r"(?:all|none|both) of (?:the )?(?:above|these|them)|(?:all|none) of the answers"
    r"|todas? las (?:anteriores|respuestas)|ninguna de las (?:anteriores|respuestas)"
    r"|toutes les réponses|aucune (?:de ces|des) réponses|todas as anteriores|nenhuma das anteriores"
    r"|alle (?:genannten|antworten)|keine (?:davon|der antworten)|yote hapo juu|hakuna kati ya"
    r"|উপরের সব|উপরের কোনোটি|كل ما سبق|لا شيء مما سبق",
    re.IGNORECASE,
)

BARE_VERDICTS = frozenset({
    "right", "that's right", "that is right", "correct", "that is correct", "yes", "well done", "exactly", "true",
    "wrong", "incorrect", "no", "not quite", "false", "sorry", "try again", "nope",
    "correcto", "incorrecto", "sí", "bien", "muy bien", "exacto", "falso", "verdadero", "inténtalo de nuevo",
    "oui", "non", "vrai", "faux", "bravo", "exact", "certo", "errado", "sim", "não", "richtig", "falsch", "ja", "nein",
    "sahihi", "si sahihi", "ndiyo", "hapana", "সঠিক", "ভুল", "হ্যাঁ", "না", "صحيح", "خطأ", "نعم", "لا",
})


def bare(text: str) -> str:
    """A text in lower case without punctuation at its ends, for looking it up in a list."""
    return text.casefold().strip(" \t\n.,:;!?¡¿…»«\"'()[]→›>।؟،")


@lru_cache(maxsize=65536)
def words(passage: str) -> int:
    """How many words a passage of Markdown has, as a translator would count them."""
    return count_words(passage)
