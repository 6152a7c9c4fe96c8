"""Cases in which every field, file name and hidden corner holds something private, and eyes that look for it."""

from __future__ import annotations

import base64
import io
import random
import re
import zipfile
from pathlib import Path

from msgspec import Struct
from PIL import Image, PngImagePlugin
from pypdf import PdfReader, PdfWriter
from pypdf.generic import IndirectObject, StreamObject

from store.case.intents import NoteDiary, OpenCase, SetFact
from store.opening import HomeDesk

SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴", "伟芳娜敏静丽强磊军洋艳勇杰娟涛霞"
ROADS = ("文三", "中山", "人民", "建国", "和平", "学院", "长江", "解放")


class Planted(Struct, frozen=True):
    """What was planted in a case."""

    number: int
    values: tuple[str, ...]
    marks: tuple[str, ...]
    """What stands in the corners of files, where nothing at all is to come from."""


def plant(desk: HomeDesk, folder: Path, seed: int) -> Planted:
    """A case full of private things; the same seed makes the same one."""
    dice = random.Random(seed)
    name, friend = _name(dice), _name(dice)
    phone, other = _phone(dice), _phone(dice)
    street = f"{dice.choice(ROADS)}路{dice.randint(1, 999)}号{dice.randint(1, 30)}幢{dice.randint(101, 2904)}室"
    order, refund = (str(dice.randrange(10**18, 10**19)) for _ in range(2))
    parcel = f"SF{dice.randrange(10**12, 10**13)}"
    person = f"33010619{dice.randint(60, 99)}0{dice.randint(1, 9)}1{dice.randint(0, 9)}{dice.randrange(1000, 9999)}"
    mail = f"u{dice.randrange(10**6, 10**7)}@example.com"
    facts = {
        "product": "蓝牙耳机", "order": order, "merchant": "声动旗舰店", "paid": "199.00", "reason": "quality",
        "demand": "refund", "received-on": "2026-11-18", "bought-on": "2026-11-15", "name": name, "phone": phone,
        "address": f"杭州市西湖区{street}", "problem": f"左耳没声音，{name}试过，身份证{person}",
        "reply": f"{name}您好，请加{mail}，或打{other}找{friend}先生",
    }  # fmt: skip
    number = desk.open(OpenCase("douyin", "", facts)).view.number
    for key, value in (("refund-no", refund), ("tracking", parcel), ("ticket", f"TK{dice.randrange(10**9)}")):
        desk.do(number, SetFact(key, value))
    spaced = " ".join((phone[:3], phone[3:7], phone[7:]))
    words = f"收件人：{friend}，电话{other}，寄{street}；{spaced}；单号{parcel}；/home/{mail[:5]}/{name}/a.jpg"
    desk.do(number, NoteDiary(words, "merchant", "chat", promise=f"48小时内给{name}退款"))
    mark = f"MARK{dice.randrange(10**9)}"
    for path in _files(folder, f"{name}{phone}", mark, words):
        desk.attach(number, path, "chat", f"{name}与{friend}的聊天")
    values = (name, friend, phone, other, street, order, refund, parcel, person, mail, f"/home/{mail[:5]}")
    return Planted(number, values, (mark, str(folder)))


def _name(dice: random.Random) -> str:
    return dice.choice(SURNAMES) + "".join(dice.sample(GIVEN, 2))


def _phone(dice: random.Random) -> str:
    return f"1{dice.randint(3, 9)}{dice.randrange(10**8, 10**9)}"


def _files(folder: Path, stem: str, mark: str, words: str) -> list[Path]:
    """Files whose names, metadata and ends hold something, of each kind that people attach."""
    folder.mkdir()
    exif = Image.Exif()
    exif[0x010E] = exif[0x0110] = exif[0x9286] = mark
    exif.get_ifd(0x8825)[29] = mark
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", mark)
    info.add_itxt("XML:com.adobe.xmp", mark)
    image = Image.effect_noise((120, 90), 50).convert("RGB")
    paths = [folder / f"{stem}.{ending}" for ending in ("jpg", "png", "webp", "pdf", "txt", "mp4")]
    image.save(paths[0], exif=exif, comment=mark.encode(), xmp=mark.encode())
    image.save(paths[1], pnginfo=info, exif=exif)
    image.save(paths[2], exif=exif, xmp=mark.encode())
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/Author": mark, "/Title": words})
    writer.write(paths[3])
    paths[4].write_text(f"{words}\n", encoding="utf-8")
    paths[5].write_bytes(b"\0\0\0\x18ftypmp42" + mark.encode())
    for path in paths[:3]:
        path.write_bytes(path.read_bytes() + mark.encode())
    return paths


def found_in(data: bytes, planted: Planted) -> list[str]:
    """What of it stands anywhere in a file: as it is, in archives, streams of PDF, pictures within pages."""
    seen = set()
    for part in _parts(data):
        bare = re.sub(rb"[\s\-]", b"", part)
        for value in (*planted.values, *planted.marks):
            spellings = {value.encode(code) for code in ("utf-8", "utf-16-be", "utf-16-le", "gb18030")}
            if any(one in part or one in bare for one in spellings):
                seen.add(value)
    return sorted(seen)


def _parts(data: bytes) -> list[bytes]:
    parts = [data]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for one in archive.infolist():
                parts += [one.filename.encode(), *_parts(archive.read(one))]
    elif data.startswith(b"%PDF"):
        parts += _pdf(data)
    else:
        parts += [base64.b64decode(one) for one in re.findall(rb"base64,([A-Za-z0-9+/=]{40,})", data)]
        parts += [re.sub(rb"<[^>]*>", b"", data)]
    return parts


def _pdf(data: bytes) -> list[bytes]:
    reader = PdfReader(io.BytesIO(data))
    parts = [page.extract_text().encode() for page in reader.pages]
    for number in range(1, len(reader.xref_objStm) + sum(map(len, reader.xref.values())) + 1):
        thing = reader.get_object(IndirectObject(number, 0, reader))
        parts.append(str(thing).encode())
        if isinstance(thing, StreamObject) and "/DCTDecode" not in str(thing.get("/Filter")):
            parts.append(thing.get_data())
    return parts
