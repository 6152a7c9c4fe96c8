"""What the other side's words mean in a case, and the reply cards that may answer them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field, structs

from content.pack.hearing import Hit, clauses, fights, fits, rivals
from content.pack.meanings import Lean, Meaning, Rank
from content.pack.model import Reply
from content.pack.playbook import Playbook
from content.text.scripts import may_be_in
from content.text.words import N_, Translator
from store.case.case import Case
from store.case.goods import sent_back
from store.papers.measures import ALL, ALONE, BACKED, DOUBLE, FEW_IDLE, LIKE, NARROW, PARTS, SHORTEST_PART
from store.papers.recalled import Recalled, recall
from store.papers.rejections import ground_of
from store.papers.waiting import besides_waiting

GIVEN = N_(
    "This sounds as if they agree. Do they? If so, argue no further: note the words, the amount and the day. If "
    "not, read which of these is meant."
)
"""What is asked where an answer would fight what a message seems to give."""
FURTHER = 2
"""Cards that are given after the best one, when a message holds more than one statement."""
LIKELY = 3
"""Cards that are named when none is offered."""


ASIDE = (Rank.NOTICE, Rank.QUIET)
"""What does not make a message one that wants no answer where it is met in passing and the rest argues."""


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


def choose(playbook: Playbook, case: Case, words: str, twins: Iterable[Playbook] = ()) -> Heard:
    """What `words` mean, and the replies of `playbook` that are true in this case.

    `twins` are the same playbook in other languages: what somebody says need not be in the language the user reads.
    The case's reason, goods and step take part; a reply that they make false is never given,
    unless the words are its id: who names a card has chosen it.
    """
    own = playbook.ear.meanings
    dangers, traps = ([one.id for one in own.values() if one.rank is rank] for rank in (Rank.DANGER, Rank.TRAP))
    if (named := words.strip().lower()) in playbook.replies:
        return _given(playbook, words, [named], (), danger=named in dangers)
    told = (case.facts.get("product", ""), case.facts.get("sku", ""), (core := ground_of(besides_waiting(words))))
    books = (playbook, *(twin for twin in twins if may_be_in(twin.meta.language, *told)))
    hits, goods = _hits(books, told, core)
    reason = case.facts.get("reason", "")
    back = sent_back(playbook, case) or any(book.ear.sent_back(core) for book in books)
    lean = min((book.ear.lean(core) for book in books), key=list(Lean).index)
    known = _known(books, (reason, goods, case.step, back), lean)
    recalled = recall(books, core, known, denied=lean is Lean.DENIES)
    if not reason:
        known = {**known, **dict.fromkeys(_supposed(books, (goods, case.step, back), lean, recalled), True)}
    judged = [(hit, known[hit.meaning.id] or fits(hit.meaning, reason, goods, case.step, back)) for hit in hits]
    whole = [hit for hit, fit in judged if fit and hit.whole]
    true = [hit for hit in whole if _stands(hit.meaning, lean)]
    backed = [hit for hit in true if recalled.backs(hit) and not recalled.astray(hit.meaning)]
    equal = list(rivals(backed))
    leads = equal[0] if len(equal) == 1 else _said_first(books, core, equal) or recalled.between(equal)
    heard = recalled.says(hits, dangers, traps)
    aside = leads is not None and leads.meaning.rank in ASIDE and _in_passing(leads, recalled)
    aside = aside and _argues([choose(playbook, case, one, twins) for one in _parts(core)])
    if leads is not None and not aside and not _outcried(leads.meaning.id, heard, dangers, playbook):
        return _led(playbook, words, (leads, *backed), recalled, lean)
    fought = [hit for hit in whole if fights(hit.meaning, lean)]
    offers = {hit.meaning.id for hit in fought if hit.meaning.rank is Rank.OFFER}
    said = [name for name in heard if known.get(name) or (name in offers and recalled.means(name))]
    if not said or said[0] != heard[0]:
        said = [] if reason else _either(own.values(), known, hits, recalled, lean)
    if said:
        return _given(playbook, words, said, hits, danger=said[0] in dangers)
    instead = recalled.advice(own, Translator(playbook.meta.language), denied=lean is Lean.DENIES)
    if instead and not aside:
        return Heard(words, instead=instead)
    maybe = equal or fought or [hit for hit, fit in judged if fit is not False and not recalled.idly_loud(hit)]
    near = () if equal or fought else recalled.nearest
    ask = Translator(playbook.meta.language)(GIVEN) if fought and not equal else ""
    likely = _undecided(playbook, words, near, maybe, ask)
    clear = () if ask else tuple(_clear(own, likely, recalled, lean))
    parts = [choose(playbook, case, one, twins) for one in (_parts(core) if clear else ())]
    return _by_clause(playbook, likely, recalled, clear, parts)


def _led(playbook: Playbook, words: str, hits: tuple[Hit, ...], recalled: Recalled, lean: Lean) -> Heard:
    """What is said to the first of `hits`: its card and those of further statements, or what to do instead."""
    first, own = hits[0].meaning, playbook.ear.meanings
    danger = first.rank is Rank.DANGER
    if first.id not in playbook.replies:
        advice = _unanswered(own, hits[0], recalled, lean, Translator(playbook.meta.language))
        return Heard(words, instead=advice, danger=danger)
    given = [hit.meaning.id for hit in hits if hit.meaning.id in playbook.replies]
    return _given(playbook, words, given[:1] if danger else given, hits, danger=danger)


def _either(
    own: Iterable[Meaning], known: Mapping[str, bool | None], hits: Iterable[Hit], recalled: Recalled, lean: Lean
) -> list[str]:
    """The card that holds whichever reason a case has, where a message surely means one of its sides; else none.

    A cue of a side makes a lesser share of all sides enough.
    """
    met = {hit.meaning.either for hit in hits if hit.whole}
    share: dict[str, float] = {}
    for one in own:
        if one.either and known.get(one.id) is None and not fights(one, lean):
            share[one.either] = share.get(one.either, 0.0) + recalled.shares.get(one.id, 0.0)
    if recalled.like < LIKE or recalled.idle >= FEW_IDLE:
        return []
    return [card for card, part in share.items() if part >= (NARROW if card in met else ALONE)]


def _parts(words: str) -> tuple[str, ...]:
    """The clauses of a message that has several, but for those too short to mean anything alone."""
    parts = tuple(part for part in clauses(words)[:PARTS] if sum(map(str.isalnum, part)) >= SHORTEST_PART)
    return parts if len(parts) > 1 else ()


def _outcried(leads: str, heard: tuple[str, ...], dangers: list[str], playbook: Playbook) -> bool:
    """Whether the sentences cry a fraud where words of a card were met."""
    return leads in playbook.replies and leads not in dangers and bool(heard) and heard[0] in dangers


def _argues(parts: list[Heard]) -> bool:
    """Whether at least two more clauses are given a card each than want no answer: one is soon misheard."""
    return sum(bool(one.replies) - bool(one.instead) for one in parts) > 1


def _in_passing(leads: Hit, recalled: Recalled) -> bool:
    """Whether it is met by a few words of a message that hardly any sentence takes for it, by either voice."""
    share = max(voice.get(leads.meaning.id, 0.0) for voice in (recalled.near, recalled.shares))
    return leads.signs < ALL * recalled.signs and share < BACKED


def _unanswered(own: Mapping[str, Meaning], leads: Hit, recalled: Recalled, lean: Lean, tr: Translator) -> str:
    """What to do about what has no card.

    A few words of a courtesy that hardly a sentence backs say nothing of a long message that gives nothing: the
    sentences like it do.
    """
    first = leads.meaning
    chance = _in_passing(leads, recalled) and first.rank is Rank.QUIET and lean is Lean.OPEN
    heard = recalled.advice(own, tr, denied=False) if chance else ""
    return heard or (own.get(recalled.quiet) or own.get(first.id, first)).instead


def _stands(meaning: Meaning, lean: Lean) -> bool:
    """Whether it fights no gift, and is no courtesy before or behind a refusal."""
    return not fights(meaning, lean) and not (lean is Lean.DENIES and meaning.rank is Rank.QUIET)


def _clear(own: Mapping[str, Meaning], likely: Heard, recalled: Recalled, lean: Lean) -> Iterator[str]:
    """The likely cards that fight no gift and are not doubtful; a trap is none for being like a fraud."""
    dangers = [one.id for one in own.values() if one.rank is Rank.DANGER]
    for meaning in (own[one.id] for one in likely.likely if one.id in own):
        trap = meaning.rank is Rank.TRAP
        if not fights(meaning, lean) and not recalled.doubtful(meaning.id, () if trap else dangers):
            yield meaning.id


def _by_clause(
    playbook: Playbook, whole: Heard, recalled: Recalled, clear: Iterable[str], parts: Iterable[Heard]
) -> Heard:
    """What its clauses say one by one, where a message as a whole leaves in doubt which card is meant.

    A `clear` card is given that a clause says alone and that is half as likely as what the whole means most; a trap
    before all others. No fraud is told by a clause, whose few words are too like an everyday message's.
    """
    said = {reply.id: one for one in reversed(list(parts)) if not one.danger for reply in one.replies[:1]}
    share = {name: recalled.shares.get(name, 0.0) for name in clear if name in said}
    traps = {name for name in share if playbook.ear.meanings[name].rank is Rank.TRAP}
    least = max(BACKED, max(recalled.shares.values(), default=0.0) / DOUBLE)
    agreed = [name for name, part in share.items() if name in traps or part >= least]
    if not agreed:
        return whole
    given = _given(
        playbook, whole.words, sorted(agreed, key=lambda name: (name not in traps, -share[name])), (), danger=False
    )
    return structs.replace(given, why={name: said[name].why.get(name, (said[name].words,)) for name in agreed})


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
