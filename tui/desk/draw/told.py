"""What a card tells of a case, as plain values: they can be kept, and drawn without the case being opened."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from store.case.turns import Turn
from tui.desk.draw.spans import Tone


class Due(Struct, frozen=True, array_like=True, gc=False):
    """The nearest date. `words` tell how it stands; they are empty while it is counted how long it has still."""

    title: str
    at: datetime
    tone: Tone
    sign: str
    words: str
    late: bool
    lost: bool


class Waits(Struct, frozen=True, array_like=True, gc=False):
    """A right of which nobody can say when it ends, and what the fact is called that is missing for it."""

    title: str
    fact: str


class Own(Struct, frozen=True, array_like=True, gc=False):
    """An item of the checklist that is open."""

    title: str
    sign: str
    until: datetime | None = None


class Asked(Struct, frozen=True, array_like=True, gc=False):
    """What the step asks for, and the choice to take first, before a right ends."""

    title: str
    first: str = ""


class Told(Struct, frozen=True, array_like=True, gc=False):
    """A case as a card tells it, in the language of the desk. It stays true as long as the view it was made of.

    `evidence` and `todos` are how many are settled, and how many there are; `required` tells whether any evidence
    is, `missing` how much of that is open, and `wanted` is that, as much of it as can be shown.
    """

    number: int
    version: int
    turn: Turn
    title: str
    amount: str
    merchant: str
    reason: str
    whom: str
    tags: str
    outcome: str
    back: str
    back_on: str
    step: str
    asked: Asked
    due: Due | None
    waits: Waits | None
    own: Own | None
    evidence: tuple[int, int]
    todos: tuple[int, int]
    required: bool
    missing: int
    wanted: tuple[Own, ...]

    @property
    def ended(self) -> bool:
        """Whether the case is closed or in the trash."""
        return self.turn in (Turn.CLOSED, Turn.TRASH)
