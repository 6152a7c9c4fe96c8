"""Reading the plain file and its journal together, and noticing when they don't belong together."""

from __future__ import annotations

import time
from collections.abc import Iterable
from hashlib import sha256

from msgspec import Struct, field

from content.text.words import N_, Message, message
from store.disk.files import Stamp, read_pieces, read_whole
from store.disk.journal.belonging import Kinship, edited, kinship, no_pair, own
from store.disk.journal.chain import Judged, is_short, judge, marked
from store.disk.journal.documents import NotPlain, read_own, read_plain
from store.disk.journal.journal import FORMAT, BrokenJournal, Identity, Journal, Transaction, open_journal
from store.disk.journal.origin import TABLE, Origin, origin_of
from store.disk.journal.place import Place
from store.disk.journal.reached import Reached, noted
from store.disk.journal.rows import Rows
from store.disk.journal.tables import Tables
from store.errors import DamagedFile, HomeProblem, cannot_read

PATIENCE = 0.05
"""Seconds given to another program that may be in the middle of writing the plain file."""
TRIES = 20


class Loaded(Struct):
    """A database as read: its tables, the identity, stamp and origin of the plain file, and its journal, if one
    goes with it.

    `unsettled` tells that the next write begins with a plain file and a journal that are a pair again; `foreign`
    are the bytes of a plain file that another program wrote; `superseded` tells that a repair was interrupted and
    is done but for the new journal; `short` that the journal, or a later one, is known to have held more, of which
    `generation` is noted; `notices` say what is not as it should be.
    """

    tables: Tables
    journal: Journal | None
    identity: Identity | None
    stamp: Stamp | None
    origin: Origin = field(default_factory=Origin)
    unsettled: bool = False
    foreign: bytes | None = None
    superseded: bool = False
    short: bool = False
    generation: int = 0
    notices: list[Message] = field(default_factory=list)


class _Found(Struct):
    """What lies there: the journal with its transactions, None when it holds what no crash can have left, and the
    plain file in pieces, gone once its documents were taken; `reached` is what was noted of the journal before."""

    reached: Reached | None
    journal: Journal | None
    lines: list[Transaction] | None
    pieces: list[bytes]
    stamp: Stamp | None

    @property
    def data(self) -> bytes:
        """The plain file at once: where it is not as it should be."""
        return b"".join(self.pieces)


def load(place: Place) -> Loaded:
    """Read a database, writing nothing. Raises `DamagedFile` after keeping a copy, and `HomeProblem`."""
    try:
        for _ in range(TRIES):
            found = _look(place)
            if found and (loaded := _understand(place, found)):
                _tell_short(place, loaded, found.reached)
                return loaded
            time.sleep(PATIENCE)
    except OSError as error:
        raise cannot_read(place.main, error) from error
    raise HomeProblem(
        N_("{path} is being written by another program all the time; nothing was changed. Try again."),
        path=str(place.main),
    )


def _look(place: Place) -> _Found | None:
    """Read journal, then plain file, then the journal's end: None when they changed on the way."""
    reached = noted(place)
    journal = open_journal(place.files, place.journal)
    lines: list[Transaction] | None = []
    try:
        first = journal.read() if journal and journal.stamp.size else []
        main = read_pieces(place.files, place.main)
        more = journal.read() if journal and journal.end else []
        if first is None or more is None:
            return None
        lines = first + more
    except BrokenJournal:
        main, lines = read_pieces(place.files, place.main), None
    now = place.files.stamp(place.journal)
    if (now and now.inode) != (journal and journal.stamp.inode):
        return None
    pieces, stamp = main or ([], None)
    if stamp and (stamp.size != sum(map(len, pieces)) or place.files.stamp(place.main) != stamp):
        return None
    return _Found(reached, journal, lines, pieces, stamp)


