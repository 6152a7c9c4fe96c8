"""A time-stamping authority to try things on: certificates and answers as real ones make them, or wrong ones."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from asn1crypto import algos, cms, core, tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

BEGAN, ENDS = datetime(2024, 1, 1, tzinfo=UTC), datetime(2034, 1, 1, tzinfo=UTC)
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
STAMPS = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey


def key_of(kind: str = "ec") -> Key:
    """A new key."""
    if kind == "ed25519":
        return ed25519.Ed25519PrivateKey.generate()
    return ec.generate_private_key(ec.SECP256R1()) if kind == "ec" else rsa.generate_private_key(65537, 2048)


@dataclass
class Party:
    """Somebody with a certificate and its key."""

    name: str
    key: Key
    certificate: x509.Certificate

    @property
    def der(self) -> bytes:
        """The certificate in DER."""
        return self.certificate.public_bytes(serialization.Encoding.DER)

    @property
    def pem(self) -> bytes:
        """The certificate in PEM."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)


def party(
    name: str,
    issuer: Party | None = None,
    *,
    kind: str = "ec",
    ca: bool = True,
    length: int | None = None,
    usage: x509.ExtendedKeyUsage | None = None,
    critical: bool = True,
    began: datetime = BEGAN,
    ends: datetime = ENDS,
) -> Party:
    """Somebody whose certificate an issuer signed, or they themselves."""
    key = key_of(kind)
    called = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    signer = issuer.key if issuer else key
    made = (
        x509.CertificateBuilder(issuer.certificate.subject if issuer else called, called, key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(began)
        .not_valid_after(ends)
        .add_extension(x509.BasicConstraints(ca, length if ca else None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()),
            critical=False,
        )
    )
    if usage:
        made = made.add_extension(usage, critical=critical)
    ed = isinstance(signer, ed25519.Ed25519PrivateKey)
    return Party(name, key, made.sign(signer, None if ed else hashes.SHA256()))


@dataclass
class Authority:
    """Answers requests. What is set otherwise than by default makes answers that must not be taken."""

    signer: Party
    certificates: Sequence[Party]
    roots: Sequence[Party]
    ess: str = "v2"
    at: datetime = NOW
    policy: str = "1.2.3.4.1"
    hash_name: str = "sha256"
    pss: bool = False

    @property
    def pem(self) -> bytes:
        """The roots, as they are given with `--roots`."""
        return b"".join(root.pem for root in self.roots)

    def answer(self, request: bytes, **other: object) -> bytes:
        """The answer to a request; `other` changes what it states."""
        asked = tsp.TimeStampReq.load(request)
        stated = {
            "version": "v1",
            "policy": self.policy,
            "message_imprint": asked["message_imprint"],
            "serial_number": 4711,
            "gen_time": self.at,
            "accuracy": {"seconds": 1},
            "nonce": asked["nonce"],
        }
        stated |= other
        content = tsp.TSTInfo({key: value for key, value in stated.items() if value is not None}).dump()
        info = cms.ContentInfo({"content_type": "signed_data", "content": self._signed(content)})
        return bytes(tsp.TimeStampResp({"status": {"status": "granted"}, "time_stamp_token": info}).dump())

    def _signed(self, content: bytes) -> cms.SignedData:
        attributes = cms.CMSAttributes(
            [
                {"type": "content_type", "values": ["tst_info"]},
                {"type": "message_digest", "values": [hashlib.new(self.hash_name, content).digest()]},
                self._named(),
            ]
        )
        signer = asn1.Certificate.load(self.signer.der)
        sid = {"issuer": signer.issuer, "serial_number": signer.serial_number}
        return cms.SignedData(
            {
                "version": "v3",
                "digest_algorithms": [{"algorithm": self.hash_name}],
                "encap_content_info": {"content_type": "tst_info", "content": core.ParsableOctetString(content)},
                "certificates": [asn1.Certificate.load(one.der) for one in self.certificates],
                "signer_infos": [
                    {
                        "version": "v1",
                        "sid": cms.SignerIdentifier("issuer_and_serial_number", sid),
                        "digest_algorithm": {"algorithm": self.hash_name},
                        "signed_attrs": attributes,
                        "signature_algorithm": self._method(),
                        "signature": self._sign(attributes.dump()),
                    }
                ],
            }
        )

    def _named(self) -> cms.CMSAttribute:
        if self.ess == "v1":
            named = {"cert_hash": hashlib.sha1(self.signer.der).digest()}
            return cms.CMSAttribute({"type": "signing_certificate", "values": [{"certs": [named]}]})
        named = {
            "hash_algorithm": algos.DigestAlgorithm({"algorithm": "sha256"}),
            "cert_hash": hashlib.sha256(self.signer.der).digest(),
        }
        return cms.CMSAttribute({"type": "signing_certificate_v2", "values": [{"certs": [named]}]})

    def _method(self) -> dict[str, object]:
        if self.pss:
            mask = {"algorithm": "mgf1", "parameters": {"algorithm": "sha256"}}
            how = {"hash_algorithm": {"algorithm": "sha256"}, "mask_gen_algorithm": mask, "salt_length": 32}
            return {"algorithm": "rsassa_pss", "parameters": how}
        match self.signer.key:
            case rsa.RSAPrivateKey():
                return {"algorithm": "sha256_rsa"}
            case ec.EllipticCurvePrivateKey():
                return {"algorithm": "sha256_ecdsa"}
            case _:
                return {"algorithm": "ed25519"}

    def _sign(self, data: bytes) -> bytes:
        match self.signer.key:
            case rsa.RSAPrivateKey() as key:
                how = padding.PSS(padding.MGF1(hashes.SHA256()), 32) if self.pss else padding.PKCS1v15()
                return key.sign(data, how, hashes.SHA256())
            case ec.EllipticCurvePrivateKey() as key:
                return key.sign(data, ec.ECDSA(hashes.SHA256()))
            case key:
                return key.sign(data)


def refusal(text: str = "no more stamps today") -> bytes:
    """The answer of an authority that does not stamp."""
    status = {"status": "rejection", "status_string": [text], "fail_info": {"bad_request"}}
    return bytes(core.SequenceOf([tsp.PKIStatusInfo(status)], spec=tsp.PKIStatusInfo).dump())


def authority(*, kind: str = "ec", between: bool = False, **other: object) -> Authority:
    """An authority whose certificate leads to a root, perhaps over one between."""
    root = party("Test Root", kind=kind)
    issuer = party("Test CA", root, kind=kind, length=0) if between else root
    signer = party("Test TSA", issuer, kind=kind, ca=False, usage=STAMPS)
    sent = [signer, issuer] if between else [signer]
    return Authority(signer, sent, [root], **other)  # type: ignore[arg-type]


LATER = timedelta(days=365 * 20)
"""Long after all these certificates have ended."""
