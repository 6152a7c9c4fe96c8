"""Checks a playbook before anybody leans on it.

Each rule looks at the whole playbook, in all its languages. What a rule cannot know, because
a file is missing or cannot be read, it leaves to the rule that says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from content.lint import (
    cards,
    echoes,
    fronts,
    harsh,
    links,
    meant,
    promises,
    quotes,
    reading,
    sourced,
    stale,
    statutes,
    templates,
    twins,
    typography,
    ways,
    wording,
)
from content.lint.finding import Fault, Finding, Rule, Severity
from content.lint.source import Book, Pack, read_pack
from content.lint.stale import Checked
from content.pack.files import SHIPPED

_ALL = (
    Rule("conflict", Severity.ERROR, reading.conflict),
    Rule("unreadable", Severity.ERROR, reading.unreadable),
    Rule("wrong-name", Severity.ERROR, reading.wrong_name),
    Rule("unreachable", Severity.ERROR, ways.unreachable),
    Rule("dead-end", Severity.WARNING, ways.dead_end),
    Rule("wait-without-limit", Severity.ERROR, ways.wait_without_limit),
    Rule("wait-without-way-out", Severity.WARNING, ways.wait_without_way_out),
    Rule("forced-way", Severity.WARNING, ways.forced_way, ("dead-end", "unreachable")),
    Rule("lost-way-back", Severity.ERROR, ways.lost_way_back),
    Rule("same-words", Severity.WARNING, ways.same_words),
    Rule("missing-page", Severity.ERROR, reading.missing_page, ("unreachable",)),
    Rule("stray-page", Severity.WARNING, reading.stray_page),
    Rule("no-action", Severity.WARNING, reading.no_action),
    Rule("to-do", Severity.WARNING, reading.to_do),
    Rule("missing-twin", Severity.WARNING, twins.missing_twin),
    Rule(
        "twin-differs",
        Severity.ERROR,
        twins.twin_differs,
        (
            "checked-date",
            "placeholder",
            "unknown-id",
            "unread-article",
            "against-law",
            "unreachable",
            "missing-page",
        ),
    ),
    Rule("broken-link", Severity.ERROR, links.broken_link),
    Rule("unknown-id", Severity.ERROR, links.unknown_id),
    Rule("placeholder", Severity.ERROR, templates.placeholder),
    Rule("broken-template", Severity.ERROR, templates.broken_template),
    Rule("unfilled-gap", Severity.ERROR, templates.unfilled_gap),
    Rule("same-sentence", Severity.WARNING, meant.same_sentence),
    Rule("heard-wrong", Severity.ERROR, meant.heard_wrong),
    Rule("unheard", Severity.WARNING, meant.unheard, ("twin-differs",)),
    Rule("strange-saying", Severity.ERROR, meant.strange_saying),
    Rule("no-source", Severity.WARNING, reading.no_source),
    Rule("unknown-column", Severity.WARNING, reading.unknown_column),
    Rule("claimed-twice", Severity.WARNING, reading.claimed_twice),
    Rule("checked-date", Severity.WARNING, stale.checked_date),
    Rule("repealed", Severity.ERROR, wording.repealed),
    Rule("promise", Severity.ERROR, promises.promise),
    Rule("unknown-law", Severity.ERROR, statutes.unknown_law),
    Rule("no-such-article", Severity.ERROR, statutes.no_such_article),
    Rule("unread-article", Severity.ERROR, statutes.unread_article),
    Rule("other-version", Severity.ERROR, cards.other_version),
    Rule("misquoted", Severity.ERROR, quotes.misquoted, ("no-such-article", "unread-article")),
    Rule(
        "against-law",
        Severity.ERROR,
        cards.against_law,
        ("title-against-number", "misquoted"),
    ),
    Rule("other-word", Severity.WARNING, statutes.other_word),
    Rule("phone", Severity.ERROR, wording.phone),
    Rule("half-width", Severity.NOTE, wording.half_width),
    Rule("blank", Severity.NOTE, wording.blank),
    Rule("too-long", Severity.WARNING, wording.too_long),
    Rule("front-matter", Severity.ERROR, fronts.front_matter),
    Rule("unknown-outcome", Severity.ERROR, fronts.unknown_outcome),
    Rule("second-chart", Severity.ERROR, fronts.second_chart),
    Rule("title-against-number", Severity.WARNING, fronts.title_against_number),
    Rule("no-sources", Severity.WARNING, sourced.no_sources),
    Rule("no-confidence", Severity.WARNING, sourced.no_confidence),
    Rule("no-date", Severity.WARNING, sourced.no_date),
    Rule("too-long-to-send", Severity.ERROR, harsh.too_long_to_send),
    Rule("paid-for-amount", Severity.ERROR, harsh.paid_for_amount),
    Rule("unlisted-letter", Severity.WARNING, harsh.unlisted_letter),
    Rule("same-title", Severity.WARNING, harsh.same_title),
    Rule("harsh", Severity.ERROR, harsh.harsh),
    Rule(
        "twin-says-other",
        Severity.WARNING,
        echoes.twin_says_other,
        ("repealed", "title-against-number", "against-law", "unread-article", "no-such-article", "unknown-law"),
    ),
    Rule("hidden-character", Severity.ERROR, typography.hidden_character),
    Rule("twice", Severity.NOTE, typography.twice),
    Rule("straight-quotes", Severity.NOTE, typography.straight_quotes),
    Rule("quote-marks", Severity.NOTE, typography.quote_marks, ("straight-quotes",)),
    Rule("informal", Severity.NOTE, typography.informal),
    Rule("traditional", Severity.NOTE, typography.traditional),
    Rule("other-language", Severity.NOTE, typography.other_language),
    Rule("html", Severity.ERROR, typography.html),
    Rule("no-heading", Severity.WARNING, typography.no_heading),
    Rule("heading-level", Severity.NOTE, typography.heading_level),
    Rule("outside-link", Severity.ERROR, links.outside_link),
    Rule("broken-anchor", Severity.ERROR, links.broken_anchor),
)
RULES: Mapping[str, Rule] = {rule.id: rule for rule in _ALL}
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
    found = {
        rule.id: [
            (Finding(rule.id, rule.severity, *placed, fault.what, fault.hint), fault.twin)
            for fault in rule.find(pack)
            if (placed := _placed(pack, rule.id, fault)) is not None
        ]
        for rule in RULES.values()
    }
    lines = {name: {(one.file, one.line) for one, _ in said} for name, said in found.items()}
    told = (
        one
        for name, said in found.items()
        for one, twin in said
        if not any({(one.file, one.line), twin} & lines[other] for other in RULES[name].after)
        and (name == "conflict" or not lines["conflict"])  # the rest may follow from it
    )
    return tuple(sorted(told, key=lambda finding: (finding.file, finding.line)))


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


__all__ = ["RULES", "Checked", "Finding", "Severity", "check", "to_look_up"]
