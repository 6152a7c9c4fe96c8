"""Checks a playbook before anybody leans on it.

Each rule is a small function over the whole playbook, in all its languages. What a rule cannot know, because
a file is missing or cannot be read, it leaves to the rule that says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from content.lint import (
    echoes,
    fronts,
    harsh,
    links,
    meant,
    promises,
    reading,
    stale,
    statutes,
    templates,
    twins,
    typography,
    ways,
    wording,
)
from content.lint.finding import Fault, Finding, Rule
from content.lint.source import Book, Pack, read_pack
from content.lint.stale import Checked
from content.pack.files import SHIPPED

RULES: Mapping[str, Rule] = {
    "unreadable": reading.unreadable,
    "wrong-name": reading.wrong_name,
    "unreachable": ways.unreachable,
    "dead-end": ways.dead_end,
    "wait-without-limit": ways.wait_without_limit,
    "wait-without-way-out": ways.wait_without_way_out,
    "lost-way-back": ways.lost_way_back,
    "same-words": ways.same_words,
    "missing-page": reading.missing_page,
    "stray-page": reading.stray_page,
    "no-action": reading.no_action,
    "to-do": reading.to_do,
    "missing-twin": twins.missing_twin,
    "twin-differs": twins.twin_differs,
    "broken-link": links.broken_link,
    "unknown-id": links.unknown_id,
    "placeholder": templates.placeholder,
    "broken-template": templates.broken_template,
    "same-sentence": meant.same_sentence,
    "heard-wrong": meant.heard_wrong,
    "unheard": meant.unheard,
    "no-source": reading.no_source,
    "unknown-column": reading.unknown_column,
    "claimed-twice": reading.claimed_twice,
    "checked-date": stale.checked_date,
    "repealed": wording.repealed,
    "promise": promises.promise,
    "unknown-law": statutes.unknown_law,
    "no-such-article": statutes.no_such_article,
    "other-word": statutes.other_word,
    "phone": wording.phone,
    "half-width": wording.half_width,
    "blank": wording.blank,
    "too-long": wording.too_long,
    "front-matter": fronts.front_matter,
    "unknown-outcome": fronts.unknown_outcome,
    "second-chart": fronts.second_chart,
    "title-against-number": fronts.title_against_number,
    "no-sources": fronts.no_sources,
    "too-long-to-send": harsh.too_long_to_send,
    "paid-for-amount": harsh.paid_for_amount,
    "unlisted-letter": harsh.unlisted_letter,
    "same-title": harsh.same_title,
    "harsh": harsh.harsh,
    "twin-says-other": echoes.twin_says_other,
    "hidden-character": typography.hidden_character,
    "twice": typography.twice,
    "straight-quotes": typography.straight_quotes,
    "informal": typography.informal,
    "traditional": typography.traditional,
    "other-language": typography.other_language,
    "html": typography.html,
    "no-heading": typography.no_heading,
    "outside-link": links.outside_link,
    "broken-anchor": links.broken_anchor,
}
"""The rules in the order in which they are asked; their names are stable."""


def to_look_up(
    folder: Path, today: date, facts: frozenset[str], roots: Sequence[Path] = (SHIPPED,)
) -> list[Checked]:
    """The claims of a playbook whose check is older than it keeps, the oldest first."""
    return stale.stale(read_pack(folder, today, facts, roots))


_OF_THE_WHOLE = ("missing-page", "wait-without-limit", "broken-link", "unknown-id")
"""Rules that hold what a base says against the playbook that builds on it; the others are the base's own matter."""


def check(
    folder: Path, today: date, facts: frozenset[str], roots: Sequence[Path] = (SHIPPED,)
) -> tuple[Finding, ...]:
    """Everything that is wrong with the playbook in `folder`, by file and line; nothing means it may be shipped.

    `facts` are the names a letter may use, with `-`: content knows no cases, so the caller passes them. A playbook
    it builds on is looked for in `roots`.
    """
    pack = read_pack(folder, today, facts, roots)
    found = [
        Finding(name, *placed, fault.what, fault.hint)
        for name, rule in RULES.items()
        for fault in rule(pack)
        if (placed := _placed(pack, name, fault)) is not None
    ]
    return tuple(sorted(found, key=lambda finding: (finding.file, finding.line)))


def _placed(pack: Pack, rule: str, fault: Fault) -> tuple[str, int] | None:
    """Where a fault really stands; None when it is no matter of this playbook but of its base."""
    book = next((book for book in pack.books if fault.file.startswith(f"{book.language}/")), None)
    path = fault.file.partition("/")[2]
    if book is None or path not in book.files:
        return fault.file, fault.line
    file, line = book.texts.place(path, fault.line)
    if not file.startswith("../"):
        return file, line
    return (file, line) if rule in _OF_THE_WHOLE and not _of_other_steps(book, fault) else None


def _of_other_steps(book: Book, fault: Fault) -> bool:
    """Whether a fault is about a step or reason that the base has and this playbook has not: it does nothing."""
    said = fault.what.values
    steps = book.flow.steps if book.flow else {}
    if said.get("file") in ("flow.md", "reasons.md", "limits.md"):
        return True
    return "choice" in said and said["choice"] not in steps


__all__ = ["RULES", "Checked", "Finding", "check", "to_look_up"]
