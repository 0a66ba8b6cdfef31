"""The analyzer: its vectors in Python, in Node and in Chromium, and the laws that hold for any text."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import unicodedata
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathshala.search import languages
from pathshala.search.analyzer import query_tokens, scripts, tokens, variants
from pathshala.search.compounds import compound_parts
from pathshala.search.fold import LONGEST, fold, is_word, light
from pathshala.search.rules import KNOWN, RULES, SNOWBALL, WRITTEN_AS
from search_analysis import SCRIPTS, every_script, in_python, in_utf16, node

ROOT = Path(__file__).parent.parent
VECTORS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "search" / "vectors.json").read_text(encoding="utf-8"))
CASES = [(vector["language"], vector["text"]) for vector in VECTORS]
EXPECTED = [in_utf16(vector["text"], vector["tokens"]) for vector in VECTORS]
LANGUAGES = sorted({*KNOWN, *WRITTEN_AS, "ja", "th", "km", "my", "lo", "am", "xx"})


@pytest.mark.parametrize("case, expected", list(zip(CASES, EXPECTED, strict=True)), ids=lambda part: str(part)[:40].encode("ascii", "replace").decode())
def test_the_vectors_in_python(case, expected):
    assert in_python(case) == expected


def test_the_vectors_in_node():
    with node() as analyzer:
        assert analyzer.answers(CASES) == EXPECTED


@pytest.mark.browser
def test_the_vectors_in_a_browser(browser):
    page = browser.new_page()
    for path in every_script():
        page.add_script_tag(content=path.read_text(encoding="utf-8"))
    # Half a surrogate pair does not come through the wire to the browser as it is: as JSON it does.
    answers = page.evaluate(
        "cases => JSON.stringify(JSON.parse(cases).map(([language, text]) =>"
        " pathshala.analyzer.tokens(text, language).map(token =>"
        " [token.term, token.start, token.end, pathshala.analyzer.variants(token.word, language)])))", json.dumps(CASES))
    page.close()
    assert json.loads(answers) == EXPECTED


# Words that a reader takes for one: of each pair, either finds the other.
MEETING = """
en organise organizations|en colour colors|en analysed analyze|en travelling traveling|en catalogue catalogs|en defence defense
de Prüfung Pruefungen|de Straße Strassen|nl bronnen bron|da kilderne kilde|nb kildene kilder|sv källorna källor|fi lähteet lähteen
fr vérifiée vérifier|fr encyclopédie encyclopedies|es verificación verificacion|es verificaciones verificacion|pt edição edicoes
pt acção ação|it università universita|ca edició edicions|ro surse sursele|ru источники источников|ru чёрный черного
uk статті статтями|be крыніцы крыніцамі|bg източници източниците|pl źródła źródłami|cs zdroje zdrojů|sk zdroje zdrojov
sr извор izvori|hr izvora izvorima|sl viri virov|el πηγή πηγές|tr kaynaklar kaynakları|hu források forrásokat|et allikad allikat
bn পাখী পাখি|bn বাংলাদেশ বাংলাদেশের|bn সম্পাদকদের সম্পাদক|bn ভাষার ভাষা|bn শ্রেণী শ্রেণি|bn ব্যবহারের ব্যবহার|bn উৎস উৎসগুলো
hi सम्बन्ध संबंधों|hi पुस्तक पुस्तकें|hi ज़रूरी जरूरी|mr लेखांमध्ये लेख|ne पुस्तकहरू पुस्तक|gu પુસ્તકો પુસ્તક|ta கட்டுரைகள் கட்டுரை
ar المصادر مصادر|ar بالمصادر مصادر|ar مدرسة مدرسه|ar مسؤول مسئول|ar والمحررون محررين|fa کتاب‌ها کتاب|fa كتاب کتاب|ur کتابیں کتاب
he המקורות מקור|he ובספר ספר|sw wahariri mhariri|sw anahariri kuhariri|sw vitabu kitabu|id penyuntingan menyunting|ms suntingan menyunting
ko 저작권을 저작권|ko 편집합니다 편집|ko 도서관에서 도서관|ko 빌려요 빌립니다|ko 닫고 닫으세요|ko 마시는 마셨습니다
ko 예측하는 예측했다|am ቅርንጫፍ ቅርንጫፎች|am ሥርዓት ስርአት|am ሕጻናት ህፃናት|am ኮምፒተሮች ኮምፒተር|sv cykeln cyklar|ta இரயில் ரயில்
te రైళ్లు రైలు|ko 마을은 마을|pt nuvens nuvem|pt imagens imagem|hi मक्खी मखी|ar أقلامهم قلم|ja サーバー サーバ|ja りんご リンゴ|zh 維基 维基|vi quyền quyen|ta நூலகத்தில் நூலகங்கள்|ta வீட்டை வீடுகள்
ta இரத்தம் ரத்தம்|ta கடவுச்சொல் கடவுசொல்|ta தடுப்பூசி தடுப்புஊசி|ru огурец огурцов|ru сестёр сестра|sw vitu kitu|sw miaka mwaka|sw hawasomi anayesoma
sw walimu mwalimu|de geimpft impfen|de Delphin Delfine|de abgeholt abholen|es quiosco kiosco|es vaca baca|es güisqui whisky|pt húmido úmido
fr nénuphar nénufar|fr arrosage arroser|en mould mold|en anaemia anemia|th ลิ้งค์ ลิงก์|th กาเเฟ กาแฟ|hi चिड़ियों चिड़िया|hi डॉक्टर डाक्टर
bn যাদু জাদু|bn বন্যার বন্না|ar وردة ورود|ar مدرسة المدارس|ar أطفال طفل|en e-mail email|tr e-posta eposta|uz o'zbek oʻzbek|az kitablar kitab|hi १२ 12|fa ۱۲ ١٢
"""


@pytest.mark.parametrize("line", [part.strip() for part in MEETING.replace("\n", "|").split("|") if part.strip()])
def test_two_forms_of_a_word_meet(line):
    language, first, second = line.split(" ")
    forms = [{form for token in tokens(text, language) for form in (token.term, *variants(token.word, language))}
             for text in (first, second)]
    assert forms[0] & forms[1], forms


@pytest.mark.parametrize("line", """
de schon Schule|en hour her|en four for|en universe_sity no|bn পড়া পাখি|he מקור קור|ar كتاب تاب|ur بھی بہی|ru и й|uk і ї|fr ou un|sw mtu kitu
""".strip().split("|"))
def test_other_words_do_not_meet_by_term(line):
    language, first, second = line.split(" ")
    assert {token.term for token in tokens(first, language)}.isdisjoint(token.term for token in tokens(second, language))


def test_a_query_of_han_takes_pairs():
    assert [token.term for token in query_tokens("维基百科的", "zh")] == ["维基", "基百", "百科", "科的"]
    assert [token.term for token in query_tokens("水", "zh")] == ["水"]
    assert {token.term for token in query_tokens("編集と出典を見る", "ja")} <= {token.term for token in tokens("編集と出典を見る", "ja")}
    assert [token.term for token in query_tokens("読んだ本", "ja")] == ["読", "本"]
    assert [token.term for token in query_tokens("ことば", "ja")] == ["こと", "とば"]


ANY_TEXT = st.text(st.one_of(
    st.characters(codec=None), st.sampled_from("aéßİıΣς'’·\"\u200d\u200b\u00adーｶﾞのあ漢々กำเ\u1000\u1037\u103a\u1039្កক্ৎঁ\u05e9\u0651ـأ١𝐀\ud800 "),
), max_size=60)


@given(ANY_TEXT)
def test_fold_is_idempotent(text):
    assert fold(fold(text)) == fold(text)
    assert light(light(text)) == light(text)


def test_fold_is_idempotent_for_every_code_point():
    # The planes of private use and of tags are all alike.
    letters = [chr(code) for code in range(0x32000)]
    assert [letter for letter in letters if fold(fold(letter)) != fold(letter)] == []


@given(ANY_TEXT, st.sampled_from(LANGUAGES))
def test_offsets_point_into_the_text(text, language):
    place = 0
    for token in tokens(text, language):
        assert place <= token.start < token.end <= len(text)
        place = token.start
        # What stands at the place gives the term again, by itself.
        again = [other.term for other in tokens(text[token.start:token.end], language)]
        assert token.term in again
        assert all(is_word(ord(letter)) for letter in token.term)
        assert len(token.term) <= 4 * LONGEST


@given(ANY_TEXT, st.sampled_from(LANGUAGES))
def test_variants_never_raise_and_differ_from_the_term(text, language):
    for token in tokens(text, language):
        forms = variants(token.word, language)
        assert token.term not in forms
        assert len(set(forms)) == len(forms)


def test_an_unknown_language_is_none():
    for tag in ("", "-", "x-klingon", "EN_us", "🦊", "a" * 1000):
        assert [token.term for token in tokens("Straße", tag)] == ["strasse"]


HOSTILE = (
    "a", "'", "a'", "\u200d", "a\u200d", "ก\u0e31", "\u1000\u200b", "\u1000\u1037", "\u1780\u17d2\u200b", "ー", "あー", "\u0301",
    "\ufdfa", "א\"", "漢", "\ufe00", "e\u0301", "\ud800", "ক্", "न्त", "\U0001d400",
)


@pytest.mark.parametrize("unit", HOSTILE, ids=ascii)
@pytest.mark.parametrize("opening", ("", "\u1000\u17d2"), ids=ascii)
def test_time_is_linear(unit, opening):
    def seconds(count: int) -> float:
        text, best = opening + unit * count, 9.0
        for _ in range(3):
            start = time.process_time()
            tokens(text, "en")
            best = min(best, time.process_time() - start)
        return best

    # Eight times the text takes eight times as long; quadratic work would take sixty-four times.
    short = seconds(2_000)
    assert seconds(16_000) < max(30 * short, 0.05)


def test_every_rule_is_linear_in_a_word():
    """Words have at most 64 letters: a rule that backtracks without end would still be seen here."""
    for language in RULES:
        for letter in "a", "ي", "া", "ा", "и", "הו", "하", "ni":
            start = time.process_time()
            variants(letter * LONGEST, language)
            assert time.process_time() - start < 0.2, (language, letter)


def test_letters_marks_and_numbers_are_those_of_unicode_14():
    if unicodedata.unidata_version != "14.0.0":
        pytest.skip(f"the table is of Unicode 14, this Python has {unicodedata.unidata_version}")
    wrong = [code for code in range(sys.maxunicode + 1)
             if (category := unicodedata.category(chr(code))) != "Cn" and (category[0] in "LMN") != is_word(code)]
    assert wrong == []


def test_old_platforms_normalise_the_same():
    """NFC comes from the platform. Since Unicode 3.2 nothing that it changes was added but Han for compatibility."""
    young = [chr(code) for code in range(sys.maxunicode + 1)
             if unicodedata.category(chr(code)) != "Cn" and not unicodedata.is_normalized("NFC", chr(code))
             and unicodedata.ucd_3_2_0.category(chr(code)) == "Cn"]
    assert all("CJK COMPATIBILITY IDEOGRAPH" in unicodedata.name(letter) for letter in young)


GERMAN = {token.term for token in tokens("Prüfung Quelle Quellen Zugang Daten Straße Zusammen Arbeit Urheber Recht Wissen Schaft", "de")}


@pytest.mark.parametrize("language, word, vocabulary, parts", (
    ("de", "quellenprufung", GERMAN, ("quellen", "prufung")),
    ("de", "zugangsdatenprufung", GERMAN, ("zugang", "daten", "prufung")),
    ("de", "urheberrechts", GERMAN, ("urheber", "rechts")),
    ("de", "wissenschaft", GERMAN, ()),
    ("de", "quelle", GERMAN, ()),
    ("de", "prufungen", GERMAN, ()),
    ("en", "quellenprufung", GERMAN, ()),
    ("sv", "kallkritik", {"kall", "kritik"}, ("kall", "kritik")),
    ("nl", "bronvermelding", {"bron", "vermelding"}, ("bron", "vermelding")),
    ("fi", "tekijanoikeus", {"tekija", "tekijan", "oikeus"}, ("tekijan", "oikeus")),
    ("ko", "저작권침해", {"저작권", "침해"}, ("저작권", "침해")),
))
def test_compounds(language, word, vocabulary, parts):
    found = compound_parts(word, vocabulary, language)
    assert len(found) == len(parts) and all(part.startswith(found[place][:4]) for place, part in enumerate(parts))


@given(st.text("abenrs", max_size=64), st.frozensets(st.text("abenrs", min_size=4, max_size=6)))
def test_parts_of_a_compound_stand_in_it_in_order(word, vocabulary):
    place = 0
    for part in compound_parts(word, vocabulary, "de"):
        place = word.index(part, place) + len(part)


@pytest.mark.parametrize("language", [*LANGUAGES, "de-AT", "zh-Hant-TW", "pt_BR"])
def test_the_scripts_of_a_language_are_there(language):
    for address in scripts(language):
        assert (SCRIPTS.parent / address).is_file(), address


def test_the_scripts_say_what_the_tables_say():
    program = [sys.executable, str(ROOT / "tools" / "search_scripts.py"), "--check"]
    done = subprocess.run(program, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_both_stemmers_are_of_one_version():
    assert version("snowballstemmer") == "3.0.1"
    for path in (SCRIPTS / "stem").glob("*.js"):
        assert "Snowball 3.0.1," in path.read_text(encoding="utf-8")[:40], path


def words_of(language: str) -> list[str]:
    path = Path(__file__).parent / "search" / f"{language}.yml"
    return sorted(set(path.read_text(encoding="utf-8").casefold().split()))[:700]


@pytest.mark.parametrize(("tag", "stemmer"), sorted(SNOWBALL.items()))
def test_compiled_stemmers_give_the_same_stems(tag: str, stemmer: str) -> None:
    quick = languages._quick(stemmer)
    if quick is None:
        pytest.skip("PyStemmer 3.0.0 is not installed")
    plain = languages._plain(stemmer)
    known = (ROOT / "tests" / "search" / f"{tag}.yml").is_file()
    words = words_of(tag) if known else [*words_of("en")[::3], *words_of("ru")[::3], *words_of("fr")[::3]]
    assert [(word, quick(word)) for word in words] == [(word, plain(word)) for word in words]


def test_vendored_stemmers_keep_their_licence():
    for path in (SCRIPTS / "stem").glob("*.js"):
        head = path.read_text(encoding="utf-8")[:1800]
        assert "Copyright (c) 2001, Dr Martin Porter" in head and "Redistribution and use" in head, path
