"""Words that stand twice in a row: in languages that double none but by mistake, and in those that double
some for their meaning."""

from __future__ import annotations

import re
from functools import cache

from .orthography import LETTERS, Orthography
from .translated_files import in_word

# Languages in which no word stands twice but by a slip, with the words that may.
_SINGLE = {
    **dict.fromkeys("bg ca cs da el eo es et fi gl hr lt lv nb nn no pt ro ru sk sl sr sv uk be mk is ga cy eu sq"
                    .split(), frozenset({"poco", "quase", "muy", "muito", "очень", "så"})),
    "en": frozenset({"that", "had", "very", "no", "bye", "so"}),
    "fr": frozenset({"nous", "vous", "très", "faire", "en"}),
    "de": frozenset({"die", "der", "das", "sie", "den", "sehr"}), "nl": frozenset({"dat", "die", "heel"}),
    "it": frozenset({"piano", "molto", "quasi", "poco"}), "pl": frozenset({"bardzo"}),
    "hu": frozenset({"egy", "az", "már"}), "ar": frozenset(),
}
# Languages that double words for their meaning: these words never are.
_NEVER_TWICE = {
    "bn": "এবং ও কিন্তু থেকে জন্য একটি এর সঙ্গে অথবা এ তবে আপনি আপনার আপনাকে আমরা আমাদের করুন হলো ছিল আছে নয়",
    "hi": "और के का की में से को है हैं लेकिन एक पर",
    "ur": "اور کے کا کی میں سے کو ہے لیکن ایک پر", "ne": "र को का की मा ले छ तर एक", "fa": "و از در که به این است را با",
    "sw": "na ya wa kwa katika ni cha za la au", "id": "yang dan di ke dari untuk ini dengan atau",
    "ms": "yang dan di ke dari untuk ini dengan atau", "tr": "ve bir bu için ile", "he": "של את על עם או",
    "ta": "மற்றும் ஒரு", "vi": "và của là có", "ha": "da a na ta",
}
_TOO_LONG_TO_DOUBLE = 10

# Bengali doubles verbs, adjectives, pronouns, short nouns and places ("ঘরে ঘরে"); not what has the ending of
# a genitive, of a certain thing, of several or of a finite verb, and no learned noun, which a conjunct tells.
_BENGALI_FORM = re.compile(
    r"(?!(?:এক|দু|দুই|তিন|চার|পাঁচ|ছয়|সাত|আট|নয়|দশ|কয়|কত|যত)ট)[\u0980-\u09fe]{3,}"
    r"(?:ের|টি|টিকে|টির|গুলি|গুলো|গুলিকে|গুলোকে|গুলির|গুলোর|েরা|দেরকে|ছেন|বেন|লেন|তেন|ছিল)"
)
_BENGALI_LEARNED = re.compile("(?=.{5})[\u0980-\u09e3]*\u09cd[\u0980-\u09e3]*[\u0985-\u09b9\u09ce]")
_BENGALI_TWICE = frozenset((
    "নিজের নিজেদের মিষ্টি ভিন্ন ক্ষুদ্র স্বতন্ত্র নির্দিষ্ট স্পষ্ট বিচ্ছিন্ন শক্ত মস্ত আস্ত অল্প স্বল্প খণ্ড খন্ড উজ্জ্বল দীর্ঘ প্রথম গুচ্ছ"
    " স্তূপ স্তুপ সদ্য নিত্য লক্ষ সহস্র প্রকাণ্ড প্রচণ্ড সূক্ষ্ম পরিষ্কার অসংখ্য শুভ্র স্নিগ্ধ তীব্র মুহূর্ত প্রত্যেক অন্য অর্ধ যন্ত্র"
).split())

# Chinese: particles that no word begins or ends with, but for these.
PARTICLE_TWICE = re.compile(
    r"的的(?![确士])(?<![目标靶]的的)|了了(?![解却结断事])(?<![不得明]了了)|着着(?![急火迷凉重装手眼陆])|们们|吗吗|呢呢|吧吧|且且"
    r"|在在(?![线职场校乎意])(?<![现存所实内外潜自]在在)|是是(?![否非])(?<![还但于可不只要就总却若凡即都也或倒正算]是是)"
    r"|和和(?![平谐解睦气美尚服声风])(?<![温共缓饱柔总调祥平谦附]和和)|并并(?![列排])(?<![合兼吞]并并)|它它|这这"
    r"|被被(?![子套褥单])|把把(?![手柄握关脉])|或或(?!许)"
)
# A word of two characters or more, and not the end of one thing and the beginning of the next ("列表的列表").
_NO_EDGE = "的之和与或及、一不了对到比接又再越边半没两三几"
_HAN = LETTERS["Hani"]
HAN_TWICE = re.compile(f"(?P<word>(?![{_NO_EDGE}])[{_HAN}]{{2,6}}(?<![{_NO_EDGE}]))(?P=word)")
_HAN_MAY_REPEAT = frozenset((
    "非常 很多 好多 许多 特别 十分 多少 如何 什么 怎样 怎么 真的 好的 可能 大家 所有 学习 考虑 研究 讨论"
    " 商量 打听 休息 锻炼 练习 试验 尝试 体验 了解 思考 收拾 整理 活动 介绍 准备 检查 关心 帮助 参考 比较"
    " 观察 欣赏 放松 高兴 热闹 认识 总结 交流 调查 分析 解释 说明 沟通 修改 改善 照顾 安静 享受 感受 打扮"
    " 琢磨 联系 教育 批评 指导 表示 计划 安排 打扫 雪白 漆黑 笔直 通红 谢谢 哈哈"
).split())
_CHINESE = frozenset({"zh", "yue"})


def is_chinese(written: Orthography) -> bool:
    """Whether a language is written in Chinese, whose doubled words `HAN_TWICE` and `PARTICLE_TWICE` find."""
    return written.language in _CHINESE


def is_judged(written: Orthography) -> bool:
    """Whether enough is known of a language to say of a doubled word that it is a slip."""
    return written.language in _SINGLE or written.language in _NEVER_TWICE or written.script not in ("", "Latn")


def is_slip(word: str, written: Orthography) -> bool:
    """Whether a word, in lower case, stands twice in a row by mistake alone."""
    language = written.language
    if not (word[0].isalpha() and in_word(word[-1])):
        return False
    if language in _SINGLE:
        # Arabic repeats a noun in the accusative to say "one by one".
        return word not in _SINGLE[language] and not (language == "ar" and word.endswith(("ا", "ًا", "اً")))
    if (word.isascii() and written.script != "Latn") or word in _never_twice(language):
        return True
    if language == "bn" and word not in _BENGALI_TWICE and (
            _BENGALI_FORM.fullmatch(word) or _BENGALI_LEARNED.fullmatch(word)):
        return True
    return len(word) >= _TOO_LONG_TO_DOUBLE


def may_repeat_in_chinese(word: str) -> bool:
    """Whether Chinese doubles a word to say "a bit" or "very", or it is one character over and over."""
    return word in _HAN_MAY_REPEAT or len(set(word)) == 1


@cache
def _never_twice(language: str) -> frozenset[str]:
    return frozenset(_NEVER_TWICE.get(language, "").split())
