"""The law cards: the corrections that were found against the texts, each one as a row that must not come back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from content.pack.files import SHIPPED
from content.pack.library import Library
from content.pack.model import Law

LANGUAGES = ("zh", "en")


@pytest.fixture(params=LANGUAGES)
def laws(request: pytest.FixtureRequest) -> dict[str, Law]:
    return dict(Library().get("generic", request.param).laws)


def words(law: Law) -> str:
    return f"{law.law} {law.article} {law.in_force} {law.point} {law.quote}"


RIGHT = [
    # a card, what it must say in Chinese, and what in English
    ("complaint-31", "由它实际经营地的部门处理", "where it really does business"),
    ("complaint-16", "其他市场监管部门或行政机关", "another market regulator or authority"),
    ("complaint-23", "从受理起60天", "60 days after acceptance"),
    ("complaint-36", "才告知、奖励", "only where a law or rule says so"),
    ("complaint-27", "只管调解中发现的违法线索", "Only about breaches found during mediation"),
    ("procedure-report", "可以再延15个工作日", "plus 15"),
    ("procedure-close", "90天内作出处理决定", "decided in 90 days"),
    ("penalty-8", "视为故意拖延", "deemed deliberate delay"),
    ("penalty-8", "约定期满", "end of the time in state rules or agreement"),
    ("penalty-9", "收到退货要求超过15天", "15 days from the request"),
    ("live-16", "从交易完成之日起不少于3年", "at least 3 years from the end of the transaction"),
    ("live-16", "下单时详情页快照", "snapshot of the detail page at order time"),
    ("live-18", "直播间运营者", "live-room operator"),
    ("live-20", "反馈时限", "time for the answer"),
    ("live-26", "实际卖家", "real seller"),
    ("platform-rules", "改规则要提前公示", "published ahead"),
    ("platform-human", "条号没有查到", "article number was not found"),
    ("judicial-11", "只管店铺自播", "Own rooms only"),
    ("judicial-12", "别人的直播间", "somebody else's live room"),
    ("judicial-14", "真实姓名", "operator's true name"),
    ("judicial-17", "仍为它推广", "went on promoting"),
    ("reg-18", "凭证上的价格", "price on the invoice or other voucher"),
    ("price-20", "首页价低于详情页", "front-page price below the detail page"),
    ("price-21", "三种例外", "Three exceptions"),
    ("food-34", "混有异物", "foreign matter"),
    ("procedure-250", "2年", "2 years"),
    ("procedure-order", "债务人住所地", "debtor's home court"),
    ("evidence-19", "来源、证明对象", "source, what it proves"),
    ("express-rules", "第28条", "Art. 28"),
    ("express-penalty", "第54条", "Art. 54"),
    ("ecl-58", "不是单独的请求权", "no claim of its own"),
    ("civil-586", "20%", "20%"),
]


@pytest.mark.parametrize(("card", "zh", "en"), RIGHT, ids=[row[0] for row in RIGHT])
def test_a_corrected_card_says_what_the_text_says(card: str, zh: str, en: str) -> None:
    assert zh in words(Library().get("generic", "zh").laws[card])
    assert en in words(Library().get("generic", "en").laws[card])


def test_every_card_says_which_text_was_read_and_when_it_took_effect(laws: dict[str, Law]) -> None:
    for name, law in laws.items():
        assert re.search(r"20\d\d-\d\d-\d\d|19\d\d-\d\d-\d\d", law.in_force), name
        assert re.search("官方文本|可靠转载|official text|reliable reprint", law.in_force), name


def test_what_was_only_reported_quotes_no_article_as_official(laws: dict[str, Law]) -> None:
    for name, law in laws.items():
        if re.search("可靠转载|reliable reprint", law.in_force):
            assert re.search("据转述|As reported", law.point), name


def test_a_childs_payment_is_not_argued_with_the_words_that_hold_against_it(laws: dict[str, Law]) -> None:
    assert "有相反证据足以推翻的除外" in laws["ecl-48"].quote
    assert "推定" not in laws["ecl-48"].quote


ONE_PROCEDURE = {"procedure-165", "procedure-225", "court-fee"}
"""The cards of a procedure whose articles are used only together."""


def test_a_card_is_about_one_article(laws: dict[str, Law]) -> None:
    several = {name for name, law in laws.items() if len(re.findall(r"\d+", law.article)) > 1}
    assert several == ONE_PROCEDURE


def glossary(language: str) -> dict[str, list[str]]:
    table = (Path(str(SHIPPED)) / "_glossary" / f"{language}.md").read_text(encoding="utf-8").split("\n## ")[1]
    rows = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in table.splitlines() if "|" in line]
    return {row[0]: row for row in rows[2:]}


def test_both_glossaries_know_the_same_laws_by_the_same_numbers() -> None:
    zh, en = glossary("zh"), glossary("en")
    assert list(zh) == list(en)
    for name in zh:
        assert [zh[name][n] for n in (3, 5, 7)] == [en[name][n] for n in (3, 5, 7)], name


def called(law: Law) -> str:
    """The name of the law on a card, without the Chinese name in brackets that the English card adds."""
    return re.sub(r" \([^()]*[一-龥].*\)$", "", law.law.strip("《》"))


def test_every_card_calls_its_law_by_the_name_of_the_glossary(laws: dict[str, Law]) -> None:
    names = {row[1] for language in LANGUAGES for row in glossary(language).values()}
    for card, law in laws.items():
        name = called(law)
        assert name in names, (card, law.law)


def test_no_card_cites_an_article_that_its_law_does_not_have(laws: dict[str, Law]) -> None:
    counts = {row[1]: row[3] for language in LANGUAGES for row in glossary(language).values()}
    for card, law in laws.items():
        most = counts[called(law)]
        cited = [int(number) for number in re.findall(r"\d+", law.article)]
        assert most == "—" or all(1 <= number <= int(most) for number in cited), card
