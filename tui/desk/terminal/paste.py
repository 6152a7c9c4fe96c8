"""Pastes taken out of the stream of keys whole, and cut when they are longer than anything a form holds.

A terminal may leave the marks of a paste out, or lose one: no text becomes commands, no end is waited for for ever.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

ESCAPE = "\x1b"
START = "\x1b[200~"
END = "\x1b[201~"
MOST = 200_000
"""Characters of one paste that are kept. The longest text a case takes is far shorter."""
BURST = 400
"""Characters at once, no escape among them, that nobody types: a paste without marks."""
PAUSE = 0.5
"""Seconds of silence after which a paste without marks has ended, and nothing more of a cut mark will come."""
UNFINISHED = 5.0
"""Seconds of silence after which a paste has ended, even if its end never came. A slow line pauses for less."""


class Pasted(Struct, frozen=True):
    """A whole paste; one longer than `MOST` was cut to a little more, so that who takes it can tell."""

    text: str


class PasteGate:
    """Parts a terminal's input into keys and pastes."""

    def __init__(self) -> None:
        self._held = ""
        self._paste: list[str] | None = None
        self._kept = 0
        self._unmarked = False
        self._settled = True

    def feed(self, text: str) -> Iterator[str | Pasted]:
        """The keys and the pastes that are complete with `text`."""
        text, self._held, self._settled = self._held + text, "", False
        if self._unmarked and ESCAPE in text:
            yield self._finish()
        elif self._unmarked or (self._paste is None and len(text) >= BURST and ESCAPE not in text):
            self._begin(unmarked=True)
            self._keep(text)
            return
        while text:
            mark = START if self._paste is None else END
            before, found, after = text.partition(mark)
            if not found:
                before, self._held = _hold_back(text, mark, 3 if mark is START else 1)
            if self._paste is not None:
                self._keep(before)
                if found:
                    yield self._finish()
            else:
                if before:
                    yield before
                if found:
                    self._begin()
            text = after

    def expire(self, silence: float) -> Iterator[str | Pasted]:
        """What was held back, now that nothing has come for so many seconds.

        No terminal puts an escape into a paste: one that stays alone is the key of somebody who waits in vain.
        """
        ended = self._unmarked or self._held == ESCAPE
        if self._paste is not None and (silence >= UNFINISHED or (ended and silence >= PAUSE)):
            self._held = ""
            yield self._finish()
        elif self._paste is None and self._held and silence >= PAUSE:
            held, self._held = self._held, ""
            yield held
        if silence >= UNFINISHED and not self._settled:
            # a mark cut after its escape went through; whoever reads the keys must not wait for ever either
            self._settled = True
            yield END

    def _begin(self, unmarked: bool = False) -> None:
        if self._paste is None:
            self._paste, self._kept, self._unmarked = [], 0, unmarked

    def _finish(self) -> Pasted:
        assert self._paste is not None
        found, self._paste, self._unmarked = Pasted("".join(self._paste)), None, False
        return found

    def _keep(self, text: str) -> None:
        assert self._paste is not None
        piece = text[: max(0, MOST + 1 - self._kept)]
        self._kept += len(piece)
        if piece:
            self._paste.append(piece)


def _hold_back(text: str, mark: str, least: int) -> tuple[str, str]:
    """The text without, and the part of `mark`, that may begin at its end.

    Fewer than `least` letters are not held back: a lone escape is a key.
    """
    for size in range(min(len(mark) - 1, len(text)), least - 1, -1):
        if mark.startswith(text[-size:]):
            return text[:-size], text[-size:]
    return text, ""
