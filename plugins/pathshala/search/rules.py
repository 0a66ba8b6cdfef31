"""Spellings and endings of languages, as tables that Python and the browser share; those of Indic scripts: `indic`.

`endings` says how they are written. Rules for languages written with marks that `fold` drops are written without them.
An ending that is also the end of many words is cut only where what stays is cut alike (Bengali -র after a vowel), or
not at all.
"""

from __future__ import annotations

from .endings import Rules, ends, starts
from .indic import INDIC
from .korean import KOREAN
from .sounds import ALIKE, LINKS

SNOWBALL = {
    "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "eo": "esperanto",
    "es": "spanish", "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
    "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian",
    "ne": "nepali", "nl": "dutch", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sv": "swedish",
    "tr": "turkish", "yi": "yiddish",
}
"""Language -> Snowball's name of its algorithm. Arabic and Serbian have one too; the rules below are smaller."""

WRITTEN_AS = {
    "no": "nb", "nn": "nb", "ms": "id", "zsm": "id", "yue": "zh", "wuu": "zh", "lzh": "zh", "cmn": "zh", "bs": "hr",
    "sr": "hr", "sh": "hr", "cnr": "hr", "gsw": "de", "simple": "en", "arz": "ar", "ary": "ar", "prs": "fa",
    "mo": "ro", "ht": "fr", "fil": "tl",
}
"""Languages near enough to another for its rules to hold."""

TURKIC = frozenset(("tr", "az", "crh", "tt"))
"""Languages in which I is the capital of ı, and İ of i."""

MARKED = frozenset(("vi",))

DECOMPOSED = {"ko": "hangul", "am": "ethiopic", "ti": "ethiopic"}
"""Languages whose terms are the letters of their syllables, and how these are found (`syllables`)."""


_ENGLISH = (
    ("^practis(e|es|ed|ing)$", "practic$1"),
    # -ise and -yse are -ize and -yze in America; both are made z, also where only s is right (exercise): no word is
    # told from another by it.
    ("is(e|es|ed|er|ers|ing|able|ations?|ational)$", "iz$1"),
    ("(anal|paral|catal|hydrol)ys(e|es|ed|er|ers|ing)$", "$1yz$2"),
    # -our, after two letters at least: four, hour and your stay.
    ("^(.{2,})our(s|ed|ing|ful|less|able|al|hood|ism|ite|ites|er|ers|y|ably)?$", "$1or$2"),
    ("(cent|met|lit|theat|fib|calib|spect|lust|somb|mit|meag|manoeuv)re(s?)$", "$1er$2"),
    ("(cent|fib|calib|mit|manoeuv)r(ed|ing)$", "$1er$2"),
    ("^(.{2,})ogue(s?)$", "$1og$2"),
    ("^(.{2,})ogu(ed|ing)$", "$1og$2"),
    ("^(trave|labe|cance|mode|signa|leve|fue|channe|counse|marve|quarre|tunne|tota|dia|initia|jewe)ll(ed|ing|er|ers"
     "|ors?|ings)$", "$1l$2"),
    ("^(fulfi|enro|insta|ski|wi|disti)l(s|ment|ments|ful|fully)?$", "$1ll$2"),
    ("^(def|off|lic|pret)ence(s|d|less)?$", "$1ense$2"),
    ("^programmes?$", "program"),
    ("ae", "e"), ("^(f|hom|am|ph|subp|diarrh)?oe(?=...)", "$1e"),
    ("^(m|sm)ould", "$1old"), ("^plough", "plow"), ("^gr[ea]y", "gray"), ("^tyre(s?)$", "tire$1"),
    ("^draught", "draft"), ("^sceptic", "skeptic"), ("^pyjama", "pajama"), ("^cosy", "cozy"),
    ("^moustache", "mustache"), ("^doughnut", "donut"), ("^yoghurt", "yogurt"), ("^omelette", "omelet"),
    ("inium$", "inum"), ("^chill?[ie](?=e?s?$)", "chili"), ("^cheque", "check"), ("^kerb", "curb"), ("^sulph", "sulf"),
    ("^artefact", "artifact"), ("xion(s?)$", "ction$1"), ("^jewellery", "jewelry"), ("^whiskey", "whisky"),
    ("^ageing$", "aging"),
    ("^manoeuv", "maneuv"),
    ("^(judg|acknowledg)ement", "$1ment"),
)

