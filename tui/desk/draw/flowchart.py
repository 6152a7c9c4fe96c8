"""The flow as a chart: one column of steps, choices that go elsewhere as arcs in lanes beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from content.pack.model import Flow, StepKind
from content.text.cells import cells, cut, plain
from tui.desk.draw.context import Context
from tui.desk.draw.spans import Line, Span, Tone, faint

LANE = 2
REACH = 16
"""Rows that an arc spans at the most; a choice that leads further away names the step in words instead."""
BESIDE = 4
"""Cells of a row that its sign and the blanks around it take."""
SHORTEST = 10
"""Cells of the name of a step below which a piece of it says nothing."""
MOST_CUT = 0.25
"""The part of the steps whose names may be cut where the chart shares the window with the page of a step."""
LEAST = 20
"""Cells that a step or a choice gets with what stands before it, however narrow the window is."""


class _Row(Struct):
    """A row of the chart: a step, or a choice that leaves the step above it.

    A choice without a goal leads back to wherever the case came from; one that leads `far` names its goal.
    """

    step: str
    choice: bool = False
    text: str = ""
    goal: str = ""
    back: bool = False
    far: bool = False


class Lanes(Struct):
    """Arcs on one side: for each target the rows from which arcs come, the row it stands on, and its lane."""

    target_row: dict[str, int] = field(default_factory=dict)
    sources: dict[str, list[int]] = field(default_factory=dict)
    lane: dict[str, int] = field(default_factory=dict)

    def preload(self) -> int:
        """Give each target the innermost lane that is free over its whole length; returns how many there are."""
        taken: list[list[tuple[int, int]]] = []
        for goal in sorted(self.sources, key=self._length):
            low, high = self.span(goal)
            free = (n for n, spans in enumerate(taken) if all(high < a or low > b for a, b in spans))
            number = next(free, len(taken))
            if number == len(taken):
                taken.append([])
            taken[number].append((low, high))
            self.lane[goal] = number
        return len(taken)

    def span(self, goal: str) -> tuple[int, int]:
        """The first and the last row an arc to `goal` touches."""
        rows = [*self.sources[goal], self.target_row[goal]]
        return min(rows), max(rows)

    def _length(self, goal: str) -> int:
        low, high = self.span(goal)
        return high - low


class Chart(Struct, frozen=True):
    """A drawn flow: its lines, the line on which each step stands, and how many steps' names had to be cut."""

    lines: list[Line]
    places: Mapping[str, int]
    cut: int

    @property
    def cramped(self) -> bool:
        """Whether more names than a few are cut: such a chart is read only with more room."""
        return self.cut > len(self.places) * MOST_CUT


def draw_flow(flow: Flow, pen: Context, here: str = "", passed: Sequence[str] = (), width: int = 120) -> Chart:
    """Draw the whole flow in `width` cells, with the step `here` marked and the `passed` ones ticked.

    In very few cells it becomes wider than they are.
    """
    order = _order(flow)
    rank = {name: n for n, name in enumerate(order)}
    rows = _rows(flow, order, rank)
    right, left = Lanes(), Lanes()
    places = {row.step: n for n, row in enumerate(rows) if not row.choice}
    for n, row in enumerate(rows):
        if row.goal and not _straight(row, order, rank):
            if abs(n - places[row.goal]) > REACH:
                row.far = True
                continue
            side = left if row.back else right
            side.sources.setdefault(row.goal, []).append(n)
            side.target_row[row.goal] = places[row.goal]
    painter = _Painter(flow, pen, here, frozenset(passed), _ahead(flow, here), rows, left, right)
    lanes = (left.preload(), right.preload())
    most = max(LEAST, width - sum(lanes) * LANE - 1)
    short = sum(cells(plain(flow.steps[name].title)) > most - BESIDE for name in places)
    return Chart(painter.lines(*lanes, most), places, short)


def _ahead(flow: Flow, here: str) -> frozenset[str]:
    """The steps that can still be come to; all where nobody stands anywhere."""
    if here not in flow.steps:
        return frozenset(flow.steps)
    seen, todo = {here}, [here]
    while todo:
        onward = [name for name in _onward(flow, todo.pop()) if name not in seen]
        seen.update(onward)
        todo += onward
    return frozenset(seen)


def _order(flow: Flow) -> list[str]:
    """Steps in reverse post-order, so that only loops lead upwards and a first choice stands below its step."""
    start = next(step.id for step in flow.steps.values() if step.kind is StepKind.START)
    seen: set[str] = set()
    finished: list[str] = []
    stack: list[tuple[str, list[str]]] = []
    for root in (start, *flow.steps):
        if root in seen:
            continue
        seen.add(root)
        stack.append((root, _onward(flow, root)))
        while stack:
            todo = stack[-1][1]
            if not todo:
                finished.append(stack.pop()[0])
                continue
            child = todo.pop()
            if child not in seen:
                seen.add(child)
                stack.append((child, _onward(flow, child)))
    return finished[::-1]


def _onward(flow: Flow, step: str) -> list[str]:
    return [choice.id for choice in flow.choices[step] if not choice.back]


def _rows(flow: Flow, order: Sequence[str], rank: Mapping[str, int]) -> list[_Row]:
    rows: list[_Row] = []
    for name in order:
        rows.append(_Row(name))
        edges = [
            _Row(name, True, choice.title, choice.id, rank[choice.id] <= rank[name])
            for choice in flow.choices[name]
            if not choice.back
        ]
        if len(edges) < len(flow.choices[name]):
            edges.append(_Row(name, choice=True, back=True))
        # the straight way on stands last, so that its line runs into the next step
        rows += sorted(edges, key=lambda row: _straight(row, order, rank))
    return rows


