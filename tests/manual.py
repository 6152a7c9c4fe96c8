"""The manual pages in both languages, made from the commands; the wheel brings them along."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from content.text.words import Translator
from tui.cli.app import ABOUT, HOMES, PROGRAM, app
from tui.cli.session import Session

DOCS = Path(__file__).parent.parent / "docs"
PAGES = {"en": DOCS / "tuikuan.1", "zh": DOCS / "tuikuan.zh_CN.1"}
WORDS = {
    "en": {
        "name": "NAME",
        "synopsis": "SYNOPSIS",
        "usage": "[\\fIOPTIONS\\fR] [\\fICOMMAND\\fR [\\fIARGUMENTS\\fR]]",
        "options": "OPTIONS",
        "commands": "COMMANDS",
        "exit": "EXIT STATUS",
        "ends": "0 when it is done, 1 when it was refused, 2 for wrong usage, 130 when it was interrupted.",
        "files": "FILES",
        "home": "The home folder; --home or TUIKUAN_HOME name another.",
    },
    "zh": {
        "name": "名称",
        "synopsis": "用法",
        "usage": "[\\fI选项\\fR] [\\fI命令\\fR [\\fI参数\\fR]]",
        "options": "选项",
        "commands": "命令",
        "exit": "退出状态",
        "ends": "0：已完成；1：被拒绝；2：用法不对；130：被中断。",
        "files": "文件",
        "home": "存放案件的文件夹；--home或TUIKUAN_HOME可以换一个。",
    },
}
"""What the page says of itself, in each language."""


def made(language: str) -> str:
    """The page in a language, as roff."""
    words, tr = WORDS[language], Translator(language)
    session = Session(environment={"LANG": "en_US.UTF-8"})
    session.language_option = language
    ctx = click.Context(app, info_name=PROGRAM, obj=session)
    lines = [
        f'.TH {PROGRAM.upper()} 1 "" "" ""',
        ".ad l",
        f".SH {words['name']}",
        f"{PROGRAM} \\- {_safe(tr(ABOUT))}",
        f".SH {words['synopsis']}",
        f".B {PROGRAM}",
        words["usage"],
        f".SH {words['options']}",
        *_options(app, ctx, tr),
        f".SH {words['commands']}",
    ]
    for name in HOMES:
        command = app.get_command(ctx, name)
        assert command is not None
        lines += _command(command, click.Context(command, parent=ctx, info_name=name), name, tr)
    lines += [f".SH {words['exit']}", _safe(words["ends"])]
    lines += [f".SH {words['files']}", ".TP", "\\fI~/.local/share/tuikuan\\fR", _safe(words["home"])]
    return "\n".join(lines) + "\n"


def _command(command: click.Command, ctx: click.Context, name: str, tr: Translator) -> Iterator[str]:
    arguments = [one for one in command.params if isinstance(one, click.Argument)]
    yield ".SS " + " ".join([name, *(_safe(one.make_metavar(ctx)) for one in arguments)])
    yield _safe(tr(command.help or ""))
    yield from _options(command, ctx, tr)
    if isinstance(command, click.Group):
        for part in command.list_commands(ctx):
            found = command.get_command(ctx, part)
            assert found is not None
            yield from _command(found, click.Context(found, parent=ctx, info_name=part), f"{name} {part}", tr)


def _options(command: click.Command, ctx: click.Context, tr: Translator) -> Iterator[str]:
    for one in command.params:
        if isinstance(one, click.Option):
            takes = "" if one.is_flag else f" \\fI{_safe(one.make_metavar(ctx))}\\fR"
            yield ".TP"
            yield ", ".join(f"\\fB{_safe(name)}\\fR" for name in one.opts) + takes
            yield _safe(tr(one.help or ""))


def _safe(text: str) -> str:
    """Text that roff takes as it is."""
    shown = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{shown}" if shown.startswith((".", "'")) else shown


def main() -> None:
    """Write the pages."""
    for language, page in PAGES.items():
        page.write_text(made(language), encoding="utf-8")


if __name__ == "__main__":
    main()
