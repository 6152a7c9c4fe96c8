"""The generic playbook: the whole way by law alone, and no platform's name anywhere in the code."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from content.lint import check
from content.pack.claims import Confidence
from content.pack.files import SHIPPED
from content.pack.library import Library
from content.pack.model import StepKind
from content.pack.playbook import Playbook
from store.papers.letters import LETTER_NAMES

ROOT = Path(__file__).parents[2]
FOLDER = SHIPPED / "generic"
TODAY = date(2026, 11, 28)


@pytest.fixture(params=("zh", "en"))
def book(request: pytest.FixtureRequest) -> Playbook:
    return Library().get("generic", request.param)


def test_the_linter_finds_nothing() -> None:
    assert [f"{f.file}:{f.line}: {f.rule}: {f.what}" for f in check(FOLDER, TODAY, LETTER_NAMES)] == []


def test_it_names_no_platform_and_no_seed() -> None:
    for path in Path(str(FOLDER)).rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"抖音|Douyin|原文第|原文说|\bseed\b|95152", text), path


def test_its_limits_are_law_or_say_that_they_are_not() -> None:
    for limit in Library().get("generic", "zh").limits.values():
        if limit.confidence is Confidence.U:
            assert re.search("没有查到规定|没有统一的规定", limit.source), limit.id
            assert "提醒" in limit.title, limit.id
        else:
            reprint = "可靠转载" in limit.source
            assert limit.confidence is (Confidence.B if reprint else Confidence.A), limit.id
            assert re.search(r"《.+?》", limit.source), limit.id


def test_it_goes_the_whole_way(book: Playbook) -> None:
    flow = book.flow
    assert flow.first == "contact"
    assert {"demand", "platform", "complain", "court-file", "refunded"} <= set(flow.steps)
    ends = {step.id for step in flow.steps.values() if step.kind is StepKind.END}
    outcomes = {end: book.step(end).outcome for end in ends}
    assert outcomes == {
        "finish": "refunded",
        "settled-end": "settled",
        "cleared-end": "settled",
        "mediated-end": "mediated",
        "owed-end": "lost",
        "stop": "stopped",
    }


def test_it_is_as_rich_as_it_must_be(book: Playbook) -> None:
    assert len(book.reasons) >= 40
    assert len(book.replies) >= 10
    assert len(book.letters()) >= 8
    numbers = set(re.findall(r"\d{3,}", " ".join(f"{c.title} {c.how}" for c in book.channels.values())))
    assert numbers == {"12315", "12345", "12305", "12326", "96110", "110"}


CODE = sorted(
    path
    for folder in ("tui", "store", "content")
    for path in (ROOT / folder).rglob("*.py")
    if "__pycache__" not in path.parts
)
DEFAULT_LINE = 'DEFAULT = "douyin"'


def test_nothing_in_the_code_says_the_name_of_a_platform() -> None:
    said = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in CODE
        # what reads pages of shops must know what is no shop's name; what hides accounts, of which app one is
        if "pasted" not in path.parts and not path.name.startswith("redact_")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"douyin|抖音|jinritemai|95152", line, re.IGNORECASE)
    ]
    assert [line.partition(": ")[2] for line in said] == [DEFAULT_LINE], said


def test_no_word_of_the_interface_says_the_name_of_a_platform() -> None:
    words = (ROOT / "content" / "locale" / "zh" / "LC_MESSAGES" / "tuikuan.po").read_text(encoding="utf-8")
    kept = "\n".join(line for line in words.splitlines() if not line.startswith("#"))
    assert not re.search(r"douyin|抖音", kept, re.IGNORECASE)
