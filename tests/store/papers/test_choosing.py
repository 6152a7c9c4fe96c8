"""What is meant: a card is said where all sentences of its meaning together say it, or not told at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.pack.hearing import Hit
from content.pack.library import Library
from content.pack.recalling import NOTHING
from content.text.words import Translator
from store.papers.recalled import Recalled
from tests.store.papers.test_recalled import answer


@pytest.mark.parametrize(
    ("text", "reason", "product", "card"),
    [
        ("核了就等于消费了，后台撤不回来，我也没招", "voucher-misredeemed", "券", "voucher-used"),
        ("单号都给你出了就算发货了 物流不更新那是快递的事", "not-shipped", "耳机", "fake-dispatch"),
        ("发错颜色就将就穿呗 都一样的 给你返5块", "", "裙子", "swapped-variant"),
    ],
)
def test_what_no_single_sentence_is_like_gets_its_card(
    tmp_path: Path, text: str, reason: str, product: str, card: str
) -> None:
    assert answer(tmp_path, text, reason, product).meant[:1] == (card,)


@pytest.mark.parametrize(
    ("text", "reason", "card"),
    [
        ("你拿什么证明是假的？去专柜开个鉴定证明来，我二话不说给你退", "counterfeit", "need-appraisal"),
        ("仓库开包有录像，您退回来的不是我们发的那只，退款已驳回", "return-mismatch", "return-mismatch"),
        ("降价是临时加的活动，不在价保里面，觉得亏您可以退了重拍", "price-protection", "price-drop"),
    ],
)
def test_what_is_given_on_terms_or_turned_down_is_no_gift(
    tmp_path: Path, text: str, reason: str, card: str
) -> None:
    assert answer(tmp_path, text, reason).meant[:1] == (card,)


def recalled(together: float, near: dict[str, float]) -> Recalled:
    shares = {"box-gone": together / 2 + near.get("box-gone", 0.0) / 2}
    best = {"box-gone": 1.0}
    cards = frozenset({"box-gone", "opened"})
    return Recalled(shares, best, 20, cards, known=True, near=near, together={"box-gone": together})


def test_nearest_of_several_minds_do_not_silence_it() -> None:
    assert recalled(0.9, {"opened": 0.4, "box-gone": 0.2}).says((), ()) == ("box-gone",)


@pytest.mark.parametrize("near", [{"opened": 0.6, "box-gone": 0.2}, {"nothing": 0.3, "box-gone": 0.2}])
def test_nearest_of_one_other_mind_or_of_no_card_do(near: dict[str, float]) -> None:
    assert recalled(0.9, near).says((), ()) == ()


def test_what_is_not_said_clearly_is_not_said_unless_a_part_of_its_cue_is_there() -> None:
    told = recalled(0.7, {"opened": 0.4, "box-gone": 0.2})
    begun = Hit(Library().get("generic", "zh").ear.meanings["box-gone"], 1, 2, 4)
    assert told.says((), ()) == ()
    assert told.says((begun,), ()) == ("box-gone",)


@pytest.mark.parametrize(
    ("near", "shares", "backed"),
    [
        ({"opened": 0.7, "box-gone": 0.21}, {"opened": 0.7, "box-gone": 0.1}, False),
        ({"opened": 0.6, "box-gone": 0.21}, {"opened": 0.6, "box-gone": 0.1}, True),
        ({"second-sale": 0.5, "opened": 0.3, "box-gone": 0.2}, {"opened": 0.7, "box-gone": 0.1}, True),
        ({"opened": 0.7, "box-gone": 0.25}, {"opened": 0.7, "box-gone": 0.2}, True),
    ],
)
def test_a_cue_gives_way_only_to_what_both_voices_mean_clearly_and_by_far(
    near: dict[str, float], shares: dict[str, float], backed: bool
) -> None:
    best = {"opened": 1.5, "second-sale": 1.5, "box-gone": 1.0}
    told = Recalled(shares, best, 33, frozenset(best), known=True, near=near)
    assert told.backs(Hit(Library().get("generic", "zh").ear.meanings["box-gone"], 2, 2, 4)) is backed


@pytest.mark.parametrize(("denied", "told"), [(False, True), (True, False)])
def test_that_nothing_is_refused_is_told_only_where_nothing_is_denied(denied: bool, told: bool) -> None:
    near = {NOTHING: 0.6}
    heard = Recalled(near, {NOTHING: 1.0}, 20, frozenset(), known=True, near=near, at_large=near)
    assert bool(heard.advice({}, Translator("zh"), denied=denied)) is told


def test_of_what_wants_no_card_the_likeliest_gives_its_advice_though_it_is_not_half_alone() -> None:
    near = {"refund-reclaimed": 0.45, "opened": 0.4, NOTHING: 0.1}
    told = Recalled(near, {"opened": 1.0}, 20, frozenset({"opened"}), known=True, near=near)
    assert told.quiet == "refund-reclaimed"


@pytest.mark.parametrize(
    ("language", "text", "card"),
    [
        ("zh", "经平台审核，您的凭证不足以证明质量问题，本次售后申请不予支持", "platform-ruled"),
        ("en", "carry on and your name and phone number are on our blacklist for every shop", "expose-threat"),
        ("en", "Section 4 of our terms: all sales are final, the buyer waives all claims.", "shop-rule"),
        ("en", "The liquid sticker is red, so the warranty is void.", "misuse"),
    ],
)
def test_neighbours_are_told_apart_by_what_decides(tmp_path: Path, language: str, text: str, card: str) -> None:
    assert answer(tmp_path, text, language=language).meant[:1] == (card,)


def test_a_platform_that_wants_more_papers_has_not_ruled(tmp_path: Path) -> None:
    assert answer(tmp_path, "您提交的凭证不足以证明问题，请在24小时内补充").meant == ()


@pytest.mark.parametrize(
    ("text", "reason", "card"),
    [
        ("再不撤销仅退款，我就按你的地址找上门，你自己掂量", "accused", "expose-threat"),
        (
            "【平台通知】经审核，您提交的凭证不足以证明商品有问题，本次售后申请不予支持，售后单已关闭",
            "",
            "platform-ruled",
        ),
    ],
)
def test_a_cue_that_hardly_any_sentence_backs_gives_way_to_what_is_meant_by_far(
    tmp_path: Path, text: str, reason: str, card: str
) -> None:
    assert answer(tmp_path, text, reason).meant[:1] == (card,)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("您的会员将于12月3日自动续费15元，如需取消请在支付宝—免密支付中关闭", "auto-renewal"),
        ("退款申请已同意，款项将于1至3个工作日原路退回，请留意查收", ""),
    ],
)
def test_a_plain_notice_is_no_fraud_and_a_grant_is_not_fought(tmp_path: Path, text: str, reason: str) -> None:
    told = answer(tmp_path, text, reason)
    assert (told.heard.danger, told.meant) == (False, ())


def test_an_apology_that_gives_is_not_asked_for_its_reasons(tmp_path: Path) -> None:
    told = answer(tmp_path, "实在抱歉，是我们仓库漏发了，今天就给您补发，单号稍后发您", "missing-items")
    assert told.heard.instead
    assert "不同意的理由" not in told.heard.instead


def test_who_admits_and_then_denies_is_not_said_to_refuse_nothing(tmp_path: Path) -> None:
    said = "非常抱歉，吊牌打错了，实际是30%羊绒；其次您要退的话已经超了七天，仓库是不收的，给您申请30元补偿金。"
    assert "没有拒绝" not in answer(tmp_path, said, "").heard.instead


def test_a_host_who_spoke_of_the_feel_of_silk_has_not_said_that_it_is_a_fake(tmp_path: Path) -> None:
    said = "主播说的是“触感像真丝”，没说是真丝，是你自己理解错了"
    assert answer(tmp_path, said, "false-advertising", "衬衫").meant[:1] == ("label-word",)


@pytest.mark.parametrize(
    "text",
    [
        "内部工作人员票，不用实名不用抢，你先微信转全款，开场前两小时我在门口带你进",
        "走平台要扣手续费的，我发你个链接你直接在那个链接里拍，一样是平台担保，比那边便宜200",
    ],
)
def test_who_wants_the_whole_price_elsewhere_first_is_a_fraud(tmp_path: Path, text: str) -> None:
    assert answer(tmp_path, text, "").heard.danger


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("請把驗證碼發給我，我幫您退款", "call-scam"),
        ("你俾個驗證碼我，我幫你退錢", "call-scam"),
        ("親，加我微信，我私下轉給你", "off-platform"),
        ("已經超過七天了，無法退貨", "over-seven-days"),
        ("質量問題要俾檢測報告先可以退", "need-report"),
    ],
)
def test_traditional_signs_are_heard_as_simplified_ones(tmp_path: Path, text: str, card: str) -> None:
    told = answer(tmp_path, text, "quality")
    assert told.meant[:1] == (card,)
    assert told.heard.words == text
    assert told.heard.danger is (card == "call-scam")
