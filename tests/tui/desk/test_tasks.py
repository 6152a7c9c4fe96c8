"""What people come for: thirteen things by keys alone at 80x24, counted, and the same by commands.

A key is one press; what is typed or pasted as text is counted apart, for its length is the user's.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from textual import events

from content.text.words import Translator
from store.case.intents import CloseCase, NoteDiary, OpenCase, SetFact, TakeChoice
from store.opening import HomeDesk
from tests.conftest import StandingClock
from tests.tui.conftest import Cli
from tests.tui.desk.conftest import Hand, OpenDesk

ORDER = """订单编号 6921447802938810356
果鲜集生鲜店
车厘子礼盒5斤
实付款 ¥168.00
下单时间 2026-11-20 10:00:00
签收时间 2026-11-22 18:00"""

KEYS = {
    "a new case from a pasted order": 2,
    "three photos with their kind": 2,
    "a refusal with its promise, the answer, copied": 7,
    "an application field by field": 8,
    "one case of 300": 3,
    "two changes taken back": 2,
    "what is due, and one put off": 5,
    "a wrong date mended": 5,
    "closed with its amount, and on again": 6,
    "an offer beside one's right": 4,
    "handed over": 6,
    "won this year": 2,
    "which file proves what": 1,
}
"""The keys of each task; `docs/comparison.md` tells them."""

COMPARISON = Path(__file__).parents[3] / "docs" / "comparison.md"


class Counting:
    """Presses keys and counts them; what is typed as text is not counted."""

    def __init__(self, hand: Hand) -> None:
        self.hand, self.count = hand, 0

    async def press(self, *keys: str) -> None:
        """Press keys."""
        self.count += len(keys)
        await self.hand.press(*keys)

    async def write(self, text: str) -> None:
        """Type text into a field."""
        await self.hand.write(text)

    async def paste(self, text: str) -> None:
        """Paste, as a terminal brings it."""
        self.hand.app.post_message(events.Paste(text))
        await self.hand.rest()

    @property
    def screen(self) -> str:
        """The screen as plain text."""
        return self.hand.screen


At = Callable[[str], AbstractAsyncContextManager[Counting]]


@pytest.fixture
def at(open_desk: OpenDesk) -> At:
    """Opens the desk at 80x24 for a task; its keys are held against the table."""

    @asynccontextmanager
    async def opened(task: str) -> AsyncIterator[Counting]:
        async with open_desk(80, 24) as hand:
            counting = Counting(hand)
            yield counting
            assert counting.count == KEYS[task]

    return opened


async def test_a_new_case(at: At, desk: HomeDesk) -> None:
    async with at("a new case from a pasted order") as hand:
        await hand.press("n")
        await hand.paste(ORDER)
        await hand.press("ctrl+s")
        facts = desk.view(1).facts
        assert (facts["order"], facts["paid"], facts["received-on"][:10]) == (
            "6921447802938810356", "168.00", "2026-11-22")  # fmt: skip


async def test_three_photos(at: At, desk: HomeDesk, earphones: int, tmp_path: Path) -> None:
    paths = [tmp_path / f"{n}.png" for n in range(3)]
    for path in paths:
        path.write_bytes(path.name.encode())
    async with at("three photos with their kind") as hand:
        await hand.press("a")
        await hand.paste(" ".join(f"'{path}'" for path in paths))
        await hand.write("商品图")
        await hand.press("ctrl+s")
        assert [one.evidence for one in desk.view(earphones).exhibits] == ["goods"] * 3


async def test_a_refusal_with_its_promise_and_the_answer(at: At, desk: HomeDesk, earphones: int) -> None:
    async with at("a refusal with its promise, the answer, copied") as hand:
        await hand.press("i")
        await hand.write("已拆封不退")
        await hand.press("tab", "tab", "tab")
        await hand.write("48小时内答复")
        await hand.press("ctrl+s", "r", "c")
        view = desk.view(earphones)
        assert (view.case.diary[-1].who, view.case.diary[-1].channel) == ("merchant", "chat")
        assert any("48小时内答复" in Translator("zh").say(one.title) for one in view.deadlines)
        assert "拆封" in hand.hand.app.clipboard


async def test_an_application_field_by_field(at: At, desk: HomeDesk, earphones: int) -> None:
    desk.do(earphones, TakeChoice("refused"))
    async with at("an application field by field") as hand:
        await hand.press("y")
        shown = [hand.screen]
        while hand.count < KEYS["an application field by field"]:
            await hand.press("space")
            shown.append(hand.screen)
        every = "\n".join(shown)
        for words in ("6928374650192837465", "蓝牙耳机", "199.00", "左耳没有声音"):
            assert words in every


async def test_one_of_300(at: At, desk: HomeDesk) -> None:
    for n in range(300):
        desk.open(OpenCase("douyin", "", {"product": f"商品{n:03}", "order": f"69{n:017}"}))
    async with at("one case of 300") as hand:
        await hand.press("/")
        await hand.write("商品217")
        await hand.press("enter", "enter")
        assert "218  商品217" in hand.screen.splitlines()[0]


async def test_two_changes_are_taken_back(at: At, desk: HomeDesk, earphones: int) -> None:
    desk.do(earphones, SetFact("paid", "100"))
    desk.do(earphones, NoteDiary("记错了", "me", "other", ""))
    async with at("two changes taken back") as hand:
        await hand.press("u", "u")
        view = desk.view(earphones)
        assert (view.facts["paid"], len(view.diary)) == ("199.00", 0)


async def test_what_is_due_is_put_off(at: At, desk: HomeDesk, earphones: int) -> None:
    async with at("what is due, and one put off") as hand:
        await hand.press("o", "down", "-")
        await hand.write("明天")
        await hand.press("tab")
        await hand.write("等快递")
        await hand.press("ctrl+s")
        assert [one.reason for one in desk.view(earphones).case.snoozes.values()] == ["等快递"]


async def test_a_wrong_date_is_mended(at: At, desk: HomeDesk, earphones: int) -> None:
    async with at("a wrong date mended") as hand:
        await hand.press("e", "/")
        await hand.write("收货日")
        await hand.press("escape", "enter")
        await hand.write("11-20")
        await hand.press("enter")
        assert desk.view(earphones).facts["received-on"] == "2026-11-20"


async def test_a_case_is_closed_with_its_amount_and_goes_on(at: At, desk: HomeDesk, earphones: int) -> None:
    async with at("closed with its amount, and on again") as hand:
        await hand.press(".", "right", "tab")
        await hand.write("199")
        await hand.press("ctrl+s")
        view = desk.view(earphones)
        assert (view.case.outcome, view.facts["paid-back"]) == ("refunded", "199.00")
        await hand.press(".", "y")
        assert not desk.view(earphones).case.closed


async def test_an_offer_stands_beside_ones_right(at: At, desk: HomeDesk, earphones: int) -> None:
    async with at("an offer beside one's right") as hand:
        await hand.press("b", "e")
        await hand.write("退50元")
        await hand.press("tab")
        await hand.write("50")
        await hand.press("ctrl+s")
        assert desk.view(earphones).case.offers[0].amount == "50.00"
        assert "¥50.00" in hand.screen
        assert "¥199.00" in hand.screen


async def test_a_case_is_handed_over(at: At, desk: HomeDesk, earphones: int, tmp_path: Path,
                                     monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    async with at("handed over") as hand:
        await hand.press("x", "shift+tab", "shift+tab", "right", "ctrl+s", "y")
        assert list(tmp_path.glob("tuikuan-1-platform.*"))


async def test_what_was_won_this_year(at: At, desk: HomeDesk, earphones: int, clock: StandingClock) -> None:
    now, clock.now = clock.now, clock.now - timedelta(days=400)
    long_ago = desk.open(OpenCase("douyin", "", {"product": "锅", "paid": "80"})).view.number
    desk.do(long_ago, CloseCase("refunded", facts={"paid-back": "80"}))
    clock.now = now
    desk.do(earphones, CloseCase("refunded", facts={"paid-back": "199"}))
    async with at("won this year") as hand:
        assert "今年退回 ¥199.00" in hand.screen, "the sum alone stands on the first screen"
        await hand.press("S", "left")
        assert "¥199.00" in hand.screen
        assert "¥80.00" not in hand.screen


async def test_which_file_proves_what(at: At, desk: HomeDesk, earphones: int, tmp_path: Path) -> None:
    from io import BytesIO

    desk.attach_stream(earphones, BytesIO(b"x"), "右耳.png", "goods", "右耳没有声音")
    async with at("which file proves what") as hand:
        await hand.press("v")
        assert "E1" in hand.screen
        assert "右耳没有声音" in hand.hand.sheet("list")


BY_COMMANDS = {
    "a new case from a pasted order": ("add --paste - --reason damaged --demand 仅退款 --problem 开箱发霉 --yes",),
    "three photos with their kind": ("attach 1 0.png 1.png 2.png --kind goods",),
    "a refusal with its promise, the answer, copied": (
        "log 1 生鲜一经签收概不退换 --who 商家 --channel 聊天 --promise 48小时内答复",
        "reply 1",
    ),
    "an application field by field": ("letter 1 application",),
    "one case of 300": ("list --search 车厘子",),
    "what is due, and one put off": ("due --all", "snooze 1 after-sale-period 明天 --reason 等快递"),
    "a wrong date mended": ("fact 1 received-on 11-20",),
    "an offer beside one's right": ("offer 1 退50元 --amount 50", "offer 1"),
    "handed over": ("export 1 --for family -o case.html",),
    "which file proves what": ("evidence 1",),
    "two changes taken back": ("undo 1", "undo 1"),
    "closed with its amount, and on again": ("close 1 refunded --amount 168", "reopen 1"),
    "won this year": ("stats --year 2026",),
}
"""The same by commands, in an order in which they can follow each other."""


def test_all_of_it_by_commands(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for n in range(3):
        (tmp_path / f"{n}.png").write_bytes(bytes([n]))
    told = {}
    for task, lines in BY_COMMANDS.items():
        for line in lines:
            said = cli(*line.split(" "), stdin=ORDER.encode())
            assert said.status == 0, (line, said.err)
            told[task] = said.out
    assert KEYS.keys() == BY_COMMANDS.keys()
    assert "生鲜" in told["a refusal with its promise, the answer, copied"]
    assert "6921447802938810356" in told["an application field by field"]
    assert "¥50.00" in told["an offer beside one's right"]
    assert "E3" in told["which file proves what"]
    assert (tmp_path / "case.html").exists()


def test_the_comparison_tells_the_keys_of_each_task() -> None:
    rows, chinese = (
        re.findall(r"^\| ([^|]+) \| (\d+) \| `", path.read_text("utf-8"), re.MULTILINE)
        for path in (COMPARISON, COMPARISON.with_name("comparison.zh-CN.md"))
    )
    assert {task: int(keys) for task, keys in rows} == KEYS
    assert [keys for _, keys in chinese] == [keys for _, keys in rows]
