"""Where somebody belongs: the hospital, school, class, employer, branch of a bank, unit, parking place, and what
stands beside a home. Each gives somebody away to whoever lives there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.dossier.redact_kinds import HAN, Found, Kind, bare, compiled

_FREE = "的了是我您你他她它们在到去说请没不把被让给与和就也还已很这那某个么什哪家所任各每本该同整全问看找从由"
_SIGN = rf"(?:(?![{_FREE}])[{HAN}])"
_NOT = (
    r"(?!当地|附近|正规|公立|私立|国家|大型|三甲|普通|专业|"
    r"外地|任意|任何|其他|别的|小区|自己|商家|平台|客服|卖家|多家|两家|几家|公司[上工]|周末|工作日"
    rf"|{_SIGN}{{0,6}}(?:售后|维修|客户|消费者)服务中心)"
)
_NO_PLACE = "".join(f"(?<!{word})" for word in ("[时下内后前末夜]", "期间", "之间", "白天", "环境", "状态", "模式"))
"""Behind what tells when or how something works, and not where somebody does."""
_HOSPITAL = (
    rf"(?:在|到|去|住|来|于|往|从|由|经|[:：])(?P<value>{_NOT}{_SIGN}{{2,12}}?(?:医院|卫生院|卫生所|诊所|体检中心|妇保院|疗养院|养老院|敬老院|月子中心|服务中心))"
    rf"|(?P<known>{_SIGN}{{0,6}}(?:人民|中医|妇幼|协和|红十字会?|附属|附[一二三]|第[一二三四五六七八九十]{{1,2}}|同济)"
    rf"{_SIGN}{{0,4}}医院)"
    rf"|(?P<short>[{HAN}]?[市省县区州][一二三四五六七八九十]{{1,2}}院)(?![{HAN}]?[长线])"
)
_WORKS = (
    rf"(?:(?<![商])单位|工作单位|工作的?地方|(?:我们?|我老[公婆]|[他她])公司|(?<![{HAN}])公司)(?:名称)?(?:是|在|叫|[:：])\s?(?P<value>{_NOT}{_SIGN}{{3,16}})"
    rf"|在(?P<power>{_SIGN}{{2,12}}?[所局站队厂院校])上班|在(?P<at>{_NOT}{_SIGN}{{2,14}}?){_NO_PLACE}(?=(?:上班|工作(?!日|人员|台)|任职|就职|打工|实习))"
    rf"|(?P<yard>{_SIGN}{{2,8}}(?:厂|局|矿|公司|院|所|队|站))(?=家属[院楼区]|职工[宿楼]|宿舍|大院)"
    rf"|(?<=[院区村厂房])(?P<row>\d{{1,3}}排\d{{1,3}}号)"
    r"|(?i:\bI(?:'m| am)? (?:work|employed|working) (?:at|for|with) )"
    r"(?P<english>[A-Z][\w&'’\-]+(?: [A-Z][\w&'’\-]+){0,4})"
)
_NUMERAL = "[一二三四五六七八九十]"
_CLASS = (
    rf"(?:[大中小高初]?{_NUMERAL}{{1,2}}(?:年级)?|年级)\s?(?:[(（]\s?(?:\d{{1,2}}|{_NUMERAL})\s?[)）]\s?班|\d{{1,2}}\s?班)"
    rf"|(?:幼儿园|托班|小班|中班|大班)?[大中小][一二三四五]班(?![车次机])|在(?P<nursery>{_SIGN}{{2,6}}?)(?:托班|幼儿园|幼托|早教)"
    rf"|(?:上|读|念)(?P<value>(?!小学|初中|高中|幼儿园|大学|完|了|过|到){_SIGN}{{2,8}}?)(?=[一二三四五六]年级|[初高][一二三](?![{HAN}]))"
    rf"|(?P<pupil>(?!{_NUMERAL}?[个名位所]){_SIGN}{{2,8}}(?:师大|理工|工大|农大|科大|财大|医大|交大|大学|学院|[一二三四五六七八九十]中|中学|小学))"
    r"(?=的?(?:学生(?!证)|教师|老师|在读|毕业生|家长|研究生|本科))"
    r"|(?i:\b(?:attends?|goes to|studies at|enrolled at|a (?:student|pupil) (?:at|of)) )"
    r"(?P<english>[A-Z][\w'’\-]+(?: (?:of )?[A-Z][\w'’\-]+){0,4})"
)
_UNIT = (
    rf"\d{{5}}\s?部队(?:\s?\d{{1,3}}\s?分队)?|武警{_SIGN}{{0,6}}[总支大中]队|{_SIGN}{{2,6}}军分区"
    rf"|(?<=行)(?P<value>(?:(?!行){_SIGN}){{2,8}}(?:支行|分理处|营业所|储蓄所))|(?<=社)(?P<bank>{_SIGN}{{2,6}}分社)"
)
_BESIDE = (
    rf"(?:住在?|家就?在|我家在?)(?P<value>(?!楼|对|隔|同|[一二三四五六七八九十]楼){_SIGN}{{2,10}}?)(?=的?(?:后面|旁边|对面|隔壁|附近|边上|斜对面|楼上|背后))"
    rf"|\d{{1,2}}号线[到在的\s]?(?P<metro>{_SIGN}{{2,8}}?站)"
    rf"|(?:住在?|家住?在?)(?P<lane>{_SIGN}{{2,12}}?(?:[巷弄]子?|胡同|里弄|[一二三四五六七八九十\d]{{1,3}}[队组社]))"
    rf"|(?:[柜点到：:]|寄到了?|送到了?|接货点|收货点)\s?(?P<estate>{_SIGN}{{3,8}}?)(?=\s?(?:[东南西北]门|物业|[一二三四五1-9]期))"
    rf"|对面(?P<court>{_SIGN}{{1,3}}家?(?:院子?|大院|老屋))|[“\"「][{HAN}]{{2,8}}[-\s](?P<house>\d{{1,3}}[栋幢座号])[”\"」]"
    rf"|(?:门牌|地址|住址?|放到|送到|寄到|楼栋)[{HAN}]{{0,3}}?[是在:：\s]{{0,2}}(?P<tower>{_SIGN}{{2,8}}[A-Za-z]?\d{{1,3}}-\d{{3,4}})(?!\d)"
    rf"|(?P<period>{_SIGN}{{3,8}}(?:{_NUMERAL}|\d)期)(?=[，, ]{{0,2}}(?:\d{{1,3}}[-栋幢号]|[东南西北正]门))"
    rf"|[“\"「](?P<quoted>{_SIGN}{{2,8}})(?=[”\"」](?:小区|{_NUMERAL}期|[东南西北]门))"
    rf"|(?<![{HAN}])(?P<village>(?!{_NUMERAL}){_SIGN}{{2,4}}[屯寨])(?![{HAN}])"
    rf"|车位(?:在|是|号|[:：])?{_SIGN}{{0,5}}?\s?(?P<parking>[A-Za-z]{{0,2}}-?\d{{2,5}})(?!\d|\s?[元块])"
    rf"|[“\"「@](?P<door>\d{{1,4}}(?:-\d{{1,4}}){{0,2}}[\-\s]{{0,2}}{_SIGN}{{2,6}})(?=[”\"」\s，,:：说])"
    r"|(?:\b(?:[Gg]ate|[Ll]obby|[Ll]ocker|[Bb]uilding|[Tt]ower)\b[^\n.;]{0,12}\b(?:of|at) )"
    r"(?P<english>[A-Z][\w'’\-]+(?: [A-Z][\w'’\-]+){0,3})"
)
_KEPT = r"(?:那个|这个|的|里的?|旁边的?)?(?:兔喜|菜鸟|丰巢|近邻宝|妈妈驿站|驿站|快递[柜点站]|速递易)"
_ANY = r"(?:菜鸟|丰巢|兔喜|妈妈)?(?:驿站|快递[柜点站]|柜子?|自提[点柜])(?:或|和|及|与|还是|以及)"
"""Some place for parcels or other: no one's."""
_STANDS = (
    rf"(?:放|寄|送|存)(?:在|到|至|去)?(?P<depot>(?!小区|楼下|门口|我家|附近|学校|公司|最近|隔壁|指定|默认|我们|你们|村|{_ANY})"
    rf"{_SIGN}{{3,8}}?)(?={_KEPT})"
    rf"|(?:工作(?:单位)?|上班|任职|就职|供职)(?:在|于|是)(?P<works>{_SIGN}{{3,16}}?(?:厂|公司|局|院|所|集团|银行|学校|车间|站))"
    r"|抬头\s?(?:开成了?|写成了?|写的是?|开的是?|是|为|[:：])\s*[:：“\"「]?\s*"
    rf"(?P<company>(?!个人|公司|单位|错|什么|另|对方|商家){_SIGN}{{4,20}})"
    rf"|在(?P<kinder>{_SIGN}{{2,8}}?)(?=[大中小][一二三四五]班)"
    r"|(?:病房|住院部?|[\u3400-\u9fff]科)[^，。,.\n]{0,6}?(?P<bed>\d{1,3}\s?床)"
    rf"|(?:停在|车位|车库)[{HAN}]{{0,8}}?(?P<bay>[A-Za-z]\s?区?\s?\d{{2,4}})(?!\d|\s?[元块])"
    rf"|(?:小区|楼盘)(?:名字?)?(?:叫|名是|在)(?P<housing>(?!停|施工|装修|封|改造|管理|群|外|内|门){_SIGN}{{3,8}})(?=$|[，,。；;\s])"
    rf"|在(?P<taught>{_SIGN}{{0,6}}?(?:[一二三四五六七八九十]中|附中|附小|实小|中学|小学))(?=读|上[学课班]|念|教|当)"
    r"|(?:[放寄送存取]|对面|楼下|旁边)[^，,。\n]{0,8}?[“\"「](?P<shop>[^”\"」\n]{2,14}(?:店|馆|铺|超市|小卖部|药房|诊所))[”\"」]"
    r"|(?:别给|别敲|敲|打扰)(?P<bell>\d{3,4})(?=$|[，,。；;\s的室户])"
    r"|(?:门牌|房号|房间)[号是为:：\s]{0,3}(?P<hung_zh>[零〇一二三四五六七八九]{3,4})(?![零〇一二三四五六七八九])"
    rf"|(?<!\d)(?P<whose>\d{{3,4}})(?=\s?家的?(?:孩子|小孩|老人|狗|猫|人|大[姐爷妈哥叔]))"
    r"|(?:门牌|房号|房间号?|户号)[号是为:：\s]{1,3}(?P<hung>\d{1,3}-\d{2,4})(?![\d\-])"
    r"|\b(?i:from|at) (?i:number|no\.) (?P<house_no>\d{2,4}[a-z]?)\b(?!\s?(?:yuan|%|of))"
    r"|\b(?i:neighbou?rs?|lady|guy|man|woman|girl|boy|couple|family|tenants?) (?:in|at|from|of) (?:no\.? |number )?"
    r"(?P<next>(?!(?:19|20)\d\d)\d{3,4})\b(?!\s?(?:yuan|%))"
    r"|(?i:\binvoice\b)[^.\n]{0,20}?(?:made out|issued|billed|addressed) to "
    r"(?P<header>[A-Z][\w&'’\-]+(?: [A-Z][\w&'’\-]+){0,4})"
    r"|(?<![A-Za-z])class (?P<form>\d{1,2}[A-Z])\b"
)
"""Where a parcel is kept, who pays the invoice, a bed in a ward, a parking place, a class."""


_WAYS = (_STANDS, _HOSPITAL, _WORKS, _CLASS, _UNIT, _BESIDE)


def belongs(blank: str) -> Iterator[Found]:
    """The places in a text to which somebody belongs; days, sums and public lines are blank in it."""
    for pattern in compiled(_WAYS, re.ASCII):
        for found in pattern.finditer(blank):
            start, end = found.span(found.lastgroup or 0)
            yield Found(start, end, Kind.ADDRESS, bare(blank[start:end]))
