"""The plain file as bytes: what was written is read, however it is cut on the way."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from store.disk.files import CHUNK, Files, read_pieces
from store.disk.journal.documents import count, encode, plain_chunks, read_own
from store.disk.journal.rows import Rows

VALUES = st.dictionaries(st.text(max_size=4), st.text(max_size=9) | st.integers(-9, 9), max_size=3)
ROWS = st.dictionaries(st.integers(1, 999).map(str), VALUES.map(encode), max_size=6)
TABLES = st.dictionaries(st.sampled_from(["cases", "_default", "home"]), ROWS, max_size=3)


@given(TABLES, st.integers(1, 40))
def test_a_file_of_ours_is_read_from_pieces_of_any_size(tables: dict[str, Rows], size: int) -> None:
    data = b"".join(plain_chunks(tables))
    counts = count(tables)
    assert counts is not None
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    assert read_own(pieces, counts) == tables


def test_no_document_is_held_twice_while_a_file_is_read(tmp_path: Path) -> None:
    row = encode({"text": "a" * 2_000})
    tables: dict[str, Rows] = {"cases": {str(n): row for n in range(6_000)}}
    path = tmp_path / "cases.json"
    path.write_bytes(b"".join(plain_chunks(tables)))
    tracemalloc.start()
    try:
        found = read_pieces(Files(), path)
        assert found
        rows = read_own(found[0], count(tables) or [])
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert rows == tables
    assert found[1].size < most < found[1].size + 6 * CHUNK
