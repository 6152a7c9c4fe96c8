"""What a letter asks for: the facts and the parts of lists that it names, noted while it is compiled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import CodeType

from jinja2 import TemplateSyntaxError, Undefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.idtracking import VAR_LOAD_RESOLVE
from msgspec import Struct

from content.pack.sandbox import Sandbox

MOST = 256
"""So many templates are kept while they are looked at."""


class Asked(Struct, frozen=True):
    """A template ready to run, the facts it names with their first lines, and what it takes from the entries of a
    list: its name, the line, and the name of the list."""

    code: CodeType
    names: Mapping[str, int]
    parts: tuple[tuple[str, int, str], ...]


@lru_cache(MOST)
def asked(body: str) -> Asked:
    """What a template asks for; it is taken apart once for all rules. Raises `TemplateSyntaxError`."""
    sandbox = _Noting()
    try:
        code = sandbox.compile(body)  # parsing alone does not notice unknown filters
    except (RecursionError, MemoryError, SyntaxError) as error:
        raise TemplateSyntaxError(type(error).__name__, 1) from error
    names: dict[str, int] = {}
    for name, line in sandbox.named:
        if name in sandbox.wanted:
            names[name] = min(line, names.get(name, line))
    return Asked(code, names, sandbox.parts)


class _Naming(CodeGenerator):
    """Writes the code of a template, and tells its sandbox which names nothing in the template declares."""

    def enter_frame(self, frame: Frame) -> None:
        super().enter_frame(frame)
        if isinstance(self.environment, _Noting):
            loads = frame.symbols.loads.values()
            names = {str(name) for action, name in loads if action == VAR_LOAD_RESOLVE}
            self.environment.wanted |= names - self.environment.globals.keys()


class _Noting(Sandbox):
    """A sandbox that notes what it reads: nothing is reckoned while it is looked at."""

    code_generator_class = _Naming

    def __init__(self) -> None:
        super().__init__(Undefined)
        self.wanted: set[str] = set()
        self.named: tuple[tuple[str, int], ...] = ()
        self.parts: tuple[tuple[str, int, str], ...] = ()

    def taken_apart(self, source: str) -> nodes.Template:
        """A template as it is written, before its loops are counted."""
        tree = super().taken_apart(source)
        found = tuple(tree.find_all((nodes.Name, nodes.For)))
        self.named = tuple((node.name, node.lineno) for node in found if isinstance(node, nodes.Name))
        self.parts = tuple(part for node in found if isinstance(node, nodes.For) for part in _parts(node))
        return tree


def _parts(loop: nodes.For) -> Iterator[tuple[str, int, str]]:
    if isinstance(loop.iter, nodes.Name) and isinstance(loop.target, nodes.Name):
        for part in loop.find_all(nodes.Getattr):
            if isinstance(part.node, nodes.Name) and part.node.name == loop.target.name:
                yield part.attr, part.lineno, loop.iter.name