_FLEETING_E = ("^(.{2,}[b-df-hj-np-tvwxz])e([lnr])n?$", "$1$2")
"""Scandinavian words lose the e of their last syllable before an ending: cykel, cyklar; Swedish ones also cykeln."""

RULES: dict[str, Rules] = {
    **INDIC,
    "en": {"before": _ENGLISH},
    # Endings typed without their accent are mended, so that the stemmer knows them. What sounds alike in America and
    # mostly in Spain (b v, s z c, ll y, j g before e and i, no h) is one in the key, and so are spellings of which
    # dictionaries give two: kiosco quiosco, whisky güisqui, psicología sicología, transporte trasporte, posguerra.
    "es": {"before": (("([cs])ion$", "$1ión"), ("^gü(?=[ei])", "w")), "after": (
        ("(^|[^c])h", "$1"), ("qu", "k"), ("c(?=[aourltk]|$)", "k"), ("kk", "k"), ("z|c(?=[ei])", "s"), ("ll", "y"),
        ("v", "b"), ("g(?=[ei])", "j"), ("x(?=[aeiou])", "j"), ("^ps", "s"), ("^trans", "tras"), ("^(o|su)bs", "$1s"),
        ("^post", "pos"), ("ept", "et"), ("^[gb]u(?=[ei])", "w"), ("y", "i"), ("([a-qs-z])\\1", "$1"),
    )},
    "ca": {"before": (("([cs])io$", "$1ió"),)},
    "it": {"before": (("(il|al|iv|or|ar|rs|os|ic|et|ed|tr|an|en|un)ita$", "$1ità"),)},
    "fr": {"before": (("([cst])ite(s?)$", "$1ité$2"), ("(il|al|iv|ur|ar|or|ic)ite(s?)$", "$1ité$2"),
                      ("^(.{2,})ee(s?)$", "$1ée$2"), ("^clefs?$", "clé")),
        # 1990: nénufar, ognon.
        "after": (("ph", "f"), ("^oign", "ogn")),
        # The noun of an action in -age has the stem of its verb: arroser, arrosage.
        "extra": (ends(4, "age ages"),)},
    # Before 2009 Portugal wrote acção, projecto, óptimo for ação, projeto, ótimo.
    "pt": {"before": (
        ("^h(?=[aeiouáéíóúâêô])", ""),
        ("([ae])c([çt])", "$1$2"), ("([oóe])p([çt])", "$1$2"), ("cao$", "ção"), ("sao$", "são"), ("coes$", "ções"),
        ("soes$", "sões"),
        # Plurals that change the end of the word, which the stemmer leaves: edições, animais, possíveis.
        ("[õã]es$", "ão"), ("^(.{2,})ais$", "$1al"), ("veis$", "vel"), ("^(.{2,}[eiou])ns$", "$1m"),
        ),
        # Spellings of Brazil and Portugal, and before 1990: húmido úmido, súbdito súdito, amnistia anistia, registo
        # registro, louro loiro, catorze quatorze; a doubled consonant is heard as one.
        "after": (("([^cln])h", "$1"), ("b([dt])", "$1"), ("mn", "n"), ("gistr", "gist"), ("ou", "oi"),
                  ("^qua(?=t)", "ca"), ("ph", "f"), ("([a-qs-z])\\1", "$1")),
    },
    # Since 1996 and as foreign words are written: Delfin Delphin, Tunfisch Thunfisch, Klub Club. A participle of a weak
    # verb in ge-…-t, or of a strong one in ge-…-en that keeps its vowel, also meets the stem of its verb.
    "de": {"after": (("ph", "f"), ("([rt])h", "$1"), ("c(?=[aourlk]|$)", "k"), ("kk", "k")),
           "extra": (("^((?:ab|an|auf|aus|bei|ein|mit|nach|vor|zu|um|weg|zuruck|zusammen)?)"
                      "ge(.{3,}?)(?:(?:e|er)?te?|en)[mnrs]?$", "$1$2"),)},
    # Fleeting vowels: огурец огурца, окно окон, сестра сестёр, кухня кухонь.
    "ru": {"after": (("[ьъ]", ""), ("^(.+[бвгджзклмнпрстфхцчшщ])[ео]([кцнрлм])$", "$1$2"))},
    "sv": {"after": (_FLEETING_E,)},
    # å was aa until 1948, and is where the key is missing; Norwegian bokmål has boka and boken.
    "da": {"before": (("aa", "å"), ("ae", "æ"), ("oe", "ø")), "after": (_FLEETING_E,)},
    "nb": {"before": (("aa", "å"), ("ae", "æ"), ("oe", "ø")), "after": (_FLEETING_E,)},
    # Urdu plurals and oblique forms; do-chashmi he and bari ye as those without the key write them.
    "ur": {"after": (ends(2, "يوں يات ياں يں وں ات"), ("ھ", "ه"), ends(2, "ے ا ه ي"))},
    # Persian plural, ezafe and pronouns after it, comparison; the verb's mi- and nemi-.
    "fa": {"after": (
        starts(3, "نمي مي"), ends(2, "هايشان هايمان هايتان هايش هايم هايت هايي هاي ها"), ends(3, "ترين تر"),
        ends(3, "شان مان تان"), ends(3, "ان ات اي ي"),
    )},
    # After Larkey's light10: conjunction and article before, the commonest endings behind (ة is ه and ى is ي by now).
    # A one-letter preposition or conjunction could be a letter of the root, so the word without it is a variant
    # more; ك alone nearly always is one of the root (كتاب). مسؤول is also written مسئول, شؤون شئون.
    "ar": {
        "after": (("وو", "يو"), starts(3, "و"), starts(2, "وال بال كال فال لل ال"), ends(3, "ها ان ات ون ين يه ه"
                              " ي"),
                  ends(3, "ها ان ات ون ين")),
        # Broken plurals change the vowels of a word and keep its consonants: وردة ورود, مدرسة مدارس, طفل أطفال.
        "extra": (starts(3, "[وف][بكل]?ال [وف]لل [بك]ال لل ال [وفبل]"),
                  ("^(?:[وف]?(?:[بك]?ال|لل)(?=...))?(?:ا(?=..ا.(?:ه[امن]?|نا)?$))?(.)|[اوي][تن]$|ه[من]$|نا$|[اويءه]",
                    "$1")),
    },
    # One or two of the letters that are written together with the next word (and, the, in, to; as, from, that): which
    # of them belongs to the root cannot be seen, so each is a variant; as, from, that begin many roots, and must
    # leave four letters. Endings of number and gender.
    "he": {
        "after": (starts(3, "וה ה ו"), ends(3, "ויות יות ות יימ ימ ית יה ה ת י")),
        "extra": (("^(?:[והבל](?=.{3})|[כמש](?=.{4}))", ""), starts(3, "ו[הבלכמש] ש[הבלכמ] כש מה")),
    },
    # Locative -ni; a person in mwana- (plural wana-); subject, tense and relative before a verb, or its negative;
    # otherwise the class of the plural becomes that of the singular, and prefixes that can be told go. The last vowel
    # of a verb is its mood (-a, -e, -i), and that of a loan wavers.
    "sw": {"after": (
        ends(4, "ni"),
        ("^m?wana(?=funzi|chama|sheria|muziki|jeshi|anga|mke|ume|michezo|siasa|sayansi)", ""),
        ("^(?:(?:ha)?(?:ni|u|a|tu|m|wa|i|ki|vi|li|ya|zi|ku|pa)(?:na|li|ta|me|ngali|nge|ka|ki|ja)(?:ye|cho|vyo|lo|zo|po|mo)?"
         "(?=...)|(?:hatu|ham|hawa|hai|hazi|ha|si)(?=...+i$))", ""),
        ("^vi(?=..)", "ki"), ("^vy(?=[aeiou])", "ch"), ("^mi(?=[aeiou])", "mw"), ("^mi(?=..)", "m"),
        ("^wa(?=[^aeiou].)", "m"), ("^w(?=[aei])", "mw"),
        starts(3, "mwa mw ki ch ma ku m(?=[^aeiou]) u"),
        ends(3, "a e i"),
    )},
    "uk": {"after": (ends(3, "ями ами ях ах ові еві єві ого ому ими ій ої ою ею єю ів їв ем єм ом ам ям их им ий"
                              " ію ія ії"
                              " ість ості істю а я у ю и і ї е є о ь"), ("[ії]", "и"))},
    "be": {"after": (ends(3, "ямі амі ях ах ага аму ымі імі ай ой яй ей ую юю оў аў яў ем ом ам ям ых іх ым ім ы і"
                              " а я у ю е о ь"),)},
    "bg": {"after": (ends(3, "ията ието иите ите ата ята ото ето ът ят та то те"), ends(3, "а я и о е у ъ й"))},
    "mk": {"after": (ends(3, "иите ите ата ото ето от та то те"), ends(3, "а и о е у"))},
    "pl": {"after": (ends(3, "iami ami iach ach owie owi ow iom om iem em iego ego iemu emu iej ej ymi imi ych ich"
                              " ym im"
                              " ia ie iu io a e i o u y"),)},
    "cs": {"after": (ends(3, "atech ech ich ach ami emi imi ymi ovi ove ova ovy ho mu eho iho emu imu ym im em um"
                              " om am ou"
                              " ych ej a e i o u y"),)},
    "sk": {"after": (ends(3, "och ach iach ami iami ymi imi ovi ove ova ovy eho iho emu imu ym im em om am ou ych"
                              " ich ej"
                              " ov a e i o u y ia ie iu"),)},
    # Bosnian, Croatian, Montenegrin and Serbian; Cyrillic is read as Latin first, and đ is often written dj.
    "hr": {"before": tuple(zip(
        "љ њ џ а б в г д ђ е ж з и ј к л м н о п р с т ћ у ф х ц ч ш".split(),
        "lj nj dž a b v g d đ e ž z i j k l m n o p r s t ć u f h c č š".split(), strict=True)),
        "after": (("dj", "d"), ends(3, "ovima evima ima ama ovi evi ova eva ove eve iju ija ije ijom ijama oga og"
                              " omu ome om"
                                        " ega eg emu em ih im oj a e i o u"))},
    "sl": {"after": (ends(3, "ovih ova ovi ega emu ami ama imi ih im om em ah ev ov oma ema a e i o u"),)},
    "ko": KOREAN,
    # In letters (`syllables.ethiopic`). Four h, two s, two ts and two glottals are one sound today, and everybody
    # writes another. Prepositions and the relative ye- before the word; the plural -och, the article, object and "and".
    "am": {"after": (
        ("[ሕኅኽ]", "ህ"), ("ሥ", "ስ"), ("ፅ", "ጽ"), ("ዕ[አኣ]", "ኣ"), ("ዕ(?=[ኡ-ኦ])", ""), ("ዕ", "እ"), ("ህአ", "ህኣ"),
        starts(4, "እንድአ ስልአ ይአ ብአ ልአ ክአ"),
        ends(3, "ው?ኦች(?:ኡን|ኡም|ኡ|ን|ም|ኣችን|ኣችው|ኣቸው)? ኡን ኡም ውን ው ኡ ን ም ንኣ ውኣ"),
    )},
    "az": {"after": (ends(3, "larimizin lerimizin larinin lerinin larini lerini larin lerin larda lerde lardan"
                              " lerden lara lere"
                              " lari leri lar ler nin nun dan den da de in un ni nu i u a e"),)},
    "uz": {"after": (ends(3, "larining larini lariga larida laridan larning larni larga larda lardan lari lar ning"
                              " ni ga da dan i"),)},
    "kk": {"after": (ends(3, "[лдт][ае]р(?:[дт]ың|[дт]ің|[дт]ы|[дт]і|ға|ге|да|де|дан|ден|ы|і)? [ндт]ың [ндт]ің"
                              " [ндт]ы [ндт]і"
                              " [ғқ]а [гк]е [дт]а [дт]е [дт]ан [дт]ен ы і"),)},
    # -ng ends a word before what it describes; the focus of a verb is a prefix.
    "tl": {"after": (ends(3, "ng"), starts(4, "nag mag pag ipag pinag naka maka nakaka tag"))},
    # Hausa joins a noun to the next by -n or -r.
    "ha": {"after": (ends(3, "n r"),)},
    # แ typed as เ twice. Marks of tone are left out or mistaken; which letters of a loan are written and silenced
    # (thanthakhat) wavers.
    "th": {"after": (("เเ", "แ"), ("([เ-ไ])\\1", "$1"), ("[ก-ฮ][ิุ]?์", ""), ("[็-๋]", ""))},
    "ka": {"after": (ends(3, "ებისთვის ებისგან ებით ების ებში ებზე ები ისთვის იდან ის ით ში ზე მა სა ს ი ა"),)},
}
"""Language -> its rules: "before" the stemmer, "after" it on the folded word, "extra" variants."""

KNOWN = frozenset((*RULES, *SNOWBALL, *TURKIC, *MARKED, *DECOMPOSED, *ALIKE, *LINKS, "zh"))
"""Languages of which the analyzer knows something."""
