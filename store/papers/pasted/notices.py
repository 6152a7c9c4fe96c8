"""What sentences tell of parcels and of refunds: a courier's message, the way of a parcel, the history of a refund.

A courier's notice tells at most when a parcel was signed for: one that is kept at a pick-up point is not received.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.papers.pasted import values
from store.papers.pasted.fields import Field, labelled
from store.papers.pasted.script import Line
from store.papers.pasted.talk import STAMP

_COURIER = re.compile(r"快件|包裹|取件|快递|驿站|揽收|派送|派件|已发货|签收")
_ROUTE = r"已揽收|运输中|派送中|待取件|已签收|已送达|已发货|已寄出"
_SIGNED = re.compile(r"签收|代收|送达|妥投|delivered", re.IGNORECASE)
_NOT_SIGNED = re.compile(
    r"预计|将|未|如|非|请|若|待|商家|卖家|退回|退货|仓库|驿站|自提|柜|取件|暂存|存放|estimated|expected",
    re.IGNORECASE,
)
_RETURNED = re.compile(r"退货物流|退回商家|退货包裹|退货单号|寄回")
_PARCEL = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{0,4}\d{10,18}(?![A-Za-z0-9*])")


def is_notice(lines: Sequence[Line], fields: Sequence[Field]) -> bool:
    """Whether a text is a courier's message or the way of a parcel, and not the page of an order."""
    if any(field.value and field.leads and field.label.key in ("order", "paid", "refund-no") for field in fields):
        return False
    sentences = [line.text for line in lines if len(line.text) > 8]
    text = "\n".join(sentences)
    short = len(sentences) <= 4 and re.search(r"^【|您的?(?:快件|包裹|快递)|(?:快件|包裹)已", text, re.MULTILINE)
    route = sum(bool(re.fullmatch(_ROUTE, line.text)) for line in lines)
    shown = any(re.match(r"物流(?:详情|信息|跟踪)|退货物流", line.text) for line in lines[:3])
    told = bool(short and _COURIER.search(text)) and labelled(fields) < 2
    return told or route >= 2 or shown


def facts_of_notice(lines: Sequence[Line]) -> dict[str, str]:
    """When a parcel was signed for, and the number of one that went back; as it would be typed."""
    text = "\n".join(line.text for line in lines)
    if _RETURNED.search(text):
        parcel = _PARCEL.search(text)
        return {"tracking": parcel[0]} if parcel else {}
    signed = signed_on(lines)
    return {"received-on": signed} if signed else {}


def signed_on(lines: Sequence[Line]) -> str:
    """The moment at which the buyer's parcel was signed for, where a sentence or a state says so."""
    for n, line in enumerate(lines):
        if re.fullmatch(r"已签收|已送达|签收成功|delivered", line.text, re.IGNORECASE) and n + 1 < len(lines):
            read = values.moment(lines[n + 1].text)
            if read:
                return read.value
        for clause in re.split(r"[。;!]|,(?!\s?\d)", line.text):
            if _SIGNED.search(clause) and not _NOT_SIGNED.search(clause) and (found := values.moments_in(clause)):
                return found[0].value
    return ""


_PLACED = re.compile(
    r"\border (?:was )?placed on |\bplaced (?:your|the|an|this) order on |\b(?:ordered|bought|purchased) on ",
    re.IGNORECASE,
)


def placed_on(lines: Sequence[Line]) -> str:
    """The moment at which an English sentence says that the order was placed."""
    for line in lines:
        placed = _PLACED.search(line.text)
        if placed and (found := values.moments_in(line.text[placed.end() :])):
            return found[0].value
    return ""


def not_the_buyers(text: str) -> bool:
    """Whether a line about signing tells of another signing: the merchant's, a pick-up point's, one to come."""
    return bool(_NOT_SIGNED.search(text))


def sent_back(text: str) -> bool:
    """Whether a line says that the buyer has sent the goods back."""
    return bool(
        re.search(
            r"(?:等待|待)(?:商家|卖家)(?:收货|签收|确认收货)|已(?:寄回|寄出|退货)|退货(?:物流|包裹)|买家已?(?:退货|寄)",
            text,
        )
    )


def is_bill(lines: Sequence[Line]) -> bool:
    """Whether a page is the bill of a payment: it tells the sum and the order, but not what was bought."""
    return any(
        re.match(r"(?:账单|交易|支付|转账)(?:详情|凭证)|支付成功$|付款成功$", line.text) for line in lines[:6]
    )


_PAID_FOR = re.compile(
    r"(?:等待|待)(?:商家|卖家)?(?:发货|收货|评价)|已(?:发货|签收|完成)|交易(?:成功|完成)|(?:买家)?已付款"
)


def paid_already(lines: Sequence[Line]) -> bool:
    """Whether a line that is nothing but a state says that the order was paid: nobody ships what was not."""
    return any(_PAID_FOR.fullmatch(line.text) for line in lines[:6])


def billed(lines: Sequence[Line]) -> str:
    """The sum of a bill, which stands alone on a line and is usually negative."""
    for line in lines:
        alone = re.fullmatch(r"[-+]?\s?(¥?\s?[\d,OolI]+\.[\dOolI]{2})(?:\s?元)?", line.text)
        read = values.money(alone[1]) if alone else None
        if read:
            return read.value
    return ""


_MARKED = re.compile(r"T\d{2,4}P(?=\d{15})")
"""What a payment puts before the number of the order in its own number of it."""
_IN_WORDS = re.compile(r"(?<![^\W\d_])(?:订单|order)(?:编?号)?[:#]?\s?(?=\d)", re.IGNORECASE)
_AN_ORDERS = re.compile(r"\d{16,20}")


