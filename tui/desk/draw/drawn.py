"""What was drawn: lines, and where among them things stand."""

from __future__ import annotations

from msgspec import Struct, field

from tui.desk.draw.spans import Line


class Drawn(Struct):
    """Lines, and where among them things stand, each as (first line, lines).

    `places` are the items that can be selected, `choices` the choices that a click takes.
    """

    lines: list[Line] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    choices: list[tuple[int, int]] = field(default_factory=list)

    def section(self, heading: Line, lines: list[Line]) -> None:
        """Add a heading and lines, if there are any."""
        if lines:
            self.lines += [*([heading] if heading else []), *lines, ()]

    def ways(self, blocks: list[list[Line]]) -> None:
        """Add the choices, if there are any."""
        top = len(self.lines)
        for block in blocks:
            self.choices.append((top, len(block)))
            top += len(block)
        self.section((), [line for block in blocks for line in block])

    def item(self, lines: list[Line]) -> None:
        """Add something that can be selected."""
        self.places.append((len(self.lines), len(lines)))
        self.lines += lines

    def choice_at(self, y: int) -> int | None:
        """The number of the choice on line `y`."""
        return next((n for n, (top, height) in enumerate(self.choices, 1) if top <= y < top + height), None)
