"""From one thing that is missing to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tui.desk.keys.verbs import Verbs
from tui.desk.widgets.itemlist import ItemList


class Gaps:
    """Moves on a list between the places that `missing` says; `moved` is called when another is selected."""

    def __init__(
        self, items: Callable[[], ItemList], missing: Callable[[], Sequence[int]], moved: Callable[[], object]
    ) -> None:
        self._items = items
        self._missing = missing
        self._moved = moved

    def verbs(self) -> Verbs:
        """The two keys."""
        return {"next-gap": lambda: self._go(1), "previous-gap": lambda: self._go(-1)}

    def _go(self, steps: int) -> None:
        items = self._items()
        onward = [n for n in self._missing() if (n - items.item) * steps > 0]
        if onward:
            items.seek(onward[0] if steps > 0 else onward[-1])
            self._moved()
