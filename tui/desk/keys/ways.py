"""Which way out of a refusal has a key on the desk: the sentence names it as that key, else as the command."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tui.desk.keys.actions import Action

_ACTIONS: Mapping[str, str] = {
    "do_agree": "agree",
    "do_close": "close",
    "do_fact": "facts",
    "do_person": "person",
    "do_place": "place",
    "do_promise": "note",
    "do_ready": "check",
    "do_trash": "trash",
}


def ways_by_key(actions: Iterable[Action]) -> Mapping[str, str]:
    """The key of each way that has one, as people read it, by the name of the way."""
    shown = {action.id: action.shown for action in actions if action.shown}
    return {way: shown[action] for way, action in _ACTIONS.items() if action in shown}
