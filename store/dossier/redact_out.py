"""A redacted dossier: texts with marks, copies painted anew, and in the document itself what was done to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path, PurePath

from msgspec import Struct
from msgspec.structs import replace

from content.text.words import N_, Message, Translator, message
from store.case.case import Case
from store.dossier.contents import Dossier, EvidenceRow, Exhibit, Line, ManifestRow, Medium, Section
from store.dossier.gather import Gathered
from store.dossier.naming import file_number
from store.dossier.redact import Hidden, Redactor, texts_in
from store.dossier.redact_copies import Copy, Matter, copies
from store.dossier.redact_kinds import KIND_WORDS, Kind, bare
from store.dossier.redact_known import Known, harmless, known_of
from store.dossier.redact_left import doubtful_in, left_in, said_in, told_left
from store.dossier.shelf import counted
from store.errors import BadValue


class Hiding(Struct, frozen=True):
    """What is to be hidden beside what the case knows: `words` of the user, `shown` what stays, `more` what is
    known of people elsewhere, such as whom the case is for."""

    words: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    more: Known = Known()


class Redacted(Struct, frozen=True):
    """A redacted dossier with its copies, what was hidden in it, what became of each exhibit, and the words that
    `may_name` somebody and stay."""

    gathered: Gathered
    hidden: tuple[Hidden, ...]
    copies: Mapping[int, Copy]
    may_name: tuple[str, ...] = ()

    @property
    def warnings(self) -> tuple[Message, ...]:
        """What is to be known before it goes out: what was left out, and what nobody painted over."""
        return tuple(words for one in self.copies.values() for words in ((one.why,) if one.why else one.notes))

    @property
    def by_eye(self) -> tuple[Message, ...]:
        """What whoever sends it must look for, because no rule finds it."""
        return told_left(self.may_name)


def redact(gathered: Gathered, case: Case, hiding: Hiding, folder: Path) -> Redacted:
    """The dossier without what gives people away. `folder` takes the copies; it must be nobody else's.

    Nothing of the original goes along: an exhibit that cannot be redacted is left out and named.
    """
    dossier = gathered.dossier
    known = known_in(case, dossier, hiding)
    redactor = Redactor(known.also(_doubtful(case, dossier, known)), dossier.language)
    shown = gathered.shown
    tr = Translator(dossier.language)
    numbered = partial(file_number, tr=tr, official=dossier.reader.official)
    marked = redactor.of(_without_names(dossier, numbered))
    made = copies(case.exhibits, shown, redactor, folder, {one.no: one.name for one in marked.evidence})
    whole = replace(
        marked,
        cover=replace(marked.cover, lines=tuple(_cover(marked, made, tr))),
        evidence=tuple(_row(one, made.get(one.no), tr) for one in marked.evidence),
        exhibits=tuple(_exhibit(one, made[one.no], numbered) for one in marked.exhibits if _goes(one.no, made)),
        omitted=(*marked.omitted, *(tr.say(one.why) for one in made.values() if one.why)),
        doubts=(*marked.doubts, *(note for one in made.values() for note in one.notes)),
        manifest=tuple(_listed(one, made[one.no], numbered) for one in marked.manifest if _goes(one.no, made)),
    )
    paths = {number: one.path for number, one in made.items() if one.path}
    left = (*gathered.left, *(f"E{one.no}" for one in made.values() if one.why))
    may_name = left_in(said_in(whole), (case.title, *harmless(case)))
    return Redacted(replace(gathered, dossier=whole, shown=paths, left=left), redactor.hidden, made, may_name)


def known_in(case: Case, dossier: Dossier, hiding: Hiding) -> Known:
    """What is hidden: what the case knows and the user says, and the names that the texts themselves give.

    Raises `BadValue` for what is to stay and is neither a kind nor in a text: it is a slip.
    """
    texts = [*texts_in(dossier), *(entry.text for entry in case.diary)]
    return (
        known_of(case).also(hiding.more.values).hearing(texts).hiding(hiding.words, stays_in(texts, hiding.shown))
    )


def _doubtful(case: Case, dossier: Dossier, known: Known) -> Iterable[tuple[Kind, str]]:
    """What may name somebody in the words of people: hidden, too, unless the playbook says the same word."""
    said = [*said_in(dossier), *(entry.text for entry in case.diary)]
    redactor = Redactor(known, dossier.language)
    told = " ".join(said)
    ours = (
        _QUOTED.sub(lambda found: "" if found[1].rstrip("。.…") in told else found[0], text)
        for text in {*texts_in(dossier)} - {*said}
    )
    words = doubtful_in(map(redactor.text, said), (case.title, *harmless(case), *ours))
    return ((Kind.DOUBT, word) for word in words if not known.stays(Kind.DOUBT, word))


_QUOTED = re.compile("“([^“”]*)”")
"""Words of people stand between these in what is written around them."""


def stays_in(texts: Iterable[str], shown: Iterable[str]) -> tuple[str, ...]:
    """What stays in texts of what is to be `shown`. Raises `BadValue` for what is neither a kind nor in them."""
    told = bare(" ".join(texts))
    return tuple(_shown(word, told) for word in shown)


def _shown(word: str, told: str) -> str:
    """What stays: a kind by its id or by its name in either language, else a part of what is told."""
    kinds = {
        bare(Translator(language)(name)): kind for language in ("zh", "en") for kind, name in KIND_WORDS.items()
    }
    kinds |= {kind.value: kind for kind in Kind}
    kind = kinds.get(bare(word))
    if kind is None and (not bare(word) or bare(word) not in told):
        text = N_(
            "“{text}” is neither a kind of what is hidden ({kinds}) nor stands in the case; nothing was written."
        )
        raise BadValue(text, text=word, kinds=tuple(map(message, KIND_WORDS.values())))
    return kind or word


_TOLD = N_("Names, addresses and numbers are replaced by marks, the same thing by the same mark.")
_PAINTED = N_("Parts of pictures are painted over.")
_ORIGINALS = N_("The list of files gives the SHA-256 of each original, by which it can be asked for.")


def _cover(dossier: Dossier, made: Mapping[int, Copy], tr: Translator) -> Iterable[Line]:
    """The lines of the cover, with how many exhibits are enclosed now and what was done."""
    enclosed = sum(_goes(one.no, made) for one in dossier.evidence)
    count = counted(len(dossier.evidence), enclosed, tr)
    yield from (count if line.label == count.label else line for line in dossier.cover.lines)
    told = [_TOLD]
    if any(one.areas for one in made.values()):
        told.append(_PAINTED)
    if enclosed and Section.MANIFEST in dossier.sections:
        told.append(_ORIGINALS)
    yield Line(tr(N_("Redacted")), ("" if tr.language == "zh" else " ").join(map(tr, told)))


def _without_names(dossier: Dossier, numbered: Callable[[int], str]) -> Dossier:
    """The dossier with files called by their numbers alone: a name may tell what nobody foresees."""
    exhibits = tuple(replace(one, file=_file(one.no, one.file, numbered)) for one in dossier.exhibits)
    manifest = tuple(replace(one, file=_file(one.no, one.file, numbered)) for one in dossier.manifest)
    return replace(dossier, exhibits=exhibits, manifest=manifest)


def _file(number: int, name: str, numbered: Callable[[int], str]) -> str:
    return f"{numbered(number)}{PurePath(name).suffix}"


def _goes(number: int, made: Mapping[int, Copy]) -> bool:
    return number in made and made[number].path is not None


def _exhibit(one: Exhibit, copy: Copy, numbered: Callable[[int], str]) -> Exhibit:
    medium = {Matter.PICTURE: Medium.PICTURE, Matter.TEXT: Medium.TEXT}.get(copy.matter, Medium.FILE)
    return replace(one, file=_file(one.no, copy.suffix and f"x{copy.suffix}", numbered), medium=medium)


def _listed(one: ManifestRow, copy: Copy, numbered: Callable[[int], str]) -> ManifestRow:
    original = one.original or one.sha256
    return replace(
        one, file=_file(one.no, f"x{copy.suffix}", numbered), size=copy.size, sha256=copy.sha256, original=original
    )


def _row(one: EvidenceRow, copy: Copy | None, tr: Translator) -> EvidenceRow:
    """The row of the list: what was done to the copy, or that there is none. The name somebody gave the file may
    give people away, and is left out."""
    if copy is None:
        return replace(one, original="")
    done = _done(copy)
    notes: Iterable[str] = filter(None, (one.note, tr.say(done) if done else ""))
    return replace(one, original="", note=tr(N_("; ")).join(notes))


def _done(copy: Copy) -> Message | None:
    if copy.why:
        return message(N_("not enclosed in the redacted version"))
    if copy.matter is Matter.TEXT:
        return message(N_("words replaced by marks"))
    return message(N_("areas painted over: {n}"), n=copy.areas) if copy.areas else None
