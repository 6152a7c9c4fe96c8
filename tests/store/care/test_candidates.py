"""What may be taken in is told before it is: what it is, what is here already, and why it cannot be taken."""

from __future__ import annotations

import os
from datetime import datetime
from hashlib import file_digest
from io import BufferedReader
from pathlib import Path

import pytest
from PIL import Image

from content.text.words import Translator
from store.care import candidates
from store.care.candidates import Candidate, kinds_for, meant, offered, still_missing
from store.case.intents import OpenCase
from store.opening import HomeDesk

OLD = 1_700_000_000


@pytest.fixture
def case(desk: HomeDesk) -> int:
    return desk.open(OpenCase("douyin", facts={"product": "耳机", "reason": "quality"})).view.number


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "照片"
    (made / "更多").mkdir(parents=True)
    for name in ("chat-1.png", "lot.png", "更多/深处.png"):
        (made / name).write_bytes(name.encode())
    (made / "empty.txt").write_bytes(b"")
    (made / "link.png").symlink_to(made / "lot.png")
    return made


def by_name(found: tuple[Candidate, ...]) -> dict[str, Candidate]:
    return {one.path.name: one for one in found}


def why(one: Candidate) -> str:
    assert one.wrong is not None
    return Translator("en").say(one.wrong)


def test_a_folder_is_offered_with_what_fits_first(desk: HomeDesk, case: int, folder: Path) -> None:
    found = offered(desk, case, f"{folder}/lo")
    assert (found.folder, found.longer, found.fitting) == (folder, f"{folder}/lot.png", 1)
    assert next(one.path.name for one in found.found) == "lot.png"
    files = by_name(found.found)
    assert files["更多"].inside == 1
    assert files["chat-1.png"].kind == "chat"
    assert files["lot.png"].kind == ""
    assert "empty" in why(files["empty.txt"])
    assert "links" in why(files["link.png"])
    assert offered(desk, case, "").found == ()


def test_a_file_is_read_once_while_one_types_and_again_when_it_has_changed(
    desk: HomeDesk, case: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counted(file: BufferedReader, name: str) -> object:
        read.append(Path(file.name).name)
        return file_digest(file, name)

    monkeypatch.setattr(candidates, "file_digest", counted)
    desk.attach(case, folder / "lot.png", "goods")
    twin = folder / "twin.png"
    twin.write_bytes(b"lot.png")
    os.utime(twin, (OLD, OLD))
    for typed in ("", "t", "tw", "twi"):
        assert by_name(offered(desk, case, f"{folder}/{typed}").found)["twin.png"].twin == 1
    assert read.count("twin.png") == 1
    twin.write_bytes(b"LOT.PNG")
    assert by_name(offered(desk, case, f"{folder}/").found)["twin.png"].twin == 0
    assert read.count("twin.png") == 2


def test_the_same_bytes_are_told_by_the_number_of_the_exhibit(desk: HomeDesk, case: int, folder: Path) -> None:
    desk.attach(case, folder / "lot.png", "goods")
    (folder / "again.png").write_bytes((folder / "lot.png").read_bytes())
    (folder / "other.png").write_bytes(b"x" * (folder / "lot.png").stat().st_size)
    files = by_name(offered(desk, case, f"{folder}/").found)
    assert (files["again.png"].twin, files["lot.png"].twin, files["other.png"].twin) == (1, 1, 0)


def test_what_is_still_being_written_in_the_inbox_is_told(desk: HomeDesk, case: int) -> None:
    fresh, old = desk.home.inbox / "fresh.png", desk.home.inbox / "old.png"
    fresh.write_bytes(b"half")
    old.write_bytes(b"whole")
    os.utime(old, (OLD, OLD))
    inbox = by_name(offered(desk, case, "").inbox)
    assert "being written" in why(inbox["fresh.png"])
    assert inbox["old.png"].wrong is None


def test_what_was_named_is_found_whole(desk: HomeDesk, case: int, folder: Path) -> None:
    found = meant(desk, case, f"'{folder}/chat-1.png' '{folder}/更多'")
    assert [one.path.name for one in found.files] == ["chat-1.png", "深处.png"]
    assert not found.problems
    found = meant(desk, case, f"{folder}/*.png")
    assert [one.path.name for one in found.files] == ["chat-1.png", "lot.png"]
    assert "links" in Translator("en").say(found.problems[0])
    found = meant(desk, case, f"{folder}/none.png")
    assert not found.files
    assert "none.png" in Translator("en").say(found.problems[0])


@pytest.mark.parametrize(
    ("offset", "hour"), [("", "2026-11-23T12:31:05+08:00"), ("+09:00", "2026-11-23T11:31:05+08:00")]
)
def test_a_picture_says_when_it_was_taken(
    desk: HomeDesk, case: int, tmp_path: Path, offset: str, hour: str
) -> None:
    exif = Image.Exif()
    told = exif.get_ifd(0x8769)
    told[0x9003] = "2026:11:23 12:31:05"
    if offset:
        told[0x9011] = offset
    path = tmp_path / "IMG_1.jpg"
    Image.new("RGB", (4, 4)).save(path, exif=exif)
    (one,) = meant(desk, case, str(path)).files
    assert one.shot == datetime.fromisoformat(hour)
    path.write_bytes(b"no picture")
    (one,) = meant(desk, case, str(path)).files
    assert one.shot is None


def test_kinds_that_are_missing_and_required_come_first(desk: HomeDesk, case: int, folder: Path) -> None:
    view = desk.view(case)
    required = [item.id for item in view.marked if item.id in view.playbook.evidence and item.required]
    assert list(kinds_for(view))[: len(required)] == required
    assert set(kinds_for(view)) == set(view.playbook.evidence)
    missing = still_missing(view, ())
    assert set(missing) == set(required)
    assert still_missing(view, missing[:1]) == missing[1:]


def test_a_folder_that_holds_the_home_is_not_walked(desk: HomeDesk, case: int) -> None:
    found = meant(desk, case, str(desk.home.path.parent))
    assert not found.files
    assert "own files" in Translator("en").say(found.problems[0])


def test_a_kind_that_is_there_already_gives_way_to_what_is_missing(desk: HomeDesk, case: int, folder: Path) -> None:
    first, second, *_ = kinds_for(desk.view(case))
    desk.attach(case, folder / "lot.png", first)
    kinds = kinds_for(desk.view(case))
    assert kinds[0] == second
    missing = {item.id for item in desk.view(case).marked if item.open}
    assert kinds.index(first) > max(at for at, kind in enumerate(kinds) if kind in missing)
