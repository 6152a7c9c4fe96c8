"""The only file that names screens and dialogs: which one is meant by a place, and which by a question."""

from __future__ import annotations

from typing import Any

from tui.desk import ports, questions
from tui.desk.ports import DeskPort, Place
from tui.desk.questions import A, Question
from tui.desk.widgets.surface import Surface

# Each screen is imported when it is first shown: a start need not wait for those that nobody has asked for.


def home(port: DeskPort) -> Surface[None]:
    """The screen below all others."""
    from tui.desk.screens.home import HomeScreen

    return HomeScreen(port)


def screen_of(place: Place, port: DeskPort) -> Surface[None]:
    """The screen of a place."""
    match place:
        case ports.CasePlace(number, pane):
            from tui.desk.screens.case import CaseScreen

            return CaseScreen(port, number, pane)
        case ports.FactsPlace(number, first):
            from tui.desk.screens.facts import FactsScreen

            return FactsScreen(port, number, first)
        case ports.LettersPlace(number):
            from tui.desk.screens.letters import LettersScreen

            return LettersScreen(port, number)
        case ports.RepliesPlace(number):
            from tui.desk.screens.replies import RepliesScreen

            return RepliesScreen(port, number)
        case ports.DictatePlace(number, letter):
            from tui.desk.screens.dictate import DictateScreen

            return DictateScreen(port, number, letter)
        case _:
            return _overview(place, port)


def _overview(place: Place, port: DeskPort) -> Surface[None]:
    match place:
        case ports.EvidencePlace(number):
            from tui.desk.screens.evidence import EvidenceScreen

            return EvidenceScreen(port, number)
        case ports.MapPlace(number):
            from tui.desk.screens.map import MapScreen

            return MapScreen(port, number)
        case ports.AgendaPlace():
            from tui.desk.screens.agenda import AgendaScreen

            return AgendaScreen(port)
        case ports.PagePlace(title, draw):
            from tui.desk.screens.page import PageScreen

            return PageScreen(port, title, draw)
        case ports.HelpPlace(where):
            from tui.desk.screens.help import HelpScreen

            return HelpScreen(port, where)
        case _:
            return _deciding(place, port)


def _deciding(place: Place, port: DeskPort) -> Surface[None]:
    match place:
        case ports.OfferPlace(number):
            from tui.desk.screens.offer import OfferScreen

            return OfferScreen(port, number)
        case ports.ReadyPlace(number, choice):
            from tui.desk.screens.ready import ReadyScreen

            return ReadyScreen(port, number, choice)
        case ports.StatisticsPlace():
            from tui.desk.screens.statistics import StatisticsScreen

            return StatisticsScreen(port)
        case ports.CalmPlace():
            from tui.desk.screens.calm import CalmScreen

            return CalmScreen(port)
        case _:
            raise TypeError(place)


def dialog_of(question: Question[A], port: DeskPort) -> Surface[A]:
    """The dialog that asks a question; it is dismissed with the answer, or with None."""
    made: Any
    match question:
        case questions.AskCase():
            from tui.desk.dialogs.newcase import NewCase

            made = NewCase(port, question)
        case questions.AskWords():
            from tui.desk.dialogs.words import WordsForm

            made = WordsForm(port, question)
        case questions.AskFile():
            from tui.desk.dialogs.attach import AttachForm

            made = AttachForm(port, question)
        case questions.AskAppDate():
            from tui.desk.dialogs.deadline import AppDateForm

            made = AppDateForm(port, question)
        case questions.AskSnooze():
            from tui.desk.dialogs.deadline import SnoozeForm

            made = SnoozeForm(port, question)
        case questions.AskClose():
            from tui.desk.dialogs.close import CloseForm

            made = CloseForm(port, question)
        case questions.AskFind():
            from tui.desk.dialogs.finder import Finder

            made = Finder(port, question)
        case questions.Sure():
            from tui.desk.dialogs.confirm import Confirm

            made = Confirm(port, question)
        case questions.AskLabel() | questions.AskPerson() | questions.AskExport():
            made = _for_papers(question, port)
        case _:
            made = _telling(question, port)
    asked: Surface[A] = made
    return asked


def _for_papers(question: questions.AskLabel | questions.AskPerson | questions.AskExport, port: DeskPort) -> Any:
    """The form for what goes into papers."""
    match question:
        case questions.AskLabel():
            from tui.desk.dialogs.label import LabelForm

            return LabelForm(port, question)
        case questions.AskPerson():
            from tui.desk.dialogs.person import PersonForm

            return PersonForm(port, question)
        case questions.AskExport():
            from tui.desk.dialogs.export import ExportForm

            return ExportForm(port, question)


def _telling(question: Question[Any], port: DeskPort) -> Any:
    """The form that tells what happened, and when."""
    made: Any
    match question:
        case questions.AskNote():
            from tui.desk.dialogs.note import NoteForm

            made = NoteForm(port, question)
        case questions.AskChoice():
            from tui.desk.dialogs.choice import ChoiceForm

            made = ChoiceForm(port, question)
        case questions.AskPlace():
            from tui.desk.dialogs.place import PlaceForm

            made = PlaceForm(port, question)
        case questions.AskTick():
            from tui.desk.dialogs.tick import TickForm

            made = TickForm(port, question)
        case _:
            made = _deal_of(question, port)
    return made


def _deal_of(question: Question[Any], port: DeskPort) -> Any:
    """The dialogs about what the two sides deal out."""
    match question:
        case questions.AskOffer():
            from tui.desk.dialogs.offer import OfferForm

            return OfferForm(port, question)
        case questions.AskTodo():
            from tui.desk.dialogs.todo import TodoForm

            return TodoForm(port, question)
        case questions.AskMoney():
            from tui.desk.dialogs.offer import MoneyForm

            return MoneyForm(port, question)
        case _:
            raise TypeError(question)
