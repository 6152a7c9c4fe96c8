"""What was said of exhibits, as sentences."""

from __future__ import annotations

from content.text.words import N_, Message, message
from store.case.events import ExhibitLabelled
from store.case.titles import Titles


def tell_exhibit(event: ExhibitLabelled, titles: Titles) -> Message:
    """What was said of an exhibit, as a sentence."""
    name = event.exhibit.rpartition("/")[2].partition("-")[2]
    if event.out:
        return message(N_("Exhibit taken out: {name}"), name=name)
    if event.areas is not None:
        text = N_("Exhibit {name}: areas hidden in what goes to others: {n}")
        return message(text, name=name, n=len(event.areas))
    text = N_("Exhibit {name}: {kind}, {note}") if event.note else N_("Exhibit {name}: {kind}")
    return Message(text, {"name": name, "kind": titles.evidence(event.evidence), "note": event.note})
