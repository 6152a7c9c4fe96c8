"""Letters: the templates of a playbook, filled with the facts of a case."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from msgspec import Struct

from content.pack.arguing import Audience, LetterTemplate
from content.pack.errors import UnknownPage
from content.pack.letters import fill
from content.pack.playbook import Playbook
from content.text.near import there
from content.text.words import N_, Message, Translator, message
from content.tone import ToneKind, ToneMark, check_tone, mark
from store.case.deadlines import DeadlineState
from store.case.deadlines.promised import LETTER, promise_id
from store.case.facts import BY_KEY
from store.case.intents import SendLetter
from store.case.premises import possible
from store.case.view import CaseView
from store.errors import BadValue, LetterIncomplete
from store.papers.check import TOLD, Finding, claims_fault, findings
from store.papers.citing import cited_once
from store.papers.fitting import Fitted, fit
from store.papers.lettervalues import ADDED, letter_facts
from store.papers.saying import OFFICIAL, cleaned, exhibit_number
from store.papers.tidying import tidy

LETTER_NAMES = frozenset(BY_KEY) | ADDED
"""What a template may name: the facts, and what `letter_facts` adds; see `docs/playbook-format.md`."""
FROM = {"wish": "demand", "demand-id": "demand", "reason-id": "reason"}
"""The facts from which values are made that a letter may lack."""
_CHINESE_ONLY = N_("This paper must go out in Chinese: {do_letter_zh} writes it.")
_CHINESE_READER = N_("They read Chinese: {do_letter_zh} writes it for them.")
_LEFT_OUT = N_("Left out so that it fits: {parts}.")
_SHORTENED = N_("Shortened so that it fits: {parts}. Read whether it still says what you mean.")


class Letter(Struct, frozen=True):
    """A filled letter.

    `marks` are the words in it that would hurt the case, `findings` what is wrong with it before it goes out,
    `notes` what the user should know, what was left out first. None of them is part of the text. `cut` tells that
    what the user wrote was shortened so that it fits.
    """

    template: LetterTemplate
    text: str
    marks: tuple[ToneMark, ...] = ()
    notes: tuple[Message | str, ...] = ()
    findings: tuple[Finding, ...] = ()
    cut: bool = False

    @property
    def length(self) -> int:
        """Characters of the text, line ends not counted at the end."""
        return len(self.text.rstrip("\n"))

    @property
    def hints(self) -> tuple[ToneMark, ...]:
        """The marks that no finding tells as well."""
        return tuple(one for one in self.marks if one.kind not in TOLD)

    @property
    def too_long_by(self) -> int:
        """By how many characters the text is longer than its target takes."""
        return max(0, self.length - self.template.limit) if self.template.limit else 0


def naming(view: CaseView, now: datetime) -> Mapping[int, tuple[str, ...]]:
    """The titles of the letters in whose text an exhibit stands, as they would be written now, by its number.

    A letter that cannot be written yet names none.
    """
    found: dict[int, list[str]] = {exhibit.no: [] for exhibit in view.exhibits}
    for template in letters_for(view) if found else ():
        try:
            text = write_letter(view, template.id, now).text
        except LetterIncomplete:
            continue
        for no in _numbers_in(text, view) & set(found):
            found[no].append(template.title)
    return {no: tuple(titles) for no, titles in found.items()}


def _numbers_in(text: str, view: CaseView) -> set[int]:
    """The numbers of the exhibits that a letter names, in the words in which any of its readers knows them."""
    tr = Translator(view.playbook.meta.language)
    called = "|".join(re.escape(exhibit_number("", tr, official)) for official in (False, True))
    return {int(number) for number in re.findall(rf"(?:{called})(\d{{1,4}})(?!\d)", text)}


def sending(
    view: CaseView, letter: str, now: datetime, twins: Iterable[Playbook] = (), along: Collection[int] | None = None
) -> SendLetter:
    """That a letter goes out, named as one likes, with the exhibits it names; `along` are the numbers of those that
    really went with it. One that cannot be written from here may have been sent all the same, and names none.
    """
    template = letter_named(view.playbook, letter)
    if along is None:
        try:
            along = _numbers_in(write_letter(view, template.id, now, twins).text, view)
        except LetterIncomplete:
            along = ()
    return SendLetter(template.id, tuple(one.id for one in view.exhibits if one.no in along))


def letters_for(view: CaseView) -> tuple[LetterTemplate, ...]:
    """The letters of the playbook that can be true of the case, those that belong to the current step first."""
    here = view.next.letters

    def rank(letter: LetterTemplate) -> tuple[int, str]:
        if letter.id in here:
            return here.index(letter.id), letter.id
        return (len(here) if view.step.id in letter.steps else len(here) + 1), letter.id

    return tuple(
        sorted((one for one in view.playbook.letters() if possible(one, view.case, view.playbook)), key=rank)
    )


def letter_named(playbook: Playbook, name: str) -> LetterTemplate:
    """A letter by its id, or by the title under which it is listed. Raises `UnknownPage` with those there are."""
    if name in playbook.files.names("letters"):
        return playbook.letter(name)
    wanted, letters = " ".join(name.split()).casefold(), playbook.letters()
    for letter in letters:
        if wanted in (letter.id.casefold(), letter.title.casefold()):
            return letter
    known = there(name, {letter.id: letter.title for letter in letters})
    raise UnknownPage(N_("There is no letter “{letter}”. {there}"), letter=name, there=known)


def write_letter(view: CaseView, letter: str, now: datetime, twins: Iterable[Playbook] = ()) -> Letter:
    """Fill a letter, so that it fits where it goes.

    `twins` are the same playbook in other languages: what the other side wrote need not be in the language of the
    letter. Raises `LetterIncomplete` with the names of the facts it lacks, or `UnknownPage`.
    """
    template = letter_named(view.playbook, letter)
    letter = template.id
    language = view.playbook.meta.language
    facts = letter_facts(view, now, template.audience, twins)
    if letter == LETTER:
        facts = _with_promise(view, facts, template)
    lacks = fill(template, facts)[1]
    if lacks:
        missing = tuple(dict.fromkeys(FROM.get(key, key) for key in lacks))
        raise LetterIncomplete(
            N_("The letter “{letter}” still needs: {facts}. Give it with {do_fact}."),
            missing,
            letter=template.title,
            facts=tuple(_label(key) for key in missing),
            number=view.number,
            key=missing[0],
        )
    needed = [key.replace("-", "_") for key in fill(template, {})[1]] if template.limit else []

    def text(values: Mapping[str, object]) -> str:
        return cited_once(
            view.playbook, tidy(fill(template, values)[0], language), str(values.get("rebuttal", "")), language
        )

    fitted = fit(facts, text, template.limit, needed)
    return Letter(
        template,
        fitted.text,
        _marks(fitted.text, facts, language),
        tuple(_notes(view, template, fitted)),
        findings(view, template, fitted.text, now),
        bool(fitted.shortened),
    )


def _with_promise(view: CaseView, facts: Mapping[str, object], template: LetterTemplate) -> dict[str, object]:
    """The promise of the diary that lapsed takes the place of what was promised when the goods were bought."""
    lapsed = broken_promise(view)
    if not lapsed:
        raise LetterIncomplete(
            N_(
                "“{letter}” is about a promise in the diary whose day has passed, and there is none. Note their "
                "words with {do_promise}; a day in them is watched."
            ),
            ("promise",),
            letter=template.title,
            number=view.number,
        )
    return {**facts, "promise": cleaned(lapsed, view.playbook.meta.language)}


def _notes(view: CaseView, template: LetterTemplate, fitted: Fitted) -> Iterable[Message | str]:
    if fitted.left_out:
        yield message(_LEFT_OUT, parts=fitted.left_out)
    if fitted.shortened:
        yield message(_SHORTENED, parts=fitted.shortened)
    if view.playbook.meta.language != "zh" and template.audience is not Audience.SELF:
        words = _CHINESE_ONLY if template.audience in OFFICIAL else _CHINESE_READER
        yield message(words, number=view.number, letter=template.id)
    yield from template.notes


def _marks(text: str, facts: Mapping[str, object], language: str) -> tuple[ToneMark, ...]:
    quoted = [span for key in ("reply", "promise", "offer") for span in _places(text, str(facts.get(key, "")))]
    quoted += [found.span() for found in re.finditer(r"“[^”]*”", text)]
    marks = [one for one in check_tone(text, language) if not any(a <= one.start < b for a, b in quoted)]
    if not facts["exhibits"] and claims_fault(str(facts.get("reason_id", ""))):
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


def family(letter: str) -> str:
    """What the lengths of a letter have in common: `application` of `application-200`."""
    return re.sub(r"-\d+$", "", letter)


def letter_of_length(view: CaseView, letter: str, length: int) -> str:
    """The letter of the same family (`application`, `application-200`) that takes `length` characters.

    Raises `BadValue` with the lengths there are, or `UnknownPage`.
    """
    letter = letter_named(view.playbook, letter).id
    kin = family(letter)
    lengths = {t.limit: t.id for t in view.playbook.letters() if family(t.id) == kin and t.limit}
    if not lengths:
        raise BadValue(N_("“{letter}” has one form only, of any length; leave the number out."), letter=kin)
    if length not in lengths:
        known = tuple(map(str, sorted(lengths)))
        raise BadValue(
            N_("“{letter}” has no form of {n} characters; it has: {known}."), letter=kin, n=length, known=known
        )
    return lengths[length]
