"""An addition stays small: what the lists of docs/architecture.md leave out need not be touched."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from store.case.dealings import DealingEvent
from store.case.decide_deadlines import Timing
from store.case.decide_dealings import Dealing
from store.case.decide_outside import Outside
from store.case.events import KINDS
from store.case.outside import OutsideEvent
from store.case.resolves import ResolveEvent
from tests.touched import LIMITS, ROOT
from tui.desk.keys.actions import ACTIONS
from tui.desk.places import SCREENS
from tui.desk.ports import OPENED

CASE = ROOT / "store" / "case"
TABLES = ("events.py", "intents.py", "fold.py", "timeline.py", "outside_words.py")
FAMILIES = (DealingEvent, OutsideEvent, ResolveEvent)


def naming(name: str) -> set[str]:
    """The files in which an event has to stand before it can be recorded, folded and told."""
    files = [*CASE.glob("decide*.py"), *(CASE / one for one in TABLES), CASE / _home(name)]
    return {path.name for path in files if re.search(rf"\b{name}\b", path.read_text(encoding="utf-8"))}


def _home(name: str) -> str:
    module = next(event.__module__ for event in KINDS.values() if event.__name__ == name)
    return Path(module.replace(".", "/")).name + ".py"


@pytest.mark.parametrize("name", sorted(event.__name__ for event in KINDS.values()))
def test_an_event_stands_in_few_files_and_is_folded_and_told(name: str) -> None:
    files = naming(name) | {"intents.py"}
    assert len(files) <= LIMITS["event"], files
    assert {"fold.py", "timeline.py"} <= files


def test_an_event_of_a_family_needs_no_line_where_all_events_meet() -> None:
    events, decide = ((CASE / name).read_text(encoding="utf-8") for name in ("events.py", "decide.py"))
    for event in (event for family in FAMILIES for event in get_args(family)):
        assert not re.search(rf"\b{event.__name__}\b", events), event
    for intent in (intent for family in (Dealing, Outside, Timing) for intent in get_args(family)):
        assert not re.search(rf"intent: [\w |]*\b{intent.__name__}\b", decide), intent


@pytest.mark.parametrize("action", OPENED)
def test_a_screen_of_a_case_needs_no_line_where_the_keys_of_a_case_are_taken(action: str) -> None:
    place: type = OPENED[action]  # type: ignore[assignment]  # each is the class of a place
    verbs = (ROOT / "tui/desk/screens/parts/caseverbs.py").read_text(encoding="utf-8")
    assert not re.search(rf"\b{place.__name__}\b", verbs)
    assert place in SCREENS
    assert action in {one.id for one in ACTIONS}
