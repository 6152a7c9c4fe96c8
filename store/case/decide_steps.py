"""What comes of an intent about where a case stands: a choice taken, a case placed elsewhere, one that goes on."""

from __future__ import annotations

from collections.abc import Sequence

from content.pack.model import Choice, StepKind
from content.pack.playbook import Playbook
from content.text.near import there
from content.text.words import N_, Message, message
from store.case.case import Case
from store.case.decide_dealings import decided_by
from store.case.events import CaseClosed, CaseReopened, ChoiceTaken, Event, StepPlaced
from store.case.facts import LONGEST, field_of
from store.case.gate import gated, missing
from store.case.intents import PlaceCase, TakeChoice
from store.case.late import end_of
from store.case.moot import moot_step, ways_on
from store.case.naming import named
from store.case.resolves import WentUnready
from store.case.stands import days_told, stand_of
from store.case.titles import Titles
from store.errors import Doubtful, Refused, Unready

Events = tuple[Event, ...]


def take_choice(intent: TakeChoice, case: Case, playbook: Playbook, when: str = "") -> Events:
    """Go on from where a case stands. Raises `Refused`, and `Unready` before what counts once; what happened
    already, at a told `when`, cannot be checked before."""
    flow = playbook.flow
    if case.closed:
        raise Refused(N_("Case {number} is closed; go on with {do_reopen}."), number=case.number)
    if case.step not in flow.steps:
        return _place(case, playbook, intent.choice)
    name = choice_meant(intent.choice, case, playbook)
    way = flow.passage(name, case.way)
    _refuse_unready(case, playbook, way[-1])
    lacking = missing(case, playbook) if not when and gated(case, playbook, name) else ()
    if lacking and not intent.anyway:
        raise _unready(name, lacking, case, playbook)
    taken: list[Event] = [ChoiceTaken(case.step, way), *days_told(way, case, when), *decided_by(way, case)]
    if lacking:
        taken.append(WentUnready(way[-1], lacking))
    if flow.steps[way[-1]].kind is StepKind.END:
        taken.append(CaseClosed(playbook.step(way[-1]).outcome or way[-1]))
    return tuple(taken)


def choice_meant(text: str, case: Case, playbook: Playbook) -> str:
    """The id of the way on that is meant; none is needed where there is one only. Raises `Refused`."""
    choices = ways_on(case, playbook)
    name = _chosen(text, case.step, playbook) or (choices[0].id if len(choices) == 1 else "")
    if all(one.id != name for one in choices):
        raise _no_choice(name, choices, case)
    return name


def _chosen(text: str, step: str, playbook: Playbook) -> str:
    """The id of the choice of a step that is meant: by itself, or by its title in any language."""
    if not text or playbook.flow.choice(step, text):
        return text
    flows = [book.flow for book in (playbook, *playbook.elsewhere)]
    titles = {
        choice.id: tuple(one.title for flow in flows if (one := flow.choice(step, choice.id)))
        for choice in playbook.flow.choices[step]
    }
    return named(text, titles) or text


def _no_choice(name: str, choices: Sequence[Choice], case: Case) -> Refused:
    """That no choice is called so; a number means the one that stands there in the list."""
    known = {choice.id: choice.title for choice in choices}
    if not name:
        return Refused(N_("Case {number} has several ways on. {there}"), number=case.number, there=there("", known))
    place = int(name) if name.isdecimal() and len(name) < 3 else 0
    meant = choices[place - 1].id if 0 < place <= len(choices) else name
    text = N_("“{choice}” is not a choice of case {number} now. {there}")
    return Refused(text, choice=name, number=case.number, there=there(meant, known, name))


def _unready(choice: str, lacking: tuple[str, ...], case: Case, playbook: Playbook) -> Unready:
    titles = Titles(case, playbook)
    text = N_("Before this is handed in, see to: {missing}. {do_ready} shows all of it.")
    return Unready(text, choice, lacking, missing=tuple(map(titles.item, lacking)), number=case.number)


def _place(case: Case, playbook: Playbook, step: str) -> Events:
    if not _rests(playbook, step):
        raise Refused(
            N_("The step “{step}” is gone from the playbook. Say where the case stands: {steps}."),
            step=case.step,
            steps=tuple(step.id for step in playbook.flow.steps.values() if step.rests),
        )
    return (StepPlaced(step),)


def _refuse_unready(case: Case, playbook: Playbook, step: str) -> None:
    missing = [key for key in playbook.step(step).needs if not case.facts.get(key)]
    if missing:
        raise Refused(
            N_("Before “{step}” the case needs: {facts}. Give it with {do_fact}."),
            step=playbook.flow.steps[step].title,
            facts=tuple(_label(key) for key in missing),
            number=case.number,
            key=missing[0],
        )


def _label(key: str) -> Message:
    return message(field_of(key).label)


def place_case(intent: PlaceCase, case: Case, playbook: Playbook, when: str) -> Events:
    """Put a case where it really stands; with `when`, as it was told, also to where it stands already."""
    steps = playbook.flow.steps
    stand = stand_of(intent.step, playbook)
    step, last = end_of(stand, playbook), stand.way[-1].split("|") if stand.way else ()
    reason = " ".join(intent.reason.split())[:LONGEST]
    if not reason:
        raise Refused(N_("Say why the case stands there; the timeline keeps the reason."))
    if step == case.step and not case.closed and not when:
        return ()
    moot = moot_step((step, *last), case.facts.get("reason", ""), playbook)
    if moot is not None and not intent.sure:
        raise Doubtful(moot.text, **moot.values)
    told = (*days_told((step, *last), case, when), *decided_by((step, *last), case))
    placed: Events = (StepPlaced(step, reason), *told)
    ended = steps[step].kind is StepKind.END
    if ended:
        return placed if case.closed else (*placed, CaseClosed(playbook.step(step).outcome or step))
    return (CaseReopened(), *placed) if case.closed else placed


def reopen_case(case: Case, playbook: Playbook) -> Events:
    """Go on with a closed case, on the last step on which it can stand."""
    if not case.closed:
        raise Refused(N_("Case {number} is open."), number=case.number)
    step = playbook.flow.steps.get(case.step)
    if step is None or step.kind is not StepKind.END:
        return (CaseReopened(),)
    back = next(
        (stop.step for stop in reversed(case.trail[:-1]) if _rests(playbook, stop.step)), playbook.flow.first
    )
    return (CaseReopened(), StepPlaced(back))


def _rests(playbook: Playbook, name: str) -> bool:
    step = playbook.flow.steps.get(name)
    return step is not None and step.rests
