"""The Douyin playbook: the whole seed is in it, its facts stand as they should, and its letters can be sent."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from content.lint import check
from content.lint.wording import LONGEST
from content.pack.claims import Confidence
from content.pack.files import SHIPPED
from content.pack.library import Library
from content.pack.model import Clock
from content.pack.playbook import Playbook
from store.papers.letters import LETTER_NAMES

FOLDER = SHIPPED / "douyin"
LANGUAGES = ("zh", "en")
SEED = Path(__file__).parent / "data" / "seed_map.tsv"


def text(language: str, path: str) -> str:
    return FOLDER.joinpath(language, *path.split("/")).read_text(encoding="utf-8")


def texts(language: str) -> Iterator[tuple[str, str]]:
    root = Path(str(FOLDER)) / language
    for path in sorted(root.rglob("*.md")):
        yield str(path.relative_to(root)), path.read_text(encoding="utf-8")


@pytest.fixture(params=LANGUAGES)
def book(request: pytest.FixtureRequest) -> Playbook:
    return Library().get("douyin", request.param)


with SEED.open(encoding="utf-8") as table:
    CLAIMS = list(csv.DictReader(table, delimiter="\t"))


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim["id"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_claim_of_the_seed_is_where_the_map_says(claim: dict[str, str], language: str) -> None:
    assert claim[language]
    assert claim[language] in text(language, claim["page"])


def test_the_map_knows_the_whole_seed() -> None:
    wanted = [f"S{n:02}" for n in range(1, 62)] + [f"C{n}" for n in range(1, 15)]
    assert sorted(claim["id"] for claim in CLAIMS) == sorted(wanted)


def test_the_linter_finds_nothing() -> None:
    findings = check(FOLDER, date(2026, 11, 26), LETTER_NAMES)
    assert [f"{f.file}:{f.line}: {f.rule}: {f.what}" for f in findings] == []


def test_the_reasons_of_the_seed_come_first(book: Playbook) -> None:
    assert list(book.reasons)[:5] == ["quality", "service", "false-advertising", "wrong-info", "price-fraud"]
    assert len(book.reasons) >= 40
    assert all(book.reasons[name].correction for name in list(book.reasons)[:5])


def test_the_evidence_table_of_the_seed_comes_first(book: Playbook) -> None:
    assert list(book.evidence)[:4] == ["order", "chat", "goods", "other"]
    for kind in book.evidence.values():
        assert kind.content
        assert kind.example
        assert kind.capture


def test_every_reason_needs_something_and_says_why(book: Playbook) -> None:
    for name in book.reasons:
        needs = book.reason(name).needs
        assert any(need.required for need in needs)
        assert {"order", "charges", "transfer"} & {need.evidence for need in needs if need.required}
        assert all(need.why for need in needs)


ORDER = {
    "zh": ("订单详情", "客服与帮助", "官方客服", "我的钱包"),
    "en": ("order details", "客服与帮助", "Customer service", "我的钱包"),
}


@pytest.mark.parametrize("page", ["pages/menu-paths", "steps/apply", "steps/intervene"])
def test_the_paths_through_the_menus_stand_everywhere_in_the_same_order(book: Playbook, page: str) -> None:
    body = book.page(page).body
    first = body[body.index("## 1 " if page == "pages/menu-paths" else "\n1. ") :]
    places = [first.index(words) for words in ORDER[book.meta.language]]
    assert places == sorted(places)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_makes_a_reader_look_up_an_article_they_do_not_have(language: str) -> None:
    for path, page in texts(language):
        assert not re.search(r"原文说|原文的说法|（原文|：原文|seed|第\d+行|\blines? \d+", page), path


def test_the_three_times_of_the_seed_are_dated_data(book: Playbook) -> None:
    times = {name: book.limits[name] for name in ("t1-whole-case", "t2-service-reply", "t3-first-reply")}
    assert [(limit.least, limit.most, limit.clock) for limit in times.values()] == [
        (7, 15, Clock.WORKDAYS),
        (72, 72, Clock.HOURS),
        (1, 2, Clock.WORKDAYS),
    ]
    for limit in times.values():
        assert limit.confidence is Confidence.S
        assert limit.source


WAYS = {
    "contact": {"agreed", "refused", "unreachable"},
    "refused": {"apply"},
    "apply": {"review"},
    "review": {"approved", "supplement"},
    "supplement": {"review"},
}


def test_the_chart_of_the_seed_is_in_the_flow(book: Playbook) -> None:
    flow = book.flow
    assert flow.first == "contact"
    assert set(flow.steps) >= {*WAYS, "start", "agreed", "approved", "refunded", "finish"}
    for source, targets in WAYS.items():
        assert {choice.id for choice in flow.choices[source]} >= targets, source
    assert set(flow.steps) >= {"intervene", "service", "complain", "court"}


BOAST = {
    "zh": re.compile(r"轻松拿回|人人都能|一般能(?:退款)?成功|就能成功"),
    "en": re.compile(
        r"easily get|everybody (?:can )?easily|generally succeeds|generally yes|intervention succeeds",
        re.IGNORECASE,
    ),
}
SOBER = {"zh": "没有出处，不是承诺|不印成功率", "en": "[Nn]o source, (?:and )?no promise|No success rate"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_boasted_is_only_told_beside_what_became_of_it(language: str) -> None:
    told = 0
    for path, page in texts(language):
        for paragraph in page.split("\n"):
            if BOAST[language].search(paragraph):
                told += 1
                assert path.startswith("pages/claims-"), path
                assert re.search(SOBER[language], paragraph), paragraph
    assert told


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim["id"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_beside_every_claim_stands_what_became_of_it(claim: dict[str, str], language: str) -> None:
    rows = [row for row in text(language, claim["page"]).splitlines() if row.startswith(f"| {claim[language]} |")]
    assert len(rows) == 1
    assert rows[0].removeprefix(f"| {claim[language]} |").strip(" |")


def test_the_only_telephone_numbers_are_those_that_hold(book: Playbook) -> None:
    ways = " ".join(f"{channel.title} {channel.how}" for channel in book.channels.values())
    assert set(re.findall(r"\d{3,}", ways)) == {"95152", "12315", "12345", "12305", "12326", "96110", "110"}


def test_at_least_fifteen_excuses_have_an_answer(book: Playbook) -> None:
    assert len(book.replies) >= 15
    for reply in book.replies.values():
        assert reply.evidence
        assert reply.leads_to


def test_every_page_fits_beside_a_case(book: Playbook) -> None:
    for name in book.pages:
        if "/" in name:
            assert len(book.page(name).body.encode()) <= LONGEST[book.meta.language], name


FULL = {
    "order": "6920001112223334445", "merchant": "声动旗舰店", "product": "蓝牙耳机", "sku": "黑色",
    "paid": "¥199.00", "amount": "¥199.00", "bought_on": "2026-11-01", "shipped_on": "2026-11-02",
    "received_on": "2026-11-04",
    "found_on": "2026-11-05", "contacted_on": "2026-11-06", "refused_on": "2026-11-07", "applied_on": "2026-11-08",
    "promise": "七天无理由", "reply": "已拆封不退", "ticket": "T20261109001", "tracking": "SF1234567890123",
    "app_path": "丁，35.1.0", "name": "李明", "phone": "（本人电话）", "address": "收货地址", "title": "耳机",
    "problem": "右耳无声，换手机也一样。", "today": "2026-11-23",
    "diary": [
        {"at": "2026-11-06 10:00", "who": "商家", "channel": "聊天", "text": "要等财务。", "promise": "周五退。"},
        {"at": "2026-11-07 09:30", "who": "我", "channel": "", "text": "再问", "promise": ""},
    ],
}  # fmt: skip
ENGLISH = {
    "merchant": "Shengdong Shop", "product": "Earphones", "sku": "black", "promise": "Seven-day return",
    "reply": "Opened, no return", "problem": "No sound on the right.", "name": "Li Ming",
}  # fmt: skip
