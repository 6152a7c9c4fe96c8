"""What the other side said, and what a letter answers to it: by the reply card that was chosen for these words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from msgspec import Struct

from content.pack.arguing import Audience
from content.pack.guidance import GOODS
from content.pack.meanings import Lean, Rank
from content.pack.playbook import Playbook
from content.text.words import N_, Translator
from store.case.ages import age_of, ground_of
from store.case.case import Case
from store.case.goods import OF_RETURN
from store.case.moot import moot_facts
from store.case.view import CaseView
from store.papers.choosing import Heard, choose
from store.papers.citing import argument, named_in_full
from store.papers.retelling import beyond, for_reader, of_one_age, of_services, without_return
from store.papers.saying import OFFICIAL, cleaned, own_words, reported
from store.papers.sides import house, spoken_to
from store.papers.story import speaker

_NEUTRAL = N_("Whoever says so should show the facts and the rule.")
_ABOUT = ("reason", "product", "sku", *OF_RETURN)
"""The facts that take part in the choice of a card."""
_LAST = 3
"""So many of the last lines of the merchant are listened to for an offer."""
_PENDING = re.compile(
    r"(?:[要请会先]|需要|正在|还在|在)[^，。]{0,8}(?:等|核实|核查|审核|确认|反馈|登记|排队|催)|工作日|处理中"
    r"|\b(?:wait|checking|looking into|look into|verify|verifying|forwarded|working days|in progress)\b",
    re.IGNORECASE,
)
"""Words by which one puts off without a reason."""
_REFUSALS = (Rank.GROUND, Rank.ACCUSATION, Rank.TRAP)


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
    """The last words of the other side that the reader of a letter is told, and the answer of the chosen card, fit
    for that reader.

    Where no card fits, the answer is a sentence that is true of any reason without facts, and none where they
    promised something or gave no reason, or the user only tells what they did. Refusal and offer are told apart by
    the meaning of the words; without one, by where the case stands.
    """
    said = _told(view, audience)
    if not said.strip():
        return Words()
    language = view.playbook.meta.language
    heard = _heard(_question(view, twins, said))
    ranks = [rank for one in heard.replies[:1] if (rank := _rank(view.playbook, one.id)) is not None]
    offer = Rank.OFFER in ranks or (not ranks and view.case.step == "offer")
    known = "refused-on" in view.facts or view.case.came_to("refused") is not None
    refusal = not offer and (known or any(rank in _REFUSALS for rank in ranks))
    danger = heard.danger
    spoken = Audience.MERCHANT if spoken_to(view, audience) else audience
    answer = heard.replies[0].answer if heard.replies and not danger else ""
    found = for_reader(answer, spoken, language, house(view)) if answer else ""
    if not _goes_back(view):
        found = without_return(found, language)
    if age_of(view.facts) is not None:
        found = of_one_age(found, language)
    if GOODS in moot_facts(view.case, view.playbook):
        found = of_services(found)
    found = beyond(found, f"{view.facts.get('problem', '')} {_argument(view)}", language)
    if language == "zh":
        found = named_in_full(view.playbook, found, numbers=audience not in OFFICIAL)
    no_reason = offer or danger or _no_reason(view, heard) or reported(said)
    answer = found or ("" if no_reason else Translator(language)(_NEUTRAL))
    return Words(cleaned(own_words(said), language), offer, refusal, answer, _speaker(view, said))


def noted_offer(view: CaseView, twins: Iterable[Playbook] = ()) -> str:
    """The last words of the merchant in the diary that are an offer, among its last few; a refusal that was told
    apart from the diary does not hide them. Empty where there are none."""
    theirs = [one.text for one in view.diary if one.text.strip() and speaker(one, view) == "merchant"]
    for said in reversed(theirs[-_LAST:]):
        heard = _heard(_question(view, twins, said))
        if not heard.danger and any(_rank(view.playbook, one.id) is Rank.OFFER for one in heard.replies[:1]):
            return cleaned(own_words(said), view.playbook.meta.language)
    return ""


def _question(view: CaseView, twins: Iterable[Playbook], said: str) -> _Question:
    about = (*(view.facts.get(key, "") for key in _ABOUT), view.case.step)
    return _Question(view.playbook, tuple(twins), said, about, view.case)


def _goes_back(view: CaseView) -> bool:
    """Whether goods go back for what is asked; it may be, while nobody has said."""
    return view.facts.get("demand", "return-refund") == "return-refund" and GOODS not in moot_facts(
        view.case, view.playbook
    )


def _argument(view: CaseView) -> str:
    ground = ground_of(view.facts, view.playbook)
    return argument(ground, view.facts.get("problem", "")) if ground else ""


def _rank(playbook: Playbook, name: str) -> Rank | None:
    meaning = playbook.ear.meanings.get(name)
    return meaning.rank if meaning else None


def _speaker(view: CaseView, said: str) -> str:
    """Who said that: as the diary has it, else the merchant, whose words the form asks for."""
    spoken = (entry.who for entry in reversed(view.diary) if entry.text.strip() == said.strip())
    return next((who for who in spoken if who in ("merchant", "platform")), "merchant")


def _no_reason(view: CaseView, heard: Heard) -> bool:
    """Whether words want no answer, promise something, or only tell that one has to wait."""
    said = heard.words.strip()
    if heard.instead or any(entry.promise.strip() and entry.text.strip() == said for entry in view.diary):
        return True
    return bool(_PENDING.search(said)) and view.playbook.ear.lean(said) is not Lean.DENIES


def _told(view: CaseView, audience: Audience) -> str:
    """The last words of the other side; what the platform said is told only to itself, and hides from nobody else
    what the merchant did."""
    whose = ("merchant", "platform") if audience in (Audience.PLATFORM, Audience.SELF) else ("merchant",)
    said = view.facts.get("reply", "")
    if said.strip() and _speaker(view, said) in whose:
        return said
    return next((entry.text for entry in reversed(view.diary) if speaker(entry, view) in whose), "")
