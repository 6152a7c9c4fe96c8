"""Redaction of texts: what gives people away goes, in whatever spelling; what is needed to decide stays."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from content.pack.library import Library
from content.text.cells import cells
from store.case.intents import OpenCase, SetFact
from store.desk import Desk
from store.dossier.redact import Redactor, Veil, parted
from store.dossier.redact_kinds import Kind
from store.dossier.redact_known import Known, known_of, known_of_all

KNOWN = Known().also(
    (
        (Kind.NAME, "李小川"),
        (Kind.PHONE, "13800138000"),
        (Kind.ADDRESS, "杭州市西湖区文三路8号2幢301"),
        (Kind.NUMBER, "6921447802938810356"),
        (Kind.NUMBER, "SF1402881730291"),
    )
)


def redacted(text: str, known: Known = KNOWN) -> str:
    return Redactor(known.hearing([text]), "zh").text(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("订单号6921447802938810356", "订单号[编号…0356]"),
        ("6921 4478 0293 8810 356，催一下", "[编号…0356]，催一下"),
        ("李小川您好，一经签收概不退换", "李某您好，一经签收概不退换"),
        ("李 小 川收", "李某收"),
        ("小川，您好", "李某，您好"),
        ("dear Li Xiaochuan, XIAO-CHUAN LI, lixiaochuan", "dear 李某, 李某, 李某"),
        ("电话138-0013-8000", "电话[电话1]"),
        ("１３８００１３８０００", "[电话1]"),
        ("+86 138 0013 8000", "[电话1]"),
        ("一三八零零一三八零零零", "[电话1]"),
        ("寄到杭州市西湖区文三路8号2幢301", "寄到杭州市[地址1]"),
        ("就在文三路 8 号", "就在[地址1]"),
        ("文三路八号二幢", "[地址1]"),
        ("sf1402881730291到了", "[编号…0291]到了"),
        ("/home/lixiaochuan/8/E2.jpg", "E2.jpg"),
        (r"C:\Users\小川\退款.png", "退款.png"),
        ("李\u200b小川", "李某"),
        ("李小…", "李某…"),
        ("杭州市西湖区文三路…", "杭州市[地址1]…"),
    ],
)
def test_what_a_case_knows_is_hidden_in_every_spelling(text: str, expected: str) -> None:
    assert redacted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收件人：赵六，手机13912345678", "收件人：赵某，手机[电话2]"),
        ("张伟先生说不退，找张伟", "张某先生说不退，找张某"),
        ("身份证110101199003078515", "身份证[身份证号1]"),
        ("银行卡6222021234567890128", "银行卡[银行卡1]"),
        ("尾号4242424242424242", "尾号[银行卡1]"),
        ("邮箱lxc88@qq.com", "邮箱[邮箱1]"),
        ("微信号：lxc_1990", "微信号：[账号1]"),
        ("微信lxc_abcd", "微信[账号1]"),
        ("车牌浙A·12345", "车牌[车牌1]"),
        ("座机0571-87654321", "座机[电话2]"),
        ("工单号TK20261123", "工单号[编号…1123]"),
        ("退到上海市浦东新区张江路12弄3号楼502室", "退到上海市[地址2]"),
        ("Room 301, No. 8 Wensan Road", "[地址2]"),
    ],
)
def test_what_looks_like_it_is_hidden_too(text: str, expected: str) -> None:
    assert redacted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-23 12:31签收，¥1,284.00，退199.00元",
        "12315平台、95152、400-820-8820",
        "《消费者权益保护法》第24条，GB/T 18401-2010",
        "我不知道包装里有3层泡沫，第2件有问题，3号发货",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "IMG_20261106_151203.jpg",
        "声动旗舰店的客服，蓝牙耳机WH-1000XM4",
        "杭州市市场监督管理局",
        "高级经理、区域经理和客服主管都没回",
    ],
)
def test_what_is_needed_to_decide_stays(text: str) -> None:
    assert redacted(text) == text


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", Library().ids())
def test_no_title_of_a_playbook_is_covered(name: str, language: str) -> None:
    """未经同意放驿站或快递柜 is a reason, and no place where somebody is found."""
    book = Library().get(name, language)
    known = (book.reasons, book.evidence, book.limits, book.flow.steps)
    titles = [one.title for kind in known for one in kind.values()]
    titles += [one.title for choices in book.flow.choices.values() for one in choices]
    assert [title for title in titles if redacted(title, Known()) != title] == []


def test_two_people_of_one_surname_are_told_apart_and_each_is_one_everywhere() -> None:
    text = "李小川找李大山，李大山不理李小川"
    known = KNOWN.also([(Kind.NAME, "李大山")])
    assert redacted(text, known) == "李某2找李某，李某不理李某2"


def test_words_of_the_user_are_hidden_and_what_is_to_stay_stays() -> None:
    known = KNOWN.hiding(["小店老王"], ["13800138000", "address"])
    assert redacted("小店 老王 13800138000 文三路8号", known) == "[隐去1] 13800138000 文三路8号"


def test_values_from_before_a_correction_are_hidden_too(desk: Desk) -> None:
    number = desk.open(OpenCase("douyin", "耳机", {"name": "王大力", "phone": "13711112222"})).view.number
    desk.do(number, SetFact("name", "汪大力"))
    redactor = Redactor(known_of(desk.view(number).case), "zh")
    assert redactor.text("王大力、汪大力、13711112222") == "王某、汪某、[电话1]"


def test_what_was_hidden_is_told_kind_by_kind_with_its_mark() -> None:
    redactor = Redactor(KNOWN, "zh")
    redactor.text("李小川13800138000，李 小 川")
    assert [(one.kind, one.text, one.mark, one.times) for one in redactor.hidden] == [
        (Kind.NAME, "李小川", "李某", 2),
        (Kind.PHONE, "13800138000", "[电话1]", 1),
    ]


class _Row(Struct, frozen=True):
    text: str
    kind: Kind = Kind.NAME
    more: tuple[str, ...] = ()
    by: dict[str, str] = {}


def test_a_value_is_read_however_deep_its_texts_lie() -> None:
    row = _Row("李小川", Kind.NAME, ("13800138000",), {"李小川": "李小川"})
    assert Redactor(KNOWN, "zh").of(row) == _Row("李某", Kind.NAME, ("[电话1]",), {"李小川": "李某"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("订单号6921447802938810356", "订单号6921···········0356"),
        ("李小川您好", "李····您好"),
        ("小川您好", "····您好"),
        ("13800138000", "138····8000"),
        ("杭州市西湖区文三路8号2幢301", "杭州市·····················"),
        ("SF1402881730291", "SF14·······0291"),
        ("/home/lixiaochuan/8/E2.jpg", "/····/···········/·/E2.jpg"),
        ("蓝牙耳机 ¥199.00 声动旗舰店", "蓝牙耳机 ¥199.00 声动旗舰店"),
        ("Wait for Douyin's review", "Wait for Douyin's review"),
        ("Douyin's lily_2020", "Douyin's ·········"),
        ("In one line: what it proves", "In one line: what it proves"),
        ("Enter the return tracking number  11-23 24:00", "Enter the return tracking number  11-23 24:00"),
    ],
)
def test_on_a_screen_dots_stand_for_it_cell_by_cell(text: str, expected: str) -> None:
    assert Veil(KNOWN).text(text) == expected


def full(text: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


SPELLINGS = (
    lambda text: text,
    full,
    " ".join,
    "-".join,
    "\u200b".join,
    str.lower,
    lambda text: f"前文{text}后文",
)
names = st.tuples(st.sampled_from("王李张刘陈欧"), st.text("伟芳娜敏静丽强磊军洋", min_size=1, max_size=2)).map(
    "".join
)
phones = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
orders = st.from_regex(r"[1-9][0-9]{17,18}", fullmatch=True)
parcels = st.from_regex(r"(SF|YT|JD)[0-9]{12,13}", fullmatch=True)


@given(names, phones, orders, parcels, st.sampled_from(SPELLINGS))
def test_no_planted_value_is_left_in_any_spelling(name: str, phone: str, order: str, parcel: str, spell) -> None:  # type: ignore[no-untyped-def]
    planted = (name, phone, order, parcel)
    kinds = (Kind.NAME, Kind.PHONE, Kind.NUMBER, Kind.NUMBER)
    redactor = Redactor(Known().also(zip(kinds, planted, strict=True)), "zh")
    for value in planted:
        left = unicodedata.normalize("NFKC", redactor.text(spell(value)))
        bare = "".join(char for char in left if char.isalnum()).casefold()
        assert value.casefold() not in bare


@given(phones, orders, st.sampled_from(SPELLINGS[:6]))
def test_what_nobody_knew_is_found_by_its_shape(phone: str, order: str, spell) -> None:  # type: ignore[no-untyped-def]
    redactor = Redactor(Known(), "zh")
    for value in (phone, order):
        bare = "".join(
            char for char in unicodedata.normalize("NFKC", redactor.text(spell(value))) if char.isalnum()
        )
        assert value not in bare


@given(st.text(), names, phones)
def test_a_screen_stays_as_wide_as_it_was(text: str, name: str, phone: str) -> None:
    veil = Veil(Known().also(((Kind.NAME, name), (Kind.PHONE, phone))))
    whole = "".join(char for char in f"{text}{name} {phone}" if char.isprintable())
    assert cells(veil.text(whole)) == cells(whole)


def test_a_name_that_a_screen_met_once_is_covered_wherever_it_stands_from_then() -> None:
    veil = Veil(Known())
    assert veil.text("秀英来过") == "秀英来过"
    assert veil.text("联系王秀英") == "联系王····"
    assert veil.text("秀英来过") == "····来过"


def test_what_all_cases_know_holds_the_names_in_their_own_words(desk: Desk) -> None:
    number = desk.open(OpenCase("douyin", "耳机", {"problem": "是室友周子涵签收的"})).view.number
    veil = Veil(known_of_all([desk.view(number).case]))
    assert veil.text("子涵说没收到") == "····说没收到"


def test_what_is_hidden_for_doubt_alone_is_told_apart() -> None:
    redactor = Redactor(KNOWN.also([(Kind.DOUBT, "大刚")]), "zh")
    redactor.text("李小川说大刚收了货")
    sure, doubted = parted(redactor.hidden)
    assert ([one.text for one in sure], [one.text for one in doubted]) == (["李小川"], ["大刚"])
