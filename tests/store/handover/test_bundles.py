"""A bundle: what it holds, how it is closed, and how it is opened again."""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pyrage import passphrase, x25519

from content.text.words import Problem, Translator
from store.care.packs import new_pack
from store.care.purge import purge
from store.case.intents import LabelExhibit, NoteDiary, OpenCase, TrashCase
from store.disk.home import Home
from store.errors import MissingExtra, Refused
from store.handover.packing import Made, bundle
from store.handover.sealing import KEY, Seal
from store.handover.unpacking import Given, Opened, open_bundle
from store.handover.unsealing import TRIES, Secrets
from store.kept import CopyState
from store.opening import HomeDesk, open_home
from tests.conftest import StandingClock
from tests.store.handover.conftest import PHRASE

Opening = Callable[..., Opened]


def said(problem: Problem) -> str:
    return Translator("en").say(problem.message)


def copy_of(opened: Opened, clock: StandingClock) -> HomeDesk:
    return open_home(opened.home, clock, "王芳", "zh")


@pytest.mark.parametrize(
    "seal", [Seal(), Seal(passphrase=PHRASE), Seal(password=PHRASE)], ids=["open", "age", "zip"]
)
def test_a_bundle_opens_to_the_same_cases_and_copies(
    *, desk: HomeDesk, number: int, tmp_path: Path, clock: StandingClock, open_it: Opening, seal: Seal
) -> None:
    before = desk.view(number).case
    made = bundle(desk, [number], tmp_path / "out", seal, "王芳")
    assert made.path.stat().st_mode & 0o077 == 0
    opened = open_it(made.path)
    copy = copy_of(opened, clock)
    there = copy.view(number).case
    assert there.records == before.records
    assert [kept.state for kept in copy.exhibits(copy.view(number))] == [CopyState.UNCHANGED] * 2
    assert (opened.copy.by, opened.copy.whom, opened.copy.events) == ("小李", "王芳", {number: len(before.records)})
    assert opened.home.path.stat().st_mode & 0o077 == 0


def test_it_is_closed_for_keys_of_age(desk: HomeDesk, number: int, tmp_path: Path, clock: StandingClock) -> None:
    mine, other = x25519.Identity.generate(), x25519.Identity.generate()
    made = bundle(desk, [number], tmp_path / "out", Seal(recipients=(str(mine.to_public()),)))
    assert made.path.read_bytes().startswith(b"age-encryption.org/v1")
    (tmp_path / "mine.txt").write_text(f"# created: today\n{mine}\n")
    (tmp_path / "other.txt").write_text(f"{other}\n")

    def opens(key: Path | None) -> Opened:
        return open_bundle(Given(made.path, Secrets(lambda: "", key), clock), tmp_path / "copies")

    assert opens(tmp_path / "mine.txt").copy.events
    for key, words in (
        (None, "--identity"),
        (tmp_path / "other.txt", "for another key"),
        (made.path, "no key of age"),
    ):
        with pytest.raises(Refused) as refused:
            opens(key)
        assert words in said(refused.value)
    with pytest.raises(Refused) as refused:
        bundle(desk, [number], tmp_path / "out2", Seal(recipients=("age1nothing",)))
    assert "is not a public key of age" in said(refused.value)


def test_what_is_closed_shows_nothing_of_the_case(made: Made) -> None:
    with zipfile.ZipFile(made.path) as outer:
        assert outer.namelist() == ["READ-ME.txt", "key.age", "parcel.age"]
    data = made.path.read_bytes()
    for word in ("蓝牙耳机", "李小明", "13812345678", "goods"):
        assert word.encode() not in data


@pytest.mark.parametrize("seal", [Seal(passphrase=PHRASE), Seal(password=PHRASE)], ids=["age", "zip"])
def test_a_wrong_password_opens_nothing(
    desk: HomeDesk, number: int, tmp_path: Path, open_it: Opening, seal: Seal
) -> None:
    made = bundle(desk, [number], tmp_path / "out", seal)
    with pytest.raises(Refused) as refused:
        open_it(made.path, "four words are bad")
    assert "This password does not open" in said(refused.value)
    assert list((tmp_path / "copies").iterdir()) == []


