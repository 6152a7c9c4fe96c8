"""The rules of the house that a machine can check."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import prying

ROOT = Path(__file__).parent.parent
FILES = sorted(
    path
    for folder in ("tui", "store", "content", "tests")
    for path in (ROOT / folder).rglob("*.py")
    if "__pycache__" not in path.parts
)


def definitions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_function_and_class_keeps_its_size(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 300
    for node in definitions(path):
        if isinstance(node, ast.ClassDef):
            methods = [part for part in node.body if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)]
            assert len(methods) < 25, node.name
        else:
            assert (node.end_lineno or node.lineno) - node.lineno < 50, node.name


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_catches_everything(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else ""
            assert caught not in ("", "Exception", "BaseException"), f"{path}:{node.lineno}"


@pytest.mark.parametrize(
    "path", [path for path in FILES if "tests" not in path.parts], ids=lambda path: str(path.relative_to(ROOT))
)
def test_public_names_say_what_they_mean(path: Path) -> None:
    for node in definitions(path):
        if not node.name.startswith("_") and not _is_nested(path, node):
            assert ast.get_docstring(node), f"{path.name}: {node.name}"


def _is_nested(path: Path, wanted: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> bool:
    """Whether a definition stands in a function or in a private class."""
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    for outer in definitions(path):
        if not isinstance(outer, ast.ClassDef) or outer.name.startswith("_"):
            inner = (node for node in ast.walk(outer) if isinstance(node, kinds) and node is not outer)
            if any(node.lineno == wanted.lineno for node in inner):
                return True
    return False


LAZY = {
    "content/pack/base.py": "Markdown, where two tables become one",
    "content/pack/blocks.py": "Markdown, which the first screen does not read",
    "content/pack/letters.py": "the templates of letters; most commands write none",
    "content/pack/playbook.py": "what listens to sentences, when one is said",
    "content/pack/ready.py": "Markdown and YAML, where a playbook was read beforehand",
    "content/text/pinyin.py": "the table of readings, for a search by pinyin",
    "content/text/ways.py": "where a shell looks for programs, for the one sentence that says what to install",
    "store/board/calendar.py": "icalendar, for one command",
    "store/case/deadlines/promised.py": "the readers of dates, where a promise was made",
    "store/case/reckoning.py": "the reader of offers, where one was accepted that names no sum",
    "store/case/naming.py": "how Chinese is read, where a word is neither an id nor a title",
    "store/case/decide_dealings.py": "the readers of dates and of offers, where one is told",
    "store/case/decide_deadlines.py": "the readers of dates, where a deadline is told",
    "store/case/facts.py": "the readers of dates, where one is typed",
    "store/days/workdays.py": "the holiday notices, for sums in working days",
    "store/dossier/pictures.py": "Pillow, where a picture is painted",
    "store/desk.py": "deciding, letters, search: looking needs none of them",
    "store/dossier": "the libraries of PDF, Word and pictures, where such a file is written",
    "store/disk/home.py": "platformdirs, where no home is named",
    "store/disk/journal/documents.py": "json, for files that another program wrote",
    "store/disk/settings.py": "settings, where there are any",
    "store/disk/unfinished.py": "the archive formats that come with removing a folder, when one is removed",
    "store/opening.py": "hourly copies, once an hour",
    "store/handover": "what needs an extra, when it is used",
    "tui/__main__.py": "the collector rests before anything is imported",
    "tui/cli": "what one command alone needs",
    "tui/desk/screens/finding.py": "pages of guidance, when one is looked at",
    "tui/desk/screens/home.py": "the case beside the cards, which the first screen does not wait for",
    "tui/desk/widgets/cardlist.py": "what makes cards of cases, which a first look does not need",
    "tui/desk/shell.py": "deadlines that moved, after a change",
    "tui/desk/app.py": "the worker reads the cases while Textual is imported",
    "tui/desk/screens/parts/anywhere.py": "the writer of settings, when one is changed",
    "tui/desk/screens/parts/attaching.py": "the job that takes files in, when there are any",
    "tui/desk/screens/parts/caseverbs.py": "the gate, when one looks whether all is ready",
    "tui/desk/screens/parts/exporting.py": "bundles, stamps and dossiers, when one goes out",
    "tui/desk/screens/parts/persons.py": "the job that keeps a person, when one was given",
    "tui/desk/keys/actions.py": "the table is read without Textual too",
    "tui/desk/portapp.py": "a screen, when it is first shown",
    "tui/desk/terminal/innards.py": "the drawing of a defect, when there is one",
    "tui/desk/worker/handing.py": "bundles and stamps, when one is asked for",
    "tui/desk/worker/idle.py": "imports ahead, while hands rest",
    "tui/desk/worker/jobs.py": "dossiers, when one is looked at or written",
    "content/text/near.py": "the likeness of words, once something is misspelled",
    "tui/desk/worker/looks.py": "what keeps a first look, once the first screen stands",
    "tui/desk/worker/passages.py": "the finder of passages, when one is looked for",
    "tui/desk/worker/watch.py": "what is known of people, for a covered screen",
    "tui/desk/worker/worker.py": "search, when somebody searches",
    "tui/desk/widgets/pasting.py": "the readers of pages, when one is pasted",
}
"""Where imports stand inside functions, and what a start is spared by it."""


def _lazy() -> set[str]:
    found = set()
    for path in FILES:
        name = str(path.relative_to(ROOT))
        if name.startswith("tests"):
            continue
        for outer in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef) and any(
                isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(outer)
            ):
                found.add(name)
    return found


def test_imports_inside_functions_stand_only_where_a_start_is_spared_something() -> None:
    lazy = _lazy()
    assert not {name for name in lazy if not any(name.startswith(place) for place in LAZY)}
    assert not {place for place in LAZY if not any(name.startswith(place) for name in lazy)}


def test_private_attributes_of_others_are_used_in_their_adapter_only() -> None:
    assert prying() == ["tui/desk/terminal/innards.py"]
