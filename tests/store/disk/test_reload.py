"""A playbook of the user that is written while the desk is open, and what a desk reads of a playbook at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from content.pack import files as content_files
from content.pack import library
from content.pack.library import PAUSE, Library
from content.text.words import Problem
from store.care.packs import new_pack
from store.case.intents import OpenCase, TakeChoice
from store.disk.home import Home
from store.opening import HomeDesk, open_home
from tests.conftest import StandingClock


class Ticks:
    """A clock for looks at files; it moves past the pause when told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def wait(self) -> None:
        self.now += PAUSE + 0.01


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


@pytest.fixture
def pack(desk: HomeDesk, home: Home, ticks: Ticks) -> Path:
    desk.library = Library(home.playbooks, ticks)
    return new_pack(home, desk.library, "my-shop", desk.clock().date()) / "zh"


@pytest.fixture
def number(desk: HomeDesk, pack: Path) -> int:
    return desk.open(OpenCase("my-shop", "", {"product": "电水壶", "reason": "quality"})).view.number


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_what_the_user_writes_is_taken_over(desk: HomeDesk, number: int, pack: Path, ticks: Ticks) -> None:
    assert desk.view(number).next.title == "给商家发一条消息，写清事实和诉求"
    edit(pack / "steps" / "contact.md", "action: 给商家发一条消息，写清事实和诉求", "action: 打电话给商家")
    assert not desk.refresh()  # it looks at most twice a second
    ticks.wait()
    assert desk.refresh()
    assert not desk.refresh()
    assert desk.view(number).next.title == "打电话给商家"
    assert desk.notices() == ()


def test_a_changed_pack_is_told_also_when_a_case_was_looked_at_before(
    desk: HomeDesk, number: int, pack: Path, ticks: Ticks
) -> None:
    edit(pack / "steps" / "contact.md", "action: 给商家发一条消息，写清事实和诉求", "action: 打电话给商家")
    ticks.wait()
    assert desk.view(number).next.title == "打电话给商家"
    assert desk.refresh()
    assert not desk.refresh()


def test_a_pack_that_breaks_keeps_its_last_good_form_and_says_where(
    desk: HomeDesk, number: int, pack: Path, ticks: Ticks
) -> None:
    desk.view(number)
    edit(pack / "flow.md", "answer -->|退款到账| refunded([完成退款])", "answer -->|退款到账| refunded([完成退款")
    ticks.wait()
    assert desk.refresh()
    (told,) = desk.notices()
    assert "my-shop" in str(told)
    assert "flow.md:10" in str(told)
    assert desk.notices() == ()
    assert desk.do(number, TakeChoice("answer")).view.step.id == "answer"
    edit(pack / "flow.md", "refunded([完成退款", "refunded([钱回来了])")
    ticks.wait()
    assert desk.refresh()
    assert desk.notices() == ()
    assert desk.playbook("my-shop").flow.steps["refunded"].title == "钱回来了"


def test_a_page_that_nobody_read_yet_is_what_it_was_when_the_pack_was_opened(
    desk: HomeDesk, number: int, pack: Path, ticks: Ticks
) -> None:
    page = pack / "steps" / "answer.md"
    before = Library(pack.parent.parent).get("my-shop", "zh").step("answer")
    desk.view(number)
    page.write_bytes("退款".encode("gbk"))
    ticks.wait()
    desk.refresh()
    assert desk.playbook("my-shop").step("answer") == before
    assert len(desk.notices()) == 1


def test_a_case_whose_playbook_goes_while_its_board_is_shown_is_not_found(desk: HomeDesk, number: int) -> None:
    board = desk.views()
    desk.library = Library()
    assert board.find(number) is None
    assert list(board) == []
    with pytest.raises(LookupError):
        board[0]
    assert board.agenda.entries == ()


def test_a_step_whose_page_is_not_written_yet_waits(desk: HomeDesk, number: int, pack: Path, ticks: Ticks) -> None:
    desk.view(number)
    edit(pack / "flow.md", "answer -->|拒绝，或一直不回| stop", "answer -->|拒绝| more[再问一次] --> stop")
    ticks.wait()
    assert desk.refresh()
    assert len(desk.notices()) == 1
    assert "more" not in desk.playbook("my-shop").flow.steps
    (pack / "steps" / "more.md").write_text("---\naction: 再问\n---\n# 再问一次\n", encoding="utf-8")
    ticks.wait()
    assert desk.refresh()
    assert "more" in desk.playbook("my-shop").flow.steps


