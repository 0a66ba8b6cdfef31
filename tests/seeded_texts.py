"""Sound translations into five languages, to seed faults into: sentences as they stand in lessons."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

LANGUAGES = ("bn", "ar", "es", "fr", "zh")


@dataclass(frozen=True)
class Passage:
    """A source and its translations in the order of `LANGUAGES`; `name` tells it from the others.

    `role` is what it is in its lesson, with the headings above it.
    """

    name: str
    source: str
    bn: str
    ar: str
    es: str
    fr: str
    zh: str
    role: str = "paragraph"


_QUESTION = "Check yourself › What should you do with a doubtful statement?"

PASSAGES = (
    Passage(
        "statement", "Every statement needs a source that readers can check.",
        "প্রতিটি বক্তব্যের জন্য এমন একটি উৎস চাই, যা পাঠক যাচাই করতে পারেন।",
        "تحتاج كل معلومة إلى مصدر يستطيع القراء التحقق منه.",
        "Cada afirmación necesita una fuente que los lectores puedan comprobar.",
        "Chaque affirmation a besoin d’une source que les lecteurs peuvent vérifier.",
        "每一条陈述都需要一个读者可以查证的来源。",
    ),
    Passage(
        "who", "Who can change this page, and who decides what stays?",
        "এই পাতা কে বদলাতে পারেন, আর কী থাকবে তা কে ঠিক করেন?",
        "من يستطيع تغيير هذه الصفحة، ومن يقرر ما يبقى فيها؟",
        "¿Quién puede cambiar esta página y quién decide qué se queda?",
        "Qui peut modifier cette page, et qui décide de ce qui reste\u202f?",
        "谁可以修改这个页面，又由谁决定保留什么？",
    ),
    Passage(
        "well-done", "Well done, you have saved your first edit!",
        "শাবাশ, আপনি আপনার প্রথম সম্পাদনা সংরক্ষণ করেছেন!",
        "أحسنت، لقد حفظت أول تعديل لك!",
        "¡Muy bien, has guardado tu primera edición!",
        "Bravo, vous avez enregistré votre première modification\u202f!",
        "做得好，你已经保存了第一次编辑！",
    ),
    Passage(
        "guide", "Read the [guide for editors](editors.md#first-steps) **before** you begin.",
        "শুরু করার **আগে** [সম্পাদকদের নির্দেশিকা](editors.md#first-steps) পড়ুন।",
        "اقرأ [دليل المحررين](editors.md#first-steps) **قبل** أن تبدأ.",
        "Lee la [guía para editores](editors.md#first-steps) **antes** de empezar.",
        "Lisez le [guide des contributeurs](editors.md#first-steps) **avant** de commencer.",
        "开始**之前**，请先阅读[编辑者指南](editors.md#first-steps)。",
    ),
    Passage(
        "status", "Run `git status` to see which files have changed.",
        "কোন কোন ফাইল বদলেছে তা দেখতে `git status` চালান।",
        "نفّذ `git status` لترى الملفات التي تغيّرت.",
        "Ejecuta `git status` para ver qué archivos han cambiado.",
        "Lancez `git status` pour voir quels fichiers ont changé.",
        "运行 `git status`，查看哪些文件发生了变化。",
        role="list item",
    ),
    Passage(
        "cite", "Press `Enter` twice, then write `{{Cite book}}` where the note belongs.",
        "দুবার `Enter` চাপুন, তারপর টীকাটি যেখানে বসবে সেখানে `{{Cite book}}` লিখুন।",
        "اضغط `Enter` مرتين، ثم اكتب `{{Cite book}}` في موضع الملاحظة.",
        "Pulsa `Enter` dos veces y escribe `{{Cite book}}` donde corresponda la nota.",
        "Appuyez deux fois sur `Enter`, puis écrivez `{{Cite book}}` à l’endroit de la note.",
        "按两次 `Enter`，然后在需要注释的地方写上 `{{Cite book}}`。",
        role="list item",
    ),
    Passage(
        "welcome", "Welcome back, {name}: you have finished {count} of {total} lessons.",
        "আবার স্বাগত, {name}: {total}টি পাঠের মধ্যে আপনি {count}টি শেষ করেছেন।",
        "مرحبًا بعودتك يا {name}: لقد أنهيت {count} من الدروس، وعددها {total}.",
        "Te damos la bienvenida de nuevo, {name}: has terminado {count} de {total} lecciones.",
        "Bon retour, {name}\u00a0: vous avez terminé {count} leçons sur {total}.",
        "欢迎回来，{name}：你已经学完 {total} 课中的 {count} 课。",
    ),
    Passage(
        "review", "%(title)s was last reviewed by %(reviewer)s on %(date)s.",
        "%(title)s সর্বশেষ %(date)s তারিখে %(reviewer)s পর্যালোচনা করেছেন।",
        "راجع %(reviewer)s درس %(title)s آخر مرة في %(date)s.",
        "%(reviewer)s revisó %(title)s por última vez el %(date)s.",
        "%(title)s a été relu pour la dernière fois par %(reviewer)s le %(date)s.",
        "%(reviewer)s 于 %(date)s 最后一次审阅了 %(title)s。",
    ),
    Passage(
        "members", "In 2019 the group had 1,250 members in 14 countries.",
        "২০১৯ সালে দলটির ১৪টি দেশে ১,২৫০ জন সদস্য ছিলেন।",
        "في عام ٢٠١٩ كان في المجموعة ١٬٢٥٠ عضوًا من ١٤ بلدًا.",
        "En 2019 el grupo tenía 1.250 miembros en 14 países.",
        "En 2019, le groupe comptait 1\u202f250 membres dans 14 pays.",
        "2019 年，该小组在 14 个国家共有 1250 名成员。",
    ),
    Passage(
        "rice", "Keep the rice at 4.5 degrees for no more than 24 hours.",
        "ভাত ৪.৫ ডিগ্রি তাপমাত্রায় ২৪ ঘণ্টার বেশি রাখবেন না।",
        "احفظ الأرز عند ٤٫٥ درجات مدة لا تزيد على ٢٤ ساعة.",
        "Guarda el arroz a 4,5 grados durante 24 horas como máximo.",
        "Gardez le riz à 4,5 degrés pendant 24 heures au plus.",
        "米饭在 4.5 度下保存，时间不要超过 24 小时。",
    ),
    Passage(
        "plan", "Plan 3 hours, 30 minutes of them for questions.",
        "৩ ঘণ্টা সময় রাখুন, তার মধ্যে ৩০ মিনিট প্রশ্নের জন্য।",
        "خصص ٣ ساعات، منها ٣٠ دقيقة للأسئلة.",
        "Reserva 3 horas, 30 minutos de ellas para preguntas.",
        "Prévoyez 3 heures, dont 30 minutes pour les questions.",
        "预留 3 小时，其中 30 分钟用于提问。",
        role="table cell",
    ),
    Passage(
        "water", "Write water as H<sub>2</sub>O, then press <kbd>Ctrl</kbd> and the letter S.",
        "পানিকে H<sub>2</sub>O লিখুন, তারপর <kbd>Ctrl</kbd> ও S অক্ষর চাপুন।",
        "اكتب الماء بالصيغة H<sub>2</sub>O، ثم اضغط <kbd>Ctrl</kbd> والحرف S.",
        "Escribe el agua como H<sub>2</sub>O y después pulsa <kbd>Ctrl</kbd> y la letra S.",
        "Écrivez l’eau sous la forme H<sub>2</sub>O, puis appuyez sur <kbd>Ctrl</kbd> et sur la lettre S.",
        "把水写成 H<sub>2</sub>O，然后按 <kbd>Ctrl</kbd> 和字母 S。",
    ),
    Passage(
        "save", "Save with ++ctrl+s++ and close the window.",
        "++ctrl+s++ দিয়ে সংরক্ষণ করুন, তারপর জানালাটি বন্ধ করুন।",
        "احفظ بالمفتاحين ++ctrl+s++ وأغلق النافذة.",
        "Guarda con ++ctrl+s++ y cierra la ventana.",
        "Enregistrez avec ++ctrl+s++ et fermez la fenêtre.",
        "用 ++ctrl+s++ 保存，然后关闭窗口。",
        role="list item",
    ),
    Passage(
        "open", "[Open the first lesson](lesson-1.md){ .button } and keep this page at hand.",
        "[প্রথম পাঠটি খুলুন](lesson-1.md){ .button } এবং এই পাতাটি হাতের কাছে রাখুন।",
        "[افتح الدرس الأول](lesson-1.md){ .button } وأبقِ هذه الصفحة في متناول يدك.",
        "[Abre la primera lección](lesson-1.md){ .button } y ten esta página a mano.",
        "[Ouvrez la première leçon](lesson-1.md){ .button } et gardez cette page sous la main.",
        "[打开第一课](lesson-1.md){ .button }，并把这个页面放在手边。",
    ),
    Passage(
        "needs", "What you need { #needs }",
        "যা যা লাগবে { #needs }",
        "ما تحتاج إليه { #needs }",
        "Lo que necesitas { #needs }",
        "Ce qu’il vous faut { #needs }",
        "你需要什么 { #needs }",
        role="heading 2",
    ),
    Passage(
        "map", "![A map of the river and its three bridges](map.svg)",
        "![নদী ও তার তিনটি সেতুর মানচিত্র](map.svg)",
        "![خريطة النهر وجسوره الثلاثة](map.svg)",
        "![Un mapa del río y sus tres puentes](map.svg)",
        "![Une carte de la rivière et de ses trois ponts](map.svg)",
        "![河流及其三座桥的地图](map.svg)",
    ),
    Passage(
        "wash", "Look at the picture: ![Two hands wash a lettuce under the tap](wash.png) Then do the same.",
        "ছবিটি দেখুন: ![কলের নিচে দুটি হাত লেটুস পাতা ধুচ্ছে](wash.png) তারপর একইভাবে করুন।",
        "انظر إلى الصورة: ![يدان تغسلان خسة تحت الصنبور](wash.png) ثم افعل مثل ذلك.",
        "Mira la imagen: ![Dos manos lavan una lechuga bajo el grifo](wash.png) Luego haz lo mismo.",
        "Regardez l’image\u00a0: ![Deux mains lavent une salade sous le robinet](wash.png) Puis faites de même.",
        "请看图片：![两只手在水龙头下洗生菜](wash.png) 然后照着做。",
    ),
    Passage(
        "notable", 'The word "notable" (in our sense) means that good sources exist.',
        "“উল্লেখযোগ্য” শব্দটির (আমাদের অর্থে) মানে হলো, ভালো উৎস পাওয়া যায়।",
        "كلمة «ملحوظ» (بالمعنى الذي نقصده) تعني أن هناك مصادر جيدة.",
        "La palabra «notable» (en nuestro sentido) significa que existen buenas fuentes.",
        "Le mot «\u00a0notable\u00a0» (au sens où nous l’entendons) signifie qu’il existe de bonnes sources.",
        "“关注度”一词（按我们的用法）是指存在可靠的来源。",
        role="definition",
    ),
    Passage(
        "three", "Three things help: patience, a clear summary and a good source.[^1]",
        "তিনটি জিনিস কাজে লাগে: ধৈর্য, স্পষ্ট সারাংশ আর একটি ভালো উৎস।[^1]",
        "ثلاثة أمور تساعدك: الصبر، وملخص واضح، ومصدر جيد.[^1]",
        "Ayudan tres cosas: paciencia, un resumen claro y una buena fuente.[^1]",
        "Trois choses aident\u00a0: la patience, un résumé clair et une bonne source.[^1]",
        "有三样东西会有帮助：耐心、清楚的摘要和可靠的来源。[^1]",
    ),
    Passage(
        "commons", "See the page *Help* on [Wikimedia Commons](https://commons.wikimedia.org/wiki/Help:Contents) for more.",
        "আরও জানতে [উইকিমিডিয়া কমন্সে](https://commons.wikimedia.org/wiki/Help:Contents) *সাহায্য* পাতাটি দেখুন।",
        "للمزيد انظر صفحة *المساعدة* في [ويكيميديا كومنز](https://commons.wikimedia.org/wiki/Help:Contents).",
        "Para saber más, consulta la página *Ayuda* en [Wikimedia Commons](https://commons.wikimedia.org/wiki/Help:Contents).",
        "Pour en savoir plus, consultez la page *Aide* sur [Wikimedia Commons](https://commons.wikimedia.org/wiki/Help:Contents).",
        "更多内容请参阅[维基共享资源](https://commons.wikimedia.org/wiki/Help:Contents)上的*帮助*页面。",
    ),
    Passage(
        "compare", "Compare [the old version](old.md) with [the new one](new.md#changes), line by line.",
        "[পুরোনো সংস্করণটি](old.md) [নতুনটির](new.md#changes) সঙ্গে লাইন ধরে মিলিয়ে দেখুন।",
        "قارن [النسخة القديمة](old.md) مع [الجديدة](new.md#changes) سطرًا بعد سطر.",
        "Compara [la versión antigua](old.md) con [la nueva](new.md#changes), línea por línea.",
        "Comparez [l’ancienne version](old.md) avec [la nouvelle](new.md#changes), ligne par ligne.",
        "把[旧版本](old.md)和[新版本](new.md#changes)逐行对照。",
    ),
    Passage(
        "bold", "Bold text looks like **this**, and italic text looks like *that*.",
        "মোটা হরফের লেখা দেখতে **এমন**, আর বাঁকা হরফের লেখা দেখতে *অন্যরকম*।",
        "يظهر النص العريض **هكذا**، ويظهر النص المائل *على هذا النحو*.",
        "El texto en negrita se ve **así**, y el texto en cursiva se ve *de esta otra manera*.",
        "Le texte en gras ressemble à **ceci**, et le texte en italique ressemble à *cela*.",
        "粗体文字看起来像**这样**，斜体文字看起来像*那样*。",
        role="key points",
    ),
    Passage(
        "question", "What should you do with a doubtful statement?",
        "সন্দেহজনক বক্তব্য পেলে কী করা উচিত?",
        "ماذا ينبغي أن تفعل بمعلومة مشكوك فيها؟",
        "¿Qué debes hacer con una afirmación dudosa?",
        "Que faut-il faire d’une affirmation douteuse\u202f?",
        "遇到可疑的陈述应该怎么办？",
        role="quiz question · Check yourself",
    ),
    Passage(
        "delete", "Delete the whole article",
        "পুরো নিবন্ধটি মুছে ফেলা",
        "حذف المقالة كلها",
        "Borrar todo el artículo",
        "Supprimer tout l’article",
        "删除整个条目",
        role=f"quiz choice · {_QUESTION}",
    ),
    Passage(
        "ask", "Ask for a source on the talk page",
        "আলাপ পাতায় উৎস চাওয়া",
        "طلب مصدر في صفحة النقاش",
        "Pedir una fuente en la página de discusión",
        "Demander une source sur la page de discussion",
        "在讨论页请求提供来源",
        role=f"quiz choice · {_QUESTION}",
    ),
    Passage(
        "feedback", "Yes. Others can then look for a source with you.",
        "হ্যাঁ। তাহলে অন্যেরাও আপনার সঙ্গে উৎস খুঁজতে পারবেন।",
        "نعم. عندئذ يستطيع الآخرون البحث معك عن مصدر.",
        "Sí. Así otras personas pueden buscar una fuente contigo.",
        "Oui. D’autres peuvent alors chercher une source avec vous.",
        "对。这样其他人就能和你一起寻找来源。",
        role=f"quiz feedback · {_QUESTION}",
    ),
    Passage(
        "leave", "Leave it as it is",
        "যেমন আছে তেমনই রেখে দেওয়া",
        "تركها كما هي",
        "Dejarla como está",
        "La laisser telle quelle",
        "保持原样不动",
        role=f"quiz choice · {_QUESTION}",
    ),
    Passage(
        "check-1", "Check yourself",
        "নিজেকে যাচাই করুন", "اختبر نفسك", "Comprueba lo aprendido", "Testez vos connaissances", "自我检测",
        role="heading 2",
    ),
    Passage(
        "check-2", "Check yourself",
        "নিজেকে যাচাই করুন", "اختبر نفسك", "Comprueba lo aprendido", "Testez vos connaissances", "自我检测",
        role="heading 2",
    ),
    Passage(
        "talk-1", "Talk to the other editor before you change the page again.",
        "পাতাটি আবার বদলানোর আগে অন্য সম্পাদকের সঙ্গে কথা বলুন।",
        "تحدث مع المحرر الآخر قبل أن تغير الصفحة مرة أخرى.",
        "Habla con la otra persona antes de volver a cambiar la página.",
        "Discutez avec l’autre contributeur avant de modifier de nouveau la page.",
        "再次修改页面之前，请先和另一位编辑者沟通。",
    ),
    Passage(
        "talk-2", "Talk to the other editor before you change the page again.",
        "পাতাটি আবার বদলানোর আগে অন্য সম্পাদকের সঙ্গে কথা বলুন।",
        "تحدث مع المحرر الآخر قبل أن تغير الصفحة مرة أخرى.",
        "Habla con la otra persona antes de volver a cambiar la página.",
        "Discutez avec l’autre contributeur avant de modifier de nouveau la page.",
        "再次修改页面之前，请先和另一位编辑者沟通。",
        role="list item",
    ),
    Passage(
        "grow", "An encyclopedia grows when many people add a little; nobody has to know everything, and small mistakes are mended quickly by others.",
        "অনেকে অল্প অল্প করে যোগ করলে একটি বিশ্বকোষ বড় হয়; কাউকে সবকিছু জানতে হয় না, আর ছোটখাটো ভুল অন্যেরা দ্রুত ঠিক করে দেন।",
        "تنمو الموسوعة عندما يضيف كثير من الناس القليل؛ فلا أحد ملزم بمعرفة كل شيء، والأخطاء الصغيرة يصلحها الآخرون بسرعة.",
        "Una enciclopedia crece cuando muchas personas aportan un poco; nadie tiene que saberlo todo, y otras personas corrigen pronto los pequeños errores.",
        "Une encyclopédie grandit quand beaucoup de gens apportent un peu\u202f; personne n’a besoin de tout savoir, et d’autres corrigent vite les petites erreurs.",
        "许多人各自贡献一点，百科全书就会成长；谁都不必无所不知，小错误很快就会有人改正。",
    ),
    Passage(
        "own-words", "Write in your own words. Copying sentences from a book or a website breaks the licence, even when you name the source.",
        "নিজের ভাষায় লিখুন। বই বা ওয়েবসাইট থেকে বাক্য নকল করলে লাইসেন্স ভঙ্গ হয়, উৎসের নাম দিলেও।",
        "اكتب بكلماتك أنت. فنسخ الجمل من كتاب أو موقع يخالف الرخصة، حتى لو ذكرت المصدر.",
        "Escribe con tus propias palabras. Copiar frases de un libro o de un sitio web incumple la licencia, aunque cites la fuente.",
        "Écrivez avec vos propres mots. Copier des phrases d’un livre ou d’un site web enfreint la licence, même si vous citez la source.",
        "请用自己的话来写。从书籍或网站照抄句子会违反许可协议，即使注明了来源也一样。",
    ),
)

PLURAL = ("{count} lesson", "{count} lessons")
"""A source with a plural; its translations are `PLURAL_FORMS`, under CLDR's names for the forms."""

