"""The command `stamp`: asks for a stamp of time, takes the answer in, tells what it proves."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from content.text.words import N_, Problem
from content.text.wrap import hang
from tui.cli.command import (
    PATH,
    WORDS,
    Misused,
    Plainly,
    json_option,
    number_argument,
    output_options,
    pass_session,
)
from tui.cli.session import Session
from tui.say.stamps import SENT, stamp_lines, stated

if TYPE_CHECKING:
    from store.handover.stamps import Proof

INDENT = "    "


@click.command(
    "stamp",
    cls=Plainly,
    help=N_("Get a time stamp from an authority: proof of when a case and its evidence were there."),
)
@number_argument()
@click.option("--answer", type=PATH, metavar="FILE", help=N_("Take in the answer (.tsr) that came back."))
@click.option("--roots", type=PATH, metavar="FILE", help=N_("The root certificates of the authority (PEM)."))
@click.option("--check", is_flag=True, help=N_("Tell what the stamps of the case prove."))
@click.option("--policy", type=WORDS, metavar="OID", default="", help=N_("Ask for this policy of the authority."))
@output_options(N_("Write the request here, too, and the manifest beside it as .txt."))
@json_option
@pass_session
def stamp(
    session: Session,
    *,
    number: int,
    answer: str | None,
    roots: str | None,
    check: bool,
    policy: str,
    output: str | None,
    force: bool,
    as_json: bool,
) -> int:
    """Ask, take in, or check; the status is 1 when a stamp does not hold."""
    if bool(answer) + check + bool(policy or output) > 1:
        raise Misused(N_("Ask for a stamp, take an answer in, or check: one at a time."))
    if roots and not (answer or check):
        raise Misused(N_("--roots goes with --answer or --check."))
    trusted = Path(roots) if roots else None
    if answer:
        from store.handover.stamps import take_in

        return _tell(session, [take_in(session.desk, number, Path(answer), trusted)], as_json)
    if check:
        from store.handover.stamps import proofs, waiting

        found = proofs(session.desk, number, trusted)
        status = _tell(session, found, as_json)
        for one in waiting(session.desk, number):
            session.tell(N_("Waits for its answer: {path}"), path=os.fspath(one.request))
        if not found:
            session.tell(N_("Case {number} has no stamp of time."), number=number)
        return status
    return _ask(session, number, policy, output, force)


def _ask(session: Session, number: int, policy: str, output: str | None, force: bool) -> int:
    from store.handover.stamps import ask, write_request

    asked = ask(session.desk, number, policy)
    request = Path(output) if output else asked.request
    if output:
        write_request(session.desk, asked, request, force)
    session.show([os.fspath(request)])
    session.tell(SENT, events=asked.events, exhibits=asked.exhibits)
    session.tell(N_("Then: tuikuan stamp {number} --answer FILE.tsr --roots ROOTS.pem"), number=number)
    return 0


def _tell(session: Session, found: list[Proof] | tuple[Proof | Problem, ...], as_json: bool) -> int:
    """Tell what stamps prove; the status is 1 when one does not hold, or the case is not as it was stamped."""
    if as_json:
        session.show_json([_json(session, one) for one in found])
    else:
        for one in found:
            session.show(_lines(session, one))
    return int(any(isinstance(one, Problem) or bool(one.differs) for one in found))


def _lines(session: Session, one: Proof | Problem) -> Iterator[str]:
    tr = session.tr
    if isinstance(one, Problem):
        yield from hang(tr.say(one.message), session.width, "!!  ", INDENT)
        return
    yield f"{'!!' if one.differs else 'ok'}  {stated(tr, one, session.desk.clock().tzinfo)}"
    for text in stamp_lines(tr, one):
        yield from hang(text, session.width, INDENT, INDENT)


def _json(session: Session, one: Proof | Problem) -> dict[str, object]:
    if isinstance(one, Problem):
        return {"holds": False, "why": session.tr.say(one.message)}
    holds = one.holds
    return {
        "holds": True,
        "at": holds.at,
        "accuracy": holds.accuracy,
        "authority": holds.authority,
        "chain": list(holds.chain),
        "policy": holds.policy,
        "serial": str(holds.serial),
        "sha256": one.asked.sha256,
        "manifest": os.fspath(one.asked.manifest),
        "answer": os.fspath(one.answer),
        "events": one.asked.events,
        "exhibits": one.asked.exhibits,
        "differs": [session.tr.say(words) for words in one.differs],
        "notes": [session.tr.say(words) for words in one.notes],
    }


COMMANDS = (stamp,)
