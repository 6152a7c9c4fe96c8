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
_NOT_FOR_OTHERS = re.compile(r"^(?:请|也请|如|谢谢|我会|知道了|好的|我知道|我不(?:加|撤|接受)|在我)|您|亲|[？?]")
_NOT_FOR_OTHERS_EN = re.compile(r"\b(?:you|yours?|please|thank|thanks|hello)\b|\?", re.IGNORECASE)
_CHINESE = {Audience.COURT: ("原告", "被告"), Audience.AUTHORITY: ("投诉人", "被投诉人")}
_CITES = re.compile(r"第[\d、]+条|\bArts?\. ?\d")
_NEUTRAL = N_("This reason names no fact and no rule; whoever gives it should say what it rests on.")
_REFUSALS = (Rank.GROUND, Rank.ACCUSATION, Rank.TRAP)
_CLAUSE = "；"


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
        parts = [
            part for part in sentence.rstrip("。！").split(_CLAUSE) if not _NOT_FOR_OTHERS.search(part.strip())
        ]
        if parts:
            kept.append(_CLAUSE.join(parts) + "。")
    return "".join(kept).replace("我", me) if me != "我" else "".join(kept)


def _english(answer: str) -> str:
    text = re.sub(r"^Hello[,.]\s*", "", answer.strip())
    kept = [one.strip() for one in _ENGLISH.findall(text) if not _NOT_FOR_OTHERS_EN.search(one)]
    return " ".join(one[:1].upper() + one[1:] for one in kept)


def gist(answer: str, language: str) -> str:
    """The one sentence of an answer that carries most: the first that cites a law, else the first."""
    parts = [one.strip() for one in (_ENGLISH if language == "en" else _SENTENCE).findall(answer) if one.strip()]
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
