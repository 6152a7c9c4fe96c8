"""Reply cards: what the other side said, and the answer the playbook has for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from msgspec import Struct, field

from content.pack.hearing import Hit, clauses, fights, fits, rivals
from content.pack.meanings import Lean, Rank
from content.pack.model import Reply
from content.pack.playbook import Playbook
from content.text.scripts import may_be_in
from content.text.words import N_, Translator
from store.case.case import Case
from store.case.checklist import ItemSource
from store.case.goods import sent_back
from store.case.marks import ItemState
from store.case.moot import moot_facts
from store.case.view import CaseView
from store.papers.recalled import Recalled, recall
from store.papers.waiting import besides_waiting

DANGER = N_("DANGER: this looks like a fraud. Share no screen and no code, download nothing, pay nothing.")
MEANWHILE = N_(
    "Hello, I have noted what you say. Please write whether you refund, how much, and on which day; if not, the "
    "reason."
)
"""What may be sent where no card fits."""
GIVEN = N_(
    "This sounds as if they agree. Do they? If so, argue no further: note the words, the amount and the day. If "
    "not, read which of these is meant."
)
"""What is asked where an answer would fight what a message seems to give."""
FURTHER = 2
"""Cards that are given after the best one, when a message holds more than one statement."""
LIKELY = 3
"""Cards that are named when none is offered."""


class Likely(Struct, frozen=True):
    """A card that may be meant: named, not offered."""

    id: str
    says: str
    why: tuple[str, ...] = ()


class Heard(Struct, frozen=True):
    """What words mean in a case.

    `replies` may be sent, the best first; they are none when nothing fits well enough, when two fit as well, or
    when the words want no answer: `instead` then says what to do. `likely` may be meant, and `ask` is the question
    that decides. `danger` says that whoever writes so is after money or data. `why` are the words by which a reply
    was chosen, by its id.
    """

    words: str
    replies: tuple[Reply, ...] = ()
    likely: tuple[Likely, ...] = ()
    ask: str = ""
    instead: str = ""
    danger: bool = False
    why: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


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
        return tuple(card.id for card in self.cards) if self.heard.words else ()


def choose(playbook: Playbook, case: Case, words: str, twins: Iterable[Playbook] = ()) -> Heard:
    """What `words` mean, and the replies of `playbook` that are true in this case.

    `twins` are the same playbook in other languages: what somebody says need not be in the language the user reads.
    The case's reason, goods and step take part; a reply that they make false is never given,
    unless the words are its id: who names a card has chosen it.
    """
    own = playbook.ear.meanings
    dangers, traps = ([one.id for one in own.values() if one.rank is rank] for rank in (Rank.DANGER, Rank.TRAP))
    if words in playbook.replies:
        return _given(playbook, words, [words], (), danger=words in dangers)
    told = (case.facts.get("product", ""), case.facts.get("sku", ""), (core := besides_waiting(words)))
    books = (playbook, *(twin for twin in twins if may_be_in(twin.meta.language, *told)))
    hits, goods = _hits(books, told, core)
    reason = case.facts.get("reason", "")
    back = sent_back(playbook, case) or any(book.ear.sent_back(core) for book in books)
    lean = min((book.ear.lean(core) for book in books), key=list(Lean).index)
    known = _known(books, (reason, goods, case.step, back), lean)
    recalled = recall(books, core, known)
    if not reason:
        known = {**known, **dict.fromkeys(_supposed(books, (goods, case.step, back), lean, recalled), True)}
    judged = [(hit, known[hit.meaning.id] or fits(hit.meaning, reason, goods, case.step, back)) for hit in hits]
    whole = [hit for hit, fit in judged if fit and hit.whole]
    true = [hit for hit in whole if not fights(hit.meaning, lean)]
    backed = [hit for hit in true if recalled.backs(hit) and not recalled.astray(hit.meaning)]
    equal = list(rivals(backed))
    leads = equal[0] if len(equal) == 1 else _said_first(books, core, equal) or recalled.between(equal)
    if leads is not None:
        first = leads.meaning
        if first.id not in playbook.replies:
            meant = own.get(recalled.quiet) or own.get(first.id, first)
            return Heard(words, instead=meant.instead, danger=first.rank is Rank.DANGER)
        danger = first.rank is Rank.DANGER
        given = [hit.meaning.id for hit in (leads, *backed) if hit.meaning.id in playbook.replies]
        return _given(playbook, words, given[:1] if danger else given, backed, danger=danger)
    fought = [hit for hit in whole if hit not in true]
    offers = {hit.meaning.id for hit in fought if hit.meaning.rank is Rank.OFFER}
    heard = recalled.says(hits, dangers, traps)
    said = [name for name in heard if known.get(name) or (name in offers and recalled.means(name))]
    if said and said[0] == heard[0]:
        return _given(playbook, words, said, hits, danger=said[0] in dangers)
    if instead := recalled.advice(own, Translator(playbook.meta.language)):
        return Heard(words, instead=instead)
    maybe = equal or fought or [hit for hit, fit in judged if fit is not False and not recalled.idly_loud(hit)]
    near = () if equal or fought else recalled.nearest
    ask = Translator(playbook.meta.language)(GIVEN) if fought and not equal else ""
    return _undecided(playbook, words, near, maybe, ask)


def _undecided(playbook: Playbook, words: str, near: Iterable[str], maybe: Iterable[Hit], ask: str) -> Heard:
    """The cards that may be meant, and the question that decides: `ask`, or that of the first that has one."""
    own = playbook.ear.meanings
    why = {hit.meaning.id: hit.words for hit in maybe}
    named = [name for name in dict.fromkeys((*near, *why)) if name in playbook.replies][:LIKELY]
    asked = next((own[name].ask for name in named if name in own and own[name].ask), "")
    likely = tuple(Likely(name, playbook.replies[name].says, why.get(name, ())) for name in named)
    return Heard(words, likely=likely, ask=ask or asked)


def _given(playbook: Playbook, words: str, names: list[str], hits: Iterable[Hit], *, danger: bool) -> Heard:
    """The cards that are given, and by which words."""
    replies = tuple(playbook.replies[name] for name in tuple(dict.fromkeys(names))[: 1 + FURTHER])
    why = {hit.meaning.id: hit.words for hit in hits if hit.meaning.id in names}
    return Heard(words, replies, danger=danger, why=why)


def _known(
    books: Iterable[Playbook], told: tuple[str, tuple[str, ...], str, bool], lean: Lean
) -> Mapping[str, bool | None]:
    """Of each meaning whether its answer is true in a case; None: unknown, or it fights what is given."""
    meanings = (meaning for book in books for meaning in book.ear.meanings.values())
    return {one.id: fits(one, *told) and (None if fights(one, lean) else True) for one in meanings}


def _supposed(
    books: Iterable[Playbook], told: tuple[tuple[str, ...], str, bool], lean: Lean, recalled: Recalled
) -> Iterator[str]:
    """Where no reason is known, the meanings that tell it: nothing but the reason is open, and they are by far
    likelier than those with which the reason would be another."""
    all_ = {meaning.id: meaning for book in books for meaning in book.ear.meanings.values()}.values()
    for one in all_:
        others = (other for other in all_ if one.reasons.excludes(other.reasons))
        if fits(one, one.reasons.such, *told) and not fights(one, lean) and recalled.supposes(one, others):
            yield one.id


def _hits(
    books: tuple[Playbook, ...], told: tuple[str, ...], words: str
) -> tuple[tuple[Hit, ...], tuple[str, ...]]:
    """What is heard in any language, each meaning once, and the goods the case and the words speak of."""
    best: dict[str, Hit] = {}
    goods: dict[str, None] = {}
    for book in books:
        goods |= dict.fromkeys(book.ear.goods(*told))
        for hit in book.ear.hits(words):
            other = best.get(hit.meaning.id)
            if other is None or _order(hit) < _order(other):
                best[hit.meaning.id] = hit
    return tuple(sorted(best.values(), key=_order)), tuple(goods)


def _said_first(books: Iterable[Playbook], words: str, equal: list[Hit]) -> Hit | None:
    """Of meanings that fit as well, the one that a clause says alone: two statements are no doubt about one."""
    ears = [book.ear for book in books]
    by_id = {hit.meaning.id: hit for hit in equal}
    for clause in clauses(words):
        whole = {hit.meaning.id for ear in ears for hit in ear.whole(clause)} & by_id.keys()
        if len(whole) == 1:
            return by_id[whole.pop()]
    return None


def _order(hit: Hit) -> tuple[bool, tuple[int, int, int]]:
    return not hit.whole, hit.order


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
