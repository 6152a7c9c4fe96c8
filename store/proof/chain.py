"""Whether certificates lead to a root that is trusted, at the moment that was stamped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509 import verification as path
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from msgspec import Struct

from store.proof.errors import BROKEN, Unreadable
from store.proof.signature import HASHES

DEEPEST = 8
"""Certificates between the signer and its root."""
SHORTEST_RSA, CURVES = 2048, ("secp256r1", "secp384r1", "secp521r1")
"""The keys by which chains can be checked; other ones are told by the number of their method."""


class Fault(StrEnum):
    """What is wrong with a chain."""

    USAGE = "usage"
    EXPIRED = "expired"
    ROOTS = "roots"
    METHOD = "method"


class BadChain(Exception):
    """A chain that does not hold, or cannot be checked: why, and of which certificate, or method, that is said."""

    def __init__(
        self, fault: Fault, name: str = "", begin: datetime | None = None, end: datetime | None = None
    ) -> None:
        self.fault, self.name, self.begin, self.end = fault, name, begin, end
        super().__init__(fault)


class Chain(Struct, frozen=True):
    """The names on the way from who signed to the root."""

    names: tuple[str, ...]


def read_roots(data: bytes) -> tuple[x509.Certificate, ...]:
    """The certificates of a PEM or DER file. Raises `Unreadable`."""
    try:
        if b"-----BEGIN" in data:
            return tuple(x509.load_pem_x509_certificates(data))
        return (x509.load_der_x509_certificate(data),)
    except BROKEN as error:
        raise Unreadable("PEM") from error


def name_of(certificate: bytes) -> str:
    """What the owner of a certificate is called. Raises `Unreadable`."""
    try:
        return _name(x509.load_der_x509_certificate(certificate))
    except BROKEN as error:
        raise Unreadable("certificate") from error


def check_signer(signer: bytes, at: datetime) -> None:
    """Whether a certificate may stamp times and nothing else (RFC 3161 §2.3), and was valid then.

    Raises `BadChain` and `Unreadable`.
    """
    try:
        one = x509.load_der_x509_certificate(signer)
        usage = [found for found in one.extensions if isinstance(found.value, x509.ExtendedKeyUsage)]
    except BROKEN as error:
        raise Unreadable("certificate") from error
    if not usage or not usage[0].critical or list(usage[0].value) != [ExtendedKeyUsageOID.TIME_STAMPING]:
        raise BadChain(Fault.USAGE, _name(one))
    _check_time(one, at)


def check_chain(signer: bytes, others: Sequence[bytes], roots: Sequence[x509.Certificate], at: datetime) -> Chain:
    """The chain from a signer to one of the roots, as it was at a moment. Raises `BadChain` and `Unreadable`.

    Whether a certificate was called back is not known: nothing is asked over a network.
    """
    check_signer(signer, at)
    try:
        one = x509.load_der_x509_certificate(signer)
        between = [x509.load_der_x509_certificate(data) for data in others if data != signer]
    except BROKEN as error:
        raise Unreadable("certificate") from error
    verifier = (
        path.PolicyBuilder()
        .store(path.Store(list(roots)))
        .time(at)
        .max_chain_depth(DEEPEST)
        .extension_policies(ca_policy=_issuers(), ee_policy=_stamps())
        .build_client_verifier()
    )
    try:
        return Chain(tuple(map(_name, verifier.verify(one, between).chain)))
    except path.VerificationError:
        for certificate in _way_up(one, (*between, *roots)):
            _check_time(certificate, at)
            if method := _unknown(certificate, certificate in roots):
                raise BadChain(Fault.METHOD, method) from None
        raise BadChain(Fault.ROOTS, _name(one)) from None


def _way_up(one: x509.Certificate, others: Sequence[x509.Certificate]) -> list[x509.Certificate]:
    """A certificate, those by which it was issued, and those by which these were, valid or not."""
    found, left = [one], list(others)
    for child in found:
        issuers = [other for other in left if _issued(child, other)]
        found += issuers
        left = [other for other in left if other not in issuers]
    return found


def _unknown(one: x509.Certificate, is_root: bool) -> str:
    """By what kind of key or signature a chain cannot be checked here, empty where it can; a root's own signature
    is looked at by nobody."""
    named = one.signature_algorithm_oid
    try:
        key = one.public_key()
        known = isinstance(key, rsa.RSAPublicKey) and key.key_size >= SHORTEST_RSA
        known |= isinstance(key, ec.EllipticCurvePublicKey) and key.curve.name in CURVES
        signed = one.signature_hash_algorithm
        known &= is_root or (signed is not None and signed.name in HASHES)
    except (UnsupportedAlgorithm, *BROKEN):
        known = False
    return "" if known else str(named.dotted_string)


def _issued(child: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        child.verify_directly_issued_by(issuer)
    except (InvalidSignature, UnsupportedAlgorithm, *BROKEN):
        return False
    return True


def _stamps() -> path.ExtensionPolicy:
    return path.ExtensionPolicy.permit_all().require_present(x509.ExtendedKeyUsage, path.Criticality.CRITICAL, None)


def _issuers() -> path.ExtensionPolicy:
    """Who may sign certificates; that they may is what the library itself requires beside this."""

    def is_issuer(_policy: path.Policy, _one: x509.Certificate, found: x509.BasicConstraints) -> None:
        if not found.ca:
            raise ValueError("no authority")

    def may_sign(_policy: path.Policy, _one: x509.Certificate, found: x509.KeyUsage | None) -> None:
        if found is not None and not found.key_cert_sign:
            raise ValueError("may not sign certificates")

    return (
        path.ExtensionPolicy.permit_all()
        .require_present(x509.BasicConstraints, path.Criticality.AGNOSTIC, is_issuer)
        .may_be_present(x509.KeyUsage, path.Criticality.AGNOSTIC, may_sign)
    )


def _check_time(one: x509.Certificate, at: datetime) -> None:
    begin, end = one.not_valid_before_utc, one.not_valid_after_utc
    if not begin <= at <= end:
        raise BadChain(Fault.EXPIRED, _name(one), begin, end)


def _name(one: x509.Certificate) -> str:
    found = one.subject.get_attributes_for_oid(NameOID.COMMON_NAME) or list(one.subject)
    return " ".join(str(found[-1].value).split())[:200] if found else "?"
