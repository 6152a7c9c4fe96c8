"""What a buyer can ask for, and how people say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from content.text.words import N_
from store.days.numerals import plain_words

DEMANDS: Mapping[str, str] = {
    "refund": N_("Refund only"),
    "return-refund": N_("Return and refund"),
    "exchange": N_("Exchange"),
    "repair": N_("Repair"),
    "resend": N_("Send again"),
    "compensation": N_("Compensation"),
}

_SAID: tuple[tuple[str, str], ...] = (
    ("exchange", r"换货|换一|换个|换新|给我换|\bexchange|\breplace|\bswap|\b(?:a new|another) one\b"),
    ("resend", r"补发|补寄|补件|补[一个]|重发|重新[发寄]|再[发寄]一|\bre-?(?:send|ship)|\bsend (?:it )?again"),
    ("repair", r"维修|修理|返修|修好|修一下|[给帮]我修|\brepair|\bfix\b"),
    (
        "refund",
        r"仅\s*退款|只退款|(?:不用?|不必|不想)再?(?:寄回|退货|寄)|\brefund[ _-]only|\bonly (?:a |the )?refund"
        r"|\bwithout (?:a )?return|\bno return|\bkeep (?:it|the goods)",
    ),
    ("return-refund", r"退货|货退[给还]|退给(?:你|商家|卖家|店)|寄回|退回去|寄还|\breturn|\bsend (?:it|them) back"),
    ("compensation", r"(?<!不要)(?<!不用)(?<!不求)(?:赔|补偿)|差价|补差|\bcompensat|price difference"),
    ("refund", r"退款|退钱|把?钱退|全退|退全款|退全额|全额退|\brefund|money back"),
)
"""How people say what they want, in the order in which the words decide."""
_LAST = len(_SAID) - 1
_BACK = re.compile(r"退款|退钱|退货|全退|退全款|退全额|全额退|\brefund|money back")
_MORE = re.compile(r"(?<!不要)(?<!不用)(?<!不求)(?:赔|补偿)|\bcompensat|\bdamages\b")
_TIMES = (
    r"[退假缺]一[赔罚]{zh}倍?|(?:增加)?(?:赔偿?)?(?:价款)?的?{zh}倍(?:的?赔偿|价款)?"
    r"|赔{zh}(?![元块百千\d])|{en}[a-z ]*"
)
_OF_THREE = _TIMES.format(zh="[三3]", en=r"\b(?:tripl|trebl|three ?fold|three times)")
_OF_TEN = _TIMES.format(zh="(?:十|10)", en=r"\b(?:ten ?fold|ten times)")
MULTIPLES: Mapping[str, str] = {"cpl-55": _OF_THREE, "food-148": _OF_TEN}
"""How people ask for a multiple of the price, by the card of the law that adds it to the money back."""


def multiple_of(text: str) -> str:
    """The card of the law by which words ask for a multiple of the price, or empty."""
    return next((law for law, said in MULTIPLES.items() if re.search(said, plain_words(text))), "")


def _once(text: str) -> str:
    """What words ask for beside a multiple of the price: the money back at least."""
    return re.sub("|".join(MULTIPLES.values()), "退款", plain_words(text))


def and_more(text: str) -> bool:
    """Whether words ask for money back and for something beside it: 退款并赔偿, a refund and compensation."""
    words = _once(text)
    return bool(_BACK.search(words) and _MORE.search(words))


def only_money(text: str) -> bool:
    """Whether words ask for money back and leave open whether the goods go back: 退款, 全额退款, money back."""
    words = _once(text)
    return words not in DEMANDS and next(_meant(words), -1) == _LAST


def demand_of(text: str) -> str:
    """The demand that a sentence names, empty when it names none: 我寄回去，你们退钱 is a return and refund."""
    words = _once(text)
    if words in DEMANDS:
        return words
    return next((_SAID[place][0] for place in _meant(words)), "")


def _meant(words: str) -> Iterator[int]:
    """The places of what words may ask for, the likeliest first; what is beside a refund is not the demand."""
    beside = and_more(words)
    for place, (name, pattern) in enumerate(_SAID):
        if re.search(pattern, words) and not (beside and name == "compensation"):
            yield place
