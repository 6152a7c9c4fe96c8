"""The manual page, `docs/tuikuan.1`, made from the commands; the wheel brings it along."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from content.text.words import Translator
from tui.cli.app import ABOUT, HOMES, PROGRAM, app
from tui.cli.session import Session

PAGE = Path(__file__).parent.parent / "docs" / "tuikuan.1"
EXIT = "0 when it is done, 1 when it was refused, 2 for wrong usage, 130 when it was interrupted."


def made() -> str:
    """The page in English, as roff."""
    session = Session(environment={"LANG": "en_US.UTF-8"})
    session.language_option = "en"
    ctx = click.Context(app, info_name=PROGRAM, obj=session)
    lines = [
        f'.TH {PROGRAM.upper()} 1 "" "" ""',
        ".SH NAME",
        f"{PROGRAM} \\- {_safe(ABOUT)}",
        ".SH SYNOPSIS",
        f".B {PROGRAM}",
        "[\\fIOPTIONS\\fR] [\\fICOMMAND\\fR [\\fIARGUMENTS\\fR]]",
        ".SH OPTIONS",
        *_options(app, ctx),
        ".SH COMMANDS",
    ]
    for name in HOMES:
        command = app.get_command(ctx, name)
        assert command is not None
        lines += _command(command, click.Context(command, parent=ctx, info_name=name), name)
    lines += [".SH EXIT STATUS", _safe(EXIT), ".SH FILES", ".TP", "\\fI~/.local/share/tuikuan\\fR"]
    lines.append(_safe("The home folder; --home or TUIKUAN_HOME name another."))
    return "\n".join(lines) + "\n"


def _command(command: click.Command, ctx: click.Context, name: str) -> Iterator[str]:
    arguments = [one for one in command.params if isinstance(one, click.Argument)]
    yield ".SS " + " ".join([name, *(_safe(one.make_metavar(ctx)) for one in arguments)])
    yield _safe(Translator("en")(command.help or ""))
    yield from _options(command, ctx)
    if isinstance(command, click.Group):
        for part in command.list_commands(ctx):
            found = command.get_command(ctx, part)
            assert found is not None
            yield from _command(found, click.Context(found, parent=ctx, info_name=part), f"{name} {part}")


def _options(command: click.Command, ctx: click.Context) -> Iterator[str]:
    for one in command.params:
        if isinstance(one, click.Option):
            takes = "" if one.is_flag else f" \\fI{_safe(one.make_metavar(ctx))}\\fR"
            yield ".TP"
            yield ", ".join(f"\\fB{_safe(name)}\\fR" for name in one.opts) + takes
            yield _safe(Translator("en")(one.help or ""))


def _safe(text: str) -> str:
    """Text that roff takes as it is."""
    shown = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{shown}" if shown.startswith((".", "'")) else shown


def main() -> None:
    """Write the page."""
    PAGE.write_text(made(), encoding="utf-8")


if __name__ == "__main__":
    main()
