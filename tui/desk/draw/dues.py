"""What a deadline is about and how far it is, drawn from what is told of it alone."""

from __future__ import annotations

import re

from content.text.cells import cells, plain
from content.text.words import N_
from store.case.turns import name_of as named
from store.case.turns import remaining_until
from tui.desk.draw.context import Context
from tui.desk.draw.spans import Line, Span, folded, indent, quiet
from tui.desk.draw.told import Due, Waits
from tui.say.moments import near_moment

_UNRECKONED = N_("not to be reckoned yet: {fact} is missing")
_FOR_WHOM = re.compile(r"^[^：:]+[：:]\s*(?=\S)")


def sign_named(name: str, pen: Context) -> str:
    """The sign of that name."""
    found: str = getattr(pen.signs, name)
    return found


def name_of(title: str) -> str:
    """What a deadline is about, as one safe line."""
    return plain(named(title), most=120)


def name_within(title: str, room: int) -> str:
    """The name; where it has no `room`, without what it begins with for whom it holds, such as “for a seven-day
    return:”, since what has to be done counts more."""
    return without_whom(name_of(title), room)


def without_whom(name: str, room: int) -> str:
    """A name as `name_within` tells it."""
    if cells(name) <= room:
        return name
    rest = _FOR_WHOM.sub("", name)
    return rest[:1].upper() + rest[1:]


def due_words(due: Due, pen: Context) -> str:
    """A nearest date as `short_when` tells it."""
    left = due.words or pen.say(remaining_until(due.at, pen.now))
    return left + pen.between + near_moment(pen.tr, due.at, pen.now)


def waiting_lines(wanted: Waits | None, width: int, pen: Context) -> list[Line]:
    """A right that cannot be reckoned yet, and what is missing for it; nothing where there is none."""
    if wanted is None:
        return []
    told = [Span(f"{name_of(wanted.title)}{pen.between}"), quiet(pen.tr(_UNRECKONED, fact=wanted.fact))]
    return indent(folded(told, width - 2), (Span(f"{pen.signs.unknown} "),))
