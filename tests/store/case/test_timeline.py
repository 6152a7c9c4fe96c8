"""The story of a case: each kind of event as a sentence, word for word, and where its line stands."""

from __future__ import annotations

from datetime import datetime

import pytest

from content.text.words import Translator
from store.case.case import Case
from store.case.dealings import MoneyReceived, OfferAnswered, OfferNoted
from store.case.events import (
    KINDS,
    CaseClosed,
    CaseOpened,
    CaseReopened,
    CaseRestored,
    CaseTrashed,
    ChangeRedone,
    ChangeUndone,
    ChoiceTaken,
    DeadlineSet,
    DeadlineSnoozed,
    DiaryNoted,
    Event,
    EvidenceAttached,
    ExhibitLabelled,
    ExhibitsOrdered,
    FactSet,
    ItemMarked,
    Record,
    RuleAgreed,
    StepPlaced,
)
from store.case.fold import fold
from store.case.outside import Exported, HandedOver, LetterSent, Remarked, Stamped
from store.case.resolves import TodoAdded, WentUnready
from store.case.timeline import describe, timeline, undone_words
from store.case.titles import Titles
from store.days.clock import HOME_ZONE
from store.opening import HomeDesk, open_home

HASH = "0123456789abcdef" * 4
LATER = "2026-11-30T18:00:00+08:00"
MIDNIGHT = "2026-12-01T00:00:00+08:00"
KEPT = f"goods/{HASH[:12]}-a.jpg"
MORNING = datetime(2026, 11, 23, 10, 0, tzinfo=HOME_ZONE)

WORDS: tuple[tuple[Event, str], ...] = (
    (CaseOpened("douyin", "Kettle", "contact"), "Case opened: Kettle"),
    (ChoiceTaken("contact", ("refused", "review")), "{refused} → {review}"),
    (ChoiceTaken("gone", ("nowhere",)), "nowhere"),
    (ChoiceTaken("supplement", ("intervene",)), "Ask the platform to step in"),
    (StepPlaced("review", "told on the phone"), "The case now stands on: {review} (told on the phone)"),
    (StepPlaced("review"), "The case now stands on: {review}"),
    (FactSet("product", "Kettle"), "Product: Kettle"),
    (FactSet("product", ""), "Product taken back"),
    (ItemMarked("fact:product", "have"), "Product: have it"),
    (ItemMarked("fact:product", "missing"), "Product: missing"),
    (ItemMarked("fact:product", "cannot-get"), "Product: cannot get it"),
    (ItemMarked("fact:product", "not-needed"), "Product: not needed"),
    (DiaryNoted("No.", "merchant", "chat", ""), "The merchant in chat: No."),
    (DiaryNoted("No.", "platform", "phone", ""), "The platform by phone: No."),
    (DiaryNoted("Here", "courier", "app", ""), "The courier in the app: Here"),
    (DiaryNoted("Wrote", "me", "other", ""), "Me: Wrote"),
    (DiaryNoted("Soon", "merchant", "other", "tomorrow"), "The merchant: Soon (promised: tomorrow)"),
    (DiaryNoted("Hm", "neighbour", "fax", ""), "neighbour fax: Hm"),
    (DeadlineSet("none", LATER, ""), "none: 2026-11-30 18:00, copied from the app"),
    (DeadlineSet("none", MIDNIGHT, "order page"), "none: 2026-11-30 24:00, copied from the app (order page)"),
    (DeadlineSet("none", "", ""), "none: the date copied from the app taken back"),
    (DeadlineSnoozed("none", LATER, "ill"), "none: no reminder before 2026-11-30 18:00, because ill"),
    (RuleAgreed("none", "3 days"), "none: counted by the new rule"),
    (EvidenceAttached("no-kind", "a.jpg", f"{HASH[:12]}-a.jpg", HASH, 3, ""), "Evidence taken in: no-kind, a.jpg"),
    (ExhibitLabelled(KEPT, "no-kind", "", False), "Exhibit a.jpg: no-kind"),
    (ExhibitLabelled(KEPT, "no-kind", "the crack", False), "Exhibit a.jpg: no-kind, the crack"),
    (ExhibitLabelled(KEPT, "no-kind", "", True), "Exhibit taken out: a.jpg"),
    (
        ExhibitLabelled(KEPT, "no-kind", "", False, ("0,0,1,1", "0,0,2,2")),
        "Exhibit a.jpg: areas hidden in what goes to others: 2",
    ),
    (ExhibitsOrdered((KEPT,)), "Exhibits put in another order"),
    (Exported("court", "pdf", HASH), "Dossier for the court written (PDF, SHA-256 0123456789ab…)"),
    (
        Exported("lawyer", "docx", HASH, ("E4", "E5"), True),
        "Dossier for a lawyer written, redacted (DOCX, SHA-256 0123456789ab…), without E4, E5",
    ),
    (
        LetterSent("written-refusal", "Please put the refusal in writing", "merchant"),
        "Letter sent: Please put the refusal in writing",
    ),
    (HandedOver("b", "", "age", HASH), "Handed over (SHA-256 0123456789ab…)"),
    (HandedOver("b", "Wang", "age", HASH), "Handed over to Wang (SHA-256 0123456789ab…)"),
    (
        Stamped(HASH, "TSA", "2026-11-23T10:00:00+08:00", ""),
        "Time stamp of TSA: what the manifest 0123456789ab… lists was there on 2026-11-23 10:00",
    ),
    (OfferNoted("merchant", "20 back", "", "20.00", "", "", "", "", ""), "The merchant offered: ¥20.00"),
    (OfferAnswered(99, "refused"), "Offer “99”: refused"),
    (OfferAnswered(99, "accepted"), "Offer “99”: accepted"),
    (OfferAnswered(99, "open"), "Offer “99”: not answered yet"),
    (OfferAnswered(99, "lapsed"), "Offer “99”: lapsed"),
    (MoneyReceived("20.00", "wallet"), "Money received: ¥20.00, into the wallet of the platform"),
    (MoneyReceived("20.00", "original"), "Money received: ¥20.00, the way it was paid"),
    (MoneyReceived("20.00", "transfer"), "Money received: ¥20.00, by a transfer"),
    (MoneyReceived("20.00", "voucher"), "Money received: ¥20.00, as a voucher"),
    (MoneyReceived("20.00", "cash"), "Money received: ¥20.00, in cash"),
    (MoneyReceived("20.00", "other"), "Money received: ¥20.00, another way"),
    (MoneyReceived("20.00", "barter"), "Money received: ¥20.00, barter"),
    (TodoAdded("Send it", LATER), "Own to-do: Send it"),
    (
        WentUnready("review", ("fact:product", "fact:order")),
        "Went on to “{review}” although this was missing: Product, Order number",
    ),
    (CaseClosed("refunded"), "Case closed: refunded"),
    (CaseClosed("settled"), "Case closed: settled as agreed"),
    (CaseClosed("mediated"), "Case closed: settled in mediation"),
    (CaseClosed("lost"), "Case closed: closed as the court decided"),
    (CaseClosed("stopped"), "Case closed: stopped"),
    (CaseClosed("closed"), "Case closed: closed"),
    (CaseClosed("we made up"), "Case closed: we made up"),
    (CaseReopened(), "Case reopened"),
    (CaseTrashed(), "Put in the trash"),
    (CaseRestored(), "Taken out of the trash"),
    (ChangeUndone(1), "Undone: Case opened: Kettle"),
    (ChangeRedone(1), "Done again: Case opened: Kettle"),
    (ChangeUndone(77), "Undone: 77"),
)


