"""What was tampered with beside a stamp: manifest, request, roots; each is told, none is a missing stamp."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest

from content.text.words import Translator
from store.case.intents import NoteDiary
from store.errors import Refused
from store.handover.stamps import Proof, proofs, take_in, waiting
from store.opening import HomeDesk
from store.ports import Histories
from tests.store.handover.stamping import said, stamped
from tests.store.proof.authority import Authority


def test_a_manifest_that_was_changed_is_told_line_by_line_and_is_no_missing_stamp(
    desk: HomeDesk, number: int, tsa: Authority, tmp_path: Path
) -> None:
    asked, _ = stamped(desk, number, tsa, tmp_path)
    desk.do(number, NoteDiary("后来"))
    right = asked.manifest.read_text(encoding="utf-8")
    asked.manifest.write_text(right.replace("goods.jpg", "other.jpg"), encoding="utf-8")
    (proof,) = proofs(desk, number)
    assert isinstance(proof, Proof)
    assert proof.asked.sha256 == asked.sha256
    (text,) = (Translator("en").say(words) for words in proof.differs)
    assert "lines that differ: 1. Line " in text
    assert text.index("other.jpg") < text.index("and was “exhibit E2 ") < text.index("goods.jpg")
    asked.manifest.write_text("x", encoding="utf-8")
    (proof,) = proofs(desk, number)
    assert "Line 1 is “x” and was “tuikuan manifest 1”" in Translator("en").say(proof.differs[0])  # type: ignore[union-attr]
    asked.manifest.unlink()
    (proof,) = proofs(desk, number)
    assert "is gone. The case still gives the one" in Translator("en").say(proof.differs[0])  # type: ignore[union-attr]
    assert waiting(desk, number) == ()


def test_a_manifest_and_a_case_that_were_both_changed_are_told(
    desk: HomeDesk, number: int, tsa: Authority, tmp_path: Path
) -> None:
    asked, _ = stamped(desk, number, tsa, tmp_path)

    def other(here: Histories) -> Histories:
        here.cases[number] = deepcopy(here.cases[number])
        here.cases[number][1]["data"]["value"] = "另一个"
        return here

    desk.file.rewrite(other)
    asked.manifest.write_bytes(b"tuikuan manifest 1\n")
    (proof,) = proofs(desk, number)
    assert isinstance(proof, Proof)
    assert "does not give that one" in Translator("en").say(proof.differs[0])
    with pytest.raises(Refused, match="is not the one that was stamped"):
        take_in(desk, number, tmp_path / "answer.tsr", tmp_path / "roots.pem")


def test_a_request_that_cannot_be_read_is_told(desk: HomeDesk, number: int, tsa: Authority, tmp_path: Path) -> None:
    asked, _ = stamped(desk, number, tsa, tmp_path)
    asked.request.write_bytes(b"no request")
    (problem,) = proofs(desk, number)
    assert isinstance(problem, Refused)
    assert said(problem).startswith("A stamp that does not hold: the request to which ")
    with pytest.raises(Refused, match="cannot be read"):
        take_in(desk, number, tmp_path / "answer.tsr", tmp_path / "roots.pem")


@pytest.mark.parametrize("data", [b"", b"picture", b"-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n"])
def test_a_file_that_holds_no_certificates_is_one_sentence_and_nothing_is_checked(
    desk: HomeDesk, number: int, tsa: Authority, tmp_path: Path, data: bytes
) -> None:
    stamped(desk, number, tsa, tmp_path)
    (tmp_path / "wrong").write_bytes(data)
    with pytest.raises(Refused) as refused:
        proofs(desk, number, tmp_path / "wrong")
    assert said(refused.value) == (
        f"{tmp_path / 'wrong'} cannot be read as certificates (PEM or DER); nothing was checked. "
        "Give the file with the root certificate of the authority."
    )
