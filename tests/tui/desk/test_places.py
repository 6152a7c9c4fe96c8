"""Every place has a screen and every question a dialog; each takes the actions of its table, and no others."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, get_args

import pytest

from content.text.words import message
from store.disk.settings import Settings
from store.opening import HomeDesk
from tui.desk import places, ports, questions
from tui.desk.keys.actions import ACTIONS, Where
from tui.desk.keys.verbs import Doing
from tui.desk.screens.base import DeskScreen
from tui.desk.shell import DeskApp
from tui.desk.widgets.field import Pick
from tui.desk.widgets.surface import Surface

MOST = 40
"""Methods a screen or dialog may have, those inherited from classes of our own counted."""


def every_class() -> list[type]:
    """All screens and dialogs of the desk."""
    found: list[type] = []
    for package in ("tui.desk.screens", "tui.desk.dialogs"):
        for module in iter_modules(import_module(package).__path__, f"{package}."):
            for _, one in inspect.getmembers(import_module(module.name), inspect.isclass):
                if issubclass(one, Surface) and one not in found:
                    found.append(one)
    return found


@pytest.mark.parametrize("one", every_class(), ids=lambda one: one.__name__)
def test_a_screen_is_composed_not_inherited(one: type) -> None:
    ours = [parent for parent in one.__mro__ if parent.__module__.startswith("tui.")]
    methods = {
        name
        for parent in ours
        for name, value in vars(parent).items()
        if inspect.isfunction(value) or isinstance(value, property)
    }
    assert len(methods) <= MOST, sorted(methods)


PLACES: tuple[ports.Place, ...] = (
    ports.CasePlace(1),
    ports.FactsPlace(1),
    ports.LettersPlace(1),
    ports.DictatePlace(1),
    ports.RepliesPlace(1),
    ports.EvidencePlace(1),
    ports.MapPlace(1),
    ports.OfferPlace(1),
    ports.ReadyPlace(1),
    ports.StatisticsPlace(),
    ports.CalmPlace(),
    ports.AgendaPlace(),
    ports.PagePlace(lambda _: "", lambda width, pen: []),
    ports.HelpPlace(Where.HOME),
)


def test_every_place_has_its_screen_and_every_question_its_dialog() -> None:
    assert set(places.SCREENS) == set(get_args(ports.Place))
    assert set(places.DIALOGS) == set(questions.Question.__subclasses__())
    shown = {one.__name__ for one in every_class()}
    assert {name.partition(".")[2] for name in (*places.SCREENS.values(), *places.DIALOGS.values())} <= shown


def taken(where: Where) -> set[str]:
    """The actions of the table that can be taken there."""
    return {action.id for action in ACTIONS if where in action.where}


def screens(app: DeskApp) -> Iterator[Surface[None]]:
    """One screen of each place, and home."""
    yield places.home(app)
    for place in PLACES:
        yield places.screen_of(place, app)


async def test_every_action_of_a_screen_has_a_verb_and_every_verb_an_action(desk: HomeDesk) -> None:
    app = DeskApp(desk, Settings())
    seen = Where(0)
    async with app.run_test():
        for screen in screens(app):
            assert isinstance(screen, DeskScreen)
            assert set(screen.verbs()) == taken(screen.where), type(screen).__name__
            seen |= screen.where
    assert seen | Where.FORM | Where.PICK | Where.ASK == ~Where(0)


async def test_forms_choices_and_questions_take_the_actions_of_their_table(desk: HomeDesk, earphones: int) -> None:
    app = DeskApp(desk, Settings())
    ways_out = {"leave"}
    forms: tuple[questions.Question[Any], ...] = (
        questions.AskCase(),
        questions.AskNote(1),
        questions.AskFile(desk.view(earphones)),
    )
    for question in forms:
        assert set(places.dialog_of(question, app).verbs()) == taken(Where.FORM) | ways_out
    sure = questions.Sure(message("?"), message(""))
    assert set(places.dialog_of(sure, app).verbs()) == taken(Where.ASK)
    pick: Doing = Pick((("a", "A"),), "a")
    assert set(pick.verbs()) == taken(Where.PICK)
    finder = places.dialog_of(questions.AskFind((), "", lambda _: None), app)
    assert set(finder.verbs()) == {"move", "leave", "group"}