def _understand(place: Place, found: _Found) -> Loaded | None:
    if not found.pieces:
        return _without_main(place, found)
    journal, hashed = found.journal, sha256()
    for piece in found.pieces:
        hashed.update(piece)
    digest = hashed.hexdigest()
    for known in reversed(journal.known) if journal and found.lines is not None else ():
        if known.identity and known.identity.sha256 == digest:
            return _pair(place, found, known.identity, known.folded)
    assert found.stamp
    if found.lines is not None and any(one.fits(found.stamp) for one, _ in _known(journal) if one):
        raise _damaged_main(
            place,
            found.data,
            N_("{path} is damaged: it does not hold what was saved. {kept} {do_repair} repairs it."),
        )
    plain = _plain(place, found.data, found.stamp)
    return None if plain is None else _no_pair(place, found, plain, digest)


def _without_main(place: Place, found: _Found) -> Loaded:
    journal = found.journal
    if journal and found.lines is None:
        raise _damaged_journal(place)
    if not journal or any(known.identity is None for known in journal.known):
        tables = Tables({}, journal.last if journal else {}, trust=True)
        _apply(tables, found.lines or ())
        origin = Origin(journal.home, journal.generation, "", journal.id) if journal else Origin()
        return Loaded(tables, journal, None, found.stamp, origin, notices=_torn(place, journal))
    raise DamagedFile(
        N_("{path} is gone or empty, but its journal is there. Put it back, or let {do_repair}"
           " go on with what the journal and the snapshots hold."),
        path=str(place.main),
    )  # fmt: skip


def _pair(place: Place, found: _Found, identity: Identity, folded: int) -> Loaded | None:
    """The usual case: a plain file that the journal knows."""
    journal = found.journal
    assert journal
    assert found.stamp
    if identity.tables is not None:
        rows = read_own(found.pieces, identity.tables)
    else:
        plain = _plain(place, found.data, found.stamp)
        if plain is None:
            return None
        rows = plain
    origin = _origin(place, found.data, rows)
    tables = Tables(rows, journal.last, trust=identity.tables is not None)
    tables.give_no_less(origin.last if origin else {})
    journal.folded = folded
    _apply(tables, (found.lines or [])[folded:])
    here = origin or Origin(journal.home, journal.generation, "", journal.id)
    old = journal.format < FORMAT
    return Loaded(tables, journal, identity, found.stamp, here, old, notices=_torn(place, journal))


def _no_pair(place: Place, found: _Found, rows: dict[str, Rows], digest: str) -> Loaded:
    """A plain file that the journal, if there is any, does not know by its content."""
    journal, path = found.journal, str(place.main)
    assert found.stamp
    origin = _origin(place, found.data, rows)
    altered = _mark(place, found.data, rows, origin)
    tables = Tables(rows, {})
    identity = Identity(found.stamp.size, found.stamp.mtime, digest, None, origin.id if origin else "")
    loaded = Loaded(tables, None, identity, found.stamp, origin or Origin(), unsettled=True)
    if origin:
        tables.give_no_less(origin.last)
    old = read_whole(place.files, place.journal) if journal else None
    if origin and origin.after and old and sha256(old[0]).hexdigest() == origin.after:
        loaded.superseded = True
        return loaded
    if found.lines is None:
        raise _damaged_journal(place)
    if not journal or not journal.end:
        if journal or (origin and origin.journal):
            loaded.notices.append(no_pair(Kinship.EMPTIED if journal else Kinship.GONE, path))
            tables.give_no_less(origin.reserved() if origin else {})
        else:
            loaded.unsettled = altered > 0
        return loaded
    how, mine = kinship(origin, journal), own(origin, journal)
    if how is Kinship.EDITED and mine:
        loaded.journal, loaded.foreign, journal.folded = journal, found.data, mine.folded
        tables.give_no_less(journal.last)
        before = dict(mine.identity.tables or ()) if mine.identity else {}
        if any(n and name not in rows for name, n in before.items() if name != TABLE):
            raise _altered(place, found.data)
        gone = sum(max(0, n - len(rows.get(name, ()))) for name, n in before.items() if name != TABLE)
        _apply(tables, found.lines[mine.folded :])
        kept = place.kept(place.main, found.data, "changed")
        loaded.notices.append(edited(path, kept, altered, gone))
        return loaded
    other = Tables({}, journal.last)
    _apply(other, found.lines)
    tables.give_no_less(origin.reserved() if origin else {})
    tables.give_no_less(other.last)
    kept = place.kept(place.journal, old[0] if old else b"", how.value)
    loaded.notices.append(no_pair(how, path, kept))
    return loaded


