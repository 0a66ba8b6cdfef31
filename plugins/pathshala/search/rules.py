"""Spellings and endings of languages, as tables that Python and the browser share.

The endings of a language form one pattern, `^(.{n,}?)(?:…)$`: the longest ending goes if n letters stay. Rules for
languages written with marks that `fold` drops are written without them. An ending that is also the end of many
words is cut only where what stays is cut alike (Bengali -র after a vowel), or not at all.
"""

from __future__ import annotations

SNOWBALL = {
    "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "eo": "esperanto",
    "es": "spanish", "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
    "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian",
    "ne": "nepali", "nl": "dutch", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sv": "swedish",
    "ta": "tamil", "tr": "turkish", "yi": "yiddish",
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


def _ends(left: int, endings: str, new: str = "$1") -> tuple[str, str]:
    """The rule that takes the longest of these endings away if so many letters stay."""
    return rf"^(.{{{left},}}?)(?:{'|'.join(endings.split())})$", new


def _starts(left: int, beginnings: str) -> tuple[str, str]:
    """The rule that takes one of these beginnings away, the first that fits, if so many letters stay."""
    return rf"^(?:{'|'.join(beginnings.split())})(?=.{{{left},}})", ""


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
    ("(cyclop|^p|^arch|^an|^h|^gyn|^orthop|^medi|^prim)ae", "$1e"),
    ("^(f|o)e(tus|tal|strogen)", "$1e$2"),
    ("^manoeuv", "maneuv"),
    ("^(judg|acknowledg)ement", "$1ment"),
)

