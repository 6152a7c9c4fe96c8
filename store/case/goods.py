"""What becomes of the goods with the reason of a case: whether they go back when the money comes back."""

from __future__ import annotations

from collections.abc import Mapping

from content.pack.model import Effect
from content.pack.playbook import Playbook
from content.text.words import N_, message
from store.case.case import Case
from store.case.demands import DEMANDS, and_more, demand_of, multiple_of, only_money
from store.case.moot import moot_for
from store.errors import Doubtful

WITHOUT_REASON = ("cpl-25", "return-17")
"""The cards of a return without reason: there the buyer bears freight; with any other reason the seller does."""
SENDING, OF_RETURN = "send-back", ("tracking", "tracking-on", "returned-on")
"""The step at which goods go back, and the facts that tell of that."""
_MULTIPLES: Mapping[str, str] = {
    "cpl-55": N_(
        "“{words}” asks for more than the money back. It would be kept as: {kept}. Three times the price, at least "
        "500 yuan, comes on top only where fraud is proven (Consumer Protection Law Art. 55): ask for it in the "
        "complaint or before the court, never from the platform."
    ),
    "food-148": N_(
        "“{words}” asks for more than the money back. It would be kept as: {kept}. Ten times the price, at least "
        "1000 yuan, comes on top only for food that is not safe, from its maker or from a seller who knew (Food "
        "Safety Law Art. 148); for other goods only where the shop promised it. Ask for it in the complaint or "
        "before the court, never from the platform."
    ),
}
"""By which law a multiple of the price may be added, and on which condition."""
_SENT = ("received-on", "shipped-on")


def without_reason(playbook: Playbook, reason: str) -> bool:
    """Whether goods go back under this reason because nothing need be wrong with them (消费者权益保护法第25条)."""
    ground = playbook.grounds.get(reason)
    return ground is not None and any(name in ground.laws for name in WITHOUT_REASON)


def goes_back(playbook: Playbook, reason: str) -> bool | None:
    """Whether the goods go back with the money under a reason; None where that cannot be known from it.

    What never came, or was never sent, cannot go back."""
    if reason not in playbook.reasons:
        return None
    page = playbook.reason(reason)
    if any(key in moot_for(playbook, reason) for key in _SENT):
        return False
    return {"back": True, "stay": False}.get(page.goods)


def in_hand(playbook: Playbook, reason: str) -> bool:
    """Whether nothing can be wrong under this reason before the goods were received: a right to return them runs
    from that day for this very reason, or they go back with the money."""
    if goes_back(playbook, reason):
        return True
    if reason not in playbook.reasons or any(key in moot_for(playbook, reason) for key in _SENT):
        return False
    return "goods" in {need.evidence for need in playbook.reason(reason).needs if need.required} and any(
        reason in limit.reasons and limit.effect is Effect.LOSE and limit.facts == ("received-on",)
        for limit in playbook.limits.values()
    )


def sent_back(playbook: Playbook, case: Case) -> bool:
    """Whether the goods of a case were sent back: their parcel is known, or the step of sending them is behind."""
    if goes_back(playbook, case.facts.get("reason", "")) is False:
        return False
    behind = case.step != SENDING and case.came_to(SENDING) is not None
    return behind or any(key in case.facts for key in OF_RETURN)


def demanded(said: str, facts: Mapping[str, str], playbook: Playbook, sure: bool) -> dict[str, str]:
    """The demand of words that ask for money alone, such as 全额退款: whether the goods go back says the reason.

    Raises `Doubtful` where the reason leaves it open, or more than the price is asked for, unless one is `sure`.
    """
    if not said.strip():
        return {}
    open_words = only_money(said)
    back = goes_back(playbook, facts.get("reason", "")) if open_words else None
    if (law := multiple_of(said)) and not sure:
        kept = "return-refund" if back else demand_of(said)
        raise Doubtful(_MULTIPLES[law], words=said, kept=message(DEMANDS[kept]))
    if and_more(said) and not sure:
        text = N_(
            "“{words}” asks for two things, and a paper asks for one. It would be kept as: {kept}. What you lost "
            "beside the price, and how much, goes into the problem, for the complaint or the court."
        )
        raise Doubtful(text, words=said, kept=message(DEMANDS["return-refund" if back else demand_of(said)]))
    if not open_words:
        return {}
    if back is None and not sure:
        text = N_(
            "“{words}” leaves open whether the goods go back. It would be kept as: {stay}. If they go back, say: "
            "{back}."
        )
        raise Doubtful(text, words=said, stay=message(DEMANDS["refund"]), back=message(DEMANDS["return-refund"]))
    return {"demand": "return-refund"} if back else {}
