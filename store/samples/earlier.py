"""Seven cases: from the first message to the refund."""

from __future__ import annotations

from store.case.intents import MarkItem, NoteDiary, ReceiveMoney, SetFact, TakeChoice
from store.samples.model import Paper, Sample, Words


def samples(t: Words) -> tuple[Sample, ...]:
    """The cases, in the order in which they were opened."""
    return (_headphones(t), _jacket(t), _cooker(t), _camera(t), _cream(t), _shelf(t), _lamp(t))


def _headphones(t: Words) -> Sample:
    facts = {
        "product": t("蓝牙耳机", "Bluetooth headphones"),
        "order": "6921873301845520117",
        "merchant": t("声动旗舰店", "Shengdong Flagship Store"),
        "paid": "199",
        "bought-on": t.day(12),
        "received-on": t.day(9),
        "reason": "quality",
        "demand": "return-refund",
        "problem": t(
            "左耳没有声音，换手机、重新配对后仍然如此", "No sound on the left; the same after pairing anew"
        ),
    }
    order = t(
        "订单编号：6921873301845520117\n商品：蓝牙耳机\n实付款：¥199.00\n",
        "Order 6921873301845520117\nBluetooth headphones\nPaid: ¥199.00\n",
    )
    no = t("拆封了，不能退。", "It was opened, so it cannot go back.")
    return Sample(
        6,
        facts,
        (
            (1, Paper(t("订单.txt", "order.txt"), "order", order)),
            (2, MarkItem("send-message", "have")),
            (6, NoteDiary(no, "merchant", "chat")),
            (
                7,
                Paper(
                    t("聊天记录.txt", "chat.txt"),
                    "chat",
                    no,
                    t("商家以“拆封了”为由拒绝退货", "The merchant refused the return because it was opened"),
                ),
            ),
            (8, TakeChoice("refused")),
            (8.2, SetFact("reply", no)),
            (9, TakeChoice("review", anyway=True)),
            (121, NoteDiary(t("审核说材料不足", "The review wants more material"), "platform", "app")),
            (121.5, TakeChoice("supplement")),
            (122, MarkItem("unboxing", "cannot-get")),
        ),
    )


def _jacket(t: Words) -> Sample:
    facts = {
        "product": t("羽绒服", "Down jacket"),
        "order": "6921990017462288304",
        "merchant": t("云衣仓", "Cloud Clothes"),
        "paid": "459",
        "bought-on": t.day(8),
        "received-on": t.day(5),
        "reason": "false-advertising",
        "demand": "return-refund",
        "problem": t("页面写充绒量180克，吊牌是90克", "The page says 180 g of down, the tag says 90 g"),
    }
    page = t("充绒量180克（商品页，录屏见附件）\n", "180 g of down (product page, see the recording)\n")
    return Sample(
        2,
        facts,
        (
            (1, Paper(t("商品页.txt", "page.txt"), "page", page, t("页面的原话", "The words of the page"))),
            (
                3,
                NoteDiary(
                    t("说是系统误标，不同意退", "They call it a typing error and refuse"), "merchant", "chat"
                ),
            ),
            (4, TakeChoice("refused")),
        ),
    )


def _cooker(t: Words) -> Sample:
    facts = {
        "product": t("电饭煲", "Rice cooker"),
        "order": "6921775540091263378",
        "merchant": t("厨乐官方旗舰店", "Chule Official Store"),
        "paid": "626",
        "bought-on": t.day(20),
        "received-on": t.day(16),
        "reason": "service",
        "demand": "refund",
        "problem": t("答应上门安装，三次改期都没有来", "They promised to install it and missed three dates"),
    }
    promise = t("周六上午一定到", "Saturday morning for certain")
    return Sample(
        3,
        facts,
        (
            (2, NoteDiary(t("客服再次答应上门", "They promise to come once more"), "merchant", "phone", promise)),
            (25, TakeChoice("refused")),
            (49, TakeChoice("review", anyway=True)),
        ),
    )


def _camera(t: Words) -> Sample:
    facts = {
        "product": t("行车记录仪", "Dash camera"),
        "merchant": t("路安车品", "Lu'an Car Goods"),
        "paid": "288",
        "bought-on": t.day(3),
    }
    return Sample(0, facts, ((1, MarkItem("capture-today", "have")),))


def _cream(t: Words) -> Sample:
    facts = {
        "product": t("护手霜三支装", "Hand cream, three tubes"),
        "order": "6921640082217395561",
        "merchant": t("花语美妆专营店", "Huayu Cosmetics"),
        "paid": "79.90",
        "bought-on": t.day(15),
        "received-on": t.day(12),
        "reason": "price-fraud",
        "demand": "refund",
        "problem": t(
            "划线价从未卖过，活动前一天是69元", "The crossed-out price was never asked; it was 69 the day before"
        ),
    }
    before = t("11月1日标价69元（截图存手机）\n", "69 yuan on 1 November (screenshot on the phone)\n")
    return Sample(
        8,
        facts,
        (
            (1, Paper(t("活动前价格.txt", "price-before.txt"), "price", before)),
            (5, TakeChoice("unreachable")),
            (5, TakeChoice("apply")),
            (6, TakeChoice("review", anyway=True)),
            (49, NoteDiary(t("商家在申请里拒绝", "They refused it in the application"), "merchant", "app")),
            (50, TakeChoice("intervene")),
            (145, TakeChoice("ruling", anyway=True)),
        ),
    )


def _shelf(t: Words) -> Sample:
    facts = {
        "product": t("儿童书架", "Children's bookshelf"),
        "order": "6921338874405590126",
        "merchant": t("木禾家居", "Muhe Home"),
        "paid": "318",
        "bought-on": t.day(25),
        "received-on": t.day(20),
        "reason": "wrong-info",
        "demand": "return-refund",
        "problem": t("页面写实木，实物是密度板", "The page says solid wood, it is fibreboard"),
    }
    return Sample(
        12,
        facts,
        (
            (3, TakeChoice("agreed")),
            (4, TakeChoice("send-back")),
            (26, SetFact("tracking", "SF1402288377615")),
            (27, TakeChoice("refund-wait")),
        ),
    )


def _lamp(t: Words) -> Sample:
    facts = {
        "product": t("护眼台灯", "Desk lamp"),
        "order": "6921205567713049982",
        "merchant": t("明舍灯具", "Mingshe Lamps"),
        "paid": "129",
        "bought-on": t.day(40),
        "received-on": t.day(37),
        "reason": "quality",
        "demand": "refund",
        "problem": t("通电十分钟后闪烁", "It flickers after ten minutes"),
    }
    return Sample(
        33,
        facts,
        (
            (2, NoteDiary(t("看了视频，同意退款", "They saw the video and agree"), "merchant", "chat")),
            (3, TakeChoice("agreed")),
            (4, TakeChoice("refund-wait")),
            (75.5, ReceiveMoney("129")),
            (76, TakeChoice("refunded")),
            (76.5, TakeChoice("finish")),
        ),
    )
