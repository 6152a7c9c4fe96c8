"""Help: the table of actions, as a page."""

from __future__ import annotations

from content.plain import cells
from content.words import N_
from tui.desk.actions import Action, Where
from tui.desk.draw.ink import Line, Span, folded, indent, key, padded, quiet, strong
from tui.desk.draw.pen import Pen
from tui.desk.screens.page import PageScreen

_GROUPS = (
    (N_("Everywhere"), ("up", "down", "page-up", "page-down", "top", "bottom", "back", "palette", "language",
                        "theme", "repaint", "help", "quit")),
    (N_("At home"), ("open", "new", "search", "sort", "agenda")),
    (N_("With a case"), ("choose", "tick", "set-aside", "note", "replies", "attach", "letter", "facts", "undo",
                         "redo", "trash", "guidance", "story", "map", "next-pane", "previous-pane")),
    (N_("In lists, letters and answers"), ("edit", "copy", "to-file", "plain", "turn")),
)  # fmt: skip


def help_lines(width: int, pen: Pen, actions: tuple[Action, ...]) -> list[Line]:
    """All keys and what they do."""
    tr = pen.tr
    by_id = {action.id: action for action in actions}
    column = max(cells(action.shown) for action in actions) + 2
    lines: list[Line] = []
    for title, names in _GROUPS:
        lines += [(strong(tr(title)),), ()]
        for name in names:
            action = by_id[name]
            first = padded((key(action.shown),), column)
            lines += indent(folded([Span(tr(action.help))], max(1, width - column)), first)
        lines.append(())
    note = tr("Everything you do is saved at once. What you type into a form is kept as a draft when you leave it.")
    lines += folded([quiet(note)], min(width, 76))
    return lines


class HelpScreen(PageScreen):
    """All keys."""

    def __init__(self, _: Where = Where.HOME) -> None:
        super().__init__(
            lambda pen: pen.tr("Help"), lambda width, pen: help_lines(width, pen, self.desk_app.actions)
        )
