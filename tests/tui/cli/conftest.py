"""A filled home for the commands about the store, and what lies in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.conftest import Cli


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def filled(cli: Cli, tmp_path: Path) -> Cli:
    """Three cases: one with evidence and an undone change, one closed, one in the trash."""
    for product in ("耳机", "书架", "手霜"):
        cli.add(product)
    (tmp_path / "proof.txt").write_text("一号证据的内容")
    cli("attach", "1", str(tmp_path / "proof.txt"), "--kind", "order")
    cli("log", "1", "密语一二三")
    cli("undo", "1")
    cli("close", "2", "stopped")
    cli("trash", "3")
    cli.clock.forward(hours=2)
    return cli
