"""Where the links of a translation lead, beside where those of its source do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from .pairs import Pair

_PART = re.compile(r"[/.?=&#:_]+")
_WEB = re.compile(r"https?://(?P<host>[^/?#\s]*)(?P<path>[^\s]*)", re.IGNORECASE)
_LANGUAGE_LABEL = re.compile(r"(?P<language>[a-z]{2,3}(?:-[a-z]{2,8})*)\.(?P<rest>[^.]+\..+)")
_MOST = 20
"""How many changed addresses of one passage are compared with each other."""
_NO_LANGUAGE = frozenset({"www", "api", "app", "doc", "dev", "web", "wap", "ftp", "git", "cdn", "css", "img"})

Change = tuple[str, str]
"""An address of the source, and the one that stands in its place."""


@dataclass(frozen=True)
class LinkChanges:
    """What became of addresses: those of the source that are gone, those that only the translation has,
    and those that stand in place of others: where another place of the same page is named
    (`anchors`), the page in another language (`foreign`), or something else (`changed`)."""

    lost: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    changed: tuple[Change, ...] = ()
    anchors: tuple[Change, ...] = ()
    foreign: tuple[Change, ...] = ()


SAME = LinkChanges()


def link_changes(pair: Pair, languages: Iterable[str]) -> LinkChanges:
    """What became of the links of a source. `languages` are the tags that the site has.

    A link that leads to the same site in the translation's own language is not changed, nor is
    one of which the address is written out instead.
    """
    source, target = pair.source, pair.target
    left = [link.target for link in source.links if not link.image]
    right = [link.target for link in target.links if not link.image]
    if left == right:
        return SAME
    others = frozenset(languages)
    return _compared(tuple(left), tuple(right), _written_out(source.of("address", "url")),
                     _written_out(target.of("address", "url")), pair.language, others)


def _written_out(addresses: Iterable[str]) -> frozenset[str]:
    return frozenset(canonical(one.strip("<>")) for one in addresses)


# Five checks ask for the same.
@lru_cache(maxsize=256)
def _compared(
    left: tuple[str, ...], right: tuple[str, ...], shown_left: frozenset[str], shown_right: frozenset[str],
    language: str, languages: frozenset[str],
) -> LinkChanges:
    lost, added = unequal(left, right)
    lost = [one for one in lost if canonical(one) not in shown_right][:_MOST]
    added = [one for one in added if canonical(one) not in shown_left][:_MOST]
    for one in list(lost):
        same = next((other for other in added if is_variant(one, other, language)), None)
        if same is not None:
            lost.remove(one)
            added.remove(same)
    anchors = _take(lost, added, _same_page)
    foreign = _take(lost, added, lambda one, other: is_foreign(one, other, language, languages))
    changed = tuple(zip(lost, added, strict=False))
    return LinkChanges(tuple(lost[len(changed):]), tuple(added[len(changed):]), changed, anchors, foreign)


def unequal(left: Iterable[str], right: Iterable[str]) -> tuple[list[str], list[str]]:
    """The addresses that only one side has, in their order, each as often as it has it more."""
    more, fewer = Counter(map(canonical, left)), Counter(map(canonical, right))
    return _surplus(left, more - fewer), _surplus(right, fewer - more)


def _surplus(addresses: Iterable[str], times: Counter[str]) -> list[str]:
    found = []
    for one in addresses:
        key = canonical(one)
        if times[key] > 0:
            times[key] -= 1
            found.append(one)
    return found


def canonical(address: str) -> str:
    """An address as it is compared: percent signs read, without the difference of http and https
    and of a slash at the end."""
    return unquote(address).removeprefix("https://").removeprefix("http://").rstrip("/")


def _take(lost: list[str], added: list[str], belong: Callable[[str, str], bool]) -> tuple[Change, ...]:
    """The pairs of a lost and an added address that belong together; they are taken out of both."""
    found = []
    for one in list(lost):
        other = next((other for other in added if belong(one, other)), None)
        if other is not None:
            lost.remove(one)
            added.remove(other)
            found.append((one, other))
    return tuple(found)


def _same_page(one: str, other: str) -> bool:
    return canonical(one.partition("#")[0]) == canonical(other.partition("#")[0]) and not one.startswith("[")


def is_variant(source: str, target: str, language: str) -> bool:
    """Whether an address on the web is that of another, of the same site in a language.

    Either the host says so (`en.wikipedia.org`, `bn.wikipedia.org`), and then the page has a name of
    its own, or a part of the path (`/manual/en/`, `/manual/es/`, `Help:Contents/bn`).
    """
    left, right = _WEB.fullmatch(source), _WEB.fullmatch(target)
    if not left or not right:
        return False
    own = _names(language)
    here, there = _host(left["host"]), _host(right["host"])
    if here[1] != there[1]:
        return False
    if there[0] in own:
        return True
    return bool(own & _parts(right["path"])) and not own & _parts(left["path"])


def is_foreign(source: str, target: str, language: str, languages: Collection[str]) -> bool:
    """Whether an address leads to what the source leads to, in a language that is neither the source's
    nor the translation's: by the host, a folder or a part of a file's name."""
    own = _names(language)
    left, right = _WEB.fullmatch(source), _WEB.fullmatch(target)
    if left and right:
        here, there = _host(left["host"]), _host(right["host"])
        if here[1] == there[1] and here[0] != there[0]:
            return bool(here[0] and there[0]) and there[0] not in own
    if bool(left) != bool(right):
        return False
    others = {one.casefold() for one in languages} - own
    new = _parts(target) - _parts(source)
    return bool(new & others)


def _host(host: str) -> Change:
    """The language that a host's first label names, or none, and the rest."""
    host = host.casefold()
    found = _LANGUAGE_LABEL.fullmatch(host)
    if found and found["language"] not in _NO_LANGUAGE:
        return found["language"], found["rest"].removeprefix("m.")
    return "", host.removeprefix("www.")


def _parts(address: str) -> frozenset[str]:
    return frozenset(_PART.split(unquote(address).casefold()))


@lru_cache(maxsize=64)
def _names(language: str) -> frozenset[str]:
    """What a language is called in addresses: `zh-cn`, `zh`, `cn`."""
    tag = language.casefold().replace("_", "-")
    first, _, rest = tag.partition("-")
    return frozenset({tag, first, *([rest.rpartition("-")[2]] if rest else [])})


def names_language(address: str, language: str) -> bool:
    """Whether a part of an address is the name of a language, as in `map.bn.svg`."""
    return bool(_parts(address) & _names(language))
