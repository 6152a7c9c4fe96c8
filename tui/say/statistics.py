"""Statistics in words, as rows, as JSON and as CSV, for both faces."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from decimal import Decimal

from content.pack.playbook import Playbook
from content.text.cells import plain
from content.text.words import N_, Translator
from store.board.statistics import Aged, Heap, Statistics
from store.case.sent import called
from tui.say.moments import money
from tui.say.values import said

FEW = 10
"""Cases below which a share says little."""


def summary(tr: Translator, found: Statistics) -> Iterator[str]:
    """What came of it all, in sentences."""
    span = str(found.year) if found.year else tr(N_("All years"))
    count = len(found.ended)
    if count:
        text = N_("{span}: {n} ended, {won} of them with something back: {back} of {asked} asked for.")
        yield tr(text, span=span, n=count, won=found.won, back=money(found.back), asked=money(found.asked))
        if count > 2:
            yield tr(N_("Half of them took longer than {days} days."), days=found.days)
    else:
        yield tr(N_("{span}: no case ended."), span=span)
    yield tr(N_("Still open: {n}, {amount} in dispute."), n=found.open_count, amount=money(found.open_amount))


def caution(tr: Translator, found: Statistics) -> str:
    """What these numbers are not."""
    few = tr(N_("Fewer than {n} cases: a share says little."), n=FEW) if 0 < len(found.ended) < FEW else ""
    mine = tr(N_("Your own cases only; no forecast of the next."))
    return f"{mine} {few}".strip() if tr.language != "zh" else mine + few


UNKNOWN = N_("Not known")
UNNAMED = {"ways": N_("They agreed themselves"), "reasons": N_("No reason chosen")}
"""What a heap is called whose cases have no such thing."""
COLUMNS = "number title day asked back days won reason way merchant minutes letters"
"""The header of the table for a spreadsheet."""


def heap_name(tr: Translator, kind: str, name: str, book: Playbook) -> str:
    """What a heap is called: the words of the playbook for its id."""
    if not name:
        return tr(UNNAMED.get(kind, UNKNOWN))
    if kind == "reasons" and name in book.reasons:
        return plain(book.reasons[name].title)
    if kind == "ways" and name in book.flow.steps:
        return plain(book.flow.steps[name].title)
    if kind == "letters":
        name = called(name, book)
    return plain(name, most=60)


def age_words(tr: Translator, aged: Aged) -> str:
    """How old open money is."""
    if aged.most is None:
        return tr(N_("longer"))
    return tr(N_("up to {days} days"), days=aged.most)


def heaps_of(found: Statistics) -> dict[str, tuple[Heap, ...]]:
    """The ways to heap what ended."""
    return {"reasons": found.reasons, "ways": found.ways, "merchants": found.merchants, "letters": found.letters}


HEADINGS = {
    "reasons": N_("By reason"),
    "ways": N_("By way"),
    "merchants": N_("By merchant"),
    "letters": N_("By letter that went out"),
}


def statistics_json(found: Statistics, tr: Translator, book: Playbook) -> dict[str, object]:
    """What came of it all, with stable keys; amounts are in yuan."""

    def heaps(kind: str, every: tuple[Heap, ...]) -> list[dict[str, object]]:
        return [
            {
                "id": heap.name or None,
                "title": heap_name(tr, kind, heap.name, book),
                "won": heap.won,
                "lost": heap.lost,
                "asked": _kept(heap.asked),
                "back": _kept(heap.back),
                "days": heap.days,
                "cases": list(heap.numbers),
            }
            for heap in every
        ]

    return {
        "year": found.year,
        "years": list(found.years),
        "ended": len(found.ended),
        "won": found.won,
        "asked": _kept(found.asked),
        "back": _kept(found.back),
        "days": found.days,
        "minutes": sum(one.minutes for one in found.ended),
        **{kind: heaps(kind, every) for kind, every in heaps_of(found).items()},
        "months": [{"month": month, "back": _kept(back)} for month, back in found.months],
        "open": {
            "cases": found.open_count,
            "amount": _kept(found.open_amount),
            "ages": [{"days": one.most, "cases": one.count, "amount": _kept(one.amount)} for one in found.ages],
        },
        "lost_rights": [
            {"number": one.number, "case": one.title, "right": one.right, "at": one.at} for one in found.lost
        ],
    }


def statistics_csv(found: Statistics, tr: Translator, book: Playbook) -> str:
    """A line for each case that ended, with a header; what a spreadsheet would run as a formula is no formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS.split())
    for one in found.ended:
        reason = heap_name(tr, "reasons", one.reason, book) if one.reason else ""
        way = heap_name(tr, "ways", one.way, book) if one.way else ""
        row = [
            one.number, _cell(one.title), one.day.isoformat(), _kept(one.asked), _kept(one.back), one.days,
            "yes" if one.won else "no", _cell(reason), _cell(way), _cell(one.merchant), one.minutes or "",
            " ".join(one.letters),
        ]  # fmt: skip
        writer.writerow(row)
    return out.getvalue()


def _kept(amount: Decimal) -> str:
    return f"{amount:.2f}"


def _cell(text: str) -> str:
    shown = plain(text, most=500)
    return f"'{shown}" if shown[:1] in ("=", "+", "-", "@") else shown


def bar(part: Decimal, whole: Decimal, width: int, full: str, empty: str = "") -> str:
    """A bar of at most `width` signs; what is more than nothing has one sign at least."""
    if whole <= 0 or part <= 0:
        return empty * width
    filled = max(1, min(width, round(width * part / whole)))
    return full * filled + empty * (width - filled)


def pattern_lines(tr: Translator, patterns: tuple[object, ...]) -> list[str]:
    """What other cases say of one."""
    return [said(tr, one) for one in patterns]  # type: ignore[arg-type] # each is a message
