"""Files that are marked: whose kind goes with whose."""

from __future__ import annotations

from pathlib import Path

from store.care.candidates import Candidate, Meant
from store.case.intents import OpenCase
from store.opening import HomeDesk
from tui.desk.dialogs.marks import MarkedFiles


def marked(desk: HomeDesk, *names: str) -> MarkedFiles:
    files = MarkedFiles(desk.open(OpenCase("douyin", facts={"product": "壶"})).view)
    files.add(Meant(tuple(Candidate(Path(name)) for name in names), ()))
    return files


def test_a_choice_that_passes_other_kinds_leaves_none_of_them_behind(desk: HomeDesk) -> None:
    files = marked(desk, "a.png", "b.png", "c.png")
    first = files.all[Path("a.png")]
    for kind in ("order", "chat", "goods"):
        assert files.call(first, kind) == 2
    assert {one.kind for one in files.all.values()} == {"goods"}


def test_what_was_said_of_one_file_leaves_the_others_as_they_were(desk: HomeDesk) -> None:
    files = marked(desk, "a.png", "b.png", "c.png")
    files.call(files.all[Path("a.png")], "goods")
    assert files.call(files.all[Path("b.png")], "chat") == 0
    assert files.call(files.all[Path("a.png")], "order") == 0
    assert [one.kind for one in files.all.values()] == ["order", "chat", "goods"]
