"""An answer holds for what was asked, or is refused for exactly what is wrong with it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID
from hypothesis import given, settings
from hypothesis import strategies as st

from store.proof.holding import Holds, check
from store.proof.request import Request, from_der, is_policy, to_der
from store.proof.wrong import Why, Wrong
from tests.store.proof.authority import BEGAN, NOW, STAMPS, Authority, authority, party, refusal

ASKED = Request("ab" * 32, 12345678901234567890)
QUERY = to_der(ASKED)
USUAL = authority()
USUAL_ANSWER = USUAL.answer(QUERY)


def why(answer: bytes, roots: bytes = b"", asked: bytes = QUERY) -> Why:
    with pytest.raises(Wrong) as wrong:
        check(answer, [asked], roots)
    return wrong.value.why


def test_a_request_says_what_it_asks_and_nothing_of_the_case() -> None:
    assert from_der(QUERY) == ASKED
    wished = Request("cd" * 32, 7, "1.2.3.4.1")
    assert from_der(to_der(wished)) == wished
    assert len(QUERY) < 80


@pytest.mark.parametrize("kind", ["ec", "rsa"])
@pytest.mark.parametrize("between", [False, True])
@pytest.mark.parametrize("ess", ["v1", "v2"])
def test_an_answer_holds_whatever_key_chain_and_naming_it_has(kind: str, between: bool, ess: str) -> None:
    made = authority(kind=kind, between=between, ess=ess)
    chain = ("Test TSA", "Test CA", "Test Root") if between else ("Test TSA", "Test Root")
    assert check(made.answer(QUERY), [QUERY], made.pem) == (
        0,
        Holds("Test TSA", NOW, 1.0, "1.2.3.4.1", 4711, chain),
    )


@pytest.mark.parametrize(
    "made", [authority(kind="rsa", pss=True), authority(kind="ed25519")], ids=["pss", "ed25519"]
)
def test_newer_ways_of_signing_hold_too(made: Authority) -> None:
    answer = made.answer(QUERY)
    assert check(answer, [QUERY])[1].authority == "Test TSA"
    begins = answer.index(b"20261123020000Z")
    assert why(answer[:begins] + b"20251123020000Z" + answer[begins + 15 :]) is Why.SIGNATURE


def test_a_chain_of_keys_that_cannot_be_checked_is_not_called_a_stranger() -> None:
    """SM2 and others: it may well lead to the root, only nobody here can tell."""
    made = authority(kind="ed25519")
    with pytest.raises(Wrong) as wrong:
        check(made.answer(QUERY), [QUERY], made.pem)
    assert (wrong.value.why, wrong.value.values["method"]) == (Why.METHOD, "1.3.101.112")


def test_a_hash_that_can_be_made_to_fit_two_texts_proves_nothing() -> None:
    with pytest.raises(Wrong) as wrong:
        check(authority(hash_name="sha1").answer(QUERY), [QUERY])
    assert (wrong.value.why, wrong.value.values["method"]) == (Why.METHOD, "sha1")


def test_further_certificates_in_the_answer_do_no_harm() -> None:
    """OpenSSL sends the root along; others send half a drawer."""
    made = authority(between=True)
    made.certificates = [*made.roots, party("Stranger"), *made.certificates]
    assert check(made.answer(QUERY), [QUERY], made.pem)[1].root == "Test Root"


def test_among_several_requests_the_right_one_is_found() -> None:
    older = to_der(Request("ab" * 32, 1))
    other = to_der(Request("ef" * 32, 2))
    assert check(USUAL_ANSWER, [older, other, QUERY], USUAL.pem)[0] == 2


def test_without_roots_the_signature_is_checked_and_no_root_is_named() -> None:
    _, holds = check(USUAL_ANSWER, [QUERY])
    assert (holds.chain, holds.root) == ((), "")


def test_a_stamp_holds_when_its_certificates_have_ended_since() -> None:
    made = authority()
    made.at = datetime(2025, 6, 1, tzinfo=UTC)
    made.signer = party("Short", made.roots[0], ca=False, usage=STAMPS, ends=datetime(2025, 7, 1, tzinfo=UTC))
    made.certificates = [made.signer]
    assert check(made.answer(QUERY), [QUERY], made.pem)[1].authority == "Short"


def test_what_was_asked_is_what_must_be_answered() -> None:
    assert why(USUAL_ANSWER, asked=to_der(Request("cd" * 32, ASKED.nonce))) is Why.IMPRINT
    assert why(USUAL_ANSWER, asked=to_der(Request(ASKED.sha256, 5))) is Why.NONCE
    assert why(USUAL.answer(QUERY, nonce=None)) is Why.NONCE
    assert why(USUAL_ANSWER, asked=to_der(Request(ASKED.sha256, ASKED.nonce, "1.2.3"))) is Why.POLICY


def test_a_refusal_says_why() -> None:
    with pytest.raises(Wrong) as wrong:
        check(refusal("今日已停止服务"), [QUERY])
    assert wrong.value.why is Why.NOT_STAMPED
    assert "今日已停止服务" in str(wrong.value.values["why"])


def without(made: Authority, usage: x509.ExtendedKeyUsage | None, critical: bool = True) -> bytes:
    made.signer = party("Web", made.roots[0], ca=False, usage=usage, critical=critical)
    made.certificates = [made.signer]
    return made.answer(QUERY)


def test_a_certificate_for_something_else_stamps_no_time() -> None:
    made = authority()
    both = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING, ExtendedKeyUsageOID.SERVER_AUTH])
    for answer in (
        without(made, None),
        without(made, x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])),
        without(made, both),
        without(made, STAMPS, critical=False),
    ):
        assert why(answer, made.pem) is Why.USAGE
        assert why(answer) is Why.USAGE


def test_a_chain_must_have_been_valid_at_the_stamped_moment() -> None:
    late = datetime(2040, 1, 1, tzinfo=UTC)
    for moment in (late, datetime(2020, 1, 1, tzinfo=UTC)):
        made = authority(at=moment)
        assert why(made.answer(QUERY), made.pem) is Why.EXPIRED
        assert why(made.answer(QUERY)) is Why.EXPIRED
    root = party("Old Root")
    between = party("Old CA", root, ends=datetime(2025, 1, 1, tzinfo=UTC))
    signer = party("New TSA", between, ca=False, usage=STAMPS)
    with pytest.raises(Wrong) as wrong:
        check(Authority(signer, [signer, between], [root]).answer(QUERY), [QUERY], root.pem)
    assert (wrong.value.why, wrong.value.values["name"], wrong.value.values["begin"]) == (
        Why.EXPIRED,
        "Old CA",
        BEGAN,
    )


def test_a_chain_leads_to_the_roots_given_and_to_no_other_of_the_same_name() -> None:
    assert why(USUAL_ANSWER, authority().pem) is Why.ROOTS
    ended = party(
        "Test Root", ends=datetime(2025, 1, 1, tzinfo=UTC)
    )  # a stranger's, and that it ended is no matter
    assert why(USUAL_ANSWER, ended.pem) is Why.ROOTS
    lost = authority(between=True)
    lost.certificates = [lost.signer]  # the one between is missing
    assert why(lost.answer(QUERY), lost.pem) is Why.ROOTS


def test_who_may_not_sign_certificates_signs_none() -> None:
    root = party("Root")
    for between in (party("No CA", root, ca=False), party("Short CA", party("Long CA", root, length=0), length=0)):
        signer = party("TSA", between, ca=False, usage=STAMPS)
        assert why(Authority(signer, [signer, between], [root]).answer(QUERY), root.pem) is Why.ROOTS
    long = party("Long CA", root, length=0)
    short = party("Short CA", long, length=0)
    signer = party("TSA", short, ca=False, usage=STAMPS)
    made = Authority(signer, [signer, short, long], [root])
    assert why(made.answer(QUERY), made.pem) is Why.ROOTS


def test_another_certificate_with_the_same_key_is_not_the_one_that_was_meant() -> None:
    """What ESSCertID is for: the answer names its certificate by hash."""
    made = authority()
    twin = party("Twin", made.roots[0], ca=False, usage=STAMPS)
    named = Authority(twin, [twin], made.roots)
    for ess in ("v1", "v2"):
        named.ess, made.ess = ess, ess
        swapped = authority()
        swapped.signer, swapped.certificates = made.signer, made.certificates
        swapped._named = named._named  # type: ignore[method-assign]
        assert why(swapped.answer(QUERY), made.pem) is Why.SIGNATURE


def test_what_was_changed_after_it_was_signed_does_not_hold() -> None:
    begins = USUAL_ANSWER.index(b"20261123020000Z")
    sooner = USUAL_ANSWER[:begins] + b"20251123020000Z" + USUAL_ANSWER[begins + 15 :]
    assert why(sooner, USUAL.pem) is Why.SIGNATURE


@pytest.mark.parametrize(
    "garbage", [b"", b"\0", b"<html>404</html>", b"\x30\x80", b"\x30\x03\x02\x01\x00", QUERY, USUAL.pem]
)
def test_what_is_no_answer_cannot_be_read(garbage: bytes) -> None:
    assert why(garbage) is Why.UNREADABLE


def test_an_answer_cut_anywhere_cannot_be_read() -> None:
    for end in range(0, len(USUAL_ANSWER), 7):
        assert why(USUAL_ANSWER[:end], USUAL.pem) is Why.UNREADABLE
    assert why(USUAL_ANSWER + b"\0", USUAL.pem) is Why.UNREADABLE


def test_roots_that_are_none_are_told_apart() -> None:
    assert why(USUAL_ANSWER, b"not PEM") is Why.ROOTS_UNREADABLE
    assert (
        why(USUAL_ANSWER, b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n") is Why.ROOTS_UNREADABLE
    )


def test_a_root_in_der_is_a_root() -> None:
    assert check(USUAL_ANSWER, [QUERY], USUAL.roots[0].der)[1].root == "Test Root"


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(USUAL_ANSWER) - 1), st.integers(1, 255))
def test_an_altered_byte_is_refused_or_alters_nothing_that_is_stated(place: int, flip: int) -> None:
    altered = bytearray(USUAL_ANSWER)
    altered[place] ^= flip
    try:
        _, holds = check(bytes(altered), [QUERY], USUAL.pem)
    except Wrong:
        return
    assert holds == check(USUAL_ANSWER, [QUERY], USUAL.pem)[1]


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_make_it_crash(data: bytes) -> None:
    with pytest.raises(Wrong):
        check(data, [QUERY])
    with pytest.raises(Wrong):
        check(
            USUAL_ANSWER[: -len(data) or None][: len(USUAL_ANSWER) - len(data)] + data + b"\1", [QUERY], USUAL.pem
        )


def test_a_policy_is_numbers_with_dots() -> None:
    assert is_policy("1.3.6.1.4.1.601.10.3.1")
    for text in ("", "1", "9.1", "1.02", "1..2", "a.b", "1.２", "1." * 200):
        assert not is_policy(text)
