"""A bundle of large evidence passes through in pieces."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest

from store.case.intents import OpenCase
from store.opening import HomeDesk

LARGE = """
import sys, resource
from pathlib import Path
from store.days.clock import system_clock
from store.disk.home import Home
from store.opening import open_home
from store.handover.packing import bundle
from store.handover.sealing import KEY, Seal
from store.handover.unpacking import Given, open_bundle
from store.handover.unsealing import TRIES, Secrets
home, out, copies = map(Path, sys.argv[1:4])
seal = Seal(**{sys.argv[4]: "four words are good"})
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
bundle(open_home(Home(home), system_clock(), "x", "zh"), [1], out, seal)
open_bundle(Given(out, Secrets(lambda: "four words are good"), system_clock()), copies)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.parametrize("kind", ["passphrase", "password"])
def test_large_evidence_passes_through_in_pieces(desk: HomeDesk, tmp_path: Path, kind: str) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "录像"})).view.number
    desk.attach_stream(number, BytesIO(bytes(range(256)) * 240_000), "long.mp4", "goods")
    desk.close()
    words = [str(desk.home.path), str(tmp_path / "out"), str(tmp_path / "copies"), kind]
    done = subprocess.run([sys.executable, "-c", LARGE, *words], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 60  # MB; the evidence alone has 61, a passphrase costs age some memory of its own
