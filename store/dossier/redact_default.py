"""What is hidden unless something beside it shows that it is harmless: links with what follows their host, handles,
codes, places on the map, and whatever stands behind a word that asks for an account, a secret or a birthday.

No rule here knows what it sees. That is why what is bought stays only because the case tells it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from store.dossier.redact_addresses import without_lead
from store.dossier.redact_kinds import HAN, Found, Kind, bare
from store.dossier.redact_names import SUR

_IS = r"\s*(?:[:：=]|是|为|叫|就是)?\s*[“\"「『【(（]?\s*"
_SAID = r"\s*(?:[:：=]|是|为|叫|就是)\s*[“\"「『【(（]?\s*"
_LINK = (
    r"(?i:(?<![\w@.\-/])(?:https?://|www\.)?(?![\w.\-]*\.gov\.cn\b)(?![\w.\-]*12315\.cn\b)"
    r"(?:(?<=://)(?:[a-z0-9\-]+\.)+[a-z]{2,}|(?:[a-z0-9\-]+\.)+(?:com|cn|net|org|me|cc|co|io|top|vip|shop|xyz|tv"
    r"|im|ly|hk|jp|link|club|gl|ly))(?::\d+)?)"
    r"(?P<value>/[^\s\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”\"'<>)\]]+)"
)
"""The host of a link stays: it tells which platform is meant."""
_DEGREES = r"\d{1,3}\s?[°度]\s?\d{1,2}\s?['′’分](?:\s?\d{1,2}(?:\.\d+)?\s?[\"″”秒]|'')?"
_SIDE = r"\s*°?\s*(?:[NSEWnsew]\b|[东西南北][经纬])?\s*"
_FREE = "的了是我您你他她它们在到去说请没不把被让给找与收退寄就也还已吗呢吧啊很这个么什怎买卖当从按据"
_REGION = rf"(?:(?![{_FREE}省市区县旗镇乡盟])[{HAN}]){{1,7}}(?:省|自治区|市|自治州|地区|盟|区|县|旗|镇|乡|街道)"
_OFFICES = (
    "局|法院|委员会|消协|协会|政府|派出所|公司|仲裁|检察院|管理|监督|市场|银行|支行|工商|质监|消费者|专卖|机场"
    "|火车站"
)
_REST = (
    rf"(?:{_REGION}\s?){{2,5}}(?![{HAN}\dA-Za-z]{{0,12}}?(?:{_OFFICES}))"
    rf"(?:(?![{_FREE}])[{HAN}\dA-Za-z#\-·]){{2,30}}"
)
"""All that follows two regions up to where an address ends."""
_HOME = (
    rf"(?:老家|我家|家|户籍|籍贯|住)(?:在|是|[:：])(?P<value>(?:(?![{_FREE}])[{HAN}]){{2,12}}[镇乡村屯寨])(?![{HAN}])"
    rf"|(?<!\d)(?P<door>\d{{3,4}})(?=\s?室?的(?:住户|邻居|业主|人家|租客|房客|阿姨|大[姐爷妈哥叔嫂]|小伙|姑娘|老[头太]|那[家户]"
    r"|租户|夫妻|夫妇|一家人?))"
    rf"|(?<!\d)(?P<room>\d{{3,4}}\s?房)(?![{HAN}])"
)
_ABROAD = (
    r"\b(?:Avenida|Av\.|Apartado|Calle|Carrer|Rua|Rue|Via|Viale|Plaza|Plac|Ulica|ul\.|Boulevard|Strada|Str\."
    r"|Jalan|Jln|Soi)\s"
    r"[^\n,;，。；]{2,40}\d+[^\n,;，。；]{0,12}|\b(?:Apartado|Postfach|Casilla)\s(?P<value>\d+)"
)
_MAP = (
    rf"(?:[东西南北][经纬]|\b[NSEW])?\s*{_DEGREES}\s?[NSEW]?"
    rf"|(?<![\d.])-?\d{{1,3}}\.\d{{3,}}{_SIDE}[,，;；/、 ]\s*(?:[东西南北][经纬]|经度|纬度|\b[NSEW]|l(?:on|ng"
    rf"|at)\w*)?\s*[:：=]?\s*"
    rf"-?\d{{1,3}}\.\d{{3,}}(?!\d){_SIDE}"
    r"|(?i:经度|纬度|[东西南北][经纬]|\blat(?:itude)?\b|\bl(?:on"
    r"|ng)(?:gitude)?\b)\s*[:：=]?\s*"
    r"(?P<value>-?\d{1,3}\.\d{2,}(?:\s?[,，;；/、 ]\s?-?\d{1,3}\.\d{2,})?)"
)
_DEVICE = (
    r"(?<![\w:])(?:[0-9A-Fa-f]{2}[:\-]){5}[0-9A-Fa-f]{2}(?![\w:])"
    r"|(?<![\w.])(?<![版本]\s)(?<![版本])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d"
    r"|1?\d?\d)(?![\w.]|\.\d)"
    r"|(?<![\w:])(?=(?:[0-9A-Fa-f:]*\d){3})(?:[0-9A-Fa-f]{1,4}:){2,7}:?(?:[0-9A-Fa-f]{1,4}:){0,5}[0-9A-Fa-f]{2,4}"
    r"(?![\w:])(?<!\d:\d\d)(?<!\d\d:\d\d)"
)
_CODE = (
    r"(?<![\w.\-])[A-Za-z]?\d{1,4}-\d{1,4}-(?!(?:19|20)\d\d(?!\d))\d{3,6}(?![\w\-])"
    r"|(?:凭|取件|取货|提货|格口|柜号|柜子)码?(?:是|为"
    r"|[:：])?\s?[“\"「【(（]?(?P<value>[A-Za-z]{0,2}-?\d{1,4}(?:-\d{1,4}){0,2}|\d{4,8})(?![\w\-]|\s?[元块号]|个)"
    r"|(?<![尺条页编色代])码(?:是|为|[:：])\s?[“\"「【(（]?(?P<code>[A-Za-z0-9]+(?:-[A-Za-z0-9]+)+"
    r"|\d{4,8})(?![\w\-]|\s?[元块])"
    r"|(?i:\bcode\s(?:is\s|was\s|[:#]\s?)?)(?P<english>(?=[A-Z0-9\-]*\d)[A-Z0-9]{1,6}(?:-[A-Z0-9]{1,6})+)"
    r"|(?i:\b(?:OTP|PIN|code)\s(?:of|is|was)\s)(?P<spaced>\d{3}[ \-]\d{3})(?!\d)"
    r"|(?<!\d)(?P<masked>1\d{2}[xX*·•#]{3,8}\d{2,4})(?!\d)"
    r"|(?<!\d)(?P<line>\d{3,8}\s?转\s?\d{3,6})(?!\d|\s?元)"
)
_SECRET = (
    r"(?i:取件码|提货码|取货码|提取码|验证码|校验码|核销码|券码|兑换码|激活码|口令|密码|密钥|暗号"
    rf"|\b(?:pass ?word|passcode|pass ?phrase|pwd|pin(?: code)?|otp|(?:pick-?up|access|door|verification|gate"
    rf"|locker|collection) code)\b)"
    rf"(?:\s*(?:[:：=]|是|为|\bis\b|\bwas\b)\s*[“\"「『【(（]?"
    rf"|\s*[“\"「『【(（])\s*(?P<value>(?!锁)[!-~]{{3,40}}?)(?=[\s“”\"」』】)），。；、!！,;]|[{HAN}]|$)"
    rf"|(?i:(?:\blogin|\blog-in|\bcredentials|账号密码"
    rf"|帐号密码)\s*[:：=]\s*)(?P<pair>[!-~]{{3,40}}(?:\s*/\s*[!-~]{{3,40}})?)"
)
_GATE = (
    r"(?:门禁|门锁|开门|单元门|大门|楼门|开锁)(?:密?码)?\s*(?:是|为|[:：])?\s*[*#]?(?P<value>\d{4,8})(?!\d|\s?元)"
)
_ENDS = (
    r"(?:尾号|尾数|末尾|[最]?后[三四五六3-6]位(?:数字?)?|末[三四五六3-6]位(?:数字?)?)(?:是|为"
    r"|[:：])?\s*[（(【「“\"]\s*(?P<value>[0-9A-Za-z]{3,7})"
)
_APPS = (
    r"(?:[+＋➕加搜]\s?(?:我|他|她|一?下)?\s?(?:[vVqQ]|[微薇威维]信?|绿泡泡|扣扣|企鹅)(?!认证)"
    r"|[vV][信xX]|[薇威维]信|wx|WX|vx|VX|绿泡泡|绿色软件|扣扣|企鹅号|QQ|Q群|微信|支付宝|陌陌|钉钉|飞书|小红书"
    r"|抖音|快手|微博|闲鱼|旺旺|贴吧|知乎|豆瓣|B站)"
    r"(?:群聊?|号码?|账号|帐号|账户|ID|id|同号)?"
)
_CONTACT = (
    rf"{_APPS}{_IS}(?P<value>(?=[A-Za-z0-9_.\-]*[\d_.\-])(?=[A-Za-z0-9_.\-]*[A-Za-z])[A-Za-z0-9][A-Za-z0-9_.\-]"
    rf"{{3,}}[A-Za-z0-9_])"
    rf"|{_APPS}{_SAID}(?P<letters>(?!app\b|APP\b)[A-Za-z][A-Za-z0-9_.\-]{{3,}})"
    r"|(?i:\b(?:wechat|weixin|whats ?app|telegram|(?<!one )(?<!straight )line|signal|skype|instagram|insta|snapchat"
    r"|facebook|messenger|tiktok|douyin|weibo|"
    r"alipay|paypal|venmo|discord|zalo|kakao(?:talk)?)(?:\s(?:id|name|account|handle|number|no\.?))?"
    r"(?:\s*(?:[:=@]|\bis\b|\bwas\b|\bcalled\b|(?<!douyin)['’]s\s|['’]s\s(?=[\w.\-]*[\d_]))\s*"
    r"[“\"']?))(?P<english>(?!app\b|service|pay|customer|policy"
    r"|refund|support|private\b|hidden\b|public\b|not\b|the\b"
    r"|down\b|a\b|an\b|my\b|her\b|his\b)[\w][\w.\-]{3,})"
    r"|(?i:\b(?:user|buyer|nickname|blogger|streamer|(?:my|her|his|their) handle\b"
    r"[^.\n\"“]{0,20})\s)[“\"](?P<quoted>[^”\"\n]{2,30})[”\"]"
    r"|(?i:\b(?:user ?name|user ?id|login|nick ?name|screen ?name|handle|account name|gamertag)\b(?:\s*[:=]\s*"
    r"|\s(?:is|was)\s))[“\"']?"
    r"(?P<user>(?!private\b|hidden\b|public\b|not\b|the\b|a\b|wrong\b|taken\b)[\w][\w.\-]{2,})"
    rf"|(?<![A-Za-z0-9.])@(?!客服|商家|卖家|店家|平台|所有人|全体|抖音"
    rf"|官方)(?P<at>[\w{HAN}.\-]{{2,24}})(?![\w{HAN}@]|\.\w)"
)
_CAMERA = (
    r"(?i:IMG|DSC[NF]?|VID|PXL|MVIMG|Screenshot|Screen|mmexport|WeChat|WX|image|photo|pic|scan|file|E|Record|REC"
    r"|VIDEO)"
)
_PLAIN_FILE = (
    r"(?i:exhibits?|unboxing|opening|video|delivery|logistics|payment|bill|voucher|weight|size|tag|receipt"
    r"|invoice|order|refund|chat|talk|photo|picture|screenshot|video|contract|manual|report|label|box"
    r"|package|parcel|damage|"
    r"broken|evidence|proof|letter|complaint|reply|answer|page|listing|test|notes?|list|case|dossier|summary"
    r"|index|manifest|readme|"
    r"front|back|side|left|right|before|after|copy|final|new|old|my|the|of)"
)
_FILE = (
    rf"(?<![\w/.\-])(?!{_CAMERA}[\d_\- ().:]*\.[a-z0-9]{{3,4}}\b)(?!(?:{_PLAIN_FILE}|[\d_\-])+\.)"
    rf"(?<![{HAN}])(?P<value>(?=[\w{HAN}\-+]{{0,60}}[A-Za-z]{{2}})[\w{HAN}][\w{HAN}\-+]{{0,80}}[\w{HAN}])"
    r"(?=\.(?i:jpe?g|png|gif|webp|heic|bmp|pdf|docx?|xlsx?|mp4|mov|m4a|mp3|wav|amr|zip|rar|txt|csv|eml)\b)"
)
"""The name that somebody gave a file; the names that cameras and phones give stay."""
_UNDERSCORED = (
    rf"(?<![\w/.@\-])(?!{_CAMERA}_)(?P<value>(?=[A-Za-z0-9_]*[A-Za-z])[A-Za-z0-9]{{1,30}}(?:_[A-Za-z0-9]{{1,30}})"
    rf"{{1,6}})(?![\w/]|\.\w)"
)
_GOODS = (
    r"(?i:iphone|ipad|imac|mac|airpods?|watch|mate|nova|pura|redmi|xiaomi|galaxy|note|reno|vivo|oppo|find|realme"
    r"|honor|magic|"
    r"win|windows|android|ios|core|ryzen|rtx|gtx|rx|ddr|lpddr|usb|type|hdmi|ps|xbox|switch|kindle|pro|max|plus"
    r"|mini|ultra|"
    r"intel|amd|nvidia|cortex|snapdragon|wifi|wlan|bluetooth|mp|model|size|level|grade|class|version|ver|art"
    r"|article|step|"
    r"day|page|line|item|no|vol|ip|spf|pm|uv|tier|gen|series)"
)
_SPELLED_OUT = (
    r"(?<![\w.])(?P<value>(?=[A-Za-z0-9\s]*[A-Za-z]{2})[A-Za-z0-9]{2,20}\s?(?:下划线|下横线|中横线|横杠|短横)\s?[A-Za-z0-9]{1,20})"
    rf"|{_APPS}{_IS}(?P<numerals>[A-Za-z]{{2,}}[A-Za-z0-9]*[零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]{{2,}})"
)
"""What somebody is called in an app, as it is said aloud: xiaoyu 下划线 88."""
_LOWER = (
    rf"(?<![\w/.@\-])(?!{_GOODS}[\d\-_.])(?P<value>(?=[a-z_\-.]{{3}})[a-z][a-z]*(?:[_\-.][a-z]+)*[_\-.]?\d{{2,}}["
    rf"a-z0-9]*)"
    r"(?![\w/]|\.\w)"
)
"""Small letters that end in digits are what people call themselves: xiaoyu1999."""
_TURNS = (
    r"(?<![A-Za-z0-9\-/])(?=[A-Z0-9]{9,}(?![A-Za-z0-9]))(?=(?:[A-Z]+\d+){2}[A-Z]+|(?:\d+[A-Z]+){2}\d+[A-Z]"
    r"|(?:[A-Z]+\d+){3})"
    r"(?P<value>[A-Z0-9]+)"
)
_UNIT = r"(?!\s?(?:[元块年月天日件个名人次台部份条点分米寸克斤码折%]|k|w))"
_NUMBERED = (
    rf"(?<=[{HAN}])(?<![型货款色批件条符同第信外句冒逗叹问引暗记几多大小中加减星符])(?<![一二三四五六七八九十])"
    r"(?:号码?|编号|证号|号)(?:\s*[:：是为]\s*|\s+|(?=[A-Za-z]?\d))"
    r"(?P<value>(?=(?:[A-Za-z\-]*\d){4})(?=[A-Za-z]|\d{5}|\d{4}(?!\d))[A-Za-z0-9][A-Za-z0-9\-]{3,}(?: \d{2,4})*)"
    rf"(?![\w.]){_UNIT}"
)
_PAPER = (
    rf"(?:(?![{_FREE}])[{HAN}]){{1,10}}字\s?(?:[〔\[(【]?\d{{4}}[〕\])】]?\s?(?:第|-)\s?\d+|第\s?\d{{4,}})\s?号?"
    rf"|(?:回执|受理|编号|收据|单据)[{HAN}]{{0,8}}?(?P<value>\d{{4}}-\d{{4,}})"
)
"""A number under which an office keeps what was handed in."""
_ENGLISH_NUMBERED = (
    r"(?i:\b(?:sort code|account(?: number| no\.?)?|policy|case|claim|ref(?:erence)?|ticket|membership|member"
    r"|patient|record|licen[cs]e|"
    r"registration|permit|badge|booking|confirmation|reservation|parcel|tracking|waybill|shipment|consignment"
    r"|serial)\b"
    r"(?:\s(?:number|no\.?|id|code|ref(?:erence)?))?\s*(?:[:#]|\bis\b|\bwas\b)?\s*)"
    r"(?!(?:\d{4}-)?\d{1,2}-\d{1,2} \d{1,2}:\d\d(?!\d))"  # a moment is no number
    r"(?P<value>(?=(?:[A-Z \-]*\d){5})[A-Z0-9]{1,}(?:[ \-]?[A-Z0-9]{2,}){1,8})(?![\w.%])(?!\s?(?:yuan|RMB|CNY"
    r"|days))"
)
_DATE = (
    r"(?:\d{2,4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,4}\s?[日号]?|\d{1,2}月\d{1,2}[日号]|\d{8}|"
    r"(?:19|20)\d\d年?(?:\d{1,2}月)?|\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8}\.?,?\s(?:19|20)\d\d"
    r"|[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d)"
)
_BIRTH = (
    r"生日(?:是|为|[:：])?\s?(?P<short>[01]\d[0-3]\d)(?!\d|\s?[元块年])"
    rf"|(?:出生(?:日期|年月日?)?|生日|生于|降生)(?:于|在|是|为|[:：])?\s*(?P<value>{_DATE})"
    rf"|(?P<zh>(?:19|20)\d\d年(?:\d{{1,2}}月)?(?:\d{{1,2}}[日号])?)(?=出生|生(?![产效成]))"
    rf"|(?i:\b(?:date of birth|d\.?o\.?b\.?|birth ?(?:day|date)|born(?: on| in)?)\b)(?:\s*[:=]\s*|\s(?:is|was"
    rf"|on)\s|\s)(?P<en>{_DATE})"
)
_SCHOOL = (
    rf"(?:就读于?|在读于?|毕业于|[在上读念是])(?!这|那|一|某|本|该|当地|附近|公立|私立|国际|所|个)"
    rf"(?P<value>(?:(?![的了是我您你他她它们和说去])[{HAN}]){{2,12}}(?:小学|中学|幼儿园|高中|初中|一中|二中|三中"
    rf"|附中|附小|大学|学院|技校|培训学校))"
)
_STARRED = (
    rf"(?<![\w*])\*{{1,3}}\s?(?P<value_given>[{HAN}]{{1,2}})(?![{HAN}*])"
    rf"|(?<![{HAN}*])(?P<mid>[{HAN}]\*{{1,3}}[{HAN}]?)(?![{HAN}*])"
)
_MAIL = (
    r"(?<![A-Za-z0-9._\-*])(?:(?P<value>[A-Za-z0-9._\-]{0,30}\*{1,8}[A-Za-z0-9._\-]{0,30}(?=\s?@))"
    r"|(?P<spoken>[A-Za-z0-9._\-]{2,40}\s?[(\[（【](?i:at|艾特)[)\]）】]\s?[\w\-]{1,40}(?:\s?(?:\."
    r"|[(\[（【](?i:dot|点)[)\]）】])\s?\w{1,20}){1,4}))"
)
_PERSONS = "主播|博主|群主|网友|店主|老板|卖家|买家|司机|师傅|好友|对方|本人|[他她]|团长|达人"
_NICK = (
    rf"(?:收货名|收件名|收货昵称|昵称|网名|花名|绰号|外号|群名片"
    rf"|化名)\s*[:：是为叫]\s*[“\"「『]?(?P<value>[\w{HAN}·\-]{{2,16}})"
    rf"|网名(?P<net>(?![是叫不很都也被])[\w{HAN}]{{2,8}}|不[{HAN}]{{3}})(?![{HAN}])"
    rf"|(?:名叫|小名叫?|大名叫?|乳名)(?P<twice>(?P<one>[{HAN}])(?P=one))(?![{HAN}])"
    rf"|(?:小名|乳名|大名|学名|曾用名|艺名|本名)(?:叫|是|为"
    rf"|[:：])?\s*(?P<called>(?![的是叫为])[{HAN}]{{2,3}})(?![{HAN}])"
    rf"|(?:{_APPS}|{_PERSONS})(?:名字?)?叫(?:做)?\s*[“\"「『](?P<quoted>[^”\"」』\n]{{2,16}})[”\"」』]"
    rf"|(?:学生|病人|患者|乘机人|乘客|旅客|法人(?:代表)?|监护人|家长|抬头|住户|业主|考生"
    rf"|孩子姓名)(?:名字?)?(?:[:：]|是|为|写的是|写的)\s*(?P<filled>(?![的是]|个人|单位|公司|错)[{HAN}]{{2,4}})(?![{HAN}])"
    r"|(?:名字|姓名|乘机人|旅客|乘客|(?i:\b(?:name|passenger|guest"
    r"|holder)))\s*[:：是]?\s*(?P<passport>[A-Z]{2,}\s?[/,]\s?[A-Z]{2,})"
    r"|\b(?P<ticket>[A-Z]{2,}/[A-Z]{2,})(?=\s?(?:MR|MS|MRS|MISS|CHD)\b)"
    rf"|(?P<family>[A-Z][a-z]{{2,}}\s?{SUR})(?![{HAN}])"
    rf"|(?<![{HAN}])(?P<parent>[小大][{HAN}][妈爸])(?![{HAN}]?[妈爸])"
    rf"|(?P<brother>[A-Z][a-z]{{2,}})(?=[哥姐叔总]|老师|老板)|阿(?P<ah>[A-Z][a-z]{{1,}})"
    r"|(?i:\bname on (?:the|my|this|that|his|her) \w+\s*[:：]?\s*(?:is"
    r"|was)?\s*)(?P<parcel>[A-Z][\w'’\-]+(?:\s[A-Z][\w'’\-]+){0,3})"
    r"|(?im:^\s*(?:from|to|cc|sender|reply-to)\s*:\s*)(?P<mailed>[^<>\n\[\]]{2,40}?)(?=\s*<)"
    r"|(?i:\b(?:called|named|by|is|was|am|agent|named)\s)[“\"](?P<english>[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2})[”\"]"
    rf"|(?:单名|名字?)(?:一个|是个|叫)(?P<single>[{HAN}])字"
    rf"|(?:姓名|拼音|英文名|署名|签名)(?:拼音"
    rf"|写的?)?{_IS}(?P<capitals>[A-Z][A-Za-z]+(?:[ ,·\-]+[A-Z][A-Za-z]+){{1,3}})"
    r"|(?i:\b(?:signed|received|collected|accepted|picked up)(?: for)? by\s)[“\"'](?P<signed>[^”\"']{2,30})[”\"']"
)
_SHIPPED = (
    r"(?i:\b(?:ship(?:ped|ping)?|deliver(?:ed|y)?|bill(?:ed|ing)?|mail(?:ed|ing)?|home|return)?[ \-]?(?:address"
    r"|to)\s*[:：]\s*)"
    r"(?P<value>[^\n;。；]{0,40}?\d[^\n;。；!?]{0,60})"
)
_DEFAULTS: tuple[tuple[Kind, str], ...] = (
    (Kind.LINK, _LINK),
    (Kind.ADDRESS, _MAP),
    (Kind.ADDRESS, _SCHOOL),
    (Kind.ADDRESS, _REST),
    (Kind.ADDRESS, _HOME),
    (Kind.ADDRESS, _ABROAD),
    (Kind.ADDRESS, _SHIPPED),
    (Kind.DETAIL, _DEVICE),
    (Kind.DETAIL, _SECRET),
    (Kind.DETAIL, _CODE),
    (Kind.DETAIL, _GATE),
    (Kind.DETAIL, _ENDS),
    (Kind.DETAIL, _BIRTH),
    (Kind.EMAIL, _MAIL),
    (Kind.ACCOUNT, _CONTACT),
    (Kind.ACCOUNT, _UNDERSCORED),
    (Kind.ACCOUNT, _LOWER),
    (Kind.ACCOUNT, _SPELLED_OUT),
    (Kind.ACCOUNT, _FILE),
    (Kind.NUMBER, _TURNS),
    (Kind.NUMBER, _NUMBERED),
    (Kind.NUMBER, _PAPER),
    (Kind.NUMBER, _ENGLISH_NUMBERED),
    (Kind.NAME, _STARRED),
    (Kind.NAME, _NICK),
)
_AS_WRITTEN = frozenset((_LINK, _SECRET, _BIRTH))
"""What is looked for where days and sums stand, too: a birthday is a day, a password may look like a sum."""


_GIVEN_ONLY = frozenset(("value_given", "mid", "single", "twice"))
"""What is a given name without its surname: no mark is made of its first character."""


@cache
def _compiled() -> tuple[tuple[Kind, re.Pattern[str], bool], ...]:
    return tuple((kind, re.compile(pattern, re.ASCII), pattern in _AS_WRITTEN) for kind, pattern in _DEFAULTS)


def by_default(text: str, blank: str) -> Iterator[Found]:
    """What is hidden in a text in half width though nobody knows what it is. `blank` is the same text without days,
    sums and public numbers."""
    for kind, pattern, as_written in _compiled():
        for found in pattern.finditer(text if as_written else blank):
            start, end = found.span(found.lastgroup or 0)
            if kind is Kind.ADDRESS:
                start = without_lead(text, start, end)
            if value := bare(text[start:end]):
                yield Found(start, end, kind, f"某{value}" if found.lastgroup in _GIVEN_ONLY else value)
