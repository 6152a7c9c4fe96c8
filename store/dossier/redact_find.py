"""Finds in a text what gives people away: what a case knows of them, and what looks like it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from store.dossier.redact_addresses import city_of
from store.dossier.redact_kinds import Found, Kind, bare
from store.dossier.redact_known import Known, bare_places, half, in_digits, pattern_of, pieces_of
from store.dossier.redact_shapes import shapes

CUT = "…"
_SHORTEST_CUT = 2


class Finder:
    """Finds what is to be hidden. It is made once and reads many texts."""

    def __init__(self, known: Known) -> None:
        self._known = Known(shown=known.shown)
        self._patterns: list[tuple[Kind, str, re.Pattern[str]]] = []
        self._pieces: dict[str, str] = {}
        self._beginnings: list[tuple[Kind, str, int]] = []
        self.learn(known)

    def learn(self, known: Known) -> None:
        """Find what is known now, too."""
        longest = sorted(known.values - self._known.values, key=lambda one: (-len(one[1]), one))
        self._known = known
        for kind, value in longest:
            key = bare(half(value).text)
            if kind is Kind.ADDRESS:
                self._pieces |= dict.fromkeys(pieces_of(value), key)
            else:
                self._patterns.append((kind, key, re.compile(pattern_of(kind, value))))
            self._beginnings.append((kind, key, len(city_of(value)) if kind is Kind.ADDRESS else 0))

    def find(self, text: str) -> tuple[Found, ...]:
        """What is to be hidden, from left to right, nothing over another."""
        if not text.strip():
            return ()
        read = half(text)
        told = read.text
        values = sorted(self._values(told), key=lambda one: one.start - one.end)
        every = (*values, *self._addresses(told), *self._beginning(told), *shapes(told))
        kept = [one for one in every if not self._known.stays(one.kind, told[one.start : one.end])]
        return tuple(
            Found(*read.place(one.start, one.end), one.kind, one.key) for one in _apart(kept) if one.end > one.start
        )

    def _values(self, text: str) -> Iterator[Found]:
        for kind, key, pattern in self._patterns:
            for found in pattern.finditer(text):
                if found[0]:
                    yield Found(*found.span(), kind, key)

    def _addresses(self, text: str) -> Iterator[Found]:
        """Parts of known addresses: wherever four of its characters stand, with those that touch them."""
        if not self._pieces:
            return
        letters, at = bare_places(in_digits(text))
        for piece, key in self._pieces.items():
            start = letters.find(piece)
            while start >= 0:
                yield Found(at[start], at[start + len(piece) - 1] + 1, Kind.ADDRESS, key)
                start = letters.find(piece, start + 1)

    def _beginning(self, text: str) -> Iterator[Found]:
        """The beginnings of known values where a text was cut."""
        cut = text.find(CUT)
        while cut >= 0:
            letters, at = bare_places(text[:cut])
            for kind, key, free in self._beginnings:
                longest = min(len(key) - 1, len(letters))
                least = _SHORTEST_CUT if not key.isascii() else 4
                size = next((n for n in range(longest, least - 1, -1) if letters.endswith(key[:n])), 0)
                if size > free:
                    yield Found(at[len(letters) - size + free], at[-1] + 1, kind, key)
            cut = text.find(CUT, cut + 1)


def _apart(every: Sequence[Found]) -> Iterable[Found]:
    """Places that touch nothing of each other: those that overlap become one, called by `_called`."""
    ranked = sorted(enumerate(every), key=lambda one: (one[1].start, -one[1].end, one[0]))
    made: list[tuple[int, Found]] = []
    for rank, one in ranked:
        if made and one.start < made[-1][1].end:
            before, last = made[-1]
            called = _called(last, one, before <= rank)
            made[-1] = (min(before, rank), Found(last.start, max(last.end, one.end), called.kind, called.key))
        else:
            made.append((rank, one))
    return [one for _, one in made]


def _called(last: Found, one: Found, ranks: bool) -> Found:
    """Which of two that overlap tells what both are: a path, then what is known before what only looks like it,
    then the one that holds the other. `ranks` tells that `last` comes first of what is known."""
    if Kind.PATH in (last.kind, one.kind):
        return last if last.kind is Kind.PATH else one
    if one.end <= last.end and one.kind is not last.kind:
        return last
    return last if ranks else one
