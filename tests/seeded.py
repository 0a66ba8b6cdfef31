"""Faults as translators make them, seeded one by one into sound translations.

`seeded(language)` gives `COUNT` faults, always the same, of all kinds. They are made from what can go wrong
in a translation, with plain replacements of text, and know nothing of how the checks look for them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import cycle, islice

from pathshala.translate.po.catalogue import Catalogue, Entry, header_value, with_header_value
from pathshala.translate.po.codec import write_po
from pathshala.translate.template import new_catalogue
from seeded_texts import OTHER_WORDS, PASSAGES, PLURAL, PLURAL_FORMS

COUNT = 100
PLURAL_PLACE, HEADER = "plural", ""
"""What stands for the entry with a plural, and for the header, among the names of passages."""
_FORMS = "Plural-Forms"
_NOW = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Book:
    """Translations into a language under the names of their passages, the forms of the plural, and what
    the header says of plurals."""

    language: str
    texts: Mapping[str, str]
    plural: tuple[str, ...]
    plural_forms: str


@dataclass(frozen=True)
class Fault:
    """A book with one fault, and what is wrong there. It may be found at any of the `places`: names of
    passages, `PLURAL_PLACE`, `HEADER`."""

    book: Book = field(repr=False)
    places: tuple[str, ...]
    what: str
    kind: str = ""


Faults = Iterator[Fault]


def sound(language: str) -> Book:
    """The book as it was translated, without a fault."""
    texts = {one.name: getattr(one, language) for one in PASSAGES}
    header = header_value(new_catalogue(language, "lessons", _NOW), _FORMS)
    return Book(language, texts, tuple(PLURAL_FORMS[language].values()), header)


def po(book: Book) -> bytes:
    """The PO file of a book."""
    catalogue = with_header_value(new_catalogue(book.language, "lessons", _NOW), _FORMS, book.plural_forms)
    entries = [Entry(one.source, (book.texts[one.name],), f"lesson:{one.name}", extracted=(one.role,))
               for one in PASSAGES]
    plural = Entry(PLURAL[0], book.plural, f"lesson:{PLURAL_PLACE}", PLURAL[1])
    return write_po(Catalogue((*catalogue.entries, *entries, plural)))


def seeded(language: str) -> list[Fault]:
    """The faults of a language, the kinds in turn until there are `COUNT`."""
    book = sound(language)
    waiting = [(kind, _faults(kind, book)) for kind in KINDS]
    found: list[Fault] = []
    for _, one in islice(cycle(waiting), COUNT * len(waiting)):
        found += islice(one, 1)
        if len(found) == COUNT:
            return found
    raise ValueError(f"only {len(found)} faults for {language}")


def _faults(kind: str, book: Book) -> Faults:
    for fault in KINDS[kind](book):
        if fault.book == book:
            raise ValueError(f"{kind} of {book.language} leaves {fault.places} as it was")
        yield replace(fault, kind=kind)


def _put(book: Book, name: str, old: str, new: str) -> Fault:
    """The first occurrence of a text in a passage replaced. Raises ValueError where there is none."""
    before, found, after = book.texts[name].partition(old)
    if not found:
        raise ValueError(f"{old!r} is not in {name} of {book.language}")
    return _say(book, name, f"{before}{new}{after}")


def _say(book: Book, name: str, text: str) -> Fault:
    """Another text for a passage."""
    return Fault(replace(book, texts={**book.texts, name: text}), (name,), text)


def _between(text: str, start: str, end: str) -> str:
    """What stands between two marks."""
    return text.partition(start)[2].partition(end)[0]


def _placeholders(book: Book) -> Faults:
    local = {"bn": "নাম", "ar": "اسم", "es": "nombre", "fr": "nom", "zh": "名字"}[book.language]
    yield _put(book, "welcome", "{name}", "")
    yield _put(book, "review", "%(date)s", "%(date)")
    yield _put(book, "welcome", "{name}", f"{{{local}}}")
    yield _put(book, "review", "%(reviewer)s", f"%({local})s")
    yield _put(book, "welcome", "{total}", "{count}")
    yield _put(book, "review", "%(title)s", "(title)")


def _code_spans(book: Book) -> Faults:
    yield _put(book, "status", "`git status`", "`git estado`")
    yield _put(book, "cite", "`{{Cite book}}`", "{{Cite book}}")
    yield _put(book, "status", "`git status`", "`git status")
    yield _put(book, "cite", "`Enter`", "")
    yield _put(book, "cite", "{{Cite book}}", "{{Citebook}}")


def _link_targets(book: Book) -> Faults:
    yield _put(book, "guide", "editors.md", f"editors-{book.language}.md")
    yield _put(book, "commons", "https://", "https//")
    yield _put(book, "map", "map.svg", "mapa.svg")
    yield _put(book, "open", "lesson-1.md", "lesson-2.md")
    yield _put(book, "compare", "old.md", "new.md")


def _link_counts(book: Book) -> Faults:
    link = f"[{_between(book.texts['guide'], '[', ']')}](editors.md#first-steps)"
    yield _put(book, "guide", link, _between(link, "[", "]"))
    yield _put(book, "compare", "](new.md#changes)", "]")
    yield _put(book, "guide", link, f"{link} {link}")
    yield _put(book, "open", "](", "] (")
    yield _put(book, "three", "[^1]", "")


def _emphasis(book: Book) -> Faults:
    strong = f"**{_between(book.texts['guide'], '**', '**')}**"
    yield _put(book, "guide", strong, strong[2:-2])
    yield _put(book, "guide", strong, strong[:-1])
    yield _put(book, "commons", "*", "")
    yield _put(book, "guide", strong, f"** {strong[2:-2]} **")
    yield _put(book, "bold", "**", "")


def _html(book: Book) -> Faults:
    yield _put(book, "water", "</sub>", "")
    yield _put(book, "water", "<kbd>Ctrl</kbd>", "Ctrl")
    yield _put(book, "water", "</sub>", "</sup>")
    yield _put(book, "water", "<kbd>", "< kbd >")
    yield _put(book, "water", "<sub>2</sub>", "2")


def _anchors(book: Book) -> Faults:
    local = {"bn": "প্রথম-ধাপ", "ar": "الخطوات-الأولى", "es": "primeros-pasos", "fr": "premiers-pas", "zh": "第一步"}
    yield _put(book, "guide", "#first-steps", f"#{local[book.language]}")
    yield _put(book, "compare", "#changes", "")
    yield _put(book, "guide", "#first-steps", "#First-Steps")
    yield _put(book, "compare", "#changes", "#changes-1")


def _attribute_lists(book: Book) -> Faults:
    yield _put(book, "open", "{ .button }", "")
    yield _put(book, "needs", "#needs", f"#needs-{book.language}")
    yield _put(book, "open", ".button }", ".button")
    yield _put(book, "open", ".button", ".boton")
    yield _put(book, "needs", " { #needs }", "")
    yield _put(book, "open", "{ .button }", "( .button )")


_NUMBERS = {
    "bn": ("২০১৯", "১,২৫০", "১৪", "৪.৫", "২৪", "৩০", "৩"),
    "ar": ("٢٠١٩", "١٬٢٥٠", "١٤", "٤٫٥", "٢٤", "٣٠", "٣"),
    "es": ("2019", "1.250", "14", "4,5", "24", "30", "3"),
    "fr": ("2019", "1\u202f250", "14", "4,5", "24", "30", "3"),
    "zh": ("2019", "1250", "14", "4.5", "24", "30", "3"),
}


def _numbers(book: Book) -> Faults:
    year, members, countries, degrees, hours, minutes, three = _NUMBERS[book.language]
    yield _put(book, "members", year, year[:-1] + year[2])
    yield _put(book, "rice", hours, hours[::-1])
    yield _put(book, "members", members, members[:-2] + members[-1] + members[-2])
    yield _put(book, "rice", degrees, degrees[0] + degrees[2])
    yield _put(book, "plan", three, "")
    yield _put(book, "plan", minutes, minutes[0])
    yield _put(book, "members", countries, "")


def _spaces(book: Book) -> Faults:
    texts = book.texts
    yield _say(book, "statement", f" {texts['statement']}")
    yield _say(book, "statement", f"{texts['statement']} ")
    yield _say(book, "who", f"{texts['who']}\n")
    yield _say(book, "grow", f"{texts['grow']}\u00a0")
    yield _say(book, "who", f"\t{texts['who']}")


_MARKS = {
    "bn": (("statement", "।", "."), ("who", "?", "।"), ("own-words", "।", "."), ("talk-1", "।", "|"),
           ("grow", "।", "")),
    "ar": (("who", "؟", "?"), ("who", "،", ","), ("grow", "؛", ";"), ("question", "؟", ""), ("statement", ".", "")),
    "es": (("who", "¿", ""), ("well-done", "¡", ""), ("question", "¿", ""), ("statement", ".", ""), ("who", "?", "")),
    "fr": (("who", "\u202f?", "?"), ("well-done", "\u202f!", "!"), ("grow", "\u202f;", ";"),
           ("welcome", "\u00a0:", ":"), ("statement", ".", "")),
    "zh": (("statement", "。", "."), ("who", "，", ","), ("who", "？", "?"), ("three", "：", ":"),
           ("own-words", "一样。", "一样")),
}


def _punctuation(book: Book) -> Faults:
    yield from (_put(book, *mark) for mark in _MARKS[book.language])


_DOUBLED = {
    "bn": (("statement", "একটি"), ("talk-1", "সম্পাদকের"), ("members", "সদস্য"), ("own-words", "থেকে"), ("feedback", "আপনার")),
    "ar": (("statement", "إلى"), ("talk-1", "مع"), ("status", "التي"), ("own-words", "من"), ("feedback", "عن")),
    "es": (("statement", "una"), ("talk-1", "la"), ("status", "qué"), ("own-words", "de"), ("feedback", "pueden")),
    "fr": (("statement", "que"), ("talk-1", "de"), ("status", "quels"), ("own-words", "des"), ("feedback", "une")),
    "zh": (("statement", "来源"), ("own-words", "的"), ("status", "文件"), ("grow", "错误"), ("talk-1", "编辑者")),
}


def _doubled_words(book: Book) -> Faults:
    space = "" if book.language == "zh" else " "
    yield from (_put(book, name, f"{space}{word}{space}", f"{space}{word}{space}{word}{space}")
                for name, word in _DOUBLED[book.language])


def _unchanged(book: Book) -> Faults:
    sources = {one.name: one.source for one in PASSAGES}
    yield from (_say(book, name, sources[name]) for name in ("statement", "grow", "who", "feedback", "guide", "delete"))


def _length(book: Book) -> Faults:
    texts = book.texts
    space, stop = ("", "。") if book.language == "zh" else (" ", "।" if book.language == "bn" else ".")
    words = texts["grow"].split() if space else list(texts["grow"])
    yield _say(book, "grow", space.join(words[:3]) + stop)
    yield _say(book, "own-words", space.join([texts["own-words"]] * 4))
    yield _say(book, "statement", space.join(texts[name] for name in ("statement", "grow", "own-words")))
    yield _say(book, "feedback", texts["feedback"].partition(stop)[0] + stop)


def _inconsistent(book: Book) -> Faults:
    for name, text in zip(("check-2", "talk-2"), OTHER_WORDS[book.language], strict=True):
        yield replace(_say(book, name, text), places=(name, f"{name[:-1]}1"))


def _brackets_and_quotes(book: Book) -> Faults:
    opening, closing = {"bn": "“”", "zh": "“”"}.get(book.language, "«»")
    left, right = "（）" if book.language == "zh" else "()"
    text = book.texts["notable"]
    yield _put(book, "notable", right, "")
    yield _put(book, "notable", closing, "")
    yield _say(book, "notable", text.replace(opening, "„").replace(closing, "“"))
    yield _put(book, "notable", opening, "")
    yield _put(book, "notable", left, "[")


def _bidi_controls(book: Book) -> Faults:
    texts = book.texts
    yield _say(book, "who", f"\u202b{texts['who']}")
    yield _say(book, "statement", f"{texts['statement'][:10]}\u2067{texts['statement'][10:]}")
    yield _say(book, "statement", f"{texts['statement']}\u2069")
    yield _say(book, "own-words", f"\u202e{texts['own-words']}\u202c")
    yield _say(book, "grow", f"\u2066{texts['grow']}")


_ALIKE = {
    "bn": (("who", "কে", "\u0915ে"), ("notable", "উৎস", "উ\u0924্স"), ("grow", "দ্রুত", "দ্\u09f0ুত"), ("members", "১৪", "\u0967\u096a")),
    "ar": (("statement", "ي", "\u06cc"), ("leave", "ك", "\u06a9"), ("grow", "ه", "\u06c1"), ("members", "١٤", "\u06f1\u06f4")),
    "es": (("who", "página", "págin\u0430"), ("grow", "otras", "\u043etras"), ("talk-1", "otra", "\u03bftra"),
           ("own-words", "Escribe", "Es\u0441ribe")),
    "fr": (("who", "page", "pag\u0435"), ("own-words", "propres", "pro\u0440res"), ("grow", "beaucoup", "beauc\u03bfup"),
           ("status", "fichiers", "f\u0456chiers")),
    "zh": (("grow", "人", "\u2f08"), ("statement", "一", "\u2f00"), ("own-words", "的", "の"), ("save", "用", "\u2f64")),
}


def _mixed_script(book: Book) -> Faults:
    yield from (_put(book, *letters) for letters in _ALIKE[book.language])


def _joiners(book: Book) -> Faults:
    if book.language == "bn":
        yield _put(book, "statement", "একটি", "একটি\u200c")
        yield _put(book, "statement", "প্র", "প্\u200d\u200dর")
        yield _put(book, "talk-1", "কথা", "\u200dকথা")
        yield _put(book, "grow", "একটি", "এ\u200cকটি")
        yield _put(book, "who", "কী", "ক\u200dী")


_UNNORMALISED = {
    "bn": (("notable", "ো", "\u09c7\u09be"), ("grow", "ো", "\u09c7\u09be"), ("three", "ো", "\u09c7\u09be"), ("compare", "ো", "\u09c7\u09be")),
    "ar": (("well-done", "أ", "\u0627\u0654"), ("statement", "إ", "\u0627\u0655"), ("three", "أ", "\u0627\u0654"), ("talk-1", "أ", "\u0627\u0654")),
    "zh": (("grow", "不", "\uf967"), ("well-done", "了", "\uf9ba"), ("rice", "度", "\ufa01"), ("commons", "更", "\uf901")),
}


def _unnormalised(book: Book) -> Faults:
    for letters in _UNNORMALISED.get(book.language, ()):
        yield _put(book, *letters)
    if book.language in ("es", "fr"):
        for name in ("statement", "grow", "status", "rice"):
            yield _say(book, name, unicodedata.normalize("NFD", book.texts[name]))


_WRONG_PLURALS = {
    "bn": "nplurals=1; plural=0;", "ar": "nplurals=2; plural=(n != 1);", "es": "nplurals=1; plural=0;",
    "fr": "nplurals=1; plural=0;", "zh": "nplurals=2; plural=(n != 1);",
}


def _plural_forms(book: Book) -> Faults:
    wrong, forms = _WRONG_PLURALS[book.language], book.plural
    count = 2 if wrong.startswith("nplurals=2") else 1
    yield Fault(replace(book, plural_forms=wrong, plural=(forms * 2)[:count]), (HEADER, PLURAL_PLACE),
                "the language has another number of forms")
    lost = (*forms[:-1], forms[-1].replace("{count}", ""))
    yield Fault(replace(book, plural=lost), (PLURAL_PLACE,), "a form without its placeholder")
    yield Fault(replace(book, plural=(*forms, forms[-1])), (PLURAL_PLACE,), "a form too many")
    if len(forms) > 1:
        yield Fault(replace(book, plural=forms[:-1]), (PLURAL_PLACE,), "a form too few")
        yield Fault(replace(book, plural=(*forms[:-1], "")), (PLURAL_PLACE,), "an empty form")


def _other_languages_page(book: Book) -> Faults:
    other = "es" if book.language == "fr" else "fr"
    yield _put(book, "guide", "editors.md", f"/{other}/editors.html")
    yield _put(book, "open", "lesson-1.md", f"../{other}/lesson-1.html")
    yield _put(book, "compare", "old.md", "/en/old.html")
    yield _put(book, "guide", "editors.md", f"../../{other}/editors.md")


def _quiz_answers(book: Book) -> Faults:
    for name, other in (("ask", "delete"), ("leave", "ask"), ("delete", "leave")):
        yield replace(_say(book, name, book.texts[other]), places=(name, other))


def _alt_texts(book: Book) -> Faults:
    sources = {one.name: one.source for one in PASSAGES}
    alts = [(name, _between(book.texts[name], "![", "]"), _between(sources[name], "![", "]")) for name in ("map", "wash")]
    yield from (_put(book, name, alt, source) for name, alt, source in alts)
    yield from (_put(book, name, alt, "") for name, alt, _ in alts)


KINDS: Mapping[str, Callable[[Book], Faults]] = {
    "placeholders": _placeholders,
    "code spans": _code_spans,
    "link targets": _link_targets,
    "link counts": _link_counts,
    "emphasis": _emphasis,
    "HTML": _html,
    "anchors": _anchors,
    "attribute lists": _attribute_lists,
    "numbers": _numbers,
    "leading and trailing space": _spaces,
    "punctuation by language": _punctuation,
    "doubled words": _doubled_words,
    "unchanged text": _unchanged,
    "length ratio": _length,
    "inconsistent translation": _inconsistent,
    "brackets and quotes": _brackets_and_quotes,
    "bidi controls": _bidi_controls,
    "mixed script": _mixed_script,
    "joiners": _joiners,
    "unnormalised text": _unnormalised,
    "plural forms": _plural_forms,
    "another language's page": _other_languages_page,
    "identical quiz answers": _quiz_answers,
    "alt text untranslated": _alt_texts,
}
