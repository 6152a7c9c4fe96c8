"""What no key should wait for: imports are done when the start is over, garbage is collected while hands rest."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Iterator
from contextlib import suppress
from contextvars import Context
from importlib import import_module
from time import monotonic
from typing import TYPE_CHECKING

from content.text.words import Problem

if TYPE_CHECKING:
    from store.opening import HomeDesk

_SENTENCE = "?"
"""What is listened to ahead: what is made ready for the first sentence does not depend on it."""
_ALSO = (
    "store.case.decide",
    "store.case.gate",
    "store.case.offered",
    "store.days.ahead",
    "store.days.past",
    "store.glance",
    "store.papers.addressing",
    "store.papers.letters",
    "content.pack.sandbox",
    "store.board.search",
    "tui.desk.worker.handing",
    "textual.scrollbar",
)
"""What screens import only when they work: decisions, letters with their templates, search."""

REST = 0.25
"""Seconds without a key after which hands rest."""
BUSY = (5_000, 3, 2)
"""When garbage is collected for hands that never rest: the thresholds of the collector once the start is over."""
MANY = 10_000
"""Objects that are worth being spared later: what little is thrown away of spared ones is never found."""


def preload() -> None:
    """Import what the screens need, then let the garbage collector begin. Takes a while: not for the event loop.

    What was imported and read so far stays, so the collector need not look at that: it would, every few hundred
    keys, and hold the desk for 40 ms at 1,000 cases.
    """
    from pkgutil import iter_modules

    for package in ("tui.desk.screens", "tui.desk.dialogs"):
        for found in iter_modules(import_module(package).__path__, f"{package}."):
            import_module(found.name)
    for name in _ALSO:
        import_module(name)
    gc.freeze()
    gc.set_threshold(*BUSY)
    gc.enable()


def readings(desk: Callable[[], HomeDesk]) -> Iterator[None]:
    """Make ready what the first page, the first letter and the mask need, in pieces of a few milliseconds to a
    tenth of a second: between two of them something else can be done."""
    from content.tone import check_tone

    with suppress(Problem):  # a broken page is told where it is shown
        book = desk().playbook()
        for name in book.pages:
            book.page(name)
            yield
        book.letters()
        yield
        for one in (book, *desk().library.twins(book.meta.id, book)):
            one.ear.hits(_SENTENCE)
            yield
            one.ear.memory.like(_SENTENCE)
            yield
            check_tone(_SENTENCE, one.meta.language)
            yield
    from store.care.knowing import made_ready

    yield from made_ready()


def after(seconds: float, then: Callable[[], None]) -> None:
    """Do something later, in a context of its own: this one would keep the screen that is in front now."""
    asyncio.get_running_loop().call_later(seconds, then, context=Context())


class Collector:
    """Collects garbage while hands rest: a closed screen leaves some ten thousand objects, and they take 10 ms.

    `stays` says whether all that is open now stays to the end. What is left then need not be looked through again:
    letters, pages and cases that were read would else make every later search for garbage longer, up to 45 ms.
    """

    def __init__(
        self, stays: Callable[[], bool], later: Callable[[float, Callable[[], None]], object] = after
    ) -> None:
        self._stays = stays
        self._later = later
        self._moved = 0.0
        self._waiting = False

    def moved(self) -> None:
        """A hand moved: a key or the mouse."""
        self._moved = monotonic()
        if not self._waiting:
            self._waiting = True
            self._later(REST, self._sweep)

    def _sweep(self) -> None:
        left = self._moved + REST - monotonic()
        self._waiting = left > 0.01
        if self._waiting:
            self._later(left, self._sweep)
        elif gc.isenabled():  # not before the start is over
            gc.collect()
            if gc.get_threshold() == BUSY and self._stays() and len(gc.get_objects()) > MANY:
                gc.freeze()
