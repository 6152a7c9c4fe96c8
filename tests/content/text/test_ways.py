"""Sentences of the floors below say what happened; the face says which command or key helps."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from content.text.ways import IN_CHINESE, WAYS
from content.text.words import LANGUAGES, Message, Translator, message
from tui.cli.app import HOMES
from tui.desk.keys.actions import ACTIONS
from tui.desk.keys.ways import ways_by_key

ROOT = Path(__file__).parents[3]
FILES = sorted(path for floor in ("store", "content") for path in (ROOT / floor).rglob("*.py"))


def sentences(path: Path) -> list[str]:
    """The texts of a module, docstrings left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    plain = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in plain)
    return [node.value for node in constants if isinstance(node.value, str)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_sentence_below_the_faces_names_a_command(path: Path) -> None:
    for text in sentences(path):
        assert "“tuikuan" not in text, text
        assert not re.search(r"press (the key )?“.”|the key “", text) or path.name == "ways.py", text
        assert set(re.findall(r"\{(do_\w+)\}", text)) <= WAYS.keys(), text


def test_every_way_is_a_command_there_is_and_somebody_names_it() -> None:
    named = {name for path in FILES for text in sentences(path) for name in re.findall(r"\{(do_\w+)\}", text)}
    assert named == WAYS.keys()
    for words in (*WAYS.values(), *IN_CHINESE.values()):
        first = next(word for word in words.split() if not word.startswith("--") and word not in LANGUAGES)
        assert first in HOMES, words


def test_a_way_is_said_as_a_command_or_as_the_key_of_the_face() -> None:
    closed = message("Case {number} is closed; go on with {do_reopen}.", number=7)
    assert str(closed) == "Case 7 is closed; go on with “tuikuan reopen 7”."
    needs = message("Before that the case needs it. Give it with {do_fact}.", number=7, key="paid")
    assert str(needs).endswith("Give it with “tuikuan fact 7 paid …”.")
    keys = ways_by_key(ACTIONS)
    assert Translator("en", keys).say(needs).endswith("Give it with the key “e”.")
    assert Translator("zh", keys).say(needs).endswith("“e”键.")
    assert Translator("en", keys).say(closed) == str(closed), "no key does it on the desk"


def test_a_way_stands_in_a_sentence_without_gaps_and_within_another() -> None:
    inner = Message("{do_list} shows those there are.")
    assert str(inner) == "“tuikuan list” shows those there are."
    assert str(message("No: {why}", why=inner)) == "No: “tuikuan list” shows those there are."
    with pytest.raises(KeyError):
        str(message("{nothing} fills {this}", this=1))
