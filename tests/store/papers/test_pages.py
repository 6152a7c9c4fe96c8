"""Pasted pages of every kind, each with what must be read in it and what must never be taken.

`data/pages/*.json`: `expect` gives each fact (of a list any is right; null in it: empty is right, too), `never`
what it must not be, `other` what the page tells besides, `free` facts that may be filled or not, `ask` what must be
asked. A fact that is in none of them stays empty.
"""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

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
