"""A stamp of time in a dossier: told in the list of files with what it proves, and what it does not."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from content.text.words import Translator
from store.care.export import gathered
from store.case.intents import UndoChange
from store.dossier.contents import Dossier, Reader, Wanted
from store.dossier.pages import lay_out
from store.dossier.plain import to_plain
from store.handover.stamps import ask, take_in
from store.opening import HomeDesk
from tests.store.handover.stamping import stamped
from tests.store.proof.authority import Authority


def made(desk: HomeDesk, number: int, reader: Reader = Reader.COURT) -> Dossier:
    return gathered(desk, number, Wanted(reader)).dossier


def test_a_stamp_stands_below_the_list_of_files_with_the_exhibits_that_it_is_about(
    desk: HomeDesk, number: int, tsa: Authority, tmp_path: Path
) -> None:
    assert made(desk, number).stamps == ()
    asked, _ = stamped(desk, number, tsa, tmp_path)
    desk.attach_stream(number, BytesIO(b"later"), "later.txt", "chat")
    text = "\n".join(line for _, line in to_plain(lay_out(made(desk, number))))
    told = text[text.index("时间戳") :].splitlines()
    assert told == [
        "时间戳",
        "签发机构：Test TSA",
        "时间：2026年11月23日10:00",
        f"清单的SHA-256：{asked.sha256}",
        "清单列有的证据：证据1 证据2",
        "证明：到这一时刻，这份清单已经存在，清单中以SHA-256列明的内容也已经存在。",
        "不证明：由谁制作、内容是否真实、是不是在这之前不久才制作。",
        "核对：清单（.txt）和时间戳文件（.tsr，RFC 3161）可以应要求提交。",
    ]
    assert made(desk, number, Reader.FAMILY).stamps, "it is there, where no list of files is asked for"


def test_who_nobody_checked_is_said_so(desk: HomeDesk, number: int, tsa: Authority, tmp_path: Path) -> None:
    answer = tmp_path / "answer.tsr"
    answer.write_bytes(tsa.answer(ask(desk, number).request.read_bytes()))
    take_in(desk, number, answer)
    assert made(desk, number).stamps[0][0].value == "Test TSA（没有核对它的证书）"


@pytest.mark.parametrize("gone", [True, False])
def test_a_stamp_whose_list_is_not_as_it_was_is_a_doubt_and_not_told(
    desk: HomeDesk, number: int, tsa: Authority, tmp_path: Path, gone: bool
) -> None:
    asked, _ = stamped(desk, number, tsa, tmp_path)
    if gone:
        asked.manifest.unlink()
    else:
        asked.manifest.write_bytes(b"x")
    dossier = made(desk, number)
    assert dossier.stamps == ()
    doubts = [Translator("en").say(one) for one in dossier.doubts]
    assert any(one.startswith("The stamp of Test TSA is not told: The manifest ") for one in doubts)


def test_a_copy_that_is_not_as_it_was_stamped_is_not_among_the_stamped(
    desk: HomeDesk, number: int, tsa: Authority, tmp_path: Path
) -> None:
    stamped(desk, number, tsa, tmp_path)
    copy = desk.exhibits(desk.view(number))[1].path
    copy.chmod(0o600)
    copy.write_bytes(b"other")
    assert made(desk, number).stamps[0][3].value == "证据1"


def test_a_stamp_that_was_undone_is_not_told(desk: HomeDesk, number: int, tsa: Authority, tmp_path: Path) -> None:
    stamped(desk, number, tsa, tmp_path)
    desk.do(number, UndoChange())
    assert made(desk, number).stamps == ()
