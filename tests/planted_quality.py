"""Faults in the quality of lessons: what authors write, not what a format forbids. The same ones each time."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from planting import line_of

Files = Mapping[str, str]
"""The texts of our packs, by path."""

PACKS = {"en": ("first-edit", "reliable-sources"), "es": ("organiza-editaton",)}
COUNT = 100


@dataclass(frozen=True)
class Planted:
    """One fault: the files that are new or changed (text, or a number of bytes), and where which check must find it."""

    code: str
    path: str
    line: int
    files: Mapping[str, str | int]


Plant = Callable[[Files, random.Random], Planted]

LONG_SENTENCE = "A source that readers can check is " + "one that somebody wrote and somebody else has read and " * 6 + "more."
LONG_PARAGRAPH = "Readers trust what they can check in a book. " * 20
HARD = ("The substantiation of encyclopaedic assertions necessitates the identification of authoritative publications, "
        "notwithstanding considerable methodological disagreements concerning institutional accreditation. ")
PASSAGES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "LP211": (LONG_PARAGRAPH, LONG_PARAGRAPH.replace("book", "newspaper")),
        "LP212": (LONG_SENTENCE, LONG_SENTENCE.replace("source", "book"), LONG_SENTENCE.replace("read", "heard")),
        "LP214": ("**What a source does**", "__Before you begin__"),
        "LP216": ("Mind the NPOV when you write.", "Ask at the AFD first.", "Read the MOS before you begin.", "Tell the WMF."),
        "LP217": ("TODO: say how to cite a book.", "Write to [insert name] in your town.", "Lorem ipsum dolor sit amet.",
                  "The date is TBD.", "The library has ???? books."),
        "LP220": ("The editor has recently got a new button.", "Currently there are ten of them.", "It grew last year.",
                  "Nowadays many read on a phone.", "In recent\nyears it was changed."),
        "LP221": ("Simply press the button.", "Obviously, that is wrong.", "Of course you need a source.", "It goes without saying."),
        "LP222": ("Put it on the blacklist.", "The blind cannot see it.", "Do a sanity check first.", "Help the disabled.",
                  "It is used in the Third World."),
        "LP223": ("Ask the chairman.", "All mankind may read it.", "An editor saves what he or she wrote.", "It needs manpower."),
        "LP421": ("To judge a source, click [here](#check-yourself).", "[Read more](#check-yourself)"),
        "LP710": ("[A report](http://example.org/report) tells more.",),
        "LP721": ("[A report](https://example.org/report?utm_source=mail) tells more.",),
        "LP722": ("[A report](https://bit.ly/report) tells more.",),
        "LP724": ("[Dhaka](https://en.m.wikipedia.org/wiki/Dhaka)", "[A film](https://m.youtube.com/watch?v=a)",
                  "[The item](https://m.wikidata.org/wiki/Q1354)"),
        "LP725": ("[A report](https://www.google.com/url?q=https://example.org/report)",
                  "[The page](https://example-org.translate.goog/page)", "[An article](https://www-jstor-org.ezproxy.ub.example.org/a)"),
        "LP726": ("[The lesson](https://localhost:8000/a.html)", "[The box](https://192.168.1.7/)", "[The wiki](https://wiki.local/)"),
        "LP740": ("Write to asha.rahman@wikimail.net.", "<rahim@posteo.de>", "[Asha](mailto:asha@wikimail.net) helps.",
                  "Asha (asha+wiki@mail.com.bd) helps."),
        "LP741": ("Call Asha on +880 1711 345678.", "Tel. 01711-345678 in the evening.", "WhatsApp: (030) 1234 5679",
                  "Her number is +49-30-219158260."),
        "LP742": ("We met at 23.728891, 90.394722.", "It is 23° 43′ 44″ N, 90° 23′ 41″ E.", "The house: -33.856784 151.215297"),
    },
    "es": {
        "LP216": ("Pregunta a la AFD antes.", "Lee el MOS."),
        "LP217": ("TODO: falta una fuente.",),
        "LP220": ("El editor tiene recientemente un botón.", "Hoy en día muchos leen en el móvil.", "Creció el año pasado."),
        "LP221": ("Obviamente, hace falta una fuente.", "Por supuesto, es así."),
        "LP222": ("Ponlo en la lista negra.", "La puerta de los minusválidos está allí."),
        "LP223": ("Pregunta a la señorita.", "Lee los derechos del hombre."),
        "LP421": ("Para verlo, [haz clic aquí](#compruebalo).",),
        "LP740": ("Escribe a asha.rahman@wikimail.net.",),
        "LP741": ("Teléfono: 0171 134 5678", "Llama al +34 612 345 678."),
    },
}
"""What a paragraph says, by the check that must find it."""

OBJECTIVES = {
    "en": ("Understand why sources matter to readers.", "Be aware of the rules for sources.", "Know the parts of a citation.",
           "Become familiar with the talk page."),
    "es": ("Comprender qué es un editatón.", "Tomar conciencia de los riesgos."),
}
DRAWN = ('<rect x="0" y="0" width="60" height="30" fill="#ffffff"/><text x="4" y="20" fill="#c5cae9">Source</text>',
         '<rect x="0" y="0" width="60" height="30" fill="navy"/><text x="4" y="20" style="fill:#3f51b5">Source</text>',
         '<g fill="#777" transform="translate(5, 5)"><circle cx="20" cy="20" r="20" fill="#888"/><text x="20" y="22">1</text></g>')
CUES = {
    "LP431": ("00:01.000 --> 00:05.000\nThis is a tour.\n\n00:04.000 --> 00:08.000\nIt begins here.\n", 6),
    "LP432": ("00:01.000 --> 00:02.000\nBehind every article there is a talk page, where people discuss it.\n", 4),
}


def planted(files: Files) -> list[Planted]:
    """The faults, always the same ones, in an order that mixes them."""
    found = [plant(files, random.Random(seed)) for seed, plant in enumerate(_plants())]
    random.Random(6).shuffle(found)
    return found


def _plants() -> Iterator[Plant]:
    for language, by_code in PASSAGES.items():
        for code, passages in by_code.items():
            for passage in passages:
                yield _paragraph(code, passage, language)
    for language, objectives in OBJECTIVES.items():
        for objective in objectives:
            yield _objective(objective, language)
    for drawn in DRAWN:
        yield _drawing(drawn)
    for code in (*CUES, "LP433", "LP434"):
        yield _recording(code)
    yield from (_picture("LP411", "page-history.svg"), _picture("LP411", "many-hands"), _picture("LP412", "Picture of a page"))
    yield from (_long_stretch, _long_stretch, _hard_text, _hard_text, _copied, _copied, _longest_right, _no_quiz)
    yield from (_heavy("photo.jpg", 400_000), _heavy("film.webm", 40_000_000))


def _lessons(files: Files, language: str) -> list[str]:
    return [path for path in files if "/lessons/" in path and path.split("/")[1] in PACKS[language]]


def _paragraph(code: str, passage: str, language: str) -> Plant:
    def plant(files: Files, chance: random.Random) -> Planted:
        path = chance.choice(_lessons(files, language))
        text = files[path]
        at = chance.choice([one.start() for one in re.finditer(r"^## ", text, re.MULTILINE)])
        return Planted(code, path, line_of(text, at), {path: f"{text[:at]}{passage}\n\n{text[at:]}"})

    return plant


def _objective(objective: str, language: str) -> Plant:
    def plant(files: Files, chance: random.Random) -> Planted:
        path = f"learning_packs/{chance.choice(PACKS[language])}/pack.yml"
        text = files[path]
        found = chance.choice(list(re.finditer(r"^ .*\bid: o\d+\b[^\n]*\btext: *\"?([^\"\n}]+)|^ +text: *\"?([^\"\n]+)", text, re.MULTILINE)))
        group = 1 if found[1] else 2
        start, end = found.span(group)
        return Planted("LP208", path, line_of(text, start), {path: text[:start] + objective + text[end:]})

    return plant


def _drawing(drawn: str) -> Plant:
    def plant(files: Files, chance: random.Random) -> Planted:
        path = chance.choice([one for one in files if one.endswith(".svg")])
        text = files[path]
        at = text.rindex("</svg>")
        return Planted("LP430", path, line_of(text, at), {path: f"{text[:at]}{drawn}\n{text[at:]}"})

    return plant


def _recording(code: str) -> Plant:
    def plant(files: Files, chance: random.Random) -> Planted:
        path = chance.choice(_lessons(files, "en"))
        media = path.partition("lessons/")[0] + "media/"
        cues, line = CUES.get(code, ("00:01.000 --> 00:04.000\nThis is a tour.\n", 0))
        tag = "es" if code == "LP434" else "en"
        transcript = "" if code == "LP433" else ", transcript: {en: tour.txt}"
        offer = f"media:\n  - {{file: tour.webm, kind: video, title: A tour, captions: {{{tag}: tour.vtt}}{transcript}}}\n"
        end = files[path].index("\n---\n") + 1
        new = {path: files[path][:end] + offer + files[path][end:], f"{media}tour.webm": 9,
               f"{media}tour.vtt": f"WEBVTT\n\n{cues}", f"{media}tour.txt": "A tour of the talk page.\n"}
        where = f"{media}tour.vtt" if line else path
        return Planted(code, where, line or line_of(files[path], end) + 1, new)

    return plant


def _picture(code: str, alternative: str) -> Plant:
    def plant(files: Files, chance: random.Random) -> Planted:
        path = chance.choice([one for one in _lessons(files, "en") if "first-edit" in one and "![" in files[one]])
        text = files[path]
        found = re.search(r"!\[([^\]]*)\]\(\.\./media/([\w-]+)\.svg\)", text)
        assert found
        name = alternative if code == "LP412" else (found[2] + (".svg" if "." in alternative else ""))
        return Planted(code, path, line_of(text, found.start()), {path: text[:found.start(1)] + name + text[found.end(1):]})

    return plant


def _long_stretch(files: Files, chance: random.Random) -> Planted:
    path = chance.choice([one for one in _lessons(files, "en") if "{ #quiz-" in files[one]])
    text = files[path]
    end = text.index("\n---\n") + 5
    long = text[:end] + "\n" + "Readers trust what they can check in a book.\n\n" * 60 + text[end:].lstrip()
    return Planted("LP209", path, line_of(text, end) + 1,
                   {path: re.sub(r"^time: .*$", "time: PT30M", long, count=1, flags=re.MULTILINE)})


def _hard_text(files: Files, chance: random.Random) -> Planted:
    path = chance.choice(_lessons(files, "en"))
    text = files[path]
    at = text.index("## ")
    return Planted("LP215", path, 2, {path: text[:at] + (HARD * 5 + "\n\n") * 8 + text[at:]})


def _copied(files: Files, chance: random.Random) -> Planted:
    from_path = chance.choice([one for one in _lessons(files, "en") if "first-edit" in one])
    path = chance.choice([one for one in _lessons(files, "en") if "reliable-sources" in one])
    passage = "Behind every page there are people who read it, and some of them know the subject better than its author. " * 3
    one, text = files[from_path], files[path]
    at, here = one.index("## "), text.index("## ")
    return Planted("LP218", path, line_of(text, here), {from_path: f"{one[:at]}{passage}\n\n{one[at:]}",
                                                        path: f"{text[:here]}{passage}\n\n{text[here:]}"})


def _longest_right(files: Files, chance: random.Random) -> Planted:
    pack = chance.choice(PACKS["en"])
    more = " that somebody who knows the subject has read with care before it was printed, and that everybody can find"
    new = {path: re.sub(r"^(- \[x\] .*?)([.?!]?)$", rf"\1{more}\2", files[path], flags=re.MULTILINE)
           for path in _lessons(files, "en") if path.split("/")[1] == pack}
    manifest = files[f"learning_packs/{pack}/pack.yml"]
    return Planted("LP340", f"learning_packs/{pack}/pack.yml", line_of(manifest, manifest.index("\nlessons:") + 1) + 1, new)


def _no_quiz(files: Files, chance: random.Random) -> Planted:
    path = chance.choice(_lessons(files, "en"))
    at = re.search(r"^### .*\{ #quiz-", files[path], re.MULTILINE)
    assert at
    return Planted("LP203", path, 2, {path: files[path][:at.start()]})


def _heavy(name: str, size: int) -> Plant:
    def plant(files: Files, chance: random.Random) -> Planted:
        path = f"learning_packs/{chance.choice(PACKS['en'])}/media/{name}"
        return Planted("LP435", path, 1, {path: size})

    return plant
