"""The home folder: where cases, evidence, drafts, the user's playbooks and settings live."""

from __future__ import annotations

import os
import pwd
import stat
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from content.text.words import N_
from store.disk.files import Files
from store.errors import HomeProblem, cannot_write


class Home(Struct, frozen=True):
    """The paths of a home folder. `shared` tells that its Unix group works in it, too."""

    path: Path
    shared: bool = False

    @property
    def cases(self) -> Path:
        """The TinyDB file of all cases."""
        return self.path / "cases.json"

    @property
    def evidence(self) -> Path:
        """Copies of evidence, one folder per case number."""
        return self.path / "evidence"

    @property
    def inbox(self) -> Path:
        """Where files wait that came from elsewhere, until they are taken into a case."""
        return self.path / "inbox"

    @property
    def stamps(self) -> Path:
        """Stamps of time, one folder per case number."""
        return self.path / "stamps"

    @property
    def handed(self) -> Path:
        """What is remembered of each bundle that was made, so that answers to it can be told from others."""
        return self.path / "handed"

    @property
    def people(self) -> Path:
        """The persons cases are for."""
        return self.path / "people.json"

    @property
    def copied(self) -> Path:
        """What says of which bundle this home is a copy; only there in one."""
        return self.path / "copy.json"

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
    def loaded(self) -> Path:
        """How the cases stood that the last load touched, so that it can be undone."""
        return self.backups / "loaded.json"

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

    @property
    def letters(self) -> Path:
        """Letters that were written to files."""
        return self.path / "letters"

    @property
    def unfinished(self) -> Path:
        """Notes of what is being written into other folders."""
        return self.path / "unfinished"

    @property
    def holds_nothing(self) -> bool:
        """Whether there is no trace of a case: none was ever saved, or the folder that had them is elsewhere."""
        traces = (self.cases, self.cases.with_name(f"{self.cases.name}.journal"), self.backups)
        return not any(path.exists() or path.is_symlink() for path in traces)

    def files(self) -> Files:
        """The file system as this home uses it."""
        return Files(self.shared)

    def prepare(self) -> None:
        """Make the folders, for the owner only or for the group, too.

        Raises `HomeProblem` when that cannot be, and when somebody else could change what is in there.
        """
        check_ours(self.path, self.shared)
        for place in self.parts():
            if _can_be_reached(self.path) or place.is_symlink():
                check_ours(place, self.shared)
        files = self.files()
        for folder in (self.path, self.evidence, self.inbox, self.playbooks, self.drafts):
            try:
                files.make_folder(folder)
            except (FileExistsError, NotADirectoryError) as error:
                raise no_folder(folder) from error
            except OSError as error:
                raise cannot_write(folder, error) from error

    def parts(self) -> tuple[Path, ...]:
        """The folders and files of the home that everything else lies in."""
        ends = ("journal", "reached", "lock")
        beside = (self.cases.with_name(f"{self.cases.name}.{end}") for end in ends)
        return (*self.folders(), self.cases, *beside, self.people, self.config, self.holidays)

    def folders(self) -> tuple[Path, ...]:
        """Those of the parts that are folders."""
        return (
            self.evidence, self.inbox, self.stamps, self.handed, self.playbooks, self.drafts,
            self.backups, self.cache, self.unfinished,
        )  # fmt: skip


def _can_be_reached(folder: Path) -> bool:
    """Whether others get at what is in a folder; if not, it matters little whom that belongs to."""
    try:
        return bool(folder.stat().st_mode & 0o011)
    except OSError:
        return False


def no_folder(path: Path) -> HomeProblem:
    """The sentence for a place of which something on the way is no folder: a file, or a link to nothing."""
    return HomeProblem(
        N_("{path} is no folder, or lies in what is none, so nothing can be kept there; nothing was written. "
           "Choose another with {with_home}, or move away what is in its place."),
        path=str(path),
    )  # fmt: skip


def check_ours(path: Path, shared: bool) -> None:
    """Raise `HomeProblem` when a file or folder, links followed, belongs to another user or can be changed by one.

    As OpenSSH does with its keys: whoever can write there could put other cases, or links, in their place. In a
    shared home the members of the group are no others. What is not there is nobody's.
    """
    try:
        found = path.stat()
    except OSError:
        return
    us = os.geteuid()
    if found.st_uid not in (us, 0) and not shared:
        raise HomeProblem(
            N_("{path} belongs to {who}; nothing was read or written there. Work as that user, or choose a folder "
               "of your own with {with_home}."),
            path=str(path), who=user_name(found.st_uid),
        )  # fmt: skip
    open_to = found.st_mode & (0o002 if shared else 0o022)
    if open_to and stat.S_IFMT(found.st_mode) in (stat.S_IFDIR, stat.S_IFREG):
        right = "2770" if shared else "go-w"
        raise HomeProblem(
            N_("Others can write into {path}; nothing was read or written there. Mend it with: chmod {right} "
               "{path}"),
            path=str(path), right=right if stat.S_ISDIR(found.st_mode) or not shared else "660",
        )  # fmt: skip


def owner_of(path: Path) -> str:
    """The name of the user whom a file belongs to, links not followed; a dash when it is not there."""
    try:
        return user_name(path.lstat().st_uid)
    except OSError:
        return "–"


def user_name(number: int) -> str:
    """What the user of this number is called; the number itself when nobody knows that one."""
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)


def find_home(given: str | None, environment: Mapping[str, str]) -> Home:
    """The home folder: as given, else `TUIKUAN_HOME`, else the platform's folder for user data."""
    chosen = given or environment.get("TUIKUAN_HOME")
    if chosen:
        return Home(Path(chosen).expanduser())
    from platformdirs import user_data_path

    return Home(user_data_path("tuikuan", appauthor=False))
