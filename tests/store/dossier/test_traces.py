"""What originals carry: place and device are told before they go out, and nothing where there is nothing."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile
from zlib import crc32

import docx
import pytest
from PIL import Image

from content.text.words import Translator
from store.care.export import export, gathered
from store.care.redacting import redacted
from store.case.intents import OpenCase
from store.dossier.contents import Format, Reader, Wanted
from store.dossier.redact_out import Hiding
from store.dossier.traces import Trace, told_of, trace
from store.opening import HomeDesk
from tests.store.dossier.cases import headphones
from tests.store.dossier.test_forms import found, written


def picture(path: Path, *, place: bool = False, device: bool = False) -> Path:
    exif = Image.Exif()
    if device:
        exif[0x010F], exif[0x0110] = "Maker", "Phone 1"
    if place:
        exif.get_ifd(0x8825).update({1: "N", 2: (30.0, 15.0, 1.0), 3: "E", 4: (120.0, 1.0, 2.0)})
    Image.new("RGB", (20, 10)).save(path, exif=exif.tobytes())
    return path


def box(name: bytes, data: bytes) -> bytes:
    return (len(data) + 8).to_bytes(4) + name + data


@pytest.mark.parametrize("ending", ["jpg", "png", "webp"])
@pytest.mark.parametrize(("place", "device"), [(True, True), (True, False), (False, True), (False, False)])
def test_a_picture_tells_its_place_and_its_device(tmp_path: Path, ending: str, place: bool, device: bool) -> None:
    made = picture(tmp_path / f"a.{ending}", place=place, device=device)
    assert trace(made) == Trace(place, device)


@pytest.mark.parametrize(
    ("chunk", "data"),
    [
        (b"eXIf", b""),
        (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x exif:GPSLatitude='30,15.0N'/>"),
    ],
)
@pytest.mark.parametrize("behind", [False, True])
def test_a_png_tells_them_wherever_they_stand(tmp_path: Path, chunk: bytes, data: bytes, behind: bool) -> None:
    exif = Image.Exif()
    exif[0x0110] = "Phone 1"
    exif.get_ifd(0x8825).update({1: "N", 2: (30.0, 15.0, 1.0)})
    written = data or exif.tobytes().removeprefix(b"Exif\0\0")
    Image.new("RGB", (20, 10)).save(tmp_path / "a.png")
    plain = (tmp_path / "a.png").read_bytes()
    at = plain.index(b"IEND" if behind else b"IDAT") - 4
    told = len(written).to_bytes(4) + chunk + written + crc32(chunk + written).to_bytes(4)
    (tmp_path / "a.png").write_bytes(plain[:at] + told + plain[at:])
    assert trace(tmp_path / "a.png") == Trace(True, not data)


def test_a_screenshot_tells_that_it_has_none_without_its_pixels_being_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = picture(tmp_path / "a.png")
    with_both = picture(tmp_path / "b.png", place=True, device=True)

    def unpacked(*told: object) -> None:
        pytest.fail("thirty screenshots would cost half a second")

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", unpacked)
    assert (trace(made), trace(with_both)) == (Trace(), Trace(True, True))


def test_a_video_tells_them_in_its_list_of_contents_wherever_that_stands(tmp_path: Path) -> None:
    film = tmp_path / "a.mp4"
    head, data = box(b"ftyp", b"isom" + bytes(12)), box(b"mdat", b"\xa9xyz" * 9)
    film.write_bytes(head + data + box(b"moov", bytes(20)))
    assert trace(film) == Trace()
    film.write_bytes(
        head + data + box(b"moov", box(b"udta", box(b"\xa9xyz", b"+30.2+120.1/") + box(b"\xa9mod", b"P")))
    )
    assert trace(film) == Trace(True, True)
    film.write_bytes(head[:9])
    assert trace(film) == Trace()


def test_what_cannot_be_read_tells_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff broken")
    assert trace(tmp_path / "a.jpg") == trace(tmp_path / "gone.jpg") == Trace()


def test_one_sentence_names_the_exhibits(tmp_path: Path) -> None:
    both = picture(tmp_path / "a.jpg", place=True, device=True)
    one = picture(tmp_path / "b.jpg", device=True)
    told = told_of({1: both, 3: one})
    assert told is not None
    assert told.values == {"place": ("E1",), "device": ("E1", "E3")}
    assert told_of({4: picture(tmp_path / "c.jpg")}) is None


@pytest.mark.parametrize("form", Format)
def test_it_is_told_of_what_holds_originals_and_of_nothing_redacted(
    desk: HomeDesk, tmp_path: Path, form: Format
) -> None:
    number = desk.open(OpenCase("douyin", "耳机")).view.number
    desk.attach(number, picture(tmp_path / "a.jpg", place=True), "chat", "")
    whole = gathered(desk, number, Wanted(Reader.LAWYER))
    plain = export(desk, whole, form, tmp_path / "plain")
    assert (plain.carries is not None) is (form in (Format.HTML, Format.ZIP))
    assert (b"\xff\xd8" in (tmp_path / "plain").read_bytes()) or form is not Format.ZIP
    with redacted(desk, whole, Hiding()) as made:
        assert export(desk, made.gathered, form, tmp_path / "out", redacted=True).carries is None


def test_a_word_file_tells_nothing_of_the_template_it_began_as(desk: HomeDesk) -> None:
    data = written(found(desk, headphones(desk)), Format.DOCX)
    with ZipFile(BytesIO(data)) as file:
        names = file.namelist()
        texts = b"".join(file.read(name) for name in names if name.endswith((".xml", ".rels")))
    assert not [name for name in names if "thumbnail" in name or "app.xml" in name or "customXml" in name]
    assert b"Macintosh" not in texts
    assert b"python-docx" not in texts
    assert docx.Document(BytesIO(data)).paragraphs


@pytest.mark.parametrize(
    ("place", "device", "begin"),
    [
        (True, False, "Originals go along with the place where they were taken written into them (E2)."),
        (False, True, "Originals go along with the device written into them (E2)."),
        (
            True,
            True,
            "Originals go along with what was written into them: the place where they were taken (E2), the",
        ),
    ],
)
def test_only_what_originals_carry_is_told(tmp_path: Path, place: bool, device: bool, begin: str) -> None:
    carrying = picture(tmp_path / "a.jpg", place=place, device=device)
    words = told_of({1: picture(tmp_path / "b.jpg"), 2: carrying})
    assert words is not None
    assert Translator("en").say(words).startswith(begin)


def test_a_sequence_of_pictures_of_a_phone_tells_them_as_one_picture_does(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0110] = "Phone 1"
    for brand in (b"heic", b"hevc", b"mif1", b"msf1"):
        (tmp_path / "a.heic").write_bytes(box(b"ftyp", brand + bytes(8)) + box(b"mdat", exif.tobytes()))
        assert trace(tmp_path / "a.heic") == Trace(False, True), brand
