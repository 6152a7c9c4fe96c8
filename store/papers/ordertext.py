"""Reads a pasted page: what the page of an order or of a refund, a courier's notice or a talk tells of a case.

A guess that is shown costs little, a wrong fact that nobody notices costs the case: what is not sure stays empty,
and what could not be read is handed on to be said. How pages are read stands in `pasted`, one room for each step.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct, field

from content.pack.model import Reason
from content.text.words import N_, Message, message
from store.case.countdown import THEIRS_TO_SAY
from store.case.facts import BY_KEY, FIELDS, FactKind, field_of, parse_fact, typed
from store.case.stands import stand_told_by
from store.errors import BadValue
from store.papers.pasted import notices, speech, talk, values
from store.papers.pasted.fields import SPEECH, Field, fields_in, name
from store.papers.pasted.goods import Goods, goods_in, is_around
from store.papers.pasted.layout import fields_as_lines, rows_as_lines
from store.papers.pasted.orders import parted
from store.papers.pasted.script import Line, lines_of
from store.papers.pasted.sources import PageKind, Source, kind_of, platforms_countdown, sources_in, told_beside

WHICH_ORDER, WHICH_ITEM = "which-order", "which-item"
"""What has to be asked before the facts of a page are those of a case."""


MOST_NAME = 40
"""Characters that goods have in an order of one line; a sentence has more."""

DOUBTFUL = N_("It can be the day of buying or the day on which the trade was completed, so it was not taken.")
"""Why the moment of a completed trade is no day of buying: platforms mean different things by it."""


class Unread(Struct, frozen=True):
    """A line that was not understood; `why` is the reason when its value is the trouble."""

    text: str
    why: Message | None = None


class Page(Struct, frozen=True):
    """What a pasted text tells.

    `facts` are in the form in which facts are kept, by key, in the order of `FIELDS`; in those of `guessed` a
    letter was taken for a digit, or a moment was counted from now. `beside` is told, but no fact: what was paid in
    advance, the parcel that came, a countdown. With several `orders` there are no facts: one has to be picked.
    `stands` is how far the case has come by it, an answer of `stands.STANDS`, empty where it does not say; `whose`
    tells of the countdown that the platform decides until then, not a party.
    """

    kind: PageKind
    facts: Mapping[str, str] = field(default_factory=dict)
    guessed: frozenset[str] = frozenset()
    unread: tuple[Unread, ...] = ()
    items: tuple[str, ...] = ()
    beside: Mapping[str, str] = field(default_factory=dict)
    orders: tuple[Page, ...] = ()
    stands: str = ""
    whose: str = ""

    @property
    def is_page(self) -> bool:
        """Whether this is the page of an order or of a refund, to be read as one wherever it was pasted."""
        told = len(self.facts) >= 2 and self.kind in (PageKind.ORDER, PageKind.REFUND)
        return told or any(order.is_page for order in self.orders)

    @property
    def ask(self) -> str:
        """What must be asked: `WHICH_ORDER`, `WHICH_ITEM`, or nothing."""
        return WHICH_ORDER if self.orders else WHICH_ITEM if len(self.items) > 1 else ""

    def pick(self, which: str) -> Page | None:
        """The order that is meant by its number, the last digits of it, its shop, or its place in the paste."""
        wanted = "".join(which.split()).casefold()
        for order in self.orders:
            number, shop = order.facts.get("order", ""), order.facts.get("merchant", "")
            if wanted in (number.casefold(), shop.casefold()) or (len(wanted) >= 4 and number.endswith(wanted)):
                return order
        place = int(wanted) if wanted.isdecimal() and len(wanted) < 4 else 0
        return self.orders[place - 1] if 0 < place <= len(self.orders) else None

    def typed(self) -> dict[str, str]:
        """The facts as a person would type them."""
        return {key: typed(key, value) for key, value in self.facts.items()}


def recognise(text: str, now: datetime) -> dict[str, str]:
    """The facts of a pasted text as a person would type them; `ask`, if there, says which question comes first."""
    page = read_page(text, now)
    return page.typed() | ({"ask": page.ask} if page.ask else {})


def read_page(text: str, now: datetime, reasons: Mapping[str, Reason] | None = None) -> Page:
    """Read a pasted text. It may be anything; the time it takes is bounded.

    Each fact would be accepted by `parse_fact`. With the `reasons` of a playbook a refund's reason is read, too.
    """
    reader = _Reader(now, reasons or {}, in_one_line="\n" not in text.strip())
    lines = fields_as_lines(lines_of(rows_as_lines(text)))
    fields = fields_in(lines)
    said = talk.talk_in(lines, fields)
    if said:
        return reader.of_talk(lines, said)
    if notices.is_notice(lines, fields):
        return reader.of_notice(lines)
    if kind_of(lines, fields) is PageKind.OTHER and (told := speech.facts_of_speech(lines, now)):
        return reader.of_speech(lines, told)
    parts = [reader.of_page(part, fields_in(part)) for part in parted(lines, fields)]
    distinct = _distinct(parts)
    if len(distinct) > 1:
        return Page(PageKind.ORDER, orders=tuple(distinct))
    return reader.of_page(lines, fields)


def _distinct(pages: Sequence[Page]) -> list[Page]:
    """The pages that are of different orders; two of one order are one."""
    found: dict[tuple[str, ...], Page] = {}
    for page in pages:
        facts = page.facts
        if "order" in facts:
            found.setdefault((facts["order"],), page)
        elif "paid" in facts and ("merchant" in facts or "product" in facts):
            found.setdefault((facts.get("merchant", ""), facts.get("product", ""), facts["paid"]), page)
    return list(found.values())


class _Reader:
    """Reads the texts of one paste at one moment."""

    def __init__(self, now: datetime, reasons: Mapping[str, Reason], in_one_line: bool) -> None:
        self._now, self._reasons, self._in_one_line = now, reasons, in_one_line

    def of_talk(self, lines: Sequence[Line], said: Sequence[talk.Said]) -> Page:
        """A talk tells little: what the buyer says of the buying, the order it names, the shop above it."""
        facts = talk.facts_of_talk(lines, said, self._now)
        return self._of_sentences(PageKind.TALK, lines, facts)

    def of_speech(self, lines: Sequence[Line], told: dict[str, str]) -> Page:
        """What somebody told of a buying in their own words."""
        return self._of_sentences(PageKind.TALK, lines, told)

    def of_notice(self, lines: Sequence[Line]) -> Page:
        """A courier's or a shop's notice tells when a parcel was signed for, and may name the goods."""
        goods = speech.goods_quoted("\n".join(line.raw for line in lines))
        named = {"product": goods} if goods else {}
        return self._of_sentences(PageKind.NOTICE, lines, named | notices.facts_of_notice(lines))

    def _of_sentences(self, kind: PageKind, lines: Sequence[Line], facts: dict[str, str]) -> Page:
        numbers = talk.orders_named(lines)
        if len(numbers) > 1:
            return Page(kind, orders=tuple(Page(kind, {"order": number}) for number in numbers))
        told = {key: [Source(value)] for key, value in {"order": "".join(numbers), **facts}.items()}
        kept, guessed, _ = self._kept(told)
        return Page(kind, kept, frozenset(guessed))

    def of_page(self, lines: Sequence[Line], fields: Sequence[Field]) -> Page:
        """The page of one order or of one refund."""
        kind = kind_of(lines, fields)
        if kind is PageKind.OTHER:
            return self._bare_number(lines)
        goods = goods_in(lines, fields)
        told = sources_in(tuple(BY_KEY), kind, lines, fields, goods)
        if self._in_one_line and kind is PageKind.ORDER:
            for key, value in self._spoken(lines, fields, goods).items():
                told[key].append(Source(value, guessed=True))
        kept, guessed, unread = self._kept(told)
        unread += [Unread(lines[n].raw) for n in goods.unread]
        unread += [Unread(words) for words in _before_labels(lines, fields, kept)]
        unread += [Unread(lines[f.line].raw) for f in _puzzling(fields, kept)]
        unread += [Unread(lines[f.line].raw, message(DOUBTFUL)) for f in _doubtful(fields, kept)]
        if "countdown" in kept:
            unread = [one for one in unread if not values.countdown(one.text)]
        named = dict.fromkeys(f.value for f in fields if f.label.key == "product" and f.value and f.label.rank == 0)
        items = tuple(named) if len(named) > 1 else ()
        if not named:
            items = tuple(values.mended_name(item.name) for item in goods.items)
        beside = told_beside(lines, fields)
        stands = _stands(lines, kept) if kind is PageKind.REFUND else ""
        whose = THEIRS_TO_SAY if platforms_countdown(lines) else ""
        return Page(kind, kept, frozenset(guessed), tuple(unread), items, beside=beside, stands=stands, whose=whose)

    def _spoken(self, lines: Sequence[Line], fields: Sequence[Field], goods: Goods) -> dict[str, str]:
        """What one line with labels tells besides: the goods between them, and what is told as in speech."""
        only = _goods_in_one_line(lines, fields, goods.unread)
        return speech.facts_of_speech(lines, self._now) | ({"product": only} if only else {})

    def _bare_number(self, lines: Sequence[Line]) -> Page:
        """A paste that is nothing but a number is the number of an order."""
        if len(lines) != 1 or not lines[0].text.isdecimal() or not 15 <= len(lines[0].text) <= 24:
            return Page(PageKind.OTHER)
        return Page(PageKind.OTHER, {"order": lines[0].text})

    def _kept(self, told: Mapping[str, Sequence[Source]]) -> tuple[dict[str, str], set[str], list[Unread]]:
        """The first that is told of each fact and can be kept, which of them are guesses, and what could not."""
        kept: dict[str, str] = {}
        guessed: set[str] = set()
        unread: list[Unread] = []
        for key in (f.key for f in FIELDS if f.key in told):
            for source in told[key]:
                if key in ("merchant", "product") and values.is_value(source.value):
                    continue
                try:
                    read = parse_fact(key, source.value, self._now, self._reasons)
                except BadValue as wrong:
                    if source.words and field_of(key).kind in (FactKind.DAY, FactKind.MONEY):
                        unread.append(Unread(f"{source.words} {source.value}", wrong.message))
                    continue
                if read:
                    kept[key] = read
                    guessed |= {key} if source.guessed else set()
                    break
        return kept, guessed, unread


def _stands(lines: Sequence[Line], facts: Mapping[str, str]) -> str:
    """How far a case has come by the page of its refund: what it refuses was applied for."""
    state = notices.state_of(lines)
    if state is None:
        told = stand_told_by(facts).id
        state = {"nothing": "", "refused": "rejected"}.get(told, told)
    return state


def _before_labels(lines: Sequence[Line], fields: Sequence[Field], kept: Mapping[str, str]) -> Iterator[str]:
    """What stands on a line before its first label and was taken for nothing, as goods in an order of one line."""
    first = {f.line: f for f in reversed(fields)}
    for n, f in sorted(first.items()):
        words = "" if f.leads else lines[n].text.partition(f.words)[0].strip(" ,;|>·")
        if len(words) > 1 and not is_around(words) and not any(words in value for value in kept.values()):
            yield words


def _goods_in_one_line(lines: Sequence[Line], fields: Sequence[Field], left: Sequence[int]) -> str:
    """The goods of an order written in one line: the one piece between its labels that says nothing else."""
    if len({f.label.key for f in fields if f.value}) < 2:
        return ""
    leads = lines[fields[0].line].text.partition(fields[0].words)[0]
    pieces = [leads] if leads.strip() else [lines[n].text for n in left]
    found = [name(piece.strip(" ,;|>·").partition("|")[0]) for piece in pieces]
    named = [one for one in found if one and not (is_around(one) or values.is_value(one) or SPEECH.search(one))]
    return named[0] if len(named) == 1 and len(named[0]) <= MOST_NAME else ""


def _puzzling(fields: Sequence[Field], kept: Mapping[str, str]) -> list[Field]:
    """The labels of facts behind which nothing could be read."""
    return [f for f in fields if not f.value and f.label.rank == 0 and f.label.key in BY_KEY.keys() - kept]


def _doubtful(fields: Sequence[Field], kept: Mapping[str, str]) -> list[Field]:
    """Moments of a completed trade on a page that tells no other moment of buying."""
    return [f for f in fields if f.value and f.words in ("成交时间", "交易成功时间") and "bought-on" not in kept]
