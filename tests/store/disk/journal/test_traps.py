"""The traps of TinyDB 4.9: each sprang on stock TinyDB, and none does here."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import tinydb
from tinydb import Query, where
from tinydb.table import Document

from store.disk.journal import Database, open_database
from store.disk.journal.origin import TABLE


@pytest.fixture
def main(tmp_path: Path) -> Path:
    return tmp_path / "cases.json"


@pytest.fixture
def database(main: Path) -> Database:
    return open_database(main)


@pytest.fixture
def other(database: Database, main: Path) -> Database:
    """The same file, as another process has it open."""
    database.insert({"name": "first"})
    return open_database(main)


def test_stale_ids_do_not_overwrite_the_documents_of_others(database: Database, other: Database) -> None:
    assert database.insert_multiple([{}, {}]) == [2, 3]
    assert other.insert_multiple([{}, {}]) == [4, 5]
    assert database.insert({}) == 6
    assert len(other) == 6


def test_a_search_sees_what_others_wrote(database: Database, other: Database) -> None:
    assert len(other.search(where("name") == "first")) == 1
    database.update({"name": "second"})
    assert not other.search(where("name") == "first")


def test_a_condition_that_depends_on_the_moment_is_asked_each_time(database: Database) -> None:
    database.insert({"due": 5})
    now = 3
    late = Query().due.test(lambda due: due < now)
    assert not database.search(late)
    assert not database.search(lambda document: document["due"] < now)
    now = 9
    assert database.search(late)
    assert database.search(lambda document: document["due"] < now)


def test_changing_a_result_changes_only_the_result(database: Database) -> None:
    database.insert({"events": [{"kind": "opened"}]})
    reads: tuple[Callable[[], Any], ...] = (
        lambda: database.get(doc_id=1),
        lambda: database.all()[0],
        lambda: database.search(where("events").exists())[0],
    )
    for read in reads:
        found = read()
        found["events"][0]["kind"] = "changed"
        found["events"].append("more")
    assert database.get(doc_id=1) == {"events": [{"kind": "opened"}]}


def test_changing_what_was_inserted_changes_nothing(database: Database) -> None:
    document: dict[str, Any] = {"events": []}
    database.insert(document)
    document["events"].append(1)
    assert database.get(doc_id=1) == {"events": []}


def test_a_failing_update_leaves_nothing_half_done(database: Database, main: Path) -> None:
    database.insert_multiple([{"n": 1}, {"n": "two"}])

    def increase(document: Any) -> None:
        document["n"] += 1

    with pytest.raises(TypeError):
        database.update(increase)
    assert database.all() == open_database(main).all() == [{"n": 1}, {"n": "two"}]


def test_a_document_of_a_given_id_does_not_replace_another(database: Database) -> None:
    database.insert({"n": 1})
    with pytest.raises(ValueError, match="already exists"):
        database.insert_multiple([{"n": 2}, Document({"n": 3}, 1)])
    assert database.all() == [{"n": 1}]


@pytest.mark.parametrize("value", [{1, 2}, object(), b"bytes", float("nan"), float("inf"), 2**70, [float("nan")]])
def test_what_is_not_json_is_refused_and_changes_nothing(database: Database, main: Path, value: object) -> None:
    database.insert({"n": 1})
    with pytest.raises((TypeError, ValueError)):
        database.update({"value": value})
    assert database.all() == open_database(main).all() == [{"n": 1}]


@pytest.mark.parametrize("text", ["\ud800", "\x00\x1b[31m", "退款\u2028", "x" * 100_000, '"\\\n,', ""])
def test_any_text_comes_back_as_it_was(database: Database, main: Path, text: str) -> None:
    database.insert({text: text})
    assert open_database(main).all() == [{text: text}]
    database.close()
    with tinydb.TinyDB(main, encoding="utf-8") as stock:
        assert open_database(main).all() == stock.all() == [{text: text}]


def test_an_id_is_not_given_again_after_the_newest_was_removed(database: Database, main: Path) -> None:
    database.insert_multiple([{}, {}])
    database.remove(doc_ids=[2])
    assert open_database(main).insert({}) == 3
    database.remove(doc_ids=[3])
    database.close()
    assert open_database(main).insert({}) == 4


def test_ids_begin_anew_when_a_table_is_emptied_as_tinydb_has_it(database: Database) -> None:
    database.insert_multiple([{}, {}])
    database.truncate()
    assert database.insert({}) == 1


def test_the_file_is_utf_8_whatever_the_locale(main: Path) -> None:
    code = (
        "import sys, pathlib; from store.disk.journal import open_database; main = pathlib.Path(sys.argv[1])\n"
        "with open_database(main) as db: db.insert({'a': '\\u9000\\u6b3e'})\n"
        "print(ascii(open_database(main).all()))"
    )
    environment = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONPATH": "."}
    root = Path(__file__).parents[4]
    done = subprocess.run(
        [sys.executable, "-c", code, str(main)], env=environment, cwd=root, check=True, capture_output=True
    )
    assert done.stdout.decode() == ascii([{"a": "退款"}]) + "\n"
    assert "退款" in main.read_bytes().decode("utf-8")


def test_what_was_acknowledged_needs_no_close(database: Database, main: Path) -> None:
    database.insert({"n": 1})
    del database
    assert open_database(main).all() == [{"n": 1}]


def test_dropping_tables_reaches_the_disk_and_the_others(database: Database, other: Database, main: Path) -> None:
    database.table("cases").insert({})
    database.drop_table("cases")
    assert other.tables() == {"_default"}
    database.drop_tables()
    assert not other.tables()
    assert not open_database(main).tables()


def test_a_loop_may_write_what_it_reads(database: Database) -> None:
    database.insert_multiple({"n": n} for n in range(5))
    for document in database:
        database.remove(doc_ids=[document.doc_id])
        database.insert({"n": -1})
    assert [document["n"] for document in database] == [-1] * 5


def test_several_operations_are_one_change_or_none(database: Database, other: Database, main: Path) -> None:
    lines = main.with_name("cases.json.journal").read_bytes().count(b"\n")
    with database.transaction():
        number = database.table("cases").insert({"n": 1})
        database.table("meta").upsert(Document({"last": number}, 1))
        assert database.table("cases").get(doc_id=number)
        assert not other.table("cases").all()
    assert main.with_name("cases.json.journal").read_bytes().count(b"\n") == lines + 1
    with pytest.raises(KeyError), database.transaction():
        database.table("cases").insert({"n": 2})
        database.drop_table("meta")
        raise KeyError
    assert other.table("meta").all() == [{"last": 1}]
    assert len(other.table("cases")) == len(database.table("cases")) == 1


def test_an_error_inside_a_transaction_that_is_dealt_with_undoes_only_its_operation(database: Database) -> None:
    with database.transaction():
        database.insert(Document({"n": 1}, 5))
        with pytest.raises(ValueError, match="already exists"):
            database.insert_multiple([{"n": 2}, Document({"n": 3}, 5)])
        database.insert({"n": 4})
    assert [document["n"] for document in database] == [1, 4]


def test_after_a_close_the_file_is_plain_and_holds_the_same(database: Database, main: Path) -> None:
    database.table("cases").insert_multiple({"n": n, "文": "本"} for n in range(20))
    database.table("cases").remove(doc_ids=[3])
    database.table("empty").truncate()
    ours = {name: [(doc.doc_id, dict(doc)) for doc in database.table(name)] for name in database.tables()}
    database.close()
    with tinydb.TinyDB(main) as stock:
        assert ours == {name: [(doc.doc_id, dict(doc)) for doc in stock.table(name)] for name in ours}
        assert stock.tables() == {"cases", "empty", TABLE}