RULES: dict[str, dict[str, tuple[tuple[str, str], ...]]] = {
    "en": {"before": _ENGLISH},
    # Endings typed without their accent, so that the stemmer knows them.
    "es": {"before": (("([cs])ion$", "$1ión"),)},
    "ca": {"before": (("([cs])io$", "$1ió"),)},
    "it": {"before": (("(il|al|iv|or|ar|rs|os|ic|et|ed|tr|an|en|un)ita$", "$1ità"),)},
    "fr": {"before": (("([cst])ite(s?)$", "$1ité$2"), ("(il|al|iv|ur|ar|or|ic)ite(s?)$", "$1ité$2"),
                      ("^(.{2,})ee(s?)$", "$1ée$2"))},
    # Before 2009 Portugal wrote acção, projecto, óptimo for ação, projeto, ótimo.
    "pt": {"before": (
        ("([ae])c([çt])", "$1$2"), ("([oóe])p([çt])", "$1$2"), ("cao$", "ção"), ("sao$", "são"), ("coes$", "ções"),
        ("soes$", "sões"),
        # Plurals that change the end of the word, which the stemmer leaves: edições, animais, possíveis.
        ("[õã]es$", "ão"), ("^(.{2,})ais$", "$1al"), ("veis$", "vel"),
    )},
    # å was aa until 1948, and is where the key is missing; Norwegian bokmål has boka and boken.
    "da": {"before": (("aa", "å"), ("ae", "æ"), ("oe", "ø"))},
    "nb": {"before": (("aa", "å"), ("ae", "æ"), ("oe", "ø"))},
    # गयी and गई, गये and गए.
    "hi": {"before": (("यी$", "ई"), ("ये$", "ए"))},
    "bn": {
        # Emphatic -ই and -ও, then plural and classifier with their case, then case: -এর after a consonant, -র and
        # -য় after a vowel, -কে, -তে, -এ; then the endings of verbs. A stem's own -র after a vowel goes alike.
        # Vowel length, শ ষ স, ন ণ and ঙ ং sound alike today and are the mistakes most made: one letter in the key.
        "after": (
            _ends(3, "ই ও"),
            _ends(2, "গুলোর গুলোকে গুলোতে গুলোয গুলো গুলির গুলিকে গুলিতে গুলি গুলার গুলা সমূহের সমূহকে সমূহে সমূহ"
                     " বৃন্দের বৃন্দ গণের গণকে গণ দেরকে দের েরা টির টিকে টিতে টি টার টাকে টাতে টায টা খানি খানা"
                     " জনের জন"),
            _ends(2, "ের কে তে"),
            ("^(.{2,}[ািীুূেৈোৌযইউও])[রয]$", "$1"),
            ("^(.+[াোিী])রা$", "$1"),
            _ends(2, "েছিলেন েছিলাম েছিল েছেন েছে েছি ছিলেন ছিলাম ছিল ছেন ছে ছি বেন বে বো লেন লাম লো তেন তাম তো িযে"
                     " ুন েন"),
            _ends(2, "া ে ো"),
            ("ী", "ি"), ("ূ", "ু"), ("[শষ]", "স"), ("ণ", "ন"), ("ঙ", "ং"),
        ),
    },
    "as": {"after": (_ends(2, "বোৰৰ বোৰক বোৰে বোৰ সমূহৰ সমূহ বিলাকৰ বিলাক টোৱে টোৰ টোক টো ৰে ৰ ক ত ে"),
                     ("ী", "ি"), ("ূ", "ু"), ("[শষ]", "স"), ("ণ", "ন"))},
    # Case endings stand on the oblique stem in -ा, -े, -ी or -्या, which goes with them.
    "mr": {"after": (
        _ends(2, "ांमध्ये ामध्ये ीमध्ये ांसाठी ासाठी ांच्या ांचे ांची ांचा ाच्या ीच्या ेच्या ाचे ाची ाचा ीचे ीची"
                 " ीचा ेचे ेची ेचा च्या चे ची चा ांना"
                 " ाला ीला ेला ला ांनी ाने ीने ेने ने ांत ांतील ातील ीतील ेतील ात ीत ेत ांवर ावर ीवर ेवर ांशी ाशी"
                 " हून ून"),
        _ends(2, "्या ां ा े ी ो"), ("ी", "ि"), ("ू", "ु"),
    )},
    "gu": {"after": (_ends(2, "ોમાં માં ોનો ોની ોનું ોના નો ની નું ના ોને ને ોથી થી ોએ એ ોમાંથી"),
                     _ends(2, "ો ા ી ું ે"), ("ી", "િ"), ("ૂ", "ુ"))},
    "pa": {"after": (_ends(2, "ਿਆਂ ੀਆਂ ਾਂ ੀਆ ਿਓਂ ੋਂ ਾ ੇ ੀ ਿ"),)},
    # Urdu plurals and oblique forms; do-chashmi he and bari ye as those without the key write them.
    "ur": {"after": (_ends(2, "يوں يات ياں يں وں ات"), ("ھ", "ه"), _ends(2, "ے ا ه ي"))},
    # Persian plural, ezafe and pronouns after it, comparison; the verb's mi- and nemi-.
    "fa": {"after": (
        _starts(3, "نمي مي"), _ends(2, "هايشان هايمان هايتان هايش هايم هايت هايي هاي ها"), _ends(3, "ترين تر"),
        _ends(3, "شان مان تان"), _ends(3, "ان ات اي ي"),
    )},
    # After Larkey's light10: conjunction and article before, the commonest endings behind (ة is ه and ى is ي by now).
    # A one-letter preposition or conjunction could be a letter of the root, so the word without it is a variant
    # more; ك alone nearly always is one of the root (كتاب). مسؤول is also written مسئول, شؤون شئون.
    "ar": {
        "after": (("وو", "يو"), _starts(3, "و"), _starts(2, "وال بال كال فال لل ال"), _ends(3, "ها ان ات ون ين يه ه"
                              " ي"),
                  _ends(3, "ها ان ات ون ين")),
        "extra": (_starts(3, "[وف][بكل]?ال [وف]لل [بك]ال لل ال [وفبل]"),),
    },
    # One or two of the letters that are written together with the next word (and, the, in, to; as, from, that): which
    # of them belongs to the root cannot be seen, so each is a variant; as, from, that begin many roots, and must
    # leave four letters. Endings of number and gender.
    "he": {
        "after": (_starts(3, "וה ה ו"), _ends(3, "ויות יות ות יימ ימ ית יה ה ת י")),
        "extra": (("^(?:[והבל](?=.{3})|[כמש](?=.{4}))", ""), _starts(3, "ו[הבלכמש] ש[הבלכמ] כש מה")),
    },
    # Subject and tense before a verb; otherwise the class prefix of singular, plural or infinitive. Locative -ni.
    "sw": {"after": (
        _ends(4, "ni"),
        _starts(4, "(?:ni|u|a|tu|m|wa|i|ki|vi|li|ya|zi|ku|pa)(?:na|li|ta|me|nge|ka)"
                   " mw wa mi ki vi ch vy ma ku m(?=[^aeiou]) u"),
    )},
    "uk": {"after": (_ends(3, "ями ами ях ах ові еві єві ого ому ими ій ої ою ею єю ів їв ем єм ом ам ям их им ий"
                              " ію ія ії"
                              " ість ості істю а я у ю и і ї е є о ь"), ("[ії]", "и"))},
    "be": {"after": (_ends(3, "ямі амі ях ах ага аму ымі імі ай ой яй ей ую юю оў аў яў ем ом ам ям ых іх ым ім ы і"
                              " а я у ю е о ь"),)},
    "bg": {"after": (_ends(3, "ията ието иите ите ата ята ото ето ът ят та то те"), _ends(3, "а я и о е у ъ й"))},
    "mk": {"after": (_ends(3, "иите ите ата ото ето от та то те"), _ends(3, "а и о е у"))},
    "pl": {"after": (_ends(3, "iami ami iach ach owie owi ow iom om iem em iego ego iemu emu iej ej ymi imi ych ich"
                              " ym im"
                              " ia ie iu io a e i o u y"),)},
    "cs": {"after": (_ends(3, "atech ech ich ach ami emi imi ymi ovi ove ova ovy ho mu eho iho emu imu ym im em um"
                              " om am ou"
                              " ych ej a e i o u y"),)},
    "sk": {"after": (_ends(3, "och ach iach ami iami ymi imi ovi ove ova ovy eho iho emu imu ym im em om am ou ych"
                              " ich ej"
                              " ov a e i o u y ia ie iu"),)},
    # Bosnian, Croatian, Montenegrin and Serbian; Cyrillic is read as Latin first, and đ is often written dj.
    "hr": {"before": tuple(zip(
        "љ њ џ а б в г д ђ е ж з и ј к л м н о п р с т ћ у ф х ц ч ш".split(),
        "lj nj dž a b v g d đ e ž z i j k l m n o p r s t ć u f h c č š".split(), strict=True)),
        "after": (("dj", "d"), _ends(3, "ovima evima ima ama ovi evi ova eva ove eve iju ija ije ijom ijama oga og"
                              " omu ome om"
                                        " ega eg emu em ih im oj a e i o u"))},
    "sl": {"after": (_ends(3, "ovih ova ovi ega emu ami ama imi ih im om em ah ev ov oma ema a e i o u"),)},
    # Particles after a noun, plural -들, and the verb "to do" after a noun.
    "ko": {"after": (
        _ends(2, "에서는 에서도 에서의 에서 에게 으로는 으로서 으로써 으로 로서 로써 이라는 이란 까지 부터 마다"
                 " 처럼 보다 이나 하고"
                 " 은 는 이 가 을 를 의 에 와 과 도 만 로"),
        _ends(2, "하였습니다 했습니다 합니다 입니다 하십시오 하세요 하려면 하기 하는 하다 하여 하며 하고 하면 해서"
                 " 해야 했다 된다 되는"
                 " 됩니다 되다 한 할 해 된 될"),
        _ends(2, "들"),
    )},
    "az": {"after": (_ends(3, "larimizin lerimizin larinin lerinin larini lerini larin lerin larda lerde lardan"
                              " lerden lara lere"
                              " lari leri lar ler nin nun dan den da de in un ni nu i u a e"),)},
    "uz": {"after": (_ends(3, "larining larini lariga larida laridan larning larni larga larda lardan lari lar ning"
                              " ni ga da dan i"),)},
    "kk": {"after": (_ends(3, "[лдт][ае]р(?:[дт]ың|[дт]ің|[дт]ы|[дт]і|ға|ге|да|де|дан|ден|ы|і)? [ндт]ың [ндт]ің"
                              " [ндт]ы [ндт]і"
                              " [ғқ]а [гк]е [дт]а [дт]е [дт]ан [дт]ен ы і"),)},
    # -ng ends a word before what it describes; the focus of a verb is a prefix.
    "tl": {"after": (_ends(3, "ng"), _starts(4, "nag mag pag ipag pinag naka maka nakaka tag"))},
    # Hausa joins a noun to the next by -n or -r.
    "ha": {"after": (_ends(3, "n r"),)},
    "si": {"after": (_ends(2, "වලින් වලට වල ගේ ගෙන් යක් වක් ක් ට"),)},
    "te": {"after": (_ends(2, "ాలలో ాలను ాలకు ాలతో ాలు ాల లలో లను లకు లతో లోని లో ను కు తో లు ం ి ు"),)},
    "kn": {"after": (_ends(2, "ಗಳಲ್ಲಿ ಗಳನ್ನು ಗಳಿಗೆ ಗಳಿಂದ ಗಳ ಗಳು ಯಲ್ಲಿ ದಲ್ಲಿ ವನ್ನು ಯನ್ನು ನ್ನು ಕ್ಕೆ ಿಂದ ಲ್ಲಿ ಗೆ ದ ಯ"),)},
    "ml": {"after": (_ends(2, "ങ്ങളുടെ ങ്ങളില് ങ്ങളെ ങ്ങള്ക്ക് ങ്ങള് കളുടെ കളില് കളെ കള്ക്ക് കള് ത്തിന്റെ ത്തില്"
                              " ത്തിന് യുടെ യില് യെ ിന്റെ ിന് ില് ം"),)},
    "ka": {"after": (_ends(3, "ებისთვის ებისგან ებით ების ებში ებზე ები ისთვის იდან ის ით ში ზე მა სა ს ი ა"),)},
}
"""Language -> its rules: "before" the stemmer, "after" it on the folded word, "extra" variants."""

KNOWN = frozenset((*RULES, *SNOWBALL, *TURKIC, *MARKED, "zh"))
"""Languages of which the analyzer knows something."""
