"""Persons: given once, used in every paper, never where cases are listed or dumped."""

from __future__ import annotations

import stat

import pytest

from content.text.words import Translator
from store.care.backup import Scope, backup, restore
from store.care.export import gathered
from store.care.transfer import dump_of
from store.case.intents import OpenCase, SetFact
from store.disk.home import Home
from store.dossier.contents import Reader, Wanted
from store.errors import BadValue, DamagedFile, Doubtful, LetterIncomplete, Refused
from store.opening import HomeDesk, open_home
from store.people.person import CLAIMANT, Nobody, Person, named, typed, unknown
from tests.conftest import StandingClock

ME = Person("我", "李明", "13800001111", "上海市静安区甲路1号")
MOTHER = Person("妈妈", "王芳", "13900002222", "杭州市西湖区乙路2号")
FACTS = {
    "product": "蓝牙耳机", "order": "6921873301845520117", "merchant": "声动旗舰店", "paid": "199",
    "reason": "quality", "demand": "refund", "problem": "左耳没有声音", "bought-on": "2026-11-14",
}  # fmt: skip


def begun(desk: HomeDesk, **facts: str) -> int:
    return desk.open(OpenCase("douyin", facts=FACTS | facts)).view.number


def test_a_letter_takes_what_is_known_of_the_person_the_case_is_for(desk: HomeDesk) -> None:
    number = begun(desk)
    with pytest.raises(LetterIncomplete) as lacks:
        desk.letter(number, "complaint-12315")
    assert set(lacks.value.missing) == {"name", "phone", "address"}
    desk.people.keep(ME)
    desk.people.keep(MOTHER)
    assert (
        "投诉人：李明，电话13800001111，通讯地址：上海市静安区甲路1号"
        in desk.letter(number, "complaint-12315").text
    )
    desk.do(number, SetFact(CLAIMANT, "妈妈"))
    assert "投诉人：王芳" in desk.letter(number, "complaint-12315").text
    desk.do(number, SetFact("phone", "021-5555"))
    assert "王芳，电话021-5555" in desk.letter(number, "complaint-12315").text, "what the case says itself counts"


def test_a_dossier_takes_it_too_and_the_case_itself_stays_as_it_was(desk: HomeDesk) -> None:
    desk.people.keep(ME)
    number = begun(desk)
    dossier = gathered(desk, number, Wanted(Reader.COURT)).dossier
    assert [line.value for line in dossier.parties[0].lines] == [ME.name, ME.phone, ME.address]
    told = " ".join(Translator("zh").say(one) for one in dossier.doubts)
    assert "姓名" not in told
    assert "name" not in desk.view(number).facts


def test_a_person_nobody_knows_any_more_gives_nothing(desk: HomeDesk) -> None:
    desk.people.keep(ME)
    desk.people.keep(MOTHER)
    number = begun(desk, claimant="妈妈")
    desk.people.drop("妈妈")
    with pytest.raises(LetterIncomplete):
        desk.letter(number, "complaint-12315")


def test_persons_are_kept_changed_and_dropped_for_every_desk_of_the_home(
    home: Home, clock: StandingClock, desk: HomeDesk
) -> None:
    desk.people.keep(ME)
    desk.people.keep(MOTHER)
    other = open_home(home, clock, "x", "zh")
    other.people.keep(Person("妈妈", "王芳"), "妈妈")
    assert desk.people.everybody() == (ME, Person("妈妈", "王芳"))
    with pytest.raises(Refused, match="我"):
        desk.people.keep(Person("我"))
    with pytest.raises(Refused, match="舅舅"):
        desk.people.drop("舅舅")
    desk.people.drop("我")
    assert [one.label for one in other.people.everybody()] == ["妈妈"]
    assert stat.S_IMODE(home.people.stat().st_mode) == 0o600


@pytest.mark.parametrize("label", ["", " ", "my mother", "长" * 41, "@"])
def test_a_person_is_called_by_one_word(label: str) -> None:
    with pytest.raises(BadValue):
        typed(label, {})


