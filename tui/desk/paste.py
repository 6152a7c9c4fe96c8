"""Pastes taken out of the stream of keys whole, and cut when they are longer than anything a form holds."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

START = "\x1b[200~"
END = "\x1b[201~"
MOST = 200_000
"""Characters of one paste that are kept. The longest text a case takes is far shorter."""


class Pasted(Struct, frozen=True):
    """A whole paste; one longer than `MOST` was cut to a little more, so that who takes it can tell."""

    text: str


class PasteGate:
    """Parts a terminal's input into keys and pastes."""

    def __init__(self) -> None:
        self._held = ""
        self._paste: list[str] | None = None
        self._kept = 0

    def feed(self, text: str) -> Iterator[str | Pasted]:
        """The keys and the pastes that are complete with `text`."""
        text, self._held = self._held + text, ""
        while text:
            mark = START if self._paste is None else END
            before, found, after = text.partition(mark)
            if not found:
                before, self._held = _hold_back(text, mark, 3 if mark is START else 1)
            if self._paste is not None:
                self._keep(before)
                if found:
                    yield Pasted("".join(self._paste))
                    self._paste = None
            else:
                if before:
                    yield before
                if found:
                    self._paste, self._kept = [], 0
            text = after

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
