"""Task lists outside quizzes: a name for each task, under which a reader's device keeps its tick."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from xml.etree.ElementTree import Element

from .quiz import own_text

_BOX = re.compile(r"^\[[ xX]\][ \t]+")


def mark_tasks(root: Element) -> None:
    """Name the items of task lists by their text in the source (`data-task`), in place; runs when the
    quizzes have taken away their boxes.

    So a task has one name in every language, and keeps it when others are added, moved or taken away.
    """
    seen: Counter[str] = Counter()
    for item in root.iter("li"):
        text = own_text(item).text or ""
        box = _BOX.match(text)
        if box:
            words = " ".join(text[box.end():].split())
            name = hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
            seen[name] += 1
            item.set("data-task", name if seen[name] == 1 else f"{name}-{seen[name]}")
