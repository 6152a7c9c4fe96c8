"""A case whose texts name nobody: what its events say in free words, with marks in place of people and numbers."""

from __future__ import annotations

from typing import Any

from store.care.knowing import known_here
from store.case.case import Case
from store.case.facts import BY_KEY, FactKind
from store.disk.vault import safe_name
from store.dossier.redact import Redactor
from store.dossier.redact_kinds import Kind
from store.dossier.redact_known import harmless, known_of
from store.dossier.redact_left import doubtful_in
from store.opening import HomeDesk
from store.ports import History

_TEXTS = frozenset(("text", "promise", "note", "reason", "title", "name", "outcome", "whom", "author"))
"""The fields of events that hold words of people."""
_EXHIBITS = frozenset(("exhibit", "order", "exhibits"))
"""The fields of events that hold ids of exhibits, in which the name of a file stands: one id, or several."""
_WORDS = (FactKind.TEXT, FactKind.LONG)


def redacted_history(case: Case, history: History, desk: HomeDesk) -> History:
    """The events of a case with marks in their texts; all else stays, also the hashes of what was taken in."""
    said = [
        text for event in history for key, text in event["data"].items() if key in _TEXTS and isinstance(text, str)
    ]
    known = known_of(case).also(known_here(desk).values).hearing(said)
    language = desk.reading.language
    doubtful = doubtful_in(map(Redactor(known, language).text, said), harmless(case))
    redactor = Redactor(known.also((Kind.DOUBT, word) for word in doubtful), language)
    return [{**event, "by": redactor.text(event["by"]), "data": _redacted(event, redactor)} for event in history]


def _redacted(event: dict[str, Any], redactor: Redactor) -> dict[str, Any]:
    data = {
        key: redactor.text(value) if key in _TEXTS and isinstance(value, str) else value
        for key, value in event["data"].items()
    }
    if event["kind"] in ("fact-set", "remarked") and _is_word(data):
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
