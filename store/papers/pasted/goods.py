"""What a page shows without a label: the shop above, and under it the goods, each with its price."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto

from msgspec import Struct

from store.papers.pasted.fields import Field, name
from store.papers.pasted.script import Line


class Item(Struct):
    """One thing in an order: what it is called, which variant, and whether its price stands there."""

    lines: list[str]
    variant: str = ""
    priced: bool = False
    counted: bool = False
    at: tuple[int, ...] = ()
    """The lines that were taken for it."""

    @property
    def name(self) -> str:
        """Its name; the lines of a long one are joined."""
        joined = self.lines[0]
        for line in self.lines[1:]:
            joined += line if not (joined[-1:].isascii() and line[:1].isascii()) else f" {line}"
        return joined


class Goods(Struct, frozen=True):
    """The shop and the goods of a page; `shop_line` is -1 when no line names a shop."""

    shop: str
    shop_line: int
    items: tuple[Item, ...]
    unread: tuple[int, ...]
    """The lines that were taken for nothing."""


class _Role(Enum):
    TEXT = auto()
    PRICE = auto()
    COUNT = auto()
    PERSON = auto()
    AROUND = auto()


_STATUS = (
    r"交易(?:成功|关闭|完成)|订单(?:详情|信息|资讯|已\w{2,4}|完成|关闭|列表)|(?:我的|全部|团购|预售)订单|已(?:完成|签收|发货|取消|关闭|送达|揽收|付款|收货)|"
    r"(?:待|等待)(?:付款|发货|收货|评价|使用|付尾款|商家\w{0,6}|卖家\w{0,6}|买家\w{0,6}|平台\w{0,6})|(?:运输|派送|退款|售后|处理)中|预售|拼单成功|"
    r"(?:仅退款|退货退款|退款|售后|退货|换货)(?:详情|信息|成功|关闭|申请|进度|\w{0,2}中)?|(?:商家|卖家|买家|平台)(?:已|正在|拒绝|同意|客服)\w{0,8}|协商(?:历史|详情|记录)|"
    r"付款成功|支付成功|账单详情|平台介入|(?:官方|店铺|商家)?客服(?:在线)?|在线|收货(?:信息|地址)|预计.{0,12}(?:送达|发货|到达)|商品(?:信息|清单|明细)|自营"
)
_BUTTON = (
    r"复制|更多|评价|追评|晒单|再次购买|再来一单|加入购物车|立即购买|确认收货|删除订单|开发票|催发货|提醒发货|延长收货|进店(?:逛逛)?|进入店铺|"
    r"(?:查看|申请|联系|修改|撤销|取消|补充|填写|我要)\w{1,6}|已?关注|粉丝\w{0,4}|分享|收起|展开(?:更多)?|全部|"
    r"copy|view|track|details|contact seller|buy again|refund details|order details"
)
_TAG = (
    r"(?:支持)?(?:七|7|15|30)天(?:无理由)?(?:退货|退换|退款)?|退货包运费|退货免运费|包运费|运费险|赠运费险|极速退款|极速退|闪电退款|闪电发货|先用后付|包邮|"
    r"假一赔\w|破损包[退赔]|坏[单果]包赔|正品(?:保障|保证)?|官方(?:正品|认证|旗舰)?|直播专享|直播间?专属|限时\w{0,4}|满\d+(?:元)?减\d+(?:元)?|百亿补贴|(?:\d{1,3}天)?价保|保价\w{0,3}|\d{2}小时(?:内)?发货|"
    r"次日达|隔日达|货到付款|放心购|安心购|品质保障|服务保障|随时退|过期\w{0,6}退|免预约|全国联保|大促价?|秒杀|热卖|新品|回头客\w*|已售.*|消费者保障|天猫|淘宝|京东(?:自营)?|抖音|自营|"
    r"淘宝网|拼多多|快手|小红书|(?:抖音|淘宝|天猫|京东|拼多多|快手|小红书|微信|视频号)(?:商城|小店|购物|极速版|app)|(?:douyin|taobao|tmall|jd)\s(?:mall|store|shop)"
)
_PRICE = re.compile(
    r"^-?\s?(?:cn)?¥\s?[\d.,\sOolI|SBZ]+(?:元)?(?:起)?(?:\s?[x*]\s?\d{1,3})?$|^\d+\.\d{2}$", re.IGNORECASE
)
_COUNT = re.compile(
    r"^(?:数量:?\s?\d{1,3}[\s,]*单价:?\s?¥?\s?[\d.,]+元?|单价:?\s?¥?\s?[\d.,]+元?[\s,]*数量:?\s?\d{1,3}|[x*]\s?\d{1,3}|(?:共|数量:?)?\s?\d{1,3}\s?[件个]?(?:商品)?|共\d+件.*)$",
    re.IGNORECASE,
)
_PRICE_BEHIND = re.compile(r"\s*(?:cn)?¥\s?[\d.,]+(?:\s?元)?(?P<count>\s*[x*]\s?\d{1,3})?$", re.IGNORECASE)
_COUNT_BEHIND = re.compile(r"\s+[x*]\s?\d{1,3}$")  # a capital X is part of a name
_PHONE = re.compile(r"(?<!\d)1\d{2}[\s-]?[\d*]{4}[\s-]?[\d*]{4}(?!\d)")
_ADDRESS = re.compile(r"省|市|区|县|镇|乡|路|街|巷|弄|号|幢|栋|座|单元|室|楼|小区|村|花园|大厦|广场")
_HINT = re.compile(
    r"您|请|如需|将在|将于|将自动|逾期|超时|还剩|剩余|仅剩|倒计时|小时内|天内|系统|[。！？!?]|: |^[·•]|感谢|"
    r"thanks|thank you|your |waiting|time left",
    re.IGNORECASE,
)
_DATED = re.compile(r"\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}|\d{1,2}:\d{2}|\d{1,2}月\d{1,2}[日号]")
_SUM = re.compile(
    r"-\s?¥|^[^:]{1,8}:|^\D{0,6}[价金券费额减省补惠抵礼后]\s*¥|^#|主播:|^(?:主播|达人)", re.IGNORECASE
)
"""Labels that are not known, discounts and prices of all kinds."""
_SENSIBLE = re.compile(r"[^\W\d_]{2}")
_BEHIND = rf"(?:\s*(?:>|\((?:天猫|淘宝|京东|抖音|自营|官方)\)|已?关注.*|进店.*|进入店铺.*|\s(?:{_STATUS})))*\s*$"
_BRANCH = r"(?:\((?!天猫|淘宝|京东|抖音|自营|官方)[^()]{1,12}\))?"
_SHOP = re.compile(
    r"^(?P<name>(?:.{1,40}?(?:旗舰店|专卖店|专营店|[^\s商进]店|商行|商城|超市|工作室|(?:official|flagship)?\s?store|shop)"
    rf"{_BRANCH}|.{{2,20}}\([^()]{{1,10}}店\))){_BEHIND}",
    re.IGNORECASE,
)
_SIGN = re.compile(r"^(?:官方)?(?:旗舰|官方)(?:店)?\s?[|·]\s?(?P<name>[^|·\s]{2,20})$")
_LIVE = re.compile(rf"^(?P<name>.{{1,30}}?直播间){_BEHIND}")
_MAYBE_SHOP = re.compile(
    r"^(?P<name>[^\s\d,;:¥]{2,14}(?:馆|坊|铺|屋|阁|社|仓|轩|斋|堂|记|园|集|家居|果业|食品|服饰|数码|选物|优选|严选|好物|生活|百货|文具|生鲜|农场|茶业|家纺|鞋业|母婴|美妆|(?<![不银可执])行))"
    + _BEHIND
)
_BY_RANGE = re.compile(
    r"^(?P<name>[^\s\d,;:¥]{2,10}(?:童装|女装|男装|女鞋|男鞋|箱包|饰品|户外|运动|内衣))" + _BEHIND
)
"""What a shop may be called by what it sells; goods are called so, too, where nothing longer follows."""
_OPENED = re.compile(r"^(?P<name>[^,;:¥]{2,30}?)\s*(?:>|进店.*|进入店铺.*|已关注.*)$")


def goods_in(lines: Sequence[Line], fields: Sequence[Field]) -> Goods:
    """The shop and the goods among the lines that no label has taken."""
    taken = {n for field in fields for n in range(field.line, field.last + 1) if field.leads or n > field.line}
    free = [n for n in range(len(lines)) if n not in taken]
    roles = dict(_roles(lines, free))
    shop, shop_line = _shop(lines, roles)
    below = _below_labelled_shop(fields, roles) if shop_line < 0 else -1
    after = [n for n in roles if n > shop_line and n >= below]
    items = _items(lines, roles, after)
    if shop_line >= 0 and not items:
        items = _items(lines, roles, [n for n in roles if n < shop_line])
    if shop_line < 0:
        items = [item for item in items if item.priced or item.counted or below in item.at]
        shop = _shop_in_items(items)
        items = items or _only_line(lines, roles, fields)
    used = {n for item in items for n in item.at}
    unread = [n for n, role in roles.items() if role is _Role.TEXT and n != shop_line and n not in used]
    return Goods(shop, shop_line, tuple(items), tuple(unread))


def _only_line(lines: Sequence[Line], roles: dict[int, _Role], fields: Sequence[Field]) -> list[Item]:
    """The goods of a page that names its shop, its order and what was paid by labels, and has one line beside."""
    told = {field.label.key for field in fields if field.value and field.leads}
    texts = [n for n, role in roles.items() if role is _Role.TEXT]
    if len(texts) != 1 or "product" in told or not told >= {"merchant", "order", "paid"}:
        return []
    return _items(lines, roles, texts)


def _below_labelled_shop(fields: Sequence[Field], roles: dict[int, _Role]) -> int:
    """The line of text right below a shop that is called one, where no label names the goods; -1 for none."""
    if any(field.label.key == "product" and field.value for field in fields):
        return -1
    shops = (field.last + 1 for field in fields if field.label.key == "merchant" and field.value and field.leads)
    return next((n for n in shops if roles.get(n) is _Role.TEXT), -1)


def shop_named(line: Line) -> str:
    """The shop that a line names and nothing else; empty when it does not end in a word for one."""
    match = _SHOP.match(line.text) or _LIVE.match(line.text)
    return line.raw[: match.end("name")].strip() if match and _SENSIBLE.search(match["name"]) else ""


def maybe_shop(line: Line) -> str:
    """What a line would name as a shop where nothing else can stand there, such as above a talk with it."""
    match = _MAYBE_SHOP.match(line.text)
    return line.raw[: match.end("name")].strip() if match else ""


def _roles(lines: Sequence[Line], free: Sequence[int]) -> Iterator[tuple[int, _Role]]:
    for n in free:
        following = lines[n + 1].text if n + 1 < len(lines) else ""
        yield n, _role(lines[n].text, following)


def _role(text: str, following: str) -> _Role:
    if _PRICE.match(text):
        return _Role.PRICE
    if _COUNT.match(text):
        return _Role.COUNT
    if _is_person(text, following):
        return _Role.PERSON
    if not _SENSIBLE.search(text) or is_around(text) or any(p.search(text) for p in (_HINT, _DATED, _SUM)):
        return _Role.AROUND
    return _Role.TEXT


def _is_person(text: str, following: str) -> bool:
    """Whether a line says who receives the parcel, or where."""
    if _PHONE.search(text) or (re.fullmatch(r"[^\W\d_a-zA-Z]{2,4}", text) and _PHONE.search(following)):
        return True
    places = len(_ADDRESS.findall(text))
    return places >= 3 or (places == 2 and not _SHOP.match(text) and bool(re.search(r"\d+号|[路街巷]", text)))


def is_around(text: str) -> bool:
    """Whether a line holds nothing but what pages put around an order: states, buttons, promises of the shop."""
    words = re.split(r"[\s·|/;,、\[\]【】>]+", text)
    around = re.compile(rf"(?:{_STATUS}|{_BUTTON}|{_TAG})(?:\(\d+\))?", re.IGNORECASE)
    return all(not word or around.fullmatch(word) for word in words) or bool(around.fullmatch(text))


def _shop(lines: Sequence[Line], roles: dict[int, _Role]) -> tuple[str, int]:
    texts = [n for n, role in roles.items() if role is _Role.TEXT]
    for pattern in (_SHOP, _SIGN, _LIVE, _OPENED, _MAYBE_SHOP):
        for n in texts:
            match = pattern.match(lines[n].text)
            follows = pattern is not _MAYBE_SHOP or roles.get(n + 1) is _Role.TEXT
            if match and follows and _SENSIBLE.search(match["name"]):
                return lines[n].raw[match.start("name") : match.end("name")].strip(), n
    for n in texts:
        match, following = _BY_RANGE.match(lines[n].text), lines[n + 1].text if n + 1 < len(lines) else ""
        if match and roles.get(n + 1) is _Role.TEXT and len(following) > len(match["name"]) + 4:
            return lines[n].raw[: match.end("name")].strip(), n
    for n in texts:  # “进店 >” may stand on a line of its own
        following = lines[n + 1].text if n + 1 < len(lines) else ""
        if re.fullmatch(r"(?:进店\s?(?:逛逛)?|进入店铺)?\s?>?", following) and following:
            return name(lines[n].raw), n
    return "", -1


def _items(lines: Sequence[Line], roles: dict[int, _Role], among: Sequence[int]) -> list[Item]:
    """The goods: lines of text one below the other, until a price; a label or anything else ends them too."""
    items: list[Item] = []
    before = -2
    for n in among:
        role, text = roles[n], lines[n].text
        gap = n != before + 1 and not all(roles.get(m) in (_Role.AROUND, _Role.COUNT) for m in range(before + 1, n))
        open_item = items[-1] if items and not gap else None
        if role is _Role.PRICE and open_item:
            open_item.priced = True
            open_item.counted = open_item.counted or bool(re.search(r"[x*]\s?\d+$", text, re.IGNORECASE))
        elif role is _Role.COUNT and open_item:
            open_item.counted = True
        elif role is _Role.TEXT:
            _take_up(items, open_item, lines[n], n)
        before = n
    priced = [item for item in items if item.priced or item.counted]
    found = priced or items[:1]
    for item in found:
        _set_variant(item)
    return found


def _take_up(items: list[Item], open_item: Item | None, line: Line, n: int) -> None:
    """Put a line of text to the item it belongs to, if there is one."""
    price = _PRICE_BEHIND.search(line.text)
    count = None if price else _COUNT_BEHIND.search(line.text)
    cut = price or count
    words = name(line.raw[: cut.start()] if cut else line.raw)
    if not words:
        return
    priced, counted = bool(price), bool(count or (price and price["count"]))
    if open_item and open_item.priced and not open_item.counted and counted and not priced:
        open_item.variant, open_item.counted = words, True
    elif open_item is None or open_item.priced or open_item.counted:
        items.append(Item([words], priced=priced, counted=counted))
    elif len(open_item.lines) < 4:
        open_item.lines.append(words)
        open_item.priced, open_item.counted = priced, counted
    else:
        return
    items[-1].at += (n,)


def _set_variant(item: Item) -> None:
    """The line above the price is the variant, and what stands above it the name."""
    if len(item.lines) > 1:
        item.variant = item.variant or item.lines.pop()
    elif not item.variant and (behind := re.search(r"(?<=\S) (\S+[；;]\S+)$", item.lines[0])):
        item.lines[0], item.variant = item.lines[0][: behind.start()], behind[1]
    if len(item.lines) > 2 or len(item.name) > 120:
        del item.lines[1:]


def _shop_in_items(items: list[Item]) -> str:
    """A short line above a longer name and its variant is the shop, though it is not called one."""
    first = items[0] if items else None
    if first and len(first.lines) == 2 and first.variant:
        top = first.lines[0]
        if re.fullmatch(r"[^\W\d_]{2,10}", top) and len(first.lines[1]) > len(top):
            first.lines = first.lines[1:]
            return top
    return ""
