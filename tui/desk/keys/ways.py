"""How the desk says the ways out of a refusal: as a key, or as the field of a form, where it has one for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from content.text.words import N_, Message, message
from tui.desk.keys.actions import Action

_ACTIONS: Mapping[str, str] = {
    "do_agree": "agree",
    "do_close": "close",
    "do_export_zh": "language",
    "do_fact": "facts",
    "do_person": "person",
    "do_person_named": "person",
    "do_place": "place",
    "do_place_on": "place",
    "do_promise": "note",
    "do_ready": "check",
    "do_set_aside": "set-aside",
    "do_tick": "tick",
    "do_trash": "trash",
}
_FIELDS: Mapping[str, str] = {
    "with_html": N_("Form"),
    "with_marks": N_("Names"),
    "with_no_notes": N_("Your notes"),
    "with_notes": N_("Your notes"),
    "with_password": N_("Closing"),
    "with_redacted": N_("Names and numbers"),
    "with_roots": N_("Roots"),
    "with_worked": N_("What worked"),
}
"""The fields by their labels, of the form in which the sentence is said."""


def ways_here(actions: Iterable[Action]) -> Mapping[str, Message]:
    """What is said for each way that has a key or a field, by the name of the way."""
    shown = {action.id: action.shown for action in actions if action.shown}
    keys = {
        way: message(N_("the key “{key}”"), key=shown[action])
        for way, action in _ACTIONS.items()
        if action in shown
    }
    fields = {way: message(N_("the field “{field}”"), field=Message(label)) for way, label in _FIELDS.items()}
    return keys | fields
