"""Chinese names that a word beside them gives away: a label, a kinship, a form of address, a verb, a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from store.dossier.redact_kinds import HAN, Found, Kind, bare
from store.dossier.redact_latin import latin
from store.dossier.redact_words import (
    DOUBLE,
    GIVEN,
    JOINED,
    NO_FIRST,
    NO_GIVEN,
    NO_NAMES,
    NO_WORDS,
    NOBODY,
    PLACES,
    STOP,
    SURE,
    SURNAMES,
)

SUR = f"(?:{'|'.join(DOUBLE)}|[{''.join(sorted(SURNAMES))}])"
_VALUE = rf"(?P<value>{SUR}[{HAN}]{{1,2}})"
_TITLE = (
    r"先生|女士|小姐|太太|同学|律师|法官|警官|师傅|经理|主管|店长|老板|老师|医生|总|"
    r"阿姨|叔叔|大姐|大哥|大爷|大妈|奶奶|爷爷"
)
ASKED = (
    r"收[件货]信息|查无此人|收件人|收货人|抬头(?:上?写的?)?|收货姓名|收方|联系人|姓名|购买人|付款人|收款人|机主|户名|持卡人|开户人|寄件人|签收人|代收人|取件人|"
    r"被?投诉人|被?举报人|当事人|名叫|我叫|我是|本人|叫做?|(?<![品铺牌店])名字(?!的|一|时)|真名|全名|实名|本名|署名|签名|签字|落款|代签|"
    rf"[{HAN}]{{1,3}}[人员者](?=\s*[:：])|收(?=\s*[:：])"
)
COURT = (
    r"经办人|承办人|法定代表人|法人(?:代表)?|负责人|经营者|店主|被?申请人|原告人?|被告人?|第三人|被?上诉人|起诉人|具状人|答辩人|申诉人|"
    r"(?:委托)?(?:诉讼)?代理人|审判长|(?:代理)?审判员|(?:人民)?陪审员|书记员|法官助理|执行员|调解员|仲裁员|证人|公证员|"
    r"主管|经理|店长|[组村队社]长|支书|老板|律师|法官|警官|民警|司机|快递员|师傅|客服|车主|房主|工长|站长|跑腿|骑手|小哥|专员|(?<![人成会动党])员"
)
KIN = (
    r"前[夫妻]|未婚[夫妻]|[继养][父母]|[表堂]?[嫂婶](?![子])|室友|舍友|同事|邻居|朋友|闺蜜|房东|房客|[男女]友|[男女]朋友|对象|老[公婆]|丈夫|妻子|媳妇|爱人|先生|太太|"
    r"爸爸?|妈妈?|父亲|母亲|儿子|女儿|哥哥?|姐姐?|弟弟?|妹妹?|[表堂][哥姐弟妹]|爷爷|奶奶|外公|外婆|姥姥|姥爷|"
    r"舅舅?|舅妈|姑姑|姑妈|姑父|姨妈?|叔叔?|伯伯|伯父|婶婶?|侄子|侄女|外甥|孙子|孙女|亲戚|保姆|弟媳|弟妹|姐夫|妹夫|嫂子|大嫂|女婿|儿媳妇?|公公|婆婆|岳[父母]|丈母娘|老丈人|保洁|管家|领导|上司|下属|教练|护士|会计|中介|团长|群主|主播|店员|业务员|业主|租客|住户|顾客|客户|阿姨|同学|老乡|家人|助理|秘书"
)
VERB = (
    r"联系(?:上|到|了|过|一下)?|找(?:到|过|了)?|打(?:电话|款)?给|(?:转|交|寄|发|退|拨|送|递|卖|还)(?:账|款|交)?给|转交|面交|"
    r"收货|收件|签收|代收|拜托|通知|委托|致电|联络|@|跟|问(?:问|过|了|了一下|一下)?|由|让|叫|请"
)
"""What is said right before somebody's name, and also before much else."""
TAKES = r"已?经?(?:亲[收启]|代收|签收|代签|收(?![到货取费据款集入回件藏下割益购视了支发]))"
_FOR_SOMEBODY = "代[签收取领]|亲[签收]|可[以能]|一[个下起直]|应[该当]"
_COLON = r"(?:\s*[:：]\s*|\s*[是为]\s*|\s+|)"
_BREAK = rf"(?:(?<![{HAN}])|(?<=[号室楼栋座层户幢门由让叫请给是为示的在找]))"
_FOREIGN = "[·•‧・∙⋅]"
SOUND = (
    "阿卜杜合吾曼尔艾爱安奥巴白班宝贝本比毕波布才仓曾茨次旦达代丹德迪地蒂丁顿多尔发法菲夫福嘎盖冈格根古贵哈海罕汗合赫华吉加嘉贾江杰金卡康凯克库拉兰朗勒雷里丽莉利林玲罗洛玛马麦买曼茂梅蒙米莫木穆姆纳"
    "乃娜尼努诺帕平普奇其强却让热仁如若赛桑色莎沙山珊什诗舍斯松索塔泰坦特提铁图吐托娃瓦旺维翁乌吾西希夏香肖谢辛雪亚央雅伊依银尤玉约孜扎央珍娅子再泽卓宗佐苏甫"
)
"""Characters by which names of other tongues are spelled."""
_SOUNDED = (
    rf"(?P<value>[{SOUND}]{{2,8}}{_FOREIGN}{SUR}(?![{HAN}]))",
    rf"(?P<value>[{SOUND}]{{2,8}}(?:{_FOREIGN}[{SOUND}]{{1,8}}){{1,4}})",
    rf"(?:{ASKED}|{COURT}|{KIN}){_COLON}(?P<value>[{HAN}]{{1,8}}(?:{_FOREIGN}[{SOUND}]{{1,8}}){{1,4}})",
    rf"(?:{ASKED}|{COURT}|{KIN})\s*[:：]\s*(?P<value>[{HAN}]{{1,8}}(?:{_FOREIGN}[{HAN}]{{1,8}}){{1,4}})",
)
_WITH_PHONE = (
    rf"(?<![{HAN}]){_VALUE}(?=[\s,，、:：(（]{{1,3}}(?:(?:\+?86)?1[3-9]\d|0\d{{2,3}}-?[2-9]))",
    rf"(?<=1[3-9]\d{{9}})[\s,，、)）]{{1,3}}{_VALUE}(?![{HAN}…])",
)
_STRONG = (
    rf"(?:{ASKED}|{COURT})\s*(?:好像|可能|应该|大概|似乎|据说|其实|原来|实际上?)?\s*(?:[:：是为叫]|(?:写|填|登记|留)[成的]?[了是]?)"
    rf"\s*[“\"「『]?{_VALUE}",
    rf"(?:{ASKED})\s*[“\"「『]?{_VALUE}",
    rf"{_VALUE}(?=\s?(?:{_TITLE}))",
    *_WITH_PHONE,
)
_WEAK = (
    rf"(?:{COURT}|{KIN}|{VERB})(?:的)?{_COLON}{_VALUE}",
    rf"{_BREAK}{_VALUE}(?=\s?[(（]?(?:{TAKES}))",
)
_SURELY, _OFTEN = (f"[{''.join(sorted(chars))}]" for chars in (SURE, GIVEN))
_ALONE = (
    rf"(?<!师)(?P<value>{SUR}(?:{_SURELY}(?!{_TITLE}){_OFTEN}|{_OFTEN}(?!{_TITLE}){_SURELY}))"
    r"(?:(?<![代亲])|(?![签收取领]))(?:(?<!可)|(?![以能]))(?!旗舰|专[营卖]|品牌|牌|集团|公司|[路街巷村镇乡区县市店])",
    rf"(?<![{HAN}])(?P<value>{SUR}{_OFTEN}{{2}})(?![{HAN}])",
)
_ALSO = rf"[、,，和与及跟]{_VALUE}"
"""One more name right behind a name."""
_LATIN = r"(?P<value>[A-Z][a-z]{2,}(?: [A-Z][a-z]+){0,2})(?![A-Za-z0-9])"
_FOREIGNER = (
    rf"(?:{ASKED}|{COURT}|{KIN}|售后|前台|保安|门卫|物业|快递|[我他她]叫|英文名)(?:的)?\s*(?:名字)?\s*[:：是为叫]?\s*[(（“\"]?{_LATIN}"
    r"(?!\s?(?:[款版型色牌]|系列))",
    rf"(?:联系|找|问|转给|交给|发给|打给|跟|和|由|让|请)\s?{_LATIN}(?=\s?(?:说|聊|谈|沟通|确认|核对|签收|代收|收|拿|帮|处理))",
    rf"(?<![A-Za-z]){_LATIN}(?!\s?(?:[款版型色牌]|系列))(?=\s?(?:{_TITLE}|说[他她我]))",
)
"""A name in Latin letters in a Chinese sentence."""
_FILLED = rf"(?:收[件货]人|联系人|姓名|户名|持卡人|签收人|寄件人)\s*[:：]\s*(?P<value>[{HAN}]{{2,4}})(?![{HAN}])"


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], ...], ...]:
    return tuple(
        tuple(map(re.compile, one))
        for one in (_STRONG, _WEAK, (*_ALONE, *_SOUNDED), (_FILLED,), _FOREIGNER, (_ALSO,))
    )


