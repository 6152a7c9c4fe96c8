"""The columns of each table of a playbook, each declared once: its id, its header words, since which format.

A table is read by its header: a column is found by its id or one of its words, wherever it stands; a column nobody
knows is left alone, and one that came later than format 1 may be missing. So a playbook somebody wrote before a
column was invented reads on. A table of format 1 whose header has words of its own is read by the order of columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from content.pack.errors import PlaybookError
from content.pack.markdown import Row, Source, read_header, read_table
from content.text.words import N_, message

FORMAT = 2
"""The newest format this program reads; `format` in `playbook.md`, 1 where it does not stand."""


class Column(Struct, frozen=True):
    """A column: its id, its header words in both languages, and the format that brought it.

    One that is not `shown` is for the program alone: hundreds of words by which a row is understood.
    """

    id: str
    words: tuple[str, ...]
    since: int = 1
    shown: bool = True


_ID = Column("id", ("id", "编号"))
_SOURCES = (
    Column("source", ("source", "来源")),
    Column("confidence", ("confidence", "可信度")),
    Column("checked", ("checked", "核对日")),
)
COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "reasons.md": (
        _ID,
        Column("reason", ("reason", "退款原因", "原因")),
        Column("meaning", ("meaning", "含义")),
        Column("correction", ("correction", "更正")),
        Column("said", ("also said", "也这样说"), since=2, shown=False),
    ),
    "evidence.md": (
        _ID,
        Column("kind", ("kind", "证据类型", "类型")),
        Column("content", ("content", "证据内容", "内容")),
        Column("example", ("example", "举例")),
        Column("capture", ("how to capture", "怎么取")),
        Column("perishes", ("perishes", "怎么会消失")),
        Column("proves", ("proves", "证明什么"), since=2),
        Column("held", ("also with", "还在谁手里"), since=2),
    ),
    "limits.md": (
        _ID,
        Column("step", ("step", "步骤")),
        Column("what", ("what", "什么")),
        Column("amount", ("amount", "数量")),
        Column("clock", ("clock", "时钟")),
        Column("starts", ("starts", "从何时起", "起点")),
        Column("effect", ("effect", "作用")),
        *_SOURCES,
        Column("reasons", ("only for", "只对"), since=2),
        Column("left", ("what is left", "过了还有"), since=2),
        Column("used", ("used by", "怎样算用上"), since=2),
        Column("kept", ("kept by", "怎样算赶上"), since=2),
    ),
    "channels.md": (
        _ID,
        Column("channel", ("channel", "渠道")),
        Column("how", ("how", "怎么走")),
        Column("hours", ("hours", "时间")),
        Column("caution", ("caution", "当心")),
        *_SOURCES,
        Column("fields", ("form", "表单栏"), since=2),
        Column("pictures", ("pictures", "图片张数"), since=2),
        Column("picture-mb", ("mb a picture", "每张mb"), since=2),
    ),
    "laws.md": (
        _ID,
        Column("law", ("law", "法规")),
        Column("article", ("article", "条")),
        Column("in-force", ("in force", "现行情况")),
        Column("point", ("what it says", "怎么说")),
        Column("quote", ("official words", "原文片段", "原文")),
        Column("checked", ("checked", "核对日")),
    ),
    "beyond.md": (
        _ID,
        Column("matter", ("matter", "什么事")),
        Column("where", ("whom to turn to", "找谁")),
        *_SOURCES,
        Column("said", ("also said", "也这样说"), since=2, shown=False),
    ),
    "grounds.md": (
        _ID,
        Column("argument", ("argument", "怎么说理", "说理")),
        Column("laws", ("laws", "法条")),
        Column("proof", ("who proves", "谁来证明")),
        Column("more", ("the law may add", "依法还可能要"), since=2),
        Column("more-laws", ("added by", "依据"), since=2),
        Column("narrower", ("where it says", "写明是"), since=2),
    ),
    "replies.md": (
        _ID,
        Column("says", ("they say", "对方说")),
        Column("answer", ("answer", "可以这样答", "这样答")),
        Column("evidence", ("evidence that defeats it", "evidence", "用得上的证据", "证据")),
        Column("leads-to", ("leads to", "走到哪一步", "走到")),
    ),
    "dossiers": (
        Column("part", ("part", "部分")),
        Column("heading", ("heading", "标题")),
        Column("lead", ("lead", "引言")),
    ),
    "reasons": (
        Column("evidence", ("evidence", "证据")),
        Column("need", ("need", "需要")),
        Column("why", ("why", "为什么")),
    ),
}
"""The columns by the file of the table, or by its folder; a first column is what names the row."""


class NamedRow(Struct, frozen=True):
    """A table row: its line in the file, and its cells by the ids of their columns."""

    line: int
    cells: Mapping[str, str]

    @property
    def id(self) -> str:
        """What names the row: its first declared column."""
        return next(iter(self.cells.values()), "").strip("`")


def named_rows(source: Source, table: str) -> Iterator[NamedRow]:
    """The rows of the first table of a file, by the columns of `table`.

    Raises `PlaybookError` when the header lacks a column of format 1, or a row has another width than the header.
    """
    header = read_header(source)
    if header is None:
        return
    places = _places(source, header, COLUMNS[table])
    for row in read_table(source, len(header.cells)):
        cells = ((name, row.cells[at] if at is not None else "") for name, at in places.items())
        yield NamedRow(row.line, dict(cells))


def unknown_columns(source: Source, table: str) -> tuple[int, tuple[str, ...]]:
    """The line of a table's header, and its columns that nobody reads."""
    header = read_header(source)
    if header is None:
        return 1, ()
    known = {word for column in COLUMNS[table] for word in (column.id, *column.words)}
    named = _by_words(header, COLUMNS[table])
    if any(named[column.id] is None for column in COLUMNS[table] if column.since == 1):
        return header.line, ()
    return header.line, tuple(cell for cell in header.cells if _plain(cell) not in known)


def named_columns(table: str, cells: Iterable[str]) -> list[str]:
    """The cells of a header by the ids of their columns, whatever words they use; one that nobody knows, plain."""
    known = {word: column.id for column in COLUMNS.get(table, ()) for word in (column.id, *column.words)}
    return [known.get(word, word) for word in map(_plain, cells)]


def _places(source: Source, header: Row, columns: tuple[Column, ...]) -> dict[str, int | None]:
    named = _by_words(header, columns)
    first = [column for column in columns if column.since == 1]
    missing = [column for column in first if named[column.id] is None]
    if not missing:
        return named
    if len(header.cells) == len(first):
        order: dict[str, int | None] = {column.id: at for at, column in enumerate(first)}
        return {column.id: order.get(column.id) for column in columns}
    lacking = ", ".join(column.words[0] for column in missing)
    what = N_("the table lacks the columns: {columns}.")
    raise PlaybookError(source.file, header.line, message(what, columns=lacking))


def _by_words(header: Row, columns: tuple[Column, ...]) -> dict[str, int | None]:
    at = {_plain(cell): place for place, cell in reversed(list(enumerate(header.cells)))}
    return {
        column.id: next((at[word] for word in (column.id, *column.words) if word in at), None) for column in columns
    }


def _plain(cell: str) -> str:
    return " ".join(cell.strip("`*_ ").casefold().split())
