"""What names somebody in lines typed in haste: hospitals by half their name, doors and roads as they are told,
small names behind a dash, names, streets and plates in English without capital letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.text.harmless import is_english, words
from store.dossier.redact_kinds import HAN, compiled

_NUMERAL = "一二三四五六七八九十"
_FAMOUS = (
    "协和|同济|湘雅|华西|瑞金|齐鲁|仁济|华山|中山|新华|长海|长征|西京|唐都|盛京|宣武|积水潭|安贞|天坛|朝阳|友谊|阜外|省立|"
    "九院|六院|十院|省人民|市人民|省中医|市中医|妇产科|妇幼|附一|附二|附属"
)
_WARD = (
    "挂号|挂了|看(?:的|了|急诊|医生|病|过)|急诊|门诊|拍[片了]|开的|检查|住院|就诊|做的|皮肤科|儿科|眼科|口腔科|"
    "病历|体检|化验|确诊"
)
_CLINIC = (
    rf"(?P<wing>(?:{_FAMOUS})(?:[{HAN}]{{0,3}}(?<![的去在到])[东西南北本分总新老{_NUMERAL}]院)区?)"
    rf"|(?P<half>(?:{_FAMOUS}))(?=医院|[{HAN}]{{0,3}}(?:{_WARD}))"
    rf"|(?<=[去在到的])(?P<town>[市省县区州](?:儿童|妇幼|口腔|肿瘤|胸科|中医|人民|中心|眼科)(?:保健)?(?:医?院)?)"
    rf"(?=$|[^{HAN}]|{_WARD})"
    rf"|(?<=[去在到])(?P<ward>(?![这那本该某])[{HAN}]{{2,5}}?[东西南北{_NUMERAL}]院区?)(?={_WARD})"
)
_COUNT = rf"(?:\d{{1,3}}|[{_NUMERAL}]{{1,3}})"
_DOOR = (
    rf"(?P<gate>(?<![\d{_NUMERAL}]){_COUNT}\s?(?:号楼|[栋幢座])\s?{_COUNT}\s?(?:单元|门洞|梯))"
    rf"|(?:我家|我们家|住|住在|送到了?|放在?|搬到)(?:是|在|的是)?(?P<house>{_COUNT}\s?(?:号楼|[栋幢])(?:{_COUNT}\s?[楼层])?)"
)
_ROAD = (
    rf"(?:(?<![{HAN}])|(?<=[在到去住往]))(?P<road>(?![在到去住往走一半这那同问])[{HAN}]{{1,4}}?(?:大街|大道|胡同|[路街巷]))"
    rf"(?=[东西南北中][头段口边侧首]|\s?\d{{1,4}}\s?号|[口头](?:那|的|等|有)|[与和][{HAN}]{{1,4}}[路街])"
)
_DASHED = (
    rf"(?:客服|售后|专员|导购|店员|主播|掌柜)\s?[~·|｜]\s?(?P<dashed>(?!人工|机器|自动|官方|客服|售后|专员)[{HAN}A-Za-z]{{2,6}})"
    rf"(?=\s?[:,，。\s]|$)"
    rf"|(?:群里的?|群友|评论区的?|评论里的?|楼上|团友|车友|宝妈|有个叫|网上)\s?[“\"「『](?P<nick>[^”\"」』\n]{{2,12}})[”\"」』]"
    rf"(?=[也说买发讲那他她的跟和晒告找加让]|同款|中招|已经)"
)
_PEOPLE = (
    r"(?<![\w.])(?:dr|mr|mrs|ms|prof|nurse|sgt|officer|auntie|aunty|uncle)\.? "
    r"(?P<titled>(?!who|said|says|and|the|on|at|pepper|martens|bronner|muscle|strange)[a-z][a-z'\-]{2,})"
    r"|(?<![\w.])(?:lao|xiao|ah) (?P<called>[a-z]{2,9})(?![\w.])"
    r"|(?<![\w.])(?P<saint>st\.? (?!on|of|the|and|is|to|in|at|just|was)[a-z][a-z'’]{3,})"
    r"(?= (?:hosp|clinic|school|church|a&e|surgery|the|on|at|in|that|said|last|yester|this|for|where|they"
    r"|and)|\s*[.,!?]|$)"
)
_STREETS = (
    r"(?<![\w.])(?P<street>\d{1,5}[a-z]?,? (?:[a-z'’]+ ){1,2}"
    r"(?:road|rd|street|lane|ln|avenue|ave|crescent|terrace|grove|mews|boulevard|blvd|gardens))(?!\w)"
    r"|(?<![\w.])\d{1,5}[a-z]?,? "
    r"(?P<lane>(?!days?|hours?|times?|items?|pieces?|pcs|came|of|yuan|rmb|cm|mm|kg)[a-z'’]+ "
    r"(?:close|drive|court|way|place|hill|walk|row|st))(?!\w)"
)
_PLATES = (
    r"(?<![A-Za-z\d\-])(?P<plate>[A-Z]{2}\d{2} ?[A-Z]{3})(?![A-Za-z\d\-])"
    r"|(?i:\b(?:reg|registration|plates?|licen[cs]e plates?|number plate)\b(?: (?:is|was|no\.?|number))?[ :#]{1,2})"
    r"(?P<reg>(?=[A-Za-z\d \-]*\d)[A-Za-z\d]{1,4}[ \-]?[A-Za-z\d]{2,4})(?![A-Za-z\d])"
)
_QUOTED = (
    r"(?:微信群|业主群|QQ群|群名|群聊)(?:是|叫)?\s?[“\"「『](?P<group>[^”\"」』\n]{2,20})[”\"」』](?!的(?:说法|意思|话))"
    r"|(?<=[去在到])\s?[“\"「『](?P<shop>[^”\"」』\n]{2,14})[”\"」』](?=[换修买拍做量测配剪取吃问])"
    rf"|[在上读](?P<nursery>(?![这那同本该幼了的])[{HAN}]{{2,5}}?)(?=(?:幼儿园)?[大中小托]班(?!台|制))"
)
_NUMBERS = (
    r"(?<![\w*])\*\s?(?P<starred>\d{4})(?![\d*])"
    r"|(?i:\bsort(?: code)?\b[ :]{1,2})(?P<sort>\d{2}[ \-]?\d{2}[ \-]?\d{2})(?!\d)"
    r"|(?i:\b(?:neighbou?rs?|mr|mrs|ms|lady|man|guy|woman|family|someone)\b)[^.;!?\n]{0,24}? (?:at|in|from) "
    r"(?:no\.? ?|number )?(?P<flat>\d{1,3}[a-dA-D])\b"
)
_LOWER = (
    r"(?i:\b(?:named|called|name is|name['’]s|goes by)\b) (?P<named>[a-z]{3,12})(?![\w.])"
    r"|(?i:\b(?:leave|left|sign(?:ed)?|hand(?:ed)?|gave|give)\b)(?: it| them)?(?: for)? (?:w/|with|by|to) "
    r"(?P<taker>[a-z]{3,12})(?![\w.])"
)
_SHAPES = (_CLINIC, _DOOR, _ROAD, _DASHED, _QUOTED, _PEOPLE, _STREETS, _PLATES, _NUMBERS, _LOWER)
_NO_STREET = re.compile(
    r"\b(?:the|a|an|down|up|off|of|on|in|from|per|for|to|same|my|your|their|this|that|by|and)\b"
)


def hasty_in(text: str) -> Iterator[str]:
    """What in a text in half width may be somebody's, though it was typed in haste."""
    for found in (one for pattern in compiled(_SHAPES) for one in pattern.finditer(text)):
        kind = found.lastgroup
        if kind and not _harmless(kind, found[kind]):
            yield found[kind]


def _harmless(kind: str, word: str) -> bool:
    match kind:
        case "titled" | "half":
            stays = word in _NOBODY
        case "called" | "lane" | "named" | "taker":
            stays = all(map(is_english, word.split()))
        case "street":
            stays = _NO_STREET.search(word) is not None
        case "road" | "nursery":
            stays = word in words("zh")
        case _:
            stays = False
    return stays


_NOBODY = frozenset(
    re.findall(r"\w+", "customer seller merchant buyer manager driver 中山 新华 朝阳 友谊 长征 华山 附属 长海 唐都")
)
"""What stands behind a form of address and is nobody by name, and what is called like a hospital and much else."""
