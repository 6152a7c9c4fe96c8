"""What was marked to be taken in comes back from its draft as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.intake.incoming import Incoming, draft_of, marked_in

MARKED = (
    Incoming(Path("/拆 箱/开箱“一”.jpg"), "chat", "耳机没有声音", "11-21 10:00"),
    Incoming(Path("/a.zip"), "", whole=True),
)


def test_what_was_marked_and_typed_is_kept_as_text() -> None:
    kept = draft_of(MARKED, "/下载/")
    assert (kept["path"], marked_in(kept)) == ("/下载/", MARKED)
    assert draft_of((), "/下载/") == {"path": "/下载/"}
    assert draft_of(()) == {}
    assert draft_of(MARKED).keys() == {"marked"}


@pytest.mark.parametrize(
    "text", ["", "{", "{}", '[{"path": 3}]', json.dumps([{"evidence": "chat"}]), "[1]", "null"]
)
def test_a_draft_that_cannot_be_read_marks_nothing(text: str) -> None:
    assert marked_in({"marked": text}) == ()
    assert marked_in({}) == ()
