"""What can be said of exhibits after they were taken in, as it is typed; each change can be undone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.tui.conftest import Cli


@pytest.fixture
def case(cli: Cli, tmp_path: Path) -> Cli:
    """A case with E1, E2 and E3."""
    cli.add(reason="quality")
    for name, kind in (("a.png", "chat"), ("b.png", "chat"), ("c.png", "goods")):
        (tmp_path / name).write_bytes(name.encode())
        assert cli("attach", "1", str(tmp_path / name), "--kind", kind).status == 0
    return cli


def order(cli: Cli) -> list[int]:
    return [one["no"] for one in cli("evidence", "1", "--json").json]


def test_kind_and_note_are_said_by_id_or_by_title(case: Cli) -> None:
    shown = case("exhibit", "1", "E2", "--kind", "goods", "--note", "左耳无声", "--json").json["exhibits"][1]
    assert (shown["no"], shown["evidence"], shown["note"]) == (2, "goods", "左耳无声")
    assert case("exhibit", "1", "e2", "--kind", "聊天记录").status == 0
    again = case("show", "1", "--json").json["exhibits"][1]
    assert (again["evidence"], again["note"]) == ("chat", "左耳无声"), "a note that nobody touched stays"
    case("undo", "1")
    assert case("show", "1", "--json").json["exhibits"][1]["evidence"] == "goods"
    assert case("exhibit", "1", "2", "--note", "").status == 0


def test_order(case: Cli) -> None:
    assert case("exhibit", "1", "E3", "--first").status == 0
    assert order(case) == [3, 1, 2]
    assert case("exhibit", "1", "E3", "--after", "E1").status == 0
    assert order(case) == [1, 3, 2]
    assert case("exhibit", "1", "E1", "--after", "E2").status == 0
    assert order(case) == [3, 2, 1]
    assert "本来就是这样" in case("exhibit", "1", "E1", "--after", "E1").out
    case("undo", "1")
    assert order(case) == [1, 3, 2]


def test_out_and_back(case: Cli) -> None:
    assert case("exhibit", "1", "E1", "--out").status == 0
    assert order(case) == [2, 3]
    said = case("exhibit", "1", "E1", "--note", "x")
    assert said.status == 1
    assert "E2、E3" in said.err
    assert case("exhibit", "1", "E1", "--back", "--note", "回来").status == 0
    assert order(case) == [1, 2, 3]
    assert case("show", "1", "--json").json["exhibits"][0]["note"] == "回来"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["E1"], 2),
        (["E1", "--out", "--note", "x"], 2),
        (["E1", "--first", "--after", "E2"], 2),
        (["E9", "--out"], 1),
        (["one", "--out"], 1),
        (["E1", "--kind", "nonsense"], 1),
        (["E1", "--after", "E8"], 1),
    ],
)
def test_what_cannot_be_meant_is_refused_in_one_sentence(case: Cli, words: list[str], status: int) -> None:
    said = case("exhibit", "1", *words)
    assert said.status == status
    assert said.err.strip()
    assert order(case) == [1, 2, 3]


def test_the_same_file_is_told_by_name(case: Cli, tmp_path: Path) -> None:
    (tmp_path / "1.png").write_bytes(b"a.png")
    said = case("attach", "1", str(tmp_path / "1.png"), "--kind", "chat")
    assert "1.png和E1" in said.out
    assert "没有再收入" in said.out
    said = case("attach", "1", str(tmp_path / "1.png"), "--kind", "goods", "--json")
    assert said.json["taken"] == 1
    assert "1.png和E1" in said.json["same"][0]
    assert len(said.json["exhibits"]) == 4


def test_a_kind_is_never_taken_for_granted(case: Cli, tmp_path: Path) -> None:
    (tmp_path / "d.png").write_bytes(b"d")
    said = case("attach", "1", str(tmp_path / "d.png"))
    assert "tuikuan exhibit 1 E4 --kind" in said.err
    assert not case("attach", "1", str(tmp_path / "a.png"), "--kind", "chat").err


def test_several_files_are_one_undo(case: Cli, tmp_path: Path) -> None:
    for n in range(3):
        (tmp_path / f"n{n}.png").write_bytes(b"n%d" % n)
    assert case("attach", "1", f"{tmp_path}/n*.png", "--kind", "order").status == 0
    assert len(order(case)) == 6
    assert "还有2" in case("undo", "1").out
    assert order(case) == [1, 2, 3]


def test_the_inbox(case: Cli) -> None:
    inbox = case.home.inbox
    assert case("attach", "1", "--inbox", "--kind", "order").status == 1
    for name in ("x.png", "y.png"):
        (inbox / name).write_bytes(name.encode())
        os.utime(inbox / name, (1_700_000_000, 1_700_000_000))
    assert case("attach", "1", "../x.png", "--inbox").status == 2
    assert case("attach", "1", "y.png", "--inbox", "--kind", "order").status == 0
    assert [path.name for path in inbox.iterdir()] == ["x.png"]
    assert case("attach", "1", "--inbox", "--kind", "order").status == 0
    assert not list(inbox.iterdir())
    assert case("attach", "1").status == 2


def test_who_has_just_copied_a_file_in_need_not_say_it_twice(case: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh, waited = case.home.inbox / "z.png", list[float]()
    fresh.parent.mkdir(parents=True, exist_ok=True)
    fresh.write_bytes(b"z")

    def sleep(seconds: float) -> None:
        waited.append(seconds)
        os.utime(fresh, (1_700_000_000, 1_700_000_000))

    monkeypatch.setattr("tui.cli.attach.time.sleep", sleep)
    assert case("attach", "1", "--inbox", "--kind", "order").status == 0
    assert len(waited) == 1
    assert 0 < waited[0] <= 3


def test_what_is_wrong_with_all_files_alike_is_said_once(cli: Cli, tmp_path: Path) -> None:
    number = cli.add()
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)
    said = cli("attach", number, str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--kind", "聊天")
    assert said.status == 1
    assert said.err.count("聊天记录") == 1
    assert cli("evidence", number, "--json").json == []
