"""What gives somebody away by its shape alone: phones, numbers, addresses, plates, mail, paths, and names that a
word beside them calls names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from content.text.words import N_


class Kind(StrEnum):
    """What kind of thing is hidden."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    ID = "id"
    BANK = "bank"
    NUMBER = "number"
    ACCOUNT = "account"
    PLATE = "plate"
    ADDRESS = "address"
    PATH = "path"
    WORD = "word"


KIND_WORDS = {
    Kind.NAME: N_("name"),
    Kind.PHONE: N_("phone"),
    Kind.EMAIL: N_("mail address"),
    Kind.ID: N_("identity number"),
    Kind.BANK: N_("bank card"),
    Kind.NUMBER: N_("number"),
    Kind.ACCOUNT: N_("account"),
    Kind.PLATE: N_("number plate"),
    Kind.ADDRESS: N_("address"),
    Kind.PATH: N_("path"),
    Kind.WORD: N_("your word"),
}


class Found(NamedTuple):
    """A place in a text at which something stands, and what it is the same as: equal keys are the same thing."""

    start: int
    end: int
    kind: Kind
    key: str


GAP = r"(?:[ \-\u2010-\u2015.·_]{1,2}|\s*\n[\s│┃|]*)?"
"""What people, and the edge of a screen, put between the digits of one number."""
_HAN = r"\u3400-\u9fff"
_DAY = (
    r"(?<!\d)(?:19|20)\d{2}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0[1-9]|[12]\d|3[01]|[1-9])(?!\d)"
    r"(?:[ T]{0,2}(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?"
)
_STAMP = r"(?<!\d)20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[_\-](?:[01]\d|2[0-3])(?:[0-5]\d){2}(?!\d)"
_HASH = r"(?<![0-9A-Za-z])[0-9a-f]{40,64}(?![0-9A-Za-z])"
_SUM = r"[¥￥]\s?\d[\d,]*(?:\.\d+)?|(?<![\d.])\d[\d,]*\.\d{2}(?!\d)\s?(?:元|yuan)?"
_PUBLIC = rf"(?<!\d)[48]00{GAP}\d(?:{GAP}\d){{6}}(?!\d)"
_SURE = re.compile(rf"{_DAY}|{_STAMP}|{_HASH}|{_PUBLIC}|{_SUM}")
"""What looks like a number and gives nobody away: days, hashes, sums, the 400 and 800 lines of companies."""

