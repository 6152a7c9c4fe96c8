"""Three cases that are over, with what came back: from the merchant, by the platform, in part."""

from __future__ import annotations

from store.case.intents import CloseCase, NoteDiary, ReceiveMoney, TakeChoice
from store.samples.model import Paper, Sample, Words


def samples(t: Words) -> tuple[Sample, ...]:
    """The cases, in the order in which they were opened."""
    return (_vacuum(t), _curtains(t), _kettle(t))


def _vacuum(t: Words) -> Sample:
    facts = {
        "product": t("手持吸尘器", "Hand-held vacuum cleaner"),
        "order": "6921118840066257390",
        "merchant": t("洁风家电", "Jiefeng Appliances"),
        "paid": "269",
        "bought-on": t.day(52),
        "received-on": t.day(49),
        "reason": "quality",
        "demand": "return-refund",
        "problem": t("充满电只能用四分钟，页面写四十分钟", "It runs for four minutes; the page says forty"),
    }
    no = t("是您人为损坏的。", "You damaged it yourself.")
    return Sample(
        46,
        facts,
        (
            (1, Paper(t("续航录像说明.txt", "runtime.txt"), "goods", t("三次，都不到五分钟\n", "Under 5 min\n"))),
            (5, NoteDiary(no, "merchant", "chat")),
            (6, TakeChoice("refused")),
            (7, TakeChoice("review", anyway=True)),
            (60, TakeChoice("intervene")),
            (61, TakeChoice("ruling", anyway=True)),
            (160, TakeChoice("ruled")),
            (170, TakeChoice("send-back")),
            (190, TakeChoice("refund-wait")),
            (330, ReceiveMoney("269")),
            (331, TakeChoice("refunded")),
            (
                332,
                CloseCase(
                    "refunded",
                    way="intervene",
                    card="misuse",
                    worked=t("同一镜头里充电、计时三次", "Charging and timing it three times in one take"),
                    minutes="90",
                ),
            ),
        ),
    )


def _curtains(t: Words) -> Sample:
    facts = {
        "product": t("遮光窗帘两片", "Blackout curtains, a pair"),
        "order": "6921407715529038864",
        "merchant": t("暖屋布艺", "Warm House Textiles"),
        "paid": "186",
        "bought-on": t.day(38),
        "received-on": t.day(34),
        "reason": "wrong-info",
        "demand": "compensation",
        "problem": t("短了12厘米，页面写2.7米", "12 cm too short; the page says 2.7 m"),
    }
    offer = t("退您60元，窗帘您留着", "60 yuan back, and you keep them")
    return Sample(
        30,
        facts,
        (
            (4, NoteDiary(offer, "merchant", "chat")),
            (5, TakeChoice("offer")),
            (6, TakeChoice("settled")),
            (54, ReceiveMoney("60")),
            (55, CloseCase("settled", way="offer", minutes="25")),
        ),
    )


def _kettle(t: Words) -> Sample:
    facts = {
        "product": t("电热水壶", "Electric kettle"),
        "order": "6921590336274418052",
        "merchant": t("声动旗舰店", "Shengdong Flagship Store"),
        "paid": "159",
        "bought-on": t.day(16),
        "received-on": t.day(13),
        "reason": "no-reason",
        "demand": "return-refund",
        "problem": t("颜色与房间不配，没有用过", "The colour does not suit the room; unused"),
    }
    no = t("拆封了，不能退。", "It was opened, so it cannot go back.")
    return Sample(
        12,
        facts,
        (
            (3, NoteDiary(no, "merchant", "chat")),
            (20, NoteDiary(t("查看后同意退货", "They looked again and agree"), "merchant", "chat")),
            (21, TakeChoice("agreed")),
            (22, TakeChoice("send-back")),
            (40, TakeChoice("refund-wait")),
            (200, ReceiveMoney("159")),
            (201, TakeChoice("refunded")),
            (
                202,
                CloseCase(
                    "refunded",
                    way="agreed",
                    card="opened",
                    worked=t("回了第8条：合理拆封不影响完好", "Article 8: opening to check is allowed"),
                    minutes="40",
                ),
            ),
        ),
    )
