"""The door for addresses: which links may stand on a page.

An address is read as a browser reads it (https://url.spec.whatwg.org/): white space around it
and tabs or line ends in it are dropped, a backslash counts as a slash. What differs between the
two readings is a way to hide something, so it is refused rather than mended.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote

from ..model.finding import Span
from .characters import hidden_faults
from .hosts import confusion
from .quote import in_quotes, plain

MAX_URL_LENGTH = 2048
SCHEMES = frozenset({"https", "http", "mailto"})

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_DROPPED = re.compile(r"[\x00-\x20\x7f-\xa0\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_HOST = re.compile(r"(?!-)[^\s./?#\[\]@:%\\<>\"'`{}|^]{1,63}(\.[^\s./?#\[\]@:%\\<>\"'`{}|^]{1,63})*\.?")
_IPV6 = re.compile(r"\[[0-9A-Fa-f:.]{2,45}\]")
_UNSEEN = frozenset({"bidi-control", "zero-width-character", "tag-character"})
_KNOWN_UNSAFE = ("javascript", "vbscript", "data", "file", "blob", "about", "ftp", "view-source")


class Kind(StrEnum):
    """Where an address leads."""

    EXTERNAL = "external"
    MAIL = "mail"
    RELATIVE = "relative"
    FRAGMENT = "fragment"
    UNSAFE = "unsafe"


@dataclass(frozen=True)
class Problem:
    """What is wrong with an address: a name of `model.fault_names`, in words, the ways out."""

    name: str
    message: str
    help: tuple[str, ...] = ()


@dataclass(frozen=True)
class Address:
    """An address, taken apart. `path` and `fragment` are as written, percent signs and all.

    `kind` is UNSAFE where a page must not hold it; `problems` may also hold lesser complaints
    about an address that is safe to follow (`insecure-link`).
    """

    kind: Kind
    scheme: str = ""
    host: str = ""
    path: str = ""
    fragment: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def safe(self) -> bool:
        return self.kind is not Kind.UNSAFE


def classify(url: str) -> Address:
    """What an address is, and what is wrong with it; never raises."""
    if len(url) > MAX_URL_LENGTH:
        return _unsafe("malformed-link", f"the address has {len(url)} characters; at most {MAX_URL_LENGTH} are read",
                       "use a shorter address")
    hidden = _hidden_scheme(url)
    if hidden:
        return _unsafe("obfuscated-scheme", f'{in_quotes(url, 80)} hides the scheme "{hidden}:"',
                       "write a plain https address")
    plain = url.strip(" \n")
    if _DROPPED.search(plain) or "\\" in plain:
        return _unsafe("malformed-link", f"{in_quotes(url, 80)} holds a space, a backslash or an invisible character",
                       "write a space as %20, and / instead of \\")
    unseen = _unseen(plain)
    if unseen:
        return _unsafe("malformed-link", f"{in_quotes(url, 80)} hides a character: {unseen}",
                       "take it out of the address")
    scheme = _SCHEME.match(plain)
    if scheme:
        return _with_scheme(scheme.group(1).lower(), plain, plain[scheme.end() :])
    return _without_scheme(plain)


def safe(url: str) -> bool:
    """Whether a page may hold a link to the address."""
    return classify(url).safe


def _unsafe(name: str, message: str, *ways_out: str, scheme: str = "", host: str = "") -> Address:
    return Address(Kind.UNSAFE, scheme=scheme, host=host, problems=(Problem(name, message, ways_out),))


def _hidden_scheme(url: str) -> str:
    """The unsafe scheme that shows only after decoding, in lower case; empty if there is none."""
    written = _SCHEME.match(url)
    if written and written.group(1).lower() in (*SCHEMES, *_KNOWN_UNSAFE):
        return ""
    bare = url
    for _ in range(3):
        bare = unicodedata.normalize("NFKC", _DROPPED.sub("", unquote(html.unescape(bare))))
    found = _SCHEME.match(bare)
    scheme = found.group(1).lower() if found else ""
    if scheme in _KNOWN_UNSAFE or (scheme in SCHEMES and not url.strip().lower().startswith(scheme)):
        return scheme
    return ""


def _unseen(url: str) -> str:
    """What is wrong with a character that cannot be seen behind percent signs, in words; empty where
    nothing is. Control characters are not meant: a line end may be a part of what a form is asked."""
    if "%" not in url:
        return ""
    faults = hidden_faults(unquote(url), "", lambda *_: Span())
    return next((fault.message for fault in faults if fault.name in _UNSEEN), "")


def _with_scheme(scheme: str, url: str, rest: str) -> Address:
    if scheme == "mailto":
        return _mail(rest)
    if scheme == "data":
        return _unsafe("unsafe-scheme", "a data: address holds its content in itself, where nobody can review it",
                       "put the file into media/ and link to it", scheme=scheme)
    if scheme not in SCHEMES:
        return _unsafe("unsafe-scheme", f'{in_quotes(url, 80)}: "{scheme}:" is none of https, mailto',
                       "use an https address", scheme=scheme)
    if not rest.startswith("//") or rest.startswith("///"):
        return _unsafe("malformed-link", f"{in_quotes(url, 80)} has no host", f"write {scheme}://host/…", scheme=scheme)
    return _web(scheme, url, rest[2:])


def _mail(rest: str) -> Address:
    address, _, query = rest.partition("?")
    if address.count("@") != 1 or address.startswith("@") or address.endswith("@") or re.search(r"[\s,;<>]", address):
        return _unsafe("malformed-link", f'"mailto:{plain(address)}" is not one mail address',
                       "write mailto:name@example.org", scheme="mailto")
    if re.search(r"(?i)(^|&)(attach|attachment)=|%0[ad]", query):
        return _unsafe("malformed-link", "the mail link sets more than a subject and a text", scheme="mailto")
    return Address(Kind.MAIL, scheme="mailto", path=address)


def _web(scheme: str, url: str, rest: str) -> Address:
    cut = re.search(r"[/?#]", rest)
    authority, tail = (rest[: cut.start()], rest[cut.start() :]) if cut else (rest, "")
    if "@" in authority:
        host = authority.rpartition("@")[2]
        return _unsafe("user-info-in-link",
                       f"{in_quotes(url, 80)} leads to {in_quotes(host)}, not to what stands before the @",
                       "take out everything before the @, and the @", scheme=scheme, host=host)
    host, port = _host_and_port(unquote(authority))
    if not (_HOST.fullmatch(host) or _IPV6.fullmatch(host)) or len(host) > 253 or not _port(port):
        return _unsafe("malformed-link", f"{in_quotes(url, 80)} has no readable host", scheme=scheme, host=host)
    reason = confusion(host)
    if reason:
        return _unsafe("confusable-host", reason, "type the host's name by hand", scheme=scheme, host=host)
    path, _, fragment = tail.partition("#")
    problems: tuple[Problem, ...] = ()
    if scheme == "http":
        problems = (Problem("insecure-link", f"{in_quotes(url, 80)} uses http", ("use the https address",)),)
    return Address(Kind.EXTERNAL, scheme, host.lower(), path, fragment, problems)


def _host_and_port(authority: str) -> tuple[str, str]:
    if authority.startswith("["):
        end = authority.find("]") + 1
        return authority[:end], authority[end + 1 :]
    host, _, port = authority.partition(":")
    return host, port


def _port(port: str) -> bool:
    return not port or (port.isascii() and port.isdigit() and int(port[:6]) < 65536)


def _without_scheme(url: str) -> Address:
    if url.startswith("//"):
        return _unsafe("protocol-relative-link", f"{in_quotes(url, 80)} means another host, over http or https",
                       f"write https:{plain(url)}")
    path, _, fragment = url.partition("#")
    if not path:
        return Address(Kind.FRAGMENT, fragment=fragment)
    problems: tuple[Problem, ...] = ()
    if path.startswith("/"):
        problems = (Problem("root-relative-link",
                            f"{in_quotes(url, 80)} does not work when the site is opened from a disk",
                            ("write the way from this file, such as ../media/picture.svg",)),)
    return Address(Kind.RELATIVE, path=path, fragment=fragment, problems=problems)
