"""What people type for readers, parts and exhibits of a dossier: ids, and the words of both languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from content.pack.arguing import READERS, DossierPage
from content.text.near import there
from content.text.words import LANGUAGES, N_, Translator
from store.case.outside_words import READER_WORDS
from store.case.view import CaseView
from store.dossier.contents import Reader, Section
from store.errors import BadValue, NotAmong
from store.papers.saying import exhibit_number

_COMMA = re.compile("[,，、]")
_ARTICLES = ("the ", "a ", "给")


def reader_named(text: str) -> Reader:
    """A reader by its id, or as either language calls it. Raises `BadValue` with those there are."""
    wanted = _plain(text)
    for name in READERS:
        words = (Translator(language)(READER_WORDS[name]) for language in LANGUAGES)
        if wanted in (name, *map(_plain, words)):
            return Reader(name)
    raise BadValue(N_("“{text}” is no reader of a dossier. {there}"), text=text, there=there(text, READERS))


def sections_named(text: str, pages: Iterable[DossierPage]) -> tuple[Section, ...]:
    """Parts by their ids, or by their headings on one of the pages. Raises `BadValue` with the ids there are."""
    headings = {_unparted(part.heading): part.id for page in pages for part in page.parts}
    found = []
    names = [name for name in map(str.strip, _COMMA.split(text)) if name]
    while names:
        size, known = _heading(names, headings)
        for one in [known] if known else names[0].split():
            section = headings.get(_unparted(one), one.casefold())
            if section not in set(Section):
                raise NotAmong(one, Section)
            found.append(Section(section))
        del names[:size]
    return tuple(found)


def _heading(names: Sequence[str], headings: Mapping[str, str]) -> tuple[int, str]:
    """How many names between commas are one heading, which may have commas in it itself, and its part; the longest
    first, and one and "" where none begins here."""
    sizes = range(len(names), 0, -1)
    known = ((size, headings.get(_unparted(" ".join(names[:size])), "")) for size in sizes)
    return next((one for one in known if one[1]), (1, ""))


def section_names(pages: Iterable[DossierPage]) -> tuple[str, ...]:
    """What the parts are called, for `sections_named`: as the first page with it calls it, else its id."""
    headings: dict[str, str] = {}
    for part in (part for page in pages for part in page.parts):
        headings.setdefault(part.id, part.heading.partition("（")[0].partition(" (")[0])
    return tuple(headings.get(section) or section.value for section in Section)


def exhibit_numbers(text: str) -> tuple[int, ...]:
    """Numbers of exhibits as they are typed: `E4,E6`, `4 6`. Raises `BadValue`."""
    found = []
    for word in text.replace("，", ",").replace("、", ",").replace(",", " ").split():
        digits = word.lstrip("eE")
        if not (digits.isdecimal() and len(digits) < 7):
            raise BadValue(N_("“{text}” is not the number of an exhibit, such as E4."), text=word)
        found.append(int(digits))
    return tuple(found)


def exhibits_called(text: str, view: CaseView) -> tuple[int, ...]:
    """The same of exhibits that a case has. Raises `BadValue` for one it has not."""
    found = exhibit_numbers(text)
    refuse_unknown(found, [one.no for one in view.exhibits])
    return found


def refuse_unknown(numbers: Iterable[int], there: Sequence[int]) -> None:
    """Raise `BadValue` for a number of an exhibit that is none of those there are."""
    for number in numbers:
        if number not in there:
            known = tuple(f"E{one}" for one in there) or "–"
            raise BadValue(N_("There is no exhibit E{no}; there are: {known}."), no=number, known=known)


def file_number(number: int, tr: Translator, official: bool) -> str:
    """What the name of an exhibit's file begins with: as the paper calls the exhibit, in two figures."""
    return exhibit_number(f"{number:02d}", tr, official).replace(" ", "-")


def _unparted(text: str) -> str:
    """A heading without its commas and blanks."""
    return re.sub(r"[\s,，、]", "", _plain(text))


def _plain(text: str) -> str:
    words = " ".join(text.split()).casefold()
    for article in _ARTICLES:
        words = words.removeprefix(article)
    return words.partition("（")[0].partition(" (")[0]
