"""The parts of the two READMEs that are made from the program: the table of keys and the list of commands."""

from __future__ import annotations

import re
from pathlib import Path

from content.text.words import Translator
from tui.cli.app import HOMES
from tui.desk.keys.actions import ACTIONS

ROOT = Path(__file__).parent.parent
READMES = {"en": ROOT / "README.md", "zh": ROOT / "docs" / "README.zh-CN.md"}


def key_table(language: str) -> str:
    """The keys of the desk as a Markdown table."""
    tr = Translator(language)
    rows = [{"en": "| key | does | id |", "zh": "| 键 | 做什么 | 编号 |"}[language], "|---|---|---|"]
    rows += [f"| `{action.shown}` | {tr.say(action.help)} | `{action.id}` |" for action in ACTIONS]
    return "\n".join(rows)


def command_list() -> str:
    """The names of all commands, in the order of the help."""
    return " ".join(f"`{name}`" for name in HOMES)


def rewritten(language: str) -> str:
    """A README with its made parts made anew."""
    text = READMES[language].read_text(encoding="utf-8")
    for name, made in (("keys", key_table(language)), ("commands", command_list())):
        text = re.sub(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", rf"\g<1>{made}\n\g<2>", text, flags=re.DOTALL)
    return text


def main() -> None:
    """Write both READMEs."""
    for language, path in READMES.items():
        path.write_text(rewritten(language), encoding="utf-8")


if __name__ == "__main__":
    main()
