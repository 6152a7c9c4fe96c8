"""What can be done somewhere: the ids of actions, and what each of them does there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from inspect import isawaitable
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from textual import events

Verb = Callable[..., object]
"""Does an action; what can be awaited is awaited. Only `choose` is given something: a number."""
Verbs = Mapping[str, Verb]


@runtime_checkable
class Answering(Protocol):
    """Something for which a key may be an answer."""

    def takes(self, event: events.Key) -> bool:
        """Whether a key is an answer here, and no action of the table; then it was taken."""


class Writing:
    """A field that takes whatever is typed, keys that are no signs among them."""


class Doing:
    """Something that takes actions of the table by their ids."""

    def verbs(self) -> Verbs:
        """What can be done here."""
        return {}

    async def action_do(self, name: str, *given: int) -> None:
        """Do an action."""
        done = self.verbs()[name](*given)
        if isawaitable(done):
            await done
