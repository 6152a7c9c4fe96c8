"""The facts of a case: which there are, what they are called, and how what people type is read.

Each fact is declared once; quick add, the `fact` command and the desk's forms are made from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from content.pack.model import Reason, Reasons
from content.text.near import there
from content.text.words import N_, Message, message
from store.case.ages import parse_age
from store.case.demands import DEMANDS, demand_of
from store.case.money import parse_money
from store.case.naming import in_every_language, named, one_of
from store.case.whichreason import reason_of
from store.days.numerals import joined
from store.errors import BadValue

LONGEST = 4_000
"""Characters a fact may have; longer text belongs into a file that is attached."""

EARLIEST = 1990
"""The year before which no date of a case lies."""


class FactKind(StrEnum):
    """How a fact is typed and kept."""

    TEXT = "text"
    LONG = "long"
    MONEY = "money"
    DAY = "day"
    AHEAD = "ahead"
    UNTIL = "until"
    REASON = "reason"
    DEMAND = "demand"
    FAULT = "fault"
    AGE = "age"


class FactField(Struct, frozen=True):
    """A fact that can be known. `quick` puts it into quick add, in the order of `FIELDS`; `goods` says that it is
    about goods on their way."""

    key: str
    label: str
    kind: FactKind
    hint: str = ""
    quick: bool = False
    goods: bool = False


FAULTS: Mapping[str, str] = {
    "merchant": N_("the merchant"),
    "buyer": N_("the buyer"),
    "courier": N_("the courier"),
    "nobody": N_("nobody"),
    "unclear": N_("it is not clear"),
}
"""Whom a ruling can find at fault."""

PINNED = "pinned"
"""The fact that stands on top of a case."""

FIELDS: tuple[FactField, ...] = (
    FactField("product", N_("Product"), FactKind.TEXT, N_("As it is called in the order"), quick=True),
    FactField("order", N_("Order number"), FactKind.TEXT, N_("My orders, order details"), quick=True),
    FactField("merchant", N_("Merchant"), FactKind.TEXT, N_("The name of the shop"), quick=True),
    FactField("paid", N_("Paid"), FactKind.MONEY, N_("What you really paid, such as 199.00"), quick=True),
    FactField("bought-on", N_("Bought on"), FactKind.DAY, N_("Such as 2026-11-02, 11-2 or 3 days ago"), quick=True),
    FactField("received-on", N_("Received on"), FactKind.DAY, N_("Leave empty if it has not come"), quick=True,
              goods=True),
    FactField("redeemed-on", N_("Redeemed on"), FactKind.DAY, N_("When the voucher was used, or shows as used")),
    FactField("expires-on", N_("Valid until"), FactKind.UNTIL, N_("The last day on which it can be used")),
    FactField("reason", N_("Reason"), FactKind.REASON, N_("Choose it before you apply"), quick=True),
    FactField("demand", N_("Demand"), FactKind.DEMAND, N_("What you want"), quick=True),
    FactField("problem", N_("What is wrong"), FactKind.LONG, N_("One sentence that can be checked")),
    FactField("amount", N_("Amount asked for"), FactKind.MONEY, N_("If it is not what you paid")),
    FactField("sku", N_("Variant"), FactKind.TEXT, N_("Colour, size, model")),
    FactField("promise", N_("What was promised"), FactKind.LONG, N_("In their words")),
    FactField("reply", N_("What the merchant answered"), FactKind.LONG, N_("In their words")),
    FactField("age", N_("Age of the child"), FactKind.AGE,
              N_("If a child paid: in full years on that day, such as 7")),
    FactField("shipped-on", N_("Shipped on"), FactKind.DAY, goods=True),
    FactField("found-on", N_("Problem found on"), FactKind.DAY),
    FactField("contacted-on", N_("Merchant contacted on"), FactKind.DAY),
    FactField("demanded-on", N_("Written demand sent on"), FactKind.DAY),
    FactField("refused-on", N_("Refused on"), FactKind.DAY),
    FactField("applied-on", N_("Applied on"), FactKind.DAY),
    FactField("intervened-on", N_("Intervention asked for on"), FactKind.DAY),
    FactField("agreed-on", N_("Agreed on"), FactKind.DAY, N_("When the merchant or the platform agreed")),
    FactField("tracking-on", N_("Sent back on"), FactKind.DAY, N_("When the courier took it"), goods=True),
    FactField("returned-on", N_("Merchant got the return on"), FactKind.DAY, N_("From the tracking of the return"),
              goods=True),
    FactField("ruled-on", N_("Ruled on"), FactKind.DAY),
    FactField("filed-on", N_("Complaint filed on"), FactKind.DAY),
    FactField("fee-notice-on", N_("Fee notice received on"), FactKind.DAY, N_("When the court asked for its fee")),
    FactField("served-on", N_("Statement of claim received on"), FactKind.DAY, N_("When it reached you")),
    FactField("judgment-on", N_("Judgment received on"), FactKind.DAY, N_("When it reached you")),
    FactField("paid-back", N_("Money back"), FactKind.MONEY, N_("What really came back")),
    FactField("paid-back-on", N_("Money back on"), FactKind.DAY),
    FactField("freight-paid", N_("Return freight you paid"), FactKind.MONEY, goods=True),
    FactField("voucher", N_("Vouchers and points used"), FactKind.MONEY, N_("What they were worth in yuan")),
    FactField("gift-kept", N_("Deducted for a gift"), FactKind.MONEY, goods=True),
    FactField("fault", N_("Found at fault"), FactKind.FAULT, N_("What the ruling says")),
    FactField("fault-why", N_("Why, says the ruling"), FactKind.LONG, N_("In its words")),
    FactField("refund-no", N_("Refund number"), FactKind.TEXT, N_("On the page of the refund")),
    FactField("countdown", N_("The app counts down to"), FactKind.AHEAD, N_("Such as 1天23小时, or the moment")),
    FactField("ticket", N_("Ticket number"), FactKind.TEXT, N_("From customer service")),
    FactField("tracking", N_("Return tracking number"), FactKind.TEXT, goods=True),
    FactField("app-path", N_("Menu path that worked"), FactKind.TEXT, N_("With the version of the app")),
    FactField("name", N_("Your name"), FactKind.TEXT),
    FactField("phone", N_("Your phone"), FactKind.TEXT),
    FactField("address", N_("Address of receipt"), FactKind.TEXT),
    FactField("claimant", N_("Whom it is for"), FactKind.TEXT, N_("As {do_persons} calls them")),
    FactField("title", N_("Title"), FactKind.TEXT, N_("What you call this case")),
    FactField("tags", N_("Tags"), FactKind.TEXT, N_("Words of your own, with blanks between")),
    FactField(PINNED, N_("Pinned note"), FactKind.LONG, N_("Stands on top of the case")),
)  # fmt: skip

WORDS: Mapping[FactKind, Mapping[str, str]] = {FactKind.DEMAND: DEMANDS, FactKind.FAULT: FAULTS}
"""The words of the kinds of which one is chosen."""

RULINGS = ("rejected", "ruled")
"""The steps at which the platform has ruled."""

NUMBERS = ("order", "refund-no", "tracking", "ticket")
"""The facts that are numbers, which apps show in groups."""

ANEW = frozenset(
    {
        "refused-on", "demanded-on", "applied-on", "intervened-on", "agreed-on", "tracking-on", "returned-on",
        "ruled-on", "fee-notice-on", "served-on", "judgment-on",
    }
)  # fmt: skip
"""The facts that are told anew in each round: one of an earlier round says nothing about this one."""

TO_COME = frozenset({"fee-notice-on"})
"""The facts of what need not have come yet where they matter: nobody is pressed for one."""

DAYS = (FactKind.DAY, FactKind.UNTIL)
MOMENTS = (*DAYS, FactKind.AHEAD)
"""The kinds that are kept as a day or a moment: one that was, one that may be either, one that comes."""

BY_KEY: Mapping[str, FactField] = {field.key: field for field in FIELDS}


def key_of(text: str) -> str:
    """The key of the fact that is meant, by itself or by its label in any language; what is none stays as it is."""
    if text in BY_KEY:
        return text
    return named(text, {field.key: in_every_language(field.label) for field in FIELDS}) or text


def field_of(key: str) -> FactField:
    """The declaration of a fact. Raises `BadValue` for an unknown key."""
    if key not in BY_KEY:
        raise BadValue(N_("There is no fact “{key}”. {there}"), key=key, there=there(key, BY_KEY))
    return BY_KEY[key]


def typed(key: str, value: str) -> str:
    """A kept fact as a person would type it: `2026-11-02 18:30`."""
    if field_of(key).kind in MOMENTS and len(value) > 10:
        return datetime.fromisoformat(value).strftime("%Y-%m-%d %H:%M")
    return value


def parse_fact(key: str, text: str, now: datetime, reasons: Mapping[str, Reason]) -> str:
    """Read what was typed for a fact into the form it is kept in; empty stays empty.

    Money is kept as `199.00`, an age as `7`, a day as `2026-11-02`, a moment as ISO with offset, a countdown as the
    moment at which it ends, a reason or demand as its id. Raises `BadValue` with a sentence that
    names what is wrong.
    """
    field = field_of(key)
    text = text.strip() if field.kind is FactKind.LONG else " ".join(text.split())
    if not text:
        return ""
    if (sentence := too_long(text)) is not None:
        raise BadValue(sentence.text, **sentence.values)
    match field.kind:
        case FactKind.MONEY | FactKind.AGE:
            return (parse_money if field.kind is FactKind.MONEY else parse_age)(text)
        case FactKind.DAY | FactKind.UNTIL | FactKind.AHEAD:
            return _moment(field.kind, text, now, reasons.language if isinstance(reasons, Reasons) else "")
        case FactKind.REASON:
            return reason_of(text, reasons)
        case FactKind.DEMAND | FactKind.FAULT:
            said = demand_of(text) if field.kind is FactKind.DEMAND else ""
            return said or one_of(text, WORDS[field.kind])
        case _:
            return joined(text) if key in NUMBERS else text


def too_long(text: str) -> Message | None:
    """Why a text is too long for a fact or a line of the diary, or None."""
    if len(text) <= LONGEST:
        return None
    words = N_("That is {n} characters long; a fact takes {most}. Save it as a file and attach it.")
    return message(words, n=len(text), most=LONGEST)


def name_of(facts: Mapping[str, str]) -> str:
    """What a case is called by its facts: title, product, or the shop with the order; empty when nothing tells."""
    number = facts.get("order") or facts.get("refund-no") or ""
    return facts.get("title") or facts.get("product") or f"{facts.get('merchant', '')} {number}".strip()


def _moment(kind: FactKind, text: str, now: datetime, language: str) -> str:
    if kind is FactKind.DAY:
        return past_moment(text, now, language)
    from store.days.ahead import parse_ahead
    from store.days.either import EitherDay

    if kind is FactKind.AHEAD:
        return parse_ahead(text, now, language).isoformat(timespec="minutes")
    try:
        ahead = parse_ahead(text, now, language)
    except EitherDay:
        raise
    except BadValue:
        ahead = None
    # a day ahead is its 24:00, which is still that day
    return (ahead - timedelta(minutes=1)).date().isoformat() if ahead else past_moment(text, now, language)


def past_moment(text: str, now: datetime, language: str = "") -> str:
    """Read a day or a moment that was, as people of a language write it, into the form it is kept in. Raises
    `BadValue`, also for one to come."""
    from store.days.past import parse_moment

    moment = parse_moment(text, now, language)
    if isinstance(moment, datetime):
        moment = moment.astimezone(now.tzinfo)
        late, value = moment > now, moment.isoformat(timespec="minutes")
    else:
        late, value = moment > now.date(), moment.isoformat()
    if moment.year < EARLIEST:
        raise BadValue(N_("{day} is before {year}; no order is that old."), day=value, year=EARLIEST)
    if late:
        raise BadValue(
            N_("{day} has not come yet (today is {today}). Write when it happened."),
            day=value,
            today=now.date().isoformat(),
        )
    return value
