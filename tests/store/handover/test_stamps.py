"""A stamp of time on the desk: asked for, taken in, kept beside the evidence, and told for what it is worth."""

from __future__ import annotations

import sys
from copy import deepcopy
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest

from content.text.words import Translator
from store.care.backup import Scope, backup, restore
from store.care.purge import purge
from store.case.intents import NoteDiary, OpenCase, TrashCase, UndoChange
from store.disk.home import Home
from store.errors import MissingExtra, Refused
from store.handover.stamps import Proof, ask, proofs, take_in, waiting
from store.opening import HomeDesk, open_home
from store.ports import Histories
from store.proof.manifest import events_in, manifest_of
from tests.conftest import StandingClock
from tests.store.handover.stamping import said, stamped
from tests.store.proof.authority import Authority, authority


@pytest.fixture
def number(desk: HomeDesk) -> int:
    number = desk.open(OpenCase("douyin", facts={"product": "蓝牙耳机", "paid": "199"})).view.number
    desk.attach_stream(number, BytesIO(b"chat"), "聊天\n记录.png", "chat")
    desk.attach_stream(number, BytesIO(b"goods"), "goods.jpg", "goods")
    return number


def test_the_manifest_lists_events_and_exhibits_and_is_always_the_same_text(desk: HomeDesk, number: int) -> None:
    asked = ask(desk, number)
    text = asked.manifest.read_text(encoding="utf-8")
    events = desk.file.histories().cases[number]
    assert text.startswith(
        f"tuikuan manifest 1\ncase {number}\nevents {len(events)}\nexhibits 2\n\nevent 1 2026-11-23T"
    )
    chat = sha256(b"chat").hexdigest()
    assert f'\nexhibit E1 2026-11-23T10:00:00+08:00 4 {chat} "聊天\\n记录.png"\n' in text
    assert asked.sha256 == sha256(text.encode()).hexdigest()
    again = {key: {**event, "data": dict(reversed(event["data"].items()))} for key, event in enumerate(events)}
    assert manifest_of(number, list(again.values()), desk.view(number).case.exhibits).decode() == text
    assert events_in(text.encode()) == len(events)


def test_asking_twice_is_asking_once_until_the_case_goes_on(desk: HomeDesk, number: int) -> None:
    first = ask(desk, number)
    request = first.request.read_bytes()
    assert ask(desk, number) == first
    assert first.request.read_bytes() == request
    desk.do(number, NoteDiary("商家说今天退"))
    assert ask(desk, number).sha256 != first.sha256
    assert len(waiting(desk, number)) == 2


def test_an_answer_is_kept_beside_the_evidence_and_is_no_fact(
    desk: HomeDesk, number: int, tsa: Authority, tmp_path: Path
) -> None:
    before = desk.view(number)
    asked, proof = stamped(desk, number, tsa, tmp_path)
    assert proof.answer.parent == desk.home.stamps / str(number)
    assert proof.answer.stat().st_mode & 0o077 == 0
    assert (proof.holds.authority, proof.holds.root, proof.differs, proof.notes) == (
        "Test TSA",
        "Test Root",
        (),
        (),
    )
    after = desk.view(number)
    assert (after.facts, after.exhibits, after.diary) == (before.facts, before.exhibits, before.diary)
    line = Translator("zh").say(after.timeline()[-1].text)
    assert line == f"Test TSA的时间戳：清单{asked.sha256[:12]}…所列的内容在2026-11-23 10:00已经存在"
    assert waiting(desk, number) == ()
    assert [one.answer for one in proofs(desk, number) if isinstance(one, Proof)] == [proof.answer]


def test_an_answer_taken_in_twice_is_there_once(
    desk: HomeDesk, number: int, tsa: Authority, tmp_path: Path
) -> None:
    stamped(desk, number, tsa, tmp_path)
    version = desk.view(number).case.version
    take_in(desk, number, tmp_path / "answer.tsr", tmp_path / "roots.pem")
    assert len(proofs(desk, number)) == 1
    assert desk.view(number).case.version == version


def test_two_authorities_may_stamp_the_same(desk: HomeDesk, number: int, tsa: Authority, tmp_path: Path) -> None:
    asked, _ = stamped(desk, number, tsa, tmp_path)
    other = authority(kind="rsa", at=tsa.at)
    (tmp_path / "other.tsr").write_bytes(other.answer(asked.request.read_bytes()))
    (tmp_path / "other.pem").write_bytes(other.pem)
    take_in(desk, number, tmp_path / "other.tsr", tmp_path / "other.pem")
    assert [isinstance(one, Proof) for one in proofs(desk, number)] == [True, True]


def test_a_stamp_goes_on_to_hold_while_the_case_goes_on(
    desk: HomeDesk, number: int, tsa: Authority, tmp_path: Path
) -> None:
    stamped(desk, number, tsa, tmp_path)
    desk.do(number, NoteDiary("后来"))
    desk.do(number, UndoChange())
    (proof,) = proofs(desk, number)
    assert isinstance(proof, Proof)
    assert proof.differs == ()


def test_a_copy_that_was_changed_since_is_named(
    desk: HomeDesk, number: int, tsa: Authority, tmp_path: Path
) -> None:
    stamped(desk, number, tsa, tmp_path)
    copy = desk.exhibits(desk.view(number))[1].path
    copy.chmod(0o600)
    copy.write_bytes(b"other")
    (proof,) = proofs(desk, number)
    assert isinstance(proof, Proof)
    assert [Translator("en").say(words) for words in proof.differs] == [
        "The copy of E2 is not as it was stamped: it was changed."
    ]
    with pytest.raises(Refused, match="is not what was taken in"):
        ask(desk, number)


