"""A PDF among the exhibits: its pages stand in the dossier, and one that cannot be drawn costs one sentence."""

from __future__ import annotations

import re
import time
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from store.care.export import Exported, export, gathered
from store.care.redacting import redacted
from store.dossier import leaves as drawing
from store.dossier.contents import Format, Reader, Wanted
from store.dossier.leaves import BROKEN, LOCKED, TOO_MANY, leaves
from store.dossier.redact_out import Hiding
from store.opening import HomeDesk
from tests.store.dossier.cases import headphones
from tests.store.dossier.test_forms import plain


def objects(*bodies: bytes) -> bytes:
    """A PDF of these objects; the first is its catalogue."""
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(bodies) + 1, len(out))
    return out + head + rows + tail


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (more, len(data), data)


def one_page(said: bytes, *more: bytes, page: bytes = b"", fonts: bytes = b"/F1 5 0 R") -> bytes:
    """A page of A4 with what is drawn on it; `more` are objects from the fifth on."""
    return objects(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<<%b>>>>%b>>"
        % (fonts, page),
        stream(said),
        *more,
    )


def coloured(many: int, width: int = 595, height: int = 842) -> bytes:
    """A PDF of so many pages, each of a red of its own, the first nearly black."""
    out = PdfWriter()
    for at in range(many):
        shade = b"%.3f 0 0 rg 0 0 %d %d re f" % ((at + 1) / many, width, height)
        page = one_page(shade, b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
        page = page.replace(b"[0 0 595 842]", b"[0 0 %d %d]" % (width, height))
        out.append(PdfReader(BytesIO(page)))
    file = BytesIO()
    out.write(file)
    return file.getvalue()


def locked(password: str) -> bytes:
    out = PdfWriter(clone_from=BytesIO(coloured(2)))
    out.encrypt(password, owner_password="owner")
    file = BytesIO()
    out.write(file)
    return file.getvalue()


def with_pdf(desk: HomeDesk, data: bytes) -> int:
    number = headphones(desk)
    desk.attach_stream(number, BytesIO(data), "发票.pdf", "other")
    return number


def out(desk: HomeDesk, number: int, form: Format, folder: Path, reader: Reader = Reader.COURT) -> Exported:
    return export(desk, gathered(desk, number, Wanted(reader)), form, folder / f"{reader}.{form}")


def middle(path: Path) -> tuple[int, ...]:
    with Image.open(path) as picture:
        found = picture.convert("RGB").getpixel((picture.width // 2, picture.height // 2))
    assert isinstance(found, tuple)
    return tuple(int(value) for value in found)


def test_each_page_stands_in_the_dossier_with_its_exhibit_and_its_number_and_the_list_names_their_pages(
    desk: HomeDesk, tmp_path: Path
) -> None:
    made = out(desk, with_pdf(desk, coloured(3)), Format.PDF, tmp_path)
    assert made.whole, "the pages are pictures, so that it is PDF/A as before"
    assert not made.unshown
    assert not [name for name in made.along if name.endswith(".pdf")]
    reader = PdfReader(made.target)
    texts = [plain(page.extract_text()) for page in reader.pages]
    at = [number for number, text in enumerate(texts) if re.search(r"第[123]页，共3页", text)]
    assert len(at) == 3
    assert [re.findall(r"第(\d)页，共3页", texts[number]) for number in at] == [["1"], ["2"], ["3"]]
    assert all(re.search(r"证据4", texts[number]) for number in at)
    assert any(f"{at[0] + 1}–{at[-1] + 1}" in text for text in texts), "the list of evidence"
    reds = [reader.pages[number].images[0].image for number in at]
    shades = [one.convert("RGB").getpixel((50, 50))[0] for one in reds if one]  # type: ignore[index]
    assert shades == sorted(shades)
    assert shades[0] < 120 < shades[-1]


def test_a_word_file_has_the_pages_and_html_has_the_file_with_a_link(desk: HomeDesk, tmp_path: Path) -> None:
    number = with_pdf(desk, coloured(2))
    word = out(desk, number, Format.DOCX, tmp_path)
    assert not [name for name in word.along if name.endswith(".pdf")]
    page = out(desk, number, Format.HTML, tmp_path)
    (file,) = [name for name in page.along if name.endswith(".pdf")]
    text = page.target.read_text(encoding="utf-8")
    assert f"这件证据是一份单独的 PDF，另附文件{file}。" in text
    assert f">{file}</a>" in text
    assert not page.unshown, "nothing is wrong with it"
    archive = out(desk, number, Format.ZIP, tmp_path)
    assert archive.along == ()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (locked("secret"), "这件证据是加了密码的 PDF"),
        (b"%PDF-1.7\nnothing of it", "打不开、印不出来"),
        (coloured(2)[:300], "打不开、印不出来"),
        (b"%PDF-1.7\n" + b"<<" * 100_000, "打不开、印不出来"),
    ],
)
def test_one_that_cannot_be_drawn_costs_one_sentence_and_goes_along(
    desk: HomeDesk, tmp_path: Path, data: bytes, why: str
) -> None:
    made = out(desk, with_pdf(desk, data), Format.PDF, tmp_path)
    text = plain("".join(page.extract_text() for page in PdfReader(made.target).pages))
    assert plain(why) in text
    assert len(made.unshown) == 1
    assert made.unshown[0] in made.along
    assert made.unshown[0] in text


def test_one_that_only_forbids_to_be_changed_is_drawn(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(locked(""))
    assert len(leaves(tmp_path / "a.pdf", tmp_path, "E1", 50).pages) == 2
    assert len(leaves(tmp_path / "a.pdf", tmp_path, "E1", 1).pages) == 1, "the last page for which there is room"


def test_of_a_long_one_the_first_pages_stand_there_and_what_does_not_is_said(
    desk: HomeDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.dossier.writing.MOST", 2)
    made = out(desk, with_pdf(desk, coloured(5)), Format.PDF, tmp_path)
    text = plain("".join(page.extract_text() for page in PdfReader(made.target).pages))
    (file,) = [name for name in made.along if name.endswith(".pdf")]
    assert plain(f"PDF 共 5 页，这里是第 1 至 2 页；全文另附文件{file}。") in text
    assert "第2页，共5页" in text
    assert "第3页，共5页" not in text
    assert made.unshown == ()


def test_where_the_ones_before_took_the_room_it_is_named(
    desk: HomeDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.dossier.writing.EVERY", 3)
    number = with_pdf(desk, coloured(3))
    desk.attach_stream(number, BytesIO(coloured(1)), "二.pdf", "other")
    made = out(desk, number, Format.PDF, tmp_path)
    assert len(made.unshown) == 1
    assert made.unshown[0].startswith("证据05") or "05" in made.unshown[0]
    assert leaves(tmp_path / "none.pdf", tmp_path, "E1", 0).why == TOO_MANY


def test_letters_whose_font_is_not_in_the_file_and_stamps_are_drawn(tmp_path: Path) -> None:
    said = "电子发票".encode("utf-16-be").hex().encode()
    font = b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>"
    below = (
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
        b"/Supplement 2>>/DW 1000/FontDescriptor 7 0 R>>"
    )
    looks = b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 900]/StemV 58>>"
    stamp = b"<</Type/Annot/Subtype/Stamp/Rect[300 300 400 400]/F 4/AP<</N 9 0 R>>>>"
    seal = stream(b"1 0 0 rg 0 0 100 100 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 100 100]")
    page = one_page(b"BT /F1 60 Tf 50 700 Td <" + said + b"> Tj ET", font, below, looks, stamp, seal,
                    page=b"/Annots[8 0 R]")  # fmt: skip
    (tmp_path / "a.pdf").write_bytes(page)
    (made,) = leaves(tmp_path / "a.pdf", tmp_path, "E1", 50).pages
    with Image.open(tmp_path / made.file) as picture:
        share = made.height / 842
        line = picture.convert("L").crop((0, int(70 * share), made.width, int(150 * share)))
        assert sum(line.histogram()[:128]) > 2_000, "the four signs are black somewhere"
        red, green, _ = picture.convert("RGB").getpixel((int(350 * share), int(492 * share)))  # type: ignore[misc]
    assert red - green > 180, "the seal"


def test_a_long_receipt_goes_on_over_pages_and_a_small_one_is_not_blown_up(tmp_path: Path) -> None:
    (tmp_path / "long.pdf").write_bytes(coloured(1, 200, 2000))
    (long,) = leaves(tmp_path / "long.pdf", tmp_path, "E1", 50).pages
    assert len(long.parts) > 3
    (tmp_path / "small.pdf").write_bytes(coloured(1, 100, 150))
    (small,) = leaves(tmp_path / "small.pdf", tmp_path, "E2", 50).pages
    assert small.height == pytest.approx(150 * 200 / 72, abs=2)
    (tmp_path / "vast.pdf").write_bytes(coloured(1, 14_000, 9_000))
    (vast,) = leaves(tmp_path / "vast.pdf", tmp_path, "E3", 50).pages
    assert max(vast.width, vast.height) <= drawing.LONGEST + 1


def test_one_that_takes_too_long_leaves_what_was_drawn_until_then(tmp_path: Path) -> None:
    endless = b"0 0 1 rg " + b"0 0 595 842 re f 1 w 0 0 m 595 842 l S " * 400_000
    (tmp_path / "a.pdf").write_bytes(one_page(endless, b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"))
    began = time.monotonic()
    made = leaves(tmp_path / "a.pdf", tmp_path, "E1", 50, seconds=2)
    assert time.monotonic() - began < 30
    assert made.pages == ()
    assert made.why == BROKEN


def test_a_locked_one_is_not_called_broken(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(locked("secret"))
    assert leaves(tmp_path / "a.pdf", tmp_path, "E1", 50).why == LOCKED


def test_what_lies_in_the_folder_one_stands_in_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.pdf").write_bytes(coloured(1))
    (tmp_path / "sitecustomize.py").write_text("raise SystemExit", encoding="utf-8")
    (tmp_path / "msgspec.py").write_text("raise SystemExit", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert len(leaves(tmp_path / "a.pdf", tmp_path, "E1", 50).pages) == 1


def test_what_it_complains_of_is_not_written_over_the_screen_and_what_it_said_half_is_not_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    begin = (
        "import sys; sys.stderr.write('broken'); sys.stdout.write('no message\\n{\"of\":3}\\n{\"of\"'); sys.exit(1)"
    )
    monkeypatch.setattr(drawing, "_BEGIN", begin)
    made = leaves(tmp_path / "a.pdf", tmp_path, "E1", 50)
    assert (made.of, made.pages, made.why) == (3, (), BROKEN)
    assert capfd.readouterr() == ("", "")


def test_one_whose_name_says_nothing_of_its_form_goes_along_as_a_pdf(desk: HomeDesk, tmp_path: Path) -> None:
    number = headphones(desk)
    desk.attach_stream(number, BytesIO(b"%PDF-1.4 broken"), "发票.dat", "other")
    assert out(desk, number, Format.PDF, tmp_path).along[-1].endswith(".pdf")


def test_no_page_of_one_stands_in_a_redacted_dossier(desk: HomeDesk, tmp_path: Path) -> None:
    whole = gathered(desk, with_pdf(desk, coloured(2)), Wanted(Reader.LAWYER))
    with redacted(desk, whole, Hiding()) as made:
        assert any("E4" in line for line in made.gathered.dossier.omitted)
        done = export(desk, made.gathered, Format.PDF, tmp_path / "out.pdf", redacted=True)
    assert done.along == ()
    assert "共2页" not in plain("".join(page.extract_text() for page in PdfReader(done.target).pages))


def test_in_a_word_file_each_page_begins_on_one_of_its_own_and_is_named(desk: HomeDesk, tmp_path: Path) -> None:
    import docx

    made = out(desk, with_pdf(desk, coloured(3)), Format.DOCX, tmp_path)
    told = [one for one in docx.Document(str(made.target)).paragraphs if "页，共 3 页" in one.text]
    assert [bool(one.paragraph_format.page_break_before) for one in told] == [False, True, True]


def test_one_that_is_called_something_else_goes_along_under_the_name_of_what_it_is(
    desk: HomeDesk, tmp_path: Path
) -> None:
    number = headphones(desk)
    desk.attach_stream(number, BytesIO(coloured(2)), "发票.txt", "other")
    page = out(desk, number, Format.HTML, tmp_path)
    assert [name for name in page.along if name.endswith(".pdf")]
    assert "%PDF" not in page.target.read_text(encoding="utf-8")
