"""One script for reading: half width, simplified characters, plain signs; every character keeps its place.

Because the folded line is as long as the line itself, what is found in one can be cut out of the other.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from content.text.cells import plain

MOST_TEXT = 20_000
"""Characters that are looked at; no page of an order is longer."""

MOST_LINE = 400
MOST_LINES = 600

_SIGNS = {
    "￥": "¥", "︰": ":", "∶": ":", "﹣": "-", "‐": "-", "‑": "-", "–": "-", "−": "-", "》": ">", "›": ">",
    "»": ">", "〉": ">", "﹥": ">", "✕": "x", "×": "x", "＊": "*", "〇": "0",
}  # fmt: skip
_TRADITIONAL = (
    "訂單編號碼時間賣場稱實額貨簽運費買優總價計數規顏類還請處絕發網郵遞應幣聯繫電話評確認詳問題無與產標"
    "個經營專業館務賬戶顧客補貼檔稅項選擇資訊購創團預達關閉驳駁貳條備註記錄憑證復複開啟後態"
    "餘歷協倉庫舖圖書飾藝寶貝題贈據樣帳結齊寬設維護轉換東誰讓這領寄門點區號過進鋪體線際樓鎮縣灣廣們對錢塊給歡親謝兩別從幾滿內員裡現較邊見"
)
_SIMPLIFIED = (
    "订单编号码时间卖场称实额货签运费买优总价计数规颜类还请处绝发网邮递应币联系电话评确认详问题无与产标"
    "个经营专业馆务账户顾客补贴档税项选择资讯购创团预达关闭驳驳贰条备注记录凭证复复开启后态"
    "余历协仓库铺图书饰艺宝贝题赠据样账结齐宽设维护转换东谁让这领寄门点区号过进铺体线际楼镇县湾广们对钱块给欢亲谢两别从几满内员里现较边见"
)


class Line(Struct, frozen=True):
    """A line as it was pasted, and folded."""

    raw: str
    text: str


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    wide = {0xFF01 + n: chr(0x21 + n) for n in range(94)}
    blanks = dict.fromkeys((0x3000, 0xA0), " ")
    signs = {ord(sign): read for sign, read in _SIGNS.items()}
    return wide | blanks | signs | {ord(a): b for a, b in zip(_TRADITIONAL, _SIMPLIFIED, strict=True)}


def fold(text: str) -> str:
    """The text in the one script for reading, as long as it was."""
    return text.translate(_table())


def lines_of(text: str) -> list[Line]:
    """The lines of a pasted text that hold anything: harmless, bounded, blanks as one."""
    clean = plain(text[: MOST_TEXT * 2], multiline=True, most=MOST_TEXT)
    raws = (" ".join(line[:MOST_LINE].split()) for line in clean.split("\n"))
    return [Line(raw, fold(raw)) for raw in raws if raw][:MOST_LINES]