def test_a_file_that_holds_no_persons_is_told_and_left(home: Home, desk: HomeDesk) -> None:
    desk.people.keep(ME)
    home.people.write_text('{"a": 1}', encoding="utf-8")
    with pytest.raises(DamagedFile, match=r"people\.json"):
        desk.letter(begun(desk), "complaint-12315")
    with pytest.raises(DamagedFile):
        desk.people.keep(MOTHER)
    assert home.people.read_text(encoding="utf-8") == '{"a": 1}'


def test_persons_are_in_a_backup_of_everything_and_in_no_dump(
    home: Home, desk: HomeDesk, clock: StandingClock, tmp_path_factory: pytest.TempPathFactory
) -> None:
    desk.people.keep(ME)
    begun(desk)
    place = tmp_path_factory.mktemp("out")
    assert "李明".encode() not in dump_of(desk)[0]
    saved = backup(desk, place / "all.zip", Scope.EVERYTHING)
    there = Home(place / "home")
    restore(saved, there)
    assert open_home(there, clock, "x", "zh").people.everybody() == (ME,)


def test_cases_are_found_by_whom_they_are_for(desk: HomeDesk) -> None:
    desk.people.keep(ME)
    desk.people.keep(MOTHER)
    desk.people.keep(Person("我妈"))
    mine, hers = begun(desk), begun(desk, claimant="妈妈", order="1")
    assert [one.number for one in desk.search("@我")] == [mine], "what names nobody is for the first person"
    assert [one.number for one in desk.search("@妈妈 耳机")] == [hers]
    assert [one.number for one in desk.search("@妈")] == [hers], "as far as it is typed"
    assert [one.number for one in desk.search("@mm")] == [hers], "and by how it is read"
    assert not list(desk.search("@舅舅"))
    desk.do(mine, SetFact("received-on", "2026-11-20"))
    assert desk.calendar("@我") == desk.calendar()
    assert b"VEVENT" not in desk.calendar("@妈妈")


def test_cases_stand_together_by_person(desk: HomeDesk) -> None:
    desk.people.keep(ME)
    for product, label in (("甲", ""), ("乙", "妈妈"), ("丙", ""), ("丁", "妈妈")):
        begun(desk, product=product, order=product, claimant=label)
    assert [one.title for one in desk.views().ordered("person")] == ["甲", "丙", "乙", "丁"]


def test_where_nobody_is_kept_nobody_is_known() -> None:
    with pytest.raises(Refused):
        Nobody().keep(ME)
    with pytest.raises(Refused):
        Nobody().drop("我")
    assert Nobody().everybody() == ()


@pytest.mark.parametrize(
    "text",
    ["13800138000", "138 0013 8000", "+86 138-0013-8000", "8613800138000", "0571-87654321", "(021) 5555 6666",
     "87654321", "0571-87654321转801", "+44 7700 900123", "0044 20 7946 0958", "１３８００１３８０００",
     "400-820-8820"],
)  # fmt: skip
def test_what_may_be_a_phone_number_is_kept(text: str) -> None:
    assert typed("我", {"phone": text}).phone == text


@pytest.mark.parametrize(
    "text", ["1380013800", "138001380000", "12345678901", "abc", "123", "张三", "+12", "1" * 30]
)
def test_what_hardly_can_be_one_is_asked_about(text: str) -> None:
    with pytest.raises(Doubtful):
        typed("我", {"phone": text})
    assert typed("我", {"phone": text}, sure=True).phone == text


def test_a_person_is_found_by_the_full_name_too_if_only_one_has_it() -> None:
    ann = Person("ann", name="Ann Marie Smith")
    people = (ann, Person("bo", name="Bo Li"), Person("bo2", name="Bo Li"))
    assert named(people, " ann  Marie Smith") is ann
    assert named(people, "BO") is people[1]
    with pytest.raises(Refused):
        named(people, "Bo Li")
    with pytest.raises(Refused):
        named((Person("x"),), "")


def test_who_types_a_full_name_is_told_how_one_word_is_added() -> None:
    refused = unknown("Ann Marie Smith", ())
    assert "one word" in Translator("en").say(refused.message)
    assert "one word" not in Translator("en").say(unknown("Ann", ()).message)
    assert "one word" not in Translator("en").say(unknown("Ann Marie Smith", (ME,)).message)
