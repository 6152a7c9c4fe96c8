"""A journal that was cut where a line ends looks whole by itself: that it once reached further is told."""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

import pytest

from store.disk.journal import Database, open_database
from store.disk.journal.repair import Remains, Told, repair
from store.disk.journal.tables import Tables
from tests.store.disk.journal.looks import copies, numbers


@pytest.fixture
def reached(main: Path) -> Path:
    return main.with_name("cases.json.reached")


def told(main: Path) -> str:
    database = open_database(main)
    database.storage.close()
    return " ".join(map(str, database.notices))


@pytest.mark.parametrize(("left", "missing"), [(1, 2), (2, 1)])
def test_changes_that_were_cut_off_at_the_end_of_a_line_are_told_and_their_numbers_not_given_again(
    database: Database, main: Path, journal: Path, left: int, missing: int
) -> None:
    journal.write_bytes(b"".join(journal.read_bytes().splitlines(keepends=True)[:left]))
    assert f"with at least {missing} saved changes" in told(main)
    again = open_database(main)
    assert numbers(again) == [1, 2, 3, 4, 5][:-missing]
    assert again.insert({"n": 6}) > 5
    assert not told(main)


def test_who_has_it_open_is_told_too_and_keeps_what_was_there(
    database: Database, main: Path, journal: Path
) -> None:
    journal.write_bytes(b"".join(journal.read_bytes().splitlines(keepends=True)[:-1]))
    assert numbers(database) == [1, 2, 3, 4]
    assert "at least 1 saved changes" in str(database.notices[0])
    assert b'"n":5' in copies(main, "before")[0]


def test_an_older_journal_that_went_on_elsewhere_is_told(database: Database, main: Path, journal: Path) -> None:
    older = journal.read_bytes()
    database.insert({"n": 6})
    newer = journal.read_bytes()
    note = main.with_name("cases.json.reached").read_bytes()
    journal.write_bytes(older)
    main.with_name("cases.json.reached").unlink()  # as in a copy that holds only file and journal
    other = open_database(main)
    other.insert_multiple([{"n": 7}, {"n": 8}])
    assert len(journal.read_bytes()) > len(newer)
    main.with_name("cases.json.reached").write_bytes(note)
    assert "end of the journal" in told(main)
    journal.write_bytes(newer)
    assert not told(main)


@pytest.mark.parametrize("back", [1, 2, 3])
def test_file_and_journal_put_back_together_are_told_and_no_number_is_given_twice(
    database: Database, main: Path, journal: Path, back: int
) -> None:
    database.close()
    pairs = [(main.read_bytes(), journal.read_bytes())]
    for number in (6, 7, 8):
        with open_database(main) as one:
            one.insert({"n": number})
        pairs.append((main.read_bytes(), journal.read_bytes()))
    for path, data in zip((main, journal), pairs[-1 - back], strict=True):
        path.write_bytes(data)
    assert "put" in told(main)
    again = open_database(main)
    assert numbers(again) == [1, 2, 3, 4, 5, 6, 7, 8][:-back]
    assert again.insert({"n": 9}) > 8
    assert not told(main)
    again.close()
    assert not told(main)


def test_a_repair_of_an_older_pair_is_told_once(database: Database, main: Path, journal: Path) -> None:
    database.close()
    older = main.read_bytes(), journal.read_bytes()
    for number in (6, 7):
        with open_database(main) as one:
            one.insert({"n": number})
    main.write_bytes(older[0])
    journal.write_bytes(older[1])
    assert "not those that were last used here" in told(main)
    repair(main, decide=lambda remains: (remains.tables, {}))
    assert not told(main)


def test_a_note_of_a_program_before_knows_no_generation_and_is_believed(
    database: Database, main: Path, journal: Path, reached: Path
) -> None:
    name, *numbers, _ = reached.read_bytes().split()
    text = b" ".join((name, *numbers[:3]))
    reached.write_bytes(b"%s %08x\n" % (text, crc32(text)))
    assert not told(main)
    journal.write_bytes(b"".join(journal.read_bytes().splitlines(keepends=True)[:-1]))
    assert "at least 1 saved changes" in told(main)


def test_the_journal_put_back_is_whole_again(database: Database, main: Path, journal: Path) -> None:
    whole = journal.read_bytes()
    journal.write_bytes(b"".join(whole.splitlines(keepends=True)[:-1]))
    assert told(main)
    journal.write_bytes(whole)
    assert not told(main)
    assert numbers(open_database(main)) == [1, 2, 3, 4, 5]


def test_a_repair_knows_that_something_is_missing(database: Database, main: Path, journal: Path) -> None:
    journal.write_bytes(b"".join(journal.read_bytes().splitlines(keepends=True)[:-1]))

    def decide(remains: Remains) -> tuple[Tables | None, Told]:
        assert remains.short
        return remains.tables, {}

    assert repair(main, decide=decide).copies
    assert not told(main)
    assert open_database(main).insert({"n": 6}) > 5


def test_a_note_that_is_older_torn_lost_or_of_another_journal_says_nothing(
    database: Database, main: Path, reached: Path
) -> None:
    older = reached.read_bytes()
    database.insert({"n": 6})
    newer = reached.read_bytes()
    torn = [newer[:k] + older[k:] for k in range(len(newer))] + [newer[:k] for k in range(len(newer))]
    altered = [newer[:k] + bytes([newer[k] ^ 1]) + newer[k + 1 :] for k in range(len(newer))]
    zeros = [bytes(len(newer)), b"", b"\n" * len(newer), b"no note at all, but long enough to be one: " * 9]
    for note in [*torn, *altered, *zeros]:
        reached.write_bytes(note)
        assert not told(main), note
    database.close()
    with open_database(main) as other:
        other.insert({"n": 7})
    reached.write_bytes(newer)
    assert not told(main)
    open_database(main).insert({"n": 8})
    assert len(reached.read_bytes()) == len(newer)


@pytest.mark.parametrize("what", ["folder", "link", "long"])
def test_what_lies_in_the_place_of_the_note_hinders_nobody_and_is_not_written_through(
    database: Database, main: Path, tmp_path: Path, reached: Path, what: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("mine")
    reached.unlink()
    if what == "folder":
        reached.mkdir()
    elif what == "link":
        reached.symlink_to(elsewhere)
    else:
        reached.write_bytes(b"x" * 4096)
    database.insert({"n": 6})
    assert elsewhere.read_text() == "mine"
    assert numbers(open_database(main)) == [1, 2, 3, 4, 5, 6]
    assert not told(main)
