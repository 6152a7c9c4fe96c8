"""Commands whose help and complaints are said in the user's language, in cells that align."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

import click

from content.text.words import N_, Message
from tui.cli.numbers import NO_NUMBER, case_number
from tui.cli.session import Session

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_C = TypeVar("_C", bound=Callable[..., Any])
FEW = 20
"""Results of which much is told each; more are a line each unless `--long` asks for all."""


class Misused(click.UsageError):
    """Wrong usage, with words that can be translated."""

    def __init__(self, text: str | Message, /, **values: object) -> None:
        self.words = text if isinstance(text, Message) else Message(text, values)
        super().__init__(self.words.text)

    def at(self, ctx: click.Context | None) -> Misused:
        """The same, with the command in which it happened."""
        self.ctx = ctx
        return self


class _Explained(click.Command):
    """What explains itself in the language of the run."""

    def get_help(self, ctx: click.Context) -> str:
        """The help of the command or the group."""
        from tui.cli.helplines import help_lines

        session = session_of(ctx)
        return "\n".join(help_lines(self, ctx, session.tr, session.width))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option `--help`. click's own looks its sentence up in the catalogues of the system; here it would
        never be shown."""
        names = self.get_help_option_names(ctx)
        if self._asks_help is None and names:
            self._asks_help = click.Option(
                names, is_flag=True, is_eager=True, expose_value=False, callback=_tell_help
            )
        return self._asks_help

    _asks_help: click.Option | None = None


def _tell_help(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help())
        ctx.exit()


class Plainly(_Explained):
    """A command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments; one too many is told in our words."""
        ctx.allow_extra_args = True
        if ctx.resilient_parsing and args and args[-1].startswith("-"):
            args = args[:-1]  # a shell asks for its value; what stands before it is to be understood
        try:
            try:
                rest = super().parse_args(ctx, list(args))
            except click.NoSuchOption as error:
                if not _is_value(error.option_name, args):
                    raise
                ctx.ignore_unknown_options = True  # -5 after the number of a case is what the command is told
                rest = super().parse_args(ctx, list(args))
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if rest and not ctx.resilient_parsing:
            from tui.cli.slips import one_too_many

            raise Misused(one_too_many(rest, options_of(self))).at(ctx)
        return rest


class PlainGroup(_Explained, click.Group):
    """A group of such commands, in the order in which they were added.

    `homes` says in which module a command is declared; the module is imported when the command is needed.
    """

    command_class = Plainly

    def __init__(self, *args: Any, homes: Mapping[str, str] | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.homes = homes or {}

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Find a command."""
        if cmd_name in self.homes and cmd_name not in self.commands:
            for command in import_module(self.homes[cmd_name]).COMMANDS:
                self.add_command(command)
        return super().get_command(ctx, cmd_name)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, as they were added."""
        return list(self.homes or self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command by its name."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            from tui.cli.slips import no_command

            raise Misused(no_command(args, ctx.command_path, self.list_commands(ctx))).at(ctx)
        return super().resolve_command(ctx, args)


class Completing:
    """Completes at a shell what the cases of the home, or one of them, have of a kind."""

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """What may stand there."""
        from tui.cli.completing import complete

        return complete(param, ctx, incomplete)


class CaseNumber(Completing, click.ParamType[int]):
    """The number of a case, with or without `#`, as 案件1, in full width."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read the number."""
        number = case_number(str(value))
        if number is None:
            raise Misused(NO_NUMBER, text=value).at(ctx)
        return number


class Words(Completing, click.ParamType[str]):
    """Text that somebody typed; bytes that are not UTF-8 are refused before they get anywhere."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take the text."""
        text = str(value)
        if any("\ud800" <= char <= "\udfff" for char in text):
            raise Misused(N_("“{text}” is not UTF-8. Set the terminal to UTF-8 and try again."), text=text).at(ctx)
        return text


class AnyPath(click.ParamType[str]):
    """A path, in whatever bytes the file system knows it."""

    name = "path"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Files, as the shell completes them itself."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="file")]


NUMBER = CaseNumber()
WORDS = Words()
PATH = AnyPath()

pass_session = click.make_pass_decorator(Session)


def number_argument(required: bool = True) -> Callable[[_C], _C]:
    """The argument N, the number of a case."""
    return click.argument("number", type=NUMBER, metavar="N", required=required)


def exhibit_argument() -> Callable[[_C], _C]:
    """The argument E2, the number of an exhibit, as `exhibit`."""
    return click.argument("exhibit", type=WORDS, metavar="E2")


def kind_option(text: str) -> Callable[[_C], _C]:
    """The option `--kind`: a kind of evidence, by id or title."""
    return click.option("--kind", type=WORDS, metavar="KIND", help=text)


def json_option(command: _C) -> _C:
    """The flag `--json`."""
    return click.option("--json", "as_json", is_flag=True, callback=_as_json, help=N_("Print JSON."))(command)


def _as_json(ctx: click.Context, _: click.Parameter, value: bool) -> bool:
    """Let the run know that a program reads along."""
    session_of(ctx).as_json |= value
    return value


def whom_option(command: _C) -> _C:
    """The option `--for`: only the cases of one person."""
    text = N_("Only cases for this person, as “tuikuan person list” calls them.")
    return click.option("--for", "whom", type=WORDS, metavar="WHO", default="", help=text)(command)


def long_option(command: _C) -> _C:
    """The flag `--long`."""
    return click.option("--long", is_flag=True, help=N_("Much of each; without it many are a line each."))(command)


def output_options(text: str) -> Callable[[_C], _C]:
    """The options `-o` and `--force`: where to write, and whether over what is there."""

    def add(command: _C) -> _C:
        over = click.option("--force", is_flag=True, help=N_("Write over a file that is there."))
        return click.option("-o", "--output", type=PATH, metavar="FILE", help=text)(over(command))

    return add


def limit_option(command: _C) -> _C:
    """The option `--limit`."""
    return click.option("--limit", type=click.IntRange(1), metavar="N", help=N_("No more than N."))(command)


def session_of(ctx: click.Context) -> Session:
    """The session of a run."""
    found = ctx.find_root().obj
    return found if isinstance(found, Session) else Session()


def _is_value(option: str, args: list[str]) -> bool:
    """Whether what looks like an option is a number below zero that stands after the number of a case."""
    return option[1:2].isdecimal() and case_number(args[0]) is not None and not args[0].startswith("-")


def options_of(command: click.Command) -> tuple[str, ...]:
    """The options of a command, as they are typed."""
    params = (one for one in command.params if isinstance(one, click.Option) and not one.hidden)
    return (*(one.opts[-1] for one in params), "--help")
