"""Letters carry the case: its story, the answer of the chosen card, the law, and a check before they go out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from content.pack.arguing import Audience
from content.pack.errors import UnknownPage
from store.case.intents import AnswerOffer, NoteDiary, NoteOffer, OpenCase, ReceiveMoney, SetFact, TakeChoice
from store.disk.home import Home
from store.errors import LetterIncomplete
from store.opening import HomeDesk, open_home
from store.papers.check import Fault
from store.papers.fitting import fit
from store.papers.letters import Letter
from store.papers.saying import cleaned, day, money
from store.papers.story import story
from store.papers.tidying import tidy
from tests.conftest import StandingClock

FACTS = {
    "product": "蓝牙耳机", "order": "6920001112223334445", "merchant": "声动旗舰店", "paid": "199",
    "bought-on": "2026-11-02", "received-on": "2026-11-04", "contacted-on": "2026-11-06", "reason": "quality",
    "demand": "return-refund", "problem": "右耳没有声音，两部手机都一样", "name": "林晓", "phone": "13800138000",
    "address": "杭州市西湖区文三路1号",
}  # fmt: skip


def letter(desk: HomeDesk, name: str, folder: Path | None = None, kind: str = "goods", **facts: str) -> Letter:
    said = FACTS | {key.replace("_", "-"): value for key, value in facts.items()}
    number = desk.open(OpenCase("douyin", "", said, sure=True)).view.number
    if folder:
        path = folder / "a.jpg"
        path.write_bytes(b"pixels")
        desk.attach(number, path, kind)
    return desk.letter(number, name)


def wrong(found: Letter) -> list[tuple[Fault, str]]:
    return [(one.fault, one.fact) for one in found.findings]


def test_a_letter_goes_by_its_title_and_a_mistyped_one_is_told_which_there_are(desk: HomeDesk) -> None:
    assert letter(desk, "催促答复").template.id == "reminder"
    with pytest.raises(UnknownPage, match=re.escape("reminder (催促答复)")):
        letter(desk, "remnder")


def test_the_answer_to_their_words_is_that_of_the_chosen_card(desk: HomeDesk) -> None:
    text = letter(desk, "intervention", reply="已拆封，不退。").text
    assert "商家的理由：“已拆封，不退”。对此：为检查商品而合理拆封，不影响商品完好" in text
    assert "请同意退货" not in text


def test_words_that_no_card_answers_get_a_sentence_that_is_true_of_them(desk: HomeDesk) -> None:
    text = letter(desk, "intervention", reply="今天天气不错").text
    assert "对此：提出这一理由的一方，应当说明它的事实和规则依据。" in text


def test_an_offer_is_no_refusal_and_a_refusal_is_not_thanked_for(desk: HomeDesk) -> None:
    assert (
        "收到贵店的方案：“只能退一半，不用退货”。"
        in letter(desk, "offer-answer", reply="只能退一半，不用退货。").text
    )
    refused = letter(desk, "offer-answer", reply="已拆封，不退。").text
    assert "方案：“" not in refused
    assert "谢谢" not in refused


def test_the_newest_offer_that_stands_is_the_one_that_is_answered(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("douyin", "", FACTS)).view.number
    desk.do(number, NoteDiary("补偿你30元，别退了", "merchant", "chat"))
    desk.do(number, NoteOffer("补偿你30元，别退了"))
    desk.do(number, NoteOffer("一张50元优惠券", extras="券"))
    assert "收到贵店的方案：“一张50元优惠券”。" in desk.letter(number, "offer-answer").text
    desk.do(number, AnswerOffer(2, "refused"))
    assert "收到贵店的方案：“补偿你30元，别退了”。" in desk.letter(number, "offer-answer").text


def test_a_refund_that_is_too_small_is_told_with_what_came(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("douyin", "", FACTS)).view.number
    desk.do(number, ReceiveMoney("30", "transfer", on="2026-11-20"))
    text = desk.letter(number, "refund-difference").text
    assert "11月20日实际收到30元，差额169元。" in text


def test_a_settlement_holds_only_what_the_merchant_said(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("douyin", "", FACTS)).view.number
    assert "199" not in desk.letter(number, "settlement").text
    desk.do(number, NoteDiary("好的", "merchant", "chat", "11月25日前退120元"))
    assert "1. 贵店的话：“11月25日前退120元”。" in desk.letter(number, "settlement").text
    desk.do(number, NoteDiary("我们核实", "merchant", "chat", "明天答复"))
    assert "1. 贵店的话：“11月25日前退120元”。" in desk.letter(number, "settlement").text


def test_a_letter_to_the_merchant_is_not_told_as_an_application(desk: HomeDesk) -> None:
    for playbook, on, told, other in (
        ("generic", "demand-wait", "书面提出要求", "申请售后"),
        ("douyin", "review", "申请售后", "书面提出要求"),
    ):
        number = desk.open(OpenCase(playbook, "", FACTS, sure=True)).view.number
        desk.do(number, TakeChoice("refused", anyway=True, on="11-08", sure=True))
        view = desk.do(number, TakeChoice(on, anyway=True, on="11-10", sure=True)).view
        said = "".join(story(view, Audience.AUTHORITY))
        assert (told in said, other in said) == (True, False), said


def test_a_card_bought_at_the_counter_has_no_order_number(desk: HomeDesk) -> None:
    facts = {key: value for key, value in FACTS.items() if key not in ("order", "received-on")}
    facts |= {"product": "健身年卡", "reason": "prepaid-card", "demand": "refund", "problem": "门店搬走了"}
    number = desk.open(OpenCase("services", "", facts, sure=True)).view.number
    assert "订单" not in desk.letter(number, "demand-letter").text
    desk.do(number, SetFact("order", "6920001112223334445"))
    assert "订单号6920001112223334445" in desk.letter(number, "demand-letter").text


def test_the_story_is_told_by_the_days_it_happened(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("douyin", "", FACTS)).view.number
    desk.do(number, NoteDiary("已拆封，不退", "merchant", "chat", on="2026-11-08"))
    assert (
        "2026年11月4日，投诉人签收商品。11月6日，投诉人联系被投诉人要求处理。"
        "11月8日，被投诉人在聊天中答复：“已拆封，不退”。" in desk.letter(number, "complaint-12315").text
    )
    assert "11月8日，被告在聊天中答复" in desk.letter(number, "civil-outline").text


def test_a_parcel_that_never_came_is_not_said_to_be_received(desk: HomeDesk) -> None:
    text = letter(desk, "complaint-12315", reason="not-received", demand="refund", problem="没有收到").text
    assert "我签收" not in text
    assert "物流显示签收" in text


def test_a_court_is_asked_in_its_own_words(desk: HomeDesk) -> None:
    text = letter(desk, "civil-outline").text
    assert "1. 解除原告与被告就订单6920001112223334445订立的买卖合同；" in text
    assert "2. 被告返还价款人民币199元整，原告将商品退还被告，退货运费由被告承担；" in text
    assert "《民法典》第563、565、566、582、615、617条" in text
    assert "仅退款" not in letter(desk, "civil-outline", demand="refund").text


def test_the_seven_days_are_a_notice_and_no_question(desk: HomeDesk) -> None:
    for name in ("first-message", "no-reason-notice", "application"):
        text = letter(desk, name, reason="no-reason", problem="不合身").text
        assert "通知" in text
        assert "？" not in text
        assert "运费由" not in text


def test_what_is_for_the_user_is_beside_the_complaint(desk: HomeDesk) -> None:
    found = letter(desk, "complaint-12315")
    assert "□" not in found.text
    assert "____" not in found.text
    assert any("营业执照" in str(note) for note in found.notes)
    assert "第16条" not in found.text


@pytest.mark.parametrize(
    ("name", "limit"), [("application-80", 80), ("application-200", 200), ("application", 500)]
)
def test_a_letter_always_fits_and_says_what_it_left_out(desk: HomeDesk, name: str, limit: int) -> None:
    found = letter(
        desk,
        name,
        problem="左耳没有声音，重启和重新配对都试过，" * 30,
        promise="七天内退款" * 20,
        reply="不退" * 90,
    )
    assert found.length <= limit
    assert found.too_long_by == 0
    assert found.cut
    assert found.notes


def test_english_says_which_papers_go_out_in_chinese(home: Home, clock: StandingClock) -> None:
    desk = open_home(home, clock, author="me", language="en")
    notes = [str(note) for note in letter(desk, "complaint-12315", reply="已拆封，不退。").notes]
    assert any("--lang zh" in note and "must go out in Chinese" in note for note in notes)


def test_a_thank_you_waits_for_the_money(desk: HomeDesk) -> None:
    with pytest.raises(LetterIncomplete) as refused:
        letter(desk, "thank-you")
    assert refused.value.missing == ("paid-back-on",)


@pytest.mark.parametrize(
    ("facts", "fault", "fact"),
    [
        ({"amount": "500"}, Fault.AMOUNT, "amount"),
        ({"problem": "假货，要求退一赔三"}, Fault.DEMAND, "problem"),
        ({"demand": "compensation"}, Fault.DEMAND, "demand"),
        ({"problem": "右耳无声，见E7"}, Fault.NOT_THERE, "problem"),
        ({"received-on": "2026-11-01"}, Fault.DATE, "received-on"),
        ({"problem": "右耳无声，你们是骗子"}, Fault.INSULT, "problem"),
        ({"problem": "右耳无声，不退款就曝光你们"}, Fault.THREAT, "problem"),
        ({"promise": "包你满意"}, Fault.NO_EXHIBIT, "promise"),
        ({"problem": "虚假宣传，最低赔偿500元"}, Fault.DEMAND, "problem"),
        ({"problem": "右耳无声，赔我误工费"}, Fault.DEMAND, "problem"),
        ({"problem": "右耳无声，如图三所示"}, Fault.NOT_THERE, "problem"),
        ({"problem": "右耳无声，见附件二的录像"}, Fault.NOT_THERE, "problem"),
        ({"problem": "11月31日收到时就坏了"}, Fault.DATE, "problem"),
        ({"problem": "2026年2月29日坏了"}, Fault.DATE, "problem"),
        ({"problem": "it broke on February 30"}, Fault.DATE, "problem"),
        ({"problem": "右耳无声，请回电13912345678"}, Fault.PRIVATE, "problem"),
        ({"problem": "右耳无声，退到6222021234567890123"}, Fault.PRIVATE, "problem"),
    ],
)
def test_what_is_wrong_is_named_with_the_fact_to_correct(
    desk: HomeDesk, tmp_path: Path, facts: dict[str, str], fault: Fault, fact: str
) -> None:
    found = letter(desk, "intervention", tmp_path, **{key.replace("-", "_"): value for key, value in facts.items()})
    assert (fault, fact) in wrong(found)


def test_a_sound_letter_has_nothing_to_correct(desk: HomeDesk, tmp_path: Path) -> None:
    assert wrong(letter(desk, "intervention", tmp_path)) == []


def test_a_claim_without_evidence_is_named(desk: HomeDesk) -> None:
    assert (Fault.NO_EXHIBIT, "problem") in wrong(letter(desk, "intervention"))


def test_a_lawful_multiple_may_be_asked_of_a_court(desk: HomeDesk, tmp_path: Path) -> None:
    found = letter(desk, "civil-outline", tmp_path, problem="假货，要求退一赔三")
    assert Fault.DEMAND not in {fault for fault, _ in wrong(found)}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2026-11-05 坏了！！", "2026年11月5日坏了"),
        ('他说"不退"，就是不退。', "他说“不退”，就是不退"),
        ("一；\n二", "一；二"),
        ("少了¥20", "少了20元"),
        ("没收到,也没签收", "没收到，也没签收"),
        ("“半个引号", "半个引号"),
    ],
)
def test_what_was_typed_becomes_part_of_a_sentence(typed: str, said: str) -> None:
    assert cleaned(typed, "zh").replace(" ", "") == said


def test_days_and_amounts_are_said_as_the_reader_is_used_to() -> None:
    assert (day("2026-11-04", "zh"), day("2026-11-04", "en")) == ("2026年11月4日", "November 4, 2026")
    assert money("199.00", "zh", Audience.COURT) == "人民币199元整"
    assert money("199.50", "zh", Audience.PLATFORM) == "199.50元"
    assert money("199.00", "en", Audience.COURT) == "RMB 199"


def test_quotation_in_quotation_and_doubled_marks_are_put_right() -> None:
    assert tidy("他说：“我们说“不退”。”。\n\n\n\n好，。", "zh") == "他说：“我们说‘不退’”。\n\n好。\n"


@pytest.mark.parametrize(
    "problem",
    [
        "订单6920001112223334446的右耳无声", "2月29日坏了", "耳机3-4天就坏了", "图片与实物不符，收到照片三张",
        "页面写满一个月坏了包换", "地图导航不能用", "少了一件，页面承诺少一件赔500元",
    ],
)  # fmt: skip
def test_what_only_looks_wrong_is_left_alone(desk: HomeDesk, tmp_path: Path, problem: str) -> None:
    found = letter(desk, "intervention", tmp_path, problem=problem)
    assert not [one for one in wrong(found) if one[0] in (Fault.DATE, Fault.PRIVATE, Fault.NOT_THERE, Fault.DEMAND)]


def test_what_has_room_again_comes_back() -> None:
    values = {"sku": "S" * 5, "law": "L" * 50, "problem": "P"}
    fitted = fit(values, lambda known: "".join(str(one) for one in known.values()), 10)
    assert fitted.text == "SSSSSP"
    assert [str(one) for one in fitted.left_out] == ["the articles"]


def test_a_fact_is_corrected_and_the_finding_is_gone(desk: HomeDesk, tmp_path: Path) -> None:
    found = letter(desk, "intervention", tmp_path, amount="500")
    number = 1
    assert wrong(found) == [(Fault.AMOUNT, "amount")]
    desk.do(number, SetFact("amount", "100"))
    assert wrong(desk.letter(number, "intervention")) == []


@pytest.mark.parametrize(
    ("language", "mine", "theirs"), [("zh", "我向贵店购买", "孩子没有经我同意"), ("en", "I bought", "my child")]
)
def test_who_says_a_child_paid_does_not_say_to_have_bought(
    desk: HomeDesk, language: str, mine: str, theirs: str
) -> None:
    other = desk.read_in(language)
    facts = {"product": "648", "reason": "minor", "demand": "refund", "problem": "十岁的孩子充的"}
    text = other.letter(other.open(OpenCase("douyin", facts=facts)).view.number, "first-message").text
    assert mine not in text
    assert theirs in text
