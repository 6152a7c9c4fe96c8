"""What the other side said, and what a letter answers to it: by the reply card that was chosen for these words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from msgspec import Struct

from content.pack.arguing import Audience
from content.pack.meanings import Rank
from content.pack.playbook import Playbook
from content.text.words import N_, Translator
from store.case.case import Case
from store.case.view import CaseView
from store.papers.replies import Heard, choose
from store.papers.saying import cleaned

_SENTENCE = re.compile(r"[^。！？]+[。！？]?|[^。！？]+$")
_ENGLISH = re.compile(r".+?(?<!\bArt)(?<!\bArts)[.!?](?=\s|$)|.+$", re.DOTALL)
_NOT_FOR_OTHERS = re.compile(
    r"^(?:请|也请|如|谢谢|我会|知道了|好的|我知道|我不(?:加|撤|接受)|在我)|您|你们|亲|(?<![申提])请|[？?]"
)
_NOT_FOR_OTHERS_EN = re.compile(r"^noted$|\b(?:you|yours?|please|thank|thanks|hello)\b|\?", re.IGNORECASE)
_ASKED = re.compile(r"，(?:也|并|但|就)?请.*$")
_ASKED_EN = re.compile(r",? (?:so |and |but )?please\b.*$", re.IGNORECASE)
"""Where a clause turns to the merchant with a request; what stands before it is a statement for anybody."""
_HALF = re.compile(r"(?:的|之前|时|后|部分|差价|问题)$|是不是|怎样")
_HALF_EN = re.compile(r"^(?:until|if|where|when|for|as|once)\b", re.IGNORECASE)
"""What is no statement once the request behind it is gone."""
_CHINESE = {Audience.COURT: ("原告", "被告"), Audience.AUTHORITY: ("投诉人", "被投诉人")}
_CITES = re.compile(r"第[\d、]+条|\bArts?\. ?\d")
_NEUTRAL = N_("This reason names no fact and no rule; whoever gives it should say what it rests on.")
_REFUSALS = (Rank.GROUND, Rank.ACCUSATION, Rank.TRAP)
_CLAUSE = "；"
REPEATED = 0.6
"""How much of a sentence must stand elsewhere in the letter before it is left out."""


class Words(Struct, frozen=True):
    """What the other side said last, whether that is an offer or a refusal, and the answer in a letter.

    `who` said it: `merchant` or `platform`.
    """

    said: str = ""
    offer: bool = False
    refusal: bool = False
    answer: str = ""
    who: str = "merchant"


@dataclass(frozen=True)
class _Question:
    """What a card is looked for; the case takes part by what is said `about` it."""

    playbook: Playbook
    twins: tuple[Playbook, ...]
    words: str
    about: tuple[str, ...]
    case: Case = field(compare=False)


@lru_cache(maxsize=64)
def _heard(question: _Question) -> Heard:
    """What the words mean: listening takes longer than writing the letter, and a case has many letters."""
    return choose(question.playbook, question.case, question.words, question.twins)


def last_words(view: CaseView, audience: Audience, twins: Iterable[Playbook] = ()) -> Words:
    """The last words of the other side, and the answer of the chosen card, fit for whoever reads the letter.

    Where no card fits, the answer is a sentence that is true of any reason without facts, and none where they
    promised something. Refusal and offer are told apart by the meaning of the words; without one, by where the
    case stands.
    """
    said = view.facts.get("reply", "") or _noted(view)
    if not said.strip():
        return Words()
    language = view.playbook.meta.language
    about = (*(view.facts.get(key, "") for key in ("reason", "product", "sku")), view.case.step)
    heard = _heard(_Question(view.playbook, tuple(twins), said, about, view.case))
    ranks = [rank for one in heard.replies[:1] if (rank := _rank(view.playbook, one.id)) is not None]
    offer = Rank.OFFER in ranks or (not ranks and view.case.step == "offer")
    known = "refused-on" in view.facts or view.case.came_to("refused") is not None
    refusal = not offer and (known or any(rank in _REFUSALS for rank in ranks))
    danger = heard.danger
    found = "" if danger or not heard.replies else for_reader(heard.replies[0].answer, audience, language)
    found = beyond(found, f"{view.facts.get('problem', '')} {_argument(view)}", language)
    no_reason = offer or _promised(view, said)
    answer = found or ("" if no_reason else Translator(language)(_NEUTRAL))
    return Words(cleaned(said, language), offer, refusal, answer, _speaker(view, said))


def for_reader(answer: str, audience: Audience, language: str) -> str:
    """An answer to the merchant as a statement to somebody else: what asks or thanks the merchant is left out."""
    if audience is Audience.MERCHANT:
        text = re.sub(r"^(?:您好[，。]|Hello[,.]\s*)", "", answer.strip())
        return text[:1].upper() + text[1:]
    return _english(answer) if language == "en" else _chinese(answer, audience)


def _chinese(answer: str, audience: Audience) -> str:
    me, them = _CHINESE.get(audience, ("我", "商家"))
    text = re.sub(r"^您好，", "", answer.strip()).replace("贵店", them)
    kept = []
    for sentence in _SENTENCE.findall(text):
        parts = [one for part in sentence.rstrip("。！").split(_CLAUSE) if (one := _stated(part))]
        if parts:
            kept.append(_CLAUSE.join(parts) + "。")
    return "".join(kept).replace("我", me) if me != "我" else "".join(kept)


def _stated(part: str) -> str:
    """The statement of a clause without the request that follows it; empty when it is none for others."""
    left = _ASKED.sub("", part.strip())
    half = left != part.strip() and _HALF.search(left)
    return "" if half or _NOT_FOR_OTHERS.search(left) else left


def _english(answer: str) -> str:
    text = re.sub(r"^Hello[,.]\s*", "", answer.strip())
    text = re.sub(r"\byour shop\b", "the merchant", text, flags=re.IGNORECASE)
    kept = []
    for sentence in _ENGLISH.findall(text):
        parts = [
            one
            for part in re.split(r"; (?![^()]*\))", sentence.strip().rstrip(".!"))
            if (one := _stated_english(part))
        ]
        if parts:
            kept.append(f"{'; '.join(parts)}.")
    return " ".join(one[:1].upper() + one[1:] for one in kept)


def _stated_english(part: str) -> str:
    left = _ASKED_EN.sub("", part.strip())
    half = left != part.strip() and _HALF_EN.search(left)
    return "" if half or _NOT_FOR_OTHERS_EN.search(left) else left


def beyond(answer: str, told: str, language: str) -> str:
    """An answer without the sentences that the letter says anyway; one that would be empty stays as it is."""
    kept = [one for one in _sentences(answer, language) if _CITES.search(one) or not _said_in(one, told, language)]
    return ("" if language == "zh" else " ").join(kept) or answer


def _said_in(sentence: str, told: str, language: str) -> bool:
    mine, theirs = _marks(sentence, language), _marks(told, language)
    return bool(mine) and len(mine & theirs) >= REPEATED * len(mine)


def _marks(text: str, language: str) -> set[str]:
    """What two texts that say the same have in common: pairs of signs in Chinese, longer words in English."""
    if language == "en":
        return set(re.findall(r"[a-z]{4,}", text.casefold()))
    signs = re.sub(r"[^\u4e00-\u9fff]", "", text)
    return {signs[at : at + 2] for at in range(len(signs) - 1)}


def _sentences(answer: str, language: str) -> list[str]:
    found = (_ENGLISH if language == "en" else _SENTENCE).findall(answer)
    return [one.strip() for one in found if one.strip()]


def _argument(view: CaseView) -> str:
    ground = view.playbook.grounds.get(view.facts.get("reason", ""))
    return ground.argument if ground else ""


def gist(answer: str, language: str) -> str:
    """The one sentence of an answer that carries most: the first that cites a law, else the first."""
    parts = _sentences(answer, language)
    return next((one for one in parts if _CITES.search(one)), parts[0] if parts else "")


def core(answer: str, language: str) -> str:
    """The clause of the gist that holds without the rest: to the article it cites, else to the first semicolon."""
    sentence = gist(answer, language)
    cited = re.match(r".*?(?:第[\d、]+条|\bArts?\. ?\d[\d(), ]*)[）)](?=[，；,;])", sentence)
    clause = cited[0] if cited else re.split(r"[；;]", sentence)[0]
    return f"{clause.rstrip('。.')}{'。' if language == 'zh' else '.'}" if clause.strip() else ""


def _rank(playbook: Playbook, name: str) -> Rank | None:
    meaning = playbook.ear.meanings.get(name)
    return meaning.rank if meaning else None


def _speaker(view: CaseView, said: str) -> str:
    """Who said that: as the diary has it, else the merchant, whose words the form asks for."""
    spoken = (entry.who for entry in reversed(view.diary) if entry.text.strip() == said.strip())
    return next((who for who in spoken if who in ("merchant", "platform")), "merchant")


def _promised(view: CaseView, said: str) -> bool:
    """Whether something was promised with these words."""
    return any(entry.promise.strip() and entry.text.strip() == said.strip() for entry in view.diary)


def _noted(view: CaseView) -> str:
    return next((entry.text for entry in reversed(view.diary) if entry.who in ("merchant", "platform")), "")
