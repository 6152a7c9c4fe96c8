"""The command `stamp`, with OpenSSL as the authority on the other side."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.tui.conftest import Cli

CONFIG = """
[tsa]
default_tsa = local
[local]
serial = serial
signer_cert = tsa.pem
certs = root.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_chain = yes
ess_cert_id_alg = {ess}
"""


def openssl(folder: Path, *words: str) -> str:
    """Run OpenSSL; where it is missing CI fails, and a test elsewhere is skipped."""
    found = shutil.which("openssl")
    if found is None:
        assert not os.environ.get("CI"), "openssl is missing; .ci/run installs it"
        pytest.skip("openssl is not installed")
    done = subprocess.run([found, *words], cwd=folder, capture_output=True, text=True, timeout=60, check=True)
    return done.stdout


def local_authority(folder: Path, ess: str) -> Path:
    """The files of a time-stamping authority of OpenSSL, made anew."""
    folder.mkdir()
    new = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
    openssl(folder, "req", "-x509", *new, "-keyout", "root.key", "-out", "root.pem", "-days", "3650",
            "-subj", "/CN=Local Root", "-addext", "keyUsage=critical,keyCertSign,cRLSign")  # fmt: skip
    openssl(folder, "req", *new, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Local TSA")
    (folder / "ext").write_text("extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n")
    openssl(folder, "x509", "-req", "-in", "tsa.csr", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial",
            "-out", "tsa.pem", "-days", "3650", "-extfile", "ext")  # fmt: skip
    (folder / "ts.cnf").write_text(CONFIG.format(ess=ess))
    (folder / "serial").write_text("01\n")
    return folder


@pytest.mark.openssl
@pytest.mark.parametrize("ess", ["sha1", "sha256"])
def test_openssl_reads_what_is_asked_and_what_it_answers_is_read_here(cli: Cli, tmp_path: Path, ess: str) -> None:
    cli.add()
    (tmp_path / "chat.txt").write_text("商家：不退")
    cli("attach", "1", str(tmp_path / "chat.txt"), "--kind", "chat")
    tsa = local_authority(tmp_path / "tsa", ess)
    asked = cli("stamp", "1", "-o", str(tmp_path / "case.tsq"))
    assert asked.out.strip() == str(tmp_path / "case.tsq")
    assert "不会从这里发送" in asked.err
    assert "Certificate required: yes" in openssl(tmp_path, "ts", "-query", "-in", "case.tsq", "-text")
    openssl(tsa, "ts", "-reply", "-config", "ts.cnf", "-queryfile", "../case.tsq", "-out", "case.tsr")
    taken = cli("stamp", "1", "--answer", str(tsa / "case.tsr"), "--roots", str(tsa / "root.pem"))
    assert taken.status == 0, taken.err
    assert "Local TSA → Local Root" in taken.out
    assert "不能证明" in taken.out
    checked = cli("stamp", "1", "--check", "--json").json
    assert (checked[0]["holds"], checked[0]["differs"]) == (True, [])
    manifest, answer = Path(checked[0]["manifest"]), Path(checked[0]["answer"])
    assert manifest.read_bytes() == (tmp_path / "case.tsq.txt").read_bytes()
    verified = openssl(tsa, "ts", "-verify", "-data", str(manifest), "-in", str(answer), "-CAfile", "root.pem")
    assert "Verification: OK" in verified
    openssl(tsa, "ts", "-verify", "-queryfile", "../case.tsq", "-in", str(answer), "-CAfile", "root.pem")


def test_check_tells_what_waits_and_what_is_not_there(cli: Cli) -> None:
    cli.add()
    none = cli("stamp", "1", "--check")
    assert (none.status, none.out) == (0, "")
    assert "没有时间戳" in none.err
    request = cli("stamp", "1").out.strip()
    assert f"还在等答复：{request}" in cli("stamp", "1", "--check").err


def test_what_makes_no_sense_together_is_said(cli: Cli, tmp_path: Path) -> None:
    cli.add()
    assert cli("stamp", "1", "--check", "--answer", "x").status == 2
    assert cli("stamp", "1", "--roots", "x").status == 2
    assert cli("stamp", "1", "--answer", str(tmp_path / "none.tsr")).status == 1
    assert cli("stamp", "9").status == 1


def test_a_list_of_hashes_says_what_hashes_alone_do_not_prove(cli: Cli, tmp_path: Path) -> None:
    cli.add()
    (tmp_path / "chat.txt").write_text("商家：不退")
    cli("attach", "1", str(tmp_path / "chat.txt"))
    assert "tuikuan stamp 1" in cli("evidence", "1").err
