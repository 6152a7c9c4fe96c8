"""Many files are one change; one that is here already is told by name; what is taken from the inbox leaves it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from content.text.words import Problem, Translator
from store.care import taking
from store.care.inbox import waiting
from store.care.taking import take_in
from store.case.done import Done, attached
from store.case.intents import LabelExhibit, NoteDiary, OpenCase, RedoChange, UndoChange
from store.opening import HomeDesk


@pytest.fixture
def case(desk: HomeDesk) -> int:
    return desk.open(OpenCase("douyin", facts={"product": "耳机"})).view.number


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    """Three files of which two have the same bytes."""
    made = [tmp_path / name for name in ("1.png", "2.png", "again.png")]
    for path, data in zip(made, (b"one", b"two", b"one"), strict=True):
        path.write_bytes(data)
    return made


def done_of(found: list[Done | Problem]) -> list[Done]:
    assert not any(isinstance(one, Problem) for one in found)
    return [one for one in found if isinstance(one, Done)]


def said(done: Done) -> str:
    return Translator("en").say(done.words)


def names(desk: HomeDesk, case: int) -> list[str]:
    return [one.name for one in desk.view(case).exhibits]


def test_one_undo_takes_back_all_files_of_one_call(desk: HomeDesk, case: int, photos: list[Path]) -> None:
    done_of(list(take_in(desk, case, photos[:2], "chat")))
    assert names(desk, case) == ["1.png", "2.png"]
    undone = desk.do(case, UndoChange())
    assert "1.png and 1 more" in said(undone)
    assert names(desk, case) == []
    assert next(item.open for item in desk.view(case).marked if item.id == "chat")
    desk.do(case, RedoChange())
    assert names(desk, case) == ["1.png", "2.png"]


def test_calls_are_changes_of_their_own_also_with_another_change_between(
    desk: HomeDesk, case: int, photos: list[Path]
) -> None:
    done_of(list(take_in(desk, case, photos[:1], "chat")))
    done_of(list(take_in(desk, case, photos[1:2], "chat")))
    desk.do(case, UndoChange())
    assert names(desk, case) == ["1.png"]
    taken = take_in(desk, case, photos[1:], "goods")
    next(taken)
    desk.do(case, NoteDiary("中间记的一笔"))
    next(taken)
    desk.do(case, UndoChange())
    assert names(desk, case) == ["1.png", "2.png"], "what somebody wrote between parts the two"


def test_each_file_is_told_by_its_own_name(desk: HomeDesk, case: int, photos: list[Path]) -> None:
    one, two = done_of(list(take_in(desk, case, photos[:2], "chat")))
    assert "1.png" in said(one)
    assert "2.png" in said(two)


def test_the_same_file_again_is_told_with_the_exhibit_it_equals(
    desk: HomeDesk, case: int, photos: list[Path]
) -> None:
    first, _, again = done_of(list(take_in(desk, case, photos, "chat")))
    assert first.twin is None
    assert not again.changed
    assert said(again).startswith("again.png is the same file as E1 (")
    assert said(again).endswith("it was not taken in again.")
    every = attached([first, _, again], [])
    assert "2 files" in said(every)
    assert "again.png is the same file as E1" in said(every)


def test_under_another_kind_it_is_told_and_kept(desk: HomeDesk, case: int, photos: list[Path]) -> None:
    done_of(list(take_in(desk, case, photos[:2], "chat")))
    (other,) = done_of(list(take_in(desk, case, photos[2:], "goods")))
    assert other.changed
    assert "again.png is the same file as E1" in said(other)
    assert "kept under both kinds" in said(other)
    assert [one.evidence for one in desk.view(case).exhibits] == ["chat", "chat", "goods"]


def test_a_file_that_is_called_another_kind_by_now_can_be_taken_in_as_what_it_was(
    desk: HomeDesk, case: int, photos: list[Path]
) -> None:
    done_of(list(take_in(desk, case, photos[:1], "chat")))
    desk.do(case, LabelExhibit(desk.view(case).exhibits[0].id, "goods", "划痕"))
    done_of(list(take_in(desk, case, photos[:1], "chat")))
    one, two = desk.view(case).exhibits
    assert one.id != two.id
    desk.do(case, LabelExhibit(two.id, "chat", "原话"))
    assert [one.note for one in desk.view(case).exhibits] == ["划痕", "原话"]


class TestInbox:
    @pytest.fixture
    def inbox(self, desk: HomeDesk) -> Path:
        folder = desk.home.inbox
        (folder / "手机").mkdir()
        for path in (folder / "a.png", folder / "手机" / "b.png", folder / ".part"):
            path.write_bytes(path.name.encode())
            os.utime(path, (1_700_000_000, 1_700_000_000))
        return folder

    def test_what_waits_is_known_and_leaves_when_it_is_safe(self, desk: HomeDesk, case: int, inbox: Path) -> None:
        assert [path.name for path in waiting(desk.home)] == ["a.png", "b.png"]
        done_of(list(take_in(desk, case, waiting(desk.home), "chat")))
        assert names(desk, case) == ["a.png", "b.png"]
        assert waiting(desk.home) == ()
        assert (inbox / ".part").exists()
        desk.do(case, UndoChange())
        assert len(list((desk.home.evidence / str(case)).iterdir())) == 2, "the copies stay, undone or not"

    def test_what_is_being_written_or_refused_stays(
        self, desk: HomeDesk, case: int, inbox: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (inbox / "a.png").touch()
        found = list(take_in(desk, case, [inbox / "a.png"], "chat"))
        assert isinstance(found[0], Problem)
        assert isinstance(next(take_in(desk, case, [inbox / "手机"], "no-such-kind")), Problem)
        monkeypatch.setattr(taking, "SETTLED", -1.0)
        assert len(waiting(desk.home)) == 2
        done_of(list(take_in(desk, case, [inbox / "a.png"], "chat")))
        assert [path.name for path in waiting(desk.home)] == ["b.png"]

    def test_what_is_written_while_it_is_taken_stays(self, desk: HomeDesk, case: int, inbox: Path) -> None:
        taken = take_in(desk, case, [inbox / "a.png"], "chat")
        assert isinstance(next(taken), Done)
        (inbox / "a.png").write_bytes(b"more")
        assert list(taken) == []
        assert (inbox / "a.png").read_bytes() == b"more"

    def test_a_file_from_elsewhere_is_not_moved(self, desk: HomeDesk, case: int, photos: list[Path]) -> None:
        done_of(list(take_in(desk, case, photos[:1], "chat")))
        assert photos[0].exists()


def test_an_empty_file_shows_nothing_and_is_not_taken(desk: HomeDesk, case: int, tmp_path: Path) -> None:
    (tmp_path / "empty.png").touch()
    (tmp_path / "shot.png").write_bytes(b"shot")
    found = list(take_in(desk, case, [tmp_path / "empty.png", tmp_path / "shot.png"], "chat"))
    assert isinstance(found[0], Problem)
    assert "empty" in str(found[0])
    assert names(desk, case) == ["shot.png"]


@pytest.mark.parametrize("what", ["", "..", "cases.json", "backups", "people.json", "drafts"])
def test_the_files_that_hold_all_cases_are_no_evidence_of_one(desk: HomeDesk, case: int, what: str) -> None:
    (desk.home.path / "people.json").write_text("[]")
    found = list(take_in(desk, case, [desk.home.path / what], "chat"))
    assert [isinstance(one, Problem) for one in found] == [True]
    assert "own files" in str(found[0])
    assert names(desk, case) == []


@pytest.mark.parametrize("folder", ["inbox", "letters", "evidence/9"])
def test_a_paper_that_lies_in_the_home_may_be_taken_in(desk: HomeDesk, case: int, folder: str) -> None:
    path = desk.home.path / folder / "a.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_text("said")
    os.utime(path, (1, 1))
    done_of(list(take_in(desk, case, [path], "chat")))
    assert names(desk, case) == ["a.txt"]
