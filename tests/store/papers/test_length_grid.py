"""The whole grid of short forms: every letter with a limit, every reason it fits, both languages.

None is longer than its form takes, each says what is asked for, those of two hundred characters and more name an
article, and none has doubled marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from msgspec.json import decode as loads

from content.pack.letters import fill
from content.pack.library import Library
from content.pack.playbook import Playbook
from store.case.case import Case
from store.case.decide import decide, open_case
from store.case.events import Record
from store.case.fold import fold
from store.case.intents import NoteDiary, OpenCase
from store.case.premises import possible
from store.case.view import CaseView, view
from store.days.clock import HOME_ZONE
from store.days.workdays import WorkCalendar
from store.papers.letters import Letter, write_letter
from store.papers.lettervalues import letter_facts
from store.papers.retelling import CITES

NOW = datetime(2026, 11, 26, 10, 0, tzinfo=HOME_ZONE)
LAW_FROM = 200
"""The characters from which on a form has room for an article."""
GRID = loads(Path(__file__).with_name("data").joinpath("length_grid.json").read_bytes())
FAULTS = re.compile(
    r"[。，；：、！？]{2,}|[.,;:]{2,}|(?:^|[（(“])[，。；：、,.;:]|（\s*）|\(\s*\)|“\s*”|的的|(?<=\S) {2,}",
    re.MULTILINE,
)


def grid(language: str) -> Iterator[tuple[str, Case, Playbook]]:
    """A case of every reason with long words, and of some with those of everyday."""
    for name in GRID["books"]:
        book = Library().get(name, language)
        for length, told in GRID["facts"][language].items():
            for n, reason in enumerate(book.reasons):
                if n % told["each"]:
                    continue
                demand = GRID["demands"][n % len(GRID["demands"])]
                facts = GRID["order"] | told["facts"] | {"reason": reason, "demand": demand}
                records = [
                    Record(1, NOW, "x", one) for one in open_case(OpenCase(name, "", facts, sure=True), book, NOW)
                ]
                said = NoteDiary(told["reply"], "merchant", "chat", on="2026-11-22", sure=True)
                noted = decide(said, fold(1, records), book, NOW, WorkCalendar())
                yield length, fold(1, records + [Record(2, NOW, "x", one) for one in noted]), book


def lost(here: CaseView, letter: Letter) -> Iterator[str]:
    """What a letter of the grid must have and has not."""
    facts = letter_facts(here, NOW, letter.template.audience)
    where = f"{letter.template.id} {facts['reason_id']} {facts['demand_id']}"
    if letter.too_long_by:
        yield f"{where}: {letter.length} of {letter.template.limit}"
    asks = "{{ wish" in letter.template.body or "{{ demand }}" in letter.template.body
    forms = [str(facts[form]) for form in ("wish", "wish_short", "wish_brief", "demand") if facts.get(form)]
    forms += [GRID["left"][here.playbook.meta.language]] if facts.get("left") else []
    if asks and not any(form in letter.text for form in forms):
        yield f"{where}: no demand in {letter.text}"
    articles = [str(facts[form]) for form in ("law", "law_short", "law_least") if facts.get(form)]
    has_law = bool(articles) and articles[0] in fill(letter.template, facts)[0]
    cited = any(one in letter.text for one in articles) or CITES.search(letter.text)
    if has_law and letter.template.limit >= LAW_FROM and not cited:
        yield f"{where}: no article in {letter.text}"
    if fault := FAULTS.search(letter.text):
        yield f"{where}: {letter.text[max(0, fault.start() - 20) : fault.end() + 20]}"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_short_form_keeps_its_length_its_demand_and_its_article(language: str) -> None:
    wrong, seen = list[str](), set[tuple[str, str]]()
    for _, case, book in grid(language):
        here = view(case, book, NOW, WorkCalendar())
        for template in book.letters():
            if template.limit and possible(template, case, book):
                letter = write_letter(here, template.id, NOW)
                wrong += lost(here, letter)
                seen.add((template.id, case.facts["reason"]))
    assert not wrong, "\n".join(wrong)
    assert {name for name, _ in seen} >= set(GRID["letters"])
