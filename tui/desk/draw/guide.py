"""What the playbook says where a case stands: the page of the step, then the page of the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.pack.outdated import aged, outdated
from tui.desk.draw.context import Context
from tui.desk.draw.markdown import MEASURE, markdown_lines
from tui.desk.draw.spans import Line, Tone, lined, paragraph

if TYPE_CHECKING:
    from content.pack.playbook import Playbook
    from store.case.view import CaseView


def guide_page(view: CaseView, width: int, pen: Context) -> list[Line]:
    """The guidance of a case. Raises `PlaybookError` when a page is broken."""
    lines: list[Line] = []
    playbook = view.playbook
    if view.step.id in playbook.flow.steps:
        lines += age_lines(playbook, f"steps/{view.step.id}", width, pen)
        lines += markdown_lines(playbook.step(view.step.id).page.body, width, pen)
    reason = view.facts.get("reason", "")
    if reason in playbook.reasons:
        lines += [(), (lined(pen.signs.rule * min(width, MEASURE)),), ()]
        lines += age_lines(playbook, f"reasons/{reason}", width, pen)
        lines += markdown_lines(_with_titles(playbook.reason(reason).page.body, view), width, pen)
    return lines


def age_lines(playbook: Playbook, page: str, width: int, pen: Context) -> list[Line]:
    """A line that says that a page was checked too long ago; none when it was not."""
    old = outdated(playbook, page, pen.now.date())
    return [*paragraph(pen.tr.say(aged(old)), min(width, MEASURE), Tone.SOON), ()] if old else []


def _with_titles(body: str, view: CaseView) -> str:
    """Evidence ids at the head of a table row replaced by their words: ids are for the machine."""
    for name, kind in view.playbook.evidence.items():
        body = body.replace(f"\n| {name} |", f"\n| {kind.title} |")
    return body
