"""Compile the catalogues and read the playbooks beforehand, for the wheel and for the editable install alike."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def compile_catalogues(root: Path) -> None:
    """Write a `.mo` beside each `.po` below `root`/content/locale."""
    for po in sorted((root / "content" / "locale").glob("*/LC_MESSAGES/*.po")):
        with po.open("rb") as source:
            catalogue = read_po(source, locale=po.parent.parent.name)
        with po.with_suffix(".mo").open("wb") as target:
            write_mo(target, catalogue)


def make_playbooks_ready(root: Path) -> None:
    """Write `ready.jsonl` into each language of each shipped playbook; see `content.pack.ready`."""
    sys.path.insert(0, str(root))
    from content.pack.playbook import Playbook, ready_of  # noqa: PLC0415 - found where the line above points

    for folder in sorted((root / "content" / "playbooks").glob("[a-z]*/??")):
        made = folder / "ready.jsonl"
        made.unlink(missing_ok=True)
        made.write_bytes(ready_of(Playbook(folder)))


class Hook(BuildHookInterface):  # type: ignore[type-arg]
    """The build step that makes what was compiled part of what is installed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        compile_catalogues(Path(self.root))
        make_playbooks_ready(Path(self.root))


if __name__ == "__main__":
    compile_catalogues(Path(__file__).parent)
    make_playbooks_ready(Path(__file__).parent)