def named(text: str) -> Iterator[Found]:
    """The names that a word beside them calls names, and those that nothing else is written like."""
    found = [*_chinese(text)]
    yield from found
    for one in found:
        yield from _more(text, one.end)
    yield from latin(text)


def _chinese(text: str) -> Iterator[Found]:
    strong, weak, alone, filled, foreigner, _ = _compiled()
    for patterns, least in ((strong, 0), (weak, 1)):
        for pattern in patterns:
            for found in pattern.finditer(text):
                if name := _named(text, found, least):
                    yield name
    for pattern in alone:
        yield from (
            _name(text, *found.span("value")) for found in pattern.finditer(text) if _is_name(found["value"])
        )
    for pattern in filled:
        for found in pattern.finditer(text):
            if found["value"] not in NOBODY and found["value"][-1] not in "店司部组柜站":
                yield _name(text, *found.span("value"))
    for pattern in foreigner:
        for found in pattern.finditer(text):
            if not (NO_WORDS | NO_FIRST) & set(found["value"].split()):
                yield _name(text, *found.span("value"))


def _more(text: str, at: int) -> Iterator[Found]:
    """The names that follow a name, one behind the other."""
    also = _compiled()[-1][0]
    while (found := also.match(text, at)) and (name := _named(text, found, 1)):
        yield name
        at = name.end


