"""Whatever stands in a file of a playbook: the reader makes values of it or refuses it with a line, and soon."""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.lint import check
from content.pack import files as reading
from content.pack import reader
from content.pack.arguing import LetterTemplate
from content.pack.errors import PlaybookError
from content.pack.letters import fill
from content.pack.library import Library
from content.pack.playbook import Playbook
from store.papers.letters import LETTER_NAMES
from tests.content.lint.test_lint import MINI, TODAY

Read = Callable[[str, str], object]
TEMPLATE = Path(str(files("content") / "playbooks" / "_template" / "zh"))
READERS: dict[str, Read] = {
    "playbook.md": reader.read_meta,
    "flow.md": reader.read_flow,
    "reasons.md": reader.read_reasons,
    "evidence.md": reader.read_evidence,
    "limits.md": reader.read_limits,
    "channels.md": reader.read_channels,
    "laws.md": reader.read_laws,
    "replies.md": reader.read_replies,
    "steps/contact.md": reader.read_step,
    "reasons/quality.md": reader.read_reason,
    "letters/first-message.md": reader.read_letter,
    "pages/notes.md": reader.read_page,
}
JUNK = (
    "---", "a: [", "a: &b [*b]", "<<: *a", "! !!python/object:os.system x", "| a | b |", "|---|", "||||||", "\\|",
    "- [ ] x {#a}", "- [x] {#}", "```mermaid", "```", "flowchart TD", "a --> b", "([", "{{ x }}", "{% if", "\x00",
    "\ufeff", "\u2028", "\u202e", "\r", "#", "9" * 400, "2026-13-45", "step:", "theirs ", "-", "—", "<script>",
    "[a](../../../etc/passwd)", "1-", "\ud7ff", "😀",
)  # fmt: skip
PIECE = st.sampled_from(JUNK) | st.text(max_size=20)
CHANGE = st.tuples(st.integers(0, 40), st.sampled_from(["line", "cell", "cut", "twice", "inside"]), PIECE)


def changed(text: str, changes: list[tuple[int, str, str]]) -> str:
    lines = text.split("\n")
    for where, how, piece in changes:
        at = where % len(lines)
        match how:
            case "line":
                lines.insert(at, piece)
            case "cell":
                cells = lines[at].split("|")
                cells[len(piece) % len(cells)] = piece
                lines[at] = "|".join(cells)
            case "cut":
                lines[at] = lines[at][: len(lines[at]) // 2]
            case "twice":
                lines.insert(at, lines[at])
            case _:
                middle = len(lines[at]) // 2
                lines[at] = lines[at][:middle] + piece + lines[at][middle:]
    return "\n".join(lines)


def reads_or_refuses(read: Read, text: str, file: str) -> object:
    try:
        return read(text, file)
    except PlaybookError as refused:
        assert refused.file == file
        assert 1 <= refused.line <= text.count("\n") + text.count("\r") + 2
        assert str(refused)
        return None


@pytest.mark.parametrize("file", READERS)
@settings(max_examples=150, deadline=2_000)
@given(changes=st.lists(CHANGE, min_size=1, max_size=5))
def test_a_file_somebody_spoilt_is_read_or_refused(file: str, changes: list[tuple[int, str, str]]) -> None:
    text = changed((TEMPLATE / file).read_text(encoding="utf-8"), changes)
    made = reads_or_refuses(READERS[file], text, file)
    if isinstance(made, LetterTemplate):
        try:
            fill(made, {"product": "x", "exhibits": [], "diary": []})
        except PlaybookError as refused:
            assert refused.line >= 1


@pytest.mark.parametrize("file", READERS)
@settings(max_examples=80, deadline=2_000)
@given(text=st.text(max_size=400) | st.lists(PIECE, max_size=30).map("\n".join))
def test_any_text_at_all_is_read_or_refused(file: str, text: str) -> None:
    reads_or_refuses(READERS[file], text, file)


N = 60_000
FLOW = "```mermaid\nflowchart TD\n{}\n```\n"
ROWS = "# t\n\n|a|b|c|d|\n|-|-|-|-|\n"
HEAVY: dict[str, tuple[Read, str]] = {
    "front matter without end": (reader.read_meta, "---\na: " + "[" * N + "\n---\n"),
    "front matter that multiplies": (
        reader.read_meta,
        "---\na0: &a0 {k: 1}\n"
        + "".join(f"a{n}: &a{n} {{<<: [{f'*a{n - 1}, ' * 9}], k{n}: 1}}\n" for n in range(1, 20))
        + "---\n",
    ),
    "blanks in a node": (reader.read_flow, FLOW.format("a[" + " " * N + "(")),
    "blanks in a label": (reader.read_flow, FLOW.format("a([x]) -->|" + " " * N + '"x')),
    "a long line of arrows": (reader.read_flow, FLOW.format("a([x])" + " --> b" * N)),
    "many steps": (reader.read_flow, FLOW.format("\n".join(f"b{n} --> b{n + 1}[x]" for n in range(N // 10)))),
    "many outcomes": (
        reader.read_flow,
        FLOW.format("a([x]) --> b0(x)\n" + "\n".join(f"b{n} --> b{n + 1}(x)" for n in range(N // 10))),
    ),
    "a long row": (reader.read_reasons, ROWS + "|" * N),
    "many rows": (reader.read_reasons, ROWS + "\n".join(f"|a{n}|b|c|d|" for n in range(N // 10))),
    "blanks before a to-do id": (reader.read_step, "# t\n\n- [ ] x" + " \t" * N + "{#a\n"),
    "nested quotes": (reader.read_page, ">" * N + "a"),
    "nested lists": (reader.read_page, "- " * N + "a"),
    "brackets": (reader.read_page, "[" * N),
    "backticks": (reader.read_page, "`" * N),
}  # fmt: skip


@pytest.mark.parametrize("name", HEAVY)
def test_no_file_makes_the_reader_hang(name: str) -> None:
    read, text = HEAVY[name]
    began = time.process_time()
    reads_or_refuses(read, text, "reasons.md")
    assert time.process_time() - began < 5  # what grows with the square takes minutes


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    import shutil

    return Path(shutil.copytree(MINI, tmp_path / "mini"))


def test_a_file_that_is_too_large_is_refused_with_a_sentence(pack: Path) -> None:
    page = pack / "zh" / "pages" / "tips.md"
    page.write_text("# 大\n" + "字" * (reading.LARGEST // 3), encoding="utf-8")
    with pytest.raises(PlaybookError, match=rf"tips\.md:1: the file is larger than {reading.LARGEST} bytes"):
        Playbook(pack / "zh").page("tips")
    assert ("unreadable", "zh/pages/tips.md") in {(f.rule, f.file) for f in check(pack, TODAY, LETTER_NAMES)}


def test_what_is_not_utf8_names_its_line(pack: Path) -> None:
    (pack / "zh" / "pages" / "tips.md").write_bytes("# 一\n\n二\n".encode() + "退款".encode("gbk"))
    with pytest.raises(PlaybookError) as refused:
        Playbook(pack / "zh").page("tips")
    assert refused.value.line == 4


def test_a_page_of_a_playbook_is_read_in_a_millisecond_and_a_half() -> None:
    best = min(_time_to_read_one() for _ in range(5))
    assert best < 0.0015


def _time_to_read_one() -> float:
    """Seconds a page takes, on the average of a whole playbook."""
    book, began = Library().get("douyin", "zh"), time.process_time()
    pages = [book.page(name) for name in book.pages]
    letters = book.letters()
    assert len(pages) + len(letters) > 70
    return (time.process_time() - began) / (len(pages) + len(letters))
