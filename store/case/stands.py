"""How far a case has come that is opened late: the usual answers, the dates that matter there, what they tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from content.pack.model import StepKind
from content.pack.playbook import Playbook
from content.text.near import near_to, there
from content.text.words import N_, Translator
from store.case.case import Case, Stop
from store.case.events import FactSet, begins, kept_moment
from store.case.naming import in_every_language, named
from store.errors import BadValue


class Stand(Struct, frozen=True):
    """An answer to where a case stands.

    `way` are steps it passed; of several between bars the playbook has one. `asks` are the keys of the dates that
    matter there, in the order of asking.
    """

    id: str
    words: str
    way: tuple[str, ...]
    asks: tuple[str, ...] = ()


STANDS: tuple[Stand, ...] = (
    Stand("nothing", N_("nothing done yet"), ()),
    Stand("wrote", N_("I wrote to the merchant"), ("contact",), ("contacted-on",)),
    Stand("refused", N_("the merchant refused"), ("refused",), ("contacted-on", "refused-on")),
    Stand("applied", N_("I applied for the refund"), ("refused", "review|demand-wait"), ("applied-on",)),
    Stand(
        "rejected",
        N_("rejected, or more was asked for"),
        ("refused", "review|demand-wait", "where|supplement"),
        ("applied-on", "refused-on"),
    ),
    Stand(
        "send-back",
        N_("agreed, and the goods are to go back"),
        ("refused", "review|demand-wait", "send-back"),
        ("applied-on", "agreed-on"),
    ),
    Stand(
        "sent-back",
        N_("the goods are on their way back"),
        ("refused", "review|demand-wait", "send-back", "refund-wait"),
        ("applied-on", "tracking-on"),
    ),
    Stand(
        "refunded",
        N_("the money is back"),
        ("refused", "review|demand-wait", "refunded"),
        ("applied-on", "paid-back-on"),
    ),
    Stand(
        "intervention",
        N_("the platform's intervention runs"),
        ("refused", "review|demand-wait", "ruling|platform-wait"),
        ("applied-on", "refused-on", "intervened-on"),
    ),
    Stand(
        "ruled-against",
        N_("ruled against me"),
        ("refused", "review|demand-wait", "ruling|platform-wait", "rejected|complain"),
        ("applied-on", "ruled-on"),
    ),
    Stand("complaint", N_("a complaint is filed"), ("refused", "complain-wait"), ("filed-on",)),
    Stand("court", N_("it is at court"), ("refused", "complain-wait", "court-wait"), ("filed-on",)),
)

DATED: Mapping[str, tuple[str, ...]] = {
    "contacted-on": ("contact",),
    "demanded-on": ("demand-wait",),
    "applied-on": ("review",),
    "refused-on": ("refused", "supplement", "intervene", "where"),
    "intervened-on": ("ruling", "platform-wait"),
    "ruled-on": ("rejected", "ruled"),
    "agreed-on": ("agreed", "approved", "ruled"),
    "tracking-on": ("refund-wait",),
    "paid-back-on": ("refunded",),
    "filed-on": ("complain-wait",),
}
"""The steps that happened on the day of a fact, in the order in which that mostly is."""

AWAITED: Mapping[str, str] = {"returned-on": "send-back"}
"""The facts that come only after a step: goods that were sent back arrive later, and nobody knows the day yet."""


_NO_ANSWER = frozenset({"where"})
"""The steps to which a case comes after a refusal, and where nobody answered."""


def stand_of(text: str, playbook: Playbook) -> Stand:
    """The answer that is meant: one of `STANDS`, or a step of the playbook, by id or by words in any language.

    A word that is both, such as `rejected`, means the answer. Raises `BadValue`.
    """
    wanted = " ".join(text.split())
    answer = named(wanted, {stand.id: in_every_language(stand.words) for stand in STANDS})
    if answer and (answer == wanted.casefold() or wanted not in playbook.flow.steps):
        return next(stand for stand in STANDS if stand.id == answer)
    steps = {step.id: step for step in playbook.flow.steps.values() if step.rests}
    others = [book.flow.steps for book in playbook.elsewhere]
    titles = {name: (step.title, *(o[name].title for o in others if name in o)) for name, step in steps.items()}
    found = named(wanted, titles)
    if not found:
        tr = Translator(playbook.meta.language)
        usual = {stand.id: tr(stand.words) for stand in STANDS}
        known = {name: step.title for name, step in steps.items()} | usual
        near = {name: known[name] for name in near_to(text, known)}
        words = N_("“{text}” is no place of this playbook. {there} {do_place} lists the steps too.")
        raise BadValue(words, text=text, there=there(text, near or usual))
    return Stand(found, steps[found].title, (found,))


PLACES = (
    (StepKind.TASK, N_("Yours to do")),
    (StepKind.QUESTION, N_("Yours to decide")),
    (StepKind.WAIT, N_("Waiting for them")),
    (StepKind.END, N_("The end")),
)
"""The kinds of steps on which a case can stand, and what they are called."""


def places(playbook: Playbook) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Every word that says where a case stands, in groups: the usual answers, then the steps by kind.

    A group has a heading (an English msgid) and ids with their words, those of the answers msgids too. A step of
    which the id is an answer is found by its title.
    """
    yield N_("Usual answers"), tuple((stand.id, stand.words) for stand in STANDS)
    answers = {stand.id for stand in STANDS}
    for kind, heading in PLACES:
        here = [step for step in playbook.flow.steps.values() if step.rests and step.kind is kind]
        yield heading, tuple(("" if step.id in answers else step.id, step.title) for step in here)


