"""The only file that names screens and dialogs: which one is meant by a place, and which by a question."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from msgspec.structs import astuple

from tui.desk import ports, questions
from tui.desk.ports import DeskPort, Place
from tui.desk.questions import A, Question
from tui.desk.widgets.surface import Surface

SCREENS: Mapping[type[Place], str] = {
    ports.CasePlace: "case.CaseScreen",
    ports.FactsPlace: "facts.FactsScreen",
    ports.LettersPlace: "letters.LettersScreen",
    ports.DictatePlace: "dictate.DictateScreen",
    ports.RepliesPlace: "replies.RepliesScreen",
    ports.EvidencePlace: "evidence.EvidenceScreen",
    ports.MapPlace: "map.MapScreen",
    ports.OfferPlace: "offer.OfferScreen",
    ports.ReadyPlace: "ready.ReadyScreen",
    ports.StatisticsPlace: "statistics.StatisticsScreen",
    ports.CalmPlace: "calm.CalmScreen",
    ports.AgendaPlace: "agenda.AgendaScreen",
    ports.PagePlace: "page.PageScreen",
    ports.HelpPlace: "help.HelpScreen",
}
"""Module and class of the screen of each place; it is made of the port and the parts of the place in order."""

DIALOGS: Mapping[type[Question[Any]], str] = {
    questions.Sure: "confirm.Confirm",
    questions.AskCase: "newcase.NewCase",
    questions.AskNote: "note.NoteForm",
    questions.AskSent: "sent.SentForm",
    questions.AskWords: "words.WordsForm",
    questions.AskChoice: "choice.ChoiceForm",
    questions.AskPlace: "place.PlaceForm",
    questions.AskTick: "tick.TickForm",
    questions.AskFile: "attach.AttachForm",
    questions.AskClose: "close.CloseForm",
    questions.AskOffer: "offer.OfferForm",
    questions.AskTodo: "todo.TodoForm",
    questions.AskMoney: "offer.MoneyForm",
    questions.AskAppDate: "deadline.AppDateForm",
    questions.AskSnooze: "deadline.SnoozeForm",
    questions.AskExport: "export.ExportForm",
    questions.AskPerson: "person.PersonForm",
    questions.AskLabel: "label.LabelForm",
    questions.AskFind: "finder.Finder",
}
"""Module and class of the dialog of each question; it is made of the port and the question."""


def home(port: DeskPort) -> Surface[None]:
    """The screen below all others."""
    return _named("screens", "home.HomeScreen", port)


def screen_of(place: Place, port: DeskPort) -> Surface[None]:
    """The screen of a place."""
    return _named("screens", SCREENS[type(place)], port, *astuple(place))


def dialog_of(question: Question[A], port: DeskPort) -> Surface[A]:
    """The dialog that asks a question; it is dismissed with the answer, or with None."""
    return _named("dialogs", DIALOGS[type(question)], port, question)


def _named(room: str, name: str, *parts: Any) -> Surface[Any]:
    """What a class of a room makes of these parts.

    A module is imported when its screen is first shown: a start need not wait for what nobody has asked for.
    """
    module, _, made = name.partition(".")
    surface: Surface[Any] = getattr(import_module(f"tui.desk.{room}.{module}"), made)(*parts)
    return surface
