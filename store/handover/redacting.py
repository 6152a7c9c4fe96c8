"""A case whose texts name nobody: what its events say in free words, with marks in place of people and numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from store.care.knowing import known_here
from store.case.case import Case
from store.case.facts import BY_KEY, FactKind
from store.disk.vault import safe_name
from store.dossier.redact import Hidden, Redactor
from store.dossier.redact_kinds import Kind
from store.dossier.redact_known import harmless, known_of
from store.dossier.redact_left import doubtful_in
from store.dossier.redact_out import Hiding, stays_in
from store.opening import HomeDesk
from store.ports import History

_TEXTS = frozenset(("text", "promise", "note", "reason", "title", "name", "outcome", "whom", "author"))
"""The fields of events that hold words of people."""
_EXHIBITS = frozenset(("exhibit", "order", "exhibits"))
"""The fields of events that hold ids of exhibits, in which the name of a file stands: one id, or several."""
_WORDS = (FactKind.TEXT, FactKind.LONG)
_SET = ("fact-set", "remarked")
"""The events that tell a value of a fact."""


class Unnamed(Struct, frozen=True):
    """The events of cases that name nobody, by number, and what is hidden in them."""

    histories: Mapping[int, History]
    hidden: tuple[Hidden, ...]


def unnamed(histories: Mapping[int, History], cases: Mapping[int, Case], desk: HomeDesk, hiding: Hiding) -> Unnamed:
    """The events of cases with marks in their texts; all else stays, also the hashes of what was taken in.

    Raises `BadValue` for what is to stay and is neither a kind nor in a text: it is a slip.
    """
    said = {number: list(_said(history)) for number, history in histories.items()}
    shown = stays_in((text for texts in said.values() for text in texts), hiding.shown)
    made = {
        number: _unnamed(cases[number], history, said[number], desk, replace(hiding, shown=shown))
        for number, history in histories.items()
    }
    hidden = tuple(one for _, every in made.values() for one in every)
    return Unnamed({number: events for number, (events, _) in made.items()}, hidden)


def _unnamed(
    case: Case, history: History, said: list[str], desk: HomeDesk, hiding: Hiding
) -> tuple[History, tuple[Hidden, ...]]:
    known = known_of(case).also(known_here(desk).values).hearing(said).hiding(hiding.words, hiding.shown)
    language = desk.reading.language
    doubtful = doubtful_in(map(Redactor(known, language).text, said), harmless(case))
    redactor = Redactor(
        known.also((Kind.DOUBT, word) for word in doubtful if not known.stays(Kind.DOUBT, word)), language
    )
    made = [{**event, "by": redactor.text(event["by"]), "data": _redacted(event, redactor)} for event in history]
    return made, redactor.hidden


def _said(history: History) -> Iterator[str]:
    """The words of people in events."""
    for event in history:
        for key, text in event["data"].items():
            if key in _TEXTS and isinstance(text, str):
                yield text
        if event["kind"] in _SET and _is_word(event["data"]):
            yield event["data"]["value"]


def _redacted(event: dict[str, Any], redactor: Redactor) -> dict[str, Any]:
    data = {
        key: redactor.text(value) if key in _TEXTS and isinstance(value, str) else value
        for key, value in event["data"].items()
    }
    if event["kind"] in _SET and _is_word(data):
        data["value"] = redactor.text(data["value"])
    if event["kind"] == "evidence-attached":
        data["stored"] = _stored(data["stored"], redactor)
    for key, named in data.items():
        if key in _EXHIBITS:
            one = isinstance(named, str)
            data[key] = _exhibit(named, redactor) if one else [_exhibit(name, redactor) for name in named]
    return data


def _is_word(data: dict[str, Any]) -> bool:
    field = BY_KEY.get(data["key"])
    return field is None or field.kind in _WORDS


def _stored(stored: str, redactor: Redactor) -> str:
    digest, _, name = stored.partition("-")
    return f"{digest}-{safe_name(redactor.text(name))}"


def _exhibit(name: str, redactor: Redactor) -> str:
    kind, _, stored = name.partition("/")
    return f"{kind}/{_stored(stored, redactor)}"
