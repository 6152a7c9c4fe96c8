"""Whether an answer holds for one of the requests that were made: all checks in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime

from msgspec import Struct

from store.proof.answer import Token, read_answer
from store.proof.chain import BadChain, check_chain, check_signer, name_of, read_roots
from store.proof.errors import Unreadable
from store.proof.request import Request, from_der
from store.proof.signature import Broken, UnknownMethod, signer_of
from store.proof.wrong import Why, Wrong


class Holds(Struct, frozen=True):
    """What an answer states that holds: who says it, which moment (UTC, and how many seconds it may be off), under
    which policy and number, and the names from who signed to the root; none while no roots were given."""

    authority: str
    at: datetime
    accuracy: float | None
    policy: str
    serial: int
    chain: tuple[str, ...]

    @property
    def root(self) -> str:
        """The root it leads to, empty while none was given."""
        return self.chain[-1] if self.chain else ""


def check(data: bytes, requests: Sequence[bytes], roots: bytes = b"") -> tuple[int, Holds]:
    """To which of the requests an answer belongs, and what it states. `roots` are certificates in PEM or DER.

    Raises `Wrong`. A revoked certificate is not noticed: that would have to be asked over a network.
    """
    try:
        answer = read_answer(data)
    except Unreadable as error:
        raise Wrong(Why.UNREADABLE, why=str(error)) from error
    if answer.token is None:
        raise Wrong(Why.NOT_STAMPED, why=answer.why or answer.status)
    place = _asked(answer.token, _read(requests))
    try:
        return place, _signed(answer.token, roots)
    except Unreadable as error:
        raise Wrong(Why.UNREADABLE, why=str(error)) from error
    except Broken as error:
        raise Wrong(Why.SIGNATURE) from error
    except UnknownMethod as error:
        raise Wrong(Why.METHOD, method=str(error)) from error
    except BadChain as bad:
        raise Wrong(
            Why(bad.fault), name=bad.name, method=bad.name, begin=bad.begin, end=bad.end, at=answer.token.at
        ) from bad


def _read(requests: Sequence[bytes]) -> Mapping[int, Request]:
    """The requests that can be read, by their places."""
    found = {}
    for place, data in enumerate(requests):
        with suppress(Unreadable):
            found[place] = from_der(data)
    if not found:
        raise Wrong(Why.REQUEST)
    return found


def _asked(token: Token, requests: Mapping[int, Request]) -> int:
    imprint = token.imprint.hex()
    about = [place for place, one in requests.items() if (token.algorithm, imprint) == ("sha256", one.sha256)]
    if not about:
        raise Wrong(Why.IMPRINT, found=imprint[:16])
    same = [place for place in about if requests[place].nonce == token.nonce]
    if not same:
        raise Wrong(Why.NONCE)
    wished = requests[same[0]].policy
    if wished and wished != token.policy:
        raise Wrong(Why.POLICY, found=token.policy, wished=wished)
    return same[0]


def _signed(token: Token, roots: bytes) -> Holds:
    signer = signer_of(token)
    names: tuple[str, ...] = ()
    if roots:
        try:
            trusted = read_roots(roots)
        except Unreadable as error:
            raise Wrong(Why.ROOTS_UNREADABLE) from error
        names = check_chain(signer, token.certificates, trusted, token.at).names
    else:
        check_signer(signer, token.at)
    return Holds(name_of(signer), token.at, token.accuracy, token.policy, token.serial, names)
