"""The key x for a helper and for a stamp of time: the same services as the commands, and no password is kept."""

from __future__ import annotations

import asyncio
import threading
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from store.case.intents import NoteDiary
from store.handover.stamps import ask, proofs
from store.handover.unpacking import Given, open_bundle
from store.handover.unsealing import Secrets
from store.opening import HomeDesk
from tests.conftest import StandingClock
from tests.store.proof.authority import authority
from tests.tui.desk.conftest import Hand, OpenDesk
from tui.desk.dialogs.fields import Fields
from tui.desk.widgets.fieldrow import FieldRow

SECRET = "four words are good"


@pytest.fixture
def with_chat(desk: HomeDesk, earphones: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.chdir(tmp_path)
    desk.attach_stream(earphones, BytesIO("拆封了，不能退".encode()), "聊天.txt", "chat")
    return earphones


async def out(hand: Hand, times: int) -> None:
    """Open the form and choose what goes out."""
    await hand.press("x", "up", *["right"] * times)


async def test_a_bundle_is_made_by_a_password_that_nobody_sees_and_nothing_keeps(
    open_desk: OpenDesk, desk: HomeDesk, with_chat: int, tmp_path: Path, clock: StandingClock
) -> None:
    async with open_desk() as hand:
        await out(hand, 1)
        assert "给帮忙的人" in hand.screen
        assert "写好了" not in hand.screen
        await hand.press("tab")
        await hand.write("王芳")
        await hand.press("tab", "tab")
        await hand.write(SECRET)
        assert SECRET not in hand.screen
        await hand.press("ctrl+s")
        assert "两次" in hand.screen, "it is asked twice"
        await hand.write(SECRET)
        await hand.press("ctrl+s")
        file = tmp_path / f"tuikuan-{with_chat}.bundle"
        page = hand.sheet("text")
        assert str(file) in page
        assert "不会从这里发送" in page
        await hand.press("escape")
        assert file.stat().st_mode & 0o077 == 0
        kept = [
            path for path in desk.home.path.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()
        ]
        assert kept == [], "the password is nowhere"
        assert "handed-over" in [entry.kind for entry in desk.view(with_chat).timeline()]
    opened = open_bundle(Given(file, Secrets(lambda: SECRET), clock), tmp_path / "copies")
    assert list(opened.copy.events) == [with_chat]


async def test_a_bundle_may_be_for_a_key_or_open_to_everybody(
    open_desk: OpenDesk, with_chat: int, tmp_path: Path
) -> None:
    from pyrage import x25519

    key = str(x25519.Identity.generate().to_public())
    async with open_desk() as hand:
        await out(hand, 1)
        await hand.press("tab", "tab", "right")
        assert "对方的公钥*" in hand.screen
        assert "再输一遍" not in hand.screen
        await hand.press("tab")
        await hand.write("age1nonsense")
        await hand.press("ctrl+s")
        assert "不是" in hand.screen
        await hand.press(*["backspace"] * 12)
        await hand.write(key)
        await hand.press("ctrl+s")
        assert (tmp_path / f"tuikuan-{with_chat}.bundle").read_bytes().startswith(b"age-encryption.org")
        await hand.press("escape")
        await out(hand, 1)
        await hand.press("tab", "tab", *["right"] * 3)
        assert "再输一遍" not in hand.screen
        await hand.press("ctrl+s")
        page = "".join(hand.sheet("text").split())
        assert "没有加密" in page
        assert "“加密”一栏" in page, "what helps is a field here, not an option of the command line"
        assert "--" not in page
        assert zipfile.is_zipfile(tmp_path / f"tuikuan-{with_chat}.zip")


async def test_a_stamp_is_asked_for_taken_in_and_told(
    open_desk: OpenDesk, desk: HomeDesk, with_chat: int, tmp_path: Path
) -> None:
    tsa = authority(at=datetime(2026, 11, 23, 2, 0, 5, tzinfo=UTC))
    async with open_desk() as hand:
        await out(hand, 2)
        await hand.press("ctrl+s")
        request = tmp_path / f"tuikuan-{with_chat}.tsq"
        assert "交给时间戳机构" in hand.sheet("text")
        await hand.press("escape")
        assert request.read_bytes() == ask(desk, with_chat).request.read_bytes()
        assert Path(f"{request}.txt").read_text(encoding="utf-8").startswith("tuikuan manifest 1")
        (tmp_path / "answer.tsr").write_bytes(tsa.answer(request.read_bytes()))
        (tmp_path / "roots.pem").write_bytes(tsa.pem)
        await out(hand, 2)
        await hand.press("tab", "right", "tab")
        await hand.write("nothing.tsr")
        await hand.press("ctrl+s")
        assert "没有文件" in hand.screen
        await hand.press(*["backspace"] * 11)
        await hand.write("answer.tsr")
        await hand.press("tab")
        await hand.write("roots.pem")
        await hand.press("ctrl+s")
        assert "不能证明" in hand.sheet("text")
        await hand.press("escape")
        assert len(proofs(desk, with_chat)) == 1
        await out(hand, 2)
        await hand.press("tab", "right", "right", "ctrl+s")
        page = hand.sheet("text")
        assert "Test TSA" in page
        assert "不能证明" in page


async def test_a_dossier_that_is_named_like_another_form_is_told_at_its_field(
    open_desk: OpenDesk, with_chat: int
) -> None:
    async with open_desk() as hand:
        await hand.press("x", *["tab"] * 8)
        await hand.write("a.html")
        await hand.press("ctrl+s")
        assert "结尾是html" in hand.screen
        assert with_chat


async def test_what_must_be_told_is_starred_and_no_file_is_looked_at_while_one_types(
    open_desk: OpenDesk, with_chat: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[tuple[str, bool]] = []

    def look(typed: str) -> None:
        looked.append((typed, threading.current_thread() is threading.main_thread()))

    for where in ("no_folder", "no_file"):
        monkeypatch.setattr(f"tui.desk.worker.folders.{where}", look)
    async with open_desk() as hand:
        await out(hand, 1)
        assert ("密码*" in hand.screen, "再输一遍*" in hand.screen) == (True, True)
        await hand.press("right")
        assert ("文件*" in hand.screen, "密码" in hand.screen) == (False, False)
        await hand.press("tab", "tab")
        await hand.write("/net/far/away")
        assert looked == []
        await hand.press("ctrl+s")
        assert looked == [("/net/far/away", False)], "it is looked at when it is to be written, beside the keys"
        assert with_chat


async def test_what_is_changed_while_the_disk_is_looked_at_is_not_sent(
    open_desk: OpenDesk, with_chat: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    woken, asked = threading.Event(), threading.Event()

    def slow(typed: str) -> None:
        asked.set()
        assert woken.wait(10)

    monkeypatch.setattr("tui.desk.worker.folders.no_folder", slow)
    async with open_desk() as hand:
        await out(hand, 2)
        await hand.press("tab", "tab")
        await hand.write(str(tmp_path / "a"))
        await hand.pilot.press("ctrl+s")
        assert await asyncio.to_thread(asked.wait, 10)
        await hand.pilot.press("b", "c")
        woken.set()
        await hand.press("d")
        assert str(tmp_path / "abcd")[-8:] in hand.screen
        assert not list(tmp_path.glob("a*")), "nothing is written of what was changed meanwhile"
        await hand.press("ctrl+s")
        assert (tmp_path / "abcd").exists()
        assert with_chat


async def test_a_password_that_was_typed_and_not_used_is_in_no_draft(
    open_desk: OpenDesk, desk: HomeDesk, with_chat: int
) -> None:
    async with open_desk() as hand:
        await out(hand, 1)
        await hand.press("tab")
        await hand.write("王芳")
        await hand.press("tab", "tab")
        await hand.write(SECRET)
        await hand.press("escape")
        assert "草稿" in hand.foot
    texts = [path.read_bytes() for path in desk.home.path.rglob("*") if path.is_file()]
    assert any("王芳".encode() in text for text in texts), "a draft is kept"
    assert not any(SECRET.encode() in text for text in texts)


async def test_fields_that_come_later_stand_in_their_order(open_desk: OpenDesk, with_chat: int) -> None:
    async with open_desk() as hand:
        await out(hand, 1)
        await hand.pilot.pause()
        form = hand.front
        assert isinstance(form, Fields)
        shown = [row.field.id for row in form.query(FieldRow) if row.display]
        assert shown == [line.field.id for _, line in form.entries.seen()]
        assert "field-secret" in shown


async def test_what_is_hidden_in_a_bundle_is_looked_at_before_and_asks_for_no_password(
    open_desk: OpenDesk, desk: HomeDesk, with_chat: int, tmp_path: Path
) -> None:
    desk.do(with_chat, NoteDiary("大壮帮我拍的视频"))
    async with open_desk() as hand:
        await out(hand, 1)
        await hand.press(*["tab"] * 5, "right", "ctrl+s")
        page = hand.sheet("text")
        assert "大壮  ×1  → [隐去1]帮我拍的视频" in page
        assert not list(tmp_path.glob("tuikuan-*"))
        await hand.press("escape", "x")
        assert hand.front.focused is not None
        assert hand.front.focused.id == "field-what", "a field that is there, whatever the draft chose"
        await hand.press("tab", "tab", *["right"] * 3, *["tab"] * 5, "right", "ctrl+s")
        page = hand.sheet("text")
        assert str(tmp_path / f"tuikuan-{with_chat}.zip") in page
        assert "大壮  ×1" in page, "what was hidden stands on the page about it, too"
    with zipfile.ZipFile(tmp_path / f"tuikuan-{with_chat}.zip") as archive:
        assert "大壮" not in b"".join(map(archive.read, archive.namelist())).decode()
