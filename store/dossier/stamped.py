"""What the list of files says of a stamp of time: what it is, what it proves, and what it does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from msgspec import Struct

from content.text.words import N_, Message, Translator, message
from store.dossier.contents import Line, ManifestRow
from store.papers.saying import exhibit_number, moment

_PROVES = N_("By this moment the list was there, and so was what it lists by SHA-256.")
_NOT_PROVEN = N_("Who made it, that it is true, and that it was not made shortly before.")


class Stamp(Struct, frozen=True):
    """A stamp that was taken in: who states which moment, to which root that leads (empty where nobody checked);
    the SHA-256 of the list it is about, and those of the exhibits in that list. `differs` tells what is wrong with
    the list that was kept."""

    authority: str
    root: str
    at: datetime
    manifest: str
    exhibits: frozenset[str]
    differs: tuple[Message, ...] = ()


def told(
    stamps: Iterable[Stamp], rows: Iterable[ManifestRow], tr: Translator, official: bool
) -> Iterator[tuple[Line, ...]]:
    """Each stamp as lines. A stamp whose list is not as it was stamped is no proof, and is left out."""
    rows = tuple(rows)
    for one in stamps:
        if one.differs:
            continue
        here = [exhibit_number(row.no, tr, official) for row in rows if row.sha256 in one.exhibits]
        authority = (
            one.authority if one.root else tr(N_("{name} (its certificate was not checked)"), name=one.authority)
        )
        yield (
            Line(tr(N_("Stated by")), authority),
            Line(tr(N_("Moment")), moment(one.at, tr.language)),
            Line(tr(N_("SHA-256 of the list")), one.manifest),
            Line(tr(N_("Exhibits in the list")), " ".join(here) or tr(N_("none"))),
            Line(tr(N_("It proves")), tr(_PROVES)),
            Line(tr(N_("It does not prove")), tr(_NOT_PROVEN)),
            Line(
                tr(N_("To be checked")),
                tr(N_("The list (.txt) and the stamp (.tsr, RFC 3161) are handed over on request.")),
            ),
        )


def doubts_of(stamps: Iterable[Stamp]) -> Iterator[Message]:
    """What is to be known of stamps before the dossier goes out."""
    for one in stamps:
        yield from (
            message(N_("The stamp of {name} is not told: {why}"), name=one.authority, why=why)
            for why in one.differs
        )
