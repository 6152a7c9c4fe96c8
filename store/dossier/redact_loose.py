"""Shapes that may be somebody's though nothing proves it: numbers beside a home, ends of cards, codes of letters
and digits, small names, words in capital letters that are no English. Read only in the words of people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.text.harmless import is_english, parts, words
from store.dossier.redact_kinds import HAN, compiled
from store.dossier.redact_words import GIVEN, NO_FIRST, NO_WORDS, ORGANISATIONS, STOP, SURNAMES

HERE = "\1"
"""Stands in a text in place of an address that is hidden already."""
_CALL = (
    rf"(?:(?<![{HAN}])|(?<=[的是叫给找和跟与让由在被问了]))"
    rf"(?P<call>[{HAN}]{{1,2}}(?:[哥姐婶嫂]|[叔姨](?![叔姨])))(?![妈妹弟父夫哥姐])"
)
_SURE_SUR = f"[{''.join(sorted(SURNAMES - {*'和都于应时成关付查可满法单方车水路高'}))}]"
_BEARS = (
    rf"(?<![百同老])(?P<bears>姓(?:{'|'.join(sorted(SURNAMES))}))(?!名)"
    rf"|(?P<titled>{_SURE_SUR}(?:阿姨|大[爷妈叔婶姐哥]|奶奶|爷爷|婆婆|伯伯|嫂子?|主任|[院校所队科组站]长|记者|同学|总监|客服))"
    rf"|(?<![{HAN}])(?P<spaced>{_SURE_SUR}(?:\s[{HAN}]){{1,2}})(?![{HAN}])"
    r"|(?<![\d.])(?P<groups>\d{4} \d{4}(?: \d{2,4})*)(?!\d|年|月|元)"
)
_MIXED = (
    r"(?<![\w.\-/+])(?=[A-Za-z\d\-]*\d[A-Za-z\d\-]*\d[A-Za-z\d\-]*\d)(?=[\d\-]*[A-Za-z])"
    r"(?P<mixed>[A-Za-z\d][A-Za-z\d\-]{4,39})(?![\w\-/+]|\.\w)"
)
_HERE = (
    rf"{HERE}|住|(?:我|老|回|在|[他她]|婆|妈)家|址|楼|栋|幢|单元|室|小区|公寓|花园|苑|大厦|宿舍|门牌|房号"
    r"|酒店|宾馆|民宿|铺|档|柜"
)
_UNIT = (
    r"(?![\w.\-]|\s?[元块年月天日件个名人小折%¥份次条点分斤克米寸双套瓶包盒箱张台部本路度℃毫公厘千万w多余]"
    r"|\s?(?:yuan|RMB|CNY|days?|hours?|times?|cm|mm|kg|g|ml)\b)"
)
_ROOM = (
    rf"(?:{_HERE})[^\n。；;!?]{{0,14}}?(?<![\d.¥\-/:\w])"
    rf"(?P<room>[A-Za-z]?\d{{3,4}}|\d{{1,2}}-\d{{1,2}}-\d{{2,4}}|[A-Z]?\d[A-Z]\d{{1,3}}){_UNIT}"
    rf"|(?P<door>\d{{1,3}}\s?[栋幢座](?:[一二三四五六七八九十\d]{{1,3}}\s?单元)?\s?\d{{2,4}})(?!\d)"
    rf"|(?P<stall>(?<![\w.])[A-Za-z\d]{{1,3}}\d{{1,3}}\s?[档铺])"
)
_TAIL = (
    r"(?:[后末尾][面边]?[一二三四五六两几\d]?[位个]?(?:数字?)?(?:是|为|[:：])\s?|尾[数号]\s?(?:是|为|[:：])?\s?)"
    r"(?P<tail>\d{3,6}|[零〇一二三四五六七八九幺]{3,6})(?!\d|元|块)"
    r"|(?i:\b(?:badge|card|ending(?: in)?|last (?:four|4|three)[a-z ]{0,20}|room|flat|unit|apt"
    r"|apartment|locker|extension|ext|desk|staff|clerk|operator)\b"
    r"(?: (?:no|number|id))?[.,:#]?\s?(?:is\s|was\s|in\s)?)"
    r"(?P<badge>[A-Za-z]?\d{2,6}[A-Za-z]?)(?![\w.])"
)
_AGENT = (
    rf"(?:客服|工号|售后|专员|接待|坐席|小二|掌柜|管家|助手|顾问)\s?[\-—_:：/|]?\s?"
    rf"(?P<agent>[{HAN}]{{2,3}})(?=\s?(?:\d{{1,2}}:\d\d|[:：]|[（(\])]))"
    r"|(?:客服|专员|坐席|店员|主播)\s?(?P<lower>(?!app|ok|vip|wifi|usb|im|id|qq)[a-z]{2,12})(?=\s?[\u3400-\u9fff])"
    r"|(?i:\b(?:nick ?name|user ?name|screen ?name|alias|known as|goes by|calls (?:himself|herself|themselves))\b"
    r"(?: is| was|[:=,])?\s)"
    r"[“\"']?(?P<alias>[\w.\-]+(?:\s(?!and\b|who\b|said\b|on\b|at\b|in\b|from\b|but\b)[\w.\-]+)?)"
)
_LOGIN = (
    r"(?<![\w.@/\-])(?P<login>(?=[a-z0-9._\-]*[a-z]{2})[a-z][a-z0-9]*[._][a-z0-9]+(?:[._][a-z0-9]+)*)"
    r"(?![\w@/]|\.\w)"
)
_KIN = (
    r"(?i:\b(?:husband|wife|son|daughter|brother|sister|friend|cousin|aunt|uncle|flatmate|roommate|neighbou?r|mother"
    r"|father|mum|dad|boyfriend|girlfriend|partner|colleague|courier|driver|agent|clerk)\b,?\s)(?P<kin>[a-z]{3,})\b"
)
_STAR = rf"(?P<star>[{HAN}]{{1,2}}\*{{1,3}}(?![\d*])|(?<![\d*])\*{{1,3}}[{HAN}]{{1,2}})(?![{HAN}])"
_NAMED = (
    rf"(?:叫做?|名为|昵称|网名|账号|帐号|号叫)\s?[“\"]?(?![我你您他她它咱])"
    rf"(?P<named>(?:(?![的了着过去来])[{HAN}A-Za-z\d]){{2,10}})"
    r"(?=[”\"]?的(?:微信|账号|帐号|号|人|买家|卖家|主播|群|客服|店员|网友|用户|博主|大哥|大姐))"
    rf"|(?:叫做?|昵称|网名)\s?(?P<mixed_nick>(?=[{HAN}\w.]*[A-Za-z])(?=[{HAN}\w.]*[{HAN}])[{HAN}\w.]{{2,16}})"
    rf"|\0[.·_](?=[\w{HAN}]*[A-Z{HAN}])(?P<rest>[\w{HAN}]{{2,16}})"
)
_USER = (
    rf"(?:用户|网友|买家|卖家|博主|群友|团员)\s(?P<user>[{HAN}\w]{{2,12}})(?=\s)"
    rf"|(?:人称|外号|绰号|诨名|人送外号)(?:叫|是)?[“\"]?(?P<alias_zh>(?!为)[{HAN}]{{2,4}})"
    rf"|(?:商户|账户|收款方|公众号|快手|抖音|账号|视频号|小红书)[^，。,\n]{{0,4}}[“\"](?P<quoted>[^”\"\n]{{2,16}})[”\"]"
    r"|(?:码|号码?)(?:是|为|[:：])\s?(?P<code>\d{1,4}(?: \d{1,4}){1,4})(?!\d|\s?[元块年月天日])"
    r"|(?<!\d)(?P<wired>0\d{2,3}[\- ][\doOlI]{3,4}\s?[\doOlI]{3,4})(?![A-Za-z\d])"
    r"|(?<![A-Za-z\d])(?P<scanned>(?=[\doOlI]*[oOlI])(?=(?:[oOlI]*\d){2})[\doOlI]{4,}(?: [\doOlI]{3,})*)"
    r"(?![A-Za-z\d])"
    r"|\b[VvXx]\s?[:：]\s?(?P<app>[A-Za-z][\w\-]{4,})"
    r"|(?<![\d.])(?P<split>(?=(?:\d ?){6})\d{1,4}(?: \d{1,4}){2,})(?!\d|\.\d|\s?[元块年月天日码])"
    r"|\b(?P<street>[A-Z][a-z]+ (?:Road|Street|Lane|Avenue|Drive|Close|Square|Terrace|Row) \d+)"
)
_ROLES = (
    "客服|商家|平台|店|卖家|买家|快递|物流|仓|师傅|老板|主播|医生|律师|法官|警察|老师|经理|主管|专员|人工|机器人|官方|厂|公司|物业|前台|"
    "驿站|保安|邻居|朋友|同事|家人|妈|爸|老公|老婆|儿子|女儿|孩子|我|你|您|他|她|它|咱|大家|对方|双方|有人|别人|没人|谁|"
    "页面|规则|合同|协议|详情|标题|说明|直播|电话|微信|短信|通知|系统|客户|顾客|消费者|消协|法院|工商|市监|机构|学校|酒店|中介|房东|教练|"
    "自营|机|押金|问|了|还|也|都|就|又|才|再|却|只|并|先|后来|当时|之前|之后|然后|结果|明明|一直|总|曾|亲口|口头|口口声声|反复|坚持"
    "|可以|可|不|没|已经|刚|"
    "现在|今天|昨天|前天|上次|这次|第|次|天|晚|早|是|有|要|会|能|听|据|按|照|比如|例如|或者|如果|虽然|但|可是|而且|所以|因为|再|来|去"
)
_WHO = (
    rf"(?:^|(?<=[，,。;；!！?？\s:：“\"]))(?P<who>(?:(?!{_ROLES})[{HAN}]){{2,4}})"
    r"(?=(?:说(?![明法话好不])|告诉我|跟我说|答应(?!书)|拍着胸脯))"
)
_SAYS = (
    r"(?:主播|客服|店主|团长|群主|博主|网友|卖家|骑手|司机|店员|师傅)"
    rf"(?P<says>(?:(?!{_ROLES})[{HAN}]){{2,4}})(?=说|让|喊|讲|保证|答应|承诺|告诉)"
)
_SPEAKS = (
    r"(?:^|(?<=[.!?:,;] ))(?P<speaks>[A-Z][a-z]+)"
    r"(?= (?:said|told|promised|called|wrote|asked|swore|admitted|signed|paid|filmed|kept|took|laughed|from)\b)"
)
_CLEAR_DOUBLE = (
    "欧阳|诸葛|皇甫|尉迟|令狐|慕容|司徒|夏侯|端木|南宫|申屠|轩辕|呼延|拓跋|赫连|独孤|万俟|澹台|淳于|闾丘"
)
_DOUBLE = (
    rf"(?P<double>(?:{_CLEAR_DOUBLE}|(?<![新传见旧要])闻人(?![工员为民家])|(?<![线网以])上官(?![网方员])|(?<!公)司马(?![上达])"
    rf"|(?<![公外老])公孙(?![女子])|(?<![家部校店市])长孙(?![女子])|(?<![分点])钟离(?![开线职去]))"
    rf"(?:[{''.join(sorted(GIVEN - STOP))}]{{1,2}}(?=[签收发说拿帮寄]|$|[^{HAN}]))?)"
)
_SIDE = "[东西南北]"
_LANDMARK = f"(?![在到去从离往近了过是])[{HAN}][楼门桥湖关城塔寺庙坝山河江塘]"
_QUARTER = (
    rf"(?:(?:城{_SIDE}|[省市区县镇州])(?={_LANDMARK}))?(?P<quarter>{_LANDMARK}{_SIDE})(?=街道|社区|[路街巷里村](?![上边面程])|站)"
    rf"|(?:(?<=[在住到去从离往近])|(?<=位于)|(?<=[到去]了))(?P<side>{_LANDMARK}{_SIDE})(?![边侧面方部角头向{_SIDE[1:-1]}])"
)
_NUMBERED = (
    r"(?:客服|坐席|专员|店员|导购|柜员|柜台)\s?(?P<clerk>(?!123\d\d|9[56]\d{3}|400)(?:0\d|\d{3,6}|0\d{2,5}))(?:\s?号|(?![\d\w.:\-/%]))"
    r"|(?<![\d.])(?P<clerk_no>0\d|\d{3,6})\s?号(?:客服|坐席|专员|店员|导购|柜员|师傅)"
    r"|(?:银行|信用卡|储蓄卡|花呗|零钱)\s?\(\s?(?P<ends>\d{2} ?\d{2})\s?\)"
)
_BIG_NICK = (
    rf"(?:(?<![{HAN}])|(?<=[叫找问是和跟给让的由被]))(?P<big>大(?:[壮刚伟强军勇龙虎牛毛胖宝熊雷鹏亮飞林江海山涛斌明头](?!小|部|批|件|箱|家|衣|发)"
    r"|头(?=发[来我的])))"
    r"(?=[说讲帮签收拿也就没一和跟不来去那接买,.!?;]|发[来我的]|告诉|转|$)"
)
_SHAPES = (
    _DOUBLE,
    _QUARTER,
    _NUMBERED,
    _BIG_NICK,
    _STAR,
    _USER,
    _NAMED,
    _WHO,
    _SAYS,
    _SPEAKS,
    _CALL,
    _BEARS,
    _MIXED,
    _ROOM,
    _TAIL,
    _AGENT,
    _LOGIN,
    _KIN,
)
_HOSTS = re.compile(r"\.(?:com|cn|net|org|gov|html?|py|txt|jpe?g|png|pdf|docx?|zip|mp4|app)$")
_NAMES_GOODS = re.compile(
    r"(?i:model|version|sku|cpu|gpu|货号|编码|颜色|size|firmware|型号|款|版本|固件|规格|配置|尺码|批号|批次)"
    r"[^。,，;；\d]{0,8}$"
)
_MODEL = re.compile(
    r"(?i)(?:iphone|ipad|rtx|gtx|rx|i[3579]|core|usb|type|gb|qb|iso|ip|spf|wh|wf|sm|mk|ps|v|ver|f|dc|sn)-?\d.*"
    r"|\d+[x*]\d+\w*|\d+(?:gb?|tb?|w|v|a|mah|hz|k|p|cm|mm|ml|kg|g|mb|ah|in|nm|mg)(?:-?\d+\w*)?"
)
_SYLLABLE = (
    r"(?:[bpm]?(?:a|o|ai|ei|ao|ou|an|en|ang|eng)|[bpmdtnljqxy]i(?:a|e|ao|u|an|n|ang|ng|ong)?|"
    r"[dtnlgkhzcsr]h?(?:a|e|i|ai|ei|ao|ou|an|en|ang|eng|ong|u|ui|uo|un|uan)|[gkhzcs]h?u(?:a|ai|ang)|[bpmfw]u?(?:a|o|ai|ei|an|en|ang|eng)?|"
    r"[jqxy]u(?:e|an|n)?|y(?:a|ao|ou|an|ang|ong|e)|w(?:a|o|ai|ei|an|en|ang|eng|u)|er)"
)
_READ = re.compile(f"{_SYLLABLE}{{2,3}}")
_SMALL = re.compile(r"(?<![\w.@/\-])[a-z]{5,12}(?![\w@/\-]|\.\w)", re.ASCII)
_BIG = (
    re.compile(r"(?<![A-Za-z\d.@/\-])[A-Z][a-z]+(?:[\-'’][A-Za-z][a-z]*|[A-Z][a-z]+)*(?![A-Za-z\d@/\-]|\.\w)"),
    re.compile(r"(?<![\w.@/\-])[A-Z]{2,}(?: [A-Z]{2,})+(?![\w@/\-])"),
)
PLAIN = frozenset(
    re.findall(
        r"\w+",
        "Jan Feb Mar Apr May Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Wed Thu Fri Sat Sun Plaintiff Defendant "
        "Applicant Respondent Claimant Lane China Shanghai Beijing Guangzhou Shenzhen Hangzhou Chengdu Wuhan "
        "Nanjing Suzhou Tianjin Chongqing Dongguan Foshan Yiwu Ningbo Xiamen Qingdao Zhengzhou Changsha Zhejiang "
        "Guangdong Jiangsu Singles Pro Max Plus Ultra Mini Lite Air Mate Nova Pura Note Watch Pad Book Roman "
        "Galaxy Ti Bluetooth Nike Adidas Samsung Dyson Starbucks Android Windows Mac Switch Dynasty "
        "WeChat AirPods MacBook YouTube TikTok PayPal AliPay WiFi LinkedIn OnePlus PlayStation iPhone SoundCore",
    )
)
"""Words in capital letters that name nobody: days, sides in court, cities, goods."""
GOODS = frozenset(
    re.findall(
        r"\w+",
        "Size Colour Color Style Model Navy Sky Light Dark Blue Black White Red Green Grey Gray Pink Purple Yellow "
        "Beige Khaki Ivory Orange Brown Gold Silver Rose Cream Cotton Polyester Wool Nylon Linen Silk Leather "
        "Acrylic Spandex Elastane Viscose Cashmere Suede Denim Steel Stainless Plastic Large Medium Small Extra "
        "Set Pack",
    )
)
"""Words in capital letters of sizes, colours and stuffs: where there are no others, nobody is called so."""
_SPEAKERS = frozenset(
    re.findall(
        r"\w+",
        "They Someone Somebody Nobody Everyone One Driver Courier Agent Staff Reception Management Sellers Buyers "
        "Police Lawyers Customers Delivery Warehouse Tracking Letters Mail Answer Reply Message Money Parcel "
        "Package Both Each",
    )
)
"""What stands at the head of a sentence, before a verb of speaking, and is nobody."""
_NO_NAME = NO_WORDS | NO_FIRST | ORGANISATIONS | PLAIN


def loose_in(text: str) -> Iterator[str]:
    """What in a text in half width may be somebody's by its shape."""
    for found in (one for pattern in compiled(_SHAPES, re.ASCII) for one in pattern.finditer(text)):
        kind = found.lastgroup
        if kind and _goes(kind, found[kind], text[max(found.start() - _BEFORE, 0) : found.start()]):
            yield found[kind]
    yield from _english(text)


