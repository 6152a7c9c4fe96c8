"""What a dossier says: all of the case for its reader, nothing twice, and what is missing by name."""

from __future__ import annotations

import pytest

from content.pack.arguing import PARTS, READERS
from content.text.words import Translator
from store.care.export import gathered
from store.case.deadlines.promised import promise_id
from store.case.intents import AnswerOffer, MarkItem, NoteDiary, NoteOffer, OpenCase, ReceiveMoney, SetFact
from store.dossier.contents import Dossier, Medium, Reader, Section, Wanted
from store.dossier.pages import Para, lay_out
from store.errors import BadValue
from store.opening import HomeDesk
from tests.store.dossier.cases import headphones


def made(desk: HomeDesk, number: int, reader: str = "court", **wanted: object) -> Dossier:
    return gathered(desk, number, Wanted(Reader(reader), **wanted)).dossier  # type: ignore[arg-type]


def test_readers_and_parts_are_those_a_playbook_knows() -> None:
    assert tuple(Reader) == READERS
    assert tuple(Section) == PARTS


def test_a_court_reads_who_wants_what_why_and_on_what_evidence(desk: HomeDesk) -> None:
    dossier = made(desk, headphones(desk))
    assert [party.role for party in dossier.parties] == ["原告", "被告"]
    assert dossier.demand.asks == "解除合同，被告返还价款人民币199元整，原告退还商品，退货运费由被告承担"
    assert [law.law for law in dossier.demand.laws][:1] == ["《消费者权益保护法》第24条"]
    assert "《民法典》第563条" in [law.law for law in dossier.demand.laws], "the right to rescind"
    assert all(law.version for law in dossier.demand.laws)
    assert not any(law.point for law in dossier.demand.laws), "our own words are for whoever pleads"
    assert "举证责任" in dossier.demand.burden
    assert [(row.no, row.name, row.proves) for row in dossier.evidence] == [
        (1, "商品图片或视频", "左耳没有声音"),
        (2, "聊天记录", "与商家沟通的经过和对方的答复"),
        (3, "开箱视频", "开箱时商品的状态"),
    ]
    assert dossier.evidence[0].source == "原告自行保存并提交"
    assert (dossier.evidence[0].made, dossier.evidence[2].made) == ("", "2026年11月17日"), "only what was told"


def test_the_story_goes_by_the_days_with_the_exhibit_that_shows_each(desk: HomeDesk) -> None:
    story = made(desk, headphones(desk)).story
    assert [line.when for line in story][:2] == ["2026年11月14日", "2026年11月17日"]
    assert story[1].text == "原告签收商品。"
    assert story[1].exhibits == (3,)
    said = next(line for line in story if "拆封了" in line.text)
    assert said.exhibits == (2,)


def test_what_is_told_among_what_was_tried_is_not_told_again_in_the_story(desk: HomeDesk) -> None:
    number = headphones(desk)
    lawyer, court = made(desk, number, "lawyer"), made(desk, number, "court")
    assert [one.said for one in lawyer.tried] == ["拆封了，不能退"]
    assert lawyer.tried[0].promised == "三天内答复"
    assert not any("拆封了，不能退" in line.text for line in lawyer.story)
    assert any("拆封了，不能退" in line.text for line in court.story)
    assert Section.TRIED not in court.sections


@pytest.mark.parametrize(
    ("who", "words", "told"),
    [
        ("merchant", "商家拒绝了", "被告在聊天中拒绝了。"),
        ("merchant", "店家一直没回复", "被告在聊天中一直没回复。"),
        ("me", "卖家又拒绝了退款。", "被告在聊天中又拒绝了退款。"),
        ("me", "商家说已拆封，不退", "被告在聊天中说已拆封，不退。"),
        ("merchant", "商家版应用显示已签收", "被告在聊天中答复：商家版应用显示已签收。"),
        ("merchant", "不退", "被告在聊天中答复：“不退”。"),
        ("me", "说明书和实物不符", "原告在聊天中说明：“说明书和实物不符”。"),
        ("me", "店铺说明书写着能退", "原告在聊天中说明：店铺说明书写着能退。"),
    ],
)
def test_a_note_of_what_the_merchant_did_is_no_answer_and_no_statement(
    desk: HomeDesk, who: str, words: str, told: str
) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "耳机", "bought-on": "2026-11-14"})).view.number
    desk.do(number, NoteDiary(words, who, "chat"))
    said = [line.text for line in made(desk, number).story][-1]
    assert said == told
    tried = made(desk, number, "12315").tried[-1]
    assert tried.said == words
    assert tried.who == ("被投诉人" if told.startswith("被告") else "投诉人")


def test_who_decides_reads_nothing_of_the_users_own_dates_and_gaps(desk: HomeDesk) -> None:
    number = headphones(desk)
    assert Section.DEADLINES in made(desk, number, "lawyer").sections
    assert made(desk, number, "lawyer").missing
    for reader in ("platform", "12315", "association", "court"):
        dossier = made(desk, number, reader)
        assert Section.DEADLINES not in dossier.sections
        assert dossier.missing == (), "only what cannot be got is told"
    desk.do(number, MarkItem("order", "cannot-get"))
    assert [gap.what for gap in made(desk, number, "court").missing] == ["订单信息"]


