"""What gives somebody away by its shape alone: phones, numbers, addresses, plates, mail, paths, and names that a
word beside them calls names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from store.dossier.redact_addresses import ADDRESS, FLAT, STREET, without_lead
from store.dossier.redact_belongs import belongs
from store.dossier.redact_called import called
from store.dossier.redact_default import by_default
from store.dossier.redact_kinds import GAP, Found, Kind, bare, hollow
from store.dossier.redact_names import named
from store.dossier.redact_spoken import spoken
from store.dossier.redact_titles import titled

_DAY = (
    r"(?<!\d)(?:19|20)\d{2}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0[1-9]|[12]\d|3[01]|[1-9])(?!\d)"
    r"(?:[ T]{0,2}(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?"
)
_STAMP = r"(?<!\d)20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[_\-](?:[01]\d|2[0-3])(?:[0-5]\d){2}(?!\d)"
_HASH = r"(?<![0-9A-Za-z])[0-9a-f]{40,64}(?![0-9A-Za-z])"
_SUM = r"[¥￥]\s?\d[\d,]*(?:\.\d+)?|(?<![\d.])\d[\d,]*\.\d{2}(?!\d)\s?(?:元|yuan)?"
_BATCH = r"(?<=批号)\s?[:：是为]?\s?[A-Za-z0-9\-]{3,20}|(?<=批次号)[:：]?\s?[A-Za-z0-9\-]{3,20}"
_STANDARD = (
    r"(?<![A-Za-z])(?:GB|QB|FZ|JB|HG|YY|NY|SB|DB|ISO|IEC|EN|ASTM)(?:/T|/Z)?\s?\d{3,6}(?:\.\d+)?(?:-\d{4})?(?!\d)"
)
_PUBLIC = rf"(?<!\d)[48]00{GAP}\d(?:{GAP}\d){{6}}(?!\d)"
_SURE = re.compile(rf"{_DAY}|{_STAMP}|{_HASH}|{_PUBLIC}|{_SUM}|{_BATCH}|{_STANDARD}")
"""What looks like a number and gives nobody away: days, hashes, sums, the 400 and 800 lines of companies."""

_SLASHED = GAP.replace("[ ", "[ /", 1)
_MOBILE = rf"(?<![\d])(?:\(?(?:\+|00)?86\)?{GAP})?1{_SLASHED}[3-9](?:{_SLASHED}\d){{9}}(?!\d)"
_FIXED = rf"(?<![\d-])(?:\(0\d{{2,3}}\)|0\d{{2,3}}){GAP}[2-9](?:{GAP}\d){{6,7}}(?!\d)(?:[-转 ]\d{{1,6}})?"
_AMERICAN = r"(?<![\w\-])\(?[2-9]\d{2}\)?[\-. ]\d{3}[\-. ]\d{4}(?![\w\-])"
_ABROAD = rf"(?<![\w])\+(?!86)[1-9](?:{GAP}\d){{7,14}}(?!\d)"
_IDENTITY = rf"(?<!\d)[1-9](?:{GAP}\d){{16}}{GAP}[\dXx](?![\dA-Za-z])"
_BORN = r"\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_PASS = r"(?<![A-Za-z0-9])[A-Za-z]{1,2}\d{7,8}(?![\dA-Za-z])"
_CARD = rf"(?<!\d)[3-6](?:{GAP}\d){{14,18}}(?!\d)"
_CODE = r"(?<![A-Za-z0-9])[A-Za-z]{0,6}\d{8,}[A-Za-z0-9]*"
_MIXED = r"(?<![A-Za-z0-9])(?=[A-Z0-9]{10,40}(?![A-Za-z0-9]))(?=(?:[A-Z]*\d){8})[A-Z0-9]+"
_GROUPED = (
    rf"(?<![A-Za-z0-9])[A-Za-z]{{0,6}}(?=(?:{GAP}\d){{11}})\d{{3,}}(?:{GAP}\d{{3,}})+[A-Za-z]?(?![A-Za-z0-9])"
)
_DEED = r"房[\u3400-\u9fff]{0,6}字[^\s第]{0,8}第\d{4,}号"
_NUMERAL = "[零〇○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]"
_SPELLED = rf"(?:{_NUMERAL}[ \-]?){{7,}}|(?<!{_NUMERAL}){_NUMERAL}{{3,4}}(?:[，,、]\s?{_NUMERAL}{{3,4}}){{2,3}}"
_CUT = r"(?<!\d)\d{5,}(?=…)"
_MAIL = r"(?<![A-Za-z0-9._+\-])[A-Za-z0-9._+\-]+\s?@\s?[A-Za-z0-9\-]+(?:\s?\.\s?[A-Za-z0-9\-]+)+"
_HOST = r"[A-Za-z0-9\-]+(?:\s?(?:\.|\bdot\b|点)\s?(?:com|cn|net|org|edu|gov|co|io|me)\b)+"
_MAIL_TOLD = (
    r"(?<![A-Za-z0-9._\-])(?:[A-Za-z0-9._\-]+(?:\s?(?:\bdot\b|点)\s?[A-Za-z0-9_\-]+)*\s?(?:\(at\)|\[at\]|艾特|#)\s?"
    rf"{_HOST}|[A-Za-z0-9._\-]+(?:\s(?:dot|点)\s[A-Za-z0-9_\-]+)+\sat\s{_HOST})"
)
"""A mail address as it is spoken; with a plain “at” only where a “dot” shows that it is spelled."""
_PLATE = (
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领]\s?[A-HJ-NP-Z]\s?[·.\-]?\s?"
    r"(?=[A-Z0-9 ]{0,6}\d)(?:[A-HJ-NP-Z0-9]\s?){4,5}[A-HJ-NP-Z0-9挂学警港澳](?![A-Za-z0-9])"
)
_LABEL = (
    r"订单|退款|售后|快递|物流|运单|单|工单|受理|投诉|举报|流水|交易|支付|银行卡|卡|序列|串|机身|账|帐|身份证件?|证件|会员|客户|"
    r"手机|电话|护照|发票|取件|提货|验证|微信|支付宝|案|[一-鿿]{2}(?=(?:账|帐)?号\s*[:：])"
)
_LABELLED = (
    rf"(?:{_LABEL})(?:编?号码?|单号|账号|帐号|码|ID)(?:\s*[:：是为]\s*|\s+|(?=[A-Za-z0-9]))"
    r"(?!\d{1,2}-\d{1,2}(?![\w\-]))(?P<value>[A-Za-z0-9][A-Za-z0-9_\-]{4,})"
)
_APPS = (
    r"QQ|扣扣|企鹅|微信|wechat|wx|weixin|vx|支付宝|alipay|抖音|快手|小红书|微博|淘宝|旺旺|闲鱼|telegram|whatsapp|skype|instagram|"
    r"facebook|twitter|douyin|taobao"
)
_CHAT = (
    rf"(?i:(?<![A-Za-z])(?:{_APPS})(?:\s?(?:号码?|群号?|账号|帐号|账户|帐户|ID|id|number|no\.?|account|name|handle|user))?)"
    r"(?:\s*(?:[:：=是为叫]|叫做|就是)\s*|\s+is\s+|\s+|(?=[A-Za-z0-9]))"
    r"(?P<value>@?(?=[A-Za-z0-9_\-]*[\d_])[A-Za-z0-9][A-Za-z0-9_\-]{4,}|\d{2,5}(?: \d{2,5}){1,4}(?! ?[元件个]))"
)
_NOT_CALLED = r"(?:客服|商家|卖家|店家|平台|所有人|全体|抖音|官方)"
_HANDLE = (
    rf"(?i:(?<![A-Za-z])(?:{_APPS})\s?(?:号码?|账号|帐号|账户|帐户|ID|account|name|handle|user)(?:\s*[:：=是为]\s*|\s+(?=[\"“])))"
    r"[\"“「『]?(?P<value>[A-Za-z0-9][A-Za-z0-9_\-.]{3,})"
    rf"|(?i:(?:昵称|用户名|网名|会员名|旺旺名|旺旺(?=\s*[:：是])|(?:{_APPS})\s?(?:ID|昵称|用户名))(?:\s+is\s+(?=[\w\-.]*[\d_.])"
    rf"|\s*[:：是为叫]{{1,2}}\s*[\"“「『]?|\s*[\"“「『]|\s*(?!is\b|[改忘没不也还已换的和与被一里有我记显]|相同)))"
    rf"(?P<nick>[A-Za-z0-9_\-.]{{2,30}}|[\w\-.]{{2,20}})(?!\w)"
    rf"|(?:[个位名人]叫|网友|用户|买家|博主|主播)\s?[“\"「『](?P<called>[^”\"」』]{{2,12}})[”\"」』]"
    rf"|(?i:(?:{_APPS})\s?(?:用户|博主|达人)[\s:：@“]{{1,2}})(?P<user>[\w\-.]{{2,20}})(?!\w)"
    rf"|(?<![\w/.@\-])(?P<plain>(?=[a-z0-9_]*[a-z]{{3}})(?=[a-z_]*\d)[a-z0-9]+(?:_[a-z0-9]+)+)(?![\w./])"
    rf"|(?<![\w.])@(?!{_NOT_CALLED})(?P<at>[\w.\-]{{2,20}})(?![\w@]|\.\w)"
    r"|(?i:(?:加|我的?|搜)\s?(?:V|Q|薇|威|wei)(?:信|x)?\s*[:：]?\s*)(?P<other>(?=[A-Za-z0-9_\-]*\d)[A-Za-z0-9][A-Za-z0-9_\-]{4,})"
    r"|(?<![A-Za-z0-9_@/])(?P<third>wxid_[A-Za-z0-9_]+)"
)
_PLATE_READ = (
    r"(?i:\bplates?\s(?:(?:no\.?|number)\s)?)"
    r"(?P<value>[A-Z][a-z]{1,5}\s?[·-]?\s?[A-Z]\s?[·-]?\s?(?=\w*\d)[A-Z0-9]{5,6})(?!\w)"
)
_STAFF = (
    r"(?:工号|工牌|员工号|坐席号?|座席号?|客服(?:编号|代号)|分机号?)\s*[:：是为]?\s*(?P<value>[A-Za-z]{0,4}-?\d{2,10})"
    r"|员\s?(?P<desk>\d{3,6})\s?号|(?i:\b(?:agent|operator|rep)\s(?:no\.?\s)?)(?P<rep>\d{3,6})\b"
    r"|(?<!标准)(?<!产品)(?<!商品)编号\s*[:：是为]?\s*(?P<paper>(?=[A-Za-z0-9\-]*\d{3})[A-Za-z0-9][A-Za-z0-9\-]{4,})"
    r"|(?i:\b(?:code|PIN|password|OTP)\s*(?:is|:)?\s*)(?P<code>\d{4,8})(?!\d)"
    r"|(?i:\b(?:staff|employee|agent|badge) (?:no\.?|number|id)\s*(?:is|[:#])?\s*"
    r"|\bext(?:ension)?\.?\s?)(?P<other>[A-Za-z]{0,4}-?\d{2,10})\b"
    r"|邮政?编码?\s*[:：是为]?\s*(?P<third>\d{6})(?!\d)|(?<!\*)\*{2,}\s?(?P<masked>\d{3,4})(?!\d)"
)
"""Numbers of people at work and of places, and what a bank leaves of a number."""
_ENGLISH = (
    r"(?<![A-Za-z])ID\s*[:：是为]\s*(?P<zh>(?=[A-Za-z0-9_\-]*[\d_])[A-Za-z0-9][A-Za-z0-9_\-]{4,})|"
    r"(?i:\b(?:order|refund|tracking|ticket|waybill|account|card|passport|ID|invoice|case|member|licen[cs]e|plate)\s*"
    r"(?:no\.?|number|id|#|code)?\s*(?:[:#]|\bis\b)\s*)(?P<value>(?=[\w\-]*\d)[A-Za-z0-9][\w\-]{4,})"
)
_SERIAL = (
    r"(?i:\b(?:serial(?: no\.?| number)?|S/?N|IMEI|MEID)\s*(?:[:#]|\bis\b)?\s*)"
    r"(?P<value>(?=(?:[A-Za-z\-]*\d){3})[A-Za-z0-9][\w\-]{6,})"
)
_NOUN = r"(?:order|card|phone|mobile|number|account|tracking|parcel|refund|ID|passport|waybill)"
_CODES = (
    r"(?:取件码|提货码|取货码|提取码|验证码|校验码|核销码|券码|兑换码|密码)\s*[:：是为]?\s*"
    r"(?P<value>[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)"
)
_ENDING = (
    r"(?:尾号|尾数|末尾|[最]?后[三四五六3-6]位(?:数字?)?|末[三四五六3-6]位(?:数字?)?)\s*[:：是为]?\s*"
    r"(?P<value>[0-9A-Za-z]{3,7})(?![0-9A-Za-z])"
)
_LAST = (
    rf"(?i:\b{_NOUN}s?\b[\w ]{{0,12}}? (?:that )?end(?:s|ing)?(?: in| with|:)?\s*[:#]?\s*)"
    r"(?P<value>\d{3,7})(?![\d.])"
    r"|(?i:\bend(?:s|ing) (?:in|with)\s*[:#]?\s*)(?P<other>(?!(?:19|20)\d\d\b)\d{3,7})(?![\d.])"
    r"|(?i:\blast (?:three|four|five|six|[3-6])(?: digits?| figures?| numbers?)?(?: of [\w' ]{1,24}?)?"
    r"(?:\s?(?:are|is|:))?\s*[:#]?\s*)"
    r"(?P<third>\d{3,7})(?![0-9A-Za-z])"
)
_FOLDERS = (
    r"(?:(?<![\w./:])/(?:home|Users|root|mnt|media|tmp|var|data|sdcard|storage|private|Volumes|opt|srv)/"
    r"(?:[^\s/\"'“”,，。；;]+/)*|(?<![\w])[A-Za-z]:\\(?:[^\\\s\"'“”]+\\)*|file:///?[^\s\"'“”]*/|~/(?=[\w.])(?:[^\s/\"'“”]+/)*)"
)
_SHAPES: tuple[tuple[Kind, str], ...] = (
    (Kind.PATH, _FOLDERS),
    (Kind.EMAIL, _MAIL),
    (Kind.EMAIL, _MAIL_TOLD),
    (Kind.PLATE, _PLATE),
    (Kind.ADDRESS, ADDRESS),
    (Kind.ADDRESS, STREET),
    (Kind.ADDRESS, FLAT),
    (Kind.PHONE, _MOBILE),
    (Kind.PHONE, _ABROAD),
    (Kind.PHONE, _AMERICAN),
    (Kind.ID, _IDENTITY),
    (Kind.BANK, _CARD),
    (Kind.PHONE, _FIXED),
    (Kind.NUMBER, _PASS),
    (Kind.NUMBER, _CODE),
    (Kind.NUMBER, _MIXED),
    (Kind.NUMBER, _GROUPED),
    (Kind.NUMBER, _SPELLED),
    (Kind.NUMBER, _DEED),
    (Kind.NUMBER, _CUT),
    (Kind.NUMBER, _LABELLED),
    (Kind.NUMBER, _ENGLISH),
    (Kind.NUMBER, _SERIAL),
    (Kind.NUMBER, _ENDING),
    (Kind.NUMBER, _LAST),
    (Kind.NUMBER, _CODES),
    (Kind.NUMBER, _STAFF),
    (Kind.PLATE, _PLATE_READ),
    (Kind.ACCOUNT, _CHAT),
    (Kind.ACCOUNT, _HANDLE),
)


@cache
def _made(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def made_ready() -> Iterator[None]:
    """Compile the shapes one by one, for who must not wait when they are sought: it takes a quarter of a second."""
    for _, pattern in _SHAPES:
        _made(pattern)
        yield


def shapes(text: str) -> Iterator[Found]:
    """What stands in a text in half width; of an address the city stays, and of a long unbroken run
    of letters and digits only the ends are looked at."""
    text = hollow(text)
    blank = without_sure(text)
    for kind, pattern in _SHAPES:
        source = text if kind in (Kind.PATH, Kind.EMAIL) else blank
        for found in _made(pattern).finditer(source):
            start, end = found.span(found.lastgroup or 0)
            told = _told(kind, found[0])
            if told is Kind.ADDRESS:
                start = without_lead(text, start, end)
            value = bare(text[start:end])
            if value and (told is not Kind.NUMBER or any(map(str.isnumeric, value))):
                yield Found(start, end, told, value)
    yield from named(text)
    yield from titled(text)
    yield from called(text)
    yield from belongs(blank)
    yield from spoken(blank)
    yield from by_default(text, blank)


def without_sure(text: str) -> str:
    """A text of the same length without the numbers that give nobody away: days, hashes, sums, public lines."""
    return _SURE.sub(lambda found: "\0" * len(found[0]), text)


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
