"""Which reason somebody means who types words of their own, and what is said when it is none of this desk's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from content.pack.called import longest, stands
from content.pack.model import Beyond, Reason, Reasons
from content.text.words import N_
from store.case.naming import named
from store.days.numerals import plain_words
from store.errors import BadValue, NotAmong


def reason_of(text: str, reasons: Mapping[str, Reason]) -> str:
    """The id of the reason that is meant, in whatever language: by its id or title, else by the longest of its
    words that stands in the text.

    Raises `NotAmong` where several may be meant or none, and `BadValue` where the words are of a kind for which the
    playbook has no way, with whom to turn to, or of one that only the playbook has on which this one builds.
    """
    languages = (reasons, *reasons.elsewhere()) if isinstance(reasons, Reasons) else (reasons,)
    words, likely = plain_words(text), list[str]()
    for known in languages:
        if found := named(text, {name: (reason.title,) for name, reason in known.items()}):
            return found
        beyond = known.beyond() if isinstance(known, Reasons) else {}
        heard = _heard(words, (*known.values(), *beyond.values()))
        here = [one.id for one in heard if isinstance(one, Reason)]
        if (there := _beyond(heard, words)) is not None:
            raise _not_here(there, reasons)
        if len(here) == 1:
            return here[0]
        likely = likely or here
    if not likely and (left_out := _left_out(text, reasons)) is not None:
        raise left_out
    page = (reasons.book, "reasons") if isinstance(reasons, Reasons) and reasons.book else None
    raise NotAmong(text, {name: reasons[name].title for name in likely or reasons}, page)


def _left_out(text: str, reasons: Mapping[str, Reason]) -> BadValue | None:
    """Where the reason is that a playbook of one kind of goods has left to the one it builds on."""
    below = reasons.below() if isinstance(reasons, Reasons) else None
    if below is None:
        return None
    try:
        found = below.reasons[reason_of(text, below.reasons)]
    except BadValue:
        return None
    words = N_(
        "“{text}” is none of the reasons here. It sounds like “{reason}” of “{playbook}”: if it is, choose {id}."
    )
    return BadValue(words, text=text, reason=found.title, playbook=below.title, id=below.id)


def _not_here(heard: Beyond, reasons: Mapping[str, Reason]) -> BadValue:
    """Whom to turn to, in the language one reads; in the one it was heard in where that says nothing of it."""
    row = reasons.beyond().get(heard.id, heard) if isinstance(reasons, Reasons) else heard
    return BadValue(N_("{matter}: this desk has no way for it. {where}"), matter=row.title, where=row.where)


def _beyond(heard: Iterable[Reason | Beyond], words: str) -> Beyond | None:
    """What is none of this desk's, of what was heard; beside a reason only where its word decides."""
    heard = tuple(heard)
    alone = not any(isinstance(one, Reason) for one in heard)
    for one in heard:
        if isinstance(one, Beyond) and (alone or any(stands(plain_words(word), words) for word in one.decide)):
            return one
    return None


def _heard(words: str, known: Iterable[Reason | Beyond]) -> list[Reason | Beyond]:
    """Those of which the longest word stands in a text; of those a word decides for, if there are such."""
    known = tuple(known)
    for said in ([one.decide for one in known], [one.said for one in known]):
        lengths = [longest(map(plain_words, its), words) for its in said]
        if most := max(lengths, default=0):
            return [one for one, length in zip(known, lengths, strict=True) if length == most]
    return []
