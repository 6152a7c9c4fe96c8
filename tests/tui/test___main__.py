"""The door of the program: what it does where it cannot run, and what it leaves to the system."""

from __future__ import annotations

import gc
import importlib.abc
import importlib.machinery
import io
import sys
from collections.abc import Iterator, Sequence
from types import ModuleType

import pytest

from tui.__main__ import UNIX_ONLY, main


class Without(importlib.abc.MetaPathFinder):
    """A Python that has no module of one name."""

    def __init__(self, name: str) -> None:
        self.name = name

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Nothing; the program that asks for it has none."""
        if fullname == "tui.cli.run":
            raise ModuleNotFoundError(f"No module named {self.name!r}", name=self.name)
        return None


@pytest.fixture(autouse=True)
def _collecting() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


def run_without(name: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.delitem(sys.modules, "tui.cli.run", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Without(name), *sys.meta_path])
    return main()


@pytest.mark.parametrize("name", UNIX_ONLY)
def test_where_python_has_no_unix_one_sentence_says_what_helps(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_without(name, monkeypatch) == 1
    said = capsys.readouterr().err
    assert "use WSL" in said
    assert "请用WSL" in said


def test_a_terminal_that_knows_no_chinese_is_told_in_what_it_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stderr", file)
    assert run_without("fcntl", monkeypatch) == 1
    file.seek(0)
    assert "use WSL" in file.read()


def test_a_module_that_is_missing_for_another_reason_is_a_defect(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ModuleNotFoundError, match="orjson"):
        run_without("orjson", monkeypatch)


def test_what_the_command_line_says_is_run_and_its_status_is_that_of_the_process(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["tuikuan", "--version"])
    assert main() == 0
    assert capsys.readouterr().out.startswith("tuikuan ")
    monkeypatch.setattr(sys, "argv", ["tuikuan", "--no-such-option"])
    assert main() == 2
    assert "--no-such-option" in capsys.readouterr().err


def test_nothing_is_looked_through_for_garbage_at_the_start_or_at_the_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["tuikuan", "--version"])
    main()
    assert not gc.isenabled()
    assert gc.get_freeze_count() > 1000
    capsys.readouterr()
