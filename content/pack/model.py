"""The values a playbook is made of. All frozen; words are in the language the playbook was read in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from content.pack.claims import Claim, Confidence, shelf_life
from content.pack.origins import Origin


class StepKind(StrEnum):
    """What a step is, in the field's own flowchart symbols."""

    START = "start"
    END = "end"
    TASK = "task"
    QUESTION = "question"
    WAIT = "wait"
    OUTCOME = "outcome"


class Step(Struct, frozen=True, gc=False):
    """A node of the flow; `line` is where the chart declares it."""

    id: str
    title: str
    kind: StepKind
    line: int

    @property
    def rests(self) -> bool:
        """Whether a case can stand here; a start and an outcome are passed through."""
        return self.kind not in (StepKind.START, StepKind.OUTCOME)


class Choice(Struct, frozen=True, gc=False):
    """An edge of the flow. Its id is the id of the step it leads to.

    A dashed edge leads `back`: it is taken by whoever came from that step.
    """

    source: str
    id: str
    title: str
    line: int
    back: bool = False


class Flow(Struct, frozen=True, gc=False):
    """The graph of a playbook: steps in the order of the chart, and the choices that leave them."""

    steps: Mapping[str, Step]
    choices: Mapping[str, tuple[Choice, ...]]

    @property
    def first(self) -> str:
        """The step a new case rests on."""
        start = next(step for step in self.steps.values() if step.kind is StepKind.START)
        return self.choices[start.id][0].id

    def passage(self, choice: str, came: Sequence[str] = ()) -> tuple[str, ...]:
        """The steps that taking `choice` goes through; the case rests on the last one.

        `came` are the steps the case was on, oldest first: where dashed edges lead back, it is the last of their
        steps it was on, and the first of them for a case that was on none.
        """
        way = [choice]
        while not self.steps[way[-1]].rests:
            edges = self.choices[way[-1]]
            known = {edge.id for edge in edges if edge.back}
            way.append(next((step for step in reversed(came) if step in known), edges[0].id))
        return tuple(way)

    def returns(self, choice: str) -> bool:
        """Whether taking `choice` leads back to where a case came from, which only the case knows."""
        source = self.passage(choice)[-2:][0]
        return any(edge.back for edge in self.choices[source])

    def elsewhere(self, goal: str, other: Flow) -> str:
        """Where the same choices rest in another flow that has no step `goal`: after a refusal the demand of one,
        the application of the other. Empty where the two have no such choice in common."""
        same = (edge.id for edges in self.choices.values() for edge in edges if edge.id in other.steps)
        return next((other.passage(one)[-1] for one in same if self.passage(one)[-1] == goal), "")

    def choice(self, source: str, target: str) -> Choice | None:
        """The choice that leads from one step to another, if there is one."""
        return next((edge for edge in self.choices.get(source, ()) if edge.id == target), None)


class Clock(StrEnum):
    """How the time of a limit runs."""

    HOURS = "hours"
    DAYS = "days"
    CIVIL_DAYS = "civil-days"
    WORKDAYS = "workdays"


class Effect(StrEnum):
    """What a limit brings when it is over: a right ends, an answer should be there, their duty is broken, or
    something happens by itself and asks nobody."""

    LOSE = "lose"
    EXPECT = "expect"
    THEIRS = "theirs"
    HAPPENS = "happens"


class Meta(Struct, frozen=True, gc=False):
    """The front matter of `playbook.md`.

    `base` is the playbook it builds on, or empty; `without` names what it leaves out of that, `moot` what makes no
    sense with any of its reasons. `format` is the version of its format.
    """

    id: str
    language: str
    title: str
    version: str
    checked_on: date
    base: str = ""
    without: tuple[str, ...] = ()
    format: int = 1
    moot: tuple[str, ...] = ()


class Reason(Struct, frozen=True, gc=False):
    """Why the money should come back; `correction` is what was found out about the usual wording.

    `said` are words by which people call it, for whoever types the reason instead of choosing it; those of them
    that `decide` count more than any other word beside them, however long.
    """

    id: str
    title: str
    meaning: str
    correction: str
    said: tuple[str, ...] = ()
    decide: tuple[str, ...] = ()


