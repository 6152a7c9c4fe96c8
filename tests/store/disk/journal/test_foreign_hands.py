"""The plain file written, replaced, taken away or linked by others: noticed, told, both sides kept."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest
import tinydb

from store.disk.files import Files
from store.disk.journal import Database, open_database
from store.errors import HomeProblem
from tests.store.disk.journal.looks import copies, numbers


def test_a_plain_file_that_plain_tinydb_wrote_to_counts_and_our_changes_too(database: Database, main: Path) -> None:
    with tinydb.TinyDB(main, encoding="utf-8") as stock:
        stock.update({"n": 30}, doc_ids=[3])
        stock.insert({"n": 40})
    theirs = main.read_bytes()
    reader = open_database(main)
    assert numbers(reader) == [1, 2, 30, 4, 5]
    assert "changed by another program" in str(reader.notices[0])
    assert main.read_bytes() == theirs
    reader.insert({"n": 6})
    assert copies(main, "changed") == [theirs]
    reader.close()
    assert numbers(database) == [1, 2, 30, 4, 5, 6]


class NoRoom(Files):
    """A disk that takes no copy of what another program wrote."""

    full = True

    def create(self, path: Path) -> int:
        if self.full and ".changed-" in path.name:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return super().create(path)


def test_what_another_program_wrote_is_not_written_over_before_it_is_kept(database: Database, main: Path) -> None:
    with tinydb.TinyDB(main, encoding="utf-8") as stock:
        stock.insert({"n": 40})
    theirs, files = main.read_bytes(), NoRoom()
    full = open_database(main, files)
    with pytest.raises(HomeProblem, match="No space left"):
        full.insert({"n": 6})
    assert (main.read_bytes(), copies(main, "changed")) == (theirs, [])
    files.full = False
    full.insert({"n": 6})
    assert copies(main, "changed") == [theirs]


def test_an_open_database_sees_that_an_editor_replaced_the_file(database: Database, main: Path) -> None:
    database.close()
    database = open_database(main)
    assert numbers(database) == [1, 2, 3, 4, 5]
    edited = main.with_name("edited")
    edited.write_text('{"_default": {"1": {"n": 10}, "9": {"n": 90}}}', encoding="utf-8")
    edited.replace(main)
    assert database.refresh() == {("_default", number) for number in (1, 2, 3, 4, 5, 9)}
    assert numbers(database) == [10, 90]
    assert "changed by another program" in str(database.notices[0])
    assert [[row["n"] for row in json.loads(copy)["_default"].values()] for copy in copies(main, "before")] == [
        [1, 2, 3, 4, 5]
    ]
    assert database.insert({"n": 11}) == 10
    database.close()
    with tinydb.TinyDB(main) as stock:
        assert numbers(stock) == [10, 90, 11]


def test_a_plain_file_that_was_only_copied_is_the_same(database: Database, main: Path) -> None:
    copy = main.with_name("copy")
    copy.write_bytes(main.read_bytes())
    copy.replace(main)
    assert numbers(open_database(main)) == [1, 2, 3, 4, 5]
    assert not open_database(main).notices
    assert not database.refresh()


def test_a_plain_file_of_unknown_origin_counts_and_the_journal_is_kept(
    database: Database, main: Path, journal: Path
) -> None:
    unfolded = journal.read_bytes()
    main.write_text('{"_default": {"1": {"n": 1}}}')
    again = open_database(main)
    assert numbers(again) == [1]
    assert "The file counts" in str(again.notices[0])
    assert again.insert({"n": 6}) > 5
    assert copies(main, "unnamed") == [unfolded]


def test_a_journal_that_is_taken_away_while_open_is_noticed(database: Database, main: Path, journal: Path) -> None:
    journal.unlink()
    assert numbers(database) == [1, 2, 3]
    assert database.notices
    assert b'"n":5' in copies(main, "before")[0]
    assert database.insert({"n": 6}) > 5


def test_a_link_stays_a_link_and_all_who_use_the_file_share_it(tmp_path: Path) -> None:
    real = tmp_path / "real" / "data.json"
    real.parent.mkdir()
    link = tmp_path / "cases.json"
    link.symlink_to(real)
    one, two = open_database(link), open_database(real)
    one.insert({"n": 1})
    two.insert({"n": 2})
    assert numbers(one) == [1, 2]
    one.close()
    assert link.is_symlink()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cases.json", "real"]
    assert numbers(open_database(link)) == [1, 2]


def test_those_who_have_it_open_take_over_what_another_settled(database: Database, main: Path) -> None:
    other = open_database(main)
    with tinydb.TinyDB(main, encoding="utf-8") as stock:
        stock.update({"n": 30}, doc_ids=[3])
    database.insert({"n": 6})
    assert numbers(database) == numbers(other) == [1, 2, 30, 4, 5, 6]
    assert not other.notices
