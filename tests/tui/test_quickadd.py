"""Quick add, answered by keys through a pipe."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from content.text.words import Translator
from store.desk import Desk
from tui.cli.asking import Asker
from tui.cli.quickadd import DRAFT, QuickAdd

ENTER, DOWN, UP, CTRL_C, ESC = "\r", "\x1b[B", "\x1b[A", "\x03", "\x1b"
SAVE = ENTER


class Keys:
    """A quick add that is answered by the keys typed beforehand."""

    def __init__(self, desk: Desk, pipe: PipeInput) -> None:
        self.desk, self.pipe = desk, pipe
        self.told: list[str] = []
        self.playbook = ""

    def run(self, *keys: str, given: dict[str, str] | None = None, pasted: str | None = None) -> dict[str, str]:
        self.pipe.send_text("".join(keys))
        asker = Asker(Translator("zh"), source=self.pipe, screen=DummyOutput())
        quick = QuickAdd(self.desk, self.desk.playbook(), asker, self.told.extend, following=True)
        answers = quick.run(given or {}, pasted)
        self.playbook = quick.playbook.meta.id
        return answers


@pytest.fixture
def keys(desk: Desk) -> Iterator[Keys]:
    with create_pipe_input() as pipe:
        yield Keys(desk, pipe)


def filled(answers: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in answers.items() if value}


def test_it_asks_one_thing_after_another_and_saves_after_the_review(keys: Keys) -> None:
    answers = keys.run(
        "蓝牙耳机\r", "6921\r", "声动旗舰店\r", "199\r", "11-2\r", ENTER, DOWN + ENTER, "昨天\r", SAVE
    )
    assert filled(answers) == {
        "product": "蓝牙耳机",
        "order": "6921",
        "merchant": "声动旗舰店",
        "paid": "199",
        "bought-on": "11-2",
        "received-on": "昨天",
        "reason": "quality",
        "demand": "return-refund",
    }


def test_what_flags_gave_is_not_asked(keys: Keys) -> None:
    given = {
        "product": "耳机",
        "order": "1",
        "merchant": "店",
        "paid": "1",
        "bought-on": "昨天",
        "received-on": "今天",
    }
    answers = keys.run(ENTER, ENTER, SAVE, given=given)
    assert filled(answers) == {**given, "reason": "quality", "demand": "refund"}


def test_an_empty_answer_skips_and_the_product_is_needed(keys: Keys) -> None:
    answers = keys.run(ENTER, "耳机\r", ENTER, ENTER, ENTER, ENTER, UP + UP + ENTER, UP + UP + ENTER, ENTER, SAVE)
    assert filled(answers) == {"product": "耳机"}


def test_a_bad_answer_is_told_at_once_and_can_be_mended(keys: Keys) -> None:
    given = {"product": "耳机", "order": "1", "merchant": "店", "received-on": "今天", "reason": "quality"}
    answers = keys.run(
        "abc\r", "\x15", "-1\r", "\x15", "199\r", "2026-13-40\r", "\x15", "11-2\r", ENTER, SAVE, given=given
    )
    assert (answers["paid"], answers["bought-on"]) == ("199", "11-2")


def test_one_can_go_back_from_a_text_and_from_a_list(keys: Keys) -> None:
    given = {"product": "耳机", "order": "1", "paid": "1", "bought-on": "昨天", "demand": "refund"}
    answers = keys.run(
        "错店\r",  # merchant
        UP + ENTER,  # reason: back
        "\x15对店\r",  # merchant again
        ENTER,  # reason
        "<\r",  # received on: back
        ENTER,  # reason again
        "今天\r",  # received on
        SAVE,
        given=given,
    )
    assert (answers["merchant"], answers["received-on"], answers["reason"]) == ("对店", "今天", "quality")


def test_the_review_lets_every_line_be_changed(keys: Keys) -> None:
    given = {
        "product": "耳机", "order": "1", "merchant": "店", "paid": "1", "bought-on": "昨天", "received-on": "今天",
        "reason": "quality", "demand": "refund",
    }  # fmt: skip
    answers = keys.run(DOWN + ENTER, "\x15降噪耳机\r", DOWN * 7 + ENTER, DOWN + ENTER, SAVE, given=given)
    assert answers["product"] == "降噪耳机"
    assert answers["reason"] == "service"


def test_a_pasted_order_is_recognised_shown_and_only_the_rest_is_asked(keys: Keys) -> None:
    pasted = "声动旗舰店 >\n蓝牙耳机\n实付款：¥199\n订单编号：6921234567890123456\n下单时间：2026-11-02\n"
    answers = keys.run(ENTER, ENTER, "昨天\r", SAVE, pasted=pasted)
    assert answers["merchant"] == "声动旗舰店"
    assert answers["received-on"] == "昨天"
    assert any("6921234567890123456" in line for line in keys.told)


def test_the_order_can_be_pasted_at_a_prompt(keys: Keys) -> None:
    text = "商品：耳机\r店铺：云衣仓\r实付：39.9"
    answers = keys.run(f"\x1b[200~{text}\x1b[201~", ESC + ENTER, "1\r", ENTER, ENTER, ENTER, ENTER, SAVE, pasted="")
    assert (answers["product"], answers["merchant"], answers["paid"]) == ("耳机", "云衣仓", "39.90")


ORDER = """订单详情
声动旗舰店 >
蓝牙耳机 X3
实付款 ¥199.00
订单编号 6921234567890123456
下单时间 2026-11-02 18:30:12
"""
OTHER_ORDER = """云衣仓旗舰店 >
羽绒服 长款
实付款 ¥1,284.00
订单编号 6921234567890999999
下单时间 2026-11-03 08:01:00
"""


def pasted(text: str) -> str:
    return "\x1b[200~" + text.replace("\n", "\r") + "\x1b[201~\r"


def test_an_order_pasted_as_the_product_is_read_as_an_order(keys: Keys) -> None:
    answers = keys.run(pasted(ORDER), ENTER, ENTER, "昨天\r", SAVE)
    assert filled(answers) == {
        "product": "蓝牙耳机 X3",
        "order": "6921234567890123456",
        "merchant": "声动旗舰店",
        "paid": "199.00",
        "bought-on": "2026-11-02 18:30",
        "received-on": "昨天",
        "reason": "quality",
        "demand": "refund",
    }


def test_an_order_may_be_pasted_at_any_question_and_keeps_what_was_answered(keys: Keys) -> None:
    answers = keys.run("坏耳机\r", ENTER, "声动\r", pasted(ORDER), ENTER, ENTER, "昨天\r", SAVE)
    assert (answers["product"], answers["merchant"], answers["paid"]) == ("坏耳机", "声动", "199.00")
    assert answers["order"] == "6921234567890123456"


def test_of_two_orders_it_asks_which_one_and_mixes_nothing(keys: Keys) -> None:
    answers = keys.run(DOWN + ENTER, ENTER, ENTER, "昨天\r", SAVE, pasted=ORDER + OTHER_ORDER)
    assert (answers["product"], answers["order"]) == ("羽绒服 长款", "6921234567890999999")
    assert (answers["merchant"], answers["paid"]) == ("云衣仓旗舰店", "1284.00")


def test_of_several_goods_it_asks_which_one(keys: Keys) -> None:
    text = ORDER.replace("蓝牙耳机 X3\n", "蓝牙耳机 X3\n黑色\n¥159.00 x1\n耳机包\n灰色\n¥40.00 x1\n")
    answers = keys.run(DOWN + ENTER, ENTER, ENTER, "昨天\r", SAVE, pasted=text)
    assert answers["product"] == "耳机包"


def test_what_was_not_understood_is_said(keys: Keys) -> None:
    keys.run("昨天\r", ENTER, ENTER, "今天\r", SAVE, pasted=ORDER.replace("2026-11-02", "2026-13-40"))
    assert any("没有读懂" in line for line in keys.told)
    assert any("2026-13-40" in line for line in keys.told)


def test_a_day_is_said_in_full_when_it_was_typed(keys: Keys) -> None:
    keys.run("耳机\r", ENTER, ENTER, ENTER, "11-2\r", ENTER, ENTER, ENTER, SAVE)
    assert any("2026-11-02（周一）" in line for line in keys.told)


def test_a_shop_and_an_order_are_enough_to_begin_with(keys: Keys) -> None:
    text = "店铺：云衣仓\n订单编号：6921234567890123456"
    answers = keys.run(ENTER, ENTER, ENTER, ENTER, ENTER, ENTER, SAVE, pasted=text)
    assert not answers["product"]


def test_ctrl_c_keeps_every_answer_and_the_half_line_and_offers_them_next_time(keys: Keys, desk: Desk) -> None:
    with pytest.raises(KeyboardInterrupt):
        keys.run("蓝牙耳机\r", "6921\r", "声动旗", CTRL_C)
    assert desk.drafts.load(DRAFT) == {"product": "蓝牙耳机", "order": "6921", "merchant": "声动旗"}
    assert "草稿" in keys.told[-1]
    answers = keys.run(ENTER, "199\r", ENTER, ENTER, ENTER, ENTER, SAVE)
    assert answers["product"] == "蓝牙耳机"
    assert answers["paid"] == "199"


def test_an_unfinished_case_can_be_forgotten(keys: Keys, desk: Desk) -> None:
    desk.drafts.save(DRAFT, {"product": "旧的"})
    with pytest.raises(KeyboardInterrupt):
        keys.run(DOWN + ENTER, CTRL_C)
    assert desk.drafts.load(DRAFT) == {}


def test_ctrl_c_at_once_keeps_nothing_and_says_nothing(keys: Keys, desk: Desk) -> None:
    with pytest.raises(KeyboardInterrupt):
        keys.run(CTRL_C)
    assert (keys.told, desk.drafts.load(DRAFT)) == ([], {})


def test_ctrl_c_in_the_review_keeps_everything(keys: Keys, desk: Desk) -> None:
    given = {
        "product": "耳机",
        "order": "1",
        "merchant": "店",
        "paid": "1",
        "bought-on": "昨天",
        "received-on": "今天",
    }
    with pytest.raises(KeyboardInterrupt):
        keys.run(ENTER, ENTER, CTRL_C, given=given)
    assert desk.drafts.load(DRAFT) == {**given, "reason": "quality", "demand": "refund"}


def test_a_parcel_that_was_never_sent_is_asked_for_no_day_of_receipt(keys: Keys) -> None:
    given = {
        "product": "耳机",
        "order": "1",
        "merchant": "店",
        "paid": "1",
        "bought-on": "昨天",
        "demand": "refund",
    }
    answers = keys.run(SAVE, given={**given, "reason": "not-shipped"})
    assert "received-on" not in answers
    assert any("收货日" in line for line in keys.told) is False


def test_an_order_of_one_line_is_read_as_one_and_what_stands_before_its_labels_is_named(keys: Keys) -> None:
    line = "声动旗舰店 蓝牙耳机 实付款：¥199 订单编号：6921234567890123456 下单时间：2026-11-02 18:30"
    answers = keys.run(pasted(line), "耳机\r", ENTER, ENTER, ENTER, "昨天\r", SAVE)
    assert (answers["order"], answers["paid"]) == ("6921234567890123456", "199.00")
    assert any("声动旗舰店 蓝牙耳机" in told for told in keys.told)


ELSEWHERE = "京东自营旗舰店\n商品：耳机\n实付：¥199\n订单编号：6921234567890123456"


@pytest.mark.parametrize("answered", [False, True])
def test_a_page_of_another_platform_is_followed_and_that_is_said(keys: Keys, answered: bool) -> None:
    page = f"\x1b[200~{ELSEWHERE}\x1b[201~{ENTER}" if answered else ""
    keys.run(page, *[ENTER] * 6, SAVE, pasted=None if answered else ELSEWHERE)
    assert keys.playbook == "jd"
    assert any("--playbook douyin" in line for line in keys.told)


def test_the_playbook_that_was_followed_is_kept_with_the_draft(keys: Keys) -> None:
    with pytest.raises(KeyboardInterrupt):
        keys.run(CTRL_C, pasted=ELSEWHERE)
    keys.run(ENTER, *[ENTER] * 6, SAVE)
    assert keys.playbook == "jd"
