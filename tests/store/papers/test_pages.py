"""Pasted pages of every kind, each with what must be read in it and what must never be taken.

`data/pages/*.json`: `expect` gives each fact (of a list any is right; null in it: empty is right, too), `never`
what it must not be, `other` what the page tells besides, `free` facts that may be filled or not, `ask` what must be
asked. A fact that is in none of them stays empty.
"""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.case.facts import BY_KEY, FactKind, parse_fact
from store.papers.ordertext import read_page, recognise

PAGES = sorted((Path(__file__).parent / "data" / "pages").glob("*.json"))
FACTS = ("order", "merchant", "product", "paid", "bought-on", "received-on", "shipped-on", "tracking")
TOLD = ("refund-no", "applied-on", "refused-on", "amount")


def loose(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).lower()


def same(key: str, got: str, wanted: str) -> bool:
    kind = BY_KEY[key].kind
    if kind is FactKind.DAY:
        return got[:10] == wanted[:10] and (len(wanted) == 10 or len(got) == 10 or got[11:16] == wanted[11:16])
    if kind is FactKind.MONEY or key in ("order", "tracking", "refund-no"):
        return got.replace("-", "") == wanted.replace("-", "")
    a, b = loose(got), loose(wanted)
    return a == b or (b in a and len(a) <= 1.4 * len(b)) or (a in b and len(a) >= 0.6 * len(b))


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_a_page_tells_what_it_says_and_nothing_else(page: Path) -> None:
    case: dict[str, Any] = json.loads(page.read_text())
    now = datetime.fromisoformat(case["now"])
    read = read_page(page.with_suffix(".txt").read_text(), now)
    for key in FACTS:
        got, wanted = read.facts.get(key, ""), case["expect"].get(key, [])
        rights = wanted if isinstance(wanted, list) else [wanted]
        if not got:
            assert not rights or None in rights, f"{key} is missing"
        elif rights:
            assert any(right and same(key, got, right) for right in rights), f"{key} is {got}"
        else:
            assert key in case["free"], f"{key} is {got}"
        for banned in case["never"].get(key, []):
            if BY_KEY[key].kind is FactKind.DAY:
                assert got[:10] != banned, f"{key} is {got}"
            else:
                assert loose(banned) != loose(got), f"{key} is {got}"
            if key in ("merchant", "product"):
                assert loose(banned) not in loose(got), f"{key} is {got}"
    for key in TOLD:
        if key in case["other"]:
            assert same(key, read.facts.get(key, ""), case["other"][key]), f"{key} is {read.facts.get(key)}"
    if case["ask"]:
        assert read.ask == case["ask"]
    if "countdown" in case["other"]:
        assert read.beside["countdown"] == case["other"]["countdown"]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_what_is_read_would_be_accepted_in_both_forms(page: Path) -> None:
    now = datetime.fromisoformat(json.loads(page.read_text())["now"])
    text = page.with_suffix(".txt").read_text()
    for one in (read_page(text, now), *read_page(text, now).orders):
        for key, value in one.facts.items():
            assert parse_fact(key, value, now, {}) == value
            assert parse_fact(key, one.typed()[key], now, {}) == value
    facts = recognise(text, now)
    facts.pop("ask", None)
    assert facts == read_page(text, now).typed()


def wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c in "0123456789:-,." else c for c in text).replace("¥", "￥")


def traditional(text: str) -> str:
    return "".join(TRADITIONAL.get(char, char) for char in text)


def on_two_lines(text: str) -> str:
    return re.sub(r"(?m)^([一-鿿]{2,7}[号间款额称])(?:：| (?=[\d¥]))(?=\S)", r"\1\n", text)


def number_on_two_lines(text: str) -> str:
    return re.sub(r"(?m)^([一-鿿]{3,5}[：: ]\d{9,12})(\d{7,8})$", r"\1\n\2", text)


def number_in_groups(text: str) -> str:
    return re.sub(r"(?<!\d)\d{17,20}(?!\d)", lambda m: " ".join(re.findall(r"\d{1,4}", m[0])), text)


def letters_for_digits(text: str) -> str:
    return re.sub(r"(?m)(?<=[\d¥.:-])0(?!.*[：:]\s?[^\d\s])", "O", text)


def without_blanks(text: str) -> str:
    return re.sub(r"(?m)^([一-鿿]{3,8})[ ：](?=[\d¥])", r"\1", text)


def blanks_in_labels(text: str) -> str:
    return re.sub(r"(?m)^(订单编号|实付款|下单时间|退款金额|申请时间)", lambda m: " ".join(m[1]), text)


def amount_on_three_lines(text: str) -> str:
    return re.sub(r"(?m)¥(\d+)\.(\d\d)\s*$", r"¥\n\1\n.\2", text)


def blanks_in_amounts(text: str) -> str:
    return re.sub(r"¥(\d+)\.(\d\d)", lambda m: f"¥ {' '.join(m[1])} . {' '.join(m[2])}", text)


def other_dates(text: str) -> str:
    return re.sub(r"(20\d\d)-(\d\d)-(\d\d)", r"\1年\2月\3日", text)


def with_more_around(text: str) -> str:
    return f"10:24\n{text}\n联系客服\n申请售后\n再次购买\n"


