"""Keys of one's own, settings, themes, signs."""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncIterator

import pytest

from content.text.words import Problem
from store.disk.home import Home
from store.disk.settings import THEMES, Settings, read_settings
from store.opening import HomeDesk
from tests.e2e.terminal import Terminal
from tests.tui.desk.conftest import Hand, OpenDesk
from tui.desk.keys.actions import ACTIONS
from tui.desk.keys.rebinding import rebound
from tui.desk.shell import DeskApp
from tui.desk.widgets.theme import PALETTES


def test_the_table_itself_has_no_clash() -> None:
    assert rebound({}, "config.toml") == ACTIONS


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"undoo": "z"}, "undoo"),
        ({"choose": "z"}, "choose"),
        ({"undo": "n"}, "“new”"),
        ({"undo": "z", "redo": "z"}, "“z”"),
        ({"undo": " "}, "undo"),
        ({"undo": "hyper+q+x"}, "hyper+q+x"),
        ({"copy": "?"}, "“?”"),
        ({"choose": "f1,f2,f3,f4,f5,f6,f7,f8,f9"}, "“help”"),
        ({"choose": "z,z,z,z,z,z,z,z,z"}, "“choose”"),
        ({"save": "s"}, "“s”"),
        ({"next-field": "enter"}, "“enter”"),
        ({"anew": "ctrl+s"}, "“save”"),
        ({"next-option": "ctrl+n"}, "“anew”"),
        ({"yes": "escape"}, "“esc”"),
        ({"yes": "n"}, "“no”"),
    ],
)
def test_a_clash_or_an_unknown_id_is_one_sentence(keys: dict[str, str], said: str) -> None:
    with pytest.raises(Problem) as caught:
        rebound(keys, "/here/config.toml")
    assert said in str(caught.value)
    assert "/here/config.toml" in str(caught.value)


def test_keys_are_shown_as_people_write_them() -> None:
    table = {action.id: action for action in rebound({"undo": "z,ctrl+z", "help": "!", "new": "f2"}, "")}
    assert (table["undo"].keys, table["undo"].shown) == ("z,ctrl+z", "z ctrl+z")
    assert (table["help"].keys, table["help"].shown) == ("exclamation_mark", "!")
    assert table["new"].shown == "f2"


async def test_rebound_keys_work_and_are_shown_everywhere(desk: HomeDesk, earphones: int) -> None:
    actions = rebound({"undo": "z", "trash": "u", "help": "f2", "new": "!"}, "")
    app = DeskApp(desk, Settings(), actions=actions)
    async with app.run_test(size=(120, 36)) as pilot:
        hand = Hand(pilot, app)
        await hand.rest()
        assert "z 撤销" in hand.foot
        assert "f2 帮助" in hand.foot
        await hand.press("enter", "2", "enter", "escape")
        assert desk.view(earphones).step.id == "apply"
        await hand.press("z")
        assert desk.view(earphones).step.id == "contact"
        await hand.press("u", "y")
        assert not desk.views()
        await hand.press("z")
        assert desk.views()
        await hand.press("f2")
        assert "z  " in hand.sheet("text")
        await hand.press("escape", "ctrl+p")
        await hand.write("撤销案件")
        row = next(line for line in hand.sheet("found").splitlines() if "撤销案件" in line)
        assert "z" in row.split()


async def rebound_desk(desk: HomeDesk, keys: dict[str, str]) -> AsyncIterator[Hand]:
    app = DeskApp(desk, Settings(), actions=rebound(keys, ""))
    async with app.run_test(size=(120, 36)) as pilot:
        hand = Hand(pilot, app)
        await hand.rest()
        yield hand


async def test_choices_take_other_keys_and_show_them(desk: HomeDesk, earphones: int) -> None:
    async for hand in rebound_desk(desk, {"choose": '&,é,",(,§,è,!,ç,à', "jump": "z"}):
        assert "é  商家不同意退款" in hand.sheet("aside")
        await hand.press("enter")
        assert "&-à 选择" in hand.foot
        await hand.press("2")
        assert desk.view(earphones).step.id == "contact"
        await hand.press("é", "enter")
        assert desk.view(earphones).step.id == "apply"


