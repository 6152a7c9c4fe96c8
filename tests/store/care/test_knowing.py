"""What a home knows of the people its cases are for, so that it can be hidden: names, and nothing else."""

from __future__ import annotations

from store.care.knowing import known_persons
from store.dossier.redact_kinds import Kind
from store.opening import HomeDesk
from store.people.person import Person


def test_what_a_person_is_called_here_is_hidden_only_where_it_is_a_name(desk: HomeDesk) -> None:
    desk.people.keep(Person("王秀英", phone="13712345678"))
    desk.people.keep(Person("妈妈", "欧阳明月"))
    names = {value for kind, value in known_persons(desk).values if kind is Kind.NAME}
    assert names == {"王秀英", "欧阳明月"}
