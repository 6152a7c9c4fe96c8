"""The home folder: where cases, evidence, drafts, the user's playbooks and settings live."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from store.errors import cannot_write


class Home(Struct, frozen=True):
    """The paths of a home folder."""

    path: Path

    @property
    def cases(self) -> Path:
        """The TinyDB file of all cases."""
        return self.path / "cases.json"

    @property
    def evidence(self) -> Path:
        """Copies of evidence, one folder per case number."""
        return self.path / "evidence"

    @property
    def playbooks(self) -> Path:
        """The user's own playbooks."""
        return self.path / "playbooks"

    @property
    def drafts(self) -> Path:
        """What was typed and not saved yet."""
        return self.path / "drafts"

    @property
    def backups(self) -> Path:
        """Snapshots of the file of all cases."""
        return self.path / "backups"

    @property
    def cache(self) -> Path:
        """What only saves time and may be deleted."""
        return self.path / "cache"

    @property
    def holidays(self) -> Path:
        """Holiday notices that the user added."""
        return self.path / "holidays.toml"

    @property
    def config(self) -> Path:
        """The user's settings."""
        return self.path / "config.toml"

    def prepare(self) -> None:
        """Make the folders, for the owner only. Raises `HomeProblem` when that cannot be."""
        for folder in (self.path, self.evidence, self.playbooks, self.drafts):
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise cannot_write(folder, error) from error


def find_home(given: str | None, environment: Mapping[str, str]) -> Home:
    """The home folder: as given, else `TUIKUAN_HOME`, else the platform's folder for user data."""
    chosen = given or environment.get("TUIKUAN_HOME")
    if chosen:
        return Home(Path(chosen).expanduser())
    from platformdirs import user_data_path

    return Home(user_data_path("tuikuan", appauthor=False))
