"""Pictures of goods are called pictures where nothing is sent: in lists, in dossiers, in letters, on the card."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from store.case.called import kind_proves, kind_title
from store.case.intents import OpenCase
from store.case.titles import Titles
from store.case.view import CaseView
from store.disk.home import Home
from store.dossier.shelf import title_of
from store.opening import HomeDesk, open_home
from tests.conftest import StandingClock

Make = Callable[[str, str], tuple[HomeDesk, CaseView]]


@pytest.fixture
def make(home: Home, clock: StandingClock, tmp_path: Path) -> Make:
    """A case in a language, with a reason, that holds a picture."""

    def made(language: str, reason: str) -> tuple[HomeDesk, CaseView]:
        desk = open_home(home, clock, author="me", language=language)
        facts = {
            "product": "X",
            "order": "1234567890",
            "merchant": "M",
            "name": "N",
            "reason": reason,
            "demand": "refund",
        }
        number = desk.open(OpenCase("generic", facts=facts, sure=True)).view.number
        (tmp_path / "a.jpg").write_bytes(b"a")
        desk.attach(number, tmp_path / "a.jpg", "goods", "")
        return desk, desk.view(number)

    return made


CALLED = {
    "zh": ("图片或视频", "服务的实际状况", "商品图片"),
    "en": ("Pictures or videos", "the actual state of what was provided", "of the goods"),
}
SERVICES = ["voucher", "work", "tour", "booking"]


@pytest.mark.parametrize("reason", SERVICES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_pictures_of_a_service_are_not_of_goods(make: Make, language: str, reason: str) -> None:
    called, proves, goods = CALLED[language]
    desk, here = make(language, reason)
    assert title_of(here, "goods") == Titles(here.case, here.playbook).evidence("goods") == called
    assert kind_proves("goods", here.case, here.playbook) == proves
    listed = [one.title for one in here.checklist if one.id == "goods"]
    assert listed == [called] * len(listed)
    text = desk.letter(here.number, "evidence-list").text
    assert called in text
    assert goods not in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_pictures_of_goods_stay_what_the_playbook_calls_them(make: Make, language: str) -> None:
    _, here = make(language, "quality")
    kind = here.playbook.evidence["goods"]
    assert kind_title("goods", here.case, here.playbook) == kind.title
    assert kind_proves("goods", here.case, here.playbook) == kind.proves
    assert kind_title("none such", here.case, here.playbook) == "none such"
    assert kind_proves("none such", here.case, here.playbook) == ""


def test_pictures_of_a_parcel_one_sent_prove_the_parcel(make: Make) -> None:
    _, here = make("zh", "sent-parcel")
    assert kind_proves("goods", here.case, here.playbook) == "快件和内件的实际状况"
