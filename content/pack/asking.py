"""What a question in everyday words is about: the words that only ask are taken out of it, the matter is left."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_LONG = 3
"""Characters from which on a run of Chinese is more than one word."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_END = re.compile(
    r"(?<=[\u4e00-\u9fff])(?:谁出|谁付|谁承担|怎么办|怎么写|怎么算|多久|吗|呢|不给.?|不让退|不肯退|退不了|不退|到哪了|去哪了|[?])+$"
)
"""How a question in Chinese ends, or what is said of everything here; what it is about stands before."""
_END_IN_LETTERS = re.compile(r"(?<=[a-z]) (?:shui ?(?:chu|fu)|zenme ?(?:ban|xie|suan)|duo ?jiu|bu ?tui)$")
"""How the same questions end where they are typed as they are read."""
_ASKS = re.compile(
    r"(?:怎么|怎样|如何)[办写算]?|咋[办样整]?|多久|多长时间|[几多少]+天|(?:什么|啥)时候?|何时|几时|为什么|为啥"
    r"|要不要|用不用|能不能|可不可以|会不会|是不是|算不算|有没有用?|该不该|应不应该|需不需要|行不行|好不好|能否|是否"
    r"|可以|应该|应当|需要|有必要|必须|一定要|还能|还要|还会|能[当算]|到底|究竟|请问|想问|想知道|我[想要该]"
    r"|谁来?(?:承担|负责|出|付|赔|管)?|[找问][谁哪]|(?:在|去|到)?哪[里儿个些家]?|什么|有救|[能要拿]?[要拿]回来?"
    r"|能(?=[退要拿告申投撤改取换赔])|[吗呢啊呀吧嘛?]"
)
"""What asks, in Chinese, and what is said while asking."""
_BEGIN = re.compile(
    r"^(?:我们?|还(?![款货钱原])|就(?![医诊])|也|都(?!市)|能(?![力耗])|要(?!求)|被(?!子)|把|给|对)+(?=.)"
)
_WHEN = re.compile(
    r"多久|多长时间|[几多少]+天|什么时候|啥时候|何时|几时|\bhow (?:long|soon|many days)\b|\bwhen\b"
    r"|\b(?:duo ?jiu|ji ?tian|shen ?me ?shi ?hou)\b"
)
_OF_TIME = re.compile(r"多久|\btimes?\b|how long")
_REST = re.compile(r"(?<=.)(?:(?<!为)了|(?<!目)的)+$")
"""What stands at the edges of a matter and says nothing of it."""
_ASKS_IN_ENGLISH = re.compile(
    r"(?:a|about|after|again|all|am|an|and|any|anything|are|at|back|be|been|by|can|cannot|could|did|do|does"
    r"|dont|for|from|get|give|go|got|had|has|have|he|her|him|his|how|i|if|in|into|is|it|its|just|know|long"
    r"|many|may|me|mean|money|much|must|my|need|next|now|of|off|on|one|or|ought|our|out|please|shall|she|should"
    r"|so|some|somebody|someone|something|still|take|tell|than|that|the|their|them|then|there|they|thing"
    r"|this|to|too|up|us|want|was|way|we|were|what|whats|when|where|whether|which|who|whom|whose|why|will"
    r"|with|without|would|you|your)"
)
"""Words that ask, and those that only hold a sentence together."""


def ended(words: str) -> list[str]:
    """What was typed, word by word, without how a question ends."""
    typed = _END_IN_LETTERS.sub("", words).split()
    return [asked for word in typed if (asked := _END.sub("", word))] or typed


def about_time(words: str, name: str) -> bool:
    """Whether a question asks how long, or when, and a name says that it tells that."""
    return bool(_WHEN.search(words) and _OF_TIME.search(name))


def matter(words: str) -> list[str]:
    """What a question is about, word by word; all of what was typed where it asks nothing, or nothing else."""
    typed = re.sub(r"['’]", "", _END_IN_LETTERS.sub("", words)).split()
    latin = [word for word in typed if word.isascii()]
    several = len(latin) > 1
    left: list[str] = []
    for word in typed:
        if _HAN.search(word):
            parts = (_REST.sub("", _BEGIN.sub("", part)) for part in _ASKS.split(word))
            left += [part for part in parts if part]
        elif not (several and _ASKS_IN_ENGLISH.fullmatch(word.strip("?.,!"))):
            left.append(word.strip("?.,!"))
    return [word for word in left if word] or typed


def stem(word: str) -> str:
    """An English word without its ending, so that expired, expires and expiry are one; short words stay whole."""
    cut = re.sub(r"(?:ing|ed|ies|es|y|s|e|(?<=plain)t)$", "", word)
    cut = re.sub(r"([bdgmnprt])\1$", r"\1", cut) if cut != word else cut
    return cut if len(cut) > 3 else word


def parted(words: Iterable[str]) -> list[str]:
    """Each run of Chinese in pairs of characters: nobody writes blanks between 商家 and 跑路."""
    return [
        part
        for word in words
        for part in ([word] if word.isascii() else [word[at : at + 2] for at in range(0, len(word), 2)])
    ]


def paired(words: Iterable[str]) -> list[str]:
    """Each run of Chinese in every pair of neighbours: where a word begins, nobody knows."""
    return [
        pair
        for word in words
        for pair in (
            [word] if word.isascii() or len(word) < _LONG else [word[at : at + 2] for at in range(len(word) - 1)]
        )
    ]


@lru_cache(maxsize=256)
def begins(word: str) -> re.Pattern[str]:
    """What finds a word: an English one by its stem, where a word begins; whatever else as it is."""
    if word.isascii() and word.isalpha():
        return re.compile(rf"(?<![a-z0-9]){re.escape(stem(word))}")
    return re.compile(re.escape(word))
