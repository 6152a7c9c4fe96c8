"""Five more cases: a window that closes tonight, one that is spent, a broken promise, authorities."""

from __future__ import annotations

from store.case.intents import MarkItem, NoteDiary, SetFact, TakeChoice
from store.samples.model import Paper, Sample, Words


def samples(t: Words) -> tuple[Sample, ...]:
    """The cases, in the order in which they were opened."""
    return (_cherries(t), _dress(t), _power_bank(t), _shoes(t), _watch(t))


def _cherries(t: Words) -> Sample:
    facts = {
        "product": t("车厘子礼盒5斤", "Cherries, a box of 2.5 kg"),
        "order": "6921447802938810356",
        "merchant": t("果鲜集生鲜店", "Guoxianji Fruit"),
        "paid": "168",
        "bought-on": t.day(5),
        "received-on": t.day(3),
        "reason": "food",
        "demand": "refund",
        "problem": t("开箱时约三分之一已经发霉", "About a third was mouldy when the box was opened"),
    }
    refused = t("生鲜一经签收概不退换。", "Fresh food cannot be returned once it was signed for.")
    before = t.before_now(3, 0)
    return Sample(
        3,
        facts,
        (
            (
                0.5,
                Paper(
                    t("开箱视频说明.txt", "unboxing.txt"),
                    "unboxing",
                    t("签收后12分钟开箱\n", "Opened 12 minutes after signing\n"),
                ),
            ),
            (1, NoteDiary(refused, "merchant", "chat")),
            (1.5, TakeChoice("refused")),
            (2, TakeChoice("review", anyway=True)),
            (before - 45, NoteDiary(t("商家拒绝申请", "The merchant refused the application"), "merchant", "app")),
            (before - 44.5, TakeChoice("supplement")),
            (before - 44, SetFact("reply", refused)),
        ),
    )


def _dress(t: Words) -> Sample:
    facts = {
        "product": t("雪纺连衣裙", "Chiffon dress"),
        "order": "6921503318874620918",
        "merchant": t("素衣坊", "Suyi Clothes"),
        "paid": "239",
        "bought-on": t.day(10),
        "received-on": t.day(7),
        "reason": "no-reason",
        "demand": "return-refund",
        "problem": t("尺码偏大，吊牌完好，没有穿过", "Too large; tags on, never worn"),
    }
    return Sample(1, facts, ((1, MarkItem("package", "have")),))


def _power_bank(t: Words) -> Sample:
    facts = {
        "product": t("充电宝20000毫安", "Power bank, 20,000 mAh"),
        "order": "6921666240017753402",
        "merchant": t("电能数码专营店", "Dianneng Digital"),
        "paid": "149",
        "bought-on": t.day(18),
        "received-on": t.day(14),
        "reason": "false-advertising",
        "demand": "refund",
        "problem": t("标称20000毫安，实测不到一半", "Sold as 20,000 mAh, measured at less than half"),
    }
    offer = t("给您退60元，货不用寄回", "We pay back 60 yuan, you keep it")
    promise = t("三天内到账", "the money within three days")
    return Sample(
        7,
        facts,
        (
            (3, NoteDiary(offer, "merchant", "chat", promise)),
            (4, TakeChoice("offer")),
            (5, TakeChoice("settled")),
            (100, NoteDiary(t("问了两次，没有回", "Asked twice, no answer"), "me", "chat")),
        ),
    )


def _shoes(t: Words) -> Sample:
    facts = {
        "product": t("跑步鞋", "Running shoes"),
        "order": "6921882094413378265",
        "merchant": t("迅步运动旗舰店", "Xunbu Sports"),
        "paid": "329",
        "bought-on": t.day(19),
        "received-on": t.day(15),
        "reason": "damaged",
        "demand": "return-refund",
        "problem": t("右脚鞋底开胶", "The right sole comes off"),
    }
    agreed = t("同意退货，请填运单号", "Agreed; please fill in the tracking number")
    return Sample(
        11,
        facts,
        (
            (
                2,
                Paper(t("鞋底照片说明.txt", "sole.txt"), "goods", t("右脚前掌开胶约4厘米\n", "4 cm, right foot\n")),
            ),
            (5, NoteDiary(agreed, "merchant", "chat")),
            (6, TakeChoice("agreed")),
            (7, TakeChoice("send-back")),
        ),
    )


def _watch(t: Words) -> Sample:
    facts = {
        "product": t("石英手表", "Quartz watch"),
        "order": "6921174463920085519",
        "merchant": t("时尚腕表行", "Fashion Watches"),
        "paid": "1280",
        "bought-on": t.day(62),
        "received-on": t.day(58),
        "reason": "counterfeit",
        "demand": "refund",
        "problem": t("品牌售后鉴定不是正品", "The maker's service says it is not genuine"),
        "ticket": "KF2026093307",
    }
    report = t("机芯编号与品牌记录不符\n", "The number of the movement is not in the maker's books\n")
    return Sample(
        54,
        facts,
        (
            (
                20,
                Paper(
                    t("鉴定意见.txt", "report.txt"),
                    "report",
                    report,
                    t("品牌售后认定不是正品，意见有盖章", "The brand's service found it is not genuine; stamped"),
                ),
            ),
            (25, TakeChoice("refused")),
            (26, TakeChoice("review", anyway=True)),
            (70, TakeChoice("intervene")),
            (71, TakeChoice("ruling", anyway=True)),
            (170, TakeChoice("rejected")),
            (171, TakeChoice("service")),
            (182, TakeChoice("service-wait")),
            (420, NoteDiary(t("客服维持原判", "Customer service stands by it"), "platform", "phone")),
            (421, TakeChoice("complain")),
            (1128, TakeChoice("complain-wait", anyway=True)),
        ),
    )