PLURAL_FORMS = MappingProxyType({
    "bn": {"one": "{count}টি পাঠ", "other": "{count}টি পাঠ"},
    "ar": {"zero": "{count} درس", "one": "{count} درس", "two": "{count} درسان", "few": "{count} دروس",
           "many": "{count} درسًا", "other": "{count} درس"},
    "es": {"one": "{count} lección", "many": "{count} de lecciones", "other": "{count} lecciones"},
    "fr": {"one": "{count} leçon", "many": "{count} de leçons", "other": "{count} leçons"},
    "zh": {"other": "{count} 课"},
})

OTHER_WORDS = MappingProxyType({
    "bn": ("নিজের জ্ঞান পরীক্ষা করুন", "পাতাটি ফের পাল্টানোর আগে অন্য সম্পাদকের সঙ্গে আলোচনা করুন।"),
    "ar": ("اختبار ذاتي", "ناقش المحرر الآخر قبل أن تعدّل الصفحة من جديد."),
    "es": ("Pon a prueba tus conocimientos", "Antes de modificar otra vez la página, conversa con la otra persona."),
    "fr": ("Vérifiez vos acquis", "Avant de changer encore la page, parlez à l’autre contributeur."),
    "zh": ("测试一下自己", "在重新更改页面之前，请先与另一位编辑讨论。"),
})
"""Other good translations of the passages `check-2` and `talk-2`, whose sources stand in two places."""
