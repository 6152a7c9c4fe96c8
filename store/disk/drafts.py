"""Drafts: what was typed and not saved yet, kept so that a cut line or Ctrl-C loses nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import orjson

from store.disk.files import Files, write_atomic
from store.errors import cannot_write


class Drafts:
    """Small forms by name, such as `add`; each is a mapping of field to text.

    One that the disk refuses is kept in memory until the disk takes it.
    """

    def __init__(self, folder: Path, files: Files | None = None) -> None:
        self._folder = folder
        self._files = files
        self._refused: dict[str, dict[str, str]] = {}

    def load(self, name: str) -> dict[str, str]:
        """A draft, empty when there is none or it cannot be read."""
        if (refused := self._refused.get(name)) is not None:
            return dict(refused)
        try:
            data = orjson.loads(self._path(name).read_bytes())
        except (OSError, orjson.JSONDecodeError):
            return {}
        return {str(k): str(v) for k, v in data.items()} if isinstance(data, dict) else {}

    def save(self, name: str, values: Mapping[str, str]) -> None:
        """Keep a draft; an empty one is dropped. Raises `HomeProblem`."""
        filled = {key: value for key, value in values.items() if value}
        if filled:
            self._refused[name] = filled
            write_atomic(self._path(name), orjson.dumps(filled, option=orjson.OPT_INDENT_2), self._files)
            self._refused.pop(name, None)
        else:
            self.drop(name)

    @property
    def refused(self) -> Mapping[str, Mapping[str, str]]:
        """Those that the disk refused, by name."""
        return dict(self._refused)

    def drop(self, name: str) -> None:
        """Forget a draft. Raises `HomeProblem`."""
        self._refused.pop(name, None)
        try:
            self._path(name).unlink(missing_ok=True)
        except OSError as error:
            raise cannot_write(self._path(name), error) from error

    def drop_case(self, number: int) -> int:
        """Forget all drafts that belong to a case; tells how many there were. Raises `HomeProblem`."""
        names = [path.stem for path in self._folder.glob(f"*-{number}.json")]
        for name in names:
            self.drop(name)
        return len(names)

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.json"
