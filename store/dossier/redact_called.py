"""Names that no list of surnames knows: spelled by the sound of another tongue, written in another script,
parted, of children, and of people who are called by half a name."""

from __future__ import annotations

from collections.abc import Iterator

from store.dossier.redact_kinds import HAN, Found, Kind, bare, compiled
from store.dossier.redact_names import ASKED, COURT, KIN, SOUND, SUR
from store.dossier.redact_words import APPS, CALLS, GIVEN, STOP

_SOUNDS = f"{SOUND}逊曲尕藏都日措朵力桑多吉央嘉增顿旦巧俊哲鲁布柔伦仑木孜萨玉苏甲色杰楞格拉"
_GIVEN = f"[{''.join(sorted(GIVEN))}]"
_ROLE = (
    rf"(?:{ASKED}|{COURT}|{KIN}|小舅子|大舅子|小姨子|大姨子|姨[夫父]|[副主]播|大夫|医[生师]|清洁工|连襟|妯娌|楼长|护士长|同屋|同桌|干部|阿[公婆]|大[叔伯娘妈]|哥们儿?"
    rf"|兄弟|发小|闺女|姑娘|领队|(?<![人成会动党售])员|[让寄收签取付送买租卖]人|我叫|名叫|本名|真名|个人)"
)
_IS = r"\s*(?:[:：]|名?叫做?|是|为|写的?是)?\s*[“\"「]?"
_LOOSE = rf"(?=$|[^{HAN}]|[的签代收拿取帮替说问告送寄买用跟和与把给可也已一在当开去来有不没还都就让到])"
_SOUNDED = (
    rf"{_ROLE}{_IS}(?:本人)?(?:[(（][{HAN}]{{1,3}}[)）])?"
    rf"(?P<value>(?![{HAN}]{{0,3}}(?:旗舰|专[营卖]|品牌|公司|[店牌号款码]))[{_SOUNDS}]{{3,8}}?){_LOOSE}"
    rf"|{_ROLE}{_IS}(?P<short>(?:[加桑旦次扎多央洛尕丹]?[加桑旦次扎多央洛尕丹西吉][措姆珠巴杰加旦吉西增]))(?=把|说|[签代收帮替的]|$|[^{HAN}])"
)
_SCRIPT = (
    r"(?P<value>[\u0400-\u052f\u0530-\u058f\u05d0-\u05ea\u0620-\u06d3\u0900-\u0dff\u0e00-\u0e5b\u0f40-\u0fbc"
    r"\u1000-\u109f\u10a0-\u10ff\u1100-\u11ff\u1820-\u18aa\uac00-\ud7a3]{2,}"
    r"(?:[ .\-·][\u0400-\u052f\u0530-\u058f\u05d0-\u05ea\u0620-\u06d3\u0900-\u0dff\u0e00-\u0e5b\u0f40-\u0fbc"
    r"\u1000-\u109f\u10a0-\u10ff\u1100-\u11ff\u1820-\u18aa\uac00-\ud7a3]{2,})*)"
)
"""Scripts in which goods are seldom called; Japanese and Greek are not among them."""
_PARTED = (
    rf"(?<![{HAN}])(?P<value>{SUR}(?P<gap>[ \-.·*_/])[{HAN}](?P=gap){_GIVEN})(?![{HAN}](?!人))"
    rf"|(?<![{HAN}])(?P<two>{SUR}(?P<gap2>[ \-.·*_/]){_GIVEN}(?P=gap2)[{HAN}])(?![{HAN}])"
)
_SOMEBODY = (
    rf"(?:医[生师]|大夫|律师助理|助理律师|主[管治]医[生师]|代收人|收件人|寄件人|经手人|联络人)\s*[:：是叫]?\s*"
    rf"(?P<value>(?:{SUR}|[幺朴阮金崔])[{HAN}]{{1,2}}?)(?=$|[^{HAN}]|[发说开写的签])"
)
_BOTH = rf"{_ROLE}{_IS}[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)*\s?[(（](?:本名|真名)?(?P<value>[{HAN}]{{2,5}})[)）]"
"""A name in Latin letters, and behind it in brackets how it is written."""
_STOPS = "".join(sorted(STOP - {"向"}))
_CALLED = (
    r"(?:[公婆爷奶爸妈哥姐弟妹叔姨伯婶嫂娘太儿女孙员生友服傅名他她]|[个位名]|个人)叫"
    rf"(?P<value>(?:(?={SUR}{_GIVEN}{{2}})|(?![{_STOPS}快送商平退换发停醒做过外车价好大家别等先再立马赶苦屈骗人赔钱货价]))[{HAN}]{{2,4}}?)"
    rf"(?=$|[^{HAN}]|的[人孩女男店那朋经老客师主员])"
)
_LIKE = (
    r"(?:[谁什]|看看|试试|想想|说说|偷偷|默默|渐渐|白白|天天|人人|事事|处处|时时|统统|常常|刚刚|好好|偏偏|家家|年年|月月|早早|慢慢|"
    r"满满|红红|痒痒|疼疼|乖乖|小小[一的年个只身]|爸爸|妈妈|哥哥|姐姐|弟弟|妹妹|爷爷|奶奶|舅舅|姑姑|叔叔|伯伯|宝宝|个个|次次|件件|大大[的地])"
)
_CHILD = (
    rf"(?:儿子|女儿|孙子|孙女|外孙女?|宝宝|孩子|娃娃?|闺女|小孩|侄[子女]|外甥女?)(?:叫|小名)?(?P<value>(?!{_LIKE})(?P<one>[{HAN}])(?P=one))"
    rf"|小名叫?(?P<small>(?![{_STOPS}])[{HAN}]{{2,3}}?)(?=$|[^{HAN}]|的)"
)
_HALF = (
    rf"(?:客服|专员|店员|导购|助理|运营|主管|售后|物业|前台|保安|美工|财务)(?P<value>(?!小[气心声])[小阿][{HAN}])(?=$|[^{HAN}]|[的说让叫加发把给一又也就在回])"
    rf"|(?:{KIN}|{COURT}|同事|同学|[工播])(?P<nick>[阿老](?!板|师|总|公|婆|家|人|乡|外|实|是)[{HAN}])(?=$|[^{HAN}]|[的说让帮替签付买也扔拿把给发])"
    rf"|(?P<doubled>(?P<one2>[{HAN}])(?P=one2)[姐哥叔姨])(?<!姐姐姐)(?=[说让把给发签帮替拿]|$|[^{HAN}])"
    rf"|(?:{KIN}|哥们儿?|兄弟|发小|铁子)(?P<big>[大二老][壮柱虎牛宝毛强军伟刚勇明峰龙胖山])(?=$|[^{HAN}]|[的说让帮替签付买])"
    rf"|(?:(?<![{HAN}])|(?<=[\d号室]))(?P<parent>(?!我|你|您|他|她|咱|孩子|宝|的|老|干|后|亲|当|全|各|准|新|单亲|爸|妈|奶)[{HAN}]{{2,3}}[妈爸])(?=[”\"」』：:，,\s说]|$)"
    rf"|[\"“「][{HAN}A-Za-z0-9]{{2,10}}[~～\-—_·|](?P<clerk>[小阿][{HAN}])[\"”」]"
)
_SHOWN = (
    r"(?:显示名|备注名?|微信名|会员名|账户名|账号名|群昵称|群名片|支付宝名|头像名|ID名)\s*(?:[:：]|是|为|叫)\s*[“\"「『]?"
    rf"(?P<value>[\w{HAN}·\-]{{2,16}}(?:\s[{HAN}]{{2,4}})?)"
)
_ADVERBS = (
    r"(?:悄悄|匆匆|急急|苦苦|连连|频频|屡屡|纷纷|牢牢|紧紧|死死|足足|仅仅|恰恰|单单|远远|深深|轻轻|狠狠|静静|呆呆|傻傻|大大|小小|"
    r"明明|万万|千千|一一|两两|真真|多多|亲亲|世世|代代|步步|声声|通通|生生|久久|默默|独独|草草|粗粗|细细|老老)"
)
_TWO_OR_THREE = rf"[{HAN}]{{2,3}}"
_FAMILY = (
    rf"(?:{KIN}|老[大二三四幺]|[侄孙幺]儿|外甥女?|弟媳妇?|媳妇儿?)(?:叫|小名)?(?P<family>(?!{_LIKE}|{_ADVERBS})(?P<one3>[{HAN}])(?P=one3))"
    rf"(?=$|[^{HAN}]|[的说让帮替签代收拿取把给也在去来喝吃用穿戴买过上下被不都])"
    rf"|(?:收[货件]人|收货名|联系人|签收人)\s*(?:是|写的?是?|填的?是?)?\s*[“\"「『](?P<addressee>[^”\"」』\n]{{2,12}})[”\"」』]"
    rf"|叫我\s?[“\"「]?(?P<byname>(?![等去退不自先再寄拍发找联换把别重提申签收补付打加看上下回来做帮给直另到改写注给安]){_TWO_OR_THREE})"
    rf"(?=$|[，,。.！!”\"」])"
    rf"|(?P<old>老{SUR}(?:头|爷子))(?=[签收说拿代帮替让接给的]|$|[^{HAN}])"
    rf"|(?:儿子|女儿|孙子|孙女|弟弟|妹妹|外甥女?|侄[子女])(?P<little>小(?![学时心声便小气票区病名孩腿手脸姨姑叔妹弟号说])[{HAN}])"
    rf"(?=\s|$|[,，。.!！?？]|\d|[的说让帮签收拿把给也在去来喝吃用穿戴买过])"
    rf"|(?P<taker>阿[{HAN}])(?=收(?![到货取费])|代收|签收|亲启|亲收)"
)
_IN_APP = (
    rf"(?:在|我的?|[他她]的?)(?:{APPS})(?:上|里)?(?:的?名字?|昵称)?"
    rf"叫(?:做|作)?\s*[“\"「『]?(?P<app>(?!客服|人工|什么|停|苦|我|他|她|你)[\w{HAN}·\-~]{{2,16}})"
    r"|(?:SURNAME|GIVEN(?: NAMES?)?|(?i:family name|last name|first name|given names?|surname))\s*[:：]\s*"
    r"(?P<field>[A-Z][\w\-'’]+)"
    r"|(?:全拼|拼音)\s*(?:是|[:：])?\s*(?P<read>[a-z]{4,20})(?![\w])"
    r"|(?i:\bname\b)[^.\n]{0,24}?(?P<slashed>(?-i:[A-Z]{2,}/[A-Z]{2,}))(?![\w/])"
)
_WAYS = (_FAMILY, _IN_APP, _SOUNDED, _SCRIPT, _PARTED, _SOMEBODY, _BOTH, _CALLED, _CHILD, _HALF, _SHOWN)
_NO_SURNAME = frozenset(
    (
        "small",
        "big",
        "parent",
        "clerk",
        "nick",
        "doubled",
        "family",
        "little",
        "taker",
        "app",
        "slashed",
        "addressee",
        "byname",
        "old",
        "field",
        "read",
    )
)


def called(text: str) -> Iterator[Found]:
    """The names in a text that other words than a surname give away."""
    for pattern in compiled(_WAYS):
        for found in pattern.finditer(text):
            group = next(name for name in ("value", "two", "short", *_NO_SURNAME) if found.groupdict().get(name))
            start, end = found.span(group)
            value = text[start:end]
            if value not in CALLS:
                half = group in _NO_SURNAME or pattern.pattern in (_CHILD, _HALF, _SHOWN)
                yield Found(start, end, Kind.NAME, f"某{bare(value)}" if half else bare(value))
