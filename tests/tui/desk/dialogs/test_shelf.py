"""What is named while files are chosen is waited for, and not marked when it is not wanted any more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual import events

from store.opening import HomeDesk
from tests.tui.desk.conftest import Hand, OpenDesk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three pictures."""
    made = tmp_path / "证据 图"
    made.mkdir()
    for name in ("开箱 1.png", "开箱 2.png", "it's.png"):
        (made / name).write_bytes(name.encode())
    return made


async def paste(hand: Hand, text: str) -> None:
    """Drop files into the terminal: their paths are pasted."""
    hand.front.focused.post_message(events.Paste(text))
    await hand.rest()


async def test_saving_waits_for_files_that_were_just_named(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_desk() as hand:
        await hand.press("enter", "a")
        carry, held = hand.app.worker.carry, list[Any]()
        monkeypatch.setattr(hand.app.worker, "carry", held.append)
        await paste(hand, f"'{folder}/it'\\''s.png'")
        await hand.press("ctrl+s")
        assert "是哪个文件" not in hand.screen, "it was named, and is being looked at"
        for job in held:
            carry(job)
        await hand.rest()
        assert "什么证据" in hand.screen
        monkeypatch.undo()
        await hand.press("right", "ctrl+s")
        assert len(desk.view(earphones).exhibits) == 1


async def test_a_form_that_is_begun_anew_does_not_mark_what_was_named_before(
    open_desk: OpenDesk, earphones: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_desk() as hand:
        await hand.press("enter", "a")
        carry, held = hand.app.worker.carry, list[Any]()
        monkeypatch.setattr(hand.app.worker, "carry", held.append)
        await paste(hand, f"'{folder}/开箱 1.png'")
        await hand.press("ctrl+n")
        for job in held:
            carry(job)
        await hand.rest()
        assert "还没有标记" in hand.screen
        monkeypatch.undo()
        await paste(hand, f"'{folder}/开箱 2.png'")
        assert "已标记1" in hand.screen, "what is named afterwards is marked"
