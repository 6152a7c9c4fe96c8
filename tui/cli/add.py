"""The command `add`: a new case, from flags, from a pasted order, or by quick add."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from content.pack.files import DEFAULT
from content.text.words import N_
from store.case.facts import BY_KEY, DAYS, FIELDS, MOMENTS, FactField
from tui.cli.changing import EVEN_SO, tell_done, unless_doubtful
from tui.cli.command import WORDS, Misused, Plainly, json_option, pass_session
from tui.cli.read import linear
from tui.cli.session import Session, on_terminal, standard_input

if TYPE_CHECKING:
    from content.pack.model import Reasons
    from content.pack.playbook import Playbook
    from store.case.intents import OpenCase
    from store.papers.ordertext import Page

ASK = "=ask"
"""What `--paste` without a text stands for."""

PASTE_HELP = N_("Read the text of an order: TEXT, “-” for standard input, or alone to be asked for it.")

BOOK_HELP = N_("The playbook of the case; without it that of the platform of a pasted page, else the usual one.")

PICK_HELP = N_("Which of several pasted orders: its number, its shop or its place.")

_FLAGS: tuple[FactField, ...] = (
    *(field for field in FIELDS if field.quick),
    BY_KEY["problem"],
    *(field for field in FIELDS if not field.quick and field.kind in DAYS),
    BY_KEY["title"],
)
SINCE = N_("When it began, or came to where it stands.")
AT_STEP = N_("How far it has come: nothing, wrote, refused, applied, rejected, intervention, …, or a step.")


def _flags(command: Callable[..., int]) -> Callable[..., int]:
    for field in reversed(_FLAGS):
        name = field.key.replace("-", "_")
        command = click.option(f"--{field.key}", name, type=WORDS, metavar="…", help=field.label)(command)
    return command


@click.command("add", cls=Plainly, help=N_("Begin a case: asks what the flags did not give. Prints the number."))
@_flags
@click.option("--paste", type=WORDS, metavar="[TEXT]", is_flag=False, flag_value=ASK, help=PASTE_HELP)
@click.option("--pick", type=WORDS, metavar="ORDER", help=PICK_HELP)
@click.option("-y", "--yes", is_flag=True, help=N_("Save without asking."))
@click.option("--playbook", type=WORDS, metavar="ID", default="", help=BOOK_HELP)
@click.option("--at-step", "stands", type=WORDS, metavar="WHERE", default="", help=AT_STEP)
@click.option("--on", "since", type=WORDS, metavar="WHEN", default="", help=SINCE)
@click.option("--even-so", "sure", is_flag=True, help=EVEN_SO)
@json_option
@pass_session
def add(
    session: Session,
    /,
    *,
    paste: str | None,
    pick: str | None,
    yes: bool,
    playbook: str,
    stands: str,
    since: str,
    sure: bool,
    as_json: bool,
    **flags: str | None,
) -> int:
    """Begin a case."""
    from msgspec.structs import replace

    from store.case.stands import stand_of
    from tui.cli.standing import further_on, still_required

    desk = session.desk
    given = {key.replace("_", "-"): value for key, value in flags.items() if value}
    if paste == "-":
        paste = _sent_in()
    asked = not yes and on_terminal()
    text = "" if paste == ASK else paste or ""
    following = asked and not (playbook or stands)
    book = desk.playbook(playbook or DEFAULT) if playbook or following else _followed(session, text)
    if stands:
        stand_of(stands, book)
    if asked:
        intent = _by_asking(session, given, paste, pick, book=book, following=following, stands=stands)
    else:
        intent = _without_asking(session, given, text, pick, book=book, stands=stands)
    intent = replace(intent, on=since, sure=sure)
    done = unless_doubtful(session, intent, desk.open)
    if asked:
        desk.drafts.drop("add")
    session.tell(done.words)
    session.aside(linear(session).now_do(done.view))
    for told in further_on(done.view, asked=bool(intent.stands) or asked):
        session.tell(told)
    if not asked:
        for told in still_required(done.view):
            session.tell(told)
    if as_json:
        tell_done(session, done, as_json)
    else:
        session.show([str(done.view.number)])
    return 0


def _sent_in() -> str:
    text = standard_input().read().decode("utf-8", "replace")
    if not text.strip():
        raise Misused(N_("Nothing came in through standard input; nothing was saved."))
    return text


def _followed(session: Session, text: str) -> Playbook:
    """The playbook that a page is followed by, which is said where it is not the usual one."""
    from tui.cli.pasted import followed, followed_words

    book = followed(session.desk, text)
    if book.meta.id != DEFAULT:
        session.aside([followed_words(session.tr, book)])
    return book


def _without_asking(
    session: Session, given: dict[str, str], paste: str, pick: str | None, *, book: Playbook, stands: str
) -> OpenCase:
    """What the flags and a pasted page tell: facts in the form in which they are kept, and where the case stands;
    they are shown before."""
    from store.case.facts import name_of, parse_fact
    from store.case.goods import demanded
    from tui.cli.pasted import facts_listed
    from tui.cli.standing import standing_told

    desk, tr = session.desk, session.tr
    reasons = book.reasons
    typed = {key: parse_fact(key, value, desk.clock(), reasons) for key, value in given.items()}
    typed |= demanded(given.get("demand", ""), typed, book, sure=True)
    page = _pasted(session, paste, pick, reasons) if paste else None
    if any(BY_KEY[key].kind in MOMENTS for key in typed):
        session.aside(facts_listed(tr, reasons, typed))
    if page and len(page.items) > 1 and "product" not in typed:
        session.tell(N_("The order holds {n} goods; say with --product which one it is about."), n=len(page.items))
    facts = {**(page.facts if page else {}), **typed}
    if not name_of(facts) and paste and _is_file(paste):
        raise Misused(
            N_("{path} is a file. What it holds is read with “--paste -” and “< {path}” behind it."), path=paste
        )
    if not name_of(facts) and page:
        raise Misused(N_("Nothing in that text says what the case is about; give --product or --title with it."))
    if not name_of(facts):
        raise Misused(
            N_("Nobody can be asked here, so give at least --product or --title (or --paste with a text).")
        )
    told, whose = (page.stands, page.whose) if page else ("", "")
    stands = stands or told
    session.aside(standing_told(tr, book, facts, stands, whose if told else ""))
    asked = {"demand": given["demand"]} if "demand" in given else {}  # whether goods go back, only the words tell
    return _opening(book, facts | asked, stands, whose)


def _is_file(text: str) -> bool:
    """Whether what was given as the text of an order is the name of a file."""
    try:
        return "\n" not in text and Path(text).is_file()
    except OSError:  # longer than a name may be
        return False


def _pasted(session: Session, paste: str, pick: str | None, reasons: Reasons) -> Page:
    """What a pasted text tells, of several orders the picked one; it is shown."""
    from store.papers.ordertext import read_page
    from tui.cli.pasted import order_line, page_told

    page = read_page(paste, session.desk.clock(), reasons)
    if page.orders:
        chosen = page.pick(pick) if pick else None
        if chosen is None:
            session.aside(f"  {n}  {order_line(order)}" for n, order in enumerate(page.orders, 1))
            raise Misused(N_("That text holds {n} orders; say which one with --pick."), n=len(page.orders))
        page = chosen
    session.aside(page_told(session.tr, reasons, page))
    return page


def _opening(book: Playbook, facts: dict[str, str], stands: str, whose: str) -> OpenCase:
    from store.case.intents import OpenCase

    return OpenCase(book.meta.id, facts.pop("title", ""), facts, stands, whose)


def _by_asking(
    session: Session,
    given: dict[str, str],
    paste: str | None,
    pick: str | None,
    *,
    book: Playbook,
    following: bool,
    stands: str,
) -> OpenCase:
    from tui.cli.asking import Asker
    from tui.cli.quickadd import QuickAdd
    from tui.cli.standing import ask_standing, standing_told

    desk, asker = session.desk, Asker(session.tr)
    quick = QuickAdd(desk, book, asker, session.aside, following=following)
    facts = quick.run(given, "" if paste == ASK else paste, pick or "")
    book = quick.playbook
    stands = ask_standing(desk, book, asker, facts, stands, shown=quick.page.stands)
    session.aside(standing_told(session.tr, book, facts, stands, quick.page.whose))
    return _opening(book, facts, stands, quick.page.whose)


COMMANDS = (add,)
