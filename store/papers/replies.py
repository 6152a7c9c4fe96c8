"""Reply cards: what the other side said, and the answer the playbook has for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from content.pack.model import Reply
from content.pack.playbook import Playbook
from content.text.words import N_, Translator
from store.case.checklist import ItemSource
from store.case.marks import ItemState
from store.case.moot import moot_facts
from store.case.view import CaseView
from store.papers.choosing import Heard, choose

DANGER = N_("DANGER: this looks like a fraud. Share no screen and no code, download nothing, pay nothing.")
MEANWHILE = N_(
    "Hello, I have noted what you say. Please write whether you refund, how much, and on which day; if not, the "
    "reason."
)
"""What may be sent where no card fits."""


class Support(Struct, frozen=True):
    """Evidence that defeats an excuse, whether this case has it, and by which exhibits."""

    evidence: str
    title: str
    state: ItemState
    exhibits: tuple[int, ...] = ()


class ReplyCard(Struct, frozen=True):
    """An excuse, the answer to send, the evidence for it, and the step it leads to.

    `choice` is the choice of the current step that leads there, empty when none does. `care` says where the answer
    would harm, `why` which of their words it answers.
    """

    id: str
    says: str
    answer: str
    evidence: tuple[Support, ...]
    leads_to: str
    leads_to_title: str
    choice: str
    care: str = ""
    why: tuple[str, ...] = ()

    @property
    def held(self) -> int:
        """How much of the evidence that defeats the excuse the case has."""
        return sum(one.state is ItemState.HAVE for one in self.evidence)


class Said(Struct, frozen=True):
    """Something the other side said; who, by which channel and when, perhaps only the `day`, if the diary knows."""

    text: str
    who: str = ""
    channel: str = ""
    at: datetime | None = None
    day: bool = False


class Answer(Struct, frozen=True):
    """What to answer in a case: the words, when and by whom they were said if the diary knows, and the cards. Of
    when they were said perhaps only the `day` is known.

    Where nothing was said at all, `words` is empty and `cards` are all of the playbook. Where no card is offered
    `meanwhile` may be sent: it names no law and promises no waiting; it is empty where nothing is to be sent.
    `nearest` are the cards that may be meant, for whoever reads them and decides.
    """

    heard: Heard
    cards: tuple[ReplyCard, ...]
    who: str = ""
    channel: str = ""
    at: datetime | None = None
    meanwhile: str = ""
    nearest: tuple[ReplyCard, ...] = ()
    day: bool = False

    @property
    def meant(self) -> tuple[str, ...]:
        """The ids of the cards that answer what was said; none where nothing was."""
        return tuple(reply.id for reply in self.heard.replies)


def messages(view: CaseView) -> tuple[Said, ...]:
    """What the other side said, the newest first; the fact of their reason, where the diary has it not."""
    noted = [
        Said(one.text.strip(), one.who, one.channel, one.at, one.day)
        for one in reversed(view.diary)
        if one.who != "me"
    ]
    fact = view.facts.get("reply", "").strip()
    return (*([Said(fact)] if fact and all(one.text != fact for one in noted) else []), *noted)


def answer(view: CaseView, text: str = "", twins: Iterable[Playbook] = ()) -> Answer:
    """The answer to `text`; without one, to the last words of the other side that the case knows."""
    known = messages(view)
    said = text.strip() or view.facts.get("reply", "").strip() or (known[0].text if known else "")
    if not said:
        return Answer(Heard(""), tuple(_card(view, reply) for reply in view.playbook.replies.values()))
    heard = choose(view.playbook, view.case, said, twins)
    cards = tuple(_card(view, reply, heard.why.get(reply.id, ())) for reply in heard.replies)
    nearest = tuple(_card(view, view.playbook.replies[one.id], one.why) for one in heard.likely)
    noted = next((one for one in known if one.text == said), Said(said))
    meanwhile = "" if cards or heard.instead else Translator(view.playbook.meta.language)(MEANWHILE)
    return Answer(heard, cards, noted.who, noted.channel, noted.at, meanwhile, nearest, noted.day)


def _nothing_came(view: CaseView) -> bool:
    """Whether, by its reason, nothing ever arrived; then no card asks for more than what is on the case's list."""
    return "received-on" in moot_facts(view.case, view.playbook) and "received-on" not in view.facts


def _card(view: CaseView, reply: Reply, why: tuple[str, ...] = ()) -> ReplyCard:
    flow = view.playbook.flow
    states = {item.id: item.state for item in view.checklist if item.source is ItemSource.EVIDENCE}
    states |= {exhibit.evidence: ItemState.HAVE for exhibit in view.exhibits if exhibit.evidence not in states}
    supports = tuple(
        Support(
            name,
            view.playbook.evidence[name].title,
            states.get(name, ItemState.MISSING),
            tuple(one.no for one in view.exhibits if one.evidence == name),
        )
        for name in reply.evidence
        if name in view.playbook.evidence and (name in states or not _nothing_came(view))
    )
    target = flow.steps.get(reply.leads_to)
    on = (choice.id for choice in view.next.choices if reply.leads_to in flow.passage(choice.id))
    title = target.title if target else reply.leads_to
    meaning = view.playbook.ear.meanings.get(reply.id)
    care = meaning.care if meaning else ""
    return ReplyCard(reply.id, reply.says, reply.answer, supports, reply.leads_to, title, next(on, ""), care, why)
