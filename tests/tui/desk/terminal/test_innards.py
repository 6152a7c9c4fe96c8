"""What the desk touches of Textual's own affairs is still there: an upgrade that moves it is told by a sentence."""

from __future__ import annotations

import asyncio
import inspect
from pkgutil import resolve_name
from typing import Any

import pytest
from textual._compositor import Compositor
from textual._styles_cache import StylesCache
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Static, TextArea

from tui.desk.terminal import innards

MOVED = (
    "Textual has moved {name}; look for what took its place and change tui/desk/terminal/innards.py and its users"
)


class Small(App[None]):
    """An app with one widget."""

    def compose(self) -> ComposeResult:
        """One word."""
        yield Static("退款")


@pytest.mark.parametrize("name", innards.OVERRIDDEN)
def test_a_method_that_the_desk_overrides_is_there(name: str) -> None:
    try:
        found = resolve_name(name)
    except (AttributeError, ImportError):
        found = None
    assert callable(found), MOVED.format(name=name)


def test_the_cache_of_styles_can_be_emptied() -> None:
    cached = StylesCache.get_inner_outer
    assert hasattr(cached, "cache_clear"), MOVED.format(name="StylesCache.get_inner_outer")
    innards.let_go()
    assert cached.cache_info().currsize == 0


async def test_what_a_widget_drew_can_be_dropped() -> None:
    async with Small().run_test() as pilot:
        widget = pilot.app.query_one(Static)
        assert hasattr(widget, "_styles_cache"), MOVED.format(name="Widget._styles_cache")
        innards.drop_painted(widget)
        assert not widget._styles_cache._cache


async def test_the_app_forgets_who_watched_its_theme() -> None:
    async with Small().run_test() as pilot:
        area = TextArea()
        await pilot.app.mount(area)
        watching = [one[0] for one in getattr(pilot.app, "__watchers", {}).get("theme", [])]
        assert area in watching, MOVED.format(name="the app's __watchers")
        innards.unwatch(pilot.app, area, "theme")
        assert area not in [one[0] for one in getattr(pilot.app, "__watchers")["theme"]]


async def test_one_can_wait_for_a_screen() -> None:
    assert hasattr(Screen(), "_mounted_event"), MOVED.format(name="Widget._mounted_event")
    async with Small().run_test() as pilot:
        assert await innards.mounted(pilot.app.screen, 1.0)
        never: Any = Screen()
        never._mounted_event = asyncio.Event()
        assert not await innards.mounted(never, 0.01)


def test_a_screen_tells_what_it_is_about_to_do() -> None:
    screen: Any = Screen()
    for name in ("_layout_required", "_repaint_required"):
        assert hasattr(screen, name), MOVED.format(name=f"Widget.{name}")
        screen._layout_required = screen._repaint_required = False
        assert not innards.unsettled(screen)
        setattr(screen, name, True)
        assert innards.unsettled(screen)


async def test_a_screen_can_forget_what_it_was_to_paint() -> None:
    async with Small().run_test() as pilot:
        screen: Any = pilot.app.screen
        assert hasattr(screen, "_dirty_widgets"), MOVED.format(name="Screen._dirty_widgets")
        assert hasattr(screen._compositor, "_dirty_regions"), MOVED.format(name="Compositor._dirty_regions")
        screen._dirty_widgets.add(screen)
        screen._compositor._dirty_regions.add(screen.region)
        innards.nothing_to_paint(screen)
        assert not screen._dirty_widgets
        assert not screen._compositor._dirty_regions


async def test_the_driver_is_told_that_nobody_knows_what_is_shown() -> None:
    async with Small().run_test() as pilot:
        assert hasattr(pilot.app, "_driver"), MOVED.format(name="App._driver")
        told: list[bool] = []
        pilot.app._driver.forget = lambda: told.append(True)  # type: ignore[union-attr]
        innards.forget_shown(pilot.app)
        assert told


async def test_the_painted_lines_of_a_screen_can_be_read() -> None:
    async with Small().run_test(size=(20, 3)) as pilot:
        compositor = getattr(pilot.app.screen, "_compositor", None)
        assert hasattr(compositor, "render_strips"), MOVED.format(name="Screen._compositor.render_strips")
        strips = innards.strips_of(pilot.app.screen)
        assert all(isinstance(strip, Strip) for strip in strips)
        assert "退款" in strips[0].text


