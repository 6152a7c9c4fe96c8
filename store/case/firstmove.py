"""How a dispute of a kind begins: the step a new case rests on, and what is done first."""

from __future__ import annotations

from content.pack.guidance import ReasonPage
from content.pack.playbook import Playbook
from store.case.case import Case


def beginning(reason: str, playbook: Playbook) -> str:
    """The step on which a new case with a reason rests; that of every case where the reason names none.

    A step that the chart does not have is none: a playbook may change its chart and not yet its reasons.
    """
    page = _page(reason, playbook)
    return page.begins if page and page.begins in playbook.flow.steps else playbook.flow.first


def first_move(case: Case, playbook: Playbook) -> str:
    """What the reason of a case wants done before anything else, while the case is where it began; or nothing."""
    page = _page(case.facts.get("reason", ""), playbook)
    return page.action if page and _just_begun(case, playbook) else ""


def first_letters(case: Case, playbook: Playbook) -> tuple[str, ...]:
    """The letters that the first move of the reason of a case sends, while the case is where it began."""
    page = _page(case.facts.get("reason", ""), playbook)
    return page.letters if page and _just_begun(case, playbook) else ()


def reason_page(case: Case, playbook: Playbook) -> str:
    """The id of the page of the reason of a case, or nothing."""
    page = _page(case.facts.get("reason", ""), playbook)
    return page.page.id if page else ""


def _just_begun(case: Case, playbook: Playbook) -> bool:
    begins = playbook.flow.first, beginning(case.facts.get("reason", ""), playbook)
    return len(case.trail) == 1 and case.step in begins


def _page(reason: str, playbook: Playbook) -> ReasonPage | None:
    return playbook.reason(reason) if reason in playbook.reasons else None
