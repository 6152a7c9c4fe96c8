"""Which answer a sentence gets: by its meaning, in this case, or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.pack.library import Library
from content.pack.meanings import Rank
from store.case.intents import NoteDiary, OpenCase
from store.days.clock import system_clock
from store.desk import Desk
from store.disk.home import Home
from store.opening import open_home
from store.papers.replies import Answer
from tests.score_replies import KNOWN, Sentence, judge, sentences

BUILT_ON = ("generic", "douyin", "services", "virtual")
"""The playbooks whose reasons a meaning of their base may name."""


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> dict[Sentence, str | None]:
    home = tmp_path_factory.mktemp("home")
    return {one.sentence: one.card for one in judge(home, sentences(KNOWN))}


@pytest.mark.parametrize("sentence", sentences(KNOWN), ids=lambda one: one.text)
def test_a_known_sentence_gets_a_right_answer(judged: dict[Sentence, str | None], sentence: Sentence) -> None:
    assert judged[sentence] not in sentence.never
    assert judged[sentence] in (sentence.expect, *sentence.also)


@pytest.mark.parametrize("others", ["more", "fresh", "merchant", "shop", "voucher", "unseen", "late", "strangers"])
def test_of_a_thousand_others_none_harms_and_nearly_all_are_right(tmp_path: Path, others: str) -> None:
    judged = tuple(judge(tmp_path, sentences(KNOWN.with_name(f"{others}_replies.jsonl"))))
    assert [one.sentence.text for one in judged if one.harm] == []
    assert sum(one.right for one in judged) >= 0.95 * len(judged)


def said(desk: Desk, text: str, **facts: str) -> Answer:
    number = desk.open(OpenCase("douyin", "", {"product": "蓝牙耳机", "reason": "quality", **facts})).view.number
    return desk.answer(number, text)


def ids(answer: Answer) -> list[str]:
    return [card.id for card in answer.cards]


@pytest.mark.parametrize(
    ("text", "facts", "card"),
    [
        ("已经过了七天，退不了", {"reason": "quality"}, "over-seven-days"),
        ("已经过了七天，退不了", {"reason": "no-reason"}, "seven-day-count"),
        ("运费您自己出", {"reason": "quality"}, "freight-on-you"),
        ("运费您自己出", {"reason": "no-reason"}, "freight-no-reason"),
        ("物流显示签收了，不能退", {"reason": "not-received"}, "signed-not-received"),
        ("拆封了不能退", {"product": "蓝牙耳机"}, "opened"),
        ("拆封了不能退，影响卫生", {"product": "保湿面霜", "reason": "no-reason"}, "hygiene-sealed"),
        ("Return postage is on you.", {"reason": "no-reason"}, "freight-no-reason"),
    ],
)
def test_the_case_takes_part(desk: Desk, text: str, facts: dict[str, str], card: str) -> None:
    assert ids(said(desk, text, **facts))[0] == card


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("门店装修，卡暂停，年后再说", "prepaid-card"),
        ("店里翻修，等开业再用，不能退", "prepaid-card"),
        ("系统维修中，退不了款", "quality"),
        ("The gym is being renovated and repaired, no refund before it opens.", "prepaid-card"),
    ],
)
def test_a_shop_that_is_rebuilt_repairs_no_goods(desk: Desk, text: str, reason: str) -> None:
    assert "repair-only" not in ids(said(desk, text, reason=reason, product="年卡"))


@pytest.mark.parametrize("product", ["保湿面霜", "蕾丝文胸", "车厘子礼盒", "刻字项链", "视频课程"])
def test_that_opening_is_allowed_is_never_said_of_a_legal_exception(desk: Desk, product: str) -> None:
    for text in ("拆封了不能退", "已经打开了，退不了", "Once opened it cannot be returned."):
        assert "opened" not in ids(said(desk, text, product=product))


@pytest.mark.parametrize("reason", ["not-received", "lost-parcel", "pick-up-point"])
@pytest.mark.parametrize(
    "text",
    [
        "签收了就代表认可，不处理",
        "您已经确认收货了，退不了",
        "没有开箱视频不予处理",
        "You signed for it, so you accepted it.",
    ],
)
def test_who_received_nothing_never_concedes_receipt(desk: Desk, reason: str, text: str) -> None:
    conceding = {"signed-accepts", "confirmed-receipt", "no-unboxing", "misuse", "opened", "second-sale"}
    assert not conceding & set(ids(said(desk, text, reason=reason)))


@pytest.mark.parametrize(
    "text",
    [
        "我们不是不给您退，财务还没上班，等财务审核",
        "没有不退的意思，退件还在质检，麻烦等一下",
    ],
)
def test_a_no_that_another_takes_back_is_no_refusal(desk: Desk, text: str) -> None:
    assert ids(said(desk, text))[:1] == ["waiting-finance"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("拆封了不能退，要退的话先加微信转给您", "off-platform"),
        ("特价不退，您先把申请撤销了我再看", "withdraw-first"),
        ("给您补偿20元可以吗，不过要先把差评删了", "review-first"),
        ("您退回来的是空包裹，没有开箱视频我们不认", "return-mismatch"),
        ("退款在等财务审核，您下载会议软件共享屏幕我教您操作", "call-scam"),
    ],
)
def test_of_two_statements_the_one_that_harms_if_overlooked_leads(desk: Desk, text: str, first: str) -> None:
    assert ids(said(desk, text))[0] == first


@pytest.mark.parametrize(
    "text",
    [
        "不用撤销申请，我这就点同意退款",
        "没说让您删评价，钱照退",
        "我们不会起诉您，全额退给您",
        "开箱视频没有也行，给您退",
        "吊牌剪了也没事，我们照退",
        "Even without an unboxing video we'll refund you.",
        "We're not going to sue you, your refund has been approved.",
    ],
)
def test_what_they_waive_or_deny_is_not_fought(desk: Desk, text: str) -> None:
    answer = said(desk, text)
    assert answer.cards == ()
    assert answer.heard.instead


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("不用走平台，加我微信给您退", "off-platform"),
        ("没关系的给您退，不过您得先取消申请", "withdraw-first"),
        ("不用寄回来，补您20块行不行", "part-only"),
        ("不用担心，全额退，先把验证码发我", "call-scam"),
        ("You needn't send proof, just change your review first and then we refund.", "review-first"),
    ],
)
def test_what_they_give_with_one_hand_and_ask_for_with_the_other_is_no_gift(
    desk: Desk, text: str, card: str
) -> None:
    assert ids(said(desk, text))[0] == card


def test_of_two_grounds_alike_the_one_said_first_is_answered_first(desk: Desk) -> None:
    assert ids(said(desk, "特价不退，拆封不退"))[:2] == ["on-sale", "opened"]
    assert ids(said(desk, "拆封不退，特价不退"))[:2] == ["opened", "on-sale"]


@pytest.mark.parametrize(
    "text",
    [
        "色差确实有点大，给您退了吧",
        "特价的也能退哈，我们家都支持七天",
        "Even though it's past seven days, we can refund it.",
    ],
)
def test_what_seems_to_be_given_is_not_fought_and_it_is_asked_whether_it_is(desk: Desk, text: str) -> None:
    answer = said(desk, text)
    assert answer.cards == ()
    assert answer.heard.ask or answer.heard.instead


def test_what_is_given_at_a_price_is_answered_by_the_price(desk: Desk) -> None:
    assert ids(said(desk, "可以给您退，来回邮费您自己承担"))[:1] == ["freight-on-you"]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("text", ["拆封了不能退", "Sorry, opened items cannot be returned."])
def test_a_message_is_heard_at_a_desk_of_either_language(home: Home, language: str, text: str) -> None:
    desk = open_home(home, system_clock(), "test", language)
    answer = said(desk, text)
    assert ids(answer)[0] == "opened"
    assert answer.cards[0].answer == desk.playbook().replies["opened"].answer


def test_the_goods_are_known_though_they_are_named_in_another_language_than_the_message(desk: Desk) -> None:
    assert ids(said(desk, "拆封了不能退", product="lipstick", reason="no-reason")) == ids(
        said(desk, "拆封了不能退", product="口红", reason="no-reason")
    )


@pytest.mark.parametrize("text", ["好的，同意给您退款", "退款成功，已到账", "OK, I have approved your return."])
def test_good_news_is_not_answered_with_a_fight(desk: Desk, text: str) -> None:
    answer = said(desk, text)
    assert answer.cards == ()
    assert answer.heard.instead


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("好的亲 已同意您的退货申请，请按系统地址寄回~", "这是好消息"),
        ("You don't have to withdraw anything, we'll refund in full.", "对方让步了"),
        ("麻烦拍一下吊牌和瑕疵位置给我看看哈", "这是正当的请求"),
        ("方便发下订单后四位吗 我帮您查查", "这是正当的请求"),
        ("双12全场第二件半价 收藏店铺不迷路❤️", "这是商品信息或广告"),
    ],
)
def test_what_wants_no_answer_says_what_to_do(desk: Desk, text: str, instead: str) -> None:
    answer = said(desk, text)
    assert answer.cards == ()
    assert answer.heard.instead.startswith(instead)


@pytest.mark.parametrize(
    ("text", "trap"),
    [
        ("用不用加个微信，我直接转给您", "off-platform"),
        ("不用加微信，您先把售后撤销我就退", "withdraw-first"),
        ("不用下载软件，把收到的验证码告诉我就能退款", "call-scam"),
        ("No need to leave a review, just cancel the request first.", "withdraw-first"),
        ("No need to worry, just cancel the request first and I'll refund you.", "withdraw-first"),
        ("无需提供身份证，共享屏幕我教您退款就行", "call-scam"),
        ("If you don't withdraw the dispute first, we can't refund you.", "withdraw-first"),
    ],
)
def test_that_one_thing_need_not_be_done_hides_no_other_trap(desk: Desk, text: str, trap: str) -> None:
    assert ids(said(desk, text))[0] == trap


def test_half_a_cue_names_a_card_and_offers_none(desk: Desk) -> None:
    answer = said(desk, "定金")
    assert answer.cards == ()
    assert "deposit-kept" in [one.id for one in answer.heard.likely]


def test_without_words_of_its_own_it_answers_the_last_of_the_diary_and_knows_when(desk: Desk) -> None:
    number = desk.open(OpenCase("douyin", "", {"product": "蓝牙耳机", "reason": "quality"})).view.number
    assert len(desk.answer(number).cards) == len(desk.playbook().replies)
    desk.do(number, NoteDiary("拆封了不能退", "merchant", "chat"))
    answer = desk.answer(number)
    assert (answer.heard.words, answer.who, answer.channel) == ("拆封了不能退", "merchant", "chat")
    assert answer.at is not None
    assert answer.cards[0].care


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("playbook", ["douyin", "generic"])
def test_what_a_meaning_names_exists(playbook: str, language: str) -> None:
    library = Library()
    book = library.get(playbook, language)
    reasons = {reason for name in BUILT_ON for reason in library.get(name, language).reasons}
    either = {one.either for one in book.ear.meanings.values() if one.either}
    assert either <= set(book.replies) <= set(book.ear.meanings) | either
    for meaning in book.ear.meanings.values():
        assert set(meaning.reasons.ids) <= reasons, meaning.id
        assert set(meaning.steps.ids) <= set(book.flow.steps), meaning.id
        if meaning.id in book.replies:
            assert meaning.ask, meaning.id
            assert meaning.rank is not Rank.QUIET, meaning.id
        else:
            assert meaning.instead, meaning.id


def test_a_playbook_without_meanings_offers_nothing(desk: Desk, home: Home) -> None:
    folder = home.playbooks / "plain" / "zh"
    shipped = Library().folder("generic") / "zh"
    for path in shipped.rglob("*.md"):
        if path.name != "meanings.md":
            target = folder / path.relative_to(shipped)
            target.parent.mkdir(parents=True, exist_ok=True)
            words = path.read_text(encoding="utf-8").replace("id: generic", "id: plain")
            target.write_text(words, encoding="utf-8")
    number = desk.open(OpenCase("plain", "", {"product": "蓝牙耳机", "reason": "quality"})).view.number
    assert desk.answer(number, "拆封了不能退").cards == ()
    assert desk.answer(number).cards
