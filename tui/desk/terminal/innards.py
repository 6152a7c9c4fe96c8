"""Everything private of Textual that the desk touches. A release that moves one of them breaks a test of this file.

What cannot be reached from here, because a subclass overrides it, stands in `OVERRIDDEN`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from rich.segment import Segments
from textual import events
from textual._compositor import Compositor, ReflowResult
from textual._styles_cache import StylesCache
from textual.app import App
from textual.dom import DOMNode
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

OVERRIDDEN = (
    "textual._compositor.Compositor._get_renders",
    "textual.screen.Screen._compositor_refresh",
    "textual.screen.Screen._screen_resized",
    "textual.widget.Widget._exchange_repaint_regions",
    "textual.widgets.Input._on_paste",
    "textual.widgets.TextArea._on_paste",
    "textual.app.App._fatal_error",
)
"""Methods of Textual that subclasses of the desk replace: they must go on being called."""


def drop_painted(widget: Widget) -> None:
    """Drop what a widget drew, when it is gone: the garbage collector would hold the desk for it later."""
    widget._styles_cache.clear()


def let_go() -> None:
    """Let Textual forget widgets that are gone; it would keep the last thousand with all they drew."""
    StylesCache.get_inner_outer.cache_clear()


def unwatch(app: App[Any], widget: Widget, name: str) -> None:
    """Let the app forget that a widget watches one of its attributes; it would until that changes."""
    watchers = getattr(app, "__watchers", {}).get(name, [])
    watchers[:] = [one for one in watchers if one[0] is not widget]


async def mounted(screen: Screen[Any], seconds: float) -> bool:
    """Wait until a screen is there; whether it is, before the time is over."""
    try:
        await asyncio.wait_for(screen._mounted_event.wait(), seconds)
    except TimeoutError:
        return False
    return True


def unsettled(screen: Screen[Any]) -> bool:
    """Whether a screen is about to lay itself out or to be painted whole anyway."""
    return screen._layout_required or screen._repaint_required


class _Arranged(Compositor):
    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        found = super().reflow(parent, size)
        self._full_map_invalidated = False
        return found

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """What is to be painted, of each widget only the rows there: Textual asks all that share the screen for all
        they have, at every key."""
        rows = self.size.region if crop is None else Region(0, crop.y, self.size.width, crop.height)
        for widget, (region, clip) in self.visible_widgets.items():
            window = clip.intersection(rows)
            if seen := region.intersection(window):
                yield region, window, widget.render_lines(seen.translate(-region.offset))


def arrange_once(screen: Screen[Any]) -> None:
    """Let a new screen keep what it found when it was laid out whole. Textual forgets that it did, and does it once
    more for the first that asks where a widget is."""
    screen._compositor = _Arranged()


def laid_out_for(screen: Screen[Any]) -> Size:
    """The size for which a screen was laid out last."""
    return screen._compositor.size


def nothing_to_paint(screen: Screen[Any]) -> None:
    """Let a screen forget what it was to paint: when it comes to the front it is painted whole."""
    screen._dirty_widgets.clear()
    screen._compositor._dirty_regions.clear()


async def bound(app: App[Any], key: str, first: bool = False) -> bool:
    """Do what a key is bound to where the focus is; with `first` only what comes before the field there."""
    return await app._check_bindings(key, priority=first)


async def typed(widget: Widget, event: events.Key, seconds: float) -> None:
    """Give a key to the field it is typed into, and wait until it stands there: the next key must find it."""
    done = asyncio.Event()
    widget._forward_event(event)
    if widget.call_later(done.set):
        with suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), seconds)


async def settled(app: App[Any], went: DOMNode, seconds: float) -> None:
    """Wait until what an input began that `went` there is done: its messages climb from widget to widget, and what
    comes of them may open a screen or take one away."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            for node in went.ancestors_with_self:
                await _passed(app, node)
            front = None
            while front is not app.screen:
                front = app.screen
                await _passed(app, front)
                await _passed(app, front)  # what it puts off until it has nothing to do comes before the second
                await app._flush_next_callbacks()


async def _passed(app: App[Any], node: DOMNode) -> None:
    """Wait until a widget has seen to what it was told so far."""
    done = asyncio.Event()
    if node is not app and node.call_later(done.set):
        await done.wait()


def focus(widget: Widget) -> None:
    """Give a widget the focus now: with Textual's own way a key that comes at once goes where the focus was."""
    widget.screen.set_focus(widget)


def forget_shown(app: App[Any]) -> None:
    """Tell the driver that nobody knows what the terminal shows, if it keeps that in mind."""
    forget = getattr(app._driver, "forget", None)
    if forget is not None:
        forget()


def end_after_defect(app: App[Any]) -> None:
    """Leave after a defect of the program. Textual shows the values of variables then: what a user typed, too."""
    from rich.traceback import Traceback

    told = Traceback(show_locals=False, width=100)
    app._exit_renderables.append(Segments(app.console.render(told, app.console.options)))
    app._close_messages_no_wait()


def strips_of(screen: Screen[Any]) -> list[Strip]:
    """The lines of a screen as they are painted now."""
    return list(screen._compositor.render_strips(screen.size))
