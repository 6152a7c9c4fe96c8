"""How the help of a command is drawn: in the language of the run, in cells that align."""

from __future__ import annotations

import click

from content.text.cells import cells, pad
from content.text.words import Translator
from content.text.wrap import hang, wrap


def help_lines(command: click.Command, ctx: click.Context, tr: Translator, width: int) -> list[str]:
    """The help of a command or a group: how it is used, what it does, its commands and options."""
    lines = [tr("Usage: {usage}", usage=usage(command, ctx)), ""]
    for paragraph in (command.help or "").split("\n\n"):
        lines += [*wrap(tr.say(" ".join(paragraph.split())), width), ""]
    if isinstance(command, click.Group):
        subcommands = [(name, command.get_command(ctx, name)) for name in command.list_commands(ctx)]
        rows = [(name, tr.say(found.help or "")) for name, found in subcommands if found]
        lines += [tr("Commands"), *_table(rows, width), ""]
    lines += [tr("Options"), *_table(_options(command, ctx, tr), width)]
    return lines


def usage(command: click.Command, ctx: click.Context) -> str:
    """How a command is written: its name, that it has options, those it needs, its arguments."""
    arguments = [p.make_metavar(ctx) for p in command.params if isinstance(p, click.Argument)]
    options = ["[--…]"] if any(isinstance(p, click.Option) for p in command.params) else []
    needed = (p for p in command.params if isinstance(p, click.Option) and p.required)
    options += [f"{one.opts[-1]} {one.make_metavar(ctx)}" for one in needed]
    if isinstance(command, click.Group):
        arguments.append("COMMAND" if command.no_args_is_help else "[COMMAND]")
    return " ".join((ctx.command_path, *options, *arguments))


def _options(command: click.Command, ctx: click.Context, tr: Translator) -> list[tuple[str, str]]:
    rows = []
    for option in command.params:
        if isinstance(option, click.Option) and not option.hidden:
            names = ", ".join(option.opts)
            value = "" if option.is_flag or option.count else f" {option.make_metavar(ctx)}"
            rows.append((names + value, tr.say(option.help or "")))
    return [*rows, ("--help", tr("Show this."))]


def _table(rows: list[tuple[str, str]], width: int) -> list[str]:
    first = min(30, max((cells(left) for left, _ in rows), default=0)) + 4
    lines: list[str] = []
    for left, right in rows:
        head = f"  {left}"
        if cells(head) > first - 2:
            lines.append(head)
            head = ""
        lines += hang(right, width, pad(head, first), " " * first)
    return lines
