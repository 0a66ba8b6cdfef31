"""Facts of texts, remembered like all else that is made of a text."""

from __future__ import annotations

from ..checks.context import FactReader, Facts
from ..markup.memory import RecallingEngine
from ..model.site import Settings


class RecallingFactReader(FactReader):
    """A reader of facts that asks the engine's memory first."""

    def __init__(self, settings: Settings, engine: RecallingEngine) -> None:
        super().__init__(settings, engine)
        self._memory = engine.memory

    def _read(self, body: str, first_line: int) -> Facts:
        return self._memory.get(("facts", body, str(first_line)), lambda: super(RecallingFactReader, self)._read(
            body, first_line))
