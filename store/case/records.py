"""The form of an event on disk: a JSON object with its kind and the version of its form. Known only here."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from msgspec import Struct, ValidationError, convert
from msgspec.structs import asdict

from content.text.words import N_
from store.case.events import KINDS, Record
from store.case.upcasting import NewerForm, lift, version_of
from store.errors import DamagedFile, NewerCase


class _Envelope(Struct):
    kind: str
    v: int
    change: int
    at: str
    by: str
    data: dict[str, Any]


def record_to_json(record: Record) -> dict[str, Any]:
    """The form of a record on disk."""
    return {
        "kind": record.event.kind,
        "v": version_of(record.event.kind),
        "change": record.change,
        "at": record.at.isoformat(),
        "by": record.by,
        "data": asdict(record.event),
    }


def record_from_json(data: Any) -> Record:
    """Read a record back. Raises `DamagedFile` when it is not one, `NewerCase` when its form is not known yet."""
    try:
        form = convert(data, _Envelope)
        given = lift(form.kind, form.v, form.data, known=form.kind in KINDS)
        record = Record(form.change, datetime.fromisoformat(form.at), form.by, convert(given, KINDS[form.kind]))
        record.told  # noqa: B018 - a day that is none is damage, too
        return record
    except NewerForm:
        raise NewerCase(
            N_("An event of a case was written by a newer tuikuan; the case was left untouched. Update tuikuan.")
        ) from None
    except (ValidationError, LookupError, TypeError, ValueError) as error:
        raise DamagedFile(
            N_("An event of a case cannot be read; the file was left as it is. {do_look} tells more.")
        ) from error
