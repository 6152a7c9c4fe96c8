"""Pictures painted anew, read with the eyes of other programs: bytes, chunks, markers, pixels."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, PngImagePlugin

from store.case.areas import Area, parse_area
from store.dossier.pictures import Picture, joined, painted, reduced, size_of
from store.errors import BadValue, Refused

SECRET = b"SECRET-13800138000"
DATA = Path(__file__).parent / "data"


def exif() -> Image.Exif:
    made = Image.Exif()
    made[0x010E] = SECRET.decode()  # description
    made[0x013B] = SECRET.decode()  # artist
    made[0x0112] = 6  # turned by 90 degrees
    made.get_ifd(0x8825)[1] = "N"
    made.get_ifd(0x8825)[29] = SECRET.decode()  # day of the place
    return made


def picture(path: Path, kind: str, size: tuple[int, int] = (300, 200)) -> Path:
    image = Image.new("RGB", size, (200, 220, 240))
    ImageDraw.Draw(image).rectangle((10, 10, 60, 40), fill=(255, 0, 0))
    info = PngImagePlugin.PngInfo()
    info.add_itxt("XML:com.adobe.xmp", f"<x>{SECRET.decode()}</x>")
    info.add_text("Comment", SECRET.decode())
    more = {
        "JPEG": {"exif": exif(), "comment": SECRET, "xmp": b"<x>" + SECRET + b"</x>"},
        "PNG": {"pnginfo": info, "exif": exif()},
        "WEBP": {"exif": exif(), "xmp": b"<x>" + SECRET + b"</x>"},
    }
    image.save(path, kind, **more.get(kind, {}))  # type: ignore[arg-type]
    path.write_bytes(path.read_bytes() + SECRET)  # and behind the end of the picture
    return path


def seen(made: Picture) -> Image.Image:
    return Image.open(io.BytesIO(made.data))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_but_pixels_goes_into_the_new_file(tmp_path: Path, kind: str) -> None:
    path = picture(tmp_path / "IMG.bin", kind)
    assert path.read_bytes().count(SECRET) >= 3
    made = painted(path)
    assert SECRET not in made.data
    again = seen(made)
    assert not again.getexif()
    assert not {"comment", "xmp", "icc_profile", "exif", "Comment", "XML:com.adobe.xmp"} & again.info.keys()
    # upright as it was seen, so the mark of its direction is not missed
    assert again.size == (200, 300) == size_of(path)


def test_an_area_is_black_in_the_pixels_and_the_rest_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    image = Image.new("RGB", (100, 50), (10, 200, 30))
    image.save(path)
    again = seen(painted(path, ["20,10,30,20", "90%,0%,10%,10%"])).convert("RGB")
    assert [again.getpixel(at) for at in ((20, 10), (49, 29), (95, 2))] == [(0, 0, 0)] * 3
    assert [again.getpixel(at) for at in ((19, 10), (50, 29), (95, 6))] == [(10, 200, 30)] * 3


def test_what_was_clear_is_white_and_hides_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("RGBA", (10, 10), (255, 0, 0, 0)).save(path)
    again = seen(painted(path))
    assert again.mode == "RGB"
    assert again.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "I;16", "CMYK"])
def test_pictures_of_every_mode_are_read(tmp_path: Path, mode: str) -> None:
    path = tmp_path / ("a.tiff" if mode == "CMYK" else "a.png")
    Image.new(mode, (40, 30)).save(path)
    assert seen(painted(path, ["0,0,5,5"])).size == (40, 30)


def test_of_a_picture_that_moves_the_first_frame_is_taken_and_that_is_said(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (20, 20), (n * 80, 0, 0)) for n in range(3)]
    frames[0].save(tmp_path / "a.gif", save_all=True, append_images=frames[1:])
    made = painted(tmp_path / "a.gif", name="E3")
    assert getattr(seen(made), "n_frames", 1) == 1
    assert "E3" in str(made.notes[0])


def test_a_heic_picture_loses_its_device_and_place() -> None:
    made = painted(DATA / "photo.heic")
    assert made.suffix == ".jpg"
    assert b"iPhone" in (DATA / "photo.heic").read_bytes()
    assert b"iPhone" not in made.data


def test_without_its_reader_a_heic_picture_is_told_with_what_adds_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    with pytest.raises(Refused, match=r"tuikuan\[heic\]"):
        painted(DATA / "photo.heic")


@pytest.mark.parametrize("data", [b"", b"no picture", b"\xff\xd8\xff\xe0 cut", b"\0\0\0\x18ftypheic" + b"\0" * 40])
def test_what_is_no_picture_is_refused_in_a_sentence(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.jpg").write_bytes(data)
    with pytest.raises(Refused, match=r"a\.jpg"):
        painted(tmp_path / "a.jpg")


def test_a_picture_cut_short_is_refused_rather_than_half_painted(tmp_path: Path) -> None:
    path = picture(tmp_path / "a.jpg", "JPEG", (900, 900))
    path.write_bytes(path.read_bytes()[:-4000])
    with pytest.raises(Refused):
        painted(path)


def test_pictures_are_joined_below_each_other_each_with_its_areas(tmp_path: Path) -> None:
    for name, colour in (("a", (200, 0, 0)), ("b", (0, 0, 200))):
        Image.new("RGB", (100, 100), colour).save(tmp_path / f"{name}.png")
    made = joined([(tmp_path / "a.png", ["0,0,100%,50%"]), (tmp_path / "b.png", [])], 1080)
    again = seen(made).convert("RGB")
    assert again.size == (100, 212)
    assert max(again.getpixel((50, 20))) < 12  # type: ignore[arg-type]
    assert again.getpixel((50, 180))[2] > 180  # type: ignore[index]


def test_a_picture_is_made_as_small_as_a_form_takes(tmp_path: Path) -> None:
    Image.effect_noise((900, 900), 90).convert("RGB").save(tmp_path / "a.png")
    whole = painted(tmp_path / "a.png")
    made = reduced(whole, 120_000)
    assert len(made.data) <= 120_000 < len(whole.data)
    assert reduced(whole, 10_000_000) is whole
    with pytest.raises(Refused):
        reduced(whole, 500)


@pytest.mark.parametrize("text", ["10,20,300,40", " 10 20 300 40", "１０，２０，３００，４０", "10、20、300、40"])
def test_an_area_is_read_as_people_write_it(text: str) -> None:
    assert parse_area(text).text == "10,20,300,40"


@pytest.mark.parametrize(
    "text", ["", "1,2,3", "1,2,3,4,5", "-1,2,3,4", "1,2,0,4", "1,2,0%,4", "1,2,3,x", "101%,0,1,1"]
)
def test_an_area_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(BadValue):
        parse_area(text)


numbers = st.integers(0, 3000)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    st.tuples(numbers, numbers, st.integers(1, 3000), st.integers(1, 3000)),
    st.integers(1, 2000),
    st.integers(1, 2000),
)
def test_a_box_lies_inside_of_its_picture(area: tuple[int, ...], width: int, height: int) -> None:
    left, top, right, bottom = Area(",".join(map(str, area))).box(width, height)
    assert 0 <= left <= width
    assert 0 <= top <= height
    assert right <= width
    assert bottom <= height
