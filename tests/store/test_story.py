"""The story from the contract, told once: a broken earphone, a shop that says “已拆封不退”, an unboxing video."""

from __future__ import annotations

from pathlib import Path

from content.text.words import Translator
from store.case.intents import NoteDiary, OpenCase, SetFact, TakeChoice
from store.case.marks import ItemState
from store.opening import HomeDesk, open_home
from tests.conftest import StandingClock

EARPHONE = {
    "product": "蓝牙耳机", "merchant": "声动旗舰店", "order": "6920001112223334445", "paid": "199",
    "bought-on": "2026-11-17", "received-on": "2026-11-21", "reason": "quality", "demand": "return-refund",
    "problem": "右耳没有声音，换了手机也一样。",
}  # fmt: skip


def test_a_broken_earphone_finds_its_words(desk: HomeDesk, clock: StandingClock, tmp_path: Path) -> None:
    number = desk.open(OpenCase("douyin", "", EARPHONE)).view.number
    the_desk_says_what_to_do_now(desk, number)
    the_unboxing_video_is_wanted_and_taken_in(desk, number, tmp_path)
    clock.forward(hours=3)
    choice = the_words_of_the_shop_find_their_answer(desk, number)
    the_application_says_it_all(desk, number, choice)
    the_statement_answers_the_shop(desk, number)
    # Ruled for the buyer, the goods go back, the money comes: the case ends where it should.
    for step in ("ruling", "ruled", "send-back", "refund-wait", "refunded", "finish"):
        here = desk.do(number, TakeChoice(step, anyway=True)).view
    assert here.case.closed
    assert here.case.outcome == "refunded"


def the_desk_says_what_to_do_now(desk: HomeDesk, number: int) -> None:
    """The case is opened two days after the parcel came; the right that ends first stands on its card."""
    here = desk.view(number)
    assert here.next.title == "在抖音聊天里给商家发一条消息，写清事实和诉求"
    assert here.next.letters[0] == "first-message"
    assert here.nearest is not None
    assert here.nearest.id == "no-reason-return"
    first = desk.letter(number, "first-message").text
    assert "“蓝牙耳机”" in first
    assert "现在的问题：右耳没有声音，换了手机也一样。" in first
    assert "我的诉求：退货并退款199元，退货运费由贵店承担。请问贵店是否同意？" in first


def the_unboxing_video_is_wanted_and_taken_in(desk: HomeDesk, number: int, folder: Path) -> None:
    """It is on the checklist, with its reason, before the merchant has said a word."""
    wanted = {item.id: item for item in desk.view(number).checklist}
    assert wanted["goods"].required
    assert (wanted["unboxing"].state, wanted["unboxing"].why) == (ItemState.MISSING, "说明毛病不是签收后造成的")
    video = folder / "开箱.mp4"
    video.write_bytes(b"one take, from the waybill to the silent right ear")
    here = desk.attach(number, video, "unboxing", "从面单到通电一镜到底，右耳无声").view
    assert next(item for item in here.checklist if item.id == "unboxing").state is ItemState.HAVE


def the_words_of_the_shop_find_their_answer(desk: HomeDesk, number: int) -> str:
    """What the shop said finds the card, with the evidence this case has for it and the choice it leads to."""
    desk.do(number, NoteDiary("亲，已拆封不退哦", "merchant", "chat"))
    card = desk.answer(number).cards[0]
    assert (card.id, card.says) == ("opened", "已拆封，不退。")
    assert "为检查商品而合理拆封，不影响商品完好" in card.answer
    assert "七日无理由退货暂行办法第8条" in card.answer
    assert [(support.evidence, support.state) for support in card.evidence] == [
        ("unboxing", ItemState.HAVE),
        ("goods", ItemState.MISSING),
        ("package", ItemState.MISSING),
    ]
    assert (card.leads_to, card.choice) == ("apply", "refused")
    return card.choice


def the_application_says_it_all(desk: HomeDesk, number: int, choice: str) -> None:
    """The shop stays with its refusal; the application is offered in three lengths, filled and calm."""
    desk.do(number, SetFact("reply", "已拆封不退"))
    here = desk.do(number, TakeChoice(choice, anyway=True)).view
    assert here.next.title == "在订单里提交退款申请，证据一次交齐"
    assert here.next.letters == ("application-80", "application-200", "application")
    application = desk.letter(number, "application")
    assert "商家在聊天中答复：“亲，已拆封不退哦”" in application.text
    assert application.text.count("已拆封不退") == 1, "a refusal that a note tells is told once"
    assert "E1 开箱视频：从面单到通电一镜到底，右耳无声" in application.text
    assert "（《消费者权益保护法》第23、24条）" in application.text
    assert (application.too_long_by, application.marks) == (0, ())


def the_statement_answers_the_shop(desk: HomeDesk, number: int) -> None:
    """Applied, refused again: the window is short, and the statement carries the excuse and the fact against it."""
    desk.do(number, TakeChoice("review", anyway=True))
    here = desk.do(number, TakeChoice("intervene")).view
    assert here.next.title == "在售后详情里申请平台介入，今天就做"
    assert here.nearest is not None
    assert here.nearest.id == "intervene-window"
    statement = desk.letter(number, "intervention").text
    assert "争议点（商品质量问题）：右耳没有声音，换了手机也一样。" in statement
    assert "“亲，已拆封不退哦”" in statement
    assert "为检查商品而合理拆封，不影响商品完好" in statement


def test_what_a_merchant_says_is_found_however_it_is_put(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("douyin", "", EARPHONE)).view.number
    for said, card in {
        "亲亲，这边看到您已经拆封了，拆封是不支持退货的": "opened",
        "超过7天了不能退": "over-seven-days",
        "这个是您自己弄坏的，人为损坏不予处理": "misuse",
        "先把申请撤了吧，撤了马上给您退": "withdraw-first",
        "补偿您一张优惠券好吗": "voucher-instead",
        "找快递去": "ask-courier",
        "没有开箱视频我们不认": "no-unboxing",
        "Once opened, no return": "opened",
    }.items():
        assert desk.answer(number, said).cards[0].id == card, said
    assert desk.answer(number, "今天天气很好").cards == ()
    assert desk.answer(number, "\x1b[31m？！").cards == ()
    assert len(desk.answer(number).cards) == len(desk.playbook().replies)


def test_an_english_reader_gets_the_english_card_for_chinese_words(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("generic", "", EARPHONE)).view.number
    english = open_home(desk.home, desk.clock, "Li", "en")
    assert english.answer(number, "已拆封不退").cards[0].says == "It has been opened; no return."


def test_an_english_line_of_the_diary_begins_as_a_sentence_does(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "kettle"})).view.number
    told = desk.do(number, NoteDiary("no refund", "merchant", "chat")).view.timeline()[-1].text
    assert Translator("en").say(told) == "The merchant in chat: no refund"
    assert Translator("zh").say(told) == "商家在聊天里：no refund"
