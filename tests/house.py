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
    yield "floors of rooms", _height(room_arrows(found))
    yield "circles", len(circles(found))
    yield "methods of the biggest class, inherited ones of ours among them", max(_methods(trees).values())
    yield "functions over 50 lines", sum((one.end_lineno or one.lineno) - one.lineno >= 50 for one in functions)
    yield "longest file", max(len(path.read_text(encoding="utf-8").splitlines()) for path in files)
    yield (
        "imports inside functions",
        sum(isinstance(node, ast.Import | ast.ImportFrom) for one in functions for node in ast.walk(one)),
    )
    public = [*_public(trees)]
    yield "public functions and classes", len(public)
    yield "of these with a docstring", sum(ast.get_docstring(one) is not None for one in public)
    yield "files that use private attributes of others", len(prying())


def prying() -> list[str]:
    """The files that use private attributes of others, as paths from the root."""
    every = (path for floor in FLOORS for path in sorted((ROOT / floor).rglob("*.py")))
    return [
        path.relative_to(ROOT).as_posix()
        for path in every
        if any(_private(ast.parse(path.read_text(encoding="utf-8"))))
    ]


def _height(below: Arrows) -> int:
    """How many rooms the longest way down goes through; rooms that lean on each other count as one."""
    one_of = {name: min(group) for group in circles(below) for name in group}
    heights: dict[str, int] = {}

    def height(name: str) -> int:
        if name not in heights:
            group = [other for other in below if one_of.get(other, other) == name]
            down = {one_of.get(other, other) for member in group for other in below[member]} - {name}
            heights[name] = 1 + max(map(height, down), default=0)
        return heights[name]

    return max(height(one_of.get(name, name)) for name in below)


def _methods(trees: list[ast.Module]) -> Mapping[str, int]:
    """The methods of each class, with those of its bases as far as they are ours."""
    classes = {one.name: one for tree in trees for one in ast.walk(tree) if isinstance(one, ast.ClassDef)}

    def of(name: str) -> set[str]:
        one = classes[name]
        own = {part.name for part in one.body if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)}
        bases = (ast.unparse(base).split("[")[0].split(".")[-1] for base in one.bases)
        return own.union(*(of(base) for base in bases if base in classes and base != name))

    return {name: len(of(name)) for name in classes}


def _public(trees: list[ast.Module]) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """What others may use: of a module, and of its public classes."""
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    open_ = [part for tree in trees for part in tree.body if isinstance(part, kinds)]
    while open_:
        one = open_.pop()
        if not one.name.startswith("_"):
            yield one
            open_ += [part for part in one.body if isinstance(part, kinds)] if isinstance(one, ast.ClassDef) else []


def _private(tree: ast.Module) -> Iterator[str]:
    """The private attributes that are taken of another thing than oneself and one's own module's."""
    own = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    kept = (node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and _is_own(node.value))
    own |= set(kept)
    for node in ast.walk(tree):
        hidden = isinstance(node, ast.Attribute) and node.attr.startswith("_") and not node.attr.startswith("__")
        if hidden and isinstance(node, ast.Attribute) and not _is_own(node.value) and node.attr not in own:
            yield node.attr


def _is_own(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in ("self", "cls", "super")


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
