"""The milestones of a case in one line, for forms that have no room for the story."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from content.text.words import N_, Translator, message
from store.case.called import SENT
from store.case.view import CaseView
from store.papers.saying import day, short_day, three_letters
from store.papers.story import NOT_IN_HAND, dates_of

BRIEF = {
    "received-on": N_("received on {day}"),
    "contacted-on": N_("merchant contacted on {day}"),
    "demanded-on": N_("demanded in writing on {day}"),
    "applied-on": N_("applied on {day}"),
    "refused-on": N_("refused on {day}"),
}
IN_SHORT = {
    "received-on": N_("received {day}"),
    "contacted-on": N_("contacted {day}"),
    "demanded-on": N_("demanded in writing {day}"),
    "applied-on": N_("applied {day}"),
    "refused-on": N_("refused {day}"),
}
FIRST = ("received-on", "contacted-on")
"""The milestones that stay when there is room for no others: when the goods came, and when it was told."""
_TO_COURIER = N_("courier contacted on {day}")
_BRIEF_SIGNED = N_("shown as signed for on {day}")
_SHORT_SIGNED = N_("shown as signed for {day}")
_THAT_DAY = N_("the same day")


def brief(view: CaseView, keys: Collection[str] = tuple(BRIEF), short: bool = False) -> str:
    """The milestones in one line, or empty; a year and a day are said once. In a `short` line nothing is said that
    can be missed, and months by three letters where that is shorter.
    """
    language = view.playbook.meta.language
    tr = Translator(language)
    parts: list[str] = []
    last: date | None = None
    signed, words = (_SHORT_SIGNED, IN_SHORT) if short else (_BRIEF_SIGNED, BRIEF)
    for key, when in dates_of(view).items():
        if key not in keys:
            continue
        unseen = key == "received-on" and view.facts.get("reason") in NOT_IN_HAND
        said = _said_after(last, when, tr)
        said = three_letters(said, language) if short else said
        sentence = signed if unseen else words[key]
        if key == "contacted-on" and view.facts.get("reason") == SENT and not (short and language == "en"):
            sentence = _TO_COURIER
        told = tr.say(message(sentence, day=said))
        if language == "zh" and parts and told.startswith(again := tr(_THAT_DAY)) and again in parts[-1]:
            parts[-1] += "、" + told.removeprefix(again)
        else:
            parts.append(told)
        last = when
    return ("，" if language == "zh" else "; ").join(parts)


def _said_after(last: date | None, when: date, tr: Translator) -> str:
    """A day in a line in which another was just named."""
    if last == when:
        return tr(_THAT_DAY)
    return short_day(when, tr.language) if last and last.year == when.year else day(when, tr.language)
