"""Asks for files to take into the evidence."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from glob import has_magic
from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote

from content.text.words import N_, Message, message
from store.case.facts import too_long
from store.intake.sources import Source, sources
from tui.desk.dialogs.fields import Row
from tui.desk.dialogs.form import Form
from tui.desk.dialogs.when import ON, when_row, wrong_when
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort
from tui.desk.questions import AskFile, Attachment
from tui.desk.widgets.field import OneLine
from tui.say.heard import heard_when


class AttachForm(Form[Attachment]):
    """Files, their kind, and a note; the files themselves are not changed."""

    title_words: ClassVar[str] = N_("Take files into the evidence")

    def __init__(self, port: DeskPort, asked: AskFile) -> None:
        super().__init__(port, asked.draft, asked.case.number)
        case = asked.case
        wanted = [item.id for item in case.marked if item.id in case.playbook.evidence]
        names = [*wanted, *(name for name in case.playbook.evidence if name not in wanted)]
        self._kinds = tuple((name, case.playbook.evidence[name].title) for name in names)

    def rows(self) -> Sequence[Row]:
        """Paths, kind, note."""
        kinds = (("", self.port.tr(N_("choose"))), *self._kinds)
        files = N_("Type paths, or drop files, folders or archives into the terminal; tab completes, * fits many")
        return (
            Row("path", N_("Files"), files),
            Row("kind", N_("Kind"), N_("What they are; left and right choose"), kinds),
            Row("note", N_("What it shows"), N_("One sentence; it stands in the list of exhibits")),
            when_row(self.port.tr),
        )

    def verbs(self) -> Verbs:
        """Tab completes a path as long as that makes it longer; then it goes on to the next field."""
        every = super().verbs()

        def following() -> None:
            field = self.query_one("#field-path", OneLine)
            begun = field.value or f"{self.port.folder}/inbox/"
            longer = completed(begun) if self.focused is field else field.value
            longer = "" if not field.value and longer.endswith("/inbox/") and not has_files(longer) else longer
            if longer == field.value:
                self.following()
            else:
                field.value = longer
                field.cursor_position = len(longer)

        return {**every, "next-field": following}

    def check(self, key: str, text: str) -> Message | None:
        """Files have to be there, and of a kind that somebody chose."""
        if key == "kind":
            return None if text else message(N_("What kind of evidence is it?"))
        if key == "note":
            return too_long(text)
        if key == ON:
            return wrong_when(text, self.port.clock())
        paths = paths_of(text)
        if not paths:
            return message(N_("Which file?"))
        missing = next((path for path in paths if not is_there(path)), None)
        return message(N_("There is no file {path}."), path=missing) if missing is not None else None

    def heard(self, key: str, text: str) -> Message | None:
        """The moment in full."""
        return heard_when(self.port.tr, text, self.port.clock()) if key == ON else None

    def answer(self, values: dict[str, str]) -> Attachment:
        """The attachment."""
        return Attachment(paths_of(values["path"]), values["kind"], values["note"], values[ON])


def is_there(path: str) -> bool:
    """Whether a path names something that can be taken: a file, a folder, or a pattern that fits some.

    Whatever was typed or pasted may be no path at all.
    """
    try:
        here = Path(path).expanduser()
        return here.exists() or (has_magic(path) and any(isinstance(one, Source) for one in sources(here)))
    except (OSError, ValueError, RuntimeError):  # too long, a NUL byte, no such user
        return False


def paths_of(text: str) -> tuple[str, ...]:
    """Paths as they were meant: terminals quote what is dropped into them, and put blanks between several."""
    whole = text.strip()
    if not whole or is_there(whole):
        return (whole,) if whole else ()
    lines = [line.strip() for line in whole.splitlines() if line.strip()]
    if len(lines) > 1:
        return tuple(path for line in lines for path in paths_of(line))
    try:
        words = shlex.split(whole)
    except ValueError:  # a quote that is part of a name
        words = [whole]
    paths = tuple(unquote(word.removeprefix("file://")) if word.startswith("file://") else word for word in words)
    # a name with blanks that nobody quoted is one path, and the sentence about it names all of it
    return (
        paths if all(map(is_there, paths)) or whole[0] in "'\"" or "\\" in whole or "file://" in whole else (whole,)
    )


def has_files(folder: str) -> bool:
    """Whether there is anything in a folder that is not hidden."""
    try:
        return any(not entry.name.startswith(".") for entry in Path(folder).iterdir())
    except OSError:
        return False


def completed(text: str) -> str:
    """A path made longer by what it can only go on with; a folder ends in a slash."""
    folder, _, begun = text.rpartition("/")
    try:
        base = Path(f"{folder}/" if folder or text.startswith("/") else ".").expanduser()
        names = [entry.name + "/" * entry.is_dir() for entry in base.iterdir() if entry.name.startswith(begun)]
    except (OSError, ValueError, RuntimeError):
        return text
    names = sorted(name for name in names if begun or not name.startswith("."))
    if not text or not names:
        return text
    same = next((n for n, (a, b) in enumerate(zip(names[0], names[-1], strict=False)) if a != b), len(names[0]))
    return text + names[0][len(begun) : same]