async def test_keys_of_forms_and_questions_can_be_others(desk: HomeDesk, earphones: int) -> None:
    keys = {"save": "f5", "next-field": "ctrl+j", "next-option": "x", "anew": "f6", "yes": "j", "palette": "f9"}
    async for hand in rebound_desk(desk, keys):
        await hand.press("i")
        await hand.write("退款已经同意")
        assert "f5 保存" in hand.screen
        await hand.press("ctrl+s")
        assert not desk.view(earphones).diary
        await hand.press("escape", "i")
        assert "按f6重新填写" in hand.screen
        await hand.press("ctrl+j", "x", "f5")
        assert (desk.view(earphones).diary[0].text, desk.view(earphones).diary[0].who) == (
            "退款已经同意",
            "platform",
        )
        await hand.press("f9")
        assert hand.app.screen.query("#wanted")
        await hand.press("f9", "d", "y")
        assert "j 是" in hand.screen
        await hand.press("j")
        assert not desk.views()


async def test_each_theme_in_its_turn(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(settings=Settings(theme="high-contrast")) as hand:
        seen = [hand.app.theme]
        for _ in range(3):
            await hand.press("T")
            seen.append(hand.app.theme.removeprefix("tuikuan-"))
            assert f"theme = {seen[-1]}" in hand.foot, "it says that they are kept"
        assert seen == ["tuikuan-high-contrast", "dark", "light", "high-contrast"]
        assert tuple(palette.setting for palette in PALETTES) == THEMES


async def test_facts_name_their_keys(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk() as hand:
        await hand.press("e")
        assert "enter 修改" in hand.foot


async def test_pinyin_initials_find_a_case(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk() as hand:
        await hand.press("slash")
        await hand.write("lyej")
        assert "蓝牙耳机" in hand.sheet("cards")
        await hand.write("q")
        assert "没有案件含有" in hand.screen


def test_settings_are_read(home: Home) -> None:
    home.prepare()
    home.config.write_text('mouse = false\nascii = true\n[keys]\nundo = "z"\n', encoding="utf-8")
    settings = read_settings(home)
    assert (settings.mouse, settings.ascii, settings.keys) == (False, True, {"undo": "z"})


@pytest.mark.parametrize(
    "text", ["mouse = 3", "ascii = 'yes'", "keys = 3", "[keys]\nundo = 3", "theme = 'drak'", "language = 'fr'"]
)
def test_settings_that_make_no_sense_are_told(home: Home, text: str) -> None:
    home.prepare()
    home.config.write_text(text, encoding="utf-8")
    with pytest.raises(Problem, match=r"config\.toml"):
        read_settings(home)


def run(home: Home, *more: str, env: dict[str, str] | None = None) -> Terminal:
    command = [sys.executable, "-m", "tui", "--home", str(home.path), "--lang", "zh", *more]
    return Terminal(command, os.environ | (env or {}), 100, 30)


@pytest.mark.xdist_group("terminal")
def test_a_clash_ends_the_program_with_one_sentence(home: Home) -> None:
    home.prepare()
    home.config.write_text('[keys]\nundo = "n"\n', encoding="utf-8")
    with run(home) as terminal:
        assert terminal.until_gone() == 1
        assert "都用“n”键" in terminal.text.replace("\n", "")


@pytest.mark.xdist_group("terminal")
@pytest.mark.parametrize("way", ["option", "environment", "settings"])
def test_ascii_signs_can_be_asked_for(home: Home, desk: HomeDesk, earphones: int, way: str) -> None:
    if way == "settings":
        home.config.write_text("ascii = true\n", encoding="utf-8")
    more = ["--ascii"] if way == "option" else []
    with run(home, *more, env={"TUIKUAN_ASCII": "1"} if way == "environment" else {}) as terminal:
        terminal.until("[ ]")
        terminal.settle()
        assert "☐" not in terminal.text
        assert "│" not in terminal.text
        terminal.press("q")
        assert terminal.until_gone() == 0
