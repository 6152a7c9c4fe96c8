"""The answer of a time-stamping authority, read: whether it stamped, and what its token states."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from asn1crypto import cms, core, tsp
from msgspec import Struct

from store.proof.errors import BROKEN, Unreadable

MOST_BYTES = 4 << 20
"""Bytes that an answer may have; real ones have about six thousand."""
GRANTED = ("granted", "granted_with_mods")


class Token(Struct, frozen=True):
    """What an authority states: this hash was there at this moment. `at` is in UTC, `accuracy` the seconds it may
    be off either way, None where that is not said; `nonce` is None where the answer has none.

    `signed` is the part that carries the signature, `certificates` are those that came with it, in DER.
    """

    algorithm: str
    imprint: bytes
    nonce: int | None
    policy: str
    serial: int
    at: datetime
    accuracy: float | None
    certificates: tuple[bytes, ...]
    signed: cms.SignedData
    content: bytes


class _Response(core.Sequence):  # type: ignore[misc]
    """An answer; where an authority refuses there is no token."""

    _fields: ClassVar[list[Any]] = [
        ("status", tsp.PKIStatusInfo),
        ("time_stamp_token", cms.ContentInfo, {"optional": True}),
    ]


class Answer(Struct, frozen=True):
    """An answer: its status, and what the authority says of a refusal; the token is there when it stamped."""

    status: str
    why: str
    token: Token | None


def read_answer(data: bytes) -> Answer:
    """Read an answer, or a token alone. Raises `Unreadable`, whatever the bytes are."""
    if len(data) > MOST_BYTES:
        raise Unreadable(f"> {MOST_BYTES >> 20} MB")
    try:
        return _answer(data)
    except BROKEN as error:
        raise Unreadable(f"DER, {len(data)} B") from error


def _answer(data: bytes) -> Answer:
    if isinstance(core.load(data, strict=True)[0], core.ObjectIdentifier):
        return Answer(GRANTED[0], "", _token(cms.ContentInfo.load(data, strict=True)))
    read = _Response.load(data, strict=True)
    status = read["status"]["status"].native
    failure, texts = read["status"]["fail_info"].native, read["status"]["status_string"].native
    why = ", ".join([*(texts or ()), *sorted(failure or ())])
    if status not in GRANTED:
        return Answer(str(status), why, None)
    return Answer(status, why, _token(read["time_stamp_token"]))


def _token(info: cms.ContentInfo) -> Token:
    if info["content_type"].native != "signed_data":
        raise Unreadable("signed_data")
    signed = info["content"]
    inside = signed["encap_content_info"]
    if inside["content_type"].native != "tst_info":
        raise Unreadable("tst_info")
    content = bytes(inside["content"])
    stated = tsp.TSTInfo.load(content, strict=True)
    stated.native  # noqa: B018 - reading is lazy: what is broken inside is found here
    imprint, accuracy = stated["message_imprint"], stated["accuracy"].native
    return Token(
        imprint["hash_algorithm"]["algorithm"].native,
        imprint["hashed_message"].native,
        stated["nonce"].native,
        stated["policy"].dotted,
        stated["serial_number"].native,
        stated["gen_time"].native,
        _seconds(accuracy) if accuracy else None,
        tuple(one.chosen.dump() for one in signed["certificates"] or () if one.name == "certificate"),
        signed,
        content,
    )


def _seconds(accuracy: dict[str, int | None]) -> float:
    return (accuracy["seconds"] or 0) + (accuracy["millis"] or 0) / 1e3 + (accuracy["micros"] or 0) / 1e6
