"""Spellings and endings of the languages written in Indic scripts, as `rules` has them for the others.

Where people write a sound in two ways, or a letter that is heard like another, both are one letter in the key: short
and long i and u, the three sibilants, dental and retroflex n, and what only loans tell apart (ऑ आ, ै े, ौ ो).
"""

from __future__ import annotations

from .endings import Rules, ends

_VOWELS, _SIGNS = "அஆஇஈஉஊஎஏஐஒஓஔ", ("", *"ாிீுூெேைொோௌ")

# Two Tamil words written as one change at the joint: before a vowel a short u goes, and a glide or the vowel's sign
# stands; k, c, t, p are doubled. A doubled consonant is one in the key, so a joint that is not written is found too.
_TAMIL_JOINT = (
    ("ு(?=[அ-ஔ])", "்"),
    ("([ிீெேை])(?=[அ-ஔ])", "$1ய்"),
    ("([ா-ௌக-ஹ])(?=[அ-ஔ])", "$1வ்"),
    *((f"்{vowel}", sign) for vowel, sign in zip(_VOWELS, _SIGNS, strict=True)),
)
_CASES = (
    "யிலிருந்து விலிருந்து ிலிருந்து ிடமிருந்து யிலுள்ள விலுள்ள ிலுள்ள யினுடைய வினுடைய ினுடைய யுடைய "
    "வுடைய ுடைய யில்லாத வில்லாத ில்லாத யில்லாமல் வில்லாமல் ில்லாமல் ிற்காக வுக்காக ுக்காக ிற்கு "
    "வுக்கு ுக்கு யினால் வினால் ினால் யினை வினை ினை யின் வின் ின் யில் வில் ில் யால் வால் ால் யுடன் "
    "வுடன் ுடன் யோடு வோடு ோடு யை வை ை யாக வாக ாக யான வான ான"
)
# A final stop that the next word demands; clitics; case, the longest first, then endings of verbs; plural. Nouns in -ம்
# have -த்து before a case and -ங்கள் as their plural, and lose it before another noun. Those in -டு and -று double
# the consonant before a case, which is one by then.
_TAMIL = (
    *_TAMIL_JOINT,
    # இ before ர and ல is optional in loans (இரத்தம், ரத்தம்).
    ("^இ(?=[ரல].{2})", ""),
    ("^(.{2,})[கசதப]்$", "$1"),
    ("^(.{2,})[யவ]ும்$", "$1"), ("^(.{3,})ும்$", "$1்"), ends(3, "தான் யே வே"),
    ends(2, _CASES, before="(?:த்த)?"),
    ("^(.+[ிீை])க்கு$|^(.+[ிீை])க்காக$", "$1$2"),
    ends(3, "க்கிறார்கள் கிறார்கள் க்கின்றன கின்றன க்கிறது கிறது க்கிறார் கிறார் க்கிறேன் கிறேன் க்கிறோம் கிறோம்"
            " ப்பது வது த்தல் தல்"),
    ("ற்கள்?$", "ல்"), ("ட்கள்?$", "ள்"), ends(2, "ங்கள்? க்கள்? கள்?"),
    ends(2, "த்து ம்"),
    # So is u or i beside the s of loans (ஸ்வரம், சுவரம்).
    ("^(?:இஸ்|ஸ்|சு)(?=[கடதபமவர])", "ச்"),
    ("ஃ", ""), ("[ஜஷஸஶ]", "ச"), ("ஹ", "க"), ("[ணந]", "ன"), ("ற", "ர"), ("[ளழ]", "ல"), ("ே", "ெ"), ("ோ", "ொ"),
    ("([க-ஹ])்\\1", "$1"),
    ("^(.{2,}?)(?:ய்|[ுைெ்])$", "$1"),
)

_LONG = (("ी", "ि"), ("ू", "ु"))
_HINDI = (
    # Feminine plurals of -इया and -ई, which the stemmer leaves apart; what is left of their vowel goes too.
    # Two words that are one have a long a where two met: पूर्व अनुमान, पूर्वानुमान.
    ("ा?(?!^)[अआ]", "ा"),
    ends(2, "ियां ियों िया ियो ीय िय ी ि"), ends(3, "ा े ो"),
    ("ई", "इ"), ("ऊ", "उ"), *_LONG, ("ॉ", "ा"), ("ऑ", "आ"), ("ै", "े"), ("ौ", "ो"), ("ऐ", "ए"), ("औ", "ओ"),
    ("[शष]", "स"), ("ण", "न"), ("ृ", "्रि"), ("ं", ""), ("(.)्\\1", "$1"),
    # A doubled aspirate is written with its plain letter first: मक्खी.
    ("[कगचजटडतदपब]्(?=[खघछझठढथधफभ])", ""),
)

