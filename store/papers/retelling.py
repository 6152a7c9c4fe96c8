"""The answer of a reply card, which speaks to the merchant, told to somebody else: its statements, no requests."""

from __future__ import annotations

import re

from content.pack.arguing import Audience

CITES = re.compile(r"第[\d、]+条|\bArts?\. ?\d")
"""What a citation of a law looks like."""
_CITED = r"(?:第[\d、]+条|\bArts?\. ?\d[\d(), ]*)"
REPEATED = 0.6
"""How much of a sentence must stand elsewhere in the letter before it is left out."""
_BETWEEN = re.compile(
    r"(?:that|this|these|those|they|them|their|there|with|from|have|what|which|when|behalf"
    r"|plaintiff|defendant|complainant|respondent|merchant)$"
)
"""Longer words that tell nothing of what a sentence is about."""
_SENTENCE = re.compile(r"[^。！？]+[。！？]?|[^。！？]+$")
_ENGLISH = re.compile(r".+?(?<!\bArt)(?<!\bArts)[.!?](?=\s|$)|.+$", re.DOTALL)
_NOT_FOR_OTHERS = re.compile(
    r"^(?:如|谢谢|我会|知道了|好的|我知道|我不(?:加|撤|接受|转|想)|在我)|您|你们|亲|(?<![申提])请(?!求)|[？?]"
)
_NOT_FOR_OTHERS_EN = re.compile(
    r"^noted$|^I do not want\b|\b(?:you|yours?|please|thank|thanks|hello)\b|\?", re.IGNORECASE
)
_ASKED = re.compile(r"[，：](?:也|并|但|就|[^，：；（）]*的(?:问题)?)?请(?!求).*$")
_ASKED_EN = re.compile(r",? (?:so |and |but )?please\b.*$", re.IGNORECASE)
"""Where a clause turns to the merchant with a request; what stands before it is a statement for anybody."""
_HALF = re.compile(r"(?:的|之前|时|后|部分|差价|问题)$|是不是|怎样")
_HALF_EN = re.compile(r"^(?:until|if|where|when|for|as|once|what|whatever|whoever)\b", re.IGNORECASE)
"""What is no statement once the request behind it is gone."""
_RETURNED = re.compile(r"退货的，|Where goods are returned")
"""How a sentence begins that holds only for goods that go back."""
_OF_RETURNS = re.compile(
    r"（七日无理由退货暂行办法第[\d、第条]+条）| \(Seven-day Return Measures Arts?\. ?[\d, ]+\)"
)
"""A bracket that names nothing but a rule on goods that go back."""
_EITHER_AGE = re.compile(r"不满八周岁.*八周岁以上|\bunder eight\b.*\bfrom eight on\b", re.IGNORECASE)
"""A sentence that says what holds for a child under eight, and what for an older one."""
_PARTIES = {
    ("zh", Audience.COURT): ("原告", "被告"),
    ("zh", Audience.AUTHORITY): ("投诉人", "被投诉人"),
    ("en", Audience.COURT): ("the plaintiff", "the defendant"),
    ("en", Audience.AUTHORITY): ("the complainant", "the respondent"),
}
_VERBS = {"am": "is", "have": "has", "do": "does", "shall": "will", "go": "goes"}
_SAME = (
    *("can", "could", "may", "might", "must", "will", "would", "should", "did", "was", "had", "sent", "paid"),
    *("found", "bought", "took", "gave"),
)
"""Verbs that are the same whoever does it."""


def for_reader(answer: str, audience: Audience, language: str, house: str = "") -> str:
    """An answer to the merchant as a statement to somebody else: what asks or thanks the merchant is left out.

    To the merchant it speaks of its `house`, which need not be a shop.
    """
    if audience is Audience.MERCHANT:
        text = re.sub(r"^(?:您好[，。]|Hello[,.]\s*)", "", answer.strip())
        text = to_house(text, house, language)
        return text[:1].upper() + text[1:]
    parties = _PARTIES.get((language, audience))
    return _english(answer, parties) if language == "en" else _chinese(answer, parties)


def to_house(answer: str, house: str, language: str) -> str:
    """An answer that speaks to a shop, speaking to another `house`, where one is named."""
    return answer.replace("贵店" if language == "zh" else "your shop", house) if house else answer


def sentences(answer: str, language: str) -> list[str]:
    """The sentences of an answer; the point of “Art.” ends none."""
    found = (_ENGLISH if language == "en" else _SENTENCE).findall(answer)
    return [one.strip() for one in found if one.strip()]


def beyond(answer: str, told: str, language: str) -> str:
    """An answer without the sentences that the letter says anyway; one that would be empty stays as it is."""
    kept = [one for one in sentences(answer, language) if CITES.search(one) or not _said_in(one, told, language)]
    return ("" if language == "zh" else " ").join(kept) or answer


