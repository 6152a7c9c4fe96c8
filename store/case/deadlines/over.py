"""That a right is over, as far as it is counted here: since when, by which claim, and what one can still do."""

from __future__ import annotations

from collections.abc import Iterable

from content.text.words import N_, Message
from store.case.deadlines.model import Deadline
from store.case.deadlines.words import tell


def tell_over(one: Deadline, limits: Iterable[Deadline]) -> Message:
    """That the time of a right is over: never that it is lost, as days may have been counted early and the law
    often leaves another way. `limits` are those of its case, among which another claim may still run."""
    rivals = (rival.due for rival in limits if rival.group == one.group and rival.open)
    other = next((due for due in rivals if due), None)
    values: dict[str, object] = {"title": one.thing, "end": tell(one.due) if one.due else "", "left": one.left}
    if other is not None:
        text = N_("By the stricter claim it is over since {end}: {title}. By another claim it runs until {other}.")
        return Message(text, values | {"other": tell(other)})
    if one.left:
        return Message(N_("Over since {end}: {title}. What is left: {left}."), values)
    return Message(N_("Over since {end}: {title}."), values)
