"""Asks other sites whether the pages that links lead to are there. Only a person's wish starts this.

It is polite: one address after the other, with a pause between two that have the same host; HEAD first, and GET
only where a host does not answer HEAD; the first bytes of an answer and no more; and what was answered is kept
for a week. A host that does not answer in time says nothing about its page, so that is not told as a fault.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import socket
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from ..model.finding import Fault, Span

TIMEOUT, PAUSE = 10.0, 1.0
"""Seconds: for one answer, and between two questions to one host."""
KEPT = 7 * 24 * 3600
"""Seconds for which an answer is kept."""
MAX_ADDRESSES = 5_000
CACHE = Path(".pathshala") / "links.json"
_AGENT = "pathshala-check (looks whether linked pages exist)"
_GONE = frozenset({404, 410})
_NO_HEAD = frozenset({400, 403, 404, 405, 406, 410, 501})


@dataclass(frozen=True)
class Answer:
    """What a host said of an address: the status of HTTP, 0 where the host does not exist, -1 where nothing can be
    told; where the page has moved for good; and when it was asked, in seconds since 1970."""

    status: int
    moved: str = ""
    asked: float = 0.0


@dataclass(frozen=True)
class LinkAt:
    """A link to a page elsewhere, and where it stands."""

    path: str
    span: Span
    target: str


Ask = Callable[[str], Answer]
"""From an address without its part behind # to an answer."""


def link_faults(links: Iterable[LinkAt], answers: Mapping[str, Answer]) -> Iterator[Fault]:
    """The links whose pages are not there, or have moved."""
    for one in links:
        answer = answers.get(_page(one.target))
        if answer is None:
            continue
        if answer.status in _GONE or answer.status == 0:
            why = f"answers {answer.status}" if answer.status else "cannot be found: there is no such host"
            yield Fault("dead-link", one.path, one.span, f'"{one.target}" {why}',
                        ("link to where it is today, or to a copy on web.archive.org",))
        elif answer.moved:
            yield Fault("moved-link", one.path, one.span, f'"{one.target}" has moved to "{answer.moved}"',
                        ("link to the new address",))


def asked(
    targets: Iterable[str], cache: Path, ask: Ask, say: Callable[[str], None], *, pause: float = PAUSE,
) -> dict[str, Answer]:
    """The answers for some addresses, by address without `#…`: those of `cache` that are young enough, and for
    the rest those of `ask`. `say` is told of each question. The cache is written after each, so that one
    who stops in between loses nothing."""
    now = time.time()
    known = {url: one for url, one in _read(cache).items() if now - one.asked < KEPT}
    wanted = list(dict.fromkeys(_page(target) for target in targets))[:MAX_ADDRESSES]
    todo = [url for url in wanted if url not in known]
    last: dict[str, float] = {}
    for number, url in enumerate(_spread(todo), 1):
        host = _host(url)
        time.sleep(max(0.0, last.get(host, 0.0) + pause - time.monotonic()))
        say(f"{number}/{len(todo)} {url}")
        known[url] = ask(url)
        last[host] = time.monotonic()
        _write(cache, known)
    return {url: known[url] for url in wanted}


def _spread(urls: Iterable[str]) -> Iterator[str]:
    """The addresses so that those of one host stand as far apart as they can."""
    by_host: dict[str, list[str]] = {}
    for url in urls:
        by_host.setdefault(_host(url), []).append(url)
    while by_host:
        for host in list(by_host):
            yield by_host[host].pop(0)
            if not by_host[host]:
                del by_host[host]


def _page(url: str) -> str:
    """An address without its part behind #."""
    return url.partition("#")[0]


def _host(url: str) -> str:
    """The host of a web address; empty where it is none."""
    try:
        parts = urlsplit(url)
        return parts.hostname or "" if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _joined(url: str, onward: str) -> str:
    try:
        return urljoin(url, onward)
    except ValueError:
        return ""


def _read(cache: Path) -> dict[str, Answer]:
    """What was kept; nothing where the file is missing or is not ours."""
    try:
        held = json.loads(cache.read_text(encoding="utf-8"))
        return {str(url): Answer(int(one["status"]), str(one["moved"]), float(one["asked"]))
                for url, one in held.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _write(cache: Path, known: Mapping[str, Answer]) -> None:
    cache.parent.mkdir(parents=True, exist_ok=True)
    fresh = cache.with_suffix(".new")
    fresh.write_text(json.dumps({url: asdict(one) for url, one in sorted(known.items())}, indent=1), encoding="utf-8")
    fresh.replace(cache)


class _StopAtTurn(urllib.request.HTTPRedirectHandler):
    """Leaves it to `ask_host` to follow where a page has moved to."""

    def redirect_request(self, *_: object) -> None:
        return None


_OPENER = urllib.request.build_opener(_StopAtTurn)


def is_public(host: str) -> bool:
    """Whether all addresses of a host are on the public Internet. A stranger's link shall not make the computer
    that checks it knock at the doors of its own house. A host that does not exist is no secret either."""
    try:
        found = socket.getaddrinfo(host, None, proto=socket.IPPROTO_TCP)
    except (OSError, UnicodeError):
        return True
    return all(ipaddress.ip_address(str(one[4][0]).partition("%")[0]).is_global for one in found)


def ask_host(url: str, may_ask: Callable[[str], bool] = is_public) -> Answer:
    """Ask the host itself, and those that it sends on to, if they may be asked; never raises. At most five
    turns are followed."""
    moved, here, lasting = "", url, True
    for _ in range(6):
        host = _host(here)
        if not host or not may_ask(host):
            break
        status, onward = _one(here)
        if status not in (301, 302, 303, 307, 308) or not onward:
            return Answer(status, moved if status == 200 and lasting else "", time.time())
        here = _joined(here, onward)
        lasting = lasting and status in (301, 308)
        moved = here if lasting else moved
    return Answer(-1, "", time.time())


def _one(url: str) -> tuple[int, str]:
    """The status of one address, and where it says to go; HEAD first, then GET where that may be refused."""
    status, onward = _request(url, "HEAD")
    return _request(url, "GET") if status in _NO_HEAD else (status, onward)


def _request(url: str, method: str) -> tuple[int, str]:
    try:
        request = urllib.request.Request(_ascii(url), method=method, headers={"User-Agent": _AGENT, "Accept": "*/*"})
        with _OPENER.open(request, timeout=TIMEOUT) as answer:
            return answer.status, ""
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers.get("Location", "") or ""
    except urllib.error.URLError as error:
        return (0 if _is_no_host(error) else -1), ""
    except (OSError, ValueError, http.client.HTTPException, ssl.SSLError):
        return -1, ""


def _ascii(url: str) -> str:
    """An address as it travels: the host in Punycode, what else is not ASCII behind percent signs. Raises
    ValueError where there is no such host."""
    if url.isascii():
        return url
    parts = urlsplit(url)
    host = parts.netloc.encode("idna").decode("ascii")
    return quote(urlunsplit(parts._replace(netloc=host)), safe="%/:?#[]@!$&'()*+,;=~")


def _is_no_host(error: urllib.error.URLError) -> bool:
    """Whether the name of the host is known to nobody. Without a network that is true of all: see `answered`."""
    return isinstance(error.reason, socket.gaierror) and error.reason.errno in (socket.EAI_NONAME, -5)


def answered(answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
    """The answers that can be believed: where no host answered at all, it is the network that is missing."""
    return answers if any(one.status > 0 for one in answers.values()) else {}
