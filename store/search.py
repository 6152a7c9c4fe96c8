"""Search over all text of a case; Chinese needs no word breaks."""

from __future__ import annotations

from store.view import CaseView


def matches(view: CaseView, words: str) -> bool:
    """Whether every word stands somewhere in the case, whatever its letter case."""
    wanted = words.casefold().split()
    return not wanted or all(word in text for text in (text_of(view),) for word in wanted)


def text_of(view: CaseView) -> str:
    """All text of a case in one, folded for comparing."""
    parts = [
        str(view.number),
        view.title,
        view.step.title,
        view.reason,
        *view.facts.values(),
        *(f"{entry.text} {entry.promise}" for entry in view.diary),
        *(f"{exhibit.name} {exhibit.note}" for exhibit in view.exhibits),
    ]
    return "\n".join(parts).casefold()
