"""Keys wait for what the keys before them began, a form that is saved among it."""

from __future__ import annotations

import threading
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual import events

from content.text.words import N_
from store.case.intents import TakeChoice
from store.errors import HomeProblem
from store.opening import HomeDesk
from tests.tui.desk.conftest import Hand, OpenDesk
from tests.tui.desk.keys.test_at_once import at_once
from tui.desk import inorder
from tui.desk.dialogs.note import NoteForm
from tui.desk.inorder import InOrder
from tui.desk.screens.agenda import AgendaScreen
from tui.desk.screens.case import CaseScreen
from tui.desk.screens.home import HomeScreen


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Cases are saved only after this is set."""
    let = threading.Event()
    for name in ("do", "open"):
        made = getattr(HomeDesk, name)

        def held(desk: HomeDesk, *given: Any, made: Any = made) -> Any:
            let.wait(60)
            return made(desk, *given)

        monkeypatch.setattr(HomeDesk, name, held)
    return let


def send(hand: Hand, *keys: str) -> None:
    for key in keys:
        hand.app.post_message(events.Key(key, key if len(key) == 1 else None))


async def test_what_follows_a_new_case_is_done_to_that_case(
    open_desk: OpenDesk, earphones: int, slow: threading.Event
) -> None:
    async with open_desk(120, 36) as hand:
        send(hand, "n", "壶", "ctrl+s", "i", "d")
        await hand.pilot.pause(0.1)
        assert isinstance(hand.front, HomeScreen), "it waits"
        slow.set()
        await hand.rest()
        await hand.rest()
        assert isinstance(hand.front, NoteForm)
        assert hand.front.values()["text"] == "d"
        assert hand.front.draft == f"note-{earphones + 1}"


async def test_what_is_pasted_waits_too(open_desk: OpenDesk, earphones: int, slow: threading.Event) -> None:
    async with open_desk(120, 36) as hand:
        send(hand, "n", "壶", "ctrl+s", "i")
        hand.app.post_message(events.Paste("不退"))
        await hand.pilot.pause(0.1)
        assert isinstance(hand.front, HomeScreen), "it waits"
        slow.set()
        await hand.rest()
        await hand.rest()
        assert isinstance(hand.front, NoteForm)
        assert hand.front.values()["text"] == "不退"


async def test_where_saving_takes_too_long_nobody_waits(
    open_desk: OpenDesk, earphones: int, slow: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inorder, "SAVING", 0.05)
    async with open_desk(120, 36) as hand:
        send(hand, "i", "d", "ctrl+s", "o")
        end = time.monotonic() + 20
        while not isinstance(hand.front, AgendaScreen):
            assert time.monotonic() < end
            await hand.pilot.pause(0.02)
        assert not hand.app.worker.idle
        slow.set()
        await hand.rest()
        await hand.press("o")
        send(hand, "i", "e", "ctrl+s", "i", "f")
        await hand.rest()
        await hand.rest()
        form: Any = hand.front
        assert form.values()["text"] == "f", "the next form is waited for again"


async def test_what_could_not_be_saved_holds_nothing_back(
    open_desk: OpenDesk, earphones: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise HomeProblem(N_("The disk is full."))

    monkeypatch.setattr(HomeDesk, "do", full)
    async with open_desk(120, 36) as hand:
        await at_once(hand, "i", "d", "ctrl+s", "i", "e")
        assert hand.front.values()["text"] == "de", "the draft is back"


async def test_a_key_goes_to_the_gate_that_opens_when_a_choice_is_saved(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    desk.do(earphones, TakeChoice("refused"))
    async with open_desk(120, 36) as hand:
        await at_once(hand, "enter", "1", "enter", "1")
        assert desk.view(earphones).step.id == "review", "1 is the key with which one goes on at the gate"
        assert isinstance(hand.front, CaseScreen)


async def test_a_form_on_which_the_worker_breaks_holds_nothing_back(
    open_desk: OpenDesk, earphones: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(inorder, "SAVING", 60)
    monkeypatch.setattr(HomeDesk, "do", broken)
    async with open_desk(120, 36) as hand:
        await at_once(hand, "i", "d", "ctrl+s", "o")
        assert isinstance(hand.front, AgendaScreen)


class Forms:
    """An app of which nothing is there but the count of forms that are saved, and a clock that is moved by hand."""

    def __init__(self) -> None:
        self.worker, self.asked = self, 0
        self.rings: list[Callable[[], Awaitable[None]]] = []
        self.done: list[str] = []
        app: Any = self
        self.in_order = InOrder(app, self.carry_out)

    def set_timer(self, _: float, ring: Callable[[], object]) -> Forms:
        self.ring = ring
        return self

    def call_later(self, then: Callable[[], Awaitable[None]]) -> None:
        self.rings.append(then)

    def stop(self) -> None:
        self.ring = lambda: None

    async def carry_out(self, event: events.Event) -> None:
        assert isinstance(event, events.Key)
        self.done.append(event.key)

    async def take(self, key: str) -> None:
        await self.in_order.take(events.Key(key, key))

    async def pass_on(self) -> None:
        while self.rings:
            await self.rings.pop(0)()


async def test_a_form_after_one_that_took_too_long_is_waited_for_again() -> None:
    forms = Forms()
    forms.asked = 1
    await forms.take("a")
    assert forms.done == []
    forms.ring()
    await forms.pass_on()
    await forms.take("b")
    assert forms.done == ["a", "b"], "nobody waits any more"
    forms.asked = 2
    await forms.take("c")
    await forms.in_order.told()
    assert forms.done == ["a", "b"], "that was the one nobody waits for"
    await forms.in_order.told()
    assert forms.done == ["a", "b", "c"]


async def test_who_waited_to_the_end_waits_for_the_next_form_just_as_long() -> None:
    forms = Forms()
    forms.asked = 1
    await forms.take("a")
    forms.ring()
    await forms.in_order.told()
    await forms.pass_on()
    assert forms.done == ["a"]
    forms.asked = 2
    await forms.take("b")
    assert forms.done == ["a"], "the bell that rang was for the form before"
    first = forms.ring
    await forms.in_order.told()
    forms.asked = 3
    await forms.take("c")
    assert forms.ring is not first, "and each form has its own"
    assert forms.done == ["a", "b"]
