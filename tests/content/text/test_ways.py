"""Sentences of the floors below say what happened; the face says which command or key helps."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from content.text.ways import AS_IT_STANDS, IN_CHINESE, WAYS
from content.text.words import LANGUAGES, Message, Translator, message
from tui.cli.app import HOMES
from tui.desk.dialogs import handing, stamping
from tui.desk.keys.actions import ACTIONS
from tui.desk.keys.ways import ways_here

ROOT = Path(__file__).parents[3]
FILES = sorted(path for floor in ("store", "content") for path in (ROOT / floor).rglob("*.py"))
NAMED = r"\{((?:do|with)_\w+)\}"
TYPED = re.compile(rf"(?<![\w-])--[a-z]|\b(?:tuikuan|TUIKUAN) (?:{'|'.join(HOMES)})\b|\bpip install\b")
"""What somebody types: an option, a command of the program, the line that installs something."""
KEY = re.compile(r"press (?:the key )?“.”|the key “|\b(?:ctrl|alt|shift)\+|\b[Pp]ress \b", re.ASCII)
NO_SENTENCE = {"content/text/ways.py", "content/lint/typography.py"}
"""Where ways are spelled, and where the arrows of a chart are found."""


def sentences(path: Path) -> list[str]:
    """The texts of a module, docstrings left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    plain = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in plain)
    return [node.value for node in constants if isinstance(node.value, str)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_sentence_below_the_faces_names_a_command_an_option_or_a_key(path: Path) -> None:
    for text in sentences(path):
        if str(path.relative_to(ROOT)) not in NO_SENTENCE:
            assert not TYPED.search(text), text
            assert not KEY.search(text), text
        assert set(re.findall(NAMED, text)) <= WAYS.keys() | AS_IT_STANDS.keys(), text


def test_what_is_typed_is_found_where_a_sentence_names_it() -> None:
    for text in ("closed; --password opens it", "for “--worked”", "run: tuikuan open FILE", "pip install 'x'"):
        assert TYPED.search(text), text
    for text in ("a newer tuikuan wrote it", "Update tuikuan.", "tuikuan-dump", "flowchart A --> B", "pre--war"):
        assert not TYPED.search(text), text


def test_every_way_is_a_command_there_is_and_somebody_names_it() -> None:
    named = {name for path in FILES for text in sentences(path) for name in re.findall(NAMED, text)}
    spelled = {text for path in FILES for text in sentences(path) if text.startswith("do_")} & WAYS.keys()
    assert named | {"do_show"} == WAYS.keys() | AS_IT_STANDS.keys()
    assert "do_show" in spelled
    for words in (*WAYS.values(), *IN_CHINESE.values()):
        first = next(word for word in words.split() if not word.startswith("--") and word not in LANGUAGES)
        assert first in HOMES, words


@pytest.mark.parametrize("name", [name for name in AS_IT_STANDS if name.startswith("with_")])
def test_an_option_that_helps_is_one_that_commands_take(name: str) -> None:
    option = AS_IT_STANDS[name].split()[0]
    faces = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tui" / "cli").glob("*.py"))
    assert f'"{option}"' in faces


def test_a_way_is_said_as_a_command_or_as_the_key_of_the_face() -> None:
    closed = message("Case {number} is closed; go on with {do_reopen}.", number=7)
    assert str(closed) == "Case 7 is closed; go on with “tuikuan reopen 7”."
    needs = message("Before that the case needs it. Give it with {do_fact}.", number=7, key="paid")
    assert str(needs).endswith("Give it with “tuikuan fact 7 paid …”.")
    keys = ways_here(ACTIONS)
    assert Translator("en", keys).say(needs).endswith("Give it with the key “e”.")
    assert "“e”键" in Translator("zh", keys).say(Message("Give it with {do_fact}."))
    assert Translator("en", keys).say(closed) == str(closed), "no key does it on the desk"


@pytest.mark.parametrize(
    ("way", "label"), [("with_password", "Closing"), ("with_marks", "Names"), ("with_roots", "Roots")]
)
def test_a_field_that_helps_is_one_of_the_form_in_which_it_is_said(way: str, label: str) -> None:
    tr = Translator("en", ways_here(ACTIONS))
    assert tr.say(Message(f"{{{way}}}")) == f"the field “{label}”"
    assert label in [row.label for row in (*handing.rows(tr, False), *stamping.rows(tr))]


def test_an_option_is_said_as_the_field_of_the_form_on_the_desk() -> None:
    words = Message("To encrypt it: {with_password}.")
    assert str(words) == "To encrypt it: “--password”."
    assert Translator("en", ways_here(ACTIONS)).say(words) == "To encrypt it: the field “Closing”."
    assert "“加密”一栏" in Translator("zh", ways_here(ACTIONS)).say(words)


def test_what_installs_is_the_pip_of_the_python_that_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    lacking = message("It needs more: {do_install}.", extra="stamp")
    there = message("It needs more: {do_install_there}.", extra="stamp")
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    for folder, own, other in (
        ("me/case work/bin", f"'{tmp_path}/me/case work/bin/python' -m pip", "pip"),
        ("me/.venv/bin", "~/.venv/bin/python -m pip", "pip"),
        ("srv/bin", f"{tmp_path}/srv/bin/python -m pip", "pip"),
    ):
        beside = tmp_path / folder
        beside.mkdir(parents=True)
        (beside / "pip").touch(0o755)
        monkeypatch.setattr("sys.executable", str(beside / "python"))
        for path, pip in ((str(tmp_path), own), (str(beside), other)):
            monkeypatch.setenv("PATH", path)
            for faces in (None, ways_here(ACTIONS)):
                assert Translator("en", faces).say(lacking) == f"It needs more: “{pip} install 'tuikuan[stamp]'”."
        assert str(there) == "It needs more: “pip install 'tuikuan[stamp]'”."


def test_a_way_stands_in_a_sentence_without_gaps_and_within_another() -> None:
    inner = Message("{do_list} shows those there are.")
    assert str(inner) == "“tuikuan list” shows those there are."
    assert str(message("No: {why}", why=inner)) == "No: “tuikuan list” shows those there are."
    with pytest.raises(KeyError):
        str(message("{nothing} fills {this}", this=1))
