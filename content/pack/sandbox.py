"""Where a letter runs: Jinja2's sandbox with a budget of steps, of time and of size.

A letter may come from anybody. It repeats, joins and counts within bounds; whatever would take longer, grow larger
or go deeper ends in `OverBudget`, also when many small things together would.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, cast

from jinja2 import Undefined, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.loaders import FunctionLoader
from jinja2.runtime import Context, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from jinja2.visitor import NodeTransformer

STEPS = 20_000
"""Rounds of loops, calls and operations."""
SECONDS = 1.0
LONGEST_STEP = 0.2
"""Seconds that one step is charged at most: Python may clear up the memory of the whole program in any of them."""
CHARACTERS = 5_000_000
"""Characters that everything a letter makes may have together; a letter to a court has ten thousand."""
LONGEST_SOURCE = 50_000
"""Characters of a template."""
LONGEST_LIST = 10_000
LARGEST_NUMBER = 4_096
"""Bits of a whole number."""
FILTERS = frozenset(
    (
        *("abs", "capitalize", "count", "d", "default", "first", "float", "int", "join", "last", "length", "list"),
        *("lower", "max", "min", "replace", "reverse", "round", "select", "reject", "selectattr", "rejectattr"),
        *("map", "sort", "string", "sum", "title", "trim", "unique", "upper"),
    )
)
"""The filters a letter may use. None of them makes much of little by itself but `join` and `replace`."""
TEXT_METHODS = frozenset(("endswith", "isdigit", "lower", "lstrip", "rstrip", "startswith", "strip", "upper"))


class OverBudget(SecurityError):
    """A letter takes longer or grows larger than any letter needs to."""


class Budget:
    """What one filling of a letter may still spend."""

    def __init__(self, clock: Callable[[], float] = time.thread_time) -> None:
        self._steps, self._characters, self._seconds = STEPS, CHARACTERS, SECONDS
        self._clock, self._seen = clock, clock()

    def spend(self, steps: int = 1, characters: int = 0) -> None:
        """Take a step and make some characters. Raises `OverBudget`."""
        self._steps -= steps
        self._characters -= characters
        now = self._clock()
        self._seconds -= min(now - self._seen, LONGEST_STEP)
        self._seen = now
        if self._steps < 0 or self._characters < 0 or self._seconds < 0:
            raise OverBudget("budget")


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of one filling."""

    intercepted_binops = frozenset(("+", "-", "*", "/", "//", "%", "**"))

    def __init__(self, undefined: type[Undefined]) -> None:
        super().__init__(
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=False,  # a letter is plain text
            undefined=undefined,
            loader=FunctionLoader(lambda _: None),  # no letter reads another file
            finalize=self._finalized,
            optimized=False,  # nothing is reckoned while it is only read
        )
        self.budget = Budget()
        known = self.filters
        self.filters = {name: self._measured(known[name]) for name in FILTERS}
        self.filters |= {"join": self._join, "replace": self._replace, "_counted": self._counted, "_all": self._all}
        self.globals = {"range": self._range, "namespace": self.globals["namespace"]}

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Reckon, as long as the result is of a bearable size."""
        size = max(_size(left), 1) * max(_size(right), 1) if operator in ("*", "**") else _size(left) + _size(right)
        if operator == "*" and not (isinstance(left, int) and isinstance(right, int)):
            size = _times(left, right)
        if operator == "**" or (operator == "%" and isinstance(left, str | bytes)):
            raise OverBudget(operator)
        self._check(left, right)
        if size > CHARACTERS or (isinstance(left, list | tuple) and size > LONGEST_LIST):
            raise OverBudget(operator)
        self.budget.spend(characters=size)
        return super().call_binop(context, operator, left, right)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a letter may look at an attribute."""
        if isinstance(obj, str | bytes):
            return attr in TEXT_METHODS
        return super().is_safe_attribute(obj, attr, value)

    def call(self, context: Context, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Call what a letter may call; each call is a step."""
        self.budget.spend(characters=1_000)
        return super().call(context, obj, *args, **kwargs)

    def wrap_str_format(self, value: Any) -> None:
        """No letter formats a text: a width makes gigabytes of one figure."""

    def taken_apart(self, source: str) -> nodes.Template:
        """A template as it is written. Raises what Jinja2 raises for a broken one."""
        return super()._parse(source, None, None)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        if len(source) > LONGEST_SOURCE:
            raise TemplateSyntaxError(f"> {LONGEST_SOURCE}", 1)
        return cast(nodes.Template, _Counting().visit(self.taken_apart(source)))

    def _finalized(self, value: Any) -> Any:
        if not isinstance(value, Undefined) and (
            callable(value) or isinstance(value, TemplateReference | Namespace)
        ):
            raise SecurityError("no text")
        self.budget.spend(characters=_size(value))
        return value

    def _measured(self, work: Callable[..., Any]) -> Callable[..., Any]:
        def measured(*args: Any, **kwargs: Any) -> Any:
            self.budget.spend(characters=max((_size(one) for one in args), default=0))
            return work(*args, **kwargs)

        for name in ("jinja_pass_arg",):
            if hasattr(work, name):
                setattr(measured, name, getattr(work, name))
        return measured

    def _join(self, values: Iterable[Any], between: str = "", attribute: str | None = None) -> str:
        texts = [
            str(one if attribute is None else self.getitem(one, attribute)) for one in self._counted(values, 0)
        ]
        self.budget.spend(characters=sum(map(len, texts)) + len(texts) * len(str(between)))
        return str(between).join(texts)

    def _replace(self, text: Any, old: str, new: str) -> str:
        within, old, new = str(text), str(old), str(new)
        count = within.count(old)
        self.budget.spend(characters=len(within) + count * len(new))
        return within.replace(old, new)

    def _counted(self, values: Iterable[Any], characters: int) -> Iterator[Any]:
        for value in values:
            self.budget.spend(characters=characters)
            yield value

    def _all(self, values: Sequence[Any]) -> str:
        return self._join(values)

    def _range(self, *ends: int) -> range:
        if not all(isinstance(end, int) and _size(end) < 64 for end in ends):
            raise OverBudget("range")
        found = range(*ends)
        if len(found) > LONGEST_LIST:
            raise OverBudget("range")
        return found

    def _check(self, *values: Any) -> None:
        for value in values:
            if isinstance(value, int) and value.bit_length() > LARGEST_NUMBER:
                raise OverBudget("number")


class _Counting(NodeTransformer):
    """Makes every round of a loop a step, and every joining of texts one that is measured."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - by this name it is found
        """Count the rounds of a loop."""
        if node.recursive:
            raise TemplateSyntaxError("recursive", node.lineno)
        self.generic_visit(node)
        written = sum(len(part.data) for part in node.find_all(nodes.TemplateData))
        node.iter = _filter(node.iter, "_counted", [nodes.Const(written)])
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802
        """Measure what `~` joins."""
        self.generic_visit(node)
        return _filter(nodes.List(node.nodes), "_all", [])


def _filter(node: nodes.Node, name: str, args: list[nodes.Expr]) -> nodes.Filter:
    made = nodes.Filter(cast(nodes.Expr, node), name, args, [], None, None)
    made.set_lineno(node.lineno or 1)
    for child in made.iter_child_nodes():
        child.set_lineno(child.lineno or 1)
    return made


def _size(value: Any) -> int:
    """Characters, entries, or bits, whichever a value has."""
    if isinstance(value, str | bytes | list | tuple | dict):
        return len(value)
    return value.bit_length() if isinstance(value, int) else 8


def _times(left: Any, right: Any) -> int:
    count, thing = (left, right) if isinstance(left, int) else (right, left)
    if not isinstance(count, int) or not isinstance(thing, str | bytes | list | tuple):
        return 8
    return max(count, 0) * len(thing)
