"""When was that? One row for every form that tells what happened."""

from __future__ import annotations

from datetime import datetime

from content.text.words import N_, Message, Problem, Translator
from store.case.facts import past_moment
from tui.desk.dialogs.fields import Row

ON = "on"
"""The key of the row."""
NEAR = (N_("today"), N_("yesterday"), N_("2 days ago"))
"""The days that are a key away."""


def when_row(tr: Translator, label: str = N_("When was that?")) -> Row:
    """The row; empty it means now."""
    hint = N_("Empty for now; ← → today, yesterday; or such as yesterday 21:30, 11-21 10:00, 3 days ago")
    return Row(ON, label, hint, near=tuple(tr(words) for words in NEAR))


def wrong_when(tr: Translator, text: str, now: datetime) -> Message | None:
    """Why the answer is no moment that was, or None."""
    try:
        past_moment(text, now, tr.language)
    except Problem as problem:
        return problem.message if text.strip() else None
    return None
