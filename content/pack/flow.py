"""The flow: a strict small subset of Mermaid's flowchart, read into a graph.

The subset is described in `docs/playbook-format.md`. Anything else is refused with its line, because a
typing error that quietly becomes a node would send somebody the wrong way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from content.pack.errors import PlaybookError
from content.pack.model import Choice, Flow, Step, StepKind
from content.text.words import N_, Message, message

ID = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
_WORDS = r'(?P<{shape}>\s*"[^"]+"\s*|[^"\[\](){{}}|]+)'
_SHAPES = {
    "stadium": (r"\(\[", r"\]\)"),
    "hexagon": (r"\{\{", r"\}\}"),
    "square": (r"\[", r"\]"),
    "brace": (r"\{", r"\}"),
    "round": (r"\(", r"\)"),
}
_KINDS = {
    "hexagon": StepKind.WAIT,
    "square": StepKind.TASK,
    "brace": StepKind.QUESTION,
    "round": StepKind.OUTCOME,
}
_HINT = N_("The small subset of Mermaid that runs is described in docs/playbook-format.md.")


@cache
def _node() -> re.Pattern[str]:
    """The pattern of a node. It is compiled when a chart is read, which few starts do."""
    return re.compile(
        rf"\s*(?P<id>{ID})(?:"
        + "|".join(left + _WORDS.format(shape=shape) + right for shape, (left, right) in _SHAPES.items())
        + ")?"
    )


@cache
def _arrow() -> re.Pattern[str]:
    """The pattern of an arrow with its words."""
    return re.compile(r'\s*(?:-->|(?P<back>-\.->))\s*(?:\|(?:\s*"(?P<quoted>[^"|]+)"\s*|(?P<label>[^|"]+))\|)?\s*')


class _Chart:
    """The chart while it is being read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.nodes: dict[str, tuple[StepKind | str, str, int]] = {}
        self.mentioned: dict[str, int] = {}
        self.edges: dict[str, dict[str, Choice]] = {}

    def fail(self, line: int, what: Message) -> PlaybookError:
        return PlaybookError(self.file, line, what, message(_HINT))

    def statement(self, text: str, line: int) -> None:
        """Read `a[words] --> b --> c` or a lone node."""
        source, at = self._node(text, 0, line)
        while at < len(text):
            arrow = _arrow().match(text, at)
            if not arrow:
                raise self.fail(line, message(N_("expected --> before “{rest}”."), rest=text[at:].strip()))
            target, at = self._node(text, arrow.end(), line)
            edges = self.edges.setdefault(source, {})
            if target in edges:
                raise self.fail(line, message(N_("a second edge from {a} to {b}."), a=source, b=target))
            words = (arrow["quoted"] or arrow["label"] or "").strip()
            edges[target] = Choice(source, target, words, line, bool(arrow["back"]))
            source = target

    def _node(self, text: str, at: int, line: int) -> tuple[str, int]:
        match = _node().match(text, at)
        if not match or (match.end() < len(text) and text[match.end()] not in " \t-"):
            raise self.fail(line, message(N_("“{text}” is not a node."), text=text[at:].strip()))
        name = match["id"]
        if name == "end":
            raise self.fail(line, message(N_("a node may not be called end.")))
        self.mentioned.setdefault(name, line)
        shape = next((key for key in _SHAPES if match[key]), None)
        if shape:
            if name in self.nodes:
                raise self.fail(line, message(N_("{id} is declared twice."), id=name))
            words = match[shape].strip().strip('"').strip()
            self.nodes[name] = (_KINDS.get(shape, shape), words, line)
        return name, match.end()

    def finish(self, line: int) -> Flow:
        """Check the graph as a whole and make it."""
        for name, where in self.mentioned.items():
            if name not in self.nodes:
                raise self.fail(where, message(N_("{id} has no shape, so nothing says what it is."), id=name))
        steps = {
            name: Step(name, words, self._kind(name, kind), where)
            for name, (kind, words, where) in self.nodes.items()
        }
        choices = {
            name: tuple(
                Choice(edge.source, edge.id, edge.title or steps[edge.id].title, edge.line, edge.back)
                for edge in self.edges.get(name, {}).values()
            )
            for name in steps
        }
        starts = [step for step in steps.values() if step.kind is StepKind.START]
        if len(starts) != 1 or len(choices[starts[0].id]) != 1:
            raise self.fail(line, message(N_("a flow needs exactly one start with exactly one edge out.")))
        for step in steps.values():
            edges = choices[step.id]
            if (
                step.kind is StepKind.OUTCOME
                and len(edges) != 1
                and not (edges and all(edge.back for edge in edges))
            ):
                raise self.fail(step.line, message(N_("the outcome {id} needs one edge out."), id=step.id))
            for edge in edges:
                if edge.back and (step.kind is not StepKind.OUTCOME or not steps[edge.id].rests):
                    what = N_("a dashed edge leads from an outcome back to a step where a case can stand.")
                    raise self.fail(edge.line, message(what))
        self._refuse_endless_passage(steps, choices)
        return Flow(steps, choices)

    def _kind(self, name: str, kind: StepKind | str) -> StepKind:
        if isinstance(kind, StepKind):
            return kind
        return StepKind.START if name in self.edges else StepKind.END

    def _refuse_endless_passage(self, steps: Mapping[str, Step], choices: Mapping[str, tuple[Choice, ...]]) -> None:
        ends = set[str]()
        for step in steps.values():
            seen, here = set[str](), step
            while not here.rests and here.id not in ends:
                if here.id in seen:
                    raise self.fail(step.line, message(N_("{id} passes through itself for ever."), id=step.id))
                seen.add(here.id)
                here = steps[choices[here.id][0].id]
            ends |= seen


def parse_flow(lines: list[str], file: str, first_line: int) -> Flow:
    """Read the lines of a Mermaid block.

    `first_line` is the line of `file` on which `lines[0]` stands. Raises `PlaybookError`.
    """
    chart = _Chart(file)
    statements = list(_statements(lines, first_line))
    if not statements or statements[0][1] != "flowchart TD":
        raise chart.fail(first_line, message(N_("a flow begins with “flowchart TD”.")))
    for line, text in statements[1:]:
        chart.statement(text, line)
    return chart.finish(first_line)


def _statements(lines: list[str], first_line: int) -> Iterator[tuple[int, str]]:
    for number, raw in enumerate(lines, first_line):
        text = raw.strip()
        if text and not text.startswith("%%"):
            yield number, text
