"""Ids in words; an id that the playbook has no more stands for itself."""

from __future__ import annotations

from store.case.intents import OpenCase
from store.case.refs import TodoRef
from store.case.titles import Titles
from store.opening import HomeDesk


def test_a_thing_to_do_is_called_as_its_step_has_it(desk: HomeDesk) -> None:
    view = desk.open(OpenCase("douyin", title="耳机")).view
    todo = view.playbook.step("contact").todos[0]
    titles = Titles(view.case, view.playbook)
    assert titles.item(str(TodoRef("contact", todo.id))) == todo.text
    for gone in (TodoRef("contact", "gone"), TodoRef("gone", todo.id)):
        assert titles.item(str(gone)) == str(gone)
    assert Titles(view.case, None).item(str(TodoRef("contact", todo.id))) == str(TodoRef("contact", todo.id))
    assert titles.step("gone") == "gone"
