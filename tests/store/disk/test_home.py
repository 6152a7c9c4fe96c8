"""A home is its user's own, or its group's where the settings say so; anything else is refused with the way out."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest

from store.care.health import examine
from store.care.packs import new_pack
from store.case.intents import NoteDiary, OpenCase
from store.disk.home import Home
from store.errors import HomeProblem
from store.opening import HomeDesk, open_home
from tests.conftest import StandingClock

ONE, TWO, GROUP = 61_001, 61_002, 61_003
root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can be two other users")


@pytest.mark.parametrize(
    ("place", "mode"),
    [("", 0o777), ("", 0o770), ("evidence", 0o777), ("cases.json", 0o666), ("cases.json.lock", 0o622)],
)
def test_a_home_into_which_others_can_write_is_refused(desk: HomeDesk, place: str, mode: int) -> None:
    desk.open(OpenCase("douyin", facts={"product": "耳机"}))
    desk.close()
    path = desk.home.path / place
    desk.home.path.chmod(0o755)
    path.chmod(mode)
    with pytest.raises(HomeProblem, match="chmod go-w"):
        open_home(desk.home, desk.clock, "小李", "zh")
    path.chmod(mode & 0o755)
    assert len(open_home(desk.home, desk.clock, "小李", "zh").views()) == 1


def test_a_folder_that_is_a_link_is_as_safe_as_what_it_leads_to(desk: HomeDesk, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    desk.home.evidence.rmdir()
    desk.home.evidence.symlink_to(elsewhere)
    open_home(desk.home, desk.clock, "小李", "zh")
    elsewhere.chmod(0o777)
    with pytest.raises(HomeProblem, match="evidence"):
        open_home(desk.home, desk.clock, "小李", "zh")


@root
@pytest.mark.parametrize("place", ["", "cases.json", "backups"])
def test_a_home_that_belongs_to_somebody_else_is_refused(desk: HomeDesk, place: str) -> None:
    desk.open(OpenCase("douyin", facts={"product": "耳机"}))
    desk.close()
    desk.home.path.chmod(0o755)
    os.chown(desk.home.path / place, ONE, ONE)
    with pytest.raises(HomeProblem, match=str(ONE)):
        open_home(desk.home, desk.clock, "小李", "zh")


@pytest.fixture
def office() -> Iterator[Path]:
    """A folder that two users of one group can reach."""
    folder = Path(tempfile.mkdtemp(prefix="tuikuan-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def as_user(user: int, work: Callable[[], object]) -> None:
    """Do something as another user of the group, in a process of its own."""
    child = os.fork()
    if not child:
        status = 1
        try:
            os.setgroups([])
            os.setgid(GROUP)
            os.setuid(user)
            os.umask(0o077)
            work()
            status = 0
        finally:
            os._exit(status)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@root
def test_two_users_of_a_group_share_a_home(office: Path, clock: StandingClock, desk: HomeDesk) -> None:
    desk.open(OpenCase("douyin", facts={"product": "先读好程序"}))  # another user may not read its files
    desk.attach_stream(1, BytesIO(b"x"), "x.jpg", "goods")
    desk.views()
    desk.close()
    path = office / "home"
    path.mkdir()
    os.chown(path, ONE, GROUP)
    path.chmod(0o2770)
    home = Home(path, shared=True)

    def begin() -> None:
        mine = open_home(home, clock, "小李", "zh")
        mine.open(OpenCase("douyin", facts={"product": "耳机"}))
        mine.attach_stream(1, BytesIO(b"photo"), "小票.jpg", "goods")
        new_pack(home, mine.library, "our-shop", clock().date())
        mine.close()

    def go_on() -> None:
        theirs = open_home(home, clock, "小王", "zh")
        theirs.do(1, NoteDiary("商家说不退", "merchant", "chat"))
        theirs.attach_stream(1, BytesIO(b"video"), "开箱.mp4", "goods")
        theirs.drafts.save("note-1", {"text": "打到一半"})
        assert [one.state for one in theirs.exhibits(theirs.view(1))] == ["unchanged", "unchanged"]
        theirs.close()

    def look() -> None:
        mine = open_home(home, clock, "小李", "zh")
        assert [entry.by for entry in mine.view(1).timeline()][-2:] == ["小王", "小王"]
        assert mine.drafts.load("note-1")
        mine.do(1, NoteDiary("又说退", "merchant", "chat"))
        mine.close()

    for user, work in ((ONE, begin), (TWO, go_on), (ONE, look), (TWO, go_on)):
        as_user(user, work)
    for place in path.rglob("*"):
        found = place.stat()
        assert found.st_gid == GROUP, place
        assert not stat.S_IMODE(found.st_mode) & 0o007, place
        assert stat.S_IMODE(found.st_mode) & 0o040, place
    with pytest.raises(AssertionError):  # the setting is what makes it so
        as_user(TWO, lambda: open_home(Home(path), clock, "小王", "zh"))


@root
def test_the_doctor_knows_that_a_home_is_shared_and_names_what_is_a_link(
    desk: HomeDesk, tmp_path: Path, clock: StandingClock
) -> None:
    path, elsewhere = tmp_path / "office", tmp_path / "elsewhere"
    for folder in (path, elsewhere):
        folder.mkdir()
        os.chown(folder, -1, GROUP)
        folder.chmod(0o2770)
    (path / "playbooks").symlink_to(elsewhere)
    shared = Home(path, shared=True)
    checks = list(examine(shared, lambda: open_home(shared, clock, "小李", "zh")))
    assert all(check.ok for check in checks)
    assert any(check.words.values.get("place") == str(elsewhere) for check in checks)
    path.chmod(0o2775)
    told = [check.words.values for check in examine(shared, lambda: open_home(shared, clock, "小李", "zh"))]
    assert any(values.get("right") == "2770" for values in told)
