"""Widgets whose content may become longer without all of the screen being laid out anew because of it."""

from __future__ import annotations

from textual.containers import Container
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widget import Widget


class Still(Widget):
    """A widget that knows how large its content is and asks nobody for a layout because of it.

    With Textual's own each asks for another layout after its first one, as if a scrollbar had come; where one does
    come, that asks by itself.
    """

    virtual_size = Reactive(Size(0, 0))


class Box(Container, Still):  # the first of them says by which names style sheets call it
    """Widgets under each other."""
