"""Rules that hold what a playbook says of the law against the text that was read: words, numbers, versions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from content.lint.finding import Fault
from content.lint.glossary import Statute, read_glossary
from content.lint.official import Official, read_official
from content.lint.prose import prose
from content.lint.source import Book, File, Pack
from content.lint.spans import same_time, spans
from content.lint.statutes import Citing, citing, mistaken
from content.pack.channels import Channel
from content.pack.model import Clock, Law, Limit
from content.text.words import N_, Message, message

_UNITS = {
    Clock.HOURS: "hours",
    Clock.DAYS: "days",
    Clock.CIVIL_DAYS: "days",
    Clock.WORKDAYS: "working days",
}
_WORDS = {
    "hours": N_("hours"),
    "days": N_("days"),
    "working days": N_("working days"),
    "months": N_("months"),
    "years": N_("years"),
    "yuan": N_("yuan"),
    "times": N_("times as much"),
    "percent": N_("per cent"),
}
_TIME = ("hours", "days", "working days", "months", "years")
_SAID = ("steps", "reasons", "pages")
_OTHERWISE = re.compile(
    r"可靠转载|普通文章|常识|没有查到|没有统计|平台的规则|平台常|我们的|没有出处"
    r"|reprint|articles?\b(?! \d)|common knowledge|not (?:found|checked)|no statistics|platforms"
    r"|our (?:reading|estimate)|without a source|in a case",
    re.IGNORECASE,
)
"""What says in its own line that a number comes from elsewhere."""


def other_version(pack: Pack) -> Iterator[Fault]:
    """A card that gives another version of a law, or another day, than the text the glossary names."""
    for book in pack.books:
        for file, line, law, card in cards_of(book):
            for said in (law.version, law.since):
                if said and card.in_force and said not in card.in_force:
                    what = message(N_("the text of “{law}” that was read: {said}."), law=law.names[0], said=said)
                    yield Fault(
                        file.name, line, what, message(N_("Is the card older than the text? Compare both."))
                    )
                    break


def against_law(pack: Pack) -> Iterator[Fault]:
    """A number that the law does not say: of a card, of a limit that names its article, of a page that cites it."""
    official = read_official()
    for book in pack.books:
        cited = citing(book.language)
        yield from _cards_against(book, cited, official)
        yield from _limits_against(book, cited, official)
        yield from _pages_against(book, cited, official, mistaken(pack))


def _cards_against(book: Book, cited: Citing, official: Official) -> Iterator[Fault]:
    for file, line, law, card in cards_of(book):
        articles = articles_of(cited, law, card)
        text = official.text(law.id, articles) + _text(cited, official, card.point)
        if not all(official.text(law.id, (one,)) for one in articles) or not text:
            continue
        said = set(spans(text, "zh"))
        for one in spans(card.point, book.language):
            if one[0] > 1 and not same_time(*one) & said:
                yield Fault(file.name, line, _not_said(one, f"{law.names[0]} {card.article}"), _hint())
                break


def _limits_against(book: Book, cited: Citing, official: Official) -> Iterator[Fault]:
    for file, line, _, limit in book.table("limits.md", Limit):
        named = list(cited(limit.source))
        if not named or not all(official.text(law.id, (article,)) for law, article in named):
            continue
        said = set(spans(_text(cited, official, limit.source), "zh"))
        for amount in {limit.least, limit.most}:
            if not same_time(amount, _UNITS[limit.clock]) & said:
                yield Fault(file.name, line, _not_said((amount, _UNITS[limit.clock]), limit.source), _hint())


def _pages_against(book: Book, cited: Citing, official: Official, mistaken: frozenset[str]) -> Iterator[Fault]:
    if book.ids("limits.md") is None or book.ids("channels.md") is None:
        return  # what cannot be read is told once, by the rule about that
    limits = [limit for *_, limit in book.table("limits.md", Limit)]
    elsewhere = {
        one
        for *_, channel in book.table("channels.md", Channel)
        for one in spans(f"{channel.title} {channel.how} {channel.hours} {channel.caution}", book.language)
    }
    for file in book.own:
        if file.folder not in _SAID or file.path in mistaken:
            continue
        text = "\n".join(_text(cited, official, line) for _, line in file.numbered)
        if not text.strip():
            continue  # a page that leans on no text that was read says its numbers by other sources
        known = elsewhere | set(spans(text, "zh")) | _of_limits(file, limits, book.language)
        for line, words in prose(file):
            times = (one for one in spans(words, book.language) if one[1] in _TIME and one[0] > 1)
            odd = [one for one in times if not same_time(*one) & known]
            for one in odd if odd and not _OTHERWISE.search(words) else ():
                where = message(N_("the laws and limits of this page"))
                yield Fault(file.name, line, _not_said(one, where), _hint())


def _of_limits(file: File, limits: Sequence[Limit], language: str) -> set[tuple[int, str]]:
    """What the limits of a step say; other pages may speak of all of them."""
    mine = (one for one in limits if file.folder != "steps" or not one.steps or file.id in one.steps)
    return {
        said
        for one in mine
        for said in (
            *same_time(one.least, _UNITS[one.clock]),
            *same_time(one.most, _UNITS[one.clock]),
            *spans(one.title, language),
        )
    }


def _hint() -> Message:
    return message(N_("Which number stands in the text? The official words are in _glossary/official.md."))


def _not_said(one: tuple[int, str], where: str | Message) -> Message:
    unit = message(_WORDS[one[1]])
    return message(N_("{number} {unit}: not said by {where}."), number=one[0], unit=unit, where=where)


def _text(cited: Citing, official: Official, words: str) -> str:
    return "".join(official.text(law.id, (article,)) for law, article in cited(words))


def cards_of(book: Book) -> Iterator[tuple[File, int, Statute, Law]]:
    """The cards of laws that the glossary has."""
    glossary = read_glossary(book.language)
    for file, line, _, card in book.table("laws.md", Law):
        law = glossary.named(card.law)
        if law is not None:
            yield file, line, law, card


def articles_of(cited: Citing, law: Statute, card: Law) -> list[int]:
    """The numbers of the articles that a card cites of a law."""
    return [article for _, article in cited(f"{law.names[0]} {card.article}")]
