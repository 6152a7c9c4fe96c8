"""One run of the program: its options, its language, its desk, and where its words go."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, BinaryIO, TextIO

from msgspec import Struct, field

from content.text.cells import plain
from content.text.words import N_, Message, Translator
from store.disk.home import Home, find_home
from store.disk.settings import MB, Settings, choose_author, choose_language, read_settings
from store.errors import HomeProblem, Refused
from tui.cli.outlet import put, put_beside

if TYPE_CHECKING:
    from store.days.clock import Clock
    from store.dossier.redact import Veil
    from store.opening import HomeDesk

LONGEST_LINE = 20_000
"""Characters of one printed line; a letter or a page has no longer one."""

WIDEST = 100
"""Cells of a printed line; longer ones tire the eye."""


class Session(Struct, dict=True, eq=False):
    """What the commands of one run share. The desk is opened when it is first asked for."""

    clock: Clock | None = None
    environment: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    home_option: str | None = None
    language_option: str | None = None
    author_option: str | None = None
    ascii_option: bool = False
    mask_option: bool = False
    as_json: bool = False

    @cached_property
    def home(self) -> Home:
        """The home folder."""
        found = find_home(self.home_option, self.environment)
        try:
            return Home(found.path, read_settings(found).shared)
        except HomeProblem:
            return found  # told by who needs the settings

    @cached_property
    def settings(self) -> Settings:
        """What `config.toml` says. Raises `HomeProblem`."""
        return read_settings(self.home)

    @cached_property
    def desk(self) -> HomeDesk:
        """The desk. Raises `HomeProblem`."""
        from store.days.clock import system_clock
        from store.opening import open_home

        author = choose_author(self.author_option, self.environment, self.settings)
        clock = self.clock or system_clock(self.settings.zone)
        desk = open_home(self.home, clock, author, self.tr.language, self.settings.largest_mb * MB)
        if self.settings.hooks:
            from tui.programs.hooks import Hooks

            desk.after = Hooks(self.settings.hooks, self.tr)
        if not self.as_json and into_terminal() and _at_terminal(sys.stderr):
            from content.text.cells import cut
            from tui.cli.waiting import Waiting

            moves = self.environment.get("TERM", "dumb") != "dumb"
            desk.reads = Waiting(lambda words: cut(self.tr.say(words), self.width - 1), sys.stderr, moves)
        return desk

    def close(self) -> None:
        """Bring the file of cases up to date if the desk was opened, and tell what the desk has to tell."""
        desk: HomeDesk | None = self.__dict__.get("desk")
        if desk is not None:
            try:
                self._finish(desk)
                desk.close()
            finally:
                for notice in (*self.settings.notes, *desk.notices()):
                    self.tell(notice)

    def _finish(self, desk: HomeDesk) -> None:
        """End what an earlier run was interrupted in: a purge is done or told."""
        if not desk.file.purging():
            return
        from store.care.purge import finish

        try:
            for notice in finish(self.home, desk.file):
                self.tell(notice)
        except HomeProblem as problem:
            self.tell(problem.message)

    @property
    def tr(self) -> Translator:
        """Says words in the user's language; it works without a usable home, too."""
        try:
            settings = self.settings
        except HomeProblem:
            settings = Settings()
        language = choose_language(self.language_option, self.environment, settings)
        if self._translator is None or self._translator.language != language:
            home = f"--home {shlex.quote(self.home_option)}" if self.home_option else ""
            self._translator = Translator(language, options=home)
        return self._translator

    @property
    def ascii_only(self) -> bool:
        """Whether signs are to be drawn in ASCII: `--ascii`, `TUIKUAN_ASCII`, the settings."""
        return self.ascii_option or bool(self.environment.get("TUIKUAN_ASCII")) or self.settings.ascii

    _translator: Translator | None = None

    @cached_property
    def veil(self) -> Veil | None:
        """Covers what gives people away in whatever is printed; None when everything is to be shown."""
        if not self.mask_option:
            return None
        from store.care.knowing import known_on_screen
        from store.dossier.redact import Veil
        from store.dossier.redact_known import Known

        try:
            return Veil(known_on_screen(self.desk))
        except HomeProblem:
            return Veil(Known())  # why the home cannot be read is told by who needs it

    def _lines(self, lines: Iterable[str]) -> str:
        """Lines that are harmless, and covered where they are to be; what goes over a line's end, too."""
        shown = [plain(line, most=LONGEST_LINE).rstrip() for line in lines]
        whole = "".join(f"{line}\n" for line in shown)
        return whole if self.veil is None else self.veil.text(whole)

    @property
    def width(self) -> int:
        """Cells that a printed line may fill."""
        return max(20, min(WIDEST, terminal_size()[0]))

    def show(self, lines: Iterable[str]) -> None:
        """Print results. Whatever stands in a line, it is shown as one line of harmless text."""
        put(self._lines(lines))

    def page(self, lines: Sequence[str]) -> None:
        """Print results that may be long: on a terminal that is too low for them, in the pager of the user."""
        height = terminal_size()[1]
        if len(lines) < height or not (sys.stdout.isatty() and self.environment.get("TERM", "dumb") != "dumb"):
            self.show(lines)
            return
        from tui.cli.paging import paged

        if not paged(self._lines(lines), self.environment):
            self.show(lines)

    def tell(self, words: Message | str, /, **values: object) -> None:
        """Print a sentence that is not a result."""
        said = self.tr.say(words) if isinstance(words, Message) else self.tr(words, **values)
        put_beside(self._lines((said,)))

    def aside(self, lines: Iterable[str]) -> None:
        """Print lines that are not results."""
        put_beside(self._lines(lines))

    def show_json(self, value: object) -> None:
        """Print a value as JSON that is also harmless on a terminal."""
        from tui.say.json import dump

        if self.veil is not None:
            from store.dossier.redact import mapped, texts_in

            self.veil.hear(texts_in(value))
            value = mapped(value, self.veil.text)
        put(dump(value))


