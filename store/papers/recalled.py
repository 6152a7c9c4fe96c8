"""How like the sentences that a playbook remembers a message is: the second clue, beside the cues.

A cue tells that certain words are there; a message on another matter may hold them by chance. Where sentences that
mean the same are not among the nearest, a card is not given; where nearly all of the nearest mean one thing, it is.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from itertools import chain

from msgspec import Struct

from content.pack.hearing import Hit
from content.pack.meanings import Meaning, Parcel, Rank
from content.pack.playbook import Playbook
from content.pack.recalling import NOTHING, shares, spoken
from content.text.words import N_, Translator
from store.papers.measures import (
    ALL,
    ALONE,
    BACKED,
    BACKED_FAR,
    BEGUN,
    BOTH,
    BY_FAR,
    CLEARLY,
    CLOSE,
    DECIDES,
    DOUBLE,
    ENDS,
    FAINT,
    FAR,
    FEW,
    FEW_IDLE,
    HARMLESS,
    INSTEAD,
    LIKE,
    LOUD,
    MANY,
    MEANT,
    MINDS,
    MOSTLY,
    NARROW,
    NEAR,
    OTHERS,
    PROMISED,
    SHORTEST,
    SPOKEN,
    SUPPOSED,
    SURE,
    WITH_DELAYS,
)

UNARGUED = N_(
    "This seems to refuse you nothing, so there is nothing to argue. Note it with its day; what they promise, ask "
    "by when; what they ask, answer with facts alone. If it does refuse you something, ask them to write why."
)
"""What to do where the sentences that want no card are by far the nearest, and are of no kind of their own."""


class Recalled(Struct, frozen=True):
    """The shares of what a message means by both voices, how like it the nearest sentence of each is, and the
    message's signs.

    `known` is whether any sentences are remembered at all.
    """

    shares: Mapping[str, float]
    best: Mapping[str, float]
    signs: int
    cards: frozenset[str]
    known: bool
    near: Mapping[str, float]
    """The shares by the nearest sentences alone. What wants no card goes by these: it is of every matter, so that
    its sentences taken together speak like nothing."""
    together: Mapping[str, float] = {}
    """The shares by all sentences of each meaning together, without the nearest."""
    at_large: Mapping[str, float] = {}
    """The shares as they were if nothing were known of the case."""
    untrue: frozenset[str] = frozenset()
    """What is true of goods on their way back only, where it is known as false."""
    delays: frozenset[str] = frozenset()
    """What puts off what may well be granted."""

    @property
    def like(self) -> float:
        """How like the nearest of all is."""
        return max(self.best.values(), default=0.0)

    def share(self, meaning: Meaning) -> float:
        """Its share by the nearest alone; what has no card shares one with all that wants none."""
        if meaning.id in self.cards:
            return self.near.get(meaning.id, 0.0)
        return self.idle

    def backs(self, hit: Hit) -> bool:
        """Whether a whole cue is believed: such messages are known, or its words are most of this one.

        That nothing is to be answered is believed only where that is what most of the sentences mean. The less the
        nearest is like the message, the more of them must mean the same.
        """
        if not self.known:
            return True
        rank, share = hit.meaning.rank, self.share(hit.meaning)
        if hit.meaning.id not in self.cards and rank is not Rank.DANGER:
            return share >= MOSTLY or self._promises(rank, share)
        if self._overruled(hit.meaning, share):
            return False
        needed = FAINT.get(rank, BACKED) if self.like >= NEAR else FAR.get(rank, BACKED_FAR)
        if rank in FAINT:
            return share >= needed
        near = self.best.get(hit.meaning.id, 0.0) >= max(LIKE, CLOSE * self.like)
        if not near and self.surely(hit.meaning.id, max(INSTEAD, OTHERS * share)):
            return False
        return share >= needed or (near and self.idle < SURE) or hit.signs >= ALL * self.signs

    def _promises(self, rank: Rank, share: float) -> bool:
        """Whether a grant is meant that also says when: what is on its way is near what makes one wait."""
        later = sum(part for name, part in self.near.items() if name in self.delays)
        return rank in (Rank.GRANT, Rank.QUIET) and share >= PROMISED and share + later >= WITH_DELAYS

    def _outspoken(self, but: str) -> bool:
        """Whether by both voices they mean another card than `but`, clearly and by far, and no sentence of its own
        is nearly the nearest."""
        named, part = next(iter(self.shares.items()), ("", 0.0))
        first = named != but and named in self.cards and named == next(iter(self.near), named)
        far = part >= BY_FAR * self.shares.get(but, 0.0) and self.best.get(but, 0.0) < CLOSE * self.like
        return first and part >= CLEARLY and far and self.like >= LIKE

    def _overruled(self, meaning: Meaning, share: float) -> bool:
        """Whether a message surely means another card than what a cue says; to make a fraud give way its own
        share must be faint, and what is harmless does so too."""
        if meaning.rank is Rank.DANGER:
            return share < FAR[meaning.rank] and (self.surely(meaning.id) or self.harmless)
        if meaning.rank is Rank.TRAP and self.surely(meaning.id, max(SURE, OTHERS * share)):
            return True
        return self._outspoken(meaning.id)

    def idly_loud(self, hit: Hit) -> bool:
        """Whether a fraud is met by a part of a cue alone, such as an everyday word, and hardly any sentence means
        it: to ask about it would frighten somebody for nothing."""
        rank = hit.meaning.rank
        return rank is Rank.DANGER and self.known and not hit.whole and self.share(hit.meaning) < FAR[rank]

    def astray(self, meaning: Meaning) -> bool:
        """Whether by far more of the sentences than mean it are about a parcel sent back, in a case of which
        that cannot be true: what holds for the parcel that came would be said of the other."""
        most = max((part for one, part in self.at_large.items() if one in self.untrue), default=0.0)
        least = max(DECIDES, OTHERS * self.at_large.get(meaning.id, 0.0))
        return meaning.rank not in FAINT and most >= least

    def supposes(self, meaning: Meaning, others: Iterable[Meaning]) -> bool:
        """Whether a message means it by far, and so tells the reason of a case that has none yet.

        It tells none where one of the `others` that are true with no such reason is nearly as likely, or where
        nothing may be to answer.
        """
        share, needed = self.shares.get(meaning.id, 0.0), FEW if meaning.reasons.only else SUPPOSED
        if self.share(meaning) < BACKED and self.together.get(meaning.id, 0.0) < SPOKEN:
            return False
        apart = share >= DOUBLE * self.idle and all(share >= OTHERS * self.share(one) for one in others)
        return share >= needed and self.like >= LIKE and apart

    def surely(self, but: str, needed: float = SURE) -> bool:
        """Whether by both voices they mean another card than `but`, with the share `needed`, and are like it."""
        others = (name for name in self.cards if name != but)
        most = max((min(self.shares.get(one, 0.0), self.near.get(one, 0.0)) for one in others), default=0.0)
        return most >= needed and self.like >= LIKE

    def between(self, hits: Iterable[Hit]) -> Hit | None:
        """Of meanings whose cues fit as well, the one that the sentences mean by far; None: none of them."""
        by_share = sorted(((self.share(hit.meaning), hit) for hit in hits), key=lambda pair: pair[0], reverse=True)
        if not by_share or by_share[0][0] < DECIDES:
            return None
        most, first = by_share[0]
        return first if all(most >= OTHERS * share for share, _ in by_share[1:]) else None

    @property
    def harmless(self) -> bool:
        """Whether nearly all of the nearest sentences want no card, as those that warn of a fraud do."""
        return self.idle >= HARMLESS and self.like >= LIKE

    @property
    def idle(self) -> float:
        """The share of all that wants no card."""
        return sum(part for name, part in self.near.items() if name not in self.cards)

    def means(self, name: str) -> bool:
        """Whether nearly all of the nearest sentences mean it, and are like the message."""
        return self.shares.get(name, 0.0) >= MEANT and self.like >= LIKE

    @property
    def quiet(self) -> str:
        """What has no card and most of the sentences mean, empty when they mean none: its advice is given."""
        named = max(self.near.items(), key=lambda item: item[1], default=("", 0.0))
        most = named[0] not in self.cards and named[1] >= MANY and self.idle >= MOSTLY
        return named[0] if most and self.like >= LIKE else ""

    def advice(self, meanings: Mapping[str, Meaning], tr: Translator, *, denied: bool) -> str:
        """What to do where most of the sentences want no card; empty where they do.

        That nothing is refused is told only if it would be of any case, as what is not true of this one is no
        grant, and if nothing is `denied`.
        """
        quiet = self.quiet
        if quiet == NOTHING:
            return tr(UNARGUED) if self.at_large.get(NOTHING, 0.0) >= MOSTLY and not denied else ""
        return meanings[quiet].instead if quiet in meanings else ""

    def says(self, hits: Iterable[Hit], dangers: Container[str], traps: Container[str] = ()) -> tuple[str, ...]:
        """The cards that the sentences themselves say, the likelier first; none when they do not.

        A card is said where both voices name it first, or all sentences together say it clearly; a fraud where
        either is loud, unless the nearest sooner want no answer.
        `dangers` are frauds, `traps` lead to where frauds are done: what is like both is a fraud.
        """
        (named, part), (other, more) = [*self.shares.items(), ("", 0.0), ("", 0.0)][:2]
        if named not in self.cards or self.like < LIKE or self.signs < SHORTEST:
            return ()
        if named in dangers:
            return (named,) if self._loud(named, part, traps) else ()
        if self._spoken(named, BEGUN if named in {hit.meaning.id for hit in hits} else SPOKEN):
            return (named,)
        if named != next(iter(self.near), named):
            return ()
        if part >= ALONE and part >= DOUBLE * self.idle:
            return (named,)
        both = other in self.cards and other not in dangers and part >= NARROW and part + more >= BOTH
        return (named, other) if both else ()

    def doubtful(self, named: str, dangers: Iterable[str]) -> bool:
        """Whether a message may as well want no answer, be a fraud, or speak of a parcel sent back in a case of
        which that cannot be true."""
        near = any(self.shares.get(one, 0.0) >= BACKED for one in dangers)
        elsewhere = any(self.at_large.get(one, 0.0) > self.at_large.get(named, 0.0) for one in self.untrue)
        return self.idle >= FEW_IDLE or near or elsewhere

    def _loud(self, named: str, part: float, traps: Container[str]) -> bool:
        """Whether a fraud is told, to which belongs what leads to where frauds are done."""
        if self.near.get(named, 0.0) < min(SUPPOSED, self.idle):
            return False
        if part >= SUPPOSED:
            part += sum(one for name, one in self.shares.items() if name in traps)
        return part >= LOUD

    def _spoken(self, named: str, needed: float) -> bool:
        """Whether all sentences of a meaning together say it clearly, and the nearest are not of one other mind."""
        minds = max((part for name, part in self.near.items() if name != named), default=0.0)
        return self.together.get(named, 0.0) >= needed and minds < MINDS and self.idle < FEW_IDLE

    @property
    def nearest(self) -> tuple[str, ...]:
        """The cards that are likely by it, the likeliest first."""
        return tuple(name for name, part in self.shares.items() if name in self.cards and part >= BACKED)


def recall(
    books: tuple[Playbook, ...], words: str, known: Mapping[str, bool | None], *, denied: bool = False
) -> Recalled:
    """What the sentences nearest to `words` mean in any language, but for what is known as false in a case.

    What wants no answer is not meant where something is `denied`. Of a long text the beginning and the end are
    heard.
    A fraud has the greater of its shares by the nearest sentences alone and by both voices: it harms when it is
    overlooked.
    """
    if len(words) > 2 * ENDS:
        words = f"{words[:ENDS]}\n{words[-ENDS:]}"
    heard = [book.ear.memory.like(words) for book in books]
    likest = max(range(len(books)), key=lambda at: max(heard[at], default=(0.0, "")))
    odds = books[likest].ear.memory.odds(words)
    near = list(chain.from_iterable(heard))
    found = [like for like in near if known.get(like[1]) is not False]
    alone = shares(found)
    open_ = {name: one for name, one in odds.items() if known.get(name) is not False}
    both = shares(found, open_)
    meanings = [meaning for book in books for meaning in book.ear.meanings.values()]
    frauds = {one.id for one in meanings if one.rank is Rank.DANGER}
    idle = sum(part for name, part in alone.items() if name not in books[0].replies)
    if denied and idle < SURE:
        quiet = {NOTHING, *(one.id for one in meanings if one.rank is Rank.QUIET)}
        found = [like for like in found if like[1] not in quiet]
        open_ = {name: one for name, one in open_.items() if name not in quiet}
        alone, both = shares(found), shares(found, open_)
    loud = {name: max(part, both[name]) for name, part in alone.items() if name in frauds}
    return Recalled(
        shares=dict(sorted({**both, **loud}.items(), key=lambda item: item[1], reverse=True)),
        best={name: like for like, name in sorted(found)},
        signs=sum(map(str.isalnum, words)),
        cards=frozenset(books[0].replies),
        known=any(book.ear.memory.known for book in books),
        near=alone,
        together=spoken(open_),
        at_large=shares(near),
        delays=frozenset(one.id for one in meanings if one.rank is Rank.DELAY),
        untrue=frozenset(one.id for one in meanings if one.parcel is Parcel.RETURN and known.get(one.id) is False),
    )
