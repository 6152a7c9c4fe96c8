"""People called by a surname and a form of address, or by a piece of a name: 陶师傅, 苗姐, 贺总, 小谭, 阿珍.

They are found where they stand, and are no names to know elsewhere: in another text the same may be another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.dossier.redact_kinds import HAN, Found, Kind, bare, compiled
from store.dossier.redact_names import ASKED, COURT, KIN, SUR, TAKES, VERB
from store.dossier.redact_words import CALLS, COMMON, GIVEN, JOINED, NO_NAMES, SURE, SURNAMES

_FULL = (
    r"先生|女士|小姐(?!姐)|太太|同学|律师(?!函|事务|所|费|证)|法官|警官|老?师傅(?!里)|总?经理(?!部|室|级|论|念"
    r"|解)|主管(?!理|部|单位|机|局)|"
    r"[店站组队科处局院校部会厂所村班]长|老板娘|老板(?!娘)|老师|主任(?!何|性)|总监|医生|大夫|教练|教授|博士|秘书"
    r"|助理|会计|护士|"
    r"阿姨(?!妈|巾)|叔叔|大[姐哥爷妈叔婶嫂]|婶婶|嫂子|哥哥|姐姐|舅舅|舅妈|奶奶|爷爷|伯伯|师兄|师姐"
)
_KINSHIP = r"姐(?!姐)|哥(?!哥|布|特|伦)|叔(?!叔)|姨(?!姨|妈)|婶(?!婶)|嫂(?!子)|伯(?!伯)|爷(?!爷)"
_SPEAKS = "说让叫答回告讲"
_ACTS = f"{_SPEAKS}同给把找来打发接不要也在表承亲批签帮替代就是本那这管负查修看都已没先去跑会能可到陪带拍"
_SHORT = "[总董工局队]"
"""Forms of address of one character that also begin ordinary words: 总 of 总是, 工 of 工作."""
_EDGE = "员的了是由让叫请给和跟与问找对被把说在位名个成到过里后前时着因等见换转替帮但而以及同归为"
_EDGES = re.findall("..", "后来昨天今天前天明天早上晚上上午下午中午刚才然后最后昨晚那边")
_ROLES = (
    "楼下|隔壁|班主任|快递|仓库|客服|平台|前台|门卫|保安|网点|驿站|门店|售后|麻烦|多亏|辛苦|"
    "[庭院局所科处室队站部店]|[队班组站处]长|消协|窗口"
)
_BEGINS = (
    rf"(?:(?<![{HAN}])|(?<=[{_EDGE}])|{'|'.join(f'(?<={one})' for one in _EDGES)}"
    rf"|(?:{ASKED}|{COURT}|{KIN}|{VERB}|{_ROLES})(?:的)?[\s:：]{{0,2}})"
)
_THINGS = f"[{''.join(sorted(COMMON))}]"
_PEOPLE = f"[{''.join(sorted(SURNAMES - COMMON))}]"
_SURELY = f"[{''.join(sorted(SURE))}]"
_NICK = rf"(?:[小阿][{HAN}]|(?P<twice>[{HAN}])(?P=twice))"
_GIVEN = f"[{''.join(sorted(GIVEN))}]"
_SAME = (
    "小小[一的年个只身]|天天|人人|事事|处处|时时|明明|万万|千千|一一|三三|两两|统统|常常|刚刚|好好|真真|偏偏|多多|亲亲|家家|年年"
    "|月月|日日|早早|世世|代代|步步|声声|文文|通通|生生|满满|慢慢"
)
"""Doubled characters that are adverbs."""
_END = rf"(?=$|[^{HAN}]|[{_ACTS}])"
_NOT = re.compile(rf"[{HAN}]{{0,2}}(?:旗舰|专[卖营]|店铺|牌)")
"""What makes the name of a shop of the words before it."""
_EVEN = re.compile(rf"连[{HAN}]{{1,3}}[都也]")
"""连老板都: even the boss."""
_PATTERNS = (
    rf"(?P<value>{SUR}(?:{_FULL}))(?=\s?[(（]?(?:{TAKES}|帮|替|代))",
    rf"{_BEGINS}(?P<value>[小老]?{SUR}(?:{_FULL}|{_KINSHIP}))",
    rf"{_BEGINS}(?P<value>{_PEOPLE}{_SHORT}){_END}(?!是[要会不有])",
    rf"{_BEGINS}(?P<value>{_THINGS}{_SHORT})(?=[{_SPEAKS}签帮替])",
    rf"{_BEGINS}(?P<value>[小老]{_PEOPLE}){_END}(?!说(?:明(?![天早晚后])|法))",
    rf"{_BEGINS}(?P<value>[小老]{_PEOPLE})(?={TAKES}|作证|证实|证明)",
    rf"{_BEGINS}(?P<value>老{_THINGS})(?=[{_SPEAKS}](?!明(?![天早晚后])|法))",
    rf"{_BEGINS}(?P<given>{_SURELY}(?:姐(?!姐)|哥(?!哥|布|特|伦)|叔(?!叔)|姨(?!姨|妈)|婶|嫂))",
    rf"{_BEGINS}(?P<given>阿(?:{_SURELY}|{_PEOPLE}{_END}))(?![{HAN}]{{0,2}}(?:油|霜|胶|店)|若)",
    rf"[:：叫]\s?(?P<given>阿[{HAN}])(?=$|[^{HAN}])",
    rf"(?:这[边里]是|我是|客服|专员)(?:您的)?(?:专属)?(?:客服|顾问|管家|专员)?(?P<given>{_NICK})(?=为您|很高兴|$"
    rf"|[^{HAN}])",
    rf"(?:客服|专员|店员|导购|主播)(?P<given>[小阿](?:{_SURELY}|美|柚|桃|橙|果|糖|暖|甜|鱼|鹿|熊|兔|夏|秋|冬))(?=[{_ACTS}一又微])",
    rf"(?:{COURT}|{KIN}|姑娘|小伙|客服)(?:叫)?(?P<given>(?P<same>{_SURELY})(?P=same))(?![{HAN}]?[品牌店])",
    rf"(?:{KIN}|宝宝|孩子|娃)(?:叫)?(?P<given>(?!{_SAME})(?P<twice2>{_GIVEN})(?P=twice2))(?![{HAN}]?[品牌店]|年[纪龄级]|个[子头])",
    rf"(?<=[\d号])\s?(?P<given>[小阿](?:{_SURELY}|美|可|雨|米|糖|丸|柒|七|八|九))(?=[{_ACTS}一又])",
    rf"(?:这[边里]是|我是)(?!客服|人工|平台|售后|官方|您)(?P<given>[{HAN}]{{2,3}})(?=为您)",
    rf"(?:{COURT}|{KIN}|昵称|叫|@我?)\s?[“\"「『](?P<given>{_NICK}|[{HAN}]{{1,3}}[妈爸姐哥叔姨])(?=[”\"」』])",
)


def titled(text: str) -> Iterator[Found]:
    """Surnames with a form of address, and the short names people call each other by."""
    for pattern in compiled(_PATTERNS):
        for found in pattern.finditer(text):
            group = next((one for one in ("given", "value") if found.groupdict().get(one)), 0)
            start, end = found.span(group)
            value = text[start:end]
            joined = text[max(start - 1, 0) : start + 1] in JOINED
            if (
                value[:2] in NO_NAMES
                or value in CALLS
                or joined
                or _NOT.match(text, end)
                or _EVEN.match(text, start)
            ):
                continue
            yield Found(start, end, Kind.NAME, _key(value, group == "given"))


def _key(value: str, given: bool) -> str:
    """What the mark is made of: the surname first, and none where only a given name is told."""
    name = bare(value)
    if given:
        return f"某{name}"
    return f"{name[1:]}{name[0]}" if name[0] in "小老" else name
