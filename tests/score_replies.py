"""Score the reply cards against labelled sentences: `python -m tests.score_replies [FILE.jsonl …] [--playbook ID]`.

A line of a set has `text`, `lang`, `reason`, `expect` (the id of a card, or null: none), `also` (other right ones,
null among them), `never` (ids that would harm) and, where the case is of another one, its `playbook`. Printed are
the figures per intent and every sentence that was answered otherwise. The status is 1 when a sentence would harm.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from msgspec import Struct

from store.case.intents import OpenCase
from store.days.clock import system_clock
from store.desk import Desk
from store.disk.home import Home
from store.opening import open_home

KNOWN = Path(__file__).parent / "store" / "papers" / "data" / "replies.jsonl"


class Sentence(Struct, frozen=True):
    """A labelled sentence."""

    text: str
    reason: str
    expect: str | None
    lang: str = "zh"
    also: tuple[str | None, ...] = ()
    never: tuple[str, ...] = ()
    playbook: str = ""


class Judged(Struct, frozen=True):
    """A sentence and the card it got, or None."""

    sentence: Sentence
    card: str | None

    @property
    def right(self) -> bool:
        """Whether that is a right answer."""
        return self.card in (self.sentence.expect, *self.sentence.also)

    @property
    def harm(self) -> bool:
        """Whether that answer would harm."""
        return self.card in self.sentence.never


def sentences(path: Path) -> tuple[Sentence, ...]:
    """The sentences of a set."""
    decoder = msgspec.json.Decoder(Sentence)
    return tuple(decoder.decode(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def judge(home: Path, asked: Iterable[Sentence], playbook: str = "douyin") -> Iterator[Judged]:
    """What each sentence gets in a case of its reason, at a desk that reads its language."""
    desks: dict[str, Desk] = {}
    numbers: dict[tuple[str, str], int] = {}
    for one in asked:
        desk = desks.setdefault(one.lang, open_home(Home(home), system_clock(), "score", one.lang))
        kind = (one.playbook or playbook, one.reason)
        if kind not in numbers:
            opened = desk.open(OpenCase(kind[0], "", {"product": "货", "reason": one.reason}))
            numbers[kind] = opened.view.number
        cards = desk.answer(numbers[kind], one.text).cards
        yield Judged(one, cards[0].id if cards else None)


def tell(judged: tuple[Judged, ...]) -> Iterator[str]:
    """The figures as lines."""
    count = max(1, len(judged))
    right, harm = sum(one.right for one in judged), sum(one.harm for one in judged)
    yield f"{len(judged)} sentences: right {right} = {right / count:.1%}, harmful {harm} = {harm / count:.1%}"
    by_intent: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        by_intent[one.sentence.expect or "(none)"].append(one)
    for intent, some in sorted(by_intent.items()):
        went = " ".join(sorted(one.card or "-" for one in some if not one.right))
        yield f"  {intent:24}{sum(one.right for one in some):3} of {len(some):3}  {went}".rstrip()
    for one in judged:
        if not one.right:
            mark = "HARM" if one.harm else "else"
            yield f"  {mark} {one.sentence.expect} -> {one.card}: {one.sentence.text} ({one.sentence.reason})"


def main() -> int:
    """Score the sets named, or the known one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", type=Path, default=[KNOWN])
    parser.add_argument("--playbook", default="douyin")
    given = parser.parse_args()
    harmful = False
    for path in given.sets:
        with TemporaryDirectory() as home:
            judged = tuple(judge(Path(home), sentences(path), given.playbook))
        sys.stdout.write("\n".join([path.name, *tell(judged), ""]))
        harmful |= any(one.harm for one in judged)
    return int(harmful)


if __name__ == "__main__":
    sys.exit(main())
