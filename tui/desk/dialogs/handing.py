"""The part of the export form for a bundle: for whom, how it is closed, what is in it, and where it goes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from content.text.words import N_, Message, Problem, Translator, message
from store.case.view import CaseView
from store.handover.sealing import Seal, check_seal, has_age
from tui.desk.dialogs.fields import Row
from tui.desk.dialogs.folders import path_of
from tui.desk.questions import HandOver
from tui.desk.worker.folders import Named, Needed

OPEN, PASSWORD, ARCHIVE, KEY = "open", "password", "archive", "key"


def rows(tr: Translator, masked: bool) -> Sequence[Row]:
    """What is asked of a bundle."""
    words = {
        PASSWORD: N_("by a password"),
        ARCHIVE: N_("by a password, as a zip that other programs open"),
        KEY: N_("for a key of age"),
        OPEN: N_("by nothing"),
    }
    usual = (PASSWORD, KEY, ARCHIVE, OPEN) if has_age() else (ARCHIVE, OPEN)
    plain, hidden = ("plain", tr(N_("as they are"))), ("hidden", tr(N_("replaced, without evidence")))
    return (
        Row("whom", N_("For whom"), N_("A name of your own; it stands in the case")),
        Row("closed", N_("Closing"), N_("How the file is closed; left and right choose"),
            tuple((one, tr(words[one])) for one in usual)),
        Row("secret", N_("Password"), N_("Eight characters or more; four or five words are good"), secret=True),
        Row("again", N_("Once more"), N_("The same password"), secret=True),
        Row("key", N_("Their key"), N_("Begins with age1; they give it to you")),
        Row("names", N_("Names"), N_("Replaced: marks in the texts, and no copy of evidence goes along"),
            (hidden, plain) if masked else (plain, hidden)),
        Row("bundle", N_("File"), N_("Empty: a usual name in the folder from which the desk was opened")),
    )  # fmt: skip


def shown(values: Mapping[str, str]) -> frozenset[str]:
    """The fields that matter for how it is closed."""
    closed = values["closed"]
    more = {"secret", "again"} if closed in (PASSWORD, ARCHIVE) else {"key"} if closed == KEY else set()
    if values["names"] == "hidden":
        more |= {"hide", "shown", "look"}
    return frozenset({"whom", "closed", "names", "bundle", *more})


def needed(values: Mapping[str, str]) -> frozenset[str]:
    """The fields that may not stay empty."""
    return frozenset() if _looks(values) else shown(values) & {"secret", "again", "key"}


def _looks(values: Mapping[str, str]) -> bool:
    """Whether only what would be hidden is looked at: nothing is closed then."""
    return values["names"] == "hidden" and values["look"] == "look"


def check(key: str, values: Mapping[str, str]) -> Message | None:
    """What is wrong with a field, in a sentence."""
    if _looks(values):
        return None
    if key == "secret" and not values["secret"]:
        return message(N_("The password is empty; nothing was written."))
    if key == "again" and values["again"] != values["secret"]:
        return message(N_("The two were not the same; nothing was written."))
    if key == "key" and not values["key"].strip():
        return message(N_("Give the public key of who is to open it, or choose another way to close it."))
    if key in ("secret", "key"):
        try:
            check_seal(_seal(values))
        except Problem as problem:
            return problem.message
    return None


def named(values: Mapping[str, str]) -> tuple[Named, ...]:
    """What must be there: the folder of the file that is typed."""
    return (Named("bundle", values["bundle"], Needed.FOLDER),) if values["bundle"].strip() else ()


def answer(case: CaseView, values: Mapping[str, str]) -> HandOver:
    """What is wanted."""
    ending = "zip" if values["closed"] in (ARCHIVE, OPEN) else "bundle"
    target = path_of(values["bundle"], f"tuikuan-{case.number}.{ending}")
    redacted = values["names"] == "hidden"
    hide, kept = (listed(values[key]) if redacted else () for key in ("hide", "shown"))
    look = _looks(values)
    seal = Seal() if look else _seal(values)
    return HandOver(values["whom"].strip(), seal, target, redacted, hide, kept, look)


def listed(text: str) -> tuple[str, ...]:
    """Words that were typed with commas between."""
    return tuple(word.strip() for word in re.split("[,，、]", text) if word.strip())


def _seal(values: Mapping[str, str]) -> Seal:
    match values["closed"]:
        case "password":
            return Seal(passphrase=values["secret"])
        case "archive":
            return Seal(password=values["secret"])
        case "key":
            return Seal(recipients=(values["key"].strip(),))
    return Seal()
