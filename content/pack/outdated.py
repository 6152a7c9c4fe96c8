"""Whether a page was checked so long ago that it may not hold any more."""

from __future__ import annotations

from datetime import date

from content.pack.checks import days_said, page_keeps
from content.pack.claims import Claim, shelf_life
from content.pack.playbook import Playbook, page_named
from content.text.words import N_, Message, message


def outdated(book: Playbook, name: str, today: date) -> date | None:
    """The day of the oldest check of a page that keeps no longer, else None. A table is as old as its rows, any
    other page as it says, or as the playbook in which it stands."""
    page = page_named(name, book.pages)
    if page == "limits":
        kept = [(row.checked, shelf_life(Claim.LIMIT, row.confidence)) for row in book.limits.values()]
    elif page == "channels":
        kept = [(row.checked, shelf_life(Claim.CHANNEL, row.confidence)) for row in book.channels.values()]
    elif page == "laws":
        kept = [(row.checked, shelf_life(Claim.LAW)) for row in book.laws.values()]
    else:
        body = book.page(page).body
        kept = [(day, page_keeps(body)) for day in days_said(body)]
    if not kept and book.base is not None and not (book.folders()[0] / f"{page}.md").is_file():
        return outdated(book.base, page, today)
    kept = kept or [(book.meta.checked_on, shelf_life(Claim.PLAYBOOK))]
    return min((day for day, life in kept if today - day > life), default=None)


def aged(checked: date) -> Message:
    """That a page was checked so long ago that it may not hold any more."""
    text = N_("Checked {day}, long ago: compare with the app before you rely on it.")
    return message(text, day=checked.isoformat())
