"""Whether the signature of a token holds: over what it states, by the certificate it names."""

from __future__ import annotations

import hashlib
import hmac
from contextlib import suppress

from asn1crypto import cms, tsp
from asn1crypto import x509 as asn1
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.x509 import load_der_x509_certificate

from store.proof.answer import Token
from store.proof.errors import BROKEN, Unreadable

HASHES = ("sha256", "sha384", "sha512")
"""The hashes of which nobody can find two texts that have the same."""


class Broken(Exception):
    """The signature does not hold, or is not about what is stated."""


class UnknownMethod(Exception):
    """It is signed in a way that cannot be checked here; the text is its name."""


def signer_of(token: Token) -> bytes:
    """The certificate whose key signed the token, in DER, once the signature has been checked.

    Raises `Broken`, `UnknownMethod`, and `Unreadable` when what is needed for that is not there.
    """
    try:
        return _signer(token)
    except (UnsupportedAlgorithm, *BROKEN) as error:
        raise Unreadable(" ".join(str(error).split())[:80] or type(error).__name__) from error


def _signer(token: Token) -> bytes:
    (info,) = token.signed["signer_infos"]
    attributes = {one["type"].native: one["values"] for one in info["signed_attrs"]}
    method = _known_hash(info["digest_algorithm"]["algorithm"].native)
    if attributes["content_type"][0].native != "tst_info":
        raise Broken
    if not hmac.compare_digest(attributes["message_digest"][0].native, hashlib.new(method, token.content).digest()):
        raise Broken
    certificate = _named(info["sid"], token.certificates)
    if not _is_meant(certificate, attributes):
        raise Broken
    _check(certificate, info, method)
    return bytes(certificate.dump())


def _named(sid: cms.SignerIdentifier, certificates: tuple[bytes, ...]) -> asn1.Certificate:
    for data in certificates:
        one = asn1.Certificate.load(data, strict=True)
        if sid.name == "issuer_and_serial_number":
            same = sid.chosen["serial_number"].native == one.serial_number and sid.chosen["issuer"] == one.issuer
        else:
            same = sid.chosen.native == one.key_identifier
        if same:
            return one
    raise Unreadable("no certificate of the signer")


def _is_meant(certificate: asn1.Certificate, attributes: dict[str, cms.CMSAttribute]) -> bool:
    """Whether the signed attributes name this very certificate (ESSCertID, RFC 5035), so that none was swapped."""
    if "signing_certificate_v2" in attributes:
        first: tsp.ESSCertIDv2 = attributes["signing_certificate_v2"][0]["certs"][0]
        method = first["hash_algorithm"]["algorithm"].native
        if method not in HASHES:
            raise UnknownMethod(method)
    elif "signing_certificate" in attributes:
        first, method = attributes["signing_certificate"][0]["certs"][0], "sha1"
    else:
        return False
    issuer = first["issuer_serial"]
    if issuer.native is not None and issuer["serial_number"].native != certificate.serial_number:
        return False
    found = hashlib.new(method, certificate.dump(), usedforsecurity=False).digest()
    return hmac.compare_digest(found, first["cert_hash"].native)


def _check(certificate: asn1.Certificate, info: cms.SignerInfo, method: str) -> None:
    signature, data = info["signature"].native, info["signed_attrs"].untag().dump()
    named = info["signature_algorithm"]
    try:
        key = load_der_x509_certificate(certificate.dump()).public_key()
    except (UnsupportedAlgorithm, ValueError) as error:
        raise UnknownMethod(str(certificate.public_key.algorithm)) from error
    used = _hash(named, method)
    try:
        match key:
            case rsa.RSAPublicKey() if named["algorithm"].native == "rsassa_pss":
                salt = named["parameters"]["salt_length"].native
                key.verify(signature, data, padding.PSS(padding.MGF1(used), salt), used)
            case rsa.RSAPublicKey():
                key.verify(signature, data, padding.PKCS1v15(), used)
            case ec.EllipticCurvePublicKey():
                key.verify(signature, data, ec.ECDSA(used))
            case ed25519.Ed25519PublicKey():
                key.verify(signature, data)
            case _:
                raise UnknownMethod(named["algorithm"].native)
    except InvalidSignature:
        raise Broken from None


def _hash(named: cms.SignedDigestAlgorithm, method: str) -> hashes.HashAlgorithm:
    """The hash that was signed; where the algorithm leaves it open, it is that of the message."""
    with suppress(ValueError):
        method = named.hash_algo
    known = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512()}
    return known[_known_hash(method)]


def _known_hash(method: str) -> str:
    if method not in HASHES:
        raise UnknownMethod(method)
    return method