_SLASHED = GAP.replace("[ ", "[ /", 1)
_MOBILE = rf"(?<![\d])(?:\(?(?:\+|00)?86\)?{GAP})?1{_SLASHED}[3-9](?:{_SLASHED}\d){{9}}(?!\d)"
_FIXED = rf"(?<![\d-])(?:\(0\d{{2,3}}\)|0\d{{2,3}}){GAP}[2-9](?:{GAP}\d){{6,7}}(?!\d)(?:[-转 ]\d{{1,6}})?"
_ABROAD = rf"(?<![\w])\+(?!86)[1-9](?:{GAP}\d){{7,14}}(?!\d)"
_IDENTITY = rf"(?<!\d)[1-9](?:{GAP}\d){{16}}{GAP}[\dXx](?![\dA-Za-z])"
_BORN = r"\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_PASS = r"(?<![A-Za-z0-9])[A-Za-z]{1,2}\d{7,8}(?![\dA-Za-z])"
_CARD = rf"(?<!\d)[3-6](?:{GAP}\d){{14,18}}(?!\d)"
_CODE = r"(?<![A-Za-z0-9])[A-Za-z]{0,6}\d{8,}[A-Za-z0-9]*"
_GROUPED = (
    rf"(?<![A-Za-z0-9])[A-Za-z]{{0,6}}(?=(?:{GAP}\d){{11}})\d{{3,}}(?:{GAP}\d{{3,}})+[A-Za-z]?(?![A-Za-z0-9])"
)
_SPELLED = r"(?:[零〇○一二三四五六七八九幺][ \-]?){7,}"
_CUT = r"(?<!\d)\d{5,}(?=…)"
_MAIL = r"[A-Za-z0-9._+\-]+\s?@\s?[A-Za-z0-9\-]+(?:\s?\.\s?[A-Za-z0-9\-]+)+"
_PLATE = (
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领]\s?[A-HJ-NP-Z]\s?[·.\-]?\s?"
    r"(?=[A-Z0-9 ]{0,6}\d)(?:[A-HJ-NP-Z0-9]\s?){4,5}[A-HJ-NP-Z0-9挂学警港澳](?![A-Za-z0-9])"
)
_LABEL = (
    r"订单|退款|售后|快递|物流|运单|单|工单|受理|投诉|举报|流水|交易|支付|银行卡|卡|账|帐|身份证件?|证件|会员|客户|"
    r"手机|电话|护照|发票|取件|提货|验证|微信|支付宝|案|[一-鿿]{2}(?=(?:账|帐)?号\s*[:：])"
)
_LABELLED = (
    rf"(?:{_LABEL})(?:编?号码?|单号|账号|帐号|码|ID)(?:\s*[:：是为]\s*|\s+|(?=[A-Za-z0-9]))"
    r"(?P<value>[A-Za-z0-9][\w\-]{4,})"
)
_CHAT = r"(?i:QQ|微信|wechat|wx|weixin|vx)(?:号|ID|id)?\s*[:：是为]?\s*(?P<value>[A-Za-z0-9][\w\-]{4,})"
_ENGLISH = (
    r"(?i:\b(?:order|refund|tracking|ticket|waybill|account|card|passport|ID|invoice)\s*"
    r"(?:no\.?|number|id|#)?\s*[:#]\s*)(?P<value>[A-Za-z0-9][\w\-]{4,})"
)
_STREETS = r"路|街|大道|巷|弄|胡同|小区|社区|花园|大厦|广场|公寓|新村|家园|工业园|产业园|科技园|商城"
_VILLAGES = r"道|村|镇|乡|苑|园|城|府|庭|坊|桥|屯"
_DOOR = rf"\d+(?:{GAP}[\dA-Za-z]+)*\s?(?:号楼|号院|号|弄|栋|幢|座|单元|室)"
_INNER = rf"\d+(?:{GAP}[\dA-Za-z]+)*\s?(?:号楼|号院|号|弄|栋|幢|座|单元|室|楼|层|房|户|#)"
_REGION = rf"[{_HAN}]{{1,8}}?(?:省|自治区|市|自治州|区|县|旗)\s?"
_ADDRESS = (
    rf"(?:(?:{_REGION}){{1,4}}[{_HAN}A-Za-z\d\s\-]{{1,20}}?{_DOOR}"
    rf"|[{_HAN}]{{1,8}}?(?:{_STREETS})[{_HAN}A-Za-z\s\-]{{0,8}}?{_DOOR}"
    rf"|[{_HAN}]{{1,6}}?(?:{_VILLAGES})\s?{_DOOR}(?=\s?[\dA-Za-z{_HAN}]{{0,6}}?\d))"
    rf"(?:\s?[{_HAN}A-Za-z]{{0,8}}{_INNER}|\s?\d{{1,5}}(?!\d))*"
)
_LEAD = re.compile(
    r"^.{0,8}?(?:地址|住址|收货地|退货地)(?:是|为|在|[:：])?"
    r"|^.{0,6}?(?:住在|寄到|寄往|送到|送至|寄回|位于|发到|发往|寄至)"
    r"|^.{0,3}?[在到往于至住](?=.{3})"
)
_STREET = (
    r"(?:(?:\b(?:Room|Rm|Unit|Flat|Apt|Building|Bldg|Block)\.?\s*\w+,?\s+)*(?:No\.?\s*)?\b\d+[A-Za-z]?,?\s+"
    r"(?:[A-Z][\w']*\s+){1,4}(?:Road|Rd|Street|St|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd)\b\.?"
    r"(?:,?\s+(?:Room|Rm|Unit|Flat|Apt|Building|Bldg|Block)\.?\s*\w+)*)"
)
_FOLDERS = (
    r"(?:(?<![\w./:])/(?:home|Users|root|mnt|media|tmp|var|data|sdcard|storage|private|Volumes|opt|srv)/"
    r"(?:[^\s/\"'“”,，。；;]+/)*|(?<![\w])[A-Za-z]:\\(?:[^\\\s\"'“”]+\\)*|file:///?[^\s\"'“”]*/|~/(?=[\w.])(?:[^\s/\"'“”]+/)*)"
)
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜"
    "崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤温康施文牛樊葛"
    "邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝"
    "路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂"
    "佟应臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝楚"
)
DOUBLE = tuple(re.findall("..", "欧阳司马上官诸葛东方皇甫尉迟公孙令狐慕容司徒端木夏侯南宫"))
_SUR = f"(?:{'|'.join(DOUBLE)}|[{''.join(sorted(SURNAMES))}])"
_END = r"(?=[^\u3400-\u9fff]|$|先生|女士|小姐|电话|手机|地址|联系|身份|收|的|您|你|寄|退|说|和|与)"
_ASKED = (
    r"收件人|收货人|收货姓名|联系人|姓名|真实姓名|购买人|机主|户名|持卡人|寄件人|经办人|法定代表人|负责人|店主|投诉人|"
    r"申请人|当事人|原告|被告|我叫|名叫|本人"
)
_NAMED = rf"(?:{_ASKED})(?:\s*[:：是为]\s*|\s*)(?P<value>{_SUR}[{_HAN}·]{{1,2}}?){_END}"
_CALLED = rf"(?P<value>{_SUR}[{_HAN}]{{1,2}})(?=先生|女士|小姐|太太|同学|律师|法官|警官|师傅|经理|主管|店长|老板)"
_BESIDE = rf"(?<![{_HAN}])(?P<value>{_SUR}[{_HAN}]{{1,2}})(?=[\s,，、:：(（]{{1,3}}(?:\+?86)?1[3-9]\d)"
_AFTER = rf"(?<=1[3-9]\d{{9}})[\s,，、)）]{{1,3}}(?P<value>{_SUR}[{_HAN}]{{1,2}})(?![{_HAN}…])"
_LATIN = (
    r"(?i:\b(?:name|recipient|consignee|contact|attn|dear|mr|mrs|ms|miss)\b\.?\s*[:=]?\s*)"
    r"(?P<value>[A-Z][a-z]+(?:[ \-][A-Z][a-z]+){1,2})"
)
_NO_NAMES = frozenset(
    re.findall(
        "..",
        "高级项目区域安全商务公司平台金牌全部全国时间白天方便成功关于关闭文件文字明天明确应该全额安装安排和解和平商家商品"
        "华为金额单号费用石头连接车厘时候任何解决解释成交单独单价广告任务车牌",
    )
)
_NO_CHARS = frozenset("客服售店商管理部方级的了是您我你路街巷区市县镇村省号")
"""Characters that no given name has, and words beside a form of address have."""
_NO_WORDS = frozenset(
    ("Customer", "Service", "Seller", "Buyer", "Support", "Team", "Merchant", "Shop", "Store", "Order")
)
_CITY = re.compile(
    rf"^(?:[{_HAN}]{{2,7}}?(?:省|自治区))?[{_HAN}]{{2,6}}?(?:市|自治州|地区|盟)|^(?:北京|上海|天津|重庆)市?"
)