def test_what_the_driver_replaces_of_the_linux_driver_is_there() -> None:
    from textual._parser import ParseError
    from textual._xterm_parser import XTermParser
    from textual.drivers.linux_driver import LinuxDriver

    assert issubclass(ParseError, Exception)
    for owner, name in ((LinuxDriver, "_get_terminal_size"), (LinuxDriver, "_query_in_band_window_resize"),
                        (XTermParser, "_sequence_to_key_events"), (XTermParser, "parse_mouse_code")):  # fmt: skip
        assert inspect.isfunction(getattr(owner, name, None)), MOVED.format(name=f"{owner.__name__}.{name}")


async def test_a_defect_shows_where_it_is_and_nothing_of_what_a_user_typed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    class Broken(Small):
        def on_mount(self) -> None:
            typed = "秘密订单" + str(6921)
            raise RuntimeError(str(len(typed)))

        def _fatal_error(self) -> None:
            innards.end_after_defect(self)

    with pytest.raises(RuntimeError):
        async with Broken().run_test():
            pass
    told = "".join(capsys.readouterr())
    assert "RuntimeError" in told, MOVED.format(name="App._exit_renderables")
    assert "秘密订单6921" not in told


async def test_a_screen_that_was_laid_out_is_not_laid_out_again_for_who_asks_where_a_widget_is() -> None:
    async with Small().run_test(size=(30, 5)) as pilot:
        screen: Screen[None] = Screen()
        innards.arrange_once(screen)
        await pilot.app.push_screen(screen)
        await pilot.pause()
        assert innards.laid_out_for(screen) == Size(30, 5)
        assert hasattr(screen._compositor, "_full_map_invalidated"), MOVED.format(
            name="Compositor._full_map_invalidated"
        )
        screen.refresh(layout=True)
        await pilot.pause()
        assert not screen._compositor._full_map_invalidated


class Rows(App[None]):
    """An app with three lines, each a widget that notes which of its rows it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str | None, int, int]] = []

    def get_default_screen(self) -> Screen[Any]:
        """A screen that is laid out once."""
        screen: Screen[Any] = Screen()
        innards.arrange_once(screen)
        return screen

    def compose(self) -> ComposeResult:
        """One of them is three rows high."""
        asked = self.asked

        class Noted(Static):
            def render_lines(self, crop: Region) -> list[Strip]:
                asked.append((self.id, crop.y, crop.height))
                return super().render_lines(crop)

        yield Noted("a", id="first")
        yield Noted("b\nb\nb", id="second")
        yield Noted("c", id="third")


async def test_only_rows_that_are_painted_are_asked_for() -> None:
    app = Rows()
    async with app.run_test(size=(10, 5)) as pilot:
        await pilot.pause()
        before = [str(strip.text) for strip in innards.strips_of(app.screen)]
        app.asked.clear()
        app.query_one("#second").refresh(Region(0, 1, 10, 1))
        await pilot.pause()
        assert app.asked == [("second", 1, 1)], MOVED.format(name="Compositor._get_renders")
        assert [str(strip.text) for strip in innards.strips_of(app.screen)] == before


class Overlaid(Rows):
    """A list that was scrolled in its window, and a line that covers a part of it."""

    CSS = """
    Screen { layers: below above; }
    #list { height: 4; overflow: hidden auto; scrollbar-size-vertical: 0; }
    .tall { height: 3; }
    #over { layer: above; dock: top; width: 6; }
    """

    def compose(self) -> ComposeResult:
        """More lines than there is room for."""
        yield Vertical(*(Static(f"退款 {n}\n二\n三", classes="tall") for n in range(5)), id="list")
        yield Static("over", id="over")


async def test_what_is_painted_is_what_textual_itself_would_paint() -> None:
    app = Overlaid()
    async with app.run_test(size=(12, 6)) as pilot:
        app.query_one("#list").scroll_to(y=4, animate=False, force=True)
        await pilot.pause()
        size, ours, theirs = app.screen.size, app.screen._compositor, Compositor()
        theirs.reflow(app.screen, size)
        assert type(ours) is not type(theirs)
        for rows in (size.region, Region(0, 0, 12, 1), Region(0, 1, 12, 2), Region(0, 3, 12, 3)):
            painted, usual = (
                [
                    Strip.join(one._render_chops(rows, rows.line_range.__contains__)[y].values())
                    for y in rows.line_range
                ]
                for one in (ours, theirs)
            )
            assert painted == usual, MOVED.format(name="Compositor._get_renders")
        assert [strip.text.split() for strip in painted] == [["二"], [], []]
