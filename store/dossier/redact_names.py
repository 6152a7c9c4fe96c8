"""Names that a word beside them gives away: a label, a form of address, a verb, a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from store.dossier.redact_kinds import HAN, Found, Kind, bare

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜"
    "崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤温康施文牛樊葛"
    "邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝"
    "路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂"
    "佟应臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝楚"
)
DOUBLE = tuple(re.findall("..", "欧阳司马上官诸葛东方皇甫尉迟公孙令狐慕容司徒端木夏侯南宫"))
_SUR = f"(?:{'|'.join(DOUBLE)}|[{''.join(sorted(SURNAMES))}])"
_TITLE = (
    r"先生|女士|小姐|太太|同学|律师|法官|警官|师傅|经理|主管|店长|老板|阿姨|叔叔|大姐|大哥|大爷|大妈|老师|医生|总"
)
_END = (
    rf"(?=[^{HAN}]|$|{_TITLE}|电话|手机|地址|联系|身份|处理|帮|已?签|代收|亲|收|的|您|你|寄|退|说|和|与|吧|问|要|取|拿|"
    r"验|就|也|去|来|在|了|并)"
)
_ASKED = (
    r"收件人|收货人|收货姓名|联系人|姓名|真实姓名|购买人|机主|户名|持卡人|寄件人|经办人|法定代表人|负责人|店主|投诉人|"
    r"申请人|当事人|原告|被告|我叫|名叫|本人"
)
_VERB = (
    r"联系(?:上|到|了|过)?|找(?:到|过|了)?|打(?:电话|款)?给|(?:转|交|寄|发|退|拨|送|递|卖|还)(?:账|款|交)?给|转交|面交|"
    r"收货|收件|签收|代收|拜托|通知|委托|致电|联络|@|跟|问(?:问|过|了)?"
)
"""What is said right before somebody's name, and also before much else: only a name may follow it."""
_TAKES = r"已?经?(?:亲[收启]|代收|签收|代签|收(?![到货取费据款集入回件藏下割益购视了支发]))"
_NAMED = rf"(?:{_ASKED})(?:\s*[:：是为]\s*|\s*)(?P<value>{_SUR}[{HAN}·]{{1,2}}?){_END}"
_VERBED = rf"(?:{_VERB})[\s:：]{{0,2}}(?P<value>{_SUR}[{HAN}]{{1,2}}?){_END}"
_CALLED = rf"(?P<value>{_SUR}[{HAN}]{{1,2}})(?=\s?(?:{_TITLE}))"
_TAKEN = (
    rf"(?:(?<![{HAN}])|(?<=[号室楼栋座层户幢门由让叫请给是为示]))(?P<value>{_SUR}[{HAN}]{{1,2}}?)"
    rf"(?=\s?[(（]?(?:{_TAKES}))"
)
_TITLED = (
    rf"(?P<value>{_SUR}(?:{_TITLE}))(?=\s?[(（]?(?:{_TAKES}))"
    rf"|(?:{_ASKED}|{_VERB})[\s:：]{{0,2}}(?P<called>{_SUR}(?:{_TITLE}))"
)
"""A surname with a form of address, where it says who takes the parcel."""
_BESIDE = rf"(?<![{HAN}])(?P<value>{_SUR}[{HAN}]{{1,2}})(?=[\s,，、:：(（]{{1,3}}(?:\+?86)?1[3-9]\d)"
_AFTER = rf"(?<=1[3-9]\d{{9}})[\s,，、)）]{{1,3}}(?P<value>{_SUR}[{HAN}]{{1,2}})(?![{HAN}…])"
_LATIN = (
    r"(?i:\b(?:name|recipient|consignee|contact|attn|dear|mr|mrs|ms|miss|call|phone|ask for|signed by|"
    r"received by|deliver(?:ed)? to|sen[dt] to|c/o)\b\.?\s*[:=]?\s*)"
    r"(?P<value>[A-Z][a-z]+(?:[ \-][A-Z][a-z]+){1,2})"
)
_NAMES = (_NAMED, _CALLED, _BESIDE, _AFTER, _LATIN, _VERBED, _TAKEN)
_NO_NAMES = frozenset(
    re.findall(
        "..",
        "高级项目区域安全商务公司平台金牌全部全国时间白天方便成功关于关闭文件文字明天明确应该全额安装安排和解和平商家商品"
        "华为金额单号费用石头连接车厘时候任何解决解释成交单独单价广告任务车牌方式商城包裹包装包邮程序万事房东房产房间左右车主"
        "车间司机简单顾客关系严重路上路人成本应用应急毛病高德高铁钱款查询边上单位施工商场柜台马上许多许可连锁连夜温馨苏宁华住"
        "方太方案方面康师安踏卓越景点简历卫生农业乐器童装席位冷链冷静管家管理党委谷歌江苏苏州安徽郑州温州常州徐州沈阳成都宁波"
        "江西黄山黄金黄牛金华武汉申通申请申诉于上于下于本于当白条毕竟平时应当都没古董盛大水果辛苦路费陆续陶瓷雷达龙头丁香熊猫"
        "牛奶梅花钟表钟点范围夏天冬天丛书终于曾经何时何人何处何况干什常见常用时机时段石油别人单据单子单元邮箱汤水花费祝您祝好"
        "符合舒适尚未纪念童鞋支持盘点计划解约解除解答解封游客游戏游乐景区祖国麦克米家米粉柏油瞿塘应收相关项下强制曲线谈判"
        "余额余款路线路边路由强行简介简称简要卜卦古玩古籍车辆车站车险卫视卫浴农行农村农产商业商标商户商量商议房租房屋房款房门",
    )
)
_NO_CHARS = frozenset(
    "客服售店商管理部方级的了是您我你或拒路街巷区市县镇村省号已未不没昨今日们么这那个哪就也还会把被让给到过吗呢吧啊"
)
"""Characters that no given name has, and words beside a form of address have."""
_NO_WORDS = frozenset(
    re.findall(
        r"\w+",
        "Customer Service Seller Buyer Support Team Merchant Shop Store Order Consumer Association Market Court "
        "Office Hotline Bank Platform Douyin Taobao Small Claims Center Centre Bureau Police Express Post",
    )
)


@cache
def _names() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, _NAMES))


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(_TITLED)


def named(text: str) -> Iterator[Found]:
    """The names that a word beside them calls names: a label, a form of address, a verb, a phone."""
    for pattern in _names():
        for found in pattern.finditer(text):
            name = found["value"]
            if name[:2] not in _NO_NAMES and not _NO_CHARS & set(name[1:]) and not _NO_WORDS & set(name.split()):
                yield Found(*found.span("value"), Kind.NAME, bare(name))


def titled(text: str) -> Iterator[Found]:
    """Surnames with a form of address where they say who takes something. They are no names to know elsewhere."""
    for found in _titled().finditer(text):
        part = "value" if found["value"] else "called"
        yield Found(*found.span(part), Kind.NAME, bare(found[part]))


def may_be_name(text: str) -> bool:
    """Whether a short text is a Chinese name: a surname, and one or two characters after it."""
    given = text[2:] if text.startswith(DOUBLE) else text[1:] if text[:1] in SURNAMES else ""
    return 0 < len(given) < 3 and text not in _NO_NAMES