def test_a_pack_that_is_deleted_while_in_use_stays_in_use(
    desk: HomeDesk, number: int, pack: Path, ticks: Ticks
) -> None:
    desk.view(number)
    pack.parent.rename(pack.parent.with_name(".gone"))
    ticks.wait()
    assert desk.refresh()
    assert len(desk.notices()) == 1
    assert desk.view(number).next.title


def test_a_pack_of_the_user_may_come_to_hide_a_shipped_one(
    desk: HomeDesk, home: Home, ticks: Ticks, pack: Path
) -> None:
    assert desk.playbook("generic").meta.title == "网购退款"
    pack.parent.rename(home.playbooks / "generic")
    ticks.wait()
    assert desk.refresh()
    assert desk.playbook("generic").meta.title == "我的攻略"


def test_shipped_playbooks_are_never_looked_at_again(
    desk: HomeDesk, ticks: Ticks, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.library = Library(desk.home.playbooks, ticks)
    desk.open(OpenCase("douyin", "", {"product": "耳机"}))
    looked: list[str] = []

    def noted(folder: str, deeper: int, ending: str) -> list[str]:
        looked.append(folder)
        return []

    monkeypatch.setattr(library, "marks_below", noted)
    ticks.wait()
    assert not desk.refresh()
    assert looked == [str(desk.home.playbooks / "douyin")]


@pytest.fixture
def files_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    files: list[str] = []
    read = content_files.read_text

    def noting(folder: Path, parts: tuple[str, ...], name: str) -> str:
        files.append("/".join((folder.parent.name, *parts)))
        return read(folder, parts, name)

    monkeypatch.setattr(content_files, "read_text", noting)
    return files


def test_starting_reads_no_playbook_and_a_list_only_what_its_cases_need(
    desk: HomeDesk, clock: StandingClock, files_read: list[str]
) -> None:
    for reason in ("quality", "quality", "food"):
        desk.open(OpenCase("douyin", "", {"product": "x", "reason": reason}))
    files_read.clear()
    later = open_home(desk.home, clock, "小李", "zh")
    assert files_read == []
    assert len(later.views()) == 3
    assert {file.partition("/")[2] for file in files_read} <= {
        "playbook.md", "flow.md", "reasons.md", "evidence.md", "limits.md",
        "steps/contact.md", "reasons/quality.md", "reasons/food.md", "letters/promise-lapsed.md",
    }  # fmt: skip
    assert len(files_read) == len(set(files_read)), "each once"
    read = len(files_read)
    clock.forward(days=1)
    later.views()
    assert len(files_read) == read


def test_a_link_that_leads_out_of_a_pack_is_not_followed(pack: Path, desk: HomeDesk, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("# secret", encoding="utf-8")
    (pack / "pages" / "leak.md").symlink_to(secret)
    with pytest.raises(Problem, match="leads out"):
        desk.playbook("my-shop").page("leak")


def test_a_pipe_in_a_pack_is_no_page(pack: Path, desk: HomeDesk) -> None:
    os.mkfifo(pack / "pages" / "pipe.md")
    with pytest.raises(Problem, match="has no file"):
        desk.playbook("my-shop").page("pipe")


def test_a_case_whose_playbook_is_gone_is_told_once_and_hides_no_other(
    desk: HomeDesk, home: Home, clock: StandingClock, number: int, pack: Path
) -> None:
    other = desk.open(OpenCase("douyin", "", {"product": "蓝牙耳机"})).view.number
    pack.parent.rename(home.path / "elsewhere")
    late = open_home(home, clock, author="小李", language="zh")
    assert [view.number for view in late.views()] == [other]
    assert [str(number) in str(notice) for notice in late.notices()] == [True]
    late.views()
    assert late.notices() == ()
    (home.path / "elsewhere").rename(pack.parent)
    again = open_home(home, clock, author="小李", language="zh")
    assert {view.number for view in again.views()} == {number, other}