def _origin(place: Place, data: bytes, rows: dict[str, Rows]) -> Origin | None:
    """Take what the plain file says about itself out of its tables."""
    try:
        origin = origin_of(rows)
    except (ValueError, TypeError, AttributeError) as error:
        raise _altered(place, data or place.content(place.main)) from error
    rows.pop(TABLE, None)
    return origin


def _mark(place: Place, data: bytes, rows: dict[str, Rows], origin: Origin | None) -> int:
    """Mark all documents whose checksums do not hold or that were cut short, and count them."""
    marks, held = 0, origin.held if origin else {}
    for name, documents in rows.items():
        for key, row in documents.items():
            judged = judge(name, key, row)
            if judged is Judged.FALSE:
                raise _altered(place, data)
            short = judged is Judged.HOLDS and is_short(row, held.get(name, {}).get(key, 0))
            if judged is Judged.BROKEN or short:
                documents[key], marks = marked(row), marks + 1
    return marks


def _apply(tables: Tables, lines: Iterable[Transaction]) -> None:
    for changes in lines:
        tables.apply(changes)


def _tell_short(place: Place, loaded: Loaded, reached: Reached | None) -> None:
    """Tell of a journal that once held more, and give no number that may stand in what is gone."""
    journal = loaded.journal
    lack = reached.lack(journal, str(place.main)) if journal and reached else None
    if reached and lack:
        loaded.short = loaded.unsettled = True
        loaded.generation = reached.generation
        loaded.tables.give_no_less(loaded.origin.reserved())
        loaded.notices.append(lack)


def _known(journal: Journal | None) -> Iterable[tuple[Identity | None, int]]:
    return journal.known if journal else ()


def _torn(place: Place, journal: Journal | None) -> list[Message]:
    """What to say of an end of the journal that was never written: it may be all that is left of a saved change."""
    if not journal or b"\0" not in journal.torn:
        return []
    kept = place.kept(place.journal, journal.torn, "torn")
    text = N_("The last {n} bytes of {path} were never written, as when the power fails while something is being "
              "saved; what was confirmed as saved before is there. {kept}")  # fmt: skip
    return [message(text, n=len(journal.torn), path=str(place.journal), kept=kept)]


def _plain(place: Place, data: bytes, stamp: Stamp) -> dict[str, Rows] | None:
    try:
        return read_plain(data)
    except NotPlain:
        time.sleep(PATIENCE)
        if place.files.stamp(place.main) != stamp:
            return None
        raise _damaged_main(
            place,
            data,
            N_("{path} is damaged: it is not the JSON of a TinyDB file. {kept} Mend it, move it away together "
               "with its journal to begin anew, or let {do_repair} repair it."),
        ) from None  # fmt: skip


def _altered(place: Place, data: bytes) -> DamagedFile:
    return _damaged_main(
        place,
        data,
        N_("{path} is damaged: what it says about itself was altered. {kept} {do_repair} repairs it."),
    )


def _damaged_main(place: Place, data: bytes, sentence: str) -> DamagedFile:
    return DamagedFile(sentence, path=str(place.main), kept=place.kept(place.main, data))


def _damaged_journal(place: Place) -> DamagedFile:
    return DamagedFile(
        N_("{path} is damaged: a part of what was saved last is broken. {kept} {do_repair} repairs it."),
        path=str(place.journal),
        kept=place.kept(place.journal, place.content(place.journal)),
    )
