"""Whatever can be recorded can be dumped and loaded: no kind of event is forgotten on the way."""

from __future__ import annotations

import io
from pathlib import Path

from store.care.dump import read_dump
from store.care.transfer import dump_of, load
from store.case.case import Case
from store.case.dealings import MoneyReceived, OfferAnswered, OfferNoted
from store.case.events import (
    KINDS,
    CaseClosed,
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
    RuleAgreed,
    StepPlaced,
)
from store.case.intents import OpenCase
from store.case.outside import Exported, HandedOver, LetterSent, Remarked, Stamped
from store.case.resolves import TodoAdded, WentUnready
from store.disk.home import Home
from store.opening import HomeDesk, open_home
from store.ports import stamped

LATER = "2026-11-30T18:00:00+08:00"
EVERY_KIND: tuple[Event, ...] = (
    ChoiceTaken("contact", ("refused", "apply")),
    StepPlaced("apply", "so"),
    FactSet("paid", "199.00"),
    ItemMarked("order", "have"),
    DiaryNoted("商家不退", "merchant", "chat", "明天"),
    DeadlineSet("x", LATER, ""),
    DeadlineSnoozed("x", LATER, "later"),
    RuleAgreed("x", "y"),
    EvidenceAttached("goods", "a.jpg", f"{'0' * 12}-a.jpg", "0" * 64, 3, ""),
    ExhibitLabelled(f"goods/{'0' * 12}-a.jpg", "goods", "", False),
    ExhibitLabelled(f"goods/{'0' * 12}-a.jpg", "goods", "", False, ()),
    ExhibitLabelled(f"goods/{'0' * 12}-a.jpg", "goods", "", False, ("0,0,1,1",)),
    ExhibitsOrdered((f"goods/{'0' * 12}-a.jpg",)),
    Exported("court", "pdf", "0" * 64),
    Exported("court", "pdf", "0" * 64, ("E4",), True),
    HandedOver("0" * 32, "", "age", "0" * 64),
    LetterSent("first-message", "首次沟通", "merchant"),
    LetterSent("first-message", "首次沟通", "merchant", (f"goods/{'0' * 12}-a.jpg",)),
    Stamped("0" * 64, "TSA", "2026-11-23T10:00:00+08:00", ""),
    Remarked("0" * 32, "王芳", "先问仓库"),
    OfferNoted("merchant", "退你20", "", "20.00", "", "", "", "", ""),
    OfferNoted("merchant", "退你20", "", "20.00", "", "", "", LATER, LATER),
    OfferAnswered(1, "refused"),
    MoneyReceived("20.00", "alipay"),
    TodoAdded("寄回", ""),
    TodoAdded("寄回", LATER),
    WentUnready("apply", ()),
    WentUnready("apply", ("order",)),
    CaseClosed("refunded"),
    CaseClosed("refunded", way="platform", minutes=30),
    CaseReopened(),
    CaseTrashed(),
    CaseRestored(),
    ChangeUndone(2),
    ChangeRedone(2),
)


def test_whatever_can_be_recorded_can_be_moved(desk: HomeDesk, tmp_path: Path) -> None:
    assert {event.kind for event in EVERY_KIND} == KINDS.keys() - {"opened"}
    number = desk.open(OpenCase("douyin", facts={"product": "耳机"})).view.number
    for event in EVERY_KIND:

        def recorded(_: Case | None, event: Event = event) -> tuple[Event, ...]:
            return (event,)

        desk.file.append(number, recorded, stamped(desk.clock, "小李"))
    data, left = dump_of(desk)
    assert left == ()
    there = open_home(Home(tmp_path / "there"), desk.clock, "小李", "zh")
    load(there, read_dump(io.BytesIO(data)))
    assert there.file.case(number).records == desk.file.case(number).records
