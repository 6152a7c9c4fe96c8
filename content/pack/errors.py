"""What can be wrong with a playbook."""

from __future__ import annotations

from content.text.words import N_, Message, Problem


class PlaybookError(Problem):
    """A playbook file that cannot be read: which file and line, what is wrong, and a hint."""

    def __init__(self, file: str, line: int, what: Message, hint: Message | None = None) -> None:
        self.file, self.line, self.what, self.hint = file, line, what, hint
        if hint is None:
            super().__init__(N_("{file}:{line}: {what}"), file=file, line=line, what=what)
        else:
            super().__init__(N_("{file}:{line}: {what} Hint: {hint}"), file=file, line=line, what=what, hint=hint)


class UnknownPage(Problem):
    """A page, letter, step, reason or playbook that does not exist."""
