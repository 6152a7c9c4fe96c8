"""Where does it stand? One question for a case that began before today, then only the dates that matter there."""

from __future__ import annotations

from collections.abc import Callable

from content.pack.playbook import Playbook
from content.text.cells import plain
from content.text.words import N_
from store.case.facts import BY_KEY, parse_fact
from store.case.stands import STANDS, Stand, stand_of
from store.desk import Desk
from store.errors import BadValue
from tui.cli.asking import Asker, Interrupted


def ask_standing(desk: Desk, playbook: Playbook, asker: Asker, facts: dict[str, str], stands: str) -> str:
    """Ask how far a case has come, unless `stands` says it, and for its dates, which come into `facts`."""
    try:
        if not stands:
            options = [(stand.id, asker.tr(stand.words)) for stand in STANDS]
            stands = asker.pick(asker.tr(N_("Where does it stand?")), options, STANDS[0].id)
        for key in _missing(stand_of(stands, playbook), facts):
            field = BY_KEY[key]
            hint = asker.tr(N_("Such as 11-21 10:00, yesterday; Enter when nobody knows"))
            facts[key] = asker.text(asker.tr(field.label), hint, "", _complaint(desk, playbook, asker, key))
    except Interrupted:
        raise KeyboardInterrupt from None
    return stands


def _missing(stand: Stand, facts: dict[str, str]) -> tuple[str, ...]:
    return tuple(key for key in stand.asks if not facts.get(key))


def _complaint(desk: Desk, playbook: Playbook, asker: Asker, key: str) -> Callable[[str], str]:
    def complain(text: str) -> str:
        try:
            parse_fact(key, text, desk.clock(), playbook.reasons)
        except BadValue as wrong:
            return plain(asker.tr.say(wrong.message), most=300)
        return ""

    return complain
