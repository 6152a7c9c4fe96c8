"""The part of the export form for a stamp of time: a request is written, an answer taken in, or all is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from content.text.words import N_, Translator
from store.case.view import CaseView
from tui.desk.dialogs.fields import Row
from tui.desk.dialogs.folders import path_of
from tui.desk.questions import Stamping, StampWish
from tui.desk.worker.folders import Named, Needed

_WISHES = {
    StampWish.ASK: N_("write the request"),
    StampWish.TAKE: N_("take the answer in"),
    StampWish.TELL: N_("tell what they prove"),
}


def rows(tr: Translator) -> Sequence[Row]:
    """What is asked of a stamp."""
    return (
        Row("stamp", N_("Stamp"), N_("An authority states when the case was there; left and right choose"),
            tuple((one.value, tr(words)) for one, words in _WISHES.items())),
        Row("request", N_("File"), N_("For a time-stamping authority (RFC 3161); it holds a hash and no word")),
        Row("reply", N_("Answer"), N_("The file that came back (.tsr)")),
        Row("roots", N_("Roots"), N_("The root certificates of the authority (PEM); empty where you have none")),
    )  # fmt: skip


def shown(values: Mapping[str, str]) -> frozenset[str]:
    """The fields that matter for what is wanted."""
    more = {
        StampWish.ASK: {"request"},
        StampWish.TAKE: {"reply", "roots"},
        StampWish.TELL: {"roots"},
    }
    return frozenset({"stamp", *more[StampWish(values["stamp"])]})


def needed(values: Mapping[str, str]) -> frozenset[str]:
    """The fields that may not stay empty."""
    return shown(values) & {"reply"}


def named(values: Mapping[str, str]) -> tuple[Named, ...]:
    """What must be there: the answer, the roots that are typed, the folder for a request that is."""
    folder = ("request",) if values["request"].strip() else ()
    files = ("reply", *(("roots",) if values["roots"].strip() else ()))
    every = (*((key, Needed.FOLDER) for key in folder), *((key, Needed.FILE) for key in files))
    return tuple(Named(key, values[key], needed) for key, needed in every if key in shown(values))


def answer(case: CaseView, values: Mapping[str, str]) -> Stamping:
    """What is wanted."""
    wish = StampWish(values["stamp"])
    usual = f"tuikuan-{case.number}.tsq"
    file = values["request"] if wish is StampWish.ASK else values["reply"]
    roots = values["roots"].strip()
    return Stamping(wish, path_of(file, usual), path_of(roots, "") if roots else None)