PAIRS = (
    "订訂单單编編号號时時间間实實额額货貨签簽运運费費买買总總价價请請处處还還绝絕发發应應电電详詳问問题題个個优優"
)
TRADITIONAL = {PAIRS[n]: PAIRS[n + 1] for n in range(0, len(PAIRS), 2)}
OTHERWISE = (
    wide, traditional, on_two_lines, number_on_two_lines, number_in_groups, letters_for_digits, without_blanks,
    blanks_in_labels, amount_on_three_lines, blanks_in_amounts, other_dates, with_more_around,
)  # fmt: skip


UNREAD = {
    (page, change)
    for page, change, why in csv.reader(
        (Path(__file__).parent / "data" / "otherwise_unread.tsv").read_text().splitlines(), delimiter="\t"
    )
    if why
}
"""Pages that written otherwise tell less, each with the reason why that is not asked of them."""


@pytest.mark.parametrize("otherwise", OTHERWISE, ids=lambda change: change.__name__)
def test_a_page_written_otherwise_tells_the_same(otherwise: Callable[[str], str]) -> None:
    less = set()
    for page in PAGES:
        now = datetime.fromisoformat(json.loads(page.read_text())["now"])
        text = page.with_suffix(".txt").read_text()
        as_it_was, changed = read_page(text, now), read_page(otherwise(text), now)
        alike = changed.ask == as_it_was.ask and len(changed.orders) == len(as_it_was.orders)
        for one, other in zip((as_it_was, *as_it_was.orders), (changed, *changed.orders), strict=False):
            alike &= other.facts.keys() - {"sku"} == one.facts.keys() - {"sku"}
            alike &= all(
                other.facts.get(key) == one.facts[key] for key in one.facts.keys() - {"sku", "merchant", "product"}
            )
        less |= set() if alike else {page.stem}
    assert less == {page for page, change in UNREAD if change == otherwise.__name__}


def test_what_was_a_guess_is_told() -> None:
    now = datetime.fromisoformat("2026-11-26T10:00+08:00")
    page = read_page(
        "云衣仓旗舰店\n羽绒服 9O绒\n实付款¥l28.OO\n订单编号693O1847265lO384921\n下单时间2026-11-02", now
    )
    assert page.guessed == {"product", "order", "paid"}
    assert read_page("退款编号：7148820391266400517\n还剩 1天2小时", now).guessed == {"countdown"}


def test_what_was_not_understood_is_told_with_the_reason() -> None:
    now = datetime.fromisoformat("2026-11-26T10:00+08:00")
    page = read_page(
        "云衣仓旗舰店\n羽绒服\n实付款：面议\n订单编号：6930184726510384921\n下单时间：2026-13-40\n", now
    )
    assert [unread.text for unread in page.unread] == ["下单时间 2026-13-40", "实付款：面议"]
    assert [bool(unread.why) for unread in page.unread] == [True, False]


def test_one_of_several_orders_is_picked_by_number_shop_or_place() -> None:
    now = datetime.fromisoformat("2026-11-26T10:00+08:00")
    page = read_page(next(path for path in PAGES if path.stem == "v15").with_suffix(".txt").read_text(), now)
    assert page.facts == {}
    for which in ("6930445127760318854", "8854", "砚池文具店", "2", " 6930 4451 2776 0318 854 "):
        picked = page.pick(which)
        assert picked is not None
        assert picked.facts["paid"] == "196.94"
    assert page.pick("54") is page.pick("854") is None, "so few digits may be the end of any order"
    assert page.pick("3") is page.pick("") is page.pick("别的店") is None


@pytest.mark.parametrize(
    ("text", "is_page"),
    [
        ("订单详情\n云衣仓旗舰店\n羽绒服\n实付款 ¥128.00\n订单编号 6930184726510384921", True),
        ("退款编号：7148820391266400517\n退款金额：¥128.00", True),
        ("羽绒服 长款", False),
        ("6930184726510384921", False),
        ("左边不响\n右边正常\n退货吧", False),
        ("我：订单6930773310058264419 起球了\n商家：亲，您好", False),
        ("【迅禾速递】您的快件已于11月05日14:22由本人签收", False),
    ],
)
def test_only_the_page_of_an_order_or_refund_is_read_wherever_it_is_pasted(text: str, is_page: bool) -> None:
    assert read_page(text, datetime.fromisoformat("2026-11-26T10:00+08:00")).is_page is is_page


def test_the_moment_of_a_completed_trade_is_told_and_not_taken() -> None:
    now = datetime.fromisoformat("2026-11-26T10:00+08:00")
    page = read_page("云衣仓旗舰店\n羽绒服\n实付款 ¥128.00\n成交时间 2026-10-31 11:30", now)
    assert "bought-on" not in page.facts
    assert [unread.text for unread in page.unread] == ["成交时间 2026-10-31 11:30"]
    assert page.unread[0].why


LINES = sorted({line for page in PAGES for line in page.with_suffix(".txt").read_text().splitlines() if line})


@given(lines=st.lists(st.sampled_from(LINES), max_size=25))
def test_lines_of_all_pages_in_any_order_are_read_without_harm(lines: list[str]) -> None:
    now = datetime.fromisoformat("2026-11-26T10:00+08:00")
    page = read_page("\n".join(lines), now)
    for one in (page, *page.orders):
        for key, value in one.facts.items():
            assert parse_fact(key, value, now, {}) == value
    assert not (page.orders and page.facts)
