"""Which modules a file of tests really calls: for those whose tests do not stand at their own path.

As a plugin (`pytest -p tests.elsewhere FILE`, with `RAN=PATH` in the environment) it writes down the modules of the
house of which a function was called while tests ran. `python -m tests.elsewhere` runs each file of
`tests/elsewhere.tsv` so, and names the modules that are said to be tested there and were not called.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType

import pytest

ROOT = Path(__file__).parent.parent
LIST = ROOT / "tests" / "elsewhere.tsv"
FLOORS = ("content", "store", "tui")


class Noting(SourceFileLoader):
    """Loads a module whose functions note that they were called."""

    def __init__(self, name: str, path: str, called: set[str]) -> None:
        super().__init__(name, path)
        self._called = called

    def get_code(self, fullname: str) -> CodeType:
        """The code of a module, each function with a first statement more."""
        tree = ast.parse(self.get_data(self.path), self.path)
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                at = 1 if ast.get_docstring(node) is not None else 0
                node.body.insert(at, ast.copy_location(ast.parse("_told_to_tests.add(__name__)").body[0], node))
        return compile(ast.fix_missing_locations(tree), self.path, "exec", dont_inherit=True)

    def exec_module(self, module: ModuleType) -> None:
        """Run a module, with the set in which its functions note themselves."""
        vars(module)["_told_to_tests"] = self._called
        super().exec_module(module)


class Finder(MetaPathFinder):
    """Finds the modules of the house, to be loaded so."""

    def __init__(self) -> None:
        self.called: set[str] = set()

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where a module is, with the loader that notes; None for what is not of the house."""
        spec = PathFinder.find_spec(fullname, path) if fullname.partition(".")[0] in FLOORS else None
        if spec is not None and isinstance(spec.loader, SourceFileLoader):
            spec.loader = Noting(fullname, spec.loader.path, self.called)
        return spec


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Look on from before the first module of the house is imported, which a `conftest.py` does."""
    early_config.stash[_FINDER] = Finder()
    sys.meta_path.insert(0, early_config.stash[_FINDER])


def pytest_collection_finish(session: pytest.Session) -> None:
    """What was called while modules were imported and tests collected does not count."""
    session.config.stash[_FINDER].called.clear()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write down what was called."""
    called = session.config.stash[_FINDER].called
    if "RAN" in os.environ:
        Path(os.environ["RAN"]).write_text("\n".join(sorted(called)), encoding="utf-8")


_FINDER = pytest.StashKey[Finder]()


_BRANCHES = (ast.If, ast.For, ast.While, ast.IfExp, ast.Try, ast.Match, ast.BoolOp, ast.comprehension)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def behaving() -> Iterator[str]:
    """The modules of behaviour: those that have a function with a branch."""
    for floor in FLOORS:
        for path in sorted((ROOT / floor).rglob("*.py")):
            nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            functions = (node for node in nodes if isinstance(node, _FUNCTIONS))
            if any(isinstance(part, _BRANCHES) for one in functions for part in ast.walk(one)):
                yield ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def mirrored(module: str) -> Path:
    """Where the tests of a module stand that has a file of its own."""
    *rooms, name = module.split(".")
    inside = ROOT.joinpath(*rooms, name).is_dir()
    return ROOT.joinpath("tests", *rooms, *([name] if inside else []), f"test_{name}.py")


def listed() -> dict[str, str]:
    """The modules whose tests stand elsewhere, each with the file of its tests as a path from the root."""
    rows = (line.split("\t") for line in LIST.read_text(encoding="utf-8").splitlines() if line)
    return {module: file for module, file in rows}  # noqa: C416 - a line that is no pair shall be told


def called_by(file: str) -> list[str]:
    """The modules that a file of tests calls; none where its tests do not run to their end."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder, "ran")
        command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "tests.elsewhere", file]
        subprocess.run(
            command, cwd=ROOT, env={**os.environ, "RAN": str(told)}, stdout=subprocess.DEVNULL, check=False
        )
        return told.read_text(encoding="utf-8").splitlines() if told.exists() else []


def main() -> None:
    """Run every file of the list, and say which of its modules it does not call."""
    rows = listed()
    for file in sorted(set(rows.values())):
        called = called_by(file)
        for module in (one for one, where in rows.items() if where == file and one not in called):
            sys.stdout.write(f"{module} is not called by {file}\n")


if __name__ == "__main__":
    main()
