"""A page of guidance as linear text: headings, wrapped paragraphs, lists, and tables told row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markdown_it.tree import SyntaxTreeNode

from content.pack.markdown import parser
from content.text.cells import cells, plain
from content.text.wrap import NO_END, NO_START, hang

STEP = "  "
_BOXES = {"[ ] ": "[ ] ", "[x] ": "[x] ", "[X] ": "[x] "}


def page_text(body: str, width: int, fences: Mapping[str, Sequence[str]] | None = None) -> list[str]:
    """The lines of a page, at most `width` cells wide.

    `fences` gives lines to show in the place of a fenced block of that language, such as a chart.
    """
    root = SyntaxTreeNode(parser().parse(body))
    lines = _Page(width, fences or {}).blocks(root.children, "")
    return lines[:-1] if lines and not lines[-1] else lines


def inline_text(node: SyntaxTreeNode) -> str:
    """The words of an inline node, without marks; a line end between ideographs leaves no blank."""
    text = ""
    for part in node.children:
        match part.type:
            case "text" | "code_inline":
                text += part.content
            case "softbreak":
                text += "\n"
            case "hardbreak":
                text += "\r"
            case "link":
                target = str(part.attrs.get("href", ""))
                words = inline_text(part)
                text += f"{words} ({target})" if "://" in target and target != words else words
            case "image":
                text += part.content
            case _:
                text += inline_text(part)
    return plain(_joined(text), multiline=True, most=20_000)


def _joined(text: str) -> str:
    first, *rest = text.split("\n")
    for line in rest:
        tight = not first or not line or cells(first[-1]) == 2 or cells(line[0]) == 2
        marks = first[-1:] in NO_END or line[:1] in NO_START
        first += line if tight or (marks and not line[:1].isascii()) else f" {line}"
    return first.replace("\r", "\n")


class _Page:
    def __init__(self, width: int, fences: Mapping[str, Sequence[str]]) -> None:
        self.width, self.fences = width, fences

    def blocks(self, nodes: Sequence[SyntaxTreeNode], indent: str, tight: bool = False) -> list[str]:
        """The lines of blocks, with a blank line after each unless `tight`."""
        lines: list[str] = []
        for node in nodes:
            made = self.block(node, indent)
            lines += made if tight or not made else [*made, ""]
        return lines

    def block(self, node: SyntaxTreeNode, indent: str) -> list[str]:
        match node.type:
            case "heading":
                return self._heading(inline_text(node.children[0]), node.tag)
            case "paragraph":
                return hang(inline_text(node.children[0]), self.width, indent, indent)
            case "bullet_list" | "ordered_list":
                return self._list(node, indent)
            case "table":
                return self._table(node, indent)
            case _:
                return self._framed(node, indent)

    def _framed(self, node: SyntaxTreeNode, indent: str) -> list[str]:
        """A quotation or a block of code; anything else is nothing to read."""
        if node.type == "blockquote":
            return [f"{indent}| {line}" for line in self._narrower().blocks(node.children, "", tight=True)]
        if node.type in ("fence", "code_block"):
            shown = self.fences.get(node.info.strip(), node.content.rstrip("\n").split("\n"))
            return [f"{indent}{STEP}{line}" for line in shown]
        return []

    def _narrower(self) -> _Page:
        return _Page(self.width - 2, self.fences)

    def _heading(self, words: str, tag: str) -> list[str]:
        lines = hang(words, self.width, "", "")
        return [*lines, "=" * min(self.width, max(map(cells, lines)))] if tag == "h1" else lines

    def _list(self, node: SyntaxTreeNode, indent: str) -> list[str]:
        lines: list[str] = []
        start = int(node.attrs.get("start", 1))
        for number, item in enumerate(node.children, start):
            mark = f"{number}. " if node.type == "ordered_list" else "- "
            lines += self._item(item, indent, mark)
        return lines

    def _item(self, item: SyntaxTreeNode, indent: str, mark: str) -> list[str]:
        under = indent + " " * len(mark)
        lines: list[str] = []
        for child in item.children:
            if child.type != "paragraph":
                lines += self.block(child, under)
                continue
            words = inline_text(child.children[0])
            box = _BOXES.get(words[:4], "")
            words = words[len(box) :]
            first = indent + (box or mark) if not lines else under
            lines += hang(words, self.width, first, " " * len(first))
        return lines

    def _table(self, node: SyntaxTreeNode, indent: str) -> list[str]:
        head, *bodies = node.children
        names = [inline_text(cell.children[0]) for cell in head.children[0].children]
        lines: list[str] = []
        for row in (row for body in bodies for row in body.children):
            words = [inline_text(cell.children[0]).replace("<br>", "\n") for cell in row.children]
            for name, word in zip(names, words, strict=False):
                if word.strip() not in ("", "—"):
                    label = indent + name + (("：" if cells(name[-1]) == 2 else ": ") if name else "")
                    lines += hang(word, self.width, label, indent + STEP) if cells(label) < self.width // 2 else []
            lines.append("")
        return lines[:-1]
