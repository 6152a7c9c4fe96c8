"""Every word of the interface is in the catalogue, however deep in another call it stands."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.content.text.test_words import PO, catalogue, texts

ROOT = Path(__file__).parents[3]
MARKS = {"N_"}


def marked(path: Path) -> Iterator[tuple[int, str]]:
    """The msgids of a module, with their lines. An extractor sees no mark that stands in a call of `tr`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS and node.args:
            said = node.args[0]
            if isinstance(said, ast.Constant) and isinstance(said.value, str):
                yield node.lineno, said.value


def test_every_marked_word_has_its_chinese() -> None:
    known = texts(catalogue(PO))
    lost = [
        f"{path.relative_to(ROOT)}:{line}: {words}"
        for floor in ("content", "store", "tui")
        for path in sorted((ROOT / floor).rglob("*.py"))
        for line, words in marked(path)
        if words not in known
    ]
    assert lost == []