def with_work(made: Made, work: int) -> Path:
    """The bundle as a machine closes it on which so much work takes a second: the factor stands in age's header."""
    other = made.path.with_name("faster")
    with zipfile.ZipFile(made.path) as before, zipfile.ZipFile(other, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            after.writestr(name, re.sub(rb"(-> scrypt \S+) \d+", b"\\1 %d" % work, data) if name == KEY else data)
    return other


def test_what_was_closed_on_a_much_faster_machine_is_told_as_that_and_not_as_a_wrong_password(
    made: Made, open_it: Opening
) -> None:
    with pytest.raises(Refused) as refused:
        open_it(with_work(made, 35))
    assert "closed on a much faster machine" in said(refused.value)
    with pytest.raises(Refused) as refused:
        open_it(with_work(made, 1))
    assert "This password does not open" in said(refused.value), "a header that was changed opens with nothing"


def test_a_machine_that_was_busy_for_a_moment_opens_it_all_the_same(
    made: Made, open_it: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    decrypt, refused = passphrase.decrypt, list[int]()

    def busy(data: bytes, word: str) -> bytes:
        if len(refused) < TRIES - 1:
            refused.append(1)
            data = re.sub(rb"(-> scrypt \S+) \d+", rb"\1 35", data)
        return bytes(decrypt(data, word))

    monkeypatch.setattr(passphrase, "decrypt", busy)
    assert open_it(made.path).copy.events
    assert len(refused) == TRIES - 1


def test_a_short_password_is_refused(desk: HomeDesk, number: int, tmp_path: Path) -> None:
    for seal in (Seal(passphrase="kurz"), Seal(password="kurz")):
        with pytest.raises(Refused) as refused:
            bundle(desk, [number], tmp_path / "out", seal)
        assert "8 characters or more" in said(refused.value)
    assert not (tmp_path / "out").exists()


def test_it_is_written_down_in_the_case(desk: HomeDesk, number: int, made: Made) -> None:
    line = Translator("zh").say(desk.view(number).timeline()[-1].text)
    assert line == f"已交给王芳（SHA-256 {made.sha256[:12]}…）"


def test_a_name_that_is_taken_is_left_alone(desk: HomeDesk, number: int, made: Made) -> None:
    before = made.path.read_bytes()
    with pytest.raises(Refused):
        bundle(desk, [number], made.path, Seal())
    assert made.path.read_bytes() == before
    assert bundle(desk, [number], made.path, Seal(), over=True).path == made.path


def test_a_copy_that_was_changed_is_not_handed_over(desk: HomeDesk, number: int, tmp_path: Path) -> None:
    copy = desk.exhibits(desk.view(number))[1].path
    copy.chmod(0o600)
    copy.write_bytes(b"other")
    with pytest.raises(Refused) as refused:
        bundle(desk, [number], tmp_path / "out", Seal())
    assert "E2 of case 1 is not what was taken in" in said(refused.value)
    assert not (tmp_path / "out").exists()


def test_what_was_taken_out_stays_at_home_and_is_named(
    desk: HomeDesk, number: int, tmp_path: Path, open_it: Opening
) -> None:
    one = desk.view(number).case.exhibits[1]
    desk.do(number, LabelExhibit(one.id, one.evidence, one.note, out=True))
    made = bundle(desk, [number], tmp_path / "out", Seal())
    assert made.bundle.cases[0].left == ["E2"]
    assert "Not in it: #1 E2" in [Translator("en").say(note).replace("、", ", ") for note in made.notes]
    opened = open_it(made.path)
    assert [path.name.partition("-")[2] for path in (opened.home.evidence / "1").iterdir()] == ["李小明的聊天.txt"]


def test_an_own_playbook_goes_along(desk: HomeDesk, tmp_path: Path, clock: StandingClock, open_it: Opening) -> None:
    new_pack(desk.home, desk.library, "my-shop", clock().date())
    number = desk.open(OpenCase("my-shop", facts={"product": "茶杯"})).view.number
    other = desk.open(OpenCase("douyin", facts={"product": "鞋"})).view.number
    made = bundle(desk, [number, other, number], tmp_path / "out", Seal())
    copy = copy_of(open_it(made.path), clock)
    assert copy.view(number).case.playbook == "my-shop"
    assert copy.view(other).title == "鞋"


def test_opened_twice_it_is_the_same_copy_with_its_remarks(
    made: Made, helper: HomeDesk, number: int, open_it: Opening, clock: StandingClock
) -> None:
    helper.do(number, NoteDiary("先问仓库"))
    again = open_it(made.path)
    assert again.before
    assert [one.text for one in copy_of(again, clock).view(number).case.remarks] == ["先问仓库"]


def test_a_folder_with_something_else_is_left_alone(made: Made, tmp_path: Path, clock: StandingClock) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mein")
    with pytest.raises(Refused) as refused:
        open_bundle(Given(made.path, Secrets(lambda: PHRASE), clock), tmp_path / "mine", inside=False)
    assert "is not empty" in said(refused.value)
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".opening")] == []


def test_a_purge_forgets_what_was_handed_over(desk: HomeDesk, number: int, made: Made) -> None:
    assert list(desk.home.handed.iterdir())
    desk.do(number, TrashCase())
    purge(Home(desk.home.path), desk.file, number)
    assert list(desk.home.handed.iterdir()) == []


@pytest.mark.parametrize(
    ("module", "seal"), [("pyrage", Seal(passphrase=PHRASE)), ("pyzipper", Seal(password=PHRASE))]
)
def test_without_the_extra_one_sentence_says_what_installs_it(
    *, desk: HomeDesk, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, seal: Seal
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtra) as missing:
        bundle(desk, [number], tmp_path / "out", seal)
    assert "pip install 'tuikuan[share]'" in said(missing.value)
    assert bundle(desk, [number], tmp_path / "out", Seal()).path.exists()