def test_nobody_is_asked_for_what_only_the_user_could_have_made(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "耳机", "reason": "damaged"})).view.number
    for kind in ("unboxing", "logistics"):
        desk.do(number, MarkItem(kind, "cannot-get"))
    for reader in ("platform", "12315", "association", "court"):
        assert [gap.what for gap in made(desk, number, reader).missing] == ["物流轨迹"]
    assert {"物流轨迹", "开箱视频"} <= {gap.what for gap in made(desk, number, "lawyer").missing}


@pytest.mark.parametrize(
    ("reason", "demand", "amount", "asked"),
    [
        ("counterfeit", "refund", "199", "解除合同，被告返还价款人民币199元整"),
        ("quality", "refund", "50", "退还部分价款人民币50元整"),
        ("double-charge", "refund", "199", "退还所付款项人民币199元整"),
        ("minor", "refund", "199", "退还货款人民币199元整"),
        ("quality", "exchange", "", "换货"),
    ],
)
def test_before_a_court_a_contract_ends_only_where_all_of_the_price_comes_back_for_a_breach(
    desk: HomeDesk, reason: str, demand: str, amount: str, asked: str
) -> None:
    number = headphones(desk, reason=reason, demand=demand, amount=amount)
    assert made(desk, number).demand.asks == asked
    assert "解除合同" not in made(desk, number, "12315").demand.asks


def test_words_of_the_platform_are_not_put_into_the_merchants_mouth(desk: HomeDesk) -> None:
    number = headphones(desk, reply="")
    desk.do(number, NoteDiary("客服维持原判", "platform", "phone"))
    assert made(desk, number, "platform").demand.answer.startswith("平台说：客服维持原判。")
    told = made(desk, number).demand.answer
    assert told.startswith("被告说：“拆封了，不能退”。"), "a defendant answers for its own words only"
    assert "维持原判" not in told


def test_a_party_has_a_line_for_all_that_a_reader_needs_of_it(desk: HomeDesk) -> None:
    for reader, home in (("court", "住所"), ("lawyer", "地址"), ("12315", "地址")):
        mine, theirs = made(desk, headphones(desk, order=""), reader).parties
        assert [line.label for line in mine.lines] == ["姓名", "电话", "地址"]
        assert [line.label for line in theirs.lines] == ["店铺", "登记名称", home, "统一社会信用代码"]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_part_has_a_heading_for_every_reader(desk: HomeDesk, reader: str, language: str) -> None:
    number = headphones(desk)
    dossier = made(desk.read_in(language), number, reader)
    assert all(dossier.headings[section] for section in dossier.sections)
    assert dossier.cover.title
    assert dossier.demand.asks
    assert dossier.story
    assert dossier.evidence


def test_what_is_left_out_is_named(desk: HomeDesk) -> None:
    number = headphones(desk)
    dossier = made(desk, number, without=(2,))
    assert [row.no for row in dossier.evidence] == [1, 3]
    assert dossier.omitted == ("E2 聊天记录未附",)
    assert not any(2 in line.exhibits for line in dossier.story)
    only = made(desk, number, only=(1,), sections=(Section.DEMAND, Section.EVIDENCE))
    assert [row.no for row in only.evidence] == [1]
    assert "E3 开箱视频未附" in only.omitted
    assert "未包括“事实经过”一部分" in only.omitted


def test_an_exhibit_or_a_part_that_there_is_not_is_refused_by_name(desk: HomeDesk) -> None:
    number = headphones(desk)
    with pytest.raises(BadValue, match="E9"):
        made(desk, number, without=(9,))
    with pytest.raises(BadValue, match="deadlines"):
        made(desk, number, sections=(Section.DEADLINES,))


def test_what_is_unresolved_is_told_before(desk: HomeDesk) -> None:
    number = headphones(desk)
    tr = Translator("zh")
    told = " ".join(tr.say(one) for one in made(desk, number).doubts)
    assert "姓名" in told
    assert "订单信息" in told
    assert "姓名" not in " ".join(tr.say(one) for one in made(desk, number, "lawyer").doubts)
    desk.do(number, SetFact("received-on", "2026-11-10", sure=True))
    assert "收货日" in tr.say(made(desk, number).doubts[0])


def test_a_copy_that_was_changed_or_is_gone_is_told_before_and_in_the_list(desk: HomeDesk) -> None:
    number = headphones(desk)
    picture, words, film = (one.path for one in desk.exhibits(desk.view(number)))
    picture.chmod(0o600)
    picture.write_bytes(picture.read_bytes() + b"!")
    words.unlink()
    film.unlink()
    film.symlink_to("/etc/passwd")
    found = gathered(desk, number, Wanted(Reader.COURT))
    tr = Translator("zh")
    told = " ".join(tr.say(one) for one in found.dossier.doubts)
    assert "E1和收进来时不一样了" in told
    assert "E2的副本不见了" in told
    notes = {row.no: row.note for row in found.dossier.evidence}
    assert notes == {1: "此副本与收入时不同", 2: "副本已不在，未附", 3: "副本已不在，未附"}
    assert list(found.shown) == [1], "a link is not followed"
    row = found.dossier.manifest[0]
    assert row.original
    assert row.original != row.sha256


