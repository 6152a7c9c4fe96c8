"""A file and a journal that are no pair: named for what they are, both sides kept, and no number given twice."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from store.disk.journal import Database, open_database
from store.disk.journal.repair import repair
from store.errors import DamagedFile, HomeProblem
from tests.store.disk.journal.looks import copies, numbers


def later(main: Path, n: int) -> None:
    """One more change, folded."""
    with open_database(main) as database:
        database.insert({"n": n})


def told(main: Path) -> str:
    database = open_database(main)
    database.storage.close()
    return " ".join(map(str, database.notices))


def test_an_older_journal_beside_a_newer_file_is_neither_folded_in_nor_thrown_away(
    database: Database, main: Path, journal: Path
) -> None:
    older = journal.read_bytes()
    database.close()
    later(main, 6)
    open_database(main).insert({"n": 7})
    journal.write_bytes(older)
    assert "older than the file" in told(main)
    again = open_database(main)
    assert numbers(again) == [1, 2, 3, 4, 5, 6]
    assert again.insert({"n": 8}) > 7
    assert copies(main, "older") == [older]
    assert not told(main)


def test_a_newer_journal_beside_an_older_file_is_kept_and_the_file_counts(
    database: Database, main: Path, journal: Path
) -> None:
    older = main.read_bytes()
    database.close()
    later(main, 6)
    newer = open_database(main)
    given = newer.insert({"n": 7})
    held = journal.read_bytes()
    main.write_bytes(older)
    assert "newer than the file" in told(main)
    assert numbers(open_database(main)) == [1, 2, 3]
    assert open_database(main).insert({"n": 8}) > given
    assert copies(main, "newer") == [held]


def test_two_copies_that_each_went_on_are_told_apart(database: Database, main: Path, tmp_path: Path) -> None:
    database.close()
    other = tmp_path / "other"
    shutil.copytree(main.parent, other, ignore=lambda *_: ["other"])
    later(main, 6)
    later(other / main.name, 7)
    shutil.copy(other / "cases.json.journal", main.parent)
    assert "two copies of one folder" in told(main)
    assert numbers(open_database(main)) == [1, 2, 3, 4, 5, 6]


def test_a_journal_of_another_home_is_named_so(database: Database, main: Path, tmp_path: Path) -> None:
    later(tmp_path / "other.json", 9)
    shutil.copy(tmp_path / "other.json.journal", f"{main}.journal")
    assert "do not come from the same folder" in told(main)


@pytest.mark.parametrize("how", ["gone", "emptied"])
def test_a_journal_that_is_gone_or_emptied_is_told_and_the_rest_can_be_used(
    database: Database, main: Path, journal: Path, how: str
) -> None:
    highest = max(document.doc_id for document in database)
    if how == "gone":
        journal.unlink()
    else:
        journal.write_bytes(b"")
    assert f"was {how}" in told(main) or f"is {how}" in told(main)
    again = open_database(main)
    assert numbers(again) == [1, 2, 3]
    assert again.insert({"n": 6}) > highest
    assert not told(main)
    again.close()
    assert numbers(open_database(main)) == [1, 2, 3, 6]


def test_a_snapshot_put_in_place_of_everything_needs_no_journal(database: Database, main: Path) -> None:
    plain = database.plain()
    database.close()
    for path in main.parent.iterdir():
        path.unlink()
    main.write_bytes(plain)
    assert not told(main)
    assert numbers(open_database(main)) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("gone", ["folder", "files"])
def test_a_home_that_goes_while_it_is_open_is_told_until_it_is_back(
    database: Database, main: Path, tmp_path: Path, gone: str
) -> None:
    away = tmp_path.with_name(f"{tmp_path.name}-away")
    tmp_path.rename(away)
    if gone == "files":
        tmp_path.mkdir()
    for _ in range(2):
        with pytest.raises(HomeProblem, match="not there any more"):
            database.all()
    with pytest.raises(HomeProblem):
        database.insert({"n": 6})
    if gone == "files":
        shutil.rmtree(tmp_path)
    away.rename(tmp_path)
    assert numbers(database) == [1, 2, 3, 4, 5]
    database.insert({"n": 6})


def test_a_run_of_zeros_with_lines_behind_it_is_damage(main: Path, journal: Path) -> None:
    database = open_database(main)
    for n in range(40):
        database.insert({"n": n, "text": "凭证" * 20})
    whole, last = journal.read_bytes(), len(journal.read_bytes()) - 200
    for size in (512, 4096):
        for start in range(0, last - size, size):
            journal.write_bytes(whole[:start] + bytes(size) + whole[start + size :])
            with pytest.raises(DamagedFile, match="damaged"):
                open_database(main)


@pytest.mark.parametrize("bit", range(8))
def test_a_last_line_of_which_only_the_end_was_altered_is_damage_and_not_cut(
    database: Database, main: Path, journal: Path, bit: int
) -> None:
    whole = journal.read_bytes()
    journal.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1 << bit]))
    with pytest.raises(DamagedFile):
        open_database(main)
    repair(main)
    assert numbers(open_database(main)) == [1, 2, 3, 4, 5]


def test_zeros_at_the_end_are_told_and_kept_before_they_are_cut(main: Path, journal: Path) -> None:
    database = open_database(main)
    for n in range(6):
        database.insert({"n": n, "text": "凭证" * 90})
    whole = journal.read_bytes()
    start = len(whole) // 512 * 512
    journal.write_bytes(whole[:start] + bytes(len(whole) - start))
    assert "were never written" in told(main)
    assert open_database(main).insert({"n": 7}) > 5
    assert copies(main, "torn")


def test_a_copy_made_at_any_moment_is_whole_or_told(database: Database, main: Path, tmp_path: Path) -> None:
    """As a copy of a home in use comes about: the two files are read at different moments."""
    states: list[tuple[bytes, bytes]] = []
    for n in range(6, 14):
        with open_database(main) as one:
            one.insert({"n": n})
            states.append((main.read_bytes(), main.with_name("cases.json.journal").read_bytes()))
    copy = tmp_path / "copy" / "cases.json"
    copy.parent.mkdir()
    for k, (file, _) in enumerate(states):
        for j, (_, lines) in enumerate(states):
            for path in copy.parent.iterdir():
                path.unlink()
            copy.write_bytes(file)
            os.utime(copy, ns=(0, 0))
            copy.with_name("cases.json.journal").write_bytes(lines)
            found = open_database(copy)
            held = numbers(found)
            assert held == list(range(1, 6 + len(held) - 5))
            assert found.notices or len(held) == 6 + k or j in (k, k + 1)
            found.storage.close()