def standard_input() -> BinaryIO:
    """What comes from standard input, in bytes. Raises `Refused` when the program was started with it closed."""
    if sys.stdin is None:
        raise Refused(N_("Standard input is closed, so nothing can be read from it; nothing was changed. Pipe "
                         "something in, or name a file."))  # fmt: skip
    return sys.stdin.buffer


def terminal_size() -> tuple[int, int]:
    """Columns and lines of the terminal, as `COLUMNS` and `LINES` say or else itself; 80 and 24 where nobody says.

    What `shutil.get_terminal_size` says: it comes with four archive formats, which take longer than most commands.
    """
    columns, lines = (int(said) if said.isdecimal() else 0 for said in map(_variable, ("COLUMNS", "LINES")))
    found = (0, 0)
    with suppress(OSError, ValueError):  # no terminal, or closed
        if sys.__stdout__ is not None:
            found = os.get_terminal_size(sys.__stdout__.fileno())
    return columns or found[0] or 80, lines or found[1] or 24


def _variable(name: str) -> str:
    return os.environ.get(name, "").strip()


def on_terminal() -> bool:
    """Whether somebody sits at both ends: what is asked is seen, and answered by keys."""
    return _at_terminal(sys.stdin) and _at_terminal(sys.stderr)


def into_terminal() -> bool:
    """Whether somebody reads the results, and no file or other program keeps them."""
    return _at_terminal(sys.stdout)


def desk_can_be_drawn(session: Session) -> bool:
    """Whether there is a terminal on which the desk can be drawn and worked."""
    terminal = session.environment.get("TERM", "")
    return _at_terminal(sys.stdin) and _at_terminal(sys.stdout) and terminal not in ("", "dumb")


def _at_terminal(stream: TextIO | None) -> bool:
    """Whether a stream goes to a terminal; one that was closed before the program began is None."""
    return stream is not None and stream.isatty()