def test_an_exhibit_is_shown_as_what_it_is_and_never_by_its_path(desk: HomeDesk) -> None:
    dossier = made(desk, headphones(desk))
    assert [one.medium for one in dossier.exhibits] == [Medium.PICTURE, Medium.TEXT, Medium.FILE]
    assert [one.file for one in dossier.exhibits] == [
        "证据01-商品图片或视频.png",
        "证据02-聊天记录.txt",
        "证据03-开箱视频.mp4",
    ]
    assert dossier.exhibits[1].text == "拆封了，不能退"
    assert str(desk.home.path) not in repr(dossier)


def test_what_was_offered_and_what_came_back_is_told_with_what_is_missing(desk: HomeDesk) -> None:
    number = headphones(desk)
    desk.do(number, NoteOffer("退60，不用寄回", amount="60", conditions="不再投诉"))
    desk.do(number, AnswerOffer(0, "refused"))
    desk.do(number, ReceiveMoney("60"))
    court, lawyer = made(desk, number), made(desk, number, "lawyer")
    story = [line.text for line in court.story]
    assert "被告提出：人民币60元整，“退60，不用寄回”，条件：不再投诉（没有接受）。" in story
    assert "退回人民币60元整。" in story
    assert court.demand.amount == "已退回人民币60元整，尚差人民币139元整"
    offered = next(one for one in lawyer.tried if one.said == "提出方案")
    assert offered.promised == "60元，“退60，不用寄回”，条件：不再投诉"
    assert not any("提出：" in line.text for line in lawyer.story)
    assert any("退回60元" in line.text for line in lawyer.story)


def test_money_of_which_only_facts_tell_is_in_the_story_too(desk: HomeDesk) -> None:
    number = headphones(desk, **{"paid-back": "199", "paid-back-on": "2026-11-22"})
    dossier = made(desk, number)
    assert "退回人民币199元整。" in [line.text for line in dossier.story]
    assert dossier.demand.amount == "已退回人民币199元整"


def test_parts_that_stay_here_are_named(desk: HomeDesk) -> None:
    dossier = made(desk, headphones(desk), less=(Section.MANIFEST,))
    assert Section.MANIFEST not in dossier.sections
    assert dossier.omitted == ("未包括“电子文件清单”一部分",)


def test_a_list_without_exhibits_says_so_above_the_signature(desk: HomeDesk) -> None:
    number = headphones(desk)
    document = lay_out(made(desk, number, without=(1, 2, 3)))
    sheet = next(sheet for sheet in document.sheets if sheet.id == "evidence")
    assert not sheet.lead
    said = [block.text for block in sheet.blocks if isinstance(block, Para)]
    assert said[0] == "没有附证据。"
    assert "证据2 聊天记录未附" in said
    assert said[-1].startswith("提交人（签名）：")


@pytest.mark.parametrize(
    ("reader", "came", "told"),
    [
        ("lawyer", "30", "双方商定退50元，已退回30元，尚差20元"),
        ("court", "30", "双方商定退人民币50元整，已退回人民币30元整，尚差人民币20元整"),
        ("lawyer", "50", "双方商定退50元，已退回50元"),
    ],
)
def test_what_both_agreed_on_is_named_beside_what_came_of_it(
    desk: HomeDesk, reader: str, came: str, told: str
) -> None:
    number = headphones(desk)
    desk.do(number, NoteOffer("退一部分", amount="50"))
    desk.do(number, AnswerOffer(0, "accepted"))
    desk.do(number, ReceiveMoney(came))
    assert gathered(desk, number, Wanted(Reader(reader))).dossier.demand.amount == told


def test_what_came_of_a_promise_is_told_as_it_is_marked(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "耳机"})).view.number
    desk.do(number, NoteDiary("会退的", "merchant", "chat", promise="三天内"))
    (promised,) = (one for one in made(desk, number).tried if one.promised)
    assert promised.came == "2026年11月26日到期"
    (entry,) = desk.view(number).diary
    desk.do(number, MarkItem(promise_id(entry), "have"))
    (kept,) = (one for one in made(desk, number).tried if one.promised)
    assert kept.came == "已经做到"


def test_what_somebody_typed_stays_as_it_was_typed(desk: HomeDesk) -> None:
    facts = {"product": "27\" monitor 'Pro'", "merchant": 'Bob\'s "Best" shop', "problem": 'It says "no signal".'}
    number = desk.open(OpenCase("douyin", "", facts)).view.number
    desk.do(number, NoteDiary('"wait", they said', "merchant", "chat", promise='a "full" refund'))
    dossier = made(desk.read_in("en"), number, "lawyer")
    assert {line.label: line.value for line in dossier.order}["Product"] == facts["product"]
    assert dossier.demand.problem == facts["problem"]
    assert (dossier.tried[0].said, dossier.tried[0].promised) == ('"wait", they said', 'a "full" refund')
