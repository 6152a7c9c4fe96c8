"""Asks for a file to take into the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote

from content.text.words import N_, Message, message
from tui.desk.dialogs.form import Form, Row
from tui.desk.ports import AskFile, Attachment, DeskPort


class AttachForm(Form[Attachment]):
    """A file, its kind, and a note; the file itself is not changed."""

    title_words: ClassVar[str] = N_("Take a file into the evidence")

    def __init__(self, port: DeskPort, asked: AskFile) -> None:
        super().__init__(port, asked.draft)
        case = asked.case
        wanted = [item.id for item in case.marked if item.id in case.playbook.evidence]
        names = [*wanted, *(name for name in case.playbook.evidence if name not in wanted)]
        self._kinds = tuple((name, case.playbook.evidence[name].title) for name in names)
        missing = [item.id for item in case.marked if item.open and item.id in wanted]
        self._first = next(iter(missing), names[0] if names else "")

    def rows(self) -> Sequence[Row]:
        """Path, kind, note."""
        return (
            Row("path", N_("File"), N_("Type its path, or drop the file into the terminal")),
            Row("kind", N_("Kind"), "", self._kinds, self._first),
            Row("note", N_("What it shows"), N_("One sentence; it stands in the list of exhibits")),
        )

    def check(self, key: str, text: str) -> Message | None:
        """A file has to be there."""
        if key != "path":
            return None
        path = clean_path(text)
        if not path:
            return message(N_("Which file?"))
        if not is_file(path):
            return message(N_("There is no file {path}."), path=path)
        return None

    def answer(self, values: dict[str, str]) -> Attachment:
        """The attachment."""
        return Attachment(clean_path(values["path"]), values["kind"], values["note"])


def is_file(path: str) -> bool:
    """Whether there is such a file. Whatever was typed or pasted may be no path at all."""
    try:
        return Path(path).expanduser().is_file()
    except (OSError, ValueError, RuntimeError):  # too long, a NUL byte, no such user
        return False


def clean_path(text: str) -> str:
    """A path as it was meant: terminals quote what is dropped into them."""
    path = text.strip()
    if len(path) > 1 and path[0] == path[-1] and path[0] in "'\"":
        path = path[1:-1]
    if path.startswith("file://"):
        return unquote(path.removeprefix("file://"))
    return path.replace("\\ ", " ") if "\\ " in path and not is_file(path) else path
