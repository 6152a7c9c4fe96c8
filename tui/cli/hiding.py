"""The options by which an export is redacted, and the preview of what they hide."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

import click

from content.text.words import N_
from content.text.wrap import hang
from tui.cli.command import WORDS
from tui.cli.session import Session
from tui.say.text import table

if TYPE_CHECKING:
    from store.dossier.gather import Gathered
    from store.dossier.redact import Hidden
    from store.dossier.redact_out import Hiding, Redacted


class Wish(NamedTuple):
    """Whether something is to be redacted, only looked at, with words that go or stay; `asked` tells that somebody
    said so, and not the mask of the screen alone, and `as_json` for whom it is looked at."""

    redact: bool
    preview: bool
    words: tuple[str, ...]
    shown: tuple[str, ...]
    asked: bool = True
    as_json: bool = False

    @property
    def hiding(self) -> Hiding:
        """What goes, and what stays."""
        from store.dossier.redact_out import Hiding

        return Hiding(self.words, self.shown)

    def of(self, session: Session, gathered: Gathered) -> AbstractContextManager[Redacted]:
        """The redacted version of a dossier."""
        from store.care.redacting import redacted

        return redacted(session.desk, gathered, self.hiding)


C = TypeVar("C", bound=Callable[..., Any])


def hiding_options(redacts: str) -> Callable[[C], C]:
    """The options of redaction, handed to a command as `hiding`; `redacts` says what is done to what goes out."""
    options = (
        click.option(
            "--show",
            "shown",
            type=WORDS,
            metavar="WORD",
            multiple=True,
            help=N_("What stays although it looks private: a value, or a kind such as phone; several times."),
        ),
        click.option(
            "--hide",
            type=WORDS,
            metavar="WORD",
            multiple=True,
            help=N_("Words of your own that are hidden, too, such as a name; several times."),
        ),
        click.option("--preview", is_flag=True, help=N_("Write nothing: list what would be hidden.")),
        click.option("--redact", is_flag=True, help=redacts),
    )

    def made(command: C) -> C:
        packed: Any = _packed(command)
        for option in options:
            packed = option(packed)
        return cast("C", packed)

    return made


def _packed(command: C) -> Callable[..., Any]:
    @wraps(command)
    def packed(
        *args: Any, redact: bool, preview: bool, hide: tuple[str, ...], shown: tuple[str, ...], **more: Any
    ) -> Any:
        asked = redact or preview or bool(hide or shown)
        masked, as_json = bool(args[0].mask_option), bool(more.get("as_json"))
        return command(*args, hiding=Wish(asked or masked, preview, hide, shown, asked, as_json), **more)

    return packed


@contextmanager
def ready_to_go(session: Session, gathered: Gathered, wish: Wish) -> Iterator[Gathered | None]:
    """The dossier as it is to go out; None when it was only to be looked at, which was done."""
    if not wish.redact:
        yield gathered
        return
    with wish.of(session, gathered) as made:
        if wish.preview:
            tell_hidden(session, made, wish.as_json)
            for said in made.gathered.told:
                session.tell(said)
            yield None
            return
        tell_in_doubt(session, made.hidden)
        for said in made.by_eye:
            session.tell(said)
        yield made.gathered


def tell_in_doubt(session: Session, hidden: Iterable[Hidden]) -> None:
    """Of what was hidden, name that of which nothing says whether it names somebody."""
    from store.dossier.redact import parted

    if told := tuple(dict.fromkeys(one.text for one in parted(hidden)[1])):
        words = N_("Hidden to be safe: {words}. “--preview” shows where, “--show WORD” keeps one.")
        session.tell(words, words=told)


def marks_of(hidden: Iterable[Hidden], areas: Mapping[int, int], told: Iterable[str]) -> dict[str, Any]:
    """What is hidden as data: words and their marks, how many `areas` of which exhibit, what is `told` of it."""
    words = [
        {"kind": one.kind.value, "text": one.text, "mark": one.mark, "times": one.times, "around": one.around}
        for one in hidden
    ]
    painted = [{"exhibit": f"E{no}", "areas": count} for no, count in areas.items()]
    return {"hidden": words, "painted": painted, "told": list(told)}


def tell_marks(session: Session, hidden: Iterable[Hidden]) -> None:
    """List what is hidden and under which mark, and apart what is hidden to be safe, with where it stands."""
    from store.dossier.redact import parted
    from store.dossier.redact_kinds import IN_DOUBT, KIND_WORDS

    tr = session.tr
    sure, doubted = parted(hidden)
    rows = ((tr(KIND_WORDS[one.kind]), one.text, f"→ {one.mark}", f"×{one.times}") for one in sure)
    lines = table(rows, session.width, "")
    if doubted:
        told = ((one.text, f"×{one.times}", f"→ {one.around}") for one in doubted)
        lines += [*hang(tr(IN_DOUBT), session.width, "", ""), *table(told, session.width)]
        lines += hang(tr(N_("“--show WORD” keeps one of them, “--show doubt” keeps all.")), session.width, "", "")
    session.show(lines or [tr(N_("Nothing in the text would be hidden."))])


def tell_hidden(session: Session, made: Redacted, as_json: bool) -> None:
    """List what is hidden and under which mark, and what becomes of the exhibits."""
    tr = session.tr
    areas = {copy.no: copy.areas for copy in made.copies.values() if copy.areas}
    told = [tr.say(words) for words in (*made.warnings, *made.by_eye)]
    if as_json:
        session.show_json(marks_of(made.hidden, areas, told))
        return
    tell_marks(session, made.hidden)
    for no, count in areas.items():
        session.show([tr(N_("E{no}: areas painted over: {n}"), no=no, n=count)])
    more = [tr(N_("“--hide WORD” hides one more."))] if made.may_name else []
    session.show([*told, *more])
