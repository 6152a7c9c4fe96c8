"""What makes no sense with the reason of a case: facts, limits, steps; all about goods where nothing is sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache

from content.pack.errors import PlaybookError, UnknownPage
from content.pack.guidance import GOODS
from content.pack.model import Choice
from content.pack.playbook import Playbook
from content.text.words import N_, Message, message
from store.case.case import Case
from store.case.facts import FIELDS

MOST = 256
"""So many answers are kept: many cases have the same reason and stand on the same step."""


def ways_on(case: Case, playbook: Playbook) -> tuple[Choice, ...]:
    """The choices where a case stands, without those that lead to a step that makes no sense with its reason."""
    choices, moot = playbook.flow.choices[case.step], moot_facts(case, playbook)
    return tuple(one for one in choices if f"step:{one.id}" not in moot)


def moot_facts(case: Case, playbook: Playbook) -> frozenset[str]:
    """The keys of facts that make no sense with the reason of a case, and so with their kind before them the ids of
    limits (`limit:`) and steps (`step:`); `goods` is among them where nothing is sent."""
    return moot_for(playbook, case.facts.get("reason", ""))


def moot_step(way: Iterable[str], reason: str, playbook: Playbook) -> Message | None:
    """That one of some steps makes no sense with a reason, as nothing is sent with it that could go back."""
    moot = moot_for(playbook, reason)
    step = next((one for one in way if f"step:{one}" in moot), "")
    if not step:
        return None
    text = N_("With this reason nothing is sent, and “{step}” is about goods that go back.")
    return message(text, step=playbook.flow.steps[step].title)


@lru_cache(MOST)
def moot_for(playbook: Playbook, reason: str) -> frozenset[str]:
    """What makes no sense with a reason; with one that is not known only what does so in the whole playbook."""
    of_reason = playbook.reason(reason).moot if reason in playbook.reasons else ()
    named = frozenset((*_of_all(playbook), *of_reason))
    return named | {*_of_goods(playbook)} if GOODS in named else named


def _of_all(playbook: Playbook) -> tuple[str, ...]:
    """What makes no sense in any case of a playbook; nothing of one whose head cannot be read."""
    try:
        return playbook.meta.moot
    except (PlaybookError, UnknownPage):  # told by who asks for the head
        return ()


def _of_goods(playbook: Playbook) -> Iterator[str]:
    """The facts and the steps that have to do with goods."""
    yield from (field.key for field in FIELDS if field.goods)
    for step in playbook.flow.steps.values():
        with suppress(PlaybookError, UnknownPage):  # told by who comes to that step
            if step.rests and playbook.step(step.id).goods:
                yield f"step:{step.id}"
