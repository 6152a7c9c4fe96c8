"""The form pack: fields in the form's order, pictures in the order of upload, as many and as large as it takes."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from content.pack.errors import UnknownPage
from content.pack.library import Library
from content.text.words import LANGUAGES
from store.care.packing import channel_named, packed, write_archive, write_folder
from store.case.facts import BY_KEY
from store.case.intents import LabelExhibit, MoveExhibit, OpenCase
from store.dossier.formpack import FormPack, Limits, grouped, limits_of
from store.errors import BadValue, Refused
from store.opening import HomeDesk
from store.papers.dictation import LETTER, dictation

NONE = Limits()


@pytest.fixture
def number(desk: HomeDesk, tmp_path: Path) -> int:
    facts = {"product": "耳机<b>", "order": "6921", "merchant": "声动", "paid": "199", "reason": "quality"}
    number = desk.open(OpenCase("douyin", "", facts)).view.number
    for n, colour in enumerate(("red", "green", "blue", "white", "black")):
        path = tmp_path / f"{colour}.png"
        Image.effect_noise((300, 200), 80 + n).convert("RGB").save(path)
        desk.attach(number, path, "chat")
    (tmp_path / "notes.txt").write_text("拆封了", encoding="utf-8")
    desk.attach(number, tmp_path / "notes.txt", "chat")
    return number


def made(
    desk: HomeDesk, number: int, channel: str = "intervention", limits: Limits = NONE, **more: Any
) -> FormPack:
    return packed(desk, number, channel_named(desk.view(number), channel), limits, **more)


def test_where_nobody_knows_what_a_form_takes_the_originals_stand_under_numbers(
    desk: HomeDesk, number: int
) -> None:
    pack = made(desk, number)
    assert [one.name for one in pack.pictures] == [f"0{n}-E{n}.png" for n in range(1, 6)]
    assert all(one.original for one in pack.pictures)
    assert [one.name for one in pack.others] == ["06-E6.txt"]
    said = " ".join(map(str, pack.notes))
    assert "How many pictures this form takes is not known" in said
    assert "06-E6.txt is no picture" in said


def test_the_order_of_upload_is_the_order_of_the_exhibits(desk: HomeDesk, number: int) -> None:
    last = desk.view(number).exhibits[4]
    desk.do(number, MoveExhibit(last.id, -4))
    assert [one.exhibits for one in made(desk, number).pictures][:2] == [(5,), (1,)]
    lines = dictation(desk.view(number), desk.clock())[-1].text.splitlines()
    assert lines[0].split()[:2] == ["01", "E5"]
    assert len(lines) == 5


def test_more_pictures_than_a_form_takes_are_joined_in_their_order(desk: HomeDesk, number: int) -> None:
    pack = made(desk, number, limits=Limits(pictures=2))
    assert [one.name for one in pack.pictures] == ["01-E1-E2-E3.jpg", "02-E4-E5.jpg"]
    assert "01-E1-E2-E3.jpg holds several exhibits" in " ".join(map(str, pack.notes))


def test_pictures_are_made_as_small_as_the_form_takes(desk: HomeDesk, number: int) -> None:
    for limits in (Limits(0, 40_000), Limits(2, 60_000)):
        assert all(0 < one.size <= limits.size for one in made(desk, number, limits=limits).pictures)
    none = made(desk, number, limits=Limits(0, 300))
    assert (none.pictures, none.left) == ((), (1, 2, 3, 4, 5)), "the fields are worth a pack of their own"
    assert "E1 is left out: A picture cannot be made as small as 300 bytes" in " ".join(map(str, none.notes))


BROKEN = b"\x89PNG\r\n\x1a\n" + b"no picture" * 100


@pytest.mark.parametrize(
    ("limits", "names"),
    [
        (Limits(pictures=2), ["01-E1-E2-E3.jpg", "02-E4-E5.jpg"]),
        (Limits(size=900), []),
        (Limits(size=90_000), [f"0{n}-E{n}.jpg" for n in range(1, 6)]),
        (Limits(), [*(f"0{n}-E{n}.png" for n in range(1, 6)), "06-E7.png"]),
    ],
)
def test_one_picture_that_cannot_be_read_stops_no_pack(
    desk: HomeDesk, number: int, tmp_path: Path, limits: Limits, names: list[str]
) -> None:
    (tmp_path / "broken.png").write_bytes(BROKEN)
    desk.attach(number, tmp_path / "broken.png", "goods")
    pack = made(desk, number, limits=limits)
    assert [one.name for one in pack.pictures] == names
    said = [str(note) for note in pack.notes if str(note).startswith("E7 ")]
    as_it_is = limits == NONE
    assert said == [
        f"E7 {'goes as it is, and may not be taken' if as_it_is else 'is left out'}: "
        "“E7” cannot be read as a picture: it is broken, or of an unknown kind."
    ]
    assert (7 in pack.left) is not as_it_is
    without = made(desk, number, limits=limits, without=(7, 6))
    assert not [note for note in without.notes if "E7" in str(note)]
    assert without.others == ()


def test_an_exhibit_that_there_is_not_cannot_stay(desk: HomeDesk, number: int) -> None:
    with pytest.raises(BadValue, match="E9"):
        made(desk, number, without=(9,))


def test_marked_areas_are_painted_over_and_what_is_no_picture_stays_here(desk: HomeDesk, number: int) -> None:
    first = desk.view(number).exhibits[0]
    desk.do(number, LabelExhibit(first.id, first.evidence, "", areas=("0,0,100%,100%",)))
    pack = made(desk, number, hidden=True)
    assert not any(one.original for one in pack.pictures)
    assert len(pack.pictures[0].data) < len(pack.pictures[1].data) / 10, "it is black all over"
    assert pack.others == ()
    assert "E6 is left out" in str(pack.notes[-1])


def test_a_folder_holds_it_all_for_its_owner_alone(desk: HomeDesk, number: int, tmp_path: Path) -> None:
    target = tmp_path / "pack"
    write_folder(desk, made(desk, number), target)
    assert sorted(path.name for path in target.iterdir()) == [
        "01-E1.png", "02-E2.png", "03-E3.png", "04-E4.png", "05-E5.png", "06-E6.txt", "fields.txt", "index.html",
    ]  # fmt: skip
    assert stat.S_IMODE(target.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in target.iterdir()} == {0o600}
    page = (target / "index.html").read_text(encoding="utf-8")
    assert 'src="01-E1.png"' in page
    assert "耳机&lt;b&gt;" in page
    assert "<script" not in page
    assert "http" not in page
    with pytest.raises(Refused):
        write_folder(desk, made(desk, number), target)
    assert [path.name for path in tmp_path.glob(".pack*")] == []


def test_a_pack_is_not_written_into_the_home(desk: HomeDesk, number: int) -> None:
    with pytest.raises(Refused):
        write_folder(desk, made(desk, number), desk.home.path / "pack")


def test_an_archive_holds_the_same(desk: HomeDesk, number: int, tmp_path: Path) -> None:
    write_archive(desk, made(desk, number), tmp_path / "pack.zip")
    with zipfile.ZipFile(tmp_path / "pack.zip") as archive:
        assert len(archive.namelist()) == 8
        assert archive.read("06-E6.txt") == "拆封了".encode()
    assert stat.S_IMODE((tmp_path / "pack.zip").stat().st_mode) == 0o600


def test_fields_come_in_the_order_of_the_channels_form(desk: HomeDesk, number: int) -> None:
    fields = made(desk, number, "12315").fields
    assert [piece.fact for piece in fields][:6] == ["name", "phone", "address", "merchant", "product", "order"]
    assert made(desk, number, "申请平台介入").channel.id == "intervention"
    assert made(desk, number, "heimao").fields[0].fact == "order", "the usual ones, where nobody told its order"
    with pytest.raises(UnknownPage, match="intervention"):
        made(desk, number, "nobody")


def test_what_the_user_reads_on_the_page_wins_over_the_playbook(desk: HomeDesk, number: int) -> None:
    channel = channel_named(desk.view(number), "intervention")
    assert limits_of(channel, 4, 2.5) == Limits(4, 2_500_000)
    assert limits_of(channel) == NONE


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_a_shipped_form_is_known(tmp_path: Path, language: str) -> None:
    library = Library(tmp_path)
    for name in ("generic", "douyin", "taobao", "jd", "pinduoduo"):
        book = library.get(name, language)
        for channel in book.channels.values():
            for field in channel.fields:
                letter = field.removeprefix(LETTER)
                assert field in BY_KEY or (letter != field and book.letter(letter)), (name, channel.id, field)


@given(st.integers(0, 200), st.integers(0, 20))
def test_groups_keep_every_thing_in_its_order(count: int, most: int) -> None:
    groups = grouped(count, most)
    assert [thing for group in groups for thing in group] == list(range(count))
    assert not most or len(groups) <= most
    sizes = {len(group) for group in groups}
    assert not sizes or max(sizes) - min(sizes) <= 1


def test_a_channel_is_found_by_its_id_its_words_and_by_whom_it_leads_to(desk: HomeDesk, number: int) -> None:
    view = desk.view(number)
    for name in ("intervention", "申请平台介入", "平台", "platform"):
        assert channel_named(view, name).id == "intervention"
    assert channel_named(view, "12315").id == "platform-12315"
    assert channel_named(view, "法院").id == "court"


def test_a_field_that_is_not_known_has_no_length(desk: HomeDesk, tmp_path: Path) -> None:
    number = desk.open(OpenCase("douyin", "", {"product": "耳机", "reason": "quality"})).view.number
    folder = tmp_path / "pack"
    write_folder(desk, made(desk, number), folder)
    fields = (folder / "fields.txt").read_text(encoding="utf-8")
    assert "还不知道" in fields
    assert "耳机" in fields
    assert "共0字" not in fields + (folder / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("channel", ["12315", "court", "platform", "heimao", "association"])
def test_text_and_page_tell_the_pictures_under_the_names_they_have_in_the_pack_and_once(
    desk: HomeDesk, number: int, tmp_path: Path, channel: str
) -> None:
    folder = tmp_path / "pack"
    write_folder(desk, made(desk, number, channel, Limits(2, 1_000_000)), folder)
    fields, page = ((folder / name).read_text(encoding="utf-8") for name in ("fields.txt", "index.html"))
    names = sorted(path.name for path in folder.iterdir() if path.name[0].isdigit())
    assert any(name.count("E") > 1 for name in names), "some are joined"
    for name in names:
        assert f"{name}  E" in fields
        assert page.count(f"<b>{name}</b>") == 1
    assert fields.count("图片，按这个顺序") == page.count("图片，按这个顺序") == 1


@pytest.mark.parametrize(
    ("reason", "letter", "waybill"),
    [("not-received", "快递投诉", ""), ("sent-parcel", "快件赔偿要求", "6921"), ("booking", "", "")],
)
def test_a_form_gets_the_text_that_is_for_the_case_and_says_where_there_is_none(
    desk: HomeDesk, reason: str, letter: str, waybill: str
) -> None:
    facts = {
        "product": "镜头",
        "order": "6921",
        "paid": "18",
        "amount": "1200",
        "reason": reason,
        "problem": "没有到",
    }
    number = desk.open(OpenCase("generic", "", facts | {"demand": "compensation"})).view.number
    pack = made(desk, number, "postal-12305")
    assert [str(one.label) for one in pack.fields[3:]] == ([letter] if letter else [])
    assert pack.fields[2].text == waybill
    assert ("is not meant for a case with this reason" in " ".join(map(str, pack.notes))) == (not letter)