def stand_told_by(facts: Mapping[str, str]) -> Stand:
    """How far a case has come by the dates that are known of it; nothing is done yet where they do not tell.

    A refusal after an application is that of the platform, one without it that of the merchant. A refund that has
    a number was applied for. Goods that were sent back are on their way, unless it was refused since.
    """
    sent, refused = facts.get("tracking-on", ""), facts.get("refused-on", "")
    if facts.get("filed-on"):
        wanted = "complaint"
    elif facts.get("intervened-on"):
        wanted = "intervention"
    elif sent and refused <= sent[: len(refused)]:
        wanted = "sent-back"
    elif facts.get("applied-on") or facts.get("refund-no"):
        applied = facts.get("applied-on", "")
        wanted = "rejected" if refused and refused >= applied[: len(refused)] else "applied"
    elif facts.get("refused-on"):
        wanted = "refused"
    else:
        wanted = "wrote" if facts.get("contacted-on") else "nothing"
    return next(stand for stand in STANDS if stand.id == wanted)


def passed_by(stand: Stand) -> tuple[str, ...]:
    """The ids of the usual answers that were true on the way to one, in their order: their steps lie on its way,
    or their dates matter there too. Who has applied need not have been refused by the merchant before."""
    been, dates = {"contact", *stand.way} - {"refused"}, set(stand.asks)
    before = STANDS[1 : STANDS.index(stand)] if stand in STANDS[1:] else ()
    return tuple(one.id for one in before if one.way[-1] in been or dates.issuperset(one.asks))


def dated_by(stand: Stand) -> dict[str, str]:
    """The usual answers on the way to one, and itself, of which a fact tells the day: by their ids its key."""
    way = (*passed_by(stand), stand.id)
    ends = {one.id: one.asks[-1] for one in STANDS if one.id in way and one.asks}
    found: dict[str, str] = {}
    for name, key in ends.items():
        if key in stand.asks:
            found = {other: known for other, known in found.items() if known != key} | {name: key}
    return found


def days_told(way: Iterable[str], case: Case, when: str) -> Iterator[FactSet]:
    """The facts of which the day is told by coming to steps at a kept day or moment, such as that of a refusal.

    A case that stands on such a step already tells nothing new, and a day says less than a moment of it. Nor does
    a step to which one comes as well without what is dated: where no answer came, where nothing was sent back. The
    merchant was told when it was told first: who comes back to that step tells no other day.
    """
    steps = frozenset(way) - _NO_ANSWER
    for key, of in DATED.items():
        known, told = case.facts.get(key, ""), when and not steps.isdisjoint(of) and case.step not in of
        sent = key != "tracking-on" or case.step == "send-back"
        anew = not (key == "contacted-on" and known)
        if told and sent and anew and known[: len(when)] != when:
            yield FactSet(key, when)


def happenings(case: Case) -> dict[str, str]:
    """The dates that the way of a case tells: when the merchant was written to, when it refused, and so on.

    A case that was opened has not written to anybody by that.
    """
    found: dict[str, str] = {}
    for key, steps in DATED.items():
        for place, stop in enumerate(case.trail):
            if stop.step in steps and not stop.unknown and (place > 0 or stop.told):
                found[key] = stop.at.date().isoformat() if stop.day else stop.at.isoformat(timespec="minutes")
    return found


def corrected(case: Case) -> dict[int, str]:
    """The stops of a way of which a fact told the day afterwards, by their places: when they really happened.

    A fact that lies before the stop before or after the one that followed tells of another round.
    """
    found: dict[int, str] = {}
    for key, place in told_after(case):
        told = kept_moment(case.facts[key])
        if told is None:
            continue
        stop, before = case.trail[place], case.trail[place - 1]
        after = case.trail[place + 1] if place + 1 < len(case.trail) else None
        at = begins(told, stop.at)
        late = after is not None and after.told and not after.unknown and at > after.at
        if at != stop.at and (before.unknown or before.at <= at) and not late:
            found[place] = case.facts[key]
    return found


def told_after(case: Case) -> Iterator[tuple[str, int]]:
    """The facts that were told after the case came to the stop they are the day of, each with that stop's place.

    One that was known before it came there may be that of the round before.
    """
    for key, steps in DATED.items():
        known, place = case.known_since.get(key), _last_stay(case.trail, steps)
        if known is None or place is None or not case.facts.get(key):
            continue
        change = case.trail[place].change
        recorded = next((one.at for one in reversed(case.records) if one.change == change), known)
        if known > recorded:
            yield key, place


def _last_stay(trail: tuple[Stop, ...], steps: tuple[str, ...]) -> int | None:
    """Where a way came to one of some steps the last time, from elsewhere; its begin is no such place."""
    here = [n for n, stop in enumerate(trail) if n and stop.step in steps]
    return next((n for n in reversed(here) if trail[n - 1].step not in steps or n == 1), None)
