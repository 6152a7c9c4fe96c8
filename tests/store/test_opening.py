"""A desk over a home: another language is another desk over the same stores, and the two never mix."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from store.board.index import LEAST
from store.care.purge import purge
from store.case.intents import OpenCase, TrashCase
from store.disk.casefile import CaseFile
from store.errors import HomeProblem
from store.opening import HomeDesk, open_home
from tests.conftest import StandingClock


def test_a_change_of_language_while_cases_are_read_mixes_nothing_here_or_on_disk(
    desk: HomeDesk, clock: StandingClock
) -> None:
    facts = {"product": "耳机", "reason": "quality"}
    for _ in range(LEAST + 10):
        desk.open(OpenCase("douyin", facts=facts))
    desks = {language: desk.read_in(language) for language in ("zh", "en")}

    def read(language: str) -> set[str]:
        words = set()
        for _ in range(3):
            clock.forward(seconds=1)
            board = desks[language].views()
            words |= {one.names.split("\n", 1)[1] for one in board.outlines} | {view.step.title for view in board}
        return words

    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(read, ["zh", "en"] * 4))
    chinese, english = found[0], found[1]
    assert chinese.isdisjoint(english)
    assert all(words == (chinese, english)[n % 2] for n, words in enumerate(found))
    desk.close()
    for language, words in (("zh", chinese), ("en", english)):
        again = open_home(desk.home, desk.clock, "小李", language)
        assert {one.names.split("\n", 1)[1] for one in again.views().outlines} <= words
        assert (desk.home.cache / f"outlines-{language}").is_file()


def test_an_open_desk_keeps_no_draft_of_a_case_that_another_hand_has_purged(desk: HomeDesk) -> None:
    for product in ("耳机", "水壶"):
        desk.open(OpenCase("douyin", facts={"product": product}, sure=True))
    desk.do(2, TrashCase())
    desk.keep_draft("note-2", {"text": "水壶漏水"})
    assert desk.drafts.load("note-2")
    purge(desk.home, CaseFile(desk.home.cases), 2)
    desk.refresh()
    desk.keep_draft("note-2", {"text": "水壶漏水，打到一半"})
    desk.keep_draft("note-1", {"text": "耳机"})
    assert [path.name for path in desk.home.drafts.iterdir()] == ["note-1.json"]
    desk.home.cases.write_bytes(b"{")
    desk.keep_draft("note-1", {"text": "耳机坏了"})
    assert desk.drafts.load("note-1") == {"text": "耳机坏了"}


def test_a_draft_that_the_disk_refused_does_not_come_back_when_its_case_was_purged(desk: HomeDesk) -> None:
    for product in ("耳机", "水壶"):
        desk.open(OpenCase("douyin", facts={"product": product}, sure=True))
    desk.do(2, TrashCase())
    desk.home.drafts.rename(desk.home.path / "elsewhere")
    desk.home.drafts.write_bytes(b"no folder")
    for name in ("note-2", "note-1"):
        with pytest.raises(HomeProblem):
            desk.keep_draft(name, {"text": name})
    with pytest.raises(HomeProblem):
        desk.retry_drafts()
    desk.home.drafts.unlink()
    desk.home.drafts.mkdir()
    purge(desk.home, CaseFile(desk.home.cases), 2)
    desk.refresh()
    desk.retry_drafts()
    assert [path.name for path in desk.home.drafts.iterdir()] == ["note-1.json"]
    assert not desk.drafts.refused
