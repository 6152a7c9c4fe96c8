"""Orders as people copy and tell them: in one line, in prose, with blanks in the number; and what is none."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from store.days.clock import HOME_ZONE
from store.papers.ordertext import read_page

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=HOME_ZONE)
FACTS = ("order", "merchant", "product", "paid", "bought-on", "received-on", "shipped-on", "tracking")
LINES = (Path(__file__).parent / "data" / "copied_orders.jsonl").read_text(encoding="utf-8").splitlines()
CASES: list[dict[str, Any]] = [json.loads(line) for line in LINES]


@pytest.mark.parametrize("case", CASES, ids=range(1, len(CASES) + 1))
def test_a_copied_order_tells_what_stands_in_it_and_nothing_else(case: dict[str, Any]) -> None:
    facts = read_page(case["text"], NOW).facts
    told = {key: facts[key] for key in FACTS if key in facts}
    assert told.keys() == case["told"].keys()
    for key, wanted in case["told"].items():
        assert told[key].startswith(wanted) if key.endswith("-on") else told[key] == wanted, key


def test_a_day_written_with_a_dot_is_one_only_behind_its_word() -> None:
    assert read_page("订单号6925588001237700416 签收11.15", NOW).facts["received-on"] == "2026-11-15"
    assert "received-on" not in read_page("订单号6925588001237700416 收货11.5kg", NOW).facts
    assert "received-on" not in read_page("订单号6925588001237700416 到手11.15元", NOW).facts


@pytest.mark.parametrize("text", ["单号YT7788990011223", "编号：88123", "投诉（编号1326110900012345678）已受理"])
def test_a_number_without_a_name_is_an_orders_only_if_it_is_as_long_as_one_and_begins_its_line(text: str) -> None:
    assert "order" not in read_page(text, NOW).facts


def test_what_is_as_long_as_a_sentence_is_no_name_of_goods() -> None:
    labels = "订单号6925588001237700416 实付59元 2026-11-02下单"
    assert read_page(f"羊毛围巾 {labels}", NOW).facts["product"] == "羊毛围巾"
    assert "product" not in read_page(f"{'又厚又软的羊毛围巾' * 6} {labels}", NOW).facts
