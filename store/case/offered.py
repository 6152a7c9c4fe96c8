"""What the words of an offer name: the sum that is theirs to give, as in 补偿50元, 退一百块, refund you ¥50 or just
30元, and what else they speak of."""

from __future__ import annotations

import re

from content.text.later import Later
from store.case.money import parse_money
from store.days.numerals import plain_words
from store.errors import BadValue

_GIVES = (
    r"(?<!运费)(?<!邮费)(?:补偿|补贴|赔偿|赔付|赔|退款?|退还|返还|返现?|给[您你]"
    r"|(?<=[给为帮][您你])[补转]|(?<![您你要需请])补(?!收|差)"
    r"|\b(?:refund|compensate|offer|give|pay)\b(?: you| back)?)"
)
_BETWEEN = r"[^\d¥，,。；;扣减付运券一二两三四五六七八九十百千]{0,12}"
_SUM = (
    r"(?P<sum>(?:¥|rmb|cny)\s*\d[\d,]*(?:\.\d{1,2})?|\d[\d,]*(?:\.\d{1,2})?\s*(?:元|块钱?|圆|yuan|rmb|cny)"
    r"|[一二两三四五六七八九十百千]+(?:元|块钱?|圆))"
)
_NO_MONEY = (
    r"(?!\s*的?\s*(?:无门槛|平台|店铺)?\s*(?:优惠|代金|购物|抵用|现金)?"
    r"(?:券|红包|积分|运费|voucher|coupon|points|shipping|freight))"
)
_OFFERED = Later(f"{_GIVES}{_BETWEEN}{_SUM}(?![\\d.]){_NO_MONEY}", re.IGNORECASE)
_BARE = Later(
    r"(?:亲[亲,，]?\s*)?(?:我们|这边|店里|商家|卖家|可以|只能|最多|愿意|同意|先|就|只|给[您你]|帮[您你]|we|can|will|they|only|\s)*"
    r"(?:(?:退款?|退还|返还|返现?|补偿?|补贴|赔偿?|赔付|给)(?:[您你我]|款)?"
    r"|(?:refund|offer|give|pay|compensate)(?:ed|s|ing)?(?: me| you| back)?)?\s*[:：]?\s*"
    r"(?P<sum>(?:¥|rmb|cny|人民币)?\s*[\d一二两三四五六七八九十百千]\S*?(?:\s*(?:yuan|rmb|cny))??)\s*(?:给[您你我]|现金|吧|吗|行吗|行不行|可以吗|好吗|back|refund(?:ed)?|only)?[。.!！?？]?",
    re.IGNORECASE,
)
_TOLD = Later(
    r"¥|元|块|圆|[退返补赔给]|人民币|\b(?:rmb|cny)|\d\s*(?:rmb|cny)\b|yuan|refund|offer|give|pay|compensate|\d\.\d",
    re.IGNORECASE,
)
"""What makes a sum of a bare number: 3 or 2026 alone may count anything."""
_OR = Later(r"\d\s*(?:元|块钱?|圆|yuan)?\s*(?:或者?|还是|or|到|至|~|-)\s*(?:¥|rmb)?\s*\d", re.IGNORECASE)
_TAKEN = Later(r"扣|承担|自付|您付|你付|先付|deduct|minus|you (?:pay|bear)", re.IGNORECASE)

_ALL = Later(r"全额|全款|全部退|退全部|\b(?:full refund|refund (?:you )?in full|full amount)\b", re.IGNORECASE)
_NOT_ALL = Later(
    r"(?:不|没|无法|非|只|难|免谈)[^，,。；;]{0,6}(?:全额|全款|全部退|退全部)|扣|减|一半|部分|后再"
    r"|\b(?:not|no|cannot|can't|won't)\b[^,.;]{0,24}\bfull\b|\b(?:only|half|part|minus|less|unless)\b",
    re.IGNORECASE,
)

_SPOKEN_OF = {
    "freight": Later(r"运费|邮费|包邮|到付|freight|shipping|postage", re.IGNORECASE),
    "extras": Later(r"券|红包|积分|赠品|礼[物品]|再?送您?你?[一个份]|voucher|coupon|points|gift", re.IGNORECASE),
    "conditions": Later(
        r"投诉|举报|差评|好评|评[价论]|撤[销回诉]|取消(?:申请|售后)|曝光|12315|complain|report|review|withdraw|cancel",
        re.IGNORECASE,
    ),
    "by": Later(
        r"到账|[今明后]天|今晚|马上|立即|\d+\s*(?:个)?(?:小时|天|日|号|工作日)|[一二两三五七]天|today|tomorrow|"
        r"\bin \d+|within|\bby \w|\d+ (?:hours?|days?)",
        re.IGNORECASE,
    ),
}
"""What an offer may hold beside money, and the words that speak of it."""


def spoken_of(words: str, key: str) -> bool:
    """Whether the words of an offer speak of a thing that nobody noted by itself: then it was not left unsaid."""
    return key in _SPOKEN_OF and _SPOKEN_OF[key].made.search(words) is not None


def all_back(words: str) -> bool:
    """Whether words without a sum offer all that was paid, and nothing in them takes of it."""
    return _ALL.made.search(words) is not None and _NOT_ALL.made.search(words) is None


def offered_sum(words: str) -> str:
    """The one sum of money that is offered, as `50.00`; empty when none is, when there are several, or when the
    words name a sum that the user is to bear: a wrong sum would be worse than none."""
    text = plain_words(words).strip()
    if _TAKEN.made.search(text) or _OR.made.search(text):
        return ""
    bare = _BARE.made.fullmatch(text)
    if bare is not None and _TOLD.made.search(text) and (amount := _read(bare["sum"])):
        return amount
    sums = {amount for found in _OFFERED.made.finditer(text) if (amount := _read(found["sum"]))}
    return sums.pop() if len(sums) == 1 else ""


def _read(text: str) -> str:
    try:
        return parse_money(text)
    except BadValue:
        return ""