def _straight(row: _Row, order: Sequence[str], rank: Mapping[str, int]) -> bool:
    return bool(row.goal) and rank[row.goal] == rank[row.step] + 1


class _Painter(Struct, frozen=True):
    """Puts rows and lanes onto one grid."""

    flow: Flow
    pen: Context
    here: str
    passed: frozenset[str]
    ahead: frozenset[str]
    rows: Sequence[_Row]
    left: Lanes
    right: Lanes

    def lines(self, left_lanes: int, right_lanes: int, most: int) -> list[Line]:
        """The lines of the chart, whose texts have at `most` so many cells between the lanes."""
        texts = [self._text(n, row, most) for n, row in enumerate(self.rows)]
        room = max(sum(cells(span.text) for span in text) for text in texts) + 1
        found: list[Line] = []
        for n, text in enumerate(texts):
            before = self._side(self.left, n, left_lanes, mirrored=True)
            after = self._side(self.right, n, right_lanes, mirrored=False)
            touches = any(n in self.right.sources[goal] for goal in self.right.sources) or any(
                self.right.target_row[goal] == n for goal in self.right.sources
            )
            used = sum(cells(span.text) for span in text)
            fill = self.pen.signs.rule if touches else " "
            gap = fill * (room - used)
            if touches and self._is_goal(self.right, n):
                gap = f"{self.pen.signs.back}{fill * (room - used - cells(self.pen.signs.back))}"
            found.append((faint(before), *text, faint(gap + after)))
        return found

    def _text(self, n: int, row: _Row, most: int) -> list[Span]:
        signs = self.pen.signs
        if row.choice and not row.goal:
            words = self.pen.tr("back to where it came from")
            return [faint(f" {signs.up_right}{signs.back} "), Span(f"{cut(words, most - 5)} ", Tone.QUIET)]
        if not row.choice:
            step = self.flow.steps[row.step]
            title = cut(plain(step.title), most - BESIDE)
            if row.step == self.here:
                here = self.pen.tr("you are here")
                beside = f"  {here} " if cells(title) + cells(here) + 6 <= most else " "
                return [Span(f" {signs.here} ", Tone.KEY), Span(title, Tone.STRONG), Span(beside, Tone.KEY)]
            if row.step in self.passed:
                return [Span(f" {signs.done} {title} ", Tone.STRONG)]
            mark = {StepKind.QUESTION: signs.question, StepKind.OUTCOME: signs.dot}.get(step.kind, signs.task)
            return [faint(f" {mark} "), Span(f"{title} ", Tone.PLAIN if row.step in self.ahead else Tone.FAINT)]
        if row.far:
            return self._far(row, most, last=self._is_last(n))
        title = plain(row.text)
        straight = self._is_last(n) and not row.back and n not in self._sources(self.right)
        spine = signs.wall if straight else signs.side_right
        if row.back:
            spine = signs.side_left if not self._is_last(n) else signs.up_left
        elif not straight and self._is_last(n):
            spine = signs.up_right
        silent = straight or self.flow.steps[row.step].kind is StepKind.OUTCOME
        shown = "" if silent and title == plain(self.flow.steps[row.goal].title) else f"{cut(title, most - 4)} "
        lead = signs.rule if row.back else " "
        return [faint(f"{lead}{spine} "), Span(shown, Tone.QUIET)]

    def _far(self, row: _Row, most: int, *, last: bool) -> list[Span]:
        signs = self.pen.signs
        title, goal = plain(row.text), plain(self.flow.steps[row.goal].title)
        room = most - 7
        before = "" if title == goal else f"{cut(title, room)} "
        rest = room + 1 - cells(before)
        if rest < min(SHORTEST, cells(goal)):
            # what happens is told whole; the page of the step tells where it leads
            words = [Span(f"{cut(title, most - BESIDE)} ", Tone.QUIET)]
        else:
            words = [Span(before, Tone.QUIET), faint(f"{signs.to} "), faint(f"{cut(goal, rest)} ")]
        return [faint(f" {signs.up_right if last else signs.side_right} "), *words]

    def _is_last(self, n: int) -> bool:
        return n + 1 == len(self.rows) or not self.rows[n + 1].choice

    @staticmethod
    def _sources(lanes: Lanes) -> set[int]:
        return {row for rows in lanes.sources.values() for row in rows}

    @staticmethod
    def _is_goal(lanes: Lanes, n: int) -> bool:
        return any(lanes.target_row[goal] == n for goal in lanes.sources)

    def _side(self, lanes: Lanes, n: int, count: int, mirrored: bool) -> str:
        """The cells of all lanes on one side in row `n`, from the spine outwards, or turned round."""
        signs = self.pen.signs
        corner = (signs.down_right, signs.up_right, signs.side_right) if mirrored else (
            signs.down_left, signs.up_left, signs.side_left)  # fmt: skip
        grid = [" "] * (count * LANE)
        reach = -1
        for goal in lanes.sources:
            if n in lanes.sources[goal] or lanes.target_row[goal] == n:
                reach = max(reach, lanes.lane[goal])
        for at in range(reach * LANE + LANE if reach >= 0 else 0):
            grid[at] = signs.rule
        for goal, lane in lanes.lane.items():
            low, high = lanes.span(goal)
            if not low <= n <= high:
                continue
            at = lane * LANE + (LANE - 1)
            touches = n in lanes.sources[goal] or lanes.target_row[goal] == n
            if touches:
                grid[at] = corner[0] if n == low else corner[1] if n == high else corner[2]
                if lane < reach:
                    grid[at] = signs.cross
            else:
                grid[at] = signs.cross if lane < reach else signs.wall
        if mirrored and reach >= 0 and lanes.target_row and self._is_goal(lanes, n):
            grid[0] = signs.to[-1]
        return "".join(reversed(grid)) if mirrored else "".join(grid)
