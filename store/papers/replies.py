"""Reply cards: what the merchant said, and the answer the playbook has for it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from content.pack.model import Reply
from content.pack.playbook import Playbook
from store.case.checklist import ItemSource
from store.case.marks import ItemState
from store.case.view import CaseView

ENOUGH = 0.12
"""The part of an excuse that must stand in what was said; less is chance."""
CLOSE = 0.4
"""A card that fits less than this part of what the best one does is left out."""
_RUNS = re.compile(r"[\u4e00-\u9fff]+|[^\W_\u4e00-\u9fff]+")
_SINGLE = 0.5
"""What one Chinese character weighs beside a pair of them, which is nearly a word."""


class Support(Struct, frozen=True):
    """Evidence that defeats an excuse, and whether this case has it."""

    evidence: str
    title: str
    state: ItemState


class ReplyCard(Struct, frozen=True):
    """An excuse, the answer to send, the evidence for it, and the step it leads to.

    `choice` is the choice of the current step that leads there, empty when none does.
    """

    id: str
    says: str
    answer: str
    evidence: tuple[Support, ...]
    leads_to: str
    leads_to_title: str
    choice: str


def replies_for(view: CaseView, text: str = "", twins: Iterable[Playbook] = ()) -> tuple[ReplyCard, ...]:
    """The cards that answer `text`, the best first; none when none fits.

    Without a text the merchant's last words count: the fact `reply`, else the diary. Where nothing was said at all,
    every card is given, in the playbook's order. `twins` are the same playbook in other languages: what a merchant
    says need not be in the language the user reads.
    """
    said = text.strip() or last_words(view)
    cards = view.playbook.replies
    if not said:
        return tuple(_card(view, reply) for reply in cards.values())
    scores: dict[str, float] = {}
    for book in (view.playbook, *twins):
        for name, score in _scores(book.replies, said).items():
            scores[name] = max(score, scores.get(name, 0.0))
    best = max(scores.values(), default=0.0)
    fitting = sorted((name for name in scores if scores[name] >= CLOSE * best), key=lambda name: -scores[name])
    return tuple(_card(view, cards[name]) for name in fitting if name in cards)


def last_words(view: CaseView) -> str:
    """What the merchant or the platform said last, as far as the case knows, or empty."""
    noted = (entry.text for entry in reversed(view.diary) if entry.who in ("merchant", "platform"))
    return view.facts.get("reply") or next(noted, "")


def _scores(replies: Mapping[str, Reply], said: str) -> dict[str, float]:
    """How well each excuse fits, by the words they share; rare words count more. Only what fits at all."""
    excuses = {name: _features(reply.says) for name, reply in replies.items()}
    heard = _features(said).keys()
    spread = {
        word: sum(word in words for words in excuses.values()) for words in excuses.values() for word in words
    }
    scores = {}
    for name, words in excuses.items():
        weights = {word: size * math.log(1 + len(excuses) / spread[word]) for word, size in words.items()}
        whole, common = sum(weights.values()), sum(weights[word] for word in weights if word in heard)
        if whole and common / whole >= ENOUGH:
            scores[name] = common / math.sqrt(whole)
    return scores


def _features(text: str) -> dict[str, float]:
    """Words of a text with their weight: Latin words and numbers; of Chinese, every character and every pair."""
    features: dict[str, float] = {}
    joined = "".join(_RUNS.findall(text.casefold())) if _mostly_han(text) else text.casefold()
    for run in _RUNS.findall(joined):
        if "\u4e00" <= run[0] <= "\u9fff":
            features |= dict.fromkeys(run, _SINGLE)
            features |= {run[n : n + 2]: 1.0 for n in range(len(run) - 1)}
        elif len(run) > 1:
            features[run] = 1.0
    return features


def _mostly_han(text: str) -> bool:
    return 2 * sum("\u4e00" <= letter <= "\u9fff" for letter in text) > len(text.strip())


def _card(view: CaseView, reply: Reply) -> ReplyCard:
    flow = view.playbook.flow
    states = {item.id: item.state for item in view.checklist if item.source is ItemSource.EVIDENCE}
    states |= {exhibit.evidence: ItemState.HAVE for exhibit in view.exhibits if exhibit.evidence not in states}
    supports = tuple(
        Support(name, view.playbook.evidence[name].title, states.get(name, ItemState.MISSING))
        for name in reply.evidence
        if name in view.playbook.evidence
    )
    target = flow.steps.get(reply.leads_to)
    on = (choice.id for choice in view.next.choices if reply.leads_to in view.passage(choice.id))
    title = target.title if target else reply.leads_to
    return ReplyCard(reply.id, reply.says, reply.answer, supports, reply.leads_to, title, next(on, ""))
