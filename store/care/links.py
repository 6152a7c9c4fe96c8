"""Events of one case put together from everything that still holds some of them.

Each event carries a checksum that covers the one before it. So what a source holds is a set of links: after the
event with this checksum comes that event, with that checksum. A link that holds is what was saved, whoever keeps
it; the links of all sources together are the history, and where none is left the gap is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from msgspec import Struct, field

from store.disk.journal.chain import link
from store.disk.journal.rows import LENGTH

FILE, JOURNAL = "file", "journal"
"""Where events came from; a snapshot is named by its moment."""


class Link(NamedTuple):
    """An event, the checksum it has after the one before it, and who holds it."""

    sum: bytes
    event: dict[str, Any]
    source: str


class Rebuilt(Struct, frozen=True):
    """A history put together: its events with their sources, how many events in it are known to be missing, and how
    many there are before the first of these."""

    links: tuple[Link, ...]
    lost: int = 0
    sound: int = 0

    @property
    def events(self) -> list[dict[str, Any]]:
        """The events, oldest first."""
        return [one.event for one in self.links]


class Links(Struct):
    """The links of one case.

    `spine` are the checksums in their order, as the newest source has them. `lead` is the newest snapshot that
    holds the case: only it and the journal may know of events behind the spine, as an older one may know of such
    that were taken away on purpose.
    """

    start: bytes
    lead: str = ""
    leading: Rebuilt = Rebuilt(())
    after: dict[bytes, dict[bytes, Link]] = field(default_factory=dict)
    spine: dict[bytes, int] = field(default_factory=dict)

    def add(self, source: str, before: bytes, events: Sequence[Any], sums: bytes, newest: bool = False) -> None:
        """Take in what a source holds: events after the one with the checksum `before`, and their checksums.

        What does not fit is left out. A checksum that is itself damaged is found by the event behind it.
        """
        every = [sums[at : at + LENGTH] for at in range(0, len(sums), LENGTH)]
        if newest:
            for one in (before, *every):
                self.spine.setdefault(one, len(self.spine))
        known = [before, *every]
        for place, event in enumerate(events):
            if not isinstance(event, dict) or place >= len(known):
                continue
            found = link(known[place], event)
            self._put(
                known[place], Link(found, event, source), place + 1 < len(known) and found == known[place + 1]
            )
            follows = events[place + 1] if place + 1 < len(events) else None
            if place + 2 < len(known) and isinstance(follows, dict) and link(found, follows) == known[place + 2]:
                self._put(known[place], Link(found, event, source), True)
                self._put(found, Link(known[place + 2], follows, source), True)

    def _put(self, before: bytes, one: Link, good: bool) -> None:
        if good:
            self.after.setdefault(before, {}).setdefault(one.sum, one)

    def follow(self, source: str, events: Sequence[dict[str, Any]], sums: bytes) -> None:
        """Take the newest snapshot in, which is whole; where nothing is there yet, its order is the order."""
        if not self.lead:
            self.lead = source
            every = (sums[at : at + LENGTH] for at in range(0, len(sums), LENGTH))
            made = tuple(Link(one, event, source) for one, event in zip(every, events, strict=False))
            self.leading = Rebuilt(made, 0, len(made))
        self.add(source, self.start, events, sums, newest=not self.spine)

    def rooted(self) -> set[bytes]:
        """The checksums that are reached from the beginning of this case without a gap."""
        return self._reached({self.start})

    def doubtful(self) -> set[bytes]:
        """Checksums of the newest source that nothing ties to the beginning of this case."""
        return self.spine.keys() - self.rooted()

    def disown(self, foreign: set[bytes]) -> bool:
        """Let go of what is another case's: of these checksums, of what goes on from them, and of an order that has
        nothing in common with what begins as this case does. Tells whether there was any."""
        own = self.rooted()
        stranger = len(own) > 1 and not (self.spine.keys() & own) - {self.start}
        out = (set(self.spine) if stranger else self._reached(foreign)) - own
        if not out:
            return False
        kept = [one for one in self.spine if one not in out]
        if stranger:
            kept = [self.start, *(one.sum for one in self.leading.links)]
        self.spine = {one: place for place, one in enumerate(kept)}
        self.after = {before: links for before, links in self.after.items() if before not in out}
        return True

    def _reached(self, begin: set[bytes]) -> set[bytes]:
        found, open_ends = set(begin), list(begin)
        while open_ends:
            new = self.after.get(open_ends.pop(), {}).keys() - found
            found |= new
            open_ends += new
        return found

    def rebuild(self) -> Rebuilt:
        """Follow the links from the beginning; where none goes on, take up the thread behind the gap."""
        found, seen, lost, sound, at = list[Link](), {self.start}, 0, -1, self.start
        while True:
            one = self._choose(at, seen)
            if one:
                found.append(one)
                at = one.sum
                seen.add(at)
                continue
            gap = self._behind(at, seen)
            if gap is None:
                return Rebuilt(tuple(found), lost, len(found) if sound < 0 else sound)
            sound = len(found) if sound < 0 else sound
            skipped, at = gap
            seen.add(at)
            lost += skipped

    def _choose(self, at: bytes, seen: set[bytes]) -> Link | None:
        """The next link: the one the newest source had, if there are several."""
        options = [one for one in self.after.get(at, {}).values() if one.sum not in seen]
        if at not in self.spine or at == next(reversed(self.spine)):
            options = [one for one in options if one.sum in self.spine or one.source in (self.lead, JOURNAL)]
        return next((one for one in options if one.sum in self.spine), options[0] if options else None)

    def _behind(self, at: bytes, seen: set[bytes]) -> tuple[int, bytes] | None:
        """How many events are missing, and the checksum of the last of them."""
        order = list(self.spine)
        begin = self.spine[at] + 1 if at in self.spine else 0
        for skipped, one in enumerate(order[begin:], 1):
            if one not in seen and self._choose(one, seen):
                return skipped, one
        if at in self.spine and begin < len(order) and order[-1] not in seen:
            return len(order) - begin, order[-1]
        return None


def sources(links: Iterable[Link]) -> list[str]:
    """The sources of events, each once, in the order in which they come."""
    return list(dict.fromkeys(one.source for one in links))
