"""Many processes and threads on one file."""

from __future__ import annotations

import multiprocessing
import threading
from pathlib import Path

import pytest

from store.disk.journal import Database, following, open_database, storage
from tests.store.disk.journal import kill_writers


def test_killed_writers_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    figures = kill_writers.run(6, tmp_path)
    assert figures.lost == 0
    assert figures.acknowledged > 0


def _write(main: Path, count: int) -> None:
    storage.FOLD_AT = 3000
    database = open_database(main)
    for n in range(count):
        with database.transaction():
            found = database.table("meta").get(doc_id=1)
            database.table("meta").update({"n": found["n"] + 1}, doc_ids=[1])  # type: ignore[index]
            database.insert({"n": n})
    database.close()


def test_reading_and_writing_back_is_one_step_over_processes(tmp_path: Path) -> None:
    main = tmp_path / "cases.json"
    database = open_database(main)
    database.table("meta").insert({"n": 0})
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_write, args=(main, 60)) for _ in range(3)]
    for process in processes:
        process.start()
    seen: list[int] = []
    while any(process.is_alive() for process in processes):
        seen.append(len(database))
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0, 0]
    assert database.table("meta").all() == [{"n": 180}]
    assert len(database) == 180
    assert seen == sorted(seen)


def test_threads_of_one_process_may_share_a_database(tmp_path: Path) -> None:
    database = open_database(tmp_path / "cases.json")

    def work() -> None:
        for _ in range(30):
            database.insert({})
            assert len(database.all()) >= 1

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [document.doc_id for document in database] == list(range(1, 121))


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Database, Database]:
    """Two holders of one file, whose journal is folded after every few changes."""
    monkeypatch.setattr(storage, "FOLD_AT", 600)
    return open_database(tmp_path / "cases.json"), open_database(tmp_path / "cases.json")


def test_refresh_says_what_others_changed_and_only_that(pair: tuple[Database, Database]) -> None:
    one, two = pair
    assert one.refresh() == set()
    two.insert_multiple([{}, {}])
    assert one.refresh() == {("_default", 1), ("_default", 2)}
    one.update({"n": 1})
    assert one.refresh() == set()
    two.remove(doc_ids=[1])
    assert len(one) == 1
    assert one.refresh() == {("_default", 1)}


def test_what_others_append_is_taken_over_across_folds_without_reading_the_file_again(
    pair: tuple[Database, Database], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = pair
    two.insert({})
    assert one.refresh()
    monkeypatch.setattr(following, "load", None)  # nothing is loaded from here on
    for n in range(100):
        two.insert({"n": n, "text": "x" * 40})
        assert one.refresh() == {("_default", n + 2)}
    assert one.all() == two.all()


def test_who_slept_through_many_folds_reads_the_file_again(pair: tuple[Database, Database]) -> None:
    one, two = pair
    two.insert_multiple({"n": n, "text": "x" * 100} for n in range(10))
    for n in range(30):
        two.update({"n": -n}, doc_ids=[n % 3 + 1])
    two.remove(doc_ids=[9])
    assert one.refresh() == {("_default", number) for number in range(1, 11)} - {("_default", 9)}
    assert one.all() == two.all()
    assert not one.notices


def test_a_reader_never_waits_for_a_writer(pair: tuple[Database, Database]) -> None:
    one, two = pair
    one.insert({"n": 1})
    with one.transaction():
        one.insert({"n": 2})
        assert len(two) == 1
        found: list[int] = []
        thread = threading.Thread(target=lambda: found.append(len(one)))
        thread.start()
        thread.join(5)
        assert found == [1]  # nor does another thread see what is not saved yet
    assert len(two) == 2
