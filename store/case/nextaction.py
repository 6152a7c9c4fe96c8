"""What a step asks of the user now: one sentence, its page, its letters, and what may follow."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from content.pack.errors import PlaybookError
from content.pack.model import Choice
from content.pack.playbook import Playbook
from content.text.words import N_, Message, message
from store.case.alerts import Timely
from store.case.case import Case
from store.case.deadlines import Deadline
from store.case.firstmove import first_move, reason_page
from store.case.moot import ways_on
from store.case.premises import possible
from store.case.reckoning import Lack


class Papers(Struct, frozen=True, gc=False):
    """The letters a step names, and the case they would be true of."""

    case: Case
    playbook: Playbook
    named: tuple[str, ...] = ()

    def offered(self) -> tuple[str, ...]:
        """Those of them that can be true of the case."""
        return tuple(name for name in self.named if _offered(self.playbook, name, self.case))


class NextAction(Struct, frozen=True, gc=False):
    """What the step asks of the user now: one sentence, the page that explains it, and what may follow.

    `opened` are the ids of choices that opened because a duty of the other side lapsed, and before them the one
    that keeps a right which is about to end. `notes` are sentences about time that belong beside it: what lapsed,
    what vanishes. `reason` is the page of the reason, or empty. `settled` says that the money is all back.
    """

    title: str | Message
    page: str
    choices: tuple[Choice, ...]
    papers: Papers
    opened: tuple[str, ...] = ()
    notes: tuple[Message, ...] = ()
    over: tuple[str, ...] = ()
    reason: str = ""
    settled: bool = False

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters that may be written now, those that press first; they are read for that, for no card."""
        return self.papers.offered()


def next_action(case: Case, playbook: Playbook, timely: Timely, limits: tuple[Deadline, ...]) -> NextAction:
    """The next action of a case, with what time says about it."""
    if case.step not in playbook.flow.steps:
        return _lost(case, playbook)
    step = playbook.step(case.step)
    choices = () if case.closed else tuple(_calmer(one, playbook, timely) for one in ways_on(case, playbook))
    move, letters = first_move(case, playbook, limits)
    action = timely.first or move or step.action or playbook.flow.steps[case.step].title
    if timely.lacks is not None:
        action = _lacking(timely.lacks, move, action)
    named = tuple(dict.fromkeys((*timely.letters, *letters, *step.letters)))
    opened = tuple(name for name in timely.opened if any(name == choice.id for choice in choices))
    papers, reason, over = Papers(case, playbook, named), reason_page(case, playbook), timely.over
    page, notes, settled = f"steps/{case.step}", timely.notes, timely.settled
    return NextAction(action, page, choices, papers, opened, notes, over, reason, settled)


def _lacking(lacks: Lack, move: str, action: str | Message) -> Message:
    """Money that is too little leads where a choice asks for the rest, unless the reason has a first move."""
    if lacks.choice and not move:
        return lacks.told
    said = lacks.difference if lacks.choice else lacks.told
    return message(N_("{lacks} {action}"), lacks=said, action=action)


def _calmer(choice: Choice, playbook: Playbook, timely: Timely) -> Choice:
    """A choice, called as its step where its time is over: words that press for it are none any more."""
    return replace(choice, title=playbook.flow.steps[choice.id].title) if choice.id in timely.over else choice


def _offered(playbook: Playbook, letter: str, case: Case) -> bool:
    """Whether a letter can be true of the case; one that cannot be read says so when it is to be written."""
    try:
        return possible(playbook.letter(letter), case, playbook)
    except PlaybookError:
        return True


def _lost(case: Case, playbook: Playbook) -> NextAction:
    """What to do when the step is gone from the playbook: say where the case stands."""
    places = (step for step in playbook.flow.steps.values() if step.rests)
    return NextAction(
        title=message(N_("The playbook has changed. Say on which step the case stands now.")),
        page="flow",
        choices=tuple(Choice(case.step, step.id, step.title, step.line) for step in places),
        papers=Papers(case, playbook),
    )
