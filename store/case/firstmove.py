"""How a dispute of a kind begins: the step a new case rests on, and what is done first."""

from __future__ import annotations

from content.pack.guidance import ReasonPage
from content.pack.playbook import Playbook
from content.text.words import Message
from store.case.case import Case
from store.case.deadlines import Deadline
from store.case.deadlines.over import tell_over


def beginning(reason: str, playbook: Playbook) -> str:
    """The step on which a new case with a reason rests; that of every case where the reason names none.

    A step that the chart does not have is none: a playbook may change its chart and not yet its reasons.
    """
    page = _page(reason, playbook)
    return page.begins if page and page.begins in playbook.flow.steps else playbook.flow.first


def first_move(case: Case, playbook: Playbook, limits: tuple[Deadline, ...]) -> tuple[str, tuple[str, ...]]:
    """What the reason of a case wants done before anything else, while the case is where it began and the right it
    rests on runs, and the letters that sends; or nothing."""
    page = _page(case.facts.get("reason", ""), playbook)
    if page is None or not _just_begun(case, playbook) or right_over(case, playbook, limits):
        return "", ()
    return page.action, page.letters


def right_over(case: Case, playbook: Playbook, limits: tuple[Deadline, ...]) -> Message | None:
    """That the right on which the reason of a case rests is over, and what is left instead; None while it runs."""
    page = _page(case.facts.get("reason", ""), playbook)
    right = next((one for one in limits if page and one.id == page.right and one.lost and one.due), None)
    return tell_over(right, limits) if right else None


def reason_page(case: Case, playbook: Playbook) -> str:
    """The id of the page of the reason of a case, or nothing."""
    page = _page(case.facts.get("reason", ""), playbook)
    return page.page.id if page else ""


def _just_begun(case: Case, playbook: Playbook) -> bool:
    begins = playbook.flow.first, beginning(case.facts.get("reason", ""), playbook)
    return len(case.trail) == 1 and case.step in begins


def _page(reason: str, playbook: Playbook) -> ReasonPage | None:
    return playbook.reason(reason) if reason in playbook.reasons else None
