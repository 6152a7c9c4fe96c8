"""Events between the two sides: what was offered, what was answered to it, and the money that came."""

from __future__ import annotations

from typing import ClassVar

from store.case.happening import Happening


class OfferNoted(Happening, frozen=True):
    """The other side offered something. It is known by the number of its change.

    `who` offered it, `words` is how, `what` names it where it is more than money; `amount` is the money in it,
    `freight` what it says of freight, `extras` what else it gives, `conditions` what it asks for in return; `by` is
    the moment by which it would be there, `until` the one until which it can be answered (ISO with offset). Empty
    means that nothing was said of it.
    """

    kind: ClassVar[str] = "offer-noted"
    who: str
    words: str
    what: str
    amount: str
    freight: str
    extras: str
    conditions: str
    by: str
    until: str


class OfferAnswered(Happening, frozen=True):
    """An offer was accepted, refused or lapsed, or is open again. `offer` is the change that noted it."""

    kind: ClassVar[str] = "offer-answered"
    offer: int
    state: str


class MoneyReceived(Happening, frozen=True):
    """Money came back, so much, by this channel. `amount` is in yuan; a voucher is no money."""

    kind: ClassVar[str] = "money-received"
    amount: str
    channel: str


DealingEvent = OfferNoted | OfferAnswered | MoneyReceived
"""What happens between the two sides."""