@pytest.fixture
def english(desk: HomeDesk) -> HomeDesk:
    return open_home(desk.home, desk.clock, author="Li", language="en")


def record(change: int, event: Event, at: datetime = MORNING, by: str = "Li") -> Record:
    return Record(change, at, by, event)


def case_of(*records: Record) -> Case:
    return fold(1, [record(1, CaseOpened("douyin", "Kettle", "contact")), *records])


def test_no_kind_of_event_has_no_sentence_here() -> None:
    assert {event.kind for event, _ in WORDS} == KINDS.keys() - {Remarked.kind}


@pytest.mark.parametrize(("event", "words"), WORDS, ids=lambda one: getattr(one, "kind", None))
def test_each_kind_of_event_is_told_in_these_words(english: HomeDesk, event: Event, words: str) -> None:
    book = english.playbook()
    told = Translator("en").say(describe(event, Titles(case_of(), book)))
    steps = {name: step.title for name, step in book.flow.steps.items()}
    choice = book.flow.choice("contact", "refused")
    wanted = words.replace("{refused}", choice.title if choice else "").replace("{review}", steps["review"])
    assert told == wanted


def test_files_that_came_together_are_one_change(english: HomeDesk) -> None:
    files = [EvidenceAttached("goods", name, f"{HASH[:12]}-{name}", HASH, 3, "") for name in ("a", "b", "c")]
    case = case_of(*(record(2, one) for one in files))
    goods = english.playbook().evidence["goods"].title
    assert (
        Translator("en").say(undone_words(case, english.playbook(), 2))
        == f"Evidence taken in: {goods}, a and 2 more"
    )
    assert Translator("en").say(undone_words(case, english.playbook(), 1)) == "Case opened: Kettle"
    alone = case_of(record(2, files[0]))
    assert Translator("en").say(undone_words(alone, english.playbook(), 2)) == f"Evidence taken in: {goods}, a"


def test_what_was_undone_stays_in_the_story_with_who_did_it() -> None:
    noted = DiaryNoted("No.", "merchant", "chat", "")
    case = case_of(record(2, noted), record(3, ChangeUndone(2), by="Wang"))
    told = timeline(case, None)
    assert [(one.kind, one.voided, one.voided_by) for one in told] == [
        (CaseOpened.kind, False, ""), (DiaryNoted.kind, True, "Wang"), (ChangeUndone.kind, False, ""),
    ]  # fmt: skip
    again = timeline(case_of(*case.records[1:], record(4, ChangeRedone(2))), None)
    assert [one.voided for one in again if one.kind == DiaryNoted.kind] == [False]


@pytest.mark.parametrize(
    ("happened", "told"),
    [
        ("2026-11-23T09:59:00+08:00", False),
        ("2026-11-23T09:00:00+08:00", False),
        ("2026-11-23T08:59:00+08:00", True),
    ],
)
def test_what_is_written_down_more_than_an_hour_later_says_so(happened: str, told: bool) -> None:
    noted = DiaryNoted("No.", "merchant", "chat", "", happened=happened)
    line = next(one for one in timeline(case_of(record(2, noted)), None) if one.kind == DiaryNoted.kind)
    assert ("written down 2026-11-23 10:00" in str(line.text)) == told
    assert not line.day


def test_what_only_a_day_is_known_of_stands_on_it_before_what_followed() -> None:
    case = case_of(
        record(2, DiaryNoted("Second", "me", "other", "", happened="2026-11-22")),
        record(3, DiaryNoted("First", "me", "other", "", happened="2026-11-20")),
    )
    told = timeline(case, None)
    assert [one.kind for one in told] == [DiaryNoted.kind, DiaryNoted.kind, CaseOpened.kind]
    assert [(("First" in str(one.text)), one.day) for one in told[:2]] == [(True, True), (False, True)]
