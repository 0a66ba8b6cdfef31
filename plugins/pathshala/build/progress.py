"""Say what is going on: one line that moves on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from typing import TextIO

_EVERY = 0.1  # seconds between two updates of the moving line


class Progress:
    """Tells the steps of a long job on a stream (standard error)."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._moving = self._stream.isatty()
        self._last = 0.0

    def step(self, what: str) -> None:
        """A new step begins."""
        self._write(f"\r\x1b[K{what} …" if self._moving else f"{what} …\n")

    def count(self, what: str, done: int, total: int) -> None:
        """`done` of `total` parts of a step are finished; shown on a terminal only."""
        now = time.monotonic()
        if self._moving and (done == total or now - self._last > _EVERY):
            self._last = now
            self._write(f"\r\x1b[K{what} {done}/{total}")

    def end(self, what: str) -> None:
        """The job is over; `what` stays on the screen."""
        self._write(f"\r\x1b[K{what}\n" if self._moving else f"{what}\n")

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()


class Silence(Progress):
    """Says nothing."""

    def _write(self, text: str) -> None:
        pass
