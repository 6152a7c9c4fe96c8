"""What happened on one day as one sentence or two: the day is named once, and who did several things once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from msgspec import Struct

from content.text.words import N_, Translator, message
from store.papers.saying import day, short_day

_ON, _SAME = N_("On {day}"), N_("The same day")


class Sentence(Struct, frozen=True):
    """A sentence that begins by its day; a plain `deed` quotes nobody and may share its sentence with others."""

    on: date
    text: str
    deed: bool = False


def days_once(told: Sequence[Sentence], me: str, tr: Translator) -> Iterator[str]:
    """The sentences, deeds of `me` that follow each other on one day as one, a day that was just named said as the
    same day, and a year that was just named left out."""
    last: date | None = None
    for on, group in groupby(told, key=lambda one: one.on):
        begins = named(on, tr)
        if last is not None and on.year == last.year:
            begins = tr.say(message(_ON, day=short_day(on, tr.language)))
        first, *later = _together(list(group), me, tr)
        yield begins + first.removeprefix(named(on, tr)) if first.startswith(named(on, tr)) else first
        if later:
            yield from _later(later, named(on, tr), tr)
        last = on


def named(on: date, tr: Translator) -> str:
    """How a sentence of the story begins by its day."""
    return tr.say(message(_ON, day=day(on, tr.language)))


def _comma(tr: Translator) -> str:
    return "，" if tr.language == "zh" else ", "


def _together(group: Sequence[Sentence], me: str, tr: Translator) -> list[str]:
    """The sentences of one day, those that tell what `me` did next to each other as one."""
    made = list[str]()
    for (deed, begins), run in groupby(group, key=lambda one: (one.deed, f"{named(one.on, tr)}{_comma(tr)}{me}")):
        texts = [one.text for one in run]
        if deed and len(texts) > 1 and all(text.startswith(begins) for text in texts):
            deeds = [text.removeprefix(begins).strip().rstrip("。.") for text in texts]
            made.append(_sentence(begins, deeds, tr))
        else:
            made += texts
    return made


def _sentence(begins: str, deeds: Sequence[str], tr: Translator) -> str:
    *most, last = deeds
    if tr.language == "zh":
        return f"{begins}{'，'.join((*most, f'并{last}' if most[1:] else last))}。"
    return f"{begins} {', '.join(most)}, and {last}."


def _later(texts: Sequence[str], begins: str, tr: Translator) -> Iterator[str]:
    """What else happened on a day: the first by the same day, and the rest behind it, as far as each has a subject
    of its own."""
    first, *rest = (text.removeprefix(begins) for text in texts)
    whole, comma = tr(_SAME) + first if texts[0].startswith(begins) else first, _comma(tr)
    for text in rest:
        if text.startswith(comma):
            whole = whole.rstrip("。.") + ("；" if tr.language == "zh" else "; ") + text.removeprefix(comma)
        else:
            yield whole
            whole = tr(_SAME) + text
    yield whole
