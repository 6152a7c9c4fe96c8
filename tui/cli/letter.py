"""The command `letter`: a text to send, filled with the facts of a case."""

from __future__ import annotations

import click

from content.text.words import N_, Message, Translator
from store.errors import LetterIncomplete, Refused
from store.papers.check import Fault, Finding
from store.papers.letters import Letter, letter_of_length
from tui.cli.command import WORDS, Plainly, json_option, number_argument, pass_session
from tui.cli.session import Session, into_terminal
from tui.say.text import table
from tui.say.values import joined


@click.command(
    "letter",
    cls=Plainly,
    help=N_("Write a letter with the facts of a case. Alone: the one of the current step, or a list of them."),
)
@number_argument()
@click.argument("letter", type=WORDS, metavar="LETTER", default="")
@click.option(
    "--length", type=click.INT, metavar="N", help=N_("The form of it that takes N characters, such as 200.")
)
@json_option
@pass_session
def letter_command(session: Session, number: int, letter: str, length: int | None, as_json: bool) -> None:
    """Write a letter, or list them."""
    view = session.desk.view(number)
    if not letter and length is not None:
        letter = next(iter(view.next.letters), "")
    if not letter and len(view.next.letters) == 1:
        letter = view.next.letters[0]
    if not letter:
        _list(session, number, as_json)
        return
    if length is not None:
        letter = letter_of_length(view, letter, length)
    written = _written(session, number, letter)
    if as_json:
        session.show_json(_json(written, session.tr))
        return
    session.show(written.text.rstrip("\n").split("\n"))
    if written.too_long_by:
        session.tell(
            N_("That is {n} characters, {over} more than the {limit} its form takes. Shorten it, or try --length."),
            n=written.length,
            over=written.too_long_by,
            limit=written.template.limit,
        )
    for finding in written.findings:
        session.tell(_corrected(finding, number))
    for mark in written.hints:
        words = written.text[mark.start : mark.end].strip()
        session.tell(
            Message(N_("“{words}”: {advice}"), {"words": words, "advice": mark.advice}) if words else mark.advice
        )
    for note in written.notes:
        session.tell(note)


def _written(session: Session, number: int, letter: str) -> Letter:
    """The letter; what it needs of the person it is for is asked for, where somebody can be."""
    from tui.cli.claimant import asked

    try:
        return session.desk.letter(number, letter)
    except LetterIncomplete as lacks:
        if not asked(session, number, lacks.missing):
            raise
    return session.desk.letter(number, letter)


def _corrected(finding: Finding, number: int) -> Message:
    """A finding and how to correct it."""
    words = Message(N_("Before it goes out: {words}"), {"words": finding.words})
    if finding.fault is Fault.NO_EXHIBIT:
        how = Message(N_("Take it in with “tuikuan attach {number} FILE --kind …”."), {"number": number})
        return Message(N_("{words} {how}"), {"words": words, "how": how})
    if not finding.fact:
        return words
    how = Message(N_("Correct it with “tuikuan fact {number} {key} …”."), {"number": number, "key": finding.fact})
    return Message(N_("{words} {how}"), {"words": words, "how": how})


def _list(session: Session, number: int, as_json: bool) -> None:
    """List the letters. Raises `Refused` where one is meant: a file would keep the list as if it were a letter."""
    view, letters = session.desk.view(number), session.desk.letters(number)
    if as_json:
        session.show_json(
            [
                {"id": t.id, "title": t.title, "to": t.to, "channel": t.channel, "limit": t.limit or None,
                 "now": t.id in view.next.letters or view.step.id in t.steps}
                for t in letters
            ]
        )  # fmt: skip
        return
    here = [t for t in letters if t.id in view.next.letters or view.step.id in t.steps]
    there = [t for t in letters if t not in here]
    if letters and not into_terminal():
        which = tuple(t.id for t in here or letters)
        raise Refused(
            N_(
                "Which letter? Nothing was written. Name one of them, such as “tuikuan letter {number} {first}”: "
                "{which}."
            ),
            number=number,
            first=(here or letters)[0].id,
            which=which,
        )
    for heading, group in ((N_("For this step"), here), (N_("Other letters"), there)):
        if group:
            rows = ((t.id, joined(t.title, session.tr("to: {whom}", whom=t.to), t.channel)) for t in group)
            session.show([session.tr(heading), *table(rows, session.width)])


def _json(letter: Letter, tr: Translator) -> dict[str, object]:
    template = letter.template
    return {
        "id": template.id,
        "title": template.title,
        "to": template.to,
        "channel": template.channel,
        "limit": template.limit or None,
        "length": letter.length,
        "too_long_by": letter.too_long_by,
        "marks": [{"start": mark.start, "end": mark.end, "kind": mark.kind} for mark in letter.marks],
        "notes": [tr.say(note) for note in letter.notes],
        "findings": [
            {"fault": one.fault, "words": tr.say(one.words), "fact": one.fact or None} for one in letter.findings
        ],
        "text": letter.text,
    }


COMMANDS = (letter_command,)
