"""Checks a playbook before anybody leans on it.

Each rule is a small function over the whole playbook, in all its languages. What a rule cannot know, because
a file is missing or cannot be read, it leaves to the rule that says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from content.lint import links, reading, templates, twins, ways, wording
from content.lint.finding import Finding, Rule
from content.lint.source import read_pack

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
    "no-source": reading.no_source,
    "checked-date": reading.checked_date,
    "repealed": wording.repealed,
    "promise": wording.promise,
    "phone": wording.phone,
    "half-width": wording.half_width,
    "blank": wording.blank,
    "too-long": wording.too_long,
}
"""The rules in the order in which they are asked; their names are stable."""


def check(folder: Path, today: date, facts: frozenset[str]) -> tuple[Finding, ...]:
    """Everything that is wrong with the playbook in `folder`, by file and line; nothing means it may be shipped.

    `facts` are the names a letter may use, with `-`: content knows no cases, so the caller passes them.
    """
    pack = read_pack(folder, today, facts)
    found = [
        Finding(name, fault.file, fault.line, fault.what, fault.hint)
        for name, rule in RULES.items()
        for fault in rule(pack)
    ]
    return tuple(sorted(found, key=lambda finding: (finding.file, finding.line)))


__all__ = ["RULES", "Finding", "check"]
