"""The key x for a helper and for a stamp in English on 80 columns and 24 lines: every field is there and whole."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from store.disk.home import Home
from store.handover.stamps import proofs
from store.opening import HomeDesk, open_home
from tests.conftest import StandingClock
from tests.store.proof.authority import authority
from tests.tui.desk.conftest import Hand, OpenDesk


@pytest.fixture
def desk(home: Home, clock: StandingClock) -> HomeDesk:
    return open_home(home, clock, author="Li", language="en")


@pytest.fixture
def with_chat(desk: HomeDesk, earphones: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.chdir(tmp_path)
    desk.attach_stream(earphones, BytesIO(b"opened, no return"), "chat.txt", "chat")
    return earphones


async def out(hand: Hand, times: int) -> None:
    await hand.press("x", "up", *["right"] * times)


def fits(hand: Hand) -> None:
    """No line is wider than the screen, and the keys that end the form are there."""
    assert all(len(line) <= 80 for line in hand.screen.splitlines())
    assert "ctrl+s" in hand.screen
    assert "esc" in hand.screen


async def test_a_bundle_is_made(open_desk: OpenDesk, with_chat: int, tmp_path: Path) -> None:
    async with open_desk(80, 24) as hand:
        await out(hand, 1)
        for label in ("What goes out", "For whom", "Closed"):
            assert label in hand.screen, hand.screen
        fits(hand)
        await hand.press("tab")
        await hand.write("Wang Fang")
        await hand.press("tab", *["right"] * 3, "ctrl+s")
        assert "not encrypted" in hand.sheet("text").replace("\n", " ")
        assert "nothing is sent" in hand.sheet("text").replace("\n", " ")
    assert zipfile.is_zipfile(tmp_path / f"tuikuan-{with_chat}.zip")


async def test_a_password_is_asked_twice_and_seen_by_nobody(
    open_desk: OpenDesk, with_chat: int, tmp_path: Path
) -> None:
    async with open_desk(80, 24) as hand:
        await out(hand, 1)
        await hand.press("tab", "tab", "tab")
        await hand.write("four words are good")
        await hand.press("tab")
        await hand.write("four words are bad")
        assert "four words" not in hand.screen
        fits(hand)
        await hand.press("ctrl+s")
        assert not (tmp_path / f"tuikuan-{with_chat}.bundle").exists()
        fits(hand)


async def test_a_stamp_is_asked_for_and_its_answer_taken_in(
    open_desk: OpenDesk, desk: HomeDesk, with_chat: int, tmp_path: Path
) -> None:
    tsa = authority(at=datetime(2026, 11, 23, 2, 0, 5, tzinfo=UTC))
    async with open_desk(80, 24) as hand:
        await out(hand, 2)
        fits(hand)
        await hand.press("ctrl+s")
        page = hand.sheet("text").replace("\n", " ")
        assert "nothing is sent from here" in page
        await hand.press("escape")
        request = tmp_path / f"tuikuan-{with_chat}.tsq"
        (tmp_path / "answer.tsr").write_bytes(tsa.answer(request.read_bytes()))
        (tmp_path / "roots.pem").write_bytes(tsa.pem)
        await out(hand, 2)
        await hand.press("tab", "right", "tab")
        await hand.write("answer.tsr")
        await hand.press("tab")
        await hand.write("roots.pem")
        fits(hand)
        await hand.press("ctrl+s")
        assert "does not prove" in hand.sheet("text").replace("\n", " ")
    assert len(proofs(desk, with_chat)) == 1
