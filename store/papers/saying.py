"""How letters say days, amounts and parties, each as the one who reads them is used to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from content.pack.arguing import Audience
from content.text.words import N_, Translator
from store.case.events import read_when
from store.case.money import money_of
from store.case.timeline import CHANNEL_WORDS

OFFICIAL = (Audience.AUTHORITY, Audience.COURT)
"""Who takes papers only in Chinese, and amounts in full."""
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
PARTIES: Mapping[Audience, tuple[str, str]] = {
    Audience.MERCHANT: (N_("I"), N_("you")),
    Audience.COURT: (N_("the plaintiff"), N_("the defendant")),
    Audience.AUTHORITY: (N_("the complainant"), N_("the respondent")),
}
"""What a letter calls the buyer and the seller; anybody else reads of “I” and “the merchant”."""
_REPORTED = re.compile(
    r"[“”]|^(?:说(?!明)|称(?!重)|表示|回复|答复|答应|承诺|拒绝|让我|叫我|要我|告诉|不承认"
    r"|(?:商家|卖家|店家|店铺|客服|平台|审核|主播|快递员|驿站|对方|他|她))"
    r"|^(?:they|he|she|(?:the )?(?:merchant|seller|shop|platform|review|agent|customer service|courier|host))\b"
    r"|^(?:said|says|told|asked|promised|agreed|refused)\b",
    re.IGNORECASE,
)
_OF_MERCHANT = re.compile(
    r"^(?:商家|卖家|店家|店铺)(?P<deed>(?:一直|又|再次|仍然|仍|还是|也|直接|当场|后来|已经|明确|口头|始终|都)*"
    r"(?:拒绝|不同意|不肯|不愿|不理|不回|没有?回|同意|答应|承诺|承认|否认|坚持|要求|表示|回复|答复|挂断|拉黑|说(?!明书)|称(?!重))"
    r".*)$"
    r"|^(?:the )?(?:merchant|seller|shop)(?P<done>(?: (?:again|still|then|also|later))*"
    r" (?:refuse[sd]|declined|agree[sd]|said|says"
    r"|answered|replied|wrote|told|asked|promised|denied|insisted|admitted|ignored"
    r"|did not|never)\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
_OF_ME = re.compile(
    r"^我?(?P<zh>(?:又|再次?|已经?|当天|当场|当晚|没有|没|先)*"
    r"(?:去|到(?![底了时])|拿|取|拍|录|寄|打(?!算)|拨|收到|联系|提交|申请|发|带|填|上传|付|报警|送|检测|测|换|试|拆|"
    r"找|问|截|导出|下载|预约|回复|拒绝|不?同意|撤回|要求|购买|买|退回|用).+)$"
    r"|^(?:I )?(?P<en>(?:(?:also|again|then|later|already) )*(?:went|took|sent|called|bought|paid|got|received"
    r"|handed|filled|applied|asked|wrote|tried|tested|found|filmed|photographed|returned|refused|declined|did not"
    r"|visited|brought|uploaded|reported|complained|contacted|posted|picked|opened|rang|phoned|demanded)\b.+)$",
    re.IGNORECASE | re.DOTALL,
)
"""How a note begins that tells what the user did, and quotes nobody."""
_BY_SPEAKER = re.compile(
    r"^(?:商家|卖家|店家|店铺|老板|客服|平台|对方|[他她]们?)(?:现在|刚才|今天|又|还是?|就|一直|只)?"
    r"(?:说(?![明服的了话法谎得好过])|[回答]复说?(?![的了很太极慢及]|不及时)|表示(?!不满|愤怒)|写道?)[：:，,\s]*(?P<zh>.+)$"
    r"|^(?:the )?(?:merchant|seller|shop|platform|agent|they|he|she) (?:again |just )?"
    r"(?:said|says|wrote|writes|replied|answered)(?: that)?[:,\s]+"
    r"(?!(?:nothing|late|after|within|back|on)\b)(?P<en>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_PERSONS = re.compile(r"[我他她]|\b(?:i|my|me|we|our|us|they|their|them|he|she)\b", re.IGNORECASE)
"""Who is meant by these depends on who tells it: told words with them are no words of the one who said them."""
_WHOLLY_QUOTED = re.compile(r"^[“\"「](?P<words>[^“”\"「」]+)[”\"」][。.!！]?$")
_ISO = re.compile(r"(?<![\d-])((?:19|20)\d\d)-(\d{1,2})-(\d{1,2})(?![\d-])(?:[ T](\d{1,2}:\d{2})(?::\d\d)?)?")
_YUAN = re.compile(r"[¥￥]\s*(\d+(?:,\d{3})*(?:\.\d{1,2})?)")


def day(when: str | date, language: str) -> str:
    """A kept day or moment as the day it is: 2026年11月4日, November 4, 2026. What is none stays as it is."""
    try:
        found = read_when(when) if isinstance(when, str) else when
    except ValueError:
        return str(when)
    return _day(found.year, found.month, found.day, language)


def short_day(when: date, language: str) -> str:
    """A day beside another of the same year: 11月4日, November 4."""
    return f"{when.month}月{when.day}日" if language == "zh" else f"{MONTHS[when.month - 1]} {when.day}"


def three_letters(text: str, language: str) -> str:
    """A day with its month by three letters, where that is shorter: Nov 4, 2026."""
    return re.sub(rf"\b({'|'.join(MONTHS)})(?= \d)", lambda found: found[1][:3], text) if language == "en" else text


def moment(when: datetime, language: str) -> str:
    """A moment with its time of day: 2026年11月4日21:10, November 4, 2026, 21:10."""
    return f"{day(when.date(), language)}{', ' if language == 'en' else ''}{when:%H:%M}"


def money(kept: str, language: str, audience: Audience) -> str:
    """An amount: 199元, 人民币199元整 in papers for authorities, RMB 1,990."""
    amount = money_of(kept)
    if amount is None:
        return kept
    whole = amount == amount.to_integral_value()
    if language == "en":
        return f"RMB {amount:,.0f}" if whole else f"RMB {amount:,.2f}"
    digits = f"{amount:.0f}" if whole else f"{amount:.2f}"
    return f"人民币{digits}元{'整' if whole else ''}" if audience in OFFICIAL else f"{digits}元"


def parties(audience: Audience, tr: Translator) -> tuple[str, str]:
    """The buyer and the seller, as the reader of a letter knows them."""
    me, them = PARTIES.get(audience, (N_("I"), N_("the merchant")))
    return tr(me), tr(them)


def in_force(version: str, language: str) -> str:
    """The version of a law and since when it holds; which text of it was read is for whoever checks it."""
    found = re.search(r"\d{4}-\d\d-\d\d[^；;]*", version)
    return cleaned(version[: found.end()] if found else version, language)


def exhibit_number(no: int | str, tr: Translator, official: bool) -> str:
    """What an exhibit is called: courts and authorities number them in their own way."""
    return tr(N_("Exhibit {n}") if official else N_("E{n}"), n=no)


def reported(words: str) -> bool:
    """Whether words tell what somebody said, so that to quote them would put them into a mouth."""
    return bool(_REPORTED.search(words))


def of_merchant(words: str) -> str:
    """What words tell that the merchant said or did, behind its name; empty where they begin in another way.

    A note that the merchant refused is no answer of the merchant, and none of the buyer's statements.
    """
    found = _OF_MERCHANT.search(words.strip())
    return (found["deed"] or found["done"]).strip() if found else ""


def of_me(words: str) -> str:
    """What words tell that the user did, behind “I”; empty where they are spoken to somebody, or speak of persons,
    who would be others in the mouth of a letter."""
    found = _OF_ME.search(words.strip())
    deed = (found["zh"] or found["en"]).strip() if found else ""
    return "" if _PERSONS.search(deed) or re.search(r"[您你亲？?！!“”]|\byou", deed) else deed


def own_words(words: str) -> str:
    """The words alone, where the one who noted them says first whose they are: 商家说只退20元. As they stand where
    they speak of persons, who would be others in the mouth of the one who is quoted."""
    found = _BY_SPEAKER.search(words.strip())
    rest = (found["zh"] or found["en"]).strip() if found else ""
    whole = _WHOLLY_QUOTED.search(rest)
    if whole is not None:
        return whole["words"].strip()
    return words if not rest or _PERSONS.search(rest) else rest


def impersonal(text: str, language: str) -> str:
    """What users wrote of themselves, for a paper that speaks of its parties: 本人 fits any role there, and in
    English, whose verbs would have to change, it stands as their own words.
    """
    if language != "zh":
        own = re.search(r"\b(?:I|me|my|mine|myself|we|us|our|ours)\b", text) and not re.search("[“”]", text)
        return f"“{text}”" if own else text
    parts = re.split(r"(“[^”]*”)", text)
    return "".join(part if part.startswith("“") else re.sub(r"我(?![们国])", "本人", part) for part in parts)


def more_than(amount: str, paid: str) -> bool:
    """Whether more is asked than was paid, as far as both are known."""
    asked, given = money_of(amount), money_of(paid)
    return asked is not None and given is not None and asked > given > Decimal(0)


def cleaned(text: str, language: str) -> str:
    """What a user typed, ready to stand inside a sentence of a letter.

    One line, no mark at its end, quotation marks in pairs and of one kind, days and amounts in words. Nothing is
    added.
    """
    text = _joined(text, language)
    text = _ISO.sub(lambda found: _iso(found, language), text)
    text = _YUAN.sub(lambda found: _yuan(found, language), text)
    text = _quotes(text)
    if language == "zh":
        text = _wide(text)
    return re.sub(r"[\s。.．，,、；;：:！!？?~～…]+(?=[”’]*$)", "", text).strip()


def dated(text: str, language: str) -> str:
    """What the program says, with its days and moments as papers write them; nothing else is touched."""
    told = _ISO.sub(lambda found: _iso(found, language), text)
    return re.sub(r"(?<=[日\d]) (?=[\u3400-\u9fff])", "", told) if language == "zh" and told != text else told


def _day(year: int, month: int, number: int, language: str) -> str:
    if language == "en":
        return f"{MONTHS[month - 1]} {number}, {year}"
    return f"{year}年{month}月{number}日"


def _iso(found: re.Match[str], language: str) -> str:
    year, month, number = (int(part) for part in found.groups()[:3])
    if not (1 <= month <= 12 and 1 <= number <= 31):
        return found[0]
    hour = f", {found[4]}" if found[4] and language == "en" else found[4] or ""
    return _day(year, month, number, language) + hour


def _yuan(found: re.Match[str], language: str) -> str:
    digits = found[1].replace(",", "").removesuffix(".00")
    return f"RMB {digits}" if language == "en" else f"{digits}元"


def _joined(text: str, language: str) -> str:
    """Several lines as one: where a line ends without a mark, one is put."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    lines = [line for line in lines if line]
    ended = [
        line if re.search(r"[。！？；，.!?;,]$", line) else line + ("；" if language == "zh" else ";")
        for line in lines
    ]
    return (("" if language == "zh" else " ").join([*ended[:-1], lines[-1]])) if lines else ""


