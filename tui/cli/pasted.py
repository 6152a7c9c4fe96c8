"""What was read in a pasted page, said before anything is saved: what was understood, guessed, and what not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from content.pack.files import DEFAULT
from content.pack.model import Reason
from content.pack.playbook import Playbook
from content.text.cells import cells, pad, plain
from content.text.words import N_, Problem, Translator, counted
from store.case.facts import BY_KEY, typed
from tui.say.moments import money
from tui.say.values import fact_in_full, joined

if TYPE_CHECKING:
    from store.desk import Desk
    from store.papers.ordertext import Page

MOST_UNREAD = 6
"""Lines that were not understood and are shown; the rest is counted."""


def facts_listed(tr: Translator, reasons: Mapping[str, Reason], facts: Mapping[str, str]) -> list[str]:
    """Kept facts one below the other, each in full."""
    labels = {key: tr(BY_KEY[key].label) for key in facts}
    width = max(map(cells, labels.values()), default=0) + 2
    return [pad(labels[key], width) + (fact_in_full(tr, reasons, key, kept) or "—") for key, kept in facts.items()]


def page_told(tr: Translator, reasons: Mapping[str, Reason], page: Page) -> Iterator[str]:
    """What a page told, what of it is a guess, and what was not understood."""
    if page.facts:
        yield tr(N_("Recognised:"))
        yield from (f"  {line}" for line in facts_listed(tr, reasons, page.facts))
    elif not page.orders:
        yield tr(N_("Nothing was recognised in that text."))
    if page.guessed:
        names = tr.list(tuple(tr(BY_KEY[key].label) for key in page.facts if key in page.guessed))
        yield tr(N_("Read with a guess (a letter for a digit, a time counted from now); please check: {facts}"),
                 facts=names)  # fmt: skip
    if page.unread:
        yield tr(N_("Not understood:"))
        for unread in page.unread[:MOST_UNREAD]:
            why = tr.say(unread.why) if unread.why else ""
            yield f"  {joined(plain(unread.text, most=80), plain(why, most=200))}"
        if len(page.unread) > MOST_UNREAD:
            rest = len(page.unread) - MOST_UNREAD
            yield "  " + tr.say(counted(N_("and {n} line more"), N_("and {n} lines more"), rest))


def followed(desk: Desk, text: str) -> Playbook:
    """The playbook of the one platform that a page is of; the usual one where it tells none, or that is broken, or
    there is no page."""
    if not text:
        return desk.playbook()
    from store.papers.pasted.platforms import platform_named

    with suppress(Problem):  # told by who asks for it by its name
        return desk.playbook(platform_named(text) or DEFAULT)
    return desk.playbook()


def followed_words(tr: Translator, book: Playbook) -> str:
    """That the case does not follow the usual playbook, and how that is changed."""
    text = N_("This page is of another platform: the case follows “{playbook}”. --playbook {usual} changes that.")
    return tr(text, playbook=plain(book.meta.title), usual=DEFAULT)


def order_line(order: Page) -> str:
    """One of several orders, so that it can be told from the others."""
    facts = order.facts
    bought = typed("bought-on", facts["bought-on"])[:10] if "bought-on" in facts else ""
    named = (facts.get(key, "") for key in ("order", "merchant", "product"))
    return plain(joined(*named, money(facts.get("paid", "")), bought), most=160)
