"""A bundle from a stranger: whatever is in it, one sentence says so, and nothing is left or written elsewhere."""

from __future__ import annotations

import stat
import tracemalloc
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.text.words import Problem, Translator
from store.errors import Refused
from store.handover.answering import merge
from store.handover.packing import bundle
from store.handover.parcel import BUNDLE, CASES, is_inner_name
from store.handover.sealing import Seal
from store.handover.unpacking import Opened
from store.opening import HomeDesk
from tests.store.handover.conftest import PHRASE, secrets

Json = dict[str, Any]
Members = dict[str, bytes]


def said(problem: Problem) -> str:
    return Translator("en").say(problem.message)


def packed(path: Path, members: Members, method: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data, method)
    return path


@pytest.fixture
def members(desk: HomeDesk, number: int, tmp_path: Path) -> Members:
    """The files of an honest bundle."""
    with zipfile.ZipFile(bundle(desk, [number], tmp_path / "honest", Seal()).path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def told(members: Members, change: Callable[[Json], object]) -> Members:
    """The same with another list."""
    listed = msgspec.json.decode(members[BUNDLE])
    change(listed)
    return {**members, BUNDLE: msgspec.json.encode(listed)}


def added(members: Members, name: str, data: bytes) -> Members:
    """The same with a file more, that is in the list, too."""
    member = {"size": len(data), "sha256": sha256(data).hexdigest()}
    return {**told(members, lambda listed: listed["files"].update({name: member})), name: data}


def with_cases(members: Members, change: Callable[[Json], object]) -> Members:
    """The same with other cases, whose hash is right."""
    cases = msgspec.json.decode(members[CASES])
    change(cases)
    data = msgspec.json.encode(cases)
    return {**added(members, CASES, data)}


def refused(tmp_path: Path, open_it: Callable[..., Opened], path: Path, word: str = PHRASE) -> str:
    with pytest.raises(Refused) as problem:
        open_it(path, word)
    assert list((tmp_path / "copies").iterdir()) == []
    return said(problem.value)


def test_what_is_packed_here_is_an_honest_bundle(
    members: Members, tmp_path: Path, open_it: Callable[..., Opened]
) -> None:
    assert open_it(packed(tmp_path / "again", members)).copy.events


NAMES = (
    "../evil.txt", "evidence/../../evil.txt", "/etc/evil.txt", "evidence/1/../../../evil.txt", "evidence/1/.hidden",
    "evidence/0/x", "evidence/1/a/b", "evidence/1/a\\b", "config.toml", "copy.json", "cases.json.journal",
    "playbooks/x/../../evil.md", "playbooks/x/zh/run.py", "playbooks/.x/zh/a.md", "playbooks/x.md", "holidays.toml",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_no_name_leads_out_of_the_copy_or_into_its_settings(
    members: Members, tmp_path: Path, open_it: Callable[..., Opened], name: str
) -> None:
    assert not is_inner_name(name)
    before = sorted(path for path in tmp_path.rglob("*") if "copies" not in path.parts)
    path = packed(tmp_path / "evil", added(members, name, b"x"))
    assert "is not a bundle of tuikuan, is not whole, or was changed" in refused(tmp_path, open_it, path)
    assert sorted(one for one in tmp_path.rglob("*") if "copies" not in one.parts and one != path) == before


def test_links_are_not_made(members: Members, tmp_path: Path, open_it: Callable[..., Opened]) -> None:
    name = next(name for name in members if name.startswith("evidence"))
    with zipfile.ZipFile(tmp_path / "evil", "w") as archive:
        for one, data in members.items():
            info = zipfile.ZipInfo(one)
            info.external_attr = ((stat.S_IFLNK if one == name else stat.S_IFREG) | 0o777) << 16
            archive.writestr(info, data)
    assert "is not a bundle" in refused(tmp_path, open_it, tmp_path / "evil")


def test_evidence_that_no_case_names_is_not_taken(
    members: Members, tmp_path: Path, open_it: Callable[..., Opened]
) -> None:
    path = packed(tmp_path / "evil", added(members, f"evidence/1/{'0' * 12}-more.txt", b"x"))
    assert "is not a bundle" in refused(tmp_path, open_it, path)


def test_more_does_not_come_out_than_lies_in_there(
    members: Members, tmp_path: Path, open_it: Callable[..., Opened]
) -> None:
    """A bomb is small while it is packed: evidence may not be packed at all, pages are held to a size."""
    path = packed(tmp_path / "evil", members, zipfile.ZIP_DEFLATED)  # 5,000 bytes of "chat " are small then
    assert "is not a bundle" in refused(tmp_path, open_it, path)
    page = added(members, "playbooks/bomb/zh/flow.md", b"\0" * (30 << 20))
    assert "is not a bundle" in refused(tmp_path, open_it, packed(tmp_path / "evil2", page, zipfile.ZIP_BZIP2))
    listed = {**members, BUNDLE: b" " * (20 << 20) + members[BUNDLE]}
    assert "is not a bundle" in refused(tmp_path, open_it, packed(tmp_path / "evil3", listed, zipfile.ZIP_DEFLATED))


def test_a_file_that_is_there_twice_or_missing_or_not_listed_is_noticed(
    members: Members, tmp_path: Path, open_it: Callable[..., Opened]
) -> None:
    name = next(name for name in members if name.startswith("evidence"))
    packed(tmp_path / "evil", members)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(tmp_path / "evil", "a") as archive:
        archive.writestr(name, members[name])
    assert "is not a bundle" in refused(tmp_path, open_it, tmp_path / "evil")
    missing = {one: data for one, data in members.items() if one != name}
    assert "is not a bundle" in refused(tmp_path, open_it, packed(tmp_path / "evil2", missing))
    assert "is not a bundle" in refused(
        tmp_path, open_it, packed(tmp_path / "evil3", {**members, "more.txt": b"x"})
    )
    other = {**members, name: members[name][:-1] + b"x"}
    assert "is not a bundle" in refused(tmp_path, open_it, packed(tmp_path / "evil4", other))


WRONG: tuple[Callable[[Json], object], ...] = (
    lambda listed: listed.update(format="tuikuan-backup"),
    lambda listed: listed.update(version="1"),
    lambda listed: listed.update(id="../../x"),
    lambda listed: listed.update(key=""),
    lambda listed: listed.update(by=["x"]),
    lambda listed: listed.update(whom="x" * 10_000),
    lambda listed: listed.update(cases=[]),
    lambda listed: listed.update(cases={}),
    lambda listed: listed["cases"][0].update(number=0),
    lambda listed: listed["cases"][0].update(number=1e300),
    lambda listed: listed["cases"][0].update(number=2),
    lambda listed: listed["cases"][0].update(events=10**30),
    lambda listed: listed["cases"][0].update(opening="x"),
    lambda listed: listed["files"]["cases.json"].update(size=-1),
    lambda listed: listed["files"]["cases.json"].update(size=10**15),
    lambda listed: listed["files"]["cases.json"].update(sha256="0" * 64),
    lambda listed: listed.pop("files"),
)


@pytest.mark.parametrize("place", range(len(WRONG)))
def test_a_list_that_is_wrong_is_refused(
    members: Members, tmp_path: Path, open_it: Callable[..., Opened], place: int
) -> None:
    path = packed(tmp_path / "evil", told(members, WRONG[place]))
    assert "is not a bundle" in refused(tmp_path, open_it, path)


def test_a_newer_bundle_says_so(members: Members, tmp_path: Path, open_it: Callable[..., Opened]) -> None:
    path = packed(tmp_path / "newer", told(members, lambda listed: listed.update(version=2)))
    assert "was written by a newer tuikuan" in refused(tmp_path, open_it, path)


CASES_WRONG: tuple[Callable[[Json], object], ...] = (
    lambda cases: cases["cases"][0].update(number=10**12),
    lambda cases: cases["cases"][0]["events"].pop(),
    lambda cases: cases["cases"][0]["events"][0]["data"].update(step={"x": 1}),
    lambda cases: cases["cases"][0]["events"][0].update(at="9999-12-31T23:59:59+00:00"),
    lambda cases: cases["cases"][0]["events"][-1]["data"].update(stored="../../x"),
    lambda cases: cases["cases"].append(cases["cases"][0]),
    lambda cases: cases.clear(),
)


@pytest.mark.parametrize("place", range(len(CASES_WRONG)))
def test_cases_that_are_none_are_refused(
    members: Members, tmp_path: Path, open_it: Callable[..., Opened], place: int
) -> None:
    path = packed(tmp_path / "evil", with_cases(members, CASES_WRONG[place]))
    assert "is not a bundle" in refused(tmp_path, open_it, path)


@pytest.mark.parametrize(
    "seal", [Seal(), Seal(passphrase=PHRASE), Seal(password=PHRASE)], ids=["open", "age", "zip"]
)
def test_a_bundle_that_was_cut_is_refused(
    desk: HomeDesk, number: int, tmp_path: Path, *, open_it: Callable[..., Opened], seal: Seal
) -> None:
    data = bundle(desk, [number], tmp_path / "out", seal).path.read_bytes()
    for end in (0, 1, 30, len(data) // 2, len(data) - 1):
        (tmp_path / "cut").write_bytes(data[:end])
        assert "is not a bundle" in refused(tmp_path, open_it, tmp_path / "cut")


def test_age_that_was_cut_or_altered_is_refused(
    desk: HomeDesk, number: int, tmp_path: Path, open_it: Callable[..., Opened]
) -> None:
    path = bundle(desk, [number], tmp_path / "out", Seal(passphrase=PHRASE)).path
    with zipfile.ZipFile(path) as archive:
        inner = {name: archive.read(name) for name in archive.namelist()}
    sealed = inner["parcel.age"]
    for altered in (
        sealed[:-20],
        sealed[:300] + bytes([sealed[300] ^ 1]) + sealed[301:],
        sealed[:100],
        b"",
        b"x" * 500,
    ):
        assert "is not a bundle" in refused(
            tmp_path, open_it, packed(tmp_path / "evil", {**inner, "parcel.age": altered})
        )
    for key in (b"", b"x", b"\0" * 100_000):
        assert "is not a bundle" in refused(tmp_path, open_it, packed(tmp_path / "evil", {**inner, "key.age": key}))


def test_pipes_folders_and_what_is_not_there_are_told(tmp_path: Path, open_it: Callable[..., Opened]) -> None:
    import os

    os.mkfifo(tmp_path / "pipe")
    assert "is not a file" in refused(tmp_path, open_it, tmp_path / "pipe")
    assert "There is no file" in refused(tmp_path, open_it, tmp_path / "nothing")
    assert "not a file" in refused(tmp_path, open_it, tmp_path / "copies")


@pytest.mark.parametrize(
    "garbage", [b"", b"PK\x05\x06" + b"\0" * 18, b"age-encryption.org/v1\n", b"\x89PNG", b"{}"]
)
def test_garbage_is_no_bundle_and_no_answer(
    desk: HomeDesk, tmp_path: Path, open_it: Callable[..., Opened], garbage: bytes
) -> None:
    (tmp_path / "garbage").write_bytes(garbage)
    refused(tmp_path, open_it, tmp_path / "garbage")
    with pytest.raises(Refused):
        merge(desk, tmp_path / "garbage", secrets())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_an_altered_byte_is_refused_or_alters_nothing(
    data: st.DataObject, members: Members, tmp_path: Path, open_it: Callable[..., Opened]
) -> None:
    raw = bytearray((tmp_path / "honest").read_bytes())
    place = data.draw(st.integers(0, len(raw) - 1))
    raw[place] ^= data.draw(st.integers(1, 255))
    (tmp_path / "altered").write_bytes(bytes(raw))
    try:
        opened = open_it(tmp_path / "altered")
    except Refused:
        return
    kept = {path.name for path in (opened.home.evidence / "1").iterdir()}
    assert kept == {name.rpartition("/")[2] for name in members if name.startswith("evidence")}


def test_an_altered_byte_of_a_closed_bundle_is_refused_or_alters_nothing(
    desk: HomeDesk, number: int, tmp_path: Path, open_it: Callable[..., Opened]
) -> None:
    whole = bundle(desk, [number], tmp_path / "out", Seal(password=PHRASE)).path.read_bytes()
    refusals = 0
    for nth, place in enumerate(range(0, len(whole), len(whole) // 60)):
        raw = bytearray(whole)
        raw[place] ^= 0x55
        (tmp_path / "altered").write_bytes(bytes(raw))
        try:
            opened = open_it(tmp_path / "altered", into=f"copy{nth}")
        except Refused:
            refusals += 1
        else:
            assert opened.copy.events
    assert refusals > 40


def test_a_list_of_cases_that_unpacks_to_far_more_is_refused_before_it_is_read(
    members: Members, tmp_path: Path, open_it: Callable[..., Opened], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.handover.unpacking.MOST_CASES_BYTES", 8 << 20)
    huge = packed(tmp_path / "huge", {**members, CASES: b" " * (40 << 20)}, zipfile.ZIP_DEFLATED)
    tracemalloc.start()
    assert "> 8 MB" in refused(tmp_path, open_it, huge)
    assert tracemalloc.get_traced_memory()[1] < 4 << 20
    tracemalloc.stop()
