"""Draws the sheet on which files are marked: it is given all it shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textual.screen import Screen

from content.text.cells import cells
from content.text.words import N_, Message
from store.care.candidates import Offered, come_new, still_missing
from tui.desk.dialogs.dialog import Dialog
from tui.desk.dialogs.label import SHOWS
from tui.desk.draw.attach import Mark, Taking, attach_head, attach_page, in_hand, lacking
from tui.desk.draw.context import Context
from tui.desk.draw.frame import lower_rule, rule
from tui.desk.draw.spans import Line, Span, bad, fit, join, key, plain_span, quiet, width_of
from tui.desk.widgets.field import OneLine, Pick
from tui.desk.widgets.fieldrow import FieldRow
from tui.desk.widgets.lines import LineBar
from tui.desk.widgets.marklist import MarkList
from tui.desk.widgets.still import Box
from tui.say.heard import heard_when

LABELS = {"path": N_("Files*"), "kind": N_("Kind*"), "note": N_("What it shows"), "on": N_("When was that?")}
BESIDE, BESIDE_SMALL = 18, 10
"""Cells for the labels beside their fields, on a wide and a narrow screen."""
Told = tuple[Message, bool]
"""A sentence, and whether something is wrong."""


def draw(form: Dialog[Any], taking: Taking, told: Told | None) -> None:
    """Show the case, the path, what is offered, the file in hand, what is to be said, and the keys."""
    pen, width = form.pen, form.size.width
    if not width:
        return
    room = max(1, width - 6)
    files = form.query_one(MarkList)
    files.show_page(attach_page(taking, room, pen), pen.signs.bar)
    form.query_one("#said", Box).display = taking.hand is not None
    _labels(form, pen)
    if taking.hand is not None:
        _fields(form, taking.hand)
    keys = (
        line
        for line in _keys(form, come_new(taking.view, [(one.file, one.kind) for one in taking.marks.values()]), pen)
        if width_of(line) <= width
    )
    sentence = fit(_sentence(form, taking, told), max(1, width - 4))
    for name, line in (
        ("head", attach_head(taking, width, pen)),
        ("above", rule(width, pen)),
        ("way", _way(taking.offered, width, pen)),
        ("hand", (Span("   "), *in_hand(taking, room, pen))),
        ("sentence", (Span("   "), *sentence)),
        ("below", lower_rule(width, pen, [files.position])),
        ("foot", next(keys, ())),
    ):
        form.query_one(f"#{name}", LineBar).show(line)


def _labels(form: Screen[Any], pen: Context) -> None:
    column = BESIDE if form.size.width >= 60 else BESIDE_SMALL
    for row in form.query(FieldRow):
        told = pen.tr(LABELS[(row.field.id or "").removeprefix("field-")])
        mark = key(pen.signs.bar) if form.focused is row.field else Span(" ")
        beside = (Span("  "),) if isinstance(row.field, OneLine) else ()
        row.show((Span(" "), mark, Span(" "), quiet(told)), max(column, cells(told) + 4), beside)


def _fields(form: Screen[Any], mark: Mark) -> None:
    """Put what is said of the file in hand into the fields."""
    with form.prevent(OneLine.Changed):
        for name in ("note", "on"):
            field = form.query_one(f"#field-{name}", OneLine)
            if field.value != getattr(mark, name):
                field.value = getattr(mark, name)
                field.cursor_position = len(field.value)
    pick = form.query_one("#field-kind", Pick)
    if pick.value != mark.kind:
        pick.value = mark.kind


def _way(offered: Offered | None, width: int, pen: Context) -> Line:
    """How the path goes on."""
    if offered is None or not offered.typed or offered.folder is None:
        return ()
    tail = offered.longer.rpartition("/")[2] if offered.longer != offered.typed else ""
    told = pen.tr(N_("{n} fit"), n=offered.fitting)
    goes: Line = (key("tab"), quiet(f" {tail}  ")) if tail else ()
    return fit((Span("   "), *goes, quiet(told)), width) if offered.typed.rpartition("/")[2] else ()


def _sentence(form: Dialog[Any], taking: Taking, told: Told | None) -> Line:
    """What is told, else how the hour was understood, else what will be missing even so."""
    pen, mark = form.pen, taking.hand
    if told is not None:
        text = pen.say(told[0], most=1000)
        return (bad(text) if told[1] else plain_span(text),)
    focused = form.focused.id if form.focused is not None else ""
    if mark is not None and focused == "field-on":
        if mark.file.shot and mark.on == f"{mark.file.shot:%Y-%m-%d %H:%M}":
            return (quiet(pen.tr(N_("The picture itself says so; a camera's clock may be wrong."))),)
        heard = heard_when(pen.tr, mark.on, pen.now)
        hint = N_("Empty for now; ← → today, yesterday; or such as yesterday 21:30, 11-21 10:00, 3 days ago")
        return (plain_span(pen.say(heard)),) if heard else (quiet(pen.tr(hint)),)
    if mark is not None and focused == "field-note":
        return (quiet(pen.tr(SHOWS)),)
    if mark is None:
        return ()
    missing = still_missing(taking.view, (one.kind for one in taking.marks.values()))
    return lacking(taking, missing, pen)


def _keys(form: Dialog[Any], count: int, pen: Context) -> Iterator[Line]:
    """The keys, then with ever fewer words."""
    tr, key_of = pen.tr, form.port.key_of
    words = tr(N_("take in {n}"), n=count) if count else tr("save")
    save, leave = (key_of("save"), words), ("esc", tr("leave"))
    listed = form.focused is form.query_one(MarkList)
    tab = (key_of("next-field"), tr(N_("complete, or next")))
    mark = ("space", tr(N_("mark"))) if listed else ("↓", tr(N_("into the list")))
    if isinstance(form.focused, Pick):
        tab, mark = (key_of("next-field"), tr("next")), ("↑↓", tr(N_("choose")))
    elif form.focused is not form.query_one("#field-path") and not listed:
        tab, mark = (key_of("next-field"), tr("next")), ("↑↓", tr(N_("from field to field")))
    known = (key_of("form-help"), tr("help"))
    for pairs in (
        (save, tab, mark, ("esc", tr("leave, keep the draft")), known),
        (save, tab, mark, leave, known),
        (save, mark, leave),
        (save, leave),
        (save,),
    ):
        yield (Span(" "), *join([(key(name), Span(" "), quiet(text)) for name, text in pairs], Span("  ")))
