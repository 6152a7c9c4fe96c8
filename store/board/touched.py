"""Which cases a changed playbook touches: those counted by a rule that it tells otherwise now, or has no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from content.text.words import N_, Message, message
from store.case.alerts import gone
from store.case.deadlines.model import Changed
from store.case.view import CaseView


class Touched(Struct, frozen=True):
    """A limit of a case that a changed playbook would move, see `Changed`; with none it is in the playbook no more.

    `title` is all the words of the limit, `thing` the first of them.
    """

    view: CaseView
    id: str
    title: str
    thing: str
    changed: Changed | None = None

    @property
    def words(self) -> Message:
        """What would move, or that it is counted no more."""
        if self.changed is not None:
            return self.changed.words(self.thing)
        text = N_("{deadline}: the playbook no longer has it, so it is not counted any more")
        return message(text, deadline=self.id)


def touched(views: Iterable[CaseView]) -> Iterator[Touched]:
    """The limits of some cases that their playbooks tell otherwise now, in the order of the cases."""
    for view in views:
        for one in view.deadlines:
            if one.changed is not None:
                yield Touched(view, one.id, one.title, one.thing, one.changed)
        for name in gone(view.case, view.playbook):
            yield Touched(view, name, name, name)
