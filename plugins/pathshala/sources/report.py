"""Where decoding writes down the faults and the places of one file."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model.finding import Edit, Fault, Span
from ..model.source import YamlPath


@dataclass
class Report:
    """The faults of one file and the places of its values, growing while it is decoded."""

    shown: str
    faults: list[Fault] = field(default_factory=list)
    spans: dict[YamlPath, Span] = field(default_factory=dict)

    def say(self, name: str, span: Span, message: str, *ways_out: str, fix: Edit | None = None) -> None:
        """Write down one fault."""
        self.faults.append(Fault(name, self.shown, span, message, ways_out, fix))
