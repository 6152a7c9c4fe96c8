"""Documents as bytes: the JSON of one document, and of all of them as the plain file of TinyDB.

In memory a document is its JSON in UTF-8. Who reads one gets an object of their own, and what was read is what
the disk holds. The plain file that we write has one document per line, so that opening it means finding the
lines and not parsing them, and so that damage to one line leaves the others readable.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NoReturn

import orjson

from store.disk.journal.rows import Rows

Counts = list[tuple[str, int]]
"""Names of tables and how many documents each has, in the order of the file."""

_STRICT = orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_NON_STR_KEYS
_NAME = r'"([^"\\]*)"\s*:\s*\{'
_INSIDE = re.compile(r'\s*("\d+"\s*:\s*\{|\})')


class NotPlain(ValueError):
    """The bytes are not the JSON of a TinyDB file."""


def encode(document: Mapping[str, Any]) -> bytes:
    """The JSON of a document. Raises `TypeError` or `ValueError` for what JSON can't hold exactly."""
    try:
        data = orjson.dumps(document, option=_STRICT)
    except TypeError:
        import json

        # broken Unicode, such as the terminal can hand in, goes through as escapes
        data = json.dumps(document, allow_nan=False).encode()
        if repr(json.loads(data)) != repr(decode(data)):
            raise  # whole numbers beyond 64 bits would come back as others
    else:
        if b"null" in data:
            _refuse_not_finite(document)
    return data


def canonical(document: Mapping[str, Any]) -> bytes:
    """The JSON of a document with its keys in order: the same for the same values, however they are written."""
    try:
        return orjson.dumps(document, option=_STRICT | orjson.OPT_SORT_KEYS)
    except TypeError:
        import json

        return json.dumps(document, sort_keys=True, separators=(",", ":")).encode()


def encode_text(text: str | None) -> bytes:
    """The JSON of a name."""
    try:
        return orjson.dumps(text)
    except TypeError:
        import json

        return json.dumps(text).encode()


def decode(data: bytes) -> dict[str, Any]:
    """A document of its JSON, new at each call. Raises `ValueError`."""
    document = parse(data)
    if not isinstance(document, dict):
        raise NotPlain
    return document


def parse(data: bytes) -> Any:
    """Any JSON, also with escapes that are no Unicode. Raises `ValueError`."""
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        import json

        return json.loads(data, parse_constant=_no_constant)


def plain_chunks(tables: Mapping[str, Rows]) -> Iterator[bytes]:
    """The plain file, in pieces of about a megabyte."""
    chunk, size, comma = [b"{"], 0, b"\n"
    for name, rows in tables.items():
        chunk.append(comma + encode_text(name) + b":{")
        separator, comma = b"\n", b",\n"
        for key, document in rows.items():
            data = bytes(document)
            chunk += (separator, encode_text(key), b":", data)
            separator = b",\n"
            size += len(data)
            if size > 1 << 20:
                yield b"".join(chunk)
                chunk, size = [], 0
        chunk.append(b"\n}")
    chunk.append(b"\n}\n")
    yield b"".join(chunk)


def count(tables: Mapping[str, Rows]) -> Counts | None:
    """What `read_own` needs to know of a plain file, None when a name in it can't be read without parsing."""
    if any("\\" in name or '"' in name or not name.isprintable() for rows in tables.values() for name in rows):
        return None
    return [(name, len(rows)) for name, rows in tables.items()]


def read_own(pieces: list[bytes], counts: Iterable[tuple[str, int]]) -> dict[str, Rows]:
    """Read a plain file that is known to be as we wrote it: no document is parsed, and none is held twice, as each
    of the pieces is let go of when its lines were taken."""
    tables: dict[str, Rows] = {}
    lines = _lines(pieces)
    next(lines)
    for name, number in counts:
        rows = tables[name] = {}
        next(lines)
        for line in islice(lines, number):
            middle = line.index(b'":')
            rows[line[1:middle].decode()] = line[middle + 2 : -1 if line.endswith(b",") else None]
        next(lines)
    return tables


def _lines(pieces: list[bytes]) -> Iterator[bytes]:
    pieces.reverse()
    rest = b""
    while pieces:
        *lines, rest = (rest + pieces.pop()).split(b"\n")
        yield from lines


def read_plain(data: bytes) -> dict[str, Rows]:
    """Read any TinyDB file. Raises `NotPlain`."""
    text = data.removeprefix(b"\xef\xbb\xbf")  # editors on Windows begin a file so
    if not text.strip():
        return {}
    try:
        tables = decode(text)
        return {name: {key: encode(document) for key, document in rows.items()} for name, rows in tables.items()}
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise NotPlain from error


def salvage_plain(data: bytes) -> dict[str, Rows]:
    """Every document that can still be read in a damaged file; what can't be told apart stays with its table."""
    try:
        return read_plain(data)
    except NotPlain:
        pass
    text = data.decode("utf-8", "surrogateescape")
    # in a file of ours every id stands at the beginning of a line, so nothing inside a document looks like one
    names = re.compile(("^" if data.startswith(b"{\n") else "") + _NAME, re.MULTILINE)
    import json

    decoder = json.JSONDecoder(parse_constant=_no_constant)
    tables: dict[str, Rows] = {}
    rows, position = tables.setdefault("_default", {}), 0
    while found := names.search(text, position):
        position = found.end()
        if not found[1].isdigit():
            if _INSIDE.match(text, position):
                rows = tables.setdefault(found[1], {})
            continue
        try:
            document, position = decoder.raw_decode(text, position - 1)
            rows.setdefault(found[1], encode(document))
        except (ValueError, TypeError, RecursionError):
            continue
    if not tables["_default"]:
        del tables["_default"]
    return tables


def _refuse_not_finite(value: object) -> None:
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError("JSON has no number that is not finite")
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for part in value:
            _refuse_not_finite(part)


def _no_constant(name: str) -> NoReturn:
    raise NotPlain(name)