_SHAPES: tuple[tuple[Kind, str], ...] = (
    (Kind.PATH, _FOLDERS),
    (Kind.EMAIL, _MAIL),
    (Kind.PLATE, _PLATE),
    (Kind.ADDRESS, _ADDRESS),
    (Kind.ADDRESS, _STREET),
    (Kind.PHONE, _MOBILE),
    (Kind.PHONE, _ABROAD),
    (Kind.ID, _IDENTITY),
    (Kind.BANK, _CARD),
    (Kind.PHONE, _FIXED),
    (Kind.NUMBER, _PASS),
    (Kind.NUMBER, _CODE),
    (Kind.NUMBER, _GROUPED),
    (Kind.NUMBER, _SPELLED),
    (Kind.NUMBER, _CUT),
    (Kind.NUMBER, _LABELLED),
    (Kind.NUMBER, _ENGLISH),
    (Kind.ACCOUNT, _CHAT),
)
_NAMES = (_NAMED, _CALLED, _BESIDE, _AFTER, _LATIN)


@cache
def _compiled() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern)) for kind, pattern in _SHAPES)


@cache
def _names() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, _NAMES))


def shapes(text: str) -> Iterator[Found]:
    """What stands in a text in half width; of an address the city stays."""
    blank = _SURE.sub(lambda found: "\0" * len(found[0]), text)
    for kind, pattern in _compiled():
        source = text if kind in (Kind.PATH, Kind.EMAIL) else blank
        for found in pattern.finditer(source):
            start, end = found.span("value") if "value" in pattern.groupindex else found.span()
            told = _told(kind, found[0])
            if told is Kind.ADDRESS:
                start += len(led[0]) if (led := _LEAD.match(text[start:end])) else 0
                start += len(city_of(text[start:end]))
            value = bare(text[start:end])
            if value and (told is not Kind.NUMBER or any(map(str.isnumeric, value))):
                yield Found(start, end, told, value)
    yield from named(text)


def named(text: str) -> Iterator[Found]:
    """The names that a word beside them calls names: a label, a form of address, a phone."""
    for pattern in _names():
        for found in pattern.finditer(text):
            name = found["value"]
            if name[:2] not in _NO_NAMES and not _NO_CHARS & set(name[1:]) and not _NO_WORDS & set(name.split()):
                yield Found(*found.span("value"), Kind.NAME, bare(name))


def may_be_name(text: str) -> bool:
    """Whether a short text is a Chinese name: a surname, and one or two characters after it."""
    given = text[2:] if text.startswith(DOUBLE) else text[1:] if text[:1] in SURNAMES else ""
    return 0 < len(given) < 3 and text not in _NO_NAMES


def city_of(address: str) -> str:
    """Province and city at the beginning of an address, which tell which court and which office it belongs to."""
    found = _CITY.match(address)
    return found[0] if found else ""


def bare(text: str) -> str:
    """A text without what stands between the parts of a number, in small letters: what is the same is equal."""
    return re.sub(r"[\W_]", "", text).casefold()


def _told(kind: Kind, text: str) -> Kind:
    """What a number really is: an identity number has a day of birth, a card its check digit."""
    digits = bare(text)
    if kind is Kind.ID:
        return Kind.ID if re.match(_BORN, digits) else Kind.NUMBER
    if kind is Kind.BANK:
        return Kind.BANK if _checked(digits) else Kind.NUMBER
    return kind


def _checked(digits: str) -> bool:
    """Whether the last digit is the one that ISO/IEC 7812 wants."""
    if not digits.isdigit():
        return False
    doubled = (int(digit) * (2 if n % 2 else 1) for n, digit in enumerate(reversed(digits)))
    return sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0
