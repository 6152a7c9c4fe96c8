"""Everything TinyDB documents holds, at any moment, also after reopening and folding."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import tinydb
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import Query, operations, where
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from store.disk.journal import Database, open_database
from store.disk.journal.origin import TABLE
from store.disk.journal.tables import View
from tests.store.disk.journal.simulated import Disk

MAIN = Path("/nowhere/cases.json")
Operation = Callable[[Any], Any]
Contents = dict[str, dict[int, dict[str, Any]]]

ids = st.integers(1, 8)
numbers = st.integers(-3, 3)
values = st.recursive(
    st.none() | st.booleans() | numbers | st.text(max_size=3) | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=2), inner, max_size=2),
    max_leaves=4,
)
documents = st.fixed_dictionaries({"n": numbers}, optional={"退": values, "b": values})
conditions = st.one_of(
    numbers.map(lambda n: where("n") == n),
    numbers.map(lambda n: ~(where("n") > n)),
    st.just(where("b").exists() | where("退").exists()),
    st.just(Query().n.test(lambda n: n % 2 == 0)),
)
changes = st.one_of(
    documents,
    numbers.map(lambda n: operations.set("n", n)),
    st.sampled_from([operations.increment("n"), operations.add("n", 2), operations.delete("n")]),
)


def op(
    name: str, *arguments: st.SearchStrategy[Any], **named: st.SearchStrategy[Any]
) -> st.SearchStrategy[Operation]:
    """Calls of one method of a table. Each call gets copies of its arguments."""

    def make(given: tuple[list[Any], dict[str, Any]]) -> Operation:
        return lambda table: getattr(table, name)(
            *map(fresh, given[0]), **{k: fresh(v) for k, v in given[1].items()}
        )

    return st.tuples(st.tuples(*arguments).map(list), st.fixed_dictionaries(named)).map(make)


def fresh(value: Any) -> Any:
    return value if callable(value) else deepcopy(value)


table_operations = st.one_of(
    op("insert", documents),
    op("insert", st.builds(Document, documents, ids)),
    op("insert_multiple", st.lists(documents | st.builds(Document, documents, ids), max_size=4)),
    op("update", changes),
    op("update", changes, conditions),
    op("update", changes, doc_ids=st.lists(ids, max_size=4)),
    op("update_multiple", st.lists(st.tuples(changes, conditions), max_size=3)),
    op("upsert", documents, conditions),
    op("upsert", st.builds(Document, documents, ids)),
    op("remove", conditions),
    op("remove", doc_ids=st.lists(ids, max_size=4, unique=True)),
    op("truncate"),
    op("search", conditions),
    op("count", conditions),
    op("get", doc_id=ids),
    op("get", doc_ids=st.lists(ids, max_size=3)),
    op("contains", conditions),
    op("contains", doc_id=ids),
    op("all"),
    op("__len__"),
)
steps = st.lists(
    st.tuples(st.sampled_from(["cases", "meta", "_default"]), table_operations)
    | st.sampled_from(["drop_tables", "drop_table", "close", "die", "other"]),
    max_size=25,
)


def contents(database: tinydb.TinyDB) -> Contents:
    return {name: {doc.doc_id: dict(doc) for doc in database.table(name)} for name in database.tables()}


def outcome(operation: Operation, table: Any) -> Any:
    try:
        return operation(table)
    except (ValueError, KeyError) as error:
        return type(error)


def model_table(model: tinydb.TinyDB, name: str, highest: dict[str, int]) -> Any:
    """A table of stock TinyDB, made to remember the ids that it gave over reopening."""
    table: Any = model.table(name)
    known = [doc.doc_id for doc in table]
    highest[name] = max([highest.get(name, 0), *known])
    table._next_id = highest[name] + 1
    return table


@settings(max_examples=300, deadline=None)
@given(steps)
def test_any_operations_do_what_stock_tinydb_does(steps: list[Any]) -> None:
    disk, highest = Disk(), dict[str, int]()
    ours, model = open_database(MAIN, disk), tinydb.TinyDB(storage=MemoryStorage)
    for step in steps:
        if step in ("close", "die", "other"):
            if step == "close":
                ours.close()
            ours = open_database(MAIN, disk)
        elif step == "drop_tables":
            ours.drop_tables()
            model.drop_tables()
            highest.clear()
        elif step == "drop_table":
            ours.drop_table("cases")
            model.drop_table("cases")
            highest.pop("cases", None)
        else:
            name, operation = step
            expected = outcome_of_model(operation, model, name, highest)
            assert outcome(operation, ours.table(name)) == expected
        assert contents(ours) == contents(model)
    ours.close()
    assert contents(open_database(MAIN, disk)) == contents(model)


def outcome_of_model(operation: Operation, model: tinydb.TinyDB, name: str, highest: dict[str, int]) -> Any:
    """What stock TinyDB answers; unlike ours, it must be put back when it fails half-way."""
    before = deepcopy(model.storage.read())
    table = model_table(model, name, highest)
    answer = outcome(operation, table)
    if isinstance(answer, type):
        model.storage.write(before)  # type: ignore[arg-type]
        return answer
    given = answer if isinstance(answer, list) and all(isinstance(one, int) for one in answer) else [answer]
    if table._next_id is None and not len(table):
        highest.pop(name, None)
    elif all(isinstance(one, int) and not isinstance(one, bool) for one in given):
        highest[name] = max([highest.get(name, 0), *[doc.doc_id for doc in table]])
    return deepcopy(answer)


def test_persist_empty_makes_a_table(tmp_path: Path) -> None:
    with open_database(tmp_path / "cases.json") as database:
        database.table("empty", persist_empty=True)
        assert database.tables() == {"empty"}
    with tinydb.TinyDB(tmp_path / "cases.json") as stock:
        assert stock.tables() == {"empty", TABLE}


def test_it_works_as_a_database_and_says_what_it_is(tmp_path: Path) -> None:
    with open_database(tmp_path / "cases.json") as database:
        assert isinstance(database, tinydb.TinyDB)
        assert isinstance(database, Database)
        assert not database.all()
        database.insert({"a": 1})
        assert len(database) == 1
        assert [doc.doc_id for doc in database] == [1]
        assert "_default=1" in repr(database)
        assert database.storage.read() == {"_default": {"1": {"a": 1}}}
        database.storage.write({"other": {"7": {"b": 2}}})
        assert database.tables() == {"other"}
        assert database.table("other").get(doc_id=7) == {"b": 2}


def test_a_closed_database_takes_no_changes(tmp_path: Path) -> None:
    database = open_database(tmp_path / "cases.json")
    database.insert({})
    database.close()
    database.close()
    try:
        database.insert({})
    except ValueError as error:
        assert "closed" in str(error)
    else:
        raise AssertionError


def test_a_change_looks_at_no_other_document(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def counted(view: View) -> int:
        pytest.fail("all documents were counted for one change")

    monkeypatch.setattr(View, "__len__", counted)
    with database.transaction():
        number = database.insert({"n": 6})
        database.upsert(Document({"n": 7}, 9))
        database.update({"n": 8}, doc_ids=[number])
        database.remove(doc_ids=[9])
    assert database.get(doc_id=number) == {"n": 8}
