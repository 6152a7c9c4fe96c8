"""Guidance beside Textual's own `Markdown` widget, and the flow: what it costs to draw them once."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable
from datetime import datetime

from textual.app import App, ComposeResult
from textual.widgets import Markdown

from content.pack.files import DEFAULT
from content.pack.library import Library
from content.pack.playbook import Playbook
from content.text.words import Translator
from store.days.clock import HOME_ZONE
from tests.bench.bench_store import row
from tui.desk.draw.context import UNICODE, Context
from tui.desk.draw.flowchart import draw_flow
from tui.desk.draw.markdown import markdown_lines

ROUNDS = 7
SMALL, LARGE = 2_000, 35_000
FLOW_BUDGET = 2.0
"""Milliseconds for a flow of fifteen steps."""


class Widget(App[None]):
    """An app with one page in Textual's own widget."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def compose(self) -> ComposeResult:
        """The page."""
        yield Markdown(self.text)


def page(playbook: Playbook, size: int) -> str:
    """Guidance of about so many bytes."""
    bodies, text = [playbook.page(name).body for name in playbook.pages if name.startswith("steps/")], ""
    while len(text.encode()) < size:
        text += bodies[len(text) % len(bodies)] + "\n\n"
    return text.encode()[:size].decode(errors="ignore")


def median_ms(work: Callable[[], object]) -> float:
    """The median of some rounds."""
    found = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        found.append((time.perf_counter() - begun) * 1000)
    return statistics.median(found)


async def widget_ms(text: str) -> float:
    """From mounting to drawn, less what an empty page takes."""

    async def once(body: str) -> float:
        begun = time.perf_counter()
        async with Widget(body).run_test(size=(120, 36)) as pilot:
            await pilot.pause()
            return (time.perf_counter() - begun) * 1000

    full = [await once(text) for _ in range(ROUNDS)]
    empty = [await once("") for _ in range(ROUNDS)]
    return statistics.median(full) - statistics.median(empty)


def main() -> None:
    """Measure and print."""
    playbook = Library().get(DEFAULT, "zh")
    pen = Context(Translator("zh"), UNICODE, datetime.now(HOME_ZONE))
    for size in (SMALL, LARGE):
        text = page(playbook, size)
        ours = median_ms(lambda text=text: markdown_lines(text, 80, pen))  # type: ignore[misc]
        beside = asyncio.run(widget_ms(text))
        row(
            f"guidance of {size // 1000} KB drawn",
            f"{ours:.1f} ms",
            f"{beside:.0f} ms Markdown",
            ours / beside,
            0.1,
        )
    flow = playbook.flow
    ours = median_ms(lambda: draw_flow(flow, pen, flow.first, (), 120))
    fifteen = ours * 15 / len(flow.steps)
    row(f"flow of {len(flow.steps)} steps; of fifteen", f"{ours:.1f} ms", f"{fifteen:.2f} ms", fifteen, FLOW_BUDGET)


if __name__ == "__main__":
    main()