INDIC: dict[str, Rules] = {
    # गयी and गई, गये and गए.
    "hi": {"before": (("यी$", "ई"), ("ये$", "ए")), "after": _HINDI},
    "ne": {"after": (*_LONG, ("ई", "इ"), ("ऊ", "उ"), ("[शष]", "स"), ("ण", "न"))},
    "bn": {
        # Emphatic -ই and -ও, then plural and classifier with their case, then case: -এর after a consonant, -র and
        # -য় after a vowel, -কে, -তে, -এ; then the endings of verbs. A stem's own -র after a vowel goes alike.
        "after": (
            ends(3, "ই ও"),
            ends(2, "গুলোর গুলোকে গুলোতে গুলোয গুলো গুলির গুলিকে গুলিতে গুলি গুলার গুলা সমূহের সমূহকে সমূহে সমূহ"
                    " বৃন্দের বৃন্দ গণের গণকে গণ দেরকে দের েরা টির টিকে টিতে টি টার টাকে টাতে টায টা খানি খানা"
                    " জনের জন"),
            ends(2, "ের কে তে"),
            ("^(.{2,}[ািীুূেৈোৌযইউও])[রয]$", "$1"),
            ("^(.+(?:[াোিী]|্.))রা$", "$1"),
            ends(2, "েছিলেন েছিলাম েছিল েছেন েছে েছি ছিলেন ছিলাম ছিল ছেন ছে ছি বেন বে বো লেন লাম লো তেন তাম তো িযে"
                    " ুন েন"),
            ends(2, "া ে ো"),
            # Vowel length, শ ষ স, ন ণ, ঙ ং and য জ sound alike today, a য-ফলা doubles its consonant, and doubled or
            # not is hardly heard: the mistakes most made, and spellings that dictionaries changed.
            ("ী", "ি"), ("ূ", "ু"), ("ঈ", "ই"), ("ঊ", "উ"), ("[শষ]", "স"), ("ণ", "ন"), ("ঙ", "ং"),
            ("া?(?!^)[অআ]", "া"), ("্য", ""), ("য", "জ"), ("ৃ", "্রি"), ("(.)্\\1", "$1"), ("্$", ""),
        ),
    },
    "as": {"after": (ends(2, "বোৰৰ বোৰক বোৰে বোৰ সমূহৰ সমূহ বিলাকৰ বিলাক টোৱে টোৰ টোক টো ৰে ৰ ক ত ে"),
                     ("ী", "ি"), ("ূ", "ু"), ("[শষ]", "স"), ("ণ", "ন"))},
    # Case endings stand on the oblique stem in -ा, -े, -ी or -्या, which goes with them.
    "mr": {"after": (
        ends(2, "ांमध्ये ामध्ये ीमध्ये ांसाठी ासाठी ांच्या ांचे ांची ांचा ाच्या ीच्या ेच्या ाचे ाची ाचा ीचे ीची"
                " ीचा ेचे ेची ेचा च्या चे ची चा ांना"
                " ाला ीला ेला ला ांनी ाने ीने ेने ने ांत ांतील ातील ीतील ेतील ात ीत ेत ांवर ावर ीवर ेवर ांशी ाशी"
                " हून ून"),
        ends(2, "्या ां ा े ी ो"), *_LONG, ("ॉ", "ा"), ("[शष]", "स"), ("ण", "न"),
    )},
    "gu": {"after": (ends(2, "ોમાં માં ોનો ોની ોનું ોના નો ની નું ના ોને ને ોથી થી ોએ એ ોમાંથી"),
                     ends(2, "ો ા ી ું ે"), ("ી", "િ"), ("ૂ", "ુ"), ("[શષ]", "સ"))},
    "pa": {"after": (ends(2, "ਿਆਂ ੀਆਂ ਾਂ ੀਆ ਿਓਂ ੋਂ ਾ ੇ ੀ ਿ"),)},
    "ta": {"after": _TAMIL},
    "si": {"after": (ends(2, "වලින් වලට වල ගේ ගෙන් යක් වක් ක් ට"),)},
    "te": {"after": (ends(2, "ాలలో ాలను ాలకు ాలతో ాలు ాల లలో లను లకు లతో లోని లో ను కు తో లు ం ి ు"), ("్?ళ్$", ""))},
    "kn": {"after": (ends(2, "ಗಳಲ್ಲಿ ಗಳನ್ನು ಗಳಿಗೆ ಗಳಿಂದ ಗಳ ಗಳು ಯಲ್ಲಿ ದಲ್ಲಿ ವನ್ನು ಯನ್ನು ನ್ನು ಕ್ಕೆ ಿಂದ ಲ್ಲಿ ಗೆ ದ ಯ"),)},
    "ml": {"after": (ends(2, "ങ്ങളുടെ ങ്ങളില് ങ്ങളെ ങ്ങള്ക്ക് ങ്ങള് കളുടെ കളില് കളെ കള്ക്ക് കള് ത്തിന്റെ ത്തില്"
                             " ത്തിന് യുടെ യില് യെ ിന്റെ ിന് ില് ം"),)},
}
"""Language -> its rules, as in `rules.RULES`."""
