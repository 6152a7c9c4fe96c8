"""What the pages of steps and reasons say beside their words: to-dos, needs, what helps, what makes no sense."""

from __future__ import annotations

from msgspec import Struct

from content.pack.model import Need, Page

GOODS = "goods"
"""Among what makes no sense: all that has to do with goods on their way."""


class ToDo(Struct, frozen=True, gc=False):
    """An item of a step's task list; `goods`: one to be done with goods only."""

    id: str
    text: str
    required: bool
    goods: bool = False


class StepPage(Struct, frozen=True, gc=False):
    """What a playbook says about a step.

    `gate` is who reads what is handed in here, empty where nothing is that counts; `fee` and `time` are what it
    costs and takes, in words with their source; `waives` is what accepting an offer gives up; `helps` are keys of
    facts that are of use here, in the order of asking; `goods` says that one comes here with goods only.
    """

    action: str
    needs: tuple[str, ...]
    letters: tuple[str, ...]
    outcome: str
    todos: tuple[ToDo, ...]
    page: Page
    gate: str = ""
    fee: str = ""
    time: str = ""
    waives: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()
    goods: bool = False


class ReasonPage(Struct, frozen=True, gc=False):
    """How to win with a reason; `label` is what the platform's own form calls it, or empty.

    `moot` are the keys of facts that make no sense with it: they are not asked for, and no limit runs from them;
    `limit:<id>` in it is a limit that does not hold, `step:<id>` a step to which nothing leads, and `goods` all
    that has to do with goods: where nothing is sent, nothing is received or goes back. `begins` is the step where a
    new case with it rests, or empty: where every case begins. `action` is the first move where that of the step is
    not, or empty. `letters` are those the first move sends. `helps` are the keys of facts that are of use with it.
    `goods` says what becomes of them when the money comes back: they go `back` or `stay`; empty where it depends.
    `right` is the limit of the right it rests on, or empty: once that is over the first move is none any more.
    `house` is how a letter calls whom it is written to, where that is neither a shop nor just a business; or empty.
    `named` is how papers call what it is about, where its title names only a thing; or empty.
    """

    label: str
    needs: tuple[Need, ...]
    page: Page
    moot: tuple[str, ...] = ()
    begins: str = ""
    action: str = ""
    helps: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    goods: str = ""
    right: str = ""
    house: str = ""
    named: str = ""