_BEFORE = 24
"""So many characters before a code may say that it is one of goods."""


def _english(text: str) -> Iterator[str]:
    for found in _BIG[0].finditer(text):
        if found[0] not in _NO_NAME and found[0] not in GOODS and not is_english(found[0]):
            yield found[0]
    for found in _SMALL.finditer(text):
        if not is_english(found[0]) and _READ.fullmatch(found[0]):
            yield found[0]
    for found in _BIG[1].finditer(text):
        if any(len(word) > 2 and not is_english(word) for word in found[0].split()):
            yield found[0]


def _goes(kind: str, word: str, before: str) -> bool:
    """Whether what a shape found is nothing known to be harmless."""
    match kind:
        case "call":
            stays = word in words("zh") or word[0] in _NO_CALL
        case "agent":
            stays = len(parts(word)) == 1 and len(word) > 2
        case "mixed":
            stays = bool(_MODEL.fullmatch(word) or _NAMES_GOODS.search(before))
        case "login":
            stays = bool(_HOSTS.search(word))
        case "quarter" | "side":
            stays = word[0] in "大小正后前侧这那的" or word in words("zh")
        case "who" | "named" | "says":
            stays = word in words("zh")
        case "speaks":
            stays = word in _NO_NAME or word in _SPEAKERS
        case "lower" | "kin":
            stays = is_english(word) or (kind == "kin" and not _READ.fullmatch(word))
        case _:
            stays = False
    return not stays


_NO_CALL = "这那个位大小老表堂二三几各我你您他她咱"
"""What begins a word for a brother or a sister and no name."""
