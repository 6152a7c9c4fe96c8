"""Help: the table of actions; typing leaves what holds the words, enter does the selected line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from msgspec.structs import replace
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from content.text.cells import cells
from content.text.traditional import simplified
from content.text.words import N_, message
from tui.desk.draw.context import Context
from tui.desk.draw.drawn import Drawn
from tui.desk.draw.frame import rule
from tui.desk.draw.headings import headed
from tui.desk.draw.hits import holds, spotted
from tui.desk.draw.spans import Line, Span, folded, indent, key, padded, quiet, spread, strong, width_of
from tui.desk.keys.actions import FOOT, NUMBERED, Action, Where, bindings, in_footer
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort
from tui.desk.screens.base import DeskScreen, framed
from tui.desk.screens.parts.movement import walking
from tui.desk.terminal import innards
from tui.desk.widgets.field import OneLine
from tui.desk.widgets.itemlist import ItemList
from tui.desk.widgets.lines import LineBar
from tui.desk.widgets.still import Box

_GROUPS = (
    (N_("Everywhere"), ("up", "down", "page-up", "page-down", "top", "bottom", "jump", "back", "left", "palette",
                        "language", "theme", "mask", "repaint", "help", "quit")),
    (N_("At home"), ("open", "to-case", "new", "search", "seek", "sort", "agenda", "statistics", "calm")),
    (N_("With a case"), ("choose", "tick", "tick-on", "set-aside", "place", "agree",
                        "note", "replies", "attach", "evidence", "letter", "facts",
                         "dictate", "undo", "redo", "export", "todo", "offer", "check", "close", "trash",
                         "guidance", "story", "map", "next-pane", "previous-pane")),
    (N_("In lists, letters and answers"), ("edit", "label", "earlier", "later", "take-out", "from-app",
                                             "snooze", "have", "to-now", "next-gap", "previous-gap", "copy",
                                             "to-file", "plain", "turn", "next-piece", "words", "newer",
                                             "new-offer", "money", "mend", "see", "next-year")),
    (N_("In forms and questions"), ("save", "next-field", "previous-field", "next-option", "previous-option",
                                    "anew", "form-help", "yes", "no")),
)  # fmt: skip
_SIGNS = (
    (("near", "lost"), N_("my right: it ends within a day, it is lost")),
    (("owed", "late"), N_("what they owe me: still in time, late")),
    (("expected", "unknown"), N_("an answer that is expected: still to come, past; something that is not known")),
)
"""The signs before dates, by their names, and what they mean."""
_NOTES = (
    N_("ctrl+z goes to the shell; fg comes back to the desk."),
    N_("Everything you do is saved at once. What you type into a form is kept as a draft when you leave it."),
    N_("Each key can be another: [keys] in config.toml, by the ids in the README. While you type, letters, enter, "
       "the arrows and esc stay what they are."),
    N_("The mouse: a click selects, a second one opens; the wheel scrolls. Drag over text and press c or ctrl+c to "
       "copy it. mouse = false in config.toml leaves the mouse to the terminal."),
)  # fmt: skip


def grouped(actions: Sequence[Action], where: Where) -> list[tuple[str, list[Action]]]:
    """The actions under their headings (English msgids); those that work only on some screens, that one among
    them, come first, and what no group names comes with the lists."""
    everywhere = _GROUPS[0][1]
    main = [
        one for screen in Where if screen & where and screen in FOOT for one in in_footer(screen, tuple(actions))
    ]
    rest = [one for one in actions if where & one.where and one not in main]
    here = [one for one in (*main, *rest) if one.id not in everywhere]
    named = {name for _, names in _GROUPS for name in names}
    made = [(N_("On this screen"), here)]
    for n, (title, names) in enumerate(_GROUPS):
        others = [one for one in actions if one.id not in named] if n == LISTS_GROUP else []
        by_id = {one.id: one for one in actions}
        made.append((title, [by_id[name] for name in names if name in by_id] + others))
    return [(title, [one for one in ones if title == made[0][0] or one not in here]) for title, ones in made]


LISTS_GROUP = 3
"""The group of what is done in lists, letters and answers."""


def help_page(
    width: int, pen: Context, actions: Sequence[Action], where: Where, wanted: Sequence[str]
) -> tuple[Drawn, list[Action]]:
    """All keys that hold the words, and what they do; with no words also the signs and some notes."""
    tr, drawn, shown = pen.tr, Drawn([()]), list[Action]()
    column = max(cells(action.shown) for action in actions) + 2
    for title, every in grouped(actions, where):
        found = [one for one in every if holds(f"{one.shown} {tr(one.help)} {tr(one.words)}", wanted)]
        if not found:
            continue
        drawn.lines.append(headed(tr(title), str(len(found)), width, pen))
        for action in found:
            first = padded((key(action.shown),), column)
            said = [Span(tr(action.help))]
            if not holds(f"{action.shown} {tr(action.help)}", wanted):
                # found by what the foot calls it: only what is seen is a hit
                said.append(quiet(f"  {tr(action.words)}"))
            # marked before it is folded, as a hit may stand in two lines
            lines = folded(spotted(tuple(said), wanted), max(1, width - column))
            drawn.item(indent(lines, spotted(first, wanted)))
            shown.append(action)
        drawn.lines.append(())
    if not shown:
        drawn.lines += folded(
            [quiet(tr(N_("No key has these words. ctrl+p finds cases and guidance, too.")))], width
        )
    if not wanted:
        drawn.lines += _below(width, column, pen)
    return drawn, shown


def _below(width: int, column: int, pen: Context) -> list[Line]:
    """The signs, and what else is good to know."""
    tr = pen.tr
    lines: list[Line] = [headed(tr(N_("Signs")), "", width, pen)]
    for names, words in _SIGNS:
        signs = "  ".join(getattr(pen.signs, name) for name in names)
        lines += indent(folded([Span(tr(words))], max(1, width - column)), padded((key(signs),), column))
    lines += [*indent(folded([Span(tr(N_("required")))], max(1, width - column)), padded((key("*"),), column)), ()]
    for note in _NOTES:
        lines += [*folded([quiet(tr(note))], min(width, 76)), ()]
    return lines[:-1]


class HelpScreen(DeskScreen):
    """All keys; what is typed leaves those that hold it."""

    where: ClassVar[Where] = Where.READ
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.READ)]

    def __init__(self, port: DeskPort, before: Where) -> None:
        super().__init__(port)
        self._before = before
        self._shown: list[Action] = []
        self.offered_keys.insert(0, self._key)

    def compose(self) -> ComposeResult:
        """A head, the line to type into, the keys, a foot."""
        filtering = Box(LineBar(id="label"), OneLine(id="wanted"), id="filter")
        yield from framed(ItemList(id="text"), above=[filtering])

    def on_mount(self) -> None:
        """Begin in the line."""
        innards.focus(self.query_one("#wanted", OneLine))

    def sheet(self) -> ItemList:
        """The keys."""
        return self.query_one("#text", ItemList)

    def redraw(self) -> None:
        """Draw the keys that hold the words."""
        pen, width, actions = self.pen, self.size.width, self.port.actions
        if width == 0:
            return
        typed = simplified(self.query_one("#wanted", OneLine).value)
        # the key that looks for words elsewhere begins them here, unless it is itself looked for
        wanted = (typed.lstrip("/") or typed).split()
        drawn, self._shown = help_page(max(1, width - 6), pen, actions, self._before, wanted)
        count = pen.tr(N_("{n} of {all}"), n=len(self._shown), all=len(actions))
        title: Line = (Span(" "), strong(pen.tr(N_("Help"))))
        self.query_one("#head", LineBar).show(spread(title, (quiet(f"{count} "),), width))
        self.query_one("#above", LineBar).show(rule(width, pen))
        label: Line = (Span("   "), quiet(pen.tr(N_("type to filter")) + " "))
        bar = self.query_one("#label", LineBar)
        bar.styles.width = width_of(label)
        bar.show(label)
        self.sheet().show_page(drawn, pen.signs.bar)
        super().redraw()

    @property
    def foot_actions(self) -> tuple[Action, ...]:
        """Letters are typed here: enter, which does the selected line, stands first, and how to leave last."""
        by_id = {one.id: one for one in self.port.actions}
        take = replace(by_id["open"], keys="enter", shown="enter", words=N_("choose"))
        return (take, by_id["page-down"], by_id["page-up"], by_id["back"])

    def do(self, name: str) -> None:
        """A click on the word of enter does what enter does."""
        if name == "open":
            self._take()
        else:
            super().do(name)

    def verbs(self) -> Verbs:
        """The keys of movement select; the key that opened help closes it."""
        found = {**super().verbs(), **walking(self.sheet)}
        return {**found, "help": self.back, "seek": lambda: innards.focus(self.query_one("#wanted", OneLine))}

    def _key(self, event: events.Key) -> bool:
        """While nothing is typed the keys to the first and the last line are theirs; ctrl+c leaves what one types
        in, here as in a form."""
        typed = self.query_one("#wanted", OneLine).value
        if event.key == "ctrl+c" and not self.selections:
            self.do("back")
        elif event.key in ("home", "end") and not typed:
            self.do("top" if event.key == "home" else "bottom")
        else:
            return False
        return True

    def _take(self) -> None:
        """Leave, and do the selected action on the screen from which help was asked."""
        at = self.sheet().item
        if at >= len(self._shown):
            return
        action, below = self._shown[at], self.app.screen_stack[-2]
        takes = isinstance(below, DeskScreen) and action.where & below.where and action.id not in NUMBERED
        self.back()
        if isinstance(below, DeskScreen) and takes and action.id != "help":
            below.do(action.id)
        else:
            self.port.say(message(N_("{key} is pressed on its own screen."), key=action.shown), later=True)

    @on(Input.Submitted, "#wanted")
    def _entered(self) -> None:
        self._take()

    @on(Input.Changed, "#wanted")
    def _typed(self, event: Input.Changed) -> None:
        if event.value in ("?", "？"):  # the key that opened help closes it
            self.back()
            return
        self.sheet().item = 0
        self.redraw()
        self.sheet().scroll_to(y=0, animate=False, force=True)