def _quotes(text: str) -> str:
    """Double quotation marks in pairs, straight and cornered ones made round; none where they do not match."""
    text = text.replace("「", "“").replace("」", "”").replace("『", "‘").replace("』", "’").replace("＂", '"')
    if text.count('"') % 2 == 0:
        parts = text.split('"')
        text = "".join(
            part + ("" if n == len(parts) - 1 else "“" if n % 2 == 0 else "”") for n, part in enumerate(parts)
        )
    else:
        text = text.replace('"', "")
    depth = 0
    for char in text:
        depth += {"“": 1, "”": -1}.get(char, 0)
        if depth not in (0, 1):
            break
    return text if depth == 0 else text.replace("“", "").replace("”", "")


def _wide(text: str) -> str:
    """Chinese marks between Chinese characters, and none twice."""
    wide = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
    han = r"\u4e00-\u9fff”’）》〕"
    text = re.sub(rf"(?<=[{han}])\s*([,;:?!])\s*(?=[\u4e00-\u9fff“‘（《]|$)", lambda found: wide[found[1]], text)
    text = re.sub(rf"(?<=[{han}])\.(?=[\u4e00-\u9fff“]|$)", "。", text)
    text = re.sub(r"(?<=[\u4e00-\u9fff])\(([^()]*)\)", r"（\1）", text)
    return re.sub(r"([，。；：！？、])[，。；：！？、\s]+", r"\1", text)


def spoken(channel: str, tr: Translator) -> str:
    """By which way something was said, such as “by phone”; empty where nobody named it."""
    return tr(CHANNEL_WORDS[channel]) if channel in CHANNEL_WORDS and channel != "other" else ""
