"""The house as its imports draw it: the picture and the rooms of `docs/architecture.md`, and figures to compare.

`python -m tests.house` makes the page's parts anew; `python -m tests.house figures` counts.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import grimp

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "architecture.md"
FLOORS = ("tui", "store", "content")
Arrows = Mapping[str, frozenset[str]]


def arrows() -> Arrows:
    """Every module of the floors and the modules it imports, lazy and type-only imports included."""
    graph = grimp.build_graph(*FLOORS, cache_dir=None)
    return {one: frozenset(graph.find_modules_directly_imported_by(one)) for one in sorted(graph.modules)}


def room_of(module: str) -> str:
    """The room a module lives in: the second level, and below `tui.desk` the third."""
    parts = module.split(".")
    deep = 3 if parts[:2] == ["tui", "desk"] else 2
    return ".".join(parts[: min(deep, len(parts))])


def rooms() -> Iterator[tuple[str, str]]:
    """Every package that is a room, and the first sentence of what it says about itself."""
    for floor in FLOORS:
        for path in sorted((ROOT / floor).rglob("__init__.py")):
            name = ".".join(path.parent.relative_to(ROOT).parts)
            if name == room_of(name):
                said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
                yield name, " ".join(re.split(r"\n\n|(?<=[.!?])\s", said)[0].split())


def room_arrows(found: Arrows) -> Arrows:
    """Which rooms lean on which, without what follows from the others: enough to see who stands on whom."""
    names = {name for name, _ in rooms() if name not in FLOORS} - {"tui.desk"}
    every: dict[str, set[str]] = {name: set() for name in sorted(names)}
    for module, imported in found.items():
        for other in imported:
            here, there = room_of(module), room_of(other)
            if here in names and there in names and here != there:
                every[here].add(there)
    return {name: frozenset(one for one in below if not _beyond(name, one, every)) for name, below in every.items()}


def _beyond(name: str, wanted: str, every: Mapping[str, set[str]]) -> bool:
    """Whether `wanted` is reached from `name` over another room too."""
    todo = [one for one in every[name] if one != wanted]
    seen: set[str] = set()
    while todo:
        room = todo.pop()
        if room == wanted:
            return True
        if room not in seen:
            seen.add(room)
            todo += every.get(room, set())
    return False


def chart(found: Arrows) -> str:
    """The rooms as a Mermaid chart, the floors one above the other."""
    lines = ["```mermaid", "flowchart TD"]
    drawn = room_arrows(found)
    for floor in FLOORS:
        lines.append(f"    subgraph {floor}")
        lines += [f"        {name.replace('.', '_')}[{name}]" for name in drawn if name.startswith(f"{floor}.")]
        lines.append("    end")
    for name, below in drawn.items():
        lines += [f"    {name.replace('.', '_')} --> {other.replace('.', '_')}" for other in sorted(below)]
    return "\n".join([*lines, "```"])


def circles(found: Arrows) -> list[frozenset[str]]:
    """Sets of modules that reach each other."""
    reach = {module: _reached(module, found) for module in found}
    sets = {frozenset(one for one in reach[module] if module in reach[one]) for module in found}
    return [one for one in sets if len(one) > 1]


def _reached(module: str, found: Arrows) -> frozenset[str]:
    seen: set[str] = set()
    todo = [module]
    while todo:
        for other in found.get(todo.pop(), frozenset()):
            if other not in seen:
                seen.add(other)
                todo.append(other)
    return frozenset(seen)


def figures() -> Iterator[tuple[str, int]]:
    """What can be counted: to be compared with a count of another day."""
    found = arrows()
    files = [path for floor in FLOORS for path in (ROOT / floor).rglob("*.py")]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in files]
    functions = [
        node
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    yield "modules", len(files)
    yield "packages", sum(path.name == "__init__.py" for path in files)
    yield "arrows between modules", sum(len(below) for below in found.values())
    yield "arrows between rooms", sum(len(below) for below in room_arrows(found).values())
    yield "circles", len(circles(found))
    yield "functions over 50 lines", sum((one.end_lineno or one.lineno) - one.lineno >= 50 for one in functions)
    yield "longest file", max(len(path.read_text(encoding="utf-8").splitlines()) for path in files)
    yield (
        "imports inside functions",
        sum(isinstance(node, ast.Import | ast.ImportFrom) for one in functions for node in ast.walk(one)),
    )


def rewritten() -> str:
    """The page with its made parts made anew."""
    table = "\n".join(
        ["| room | what lives there |", "|---|---|", *(f"| `{name}` | {said} |" for name, said in rooms())]
    )
    text = PAGE.read_text(encoding="utf-8")
    for name, made in (("picture", chart(arrows())), ("rooms", table)):
        text = re.sub(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", rf"\g<1>{made}\n\g<2>", text, flags=re.DOTALL)
    return text


def main(argv: list[str]) -> None:
    """Write the page, or print the figures."""
    if argv == ["figures"]:
        for name, count in figures():
            sys.stdout.write(f"{count:6}  {name}\n")
        return
    PAGE.write_text(rewritten(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
