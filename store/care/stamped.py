"""The stamps of time of a case as a dossier tells them: from its events, and from the lists that were kept."""

from __future__ import annotations

import re
from datetime import datetime

from store.care.manifests import listed
from store.case.outside import Stamped
from store.case.view import CaseView
from store.dossier.stamped import Stamp
from store.opening import HomeDesk

SHORT = 16
"""Digits of the hash that name the files of a request."""
_EXHIBIT = re.compile(rb"^exhibit E\d+ \S+ \d+ ([0-9a-f]{64}) ", re.MULTILINE)


def stamps_of(desk: HomeDesk, view: CaseView) -> tuple[Stamp, ...]:
    """The stamps that were taken in for a case and hold no less since, oldest first. Nothing is checked anew."""
    case = view.case
    records = [one for one in case.records if isinstance(one.event, Stamped) and one.change not in case.voided]
    if not records:
        return ()
    events, found = list(desk.file.histories().cases[view.number]), {}
    for record in records:
        assert isinstance(record.event, Stamped)
        manifest, authority, at, root = (
            record.event.manifest, record.event.authority, record.event.at, record.event.root,
        )  # fmt: skip
        path = desk.home.stamps / str(view.number) / f"{manifest[:SHORT]}.txt"
        one = listed(path, manifest, view.number, events)
        hashes = frozenset(digest.decode() for digest in _EXHIBIT.findall(one.data))
        found[manifest, authority, at] = Stamp(
            authority, root, datetime.fromisoformat(at), manifest, hashes, one.differs
        )
    return tuple(found.values())
