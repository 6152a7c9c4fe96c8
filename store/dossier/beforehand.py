"""What whoever sends a dossier is to know before it goes out: lines of the diary that were written for oneself, and
that its reader takes papers in Chinese."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from content.text.cells import plain
from content.text.words import N_, Message, Translator, message
from store.case.case import Diary, DiaryEntry
from store.case.view import CaseView
from store.dossier.contents import Dossier, Line, Reader
from store.papers.saying import of_merchant, short_day

CHINESE = (Reader.PLATFORM, Reader.AUTHORITY, Reader.ASSOCIATION, Reader.COURT)
"""Who takes papers in Chinese."""
NOWHERE = ("", "other")
"""The channels by which nobody was reached."""
LONGEST = 40
"""Characters of a line that are told: whoever wrote it knows it by them."""
_STAYS = N_("Stays here, as you wrote it for yourself and told nobody: {lines}. To take it along: {with_notes}.")
_GOES = N_("Goes along, though you wrote it for yourself: {lines}. To keep it here: {with_no_notes}.")
_MUST = N_("This paper must go out in Chinese: {do_export_zh} writes it.")
_READS = N_("They read Chinese: {do_export_zh} writes it for them.")
_ENGLISH = N_("English, only to read along: what is handed in must be the Chinese version")
_ENGLISH_TOO = N_("English, only to read along: they read the Chinese version")


def for_oneself(view: CaseView) -> tuple[DiaryEntry, ...]:
    """The lines that their writer noted of himself and told nobody: on no channel, without a promise, and not of
    what the other side did."""
    return tuple(
        one
        for one in view.diary
        if one.who == "me"
        and one.channel in NOWHERE
        and one.text.strip()
        and not (one.promise.strip() or of_merchant(one.text))
    )


def without(view: CaseView, lines: tuple[DiaryEntry, ...]) -> CaseView:
    """A case as it would be told without some lines of its diary."""
    left = Diary(one for one in view.case.diary if one not in lines)
    return replace(view, case=replace(view.case, diary=left))


def told_of_lines(lines: tuple[DiaryEntry, ...], goes: bool, language: str) -> Iterator[Message]:
    """Which lines stay here, or go along, and how that is changed."""
    if lines:
        shown = tuple(f"{short_day(one.at.date(), language)} “{_cut(one.text)}”" for one in lines)
        yield message(_GOES if goes else _STAYS, lines=shown)


def told_of_language(dossier: Dossier) -> Iterator[Message]:
    """That a paper in another language is not what its reader takes."""
    if foreign(dossier):
        words = _MUST if dossier.reader.official else _READS
        yield message(words, number=dossier.number, reader=dossier.reader.value)


def foreign(dossier: Dossier) -> bool:
    """Whether the one who reads a dossier takes papers in another language."""
    return dossier.language != "zh" and dossier.reader in CHINESE


def says_language(dossier: Dossier) -> Dossier:
    """The dossier, on its cover that it is not what is handed in, where its reader takes another language."""
    if not foreign(dossier):
        return dossier
    tr = Translator(dossier.language)
    line = Line(tr(N_("Language")), tr(_ENGLISH if dossier.reader.official else _ENGLISH_TOO))
    return replace(dossier, cover=replace(dossier.cover, lines=(*dossier.cover.lines, line)))


def _cut(text: str) -> str:
    return plain(" ".join(text.split()), most=LONGEST)
