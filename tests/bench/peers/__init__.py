"""The builders that are measured."""

from __future__ import annotations

from .hugo import HUGO
from .mkdocs import MKDOCS
from .pathshala import PATHSHALA
from .peer import Peer
from .starlight import STARLIGHT
from .zensical import ZENSICAL

PEERS: dict[str, Peer] = {one.name: one for one in (HUGO, PATHSHALA, MKDOCS, ZENSICAL, STARLIGHT)}
"""Each builder under its name. Ratios are to Hugo; it comes first in each round."""
