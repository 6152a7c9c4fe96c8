"""What a form says while a moment is typed. It is Thursday 2026-11-26, 12:00."""

from __future__ import annotations

from datetime import datetime

import pytest

from content.text.words import Translator
from store.days.clock import HOME_ZONE
from tui.desk.dialogs.when import wrong_when
from tui.say.heard import heard_when

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=HOME_ZONE)


@pytest.mark.parametrize("typed", ["03/11", "03/11/2026", "3/11 18:30"])
def test_a_day_that_could_be_two_is_told_as_both_while_it_is_typed_and_refused_so(typed: str) -> None:
    tr = Translator("en")
    for said in (heard_when(tr, typed, NOW), wrong_when(tr, typed, NOW)):
        assert said is not None
        assert "2026-11-03 or 2026-03-11" in str(said)


def test_in_chinese_the_month_stands_before_the_day() -> None:
    said = heard_when(Translator("zh"), "03/11", NOW)
    assert said is not None
    assert said.values["moment"] == "2026-03-11（周三）"


def test_what_is_half_typed_says_nothing_yet() -> None:
    assert heard_when(Translator("en"), "03/", NOW) is None


@pytest.mark.parametrize(("typed", "known"), [("2026-11-20", False), ("2026-11-20 18:30", True)])
def test_a_day_without_an_hour_says_that_none_is_known(typed: str, known: bool) -> None:
    said = heard_when(Translator("en"), typed, NOW)
    assert said is not None
    assert ("the hour not known" in str(said)) != known
