"""Search over all text of a case. Chinese needs no word breaks; traditional signs and simplified ones find each
other, and names are also found by their pinyin."""

from __future__ import annotations

from collections.abc import Callable, Container

from content.text.later import Later
from content.text.pinyin import may_be_read, spelled
from content.text.traditional import simplified
from store.board.board import Board
from store.board.outline import Outline
from store.case.case import Case
from store.people.person import People, unknown
from store.ports import Cases

Holding = Callable[[str], Container[int] | None]
"""The cases in which a folded word may stand; see `CaseStore.holding`."""

_GROUPS = Later(r"(?<=\d),(?=\d{3})")
"""The commas of a long number: 20,000 is found by 20000, and 1284.00 by 1,284 as cards show it."""
_TYPED_GROUPS = Later(r"(?<=\d),(?=\d|$)")
"""The same in a word that may not be typed to its end."""


class Texts:
    """What was recorded of each case as one text: made when it is first searched, anew when the case is another."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[int, str]] = {}

    def of(self, cases: Cases) -> Callable[[int], str]:
        """The text of a case by its number; empty of one that is not among them."""

        def text(number: int) -> str:
            if number not in cases:
                return ""
            mark = cases.mark(number)
            if number not in self._kept or self._kept[number][0] != mark:
                self._kept[number] = mark, text_of(cases[number])
            return self._kept[number][1]

        return text


def search(
    board: Board, words: str, holding: Holding, text: Callable[[int], str], people: People | None = None
) -> Board:
    """The cases in which every word stands somewhere, whatever its letter case.

    A word of Latin letters may also be how a part of a name is read: `lyej` and `lanyaerji` find 蓝牙耳机;
    with digits or characters beside it too: `xlx217` finds 行李箱217.
    A tag is also found as cards write it, `#kitchen`, and the number of a case as `#12`.
    A word such as `@妈妈` stands for the person a case is for, by the beginning of what the person is called;
    the first of the `people` is whom a case is for that names nobody.
    `holding` narrows the cases down, so that the long texts of the others, which `text` gives, need not be made.
    """
    found = list(board.outlines)
    for word in simplified(words).split():
        if word.startswith("@") and len(word) > 1:
            found = _of_person(found, word[1:], people)
            continue
        forms = {form: holding(form.removeprefix("#")) for form in {word, _TYPED_GROUPS.made.sub("", word)}}
        found = [
            one
            for one in found
            if any(
                _is_named(one, form) or ((held is None or one.number in held) and form in text(one.number))
                for form, held in forms.items()
            )
        ]
    return board.only(one.number for one in found)


def refuse_unknown(board: Board, whom: str, people: People) -> None:
    """Raises `Refused` where nobody is called so: neither one of the people nor whom a case names."""
    word = simplified(whom.lstrip("@"))
    labels = [*(one.label for one in people.everybody()), *(one.whom for one in board.outlines)]
    if word and not any(_is_called(label, word) for label in labels):
        raise unknown(whom, people.everybody())


def text_of(case: Case) -> str:
    """What was recorded of a case as one text, folded for comparing."""
    parts = [
        case.title,
        *case.facts.values(),
        *(f"#{tag}" for tag in case.facts.get("tags", "").split()),
        *(f"{entry.text} {entry.promise}" for entry in case.diary),
        *(f"{remark.author} {remark.text}" for remark in case.remarks),
        *(f"{exhibit.name} {exhibit.note}" for exhibit in case.exhibits),
    ]
    return _folded("\n".join(parts))


def _of_person(outlines: list[Outline], word: str, people: People | None) -> list[Outline]:
    """The cases for the person who is called so, else for those whose label begins so or is read so."""
    labels = [one.label for one in people.everybody()] if people else []
    first = labels[0] if labels else ""
    exact = any(simplified(label) == word for label in labels)

    def fits(label: str) -> bool:
        return simplified(label) == word if exact else _is_called(label, word)

    return [one for one in outlines if fits(one.whom or first)]


def _is_called(label: str, word: str) -> bool:
    """Whether a label begins with the folded word, or is read so."""
    return simplified(label).startswith(word) or (may_be_read(word) and spelled(word).search(label) is not None)


def _folded(text: str) -> str:
    return _GROUPS.made.sub("", simplified(text))


def _is_named(one: Outline, word: str) -> bool:
    """Whether the word is the number, stands in a name, or is how a part of one is read."""
    if word in _folded(f"#{one.number}\n{one.names}"):
        return True
    return may_be_read(word) and spelled(word).search(one.names) is not None
