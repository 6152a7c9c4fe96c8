"""How many files an addition touched, counted on the commits that brought it: `python -m tests.touched`.

For each event, command, screen and column there is, the commit in which its name came first is looked up; a file
counts when that commit added a line to it that bears one of the names of the addition. Tests, words and documents
are left out, as in the lists of docs/architecture.md.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from content.pack.columns import COLUMNS
from store.case.events import KINDS
from tui.cli.app import HOMES
from tui.desk.places import SCREENS

ROOT = Path(__file__).parent.parent
INTENTS = "store/case/intents.py"
LIMITS = {"event": 6, "command": 4, "screen": 5, "column": 4}
"""The most files that an addition of each kind should touch."""
Added = Mapping[str, list[str]]


def git(*words: str) -> str:
    """What git says of this repository."""
    done = subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, text=True, check=True)
    return done.stdout


def first(text: str, *places: str) -> str:
    """The commit that brought a text to one of some places, empty when none is known."""
    found = git("log", "--reverse", "--format=%H", f"-S{text}", "--", *places).split()
    return found[0] if found else ""


def added(commit: str) -> Added:
    """The lines that a commit added to each file of the program."""
    lines: dict[str, list[str]] = {}
    name = ""
    for line in git("show", "--format=", "-U0", "-M", commit, "--", "tui", "store", "content/*/*.py").splitlines():
        if line.startswith("+++ "):
            name = line.removeprefix("+++ b/")
        elif line.startswith("+") and name.endswith(".py"):
            lines.setdefault(name, []).append(line)
    return lines


def touching(lines: Added, *names: str, like: str = r"\b{}\b") -> set[str]:
    """The files with an added line that bears one of the names."""
    wanted = re.compile("|".join(like.format(name) for name in names))
    return {file for file, found in lines.items() if any(wanted.search(line) for line in found)}


def events() -> Iterator[tuple[str, set[str]]]:
    """Each event, with the intents that are first decided in the same commit by what makes it."""
    for event in KINDS.values():
        name = event.__name__
        commit = first(f"class {name}(", "store")
        lines = added(commit) if commit else {}
        files = touching(lines, name)
        intents = set(re.findall(r"^\+class (\w+)\(", "\n".join(lines.get(INTENTS, ())), re.MULTILINE))
        decided = "\n".join(line for file in files if "/decide" in file for line in lines[file])
        asked = [intent for intent in intents if re.search(rf"\b{intent}\b", decided)]
        yield name, files | (touching(lines, *asked) & {INTENTS, "store/case/decide.py"} if asked else set())


def files_of(folder: str, lines: Added) -> Iterator[str]:
    """The files of a commit in a folder."""
    return (file for file in lines if file.startswith(f"{folder}/"))


def commands() -> Iterator[tuple[str, set[str]]]:
    """Each command: where it is declared, and named."""
    for name in HOMES:
        commit = first(f'click.command("{name}"', "tui") or first(f'click.command(\n    "{name}"', "tui")
        if commit:
            lines = added(commit)
            yield (
                name,
                touching(lines, name, like=r'"(?:[\w ]* )?{}(?: [\w ]*)?"') & set(files_of("tui/cli", lines)),
            )


def screens() -> Iterator[tuple[str, set[str]]]:
    """Each screen: its place, its screen, its drawing, its keys."""
    for place, screen in SCREENS.items():
        module, _, name = screen.rpartition(".")
        commit = first(f"class {name}(", "tui")
        lines = added(commit) if commit else {}
        drawn = {file for file in lines if file in (f"tui/desk/draw/{module}.py", f"tui/desk/screens/{module}.py")}
        keys = {file for file in lines if file == "tui/desk/keys/actions.py"}
        yield name, drawn | keys | touching(lines, name, place.__name__)


def columns() -> Iterator[tuple[str, set[str]]]:
    """Each column that came after the first format."""
    for table in COLUMNS.values():
        for column in table:
            if column.since > 1 and (commit := first(f'"{column.words[1]}"', "content/pack/columns.py")):
                lines = added(commit)
                files = touching(lines, column.id, column.id.replace("-", "_"))
                yield column.id, files & set(files_of("content/pack", lines))


if __name__ == "__main__":
    for kind, found in (("event", events()), ("command", commands()), ("screen", screens()), ("column", columns())):
        for what, files in found:
            over = "  <- more" if len(files) > LIMITS[kind] else ""
            sys.stdout.write(f"{kind}\t{what}\t{len(files)}{over}\t{' '.join(sorted(files))}\n")