def without_return(answer: str, language: str) -> str:
    """An answer without the sentences on what is due when goods go back; one that would be empty stays as it is."""
    kept = [one for one in sentences(answer, language) if not _RETURNED.match(one)]
    return ("" if language == "zh" else " ").join(kept) or answer


def of_services(answer: str) -> str:
    """An answer without the brackets that name only rules on goods, which say nothing of a service."""
    return _OF_RETURNS.sub("", answer)


def of_one_age(answer: str, language: str) -> str:
    """An answer without the sentence that argues for either age, where the age is known and argued already; one
    that would be empty stays as it is."""
    kept = [one for one in sentences(answer, language) if not _EITHER_AGE.search(one)]
    return ("" if language == "zh" else " ").join(kept) or answer


def gist(answer: str, language: str) -> str:
    """The one sentence of an answer that carries most: the first that cites a law, else the first."""
    parts = sentences(answer, language)
    return next((one for one in parts if CITES.search(one)), parts[0] if parts else "")


def core(answer: str, language: str) -> str:
    """The clause of the gist that holds without the rest: to the article it cites, else to the first semicolon."""
    sentence = gist(answer, language)
    cited = re.match(rf".*?{_CITED}[）)](?=[，；,;])", sentence) or re.match(
        rf".*?{_CITED}(?=[、；;][^（(]*[）)])", sentence
    )
    clause = cited[0] if cited else re.split(r"(?:[；;]|, which (?=should|must))(?![^（(]*[）)])", sentence)[0]
    clause += {"（": "）", "(": ")"}.get(_left_open(clause), "")
    return f"{clause.rstrip('。.')}{'。' if language == 'zh' else '.'}" if clause.strip() else ""


def _left_open(clause: str) -> str:
    """The bracket that a clause leaves open, or empty."""
    return next((mark for mark, other in ("（）", "()") if clause.count(mark) > clause.count(other)), "")


def _chinese(answer: str, parties: tuple[str, str] | None) -> str:
    me, them = parties or ("我", "商家")
    text = re.sub(r"^您好，", "", answer.strip()).replace("贵店", them)
    kept = []
    for sentence in _SENTENCE.findall(text):
        parts = [one for part in sentence.rstrip("。！").split("；") if (one := _stated(part))]
        if parts:
            kept.append("；".join(parts) + "。")
    return "".join(kept).replace("我", me)


def _stated(part: str) -> str:
    """The statement of a clause without the request that follows it; empty when it is none for others."""
    left = _ASKED.sub("", part.strip())
    half = left != part.strip() and _HALF.search(left)
    return "" if half or _NOT_FOR_OTHERS.search(left) else left


def _english(answer: str, parties: tuple[str, str] | None) -> str:
    text = re.sub(r"^Hello[,.]\s*", "", answer.strip())
    text = re.sub(r"\byour shop\b", "the merchant", text, flags=re.IGNORECASE)
    kept = []
    for sentence in _ENGLISH.findall(text):
        clauses = re.split(r"; (?![^()]*\))", sentence.strip().rstrip(".!"))
        stated = [one for clause in clauses if (one := _stated_english(clause))]
        if stated:
            kept.append(f"{'; '.join(stated)}.")
    told = [_of_parties(one, *parties) if parties else one for one in kept]
    return " ".join(one[:1].upper() + one[1:] for one in told)


def _stated_english(part: str) -> str:
    left = _ASKED_EN.sub("", part.strip()).rstrip(":, ")
    half = left != part.strip() and _HALF_EN.search(left)
    return "" if half or _NOT_FOR_OTHERS_EN.search(left) else left


def _of_parties(text: str, me: str, them: str) -> str:
    """A sentence that says “I” as one about a party, with its verb."""

    def third(found: re.Match[str]) -> str:
        adverb, verb = found[1] or "", found[2]
        same = verb in _SAME or verb.endswith("ed")
        return f"{me} {adverb}{verb if same else _VERBS.get(verb, f'{verb}s')}"

    text = re.sub(r"\b[Tt]he merchant\b", them, text)
    text = re.sub(r"\bI (really |usually |clearly )?([a-z]+)", third, text)
    text = re.sub(r"\b[Mm]y\b", f"{me}'s", text)
    return re.sub(r"\bme\b", me, text)


def _said_in(sentence: str, told: str, language: str) -> bool:
    mine, theirs = _marks(sentence, language), _marks(told, language)
    return bool(mine) and len(mine & theirs) >= REPEATED * len(mine)


def _marks(text: str, language: str) -> set[str]:
    """What two texts that say the same have in common: pairs of signs in Chinese, in English the beginnings of the
    longer words, so that receive and received are one.
    """
    if language == "en":
        return {word[:5] for word in re.findall(r"[a-z]{4,}", text.casefold()) if not _BETWEEN.match(word)}
    signs = re.sub(r"[^\u4e00-\u9fff]", "", text)
    return {signs[at : at + 2] for at in range(len(signs) - 1)}
