"""The second clue: a cue alone gives no card to a message that is unlike all that mean it."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.pack.hearing import Hit
from content.pack.library import Library
from store.case.intents import OpenCase
from store.days.clock import system_clock
from store.disk.home import Home
from store.opening import open_home
from store.papers.recalled import Recalled
from store.papers.replies import Answer


def answer(home: Path, text: str, reason: str = "quality", product: str = "耳机", language: str = "zh") -> Answer:
    desk = open_home(Home(home), system_clock(), "test", language)
    number = desk.open(OpenCase("douyin", "", {"product": product, "reason": reason})).view.number
    return desk.answer(number, text)


@pytest.mark.parametrize(
    ("text", "reason", "never"),
    [
        ("宝贝的颜料是老师傅调的,您看不出来深浅很正常,吹风机别对着它修形状", "damaged", "effect-varies"),
        ("您好,欢迎来到小羊灯饰旗舰店,店里的客服忙完马上回您", "quality", "genuine-claimed"),
    ],
)
def test_words_of_a_cue_met_by_chance_give_no_card(tmp_path: Path, text: str, reason: str, never: str) -> None:
    assert never not in answer(tmp_path, text, reason).meant


def test_a_message_that_is_all_cue_needs_no_second_clue(tmp_path: Path) -> None:
    assert answer(tmp_path, "拆封了不能退").meant[0] == "opened"


@pytest.mark.parametrize(
    ("language", "text", "card"),
    [
        ("en", "We can only refund half, no return needed", "part-only"),
        ("en", "The box was opened, we can't take it back", "opened"),
        ("en", "We only do exchanges, not refunds", "exchange-only"),
        ("en", "No video of the unboxing, no refund", "no-unboxing"),
        ("zh", "只能退一半，货不用退", "part-only"),
        ("zh", "已拆封不退，48小时内答复", "opened"),
        ("zh", "我们这只换货，不退款", "exchange-only"),
        ("zh", "没拍开箱视频就不能退", "no-unboxing"),
    ],
)
def test_what_is_said_plainly_gets_its_card(tmp_path: Path, language: str, text: str, card: str) -> None:
    assert answer(tmp_path, text, language=language).meant[:1] == (card,)


def test_a_card_is_given_for_a_message_that_is_like_many_of_one_meaning(tmp_path: Path) -> None:
    said = answer(tmp_path, "券已经过期了亲,系统自动作废,神仙也退不了", "voucher-unused", "券")
    assert said.meant[:1] == ("voucher-expired",)


def test_a_fraud_stays_loud_though_other_words_are_nearer(tmp_path: Path) -> None:
    said = answer(tmp_path, "亲，退款通道堵住了，您下个会议软件，我带您操作退款，款项马上退回您账户")
    assert said.heard.danger
    assert said.meant == ("call-scam",)


def test_a_card_that_is_false_in_the_case_is_not_given_however_like_the_message_is(tmp_path: Path) -> None:
    assert "over-seven-days" not in answer(tmp_path, "已经超过七天了，退不了", "no-reason").meant


@pytest.mark.parametrize(("nearest", "backed"), [(1.3, True), (1.0, False)])
def test_a_cue_is_believed_where_one_that_means_it_is_nearly_the_nearest(nearest: float, backed: bool) -> None:
    meaning = Library().get("generic", "zh").ear.meanings["opened"]
    shares = {"hygiene-sealed": 0.9, "opened": 0.1}
    told = Recalled(
        shares, {"hygiene-sealed": 1.6, "opened": nearest}, 33, frozenset(shares), known=True, near=shares
    )
    assert told.backs(Hit(meaning, 2, 2, 4)) is backed


def recalled(shares: dict[str, float], like: float = 1.3, cards: tuple[str, ...] = ()) -> Recalled:
    return Recalled(shares, dict.fromkeys(shares, like), 33, frozenset(cards or shares), known=True, near=shares)


def test_a_fraud_of_which_hardly_anything_is_near_is_not_shouted_where_the_sentences_mean_another_card() -> None:
    fraud = Hit(Library().get("generic", "zh").ear.meanings["call-scam"], 2, 2, 4)
    assert not recalled({"minor-purchase": 0.73, "call-scam": 0.06}).backs(fraud)
    assert recalled({"minor-purchase": 0.5, "call-scam": 0.06}).backs(fraud)
    assert recalled({"minor-purchase": 0.73, "call-scam": 0.21}).backs(fraud)


def test_a_demand_for_papers_of_a_childs_payment_is_no_fraud(tmp_path: Path) -> None:
    said = answer(tmp_path, "未成年人退款要户口本、出生证明和孩子充值时的视频，少一样不受理", "minor", "游戏充值")
    assert not said.heard.danger
    assert said.meant[:1] == ("minor-purchase",)


def test_what_the_platform_wants_is_told_though_the_message_begins_with_a_greeting(tmp_path: Path) -> None:
    said = answer(
        tmp_path, "您好，经核实您提交的凭证不足以证明商品为假冒，如有异议请在48小时内补充有效凭证。", "counterfeit"
    )
    assert "要材料" in said.heard.instead


def test_what_wants_no_card_is_quiet_only_where_most_of_the_sentences_mean_it() -> None:
    cards = ("opened",)
    assert recalled({"platform-more-evidence": 0.6, "opened": 0.4}, cards=cards).quiet == "platform-more-evidence"
    assert recalled({"platform-more-evidence": 0.45, "opened": 0.4}, cards=cards).quiet == ""
    assert recalled({"platform-more-evidence": 0.6, "opened": 0.4}, like=0.7, cards=cards).quiet == ""


def test_an_offer_that_is_less_than_the_money_is_answered_though_it_sounds_as_if_they_agree(tmp_path: Path) -> None:
    said = answer(tmp_path, "同意给您退了哈，钱退到店铺会员余额里，下次买东西直接抵，一样的")
    assert said.meant[:1] == ("voucher-instead",)


def test_who_wants_the_receipt_confirmed_first_is_not_answered_as_if_a_review_were_wanted(tmp_path: Path) -> None:
    assert answer(tmp_path, "亲您先点一下确认收货，系统才能给您打款的哦").meant == ("confirm-first",)
    said = answer(tmp_path, "Please confirm receipt first, then we can pay you back.", language="en")
    assert said.meant == ("confirm-first",)


def test_of_two_cards_whose_cues_fit_as_well_the_one_is_meant_that_the_sentences_mean_by_far() -> None:
    meanings = Library().get("generic", "zh").ear.meanings
    genuine, appraisal = (Hit(meanings[name], 2, 2, 4) for name in ("genuine-claimed", "need-appraisal"))
    both = (appraisal, genuine)
    assert recalled({"genuine-claimed": 0.48, "need-appraisal": 0.1}).between(both) is genuine
    assert recalled({"genuine-claimed": 0.48, "need-appraisal": 0.2}).between(both) is None
    assert recalled({"genuine-claimed": 0.39, "need-appraisal": 0.1}).between(both) is None
    assert recalled({"genuine-claimed": 0.48}).between(()) is None


def test_of_two_cards_the_one_that_is_like_the_message_is_given(tmp_path: Path) -> None:
    said = answer(tmp_path, "专柜扫码扫不出来是因为我们电商渠道特供 码不在那个系统里", "counterfeit", "口红")
    assert said.meant[:1] == ("genuine-claimed",)


@pytest.mark.parametrize(
    ("shares", "like", "backed"),
    [
        ({"call-scam": 0.1, "a": 0.3, "greeting": 0.6}, 0.9, True),
        ({"call-scam": 0.1, "greeting": 0.9}, 0.9, False),
        ({"call-scam": 0.1, "greeting": 0.9}, 0.75, True),
        ({"call-scam": 0.1, "a": 0.9}, 0.9, False),
        ({"call-scam": 0.1, "a": 0.9}, 0.75, True),
    ],
)
def test_a_faint_fraud_is_not_believed_where_the_sentences_surely_mean_something_else(
    shares: dict[str, float], like: float, backed: bool
) -> None:
    fraud = Hit(Library().get("generic", "zh").ear.meanings["call-scam"], 2, 2, 4)
    told = Recalled(
        shares, dict.fromkeys(shares, like), 33, frozenset(("a", fraud.meaning.id)), known=True, near=shares
    )
    assert told.backs(fraud) is backed


def test_a_cue_met_by_chance_gives_way_to_a_card_that_the_sentences_mean_by_far() -> None:
    meaning = Library().get("generic", "zh").ear.meanings["out-of-stock"]
    best = {"live-not-counted": 1.5, "out-of-stock": 0.9}
    for share, backed in ((0.21, False), (0.3, True)):
        shares = {"live-not-counted": 0.7, "out-of-stock": share}
        assert (
            Recalled(shares, best, 33, frozenset(shares), known=True, near=shares).backs(Hit(meaning, 2, 2, 4))
            is backed
        )


def test_words_of_a_cue_do_not_count_where_most_such_sentences_want_no_card() -> None:
    hit = Hit(Library().get("generic", "zh").ear.meanings["forwarded"], 2, 2, 4)
    assert not recalled({"nothing": 0.7, "forwarded": 0.15}, cards=("forwarded",)).backs(hit)
    assert recalled({"nothing": 0.5, "forwarded": 0.15}, cards=("forwarded",)).backs(hit)


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ({"a": 0.71, "nothing": 0.2}, ("a",)),
        ({"a": 0.61, "nothing": 0.34}, ()),
        ({"a": 0.69, "nothing": 0.1}, ()),
        ({"a": 0.51, "b": 0.3}, ("a", "b")),
        ({"a": 0.51, "b": 0.25}, ()),
        ({"a": 0.45, "b": 0.4}, ()),
        ({"a": 0.51, "nothing": 0.45}, ()),
        ({"a": 0.51, "fraud": 0.35}, ()),
        ({"fraud": 0.51, "nothing": 0.4}, ("fraud",)),
        ({"fraud": 0.41, "trap": 0.1}, ("fraud",)),
        ({"fraud": 0.41, "a": 0.2}, ()),
        ({"fraud": 0.39, "trap": 0.3}, ()),
        ({}, ()),
    ],
)
def test_without_a_cue_the_sentences_say_one_card_or_two_that_have_nearly_all(
    shares: dict[str, float], said: tuple[str, ...]
) -> None:
    told = recalled(shares, cards=("a", "b", "fraud", "trap"))
    assert told.says((), ("fraud",), ("trap",)) == said


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("退回来的包裹里面是空的，我们仓库有监控，您这边退款我们拒绝了", "return-mismatch"),
        ("券过期了就作废，不退款也不延期的，规则里有", "voucher-expired"),
        ("把退款理由改成七天无理由我马上给你秒退，你选质量问题会扣我们店铺分的", "change-reason"),
    ],
)
def test_a_message_tells_the_matter_of_a_case_that_has_no_reason_yet(tmp_path: Path, text: str, card: str) -> None:
    assert answer(tmp_path, text, "").meant[:1] == (card,)


def test_where_the_reason_would_turn_the_answer_a_message_tells_none() -> None:
    meanings = Library().get("generic", "zh").ear.meanings
    ours, theirs = meanings["freight-on-you"], meanings["freight-no-reason"]
    assert ours.reasons.excludes(theirs.reasons)
    assert recalled({"freight-on-you": 0.6, "freight-no-reason": 0.19}).supposes(ours, (theirs,))
    assert not recalled({"freight-on-you": 0.6, "freight-no-reason": 0.25}).supposes(ours, (theirs,))
    assert not recalled({"freight-on-you": 0.35}).supposes(ours, (theirs,))
    assert not recalled({"freight-no-reason": 0.5}).supposes(theirs, (ours,))
    assert not recalled({"freight-on-you": 0.6}, like=0.7).supposes(ours, (theirs,))


def test_what_is_said_of_a_parcel_that_was_sent_back_is_not_answered_as_if_it_were_the_one_that_came(
    tmp_path: Path,
) -> None:
    heard = answer(
        tmp_path, "仓库没收到你的退货啊,你单号显示签收也不代表我们收到了,货没入库不能退款", "not-received"
    )
    assert heard.meant == ()


def test_a_card_that_only_one_voice_names_first_is_not_said() -> None:
    near = {"b": 0.5, "a": 0.3}
    told = Recalled({"a": 0.9, "b": 0.1}, {"a": 1.3, "b": 1.3}, 33, frozenset("ab"), known=True, near=near)
    assert told.says((), ()) == ()
    assert told.says((), ("a",)) == ("a",)
    agreed = Recalled({"a": 0.9, "b": 0.1}, {"a": 1.3, "b": 1.3}, 33, frozenset("ab"), known=True, near={"a": 0.5})
    assert agreed.says((), ()) == ("a",)


def test_a_message_tells_a_reason_only_where_sentences_near_it_do_too() -> None:
    meaning = Library().get("generic", "zh").ear.meanings["opened"]
    for near, told in ((0.1, False), (0.3, True)):
        one = Recalled(
            {"opened": 0.9}, {"opened": 1.3}, 33, frozenset(("opened",)), known=True, near={"opened": near}
        )
        assert one.supposes(meaning, ()) is told


def test_a_message_that_wants_no_answer_tells_no_reason() -> None:
    meaning = Library().get("generic", "zh").ear.meanings["opened"]
    near = {"opened": 0.4, "nothing": 0.5}
    told = Recalled({"opened": 0.7}, {"opened": 1.3}, 33, frozenset(("opened",)), known=True, near=near)
    assert not told.supposes(meaning, ())


def test_a_fraud_is_not_shouted_where_the_nearest_sooner_want_no_answer() -> None:
    both, best = {"scam": 0.55, "nothing": 0.4}, {"scam": 1.3, "nothing": 1.3}
    for near, said in (({"nothing": 0.9, "scam": 0.07}, ()), ({"scam": 0.2, "nothing": 0.1}, ("scam",))):
        told = Recalled(both, best, 33, frozenset(("scam",)), known=True, near=near)
        assert told.says((), ("scam",)) == said


def test_a_trap_met_by_a_few_words_gives_way_to_what_a_message_surely_means() -> None:
    trap = Hit(Library().get("generic", "zh").ear.meanings["review-first"], 2, 2, 4)
    for other, share, backed in ((0.7, 0.13, False), (0.55, 0.13, True), (0.61, 0.25, True)):
        told = recalled({"threat-sue": other, "review-first": share}, cards=("threat-sue", "review-first"))
        assert told.backs(trap) is backed


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("你自己刷的礼物自愿打赏，主播已经结算了，平台不会退的，闹也没用", False),
        ("孩子用您手机打赏的，主播已经结算了，平台不会退的", True),
    ],
)
def test_that_a_child_paid_is_said_only_where_a_child_is_named(tmp_path: Path, text: str, given: bool) -> None:
    desk = open_home(Home(tmp_path), system_clock(), "test", "zh")
    number = desk.open(OpenCase("virtual", "", {"product": "直播", "reason": "tipping"})).view.number
    assert ("minor-purchase" in desk.answer(number, text).meant) is given
