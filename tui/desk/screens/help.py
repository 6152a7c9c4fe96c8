"""Help: the table of actions, as a page."""

from __future__ import annotations

from content.text.cells import cells
from content.text.words import N_
from tui.desk.draw.context import Context
from tui.desk.draw.spans import Line, Span, folded, indent, key, padded, quiet, strong
from tui.desk.keys.actions import Action, Where
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort
from tui.desk.screens.page import PageScreen

_GROUPS = (
    (N_("Everywhere"), ("up", "down", "page-up", "page-down", "top", "bottom", "jump", "back", "left", "palette",
                        "language", "theme", "mask", "repaint", "help", "quit")),
    (N_("At home"), ("open", "to-case", "new", "search", "seek", "sort", "agenda", "statistics", "calm")),
    (N_("With a case"), ("choose", "tick", "tick-on", "set-aside", "place", "agree",
                        "note", "replies", "attach", "evidence", "letter", "facts",
                         "dictate", "undo", "redo", "export", "offer", "check", "close", "trash", "guidance",
                         "story", "map", "next-pane", "previous-pane")),
    (N_("In lists, letters and answers"), ("edit", "label", "earlier", "later", "take-out", "from-app",
                                             "snooze", "have", "to-now", "next-gap", "previous-gap", "copy",
                                             "to-file", "plain", "turn", "next-piece", "words", "newer",
                                             "new-offer", "money", "mend", "see", "next-year")),
    (N_("In forms and questions"), ("save", "next-field", "previous-field", "next-option", "previous-option",
                                    "anew", "yes", "no")),
)  # fmt: skip
_NOTES = (
    N_("ctrl+z goes to the shell; fg comes back to the desk."),
    N_("Everything you do is saved at once. What you type into a form is kept as a draft when you leave it."),
    N_("Each key can be another: [keys] in config.toml, by the ids in the README. While you type, letters, enter, "
       "the arrows and esc stay what they are."),
    N_("The mouse: a click selects, a second one opens; the wheel scrolls. Drag over text and press c or ctrl+c to "
       "copy it. mouse = false in config.toml leaves the mouse to the terminal."),
)  # fmt: skip


def help_lines(width: int, pen: Context, actions: tuple[Action, ...], where: Where) -> list[Line]:
    """All keys and what they do; those that work only on some screens, that one among them, come first."""
    tr = pen.tr
    by_id = {action.id: action for action in actions}
    column = max(cells(action.shown) for action in actions) + 2
    everywhere = _GROUPS[0][1]
    here = tuple(action.id for action in actions if where & action.where and action.id not in everywhere)
    groups = [(title, [name for name in names if name not in here]) for title, names in _GROUPS]
    lines: list[Line] = []
    for title, names in ((N_("On this screen"), here), *groups):
        if not names:
            continue
        lines += [(strong(tr(title)),), ()]
        for name in names:
            action = by_id[name]
            first = padded((key(action.shown),), column)
            lines += indent(folded([Span(tr(action.help))], max(1, width - column)), first)
        lines.append(())
    for note in _NOTES:
        lines += [*folded([quiet(tr(note))], min(width, 76)), ()]
    return lines[:-1]


class HelpScreen(PageScreen):
    """All keys."""

    def __init__(self, port: DeskPort, before: Where) -> None:
        def draw(width: int, pen: Context) -> list[Line]:
            return help_lines(width, pen, port.actions, before)

        super().__init__(port, lambda pen: pen.tr("Help"), draw)

    @property
    def foot_actions(self) -> tuple[Action, ...]:
        """The keys that scroll; help is here already."""
        return tuple(action for action in super().foot_actions if action.id != "help")

    def verbs(self) -> Verbs:
        """The key that opened help closes it."""
        return {**super().verbs(), "help": self.back}
