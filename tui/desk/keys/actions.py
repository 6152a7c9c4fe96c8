"""The one table of what can be done at the desk. Footer, help, palette and key bindings are made from it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Flag, auto
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from content.text.words import N_

if TYPE_CHECKING:
    from textual.binding import Binding


class Where(Flag):
    """The screens on which an action can be taken, and what lies over them: forms, their choices, questions."""

    HOME = auto()
    CASE = auto()
    READ = auto()
    AGENDA = auto()
    FACTS = auto()
    LETTERS = auto()
    REPLIES = auto()
    MAP = auto()
    DICTATE = auto()
    EVIDENCE = auto()
    OFFER = auto()
    READY = auto()
    STATISTICS = auto()
    CALM = auto()
    FORM = auto()
    PICK = auto()
    ASK = auto()


FORMS = Where.FORM | Where.PICK
ANYWHERE = ~(FORMS | Where.ASK)
LISTS = (
    Where.HOME
    | Where.CASE
    | Where.AGENDA
    | Where.FACTS
    | Where.LETTERS
    | Where.REPLIES
    | Where.EVIDENCE
    | Where.OFFER
    | Where.READY
    | Where.STATISTICS
)
A_CASE = Where.HOME | Where.CASE
CHANGED = (
    A_CASE | Where.AGENDA | Where.FACTS | Where.LETTERS | Where.REPLIES | Where.EVIDENCE | Where.OFFER | Where.READY
)
"""Where something is saved, and so can be taken back."""
TO_SEND = Where.LETTERS | Where.REPLIES


class Action(Struct, frozen=True):
    """Something that can be done. `shown` is its key as people read it."""

    id: str
    keys: str
    shown: str
    words: str
    help: str
    where: Where


NUMBERED = ("choose", "to-case")
"""The actions that have a key for each number: the first key is 1."""

ACTIONS: tuple[Action, ...] = (
    Action("up", "up,k", "↑ k", N_("up"), N_("The case, item or line above"), ANYWHERE),
    Action("down", "down,j", "↓ j", N_("down"), N_("The case, item or line below"), ANYWHERE),
    Action("page-up", "pageup,ctrl+b", "pgup", N_("page up"), N_("A page up"), ANYWHERE),
    Action("page-down", "pagedown,ctrl+f", "pgdn", N_("page down"), N_("A page down"), ANYWHERE),
    Action("top", "home", "home", N_("top"), N_("To the first"), ANYWHERE),
    Action("bottom", "end,G", "end G", N_("end"), N_("To the last"), ANYWHERE),
    Action("open", "enter,l,right", "enter", N_("open"), N_("Open what is selected"),
           Where.HOME | Where.AGENDA | Where.EVIDENCE | Where.CALM | Where.MAP),
    Action("back", "escape", "esc", N_("back"), N_("Back; what was typed is kept"), ANYWHERE),
    Action("left", "left,h", "← h", N_("left"), N_("To the page or the field on the left; else back"), ANYWHERE),
    Action("edit", "enter,e,space", "enter", N_("edit"), N_("Type the selected fact anew"), Where.FACTS),
    Action("label", "e,space", "e", N_("label"), N_("Say what the selected exhibit is and proves"), Where.EVIDENCE),
    Action("preview", "p", "p", N_("preview"), N_("Show the picture of the exhibit, or the list again"),
           Where.EVIDENCE),
    Action("earlier", "K", "K", N_("earlier"), N_("Put the selected exhibit before the one above"), Where.EVIDENCE),
    Action("later", "J", "J", N_("later"), N_("Put the selected exhibit after the one below"), Where.EVIDENCE),
    Action("take-out", "d", "d", N_("take out"), N_("Take the exhibit out; its copy stays, undo brings it back"),
           Where.EVIDENCE),
    Action("next-piece", "space,enter,right,l", "space", N_("next field"), N_("The next field to type over"),
           Where.DICTATE),
    Action("copy", "c", "c", N_("copy"), N_("Send the text to the terminal's clipboard"), TO_SEND | Where.DICTATE),
    Action("to-file", "f", "f", N_("to a file"), N_("Write the letter into the home folder"), Where.LETTERS),
    Action("plain", "p", "p", N_("plain page"), N_("Show the text alone, to select it with the mouse"), TO_SEND),
    Action("turn", "enter,tab", "enter tab", N_("read"),
           N_("From the list to the text and back: the arrows scroll it"), TO_SEND),
    Action("tick", "space", "space", N_("tick"), N_("Tick the selected item, or take the tick back"), Where.CASE),
    Action("tick-on", "D", "D", N_("tick on a day"), N_("Tick the selected item with its day"),
           Where.CASE),
    Action("set-aside", "minus", "-", N_("set aside"),
           N_("Mark the selected item: cannot get it, not needed, missing again"), Where.CASE | Where.EVIDENCE),
    Action("choose", "1,2,3,4,5,6,7,8,9", "1-9", N_("choose"), N_("Take the choice with that number"),
           Where.CASE | Where.REPLIES | Where.OFFER | Where.READY),
    Action("to-case", "1,2,3,4,5,6,7,8,9", "1-9", N_("to a case"),
           N_("To the case with that number; enter opens it"), Where.HOME),
    Action("close", "full_stop,ideographic_full_stop", ".", N_("close"),
           N_("Close the case with its outcome; a closed one goes on"), A_CASE),
    Action("from-app", "e", "e", N_("the app says"), N_("Copy the date that the app shows for this deadline"),
           Where.AGENDA),
    Action("snooze", "minus", "-", N_("remind later"), N_("Do not remind me before a day, with a reason"),
           Where.AGENDA),
    Action("have", "space", "space", N_("done"), N_("Done: tick the evidence, or count the deadline no more"),
           Where.AGENDA),
    Action("next-gap", "right_square_bracket", "]", N_("next gap"),
           N_("To the next thing that is missing; on the map to the next step that may follow"),
           Where.FACTS | Where.CASE | Where.MAP),
    Action("previous-gap", "left_square_bracket", "[", N_("gap before"), N_("To the missing thing before"),
           Where.FACTS | Where.CASE | Where.MAP),
    Action("to-now", "0", "0", N_("to now"), N_("Back to what counts now"), Where.AGENDA | Where.MAP),
    Action("todo", "plus", "+", N_("own to-do"), N_("Set yourself something to do, with a day"), A_CASE),
    Action("offer", "b", "b", N_("offer"), N_("Their offer beside what may be asked for; what is at stake"),
           A_CASE | Where.REPLIES | Where.OFFER),
    Action("new-offer", "e", "e", N_("note an offer"), N_("Note what they offer"), Where.OFFER),
    Action("money", "m", "m", N_("money came"), N_("Note money that came back"), Where.OFFER),
    Action("check", "c", "c", N_("check"), N_("What is missing before something is handed in that counts once"),
           A_CASE | Where.READY),
    Action("mend", "enter", "enter", N_("mend"), N_("Go where the selected gap is mended"), Where.READY),
    Action("statistics", "S", "S", N_("statistics"), N_("What came of your cases"), Where.HOME | Where.STATISTICS),
    Action("see", "enter", "enter", N_("see a case"), N_("Open a case of this line; again the next one"),
           Where.STATISTICS),
    Action("next-year", "right,l", "→", N_("next year"), N_("The year after; left the year before"),
           Where.STATISTICS),
    Action("calm", "0", "0", N_("calm"), N_("The one thing to do now; the rest can wait"), A_CASE | Where.CALM),
    Action("jump", "apostrophe", "'", N_("jump"), N_("A letter before each line; typing it goes there"), LISTS),
    Action("next-pane", "tab", "tab", N_("next page"), N_("The next page of the case"), Where.CASE),
    Action("previous-pane", "shift+tab", "shift+tab", N_("previous page"), N_("The page before"), Where.CASE),
    Action("new", "n", "n", N_("new case"), N_("Open a new case"), A_CASE),
    Action("search", "slash", "/", N_("search"), N_("Show only cases in which all words stand"), Where.HOME),
    Action("seek", "slash", "/", N_("find here"), N_("Find words on this screen; enter goes to the next hit"),
           Where.MAP | Where.CASE | Where.READ | Where.FACTS),
    Action("attach", "a", "a", N_("attach"), N_("Copy files into the evidence"),
           A_CASE | Where.EVIDENCE | Where.READY),
    Action("evidence", "v", "v", N_("evidence"), N_("What is missing, what is there, and what it proves"),
           A_CASE | Where.EVIDENCE | Where.READY),
    Action("export", "x", "x", N_("dossier"),
           N_("The case as one document for who decides, a copy for a helper, a stamp of time"),
           A_CASE | Where.EVIDENCE),
    Action("person", "N", "N", N_("for whom"),
           N_("Whom the case is for: name, phone, address, once for all papers"), A_CASE | Where.LETTERS),
    Action("letter", "w", "w", N_("letter"), N_("Write a letter from the facts"),
           A_CASE | Where.REPLIES | Where.AGENDA | Where.OFFER | Where.READY),
    Action("note", "i", "i", N_("note"), N_("Write a line into the diary, such as that a letter went out"),
           A_CASE | TO_SEND),
    Action("words", "slash", "/", N_("other words"), N_("Look for an answer to other words"), Where.REPLIES),
    Action("newer", "right,l", "→ l", N_("newer words"), N_("What they said after that; ← what they said before"),
           Where.REPLIES),
    Action("replies", "r", "r", N_("answers"), N_("What to answer to what the merchant said"),
           A_CASE | Where.OFFER),
    Action("facts", "e", "e", N_("facts"), N_("Correct or add facts"),
           A_CASE | Where.LETTERS | Where.DICTATE | Where.READY),
    Action("dictate", "y", "y", N_("type over"),
           N_("One field after the other, large, to type into a form on the phone"),
           A_CASE | Where.LETTERS | Where.DICTATE),
    Action("map", "m", "m", N_("map"), N_("The whole flow, and where the case stands in it"), A_CASE | Where.MAP),
    Action("agenda", "o", "o", N_("deadlines"), N_("What ends when, over all cases"), A_CASE | Where.AGENDA),
    Action("guidance", "g", "g", N_("guidance"), N_("What the playbook says about this step"), A_CASE),
    Action("story", "t", "t", N_("timeline"), N_("What happened so far"), A_CASE),
    Action("place", "P", "P", N_("place"), N_("Say where the case really stands, why, and since when"),
           A_CASE | Where.MAP),
    Action("agree", "A", "A", N_("agree"), N_("Count by the rule that has changed under the case"), A_CASE),
    Action("undo", "u", "u", N_("undo"), N_("Undo the last change of the case"), CHANGED),
    Action("redo", "ctrl+r", "ctrl+r", N_("redo"), N_("Do again what was undone"), CHANGED),
    Action("trash", "d", "d", N_("trash"), N_("Put the case in the trash; undo takes it out"), A_CASE),
    Action("sort", "s", "s", N_("sort"), N_("Sort by urgency, amount, number or person"),
           Where.HOME | Where.STATISTICS),
    Action("language", "L", "L", N_("language"), N_("中文 / English"), ANYWHERE),
    Action("theme", "T", "T", N_("colours"), N_("Dark, light or high contrast"), ANYWHERE),
    Action("mask", "z", "z", N_("mask"), N_("Cover names, numbers and addresses while others look on"), ANYWHERE),
    Action("repaint", "ctrl+l", "ctrl+l", N_("repaint"), N_("Paint the screen anew, if something garbled it"),
           ANYWHERE),
    Action("palette", "ctrl+p", "ctrl+p", N_("find"), N_("Find an action, a case or a page of guidance"), ANYWHERE),
    Action("help", "question_mark,f1", "?", N_("help"), N_("All keys"), ANYWHERE),
    Action("quit", "q,ctrl+q,ctrl+c", "q", N_("quit"), N_("Leave; everything is saved already"), ANYWHERE),
    Action("save", "ctrl+s", "ctrl+s", N_("save"), N_("In a form: save it"), Where.FORM),
    Action("next-field", "tab", "tab", N_("next"), N_("In a form: the next field"), Where.FORM),
    Action("previous-field", "shift+tab", "shift+tab", N_("previous field"), N_("In a form: the field before"),
           Where.FORM),
    Action("anew", "ctrl+n", "ctrl+n", N_("begin anew"), N_("In a form: throw the draft away and begin anew"),
           Where.FORM),
    Action("form-help", "f1", "f1", N_("help"), N_("In a form: what can be done in it"), Where.FORM),
    Action("next-option", "right,space,l", "→", N_("next option"), N_("In a form: the next option of a few"),
           Where.PICK),
    Action("previous-option", "left,backspace,h", "←", N_("previous option"), N_("In a form: the option before"),
           Where.PICK),
    Action("yes", "y", "y", N_("yes"), N_("Say yes to a question"), Where.ASK),
    Action("no", "n", "n", N_("no"), N_("Say no to a question"), Where.ASK),
)  # fmt: skip


FOOT: Mapping[Where, str] = {
    Where.HOME: "open new search agenda statistics calm undo quit note letter to-case palette help",
    Where.CASE: "back tick choose next-pane attach evidence letter replies undo facts note offer check close "
    "set-aside dictate export map quit help",
    Where.READ: "down page-down page-up seek back help",
    Where.AGENDA: "open from-app snooze have letter undo to-now back help",
    Where.FACTS: "edit next-gap seek undo previous-gap back help",
    Where.LETTERS: "back turn copy note to-file plain facts dictate help",
    Where.REPLIES: "back turn copy words left letter note plain choose help",
    Where.MAP: "open seek next-gap to-now down up back help",
    Where.DICTATE: "back next-piece copy facts help",
    Where.EVIDENCE: "back open attach label preview earlier later take-out undo export set-aside help",
    Where.OFFER: "back choose new-offer money letter replies undo help",
    Where.READY: "back mend attach letter evidence choose undo help",
    Where.STATISTICS: "back see left next-year sort help",
    Where.CALM: "open down calm back help",
}
"""What the footer of a screen names: as many as there is room for, and help always."""


@lru_cache(maxsize=16)
def bindings(where: Where) -> list[Binding | tuple[str, str] | tuple[str, str, str]]:
    """The key bindings of a screen, with the keys of the table; what was rebound is laid over them by the app."""
    from textual.binding import Binding

    made: list[Binding | tuple[str, str] | tuple[str, str, str]] = []
    for action in ACTIONS:
        if where not in action.where:
            continue
        if action.id in NUMBERED:
            made += [
                Binding(key, f"do('{action.id}', {n})", action.words, show=False, id=f"{action.id}-{n}")
                for n, key in enumerate(action.keys.split(","), 1)
            ]
        else:
            # in a form the field with the focus would take the key otherwise
            typing = bool(where & Where.FORM)
            made.append(
                Binding(action.keys, f"do('{action.id}')", action.words, show=False, priority=typing, id=action.id)
            )
    return made


def in_footer(where: Where, actions: tuple[Action, ...] = ACTIONS) -> tuple[Action, ...]:
    """The actions a screen's footer names, those that matter most first."""
    by_id = {action.id: action for action in actions}
    return tuple(by_id[name] for name in FOOT[where].split())
