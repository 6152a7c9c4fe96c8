"""The one thing to do, in words and as JSON, for both faces."""

from __future__ import annotations

from datetime import datetime

from content.text.cells import plain
from content.text.words import N_, Translator
from store.board.calm import Calm
from store.case.turns import remaining_until
from tui.say.moments import near_moment

NOTHING = N_("Nothing has to be done today. Go and rest.")
LATER = N_("Nothing they write has to be answered now.")


def calm_lines(found: tuple[Calm, ...], tr: Translator, now: datetime, at: int = 0) -> list[str]:
    """The case, the sentence, by when; then what comes after it. `at` is which of them stands in front."""
    if not found:
        return [tr(NOTHING), tr(LATER)]
    one, rest = found[at], found[at + 1 :]
    lines = [plain(one.title, most=200), "", tr.say(one.words)]
    if one.until is not None:
        left = tr.say(remaining_until(one.until, now))
        lines += ["", tr(N_("Before {when}, {left}."), when=near_moment(tr, one.until, now), left=left)]
    return [*lines, "", _after(rest, tr, now), tr(LATER)]


def _after(rest: tuple[Calm, ...], tr: Translator, now: datetime) -> str:
    following = next((one for one in rest if one.until is not None), None)
    if following is None or following.until is None:
        return tr(N_("After that nothing is urgent."))
    when, title = near_moment(tr, following.until, now), plain(following.title, most=60)
    return tr(N_("After that the next date is {when} ({title})."), when=when, title=title)


def calm_json(found: tuple[Calm, ...], tr: Translator, now: datetime) -> dict[str, object]:
    """The one thing to do and what comes after it, with stable keys."""
    every = [
        {
            "number": one.number,
            "case": one.title,
            "text": tr.say(one.words),
            "until": one.until,
            "item": one.item or None,
        }
        for one in found
    ]
    return {"now": every[0] if every else None, "then": every[1:], "at": now}