def test_a_case_with_other_events_is_not_as_it_was_stamped(
    desk: HomeDesk, number: int, tsa: Authority, tmp_path: Path
) -> None:
    asked, _ = stamped(desk, number, tsa, tmp_path)

    def other(here: Histories) -> Histories:
        here.cases[number] = deepcopy(here.cases[number])
        here.cases[number][1]["data"]["value"] = "另一个"
        return here

    desk.file.rewrite(other)
    (proof,) = proofs(desk, number)
    assert isinstance(proof, Proof)
    assert len(proof.differs) == 1
    assert asked.manifest.exists()


def test_what_does_not_hold_is_refused_and_not_kept(
    desk: HomeDesk, number: int, tsa: Authority, tmp_path: Path
) -> None:
    answer = tsa.answer(ask(desk, number).request.read_bytes())
    bad, roots = tmp_path / "bad.tsr", tmp_path / "roots.pem"
    roots.write_bytes(tsa.pem)
    for data, words in (
        (b"", "cannot be read as the answer"),
        (answer[:300], "cannot be read as the answer"),
        (b"<html>", "cannot be read as the answer"),
        (answer.replace(b"20261123020005Z", b"20251123020005Z"), "does not fit what it states"),
    ):
        bad.write_bytes(data)
        with pytest.raises(Refused) as refused:
            take_in(desk, number, bad, roots)
        assert words in said(refused.value)
        assert "forged" not in said(refused.value)
    assert proofs(desk, number) == ()
    assert len(waiting(desk, number)) == 1


def test_an_answer_of_another_case_is_told(desk: HomeDesk, number: int, tsa: Authority, tmp_path: Path) -> None:
    other = desk.open(OpenCase("douyin", facts={"product": "鞋"})).view.number
    answer = tmp_path / "other.tsr"
    answer.write_bytes(tsa.answer(ask(desk, other).request.read_bytes()))
    with pytest.raises(Refused) as refused:
        take_in(desk, number, answer)
    assert "No stamp was asked for case 1" in said(refused.value)
    ask(desk, number)
    with pytest.raises(Refused) as refused:
        take_in(desk, number, answer)
    assert "is about something else" in said(refused.value)


def test_without_roots_it_is_kept_and_told_that_nobody_checked_who_signed(
    desk: HomeDesk, number: int, tsa: Authority, tmp_path: Path
) -> None:
    asked = ask(desk, number)
    answer = tmp_path / "answer.tsr"
    answer.write_bytes(tsa.answer(asked.request.read_bytes()))
    proof = take_in(desk, number, answer)
    assert [Translator("en").say(words) for words in proof.notes] == [
        "Who the authority is was not checked; for that, give its root certificate: “--roots”."
    ]
    (tmp_path / "roots.pem").write_bytes(authority().pem)
    (refused,) = proofs(desk, number, tmp_path / "roots.pem")
    assert isinstance(refused, Refused)
    assert "does not lead to those in" in said(refused)


@pytest.mark.parametrize("at", [datetime(2027, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)])
def test_a_moment_that_cannot_be_is_told(desk: HomeDesk, number: int, tmp_path: Path, at: datetime) -> None:
    _, proof = stamped(desk, number, authority(at=at), tmp_path)
    assert "does not fit the clock of this computer" in Translator("en").say(proof.notes[0])


def test_a_policy_that_was_asked_for_is_held_to(
    desk: HomeDesk, number: int, tsa: Authority, tmp_path: Path
) -> None:
    asked = ask(desk, number, "1.2.3.9")
    answer = tmp_path / "answer.tsr"
    answer.write_bytes(tsa.answer(asked.request.read_bytes()))
    with pytest.raises(Refused) as refused:
        take_in(desk, number, answer)
    assert "under the policy 1.2.3.4.1, and 1.2.3.9 was asked for" in said(refused.value)
    with pytest.raises(Refused, match="is not a policy"):
        ask(desk, number, "gold")


def test_a_purge_takes_the_stamps_and_a_backup_keeps_them(
    desk: HomeDesk, number: int, tsa: Authority, tmp_path: Path, clock: StandingClock
) -> None:
    import zipfile

    _, proof = stamped(desk, number, tsa, tmp_path)
    archive = backup(desk, tmp_path / "all.zip", Scope.EVIDENCE)
    with zipfile.ZipFile(archive) as opened:
        assert f"stamps/{number}/{proof.answer.name}" in opened.namelist()
    there = Home(tmp_path / "there")
    restore(archive, there)
    (again,) = proofs(open_home(there, clock, "小李", "zh"), number)
    assert isinstance(again, Proof)
    assert (again.holds, again.differs) == (proof.holds, ())
    desk.do(number, TrashCase())
    purge(Home(desk.home.path), desk.file, number)
    assert not (desk.home.stamps / str(number)).exists()


def test_without_the_extra_one_sentence_says_what_installs_it(
    desk: HomeDesk, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith(("asn1crypto", "store.proof.request"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "asn1crypto", None)
    with pytest.raises(MissingExtra) as missing:
        ask(desk, number)
    assert "pip install 'tuikuan[stamp]'" in said(missing.value)
    assert not desk.home.stamps.exists()
