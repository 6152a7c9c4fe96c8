"""Cases of which dossiers are made in tests."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from store.case.intents import NoteDiary, OpenCase, TakeChoice
from store.opening import HomeDesk

FACTS = {
    "product": "蓝牙耳机",
    "sku": "白色",
    "order": "6921873301845520117",
    "merchant": "声动旗舰店",
    "paid": "199",
    "bought-on": "2026-11-14",
    "received-on": "2026-11-17",
    "reason": "quality",
    "demand": "return-refund",
    "problem": "左耳没有声音",
}
SPITEFUL = (
    "#pagebreak() *粗* _斜_ $x^2$ @e1 <e1> \\ ` <script>alert(1)</script> &lt; [链接](http://x.cn) | 列 | "
    '![图](a.png) {{ 7*7 }} //注 /*释*/ #read("/etc/passwd")'
)
"""What would be markup in one form or another."""


def picture(colour: str = "red", width: int = 300, height: int = 600, form: str = "PNG") -> BytesIO:
    """A picture of one colour, as a file."""
    file = BytesIO()
    Image.new("RGB", (width, height), colour).save(file, form)
    file.seek(0)
    return file


def headphones(desk: HomeDesk, **facts: str) -> int:
    """A case with a picture, a text and a film; its number."""
    number = desk.open(OpenCase("douyin", facts=FACTS | facts)).view.number
    desk.attach_stream(number, picture(), "商品.png", "goods", "左耳没有声音")
    desk.attach_stream(number, BytesIO("拆封了，不能退".encode()), "聊天.txt", "chat")
    desk.attach_stream(number, BytesIO(b"\0\0\0\x18ftypmp42 film"), "开箱.mp4", "unboxing", on="2026-11-17")
    desk.do(number, NoteDiary("拆封了，不能退", "merchant", "chat", promise="三天内答复"))
    desk.do(number, TakeChoice("refused"))
    return number
