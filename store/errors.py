"""Expected failures of the desk. Each ends in one sentence: what happened, what was kept, what to do now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from content.text.near import there
from content.text.words import N_, Problem

TAKEN = N_("{path} is there already; nothing was written. Choose another name.")
"""That a file has the name under which another was to be written; a face knows by it what helps."""


class Refused(Problem):
    """A command that cannot be carried out on this case; nothing was changed."""


class UnknownCase(Refused):
    """There is no case of this number."""


class BadValue(Refused):
    """A value that cannot be understood or cannot be true."""


class NotAmong(BadValue):
    """A name that is none of a few; `known` are those there are, with their titles where they have any. `page`, of
    which playbook and which, lists them where they are many."""

    def __init__(
        self, text: str, known: Mapping[str, object] | Iterable[str], page: tuple[str, str] | None = None
    ) -> None:
        super().__init__(N_("“{text}” is not among them. {there}"), text=text, there=there(text, known, page=page))


class Doubtful(Refused):
    """An order of dates that hardly can be; nothing was changed, and it is taken when somebody is sure of it."""


class Repeated(Doubtful):
    """There is a case of the same order already; it is told, and may be meant so."""


class Unready(Refused):
    """Something is missing before what counts once; nothing was changed, and it goes on when somebody wants it so.

    `choice` is the choice that was to be taken in the case `number`, `missing` are the ids of what is missing.
    """

    def __init__(self, text: str, choice: str, missing: tuple[str, ...], /, **values: object) -> None:
        self.choice, self.missing = choice, missing
        self.number = int(str(values.get("number", 0)))
        super().__init__(text, **values)


class HomeProblem(Problem):
    """The home folder, or a file in it, cannot be used."""


class DamagedFile(HomeProblem):
    """A file of the home folder does not hold what it should; it was kept as it is."""


class NewerCase(HomeProblem):
    """A case that a newer tuikuan wrote; it was left untouched."""


class LetterIncomplete(Refused):
    """A letter needs facts that are not known; `missing` are their keys."""

    def __init__(self, text: str, missing: tuple[str, ...], /, **values: object) -> None:
        self.missing = missing
        super().__init__(text, **values)


class MissingExtra(Refused):
    """Something is needed that is not installed."""


@contextmanager
def extra(name: str) -> Iterator[None]:
    """Around imports that need an extra of this package. Raises `MissingExtra` with the line that installs it."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise MissingExtra(
            N_("This needs something that is not installed; nothing was written. Install it with "
               "{do_install}."),
            extra=name,
        ) from error  # fmt: skip


def cannot_read(path: Path, error: OSError) -> HomeProblem:
    """The sentence for a file that could not be read: the one that the system names, else `path`."""
    return HomeProblem(
        N_("{path} cannot be read ({why}). It was left as it is; see to its rights or its disk."),
        path=str(error.filename or path),
        why=error.strerror or str(error),
    )


def cannot_write(path: Path, error: OSError) -> HomeProblem:
    """The sentence for a write that failed."""
    return HomeProblem(
        N_("{path} could not be written ({why}). What was saved before is unchanged."),
        path=str(path),
        why=error.strerror or str(error),
    )
