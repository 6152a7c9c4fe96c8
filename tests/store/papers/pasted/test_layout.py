"""Rows of a table and fields of one line are read like fields below each other."""

from __future__ import annotations

from datetime import datetime

import pytest

from store.papers.ordertext import WHICH_ORDER, read_page
from store.papers.pasted.layout import fields_as_lines, rows_as_lines
from store.papers.pasted.script import lines_of

NOW = datetime.fromisoformat("2026-12-10T10:00+08:00")
HEADER = ("订单编号", "店铺", "商品名称", "实付金额", "数量")
ROW = ("6931338800127744615", "听雨茶具店", "盖碗 白瓷 150ml", "58.00", "1")


@pytest.mark.parametrize("between", ["\t", " | ", "|", "  ", ",", "，"])
def test_a_row_is_read_by_its_header(between: str) -> None:
    page = read_page("\n".join(map(between.join, (HEADER, ROW))), NOW)
    assert page.facts == {
        "order": "6931338800127744615",
        "merchant": "听雨茶具店",
        "product": "盖碗 白瓷 150ml",
        "paid": "58.00",
    }


def test_the_number_of_the_order_comes_first_and_rows_are_several_orders() -> None:
    assert rows_as_lines("下单时间\t订单号\n11-2\t693133") == "订单号: 693133\n下单时间: 11-2"
    text = "下单时间\t订单号\t实付\n2026-11-2\t6931338800127744615\t58\n2026-11-2\t6931338800127744999\t9\n"
    page = read_page(text, NOW)
    assert page.ask == WHICH_ORDER
    assert [order.facts["bought-on"] for order in page.orders] == ["2026-11-02"] * 2


def test_empty_cells_at_the_end_of_a_row_may_be_lost() -> None:
    text = "订单编号\t店铺\t实付\t签收时间\n6931338800127744615\t听雨茶具店\t58"
    assert read_page(text, NOW).facts.keys() == {"order", "merchant", "paid"}


def test_an_empty_cell_tells_nothing_and_the_line_under_a_header_is_no_row() -> None:
    text = "| 订单编号 | 店铺 | 实付 |\n|:---|---|---:|\n| 6931338800127744615 | | 58 |\n以上"
    assert rows_as_lines(text) == "订单编号: 6931338800127744615\n实付: 58\n以上"


@pytest.mark.parametrize(
    "text", ["店铺，商品，我都看不清", "a\tb\n1\t2", "订单编号\t6931338800127744615", "", "|||"]
)
def test_what_is_no_table_stays_as_it_was(text: str) -> None:
    assert rows_as_lines(text) == text


def test_fields_of_one_line_are_parted_but_not_amounts_and_days() -> None:
    text = "Order no. 69313388001277446, paid ¥1,280.50, placed Dec 3, 2026, it is torn"
    assert [line.raw for line in fields_as_lines(lines_of(text))] == [
        "Order no. 69313388001277446",
        "paid ¥1,280.50",
        "placed Dec 3, 2026",
        "it is torn",
    ]


def test_a_sentence_with_commas_is_no_list_of_fields() -> None:
    lines = lines_of("订单号：6931338800127744615，商品坏了，店家不理人，我要退款")
    assert fields_as_lines(lines) == lines


def test_what_one_line_tells_and_is_not_understood_is_told() -> None:
    page = read_page(
        "订单号：6931338800127744615；店铺：听雨茶具店；付了58元；11月30日下单；快递圆通 YT771920；袋子破了", NOW
    )
    assert page.facts.keys() == {"order", "merchant", "paid", "bought-on"}
    assert [unread.text for unread in page.unread] == ["快递圆通 YT771920", "袋子破了"]


def test_a_line_with_two_sums_says_of_neither_that_it_was_paid() -> None:
    line = "123456789012345678 蓝牙耳机 199元"
    assert read_page(line, NOW).facts["paid"] == "199.00"
    assert "paid" not in read_page(f"{line} 20元", NOW).facts


@pytest.mark.parametrize("label", ["订单编号", "原订单编号", "原订单号"])
def test_the_first_order_is_called_so_too(label: str) -> None:
    page = read_page(f"{label}：6912345678901234567\n实付款 ¥199", NOW)
    assert page.facts == {"order": "6912345678901234567", "paid": "199.00"}


def test_a_courier_between_the_way_back_and_its_number_is_no_other_way() -> None:
    text = "退货物流\n顺丰速运\n快递单号：SF1234567890123\n订单编号：6912345678901234567"
    assert read_page(text, NOW).facts["tracking"] == "SF1234567890123"


def test_a_numbered_line_is_its_field_as_it_was_pasted_and_folded() -> None:
    (field,) = fields_as_lines(lines_of("商品1：ＡＢ盖碗（白）"))
    assert (field.raw, field.text) == ("ＡＢ盖碗（白）", "AB盖碗(白)")


def test_the_sort_of_the_one_thing_bought_is_its_sort_and_nothing_else() -> None:
    page = read_page(
        "听雨茶具店\n盖碗 白瓷 150ml\n月白；单只装\n¥58.00\n×1\n实付款 ¥58.00\n订单编号 6931338800127744615", NOW
    )
    assert page.facts["sku"] == "月白；单只装"
    assert [key for key, value in page.facts.items() if "月白" in value] == ["sku"]


@pytest.mark.parametrize(
    "head", ["抖音商城 订单详情", "抖音小店", "京东商城", "拼多多", "淘宝网 我的订单", "抖音极速版", "JD Mall"]
)
def test_what_a_platform_calls_itself_above_its_page_is_neither_the_shop_nor_the_goods(head: str) -> None:
    order = "\n订单编号：6921503318874620918\n实付款 ¥356.00"
    facts = read_page(f"{head}\n明亮灯饰旗舰店\n北欧客厅吊灯\n¥356.00\nx1{order}", NOW).facts
    assert (facts["merchant"], facts["product"]) == ("明亮灯饰旗舰店", "北欧客厅吊灯")
    alone = read_page(f"{head}\n北欧客厅吊灯\n¥356.00\nx1{order}", NOW).facts
    assert ("merchant" in alone, alone["product"]) == (False, "北欧客厅吊灯")
