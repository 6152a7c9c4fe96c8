"""Letters: the templates of a playbook, filled with the facts of a case."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from content.pack.letters import fill
from content.pack.model import LetterTemplate
from content.text.words import N_, Translator, message
from content.tone import ToneKind, ToneMark, check_tone, mark
from store.case.deadlines import DeadlineState
from store.case.deadlines.promised import LETTER, promise_id
from store.case.facts import BY_KEY, DEMANDS, MOMENTS, FactKind
from store.case.stands import happenings
from store.case.timeline import CHANNEL_WORDS, WHO_WORDS
from store.case.view import CaseView
from store.errors import BadValue, LetterIncomplete

LETTER_NAMES = frozenset(BY_KEY) | {"reason-id", "exhibits", "diary", "today"}
"""What a template may name: the facts, and what `letter_facts` adds; see `docs/playbook-format.md`."""


class Letter(Struct, frozen=True):
    """A filled letter. `marks` are the words in it that would hurt the case."""

    template: LetterTemplate
    text: str
    marks: tuple[ToneMark, ...] = ()

    @property
    def length(self) -> int:
        """Characters of the text, line ends not counted at the end."""
        return len(self.text.rstrip("\n"))

    @property
    def too_long_by(self) -> int:
        """By how many characters the text is longer than its target takes."""
        return max(0, self.length - self.template.limit) if self.template.limit else 0


def letters_for(view: CaseView) -> tuple[LetterTemplate, ...]:
    """The letters of the playbook, those that belong to the current step first."""
    here = view.next.letters

    def rank(letter: LetterTemplate) -> tuple[int, str]:
        if letter.id in here:
            return here.index(letter.id), letter.id
        return (len(here) if view.step.id in letter.steps else len(here) + 1), letter.id

    return tuple(sorted(view.playbook.letters(), key=rank))


def write_letter(view: CaseView, letter: str, now: datetime) -> Letter:
    """Fill a letter. Raises `LetterIncomplete` with the names of the facts it lacks, or `UnknownPage`."""
    template = view.playbook.letter(letter)
    facts = letter_facts(view, now)
    broken = broken_promise(view)
    if broken and (letter == LETTER or "promise" not in facts):
        facts["promise"] = broken
    text, missing = fill(template, facts)
    if missing:
        raise LetterIncomplete(
            N_("The letter “{letter}” still needs: {facts}. Give it with “tuikuan fact {number} {key} …”."),
            missing,
            letter=template.title,
            facts=tuple(_label(key) for key in missing),
            number=view.number,
            key=missing[0],
        )
    return Letter(template, text, _marks(text, facts, view.playbook.meta.language))


def _marks(text: str, facts: Mapping[str, object], language: str) -> tuple[ToneMark, ...]:
    quoted = [span for key in ("reply", "promise") for span in _places(text, str(facts.get(key, "")))]
    marks = [one for one in check_tone(text, language) if not any(a <= one.start < b for a, b in quoted)]
    if not facts["exhibits"]:
        marks += [mark(a, b, ToneKind.CLAIM) for a, b in _places(text, str(facts.get("problem", "")))[:1]]
    return tuple(sorted(marks, key=lambda one: one.start))


def _places(text: str, words: str) -> list[tuple[int, int]]:
    words = words.strip("。. \n")
    return [found.span() for found in re.finditer(re.escape(words), text)] if words else []


def broken_promise(view: CaseView) -> str:
    """The words of the promise of the diary that lapsed first and is not settled, or empty."""
    over = [one.id for one in view.deadlines if one.state is DeadlineState.OVER]
    return next((entry.promise for entry in view.diary if promise_id(entry) in over), "")


def _label(key: str) -> object:
    return message(BY_KEY[key].label) if key in BY_KEY else key


def letter_facts(view: CaseView, now: datetime) -> dict[str, object]:
    """What a template may use; see `docs/playbook-format.md`. Words are in the playbook's language."""
    tr = Translator(view.playbook.meta.language)
    known: dict[str, object] = {}
    for key, value in (happenings(view.case) | dict(view.facts)).items():
        kind = BY_KEY[key].kind if key in BY_KEY else FactKind.TEXT
        shown = f"¥{value}" if kind is FactKind.MONEY else value
        known[key.replace("-", "_")] = shown.replace("T", " ")[:16] if kind in MOMENTS else shown
    if "amount" not in known and "paid" in known:
        known["amount"] = known["paid"]
    if view.reason:
        known |= {"reason": view.reason, "reason_id": view.facts["reason"]}
    wanted = DEMANDS.get(view.facts.get("demand", ""))
    if wanted:
        known["demand"] = tr(wanted)
    known["today"] = now.date().isoformat()
    known["exhibits"] = [
        {
            "no": tr(N_("E{n}"), n=exhibit.no),
            "kind": _kind(view, exhibit.evidence),
            "note": exhibit.note,
            "name": exhibit.name,
        }
        for exhibit in view.exhibits
    ]
    known["diary"] = [
        {
            "at": entry.at.strftime("%Y-%m-%d" if entry.day else "%Y-%m-%d %H:%M"),
            "who": tr(WHO_WORDS.get(entry.who, entry.who)),
            "channel": tr(CHANNEL_WORDS.get(entry.channel, entry.channel)),
            "text": entry.text,
            "promise": entry.promise,
        }
        for entry in view.diary
    ]
    return known


def _kind(view: CaseView, evidence: str) -> str:
    kind = view.playbook.evidence.get(evidence)
    return kind.title if kind else evidence


def letter_of_length(view: CaseView, letter: str, length: int) -> str:
    """The letter of the same family (`application`, `application-200`) that takes `length` characters.

    Raises `BadValue` with the lengths there are, or `UnknownPage`.
    """
    view.playbook.letter(letter)
    family = re.sub(r"-\d+$", "", letter)
    lengths = {t.limit: t.id for t in view.playbook.letters() if re.sub(r"-\d+$", "", t.id) == family and t.limit}
    if length not in lengths:
        known = ", ".join(str(limit) for limit in sorted(lengths)) or "–"
        raise BadValue(
            N_("“{letter}” has no form of {n} characters; it has: {known}."), letter=family, n=length, known=known
        )
    return lengths[length]
