"""A request to a time-stamping authority: a hash, a number that nobody can guess, and please with certificates."""

from __future__ import annotations

from asn1crypto import algos, core, tsp
from msgspec import Struct

from store.proof.errors import BROKEN, Unreadable


class Request(Struct, frozen=True):
    """What was asked: the SHA-256 of the manifest, the number, and the policy that was wished for, or empty."""

    sha256: str
    nonce: int
    policy: str = ""


def to_der(request: Request) -> bytes:
    """A request as it is sent (`application/timestamp-query`)."""
    made = {
        "version": "v1",
        "message_imprint": {
            "hash_algorithm": algos.DigestAlgorithm({"algorithm": "sha256", "parameters": core.Null()}),
            "hashed_message": bytes.fromhex(request.sha256),
        },
        "nonce": request.nonce,
        "cert_req": True,
    }
    if request.policy:
        made["req_policy"] = request.policy
    return bytes(tsp.TimeStampReq(made).dump())


def from_der(data: bytes) -> Request:
    """A request that was kept. Raises `Unreadable`."""
    try:
        read = tsp.TimeStampReq.load(data, strict=True)
        imprint, policy = read["message_imprint"], read["req_policy"].native
        if imprint["hash_algorithm"]["algorithm"].native != "sha256":
            raise Unreadable("hash")
        return Request(imprint["hashed_message"].native.hex(), read["nonce"].native, policy or "")
    except BROKEN as error:
        raise Unreadable(str(error)) from error


def is_policy(text: str) -> bool:
    """Whether a text names a policy: numbers with dots between them, as ITU-T X.660 has them."""
    parts = text.split(".")
    return (
        len(text) < 200
        and len(parts) > 1
        and parts[0] in ("0", "1", "2")
        and all(part.isdecimal() and part.isascii() and (part == "0" or part[0] != "0") for part in parts)
    )
