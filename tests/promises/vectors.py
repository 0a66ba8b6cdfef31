"""Attempts to run a script: a list of our own, and public lists for the full count."""

from __future__ import annotations

import configparser
import hashlib
import io
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

OWN = Path(__file__).parent / "scripts" / "vectors.txt"
_ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[ntrf0\\])")
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "0": "\0", "\\": "\\"}

# File, SHA-256, and the command that brings it into the folder it runs in.
_NPM = ("npm", "pack", "--silent")
_PIP = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:")
_DOMPURIFY = ("dompurify-0.8.0.tgz", "467e72632889308b8c0648421c1822f15cbd2e598fa1feb24454ba4554349044",
              (*_NPM, "dompurify@0.8.0"))
_BLNS = ("blns-2.0.4.tgz", "07defd1e4ac44024cec61c668696afed8353ee01d2fcaeca2a174d5220c24d9d", (*_NPM, "blns@2.0.4"))
_WAPITI = ("wapiti3-3.2.3-py3-none-any.whl", "a17ed94b602e498f3b781d9a148220adb31619891cb8cbdcc3234d83a61cc1db",
           (*_PIP, "wapiti3==3.2.3"))
_MARKUP = re.compile(r"[<>{}$]|script|alert|\bon[a-z]+=", re.IGNORECASE)
_WAPITI_SIGNS = {"[LF]": "\n", "[TAB]": "\t", "[NULL]": "\0", "[FF]": "\f", "[VALUE]": "x"}


def own() -> list[str]:
    """The vectors of this repository."""
    lines = OWN.read_text(encoding="utf-8").splitlines()
    return [_ESCAPE.sub(_sign, line) for line in lines if line and not line.startswith("# ")]


def _sign(match: re.Match[str]) -> str:
    return _SIGNS.get(match[1]) or chr(int(match[1][1:], 16))


def public() -> list[str]:
    """The vectors of three public lists, each once.

    The lists are fetched once into a folder under the temporary directory. Raises AssertionError
    where one cannot be had, or is not the file that is meant.
    """
    found = [*_from_dompurify(_fetched(*_DOMPURIFY)), *_from_blns(_fetched(*_BLNS)), *_from_wapiti(_fetched(*_WAPITI))]
    return list(dict.fromkeys(found))


def _fetched(name: str, digest: str, command: tuple[str, ...]) -> bytes:
    folder = Path(tempfile.gettempdir()) / "pathshala-vectors"
    folder.mkdir(exist_ok=True)
    if not (folder / name).exists():
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        assert (folder / name).exists(), f"{' '.join(command)} brought no {name}: {done.stderr}"
    data = (folder / name).read_bytes()
    assert hashlib.sha256(data).hexdigest() == digest, f"{folder / name} is not the file that is meant"
    return data


def _member(archive: bytes, name: str) -> str:
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        held = files.extractfile(name)
        assert held is not None
        return held.read().decode("utf-8")


def _from_dompurify(archive: bytes) -> Iterator[str]:
    for written in re.findall(r'"payload": ("(?:[^"\\]|\\.)*")', _member(archive, "package/test/fixtures/expect.js")):
        yield json.loads(re.sub(r"\\x([0-9a-fA-F]{2})", r"\\u00\1", written).replace("\\'", "'"), strict=False)


def _from_blns(archive: bytes) -> Iterator[str]:
    yield from (text for text in json.loads(_member(archive, "package/resources/blns.json")) if _MARKUP.search(text))


def _from_wapiti(archive: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        text = files.read("wapitiCore/data/attacks/xssPayloads.ini").decode("utf-8")
    lists = configparser.ConfigParser(interpolation=None)
    lists.read_string(text)
    for section in lists.sections():
        payload = lists[section]["payload"]
        for sign, char in _WAPITI_SIGNS.items():
            payload = payload.replace(sign, char)
        yield payload
