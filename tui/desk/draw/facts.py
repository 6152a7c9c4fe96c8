"""The facts of a case: all of them, each as one reads it."""

from __future__ import annotations

from content.text.cells import cells, plain
from store.case.facts import FIELDS
from store.case.view import CaseView
from tui.desk.draw.context import Context
from tui.desk.draw.drawn import Drawn
from tui.desk.draw.spans import Span, faint, folded, indent, padded, quiet
from tui.say.values import fact_value


def facts_page(view: CaseView, width: int, pen: Context) -> Drawn:
    """All facts with their labels; what is not known is a faint line."""
    tr = pen.tr
    column = min(max(cells(tr(field.label)) for field in FIELDS) + 2, width // 2)
    drawn = Drawn()
    for field in FIELDS:
        value = plain(_value(field.key, view, pen), most=4_000)
        label = padded((quiet(tr(field.label)),), column)
        text = [Span(value)] if value else [faint(tr("not known"))]
        lines = indent(folded(text, max(1, width - column)), label)
        drawn.places.append((len(drawn.lines), len(lines)))
        drawn.lines += lines
    return drawn


def _value(name: str, view: CaseView, pen: Context) -> str:
    # a case without a title of its own is called after its product
    return view.title if name == "title" else fact_value(pen.tr, view, name)
