"""What was used wrongly on a command line, in one sentence each; loaded when something was."""

from __future__ import annotations

import click

from content.text.near import there
from content.text.words import N_, Message, message
from tui.cli.command import Misused, options_of
from tui.cli.helplines import usage
from tui.cli.numbers import NO_NUMBER, case_number


def complaint(error: click.ClickException) -> Message:
    """What was used wrongly, in one sentence."""
    if isinstance(error, Misused):
        return error.words
    if isinstance(error, click.NoSuchOption):
        if case_number(error.option_name.removeprefix("-")) is not None:
            return message(NO_NUMBER, text=error.option_name)
        options = options_of(error.ctx.command) if error.ctx else ()
        text = N_("There is no option {option} here. {there}")
        return message(text, option=error.option_name, there=there(error.option_name, options))
    if isinstance(error, click.BadOptionUsage):
        takes = _takes_value(error.ctx, error.option_name)
        text = N_("The option {option} needs a value.") if takes else N_("The option {option} takes no value.")
        return message(text, option=error.option_name)
    if isinstance(error, click.MissingParameter) and error.param is not None and error.ctx is not None:
        name = (
            error.param.make_metavar(error.ctx) if isinstance(error.param, click.Argument) else error.param.opts[-1]
        )
        text = N_("{argument} is missing: {usage}")
        return message(text, argument=name.strip("[]."), usage=usage(error.ctx.command, error.ctx))
    return _of_value(error)


def _of_value(error: click.ClickException) -> Message:
    """What is wrong with a value; of a number which ones are taken."""
    param = error.param if isinstance(error, click.BadParameter) else None
    wanted = param.type if param else None
    name = param.opts[-1] if param else ""
    if wanted is click.INT:
        return message(N_("{name} needs a whole number."), name=name)
    if not isinstance(wanted, click.IntRange | click.FloatRange):
        return message(N_("This cannot be understood: {why}"), why=error.format_message())
    whole, most = isinstance(wanted, click.IntRange), wanted.max is not None
    if most:
        text = N_("{name} needs a whole number from {least} to {most}.") if whole else N_(
            "{name} needs a number from {least} to {most}.")  # fmt: skip
    else:
        text = N_("{name} needs a whole number, {least} or more.") if whole else N_(
            "{name} needs a number, {least} or more.")  # fmt: skip
    return message(text, name=name, least=wanted.min, most=wanted.max)


def _takes_value(ctx: click.Context | None, name: str) -> bool:
    params = ctx.command.params if ctx else []
    return any(isinstance(p, click.Option) and name in p.opts and not p.is_flag for p in params)
