"""What went out of a case, in words and as JSON: the letters, and with which papers an exhibit went."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from content.text.cells import plain
from content.text.words import Translator
from store.case.case import Case, Exhibit
from store.case.exhibits import went_out
from store.case.outside_words import READER_WORDS
from store.case.sent import Sent, letters_sent, sent_with
from store.case.view import CaseView
from tui.say.moments import near_moment, near_past


def outgoing(tr: Translator, one: Exhibit, case: Case, now: datetime) -> tuple[str, ...]:
    """The papers with which an exhibit went out, each with its moment, the oldest first."""
    found = [(at, tr(READER_WORDS.get(made.reader, made.reader))) for at, made in went_out(one, case)]
    told = [(at, f"{what} {near_moment(tr, at, now)}") for at, what in found]
    told += [(sent.at, f"{plain(sent.title, most=60)} {_when(tr, sent, now)}") for sent in sent_with(one, case)]
    return tuple(words for _, words in sorted(told))


def outgoing_json(one: Exhibit, case: Case) -> list[dict[str, object]]:
    """The same with stable keys: a dossier has its reader, a letter its id."""
    found: list[tuple[datetime, dict[str, object]]] = [
        (at, {"at": at, "reader": made.reader, "letter": None}) for at, made in went_out(one, case)
    ]
    found += [(sent.at, {"at": sent.at, "reader": None, "letter": sent.letter}) for sent in sent_with(one, case)]
    return [what for _, what in sorted(found, key=lambda pair: pair[0])]


def sent_rows(tr: Translator, view: CaseView, now: datetime) -> Iterator[tuple[str, str]]:
    """When each letter went out, and which it was, with its exhibits."""
    for sent in letters_sent(view.case):
        named = tr.list(tuple(exhibits_of(sent, view.case)))
        title = plain(sent.title, most=200)
        yield _when(tr, sent, now), f"{title} ({named})" if named else title


def _when(tr: Translator, sent: Sent, now: datetime) -> str:
    return near_past(tr, sent.at, now, sent.day)


def sent_json(view: CaseView) -> list[dict[str, object]]:
    """The letters that went out, with stable keys."""
    return [
        {
            "letter": sent.letter,
            "title": sent.title,
            "to": sent.audience,
            "at": sent.at,
            "exhibits": exhibits_of(sent, view.case),
        }
        for sent in letters_sent(view.case)
    ]


def exhibits_of(sent: Sent, case: Case) -> list[str]:
    """The exhibits that went with a letter, as they are called."""
    return [f"E{one.no}" for one in case.exhibits if one.id in sent.exhibits]
