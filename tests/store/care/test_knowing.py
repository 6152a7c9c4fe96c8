"""What a home knows of the people its cases are for, so that it can be hidden: names, and nothing else."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from store.care.knowing import ROOM, in_doubt, known_on_screen, known_persons
from store.case.intents import NoteDiary, OpenCase
from store.dossier.redact import Veil
from store.dossier.redact_kinds import Kind
from store.opening import HomeDesk
from store.people.person import Person


@pytest.fixture
def bought(desk: HomeDesk) -> int:
    return desk.open(OpenCase("douyin", facts={"product": "蓝牙耳机"})).view.number


def test_what_a_person_is_called_here_is_hidden_only_where_it_is_a_name(desk: HomeDesk) -> None:
    desk.people.keep(Person("王秀英", phone="13712345678"))
    desk.people.keep(Person("妈妈", "欧阳明月"))
    names = {value for kind, value in known_persons(desk).values if kind is Kind.NAME}
    assert names == {"王秀英", "欧阳明月"}


def test_a_screen_covers_what_a_diary_says_in_doubt(desk: HomeDesk, bought: int) -> None:
    desk.do(bought, NoteDiary("大壮帮我拍的视频，送到了鼓楼西那边，商家说拆封不退"))
    veil = Veil(known_on_screen(desk))
    assert veil.text("问大壮：鼓楼西，拆封不退") == "问····：······，拆封不退"


def test_of_many_long_diaries_the_newest_are_read(desk: HomeDesk, bought: int) -> None:
    desk.do(bought, NoteDiary("大壮也说是坏的"))
    old = desk.view(bought).case
    new = replace(old, number=old.number + 1, diary=[replace(old.diary[-1], text="等" * ROOM + "，大刚也说是坏的")])
    assert [word for _, word in in_doubt((old, new))] == ["大刚"]


@pytest.mark.parametrize("told", ["tuikuan letter 1 application-80", "tuikuan pack 1 platform-12315"])
def test_a_screen_leaves_what_a_playbook_calls_its_letters_and_channels(
    desk: HomeDesk, bought: int, told: str
) -> None:
    desk.do(bought, NoteDiary("客服叫我加 xiaoyu1999"))
    assert Veil(known_on_screen(desk)).text(f"{told} xiaoyu1999") == f"{told} ··········"