class Beyond(Struct, frozen=True, gc=False):
    """A kind of dispute for which this playbook has no way; `where` is one or two sentences on whom to turn to.

    `said` are words by which people call it; those of them that `decide` count more than any word of a reason.
    """

    id: str
    title: str
    where: str
    source: str
    confidence: Confidence
    checked: date
    said: tuple[str, ...] = ()
    decide: tuple[str, ...] = ()


class Reasons(dict[str, Reason]):
    """The reasons of a playbook by id, in its order; `elsewhere` are those it has in other languages, `language` is
    the one they are said in, `beyond` what it has no way for, `book` the id of the playbook, `below` the one below
    it, on which it builds."""

    def __init__(
        self,
        reasons: Mapping[str, Reason],
        elsewhere: Callable[[], Iterable[Mapping[str, Reason]]],
        language: str = "",
        beyond: Callable[[], Mapping[str, Beyond]] = dict,
        *,
        book: str = "",
        below: Callable[[], Below | None] = lambda: None,
    ) -> None:
        """Take the reasons over."""
        super().__init__(reasons)
        self.elsewhere, self.language, self.beyond = elsewhere, language, beyond
        self.book, self.below = book, below


class Below(Struct, frozen=True):
    """The playbook that one builds on: its id, its title, and its reasons, of which some may have been left out."""

    id: str
    title: str
    reasons: Reasons


class Lasts(Struct, frozen=True, gc=False):
    """How long one may wait with evidence that vanishes: an amount on a clock.

    `starts` is None where it runs from the opening of the case.
    """

    amount: int
    clock: Clock
    starts: Origin | None


class EvidenceKind(Struct, frozen=True, gc=False):
    """What should exist; `perishes` says what makes it vanish, or is empty.

    `lasts` is set when `perishes` begins with an amount and a clock. `proves` is what a letter says of it where the
    exhibit itself says nothing, or empty. `held` are the others who have it too, and could be asked for it.
    """

    id: str
    title: str
    content: str
    example: str
    capture: str
    perishes: str
    lasts: Lasts | None = None
    proves: str = ""
    held: tuple[str, ...] = ()


class Need(Struct, frozen=True, gc=False):
    """That a reason needs an evidence kind."""

    evidence: str
    required: bool
    why: str


class Limit(Struct, frozen=True, gc=False):
    """A time limit: `least` to `most` units of `clock` from `starts`.

    `steps` is empty when the limit holds at every step. Of `starts` the first that is known counts. `opens` is the
    choice that opens when a duty of the other side lapses, or the one that keeps a right that ends, or empty.
    `left` says what one can still do when a right is over. `used` are the facts, by their keys, that tell of the
    act which uses the right up, `kept` those which prove that it was claimed in time; where something happens by
    itself `used` are those with which it does not.
    `reasons` are the only refund reasons it concerns; empty means all.
    """

    id: str
    steps: tuple[str, ...]
    title: str
    least: int
    most: int
    clock: Clock
    starts: tuple[Origin, ...]
    effect: Effect
    opens: str
    source: str
    confidence: Confidence
    checked: date
    reasons: tuple[str, ...] = ()
    left: str = ""
    used: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()

    def old(self, today: date) -> bool:
        """Whether nobody has checked it for longer than it keeps."""
        return today - self.checked > shelf_life(Claim.LIMIT, self.confidence)

    @property
    def facts(self) -> tuple[str, ...]:
        """The keys of the facts from which it may run."""
        return tuple(origin.fact for origin in self.starts if origin.fact)


class Law(Struct, frozen=True, gc=False):
    """A law card: the point in own words, and the official words where they were read."""

    id: str
    law: str
    article: str
    in_force: str
    point: str
    quote: str
    checked: date


class Reply(Struct, frozen=True, gc=False):
    """A merchant's usual excuse and the answer to it."""

    id: str
    says: str
    answer: str
    evidence: tuple[str, ...]
    leads_to: str


class Page(Struct, frozen=True, gc=False):
    """A page of guidance; `id` is its path without `.md`, `body` its Markdown without front matter, `said` are
    words by which people ask for it."""

    id: str
    title: str
    body: str
    said: tuple[str, ...] = ()