def may_be_name(text: str) -> bool:
    """Whether a short text is a Chinese name: a surname, and one or two characters after it."""
    given = text[2:] if text.startswith(DOUBLE) else text[1:] if text[:1] in SURNAMES else ""
    return 0 < len(given) < 3 and text not in NO_NAMES


def _named(text: str, found: re.Match[str], least: int) -> Found | None:
    start = found.start("value")
    if text[max(start - 1, 0) : start + 1] in JOINED:
        return None
    size = _size(found["value"], text[found.end("value") :][:1], least)
    return _name(text, start, start + size) if size else None


def _name(text: str, start: int, end: int) -> Found:
    return Found(start, end, Kind.NAME, bare(text[start:end]))


def _is_name(name: str) -> bool:
    return name[:2] not in NO_NAMES


def _size(name: str, follows: str, least: int) -> int:
    """How many characters of what follows a cue are the name, 0 when it is none.

    `least` tells how many characters of a given name must be ones that names are made of.
    """
    family = 2 if name.startswith(DOUBLE) else 1
    given = name[family:]
    if PLACES & {*given, follows} or re.match(rf"{_TITLE}|[姐哥叔姨婶嫂爷]", given + follows):
        return 0
    if re.match(_FOR_SOMEBODY, given[-1:] + follows):
        given = given[:-1]
    stop = next((at for at, char in enumerate(given) if char in STOP), len(given))
    given = given[:stop]
    if name[:2] in NO_NAMES or given in NO_GIVEN or not given or sum(char in GIVEN for char in given) < least:
        return 0
    ended = stop < len(name) - family or not re.match(f"[{HAN}]", follows) or follows in STOP
    rare = len(given) == 2 and given[1] not in GIVEN and given[0] not in "小晓阿"
    if rare and not (ended and (not least or given[0] not in GIVEN)):
        return family + 1
    return family + len(given)