def orders_billed(lines: Sequence[Line], fields: Sequence[Field]) -> list[tuple[str, bool]]:
    """The numbers of the order on a bill, the surest first: what is paid for, then the shop's number of it; and
    whether letters in it were taken for digits.

    A number that is called the order's is the payment's own where the shop's stands beside it.
    """
    behind = [f for f in fields if f.label.key == "order" and f.label.rank == 1 and f.value]
    named = [f for f in fields if f.label.key == "order" and f.label.rank != 1 and f.value]
    goods = (line.text.partition("-")[2] for line in lines)
    told = (values.number(text[found.end() :]) for text in goods if (found := _IN_WORDS.search(text)))
    said = [(one.value, one.guessed) for one in told if one and _AN_ORDERS.fullmatch(one.value)]
    return [*said, *((_MARKED.sub("", one.value), one.guessed) for one in behind or named)]


_STATES = (
    ("refunded", r"退款(?:已)?(?:成功|完成|到账)|已退款|refund (?:successful|completed|issued)|refunded"),
    ("", r"(?:退款|售后|申请)(?:已)?(?:关闭|取消|撤销)|已(?:撤销|取消)|closed|cancelled|withdrawn"),
    (
        "sent-back",
        r"(?:等待|待)(?:商家|卖家)(?:确认)?(?:收货|签收)|(?:商家|卖家)待(?:收货|签收)|seller to receive",
    ),
    (
        "send-back",
        r"(?:请|待|等待)(?:您|买家)?(?:寄回|退货|寄件)|请填写(?:退货)?(?:物流|运单)|send (?:it|the item) back",
    ),
    (
        "intervention",
        r"(?:平台|客服|官方|抖音)\w{0,4}(?:介入|处理|审核|判定)中|(?:平台|客服)已?介入"
        r"|(?:platform|service) (?:is )?(?:stepping in|reviewing)",
    ),
)
"""What the first lines of a refund's page say of how far it has come, and the answer that means."""
_OFFERED = re.compile(r"可|如|若|申请平台|申请客服|ask (?:for|the)|can |may ", re.IGNORECASE)
_PLATFORM = re.compile(
    r"(?:平台|客服|官方|抖音|系统)\w{0,4}(?:将|会|正在|预计|处理|给出|回复|审核|判)|the platform (?:will|decides)"
    r"|result",
    re.IGNORECASE,
)


def state_of(lines: Sequence[Line]) -> str | None:
    """How far a refund has come by the first lines of its page; None if they do not say, empty if it is over."""
    for line in lines[:4]:
        for stand, pattern in _STATES:
            if (
                len(line.text) <= 24
                and not _OFFERED.search(line.text)
                and re.search(pattern, line.text, re.IGNORECASE)
            ):
                return stand
    return None


def platform_decides(line: Line) -> bool:
    """Whether a line with a countdown tells until when the platform decides, and not what a party has to do."""
    return bool(_PLATFORM.search(line.text)) and not re.search(r"申请(?:平台|客服|官方)|举证|step in", line.text)


_REFUSAL = re.compile(
    r"(?:拒绝|驳回)了?.{0,8}(?:退款|售后|退货|申请)|拒绝了|(?:商家|卖家)(?:已)?(?:拒绝|驳回)"
    r"|(?:declined|rejected|refused) (?:your|the|this|by (?:the )?(?:seller|merchant|shop|store))",
    re.IGNORECASE,
)
_APPLICATION = re.compile(
    r"(?:发起|提交|创建)了?.{0,8}(?:申请|退款|售后)|申请了(?:退款|退货|售后)"
    r"|(?:requested|applied for) (?:a|the) (?:refund|return)",
    re.IGNORECASE,
)
_ASKED = re.compile(r"金额\s?:?\s?(?=¥?\s?\d)")


def history_in(lines: Sequence[Line]) -> dict[str, str]:
    """The moments of applying and of refusing that the history of a refund tells without labels."""
    found: dict[str, str] = {}
    for n, line in enumerate(lines):
        key = ""
        if _REFUSAL.search(line.text):
            key = "refused-on"
        elif _APPLICATION.search(line.text):
            key = "applied-on"
        if not key or re.search(r"如|可以|若", line.text):
            continue
        when = _moment_near(lines, n)
        if when:
            found.setdefault(key, when)
        asked = _ASKED.search(line.text)
        read = values.money(line.text[asked.end() :]) if asked and key == "applied-on" else None
        if read:
            found.setdefault("amount", read.value)
    return found


_WANTED = re.compile(r"(?:诉求|申请|要求)\s?:?\s?(?:仅退款|退货退款|退款退货|退款)\s?(?=¥)")


def wanted_in(lines: Sequence[Line]) -> str:
    """The amount that stands behind what the buyer wants: `您的诉求：仅退款 ¥75.60`."""
    for line in lines:
        wanted = _WANTED.search(line.text)
        read = values.money(line.text[wanted.end() :]) if wanted else None
        if read:
            return read.value
    return ""


def _moment_near(lines: Sequence[Line], n: int) -> str:
    """The moment on a line, or alone on the line before it, or after it."""
    here = values.moments_in(lines[n].text)
    if here:
        return here[0].value
    for other in (n - 1, n + 1):
        text = values.mended_date(lines[other].text) if 0 <= other < len(lines) else ""
        if stamp := re.search(rf"{STAMP}$", text):
            read = values.moment(stamp[0])
            if read and len(stamp[0]) >= len(text) - 12:
                return read.value
    return ""
