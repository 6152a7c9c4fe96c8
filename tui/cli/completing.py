"""What a shell completes: numbers of cases, choices, letters, kinds, facts, exhibits, as the home has them now."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from content.pack.files import DEFAULT
from content.text.words import Message, Problem, Translator

if TYPE_CHECKING:
    from content.pack.playbook import Playbook
    from store.case.view import CaseView
    from tui.cli.session import Session

Offer = tuple[str, str | Message]
"""What can stand there, and what it means."""


def complete(param: click.Parameter, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
    """What may stand for a parameter of a command line that is being typed. Nothing is written, nothing is told."""
    root = ctx.find_root()
    session: Session = root.obj
    session.home_option = session.home_option or root.params.get("home")
    if param.name != "lang" and not session.home.cases.exists():
        return []
    try:
        offers = list(_offers(param, ctx, session))
    except Problem:
        return []
    return [
        CompletionItem(value, help=_line(meaning, session.tr))
        for value, meaning in offers
        if value.startswith(incomplete)
    ]


def _offers(param: click.Parameter, ctx: click.Context, session: Session) -> Iterable[Offer]:
    name, number = str(param.name), ctx.params.get("number")
    if name in _OF_HOME:
        return _OF_HOME[name](session)
    if (command := str(ctx.info_name)) in _OF_PLAYBOOK:
        return _OF_PLAYBOOK[command](name, session.desk.playbook(str(ctx.params.get("playbook") or DEFAULT)))
    if name in _FEW and command != "pack":
        return _FEW[name](command)
    if not isinstance(number, int):
        return []
    if name == "value":
        return _values(str(ctx.params.get("key")), session.desk.view(number).playbook)
    return _OF_CASE[name](session.desk.view(number)) if name in _OF_CASE else []


def _numbers(session: Session) -> Iterable[Offer]:
    return ((str(one.number), one.title) for one in session.desk.views().outlines)


def _people(session: Session) -> Iterable[Offer]:
    return ((one.label, "") for one in session.desk.people.everybody())


def _facts(_: Session) -> Iterable[Offer]:
    from store.case.facts import FIELDS

    return ((field.key, Message(field.label, {})) for field in FIELDS)


def _values(key: str, playbook: Playbook) -> Iterable[Offer]:
    """What a fact can be, where it is one of a few."""
    from store.case.demands import DEMANDS
    from store.case.facts import FAULTS

    if key == "reason":
        return ((one.id, one.title) for one in playbook.reasons.values())
    few = {"demand": DEMANDS, "fault": FAULTS}.get(key, {})
    return ((value, Message(words, {})) for value, words in few.items())


def _pages(name: str, playbook: Playbook) -> Iterable[Offer]:
    """The pages of guidance by their names, and by the titles that are one word to a shell."""
    if name != "words":
        return []
    titled = [(one, playbook.page(one).title) for one in playbook.pages]
    return [*titled, *((title, one) for one, title in titled if not title.isascii() and not _PARTED.search(title))]


_PARTED = re.compile(r"[\s()（）“”\"'&;]")
_OF_PLAYBOOK: Mapping[str, Callable[[str, Playbook], Iterable[Offer]]] = {"add": _values, "guide": _pages}
"""What commands take that is in a playbook, by the name of the command."""
_OF_HOME: Mapping[str, Callable[[Session], Iterable[Offer]]] = {
    "number": _numbers,
    "numbers": _numbers,
    "key": _facts,
    "playbook": lambda session: ((one, "") for one in session.desk.library.ids()),
    "whom": _people,
    "label": _people,
    "saved": lambda session: session.settings.views.items(),
    "lang": lambda _: (("zh", "中文"), ("en", "English")),
}
"""What is the same for every case, by the name of its parameter."""


def _readers(_: str) -> Iterable[Offer]:
    from content.pack.arguing import READERS
    from store.case.outside_words import READER_WORDS

    return ((name, Message(READER_WORDS[name], {})) for name in READERS)


def _speakers(command: str) -> Iterable[Offer]:
    from store.case.timeline import WHO_WORDS

    known = WHO_WORDS.items() if command == "log" else [one for one in WHO_WORDS.items() if one[0] != "me"]
    return ((value, Message(words, {})) for value, words in known)


def _ways(command: str) -> Iterable[Offer]:
    """How something was said, or how money came."""
    from store.case.timeline import CHANNEL_WORDS, MONEY_WORDS

    known = MONEY_WORDS if command == "receive" else CHANNEL_WORDS
    return ((value, Message(words, {})) for value, words in known.items())


_FEW: Mapping[str, Callable[[str], Iterable[Offer]]] = {
    "reader": _readers,
    "who": _speakers,
    "channel": _ways,
    "freight": lambda _: (("them", ""), ("me", "")),
}
"""What is one of a few whatever the case is, by the name of its parameter; the command may matter. The channels of
a pack are those of the case."""


def _choices(view: CaseView) -> Iterable[Offer]:
    return ((one.id, one.title) for one in view.next.choices)


def _letters(view: CaseView) -> Iterable[Offer]:
    from store.papers.letters import letters_for

    return ((one.id, one.title) for one in letters_for(view))


def _kinds(view: CaseView) -> Iterable[Offer]:
    """What is missing first."""
    missing = [item.id for item in view.marked if item.open and item.id in view.playbook.evidence]
    known = view.playbook.evidence
    return ((name, known[name].title) for name in dict.fromkeys((*missing, *known)))


def _items(view: CaseView) -> Iterable[Offer]:
    return ((item.id, item.title) for item in view.checklist)


def _deadlines(view: CaseView) -> Iterable[Offer]:
    return ((one.id, one.title) for one in view.deadlines)


def _steps(view: CaseView) -> Iterable[Offer]:
    return ((one.id, one.title) for one in view.playbook.flow.steps.values())


def _exhibits(view: CaseView) -> Iterable[Offer]:
    return ((f"E{one.no}", one.name) for one in view.case.exhibits)


def _states(_: CaseView) -> Iterable[Offer]:
    from store.case.marks import ItemState

    return ((state.value, "") for state in ItemState)


def _channels(view: CaseView) -> Iterable[Offer]:
    return ((one.id, one.title) for one in view.playbook.channels.values())


def _cards(view: CaseView) -> Iterable[Offer]:
    return ((one.id, one.says) for one in view.playbook.replies.values())


def _outcomes(_: CaseView) -> Iterable[Offer]:
    from store.case.timeline import OUTCOME_WORDS

    return ((value, Message(words, {})) for value, words in OUTCOME_WORDS.items())


_OF_CASE: Mapping[str, Callable[[CaseView], Iterable[Offer]]] = {
    "choice": _choices,
    "letter": _letters,
    "kind": _kinds,
    "channel": _channels,
    "item": _items,
    "state": _states,
    "deadline": _deadlines,
    "step": _steps,
    "way": _steps,
    "exhibit": _exhibits,
    "after": _exhibits,
    "card": _cards,
    "outcome": _outcomes,
    "ended": _outcomes,
}
"""What the case has of it that was named before, by the name of its parameter."""


def _line(meaning: str | Message, tr: Translator) -> str:
    said = tr.say(meaning) if isinstance(meaning, Message) else meaning
    return " ".join(said.split())[:60]
