"""Forms of events: released ones can be read for ever, newer ones are left alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from store.case.events import KINDS
from store.case.records import record_from_json, record_to_json
from store.case.upcasting import STEPS, NewerForm, Step, lift, version_of
from store.disk.casefile import CaseFile
from store.errors import DamagedFile, NewerCase

FORMATS = Path(__file__).parent / "data" / "formats"


@pytest.mark.parametrize("path", sorted(FORMATS.glob("*.json")), ids=lambda path: path.stem)
def test_every_released_format_can_be_read(path: Path, tmp_path: Path) -> None:
    (tmp_path / "cases.json").write_bytes(path.read_bytes())
    (case,) = CaseFile(tmp_path / "cases.json").cases().values()
    wanted = json.loads(path.with_suffix(".expected").read_text(encoding="utf-8"))
    assert case.records[0].told is None
    lifted = json.loads(json.dumps([record_to_json(record) for record in case.records]))
    assert [event | {"v": 0} for event in lifted] == [event | {"v": 0} for event in wanted]


def test_the_first_format_holds_every_kind_of_event_of_then() -> None:
    events = json.loads((FORMATS / "v1.json").read_text(encoding="utf-8"))["cases"]["1"]["events"]
    assert {event["kind"] for event in events} <= KINDS.keys()
    assert len({event["kind"] for event in events}) == 15


def split(data: Mapping[str, Any]) -> dict[str, Any]:
    return {"first": data["name"].split()[0], "last": data["name"].split()[1]}


def shout(data: Mapping[str, Any]) -> dict[str, Any]:
    return {**data, "last": data["last"].upper()}


def test_steps_lift_one_after_the_other_from_wherever_an_event_stands() -> None:
    steps = (Step("named", 1, split), Step("other", 1, split), Step("named", 2, shout))
    assert version_of("named", steps) == 3
    assert lift("named", 1, {"name": "a b"}, steps) == {"first": "a", "last": "B"}
    assert lift("named", 2, {"first": "a", "last": "b"}, steps) == {"first": "a", "last": "B"}
    assert lift("named", 3, {"first": "a", "last": "b"}, steps) == {"first": "a", "last": "b"}
    with pytest.raises(NewerForm):
        lift("named", 4, {}, steps)
    with pytest.raises(ValueError, match="0"):
        lift("named", 0, {}, steps)


def test_steps_are_in_order_without_gaps() -> None:
    for kind in {step.kind for step in STEPS}:
        versions = [step.version for step in STEPS if step.kind == kind]
        assert versions == list(range(1, len(versions) + 1))
        assert kind in KINDS


def test_a_newer_form_is_told_from_a_damaged_one() -> None:
    good = {
        "kind": "closed",
        "v": 3,
        "change": 1,
        "at": "2026-11-23T10:00:00+08:00",
        "by": "x",
        "data": {
            "outcome": "",
            "way": "",
            "card": "",
            "letter": "",
            "worked": "",
            "minutes": 0,
            "keep": "",
            "happened": "",
        },
    }
    assert record_to_json(record_from_json(good)) == good
    for change in ({"v": 4}, {"kind": "of the future"}):
        with pytest.raises(NewerCase):
            record_from_json(good | change)
    undated = {"data": {"outcome": "", "happened": "2026-11-31"}}
    broken: tuple[dict[str, Any], ...] = (
        {"v": 0},
        {"v": "x"},
        {"kind": 7},
        {"data": {}},
        {"data": []},
        {"at": "now"},
    )
    for change in (*broken, undated):
        with pytest.raises(DamagedFile):
            record_from_json(good | change)
