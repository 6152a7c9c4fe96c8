"""What is done when the start is over: what the first look at a screen would wait for, ahead of it."""

from __future__ import annotations

import gc
from importlib import import_module

_ALSO = ("store.decide", "store.letters", "jinja2.sandbox", "store.search", "textual.scrollbar")
"""What screens import only when they work: decisions, letters with their templates, search."""


def settle() -> None:
    """Import what the screens need, then let the garbage collector begin. Takes a while: not for the event loop.

    What was imported and read so far stays, so the collector need not look at that: it would, every few hundred
    keys, and hold the desk for a tenth of a second at 1,000 cases.
    """
    from pkgutil import iter_modules

    for package in ("tui.desk.screens", "tui.desk.dialogs"):
        for found in iter_modules(import_module(package).__path__, f"{package}."):
            import_module(found.name)
    for name in _ALSO:
        import_module(name)
    gc.freeze()
    gc.set_threshold(1_000, 4, 3)  # what a closed screen leaves is taken in small steps
    gc.enable()
