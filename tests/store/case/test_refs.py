"""What can be marked or dated: ids read and written in one place."""

from __future__ import annotations

import pytest

from store.case.refs import (
    EvidenceRef,
    FactRef,
    LimitRef,
    OwnRef,
    PromiseRef,
    Ref,
    TodoRef,
    agenda_id,
    deadline_id,
    is_own,
    parse_deadline,
    parse_ref,
)

REFS = (
    ("unboxing", EvidenceRef("unboxing")),
    ("contact.send-message", TodoRef("contact", "send-message")),
    ("fact:received-on", FactRef("received-on")),
    ("limit:intervene-window", LimitRef("intervene-window")),
    ("promise:7", PromiseRef(7)),
)


@pytest.mark.parametrize(("text", "ref"), REFS)
def test_an_id_is_read_and_written_back_as_it_was(text: str, ref: Ref) -> None:
    assert parse_ref(text) == ref
    assert str(ref) == text


@pytest.mark.parametrize("text", ["promise:soon", "promise:", "promise:７", "other:x", ""])
def test_what_is_no_id_of_another_kind_is_a_kind_of_evidence(text: str) -> None:
    assert parse_ref(text) == EvidenceRef(text)
    assert str(parse_ref(text)) == text


def test_a_deadline_is_called_by_its_limit_or_its_promise() -> None:
    assert (
        parse_deadline("intervene-window")
        == parse_deadline("limit:intervene-window")
        == LimitRef("intervene-window")
    )
    assert deadline_id(LimitRef("intervene-window")) == "intervene-window"
    assert parse_deadline(deadline_id(PromiseRef(7))) == PromiseRef(7)
    assert agenda_id(EvidenceRef("unboxing")) == "evidence:unboxing"
    assert agenda_id(PromiseRef(7)) == "promise:7"


def test_an_entry_of_the_agenda_is_known_as_the_users_own() -> None:
    assert is_own(agenda_id(OwnRef(9)))
    assert not any(map(is_own, (agenda_id(PromiseRef(7)), agenda_id(EvidenceRef("own")), "own-limit")))
