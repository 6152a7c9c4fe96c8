"""Addresses by their shape: streets with numbers, buildings, communities, gates and rooms, and what follows."""

from __future__ import annotations

import re

from store.dossier.redact_kinds import HAN

_FREE = "的了是我您你他她它们在到去说请没不把被让给找与收退寄就也还已吗呢吧啊很这个么什怎买卖当从"
"""Characters that stand in no address: where one of them is, it has ended, or not begun."""
_WORD = rf"(?:(?![{_FREE}])[{HAN}A-Za-z\d])"
_SIGN = rf"(?:(?![{_FREE}])[{HAN}])"
_STREETS = r"路|街|大道|巷|弄|胡同"
_VILLAGES = r"道|村|镇|乡|苑|园|城|府|庭|坊|桥|屯|湾|里|台|居|郡|庄"
_PLACES = (
    r"大厦|大楼|写字楼|广场|小区|花园|公寓|新村|新城|家园|工业区|(?:工业|产业|科技|创业|创意|软件|物流|文创)园区?|园区|商城|"
    r"公馆|华府|豪庭|别墅|宿舍|校区|社区|(?:商务|国际|金融|创新|商业|会展|科技|文化)中心|大院|SOHO|城中村|村委会|居委会"
)
_POINTS = r"驿站|快递柜|丰巢柜?|自提[点柜]|代收点|便利店|超市|传达室|门卫室?|保安室|物业|前台|收发室|食堂"
"""Where parcels lie: part of an address only behind one."""
_MALLS = (
    r"购物中心|购物广场|百货|奥特莱斯|奥莱|商业街|步行街|美食[城街]|家居城|建材城|电脑城|数码城|电子城|服装城|批发市场|菜市场|"
    r"农贸市场|大悦城|万象[城汇]|万达|吾悦|银泰|来福士|太古[里汇]|恒隆|天街|印象城|龙湖|凯德|合生汇|环球港"
)
_STALL = (
    r"(?:[A-Za-z]{0,2}-?\d{1,4}[A-Za-z]?(?:-\d{1,4})?\s?(?:号商?铺|号?铺位?|号?商铺|号?档口?|号?摊位?|号?柜位|号柜台?|号?门面|号?门店)"
    r"|[铺档摊柜]位?号?\s?[A-Za-z]{0,2}-?\d{1,4}(?!\d))"
)
"""A shop in a mall or a market."""
_CROSSING = r"(?:交叉口|交汇处|交界处|路口|口(?![罩红香碑味服径感粮令]))"
_GATE = r"[东南西北正后侧大]{1,2}门|\d{1,2}号门"
_NUMBER = r"\d[\dA-Za-z]{0,5}(?:[ \-\u2010-\u2015][\dA-Za-z]{1,5}){0,2}"
_NUMERAL = r"[一二三四五六七八九十]{1,3}"
_COUNTED = "零〇一二三四五六七八九十百两"
_LETTER = r"[A-Za-z]\d{0,2}"
_ROOMS = r"号楼|号院|弄|栋|幢|座|单元|室|舍"
_DOOR = (
    rf"(?:{_NUMBER}\s?(?:{_ROOMS}|号)|{_LETTER}\s?(?:座|栋|幢|号楼|单元)|{_NUMERAL}(?:号楼|栋|幢|单元|座|舍)"
    r"|\d{1,3}-\d{1,2}-\d{2,4}(?!\d))"
)
_INNER = (
    rf"(?:{_NUMBER}\s?(?:{_ROOMS}|号|楼|层|房|户|#|区|期|门|组团?|队|社)|{_LETTER}\s?(?:座|栋|幢|号楼|单元|楼|区|馆)"
    rf"|{_NUMERAL}(?:号楼|栋|幢|单元|座|楼|层|期|区|舍|组|队|社)|[东南西北]区|塔\s?\d{{1,2}})"
)
_SPACE = r"[ \t]?"
_NO_COUNT = r"(?!\d|\.\d|\s?[元块年月天件个名人小折%￥¥份次条点分斤克米寸双套瓶包盒箱张台部本])"
_ROOM = rf"[A-Za-z]?-?\d{{1,5}}{_NO_COUNT}"
_TAIL = (
    rf"(?:{_SPACE}{_WORD}{{0,10}}?(?:{_INNER}|{_PLACES}|{_POINTS}|{_GATE}|{_DOOR})"
    rf"|\s?[,，、]\s?{_SIGN}{{2,8}}?(?:{_PLACES})|\s?[,，、]\s?{_NUMBER}\s?(?:{_ROOMS})"
    rf"|\s?[(（]{_WORD}{{1,15}}?(?:{_INNER}|{_PLACES}|{_POINTS}|{_GATE}){_WORD}{{0,6}}[)）]"
    rf"|[与和/]{_SIGN}{{1,8}}?(?:{_STREETS})\s?{_CROSSING}|(?:向|往)[东南西北]\s?\d{{1,4}}\s?米(?:路[东南西北]|院内)?"
    rf"|{_SPACE}[A-Za-z]?\d{{1,3}}(?:-\d{{1,4}}){{1,2}}(?!\d)|{_SPACE}{_ROOM})*"
)
_REGION = rf"{_SIGN}{{1,8}}?(?:省|自治区|市|自治州|区|县|旗|盟)\s?"
_RURAL = r"镇|乡|街道|村|屯|苏木|嘎查"
_BEFORE = re.findall(
    r"\S+",
    "寄到 寄往 送到 送至 送往 寄至 寄回 发到 发往 发至 住在 位于 放在 放到 地址 地址: 地址： 地址是 住 "
    "退到 退回 在 到",
)
_SENT = "|".join(f"(?<={re.escape(one)})" for one in (*_BEFORE, "地址: "))
_HOME = "(?<=我家)|(?<=我家是)|(?<=我家在)|(?<=我住)|(?<=住在)|(?<=房号)|(?<=房号[:：])|(?<=门牌)|(?<=门牌号)"
_COMMON = (
    r"小区|社区|楼下|门口|附近|驿站|快递|广场|物业|公司|单位|学校|商城|公寓|宿舍|家|菜鸟|丰巢|兔喜|"
    r"本|该|同|整|全|大|老|新小区|任何|各|其|某|每|别|住宅|封闭|高档|另|我们|他们|你们|几"
)
_KNOWN_BY = r"小区|花园|家园|新村|公馆|大厦|公寓|华府|豪庭|佳苑|雅苑|名苑|新苑|花苑|嘉园|名都|丽景"
ADDRESS = (
    rf"(?:(?:{_REGION}){{1,4}}(?:{_WORD}|[\s\-]){{1,20}}?(?:{_DOOR}|{_PLACES}|(?:{_RURAL}){_NUMBER}\s?[组队社号])"
    rf"|(?:{_REGION}){{2,4}}{_WORD}{{1,12}}?(?:{_RURAL}|{_STREETS})"
    rf"|(?:{_SIGN}{{1,6}}?(?:{_RURAL})){{2,3}}(?:\s?{_NUMBER}\s?[组队社号])?"
    rf"|{_SIGN}{{1,6}}?(?:{_RURAL})\s?(?:{_NUMBER}|{_NUMERAL})\s?[组队社]"
    rf"|{_SIGN}{{1,8}}?(?:{_STREETS}|{_PLACES})(?:(?![{_FREE}])[{HAN}A-Za-z\s\-]){{0,8}}?{_DOOR}"
    rf"|{_SIGN}{{1,8}}?(?:{_STREETS})[一二三四五六七八九十百]{{1,5}}号"
    rf"|{_SIGN}{{1,6}}?(?:{_VILLAGES})\s?{_NUMBER}\s?号(?=\s?[\dA-Za-z{HAN}]{{0,6}}?\d)"
    rf"|{_SIGN}{{1,6}}?(?:{_VILLAGES})\s?(?:{_NUMBER}\s?(?:{_ROOMS})|{_LETTER}\s?[座栋幢])"
    rf"|{_SIGN}{{1,8}}?(?:{_STREETS})[与和/]{_SIGN}{{1,8}}?(?:{_STREETS})\s?{_CROSSING}"
    rf"|{_SIGN}{{1,8}}?(?:{_STREETS}|{_PLACES}|{_MALLS}|城|店)\s?{_WORD}{{0,10}}?{_STALL}"
    rf"|{_SIGN}{{1,8}}?(?:{_MALLS}|{_PLACES}|大悦城|万象城)\s?(?:{_WORD}{{0,6}}?(?:\d{{1,2}}|{_NUMERAL})[楼层]|[LBFlbf]\d{{1,2}})"
    rf"(?:\s?[A-Za-z]?-?\d{{1,4}}{_NO_COUNT})?"
    rf"|(?:{_SENT}|(?<=我家)|(?<=我住))(?!{_COMMON})(?:(?![第分还账])(?:{_SIGN}|\d)){{2,8}}?(?:\d{{1,2}}|{_NUMERAL})期(?![款付账还])"
    rf"|(?!{_COMMON}){_SIGN}{{2,12}}?(?:\d{{1,2}}[组团期区])?(?<!码)(?<!码[:：])\s?\d{{1,3}}-\d{{1,2}}-(?!(?:19|20)\d\d)\d{{3,4}}(?!\d|-)"
    rf"|(?!{_COMMON}){_SIGN}{{2,12}}?(?:{_PLACES}|[苑园城府庭湾郡郦邸])(?:{_GATE}|{_SPACE}{_INNER})"
    rf"|(?!{_COMMON}){_SIGN}{{2,8}}?(?:大厦|广场|公寓|小区|花园|家园|新村|公馆|中心){_SPACE}\d{{3,5}}{_NO_COUNT}"
    rf"|(?!{_COMMON}){_SIGN}{{2,8}}?(?:\d|{_NUMERAL})期{_SPACE}{_DOOR}"
    rf"|(?!{_COMMON}){_SIGN}{{1,6}}?(?:\d{{1,2}}|{_NUMERAL})\s?舍\s?\d{{3,4}}(?!\d)"
    rf"|(?:{_SENT})(?!{_COMMON})(?:{_WORD}|\s){{2,16}}?(?:{_PLACES}|{_POINTS}|{_GATE}|[苑村湾郡])"
    rf"|(?<![{HAN}])(?!{_COMMON}){_SIGN}{{2,6}}?(?:{_KNOWN_BY})(?![{HAN}]{{0,3}}店)"
    rf"|{_SIGN}{{2,8}}?(?:大学|学院|中学|小学|校区|医院|研究[院所]){_SIGN}{{0,8}}?"
    rf"(?:[{HAN}A-Za-z]-\d{{2,4}}(?!\d)|(?:{_NUMERAL}|\d{{1,2}})\s?(?:舍|号楼|栋|幢|教)\s?\d{{0,4}}(?!\d))"
    rf"|(?<![\dA-Za-z-])\d{{1,2}}-\d{{3,4}}(?=\s?室?的?(?:邻居|业主|住户|人家|阿姨|大[姐爷妈]))"
    rf"|(?<=[楼][上下])\s?\d{{3,4}}(?![\d元块年月天件个名人])|(?<=隔壁|对门)\s?\d{{3,4}}(?![\d元块年月天件个名人])"
    rf"|(?:{_POINTS})\s?[(（]{_WORD}{{2,12}}[)）]"
    rf"|(?<![\dA-Za-z])(?:\d{{1,3}}|[A-Za-z])\s?(?:号楼|栋|幢|座)\s?"
    rf"(?:{_NUMBER}\s?(?:单元|室|层|楼|房|户)|\d{{3,4}}(?!\d))"
    rf"|(?:{_HOME})\d{{1,3}}(?:-\d{{1,4}}){{1,2}}(?!\d)"
    rf"|(?<![\dA-Za-z])\d{{1,3}}\s?(?:号楼|[栋幢])(?=\s?(?:大堂|楼下|门口|门厅|电梯|前台|车库|楼道|大门|保安|物业))"
    rf"|(?:{_SENT}|{_HOME})(?:\d{{1,3}}|[A-Za-z])\s?(?:号楼|[栋幢])"
    rf"|(?<![\dA-Za-z])\d{{1,2}}\s?单元\s?\d{{3,4}}(?!\d)"
    rf"|(?:[{_COUNTED}\d]{{1,4}}(?:号楼|栋|幢|座|单元)){{1,3}}[{_COUNTED}]{{2,5}}(?:室|号)?(?![{_COUNTED}]|\s?[元块个])"
    rf"|(?<![\dA-Za-z-])(?:\d{{1,2}}|第?{_NUMERAL})\s?[座栋幢]\s?\d{{3,4}}(?!\d|\s?[元块])"
    rf"|(?<![\dA-Za-z.])\d{{3,4}}\s?室(?![{HAN}]))"
    rf"{_TAIL}"
)
"""Chinese addresses, from a region or a street to the last room."""
_LEAD = re.compile(
    r"^.{0,8}?(?:地址|住址|收货地|退货地)(?:是|为|在|[:：])?"
    r"|^.{0,6}?(?:住在|寄到|寄往|送到|送至|寄回|位于|发到|发往|寄至)"
    r"|^.{0,3}?[在到往于至住](?=.{3})"
)
_UNIT = (
    r"(?:(?i:room|rm|unit|flat|apt|apartment|suite|building|bldg|block|tower|floor|entrance|phase|shop|stall|kiosk|counter)\.?\s*"
    r"(?:[A-Z]|(?=\w*\d)\w+(?:-\w+)*)|\d{1,3}(?:/F|F)|#\d{1,3}-\d{1,4}|\d{1,3}(?:st|nd|rd|th)\s[Ff]loor)\b"
)
_ESTATE = (
    r"(?:[A-Z][\w']*\s+){1,3}(?:Plaza|Towers?|Building|Mansions?|Park|Gardens?|Cent(?:er|re)|Estate|Community|Square|"
    r"Court|City|Village|Heights|Villas?|Terrace|House|Residences?|Apartments|Campus|Dormitory|Dorm|SOHO)\b"
)
_ROAD = (
    r"(?:(?:No\.?\s*)?\b\d+[A-Za-z]?(?:-\d+)?,?\s+(?:[A-Z][\w'’]*\s+){1,4}"
    r"(?:Road|Rd|Street|St|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Way|Close|Crescent|Alley|Highway|"
    r"Court|Square|Place|Gardens|Mews|Approach|Grove|Terrace|Hill|Row|Walk)\b\.?"
    r"(?:\s(?:Central|East|West|North|South)\b)?"
    r"|(?:\bNo\.?\s?\d+[A-Za-z]?,?\s)?\bLane\s\d{2,}"
    r"(?:,?\s(?:[A-Z][\w'’]*\s){1,4}(?:Road|Rd|Street|St|Avenue|Ave)\b\.?)?"
    r"|\b\d+[a-z]?,?\s(?:bis\s)?(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Pp]lace|Via|Calle|Rua)\s"
    r"(?:d[eu]s?\s|de la\s|del\s|l')?[A-ZÀ-Þ]\w+(?:\s[A-ZÀ-Þ]\w+)*"
    r"|(?:\b\d+[A-Z]?,?\s)?\b(?:Jalan|Jln|Lorong)\s(?:[A-Z]\w+|\d+)"
    r"|\b[A-ZÄÖÜ][\wäöüß]+(?:stra(?:ß|ss)e|weg|platz|gasse|allee)\s\d+[a-z]?)"
)
_PART = rf"(?:{_UNIT}|(?:\d{{1,3}}(?:-\d{{1,3}}){{1,2}}\s)?{_ESTATE}|{_ROAD})"
_POST = r"\b(?:Singapore\s\d{6}|[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}|[A-Z]{2}\s\d{5}(?:-\d{4})?)\b"
_AREA = (
    r"(?:,\s(?:[A-Z][\w'’]*\s?){1,3}(?:District|Central|Town|Village|Subdistrict)\b"
    rf"|,\s(?:[Nn]o\.?\s?\d{{2,4}}|\d{{1,3}}-\d{{2,4}})\b|,?\s(?:[A-Z]\w+,?\s){{0,2}}{_POST})"
)
_NUMBERED = (
    r"\b(?i:(?:room|rm|apt|apartment|flat|suite|unit)\.?\s?(?:no\.?\s?)?"
    r"(?:\d{2,4}[A-Z]?|\d{1,3}[A-Z]|[A-Z]\d{1,4}|\d{1,3}-\d{2,4})(?:-\w+)*)\b"
    r"|\b(?i:stall|booth|kiosk)\s(?:[Nn]o\.?\s)?\d{1,4}\b"
    r"|\b(?i:unit|room|flat|apartment)\s(?i:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|twenty|thirty|oh|zero)\b-?\s?){2,4}"
    r"|\b(?:[Ff]lat|[Aa]partment|[Vv]illa|[Cc]ottage)\s\d{1,4}(?![\w.%\-]|\s?(?:cm|mm|m|inch|percent|yuan|RMB)\b)"
    r"(?:,\s(?:The\s)?[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2})?"
)
_LIVES = (
    r"live[sd]?|living|stay(?:s|ed|ing)?|resid\w+|left|neighbou?rs?|lady|man|woman|guy|girl|boy|family|couple|people|"
    r"tenants?|someone|somebody|person|(?:Mrs?|Ms|Miss|Aunt(?:ie|y)?|Uncle|Old|Granny)\.?\s[A-Z]\w+"
)
_BROUGHT = (
    r"went|goes|deliver\w*|dropp?\w*|left|brought|taken|took|handed|gave|given|sent|signed|knocked|rang|"
    r"address(?:ed)?|moved?"
)
_NO_SIZE = (
    r"(?!(?i:[^.;!?\n]{0,60}\b(?:size|bra|cups?|dress|shoes?|colou?r|degrees?|weather|network|amps?|volts?|"
    r"instead of \d|from \w+ to)\b))"
)
FLAT = (
    rf"\b(?:(?:{_LIVES})\b{_NO_SIZE}[^.;!?\n]{{0,30}}?\s(?:in|at|of|from|to|opposite|with)"
    rf"|(?:{_BROUGHT})\b{_NO_SIZE}[^.;!?\n]{{0,30}}?\s(?:to|at|outside|with|from|for|by)"
    r"|(?i:door|home|flat|place|address|number)\s(?:is|was|to|of|at|in)|next door in|(?i:neighbou?r) at)"
    r"\s(?P<flat>(?![248]K\b|[2-6]G\b|[234]D\b)\d{1,3}[A-Z](?:-\d{1,3})?)\b"
    r"(?=\s*$|\s*[.,;:!?)’'”\n。，；：！？）」]|\s(?i:and|but|or|not|on|by|who|which|is|was|has|had|the|across|upstairs|"
    r"downstairs|instead|next|signed|took|says|said|yesterday|today|again|when|while|where|because|so|without|"
    r"for|as|since|if|with|opened|kept|got|had|brought|gave|called|came|found|refused)\b)"
)
"""A flat by its number and letter alone, where somebody lives in it or something was brought to it; never a size, a
temperature or a network."""
_BOX = r"(?i:\bP\.?\s?O\.?\s?box\s\d+)|(?i:\b(?:post ?code|zip(?: code)?)\s*[:#]?\s*)\d{5,6}\b"
STREET = (
    rf"(?:(?:{_PART},?\s+)*{_ROAD}(?:,?\s+{_PART})*{_AREA}*"
    rf"|{_PART}(?:,?\s+{_PART})+{_AREA}*|{_NUMBERED}|{_BOX}|{_POST})"
)
"""Addresses in Latin letters with a number, a building or a room."""
_CITY = re.compile(
    rf"^(?:[{HAN}]{{2,7}}?(?:省|自治区)|内蒙古|新疆|西藏|广西|宁夏)?[{HAN}]{{2,6}}?(?:市|自治州|地区|盟)"
    r"|^(?:北京|上海|天津|重庆|西安|武汉|成都|杭州|南京|广州|深圳|苏州|郑州|长沙|济南|青岛|大连|沈阳|哈尔滨|长春|合肥|福州|"
    r"厦门|南昌|昆明|贵阳|南宁|海口|兰州|银川|西宁|太原|石家庄|乌鲁木齐|拉萨|呼和浩特|宁波|无锡|东莞|佛山|温州)市?"
)


def without_lead(text: str, start: int, end: int) -> int:
    """Where an address really begins: behind the words that lead to it, and behind its city, which stays."""
    start += len(led[0]) if (led := _LEAD.match(text[start:end])) else 0
    return start + len(city_of(text[start:end]))


def city_of(address: str) -> str:
    """Province and city at the beginning of an address, which tell which court and which office it belongs to."""
    found = _CITY.match(address)
    return found[0] if found else ""
