"""Every letter for every reason over generated cases, in both languages: no fault of typography or grammar."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec.json import decode as loads
from msgspec.structs import replace

from content.pack.arguing import Audience
from content.pack.letters import fill
from content.pack.library import Library
from content.pack.playbook import Playbook
from store.case.case import Case, Exhibit, Exhibits
from store.case.decide import decide, open_case
from store.case.events import Record
from store.case.facts import BY_KEY
from store.case.fold import fold
from store.case.intents import NoteDiary, OpenCase
from store.case.view import CaseView, view
from store.days.clock import HOME_ZONE
from store.days.workdays import WorkCalendar
from store.errors import LetterIncomplete
from store.papers.letters import FROM, Letter, write_letter
from store.papers.lettervalues import letter_facts
from store.papers.saying import OFFICIAL

BOOKS = ("generic", "services", "virtual", "douyin")
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=HOME_ZONE)
WORDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    name: {key: tuple(words) for key, words in tables.items()}
    for name, tables in loads(Path(__file__).with_name("data").joinpath("typed_words.json").read_bytes()).items()
}
"""What people type: with quotation marks, line ends, dates and signs that a letter must bear."""
DAYS = (
    "bought-on", "shipped-on", "received-on", "found-on", "contacted-on", "applied-on", "refused-on",
    "tracking-on", "returned-on", "ruled-on", "filed-on", "paid-back-on",
)  # fmt: skip
OFTEN = ("product", "merchant", "problem", "name", "phone", "address")
DEMANDS = ("refund", "return-refund", "exchange", "repair", "resend", "compensation")
FAULTS = {
    "doubled marks": r"[。，；：、！？]{2,}|[.,;:]{2,}|[!?][.,;:]|[。！？][”’][。，；]|[.!?][”’][.,;]",
    "a mark after an opening or at the beginning of a line": r"(?:^|[（(“‘])[，。；：、,.;:!?！？]",
    "an empty bracket or quotation": r"（\s*）|\(\s*\)|“\s*”|‘\s*’|《\s*》",
    "quotation in quotation": r"“[^”\n]*“",
    "a straight quotation mark": r'(?<!\d)"',
    "a date in digits": r"\b20\d\d-\d\d-\d\d\b",
    "a sign for money": r"[¥￥]",
    "a hole": r"_{2,}|\{\{|\}\}|\bNone\b|\bundefined\b",
    "blanks": r"(?<=\S) {2,}|[ \t]$",
    "a bare disagreement": r"我不同意。|I disagree\.",
    "a doubled character": r"的的|了了|退款退款|共共",
    "a doubled word": r"\b(the|a|of|to|is|and) \1\b",
    "words left of a template": r"\b(?:undefined|null|nan)\b|\{%|%\}|\[\]",
    "a quotation mark alone": r"^[^“”\n]*“[^”\n]*$|^[^“”\n]*”[^“\n]*$",
    "a day that is none": r"\b0\d?月|月0\d日",
    "a moment of a machine": r"\d{2}:\d{2}:\d{2}|T\d{2}:\d{2}",
}
CHINESE = {
    "a mark of another width": r"[\u4e00-\u9fff][,;!?](?=[\u4e00-\u9fff])",
    "a date that runs on": r"日(?=\d)|\d年\d+月\d+日20|[\u4e00-\u9fff]\d{1,2}月\d{1,2}日\d",
    "a bracket of another width": r"[\u4e00-\u9fff]\(|\)[\u4e00-\u9fff]",
    "two marks of a clause without words between": r"[，；：][，；：。]|：\s*$(?!\n)",
    "a familiar you": r"你",
}
ENGLISH = {
    "a small letter after a full stop": r"(?<=[a-z]{3})\. [a-z]",
    "a date that runs on": r"(?<=[a-z])(?:January|November|October) \d|\d{4}(?=[A-Za-z])",
    "no blank after a mark": r"[a-z][,;][A-Za-z]",
    "an article before a vowel": r"\ba (?:offer|order|answer|exhibit|appeal|agreement|intact)\b",
    "a day in Chinese": r"\d+年\d+月",
    "a sum in Chinese": r"\d元",
    "a Chinese mark": r"(?<![\u4e00-\u9fff])[，。；：！？]",
}


@pytest.fixture(scope="module", params=["zh", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def books(language: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Playbook, ...]:
    library = Library(tmp_path_factory.mktemp("playbooks"))
    return tuple(library.get(name, language) for name in BOOKS)


def generated(chance: random.Random, book: Playbook, reason: str) -> Case:
    """A case of a reason with some of the facts, a diary and exhibits."""
    words = WORDS[book.meta.language]
    facts = {
        key: chance.choice(words[key]) for key in words if key != "note" and (key in OFTEN or chance.random() < 0.7)
    }
    day = NOW.date() - timedelta(days=40)
    for key in DAYS:
        day += timedelta(days=chance.randrange(4))
        if chance.random() < 0.7:
            facts[key] = min(day, NOW.date()).isoformat()
    facts |= {"order": "6920001112223334445", "paid": chance.choice(("199", "59.90", "12345.60")), "reason": reason}
    facts |= {"demand": chance.choice(DEMANDS)}
    if chance.random() < 0.4:
        facts["amount"] = chance.choice(("50", "99.5"))
    calendar = WorkCalendar()
    events = open_case(OpenCase(book.meta.id, "", facts, sure=True), book, NOW)
    records = [Record(1, NOW, "x", event) for event in events]
    case = fold(1, records)
    for n in range(chance.randrange(3)):
        note = NoteDiary(chance.choice(words["reply"]), chance.choice(("merchant", "me", "platform")), "chat",
                         chance.choice(("", words["promise"][0])), on=f"2026-11-1{n}", sure=True)  # fmt: skip
        records += [Record(n + 2, NOW, "x", event) for event in decide(note, case, book, NOW, calendar)]
        case = fold(1, records)
    kinds = chance.sample(sorted(book.evidence), chance.randrange(4))
    exhibits = tuple(
        Exhibit(n, kind, f"{n}.jpg", f"{n}.jpg", "0" * 64, 1, chance.choice(words["note"]), NOW)
        for n, kind in enumerate(kinds, 1)
    )
    return replace(case, exhibits=Exhibits(exhibits))


def cases(books: tuple[Playbook, ...]) -> Iterator[tuple[Playbook, str]]:
    """Every reason twice in the book that tells it first, and once more in the letters of Douyin."""
    told = set[str]()
    for book in books:
        for reason in book.reasons:
            for _ in range(1 if reason in told else 2):
                if reason not in told or book.meta.id == "douyin":
                    yield book, reason
            told.add(reason)


def written(here: CaseView) -> Iterator[Letter]:
    """All letters of a case that lack nothing."""
    for template in here.playbook.letters():
        try:
            yield write_letter(here, template.id, NOW)
        except LetterIncomplete as lacks:
            assert lacks.missing


def faults(letter: Letter, language: str) -> Iterator[str]:
    """The faults of a letter, each with where it is."""
    patterns = {**FAULTS, **(CHINESE if language == "zh" else ENGLISH)}
    if letter.template.audience is Audience.SELF:
        patterns.pop("a hole")
    if letter.template.audience in OFFICIAL:
        patterns["words of the platform before an authority"] = r"仅退款|[Rr]efund only"
    for name, pattern in patterns.items():
        found = re.search(pattern, letter.text, re.MULTILINE)
        if found:
            at = found.start()
            yield f"{letter.template.id}: {name}: …{letter.text[max(0, at - 30) : at + 30]}…"


BRACKET = re.compile(r" ?[（(][^（）()]*\d[^（）()]*[）)]")
"""Where an article may be cited."""


def dropped(letter: Letter, here: CaseView) -> Iterator[str]:
    """What a letter of five hundred characters must not drop: the answer to their words, and an article."""
    if letter.template.limit < 500:
        return
    facts = letter_facts(here, NOW, letter.template.audience)
    whole = fill(letter.template, facts)[0]
    for forms in (("rebuttal", "rebuttal_short", "rebuttal_core"), ("law", "law_short", "law_least")):
        told = [str(facts[name]).rstrip("。.") for name in forms if facts.get(name)]
        # an article that the letter cites elsewhere is not cited behind the answer again
        text = BRACKET.sub("", letter.text)
        if (
            told
            and told[0] in whole
            and not any(one in letter.text or BRACKET.sub("", one) in text for one in told)
        ):
            yield f"{letter.template.id}: without “{told[-1]}”"


@pytest.mark.parametrize("name", BOOKS)
def test_no_letter_of_a_generated_case_has_a_fault(books: tuple[Playbook, ...], language: str, name: str) -> None:
    chance = random.Random(f"20261126 {name}")
    found: list[str] = []
    seen: set[str] = set()
    for book, reason in cases(books):
        if book.meta.id != name:
            continue
        case = generated(chance, book, reason)
        here = view(case, book, NOW, WorkCalendar())
        for letter in written(here):
            seen.add(letter.template.id)
            found += [*faults(letter, language), *dropped(letter, here)]
            if letter.too_long_by:
                found.append(f"{letter.template.id}: {letter.length} characters of {letter.template.limit}")
            if not letter.text.strip() or not letter.text.rstrip().endswith(("。", ".", "日", "）", *"0123456789")):
                found.append(f"{letter.template.id}: ends with …{letter.text[-30:]}")
    assert found == []
    assert seen == next({letter.id for letter in book.letters()} for book in books if book.meta.id == name)


def test_there_are_more_than_a_hundred_cases_and_every_reason_has_one(books: tuple[Playbook, ...]) -> None:
    made = list(cases(books))
    assert len(made) > 100
    assert {reason for _, reason in made} == {reason for book in books for reason in book.reasons}


def test_every_reason_has_its_argument_and_every_law_its_card(books: tuple[Playbook, ...]) -> None:
    for book in books:
        assert set(book.reasons) <= set(book.grounds)
        for ground in book.grounds.values():
            assert ground.laws and set(ground.laws) <= set(book.laws), ground.id
            assert ground.proof, ground.id


def test_there_are_letters_for_every_way_the_case_can_go(books: tuple[Playbook, ...]) -> None:
    for book in books:
        letters = {letter.id for letter in book.letters()}
        assert len(letters) >= 24
        offered = {name for step in book.flow.steps.values() if step.rests for name in book.step(step.id).letters}
        assert offered <= letters
        assert letters == offered | {one.id for one in book.letters() if set(one.steps) & set(book.flow.steps)}


def test_what_a_letter_lacks_is_a_fact_that_can_be_given(books: tuple[Playbook, ...]) -> None:
    for book in books:
        for letter in book.letters():
            lacks = {FROM.get(key, key) for key in fill(letter, {})[1]}
            assert lacks <= set(BY_KEY) | {"me", "them", "house", "today", "contract"}, letter.id
            assert "promise" not in lacks or letter.id == "promise-lapsed"
